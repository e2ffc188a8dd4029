"""The converters of cattrs from values of JSON to a dossier, and to a claim of a stream.

Whoever reads a claim needs the sources that its document lists, so each document is read by a
converter of its own. Where something cannot be read and its neighbours could not be checked
without it, something stands in for it, so that all problems are found; the document is refused.

Imported on first use, because cattrs takes time to import.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NewType, final

from attrs import frozen, has
from cattrs import Converter

from conflictmodel import _checks
from conflictmodel.claims._consistency import ambiguity
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.judgements import Judgement
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files import json_text
from conflictmodel.files.json_text import is_object, parsed
from conflictmodel.formats import _fast_reading, _structuring
from conflictmodel.formats._fast_reading import ODD
from conflictmodel.formats._structuring import Hook
from conflictmodel.values.periods import Period
from conflictmodel.values.sources import Attribution, Grade, Source, SourceKind

FORMAT = "conflictmodel"
"""What every document says that it is."""

LINES = "conflictmodel-lines"
"""What the first line of every stream says that it is."""

SCHEMA = 1
"""The version of the format."""


Listed = NewType("Listed", Source)
"""A source as a document lists it; everywhere else its name refers to it."""


@final
@frozen(kw_only=True)
class Document:
    """A whole document: its keys in the order in which they are written, and read."""

    format: str
    schema: int
    title: str | None = None
    sources: tuple[Listed, ...]
    claims: tuple[Claim, ...]


@final
@frozen(kw_only=True)
class Header:
    """The first line of a stream."""

    format: str
    schema: int
    title: str | None = None


def read(text: str | bytes) -> Dossier:
    """Return the dossier of a document.

    Raises:
        InvalidValueError: If it is no document, with all problems at paths relative to it.
        RecursionError: If it is nested too deeply for Python to follow.
    """
    try:
        return structured(parsed(text), fast_reader())
    except ODD:
        return structured(parsed(text), strict_reader())


def structured(tree: object, converter: Converter) -> Dossier:
    """Return the dossier of a document's values of JSON, as a converter reads it.

    Raises:
        InvalidValueError: If the converter is strict and it is no document. A fast one raises any
            of `ODD`.
    """
    _refuse_foreign(tree, FORMAT)
    document = converter.structure(tree, Document)
    dossier = Dossier(document.claims, document.title)
    # Asked last, because a claim that cannot be read may be the one that refers to a source.
    used = {source.name for source in dossier.sources}
    unused = (
        Problem(f".sources[{index}]", f"no claim refers to {_checks.shown(source.name)}: remove it")
        for index, source in enumerate(document.sources)
        if source.name not in used
    )
    _checks.refuse("document", tuple(unused))
    return dossier


def read_header(line: bytes) -> Header:
    """Return the header of a stream.

    Raises:
        InvalidValueError: If it is none, with all problems at paths relative to it.
        RecursionError: If it is nested too deeply for Python to follow.
    """
    tree = parsed(line, is_line=True)
    _refuse_foreign(tree, LINES)
    return _strict().structure(tree, Header)


class LineReader:
    """What reads the claims of one stream, each with its sources in full."""

    def __init__(self) -> None:
        sources: dict[str, Source] = {}
        fast, strict = _fast(), _strict()
        for converter in (fast, strict):
            in_full = _in_full(converter.get_structure_hook(Source), sources)
            converter.register_structure_hook(Source, in_full)
        self._fast: Hook[Claim] = fast.get_structure_hook(Claim)
        self._strict: Hook[Claim] = strict.get_structure_hook(Claim)

    def read(self, line: bytes) -> Claim:
        """Return the claim of a line.

        Raises:
            InvalidValueError: If it is none, with all problems at paths relative to it.
            RecursionError: If it is nested too deeply for Python to follow.
        """
        try:
            return self._fast(parsed(line, is_line=True), Claim)
        except ODD:
            return self.of(parsed(line, is_line=True))

    def of(self, tree: object) -> Claim:
        """Return the claim of values of JSON.

        Raises:
            InvalidValueError: If they are none, with all problems at paths relative to it.
            RecursionError: If they are nested too deeply for Python to follow.
        """
        return self._strict(tree, Claim)


def _refuse_foreign(tree: object, expected: str) -> None:
    """Refuse what is of another kind or version: it has no other problem worth telling."""
    if is_object(tree):
        _checks.refuse("document", tuple(_foreign(tree, expected)))


def _foreign(tree: dict[str, object], expected: str) -> Iterator[Problem]:
    """Yield why this is nothing of this library and version."""
    kind, version = tree.get("format"), tree.get("schema")
    if kind != expected:
        found = f"got {json_text.got(kind)}" if "format" in tree else "but the key is missing"
        yield Problem(".format", f"expected {expected!r}, {found}: this is no such document")
    if type(version) is not int or version != SCHEMA:
        found = f"got {json_text.got(version)}" if "schema" in tree else "but the key is missing"
        yield Problem(
            ".schema",
            f"expected {SCHEMA}, the version that this conflictmodel reads, {found}:"
            " a newer conflictmodel may read it",
        )


def _strict() -> Converter:
    """Return a converter that says all that is wrong with what it is given."""
    converter = Converter()
    _register_notations(converter)
    converter.register_structure_hook_factory(has, _structuring.record)
    converter.register_structure_hook_factory(_structuring.is_collection, _structuring.collection)
    converter.register_structure_hook_factory(_structuring.is_optional, _structuring.optional)
    converter.register_structure_hook_factory(_structuring.is_tagged, _structuring.union)
    converter.register_structure_hook(str, _structuring.text)
    converter.register_structure_hook(int, _structuring.count)
    return converter


def _fast() -> Converter:
    """Return a converter for what has no mistake: where `_strict` gives a value, so does it."""
    converter = Converter()
    _register_notations(converter)
    converter.register_structure_hook_factory(has, _fast_reading.record)
    converter.register_structure_hook_factory(_structuring.is_collection, _fast_reading.collection)
    converter.register_structure_hook_factory(_structuring.is_optional, _fast_reading.optional)
    converter.register_structure_hook_factory(_structuring.is_tagged, _fast_reading.union)
    return converter


def _register_notations(converter: Converter) -> None:
    """Register what the two converters read in the same way."""
    converter.register_structure_hook_factory(_structuring.is_enumeration, _structuring.enumeration)
    converter.register_structure_hook(bool, _structuring.truth)
    converter.register_structure_hook(date, _structuring.code(_structuring.day))
    converter.register_structure_hook(Period, _structuring.code(Period))
    converter.register_structure_hook(Grade, _structuring.code(Grade.parse))
    converter.register_structure_hook(Decimal, _structuring.code(_structuring.number))


def strict_reader() -> Converter:
    """Return the strict converter of one document."""
    converter = _strict()
    converter.register_structure_hook_factory(_is_all_claims, _claims)
    sources: dict[str, Source] = {}
    listed = _listed(_structuring.record(Source, converter), sources)
    converter.register_structure_hook(Source, _reference(sources))
    converter.register_structure_hook_func(_is_listed, listed)
    return converter


def fast_reader() -> Converter:
    """Return the fast converter of one document."""
    converter = _fast()
    sources: dict[str, Source] = {}
    read_source = _fast_reading.record(Source, converter)

    def listed(value: object, kind: object) -> Source:
        source = read_source(value, kind)
        if source.name in sources:
            raise LookupError
        sources[source.name] = source
        return source

    converter.register_structure_hook(Source, lambda name, _: sources[name])
    converter.register_structure_hook_func(_is_listed, listed)
    return converter


def _is_listed(kind: object) -> bool:
    return kind is Listed


def _is_all_claims(kind: object) -> bool:
    return kind == tuple[Claim, ...]


def _reference(sources: dict[str, Source]) -> Hook[Source]:
    def structure(value: object, _: object) -> Source:
        name = _structuring.text(value)
        if name not in sources:
            raise _structuring.wrong(f"{_checks.shown(name)} is not the name of a listed source")
        return sources[name]

    return structure


def _in_full(read_source: Hook[Source], sources: dict[str, Source]) -> Hook[Source]:
    def structure(value: object, kind: object) -> Source:
        source = read_source(value, kind)
        known = sources.setdefault(source.name, source)
        if known is not source and known != source:
            raise _structuring.wrong(ambiguity(known, source))
        return known

    return structure


def _listed(read_source: Hook[Source], sources: dict[str, Source]) -> Hook[Source]:
    def structure(value: object, kind: object) -> Source:
        problems: tuple[Problem, ...] = ()
        name = _structuring.text_at(value, "name")
        if name is not None:
            if name in sources:
                problems = (Problem(".name", f"{_checks.shown(name)} is already listed"),)
            # It stands in where the rest cannot be read: the references to it are right.
            sources[name] = Source(name, SourceKind.OTHER)
        try:
            source = read_source(value, kind)
        except InvalidValueError as error:
            raise InvalidValueError("document", (*problems, *error.problems)) from None
        _checks.refuse("document", problems)
        sources[source.name] = source
        return source

    return structure


def _claims(_: object, converter: Converter) -> Hook[tuple[Claim, ...]]:
    read_claim: Hook[Claim] = converter.get_structure_hook(Claim)

    def structure(value: object, _: object) -> tuple[Claim, ...]:
        problems: list[Problem] = []
        claims: list[Claim] = []
        for index, entry in enumerate(_structuring.entries(value)):
            try:
                claims.append(read_claim(entry, Claim))
            except InvalidValueError as error:
                problems.extend(_structuring.below(f"[{index}]", error))
                # Another stands in, with its id, so that the others are found at their indexes.
                claims.append(_stand_in(entry, f"claims[{index}], which cannot be read"))
        try:
            Dossier(tuple(claims))
        except InvalidValueError as error:
            problems.extend(
                Problem(problem.path.removeprefix("claims"), problem.message)
                for problem in error.problems
            )
        _checks.refuse("document", tuple(problems))
        return tuple(claims)

    return structure


def _stand_in(value: object, name: str) -> Claim:
    by = Attribution(Source(name, SourceKind.OTHER), Period("../.."))
    return Judgement(_structuring.text_at(value, "id") or name, name, by)
