"""Figures of one count, installment or transfer: whether all of them can be right."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from conflictmodel.claims import Dossier, Estimate, Installment, Interception
from conflictmodel.claims.indexes import Index, filed
from conflictmodel.conclusions._findings.finding import Finding, folded
from conflictmodel.conclusions._reconciling.entities import Count, Entities, span_of
from conflictmodel.conclusions.aid_ledgers import aid_ledger
from conflictmodel.conclusions.hedged_ends import Hedged, of_claims
from conflictmodel.conclusions.tallies import InterceptionTally
from conflictmodel.values import RECEIVED, Measure, Period, Quantity, Range
from conflictmodel.values.ranges import by_upper_end

_FEWEST = 2
_INCOMING = frozenset({RECEIVED, Measure.of("incoming funds")})

Said = Sequence[Estimate]
"""What an origin says of one count, in the order of the dossier."""

lower_end = attrgetter("range.lower")


def by_count(dossier: Dossier, entities: Entities) -> Mapping[tuple[str, Count], Said]:
    """Return the estimates of stated days by what they count and whose they are."""
    return filed(
        ((each.by.source.origin, entities.count(each.subject)), each)
        for each in dossier.of_type(Estimate)
        if each.subject.period.days_are_stated
    )


def upper_end(estimate: Estimate) -> tuple[bool, int]:
    return by_upper_end(estimate.range)


def drift(said: Iterable[Said], index: Index) -> Iterator[Finding]:
    for about in said:
        dated = [each for each in about if each.by.stated.days_are_stated]
        for statement in filed((_statement(each), each) for each in dated).values():
            for pair in _both_possible(statement) if len(statement) >= _FEWEST else ():
                first, other = index.in_order(pair)
                message = f"one statement of {first.by.source} is given as {_both(first, other)}"
                yield Finding("drift", other.id, message, (first.id,))


def _both(first: Estimate, other: Estimate) -> str:
    unit = first.subject.unit
    return f"{unit.format(first.range)} and {unit.format(other.range)}"


def _statement(estimate: Estimate) -> object:
    by = estimate.by
    return by.source, span_of(by.stated) if by.stated.days_are_stated else by.stated


def _both_possible(statement: Said) -> Iterator[Said]:
    """Yield pairs of unlike figures that can both be right: one, or more, with each such figure."""
    # What cannot both be right is no drift but a contradiction.
    distinct: dict[Range, Estimate] = {}
    for each in statement:
        distinct.setdefault(each.range, each)
    first, *others = distinct.values()
    loose = {each.id for each in others if _is_contradiction(first, each)}
    yield from ((first, each) for each in others if each.id not in loose)
    # Of those that begin before it, the one that reaches furthest meets a figure if any does.
    reaching = first
    for each in sorted(others, key=lower_end) if loose else ():
        if not loose.isdisjoint((reaching.id, each.id)) and not _is_contradiction(reaching, each):
            yield reaching, each
        reaching = each if reaching is first else max(reaching, each, key=upper_end)


def _is_contradiction(one: Estimate, other: Estimate) -> bool:
    return one.range.intersection(other.range) is None


def contradictions(said: Iterable[Said], index: Index) -> Iterator[Finding]:
    for about in said:
        # Of all that an origin says, and of each of its statements.
        pairs: dict[tuple[str, str], tuple[Estimate, Estimate, int]] = {}
        statements = filed((_statement(each), each) for each in about).values()
        for figures in (about, *statements):
            high, low = max(figures, key=lower_end), min(figures, key=upper_end)
            if low.range.precedes(high.range):
                first, second = index.in_order((high, low))
                pairs.setdefault((first.id, second.id), (first, second, len(figures)))
        for first, second, number in pairs.values():
            both = f"{_both(first, second)}, which cannot both be right"
            more = f"; of {number} figures these are furthest apart" if number > _FEWEST else ""
            message = f"{first.by.source.origin} says {both}{more}"
            yield Finding("self-contradiction", second.id, message, (first.id,))


def touching(said: Iterable[Said], index: Index) -> Iterator[Finding]:
    for about in said:
        wide = [each for each in about if not each.range.is_exact]
        begin: dict[int | None, list[Estimate]] = filed((each.range.lower, each) for each in wide)
        ending = filed((each.range.upper, each) for each in wide if each.range.upper in begin)
        for same in ending.values():
            one = max(same, key=lambda each: _hedged(each)[1])
            other = max(begin[one.range.upper], key=lambda each: _hedged(each)[0])
            if _hedged(one)[1] or _hedged(other)[0]:
                first, second = index.in_order((one, other))
                where = first.subject.unit.amount(one.range.upper or 0)
                both = f"{_both(first, second)}, which meet at {where} alone"
                message = f"{first.by.source.origin} says {both}, where a hedge was read to end"
                yield Finding("touching", second.id, message, (first.id,))


def _hedged(estimate: Estimate) -> Hedged:
    return of_claims([(estimate.range, estimate.words)], estimate.range)


def best(dossier: Dossier) -> Iterator[Finding]:
    for each in dossier.of_type(Estimate):
        if each.best is not None and each.best not in each.range:
            best, said = each.subject.unit.amount(each.best), each.subject.unit.format(each.range)
            message = f"the best figure, {best}, is not in {said}"
            yield Finding("best-outside-range", each.id, message)


def outcomes(dossier: Dossier) -> Iterator[Finding]:
    for report in dossier.of_type(Interception):
        if InterceptionTally((report,)).remainder is None:
            sums = " + ".join(f"{figure} {measure}" for measure, figure in report.outcomes)
            message = f"{sums} is more than {report.launched} launched"
            yield Finding("outcomes-exceed-launched", report.id, message)


def amounts(dossier: Dossier) -> Iterator[Finding]:
    stated = filed(
        ((each.by.source.origin, each.programme, each.number, amount.unit), (each, amount))
        for each in dossier.of_type(Installment)
        if each.number is not None
        for amount in each.amounts
    )
    for said in stated.values():
        highest = lowest = said[0]
        for each in said[1:]:
            for other in (lowest, highest):
                if other[1].range.intersection(each[1].range) is None:
                    (earlier, one), (claim, amount) = other, each
                    message = f"{one} and {amount} cannot both be installment {claim.number}"
                    others = () if earlier is claim else (earlier.id,)
                    yield Finding("amounts-differ", claim.id, message, others)
                    break
            highest = max(highest, each, key=lambda one: one[1].range.lower)
            lowest = min(lowest, each, key=lambda one: by_upper_end(one[1].range))


def totals(dossier: Dossier) -> Iterator[Finding]:
    for programme in dossier.index.by_programme:
        for entry in aid_ledger(programme, dossier).entries:
            for total in entry.totals:
                if not total.readings:
                    first, *rest = (claim.id for claim in entry.claims)
                    message = (
                        f"no reading of the total in {total.unit.name} at installment"
                        f" {entry.number} agrees with its amount and the totals beside it"
                    )
                    yield Finding("totals-contradict", first, message, tuple(rest))


def transfers(dossier: Dossier) -> Iterator[Finding]:
    """Yield the amounts of one day that a giver says it paid and a receiver says it was paid."""
    paid = [each for each in dossier.of_type(Installment) if each.paid]
    # Who enters incoming funds is the receiver of an installment.
    incoming = [each for each in dossier.of_type(Estimate) if each.subject.measure in _INCOMING]
    given = [(claim, amount) for claim in paid for amount in claim.amounts]
    by_giver = filed(
        ((*_transfer(*each), folded(each[0].programme.provider)), each) for each in given
    )
    for (first, amount), *others in by_giver.values():
        for other, _ in others:
            if other.programme != first.programme and _origin(other) != _origin(first):
                yield _twice(first, other, amount)
    by_transfer = {_transfer(*each): each[0] for each in reversed(given)}
    for each in incoming:
        amount = Quantity(each.range, each.subject.unit)
        received = amount, each.subject.period.in_days(), folded(each.by.source.name)
        giver = by_transfer.get(received)
        if giver is not None and _origin(giver) != _origin(each):
            yield _twice(giver, each, amount)


def _transfer(claim: Installment, amount: Quantity) -> tuple[Quantity, Period | str, str]:
    """Return what is the same of a transfer: days that nobody stated are those of one claim."""
    stated = claim.paid if claim.paid and claim.paid.days_are_stated else None
    return amount, stated.in_days() if stated else claim.id, folded(claim.programme.recipient)


def _origin(claim: Estimate | Installment) -> str:
    return claim.by.source.origin


def _twice(one: Installment, other: Estimate | Installment, amount: Quantity) -> Finding:
    by = f"{one.by.source} and {other.by.source}"
    message = f"{amount} of one day is counted by {by}, at giver and receiver of one transfer"
    return Finding("money-counted-twice", other.id, message, (one.id,))
