"""The provenance of claims, as PROV-JSON: the JSON of the PROV Data Model of the W3C.

How claims become entities, activities and agents is in the documentation, under "Put claims on a
map, and say where they come from".
"""

from collections.abc import Iterable
from functools import cache, lru_cache
from json.encoder import encode_basestring as quoted
from typing import final

from conflictmodel.claims import Claim, Dossier, Retraction
from conflictmodel.claims.dossiers import claims_of
from conflictmodel.claims.statements import Words, phrase_of
from conflictmodel.files import atomic
from conflictmodel.formats._shapes import TAGS
from conflictmodel.formats.geojson import Tree, written
from conflictmodel.phrases import ENGLISH, Wording
from conflictmodel.values import Period, Source

_LINE, _PART, _RECORD, _MEMBER = (f"\n{level * '  '}" for level in range(4))
"""What the text is broken by, at each of its levels."""

# `.invalid` is nobody's, and never will be (RFC 2606): these names stand for nothing on the Web.
_HOME = "https://conflictmodel.invalid"
_PREFIXES = {
    "cm": f"{_HOME}/terms#",
    **{name: f"{_HOME}/{name}/" for name in ("claim", "statement", "relay", "source", "origin")},
}
_ENDS = {
    "wasGeneratedBy": ("entity", "activity"),
    "wasAssociatedWith": ("activity", "agent"),
    "wasAttributedTo": ("entity", "agent"),
    "actedOnBehalfOf": ("delegate", "responsible"),
    "wasDerivedFrom": ("generatedEntity", "usedEntity"),
    "wasInvalidatedBy": ("entity", "activity"),
}
"""What each relation relates."""

_RECORDS = ("entity", "activity", "agent", *_ENDS)


def to_prov(claims: Claim | Iterable[Claim] | Dossier) -> str:
    """Return the provenance of claims as PROV-JSON: statement, relays, revision and retraction.

    Of a dossier, what was replaced counts as well. The text is the same for the same claims.

    Raises:
        InvalidValueError: If they could not stand in one dossier, or a number is too long.

    >>> import json
    >>> from conflictmodel import example
    >>> document = json.loads(to_prov(example().claims[0]))
    >>> for acted in document["actedOnBehalfOf"].values():
    ...     print(acted["prov:delegate"], "for", acted["prov:responsible"])
    source:Joint%20Chiefs%20of%20Staff%2C%20South%20Korea for origin:South%20Korea
    source:DW for origin:DW
    """
    document = _Document()
    with atomic.no_collections():
        for claim in claims_of("to_prov", claims):
            document.add(claim)
    return document.written()


@final
class _Document:
    """The records of a document by their kinds and names: of each the text of its members."""

    def __init__(self) -> None:
        self._records: dict[str, dict[str, list[str]]] = {name: {} for name in _RECORDS}

    def add(self, claim: Claim) -> None:
        """Add the provenance of a claim."""
        by, local = claim.by, _local(claim.id)
        entity, statement = f"claim:{local}", f"statement:{local}"
        last = self._records["entity"][entity] = [
            _member("prov:label", str(claim)),
            _type(f"cm:{TAGS[type(claim)]}"),
            _member("cm:stated", by.stated.edtf),
        ]
        if claim.words:
            last.append(_member("cm:words", [_words(words) for words in claim.words]))
        if by.grade is not None:
            last.append(_member("cm:grade", str(by.grade)))
        self._records["activity"][statement] = _times(by.stated)
        agent = self._agent(by.source)
        self._relate("wasGeneratedBy", entity, statement)
        self._relate("wasAssociatedWith", statement, agent)
        self._relate("wasAttributedTo", entity, agent)
        for old in claim.supersedes:
            replaced = f"claim:{_local(old)}"
            self._records["entity"].setdefault(replaced, [])
            if isinstance(claim, Retraction):
                self._relate("wasInvalidatedBy", replaced, statement)
            else:
                self._derive(entity, replaced, "prov:Revision")
        for step, relay in enumerate(by.via, start=1):
            read, entity = entity, f"relay:{local}/{step}"
            last = self._records["entity"][entity] = [_type("cm:relay")]
            self._relate("wasAttributedTo", entity, self._agent(relay))
            self._derive(entity, read, "prov:Quotation")
        if by.published is not None:
            day = {"$": by.published.isoformat(), "type": "xsd:date"}
            last.append(_member("cm:published", day))
        if by.url is not None:
            last.append(_member("cm:url", by.url))

    def _agent(self, source: Source) -> str:
        agent, origin = f"source:{_local(source.name)}", f"origin:{_local(source.origin)}"
        agents = self._records["agent"]
        if agent not in agents:
            label, kind = _member("prov:label", source.name), _member("cm:kind", source.kind.value)
            agents[agent] = [label, kind]
            agents.setdefault(origin, [_member("prov:label", source.origin)])
            self._relate("actedOnBehalfOf", agent, origin)
        return agent

    def _derive(self, new: str, old: str, kind: str) -> None:
        self._relate("wasDerivedFrom", new, old).append(_type(kind))

    def _relate(self, relation: str, one: str, other: str) -> list[str]:
        found, (first, second) = self._records[relation], _ENDS[relation]
        members = [f'"prov:{first}": "{one}"', f'"prov:{second}": "{other}"']
        found[f"_:{relation}{len(found) + 1}"] = members
        return members

    def written(self) -> str:
        """Return the document as text."""
        parts = [f'"prefix": {written(_PREFIXES, _PART)}']
        for kind, found in self._records.items():
            records = (f'"{name}": {_braced(members, _RECORD)}' for name, members in found.items())
            parts += [f'"{kind}": {_braced(records, _PART)}'] if found else []
        return f"{_braced(parts, _LINE)}\n"


def _braced(members: Iterable[str], line: str) -> str:
    text = f",{line}  ".join(members)
    return f"{{{line}  {text}{line}}}" if text else "{}"


def _member(name: str, value: Tree) -> str:
    text = quoted(value) if isinstance(value, str) else written(value, _MEMBER)
    return f'"{name}": {text}'


@cache
def _type(name: str) -> str:
    return _member("prov:type", {"$": name, "type": "xsd:QName"})


def _times(stated: Period) -> list[str]:
    first = stated.first if stated.days_are_stated else None
    if first is None or first != stated.last:
        return []
    ends = ("start", "00:00:00"), ("end", "23:59:59")
    return [f'"prov:{end}Time": "{first}T{time}"' for end, time in ends]


def _words(words: Words) -> Tree:
    """Return words, with their language where it is known and not English."""
    if isinstance(words, Wording) and words.language != ENGLISH.id:
        return {"$": words.phrase, "lang": words.language.partition("/")[0]}
    return phrase_of(words)


@lru_cache(1_000)  # there are few sources, each of many claims
def _local(text: str) -> str:
    """Return the part of a qualified name of PROV-N, which begins and ends with no dot."""
    from urllib.parse import quote  # noqa: PLC0415 - on first use

    local = quote(text, safe="").replace(".", "%2E")
    return f"%2D{local[1:]}" if local.startswith("-") else local
