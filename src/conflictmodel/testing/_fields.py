"""From a type to its strategy: a class of attrs is drawn by the annotations of its fields.

What an annotation does not say (that a range does not end before it begins, that a measure has an
outcome) is said by a strategy of the type's own, which the modules beside this one declare.
"""

from types import NoneType
from typing import TypeVar, get_args, get_origin, get_type_hints

from attrs import AttrsInstance, fields, has
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_T = TypeVar("_T")
_AttrsT = TypeVar("_AttrsT", bound=AttrsInstance)

_FEW = 2

_DECLARED: dict[type[object], SearchStrategy[object]] = {}


def declared(kind: type[_T], strategy: SearchStrategy[_T]) -> SearchStrategy[_T]:
    """Draw a type by this strategy wherever it occurs, and return the strategy."""
    _DECLARED[kind] = strategy
    return strategy


def built(kind: type[_AttrsT], **parts: SearchStrategy[object]) -> SearchStrategy[_AttrsT]:
    """Draw a class of attrs by the annotations of its fields, but for the parts given."""
    hints = get_type_hints(kind)
    by_annotation = {field.name: strategy_of(hints[field.name]) for field in fields(kind)}
    return st.builds(kind, **(by_annotation | parts))


def strategy_of(kind: type[object]) -> SearchStrategy[object]:
    """Return the strategy of a type, of a union of types, or of a tuple of any length."""
    # Made when something is drawn: by then all modules have declared their types.
    return st.deferred(lambda: _strategy_of(kind))


def _strategy_of(kind: type[object]) -> SearchStrategy[object]:
    parts = get_args(kind)
    if kind in _DECLARED:
        return _DECLARED[kind]
    if get_origin(kind) is tuple:
        return st.lists(strategy_of(parts[0]), max_size=_FEW).map(tuple)
    if parts:
        # Values shrink towards the first: that there is none.
        return st.one_of(
            [strategy_of(each) for each in sorted(parts, key=lambda each: each is not NoneType)]
        )
    return built(kind) if has(kind) else st.from_type(kind)
