"""Numbers in words, and the months by their names."""

from typing import NamedTuple

from conflictmodel.phrases._grammar.money import Mark
from conflictmodel.phrases._grammar.tokens import (
    HYPHENS,
    Lexicon,
    Tokens,
    entries,
    meanings,
    numbers,
    rows,
)

_ONES, _TEENS, _TENS = map(numbers, ("ones", "teens", "tens"))
_POWERS = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "thousand": 10**3}
_SCALES = {"dozen": 12, "hundred": 100, **_POWERS}
# Numbers of which the words are no sum, with the magnitude in each.
_FIXED = Lexicon({words: tuple(map(int, number.split())) for words, number in rows("fixed number")})
_AND_A_HALF = entries("and a half", "- and - a - half")
_ARTICLES_WITHIN = ("another", "further", "additional")  # "another dozen" is another twelve

SCALE_WORDS = frozenset(_SCALES)
NUMBER_WORDS = SCALE_WORDS | {"zero", *_ONES, *_TEENS, *_TENS}
_SIMPLE = _ONES | _TEENS | _TENS
STARTS = frozenset(["zero", *_SIMPLE])
_CONTINUES = frozenset([*_SIMPLE, *_SCALES])
# Each magnitude, with the most there can be of it, and the most that follows it. Dozens come first,
# as nothing may follow them; then the larger magnitudes before the smaller.
_MAGNITUDES = (
    ("dozen", 12, 99, 0),
    *((word, scale, 999, scale - 1) for word, scale in _POWERS.items()),
    ("hundred", 100, 99, 99),
)
_MOST_WORDS = 30  # the longest number has 29, with every "and"

MONTH_NAMES = tuple(meanings("month"))
MONTHS = numbers("month") | numbers("month cut")

DIGIT_SCALES = {word: 10**power for word, power in numbers("scale").items()}
# Those that are read beside a currency alone, and what they may be elsewhere.
ONLY_MONEY = {"m": "metres", "t": "tons", "tn": "tons", "b": "of something called B"}


class Figure(NamedTuple):
    """One figure, as it was stated: coefficient × multiplier ÷ 10**decimals."""

    said: str
    coefficient: int
    decimals: int = 0
    multiplier: int = 1  # at its end, so that both ends of a range may share it; 1 after "a"
    scales: tuple[int, ...] = ()  # every magnitude in it, in order
    mark: Mark | None = None
    doubtful: str = ""  # the magnitude, where it is one beside a currency alone
    is_grouped: bool = False
    is_spelled: bool = False
    value: int = 0  # in smallest parts, as `numerals.settled` makes it
    rounding: int = 0  # half a unit of its last stated digit, rounded down

    @property
    def is_bare(self) -> bool:
        """Whether it is digits with neither a magnitude nor a decimal point, or words."""
        return self.is_spelled or (self.multiplier == 1 and self.decimals == 0)


def spelled(tokens: Tokens, at: int) -> tuple[Figure, int] | None:
    """Read a number in words; return it, and where it ends; `None` where none stands here."""
    size = tokens.longest(at, _FIXED)
    if size:
        if tokens[at].word == "both" and any(token.word == "and" for token in tokens.items):
            tokens.refuse(tokens[at].text, "both", "2", "both kinds")
        number, scale = _FIXED[tokens.key(at, size)]
        said, scales = tokens.said(at, at + size), (scale,) if scale > 1 else ()
        return Figure(said, number, scales=scales, is_spelled=True), at + size
    words, stop = _run(tokens, at)
    if not words:
        return None
    value = 0 if words == ["zero"] else _value(words)
    if value is None:
        tokens.refuse(tokens.said(at, stop), "no number")
    size = 0 if words[-1] in _SCALES else tokens.longest(stop, _AND_A_HALF)
    if size and (last := _SCALES.get(tokens[stop + size].word)):
        stop += size + 1
        said = tokens.said(at, stop)
        return Figure(said, 10 * value + 5, 1, last, (last,), is_spelled=True), stop
    every = tuple(_SCALES[word] for word in words if word in _SCALES)
    is_shareable = words[-1] in _SCALES and (len(every) > 1 or tokens[at].word == words[0])
    multiplier = _SCALES[words[-1]] if is_shareable else 1
    said = tokens.said(at, stop)
    return Figure(said, value // multiplier, 0, multiplier, every, is_spelled=True), stop


def _run(tokens: Tokens, at: int) -> tuple[list[str], int]:
    """Return the number words that stand here together, with "one" for an article."""
    word, words, stop = tokens[at].word, list[str](), at
    if word == "a" and tokens[at + 1].word in _SCALES:
        words, stop = ["one", tokens[at + 1].word], at + 2
    elif word in _SCALES and at and tokens[at - 1].word in _ARTICLES_WITHIN:
        words, stop = ["one", word], at + 1
    elif word in STARTS:
        words, stop = [word], at + 1
    while 0 < len(words) <= _MOST_WORDS:  # any more make no number
        has_and = tokens[stop].word == "and"
        has_hyphen = tokens.joins(stop) and tokens[stop].text in HYPHENS
        after = stop + (has_and or has_hyphen)
        word = tokens[after].word
        is_pair = word in _SCALES or (words[-1] in _TENS and word in _ONES)
        if word not in _CONTINUES or (has_hyphen and not is_pair):
            break
        words += ["and", word] if has_and else [word]
        stop = after + 1
    return words, stop


def _value(words: list[str]) -> int | None:
    """Return the number above 0 that some words make, or `None` where they make none."""
    for word, scale, most, most_after in _MAGNITUDES:
        if word in words:
            at = words.index(word)
            count, rest = _value(words[:at]), words[at + 1 :]
            has_and = rest[:1] == ["and"]
            less = _value(rest[has_and:]) if rest else 0
            if count is None or less is None or count > most:
                return None
            if less > (min(99, most_after) if has_and else most_after):
                return None
            return count * scale + less
    match words:
        case [word]:
            return _SIMPLE.get(word)
        case [tens, ones] if tens in _TENS and ones in _ONES:
            return _TENS[tens] + _ONES[ones]
        case _:
            return None
