"""Events of organized violence in the Georeferenced Event Dataset of Uppsala University (CSV).

Each row is an event, and becomes one estimate of all who were killed in it and four of those whom
the data set tells apart. The columns are those of the codebook: Högbladh, UCDP GED Codebook version
25.1, 2025; Sundberg and Melander, Introducing the UCDP Georeferenced Event Dataset, Journal of
Peace Research 50(4), 2013. A row of HXL tags under the header is kept, and no event.

| column | becomes |
|---|---|
| `id` | the ids of the claims: `ged 147997` of the whole event, `ged 147997 side a`, \
`ged 147997 side b`, `ged 147997 civilians` and `ged 147997 unknown` |
| `low`, `high` | the `range` of the whole event. Where `low` is above `high` no range has both: \
`ged 147997 low` is "at least", `ged 147997 high` is "at most", and an audit finds that they \
contradict each other |
| `best` | the `best` figure of the whole event, in the range or not, which an audit finds |
| `deaths_a`, `deaths_b`, `deaths_civilians`, `deaths_unknown` | the `best` figure of an estimate \
whose range is unknown: no bounds of it are published. Its group lies within that of the event, \
so no sum takes both. A finding where their sum is not `best` |
| `conflict_name`, `conflict_new_id` | the group of the event, `UCDP conflict 13306`, which lies \
within `organized violence` with the id `UCDP GED`, as all groups here |
| `side_a`, `side_a_new_id`, `side_b`, `side_b_new_id` | the groups of the sides in the event, \
`Government of Ukraine in event 147997` with the id `UCDP actor 61` |
| `date_start`, `date_end` | the `period`: a day, or an interval of the earliest and the latest \
possible day. Written as `2014-01-22`, or as `2014-01-22 00:00:00.000` |
| `date_prec` | 4: an interval from the first to the last day of a month is written as that month; \
5: one from the first to the last day of a year as that year. A finding where 1 (the day is known) \
has more than one day, or 2 not two to six |
| `year` | no more than a finding, where the event is not in it from `date_start` to `date_end` |
| `country`, `adm_1`, `adm_2`, `where_coordinates`, `latitude`, `longitude` | the `place`, below |
| `source_original` | the originator, as it was published: nothing is split, and its kind is not \
stated. Where it is blank, the offices together; where they are blank too, UCDP GED itself |
| `source_office` | who relayed it: the offices other than the originator, which are \
no chain, each once and all as one relay, `Reuters News; TASS`, and then UCDP GED |
| `source_date` | when it was `stated`: from the first to the last of these days; `../..`, at any \
time, where it is blank or has another text, which is a finding |
| `source_headline`, `where_description` | words of the whole event |

| `where_prec` | stands for | place |
|---|---|---|
| 1 | exactly here | `where_coordinates`, at the point, in `adm_2`, `adm_1` and `country` |
| 2 | a limited area around it | `near` it, at the point, in the same |
| 3, 4, 6 | a district, a province, a country | `adm_2`, `adm_1`, `country`, without the point, \
which is a centroid: a district is the same one for all events in it |
| 5, 7 | an area or a line; water or air | `where_coordinates`, in what is known, at the point \
that stands for it |
"""

from collections.abc import Iterator
from datetime import date

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.readers._cells import NAMIBIA, plain_day
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, DAY_LENGTH, NO_DAY, Known, Row, day
from conflictmodel.values import KILLED, PERSONS, Period, at_least, at_most, between, unknown
from conflictmodel.values.periods import written_day
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

_UCDP_GED = Source("UCDP GED", SourceKind.DATASET)
_VIOLENCE = Group("organized violence", id="UCDP GED")
_MIDNIGHT = " 00:00:00.000"

_STATED_LENGTH = {"4": len("2024-12"), "5": len("2024")}
_DAYS = {"1": (1, 1), "2": (2, 6), "3": None, "4": None, "5": None}
_LEVELS = dict.fromkeys("1234567", ("adm_1", "adm_2")) | {"4": ("adm_1",), "6": ()}
_DIVISIONS = {"3", "4", "6"}


def _claims(row: Row, known: Known) -> Iterator[Estimate]:
    event, period, by = row.count("id"), _period(row), _by(row, known)
    place = _place(row, known)
    whole = Group(f"event {event}", _conflict(row, known), f"UCDP GED {event}")
    killed = Subject(whole, KILLED, period, place)
    low, best, high = row.count("low"), row.count("best"), row.count("high")
    row.figure(best, PERSONS)
    words = row.texts("source_headline", "where_description")
    ranges = (
        {"": between(low, high)} if low <= high else {" low": at_least(low), " high": at_most(high)}
    )
    for end, allowed in ranges.items():
        yield Estimate(f"ged {event}{end}", killed, allowed, by, best=best, words=words)
    parts = {
        "side a": ("deaths_a", *_side(row, "side_a")),
        "side b": ("deaths_b", *_side(row, "side_b")),
        "civilians": ("deaths_civilians", "civilians", "UCDP GED civilians"),
        "unknown": ("deaths_unknown", "people of unknown status", "UCDP GED unknown"),
    }
    accounted = 0
    for name, (column, who, number) in parts.items():
        died = row.count(column)
        accounted += died
        part = Group(f"{who} in {whole}", whole, number)
        subject = Subject(part, KILLED, period, place)
        yield Estimate(f"ged {event} {name}", subject, unknown(), by, best=died)
    if accounted != best:
        kind = "{} is not {}, the sum of those whom it tells apart"
        row.finding("best", kind, best, accounted)


def _conflict(row: Row, known: Known) -> Group:
    name, number = row.text("conflict_name"), row.count("conflict_new_id")
    return known.group(name, _VIOLENCE, f"UCDP conflict {number}")


def _place(row: Row, known: Known) -> Place:
    precision = row.choice("where_prec", _LEVELS, "1")
    name, country = row.text("where_coordinates"), row.text("country")
    levels = _LEVELS[precision]
    chain = (country, *row.texts(*levels))
    if precision not in _DIVISIONS:
        name = f"near {name}" if precision == "2" else name
        return known.place((*chain, name), row.point())
    division = row.optional(levels[-1]) if levels else country
    if division is None:  # it has no name but this one
        return known.place((*chain, name))
    if name != division:
        kind = "{} is the {} of where_prec {}"
        row.finding("where_coordinates", kind, name, division, precision)
    return known.place(chain)


def _by(row: Row, known: Known) -> Attribution:
    original, offices = row.optional("source_original"), row.entries("source_office")
    # The offices stand beside each other: none of them is said to have it from another.
    together = "; ".join(each for each in offices if each != original)
    names = [each for each in (original, together) if each]
    first, *relays = (*(known.source(each, _UCDP_GED) for each in names), _UCDP_GED)
    return Attribution(first, _stated(row), tuple(relays))


def _stated(row: Row) -> Period:
    """Return the days from the first to the last of those on which sources said it."""
    entries = row.entries("source_date")
    days: list[date] = []
    for entry in entries:
        if (found := written_day(plain_day(entry).removesuffix(_MIDNIGHT))) is None:
            kind = "{} is no day: when it was said is not known"
            row.finding("source_date", kind, _checks.shown(entry))
            return AT_ANY_TIME
        days.append(found)
    return _between(min(days), max(days)) if days else AT_ANY_TIME


def _side(row: Row, column: str) -> tuple[str, str]:
    return row.text(column), f"UCDP actor {row.count(f'{column}_new_id')}"


def _plain(written: str) -> str:
    """Return a day that another program wrote; midnight as UCDP writes it is nothing odd."""
    return written if written.endswith(_MIDNIGHT) else plain_day(written)


def _day(written: str) -> date:
    return day(written.removesuffix(_MIDNIGHT))


def _between(first: date, last: date) -> Period:
    return Period(f"{first}" if first == last else f"{first}/{last}")


def _period(row: Row) -> Period:
    precision = row.choice("date_prec", _DAYS, "1")
    year, known = row.count("year"), len(row.problems)
    first = row.read("date_start", _day, NO_DAY, _plain)
    last = row.read("date_end", _day, NO_DAY, _plain)
    if len(row.problems) > known:
        return AT_ANY_TIME
    if last < first:
        row.wrong("date_end", f"{last} is before date_start, {first}")
        return AT_ANY_TIME
    days, fewest_and_most = (last - first).days + 1, _DAYS[precision]
    if fewest_and_most and not fewest_and_most[0] <= days <= fewest_and_most[1]:
        row.finding("date_prec", "{} is said of {} days, {} to {}", precision, days, first, last)
    if not first.year == year == last.year:
        kind = "date_start and date_end, {} and {}, are not both in it"
        row.finding("year", kind, first, last)
    stated = Period(f"{first}"[: _STATED_LENGTH.get(precision, DAY_LENGTH)])
    return stated if (stated.first, stated.last) == (first, last) else _between(first, last)


UCDP_GED = table(
    "ucdp-ged",
    "events of the UCDP Georeferenced Event Dataset (CSV)",
    _claims,
    required=(
        *("id", "year", "conflict_new_id", "conflict_name"),
        *("side_a_new_id", "side_a", "side_b_new_id", "side_b"),
        *("where_prec", "where_coordinates", "adm_1", "adm_2", "latitude", "longitude", "country"),
        *("date_prec", "date_start", "date_end"),
        *("deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown", "best", "high", "low"),
    ),
    optional=(
        *("relid", "active_year", "code_status", "type_of_violence", "conflict_dset_id"),
        *("dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_b_dset_id"),
        *("number_of_sources", "source_article", "source_office", "source_date"),
        *("source_headline", "source_original", "where_description", "geom_wkt", "priogrid_gid"),
        *("country_id", "iso3", "region", "event_clarity", "gwnoa", "gwnob"),
    ),
    meant={"iso3": NAMIBIA, "where_coordinates": "None"},  # a town in Piedmont
)
