"""The codec: one converter of cattrs, which reads values of JSON and writes plain ones as JSON.

A hook raises one `InvalidValueError` with everything it found, each problem at a path relative to
its own value, and its caller puts the step that leads there in front. The state of one document is
in a `Reader`. Imported on first use, because cattrs takes time to import.
"""

import marshal
from collections.abc import Callable, Collection, Iterator
from contextvars import ContextVar
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import cache, lru_cache
from json.encoder import encode_basestring as quoted
from operator import attrgetter
from types import UnionType
from typing import TypeVar, final, get_args

from attrs import AttrsInstance, fields, has
from cattrs import ClassValidationError, Converter
from cattrs.gen import (
    make_dict_structure_fn_from_attrs,  # pyright: ignore[reportUnknownVariableType] # of attributes of any type
)

from conflictmodel import _checks
from conflictmodel.claims import Claim, Dossier, Judgement, Programme
from conflictmodel.claims.claim import ambiguity
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.files.json_text import RepeatedKeys, got, is_list, is_object, refusal
from conflictmodel.formats import _shapes
from conflictmodel.formats._shapes import SCHEMA, TAG, TAGS, Blank, Document, Header, Listed
from conflictmodel.values import Attribution, Grade, Group, Place, Source, SourceKind, Subject, Unit
from conflictmodel.values.periods import Period, written_day
from conflictmodel.values.points import degrees, plain

_A = TypeVar("_A", bound=AttrsInstance)
_T = TypeVar("_T")
Hook = Callable[[object, object], _T]

SHARED: frozenset[type] = frozenset({Source, Subject, Group, Place, Programme, Unit})
"""The types of which many claims have the same few values: each is read and written once."""

MOST_KEPT = 10_000  # values of one type, for when they come again
_LONGEST_KEY = 40
_NO_DAY = "is no day of the calendar, written as 2024-12-23"
_NO_NUMBER = "is no number in plain digits, such as 50.45"


@final
class Reader:
    """What reads one document or one stream, and what was met there so far.

    A method raises an `InvalidValueError` with all problems, or a `RecursionError` of Python. A
    source is written `in_full`, or is the name of a listed one.
    """

    def __init__(self, *, in_full: bool) -> None:
        self.in_full = in_full
        self.sources: dict[str, Source] = {}
        self.claims: list[Claim] = []
        self.shared: dict[type, dict[bytes, object]] = {kind: {} for kind in SHARED}

    def dossier(self, tree: object) -> Dossier:
        _refuse_foreign(tree, _shapes.FORMAT)
        problems: list[Problem] = []
        title: str | None = None
        try:
            title = self._read(Document, tree).title
        except InvalidValueError as error:
            problems.extend(error.problems)
        try:  # so that what is wrong between the claims is reported with what is wrong with each
            dossier = Dossier(tuple(self.claims), title)
        except InvalidValueError as error:
            problems.extend(_below(".", error))
        else:
            if not problems:
                return dossier
        raise InvalidValueError("document", tuple(problems))

    def header(self, tree: object) -> Header:
        _refuse_foreign(tree, _shapes.LINES)
        return self._read(Header, tree)

    def claim(self, tree: object) -> Claim:
        """Return the claim of values of JSON, which are left as they are."""
        return self._read(Claim, tree)

    def _read(self, kind: "type[_T] | UnionType", tree: object) -> _T:
        hook: Hook[_T] = converter().get_structure_hook(kind)
        before = _READER.set(self)
        try:
            return hook(tree, None)
        finally:
            _READER.reset(before)


_READER: ContextVar[Reader] = ContextVar("_READER")
"""What reads at the moment: two threads, or two streams in turn, each have one of their own."""


def _refuse_foreign(tree: object, expected: str) -> None:
    """Refuse a document of another kind or version, whose other problems would mean nothing."""
    if not is_object(tree):
        return
    if tree.get("format") != expected:
        message = f"expected {expected!r}, {_found(tree, 'format')}: this is no such document"
        raise _checks.refusal("document", Problem(".format", message))
    version = tree.get("schema")
    if type(version) is not int or version != SCHEMA:
        message = (
            f"expected {SCHEMA}, the version that this conflictmodel reads,"
            f" {_found(tree, 'schema')}: a newer conflictmodel may read it"
        )
        raise _checks.refusal("document", Problem(".schema", message))


def _found(tree: dict[str, object], key: str) -> str:
    return f"got {got(tree[key])}" if key in tree else "but the key is missing"


@cache
def converter() -> Converter:
    """Return what reads each type, and writes each that is plain."""
    made = Converter()
    plain_ones: dict[object, tuple[Hook[object], Callable[..., str]]] = {
        str: (_text, quoted),
        Blank: (_text_or_nothing, quoted),
        int: (_count, str),
        bool: (_truth, {True: "true", False: "false"}.__getitem__),
        date: (_notation(written_day, _NO_DAY), _noted(date.isoformat)),
        Decimal: (_notation(_number, _NO_NUMBER), _noted(plain)),
        Period: (_notation(Period), _noted(attrgetter("edtf"))),
        Grade: (_notation(Grade.parse), _noted(str)),
    }
    for kind, (read, write) in plain_ones.items():
        made.register_structure_hook(kind, read)
        made.register_unstructure_hook(kind, write)
    made.register_structure_hook_factory(_shapes.is_enumeration, _enumeration)
    made.register_unstructure_hook_factory(_shapes.is_enumeration, _written_members)
    made.register_structure_hook_factory(has, _record)
    made.register_structure_hook_factory(_shapes.is_collection, _collection)
    made.register_structure_hook_factory(_shapes.is_optional, _optional)
    made.register_structure_hook_factory(_shapes.is_tagged, _union)
    made.register_structure_hook_factory(lambda kind: kind == tuple[Claim, ...], _claims)
    in_full = made.get_structure_hook(Source)
    made.register_structure_hook(Source, _source(in_full))
    made.register_structure_hook_func(lambda kind: kind is Listed, _listed(in_full))
    return made


def _below(step: str, error: InvalidValueError) -> Iterator[Problem]:
    return (Problem(f"{step}{problem.path}", problem.message) for problem in error.problems)


def _text(value: object, _: object = str) -> str:
    if type(value) is not str:
        raise refusal(f"expected text, got {got(value)}")
    found = _checks.text("", value)
    if found:
        raise InvalidValueError("document", found)
    return value


def _text_or_nothing(value: object, _: object) -> str:
    return "" if value == "" else _text(value)


def _text_at(value: object, key: str) -> str | None:
    """Return the text at a key of an object, or `None` where none can be read."""
    try:
        return _text(value.get(key)) if is_object(value) else None
    except InvalidValueError:
        return None


def _count(value: object, _: object) -> int:
    if type(value) is not int:
        raise refusal(f"expected a whole number in plain digits, got {got(value)}")
    if value < 0:
        raise InvalidValueError("document", _checks.count("", value))
    return value


def _truth(value: object, _: object) -> bool:
    if type(value) is not bool:
        raise refusal(f"expected true or false, got {got(value)}")
    return value


def _number(written: str) -> Decimal | None:
    found = degrees(written)
    return None if found is None or plain(found) != written else found


def _notation(read: Callable[[str], _T | None], otherwise: str = "") -> Hook[_T]:
    known = lru_cache(MOST_KEPT)(read)  # a document has few dates and grades, each many times

    def structure(value: object, _: object) -> _T:
        if type(value) is not str:
            raise refusal(f"expected text, got {got(value)}")
        try:
            found = known(value)
        except InvalidValueError as error:
            _text(value)  # text that is not valid has this problem alone
            problems = tuple(Problem("", problem.message) for problem in error.problems)
            raise InvalidValueError("document", problems) from None
        if found is None:
            raise refusal(f"{_checks.shown(_text(value))} {otherwise}")
        return found

    return structure


def _noted(write: Callable[..., str]) -> Callable[[object], str]:
    return lambda value: f'"{write(value)}"'


def _enumeration(kind: type[Enum]) -> Hook[Enum]:
    members: dict[object, Enum] = {member.value: member for member in kind}
    expected = f"expected one of {', '.join(map(str, members))}"

    def structure(value: object, _: object) -> Enum:
        if type(value) is not str or value not in members:
            raise refusal(f"{expected}, got {got(value)}")
        return members[value]

    return structure


def _written_members(kind: type[Enum]) -> Callable[[Enum], str]:
    return {member: quoted(member.value) for member in kind}.__getitem__


def _optional(kind: object, converter: Converter) -> Hook[object]:
    inner = _shapes.without_none(kind)
    # The hook of the type is not looked up before it is needed: a group may lie within a group.
    hook: Callable[[], Hook[object]] = cache(lambda: converter.get_structure_hook(inner))
    return lambda value, _: None if value is None else hook()(value, inner)


def _union(kind: object, converter: Converter) -> Hook[object]:
    kinds = get_args(kind)
    takes_text = str in kinds
    hooks = {TAGS[one]: converter.get_structure_hook(one) for one in kinds if one is not str}
    expected = "expected text or an object" if takes_text else "expected an object"

    def structure(value: object, _: object) -> object:
        if takes_text and type(value) is str:
            return _text(value)
        if not is_object(value):
            raise refusal(f"{expected}, got {got(value)}")
        tag = value.get(TAG)
        if type(tag) is str and tag in hooks:
            return hooks[tag](value, kind)
        problem = Problem(f".{TAG}", f"expected one of {', '.join(hooks)}, {_found(value, TAG)}")
        raise InvalidValueError("document", (*_odd_keys(value, tuple(value)), problem))

    return structure


def _collection(kind: object, converter: Converter) -> Hook[object]:
    hook: Hook[object] = converter.get_structure_hook(get_args(kind)[0])
    return _collected(hook, each_once=_shapes.is_set(kind))


def _collected(hook: Hook[object], *, each_once: bool) -> Hook[Collection[object]]:
    def structure(value: object, _: object) -> Collection[object]:
        if not is_list(value):
            raise refusal(f"expected a list, got {got(value)}")
        problems: list[Problem] = []
        items: dict[int, object] = {}
        for index, entry in enumerate(value):
            try:
                items[index] = hook(entry, None)
            except InvalidValueError as error:
                problems.extend(_below(f"[{index}]", error))
        if each_once:
            first: dict[object, int] = {}
            problems.extend(
                Problem(f"[{index}]", f"{_checks.shown(one)} occurs more than once")
                for index, one in items.items()
                if first.setdefault(one, index) != index
            )
        if problems:
            raise InvalidValueError("document", tuple(problems))
        return frozenset(items.values()) if each_once else tuple(items.values())

    return structure


def _claims(_: object, converter: Converter) -> Hook[Collection[object]]:
    """Return the hook of the claims of a document, all of which the reader keeps."""
    read_claim: Hook[Claim] = converter.get_structure_hook(Claim)

    def structure(value: object, _: object) -> Claim:
        claims = _READER.get().claims
        try:
            claims.append(read_claim(value, Claim))
        except InvalidValueError:
            # A placeholder with its id keeps the others at their indexes.
            name = f"claims[{len(claims)}], which cannot be read"
            by = Attribution(Source(name, SourceKind.OTHER), Period("../.."))
            claims.append(Judgement(_text_at(value, "id") or name, name, by))
            raise
        return claims[-1]

    return _collected(structure, each_once=False)


def _record(kind: type[_A], converter: Converter) -> Hook[_A]:
    names = tuple(field.name for field in fields(kind))
    known = (TAG, *names) if kind in TAGS else names
    known_set = frozenset(known)
    made = make_dict_structure_fn_from_attrs([*_shapes.fields_of(kind)], kind, converter)

    def structure(value: object, _: object) -> _A:
        if not is_object(value):
            raise refusal(f"expected an object, got {got(value)}")
        problems: tuple[Problem, ...] = ()
        if type(value) is not dict or not known_set.issuperset(value):
            problems = tuple(_odd_keys(value, known))
        try:
            found = made(value, kind)
        except ClassValidationError as error:
            problems += tuple(_found_in(error, with_whole=not problems))
        else:
            if not problems:
                return found
        raise InvalidValueError("document", problems)

    return _once(kind, structure) if kind in SHARED else structure


def _found_in(error: ClassValidationError, *, with_whole: bool) -> Iterator[Problem]:
    """Yield the problems of an object: of its fields and, where wanted, of them together."""
    of_fields, of_whole = error.group_exceptions()
    found = [(each, f".{note.name}") for each, note in of_fields]
    for each, step in [*found, *((each, ".") for each in of_whole)]:
        if isinstance(each, KeyError):
            yield Problem(step, "the key is missing")
        elif not isinstance(each, InvalidValueError):
            raise each
        elif step != "." or with_whole:
            yield from _below(step, each)


def _odd_keys(value: dict[str, object], known: tuple[str, ...]) -> Iterator[Problem]:
    """Yield the problems of repeated keys, and then of unknown ones."""
    odd: list[tuple[str, str]] = []
    if isinstance(value, RepeatedKeys):
        odd += [(key, "the key occurs more than once") for key in value.repeated]
    unknown = f"the key is unknown; known are {', '.join(known)}"
    odd += [(key, unknown) for key in value if key not in known]
    for key, message in odd:
        is_name = key.isascii() and key.isidentifier() and len(key) <= _LONGEST_KEY
        yield Problem(f".{key}" if is_name else f"[{_checks.shown(key)}]", message)


def _once(kind: type[_A], structure: Hook[_A]) -> Hook[_A]:
    """Return a hook that makes one value of equal JSON."""

    def recall(value: object, _: object) -> _A:
        known = _READER.get().shared[kind]
        try:
            # Nothing else is as fast and tells 1 from true; version 2 writes no references.
            key = marshal.dumps(value, 2)  # type: ignore[arg-type] # it is of JSON
        except ValueError:  # of numbers that are no whole ones, and keys that are repeated
            return structure(value, kind)
        found = known.get(key)
        if isinstance(found, kind):
            return found
        if len(known) >= MOST_KEPT:
            known.clear()
        made = known[key] = structure(value, kind)
        return made

    return recall


def _source(in_full: Hook[Source]) -> Hook[Source]:
    def structure(value: object, kind: object) -> Source:
        reader = _READER.get()
        if reader.in_full:
            source = in_full(value, kind)
            known = reader.sources.setdefault(source.name, source)
            if known is not source and known != source:
                raise refusal(ambiguity(known, source))
            return known
        name = _text(value)
        if name not in reader.sources:
            raise refusal(f"{_checks.shown(name)} is not the name of a listed source")
        return reader.sources[name]

    return structure


def _listed(in_full: Hook[Source]) -> Hook[Source]:
    def structure(value: object, kind: object) -> Source:
        sources = _READER.get().sources
        problems: tuple[Problem, ...] = ()
        name = _text_at(value, "name")
        if name is not None:
            if name in sources:
                problems = (Problem(".name", f"{_checks.shown(name)} is already listed"),)
            # A placeholder where the rest cannot be read: the references to it are right.
            sources[name] = Source(name, SourceKind.OTHER)
        try:
            source = in_full(value, kind)
        except InvalidValueError as error:
            raise InvalidValueError("document", (*problems, *error.problems)) from None
        _checks.refuse("document", problems)
        sources[source.name] = source
        return source

    return structure
