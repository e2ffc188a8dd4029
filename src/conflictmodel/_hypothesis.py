"""What Hypothesis runs when it is imported: it learns which public types can be drawn.

The types have to be loaded for that, the strategies only when the first of them is asked for.
"""

from collections.abc import Iterator
from types import ModuleType

from attrs import has
from hypothesis.strategies import SearchStrategy, register_type_strategy

from conflictmodel import claims, errors, phrases, rules, values


def register() -> None:
    """Tell Hypothesis how claims, rules and their parts are drawn: functions make answers of these.

    Of what is no class of attrs it knows by itself.
    """
    for kind in public_types(errors, values, phrases, claims, rules):
        register_type_strategy(kind, _strategy)


def public_types(*faces: ModuleType) -> Iterator[type[object]]:
    """Yield the classes of attrs that packages offer, but for errors."""
    for face in faces:
        for name in getattr(face, "__all__"):  # noqa: B009 - a type checker does not see it in a stub
            kind: object = getattr(face, name)
            if isinstance(kind, type) and has(kind) and not issubclass(kind, Exception):
                yield kind


def _strategy(kind: type[object]) -> SearchStrategy[object]:
    from conflictmodel.testing import strategy_of  # noqa: PLC0415 - not before one is asked for

    return strategy_of(kind)
