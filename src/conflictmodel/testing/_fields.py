"""From a type to its strategy: a class of attrs is drawn by the annotations of its fields.

What a constructor refuses is drawn anew. What it would refuse too often has a strategy of its own,
which the modules beside this one declare. Options are checked when they are given.
"""

from collections.abc import Collection, Set as AbstractSet
from operator import itemgetter
from types import NoneType
from typing import TypeGuard, TypeVar, get_args, get_origin, get_type_hints

from attrs import AttrsInstance, fields, has
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem

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

    def made(**arguments: object) -> tuple[_AttrsT, ...]:
        try:
            return (kind(**arguments),)
        except InvalidValueError:
            return ()

    # Deferred, because Hypothesis writes a strategy out in full, and this one in two words.
    parts = by_annotation | parts
    return st.deferred(lambda: st.builds(made, **parts).filter(bool).map(itemgetter(0)))


def strategy_of(kind: type[object]) -> SearchStrategy[object]:
    """Return the strategy of a type, of a union of types, or of a tuple of any length."""
    # Made when something is drawn: by then all modules have declared their types.
    return st.deferred(lambda: _strategy_of(kind))


def _strategy_of(kind: type[object]) -> SearchStrategy[object]:
    parts = get_args(kind)
    if kind in _DECLARED:
        return _DECLARED[kind]
    if get_origin(kind) is tuple and parts[-1] is ...:
        return st.lists(strategy_of(parts[0]), max_size=_FEW).map(tuple)
    if get_origin(kind) is tuple:
        return st.tuples(*map(strategy_of, parts))
    if parts:
        # Values shrink towards the first: that there is none.
        return st.one_of(
            [strategy_of(each) for each in sorted(parts, key=lambda each: each is not NoneType)]
        )
    return built(kind) if has(kind) else st.from_type(kind)


def is_strategy(path: str, given: object, *kinds: type) -> tuple[Problem, ...]:
    """Refuse what is neither `None`, nor a strategy, nor of one of the kinds."""
    if given is None or type(given) in kinds or isinstance(given, SearchStrategy):
        return ()
    expected = "".join(f"{kind.__name__} or " for kind in kinds)
    return (Problem(path, f"expected {expected}a strategy, got {_checks.shown(given)}"),)


def is_bound(given: object) -> tuple[Problem, ...]:
    """Refuse a greatest number that is neither `None` nor a count."""
    return () if given is None else _checks.count("most", given)


def are_names(path: str, given: object) -> tuple[Problem, ...]:
    """Refuse what is neither `None` nor a collection of names with at least one in it."""
    if given is None:
        return ()
    if not _is_collection(given):
        return (Problem(path, f"expected a collection of names, got {_checks.shown(given)}"),)
    found = tuple(given)
    return _checks.texts(path, found) if found else (Problem(path, "there is no name"),)


def _is_collection(given: object) -> TypeGuard[Collection[object]]:
    # A text is a collection of texts, too: of its letters, which are hardly what was meant.
    is_other = isinstance(given, str) or hasattr(given, "__array__")
    return isinstance(given, Collection) and not is_other


def one_of(given: Collection[str]) -> SearchStrategy[str]:
    """Draw one of the names, the first being the simplest."""
    # A set has no order of its own, and what is drawn must be the same in every run.
    return st.sampled_from(sorted(given) if isinstance(given, AbstractSet) else tuple(given))
