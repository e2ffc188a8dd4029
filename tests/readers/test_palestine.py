"""Daily series of Tech for Palestine: what becomes of a day. The figures are invented."""

import json
from pathlib import Path

import pytest

from conflictmodel.claims import Estimate
from conflictmodel.errors import DocumentError
from conflictmodel.readers import Extract, read_file
from conflictmodel.values import (
    KILLED,
    WOUNDED,
    Attribution,
    Group,
    Measure,
    Period,
    Place,
    Source,
    SourceKind,
    Subject,
    exactly,
)
from support.csv_files import extracted

AUTHORITIES = "authorities in Gaza"
DATA_SET = Source("Tech for Palestine", SourceKind.DATASET)
MINISTRY = Source("Ministry of Health in Gaza", SourceKind.GOVERNMENT, AUTHORITIES)
MEDIA = Source("Government Media Office in Gaza", SourceKind.GOVERNMENT, AUTHORITIES)
OCHA = Source("UN OCHA", SourceKind.INTERNATIONAL)
VERIFIED = Source("UN OCHA, verified", SourceKind.INTERNATIONAL, "UN OCHA")
LEBANON = Source("Ministry of Public Health of Lebanon", SourceKind.GOVERNMENT)

Row = dict[str, object]

GAZA: Row = {
    "report_date": "2030-01-02",
    "report_source": "mohtel",
    "report_period": 24,
    "killed": 7,
    "killed_cum": 20,
    "injured_cum": 30,
    "ext_killed_cum": 20,
    "ext_injured_cum": 30,
}
BEFORE: Row = GAZA | {"report_date": "2030-01-01", "killed_cum": 13, "ext_killed_cum": 13}
WEST_BANK: Row = {
    "report_date": "2030-01-02",
    "killed_cum": 3,
    "killed_children_cum": 1,
    "injured_cum": 23,
    "injured_children_cum": 4,
    "settler_attacks_cum": 3,
    "flash_source": "un",
}
OF_LEBANON: Row = {
    "report_date": "2026-03-05",
    "report_source": "moph_lb",
    "report_period": 96,
    "phase": 2,
    "killed": 5,
    "injured": 6,
    "killed_cum": 105,
    "injured_cum": 206,
    "killed_cum_reported": 5,
    "injured_cum_reported": 6,
}


def read(folder: Path, *rows: Row) -> Extract:
    """Return what is read from a series of these days."""
    file = folder / "daily.json"
    file.write_text(json.dumps(rows), encoding="utf-8")
    return read_file(file)


def claim(extract: Extract, claim_id: str) -> Estimate:
    """Return an estimate by its id."""
    found = extract.dossier[claim_id]
    assert isinstance(found, Estimate)
    return found


def told(extract: Extract) -> list[str]:
    """Return the findings of an extract as text."""
    return [str(found) for found in extract.findings]


def ids(extract: Extract) -> list[str]:
    """Return the ids of what was read."""
    return [claim.id for claim in extract.dossier.claims]


def figure(extract: Extract, claim_id: str) -> tuple[str, str, str, int]:
    """Return who said an estimate, about whom, in which days, and how many."""
    found = claim(extract, claim_id)
    subject = found.subject
    return (found.by.source.name, str(subject.group), subject.period.edtf, found.range.lower)


# Gaza


def test_a_day_of_gaza_has_running_totals_and_new_figures(tmp_path: Path) -> None:
    """The totals are from the first day on, and what is new is of the hours of the report."""
    extract = read(tmp_path, GAZA)
    people, gaza = Group("people in Gaza"), Place("Gaza")
    by = Attribution(MINISTRY, Period("2030-01-02"), (DATA_SET,))
    days = Period("2023-10-07/2030-01-02")

    def estimate(name: str, measure: Measure, period: Period, number: int) -> Estimate:
        subject = Subject(people, measure, period, gaza)
        return Estimate(f"Gaza {name} 2030-01-02", subject, exactly(number), by)

    assert (
        estimate("killed_cum", KILLED, days, 20),
        estimate("injured_cum", WOUNDED, days, 30),
        estimate("killed", KILLED, Period("2030-01-02"), 7),
    ) == extract.dossier.claims
    assert ("tfp-gaza", []) == (extract.format, told(extract))


@pytest.mark.parametrize(
    ("column", "who", "group"),
    [
        ("killed_children_cum", MEDIA, "children in Gaza"),
        ("killed_women_cum", MEDIA, "women in Gaza"),
        ("med_killed_cum", MEDIA, "medical personnel in Gaza"),
        ("press_killed_cum", MEDIA, "journalists in Gaza"),
        ("civdef_killed_cum", MEDIA, "emergency services in Gaza"),
        ("aid_seeker_killed_cum", MINISTRY, "aid seekers in Gaza"),
        ("aid_seeker_injured_cum", MINISTRY, "aid seekers in Gaza"),
        ("famine_cum", MINISTRY, "people in Gaza"),
        ("child_famine_cum", MINISTRY, "children in Gaza"),
    ],
)
def test_who_counts_a_part_is_known(tmp_path: Path, column: str, who: Source, group: str) -> None:
    """The media office breaks the dead down, and the ministry counts what has another cause."""
    extract = read(tmp_path, GAZA | {column: 4})
    claim_id = f"Gaza {column} 2030-01-02"
    expected = (who.name, group, "2023-10-07/2030-01-02", 4)
    assert expected == figure(extract, claim_id)
    assert AUTHORITIES == claim(extract, claim_id).by.source.origin


def test_the_media_office_may_report_the_totals(tmp_path: Path) -> None:
    """It is of one origin with the ministry."""
    extract = read(tmp_path, GAZA | {"report_source": "gmotel"})
    assert MEDIA == claim(extract, "Gaza killed_cum 2030-01-02").by.source


def test_what_the_data_set_extrapolates_is_its_own(tmp_path: Path) -> None:
    """Only where there is no report of it: elsewhere it would be a witness of what it repeats."""
    row = {key: value for key, value in GAZA.items() if key not in {"killed_cum", "killed"}}
    extract = read(tmp_path, row | {"report_source": "missing", "ext_killed_women_cum": 9})
    assert (
        Attribution(DATA_SET, Period("2030-01-02"))
        == claim(extract, "Gaza ext_killed_cum 2030-01-02").by
    )
    assert "Gaza ext_injured_cum 2030-01-02" not in ids(extract)
    expected = ("Tech for Palestine", "women in Gaza", "2023-10-07/2030-01-02", 9)
    assert expected == figure(extract, "Gaza ext_killed_women_cum 2030-01-02")
    assert ["there is a total of a day of which no report was found @ $[0], report_source"] == (
        told(extract)
    )


def test_an_extrapolation_of_what_is_there_must_be_the_same(tmp_path: Path) -> None:
    """Where it differs, somebody has made a slip."""
    extract = read(tmp_path, GAZA | {"ext_killed_cum": 21})
    assert ["it is another figure than killed_cum @ $[0], ext_killed_cum"] == told(extract)


PARTED: Row = GAZA | {"killed": 7, "killed_truce_new": 2, "killed_committee": 5}


def test_those_added_by_a_committee_are_a_correction(tmp_path: Path) -> None:
    """They had been killed before: the total of the day before is superseded, and two are new."""
    extract = read(tmp_path, BEFORE, PARTED)
    assert "Gaza killed 2030-01-02" not in ids(extract)
    expected = ("Ministry of Health in Gaza", "people in Gaza", "2030-01-02", 2)
    assert expected == figure(extract, "Gaza killed_truce_new 2030-01-02")
    corrected = claim(extract, "Gaza killed_cum 2030-01-01 corrected 2030-01-02")
    before = claim(extract, "Gaza killed_cum 2030-01-01")
    assert (exactly(13), before.subject) == (before.range, corrected.subject)
    assert (exactly(18), (before.id,)) == (corrected.range, corrected.supersedes)
    assert [] == told(extract)


def test_a_correction_needs_the_total_before_it(tmp_path: Path) -> None:
    """Which total the committee corrects is not guessed."""
    expected = "it corrects the total before it, which is not at hand @ $[{}], killed_committee"
    assert [expected.format(0)] == told(read(tmp_path, PARTED))
    earlier = BEFORE | {"report_date": "2029-12-30"}
    assert [expected.format(1)] == told(read(tmp_path, earlier, PARTED))
    two_days = PARTED | {"report_date": "2030-01-01", "report_period": 48}
    assert [] == told(read(tmp_path, earlier, two_days))
    assert [] == told(read(tmp_path, BEFORE, PARTED | {"report_period": 48}))


def test_a_day_that_is_set_aside_is_no_total_to_correct(tmp_path: Path) -> None:
    """What could not be read is not taken for a number."""
    file = tmp_path / "daily.json"
    file.write_text(json.dumps([BEFORE | {"injured_cum": "x"}, PARTED]), encoding="utf-8")
    extract = read_file(file, on_problem="set_aside")
    assert "it corrects the total before it, which is not at hand @ $[1], killed_committee" in (
        told(extract)
    )


def test_a_part_that_is_not_new_leaves_nothing_new(tmp_path: Path) -> None:
    """Of a number that is parted, what is of the days is said or it is not known."""
    extract = read(tmp_path, GAZA | {"killed": 7, "killed_recovered": 7})
    assert ["Gaza killed_cum 2030-01-02", "Gaza injured_cum 2030-01-02"] == ids(extract)


def test_parts_that_are_not_the_whole_are_told(tmp_path: Path) -> None:
    """Each is kept as it was published."""
    extract = read(tmp_path, BEFORE, PARTED | {"killed": 8})
    assert ["8 is not 7, the sum of its parts @ $[1], killed"] == told(extract)


@pytest.mark.parametrize(
    ("hours", "expected"),
    [(48, "2030-01-01/2030-01-02"), (24, "2030-01-02"), (72, "2029-12-31/2030-01-02")],
)
def test_a_report_is_of_whole_days(tmp_path: Path, hours: int, expected: str) -> None:
    """A report of two days has the new figures of both."""
    extract = read(tmp_path, GAZA | {"report_period": hours})
    assert expected == claim(extract, "Gaza killed 2030-01-02").subject.period.edtf


@pytest.mark.parametrize("hours", [0, 12, 10**6])
def test_a_report_of_no_days_has_nothing_new(tmp_path: Path, hours: int) -> None:
    """A day without a report has its totals alone."""
    extract = read(tmp_path, GAZA | {"report_period": hours})
    assert ["Gaza killed_cum 2030-01-02", "Gaza injured_cum 2030-01-02"] == ids(extract)


def test_the_first_day_is_a_day(tmp_path: Path) -> None:
    """A total of one day is of that day."""
    extract = read(tmp_path, GAZA | {"report_date": "2023-10-07"})
    assert Period("2023-10-07") == claim(extract, "Gaza killed_cum 2023-10-07").subject.period


def test_the_csv_says_the_same(tmp_path: Path) -> None:
    """The project publishes both."""
    row = {key: f"{value}" for key, value in GAZA.items()}
    assert read(tmp_path, GAZA).dossier == extracted(tmp_path, row).dossier


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"report_date": "2023-10-06"}, "2023-10-06 is before 2023-10-07, the first day @ $[0]"),
        ({"report_date": "6/10/2023"}, "'6/10/2023' is no day of the calendar, written as"),
        ({"report_source": "unocha"}, "'unocha' is none of mohtel, gmotel, missing @ $[0]"),
        ({"killed_cum": -1}, "'-1' is no whole number in plain digits @ $[0], killed_cum"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, changed: Row, expected: str) -> None:
    """Each problem has its path."""
    with pytest.raises(DocumentError) as caught:
        read(tmp_path, GAZA | changed)
    (problem,) = caught.value.problems
    assert expected in str(problem)


# The West Bank


def test_a_day_of_the_west_bank_has_what_is_verified_and_what_is_not(tmp_path: Path) -> None:
    """Both are of the UN office, and so of one origin."""
    verified = {"killed": 1, "killed_cum": 6, "injured_cum": 19}
    extract = read(tmp_path, WEST_BANK | {"verified": verified})
    days = "2023-10-07/2030-01-02"
    place = "the West Bank"
    assert [
        ("UN OCHA", f"people in {place}", days, 3),
        ("UN OCHA", f"people in {place}", days, 23),
        ("UN OCHA", f"children in {place}", days, 1),
        ("UN OCHA", f"children in {place}", days, 4),
        ("UN OCHA, verified", f"people in {place}", days, 6),
        ("UN OCHA, verified", f"people in {place}", days, 19),
    ] == [figure(extract, claim_id) for claim_id in ids(extract)]
    assert VERIFIED == claim(extract, f"{place} verified.killed_cum 2030-01-02").by.source
    assert ("verified.killed", 1) in extract.unmapped
    assert ("tfp-west-bank", []) == (extract.format, told(extract))


def test_a_day_that_was_filled_in_is_of_the_data_set(tmp_path: Path) -> None:
    """Nobody else has said so."""
    filled = read(tmp_path, WEST_BANK | {"flash_source": "fill"})
    claim_id = "the West Bank killed_cum 2030-01-02"
    assert Attribution(DATA_SET, Period("2030-01-02")) == claim(filled, claim_id).by
    row = {key: value for key, value in WEST_BANK.items() if key != "flash_source"}
    assert OCHA == claim(read(tmp_path, row), claim_id).by.source


# Lebanon


def test_a_report_of_lebanon_is_of_its_phase(tmp_path: Path) -> None:
    """The ministry began to count anew, and a sum over both phases is no figure of its own."""
    extract = read(tmp_path, OF_LEBANON)
    who, group = LEBANON.name, "people in Lebanon"
    assert [
        (who, group, "2026-03-02/2026-03-05", 5),
        (who, group, "2026-03-02/2026-03-05", 6),
        (who, group, "2026-03-02/2026-03-05", 5),
        (who, group, "2026-03-02/2026-03-05", 6),
    ] == [figure(extract, claim_id) for claim_id in ids(extract)]
    assert ("tfp-lebanon", []) == (extract.format, told(extract))
    assert (("killed_cum", 1), ("injured_cum", 1)) == extract.unmapped
    first = read(tmp_path, OF_LEBANON | {"phase": 1, "report_date": "2024-12-04"})
    expected = "2023-10-08/2024-12-04"
    claim_id = "Lebanon killed_cum_reported 2024-12-04"
    assert expected == claim(first, claim_id).subject.period.edtf


@pytest.mark.parametrize(
    ("source", "via"),
    [
        ("moph_lb", (DATA_SET,)),
        ("ocha", (OCHA, DATA_SET)),
        ("who", (Source("WHO EMRO", SourceKind.INTERNATIONAL), DATA_SET)),
    ],
)
def test_who_relayed_the_ministry_is_kept(
    tmp_path: Path, source: str, via: tuple[Source, ...]
) -> None:
    """The ministry said it, whoever published it."""
    extract = read(tmp_path, OF_LEBANON | {"report_source": source})
    found = claim(extract, "Lebanon killed_cum_reported 2026-03-05")
    assert Attribution(LEBANON, Period("2026-03-05"), via) == found.by


def test_a_report_without_hours_has_totals_alone(tmp_path: Path) -> None:
    """What is new is of days that are not known."""
    extract = read(tmp_path, OF_LEBANON | {"report_period": 0})
    assert 2 == len(extract.dossier.claims)
