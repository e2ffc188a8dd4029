"""What Hypothesis runs when it is imported: it learns that every public type can be drawn.

The types have to be loaded for that, the strategies only when the first of them is asked for.
"""

from collections.abc import Iterator

from attrs import has
from hypothesis.strategies import SearchStrategy, register_type_strategy

from conflictmodel import claims, conclusions, errors, phrases, readers, reports, rules, values

_FACES = (errors, values, phrases, claims, rules, conclusions, readers, reports)


def register() -> None:
    """Tell Hypothesis how each public class of attrs is drawn; of others it knows by itself."""
    for kind in _public_types():
        register_type_strategy(kind, _strategy)


def _public_types() -> Iterator[type[object]]:
    for face in _FACES:
        for name in getattr(face, "__all__"):  # noqa: B009 - a type checker does not see it in a stub
            kind: object = getattr(face, name)
            if isinstance(kind, type) and has(kind) and not issubclass(kind, Exception):
                yield kind


def _strategy(kind: type[object]) -> SearchStrategy[object]:
    from conflictmodel.testing import strategy_of  # noqa: PLC0415 - not before one is asked for

    return strategy_of(kind)
