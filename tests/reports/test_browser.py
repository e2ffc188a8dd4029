"""The page in a browser: headless Chromium, run by the nox session `outside`.

The browser is that of the machine. Nothing is on the network: the page is a file.
"""

import os
import re
import shutil
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest

from conflictmodel import Dossier, dump, example
from conflictmodel.cli.command import main
from support.golden_dossier import GOLDEN

pytestmark = pytest.mark.page
pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: see the session `outside`"
)
from playwright.sync_api import Browser, Page, Route, sync_playwright  # noqa: E402 - as said

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
# WCAG 2.2 at the levels A and AA, and what its authors call best practices.
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNFOLD = "() => document.querySelectorAll('details').forEach(each => { each.open = true; })"
HIDDEN = """() => [...document.querySelectorAll('main *, header *')]
    .filter(each => !each.closest('svg') && !each.closest('figcaption'))
    .filter(each => !each.checkVisibility()).map(each => each.outerHTML.slice(0, 200))"""
LOADING = """() => Promise.race([
    new Promise(done => setTimeout(done, 3000)),
    Promise.all([
        ['img', 'src', 'image'], ['script', 'src', 'script'], ['iframe', 'src', 'frame'],
        ['link', 'href', 'style'],
    ].map(([tag, attribute, name]) => new Promise(done => {
        const put = document.createElement(tag);
        put.addEventListener('load', done);
        put.addEventListener('error', done);
        put.rel = 'stylesheet';
        put[attribute] = 'https://example.org/' + name;
        document.body.append(put);
    })).concat([fetch('https://example.org/fetched').catch(() => 0)])),
]).then(() => {
    document.body.insertAdjacentHTML('beforeend',
        '<p style="color: red" id="styled">x</p><img src="x:" onerror="document.title = 1">');
    return new Promise(done => setTimeout(done, 100));
})"""
FOCUSED = """() =>
    [...document.querySelectorAll('summary')].indexOf(document.activeElement)"""
CUT = """() => [...document.querySelectorAll('body *')]
    .filter(each => !each.closest('svg') && !each.closest('figure') && !each.closest('.skip'))
    .filter(each => each.getBoundingClientRect().right > innerWidth + 1)
    .map(each => each.outerHTML.slice(0, 200))"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        pytest.skip(f"there is no {', '.join(BROWSERS)}")
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=found, args=FLAGS)
        yield opened
        opened.close()


def written(folder: Path, dossier: Dossier) -> str:
    """Write the page of a dossier and return its address."""
    dump(dossier, folder / "dossier.json")
    assert 0 == main(["report", str(folder / "dossier.json"), "--html", str(folder / "page.html")])
    return (folder / "page.html").as_uri()


@pytest.fixture(scope="module", params=["example", "golden"])
def address(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The page of the example, and that of a dossier with every field and odd texts."""
    dossier = {"example": example(), "golden": GOLDEN}[request.param]
    return written(tmp_path_factory.mktemp(request.param), dossier)


class Watched:
    """A page, and everything it asked for or complained of."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.colour = self.title = ""
        page.on("request", lambda each: self.requests.append(each.url))
        page.on("console", lambda each: self.complaints.append(each.text))
        page.on("pageerror", lambda each: self.complaints.append(str(each)))
        page.goto(address)


def test_it_renders_and_asks_for_nothing(browser: Browser, address: str) -> None:
    """Every heading is seen; the one request is for the file; there is no complaint."""
    with browser.new_context() as context:
        seen = Watched(context.new_page(), address)
        page = seen.page
        for heading in page.locator("h1, h2, h3").all():
            assert heading.is_visible()
        assert page.locator("svg").first.is_visible()
        for each in page.locator("summary").all():
            each.click()
        page.wait_for_load_state("networkidle")
        assert ([address], []) == (seen.requests, seen.complaints)


def got_past(browser: Browser, address: str) -> tuple[set[str], Watched]:
    """Put into a page what loads something, and return what got past the policy of the page.

    A browser tells of a request before it refuses it. What it does not refuse is answered here,
    so that nothing goes to the network.
    """
    passed: set[str] = set()

    def answer(route: Route) -> None:
        passed.add(route.request.url)
        route.fulfill(body="")

    with browser.new_context() as context:
        context.route(re.compile("^https://"), answer)
        seen = Watched(context.new_page(), address)
        seen.page.evaluate(LOADING)
        seen.colour = seen.page.evaluate("() => getComputedStyle(document.all.styled).color")
        seen.title = seen.page.title()
    return passed, seen


def test_nothing_gets_past_the_policy(browser: Browser, address: str) -> None:
    """Nothing that is put into the page is loaded, runs or has a style; the refusal is told."""
    passed, seen = got_past(browser, address)
    assert set() == passed
    assert "rgb(255, 0, 0)" != seen.colour
    assert "1" != seen.title
    assert any("Content Security Policy" in each for each in seen.complaints)


@pytest.mark.parametrize(
    ("policy", "expected"),
    [
        ("script-src 'none'", {"image", "style", "frame", "fetched"}),
        ("img-src 'none'", {"script", "style", "frame", "fetched"}),
    ],
)
def test_what_another_policy_allows_is_seen(
    browser: Browser, address: str, tmp_path: Path, policy: str, expected: set[str]
) -> None:
    """What a policy that is less strict allows does get past, so that the test above would fail."""
    text = Path(address.removeprefix("file://")).read_text(encoding="utf-8")
    assert 1 == text.count("default-src &#39;none&#39;")
    weak = text.replace("default-src &#39;none&#39;", policy).replace("style-src", "x-src")
    (tmp_path / "weak.html").write_text(weak, encoding="utf-8")
    passed, _ = got_past(browser, (tmp_path / "weak.html").as_uri())
    assert {f"https://example.org/{each}" for each in expected} == passed


def test_it_is_folded_and_unfolded_by_keyboard(browser: Browser, address: str) -> None:
    """Tab leads to every summary; Enter and the space bar unfold and fold what is below it."""
    with browser.new_context() as context:
        page = Watched(context.new_page(), address).page
        summaries = page.locator("summary").all()
        seen = [number for number, each in enumerate(summaries) if each.is_visible()]
        reached: list[int] = []
        for _ in range(page.locator("a, summary, main, figure").count() + 1):
            page.keyboard.press("Tab")
            if len(reached) == len(seen):
                break
            number: int = page.evaluate(FOCUSED)
            if number == -1:
                continue
            reached.append(number)
            assert "none" != summaries[number].evaluate(
                "each => getComputedStyle(each).outlineStyle"
            )
            below = summaries[number].locator("xpath=following-sibling::*").first
            for key, is_open in (("Enter", True), ("Enter", False), (" ", True), (" ", False)):
                page.keyboard.press(key)
                assert is_open == below.is_visible()
        assert len(seen) > 3
        assert seen == reached


def test_the_first_tab_leads_past_the_contents(browser: Browser, address: str) -> None:
    """The link to the report is seen once it has the focus, and moves the focus there."""
    with browser.new_context() as context:
        page = Watched(context.new_page(), address).page
        page.keyboard.press("Tab")
        skip = page.locator(".skip")
        box = skip.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        page.keyboard.press("Enter")
        assert "report" == page.evaluate("() => document.activeElement.id")


# Each two of scheme, width and folds meet once: what is wrong may hang on two of them.
@pytest.mark.parametrize(
    ("scheme", "width", "unfolded"),
    [
        ("light", 1280, False),
        ("dark", 1280, True),
        ("light", 320, True),
        ("dark", 320, False),
    ],
)
def test_axe_finds_nothing(
    browser: Browser, address: str, scheme: str, width: int, *, unfolded: bool
) -> None:
    """No rule of WCAG 2.2 A and AA is broken, nor a best practice, in either scheme and width."""
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    # axe-core is put into the page, which the policy of the page forbids; no other test does so.
    with browser.new_context(
        bypass_csp=True,
        color_scheme="dark" if scheme == "dark" else "light",
        viewport={"width": width, "height": 800},
    ) as context:
        page = context.new_page()
        page.goto(address)
        if unfolded:
            page.evaluate(UNFOLD)
        page.evaluate(axe)
        found = page.evaluate("(tags) => axe.run({runOnly: {type: 'tag', values: tags}})", RULES)
        broken = [
            (rule["id"], node["target"], node["failureSummary"])
            for rule in found["violations"]
            for node in rule["nodes"]
        ]
        assert [] == broken
        assert len(found["passes"]) > 20


def test_nothing_is_cut_on_a_narrow_screen(browser: Browser, address: str) -> None:
    """At 320 px, as at 400 % zoom, all is within the width; a picture alone is moved to and fro."""
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = Watched(context.new_page(), address).page
        page.evaluate(UNFOLD)
        assert 320 >= page.evaluate("() => document.documentElement.scrollWidth")
        assert [] == page.evaluate(CUT)


def test_everything_is_printed(browser: Browser, address: str) -> None:
    """On paper what is folded away is there, in the colours of the light scheme."""
    with browser.new_context(color_scheme="dark") as context:
        page = Watched(context.new_page(), address).page
        assert [] != page.evaluate(HIDDEN)
        page.emulate_media(media="print")
        assert [] == page.evaluate(HIDDEN)
        assert "rgb(255, 255, 255)" == page.evaluate(
            "() => getComputedStyle(document.body).backgroundColor"
        )
        assert page.pdf(format="A4").startswith(b"%PDF")


def test_the_example_is_printed_on_less_than_ten_sheets(browser: Browser, tmp_path: Path) -> None:
    """They are of A4, and everything is unfolded on them; how many depends on the fonts there."""
    address = written(tmp_path, example())
    with browser.new_context() as context:
        sheets = Watched(context.new_page(), address).page.pdf(format="A4")
        assert 10 > len(re.findall(rb"/Type\s*/Page\b", sheets)) > 3


def test_a_narrow_screen_has_the_pictures_in_words(browser: Browser, address: str) -> None:
    """What is too small to read in a picture can be read below it."""
    with browser.new_context(viewport={"width": 360, "height": 640}) as context:
        page = Watched(context.new_page(), address).page
        words = page.locator("figcaption p").all()
        assert len(words) > 2
        assert all(each.is_visible() for each in words)
        assert 360 >= page.evaluate("() => document.querySelector('figure').scrollWidth")


def test_motion_is_left_out_where_it_is_not_wanted(browser: Browser, address: str) -> None:
    """The page moves smoothly to a section, unless the reader asks for less."""
    behaviour = "() => getComputedStyle(document.documentElement).scrollBehavior"
    with browser.new_context() as context:
        page = Watched(context.new_page(), address).page
        assert "smooth" == page.evaluate(behaviour)
        page.emulate_media(reduced_motion="reduce")
        assert "auto" == page.evaluate(behaviour)
