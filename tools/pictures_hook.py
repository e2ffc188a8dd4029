"""A hook of mkdocs: a line `<!-- picture: article -->` becomes a picture, drawn at build time.

The pictures are drawn from the example that is installed, so that none can be older than the
library. `docs/assets/pictures.css` gives them the colours of the scheme that the reader has chosen.
"""

import re
from collections.abc import Callable, Mapping
from html import escape
from types import MappingProxyType

from conflictmodel import (
    Installment,
    Interception,
    InterceptionTally,
    TerritorialClaim,
    aid_ledger,
    combine,
    example,
    intersection,
)
from conflictmodel.plots import Picture, forest, ledger, place, tally

_MARKER = re.compile(r"^<!-- picture: (\S+) -->$", re.MULTILINE)


def _article() -> Picture:
    dossier = example()
    about = dossier.subjects[0]
    return forest(combine(dossier, rule=intersection, about=about))


def _drones() -> Picture:
    return tally(InterceptionTally(example().of_type(Interception)))


def _aid() -> Picture:
    claims = example().of_type(Installment)
    return ledger(aid_ledger(claims[0].programme, example()))


def _kursk() -> Picture:
    claims = example().of_type(TerritorialClaim)
    return place(claims[-1].place, claims)


PICTURES: Mapping[str, Callable[[], Picture]] = MappingProxyType(
    {"article": _article, "drones": _drones, "aid": _aid, "kursk": _kursk}
)
"""What can be drawn on a page, by the name in the marker."""


def on_page_markdown(markdown: str, **_: object) -> str:
    """Put a picture in the place of each marker; mkdocs calls this for each page.

    Raises:
        KeyError: If there is no picture of that name, which stops the build.
    """
    return _MARKER.sub(_drawn, markdown)


def _drawn(marker: re.Match[str]) -> str:
    """Return a figure on one line, which Markdown passes on as it is.

    It takes the focus, so that it can be moved with the keys where it is wider than the page.
    """
    found = PICTURES[marker[1]]()
    name = escape(found.title)
    return f'<figure class="cm-picture" tabindex="0" aria-label="{name}">{found.svg()}</figure>'
