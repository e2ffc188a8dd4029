"""How values are written as JSON: in one way, and straight to text.

One value is written by the converter of the codec. For what is made of parts a function is made
that puts its text together from those of its parts. Imported on first use, as cattrs takes time.
"""

from collections.abc import Callable, Collection
from functools import cache, partial
from json.encoder import encode_basestring as quoted
from types import CodeType
from typing import TypeAlias, final, get_args

from attrs import NOTHING, Attribute, AttrsInstance, has

from conflictmodel.formats import _codec, _shapes
from conflictmodel.formats._codec import MOST_KEPT, SHARED
from conflictmodel.formats._shapes import TAG, TAGS, Listed
from conflictmodel.values.sources import Source

Writer: TypeAlias = Callable[..., str]
"""Returns the text of a value of one type."""


@final
class Layout:
    """Where the text of a value is broken, and what each type is written by.

    It keeps texts of the values it has written, and so is made anew for each document and stream.
    Where it `is_line`, a value is one line without spaces, with each source in full. Otherwise each
    member and item has a line of its own, with two spaces for each level, and a source is its name.
    """

    def __init__(self, *, is_line: bool) -> None:
        self._is_line = is_line
        self._colon = ":" if is_line else ": "
        self._writers: dict[tuple[object, int], Writer] = {}

    def writer(self, kind: object, depth: int = 0) -> Writer:
        """Return what writes the values of a type at a depth; it refuses numbers too long."""
        key = kind, depth
        if key not in self._writers:
            self._writers[key] = self._made(kind, depth)
        return self._writers[key]

    def _line(self, depth: int) -> str:
        return "" if self._is_line else f"\n{depth * '  '}"

    def _made(self, kind: object, depth: int) -> Writer:
        if _shapes.is_plain(kind):
            return _codec.converter().get_unstructure_hook(kind)
        if kind is Source and not self._is_line:
            return _name
        if _shapes.is_optional(kind):
            return self._optional(_shapes.without_none(kind), depth)
        if _shapes.is_collection(kind):
            return self._collection(kind, depth)
        record = Source if kind is Listed else kind
        if isinstance(record, type) and has(record):
            return self._record(record, depth)
        writers = {one: self.writer(one, depth) for one in get_args(kind)}

        def text(value: object) -> str:
            return writers[type(value)](value)

        return text

    def _optional(self, kind: object, depth: int) -> Writer:
        # Not looked up before it is needed: a group may lie within a group.
        write = cache(partial(self.writer, kind, depth))

        def text(value: object) -> str:
            return "null" if value is None else write()(value)

        return text

    def _collection(self, kind: object, depth: int) -> Writer:
        write = self.writer(get_args(kind)[0], depth + 1)
        is_set = _shapes.is_set(kind)
        before, after = self._line(depth + 1), self._line(depth)
        separator = f",{before}"

        def text(items: Collection[str]) -> str:
            if not items:
                return "[]"
            written = separator.join(map(write, sorted(items) if is_set else items))
            return f"[{before}{written}{after}]"

        return text

    def _record(self, kind: type[AttrsInstance], depth: int) -> Writer:
        """Return the function of an attrs class, made as attrs makes its constructor.

        For a group, it is this one where everything is in one line:

            def write(value):
                within = f',"within":{write_within(value.within)}' if … else ''
                id = f',"id":{write_id(value.id)}' if … else ''
                return f'{"name":{write_name(value.name)}{within}{id}}'

        with the braces of JSON doubled, and for … the condition that the value is not the default.
        The first field of each type is always written.
        """
        before, after = self._line(depth + 1), self._line(depth)
        tag = f"{quoted(TAG)}{self._colon}{quoted(TAGS[kind])},{before}" if kind in TAGS else ""
        lines = ["def write(value):"]
        whole = f"{{{{{before}{tag}"
        names: dict[str, object] = {}
        for number, field in enumerate(_shapes.fields_of(kind)):
            name, condition = field.name, _condition(field)
            of: object = field.type
            if condition and field.default is None and kind not in get_args(of):
                of = _shapes.without_none(of)  # `None` is not written
            names[f"write_{name}"] = self.writer(of, depth + 1)
            names[f"default_{name}"] = getattr(field.default, "factory", field.default)
            comma = f",{before}" if number else ""
            text = f"{comma}{quoted(name)}{self._colon}{{write_{name}(value.{name})}}"
            if condition:
                lines.append(f" {name} = f{text!r} if {condition} else ''")
            whole += f"{{{name}}}" if condition else text
        lines.append(f" return f{f'{whole}{after}}}}}'!r}")
        # A loop over the fields writes the same, and takes 1.7 times as long for a whole document.
        made: dict[str, Writer] = {}
        exec(_compiled("\n".join(lines)), names, made)  # noqa: S102 - of names of our own fields
        return _once(made["write"]) if kind in SHARED else made["write"]


def _name(source: Source) -> str:
    return quoted(source.name)


def _condition(field: "Attribute[object]") -> str:
    """Return the expression that a field is not its default; empty where it has none."""
    value, default = f"value.{field.name}", f"default_{field.name}"
    if field.default is NOTHING:
        return ""
    if field.default is None:
        return f"{value} is not None"
    if hasattr(field.default, "factory"):  # each of ours makes the default of the whole value
        default = f"{default}(value)"
    return f"{value} is not {default} and {value} != {default}"


@cache
def _compiled(source: str) -> CodeType:
    return compile(source, "<the writer of a type>", "exec")


def _once(write: Writer) -> Writer:
    """Return a writer that makes the text of a repeated value only once."""
    known: dict[int, tuple[object, str]] = {}

    def recall(value: object) -> str:
        found = known.get(id(value))
        if found is None:
            if len(known) >= MOST_KEPT:
                known.clear()
            # The value is kept too, because another might be given its place in memory.
            found = known[id(value)] = value, write(value)
        return found[1]

    return recall
