"""Reconciling aid: what installments and running totals allow, held to every truth of small worlds.

A truth is what was paid before the first installment, and in each of three. It is written down here
without the code: each claim says of some of these numbers, or of their sum, what it can be.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import product
from random import Random

import pytest
from attrs import evolve

from conflictmodel import aid_ledger, reconcile
from conflictmodel.claims import Installment, Programme, TotalBasis
from conflictmodel.conclusions import Installments, Method, Reconciliation
from conflictmodel.errors import InvalidValueError
from conflictmodel.values import Quantity, Range, at_least, between, currency, exactly
from support.figures import by
from support.worlds import refusal

USD, EUR = currency("USD"), currency("EUR")
IMF = Programme("IMF programme", "IMF", "Ukraine")
WITH_IT, WITHOUT, UNSTATED = TotalBasis.INCLUSIVE, TotalBasis.EXCLUSIVE, TotalBasis.UNSTATED
NUMBERS = (1, 2, 3)
LARGEST = 6  # of a number: none of the claims says more than half of that
TRUTHS = [*product(range(LARGEST + 1), repeat=1 + len(NUMBERS))]

Truth = tuple[int, ...]
EACH_METHOD = pytest.mark.parametrize("method", Method)


def paid(
    name: str,
    number: int | None,
    amount: Range | None = None,
    total: Range | None = None,
    basis: TotalBasis = UNSTATED,
) -> Installment:
    """Return what is said of an installment, in US cents."""
    return Installment(
        name, IMF, by("a"), number,
        amounts=() if amount is None else (Quantity(amount, USD),),
        total=None if total is None else Quantity(total, USD),
        basis=basis,
    )  # fmt: skip


def through(last: int, first: int | None = None) -> Installments:
    """Return what was paid in US dollars, from the beginning unless a first number is given."""
    return Installments(IMF, last, USD, first)


EVERY = [
    *(through(last) for last in (0, *NUMBERS)),
    *(through(last, first) for first in NUMBERS for last in range(first, 4)),
]


def counted(truth: Truth, about: Installments) -> int:
    """Return what was paid in some installments, if a truth holds."""
    return sum(truth[about.first or 0 : about.last + 1])


def allows(truth: Truth, claim: Installment, basis: TotalBasis) -> bool:
    """Whether a claim is true, if its total is read so."""
    number = claim.number
    assert number is not None
    figures = [(truth[number], each.range) for each in claim.amounts]
    if claim.total is not None:
        total = sum(truth[: number + 1]) - (truth[number] if basis is WITHOUT else 0)
        figures.append((total, claim.total.range))
    return all(said.encloses(exactly(figure)) for figure, said in figures)


def bases(claim: Installment) -> tuple[TotalBasis, ...]:
    """Return how the total of a claim may be read."""
    return (WITH_IT, WITHOUT) if claim.basis is UNSTATED else (claim.basis,)


@cache
def truths_of(claim: Installment) -> frozenset[Truth]:
    """Return every truth that goes with a claim, in one reading or another."""
    return frozenset(
        truth for truth in TRUTHS if any(allows(truth, claim, basis) for basis in bases(claim))
    )


def truths(claims: Sequence[Installment]) -> frozenset[Truth]:
    """Return every truth that goes with claims, each in one reading or another."""
    return frozenset(TRUTHS).intersection(*map(truths_of, claims))


def hull(numbers: Sequence[int]) -> Range | None:
    """Return all between the least and the greatest number."""
    return Range(min(numbers), max(numbers)) if numbers else None


def worlds(count: int, *, lies: bool) -> Iterator[list[Installment]]:
    """Yield claims, of which one says that at most 3 were paid in all; some lie, if so asked."""
    random = Random(f"aid {lies}")  # noqa: S311 - no secret
    possible = [each for each in TRUTHS if sum(each) <= LARGEST // 2]
    for _ in range(count):
        truth = random.choice(possible)
        claims = [paid("all", 3, total=Range(0, LARGEST // 2), basis=WITH_IT)]
        for name in "bcdefgh"[: random.randint(1, 7)]:
            number, basis = random.choice(NUMBERS), random.choice((*TotalBasis, UNSTATED))
            read = random.choice((WITH_IT, WITHOUT)) if basis is UNSTATED else basis
            figures = [truth[number], sum(truth[: number + (read is WITH_IT)])]
            amount, total = (
                None
                if random.random() < missing
                else about(random, random.randrange(4) if lies and random.random() < 0.3 else each)
                for each, missing in zip(figures, (0.5, 0.2), strict=True)
            )
            if amount or total:
                claims.append(paid(name, number, amount, total, basis))
        yield claims


def about(random: Random, figure: int) -> Range:
    """Return a range in which a figure is."""
    upper = random.choice((figure, figure, figure + 1, None))
    return Range(max(0, figure - random.choice((0, 0, 1))), upper)


@pytest.mark.unmeasured
@EACH_METHOD
def test_what_was_paid_is_the_hull_of_every_truth(method: Method) -> None:
    """Each range is the tightest, and the bases listed are those of some truth."""
    for claims in worlds(60 if method is Method.PROPAGATE else 8, lies=False):
        found, known = reconcile(claims, EVERY, method=method), truths(claims)
        assert {each: hull([counted(one, each) for one in known]) for each in EVERY} == found.ranges
        assert found.is_exact
        assert {
            each.id: tuple(
                basis for basis in bases(each) if truths([*claims, evolve(each, basis=basis)])
            )
            for each in claims
            if each.total and each.basis is UNSTATED
        } == found.readings


@pytest.mark.unmeasured
@EACH_METHOD
def test_claims_of_aid_that_cannot_all_be_true_are_a_minimal_set(method: Method) -> None:
    """No truth goes with a set; without any one claim some truth does."""
    met = 0
    for claims in worlds(40, lies=True):
        found = reconcile(claims, method=method)
        assert bool(truths(claims)) == (not found.conflicts)
        for conflict in found.conflicts:
            met += 1
            named = [each for each in claims if each.id in conflict.claims]
            assert not truths(named)
            assert all(truths([one for one in named if one is not each]) for each in named)
            enough = {each.id for each in claims if truths([o for o in claims if o is not each])}
            assert enough & set(conflict.claims) == set(conflict.enough)
    assert met


def test_an_end_of_a_total_follows_from_its_claims() -> None:
    """An end is that of the hull, and without any one of its claims no longer is."""
    for claims in worlds(15, lies=False):
        found = reconcile(claims, EVERY)
        for each in EVERY:
            for why in found.why(each):
                named = [claim for claim in claims if claim.id in why.claims]
                assert why.end == end(reconcile(named, each), why.is_upper)
                for left_out in named:
                    fewer = [one for one in named if one is not left_out]
                    assert why.end != end(reconcile(fewer, each), why.is_upper)


def end(found: Reconciliation, is_upper: bool) -> int | None:  # noqa: FBT001 - of a derivation
    """Return an end of the one range that was asked for."""
    (allowed,) = found.ranges.values()
    assert allowed is not None
    return allowed.upper if is_upper else allowed.lower


def test_a_ledger_allows_what_reconciling_does() -> None:
    """Where all claims can be true, no total of the ledger leaves out what reconciling allows."""
    for claims in worlds(40, lies=False):
        found = reconcile(claims, [through(last) for last in range(4)]).ranges
        for entry in aid_ledger(IMF, claims).entries:
            for total in entry.totals:
                for last, pieces in ((entry.number - 1, total.before), (entry.number, total.after)):
                    allowed = found[through(last)]
                    assert allowed is not None
                    assert pieces[0].hull(*pieces).encloses(allowed)


def test_a_total_that_fits_neither_reading_is_a_conflict() -> None:
    """Neither before an installment nor after it was the total 55."""
    claims = [
        paid("fifth", 5, total=exactly(50), basis=WITH_IT),
        paid("sixth", 6, exactly(11)),
        paid("total", 6, total=exactly(55)),
    ]
    (conflict,) = reconcile(claims).conflicts
    assert "fifth, sixth, total: no whole numbers go with all of them" in str(conflict)
    assert ("fifth", "sixth", "total") == conflict.enough
    assert {"total": ()} == reconcile(claims).readings
    assert "total: none is possible" in reconcile(claims).explain()
    either = reconcile([*claims[:2], paid("total", 6, total=between(50, 61))])
    assert {"total": (WITH_IT, WITHOUT)} == either.readings
    assert "total: inclusive or exclusive" in either.explain()
    assert exactly(61) == either.ranges[through(6)]
    assert "at least 0.61 USD = at least 0.50 USD (fifth) + at least 0.11 USD (sixth)" == str(
        either.why(through(6))[0]
    )


def test_more_than_ten_unsettled_totals_are_told_and_not_read() -> None:
    """Of eleven totals that bear on each other only what is certain in each reading is used."""
    claims = [paid(f"c{number:02}", number, exactly(1), at_least(5)) for number in range(1, 12)]
    found = reconcile(claims, through(11))
    assert {through(11): at_least(15)} == found.ranges
    assert (WITH_IT, WITHOUT) == found.readings["c11"]
    assert not found.is_exact
    assert "11 totals bear on each other: not read in every way" in found.explain()
    assert reconcile(claims[1:], through(11)).is_exact


def test_currencies_and_claims_without_a_number_are_apart() -> None:
    """Euros say nothing of dollars, and a payment of no number nothing of any other."""
    claims = [
        evolve(paid("euros", 1, exactly(3)), amounts=[Quantity(exactly(9), EUR)]),
        paid("dollars", 1, exactly(3), exactly(7), WITHOUT),
        paid("some", None, exactly(80), exactly(90)),
    ]
    found = reconcile(claims)
    assert {
        through(1, 1): exactly(3),
        through(0): exactly(7),
        Installments(IMF, 1, EUR, 1): exactly(9),
    } == found.ranges
    assert exactly(10) == reconcile(claims, through(1)).ranges[through(1)]
    with pytest.raises(InvalidValueError, match=r"no claim is of .b., but of a @"):
        reconcile(claims, origin="b")


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        (through(0), "IMF programme, before installment 1, in USD"),
        (through(6), "IMF programme, through installment 6, in USD"),
        (through(6, 6), "IMF programme, installment 6, in USD"),
        (through(6, 2), "IMF programme, installments 2 to 6, in USD"),
    ],
)
def test_installments_are_written_by_their_numbers(about: Installments, expected: str) -> None:
    """A total is through a number, and some installments are a run of numbers."""
    assert expected == str(about)


def test_installments_have_numbers_in_order() -> None:
    """A run has a first number from 1 that is not after the last one."""
    fields = {"programme": IMF, "unit": USD}
    assert "Installments: 3 is after 2 @ first" == refusal(Installments, **fields, last=2, first=3)
    assert "Installments: 0 is below 1 @ first" == refusal(Installments, **fields, last=2, first=0)
    with pytest.raises(InvalidValueError, match="-1 is below 0 @ last"):
        through(-1)
