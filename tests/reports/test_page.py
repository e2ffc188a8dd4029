"""The report as a page: everything that was said is on it, and nothing on it can act."""

import os
import subprocess
import sys
from base64 import b64encode
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256
from html.parser import HTMLParser
from importlib import import_module
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from attrs import evolve
from hypothesis import given, settings

from conflictmodel import (
    KILLED,
    WOUNDED,
    Attribution,
    Dossier,
    Estimate,
    Group,
    Hold,
    Installment,
    Interception,
    Judgement,
    Period,
    Place,
    Programme,
    Quantity,
    Retraction,
    Source,
    SourceKind,
    Subject,
    TerritorialClaim,
    at_least,
    at_most,
    currency,
    dump,
    exactly,
    example,
    hull,
    intersection,
    on,
    report,
)
from conflictmodel.claims.statements import phrase_of
from conflictmodel.cli.command import main
from conflictmodel.display.markup import element
from conflictmodel.errors import MissingExtraError
from conflictmodel.readers import Extract, Record
from conflictmodel.readers.record_findings import RecordFinding
from conflictmodel.reports.page import MOST_PICTURES, to_html
from conflictmodel.reports.sections import MOST, MOST_IN_FULL
from conflictmodel.rules import AnyRule
from conflictmodel.testing import dossiers
from conflictmodel.values import CAPTURED
from support.golden_dossier import GOLDEN
from support.markup import SVG, parsed, text_of
from support.worlds import BY, DAY, DEAD

ROOT = Path(__file__).parents[2]
HOSTILE = "<script>alert('1')</script>"
Printed = pytest.CaptureFixture[str]
USD = Quantity(exactly(100), currency("USD"))


def quiet(_done: int, _size: int) -> None:
    """Show nothing."""


def page(dossier: Dossier, *read: tuple[str, Extract], rule: AnyRule = intersection) -> str:
    """Return the page of a dossier."""
    return to_html(report(dossier, rule=rule), dossier, read, quiet)


def judged(*numbers: int) -> list[Estimate]:
    """Return estimates of as many origins."""
    return [
        Estimate(
            f"e{number}-{place}",
            DEAD,
            exactly(number),
            Attribution(Source(f"S{place}", SourceKind.MEDIA), DAY),
        )
        for place, number in enumerate(numbers)
    ]


EXAMPLE = page(example())


class Tags(HTMLParser):
    """Keeps every start tag with its attributes, as a browser reads them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.found.append((tag, dict(attrs)))


def tags(markup: str) -> list[tuple[str, dict[str, str | None]]]:
    """Return the tags that a browser reads."""
    reader = Tags()
    reader.feed(markup)
    return reader.found


def with_class(root: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the elements of a class."""
    return (each for each in root.iter() if each.get("class") == name)


def articles(page: str, section: str) -> list[ET.Element]:
    """Return the articles of a section."""
    named = f"{section}-"
    return [each for each in parsed(page).iter("article") if each.get("id", "").startswith(named)]


def headings(root: ET.Element) -> list[str]:
    """Return the headings of sections."""
    return [text_of(each) for each in root.iter("h2")]


# What is on it


def test_the_page_has_its_parts_in_order() -> None:
    """There is one first heading, landmarks, a link past the contents, and all sections."""
    root = parsed(EXAMPLE)
    assert "en" == root.get("lang")
    title = "Figures in a news agency report of 23 December 2024"
    assert [title] == [text_of(each) for each in root.iter("h1")]
    assert [title] == [text_of(each) for each in root.iter("title")]
    assert ["a", "header", "nav", "main", "footer"] == [each.tag for each in root[1]]
    assert "#report" == root[1][0].get("href")
    assert [
        *("At a glance", "Figures", "Reconciled", "Aid", "Interceptions", "Territory"),
        *("Also said", "Audit", "Sources and wording"),
    ] == headings(root)


def test_every_link_within_the_page_leads_somewhere() -> None:
    """Each address that begins with `#` is the id of one element, and no id occurs twice."""
    every = Counter(
        name for _, given in tags(EXAMPLE) for key, name in given.items() if key == "id" and name
    )
    linked = {
        name[1:]
        for tag, given in tags(EXAMPLE)
        if tag == "a" and (name := given["href"]) and name.startswith("#")
    }
    assert [] == [name for name, times in every.items() if times > 1]
    assert set() == linked - set(every)
    assert {"figures", "figures-1", "report"} <= linked


def test_each_conclusion_is_stated_first() -> None:
    """Each question has its conclusion in words before what is folded away."""
    questions = articles(EXAMPLE, "figures")
    assert [
        "Conclusion: none: the voices disagree",
        "Conclusion: exactly 9 regions",
        "Conclusion: 50–150 persons",
        "Conclusion: exactly 1,000 persons",
        "Conclusion: more than 100 bn USD",
        "Conclusion: at most 12,000 persons",
    ] == [text_of(each[1]) for each in questions]
    assert ["h3", "p", "p", "p", "p", "figure", "details"] == [each.tag for each in questions[0]]
    assert "2 voices, and no two of them can both be right." == text_of(questions[0][2])
    limits = "1 limit, from figures of parts or of what includes it"
    assert f"{limits}." == text_of(questions[0][3])
    assert "Gap between those that disagree: 1,151–3,000 persons." == text_of(questions[0][4])
    assert ["h3", "p", "p", "p", "details"] == [each.tag for each in questions[2]]
    assert f"{limits}: 1 met." == text_of(questions[2][3])


def test_a_question_of_which_nobody_spoke_says_so() -> None:
    """Voices made of limits alone are told as that, and without any there is the reason."""
    dossier = example()
    asked = dossier.subjects[0]
    places = [evolve(asked, measure=measure) for measure in (KILLED, CAPTURED)]
    found = to_html(report(dossier, rule=hull, about=places), dossier, (), quiet)
    first, second = [
        [text_of(part) for part in each if part.tag == "p"] for each in articles(found, "figures")
    ]
    assert [
        "Conclusion: 50–1,150 persons",
        "Made of limits alone: nobody gave a figure of the subject itself.",
    ] == first[:2]
    assert ["Conclusion: none: nobody gave a figure"] == second


def test_nothing_is_unfolded() -> None:
    """The working, the sources and the wording are one click away."""
    assert {None} == {each.get("open") for each in parsed(EXAMPLE).iter("details")}
    assert all("summary" == each[0].tag for each in parsed(EXAMPLE).iter("details"))


@pytest.mark.parametrize("dossier", [example(), GOLDEN], ids=["example", "golden"])
def test_every_source_and_every_word_is_on_the_page(dossier: Dossier) -> None:
    """Each claim is there by its id, with who said it, who relayed it, and all its words."""
    found = text_of(page(dossier))

    def shown(text: str) -> bool:
        return text_of(str(element("p", text))) in found

    for claim in dossier.claims:
        told = (
            claim.id,
            claim.by.source.name,
            str(claim.by).rpartition(", ")[2],  # when it was said
            *(relay.name for relay in claim.by.via),
            *map(phrase_of, claim.words),
        )
        assert [] == [each for each in told if not shown(each)]


def test_every_table_says_what_it_is_of() -> None:
    """Each has a caption, and each heading says of what it is one."""
    for each in parsed(EXAMPLE).iter("table"):
        assert "caption" == each[0].tag
        assert text_of(each[0])
        assert {"row", "col"} >= {str(heading.get("scope")) for heading in each.iter("th")}


def test_the_conclusions_stand_in_one_table() -> None:
    """Each question in it leads to its working; one question needs no table."""
    (glance,) = with_class(parsed(EXAMPLE), "glance")
    assert [
        "North Korean troops, killed or wounded, anywhere, through 2024-12-23",
        "none: the voices disagree (rule: intersection)",
    ] == [text_of(each) for each in glance[2][0]]
    assert [] == list(with_class(parsed(page(Dossier(tuple(judged(1))))), "glance"))


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1,), "One voice, S0, and none to compare it with."),
        ((1, 1), "2 voices, and all of them can be right."),
        ((1, 1, 2), "3 voices, and at most 2 can be right together."),
    ],
)
def test_it_is_said_who_can_be_right(numbers: tuple[int, ...], expected: str) -> None:
    """The sentence after the conclusion counts the voices, and those that agree."""
    assert expected in text_of(page(Dossier(tuple(judged(*numbers))), rule=hull))


def test_a_picture_is_drawn_where_there_is_something_to_compare() -> None:
    """Of six questions one has two voices; beside it stand a ledger, a tally and a place."""
    pictures = list(parsed(EXAMPLE).iter(f"{SVG}svg"))
    assert 4 == len(pictures)
    assert all(each.get("role") == "img" for each in pictures)


def test_the_pictures_of_a_page_are_limited_and_counted() -> None:
    """Of 62 attacks, two of them alike, sixty are drawn; the page says of how many none was."""
    attacks = tuple(
        Interception(f"a{n}", Group("drones"), DAY, BY, launched=exactly(n)) for n in range(61)
    )
    same = Interception("same", Group("drones"), DAY, BY, launched=exactly(0))
    found = page(Dossier((*attacks[:1], same, *attacks[1:])))
    assert 60 == len(list(parsed(found).iter(f"{SVG}svg")))
    assert "No picture was drawn of 1 more: the page has 60." in text_of(found)
    assert "No picture was drawn" not in text_of(EXAMPLE)


def test_questions_and_statements_are_limited_and_counted() -> None:
    """A hundred questions have their working, and a thousand statements are shown."""
    day = date(2020, 1, 1)
    many = [
        Estimate(f"e{n}", evolve(DEAD, period=on(day + timedelta(n))), exactly(n), BY)
        for n in range(1_003)
    ]
    found = page(Dossier(many))
    assert 100 == len(articles(found, "figures"))
    assert 1_000 == len(articles(found, "sources-and-wording"))
    assert "903 more questions, not shown here" in text_of(found)
    assert "3 more statements, not shown here" in text_of(found)


def test_what_was_not_used_is_one_line() -> None:
    """Of each question it is counted what is about something else."""
    used = text_of(articles(EXAMPLE, "figures")[0])
    assert used.endswith("not used 1 that say nothing about it, 2 about other groups")


@pytest.mark.parametrize(
    ("asked", "expected"), [(1, "2 more questions were not asked"), (2, "1 more question was not")]
)
def test_what_was_not_asked_is_told(asked: int, expected: str) -> None:
    """The questions that were left out are counted."""
    many = [
        Estimate(f"e{n}", Subject(Group(f"g{n}"), DEAD.measure, DEAD.period), exactly(n), BY)
        for n in range(3)
    ]
    dossier = Dossier(many)
    found = report(dossier, rule=intersection, about=dossier.subjects[:asked])
    assert expected in text_of(to_html(found, dossier, (), quiet))


def test_aid_is_told() -> None:
    """The newest installment, its total, what is missing and what has no number come first."""
    programme = Programme("loan", "IMF", "Ukraine")
    claims = (
        Installment("a", programme, BY, 2, amounts=(USD,), total=USD),
        Installment("b", programme, BY, amounts=(USD,)),
        Installment("c", Programme("grant", "EU", "Ukraine"), BY, amounts=(USD,)),
        Installment("d", Programme("gift", "EU", "Ukraine"), BY, 1, total=USD),
    )
    first, second, third = articles(page(Dossier(claims)), "aid")
    assert text_of(first[1]) == (
        "Installment 2: exactly 1.00 USD; total exactly 0.00 USD or exactly 1.00 USD before,"
        " exactly 1.00 USD or exactly 2.00 USD after"
    )
    assert "not mentioned installment 1 no number exactly 1.00 USD" in text_of(first)
    assert ["h3", "figure", "dl"] == [each.tag for each in second]
    assert text_of(third[1]).startswith("Installment 1: no amount stated; total ")


def test_a_share_is_told_as_a_sentence() -> None:
    """It says in words what was shot down, and cannot be read as how many."""
    attack = Interception("a", Group("g"), DAY, BY, launched=exactly(2), shot_down=exactly(2))
    text = text_of(page(Dossier((attack,))))
    assert "All of what was launched was shot down." in text
    assert "47/72 of what was launched was shot down." in text_of(EXAMPLE)


def test_a_name_in_a_list_cannot_turn_round_its_neighbours() -> None:
    """Each id that is listed, and each origin in a sentence, is isolated from what is beside it."""
    arabic = "صاروخ"
    by = Attribution(Source(arabic, SourceKind.MEDIA), DAY)
    dead, hurt, both = (
        Subject(DEAD.group, each, DEAD.period) for each in (KILLED, WOUNDED, KILLED | WOUNDED)
    )
    claims = (
        Estimate(arabic, dead, exactly(1), by),
        Estimate("5", hurt, exactly(2), by),
        Estimate("all", both, exactly(3), BY),
    )
    found = page(Dossier(claims))
    assert f"5 + <bdi>{arabic}</bdi>: " in found or f"<bdi>{arabic}</bdi> + 5: " in found
    alone = page(Dossier(claims[:1]))
    assert f"One voice, <bdi>{arabic}</bdi>, and none to compare it with." in alone


def test_the_guide_says_how_much_is_shown() -> None:
    """The numbers on the page of the documentation are those of the library."""
    guide = (ROOT / "docs" / "how-to" / "report-page.md").read_text(encoding="utf-8")
    told, words = " ".join(guide.split()), {100: "a hundred", 1_000: "a thousand"}
    assert f"{words[MOST_IN_FULL].capitalize()} questions have their working" in told
    assert f"of every other part {words[MOST]} things are shown" in told
    assert f"{MOST_PICTURES} pictures are drawn" in told


def test_an_attack_that_contradicts_itself_is_told() -> None:
    """There is no share, and the audit names it."""
    attack = Interception("a", Group("g"), DAY, BY, launched=exactly(1), shot_down=exactly(2))
    text = text_of(page(Dossier((attack,))))
    assert "launched: exactly 1 item; shot down: exactly 2 items" in text
    assert "more is accounted for" in text
    assert "outcomes-exceed-launched" in text


def test_what_was_replaced_is_told() -> None:
    """What a later claim replaces or withdraws is there, with what does so, and what it said."""
    claims = (
        Judgement("rain", "it rains", BY, words=("it pours",)),
        Retraction("dry", ("rain",), BY, ("we were wrong",)),
    )
    text = text_of(page(Dossier(claims)))
    assert "Replaced and withdrawn" in text
    assert "rain: it rains" in text
    assert "it pours, President of Ukraine (DW), 2024-12-23" in text
    assert "replaced by dry" in text


def test_without_findings_nothing_was_found() -> None:
    """The audit has its section in any case."""
    assert "Audit nothing found" in text_of(page(Dossier()))


def test_the_files_are_told() -> None:
    """Each file has its name, what it was read as, what is in no claim, and what is odd."""
    odd = tuple(RecordFinding("col", f"odd {n}") for n in range(102))
    extract = Extract(
        "acled", Dossier(), (Record("line 2", (("notes", "-"),), (), ("notes",), odd),)
    )
    text = text_of(page(Dossier(), ("a\udc80.csv", extract), ("b.json", Extract("x", Dossier()))))
    assert "a\\udc80.csv" in text
    assert "read as acled" in text
    assert "in no claim notes (1)" in text
    assert "odd 11 @ line 2, col" in text
    assert "and 90 more" in text
    assert "b.json" in text


def test_refunds_stand_beside_the_ledgers() -> None:
    """What was taken back of a programme is named with its sum, which no ledger has."""
    lost = (("-20", "USD"),)
    back = RecordFinding("value", "it is negative, and was taken back of {}", ("Loan",), lost)
    extract = Extract("iati", Dossier(), (Record("a[1]", (("value", "-20"),), findings=(back,)),))
    text = text_of(page(Dossier(), ("aid.xml", extract)))
    assert "aid.xml: in no total" in text
    assert "Loan: -20 USD, 1 payment below 0" in text


# What it cannot do


def test_the_policy_allows_the_one_style_sheet_and_nothing_else() -> None:
    """Its digest is that of the style sheet as it stands on the page."""
    (style,) = (each for each in parsed(EXAMPLE).iter("style"))
    digest = b64encode(sha256((style.text or "").encode()).digest()).decode()
    (policy,) = (
        each.get("content")
        for each in parsed(EXAMPLE).iter("meta")
        if each.get("http-equiv") == "Content-Security-Policy"
    )
    assert (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
        == policy
    )
    assert "url(" not in (style.text or "")
    assert "@import" not in (style.text or "")


def hostile() -> Dossier:
    """Return a dossier in which every text is markup."""
    by = Attribution(
        Source(HOSTILE, SourceKind.MEDIA, f"origin {HOSTILE}"),
        DAY,
        (Source(f"relay {HOSTILE}", SourceKind.MEDIA),),
        url="javascript:alert(1)",
    )
    words, place, group = (HOSTILE,), Place(HOSTILE), Group(HOSTILE)
    programme = Programme(HOSTILE, HOSTILE, HOSTILE)
    about = Subject(group, DEAD.measure, Period("2024"), place)
    return Dossier(
        (
            Estimate(HOSTILE, about, at_most(3), by, words=words),
            Estimate("other", about, at_least(5), BY, words=words),
            Installment("i", programme, by, 1, amounts=(USD,), words=words),
            TerritorialClaim("t", place, HOSTILE, Hold.TAKEN, DAY, by, HOSTILE, words=words),
            TerritorialClaim("u", place, "x", Hold.HELD, DAY, BY),
            Interception("d", group, DAY, by, place, launched=exactly(2), words=words),
            Judgement("j", HOSTILE, by, words=words, supersedes=("unknown",)),
        ),
        HOSTILE,
    )


@pytest.mark.parametrize("dossier", [example(), GOLDEN, hostile()], ids=["a", "golden", "hostile"])
def test_nothing_on_the_page_acts_or_loads(dossier: Dossier) -> None:
    """There is no script, no style but the one sheet, no handler, and nothing that is fetched."""
    found = tags(page(dossier))
    names = {tag for tag, _ in found}
    assert set() == names & {
        *("script", "link", "img", "iframe", "object", "embed", "form", "base", "image", "input"),
        *("foreignobject", "animate", "set", "video", "audio"),
    }
    assert 1 == [tag for tag, _ in found].count("style")
    given = {name for _, attributes in found for name in attributes}
    assert set() == {name for name in given if name.startswith("on") or name == "style"}
    links = [str(attributes["href"]) for tag, attributes in found if tag == "a"]
    urls = {claim.by.url for claim in dossier.claims}
    assert set() == {each for each in links if not each.startswith("#")} - urls
    addresses = {
        value
        for tag, attributes in found
        for name, value in attributes.items()
        if value and tag != "a" and name not in {"xmlns", "content"} and "//" in value
    }
    assert set() == addresses


def test_hostile_names_are_text() -> None:
    """Each is shown as it is written, and an address that would act is no link."""
    text = text_of(page(hostile()))
    assert text.count(HOSTILE) > 10
    assert "javascript:alert(1)" in text


def test_an_address_of_the_web_is_linked() -> None:
    """Where a source can be read, the page leads there and tells nobody from where."""
    by = Attribution(Source("DW", SourceKind.MEDIA), DAY, url="https://example.org/?a=1&b=“2”")
    found = page(Dossier((Judgement("a", "it rains", by),)))
    (linked,) = (each for _, each in tags(found) if "rel" in each)
    assert {"href": "https://example.org/?a=1&b=“2”", "rel": "noreferrer noopener"} == linked


def test_the_same_dossier_gives_the_same_bytes() -> None:
    """There is no date of writing on the page, and nothing random."""
    assert EXAMPLE == page(example())


@given(dossiers())
@settings(max_examples=30)
def test_every_dossier_has_a_page(dossier: Dossier) -> None:
    """Whatever was said, the page can be written and is well-formed, and no id occurs twice."""
    found = page(dossier, rule=hull)
    ids = Counter(each.get("id") for each in parsed(found).iter() if each.get("id"))
    assert [] == [name for name, times in ids.items() if times > 1]
    assert 1 == len(list(parsed(found).iter("h1")))


# The command


def test_the_command_writes_the_page(tmp_path: Path, capsys: Printed) -> None:
    """Without a file it is that of the example; nothing is printed."""
    out = tmp_path / "out.html"
    assert 0 == main(["report", "--html", str(out)])
    assert ("", "") == capsys.readouterr()
    assert EXAMPLE == out.read_text(encoding="utf-8")


def test_the_command_takes_files_a_rule_and_words(tmp_path: Path) -> None:
    """A rule answers, other questions are left out, and the file is named."""
    file, out = tmp_path / "a.json", tmp_path / "OUT.HTM"
    dump(example(), file)
    assert 0 == main(
        ["report", str(file), "--rule", "hull", "--about", "wounded", "--html", str(out)]
    )
    text = text_of(out.read_text(encoding="utf-8"))
    assert "Conclusion: at least 1,050 persons" in text
    assert "(rule: hull)" in text
    assert "4 more questions were not asked" in text
    assert str(file) in text


def test_without_a_page_the_command_prints_the_report(capsys: Printed) -> None:
    """Without arguments the command is `report`."""
    assert 0 == main(["report"])
    named = capsys.readouterr().out
    assert 0 == main([])
    assert named == capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("a.txt", "the name of the new file ends in none of .html, .htm"),
        ("-", "the name of the new file ends in none of .html, .htm"),
        ("old.html", "there is a file of that name already: give the name of a new one"),
        ("no/b.html", "cannot be written: No such file or directory"),
        ("a" * 300 + ".html", "cannot be written: File name too long"),
    ],
)
def test_a_page_that_cannot_be_written_is_told(
    tmp_path: Path, capsys: Printed, name: str, message: str
) -> None:
    """No file is overwritten, and nothing is left behind."""
    old = tmp_path / "old.html"
    old.write_text("old", encoding="utf-8")
    assert 2 == main(["report", "--html", str(tmp_path / name)])
    assert f"{tmp_path / name}: {message} @ $\n" == capsys.readouterr().err
    assert "old" == old.read_text(encoding="utf-8")
    assert [old] == list(tmp_path.iterdir())


def test_a_page_is_not_json(tmp_path: Path, capsys: Printed) -> None:
    """Both at once are refused."""
    with pytest.raises(SystemExit) as caught:
        main(["report", "--json", "--html", str(tmp_path / "a.html")])
    assert 2 == caught.value.code
    assert "not allowed with argument --json" in capsys.readouterr().err


def test_a_setting_that_matplotlib_refuses_is_told(tmp_path: Path) -> None:
    """A backend that there is not is one sentence, status 2, and no file."""
    command = [sys.executable, "-m", "conflictmodel", "report", "--html", str(tmp_path / "a.html")]
    environment = {**os.environ, "MPLBACKEND": "nosuch"}
    found = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)  # noqa: S603 - ours
    assert (2, "") == (found.returncode, found.stdout)
    (told,) = found.stderr.splitlines()
    assert told.startswith("conflictmodel.plots: matplotlib refuses it: ")
    assert "'nosuch' is not a valid value for backend" in told
    assert told.endswith(" @ MPLBACKEND")
    assert [] == list(tmp_path.iterdir())


def test_without_matplotlib_the_command_says_what_to_install(tmp_path: Path) -> None:
    """One sentence, status 2, and no file."""
    script = (
        "import sys; sys.modules['matplotlib'] = None; from conflictmodel.cli.command import main;"
        " sys.exit(main(['report', '--html', sys.argv[1]]))"
    )
    command = [sys.executable, "-c", script, str(tmp_path / "a.html")]
    found = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 - ours
    assert (
        2,
        "",
        (
            "conflictmodel.plots needs matplotlib: in a clone of the repository,"
            " pip install '.[plots]'\n"
        ),
    ) == (
        found.returncode,
        found.stdout,
        found.stderr,
    )
    assert [] == list(tmp_path.iterdir())


def test_without_jinja_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra has matplotlib too, so that one answer is enough."""
    monkeypatch.setitem(sys.modules, "jinja2", None)
    monkeypatch.delitem(sys.modules, "conflictmodel.reports.page")
    with pytest.raises(MissingExtraError) as caught:
        import_module("conflictmodel.reports.page")
    assert (
        "conflictmodel.reports.page needs jinja2: in a clone of the repository,"
        " pip install '.[html]'"
    ) == str(caught.value)
