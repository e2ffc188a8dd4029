"""The months as they are named in English."""

from collections.abc import Mapping
from types import MappingProxyType

NAMES = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
"""The names of the months in their order."""

NUMBERS: Mapping[str, int] = MappingProxyType(
    {name: number for number, name in enumerate(NAMES, 1)}
    | {name[:3]: number for number, name in enumerate(NAMES, 1)}
    | {"sept": 9}
)
"""The number of each month, from 1, by its name and by its abbreviations."""
