"""The report as one page of HTML, for people without Python, made of the template `page.html`.

The page loads nothing and runs nothing: a strict policy forbids both, so that what a source is
called, or said, cannot do anything either. Its one style sheet is `page.css`, which shows on paper
what is folded away. It has no date, and the same dossier gives the same bytes.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from pkgutil import get_data
from typing import final

from conflictmodel.errors import MissingExtraError

try:
    from jinja2 import Environment, StrictUndefined, Template
    from markupsafe import Markup
except ModuleNotFoundError:
    raise MissingExtraError("conflictmodel.reports.page", "jinja2", "html") from None

from conflictmodel.claims import Dossier, TerritorialClaim
from conflictmodel.conclusions import Control
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.markup import Content, joined, link
from conflictmodel.display.summary import Line, marked
from conflictmodel.display.text import counted
from conflictmodel.files.input import Progress
from conflictmodel.plots import DARK, LIGHT, Picture, place
from conflictmodel.plots._notebook import picture_of
from conflictmodel.readers import ChangedTotal, Changes
from conflictmodel.reports._sections import (
    FIGURES,
    Part,
    Read,
    Section,
    changed,
    sections,
    statements,
)
from conflictmodel.reports.reports import Report

MOST_PICTURES = 60
"""The most pictures of a page: each takes some time to draw."""

_TERMS = (
    (
        "Question",
        "Whom or what a figure counts, what happened to them, where, and over which days.",
    ),
    ("Range", "What a statement allows: “more than 3,000” allows every number from 3,001 on."),
    ("Voice", "One origin, however many of its statements are known and whoever relayed them."),
    ("Limit", "What a figure of a part, or of something larger, leaves possible. It is no voice."),
    ("Rule", "The named step from the voices to the conclusion. Another rule may conclude more."),
    ("Gap", "The numbers between the voices that disagree."),
    ("Hull", "Everything between the lowest and the highest number that any voice allows."),
    ("Camp", "A largest set of voices that can all be right together."),
    ("Dissenting", "The origins that allow no number of the conclusion."),
)


def to_html(report: Report, dossier: Dossier, read: Read, progress: Progress) -> str:
    """Return a report of a dossier, and of the files that it was read from, as a page.

    `progress` is called with how many of the things that may have a picture are on it.
    """
    intro = (
        f"{counted(len(dossier.claims), 'statement')} of"
        f" {counted(len(dossier.sources), 'source')}. Each conclusion comes first; its working can"
        " be unfolded below it, and who said what in which words stands at the end."
    )
    found = [*sections(report, read), *statements(report, dossier)]
    title = report.title or "What conflicting figures say"
    claims = dossier.of_type(TerritorialClaim)
    return _page(title, intro, found, _Pictures(found, claims, progress), _TERMS)


def changes_page(found: Changes, totals: Sequence[ChangedTotal]) -> str:
    """Return what a newer release says otherwise as a page, with sums before and after."""
    numbers = (
        f"{counted(len(each), 'claim')} {what}"
        for each, what in ((found.revised, "revised"), (found.added, "added"), (found.gone, "gone"))
    )
    title, intro = "What the newer release says otherwise", f"{', '.join(numbers)}."
    return _page(title, intro, [*changed(found, totals)], _Pictures((), (), print))


@final
class _Pictures:
    """Draws the pictures of a page, up to a number, and reports progress."""

    def __init__(
        self, found: Sequence[Section], claims: Sequence[TerritorialClaim], progress: Progress
    ) -> None:
        self._things = sum(each.drawn is not None for section in found for each in section.parts)
        self._claims = claims
        self._progress = progress
        self._passed = 0
        self._drawn: set[str] = set()
        self.left = 0

    def of(self, part: Part) -> tuple[Markup, str] | None:
        """Return the picture of a part and its words, unless the page has it already, or enough."""
        if part.drawn is None:
            return None
        self._progress(self._passed, self._things)
        self._passed += 1
        if len(self._drawn) == MOST_PICTURES:
            self.left += 1
            return None
        found = self._picture(part.drawn)
        svg = found and found.svg()
        if found is None or svg is None or svg in self._drawn:
            return None
        self._drawn.add(svg)
        return Markup(svg), found.alt  # noqa: S704 - this library has just drawn it

    def _picture(self, of: Displayed) -> Picture | None:
        if not isinstance(of, Control):
            return picture_of(of)
        said = [each for each in self._claims if each.place == of.place]
        return place(of.place, said) if len(said) > 1 else None


def _page(
    title: str,
    intro: str,
    found: Iterable[Section],
    pictures: _Pictures,
    terms: Sequence[tuple[str, str]] = (),
) -> str:
    style = _style()
    filled = [each for each in found if each.parts or each.lines]
    conclusions = [part for each in filled if each.title == FIGURES for part in each.parts]
    page = _template().render(
        title=title,
        intro=intro,
        sections=filled,
        conclusions=conclusions,
        pictures=pictures,
        most_pictures=MOST_PICTURES,
        terms=terms,
        style=Markup(style),  # noqa: S704 - it is our own
        policy=_policy(style),
    )
    return f"{page}\n"


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, finalize=_shown, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"alone": _alone, "link": _link}
    return environment.from_string(_resource("page.html"))


def _shown(content: Markup | Line | int) -> Markup | int:
    """Return what the template shows: of each line its names isolated, and every part escaped."""
    return content if isinstance(content, Markup | int) else _trusted(marked(content))


def _alone(text: str) -> Markup:
    """Return a text where nothing stands beside it, and no element may."""
    return _trusted(joined(text))


def _link(url: str) -> Markup:
    return _trusted(joined(link(url)))


def _trusted(made: Content) -> Markup:
    return Markup(str(made))  # noqa: S704 - `display.markup` has escaped what is text in it


def _resource(name: str) -> str:
    return (get_data(__name__, name) or b"").decode()  # from a ZIP too


def _style() -> str:
    """Return the style sheet, with the colours of both schemes; on paper it is the light one."""
    light, dark = (
        "".join(f"{name}:{colour};" for name, colour in colours.items())
        for colours in (LIGHT, DARK)
    )
    return (
        f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{_resource('page.css').replace(chr(10), '')}"
    )


def _policy(style: str) -> str:
    """Return a content security policy that allows a style sheet, and nothing else."""
    digest = b64encode(sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
