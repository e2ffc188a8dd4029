"""The provenance of claims, as PROV-JSON: the JSON of the PROV Data Model of the W3C.

How claims become entities, activities and agents is in the documentation, under "Put claims on a
map, and say where they come from".
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from json.encoder import encode_basestring as quoted
from typing import final

from conflictmodel.claims import Claim, Dossier, Retraction
from conflictmodel.claims.dossiers import claims_of
from conflictmodel.claims.statements import Words, phrase_of
from conflictmodel.files import atomic
from conflictmodel.formats._shapes import TAGS
from conflictmodel.phrases import ENGLISH, Wording
from conflictmodel.values import Period, Source

_LINE, _PART, _RECORD, _MEMBER, _ITEM = (f"\n{level * '  '}" for level in range(5))
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


def to_prov(claims: Claim | Iterable[Claim] | Dossier) -> str:
    """Return the provenance of claims as PROV-JSON: statement, relays, revision and retraction.

    Of a dossier, what was replaced counts as well. The text is the same for the same claims.

    Raises:
        InvalidValueError: If they could not stand in one dossier, or a number is too long.

    >>> import json
    >>> from conflictmodel import example
    >>> document = json.loads(to_prov(example().claims[2]))
    >>> for acted in document["actedOnBehalfOf"].values():
    ...     print(acted["prov:delegate"], "for", acted["prov:responsible"])
    source:President%20of%20Ukraine for origin:Ukraine
    source:DW for origin:DW
    """
    return "".join(prov_parts(claims))


def prov_parts(claims: Claim | Iterable[Claim] | Dossier) -> Iterator[str]:
    """Yield the text of `to_prov` in parts, to be written one after the other."""
    document = _Document()
    with atomic.no_collections():
        for claim in claims_of("to_prov", claims):
            document.add(claim)
    yield from document.parts()


@final
class _Document:
    """The records of a document: those of an entity by members, as they grow, others as text."""

    def __init__(self) -> None:
        self._entities: dict[str, list[str]] = {}
        self._agents: dict[str, str] = {}
        self._activities: list[str] = []
        self._relations: dict[str, list[str]] = {name: [] for name in _ENDS}

    def add(self, claim: Claim) -> None:
        """Add the provenance of a claim."""
        by, local = claim.by, _local(claim.id)
        entity, statement = f"claim:{local}", f"statement:{local}"
        last = self._entities[entity] = [
            f'"prov:label": {quoted(str(claim))}',
            _type(f"cm:{TAGS[type(claim)]}"),
            f'"cm:stated": "{by.stated.edtf}"',
        ]
        if claim.words:
            last.append(f'"cm:words": {_block(map(_words, claim.words), _MEMBER, "[]")}')
        if by.grade is not None:
            last.append(f'"cm:grade": "{by.grade}"')
        self._activities.append(f'"{statement}": {_times(by.stated)}')
        agent = self._agent(by.source)
        self._relate("wasGeneratedBy", entity, statement)
        self._relate("wasAssociatedWith", statement, agent)
        self._relate("wasAttributedTo", entity, agent)
        for old in claim.supersedes:
            replaced = f"claim:{_local(old)}"
            self._entities.setdefault(replaced, [])
            if isinstance(claim, Retraction):
                self._relate("wasInvalidatedBy", replaced, statement)
            else:
                self._relate("wasDerivedFrom", entity, replaced, _type("prov:Revision"))
        for step, relay in enumerate(by.via, start=1):
            read, entity = entity, f"relay:{local}/{step}"
            last = self._entities[entity] = [_type("cm:relay")]
            self._relate("wasAttributedTo", entity, self._agent(relay))
            self._relate("wasDerivedFrom", entity, read, _type("prov:Quotation"))
        if by.published is not None:
            last.append(f'"cm:published": {_typed(by.published.isoformat(), "date")}')
        if by.url is not None:
            last.append(f'"cm:url": {quoted(by.url)}')

    def _agent(self, source: Source) -> str:
        agent, origin = f"source:{_local(source.name)}", f"origin:{_local(source.origin)}"
        if agent not in self._agents:
            kind = f'"cm:kind": "{source.kind.value}"'
            self._agents[agent] = _block((f'"prov:label": {quoted(source.name)}', kind), _RECORD)
            label = f'"prov:label": {quoted(source.origin)}'
            self._agents.setdefault(origin, _block((label,), _RECORD))
            self._relate("actedOnBehalfOf", agent, origin)
        return agent

    def _relate(self, relation: str, one: str, other: str, *more: str) -> None:
        found, (first, second) = self._relations[relation], _ENDS[relation]
        members = f'"prov:{first}": "{one}"', f'"prov:{second}": "{other}"', *more
        found.append(f'"_:{relation}{len(found) + 1}": {_block(members, _RECORD)}')

    def parts(self) -> Iterator[str]:
        """Yield the document in parts of its text."""
        entities = ((name, _block(found, _RECORD)) for name, found in self._entities.items())
        kinds: dict[str, Iterable[str]] = {
            "prefix": (f'"{name}": "{home}"' for name, home in _PREFIXES.items()),
            "entity": (f'"{name}": {found}' for name, found in entities),
            "activity": self._activities,
            "agent": (f'"{name}": {found}' for name, found in self._agents.items()),
            **self._relations,
        }
        before = "{"
        for kind, members in kinds.items():
            start = f'{before}{_LINE}  "{kind}": {{'
            for member in members:
                yield f"{start}{_PART}  {member}"
                start = before = ","
            if start == ",":
                yield f"{_PART}}}"
        yield f"{_LINE}}}\n"


def _block(members: Iterable[str], line: str, brackets: str = "{}") -> str:
    text = f",{line}  ".join(members)
    return f"{brackets[0]}{line}  {text}{line}{brackets[1]}" if text else brackets


def _typed(value: str, of: str) -> str:
    return _block((f'"$": "{value}"', f'"type": "xsd:{of}"'), _MEMBER)


@lru_cache(1_000)  # there are few types and days, each of many claims
def _type(name: str) -> str:
    return f'"prov:type": {_typed(name, "QName")}'


@lru_cache(1_000)
def _times(stated: Period) -> str:
    day = stated.first if stated.days_are_stated and stated.first == stated.last else None
    times = ("start", "00:00:00"), ("end", "23:59:59")
    return _block((f'"prov:{end}Time": "{day}T{time}"' for end, time in times if day), _RECORD)


def _words(words: Words) -> str:
    """Return words, with their language where it is known and not English."""
    text = quoted(phrase_of(words))
    if not isinstance(words, Wording) or words.language == ENGLISH.id:
        return text
    lang = words.language.partition("/")[0]
    return _block((f'"$": {text}', f'"lang": {quoted(lang)}'), _ITEM)


@lru_cache(1_000)  # there are few sources, each of many claims
def _local(text: str) -> str:
    """Return the part of a qualified name of PROV-N, which begins and ends with no dot."""
    return re.sub(r"[^A-Za-z0-9_~-]|^-", _escaped, text)


def _escaped(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode())
