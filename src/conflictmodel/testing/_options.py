"""The options of strategies, checked when they are given and not only when something is drawn."""

from collections.abc import Collection, Set as AbstractSet

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from conflictmodel import _checks
from conflictmodel.errors import Problem


def strategy(path: str, given: object) -> tuple[Problem, ...]:
    """Refuse what is neither `None` nor a strategy."""
    if given is None or isinstance(given, SearchStrategy):
        return ()
    return (Problem(path, f"expected a strategy, got {_checks.shown(given)}"),)


def one_or_many(path: str, given: object, kind: type) -> tuple[Problem, ...]:
    """Refuse what is neither `None`, nor of the kind, nor a strategy."""
    if type(given) is kind or not strategy(path, given):
        return ()
    message = f"expected {kind.__name__} or a strategy of them, got {_checks.shown(given)}"
    return (Problem(path, message),)


def most(given: object, *, least: int = 0) -> tuple[Problem, ...]:
    """Refuse what is neither `None` nor a count of `least` or more."""
    return () if given is None else _checks.count("most", given, least=least)


def names(path: str, given: Collection[str] | None) -> tuple[Problem, ...]:
    """Refuse what is neither `None` nor a collection of names with at least one in it."""
    if given is None:
        return ()
    # A text is a collection of texts, too: of its letters, which are hardly what was meant.
    if isinstance(given, str) or not _is_collection(given):
        return (Problem(path, f"expected a collection of names, got {_checks.shown(given)}"),)
    found = tuple(given)
    return _checks.texts(path, found) if found else (Problem(path, "there is no name"),)


def _is_collection(given: object) -> bool:
    return not hasattr(given, "__array__") and isinstance(given, Collection)


def one_of(given: Collection[str]) -> SearchStrategy[str]:
    """Draw one of the names, the first being the simplest."""
    # A set has no order of its own, and what is drawn must be the same in every run.
    return st.sampled_from(sorted(given) if isinstance(given, AbstractSet) else tuple(given))
