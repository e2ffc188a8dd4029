"""The reader of attacks from the air, on rows that are made up, and on the whole file."""

from pathlib import Path

import pytest

from conflictmodel import (
    LAUNCHED,
    SHOT_DOWN,
    Attribution,
    Group,
    Interception,
    InterceptionTally,
    Period,
    Place,
    Range,
    Source,
    SourceKind,
    audit,
    exactly,
)
from conflictmodel.errors import DocumentError
from conflictmodel.readers.extracts import Extract
from conflictmodel.readers.files import read_file
from support.real_files import real_file

HEADER = (
    "time_start,time_end,model,launch_place,target,launched,destroyed,not_reach_goal,"
    "still_attacking,border_crossing,carrier,source\n"
)
DATA_SET = Source("Massive Missile Attacks on Ukraine", SourceKind.DATASET)


def extract(folder: Path, *rows: str) -> Extract:
    """Return what is read from a file of these rows."""
    file = folder / "attacks.csv"
    file.write_text(HEADER + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return read_file(file)


def problems(folder: Path, *rows: str) -> list[str]:
    """Return what is wrong with a file of these rows."""
    with pytest.raises(DocumentError) as caught:
        extract(folder, *rows)
    return [str(problem) for problem in caught.value.problems]


def test_a_row_is_an_interception(tmp_path: Path) -> None:
    """Every figure goes to its outcome, and the page of the Air Force is the Air Force."""
    row = "2030-01-01,2030-01-02,Kite-1,Moon,North oblast,12.0,7.0,3.0,2.0,{},,kpszsu/posts/abc"
    read = extract(tmp_path, row)
    expected = Interception(
        "Kite-1, 2030-01-01 to 2030-01-02, North oblast",
        Group("Kite-1"),
        Period("2030-01-01/2030-01-02"),
        Attribution(
            Source("Air Force of Ukraine", SourceKind.MILITARY, "Ukraine"),
            Period("2030-01-02/"),
            via=(DATA_SET,),
            url="kpszsu/posts/abc",
        ),
        Place("North oblast"),
        launched=exactly(12),
        shot_down=exactly(7),
        lost=exactly(3),
        airborne=exactly(2),
    )
    assert "air-attacks" == read.format
    assert (expected,) == read.dossier.claims
    assert (("launch_place", 1),) == read.unmapped
    assert () == read.findings


def test_figures_of_nobody_are_those_of_the_data_set(tmp_path: Path) -> None:
    """A blank source costs no record: whoever made the table says so."""
    read = extract(tmp_path, "2030-01-01,2030-01-02,Kite-1,,,12.0,7.0,,,{},,")
    assert [Attribution(DATA_SET, Period("2030-01-02/"))] == [c.by for c in read.dossier.claims]
    expected = "it is blank: the figures are those of the data set @ line 2, source"
    assert [expected] == list(map(str, read.findings))


def test_a_blank_figure_was_not_reported(tmp_path: Path) -> None:
    """A blank is none of the figures, and 0 is one."""
    read = extract(tmp_path, "2030-01-01,2030-01-01,Kite-1,,,,0,,,,,page/posts/a")
    (claim,) = read.dossier.of_type(Interception)
    assert (None, exactly(0), None) == (claim.launched, claim.shot_down, claim.lost)
    assert "Kite-1, 2030-01-01 to 2030-01-01" == claim.id
    assert claim.place is None


def test_a_row_without_a_figure_has_no_claim(tmp_path: Path) -> None:
    """A row that gives no figure is kept, with the reason."""
    read = extract(tmp_path, "2030-01-01,2030-01-01,Kite-1,,,,,,,{},,page/posts/a")
    assert () == read.dossier.claims
    assert ["line 2, launched"] == [each.path for each in read.findings]
    assert "Kite-1" == read.records[0].value("model")


def test_an_attack_that_ends_before_it_begins_has_no_claim(tmp_path: Path) -> None:
    """Days in the wrong order are kept, with the reason."""
    read = extract(tmp_path, "2030-01-02,2030-01-01,Kite-1,,,1,1,,,,,page/posts/a")
    assert () == read.dossier.claims
    assert ["it ended 2030-01-01, before it began, 2030-01-02"] == [
        each.message for each in read.findings
    ]


@pytest.mark.parametrize(
    "written",
    [
        "2030-01-01T18:00",
        "2030-01-01 18:00:00",
        "2030-01-01T18:00:00.000Z",
        "2030-01-01 18:00:00+00",
    ],
)
def test_an_attack_has_one_id_however_its_times_are_written(tmp_path: Path, written: str) -> None:
    """Two releases of the table are compared by the ids, whatever program saved them."""
    rows = (
        f"{begins},2030-01-02,Kite-1,,,1,1,,,,,kpszsu" for begins in ("2030-01-01 18:00", written)
    )
    plain, other = (extract(tmp_path, row).dossier for row in rows)
    assert plain == other


def test_a_time_of_day_is_in_no_claim(tmp_path: Path) -> None:
    """A period is of whole days: a time of day is dropped, and its column counted as unmapped."""
    read = extract(tmp_path, "2030-01-01 8:05,2030-01-01 23:59 ,Kite-1,,,1,1,,,,,page/posts/a")
    (claim,) = read.dossier.of_type(Interception)
    assert Period("2030-01-01") == claim.on
    assert (("time_start", 1), ("time_end", 1)) == read.unmapped
    assert "2030-01-01 23:59 " == read.records[0].value("time_end")


@pytest.mark.parametrize(
    "written", ["8", "24:00", "08:60", "008:00", "08:0", "8h30", "08:00:60", " 08:00", "٣:٣٣"]
)
def test_another_time_of_day_is_refused(tmp_path: Path, written: str) -> None:
    """A time of day is hours and minutes."""
    found = problems(tmp_path, f"2030-01-01,2030-01-01 {written},Kite-1,,,1,1,,,,,page/posts/a")
    expected = f"{written!r} is no time of day, written as 08:00 or 8:00 @ line 2, time_end"
    assert [expected] == found


@pytest.mark.parametrize("written", ["01.02.2030", "2030-02-30", "2030-02", "01.02.2030 08:00"])
def test_another_day_is_refused(tmp_path: Path, written: str) -> None:
    """A day is written year first, and is one of the calendar."""
    (found,) = problems(tmp_path, f"{written},2030-03-01,Kite-1,,,1,1,,,,,page/posts/a")
    assert found.endswith(" @ line 2, time_start")


@pytest.mark.parametrize("written", ["10", "10.0", " 10.0 "])
def test_a_whole_number_may_end_in_a_zero(tmp_path: Path, written: str) -> None:
    """The table writes whole numbers as 10.0, and 10 is the same."""
    row = f"2030-01-01,2030-01-01,Kite-1,,,{written},,,,,,page/posts/a"
    (claim,) = extract(tmp_path, row).dossier.of_type(Interception)
    assert Range(10, 10) == claim.launched


@pytest.mark.parametrize("written", ["10.5", "1e-1", ".0", "-1", "-1.0", "inf", "٣", "1" * 1001])
def test_another_number_is_refused(tmp_path: Path, written: str) -> None:
    """Nothing else is a number of this table."""
    row = f"2030-01-01,2030-01-01,Kite-1,,,1,{written},,,,,page/posts/a"
    (found,) = problems(tmp_path, row)
    assert found.endswith(" @ line 2, destroyed")


def test_border_crossings_are_kept_as_they_are(tmp_path: Path) -> None:
    """Whether what crossed a border left the country is not certain, so it is in no claim."""
    row = "2030-01-01,2030-01-01,Kite-1,,,3,1,,,{'Utopia': 2},,page/posts/a"
    read = extract(tmp_path, row)
    (claim,) = read.dossier.of_type(Interception)
    assert claim.left is None
    assert (("border_crossing", 1),) == read.unmapped
    assert ["line 2, border_crossing", "line 2, source"] == [each.path for each in read.findings]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("AirSouth/posts/abc", "AirSouth"),
        ("AirSouth/videos/123/", "AirSouth"),
        ("/AirSouth/posts/abc", "AirSouth"),
        ("https://t.me/AirSouth/77", "AirSouth"),
        ("https://www.facebook.com/AirSouth/posts/abc", "AirSouth"),
        ("watch/?v=123", "watch/?v=123"),
        ("https://www.facebook.com/watch/?v=123", "https://www.facebook.com/watch/?v=123"),
        ("https://example.org/kpszsu/posts/5", "https://example.org/kpszsu/posts/5"),
        ("https://t.me/", "https://t.me/"),
        ("example.org/news/5", "example.org/news/5"),
    ],
)
def test_any_other_page_is_a_source_of_its_own(tmp_path: Path, written: str, name: str) -> None:
    """Whose page it is, nobody guesses."""
    row = f"2030-01-01,2030-01-01,Kite-1,,,3,1,,,,,{written}"
    read = extract(tmp_path, row)
    (claim,) = read.dossier.of_type(Interception)
    assert Source(name, SourceKind.OTHER) == claim.by.source
    assert written == claim.by.url
    message = f"the origin of {name!r} is not known: it is its own @ line 2, source"
    assert [message] == list(map(str, read.findings))


@pytest.mark.parametrize(
    ("page", "name"),
    [
        ("kpszsu", "Air Force of Ukraine"),
        ("GeneralStaff.ua", "General Staff of Ukraine"),
        ("CinCAFU", "Commander-in-Chief of the Armed Forces of Ukraine"),
        ("PvKPivden", "Air Command South of Ukraine"),
        ("pvkshid", "Air Command East of Ukraine"),
        ("PvkCenter", "Air Command Centre of Ukraine"),
        ("pvkzahid", "Air Command West of Ukraine"),
    ],
)
@pytest.mark.parametrize(
    "link",
    [
        "{}/posts/a",
        "/{}/posts/a",
        "{}",
        "https://www.facebook.com/{}/posts/pfbid0",
        "http://m.facebook.com/{}/videos/1/?ref=x",
        "facebook.com/{}",
        "https://t.me/{}/123",
        "t.me/s/{}/123",
        "//t.me/{}/123?single",
        "https://telegram.me/{}/123",
        "https://x.com/{}/status/123",
        "@{}",
    ],
)
def test_the_commands_of_ukraine_are_one_origin(
    tmp_path: Path, page: str, name: str, link: str
) -> None:
    """Each page is a source of its own, however it is named, and all of them are one voice."""
    written = link.format(page)
    read = extract(tmp_path, f"2030-01-01,2030-01-01,Kite-1,,,3,1,,,,,{written}")
    assert Source(name, SourceKind.MILITARY, "Ukraine") == read.dossier.claims[0].by.source
    assert written == read.dossier.claims[0].by.url
    assert () == read.findings


def test_the_general_staff_is_that_of_the_losses(tmp_path: Path) -> None:
    """One source has one name in every format."""
    row = "2030-01-01,2030-01-01,Kite-1,,,3,1,,,,,GeneralStaff.ua/posts/a"
    losses = tmp_path / "losses.json"
    losses.write_text('[{"date": "2022-03-01", "day": 6, "tank": 12}]', encoding="utf-8")
    sources = [
        read.dossier.claims[0].by.source for read in (extract(tmp_path, row), read_file(losses))
    ]
    assert sources[0] == sources[1]


def test_rows_alike_have_ids_of_their_own(tmp_path: Path) -> None:
    """Where the content repeats, the ids are numbered in the order of the file."""
    row = "2030-01-01,2030-01-01,Kite-1,,south,3,1,,,,,kpszsu/posts/a"
    read = extract(tmp_path, row, row, row)
    expected = "Kite-1, 2030-01-01 to 2030-01-01, south"
    assert [expected, f"{expected} 2", f"{expected} 3"] == [c.id for c in read.dossier.claims]
    assert [
        "a duplicate of line 2 @ line 3, model",
        "a duplicate of line 2 @ line 4, model",
    ] == list(map(str, read.findings))


def test_everything_wrong_with_a_row_is_told(tmp_path: Path) -> None:
    """A row tells all its problems at once."""
    assert [
        "it is blank @ line 2, model",
        "it is blank @ line 2, time_start",
        "'x' is no time of day, written as 08:00 or 8:00 @ line 2, time_end",
        (
            "'1,5' is no whole number in plain digits: if its comma is a decimal one, write a point"
            " @ line 2, launched"
        ),
    ] == problems(tmp_path, ',2030-01-01 x,,,,"1,5",1,,,,,page/posts/a')


def test_the_whole_file_adds_up() -> None:
    """Each row of the published file has a claim, and none accounts for more than was launched."""
    read = read_file(real_file("interceptions/missile_attacks_to_2024-06.csv"))
    reports = read.dossier.of_type(Interception)
    counted = InterceptionTally(reports)
    assert "air-attacks" == read.format
    assert (1260, 1260) == (len(read.records), len(reports))
    assert (1257, 1260) == (counted.reporting(LAUNCHED), counted.reporting(SHOT_DOWN))
    assert (Range(9671), exactly(7643)) == (counted.count(LAUNCHED), counted.count(SHOT_DOWN))
    assert () == audit(read.dossier)
    of_no_origin = "is not known: it is its own"
    assert [
        f"the origin of 'kharkivoda.gov.ua/news/123125' {of_no_origin} @ line 828, source",
        "a duplicate of line 1,152 @ line 1,153, model",
        f"the origin of 'watch/?v=375517448001233' {of_no_origin} @ line 1,257, source",
    ] == list(map(str, read.findings))
    assert (
        ("time_end", 908),
        ("launch_place", 617),
        ("destroyed_details", 116),
        ("time_start", 350),
        ("carrier", 195),
    ) == read.unmapped
