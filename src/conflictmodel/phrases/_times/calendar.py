"""Words for one day, week, month, part of a year or year: the latest, where no year is said."""

import re
from datetime import date

from dateutil.relativedelta import relativedelta, weekday as nth_weekday

from conflictmodel.errors import InvalidValueError, PhraseError
from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import listed, numbers
from conflictmodel.phrases._times.said import ADVICE, DASH, WEEKDAYS, Said, is_number, is_part
from conflictmodel.values.periods import Period, on, written_day

_COUNTED = {"zero": 0, "a": 1} | numbers("ones") | {"ten": 10, "eleven": 11, "twelve": 12}
_NTH = numbers("nth")
_ENDINGS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_LENGTHS = {"quarter": 3, "q": 3, "half": 6, "h": 6}
_FREE = frozenset(["year", "month"])  # "the year 2022", "the month of October"
_NUMBERS = r"(?<![0-9])([0-9]{1,4})([./])([0-9]{1,2})\2([0-9]{4}|[0-9]{1,2})(?![0-9])"
_YEAR_LENGTH = 4
_LONGEST_WITHOUT_LEAP_DAY = 8
_LEAST_LATEST = 62  # the days within which every number of a day of a month occurs
_HOURS_A_DAY = 24

# y a year, m a month, d a day, n a day with its ending: "7th"
_ORDERS = frozenset(listed("y m n my ym dm nm md mn dmy nmy mdy mny ymd ymn"))


def relative(said: Said) -> Period | None:  # noqa: C901, PLR0911, PLR0912 - one case a row
    day = said.dateline
    match said.words:
        case ["today"] | ["this", ("morning" | "afternoon" | "evening")]:
            return on(day)
        case ["yesterday"]:
            return on(day_before(day))
        case ["last", "night"] | ["overnight"]:
            return span(day_before(day), day)
        case [("past" | "last"), number, ("hour" | "hours")]:
            return span(day_before(day, -(-_count(number) // _HOURS_A_DAY)), day)
        case [("past" | "last"), hours] if hours.endswith("h") and is_number(hours[:-1], 1, 2, 3):
            return span(day_before(day, -(-int(hours[:-1]) // _HOURS_A_DAY)), day)
        case [number, ("day" | "days"), "ago"]:
            return on(day_before(day, _count(number)))
        case ["this", "week"] | ["week", "to", "date"] | ["so", "far", "this", "week"]:
            return span(_latest_weekday("monday", day), day)
        case ["month", "to", "date"] | ["so", "far", "this", "month"]:
            return span(day.replace(day=1), day)
        case ["year", "to", "date"] | ["so", "far", "this", "year"] | ["ytd"]:
            return span(day.replace(month=1, day=1), day)
        case ["last", "week"]:
            sunday = day_before(_latest_weekday("monday", day))
            return span(day_before(sunday, 6), sunday)
        case ["weekend"]:
            sunday = _latest_weekday("sunday", day)
            return span(day_before(sunday), sunday)
        case [("this" | "last") as which, "month"]:
            return Period(str(day - relativedelta(months=which == "last"))[:7])
        case ["last", weekday] if weekday in WEEKDAYS:
            latest = _latest_weekday(weekday, day_before(day))
            reason = "the latest one, or the one in the week before"
            return said.refuse(reason, str(latest), str(day_before(latest, 7)))
        case _:
            return None


def dated(said: Said) -> Period | None:  # noqa: PLR0911 - one case a row
    day = said.dateline
    match said.words:
        case [*rest, ("this" | "last") as which, "year"]:
            year = f"{day.year - (which == 'last'):04}"
            return dated(said._replace(words=(*rest, year), places=said.places[:-1]))
        case [weekday] if weekday in WEEKDAYS:
            return on(_latest_weekday(weekday, day))
        case [weekday, *_] if weekday in WEEKDAYS:
            found = dated(said.part(1))
            if found is None or found.first is None or found.first != found.last:
                return None
            if found.first.weekday() != WEEKDAYS[weekday]:
                said.refuse(f"this day was a {found.first:%A}", found.edtf)
            return found
        case ["week", number, *years] if is_number(number, 1, 2) and len(years) <= 1:
            return _week(int(number), list(map(int, years)), day)
        case [written] if DASH in written:
            year, _, week = written.partition("-w")
            return _week(int(week), [int(year)], day) if week else Period(written)
        case _:
            words = [word for word in said.words if word not in _FREE]
            return _part_of_year(words, day) or _date(words, day)


def refuse_numbers(said: Said) -> None:
    """Refuse a day in three numbers, offering the days that they may be."""
    found = re.search(_NUMBERS, said.phrase)
    if found is None:
        return
    one, _, two, three = found.groups()
    is_year_first = len(one) == _YEAR_LENGTH
    orders = [(one, two, three)] if is_year_first else [(three, two, one), (three, one, two)]
    days = [f"{year}-{month:0>2}-{day:0>2}" for year, month, day in orders]
    known = tuple(dict.fromkeys(day for day in days if written_day(day)))
    if known:
        either = "it does not say which number is the month"
        reason = either if known[1:] else "EDTF parts a day by hyphens"
        raise PhraseError(said.phrase, found.group(), reason, known, ADVICE)


def _count(word: str) -> int:
    """Return a number in words or digits; a word that is none raises `KeyError`."""
    return int(word) if is_number(word, 1, 2, 3) else _COUNTED[word]


def span(first: date, last: date) -> Period:
    return Period(f"{first}/{last}")


def day_before(day: date, number: int = 1) -> date:
    return day - relativedelta(days=number)


def day_number(word: str) -> int | None:
    """Return the number of a day of a month, "7" or "7th"; `None` where this is none."""
    digits = word if is_number(word, 1, 2) else word[:-2]
    if not is_number(digits, 1, 2):
        return None
    number = int(digits)
    return number if word in {digits, f"{digits}{_ENDINGS.get(number, 'th')}"} else None


def _latest_weekday(name: str, day: date) -> date:
    return day + relativedelta(weekday=nth_weekday(WEEKDAYS[name], -1))


def _in_year(form: str, years: list[str], day: date) -> Period | None:
    """Return the span of this form in the year that was said, or the latest begun by a day."""
    if years:
        return Period(form.format(*years))
    for year in range(day.year, day.year - _LONGEST_WITHOUT_LEAP_DAY - 1, -1):
        try:
            found = Period(form.format(f"{year:04}"))
        except InvalidValueError:  # no day of that year
            continue
        if found.first and found.first <= day:
            return found
    return None


def _date(words: list[str], day: date) -> Period | None:
    """Read a year, a month, a day, or what several of them make."""
    order = "".join(map(_kind, words))
    if order not in _ORDERS:
        return None
    said = dict(zip(order.replace("n", "d"), words, strict=True))
    number = day_number(said.get("d", ""))
    if order == "n":
        days = (day_before(day, back) for back in range(_LEAST_LATEST))
        return next((on(each) for each in days if each.day == number), None)
    numbers = (MONTHS.get(said.get("m", "")), number)
    form = "-".join(["{}", *(f"{each:02}" for each in numbers if each is not None)])
    return _in_year(form, [said["y"]] if "y" in said else [], day)


def _kind(word: str) -> str:
    if word in MONTHS or is_number(word, 4):
        return "m" if word in MONTHS else "y"
    if day_number(word) is None:
        return "?"
    return "d" if word.isdecimal() else "n"


def _part_of_year(words: list[str], day: date) -> Period | None:
    """Read a quarter or a half of a year: "Q3 2024", "the first half of 2024"."""
    match words:
        case [nth, part, *years] if nth in _NTH and part in _LENGTHS:
            number = str(_NTH[nth])
        case [short, *years] if is_part(short):
            number, part = sorted(short)
        case [year, short] if is_part(short):
            (number, part), years = sorted(short), [year]
        case _:
            return None
    last, length = int(number) * _LENGTHS[part], _LENGTHS[part]
    if len(years) > 1 or not all(is_number(year, 4) for year in years):
        return None
    return _in_year(f"{{0}}-{last - length + 1:02}/{{0}}-{last:02}", years, day)


def _week(number: int, years: list[int], day: date) -> Period | None:
    for year in years or range(day.year + 1, day.year - 7, -1):
        monday = day_before(date.fromisocalendar(year, 1, 1), 7 - 7 * number)
        if monday.isocalendar().week == number and (years or monday <= day):
            return span(monday, day_before(monday, -6))
    return None
