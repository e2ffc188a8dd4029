"""Daily series of those killed and injured in Gaza, the West Bank and Lebanon (JSON, CSV)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TypeAlias

from conflictmodel.claims import Estimate
from conflictmodel.readers._cells import plain_whole
from conflictmodel.readers._formats import described, table
from conflictmodel.readers._rows import NO_DAY, Known, Row, from_to
from conflictmodel.values import PERSONS, Measure, Period, exactly, on
from conflictmodel.values.sources import Attribution, Source, SourceKind
from conflictmodel.values.subjects import Group, Place, Subject

_Column: TypeAlias = tuple[str, str, Source, tuple[Source, ...]]

_DATA_SET = Source("Tech for Palestine", SourceKind.DATASET)
_GAZA_AUTHORITIES = "authorities in Gaza"
_MINISTRY = Source("Ministry of Health in Gaza", SourceKind.GOVERNMENT, _GAZA_AUTHORITIES)
_MEDIA = Source("Government Media Office in Gaza", SourceKind.GOVERNMENT, _GAZA_AUTHORITIES)
_OF_GAZA = {"mohtel": _MINISTRY, "gmotel": _MEDIA, "missing": _DATA_SET}
_OCHA = Source("UN OCHA", SourceKind.INTERNATIONAL)
_VERIFIED = Source("UN OCHA, verified", SourceKind.INTERNATIONAL, _OCHA.origin)
_FLASH = {"un": _OCHA, "fill": _DATA_SET}
_LEBANON = Source("Ministry of Public Health of Lebanon", SourceKind.GOVERNMENT)
_RELAYS = {
    "moph_lb": (),
    "ocha": (_OCHA,),
    "who": (Source("WHO EMRO", SourceKind.INTERNATIONAL),),
}
_PHASES = {"1": date(2023, 10, 8), "2": date(2026, 3, 2)}
_FIRST_DAY = date(2023, 10, 7)
_DAY = timedelta(days=1)
_HOURS_OF_DAY, _MOST_HOURS = 24, 24 * 366
_FIGURES: dict[str, dict[str, str]] = described()["tfp-gaza"]["figures"]
_OF_ALL = ("killed_cum", "injured_cum")
_OF_WEST_BANK = (*_OF_ALL, "killed_children_cum", "injured_children_cum")
_TODAY = "killed_truce_new"
_PARTS = (_TODAY, "killed_committee", "killed_recovered", "killed_succumbed")


def _figures(row: Row, place: str, days: Period, columns: Iterable[_Column]) -> Iterator[Estimate]:
    """Yield the estimates of columns: each with what it counts, who said it, and who relayed it."""
    last, people = days.last or NO_DAY, Group(f"people in {place}")
    for column, of, source, via in columns:
        number = row.optional_count(column)
        if number is None:
            continue
        row.figure(number, PERSONS)
        about = _FIGURES[of]
        group = Group(f"{about['of']} in {place}", people) if "of" in about else people
        by = Attribution(source, on(last), () if source == _DATA_SET else (*via, _DATA_SET))
        subject = Subject(group, Measure.of(about["outcome"]), days, Place(place))
        yield Estimate(f"{place} {column} {last}", subject, exactly(number), by)


def _since(row: Row, first: date) -> Period:
    last = row.day("report_date")
    if last < first and not row.problems:
        row.wrong("report_date", f"{last} is before {first}, the first day")
    return from_to(min(first, last), last)


def _reported(row: Row, last: date) -> Period | None:
    """Return the days that the new figures of a report are of; none where it has no hours."""
    hours = row.count("report_period")
    if hours < _HOURS_OF_DAY or hours > _MOST_HOURS:
        return None
    return from_to(last - timedelta(days=hours // _HOURS_OF_DAY - 1), last)


def _gaza(row: Row, known: Known) -> Iterator[Estimate]:
    said, since = _OF_GAZA[row.choice("report_source", _OF_GAZA, "mohtel")], _since(row, _FIRST_DAY)
    if said == _DATA_SET and any(map(row.has, _OF_ALL)):
        row.finding("report_source", "there is a total of a day of which no report was found")
    totals = tuple(_figures(row, "Gaza", since, _columns_of_gaza(row, said)))
    yield from totals
    days = _reported(row, since.last or NO_DAY)
    if days is not None:
        yield from _new(row, days, said)
        yield from _corrected(row, known, days, said)
    if not row.problems:
        known.earlier |= {each.id.split()[1]: each for each in totals}


def _columns_of_gaza(row: Row, said: Source) -> Iterator[_Column]:
    sources = {"report": said, "media office": _MEDIA, "ministry": _MINISTRY}
    for each, about in _FIGURES.items():
        if "by" in about:
            yield each, each, sources[about["by"]], ()
            again = row.optional(f"ext_{each}")
            if not row.has(each):
                yield f"ext_{each}", each, _DATA_SET, ()
            elif again and plain_whole(again) != plain_whole(row.cells[each].strip()):
                row.finding(f"ext_{each}", "it is another figure than {}", each)


def _new(row: Row, days: Period, said: Source) -> Iterator[Estimate]:
    """Yield those killed in the days of a report, without those who were killed before."""
    parts = [row.optional_count(each) for each in _PARTS if row.has(each)]
    whole = row.optional_count("killed")
    if parts and whole is not None and sum(filter(None, parts)) != whole:
        row.finding("killed", "{} is not {}, the sum of its parts", whole, sum(filter(None, parts)))
    column = _TODAY if row.has(_TODAY) else "killed"
    if column == _TODAY or not parts:
        yield from _figures(row, "Gaza", days, [(column, "killed_cum", said, ())])


def _corrected(row: Row, known: Known, days: Period, said: Source) -> Iterator[Estimate]:
    """Yield the total before a report, with those added whom a committee has recognised since."""
    more, total = row.optional_count("killed_committee"), known.earlier.get("killed_cum")
    if not more:
        return
    before, last = None if total is None else total.subject.period.last, days.last or NO_DAY
    is_next = before is not None and days.first is not None and before + _DAY >= days.first
    if total is None or not is_next:
        row.finding("killed_committee", "it corrects the total before it, which is not at hand")
        return
    by = Attribution(said, on(last), () if said == _DATA_SET else (_DATA_SET,))
    figure = exactly(total.range.lower + more)
    name = f"{total.id} corrected {last}"
    yield Estimate(name, total.subject, figure, by, supersedes=(total.id,))


def _west_bank(row: Row, _: Known) -> Iterator[Estimate]:
    flash = _FLASH[row.choice("flash_source", _FLASH, "un")] if row.has("flash_source") else _OCHA
    columns = [(each, each, flash, ()) for each in _OF_WEST_BANK]
    columns += [(f"verified.{each}", each, _VERIFIED, ()) for each in _OF_WEST_BANK]
    yield from _figures(row, "the West Bank", _since(row, _FIRST_DAY), columns)


def _lebanon(row: Row, _: Known) -> Iterator[Estimate]:
    via = _RELAYS[row.choice("report_source", _RELAYS, "moph_lb")]
    phase = row.choice("phase", _PHASES, "1")
    columns = [(f"{each}_reported", each, _LEBANON, via) for each in _OF_ALL]
    since = _since(row, _PHASES[phase])
    yield from _figures(row, "Lebanon", since, columns)
    days = _reported(row, since.last or NO_DAY)
    if days is not None:
        new = [(each.removesuffix("_cum"), each, _LEBANON, via) for each in _OF_ALL]
        yield from _figures(row, "Lebanon", days, new)


FORMATS = (
    table("tfp-gaza", _gaza),
    table("tfp-west-bank", _west_bank),
    table("tfp-lebanon", _lebanon),
)
