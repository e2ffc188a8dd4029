"""Losses of equipment in Ukraine that Oryx has confirmed by pictures, as tables count them."""

from collections.abc import Iterator
from datetime import date
from functools import reduce

from conflictmodel.claims import Estimate
from conflictmodel.readers._formats import table
from conflictmodel.readers._rows import AT_ANY_TIME, Known, Row, shared_group
from conflictmodel.values import CAPTURED, ITEMS, Measure, Period, Subject, at_least, on
from conflictmodel.values.sources import Attribution, Source, SourceKind

_FIRST_DAY = date(2022, 2, 24)
_FATES = {
    "destroyed": Measure.of("destroyed"),
    "damaged": Measure.of("damaged"),
    "abandoned": Measure.of("abandoned"),
    "captured": CAPTURED,
}
_LOST = reduce(Measure.joined, _FATES.values())
_ORYX = Source("Oryx", SourceKind.MONITOR)
_DATA_SET = Source("scarnecchia/oryx_data", SourceKind.DATASET)
_ALL = "All Types"
_TOTALS = ("type_total", "total")
_SUMMED_UP = "Losses "


def _claims(row: Row, _: Known) -> Iterator[Estimate]:
    name = "equipment_type" if "equipment_type" in row.cells else "system"
    total = next((each for each in _TOTALS if row.has(each)), None)
    country, kind = row.text("country"), row.optional(name)
    recorded = row.day("date_recorded") if row.has("date_recorded") else None
    counts = {fate: row.count(fate) for fate in _FATES}
    added = sum(counts.values())
    row.figure(added, ITEMS)
    if kind is None or kind.startswith(_SUMMED_UP):
        row.finding(name, "it names no type or system")
        return
    if recorded is not None and recorded < _FIRST_DAY:
        row.finding("date_recorded", "{} is before {}, the first day", recorded, _FIRST_DAY)
        return
    whole = shared_group(f"equipment of {country}")
    group = whole if kind == _ALL else shared_group(f"{country}: {kind}", whole)
    days = Period(f"{_FIRST_DAY}/{recorded or ''}")
    by = Attribution(_ORYX, AT_ANY_TIME if recorded is None else on(recorded), (_DATA_SET,))
    if total is not None:
        counts[total] = row.count(total)
        if counts[total] != added:
            row.finding(total, "{} is not {}, the sum of its parts", counts[total], added)
    for column, number in counts.items():
        subject = Subject(group, _FATES.get(column, _LOST), days, unit=ITEMS)
        claim_id = f"oryx {country}: {kind} {column} {recorded or 'undated'}"
        yield Estimate(claim_id, subject, at_least(number), by)


FORMATS = (table("oryx", _claims),)
