"""Daily totals of Russian losses as the General Staff of Ukraine counts them (JSON).

P. Ivaniuk collects them, one list of personnel and one of equipment, with a third of corrections:
the data set "2022 Ukraine Russia War" (its README, sections Data and Tracking). Each entry
is of everything from the first day, 2022-02-24, to its own: the totals lie within each other, and
none replaces that of the day before.

The totals, `losses`:

| key | becomes |
|---|---|
| `date` | the last day of the period, and the day on which it was `stated` |
| `day` | compared with `date`, day 1 being 2022-02-24; what differs is a finding |
| `personnel` with `personnel*` | an estimate of persons lost in combat: "about" and "more" are \
read as "about 2,800" and "more than 2,800" by the policy `rounding/1`, and kept as words; with \
any other word there is no estimate |
| `POW` | an estimate of persons captured, exactly so many |
| `aircraft`, `helicopter`, `tank`, `APC`, `field artillery`, `MRL`, `military auto`, `fuel tank`, \
`drone`, `naval ship`, `submarines`, `anti-aircraft warfare`, `special equipment`, \
`mobile SRBM system`, `vehicles and fuel tanks`, `cruise missiles` | an estimate of items lost in \
combat, exactly so many |
| `greatest losses direction` | in no claim: it goes with no figure |

"Lost in combat" is a measure of its own. The General Staff heads its reports "total combat losses";
whether the wounded are among its personnel, neither the reports nor the data set says.

Who counted the prisoners is not certain: the data set names a web site for them, beside two
official bodies. So the data set itself is their source; of all else it is the General Staff,
and the data set relays.

The corrections, `loss-corrections`:

| key | becomes |
|---|---|
| `date`, `day` | as above |
| each of the figures above | 0: nothing; any other: a finding, because what it corrects is in \
another file |

A correction of -25 says that the total of its date counts 25 fewer, of the days before it, than the
total of the day before did (the README says of the first ones, dated 2022-10-13, that the totals of
2022-10-12 were adjusted). Read together with the totals, by
`read_losses`, it becomes an estimate that supersedes it.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from conflictmodel import _checks
from conflictmodel.errors import Problem
from conflictmodel.estimates import Estimate
from conflictmodel.measures import CAPTURED, Measure
from conflictmodel.periods import Period, on
from conflictmodel.ranges import exactly
from conflictmodel.readers._ids import Ids
from conflictmodel.readers._lists import json_list
from conflictmodel.readers._rows import Mapper, Row, day
from conflictmodel.sources import Attribution, Source, SourceKind
from conflictmodel.subjects import Group, Subject
from conflictmodel.units import ITEMS
from conflictmodel.wording import ROUNDING_1, read

EQUIPMENT = (
    "aircraft",
    "helicopter",
    "tank",
    "APC",
    "field artillery",
    "MRL",
    "military auto",
    "fuel tank",
    "drone",
    "naval ship",
    "submarines",
    "anti-aircraft warfare",
    "special equipment",
    "mobile SRBM system",
    "vehicles and fuel tanks",
    "cruise missiles",
)
"""The kinds of equipment that are counted."""

CORRECTED = ("personnel", *EQUIPMENT)
"""What is corrected."""

_FIRST_DAY = date(2022, 2, 24)
_DAY = timedelta(days=1)
_LOST = Measure.of("lost in combat")
_PERSONNEL = Group("Russian personnel")
_EQUIPMENT = Group("Russian equipment")
_GENERAL_STAFF = Source("General Staff of Ukraine", SourceKind.MILITARY, "Ukraine")
_DATA_SET = Source("2022 Ukraine Russia War", SourceKind.DATASET)
_LIKE = 0.9  # of totals; corrections have the same keys, and more that tells them
_PHRASES = {"about": "about", "more": "more than"}


@cache
def _kind(category: str) -> Group:
    return Group(f"{_EQUIPMENT}: {category}", within=_EQUIPMENT)


def total_of(category: str, last: date) -> Subject:
    """Return what the total of a category counts on a day."""
    period = Period(f"{_FIRST_DAY}/{last}")
    if category in EQUIPMENT:
        return Subject(_kind(category), _LOST, period, unit=ITEMS)
    return Subject(_PERSONNEL, _LOST, period)


def said_on(stated: date) -> Attribution:
    """Return who said what was said on a day."""
    return Attribution(_GENERAL_STAFF, on(stated), via=(_DATA_SET,))


def before(stated: date) -> date:
    """Return the day whose total a correction of this date is of."""
    return stated - _DAY


def _totals() -> Mapper:
    ids = Ids()

    def claims(row: Row) -> Iterator[Estimate]:
        last = _date(row, _FIRST_DAY)
        equipment = [(each, row.optional_count(each)) for each in EQUIPMENT]
        prisoners = row.optional_count("POW")
        yield from _personnel(row, ids, last)
        if prisoners is not None:
            held = Subject(_PERSONNEL, CAPTURED, Period(f"{_FIRST_DAY}/{last}"))
            by = Attribution(_DATA_SET, on(last))
            yield Estimate(ids.new(f"POW {last}"), held, exactly(prisoners), by)
        for category, number in equipment:
            if number is not None:
                name = ids.new(f"{category} {last}")
                subject = total_of(category, last)
                yield Estimate(name, subject, exactly(number), said_on(last))

    return claims


def _personnel(row: Row, ids: Ids, last: date) -> Iterator[Estimate]:
    hedge = row.cells.get("personnel*", "")
    if "personnel" not in row.cells:
        return
    if hedge not in _PHRASES:
        row.finding("personnel*", f"{_checks.shown(hedge)} is neither 'about' nor 'more'")
        return
    row.text("personnel*")
    said = read(f"{_PHRASES[hedge]} {row.count('personnel'):,}", policy=ROUNDING_1)
    row.refuse_long("personnel", said.range.lower, said.range.upper)
    name = ids.new(f"personnel {last}")
    yield Estimate(name, total_of("personnel", last), said.range, said_on(last), words=(said,))


def _corrections() -> Mapper:
    return _no_claims


def _no_claims(row: Row) -> tuple[()]:
    stated = _date(row, _FIRST_DAY + _DAY)  # there is no total before that of the first day
    for category in CORRECTED:
        value = row.cells.get(category)
        if value == "0":
            row.count(category)
        elif value is not None:
            message = f"by {value} it corrects the total of {before(stated)}, which is not at hand"
            row.finding(category, message)
    return ()


def _date(row: Row, earliest: date) -> date:
    found = row.read("date", lambda text: _day_from(earliest, text), earliest)
    number = (found - _FIRST_DAY).days + 1
    given = row.count("day")
    if given != number:
        row.finding("day", f"day {given:,} is not {found}, which is day {number:,}")
    return found


def _day_from(earliest: date, text: str) -> date:
    found = day(text)
    if found < earliest:
        raise _checks.refusal("Row", Problem("", f"{_checks.shown(text)} is before {earliest}"))
    return found


def _likeness(head: str) -> float:
    keys = "".join(head.split())
    shared = '"date":' in keys and '"day":' in keys and keys.startswith("[{")
    return _LIKE if shared and any(_key(category) in keys for category in CORRECTED) else 0


def _likeness_to_corrections(head: str) -> float:
    # No total is negative, and none of tanks has ever been 0.
    keys = "".join(head.split())
    corrects = '":-' in keys or any(f"{_key('tank')}0{end}" in keys for end in ",}")
    return 1 if corrects and _likeness(head) else 0


def _key(category: str) -> str:
    return f'"{"".join(category.split())}":'


LOSSES = json_list(
    "losses",
    "daily totals of Russian losses by the General Staff of Ukraine (JSON)",
    _totals,
    likeness=_likeness,
    required=("date", "day"),
    texts=("date", "personnel*", "greatest losses direction"),
    counts=("day", "personnel", "POW", *EQUIPMENT),
)

LOSS_CORRECTIONS = json_list(
    "loss-corrections",
    "corrections of the daily totals of Russian losses (JSON)",
    _corrections,
    likeness=_likeness_to_corrections,
    required=("date", "day"),
    texts=("date",),
    counts=("day", *CORRECTED),
)
