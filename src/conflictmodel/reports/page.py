"""The report as one page of HTML, for people without Python, made of the template `page.html`.

A strict policy lets it load and run nothing, so that no name or quotation can do anything either.
It has no date: the same dossier gives the same bytes.
"""

from base64 import b64encode
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from conflictmodel.errors import MissingExtraError
from conflictmodel.files.resources import installed_text

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
from conflictmodel.plots._pictures import picture_of
from conflictmodel.readers import ChangedTotal, Changes
from conflictmodel.reports.reports import Report
from conflictmodel.reports.sections import FIGURES, Read, Section, changed, sections, statements

_POLICY = "default-src 'none'; style-src 'sha256-{}'; base-uri 'none'; form-action 'none'"
MOST_PICTURES = 60  # of a page, as each takes some time to draw


def to_html(report: Report, dossier: Dossier, read: Read, progress: Progress) -> str:
    """Return a report of a dossier, and of the files that it was read from, as a page."""
    intro = (
        f"{counted(len(dossier.claims), 'statement')} of"
        f" {counted(len(dossier.sources), 'source')}. Each conclusion comes first; its working can"
        " be unfolded below it, and who said what in which words stands at the end."
    )
    found = [*sections(report, read), *statements(report, dossier)]
    title = report.title or "What conflicting figures say"
    return _page(title, intro, found, *_drawn(found, dossier, progress))


def changes_page(found: Changes, totals: Sequence[ChangedTotal]) -> str:
    """Return what a newer release says otherwise as a page, with sums before and after."""
    numbers = (
        f"{counted(len(each), 'claim')} {what}"
        for each, what in ((found.revised, "revised"), (found.added, "added"), (found.gone, "gone"))
    )
    title, intro = "What the newer release says otherwise", f"{', '.join(numbers)}."
    return _page(title, intro, [*changed(found, totals)])


def _drawn(
    found: Iterable[Section], dossier: Dossier, progress: Progress
) -> tuple[Mapping[str, tuple[Markup, str]], int]:
    parts = [
        (f"{section.anchor}-{number}", part.drawn)
        for section in found
        for number, part in enumerate(section.parts, 1)
        if part.drawn is not None
    ]
    pictures: dict[str, tuple[Markup, str]] = {}
    met: set[str] = set()
    for number, (anchor, of) in enumerate(parts):
        progress(number, len(parts))
        if len(pictures) == MOST_PICTURES:
            return pictures, len(parts) - number
        picture = _picture(of, dossier)
        if picture and (svg := picture.svg()) not in met:
            met.add(svg)
            pictures[anchor] = Markup(svg), picture.alt  # noqa: S704 - this library has drawn it
    return pictures, 0


def _picture(of: Displayed, dossier: Dossier) -> Picture | None:
    if not isinstance(of, Control):
        return picture_of(of)
    said = [each for each in dossier.of_type(TerritorialClaim) if each.place == of.place]
    return place(of.place, said) if len(said) > 1 else None


def _page(
    title: str,
    intro: str,
    found: Iterable[Section],
    pictures: Mapping[str, tuple[Markup, str]] = MappingProxyType({}),
    left: int = 0,
) -> str:
    style = _style()
    digest = b64encode(sha256(style.encode()).digest()).decode()
    filled = [each for each in found if each.parts or each.lines]
    page = _template().render(
        title=title,
        intro=intro,
        sections=filled,
        conclusions=[part for each in filled if each.title == FIGURES for part in each.parts],
        pictures=pictures,
        left=left,
        most_pictures=MOST_PICTURES,
        style=Markup(style),  # noqa: S704 - it is our own
        policy=_POLICY.format(digest),
    )
    return f"{page}\n"


@cache
def _template() -> Template:
    environment = Environment(
        autoescape=True, finalize=_shown, undefined=StrictUndefined, trim_blocks=True
    )
    environment.filters |= {"alone": _escaped, "link": _link}  # nothing stands beside it
    return environment.from_string(installed_text(__name__, "page.html"))


def _shown(content: Markup | Line | int) -> Markup | int:
    return content if isinstance(content, Markup | int) else _escaped(marked(content))


def _link(url: str) -> Markup:
    return _escaped(link(url))


def _escaped(content: Content) -> Markup:
    return Markup(joined(content).source)  # noqa: S704 - it has escaped what is text


def _style() -> str:
    light, dark = (
        "".join(f"{name}:{colour};" for name, colour in colours.items())
        for colours in (LIGHT, DARK)
    )
    return (
        f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
        f"{installed_text(__name__, 'page.css').replace(chr(10), '')}"
    )
