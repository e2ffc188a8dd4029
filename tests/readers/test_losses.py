"""The readers of totals of losses and of their corrections, on numbers that are made up."""

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from conflictmodel import (
    CAPTURED,
    ITEMS,
    ROUNDING_1,
    Attribution,
    Estimate,
    Group,
    Measure,
    Period,
    Range,
    Source,
    SourceKind,
    Subject,
    audit,
    exactly,
    read as read_phrase,
)
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import DocumentError, InvalidValueError
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file, stream_file
from conflictmodel.readers.losses import doubt, with_corrections as together
from support.real_files import real_file

LOST = Measure.of("lost in combat")
PERSONNEL = Group("Russian personnel")
STAFF = Source("General Staff of Ukraine", SourceKind.MILITARY, "Ukraine")
DATA_SET = Source("2022 Ukraine Russia War", SourceKind.DATASET)


def written(folder: Path, text: str, name: str = "losses.json") -> Path:
    """Return a file of this text."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def extract(folder: Path, *entries: object) -> Extract:
    """Return what is read from a list of these entries."""
    return read_file(written(folder, json.dumps(entries)))


def problems(folder: Path, text: str, as_format: str = "losses") -> list[str]:
    """Return what is wrong with a file of this text."""
    with pytest.raises(DocumentError) as caught:
        read_file(written(folder, text), as_format=as_format)
    return [str(problem) for problem in caught.value.problems]


def with_corrections(folder: Path, totals: list[object], corrections: list[object]) -> Extract:
    """Return what is read from a list of totals with a list of corrections."""
    return together(
        read_file(written(folder, json.dumps(totals), "totals.json"), as_format="losses"),
        read_file(
            written(folder, json.dumps(corrections), "corrections.json"),
            as_format="loss-corrections",
        ),
    )


def test_personnel_are_read_as_they_were_said(tmp_path: Path) -> None:
    """About a number is a range, whose words are kept, and prisoners are a figure of their own."""
    entry = {
        "date": "2022-02-26",
        "day": 3,
        "personnel": 4100,
        "personnel*": "about",
        "POW": 30,
    }
    read = extract(tmp_path, entry)
    period = Period("2022-02-24/2022-02-26")
    stated = Period("2022-02-26")
    expected = (
        Estimate(
            "personnel 2022-02-26",
            Subject(PERSONNEL, LOST, period),
            Range(4050, 4150),
            Attribution(STAFF, stated, via=(DATA_SET,)),
            (read_phrase("about 4,100", policy=ROUNDING_1),),
        ),
        Estimate(
            "POW 2022-02-26",
            Subject(PERSONNEL, CAPTURED, period),
            exactly(30),
            Attribution(DATA_SET, stated),
        ),
    )
    assert "losses" == read.format
    assert expected == read.dossier.claims
    assert "$[0]" == read.records[0].where
    assert "4100" == read.records[0].value("personnel")
    assert ((), ()) == (read.findings, read.unmapped)


def test_more_is_more_than_the_figure(tmp_path: Path) -> None:
    """The word more is read as more than."""
    entry = {"date": "2022-02-26", "day": 3, "personnel": 4100, "personnel*": "more"}
    (claim,) = extract(tmp_path, entry).dossier.of_type(Estimate)
    assert Range(4101) == claim.range


@pytest.mark.parametrize("hedge", [{"personnel*": "nearly"}, {}])
def test_another_word_makes_no_estimate(tmp_path: Path, hedge: dict[str, str]) -> None:
    """What is neither about nor more is kept as it was published."""
    read = extract(tmp_path, {"date": "2022-02-26", "day": 3, "personnel": 4100, **hedge})
    assert () == read.dossier.claims
    assert ["$[0], personnel*"] == [each.path for each in read.findings]
    assert ("personnel", 1) == read.unmapped[0]


@pytest.mark.parametrize("hedge", ["", ', "personnel*": "about"', ', "personnel*": "nearly"'])
def test_a_total_of_personnel_is_not_below_0(tmp_path: Path, hedge: str) -> None:
    """Whatever word goes with it, the file is no list of totals."""
    text = f'[{{"date": "2022-02-26", "day": 3, "personnel": -1{hedge}}}]'
    assert ["'-1' is no whole number in plain digits @ $[0], personnel"] == (
        problems(tmp_path, text)
    )


def test_equipment_is_counted_by_its_kind(tmp_path: Path) -> None:
    """Each kind of equipment is a group of its own, within all of it."""
    entry = {
        "date": "2022-03-01",
        "day": 6,
        "tank": 12,
        "fuel tank": 3,
        "greatest losses direction": "North",
    }
    read = extract(tmp_path, entry)
    whole = Group("Russian equipment")
    period = Period("2022-02-24/2022-03-01")
    by = Attribution(STAFF, Period("2022-03-01"), via=(DATA_SET,))
    expected = tuple(
        Estimate(
            f"{kind} 2022-03-01",
            Subject(Group(f"Russian equipment: {kind}", within=whole), LOST, period, unit=ITEMS),
            exactly(number),
            by,
        )
        for kind, number in (("tank", 12), ("fuel tank", 3))
    )
    assert "losses" == read.format
    assert expected == read.dossier.claims
    assert (("greatest losses direction", 1),) == read.unmapped


def test_another_day_than_that_of_the_date_is_found(tmp_path: Path) -> None:
    """The day is compared with the date, which is the one that counts."""
    read = extract(tmp_path, {"date": "2022-03-01", "day": 5, "tank": 12})
    assert ["day 5 is not 2022-03-01, which is day 6"] == [each.message for each in read.findings]
    assert ["tank 2022-03-01"] == [claim.id for claim in read.dossier.claims]


def test_two_totals_of_a_day_have_ids_of_their_own(tmp_path: Path) -> None:
    """Where a date repeats, the ids are numbered."""
    entry = {"date": "2022-03-01", "day": 6, "tank": 12}
    read = extract(tmp_path, entry, entry)
    assert ["tank 2022-03-01", "tank 2022-03-01 2"] == [claim.id for claim in read.dossier.claims]
    assert ["a duplicate of $[0] @ $[1], date"] == list(map(str, read.findings))


def test_two_figures_of_a_day_may_stand_in_two_entries(tmp_path: Path) -> None:
    """The lists of personnel and of equipment have the same dates, and are read as one too."""
    entry = {"date": "2022-03-01", "day": 6}
    read = extract(tmp_path, entry | {"tank": 12}, entry | {"drone": 3})
    assert () == read.findings


def test_an_entry_of_many_repeated_figures_is_told_once(tmp_path: Path) -> None:
    """There is one finding for an entry, and another for the next."""
    entry = {"date": "2022-03-01", "day": 6, "tank": 12, "drone": 3, "POW": 1}
    read = extract(tmp_path, entry, entry, entry)
    assert [
        "a duplicate of $[0] @ $[1], date",
        "a duplicate of $[0] @ $[2], date",
    ] == list(map(str, read.findings))


def test_a_key_that_is_not_known_is_told_once(tmp_path: Path) -> None:
    """What has an unknown key is kept, counted, and told once a file."""
    entries = [{"date": f"2022-03-0{n}", "day": n + 5, "tank": 1, "note": "-"} for n in (1, 2)]
    read = extract(tmp_path, *entries)
    assert ["the column is not known (2 cells, first at $[0]) @ $, note"] == [
        *map(str, read.findings)
    ]
    assert (("note", 2),) == read.unmapped
    assert 2 == len(read.dossier.claims)


def test_a_kind_of_equipment_may_be_new(tmp_path: Path) -> None:
    """A key with whole numbers that nobody knew is counted under its own name, and told once."""
    entries = [
        {"date": f"2026-05-0{n}", "day": n + 1527, "tank": 11_000 + n, "ground robots": 9 + n}
        for n in (3, 4, 5)
    ]
    read = extract(tmp_path, *entries)
    new = [each for each in read.dossier.of_type(Estimate) if "robots" in each.id]
    whole = Group("Russian equipment")
    assert [12, 13, 14] == [each.range.lower for each in new]
    assert Group("Russian equipment: ground robots", within=whole) == new[0].subject.group
    assert ITEMS == new[0].subject.unit
    message = "a kind of equipment that is new: read under its own name (3 cells, first at $[0])"
    assert [f"{message} @ $, ground robots"] == [*map(str, read.findings)]


@pytest.mark.parametrize("column", ["", "Unnamed: 0"])
def test_a_column_without_a_name_is_no_kind_of_equipment(tmp_path: Path, column: str) -> None:
    """The numbers of the rows, as pandas and R write them, are counted as nothing."""
    text = f"{column},date,day,tank\n1,2022-03-01,6,12\n"
    read = read_file(written(tmp_path, text), as_format="losses")
    assert ["tank 2022-03-01"] == [claim.id for claim in read.dossier.claims]
    told = column or "column 1"
    assert [f"line 1, {told}"] == [each.path for each in read.findings]


PERSONNEL_CSV = """\
date,day,personnel,personnel*,POW
2023-01-01,312,106000,about,
2023-01-02,313,107000.0,more,
"""
EQUIPMENT_CSV = """\
date,day,aircraft,tank,fuel tank
2023-01-01,312,283,3031,60.0
2023-01-02,313,283,3036,
"""


def test_totals_may_be_a_table(tmp_path: Path) -> None:
    """The CSV of the data set says what its JSON does; a blank figure was not reported."""
    as_json = [
        {"date": "2023-01-01", "day": 312, "aircraft": 283, "tank": 3031, "fuel tank": 60},
        {"date": "2023-01-02", "day": 313, "aircraft": 283, "tank": 3036},
    ]
    read = read_file(written(tmp_path, EQUIPMENT_CSV))
    assert "losses" == read.format
    assert extract(tmp_path, *as_json).dossier == read.dossier
    assert ["'60.0' is read as 60 (1 cell, first at line 2) @ line 1, fuel tank"] == [
        *map(str, read.findings)
    ]
    (about, more) = read_file(written(tmp_path, PERSONNEL_CSV)).dossier.of_type(Estimate)
    assert (Range(105_500, 106_500), Range(107_001)) == (about.range, more.range)


def test_the_names_that_r_gives_to_columns_are_known(tmp_path: Path) -> None:
    """A point stands there for a blank or a sign, and each column has one finding."""
    text = (
        '"","date","day","personnel","personnel.","POW","field.artillery","anti.aircraft.warfare"\n'
        '"1","2023-01-01",312,106000,"about",NA,2027,213\n'
    )
    read = read_file(written(tmp_path, text))
    assert [
        "personnel 2023-01-01",
        "field artillery 2023-01-01",
        "anti-aircraft warfare 2023-01-01",
    ] == [claim.id for claim in read.dossier.claims]
    told = sorted(str(found) for found in read.findings if "the column is read as" in str(found))
    assert [
        f"the column is read as {name} (1 cell, first at line 2) @ line 1, {written_name}"
        for name, written_name in (
            ("anti-aircraft warfare", "anti.aircraft.warfare"),
            ("field artillery", "field.artillery"),
            ("personnel*", "personnel."),
        )
    ] == told


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        ("DATE,DAY,APC,FUEL TANK,MRL", ["APC", "fuel tank", "MRL"]),
        ("date,day,apc,fuel_tank,Apc", ["APC", "fuel tank", "Apc"]),
    ],
)
def test_the_columns_may_have_other_capitals_and_signs(
    tmp_path: Path, header: str, expected: list[str]
) -> None:
    """A kind of equipment is named as ever, and is no new one; a second of a name stays."""
    read = read_file(written(tmp_path, f"{header}\n2023-01-01,312,7,8,9\n"))
    assert [f"{kind} 2023-01-01" for kind in expected] == [
        claim.id for claim in read.dossier.claims
    ]


def test_losses_may_be_json_lines(tmp_path: Path) -> None:
    """Each line is a day, and the last may be cut off where the format is recognised."""
    first = '{"date": "2023-01-01", "day": 312, "tank": 7}'
    second = '{"date": "2023-01-02", "day": 313, "tank": 8}'
    read = read_file(written(tmp_path, f"{first}\n{second}\n"))
    assert ("losses", ["tank 2023-01-01", "tank 2023-01-02"]) == (
        read.format,
        [claim.id for claim in read.dossier.claims],
    )


def test_corrections_may_be_a_table(tmp_path: Path) -> None:
    """A table whose figures are mostly 0, or below it, is one of corrections."""
    table = "date,day,aircraft,tank,drone\n2022-10-13,232,0,-25.0,0\n2022-10-14,233,0,0,1\n"
    read = read_file(written(tmp_path, table))
    assert "loss-corrections" == read.format
    assert ["line 2, tank", "line 3, drone", "line 1, tank"] == [e.path for e in read.findings]
    assert [("tank", (("-25", "items"),)), ("drone", (("1", "items"),))] == [
        (each.column, each.lost) for each in read.kinds if each.lost is not None
    ]


def test_a_list_can_be_streamed(tmp_path: Path) -> None:
    """The records of a list come one after the other."""
    file = written(tmp_path, '[{"date": "2022-03-01", "day": 6, "tank": 12}]')
    assert ["$[0]"] == [record.where for record in stream_file(file)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"date": "2022-03-01"}', "the key 'day' is missing @ line 1"),
        ("[1]", "expected an object, got 1 @ $[0]"),
        ('[{"day": 6}]', "the key 'date' is missing @ $[0]"),
        ('[{"date": "2022-03-01", "day": 6, "day": 6}]', "'day' occurs more than once @ $[0]"),
        ('[{"date": "2022-03-01", "day": null}]', "it is blank @ $[0], day"),
        (
            '[{"date": "2022-03-01", "day": NaN}]',
            "'NaN' is no value, and it must have one @ $[0], day",
        ),
        ('[{"date": 20220301, "day": 6}]', " is no day of the calendar, written as 2024-12-23"),
        (
            '[{"date": "2022-03-01", "day": 6, "tank": 3.5}]',
            "'3.5' is no whole number in plain digits @ $[0], tank",
        ),
        (
            '[{"date": "2022-03-01", "day": 6, "tank": true}]',
            "'True' is no whole number in plain digits @ $[0], tank",
        ),
        (
            '[{"date": "2022-03-01", "day": 6, "tank": [3]}]',
            "expected text or a number, got a list @ $[0], tank",
        ),
        (
            '[{"date": "2022-03-01", "day": 6, "tank": -1}]',
            "'-1' is no whole number in plain digits @ $[0], tank",
        ),
        ('[{"date": "2022-03-01", "day": 6, "": 1}]', "a key: must not be empty @ $[0]"),
        ('[{"date": "01.03.2022", "day": 6}]', " @ $[0], date"),
        ('[{"date": "2022-02-23", "day": 0}]', "'2022-02-23' is before 2022-02-24 @ $[0], date"),
        ('[{"date": "2022-03-01", "day": 6', "correct it, or fetch the whole text @ $"),
        ("[" * 100_000, "the nesting is too deep @ $"),
        ("", "the file is empty, or begins with a blank line @ line 1"),
    ],
)
def test_a_damaged_list_is_refused(tmp_path: Path, text: str, expected: str) -> None:
    """What is no such list is refused at the place where it goes wrong."""
    assert expected in problems(tmp_path, text)[0]


def test_a_number_may_have_a_thousand_digits(tmp_path: Path) -> None:
    """A number is read to the last digit, and refused where it has more than a thousand."""
    longest = "9" * 1000
    file = written(tmp_path, f'[{{"date": "2022-03-01", "day": 6, "tank": {longest}}}]')
    (claim,) = read_file(file).dossier.of_type(Estimate)
    assert exactly(10**1000 - 1) == claim.range
    found = problems(tmp_path, f'[{{"date": "2022-03-01", "day": 6, "tank": {longest}9}}]')
    assert ["a number of 1,001 digits is too long to be read @ $[0], tank"] == found


def test_reading_stops_after_many_problems(tmp_path: Path) -> None:
    """A hundred problems are told, and then that there may be more."""
    found = problems(tmp_path, json.dumps([0] * 200))
    assert 101 == len(found)
    assert "reading stopped after 100 problems; there may be more @ $[99]" == found[-1]


def test_corrections_alone_make_no_claim(tmp_path: Path) -> None:
    """What a correction corrects is in another file: it is kept, and found."""
    read = extract(tmp_path, {"date": "2022-10-13", "day": 232, "tank": 0, "APC": -2, "drone": 3})
    assert "loss-corrections" == read.format
    assert () == read.dossier.claims
    assert [
        "by -2 it corrects the total of 2022-10-12, which is not at hand @ $[0], APC",
        "by 3 it corrects the total of 2022-10-12, which is not at hand @ $[0], drone",
    ] == [str(each) for each in read.findings]
    assert (("APC", 1), ("drone", 1)) == read.unmapped


def days(first: int, *entries: Mapping[str, object]) -> list[object]:
    """Return entries of days that follow each other, in March 2022."""
    return [
        {"date": f"2022-03-{number:02}", "day": number + 5, **entry}
        for number, entry in enumerate(entries, first)
    ]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (days(1, {"tank": -1, "drone": 5}), "loss-corrections"),
        (days(1, {"tank": 5, "drone": 0, "MRL": 0}), "loss-corrections"),
        (days(1, {"tank": 0}), "loss-corrections"),
        (days(1, {"tank": 5, "drone": 1}), "losses"),
        (days(1, {"tank": 5, "drone": 0, "POW": 0}), "losses"),
        (days(1, {"POW": 0}, {"tank": 0}), "losses"),
        (days(1, {"tank": 5, "drone": 0}, {"tank": 6, "drone": 0}, {"tank": 6}), "losses"),
        (days(1, {"tank": 5, "drone": 0}, {"tank": 6}, {"tank": 6, "drone": 1})[::-1], "losses"),
    ],
)
def test_totals_and_corrections_are_told_by_what_is_sure(
    tmp_path: Path, entries: list[object], expected: str
) -> None:
    """Figures below 0, many of 0, keys of totals, or days on which nothing falls tell them."""
    assert expected == extract(tmp_path, *entries).format
    assert doubt(json.dumps(entries)) is None


@pytest.mark.parametrize(
    "entries",
    [
        days(1, {"tank": 5, "drone": 0}),
        days(1, {"tank": 5, "drone": 0}, {"tank": 6, "drone": 0}),
        days(1, {"tank": 5, "drone": 0}, {"tank": 6, "drone": 1}, {"tank": 5, "drone": 1}),
        days(1, {"tank": 5}, {"tank": 6}) + days(5, {"tank": 6, "drone": 0}),
    ],
)
def test_what_may_be_either_is_refused_until_it_is_said(
    tmp_path: Path, entries: list[object]
) -> None:
    """A file that is not surely totals or corrections is read only as what it is said to be."""
    file = written(tmp_path, json.dumps(entries))
    with pytest.raises(DocumentError):
        read_file(file)
    assert (
        "these may be totals or corrections: say which with as_format, losses or loss-corrections"
        == doubt(file.read_text(encoding="utf-8"))
    )
    assert ("losses", "loss-corrections") == (
        read_file(file, as_format="losses").format,
        read_file(file, as_format="loss-corrections").format,
    )


def test_a_list_that_cannot_be_read_is_told_why(tmp_path: Path) -> None:
    """What begins as such a list and is no JSON is refused as that."""
    text = '[{"date": 1, "day": 1, "tank": 1}'
    with pytest.raises(DocumentError, match="no JSON at line 1"):
        read_file(written(tmp_path, text))
    assert doubt(text) is None


def test_the_beginning_of_a_long_file_is_enough(tmp_path: Path) -> None:
    """What a file is read as shows in its first entries; what is later counts where it is read."""
    entries = days(1, *({"tank": number} for number in range(1, 31))) * 10
    assert 8192 < len(json.dumps(entries))
    assert "losses" == extract(tmp_path, *entries).format
    found = problems(tmp_path, json.dumps([*entries, *days(1, {"tank": -1})]))
    assert ["'-1' is no whole number in plain digits @ $[300], tank"] == found


@pytest.mark.parametrize("number", ["1" * 1001, "1.5", '"-"'])
def test_a_correction_is_a_whole_number(tmp_path: Path, number: str) -> None:
    """Anything else is refused at its key."""
    text = f'[{{"date": "2022-03-01", "day": 6, "tank": {number}, "drone": 0}}]'
    (found,) = problems(tmp_path, text, "loss-corrections")
    assert found.endswith(" @ $[0], tank")


@pytest.mark.parametrize("text", ['[{"date": "2022-03-01", "day": 6}]', '[{"tank": -1}]', "[]"])
def test_other_lists_are_not_recognised(tmp_path: Path, text: str) -> None:
    """A list without a date, a day and a figure of losses is of no known format."""
    with pytest.raises(DocumentError, match="; known formats: conflictmodel, "):
        read_file(written(tmp_path, text))


def test_a_correction_of_the_first_day_is_refused(tmp_path: Path) -> None:
    """There is no total before that of the first day."""
    text = '[{"date": "2022-02-24", "day": 1, "tank": -1}]'
    found = problems(tmp_path, text, "loss-corrections")
    assert "'2022-02-24' is before 2022-02-25 @ $[0], date" == found[0]


def test_a_correction_supersedes_the_total_of_the_day_before(tmp_path: Path) -> None:
    """The total that should have been stands beside the one that was, and supersedes it."""
    read = with_corrections(
        tmp_path,
        [
            {"date": "2022-10-11", "day": 230, "tank": 90},
            {"date": "2022-10-12", "day": 231, "tank": 100, "drone": 7},
            {"date": "2022-10-13", "day": 232, "tank": 98, "drone": 8},
        ],
        [{"date": "2022-10-13", "day": 232, "tank": -5, "drone": 0}],
    )
    group = Group("Russian equipment: tank", within=Group("Russian equipment"))
    expected = Estimate(
        "tank 2022-10-12 corrected 2022-10-13",
        Subject(group, LOST, Period("2022-02-24/2022-10-12"), unit=ITEMS),
        exactly(95),
        Attribution(STAFF, Period("2022-10-13"), via=(DATA_SET,)),
        supersedes=("tank 2022-10-12",),
    )
    assert expected == read.dossier.claims[-1]
    assert "corrections, $[0]" == read.record_of(expected.id).where
    assert "-5" == read.record_of(expected.id).value("tank")
    assert (6, 5) == (len(read.dossier.claims), len(read.dossier.current))
    assert ((), ()) == (read.findings, read.unmapped)


def test_a_correction_resolves_a_total_that_fell(tmp_path: Path) -> None:
    """A total below that of the day before is a contradiction until it is corrected."""
    totals: list[object] = [
        {"date": "2022-10-12", "day": 231, "tank": 100},
        {"date": "2022-10-13", "day": 232, "tank": 98},
    ]
    corrections: list[object] = [{"date": "2022-10-13", "day": 232, "tank": -5}]
    alone = audit(extract(tmp_path, *totals).dossier)
    together = audit(with_corrections(tmp_path, totals, corrections).dossier)
    assert ["part-exceeds-whole"] == [found.code for found in alone]
    assert () == together


@pytest.mark.parametrize(
    ("hedge", "expected"), [("about", Range(4060, 4160)), ("more", Range(4111))]
)
def test_a_corrected_range_is_moved(tmp_path: Path, hedge: str, expected: Range) -> None:
    """The total of personnel that was about a number still is, about another."""
    read = with_corrections(
        tmp_path,
        [{"date": "2022-10-12", "day": 231, "personnel": 4100, "personnel*": hedge}],
        [{"date": "2022-10-13", "day": 232, "personnel": 10, "tank": 0}],
    )
    (claim,) = (each for each in read.dossier.of_type(Estimate))
    assert (expected, ()) == (claim.range, claim.words)


@pytest.mark.parametrize(
    ("totals", "reason"),
    [
        ([{"date": "2022-10-11", "day": 230, "tank": 100}], "which is not at hand"),
        ([{"date": "2022-10-12", "day": 231, "drone": 100}], "which is not at hand"),
        (
            [{"date": "2022-10-12", "day": 231, "tank": 4}],
            "exactly 4 items, which would fall below 0",
        ),
        ([{"date": "2022-10-12", "day": 231, "tank": 100}] * 2, "of which there are 2"),
    ],
)
def test_a_correction_without_its_total_says_why(
    tmp_path: Path, totals: list[object], reason: str
) -> None:
    """No total, one that would fall below 0, or two of them: nothing is corrected."""
    read = with_corrections(tmp_path, totals, [{"date": "2022-10-13", "day": 230, "tank": -5}])
    assert len(totals) == len(read.dossier.current)
    assert [
        "day 230 is not 2022-10-13, which is day 232 @ corrections, $[0], day",
        f"by -5 it corrects the total of 2022-10-12, {reason} @ corrections, $[0], tank",
    ] == [str(each) for each in read.findings if each.path.startswith("corrections")]
    assert (("tank", 1),) == read.unmapped


def test_a_correction_to_a_number_that_could_not_be_written_keeps_its_finding(
    tmp_path: Path,
) -> None:
    """Nothing is claimed that could not be kept."""
    totals: list[object] = [{"date": "2022-10-12", "day": 231, "tank": 100}]
    corrections: list[object] = [
        {"date": "2022-10-13", "day": 232, "tank": 10**1000 - 1, "APC": 0, "drone": 0}
    ]
    read = with_corrections(tmp_path, totals, corrections)
    assert 1 == len(read.dossier.claims)
    assert ["corrections, $[0], tank"] == [each.path for each in read.findings]


def test_two_corrections_of_one_total_are_none(tmp_path: Path) -> None:
    """Whether both hold, or the second replaces the first, nobody says; one of 0 is none."""
    date = {"date": "2022-10-13", "day": 232}
    read = with_corrections(
        tmp_path,
        [{"date": "2022-10-12", "day": 231, "tank": 100, "drone": 7}],
        [date | {"tank": -5, "drone": -1}, date | {"tank": -5, "drone": 0}],
    )
    assert ["tank 2022-10-12", "drone 2022-10-12 corrected 2022-10-13"] == [
        claim.id for claim in read.dossier.current
    ]
    reason = "as 1 more of the same date do: whether all hold is not said"
    assert [
        f"by -5 it corrects the total of 2022-10-12, {reason} @ corrections, $[{index}], tank"
        for index in (0, 1)
    ] == list(map(str, read.findings))


def test_what_is_set_aside_corrects_nothing(tmp_path: Path) -> None:
    """A correction of a day that is none is kept, and the others are put together all the same."""
    totals = written(tmp_path, json.dumps(days(1, {"tank": 5})), "totals.json")
    bad = {"date": "soon", "day": 7, "tank": -2}
    changes = written(tmp_path, json.dumps([*days(2, {"tank": -1}), bad]), "changes.json")
    corrected = read_file(changes, on_problem="set_aside")
    read = together(read_file(totals), corrected)
    assert [exactly(4)] == [each.range for each in read.dossier.of_type(Estimate)]
    assert [(("-2", "items"),)] == [each.lost for each in read.kinds]


def test_findings_of_a_file_of_corrections_stay(tmp_path: Path) -> None:
    """What is odd about the file itself is still found at it."""
    totals = written(tmp_path, json.dumps(days(1, {"tank": 5})), "totals.json")
    changes = written(tmp_path, json.dumps(days(2, {"tank": -1, "note": "-"})), "changes.json")
    found = together(read_file(totals), read_file(changes)).findings
    assert ["corrections, $, note"] == [each.path for each in found]


@pytest.mark.parametrize(
    ("totals", "corrections", "expected"),
    [
        (
            Extract("loss-corrections", Dossier()),
            Extract("losses", Dossier()),
            [
                "it was read as 'loss-corrections': read it as losses @ totals",
                "it was read as 'losses': read it as loss-corrections @ corrections",
            ],
        ),
    ],
)
def test_only_totals_and_corrections_are_put_together(
    totals: Extract, corrections: Extract, expected: list[str]
) -> None:
    """What was read as something else is refused."""
    with pytest.raises(InvalidValueError) as caught:
        together(totals, corrections)
    assert expected == [str(problem) for problem in caught.value.problems]


def test_a_file_is_no_extract() -> None:
    """The name of a file is refused: it is to be read."""
    with pytest.raises(InvalidValueError, match="expected Extract"):
        together("totals.json", "corrections.json")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_the_whole_file_of_personnel_never_falls() -> None:
    """Every entry of the published file has its estimate, and no total is below an earlier one."""
    read = read_file(real_file("losses/personnel_to_2024-06.json"))
    personnel = [claim for claim in read.dossier.of_type(Estimate) if claim.subject.measure == LOST]
    assert "losses" == read.format
    assert (857, 62) == (len(personnel), len(read.dossier.claims) - len(personnel))
    published = [int(record.value("personnel")) for record in read.records]
    assert sorted(published) == published
    assert ((), ()) == (read.findings, read.unmapped)
    assert () == audit(read.dossier)


def test_the_whole_file_of_corrections_is_read() -> None:
    """Every correction of the published file that is not 0 is found, and two days are odd."""
    read = read_file(real_file("losses/equipment_corrections.json"))
    assert "loss-corrections" == read.format
    assert 28 == len(read.records)
    assert 86 == sum(count for _, count in read.unmapped)
    assert ["$[0], day", "$[8], day"] == [
        each.path for each in read.findings if each.path.endswith("day")
    ]


def test_the_whole_files_are_read_together() -> None:
    """Where the totals of equipment are not at hand, every correction keeps its finding."""
    personnel = real_file("losses/personnel_to_2024-06.json")
    corrections = read_file(real_file("losses/equipment_corrections.json"))
    read = together(read_file(personnel), corrections)
    assert (919, 885) == (len(read.dossier.claims), len(read.records))
    assert 88 == len(read.findings)
