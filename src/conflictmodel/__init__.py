"""Conflicting figures of a war as typed values: who said what, about what, when, in which words.

What most programs use is imported from here, the rest from the sub-packages; see `__init__.pyi`.
"""

from conflictmodel._lazy import face

_offered, _names = face(__name__)


def __getattr__(name: str) -> object:
    if name == "__version__":
        from importlib.metadata import version  # noqa: PLC0415 - costs time, and few ask

        return version("conflictmodel")
    return _offered(name)


def __dir__() -> list[str]:
    return [*_names(), "__version__"]
