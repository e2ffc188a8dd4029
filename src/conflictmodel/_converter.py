"""The converters of cattrs between a dossier's document and values of JSON.

Whoever reads a claim needs the sources that its document lists, so each document is read by a
converter of its own. Where something cannot be read and its neighbours could not be checked
without it, something stands in for it, so that all problems are found; the document is refused.

Imported on first use, because cattrs takes time to import.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from operator import attrgetter
from typing import NewType, TypeVar, final

from attrs import AttrsInstance, fields, frozen, has
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn

from conflictmodel import _checks, _structuring
from conflictmodel._structuring import EXPLICIT, TAG, TAGS, Hook
from conflictmodel.dossiers import Claim, Dossier
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.judgements import Judgement
from conflictmodel.periods import Period
from conflictmodel.points import plain
from conflictmodel.sources import Attribution, Grade, Source, SourceKind

_A = TypeVar("_A", bound=AttrsInstance)

FORMAT = "conflictmodel"
"""What every document says that it is."""

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


def write(dossier: Dossier) -> object:
    """Return the document of a dossier as values of JSON."""
    document = Document(
        format=FORMAT,
        schema=SCHEMA,
        title=dossier.title,
        sources=tuple(map(Listed, dossier.sources)),
        claims=dossier.claims,
    )
    written: dict[str, object] = _writer().unstructure(document)
    # cattrs writes what may be omitted last.
    return {field.name: written[field.name] for field in fields(Document) if field.name in written}


def read(tree: object) -> Dossier:
    """Return the dossier of a document.

    Raises:
        InvalidValueError: If it is no document, with all problems at paths relative to it.
    """
    if _structuring.is_object(tree):
        # A document of another kind or version has no other problem worth telling.
        _checks.refuse("document", tuple(_foreign(tree)))
    document = _reader().structure(tree, Document)
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


def _foreign(tree: dict[str, object]) -> Iterator[Problem]:
    """Yield why this is no document of this library and version."""
    kind, version = tree.get("format"), tree.get("schema")
    if kind != FORMAT:
        found = f"got {_structuring.got(kind)}" if "format" in tree else "but the key is missing"
        yield Problem(".format", f"expected {FORMAT!r}, {found}: this is no such document")
    if type(version) is not int or version != SCHEMA:
        found = f"got {_structuring.got(version)}" if "schema" in tree else "but the key is missing"
        yield Problem(
            ".schema",
            f"expected {SCHEMA}, the version that this conflictmodel reads, {found}:"
            " a newer conflictmodel may read it",
        )


@cache
def _writer() -> Converter:
    converter = Converter()
    converter.register_unstructure_hook_factory(has, _record)
    converter.register_unstructure_hook_func(_structuring.is_set, sorted)
    converter.register_unstructure_hook(int, _readable)
    converter.register_unstructure_hook(date, date.isoformat)
    converter.register_unstructure_hook(Period, attrgetter("edtf"))
    converter.register_unstructure_hook(Grade, str)
    converter.register_unstructure_hook(Decimal, plain)
    converter.register_unstructure_hook(Source, attrgetter("name"))
    listed = _record(Source, converter)
    converter.register_unstructure_hook_func(_is_listed, listed)
    return converter


def _readable(number: int) -> int:
    if number >= _checks.TOO_LARGE:  # a document has many numbers, and all but never such a one
        _checks.refuse("dumps", _checks.few_digits("$", number))
    return number


def _record(kind: type[_A], converter: Converter) -> Callable[[_A], dict[str, object]]:
    omits = kind not in EXPLICIT
    members = make_dict_unstructure_fn(kind, converter, _cattrs_omit_if_default=omits)
    tag = TAGS.get(kind)
    return members if tag is None else lambda value: {TAG: tag, **members(value)}


def _reader() -> Converter:
    converter = Converter()
    converter.register_structure_hook_factory(has, _structuring.record)
    converter.register_structure_hook_factory(_structuring.is_enumeration, _structuring.enumeration)
    converter.register_structure_hook_factory(_structuring.is_collection, _structuring.collection)
    converter.register_structure_hook_factory(_structuring.is_optional, _structuring.optional)
    converter.register_structure_hook_factory(_structuring.is_tagged, _structuring.union)
    converter.register_structure_hook_factory(_is_all_claims, _claims)
    converter.register_structure_hook(str, _structuring.text)
    converter.register_structure_hook(int, _structuring.count)
    converter.register_structure_hook(bool, _structuring.truth)
    converter.register_structure_hook(date, _structuring.code(_structuring.day))
    converter.register_structure_hook(Period, _structuring.code(Period))
    converter.register_structure_hook(Grade, _structuring.code(Grade.parse))
    converter.register_structure_hook(Decimal, _structuring.code(_structuring.number))
    sources: dict[str, Source] = {}
    listed = _listed(converter, sources)
    converter.register_structure_hook(Source, _reference(sources))
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


def _listed(converter: Converter, sources: dict[str, Source]) -> Hook[Source]:
    read_source = _structuring.record(Source, converter)

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
