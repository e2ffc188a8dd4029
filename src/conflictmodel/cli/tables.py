"""The subcommand `tables`: a rule over a file of reports, by polars."""

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from conflictmodel import _checks
from conflictmodel.errors import MissingExtraError
from conflictmodel.files.atomic import refusal, refusing
from conflictmodel.rules.names import rule_named

_CSV = ".csv"
_PARQUET = ".parquet"
_FORMULA = "^[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]"


def tabulated(path: Path, *, by: Sequence[str], rule: str, columns: Mapping[str, str]) -> str:
    """Return what a rule concludes from a table of reports, as CSV: a line for each subject."""
    named = rule_named(rule)
    try:
        import polars as pl  # noqa: PLC0415 - an extra
        from narwhals.exceptions import NarwhalsError  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:  # its extra has both
        raise MissingExtraError("the command `tables`", "polars", "polars") from None
    from conflictmodel.tables import combine  # noqa: PLC0415 - an extra

    is_folder, ending = path.is_dir(), path.suffix.lower()
    # Spark writes folders of such names, which polars would read whole, once more.
    inside = (each for each in path.rglob("*") if each.suffix.lower() == _PARQUET)
    files = sorted(each for each in inside if each.is_file()) if is_folder else [path]
    if not files:
        raise refusal(str(path), f"there is no file in it whose name ends in {_PARQUET}")
    if not is_folder and ending not in {_CSV, _PARQUET}:
        raise refusal(str(path), f"its name ends in neither {_PARQUET} nor {_CSV}")
    # What is no number is text, so that an id such as 007 stays what it is.
    kinds = {columns["lower"]: pl.Int64, columns["upper"]: pl.Int64}
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            if is_folder or ending == _PARQUET:
                reports = pl.scan_parquet(files, glob=False)
            else:
                given = _read_once(path, Path(folder, "table"))
                reports = pl.scan_csv(
                    given, infer_schema=False, schema_overrides=kinds, null_values="", glob=False
                )
                # polars would take 01/02/2024 for a day too, of which nobody knows the month.
                if (stated := columns["stated"]) in reports.collect_schema():
                    reports = reports.with_columns(pl.col(stated).str.to_date("%Y-%m-%d"))
            found = combine(reports, by=by, rule=named, **columns).sort(*by)
            # What begins so might be run as a formula where the result is opened.
            safe = found.with_columns(pl.col(pl.String).str.replace(_FORMULA, "'${0}"))
            return safe.collect(engine="streaming").write_csv()
        except (OSError, NarwhalsError, pl.exceptions.PolarsError) as error:
            # What polars advises on the lines below is for who writes Python.
            reason = str(error).partition("\n")[0].removesuffix(".")
            raise refusal(str(path), f"cannot be read: {reason}") from error


def _read_once(path: Path, plain: Path) -> Path:
    """Write rows as Python parts them: where a carriage return or a quote is alone, polars errs."""
    with (
        refusing(str(path), "read"),
        path.open(encoding="utf-8-sig", newline="") as lines,
        plain.open("w", encoding="utf-8", newline="") as out,
    ):
        rows, writer = csv.reader(lines, strict=True), csv.writer(out, lineterminator="\n")
        try:
            header = next(rows, list[str]())
            for twice in header:
                if header.count(twice) > 1:
                    raise refusal(str(path), f"the header has {_checks.shown(twice)} twice")
            writer.writerows([header] if header else [])
            for row in rows:
                if len(row) != len(header):
                    message = f"has {len(row):,} cells, and the header {len(header):,}"
                    raise refusal(str(path), f"line {rows.line_num:,} {message}")
                writer.writerow(row)
        except csv.Error as error:
            raise refusal(str(path), f"line {rows.line_num:,}: {error}") from error
    return plain
