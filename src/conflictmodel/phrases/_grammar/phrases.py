"""The grammar of a phrase: hedges, one end or two, "X of Y", what trails. No policy is applied."""

from collections.abc import Mapping
from typing import NamedTuple

from conflictmodel.errors import PhraseError
from conflictmodel.phrases._grammar import absent, money, numerals
from conflictmodel.phrases._grammar.beside import AT_ONCE, Hedge, Hedges, read_hedges
from conflictmodel.phrases._grammar.money import Mark
from conflictmodel.phrases._grammar.numerals import begins, plain
from conflictmodel.phrases._grammar.spelled import Figure
from conflictmodel.phrases._grammar.tokens import DASHES, Lexicon, Tokens, entries, listed
from conflictmodel.phrases._grammar.trailing import PLURALS, SILENT, read_trailing
from conflictmodel.values.units import Unit, currency

_OPENERS = Lexicon(
    {
        **dict.fromkeys(["between", "anywhere between", "ranging between"], ("and", "to")),
        **dict.fromkeys(["from", "ranging from", "anywhere from"], ("to",)),
        **dict.fromkeys(["in the range of", "in a range of"], ("to", *sorted(DASHES))),
    }
)
_LONGEST_END = 64  # tokens: a number in words has 34, and its hedges and currency some more
_JOINERS = frozenset(["to", "or"]) | DASHES
_JOINERS_OF_BOUNDS = entries("and up to", "but possibly up to")

_NOTHING = entries("nil", "nil .", "none", "none .")
_NONE = frozenset(listed("casualties deaths fatalities injuries victims losses"))


class Part(NamedTuple):
    """One figure or two ends, with the hedges on them: in the end, one at most."""

    low: Figure
    high: Figure | None = None
    hedges: Hedges = ()

    @property
    def top(self) -> Figure:
        return self.high or self.low

    @property
    def hedge(self) -> tuple[Hedge | None, str]:
        return self.hedges[0] if self.hedges else (None, "")


class Parsed(NamedTuple):
    """What a phrase says, before any policy says how wide it is."""

    part: Part
    of: Part | None
    unit: Unit | None
    trailing: str
    said: str  # the figures with their hedges


def parse(tokens: Tokens, vague: Mapping[str, int], dollar: str | None) -> Parsed:
    """Read a phrase, where a policy says what vague quantities and a bare "$" mean."""
    stated, at = _read_part(tokens, 0, vague)
    absent.refuse_rate(tokens, at)
    of, start, size = None, 0, tokens.longest(at, absent.OF)
    if size and _starts(tokens, at + size, PLURALS):
        before, start = at, at + size
        of, at = _read_part(tokens, start, vague)
        absent.refuse_share(tokens, before, at, of.top)
    trailing, late = read_trailing(tokens, start, at, stated.top)
    if of and late:
        tokens.refuse(late[0][1], "late hedge of two")
    stated = _hedged(tokens, stated, late)
    unit = _unit(tokens, stated, trailing, dollar)
    part = _settled(tokens, stated, unit)
    said = tokens.said(0, at)
    if of and _unit(tokens, of, trailing, dollar) != unit:
        tokens.refuse(said, "unlike parts")
    return Parsed(part, of and _settled(tokens, of, unit), unit, trailing, said)


def _read_part(tokens: Tokens, at: int, vague: Mapping[str, int]) -> tuple[Part, int]:
    """Read one figure or two ends, with all the hedges on them."""
    hedges, at = read_hedges(tokens, at)
    size = tokens.longest(at, absent.VAGUE)
    if size:
        return _vague(tokens, at, size, hedges, vague)
    if tokens[at].word == "no":
        return _none(tokens, at, hedges)
    if 0 < len(tokens) == tokens.longest(0, _NOTHING):
        return Part(Figure(tokens[at].text, 0, is_spelled=True)), at + 1
    opener = tokens.longest(at, _OPENERS)
    if opener:
        stated, at = _between(tokens, at, opener)
    else:
        stated, at = _joined(tokens, at, hedges)
    outer = hedges if opener else ()
    size = tokens.longest(at, AT_ONCE)
    if size:
        outer += ((AT_ONCE[tokens.key(at, size)], tokens.said(at, at + size)),)
    return _hedged(tokens, stated, outer), at + size


def _hedged(tokens: Tokens, stated: Part, outer: Hedges) -> Part:
    """Return figures with the one hedge there is, if there is one; refuse a hedge on a hedge."""
    if outer:
        _one(tokens, stated.hedges[:1] + outer)
    hedges = outer + stated.hedges
    for hedge, said in hedges:
        if stated.high and hedge is not Hedge.NEAR:
            tokens.refuse(said, "hedge on range")
    return stated._replace(hedges=hedges[:1])


def _one(tokens: Tokens, hedges: Hedges) -> Hedges:
    if len(hedges) > 1:
        tokens.refuse(hedges[1][1], "second hedge", first=hedges[0][1])
    return hedges


def _vague(
    tokens: Tokens, at: int, size: int, hedges: Hedges, vague: Mapping[str, int]
) -> tuple[Part, int]:
    said = tokens.said(at, at + size)
    lower = vague.get(tokens.key(at, size))
    if lower is None:
        tokens.refuse(said, "vague")
    if hedges:
        tokens.refuse(hedges[0][1], "hedged vague", vague=said)
    figure = Figure(said, lower, is_spelled=True)
    return Part(figure, None, ((Hedge.FROM, said),)), at + size


def _none(tokens: Tokens, at: int, hedges: Hedges) -> tuple[Part, int]:
    said, after = tokens.said(at, at + 2), tokens[at + 1].word
    if after in SILENT:
        tokens.refuse(said, "silence", "0", "unknown")
    if hedges or after not in _NONE:
        part = hedges[0][1] if hedges else said
        tokens.refuse(part, "no", nouns=", ".join(sorted(_NONE)))
    return Part(Figure(tokens[at].text, 0, is_spelled=True)), at + 1


def _between(tokens: Tokens, at: int, opener: int) -> tuple[Part, int]:
    """Read two ends after "between" or "from", parted by the last "and" that can part them."""
    said, joiners = tokens.said(at, at + opener), _OPENERS[tokens.key(at, opener)]
    at += opener
    for split in range(min(len(tokens), at + _LONGEST_END) - 1, at, -1):
        if tokens[split].word in joiners and _ends_at(tokens.until(split), at):
            low_hedges, low, _ = _end(tokens.until(split), at)
            high_hedges, high, stop = _end(tokens, split + 1)
            return Part(low, high, low_hedges + high_hedges), stop
    _end(tokens, at)  # refuses the first end, if that is what is wrong
    joined = " or ".join(map(repr, joiners[:2]))
    return tokens.refuse(said, "no two ends", joined=joined)


def _ends_at(tokens: Tokens, at: int) -> bool:
    """Whether the rest of these tokens is one end of a range."""
    try:
        return _end(tokens, at)[2] == len(tokens)
    except PhraseError:
        return False


def _joined(tokens: Tokens, at: int, hedges: Hedges) -> tuple[Part, int]:
    """Read one figure, and a second end where one is joined to it."""
    _, low, at = _end(tokens, at)
    size = tokens.longest(at, _JOINERS_OF_BOUNDS)
    is_bounded = [said.casefold() for _, said in hedges] == ["at least"]
    if size and is_bounded and _starts(tokens, at + size):
        high_hedges, high, stop = _end(tokens, at + size)
        _one(tokens, ((Hedge.UP_TO, tokens.said(at, at + size)), *high_hedges))
        return Part(low, high), stop
    is_number = tokens[at + 1].is_number  # even in "5 to 10-man crews", which is then refused
    if tokens[at].word in _JOINERS and (is_number or _starts(tokens, at + 1)):
        high_hedges, high, stop = _end(tokens, at + 1)
        return Part(low, high, _one(tokens, hedges) + high_hedges), stop
    return Part(low, None, _one(tokens, hedges)), at


def _starts(tokens: Tokens, at: int, vague: Lexicon[None] = absent.VAGUE) -> bool:
    """Whether a figure stands here, perhaps after hedges, or one of these vague quantities."""
    _, at = read_hedges(tokens, at)
    return begins(tokens, at) or bool(tokens.longest(at, vague) or tokens.longest(at, _OPENERS))


def _end(tokens: Tokens, at: int) -> tuple[Hedges, Figure, int]:
    hedges, at = read_hedges(tokens, at)
    found = numerals.figure(tokens, at)
    if found:
        return _one(tokens, hedges), *found
    size = tokens.longest(at, absent.VAGUE)
    if not size:
        return absent.refuse_no_figure(tokens, at)
    return tokens.refuse(tokens.said(at, at + size), "vague end")


def _unit(tokens: Tokens, stated: Part, trailing: str, dollar: str | None) -> Unit | None:
    """Return the currency of a part, which may stand at either end of it."""
    found: dict[str, Mark] = {}
    for mark in (stated.low.mark, stated.top.mark):
        if mark is None:
            continue
        if mark.code == money.DOLLAR and dollar is None:
            tokens.refuse(mark.said, "whose dollar", "USD", "another dollar, such as CAD")
        if mark.is_doubtful and stated.top.is_bare and (mark.is_stuck or trailing):
            readings = (f"money in {mark.code}", f"something called {mark.code}")
            tokens.refuse(mark.said, "code or word", *readings)
        found[(dollar or "") if mark.code == money.DOLLAR else mark.code] = mark
    if len(found) > 1:
        tokens.refuse(stated.top.said, "unlike ends", *found)
    return next(map(currency, found), None)


def _settled(tokens: Tokens, stated: Part, unit: Unit | None) -> Part:
    """Return a part in smallest parts, with the magnitude at its end on both ends."""
    low, high = stated.low, stated.high
    if high is None:
        return stated._replace(low=numerals.settled(tokens, low, unit))
    shared = numerals.settled(tokens, numerals.shared(tokens, low, high), unit)
    high = numerals.settled(tokens, high, unit)
    if shared.value > high.value:
        if shared.multiplier == low.multiplier:
            tokens.refuse(low.said, "unordered")
        readings = (plain(low), plain(shared))
        tokens.refuse(low.said, "unordered magnitude", *readings, high=high.said)
    return stated._replace(low=shared, high=high)
