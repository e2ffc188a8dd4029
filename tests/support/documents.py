"""A small document that the tests share, and how they ask what a document is refused for."""

from typing import TypeAlias

import pytest

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.territory import Hold, TerritorialClaim
from conflictmodel.errors import DocumentError
from conflictmodel.formats.document import loads
from conflictmodel.phrases.figures import Wording
from conflictmodel.values.measures import KILLED, WOUNDED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

Tree: TypeAlias = "bool | int | float | str | list[Tree] | dict[str, Tree] | None"
"""A value of JSON."""

KYIV = Source("Kyiv", SourceKind.GOVERNMENT, "Ukraine")
DW = Source("DW", SourceKind.MEDIA)
DAY = Period("2024-12-23")
BY = Attribution(KYIV, DAY)

DOSSIER = Dossier(
    (
        Estimate(
            "casualties",
            Subject(Group("troops"), KILLED | WOUNDED, Period("../2024-12-23")),
            Range(3001),
            Attribution(KYIV, DAY, via=(DW,)),
            ("“more than 3,000”", Wording("more than 3,000", "rounding/1", Range(3001))),
        ),
        TerritorialClaim("village", Place("Storozheve"), "Russia", Hold.NOT_HELD, DAY, BY),
    ),
    "Kursk",
)
DOCUMENT = """\
{
  "format": "conflictmodel",
  "schema": 1,
  "title": "Kursk",
  "sources": [
    {
      "name": "DW",
      "kind": "media"
    },
    {
      "name": "Kyiv",
      "kind": "government",
      "origin": "Ukraine"
    }
  ],
  "claims": [
    {
      "type": "estimate",
      "id": "casualties",
      "subject": {
        "group": {
          "name": "troops"
        },
        "measure": {
          "outcomes": [
            "killed",
            "wounded"
          ]
        },
        "period": "../2024-12-23"
      },
      "range": {
        "lower": 3001,
        "upper": null
      },
      "by": {
        "source": "Kyiv",
        "stated": "2024-12-23",
        "via": [
          "DW"
        ]
      },
      "words": [
        "“more than 3,000”",
        {
          "type": "wording",
          "phrase": "more than 3,000",
          "policy": "rounding/1",
          "range": {
            "lower": 3001,
            "upper": null
          }
        }
      ]
    },
    {
      "type": "territorial_claim",
      "id": "village",
      "place": {
        "name": "Storozheve"
      },
      "holder": "Russia",
      "hold": "not held",
      "on": "2024-12-23",
      "by": {
        "source": "Kyiv",
        "stated": "2024-12-23"
      }
    }
  ]
}
"""


def problems(document: str | bytes) -> list[str]:
    """Return everything that a document is refused for."""
    with pytest.raises(DocumentError) as caught:
        loads(document)
    return [str(problem) for problem in caught.value.problems]


def changed(*changes: tuple[str, str]) -> str:
    """Return the document with some texts replaced, each of which it holds once."""
    document = DOCUMENT
    for old, new in changes:
        assert 1 == document.count(old), old
        document = document.replace(old, new)
    return document
