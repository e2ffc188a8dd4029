"""Extracts: what a file says beside what was made of it."""

import pytest

from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import UnknownNameError
from conflictmodel.readers.extracts import Extract, Record
from conflictmodel.readers.record_findings import RecordFinding
from support.worlds import judgement, missing, not_a, not_text, refusal

PUBLISHED = (("model", "X-59"), ("carrier", "Su-35"), ("note", ""))


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("where"),
        ("published", {3}, "expected tuple, got {3}"),
        ("claims", (3,), "expected Estimate or Installment or TerritorialClaim or Interception"),
        ("unmapped", ("",), "must not be empty"),
        ("findings", ("odd",), "expected RecordFinding, got 'odd'"),
    ],
)
def test_what_is_no_record_is_refused(field: str, wrong: object, message: str) -> None:
    """A record has a place in its file, and columns, claims and findings of their types."""
    assert refusal(Record, **{"where": "line 2", field: wrong}).startswith(f"Record: {message}")


@pytest.mark.parametrize("pair", [("a",), ("a", 3), "ab", None])
def test_what_is_published_are_columns_and_values(pair: object) -> None:
    """Each entry is a column with its value, both text."""
    message = f"Record: expected a column and its value, got {pair!r} @ published[0]"
    assert message == refusal(Record, "line 2", (pair,))


@pytest.mark.parametrize("values", [("X-59", "", "a"), ("a\x1fb", "c", "\x1f"), ()])
def test_what_is_published_is_a_sequence_of_pairs(values: tuple[str, ...]) -> None:
    """It is kept as one text, and is to whoever uses it what was given, whatever is in it."""
    pairs = tuple(zip(("model", "carrier", "note"), values, strict=False))
    found, again = Record("line 2", pairs).published, Record("line 2", list(pairs)).published
    assert (pairs, len(pairs), hash(pairs), repr(pairs)) == (
        tuple(found),
        len(found),
        hash(found),
        repr(found),
    )
    assert found == again == pairs
    assert all(each in found for each in pairs)
    assert found != (*pairs[1:], ("model", "?"))


def test_a_record_gives_what_was_published() -> None:
    """A value is as it was published, blank ones too; another column is unknown."""
    record = Record("line 2", PUBLISHED)
    assert ("Su-35", "") == (record.value("carrier"), record.value("note"))
    with pytest.raises(UnknownNameError, match="'target' is no known column of line 2"):
        record.value("target")


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_text("format"),
        *not_a("dossier", "Dossier"),
        *missing("dossier", "Dossier"),
        ("records", ("a",), "expected Record, got 'a'"),
    ],
)
def test_what_is_no_extract_is_refused(field: str, wrong: object, message: str) -> None:
    """An extract has a format, a dossier and records."""
    given: dict[str, object] = {"format": "acled", "dossier": Dossier()}
    assert refusal(Extract, **given | {field: wrong}).startswith(f"Extract: {message}")


def test_an_extract_counts_what_it_has_and_what_it_left() -> None:
    """Claims, records with and without one, columns in no claim and findings are counted."""
    first, second = judgement("a"), judgement("b")
    records = (
        Record("line 2", PUBLISHED, (first, second), ("carrier",)),
        Record(
            "line 3", PUBLISHED, (), ("model", "carrier"), (RecordFinding("model", "it is odd"),)
        ),
        Record("end of file", findings=(RecordFinding("", "it may have been cut off"),)),
    )
    extract = Extract("attacks", Dossier((first, second)), records)
    assert (("carrier", 2), ("model", 1)) == extract.unmapped
    assert (
        RecordFinding("line 3, model", "it is odd"),
        RecordFinding("end of file", "it may have been cut off"),
    ) == extract.findings
    assert [
        "read as attacks",
        "  records         2",
        "  claims          2",
        "  without a claim 1 record",
        "  in no claim     carrier (2)",
        "                  model (1)",
        "  findings        2",
        "  found           it is odd @ line 3, model",
        "                  it may have been cut off @ end of file",
    ] == str(extract).splitlines()


def test_a_finding_has_a_value_for_each_place() -> None:
    """A sentence with more places than values, or fewer, is none."""
    assert "RecordFinding: there are 1, for 'it is odd' @ values" == refusal(
        RecordFinding, "model", "it is odd", ("3",)
    )


def test_findings_are_counted_by_kind_the_worst_first() -> None:
    """What is in no claim comes first, with exact sums in each unit; then what is most."""
    finer = "{} is finer than a cent"
    records = (
        Record("line 2", findings=(RecordFinding("a", "it is odd"), RecordFinding("b", "so so"))),
        Record("line 3", findings=(RecordFinding("b", "so so"), RecordFinding("a", "it is odd"))),
        Record("line 4", findings=(RecordFinding("b", "so so"),)),
        *(
            Record(f"line {n}", findings=(RecordFinding("value", finer, (amount,), lost),))
            for n, amount, lost in (
                (5, "0.001", (("0.001", "USD"), ("1e20", "EUR"))),
                (6, "-7.0", (("-7.0", "USD"),)),
            )
        ),
        Record("line 7", findings=(RecordFinding("value", finer, ("?",)),)),
        Record("line 8", findings=(RecordFinding("c", "gone", (), ()),)),
    )
    lost = "-6.999 USD and 100,000,000,000,000,000,000 EUR"
    assert [
        f"2 records without a claim, {lost}: … is finer than a cent @ line 5, value, and others",
        "1 record without a claim: gone @ line 8, c",
        "3 times: so so @ line 2, b, and others",
        "2 times: it is odd @ line 2, a, and others",
        "? is finer than a cent @ line 7, value",
    ] == [*map(str, Extract("attacks", Dossier(), records).kinds)]


def test_what_is_lost_is_always_listed() -> None:
    """However many kinds there are, none for which something published is lost is left out."""
    lost = tuple(RecordFinding(f"a{n}", "gone", (), ()) for n in range(20))
    odd = tuple(RecordFinding(f"b{n}", "odd") for n in range(20))
    extract = Extract("attacks", Dossier(), (Record("line 2", findings=odd + lost),))
    label, lines = extract.summary().rows[-1]
    assert ("found", 20 + 12 + 1, "and 8 more") == (label, len(lines), lines[-1])


def test_an_extract_without_anything_odd_counts_and_no_more() -> None:
    """Where nothing is left out and nothing odd, there are three lines."""
    claim = judgement("a")
    extract = Extract("attacks", Dossier((claim,)), (Record("line 2", PUBLISHED, (claim,)),))
    lines = ["read as attacks", "  records         1", "  claims          1"]
    assert lines == str(extract).splitlines()


def test_the_record_of_a_claim_is_found() -> None:
    """What was published stands beside each claim; another id is unknown."""
    claim = judgement("a")
    record = Record("line 2", PUBLISHED, (claim,))
    extract = Extract("attacks", Dossier((claim,)), (record,))
    assert record is extract.record_of("a")
    with pytest.raises(UnknownNameError, match="'b' is no known claim of a record"):
        extract.record_of("b")


def test_names_are_text() -> None:
    """A column and an id are text."""
    assert "value: expected str, got 3 @ column" == refusal(Record("line 2").value, 3)
    extract = Extract("attacks", Dossier())
    assert "record_of: expected str, got [] @ claim_id" == refusal(extract.record_of, [])
