"""The command that applies a rule to a table: for people who write no Python."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from conflictmodel._files import refusal
from conflictmodel.errors import MissingExtraError
from conflictmodel.rule_names import rule_named

_CSV = ".csv"
_PARQUET = ".parquet"


def tabulated(path: Path, *, by: Sequence[str], rule: str, columns: Mapping[str, str]) -> str:
    """Return what a rule concludes from a table of reports, as CSV: a line for each subject.

    Args:
        path: A file of Parquet or CSV.
        by: The columns that say what a report is about.
        rule: The name of the rule.
        columns: The names of the other columns, as `conflictmodel.tables.combine` takes them.

    Raises:
        DocumentError: If the file cannot be read.
        MissingExtraError: If narwhals or polars is not installed.
        ConflictModelError: As `conflictmodel.tables.combine` and `rule_named` do.
    """
    named = rule_named(rule)
    from conflictmodel.tables import combine  # noqa: PLC0415 - an extra

    try:
        import polars as pl  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        raise MissingExtraError("the command `tables`", "polars", "polars") from None
    ending = path.suffix.lower()
    if ending not in {_CSV, _PARQUET}:
        raise refusal(str(path), f"its name ends in neither {_PARQUET} nor {_CSV}")
    try:
        reports = (
            pl.scan_csv(path, try_parse_dates=True) if ending == _CSV else pl.scan_parquet(path)
        )
        found = combine(reports, by=by, rule=named, **columns)
        return found.sort(*by).collect(engine="streaming").write_csv()
    except (OSError, pl.exceptions.PolarsError) as error:
        raise refusal(str(path), f"cannot be read: {error}") from error
