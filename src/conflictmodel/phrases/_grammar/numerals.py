"""Number forms: one figure in digits or in words, with its magnitude and its currency."""

from math import prod

from conflictmodel import _checks
from conflictmodel.phrases._grammar import beside, money
from conflictmodel.phrases._grammar.money import Mark
from conflictmodel.phrases._grammar.spelled import DIGIT_SCALES, ONLY_MONEY, STARTS, Figure, spelled
from conflictmodel.phrases._grammar.tokens import DASHES, HYPHENS, Tokens
from conflictmodel.values.units import Unit

_SHORT = 2
_LONGEST_ABBREVIATION = 5
_WRITTEN = {10**6: "million", 10**9: "billion", 10**12: "trillion"}

_GROUPING = frozenset(" \N{NO-BREAK SPACE}\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}")
_GROUP = 3


def begins(tokens: Tokens, at: int) -> bool:
    """Whether a figure stands here, whether or not it can be read."""
    _, figure = money.before(tokens, at)
    if tokens[figure].is_number:
        return not _sticks_to_word(tokens, figure + 1)
    number = spelled(tokens, figure)
    return number is not None and not _is_compound(tokens, number[1])


def figure(tokens: Tokens, at: int) -> tuple[Figure, int] | None:
    """Read one figure; return it, and where it ends; `None` where none stands here."""
    if tokens[at].glued and tokens[at - 1].is_word:
        beside.refuse_stuck(tokens, at - 1, at)
    mark, start = money.before(tokens, at)
    if at and tokens[at - 1].text == "ALL" and tokens[at].is_number:
        digits = tokens[at].text
        tokens.refuse("ALL", "capital all", f"all {digits}", f"{digits} lek")
    if tokens[start].is_number:
        beside.refuse_day(tokens, start)
        return _digits(tokens, at, start, mark)
    number = spelled(tokens, start)
    if number is None:
        return None
    found, stop = number
    later, stop = money.after(tokens, stop)
    if not _ends_figure(tokens, stop):
        beside.refuse_stuck(tokens, start, stop)
    return found._replace(said=tokens.said(at, stop), mark=_one(tokens, mark, later)), stop


def shared(tokens: Tokens, low: Figure, high: Figure) -> Figure:
    """Return the lower end of a range with the magnitude at the end of the upper one."""
    if high.multiplier == 1:
        return low
    if low.scales == high.scales[:-1] and high.multiplier > max(low.scales, default=0):
        multiplier = low.multiplier * high.multiplier
        return low._replace(multiplier=multiplier, scales=high.scales)
    if not low.scales:
        readings = (plain(low), plain(low._replace(multiplier=prod(high.scales))))
        tokens.refuse(low.said, "half magnitude", *readings, high=high.said)
    return low


def settled(tokens: Tokens, found: Figure, unit: Unit | None) -> Figure:
    """Return a figure with its value in smallest parts, once the currency is known."""
    said, digits = found.said, found.coefficient
    if found.decimals == _GROUP and found.multiplier == 1 and not found.is_grouped:
        readings = (plain(found), f"{digits:,}") if digits >= 10**_GROUP else ()
        tokens.refuse(said, "three decimals", *readings)
    if unit is None and found.decimals and found.multiplier == 1:
        tokens.refuse(said, "decimal")
    if unit is None and found.doubtful:
        number, magnitude = plain(found._replace(multiplier=1)), _WRITTEN[found.multiplier]
        readings = (f"{number} {ONLY_MONEY[found.doubtful]}", f"{number} {magnitude}")
        word = found.doubtful
        tokens.refuse(said, "doubtful magnitude", *readings, word=word, magnitude=magnitude)
    scale = found.multiplier * 10 ** (unit.decimals if unit else 0)
    value, rest = divmod(digits * scale, 10**found.decimals)
    if rest:
        finest = f"the smallest part of {unit.name}" if unit else "1"
        tokens.refuse(said, "too fine", finest=finest)
    rounding = 0 if found.is_bare else scale // (2 * 10**found.decimals)
    return found._replace(value=value, rounding=rounding)


def plain(found: Figure) -> str:
    """Return a figure in plain digits, as an error shows it."""
    whole, rest = divmod(found.coefficient * found.multiplier, 10**found.decimals)
    return f"{whole:,}.{rest:0{found.decimals}}".rstrip("0") if rest else f"{whole:,}"


def _one(tokens: Tokens, first: Mark | None, second: Mark | None) -> Mark | None:
    if first and second and first.code != second.code:
        tokens.refuse(second.said, "second currency", first.said, second.said)
    return first or second


def _digits(tokens: Tokens, start: int, at: int, mark: Mark | None) -> tuple[Figure, int]:
    stop = _end_of_groups(tokens, at)
    written = ",".join(token.text for token in tokens.items[at:stop])
    said = tokens.said(at, stop)
    coefficient, decimals = _read_digits(tokens, said, written)
    later, stop = money.after(tokens, stop)
    mark = _one(tokens, mark, later)
    multiplier, scale, doubtful = 1, tokens[stop].word, ""
    if scale in DIGIT_SCALES and _ends_scale(tokens, stop):
        multiplier = DIGIT_SCALES[scale]
        is_sure = scale not in ONLY_MONEY or (scale == "b" and tokens[stop].glued)
        doubtful = "" if is_sure else scale
        has_stop = len(scale) <= _LONGEST_ABBREVIATION and tokens[stop + 1].text == "."
        later, end = money.after(tokens, stop + 1 + has_stop)
        mark = _one(tokens, mark, later)
        stop = end if later else stop + 1
    if not _ends_figure(tokens, stop):
        beside.refuse_stuck(tokens, start, stop)
    scales = (multiplier,) if multiplier > 1 else ()
    said, is_grouped = tokens.said(start, stop), "," in written
    made = Figure(said, coefficient, decimals, multiplier, scales, mark, doubtful, is_grouped)
    return made, stop


def _end_of_groups(tokens: Tokens, at: int) -> int:
    """Return where the groups of three digits end that only spaces hold together."""
    stop = at + 1
    if not tokens[at].text.isdigit() or len(tokens[at].text) > _GROUP:
        return stop
    while tokens[stop].is_number and tokens.phrase[tokens[stop - 1].end : tokens[stop].start] in (
        _GROUPING
    ):
        whole, point, fraction = tokens[stop].text.partition(".")
        is_group = len(whole) == _GROUP and (whole + fraction).isdigit()
        if not is_group or not _ends_figure(tokens, stop + 1):
            break
        stop += 1
        if point:
            break
    return stop


def _read_digits(tokens: Tokens, said: str, written: str) -> tuple[int, int]:
    """Read "1,100.5" as (11005, 1)."""
    whole, _, fraction = written.partition(".")
    first, *groups = whole.split(",")
    if fraction and not fraction.isdigit():
        tokens.refuse(said, "dots")
    if len(groups) == 1 and len(groups[0]) < _GROUP and not fraction:
        tokens.refuse(said, "decimal comma", f"{first}.{groups[0]}", f"{first}{groups[0]}")
    if groups and (len(first) > _GROUP or any(len(group) != _GROUP for group in groups)):
        tokens.refuse(said, "separator")
    if first.startswith("0") and (groups or len(first) > 1):
        tokens.refuse(said, "leading zero")
    digits = first + "".join(groups) + fraction
    if len(digits) > _checks.MOST_DIGITS:
        tokens.refuse(said, "too long", most=_checks.MOST_DIGITS)
    return int(digits), len(fraction)


def _ends_scale(tokens: Tokens, at: int) -> bool:
    """Whether the magnitude here is a word of its own: not the M of "10 M-16"."""
    if tokens[at + 1].text in DASHES and not (tokens[at].glued or len(tokens[at].text) > _SHORT):
        return not tokens[at + 1].glued
    return _ends_figure(tokens, at + 1) or money.after(tokens, at + 1)[0] is not None


def _ends_figure(tokens: Tokens, at: int) -> bool:
    """Whether nothing sticks to the figure before this place but what may follow one."""
    token = tokens[at]
    if tokens.is_closed(at) or token.text == "+" or _joins_hedge(tokens, at):
        return True
    if token.text in DASHES:
        return begins(tokens, at + 1) or not (token.text in HYPHENS or tokens[at + 1].glued)
    return False


def _joins_hedge(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen here joins a hedge: "40-odd", "40-plus"."""
    is_joined = tokens[at].text in HYPHENS and tokens.joins(at)
    return is_joined and tokens[at + 1].word in {"odd", "plus"}


def _sticks_to_word(tokens: Tokens, at: int) -> bool:
    """Whether letters stick to the digits before this place: "155mm", "65-year-old"."""
    token = tokens[at]
    if token.glued and token.is_word:
        return token.word not in DIGIT_SCALES and money.after(tokens, at)[0] is None
    return _is_compound(tokens, at)


def _is_compound(tokens: Tokens, at: int) -> bool:
    """Whether a hyphen here joins a word: "two-seat", but not "two-three"."""
    after = tokens[at + 1]
    is_figure = after.word in STARTS or money.before(tokens, at + 1)[0] is not None
    return tokens.joins(at) and after.is_word and not is_figure and not _joins_hedge(tokens, at)
