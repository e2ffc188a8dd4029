"""Daily totals of Russian losses as the General Staff of Ukraine counts them (JSON).

P. Ivaniuk collects them, one list of personnel and one of equipment, with a third of corrections:
the data set "2022 Ukraine Russia War" (its README, sections Data and Tracking). Each entry
is of everything from the first day, 2022-02-24, to its own: the totals lie within each other, and
none replaces that of the day before.

Totals and corrections share their keys. By its beginning, 8 KB, a file is recognised as totals
where it has a key that only they have (`personnel*`, `POW`, `greatest losses direction`); as
corrections where a figure is below 0, or more than half of them are 0; and else as totals where
none is 0, or three days or more follow each other and nothing falls. Any other file is refused,
until `as_format` says which it is. What is read as totals and has a figure below 0 is refused as
well, and what is read as corrections and has figures above 0 alone.

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

Where a figure of a date occurs twice, the ids are numbered, and the second entry has a finding.

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
`read_losses`, it becomes an estimate that supersedes it. Where one date has two corrections of one
figure, whether both hold or the second replaces the first is not said, and neither becomes one.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from conflictmodel import _checks
from conflictmodel.claims.estimates import Estimate
from conflictmodel.errors import InvalidValueError
from conflictmodel.files.json_text import is_list, is_object, parsed
from conflictmodel.phrases.figures import ROUNDING_1, read
from conflictmodel.readers._formats import json_list
from conflictmodel.readers._rows import Known, Row, are_digits, day, unreadable
from conflictmodel.values import CAPTURED, ITEMS, Group, Measure, Period, Subject, exactly, on
from conflictmodel.values.sources import Attribution, Source, SourceKind

EQUIPMENT = (
    *("aircraft", "helicopter", "tank", "APC", "field artillery", "MRL", "military auto"),
    *("fuel tank", "drone", "naval ship", "submarines", "anti-aircraft warfare"),
    *("special equipment", "mobile SRBM system", "vehicles and fuel tanks", "cruise missiles"),
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
_OF_TOTALS = ("personnel*", "POW", "greatest losses direction")
_FEWEST_DAYS = 3  # fewer may fail to fall by chance
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


def _totals(row: Row, known: Known) -> Iterator[Estimate]:
    last = _date(row, _FIRST_DAY)
    equipment = [
        (each, None if _is_below_0(row, each) else row.optional_count(each)) for each in EQUIPMENT
    ]
    prisoners = row.optional_count("POW")
    yield from _personnel(row, known, last)
    if prisoners is not None:
        held = Subject(_PERSONNEL, CAPTURED, Period(f"{_FIRST_DAY}/{last}"))
        by = Attribution(_DATA_SET, on(last))
        yield Estimate(known.ids.of(row, "date", f"POW {last}"), held, exactly(prisoners), by)
    for category, number in equipment:
        if number is not None:
            name = known.ids.of(row, "date", f"{category} {last}")
            subject = total_of(category, last)
            yield Estimate(name, subject, exactly(number), said_on(last))


def _is_below_0(row: Row, category: str) -> bool:
    if not row.cells.get(category, "").startswith("-"):
        return False
    row.wrong(category, "it is below 0, which no total is, and a correction may be")
    return True


def _personnel(row: Row, known: Known, last: date) -> Iterator[Estimate]:
    hedge = row.cells.get("personnel*", "")
    if "personnel" not in row.cells or _is_below_0(row, "personnel"):
        return
    if hedge not in _PHRASES:
        row.finding("personnel*", f"{_checks.shown(hedge)} is neither 'about' nor 'more'")
        return
    row.text("personnel*")
    said = read(f"{_PHRASES[hedge]} {row.count('personnel'):,}", policy=ROUNDING_1)
    row.refuse_long("personnel", said.range.lower, said.range.upper)
    name = known.ids.of(row, "date", f"personnel {last}")
    yield Estimate(name, total_of("personnel", last), said.range, said_on(last), words=(said,))


def _no_claims(row: Row, _: Known) -> tuple[()]:
    stated, changes = corrections_in(row)
    for category, change in changes.items():
        message = f"by {change} it corrects the total of {before(stated)}, which is not at hand"
        row.finding(category, message)
    return ()


def corrections_in(row: Row) -> tuple[date, dict[str, int]]:
    """Return the date of an entry of corrections, and each figure of it that is not 0."""
    stated = _date(row, _FIRST_DAY + _DAY)  # there is no total before that of the first day
    changes: dict[str, int] = {}
    for category in CORRECTED:
        value = row.cells.get(category, "0")
        digits = value.removeprefix("-")
        if not are_digits(digits) or len(digits) > _checks.MOST_DIGITS:
            row.wrong(category, f"{_checks.shown(value)} is no whole number in plain digits")
        elif int(value):
            changes[category] = int(value)
        else:
            row.optional(category)
    return stated, changes


def _date(row: Row, earliest: date) -> date:
    def day_from(text: str) -> date:
        if (found := day(text)) < earliest:
            raise unreadable(f"{_checks.shown(text)} is before {earliest}")
        return found

    found = row.read("date", day_from, earliest)
    number = (found - _FIRST_DAY).days + 1
    given = row.count("day")
    if given != number:
        row.finding("day", f"day {given:,} is not {found}, which is day {number:,}")
    return found


def doubt(head: str) -> str | None:
    """Return why a file that begins so is neither surely totals nor surely corrections.

    `None` where it surely is one of them, or no list of losses at all.

    >>> doubt('[{"date": "2022-02-25", "day": 2, "tank": 80, "drone": 0}]')
    'these may be totals or corrections: say which with as_format, losses or loss-corrections'
    """
    if not _is_list_of_losses(head) or _surely(head):
        return None
    return (
        "these may be totals or corrections: say which with as_format, losses or loss-corrections"
    )


def _is_list_of_losses(head: str) -> bool:
    keys = "".join(head.split())
    shared = '"date":' in keys and '"day":' in keys and keys.startswith("[{")
    return shared and any(f'"{"".join(each.split())}":' in keys for each in CORRECTED)


def _surely(head: str) -> str | None:
    """Return the format that a list is surely of; one that cannot be read is left to the totals."""
    entries = _entries_of(head)
    if any(key in each for each in entries for key in _OF_TOTALS):
        return "losses"
    figures = _figures(entries)
    if min(figures, default=0) < 0 or 2 * figures.count(0) > len(figures):
        return "loss-corrections"
    return "losses" if 0 not in figures or _grow(entries) else None


def _entries_of(head: str) -> list[dict[str, object]]:
    """Return the entries that a text begins with; none where they cannot be read."""
    # The head may end within an entry: the list is closed after the last whole one.
    try:
        tree = parsed(f"{head[: head.rfind('}') + 1]}]")
    except (InvalidValueError, RecursionError):
        return []
    return [each for each in tree if is_object(each)] if is_list(tree) else []


def _figures(entries: Iterable[dict[str, object]]) -> list[int]:
    found = (each.get(category) for each in entries for category in CORRECTED)
    return [figure for figure in found if type(figure) is int]


def _grow(entries: list[dict[str, object]]) -> bool:
    """Return whether entries are of three days or more, one after the other, and nothing falls."""
    by_day = {day: each for each in entries if type(day := each.get("day")) is int}
    days = sorted(by_day)
    return (
        len(days) >= _FEWEST_DAYS
        and all(later - earlier == 1 for earlier, later in pairwise(days))
        and all(
            figures == sorted(figures)
            for category in CORRECTED
            if (figures := [f for day in days if type(f := by_day[day].get(category)) is int])
        )
    )


def _no_corrections(entries: list[object]) -> str | None:
    """Return why entries are no corrections, where every figure of them is above 0."""
    if min(_figures(each for each in entries if is_object(each)), default=0) <= 0:
        return None
    return "every figure is above 0, as in totals: read them with as_format, losses"


LOSSES = json_list(
    "losses",
    "daily totals of Russian losses by the General Staff of Ukraine (JSON)",
    _totals,
    likeness=lambda head: _is_list_of_losses(head) and _surely(head) == "losses",
    required=("date", "day"),
    texts=("date", "personnel*", "greatest losses direction"),
    counts=("day", "personnel", "POW", *EQUIPMENT),
)

LOSS_CORRECTIONS = json_list(
    "loss-corrections",
    "corrections of the daily totals of Russian losses (JSON)",
    _no_claims,
    likeness=lambda head: _is_list_of_losses(head) and _surely(head) == "loss-corrections",
    required=("date", "day"),
    texts=("date",),
    counts=("day", *CORRECTED),
    doubt=_no_corrections,
)
