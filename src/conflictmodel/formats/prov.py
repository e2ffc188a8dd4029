"""The provenance of claims, as PROV-JSON.

PROV-JSON is the JSON of the PROV Data Model (W3C Recommendation of 30 April 2013) that a W3C Member
Submission of 24 April 2013 describes. This is the mapping:

| claims | PROV |
|---|---|
| a claim | an entity `claim:…` |
| that it was said | an activity `statement:…`, by which the entity `wasGeneratedBy` |
| its source | an agent `source:…`: the claim `wasAttributedTo` it, the statement \
`wasAssociatedWith` it |
| the origin of a source | an agent `origin:…`, for which the source speaks (`actedOnBehalfOf`) |
| who relayed it (`via`) | an entity `relay:…` each, attributed to the relaying source, and \
derived from what it relays as a `prov:Quotation` |
| a claim that replaces another | a derivation from it, as a `prov:Revision` |
| a retraction | its statement invalidates what it withdraws (`wasInvalidatedBy`) |
| a claim that is replaced or withdrawn, and is not given | an entity without attributes |

Times in PROV are instants, and a claim knows days. So a statement has a start and an end, the first
and the last second of the day in no time zone, where one day is certain; `cm:stated` always has the
period in EDTF. Names are percent-encoded where an identifier may not have their characters.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import final

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier, Retraction
from conflictmodel.claims.dossiers import claims_of
from conflictmodel.claims.statements import Words, phrase_of
from conflictmodel.errors import Problem
from conflictmodel.formats._shapes import TAGS
from conflictmodel.phrases import ENGLISH, Wording
from conflictmodel.values import Period, Source

_Value = str | Sequence[str | Mapping[str, str]] | Mapping[str, str]

# `.invalid` is nobody's, and never will be (RFC 2606): these names stand for nothing on the Web.
_HOME = "https://conflictmodel.invalid"
_PREFIXES = {
    "cm": f"{_HOME}/terms#",
    **{name: f"{_HOME}/{name}/" for name in ("claim", "statement", "relay", "source", "origin")},
}
_RECORDS = (
    *("entity", "activity", "agent"),
    *("wasGeneratedBy", "wasAssociatedWith", "wasAttributedTo", "actedOnBehalfOf"),
    *("wasDerivedFrom", "wasInvalidatedBy"),
)


def to_prov(claims: Claim | Iterable[Claim] | Dossier) -> str:
    """Return the provenance of claims as PROV-JSON: statement, relays, revision and retraction.

    The text is the same for the same claims.

    Args:
        claims: A claim, claims or a dossier, of which those that were replaced count as well.

    Raises:
        InvalidValueError: If they could not stand in one dossier, or a number is too long.

    >>> import json
    >>> from conflictmodel import Attribution, Judgement, Source, SourceKind
    >>> by = Attribution(Source("Joint Chiefs", SourceKind.MILITARY, "Seoul"), Period("2024-12-23"))
    >>> document = json.loads(to_prov([Judgement("revamp", "forces are renewed", by)]))
    >>> document["wasAttributedTo"]
    {'_:wasAttributedTo1': {'prov:entity': 'claim:revamp', 'prov:agent': 'source:Joint%20Chiefs'}}
    >>> document["actedOnBehalfOf"]["_:actedOnBehalfOf1"]["prov:responsible"]
    'origin:Seoul'
    """
    document = _Document()
    too_long: list[Problem] = []
    for index, claim in enumerate(claims_of("to_prov", claims)):
        try:
            document.add(claim)
        except ValueError:  # Python writes no number of more than 4,300 digits
            too_long.append(Problem(f"claims[{index}]", "a number is too long to be written"))
    _checks.refuse("to_prov", tuple(too_long))
    return document.written()


def _words(words: Words) -> str | Mapping[str, str]:
    """Return words, with their language where it is known and not English."""
    if isinstance(words, Wording) and words.language != ENGLISH.id:
        return {"$": words.phrase, "lang": words.language.partition("/")[0]}
    return phrase_of(words)


@final
class _Document:
    def __init__(self) -> None:
        self._records: dict[str, dict[str, dict[str, _Value]]] = {name: {} for name in _RECORDS}

    def add(self, claim: Claim) -> None:
        """Add the provenance of a claim."""
        by = claim.by
        entity, statement = _name("claim", claim.id), _name("statement", claim.id)
        about: dict[str, _Value] = {
            "prov:label": str(claim),
            "prov:type": _type(f"cm:{TAGS[type(claim)]}"),
            "cm:stated": by.stated.edtf,
        }
        if claim.words:
            about["cm:words"] = [_words(words) for words in claim.words]
        if by.grade is not None:
            about["cm:grade"] = str(by.grade)
        self._records["entity"][entity] = about
        self._records["activity"][statement] = _times(by.stated)
        agent = self._agent(by.source)
        self._relate("wasGeneratedBy", entity=entity, activity=statement)
        self._relate("wasAssociatedWith", activity=statement, agent=agent)
        self._relate("wasAttributedTo", entity=entity, agent=agent)
        for old in claim.supersedes:
            replaced = _name("claim", old)
            self._records["entity"].setdefault(replaced, {})
            if isinstance(claim, Retraction):
                self._relate("wasInvalidatedBy", entity=replaced, activity=statement)
            else:
                self._derive(entity, replaced, "prov:Revision")
        last = about
        for step, relay in enumerate(by.via, start=1):
            read, entity = entity, f"{_name('relay', claim.id)}/{step}"
            last = self._records["entity"][entity] = {"prov:type": _type("cm:relay")}
            self._relate("wasAttributedTo", entity=entity, agent=self._agent(relay))
            self._derive(entity, read, "prov:Quotation")
        if by.published is not None:
            last["cm:published"] = {"$": by.published.isoformat(), "type": "xsd:date"}
        if by.url is not None:
            last["cm:url"] = by.url

    def _agent(self, source: Source) -> str:
        agent, origin = _name("source", source.name), _name("origin", source.origin)
        agents = self._records["agent"]
        if agent not in agents:
            agents[agent] = {"prov:label": source.name, "cm:kind": source.kind.value}
            agents.setdefault(origin, {"prov:label": source.origin})
            self._relate("actedOnBehalfOf", delegate=agent, responsible=origin)
        return agent

    def _derive(self, new: str, old: str, kind: str) -> None:
        derived = self._relate("wasDerivedFrom", generatedEntity=new, usedEntity=old)
        derived["prov:type"] = _type(kind)

    def _relate(self, relation: str, **ends: str) -> dict[str, _Value]:
        found = self._records[relation]
        return found.setdefault(
            f"_:{relation}{len(found) + 1}", {f"prov:{end}": name for end, name in ends.items()}
        )

    def written(self) -> str:
        """Return the document as text."""
        import json  # noqa: PLC0415 - on first use

        records = {name: found for name, found in self._records.items() if found}
        document = {"prefix": _PREFIXES, **records}
        return f"{json.dumps(document, ensure_ascii=False, indent=2)}\n"


def _type(name: str) -> dict[str, str]:
    return {"$": name, "type": "xsd:QName"}


def _times(stated: Period) -> dict[str, _Value]:
    first: date | None = stated.first if stated.days_are_stated else None
    if first is None or first != stated.last:
        return {}
    return {"prov:startTime": f"{first}T00:00:00", "prov:endTime": f"{first}T23:59:59"}


def _name(prefix: str, text: str) -> str:
    """Return an identifier: a qualified name of PROV-N, which begins and ends with no dot."""
    from urllib.parse import quote  # noqa: PLC0415 - on first use

    local = quote(text, safe="").replace(".", "%2E")
    return f"{prefix}:{f'%2D{local[1:]}' if local.startswith('-') else local}"
