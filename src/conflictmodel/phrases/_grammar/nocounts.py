"""What is no count of things: dates, ages, percentages, ordinals, calibres, lengths and so on."""

from conflictmodel.phrases._grammar.tokens import HYPHENS, Tokens, listed
from conflictmodel.phrases._months import NUMBERS as MONTHS

_DATE = "a date"
_CLOCK = "a clock time"
_AGE = "an age"
_PERCENTAGE = "a percentage"
_AVERAGE = "an average"
_ORDINAL = "an ordinal"
_FRACTION = "a fraction"
_LENGTH = "a length"
_WEIGHT = "a weight"
_AREA = "an area"
_SPEED = "a speed"
_RATIO = "a ratio"

_NTHS = listed("third quarter fourth fifth sixth seventh eighth ninth tenth twentieth hundredth")

_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth"
    " fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth"
)

# What comes after a figure and makes it something else than a count.
_AFTER = (
    dict.fromkeys([*MONTHS, *(f"of {month}" for month in MONTHS)], _DATE)
    | dict.fromkeys(["am", "pm", "a . m", "p . m", "o'clock", "gmt", "utc"], _CLOCK)
    | dict.fromkeys(["years old", "year old", "year olds", "year - old", "year - olds"], _AGE)
    | dict.fromkeys(["years of age", "months old", "month old", "month - old"], _AGE)
    | dict.fromkeys(["%", "‰", "percent", "per cent", "pct", "percentage"], _PERCENTAGE)
    | dict.fromkeys([*_NTHS, *(f"{nth}s" for nth in _NTHS), "half", "halves"], _FRACTION)
    | dict.fromkeys(["and a half", "and a quarter", "and a third", "½", "¼", "¾"], _FRACTION)
    | {"mm": "a calibre or a length", "may": "a date or a qualified statement"}
    | dict.fromkeys(listed("cm km metre metres meter meters centimetres centimeters"), _LENGTH)
    | dict.fromkeys(listed("millimetre millimetres millimeter millimeters"), _LENGTH)
    | dict.fromkeys(listed("kilometre kilometres kilometer kilometers mile miles"), _LENGTH)
    | dict.fromkeys(listed("foot feet ft inch inches yard yards"), _LENGTH)
    | dict.fromkeys(listed("g kg t gram grams kilo kilos kilogram kilograms lb lbs"), _WEIGHT)
    | dict.fromkeys(listed("ton tons tonne tonnes kiloton kilotons megaton megatons"), _WEIGHT)
    | dict.fromkeys(listed("ha hectare hectares acre acres square sq m² km² sqm sqkm"), _AREA)
    | dict.fromkeys(["km / h", "m / s", "kmh", "kph", "mph"], _SPEED)
    | dict.fromkeys(["times as", "times more", "times higher", "times the", "fold"], _RATIO)
)

# After four digits or a number of hundreds: "1500 hours", "fifteen hundred hours".
_HOURS = "hours"
_HUNDRED = "hundred"
_CLOCK_DIGITS = 4

# The same, where nothing stands between it and the digits.
_STUCK = dict.fromkeys(["st", "nd", "rd", "th"], _ORDINAL) | {"s": "a decade"}
_BETWEEN_DIGITS = {":": _CLOCK, "/": _FRACTION}

# What comes before a figure, or instead of one.
_INSTEAD = (
    dict.fromkeys(MONTHS, _DATE)
    | dict.fromkeys(["aged", "age"], _AGE)
    | dict.fromkeys(["average", "an average", "on average", "averaging"], _AVERAGE)
    | dict.fromkeys(["a mean", "a median", "median"], _AVERAGE)
    | dict.fromkeys([*_ORDINALS, "the first", "the second", "last", "the last"], _ORDINAL)
    | dict.fromkeys(["half", "a half", "a third", "a quarter", "½", "¼", "¾"], _FRACTION)
)

_ANYWHERE = {"on average": _AVERAGE, "average": _AVERAGE}


def refuse_instead(tokens: Tokens, at: int) -> None:
    """Refuse what stands where a figure should, if it is one of these."""
    size = tokens.longest(at, _INSTEAD)
    if size:
        _refuse(tokens, tokens.said(at, at + size), _INSTEAD[tokens.key(at, size)])


def refuse_after(tokens: Tokens, start: int, at: int) -> None:
    """Refuse a figure, from `start` to before `at`, if what comes after makes it one of these."""
    size = tokens.longest(at, _AFTER)
    if size and tokens.is_closed(at + size):
        _refuse(tokens, tokens.said(start, at + size), _AFTER[tokens.key(at, size)])
    last = tokens[at - 1]
    is_clock = last.word == _HUNDRED or (last.is_number and len(last.text) == _CLOCK_DIGITS)
    if tokens[at].word == _HOURS and is_clock and last.text.isalnum():
        tokens.refuse(
            tokens.said(start, at + 1),
            "this may be a time of day",
            "a clock time",
            "a number of hours",
            advice="write a number of hours with a comma",
        )


def refuse_anywhere(tokens: Tokens, at: int) -> None:
    """Refuse an average, whose mark may stand far behind the figure."""
    size = tokens.longest(at, _ANYWHERE)
    if size:
        _refuse(tokens, tokens.said(at, at + size), _ANYWHERE[tokens.key(at, size)])


def refuse_stuck(tokens: Tokens, start: int, at: int) -> None:
    """Refuse a figure to which something sticks that is no part of a figure."""
    refuse_after(tokens, start, at + 1 if tokens[at].text in HYPHENS else at)
    part = tokens.phrase[tokens[start].start : tokens[at].start] + tokens.chunk(at)
    token = tokens[at]
    if token.word in _STUCK:
        _refuse(tokens, part, _STUCK[token.word])
    if token.text in _BETWEEN_DIGITS and tokens[at + 1].is_number:
        _refuse(tokens, part, _BETWEEN_DIGITS[token.text])
    if token.text in HYPHENS and tokens[at + 1].word in _ORDINALS:
        _refuse(tokens, part, _ORDINAL)
    if token.word == "e" and tokens[at + 1].is_number:
        tokens.refuse(part, "an exponent is not read", advice="write the number in full")
    tokens.refuse(part, "this may be a model, a calibre or a compound word, and is no count")


def _refuse(tokens: Tokens, part: str, kind: str) -> None:
    tokens.refuse(part, f"this is {kind}, no count of things")
