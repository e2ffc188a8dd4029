"""What is no count of things: dates, ages, percentages, ordinals, calibres, lengths and so on."""

from conflictmodel.phrases._grammar.spelled import MONTHS
from conflictmodel.phrases._grammar.tokens import HYPHENS, Lexicon, Tokens, by_words, listed

_NTHS = listed("third quarter fourth fifth sixth seventh eighth ninth tenth twentieth hundredth")

_ORDINALS = listed(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth"
    " fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth"
    " fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth"
)

_FORCES = listed("squad section platoon company battalion regiment brigade division corps army")

# What comes after a figure and makes it something else than a count.
_AFTER = by_words(
    {
        "a date": [*MONTHS, *(f"of {month}" for month in MONTHS)],
        "a date or a qualified statement": ["may"],
        "a clock time": ["am", "pm", "a . m", "p . m", "o'clock", "gmt", "utc"],
        "an age": [
            *("years old", "year old", "year olds", "year - old", "year - olds"),
            *("years of age", "months old", "month old", "month - old"),
        ],
        "a percentage": ["%", "‰", "percent", "per cent", "pct", "percentage"],
        "a fraction": [
            *(*_NTHS, *(f"{nth}s" for nth in _NTHS), "half", "halves"),
            *("and a half", "and a quarter", "and a third", "½", "¼", "¾"),
        ],
        "a calibre or a length": ["mm"],
        "a length": listed(
            "cm km metre metres meter meters centimetres centimeters millimetre millimetres"
            " millimeter millimeters kilometre kilometres kilometer kilometers mile miles"
            " foot feet ft inch inches yard yards mi"
        ),
        "a weight": listed(
            "g kg gram grams kilo kilos kilogram kilograms lb lbs ton tons tonne tonnes"
            " kiloton kilotons kt megaton megatons"
        ),
        "an area": [
            *listed("ha hectare hectares acre acres square sq m² km² sqm sqkm"),
            *("km 2", "km ^ 2", "sq . km", "sq . m"),
        ],
        "a speed": ["km / h", "m / s", "kmh", "kph", "mph"],
        "a ratio": ["times as", "times more", "times higher", "times the", "fold"],
    }
)

# After four digits or a number of hundreds: "1500 hours", "fifteen hundred hours".
_HOURS = "hours"
_HUNDRED = "hundred"
_CLOCK_DIGITS = 4
_LENGTHS_OF_DAY = [4, 2, 2]

ADVICE_VAGUE = "record it as unknown(), or read it by a policy that defines it"
_PLURAL = "s"  # "100s of people"
_ONE, _ZEROS = "1", "0,"

# The same, where nothing stands between it and the digits.
_STUCK = by_words({"an ordinal": ["st", "nd", "rd", "th"], "a decade": ["s"]})
_BETWEEN_DIGITS = {":": "a clock time", "/": "a fraction"}

_WORDS = "keep it as plain words beside the claim"
_COUNTS = "record the counts behind it, if they are known, or keep it as plain words"
_UNIT = "record the figure alone, in a unit of its own, such as Unit('hectares')"
_ADVICE = {
    "a date": "record it as the period of the claim, which read_period reads",
    "a percentage": _COUNTS,
    "a fraction": _COUNTS,
    "a ratio": _COUNTS,
    "an average": "record the total and its period, if they are known, or keep it as plain words",
    "a force of no set strength": "record it as unknown(), and keep it as plain words",
    **dict.fromkeys(["a calibre or a length", "a length", "a weight", "an area"], _UNIT),
}
"""How to record each of these, where it is not by its words alone."""

INSTEAD = by_words(
    {
        "a date": MONTHS,
        "an age": ["aged", "age"],
        "an average": [
            *("average", "an average", "on average", "averaging", "a mean", "a median", "median"),
            *("daily average", "a daily average", "monthly average", "a monthly average"),
        ],
        "an ordinal": [*_ORDINALS, "the first", "the second", "last", "the last"],
        "a fraction": ["half", "a half", "a third", "a quarter", "½", "¼", "¾"],
        "a force of no set strength": [f"a {force}" for force in _FORCES],
    }
)
"""What comes before a figure, or instead of one."""

ANYWHERE = by_words({"an average": ["on average", "average"]})
"""What may stand far behind a figure."""


def refuse_any(tokens: Tokens, at: int, table: Lexicon[str]) -> None:
    """Refuse what stands here, if it is in a table of what is no count."""
    size = tokens.longest(at, table)
    if size:
        _refuse(tokens, tokens.said(at, at + size), table[tokens.key(at, size)])


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


def refuse_day(tokens: Tokens, at: int) -> None:
    """Refuse the digits here if they begin a day in ISO 8601: "2024-12-23"."""
    lengths = [len(tokens[place].text) for place in (at, at + 2, at + 4)]
    if lengths == _LENGTHS_OF_DAY and tokens.joins(at + 1) and tokens.joins(at + 3):
        _refuse(tokens, tokens.said(at, at + 5), "a date")


def refuse_stuck(tokens: Tokens, start: int, at: int) -> None:
    """Refuse a figure to which something sticks that is no part of a figure."""
    refuse_after(tokens, start, at + 1 if tokens[at].text in HYPHENS else at)
    part = tokens.phrase[tokens[start].start : tokens[at].start] + tokens.chunk(at)
    token = tokens[at]
    digits = tokens[at - 1].text
    if token.word == _PLURAL and digits.strip(_ZEROS) == _ONE != digits:
        tokens.refuse(part, "this is a vague quantity", advice=ADVICE_VAGUE)
    if token.word in _STUCK:
        _refuse(tokens, part, _STUCK[token.word])
    if token.text in _BETWEEN_DIGITS and tokens[at + 1].is_number:
        _refuse(tokens, part, _BETWEEN_DIGITS[token.text])
    if token.text in HYPHENS and tokens[at + 1].word in _ORDINALS:
        _refuse(tokens, part, "an ordinal")
    if token.word == "e" and tokens[at + 1].is_number:
        tokens.refuse(part, "an exponent is not read", advice="write the number in full")
    tokens.refuse(part, "this may be a model, a calibre or a compound word, and is no count")


def _refuse(tokens: Tokens, part: str, kind: str) -> None:
    advice = _ADVICE.get(kind, _WORDS)
    tokens.refuse(part, f"this is {kind}, no count of things", advice=advice)
