"""Files as others publish them, of any size and with nothing in them that is true.

`python benchmarks/published_files.py ucdp-ged 40000 events.csv` writes one. The columns, their
order and the forms of what is in them are those of the published files; how often a place, a
source or a conflict occurs again is about as often as there.
"""

import csv
import json
import random
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

FIRST = date(2014, 1, 1)
DAYS = 3_650
# fmt: off
WORDS = [
    "government", "army", "village", "rebels", "fighters", "bridge", "attack", "market", "north",
    "clash", "police", "river",
]
GED = [
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id",
    "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id", "dyad_name",
    "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id", "side_b",
    "number_of_sources", "source_article", "source_office", "source_date", "source_headline",
    "source_original", "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2",
    "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
    "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
]
ACLED = [
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type",
    "sub_event_type", "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2",
    "interaction", "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3",
    "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
]
EQUIPMENT = [
    "aircraft", "helicopter", "tank", "APC", "field artillery", "MRL", "drone", "naval ship",
    "anti-aircraft warfare", "special equipment", "vehicles and fuel tanks", "cruise missiles",
    "submarines",
]
# fmt: on


def sentence(draw: random.Random, words: int) -> str:
    """Return words that say nothing."""
    return " ".join(draw.choices(WORDS, k=words)).capitalize()


def ged(rows: int) -> Iterator[str]:
    """Yield the lines of a file of UCDP GED, of 49 columns."""
    draw = random.Random(17)  # noqa: S311 - the same file in every run
    yield line(GED)
    for number in range(rows):
        town = draw.randrange(1 + rows // 5)
        conflict = town % 400
        country, precision = conflict % 60, (1, 1, 1, 2, 3, 4, 5)[town % 7]
        places = [f"Town {town} town", f"District {town % 9_000}", f"Region {town % 700} oblast"]
        day = FIRST + timedelta(days=number * DAYS // rows)
        said = [
            day + timedelta(days=draw.choice((0, 0, 0, 1)))
            for _ in range(draw.choice((1, 1, 2, 4)))
        ]
        offices = [f"Agency {draw.randrange(30)}" for _ in said]
        headlines = [sentence(draw, 8) for _ in said]
        articles = zip(offices, said, headlines, strict=True)
        deaths = draw.choices(range(6), k=4)
        best, midnight = sum(deaths), " 00:00:00.000"
        latitude, longitude = f"{town % 120 - 60}.{town % 997:06}", f"{town % 300 - 150}.{town:06}"
        sides = f"Government of Country {country}", f"Front {conflict}"
        yield line(
            [
                *(number, f"COU-{day.year}-1-{conflict}-{number}", day.year, 1, "Clear", 1),
                *(conflict + 200, conflict + 200, f"Country {country}: Region {conflict}"),
                *(conflict + 400, conflict + 400, " - ".join(sides)),
                *(country + 10, country + 10, sides[0], conflict + 900, conflict + 900, sides[1]),
                len(said),
                ";".join(f'"{",".join(map(str, article))}"' for article in articles),
                *(";".join(map(str, each)) for each in (offices, said, headlines)),
                *(draw.choice(("", *WORDS)), precision),
                *(places[max(0, precision - 2) % 3], f"{places[0]}, {sentence(draw, 3)}"),
                *(places[2], places[1]),
                *(latitude, longitude, f"POINT ({longitude} {latitude})", 100_000 + town % 60_000),
                *(f"Country {country}", country + 300, "Europe", 1, 1),
                *(f"{day}{midnight}", f"{day}{midnight}", *deaths, best, best + 2, best),
                *(country + 300, ""),
            ]
        )


def acled(rows: int) -> Iterator[str]:
    """Yield the lines of a file of ACLED, of 31 columns."""
    draw = random.Random(17)  # noqa: S311 - the same file in every run
    yield line(ACLED)
    for number in range(rows):
        country, town = draw.randrange(100), draw.randrange(1 + rows // 5)
        day = FIRST + timedelta(days=number * DAYS // rows)
        actors = f"Military Forces of Country {country}", f"Front {draw.randrange(2_000)}"
        yield line(
            [
                *(f"COU{number}", day, day.year, draw.choice((1, 1, 1, 2)), "Political violence"),
                *("Battles", draw.choice(("Armed clash", "Non-state actor overtakes territory"))),
                *(actors[0], "", "State forces", actors[1], "", "Rebel group"),
                *("State forces-Rebel group", "", country, "Europe", f"Country {country}"),
                *(f"Region {town % 700}", f"District {town % 9_000}", "", f"Town {town}"),
                *(f"{town % 120 - 60}.{town % 9_973:04}", f"{town % 300 - 150}.{town:06}"),
                draw.choice((1, 1, 2)),
                "; ".join(f"Agency {draw.randrange(300)}" for _ in range(draw.choice((1, 1, 2)))),
                *("National", f"On {day:%d %B %Y}, {sentence(draw, 25)}.", draw.randrange(6)),
                *("", 1_700_000_000 + number),
            ]
        )


def iati(rows: int) -> Iterator[str]:
    """Yield the lines of a file of IATI, with five transactions in each activity."""
    draw = random.Random(17)  # noqa: S311 - the same file in every run
    yield '<iati-activities version="2.03" generated-datetime="2024-12-23T08:05:00Z">\n'
    for activity in range(-(-rows // 5)):
        funder = draw.randrange(40)
        yield (
            f'<iati-activity default-currency="USD"><iati-identifier>X-{activity}</iati-identifier>'
            '<reporting-org ref="XA" type="10"><narrative>Aid Office</narrative></reporting-org>'
            f"<title><narrative>{sentence(draw, 6)}</narrative></title>"
            f'<participating-org role="1" ref="XB-{funder}"/><recipient-country code="UA"/>\n'
        )
        for number in range(min(5, rows - 5 * activity)):
            day = FIRST + timedelta(days=draw.randrange(DAYS))
            yield (
                f'<transaction ref="{activity}-{number}"><transaction-type code="3"/>'
                f'<transaction-date iso-date="{day}"/>'
                f'<value value-date="{day}">{draw.randrange(10**7)}.50</value>'
                f"<description><narrative>{sentence(draw, 8)}</narrative></description>"
                f'<provider-org ref="XB-{funder}"/></transaction>\n'
            )
        yield "</iati-activity>\n"
    yield "</iati-activities>\n"


def losses(rows: int) -> Iterator[str]:
    """Yield the lines of a list of daily totals, each of the kinds that a staff counts."""
    draw = random.Random(17)  # noqa: S311 - the same file in every run
    totals, first = dict.fromkeys(EQUIPMENT, 1), date(2022, 2, 24)
    yield "["
    for number in range(1, rows + 1):
        totals = {kind: total + draw.randrange(1, 9) for kind, total in totals.items()}
        day = first + timedelta(days=number)
        yield json.dumps({"date": f"{day}", "day": number + 1, **totals})
        yield ",\n" if number < rows else "]\n"


def line(cells: Sequence[object]) -> str:
    """Return cells as a line of CSV."""
    text = StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


PUBLISHED: dict[str, tuple[str, Callable[[int], Iterator[str]]]] = {
    "ucdp-ged": (".csv", ged),
    "acled": (".csv", acled),
    "iati": (".xml", iati),
    "losses": (".json", losses),
}
"""The ending of a file of each format, and what yields its lines."""


def write(name: str, rows: int, file: Path) -> None:
    """Write a file of so many rows."""
    with file.open("w", encoding="utf-8", newline="") as text:
        text.writelines(PUBLISHED[name][1](rows))


if __name__ == "__main__":
    write(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
