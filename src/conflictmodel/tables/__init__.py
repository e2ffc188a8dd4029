"""Tables: the same rules over millions of rows, on the engine that holds them.

Each function takes a frame and returns one of the same type: of polars (eager or lazy), pandas
(with nullable whole numbers), pyarrow, DuckDB or PySpark. They are expressions of that engine:
nothing is collected into Python, and a lazy frame stays lazy. The rows that are returned are in no
order. A column that is missing or of the wrong type is refused.

It needs narwhals, which the extra `tables` installs, and an engine. It is never imported by the
rest of the library, so that these functions are `conflictmodel.tables.combine` and so on.
"""

from conflictmodel.errors import MissingExtraError

try:
    import narwhals.stable.v2 as _narwhals
except ModuleNotFoundError:
    raise MissingExtraError("conflictmodel.tables", "narwhals", "tables") from None

from conflictmodel.tables._combine import combine
from conflictmodel.tables._select import audit, latest_per_source, supersede
from conflictmodel.tables._to_frame import combine_each, to_frame
from conflictmodel.tables._total import total

del _narwhals

__all__ = [
    "audit",
    "combine",
    "combine_each",
    "latest_per_source",
    "supersede",
    "to_frame",
    "total",
]
