"""Damaged files of every format: each is read or refused, and what is read is never lost."""

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from conflictmodel.errors import DocumentError
from conflictmodel.files import atomic
from conflictmodel.formats.document import dumps, loads
from conflictmodel.formats.lines import load_lines
from conflictmodel.formats.table import loads_csv
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import FORMATS, read_file
from support.damage import INTERESTING, check
from support.samples import SAMPLES

JSON = (
    *("conflictmodel", "losses", "loss-corrections"),
    *("tfp-gaza", "tfp-lebanon", "tfp-west-bank"),
)
TABLES = (
    *("conflictmodel-csv", "acled", "air-attacks", "control-changes"),
    *("acled-deleted", "acled-monthly", "acled-weekly", "hapi-conflict-events", "oryx"),
    *("kiel-allocations", "kiel-countries", "ucdp-ged"),
    *("ucdp-battle-deaths", "ucdp-country-year", "ucdp-non-state", "ucdp-one-sided"),
)
FOREIGN_TABLES = TABLES[1:]


@st.composite
def damaged(draw: st.DrawFn, sample: bytes) -> bytes:
    """Draw what has become of a file that was changed in one to four places."""
    content = sample
    for _ in range(draw(st.integers(1, 4))):
        words = [each.span() for each in re.finditer(rb"[^\s,;:\"'<>{}\[\]]+", content)]
        if draw(st.booleans()) and words:
            start, end = draw(st.sampled_from(words))
        else:
            start = draw(st.integers(0, len(content)))
            end = start + draw(st.sampled_from((0, 1, 2, 5, 20, len(content))))
        before, cut, after = content[:start], content[start:end], content[end:]
        other = draw(st.sampled_from(INTERESTING) | st.binary(max_size=4))
        content = draw(
            st.sampled_from(
                (
                    before + after,
                    before + other + after,
                    before + cut + cut + after,
                    before + cut[::-1] + after,
                    before,
                    after + before,
                    before + cut + other + after,
                )
            )
        )
    return content


def read(content: bytes, name: str, folder: Path) -> Extract:
    """Return what is read from a file of a format, which must be readable."""
    found = check(content, name, folder)
    assert isinstance(found, Extract), found
    return found


def refused(content: bytes, name: str, folder: Path) -> str:
    """Return why a file is refused, which is taken for one of a format."""
    found = check(content, name, folder)
    assert isinstance(found, DocumentError)
    return str(found)


def test_there_is_a_sample_of_each_format(tmp_path: Path) -> None:
    """Each sample is recognised, and read without a problem."""
    assert [*SAMPLES] == [*FORMATS]
    found = [check(sample.encode(), None, tmp_path) for sample in SAMPLES.values()]
    assert [*FORMATS] == [each.format for each in found if isinstance(each, Extract)]


@pytest.mark.parametrize("name", SAMPLES)
# Each example writes the same file anew.
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, tmp_path: Path, data: st.DataObject) -> None:
    """Whatever the damage is, no other error is raised, and what is read can be kept."""
    content = data.draw(damaged(SAMPLES[name].encode()))
    check(content, data.draw(st.sampled_from((name, None))), tmp_path)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_that_was_cut_off(name: str, tmp_path: Path) -> None:
    """Wherever a file ends too early, it is refused, or it says so where it can.

    Of the lines and the flat table of this library, which may end without a line break, each first
    part that is whole is one.
    """
    sample = SAMPLES[name].encode()
    file = tmp_path / "cut"
    for end in range(len(sample) - 1):
        file.write_bytes(sample[:end])
        try:
            found = read_file(file, as_format=name)
        except DocumentError:
            continue
        assert name not in {*JSON, "iati"}
        if name in FOREIGN_TABLES and sample[end - 1 : end] != b"\n":
            assert "end of file" == found.records[-1].where


@pytest.mark.parametrize("name", SAMPLES)
@pytest.mark.parametrize("content", [b"", b"\n", b" ", b"\xef\xbb\xbf", b"\0", b"\0" * 5000])
def test_a_file_of_nothing_is_refused(name: str, content: bytes, tmp_path: Path) -> None:
    """An empty file is of no format, and neither is one of spaces or of NULs."""
    assert refused(content, name, tmp_path)


@pytest.mark.parametrize("name", SAMPLES)
def test_another_encoding_is_refused(name: str, tmp_path: Path) -> None:
    """Text in another encoding is refused; XML alone may be UTF-16 as well."""
    sample = SAMPLES[name]
    half = len(sample) // 2
    assert refused(f"{sample[:half]}é{sample[half:]}".encode("latin-1", "replace"), name, tmp_path)
    for encoding in ("utf-16", "utf-16-le", "utf-32"):
        content = sample.encode(encoding)
        if name == "iati" and encoding != "utf-32":
            assert read(content, name, tmp_path).dossier.claims
        else:
            assert refused(content, name, tmp_path)


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", SAMPLES)
def test_a_nul_is_refused(name: str, tmp_path: Path) -> None:
    """A NUL anywhere but in what is compressed or encrypted is damage."""
    sample = SAMPLES[name].encode()
    for at in range(0, len(sample), 20):
        assert refused(sample[:at] + b"\0" + sample[at:], name, tmp_path)


# Tables


def cells(name: str) -> list[list[str]]:
    """Return the rows of the sample of a table."""
    return list(csv.reader(SAMPLES[name].splitlines(keepends=True)))


def table(rows: list[list[str]]) -> bytes:
    """Return a file of these rows."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue().encode()


OPTIONAL = {
    "acled": {"admin2", "timestamp"},
    "acled-monthly": {"Admin1", "Admin2", "ISO3", "Admin2 Pcode", "Admin1 Pcode"},
    "acled-weekly": {
        *("REGION", "POPULATION_EXPOSURE", "DISORDER_TYPE", "ID"),
        *("CENTROID_LATITUDE", "CENTROID_LONGITUDE"),
    },
    "hapi-conflict-events": {
        *("has_hrp", "in_gho", "provider_admin1_name", "provider_admin2_name", "admin1_code"),
        *("admin1_name", "admin2_code", "admin2_name", "admin_level", "dataset_hdx_id"),
        *("resource_hdx_id", "warning", "error"),
    },
    "oryx": {"equipment_type", "type_total", "date_recorded"},
    "air-attacks": {"not_reach_goal", "still_attacking", "border_crossing", "carrier"},
    "control-changes": {"more", "source_link"},
    "kiel-countries": {"gdp", "pct_gdp"},
    "ucdp-battle-deaths": {"side_a_id", "side_b_id", "type_of_conflict", "region", "version"},
    "ucdp-country-year": {"region_cy", "version"},
    "ucdp-non-state": {"org", "side_a_id", "side_b_id", "gwno_location", "region", "version"},
    "ucdp-one-sided": {"actor_id", "is_government_actor", "gwno_location", "region", "version"},
    "ucdp-ged": {
        *("source_office", "source_date", "source_headline", "source_original"),
        *("where_description", "event_clarity"),
    },
}


def named(name: str, column: str) -> str:
    """Return what a column is called, where its format is published in several ways."""
    if name in {"acled-monthly", "acled-weekly", "ucdp-country-year"}:
        return column.lower().removesuffix("_cy")
    return column


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", FOREIGN_TABLES)
def test_a_table_without_one_of_its_columns(name: str, tmp_path: Path) -> None:
    """What must be there is named where it is missing or called otherwise."""
    header, *rows = cells(name)
    for at, column in enumerate(header):
        without = table([row[:at] + row[at + 1 :] for row in (header, *rows)])
        renamed = table([[*header[:at], f"{column}_", *header[at + 1 :]], *rows])
        if column in OPTIONAL.get(name, ()):
            last = read(without, name, tmp_path).records[-1]
            assert named(name, column) not in dict(last.published)
            findings = read(renamed, name, tmp_path).findings
            expected = f"the column is not known @ line 1, {named(name, column)}_"
            assert expected == str(findings[0]).replace("_cy_", "_")
        else:
            for content in (without, renamed):
                missing = f"the column '{named(name, column)}' is missing @ line 1"
                assert missing in refused(content, name, tmp_path)


@pytest.mark.parametrize("name", FOREIGN_TABLES)
@pytest.mark.parametrize(
    ("given_name", "told"),
    [("colour", "colour"), ("", "column 1"), (" ", "column 1")],
    ids=["name", "none", "space"],
)
def test_another_column_is_kept_and_told(
    name: str, given_name: str, told: str, tmp_path: Path
) -> None:
    """A column that is not known is in no claim; one without a name is named by its place."""
    header, *rows = cells(name)
    content = table([[given_name, *header], *(["7", *row] for row in rows)])
    extract = read(content, name, tmp_path)
    assert read(SAMPLES[name].encode(), name, tmp_path).dossier == extract.dossier
    assert f"the column is not known @ line 1, {told}" == str(extract.findings[0])
    assert (told, len(rows)) in extract.unmapped
    assert "7" == extract.records[-1].value(told)


def test_another_column_of_a_flat_table_is_refused(tmp_path: Path) -> None:
    """A flat table says all that is in a dossier, and nothing else."""
    header, *rows = cells("conflictmodel-csv")
    content = table([[*header, "colour"], *([*row, ""] for row in rows)])
    expected = "the column 'colour' is not known @ line 1"
    assert expected in refused(content, "conflictmodel-csv", tmp_path)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_that_is_no_table(name: str, tmp_path: Path) -> None:
    """Another delimiter, a column twice and rows of another length are told in a sentence."""
    header, *rows = cells(name)
    parted = table([header, *rows]).replace(b",", b";")
    assert "the columns are parted by semicolons" in refused(parted, name, tmp_path)
    assert isinstance(check(parted, None, tmp_path), DocumentError)
    twice = table([[*header, header[1]], *([*row, row[1]] for row in rows)])
    assert f"the column '{header[1]}' occurs more than once @ " in refused(twice, name, tmp_path)
    for row in ([*rows[-1], "x"], rows[-1][:-1]):
        ragged = table([header, *rows[:-1], row])
        expected = f"it has {len(row)} cells, and the header has {len(header)} @ line "
        assert expected in refused(ragged, name, tmp_path)


@pytest.mark.parametrize(
    ("name", "old"),
    [
        ("conflictmodel-csv", "Russia"),
        ("acled", "Novaville"),
        ("air-attacks", "North oblast"),
        ("control-changes", "Ізюм"),
        ("kiel-countries", "Utopía"),
        ("ucdp-ged", "Kiev city"),
    ],
)
def test_a_line_break_in_a_cell_is_kept(name: str, old: str, tmp_path: Path) -> None:
    """A text of two lines is read, written and read again as it is."""
    content = table([[cell.replace(old, "a\nb") for cell in row] for row in cells(name)])
    assert "a\\nb" in dumps(read(content, name, tmp_path).dossier)


# Figures and days


FIGURES = {
    "conflictmodel": ("3001,", "$.claims[0].range.lower"),
    "conflictmodel-lines": ("72}", "line 2: $.launched.upper"),
    "conflictmodel-csv": ("115000000000", "line 3, "),
    "acled": ("12", "line 2, fatalities"),
    "air-attacks": ("12", "line 2, launched"),
    "iati": ("1000.50", "iati-activity[1]/transaction[1], value"),
    "kiel-allocations": ("1.5", "line 3, total_allocations"),
    "kiel-countries": ("0.0004", "line 2, commitments"),
    "loss-corrections": ("-25", "$[0], tank"),
    "losses": ("4100", "$[0], personnel"),
    "ucdp-ged": ("5", "line 2, high"),
}
# As these are published, or as XML Schema writes numbers.
TAKE_DECIMALS = {"iati", "kiel-allocations", "kiel-countries"}
TAKE_BLANKS = {"air-attacks", "kiel-allocations", "kiel-countries", "losses", "loss-corrections"}


def changed(name: str, old: str, new: str, *, after: str = "") -> bytes:
    """Return a sample in which the first such text after another one is replaced."""
    head, mark, tail = SAMPLES[name].partition(after) if after else ("", "", SAMPLES[name])
    assert old in tail
    return f"{head}{mark}{tail.replace(old, new, 1)}".encode()


def with_figure(name: str, figure: str) -> bytes:
    """Return a sample in which one figure is another."""
    old, _ = FIGURES[name]
    end = old.lstrip("-.0123456789")
    after = {"acled": "clashed.", "air-attacks": "oblast", "ucdp-ged": "5,0,0,5"}.get(name, "")
    return changed(name, old, figure + end, after=after)


@pytest.mark.parametrize("name", FIGURES)
@pytest.mark.parametrize(
    "figure",
    ["NaN", "Infinity", "-Infinity", "1,100", "1.1E+9", "3.5", "٣", "1 100", "0x10", "9" * 5000],
    ids=lambda figure: figure[:12].encode("unicode_escape").decode(),
)
def test_a_figure_in_other_digits_is_refused(name: str, figure: str, tmp_path: Path) -> None:
    """A figure is written in plain digits, and nothing else is taken for one."""
    is_json = name in {*JSON, "conflictmodel-lines"}
    if is_json and figure in {"1,100", "٣", "1 100", "0x10"}:
        written = f'"{figure}"'
    else:
        written = f'"{figure}"' if name in TABLES else figure
    content = with_figure(name, written)
    is_missing = figure == "NaN" and name in TAKE_BLANKS
    if is_missing or (figure == "3.5" and name in TAKE_DECIMALS):
        assert read(content, name, tmp_path).records
    else:
        assert f"@ {FIGURES[name][1]}" in refused(content, name, tmp_path)


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_of_400_digits_is_read_exactly(name: str, tmp_path: Path) -> None:
    """A number that is far above any count is kept to the last digit."""
    content = with_figure(name, "8" + "0" * 398 + "7")
    assert isinstance(check(content, name, tmp_path), Extract)


@pytest.mark.parametrize(
    ("name", "digits"),
    [("iati", 999), ("kiel-allocations", 990), ("kiel-countries", 990), ("losses", 1000)],
)
def test_a_figure_that_cannot_be_written_again_is_refused(
    name: str, digits: int, tmp_path: Path
) -> None:
    """In cents, or as "about" so many, a figure may have more digits than are written."""
    message = f"a number has more than 1,000 digits @ {FIGURES[name][1]}"
    assert message in refused(with_figure(name, "9" * digits), name, tmp_path)


DAYS = {
    "conflictmodel": ('"on": "', "$.claims[1].on"),
    "conflictmodel-lines": ('"on":"', "line 2: $.on"),
    "conflictmodel-csv": ("taken,", "line 5, on"),
    "acled": ("UKR90001,", "line 2, event_date"),
    "air-attacks": ("source\n", "line 2, time_start"),
    "control-changes": ("source_link\n", "line 2, snapshot_utc"),
    "iati": ('transaction-date iso-date="', "iati-activity[1]/transaction[1], transaction-date"),
    "loss-corrections": ('"date": "', "$[0], date"),
    "losses": ('"date": "', "$[0], date"),
    "ucdp-ged": ("Ukraine,1,1,", "line 2, date_start"),
}


@pytest.mark.parametrize("name", DAYS)
@pytest.mark.parametrize(
    "day",
    ["23.12.2024", "12/23/2024", "2024-23-12", "20241223", "2024-02-30", "٢٠٢٤-12-23"],
    ids=lambda day: day.encode("unicode_escape").decode(),
)
def test_a_day_in_another_order_is_refused(name: str, day: str, tmp_path: Path) -> None:
    """A day is written as year, month and day, and no other order is guessed."""
    before, path = DAYS[name]
    head, mark, tail = SAMPLES[name].partition(before)
    content = f"{head}{mark}{day}{tail[len('2024-12-23') :]}".encode()
    assert f"@ {path}" in refused(content, name, tmp_path)


# What takes time or memory


DEEP = 100_000


EACH_OPENING = pytest.mark.parametrize("opening", ["[", '{"a":', "<a>", '"', "("])


@pytest.mark.unmeasured
@pytest.mark.parametrize("name", SAMPLES)
@EACH_OPENING
def test_deep_nesting_is_refused(name: str, opening: str, tmp_path: Path) -> None:
    """What is nested a hundred thousand times is refused, whatever it is taken for."""
    assert refused((opening * DEEP).encode(), name, tmp_path)


@EACH_OPENING
def test_deep_nesting_is_refused_where_no_format_is_named(opening: str, tmp_path: Path) -> None:
    """Nor is it recognised as a format, or read as a document or a flat table."""
    content = (opening * DEEP).encode()
    assert isinstance(check(content, None, tmp_path), DocumentError)
    for load in (loads, loads_csv):
        with pytest.raises(DocumentError):
            load(content)


@pytest.mark.parametrize(
    ("name", "old", "message"),
    [
        ("conflictmodel", '"not held"', "the nesting is too deep @ $"),
        ("conflictmodel-lines", '"defence pact"', "the nesting is too deep @ line 3: $"),
        ("conflictmodel-csv", '"[""“1.1 billion”""]"', "the nesting is too deep @ line 3, words"),
        ("losses", '"Ізюм"', "the nesting is too deep @ $"),
        ("loss-corrections", "-25", "the nesting is too deep @ $"),
    ],
)
def test_a_value_that_is_nested_deep_is_refused(
    name: str, old: str, message: str, tmp_path: Path
) -> None:
    """A value of JSON within a good file is nested too deeply for Python to follow."""
    assert message in refused(changed(name, old, "[" * DEEP), name, tmp_path)
    assert message in refused(changed(name, old, "[" * DEEP + "]" * DEEP), name, tmp_path) or (
        name == "conflictmodel-csv"  # in which a cell is not so long
    )


LAUGHS = '<!ENTITY x0 "ha">' + "".join(
    f"<!ENTITY x{number} '{f'&x{number - 1};' * 10}'>" for number in range(1, 10)
)


@pytest.mark.parametrize("prolog", ["", "<?xml version='1.0'?>\n"])
@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE iati-activities [<!ENTITY x9 SYSTEM "file:///etc/passwd">]>',
        f"<!DOCTYPE iati-activities [{LAUGHS}]>",
    ],
    ids=["external entity", "billion laughs"],
)
def test_entities_are_refused(prolog: str, declared: str, tmp_path: Path) -> None:
    """What defines an entity is refused, and so is what uses one without that."""
    sample = SAMPLES["iati"].replace("Вода", "&x9;")
    content = f"{prolog}{declared}{sample}".encode()
    assert "a document type is declared (<!DOCTYPE>)" in refused(content, "iati", tmp_path)
    assert "undefined entity" in refused(sample.encode(), "iati", tmp_path)


@pytest.mark.parametrize("name", TABLES)
def test_a_line_that_is_too_long_is_refused(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line of a table fills the memory, whichever table it is."""
    monkeypatch.setattr(atomic, "LONGEST_LINE", 2_000)
    sample = SAMPLES[name].encode()
    assert "it is longer than 2,000 bytes @ line " in refused(sample + b" " * 2_001, name, tmp_path)
    assert "2,000 bytes" not in refused(sample + b"x", name, tmp_path)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_of_another_format_is_refused(name: str, tmp_path: Path) -> None:
    """What is no file of a format is told by its reader, and by each loader."""
    for other, sample in SAMPLES.items():
        if other == name:
            continue
        file = tmp_path / "other"
        file.write_text(sample, encoding="utf-8")
        if {other, name} != {"losses", "loss-corrections"}:
            with pytest.raises(DocumentError):
                read_file(file, as_format=name)
        with pytest.raises(DocumentError):
            next(load_lines(file)) if other != "conflictmodel-lines" else loads(sample)
