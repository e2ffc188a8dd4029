"""Words of time: reading "last week" against the day it was said from, and keeping both."""

from contextlib import suppress
from datetime import date
from typing import NoReturn, final

from attrs import frozen

from conflictmodel import _checks
from conflictmodel.display.displayed import Displayed
from conflictmodel.display.summary import Line, Quote
from conflictmodel.errors import PhraseError
from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import meanings
from conflictmodel.phrases._times import calendar
from conflictmodel.phrases._times.said import DASH, Said, cut, is_number, refuse_clock
from conflictmodel.values.periods import Period, Precision

_MOST_WORDS = 20
_A_YEAR = 365
_DAY_AND_MONTH = 2
_THROUGH = frozenset(["until", "till", "through", "by", "as of", "as at", "up to", "up until"])
_OPENERS = frozenset(["from", "between", "since"])
_SEASONS = frozenset(meanings("season"))
_APOSTROPHES = frozenset("'’‘")
_JOINERS = frozenset(["to", "through", "until", "till", "and", "/", DASH])

# What a refusal offers: of a month, of a year.
_PARTS = {
    **dict.fromkeys(["early", "beginning", "start"], ("{0}-01/{0}-10", "{0}-01/{0}-04")),
    **dict.fromkeys(["mid", "middle"], ("{0}-11/{0}-20", "{0}-05/{0}-08")),
    **dict.fromkeys(["late", "end"], ("{0}-21/{0}-{1}", "{0}-09/{0}-12")),
}


@final
@frozen
@_checks.checked
class Timing(Displayed):
    """Words of time, and the period they mean against a dateline.

    Args:
        phrase: The words, as they were said.
        dateline: The day they were said from.
        period: The days they mean.

    >>> Timing("last month", date(2024, 12, 23), Period("2024-11")).phrase
    'last month'
    """

    phrase: str
    dateline: date
    period: Period

    def _title(self) -> Line:
        return (Quote(self.phrase), f": {self.period}, said on {self.dateline}")


def read_period(phrase: str, *, dateline: date) -> Timing:
    """Read words of time against a dateline; nothing is read against today.

    Args:
        phrase: The words, in English, in any case.
        dateline: The day they were said from: that of publication, in a report.

    Raises:
        PhraseError: If the words are not understood, name no day of the calendar, or begin a
            span after the dateline.

    >>> read_period("last week", dateline=date(2024, 12, 23)).period
    Period(edtf='2024-12-16/2024-12-22')
    >>> read_period("since February 2022", dateline=date(2024, 12, 23)).period
    Period(edtf='2022-02/2024-12-23')
    """
    _checks.refuse(
        "read_period", _checks.text("phrase", phrase), _checks.is_a("dateline", dateline, date)
    )
    return Timing(phrase, dateline, _read(cut(phrase, dateline)))


def _read(said: Said) -> Period:
    if len(said.words) > _MOST_WORDS:
        _refuse(said)
    for at, word in enumerate(said.words):
        if word in _SEASONS:
            said.part(at, at + 1).refuse(f"which days are in {word!r} is not agreed")
    try:
        calendar.refuse_numbers(said)
        refuse_clock(said, _read)
        return _read_span(said)
    except (KeyError, OverflowError, ValueError) as error:
        if isinstance(error, PhraseError):
            raise
        return _refuse(said)


def _refuse(said: Said) -> NoReturn:
    """Refuse words of time, saying what they are where that is known."""
    *rest, year = said.words or ("",)
    in_full = (*(word for word in rest if word not in _APOSTROPHES), f"20{year}")
    if is_number(year, 2) and (len(in_full) <= len(rest) or len(rest) == _DAY_AND_MONTH):
        found = None
        with suppress(PhraseError):
            found = _read(said._replace(words=in_full, places=said.places[-len(in_full) :]))
        if found:
            said.refuse("a year of two digits may be of any century", found.edtf)
    said.refuse("these words of time are not understood, or name no day of the calendar")


def _read_span(said: Said) -> Period:
    match said.words:
        case ["to", "date"] | ["so", "far"]:
            return Period(f"../{said.dateline}")
        case [until, *rest] if until in _THROUGH:
            return Period(f"../{_last(_one(said.part(1 + (rest[:1] == ['end']))))}")
        case [("before" | "prior to"), *_]:
            return Period(f"../{calendar.day_before(_days(_one(said.part(1)))[0])}")
        case ["after", *_]:
            return _since(said, str(calendar.day_before(_days(_one(said.part(1)))[1], -1)))
        case _:
            return _joined(said)


def _joined(said: Said) -> Period:
    """Read two ends, or all the days since one time, or that time itself."""
    start = 1 + any(word in _OPENERS for word in said.words[:1])
    joiners = [at for at in range(start, len(said.words) - 1) if said.words[at] in _JOINERS]
    if joiners and not calendar.relative(said):  # "year to date" has none
        return _two_ends(said, joiners[0])
    match said.words:
        case [("since" | "from"), ("beginning" | "start"), ("week" | "month" | "year") as unit]:
            rest = said.part(2)._replace(words=("this", unit), places=said.places[:2])
        case [("since" | "from"), ("beginning" | "start"), *_]:
            rest = said.part(2)
        case [("since" | "from"), *_]:
            rest = said.part(1)
        case _:
            return _one(said)
    return _since(rest, _first(_one(rest)))


def _since(said: Said, start: str) -> Period:
    today = said.dateline.isoformat()
    if start > today:  # both begin with the year: the order of the texts is that of the days
        said.refuse(f"that is after the dateline, {today}", start)
    return Period(f"{start}/{today}")


def _first(period: Period) -> str:
    return period.edtf.partition("/")[0]


def _last(period: Period) -> str:
    return period.edtf.rpartition("/")[2]


def _days(period: Period) -> tuple[date, date]:
    """Return the first and the last day of a period that has both."""
    days = period.in_days()
    return date.fromisoformat(_first(days)), date.fromisoformat(_last(days))


def _one(said: Said) -> Period:
    """Read the words of one day, week, month, part of a year or year."""
    found = calendar.relative(said) or calendar.dated(said)
    if found:
        return found
    match said.words:
        case [part, _, *_] if part in _PARTS:
            return _part(said, part)
        case [_, *_, ("morning" | "afternoon" | "evening")]:
            whole = _one(said.part(0, -1))
            return whole if whole.first == whole.last else _refuse(said)
        case _:
            return _refuse(said)


def _part(said: Said, part: str) -> Period:
    """Refuse a part of a month or a year, offering the days it may have and the whole."""
    whole = _one(said.part(1))
    if part in {"early", "late"} and whole.first == whole.last:
        return whole  # of a day, they are hours
    of_month, of_year = _PARTS[part]
    form = {Precision.MONTH: of_month, Precision.YEAR: of_year}.get(whole.precision)
    span = [form.format(whole, _days(whole)[1].day)] if form and "/" not in whole.edtf else []
    return said.refuse(f"which days are {part!r} is not agreed", *span, whole.edtf)


def _two_ends(said: Said, at: int) -> Period:
    """Read a span; a first year that is not said is the latest before the second end."""
    joiner, opener = said.words[at], said.words[0]
    first, second = _completed(said.part(opener in _OPENERS, at), said.part(at + 1), joiner)
    is_odd = _has_year(first) != _has_year(second) and not calendar.relative(second)
    is_a_year = [len(end.words) == 1 and is_number(end.words[0], 4) for end in (first, second)]
    if is_odd and any(is_a_year):  # "October to 2024"
        _refuse(said)
    end = _one(second)
    first_of_end, last_day = _days(end)
    begin = calendar.relative(first) or _one(first._replace(dateline=first_of_end))
    first_day, _ = _days(begin)
    if is_odd and _has_year(first):
        after = _one(second._replace(dateline=calendar.day_before(first_day, -_A_YEAR)))
        if after != end:
            ends = [each for each in (after, end) if _days(each)[1] >= first_day]
            spans = (f"{_first(begin)}/{_last(each)}" for each in ends)
            said.refuse("the year of the second end is not said", *spans)
    if last_day < first_day:
        said.refuse("this ends before it begins", f"{_first(end)}/{_last(begin)}")
    are_years = joiner == "/" and _has_year(first) and _has_year(second)
    is_span = joiner not in {"and", "/"} or opener == "between" or are_years
    if not is_span and not begin.in_days().meets(end.in_days()):
        said.refuse("these are two times, and a period is one span", begin.edtf, end.edtf)
    return Period(f"{_first(begin)}/{_last(end)}")


def _completed(first: Said, second: Said, joiner: str) -> tuple[Said, Said]:
    """Give each end the month that only the other one names, and the second its century."""
    match first.words, second.words:
        case [month, day], [other, *_] if month in MONTHS and _are_days(day, other):
            return first, first.part(0, 1).joined(second)
        case [day], [other, month, *_] if month in MONTHS and _are_days(day, other):
            return first.joined(second.part(1)), second
        case _, [("date" | "now" | "present")]:
            return first, second._replace(words=(second.dateline.isoformat(),))
        case [year], [other] if joiner == DASH and is_number(other, 2):
            return first, second._replace(words=(year[:2] + other,))
        case _:
            return first, second


def _are_days(word: str, later: str) -> bool:
    """Whether these are numbers of days, in their order."""
    one, other = calendar.day_number(word), calendar.day_number(later)
    return one is not None and other is not None and one < other


def _has_year(said: Said) -> bool:
    return any(is_number(word[:4], 4) for word in said.words)
