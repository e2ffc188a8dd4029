"""Ledgers: what is settled of running totals, in which currency, and what would settle it."""

from functools import partial
from itertools import combinations_with_replacement, pairwise, product

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from conflictmodel.claims.aid import Installment, Programme, TotalBasis
from conflictmodel.claims.estimates import Estimate
from conflictmodel.conclusions.aid_ledgers import AidLedger, LedgerEntry, aid_ledger
from conflictmodel.conclusions.running_totals import Reading, RunningTotal
from conflictmodel.values.measures import RECEIVED
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, at_least, at_most, between, exactly, union
from conflictmodel.values.subjects import Group, Subject
from conflictmodel.values.units import Quantity, currency
from support.calls import calls
from support.figures import by
from support.worlds import missing, not_a, refusal

AID = Group("financial aid to Ukraine")
IMF = Programme("IMF programme", "IMF", "Ukraine", AID)
USD, EUR = currency("USD"), currency("EUR")
INCLUSIVE, EXCLUSIVE, UNSTATED = TotalBasis.INCLUSIVE, TotalBasis.EXCLUSIVE, TotalBasis.UNSTATED


def paid(  # noqa: PLR0913 - each is what some test is about
    number: int | None,
    amount: Range | None = None,
    total: Range | None = None,
    basis: TotalBasis = UNSTATED,
    *,
    claim_id: str | None = None,
    supersedes: tuple[str, ...] = (),
) -> Installment:
    """Return what is said of an installment, in US cents."""
    return Installment(
        claim_id or f"number {number}",
        IMF,
        by("Ukraine"),
        number,
        amounts=() if amount is None else (Quantity(amount, USD),),
        total=None if total is None else Quantity(total, USD),
        basis=basis,
        supersedes=supersedes,
    )


def readings(*installments: Installment) -> dict[int, list[tuple[Range, Range]]]:
    """Return the readings of each total in US dollars, as (before, after), by number."""
    return {
        entry.number: [(reading.before, reading.after) for reading in total.readings]
        for entry in aid_ledger(IMF, installments).entries
        for total in entry.totals
        if total.unit == USD
    }


# Construction


@pytest.mark.parametrize(
    ("make", "fields", "expected"),
    [
        (Reading, {"before": 3, "after": exactly(3)}, "Reading: expected Range, got 3 @ before"),
        (Reading, {"before": exactly(3), "after": 3}, "Reading: expected Range, got 3 @ after"),
        (
            RunningTotal,
            {"unit": "USD", "readings": ()},
            "RunningTotal: expected Unit, got 'USD' @ unit",
        ),
        (
            RunningTotal,
            {"unit": USD, "readings": (3,)},
            "RunningTotal: expected Reading, got 3 @ readings[0]",
        ),
        (
            LedgerEntry,
            {"number": -1, "claims": {3}, "amounts": (3,), "totals": (3,)},
            (
                "LedgerEntry: -1 is below 0 @ number; expected tuple, got {3} @ claims;"
                " expected Quantity, got 3 @ amounts[0]; expected RunningTotal, got 3 @ totals[0]"
            ),
        ),
    ],
    ids=["before", "after", "unit", "readings", "entry"],
)
def test_what_is_no_entry_is_refused(
    make: type[Reading | RunningTotal | LedgerEntry], fields: dict[str, object], expected: str
) -> None:
    """Each field is of its type."""
    assert expected == refusal(make, **fields)


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        *not_a("programme", "Programme"),
        *missing("programme", "Programme"),
        ("entries", {3}, "expected tuple, got {3}"),
        ("unnumbered", {3}, "expected tuple, got {3}"),
    ],
)
def test_what_is_no_ledger_is_refused(field: str, wrong: object, message: str) -> None:
    """A ledger has a programme, entries, and claims without a number."""
    fields = {"programme": IMF, "entries": (), field: wrong}
    assert f"AidLedger: {message} @ {field}" == refusal(AidLedger, **fields)


# One installment


@pytest.mark.parametrize(
    ("basis", "expected"),
    [
        (INCLUSIVE, [(between(860, 880), between(975, 985))]),
        (EXCLUSIVE, [(between(975, 985), between(1080, 1100))]),
        (
            UNSTATED,
            [(between(860, 880), between(975, 985)), (between(975, 985), between(1080, 1100))],
        ),
    ],
)
def test_a_total_is_from_before_the_installment_or_after_it(
    basis: TotalBasis, expected: list[tuple[Range, Range]]
) -> None:
    """An inclusive total is the one after, an exclusive one before, an unstated one either."""
    assert {6: expected} == readings(paid(6, between(105, 115), between(975, 985), basis))


def test_without_an_amount_the_other_end_is_open() -> None:
    """Where the amount is not known, the total before is anything up to the total after."""
    expected = [(at_most(985), between(975, 985)), (between(975, 985), at_least(975))]
    assert {6: expected} == readings(paid(6, None, between(975, 985)))


def test_a_total_without_an_upper_end_has_none_after_it() -> None:
    """More than 100 before an installment is more than that and the installment after it."""
    expected = [(at_least(90), at_least(100)), (at_least(100), at_least(105))]
    assert {6: expected} == readings(paid(6, between(5, 10), at_least(100)))


def test_a_total_below_its_amount_is_from_before() -> None:
    """A total that cannot have the installment in it is read without it."""
    assert {6: [(exactly(50), exactly(150))]} == readings(paid(6, exactly(100), exactly(50)))
    assert {6: []} == readings(paid(6, exactly(100), exactly(50), INCLUSIVE))


def test_the_claims_of_one_installment_are_read_together() -> None:
    """Two statements of one total leave the readings that both allow, and what both allow."""
    claims = (
        paid(6, exactly(100), between(900, 1000), claim_id="a"),
        paid(6, None, between(950, 1050), INCLUSIVE, claim_id="b"),
        paid(6, None, exactly(990), claim_id="c"),
    )
    assert {6: [(exactly(890), exactly(990))]} == readings(*claims)
    first = evolve(claims[0], basis=INCLUSIVE)
    assert {6: [(between(850, 900), between(950, 1000))]} == readings(first, claims[1])


def test_statements_of_one_total_can_contradict_each_other() -> None:
    """Where no reading of one goes with a reading of the other, none is left."""
    claims = (
        paid(6, exactly(100), exactly(900), claim_id="a"),
        paid(6, None, exactly(700), claim_id="b"),
    )
    assert {6: []} == readings(*claims)


def test_two_totals_can_be_the_one_before_and_the_one_after() -> None:
    """Two unlike totals of one installment agree where they differ by its amount."""
    claims = (
        paid(6, exactly(100), exactly(900), claim_id="a"),
        paid(6, None, exactly(800), claim_id="b"),
    )
    assert {6: [(exactly(800), exactly(900))]} == readings(*claims)


def test_amounts_are_what_all_claims_allow_or_what_lies_between_them() -> None:
    """Once for each currency: the roundings together, or all between those that contradict."""
    euros = Quantity(between(50, 150), EUR)
    claims = [
        paid(6, between(105, 115), claim_id="a"),
        evolve(
            paid(6, between(110, 120), claim_id="b"),
            amounts=(Quantity(between(110, 120), USD), euros),
        ),
        paid(7, exactly(5), claim_id="c"),
        paid(7, exactly(8), claim_id="d"),
    ]
    sixth, seventh = aid_ledger(IMF, claims).entries
    assert (Quantity(between(110, 115), USD), euros) == sixth.amounts
    assert (Quantity(between(5, 8), USD),) == seventh.amounts


# Neighbours


def test_a_total_at_the_next_installment_settles_the_reading() -> None:
    """The total before the seventh is the total after the sixth, so only one reading is left."""
    sixth = paid(6, between(105, 115), between(975, 985))
    seventh = paid(7, exactly(50), between(1080, 1090), EXCLUSIVE)
    ledger = aid_ledger(IMF, [seventh, sixth])
    assert {
        6: [(between(975, 985), between(1080, 1100))],
        7: [(between(1080, 1090), between(1130, 1140))],
    } == readings(seventh, sixth)
    assert all(total.is_settled for entry in ledger.entries for total in entry.totals)
    assert [(), ()] == [entry.settled_by for entry in ledger.entries]


def test_a_total_at_the_installment_before_settles_the_reading() -> None:
    """The total after the fifth is the total before the sixth."""
    fifth = paid(5, None, between(860, 870), INCLUSIVE)
    sixth = paid(6, between(105, 115), between(975, 985))
    assert [(between(860, 880), between(975, 985))] == readings(fifth, sixth)[6]


def test_what_is_settled_goes_through_the_whole_chain() -> None:
    """A settled total settles the one beside it, that one the next, in both directions."""
    chain = [paid(number, exactly(10), exactly(100 + 10 * number)) for number in range(1, 7)]
    assert [2, 2, 2, 2, 2, 2] == [len(found) for found in readings(*chain).values()]
    for settled in range(6):
        claims = [
            evolve(each, basis=INCLUSIVE) if index == settled else each
            for index, each in enumerate(chain)
        ]
        assert {
            number: [(exactly(90 + 10 * number), exactly(100 + 10 * number))]
            for number in range(1, 7)
        } == readings(*claims)


def stated(count: int) -> list[Installment]:
    """Return so many statements of a total at one installment, all of which can be right."""
    totals = [between(900 + 3 * number, 1100 + 7 * number) for number in range(count)]
    return [
        paid(1, between(10, 40), total, claim_id=str(number)) for number, total in enumerate(totals)
    ]


def test_many_statements_of_a_total_have_few_readings() -> None:
    """Of readings that others enclose none is kept, and all numbers they allow are."""
    claims = stated(6)
    combined = [
        (before, after)
        for each in product(*(readings(claim)[1] for claim in claims))
        if (before := each[0][0].intersection(*(one for one, _ in each)))
        and (after := each[0][1].intersection(*(one for _, one in each)))
    ]
    (total,) = aid_ledger(IMF, claims).entries[0].totals
    assert len(total.readings) < len(combined)
    assert union(before for before, _ in combined) == total.before
    assert union(after for _, after in combined) == total.after
    assert len(readings(*stated(20))[1]) < 100


def vague(number: int) -> Installment:
    """Return a statement of a total, to which all others leave one more way to read it."""
    return paid(6, None, between(1000 + number, 5000 + number), claim_id=f"{number:03}")


def test_to_say_an_installment_again_takes_work_in_proportion() -> None:
    """Of twice as many statements, each vague in its own way, a ledger takes twice the calls."""
    few, many = ([vague(number) for number in range(count)] for count in (100, 200))
    few_calls, many_calls = (calls(partial(aid_ledger, IMF, claims)) for claims in (few, many))
    assert 0 < few_calls < many_calls < 2.2 * few_calls


def test_joined_readings_exclude_nothing() -> None:
    """Totals that agree with a hundred vague statements lie in one of the readings kept."""
    claims = [vague(number) for number in range(100)]
    kept = readings(*claims)[6]
    assert 1 < len(kept) <= 32
    assert kept == readings(*claims[::-1])[6]
    numbers = (0, 1000, 1001, 1050, 1098, 1099, 5000, 5001, 5050, 5099, 5100, 10**6)
    true = [
        (exactly(before), exactly(after))
        for before, after in combinations_with_replacement(numbers, 2)
        if all({before, after} & set(range(1000 + number, 5001 + number)) for number in range(100))
    ]
    assert len(true) > 20
    assert all(
        any(before.encloses(one) and after.encloses(other) for before, after in kept)
        for one, other in true
    )


def test_what_was_paid_between_two_totals_connects_them() -> None:
    """With the amount of the installment between known, the totals around it settle each other."""
    fifth = paid(5, exactly(10), exactly(100), INCLUSIVE)
    seventh = paid(7, exactly(10), exactly(130))
    assert [(exactly(120), exactly(130))] == readings(fifth, paid(6, exactly(20)), seventh)[7]
    assert [(exactly(130), exactly(140))] == readings(fifth, paid(6, exactly(30)), seventh)[7]
    assert [] == readings(fifth, paid(6, exactly(7)), seventh)[7]


@pytest.mark.parametrize("between_them", [(), (paid(6, None, exactly(1), claim_id="euros"),)])
def test_over_a_gap_a_total_only_grows(between_them: tuple[Installment, ...]) -> None:
    """Where it is not known what was paid between, the later total is not below the earlier."""
    euros = tuple(evolve(each, total=Quantity(exactly(1), EUR)) for each in between_them)
    fifth = paid(5, exactly(10), exactly(100), INCLUSIVE)
    seventh = paid(7, exactly(10), exactly(105))
    assert {
        5: [(exactly(90), exactly(100))],
        7: [(exactly(105), exactly(115))],
    } == readings(fifth, *euros, seventh)
    shrunk = paid(7, exactly(10), exactly(90))
    assert {5: [], 7: []} == readings(fifth, *euros, shrunk)


def test_a_total_that_contradicts_itself_leaves_the_others_alone() -> None:
    """One impossible statement does not undo what is settled on both sides of it."""
    claims = [
        paid(1, exactly(10), exactly(10), INCLUSIVE),
        paid(2, exactly(10), exactly(5), INCLUSIVE),
        paid(3, exactly(10), exactly(30)),
        paid(4, exactly(10), exactly(40)),
    ]
    assert {
        1: [(exactly(0), exactly(10))],
        2: [],
        3: [(exactly(20), exactly(30))],
        4: [(exactly(30), exactly(40))],
    } == readings(*claims)


def test_totals_that_contradict_each_other_are_both_without_a_reading() -> None:
    """Where two totals cannot both be right, neither is taken for right, and the others stay."""
    claims = [
        paid(1, exactly(10), exactly(10), INCLUSIVE),
        paid(2, exactly(10), exactly(90), INCLUSIVE),
        paid(3, exactly(10), exactly(30), INCLUSIVE),
    ]
    assert {1: [], 2: [], 3: [(exactly(20), exactly(30))]} == readings(*claims)


def test_currencies_are_read_apart() -> None:
    """A total in another currency neither settles nor contradicts one in this."""
    sixth = evolve(
        paid(6, exactly(100), exactly(900)),
        amounts=(Quantity(exactly(100), USD), Quantity(exactly(80), EUR)),
    )
    in_euros = evolve(sixth, id="euros", total=Quantity(exactly(700), EUR), basis=INCLUSIVE)
    (entry,) = aid_ledger(IMF, [sixth, in_euros]).entries
    assert (
        RunningTotal(
            USD, (Reading(exactly(800), exactly(900)), Reading(exactly(900), exactly(1000)))
        ),
        RunningTotal(EUR, (Reading(exactly(620), exactly(700)),)),
    ) == entry.totals
    assert 3 == len(entry.settled_by)


@given(
    st.lists(st.integers(1, 9), min_size=1, max_size=6),
    st.integers(0, 9),
    st.data(),
)
def test_the_true_reading_is_never_dropped(
    amounts: list[int], start: int, data: st.DataObject
) -> None:
    """Of vague and true statements, one of the readings left has the true totals in it."""
    claims: list[Installment] = []
    truth: dict[int, tuple[int, int]] = {}
    before = start
    for number, amount in enumerate(amounts, 1):
        after = before + amount
        basis = data.draw(st.sampled_from([INCLUSIVE, EXCLUSIVE]))
        true_total = after if basis is INCLUSIVE else before
        low, high = data.draw(st.tuples(st.integers(0, 3), st.integers(0, 3)))
        stated = data.draw(st.sampled_from([basis, UNSTATED]))
        figure = between(max(0, true_total - low), true_total + high)
        paid_amount = data.draw(st.sampled_from([None, exactly(amount), between(0, amount + 1)]))
        if data.draw(st.booleans()):
            claims.append(paid(number, paid_amount, figure, stated))
            truth[number] = (before, after)
        elif paid_amount is not None:
            claims.append(paid(number, paid_amount))
        before = after
    found = readings(*claims)
    assert set(truth) == set(found)
    for number, (true_before, true_after) in truth.items():
        assert any(
            true_before in earlier and true_after in later for earlier, later in found[number]
        )


def test_the_readings_left_are_those_of_some_whole_chain() -> None:
    """A reading is kept exactly when all totals can be read one after another with it in."""
    for totals in product((10, 20, 30), repeat=3):
        claims = [paid(number, exactly(10), exactly(each)) for number, each in enumerate(totals, 1)]
        ways = [
            way
            for way in product(*(((each - 10, each), (each, each + 10)) for each in totals))
            if all(one[1] == other[0] for one, other in pairwise(way))
        ]
        if ways:
            assert {
                number: [
                    (exactly(before), exactly(after))
                    for before, after in sorted({way[number - 1] for way in ways})
                ]
                for number in (1, 2, 3)
            } == readings(*claims)


# What would settle it


def test_what_would_settle_a_total_is_named() -> None:
    """A word on this total, or a total at a neighbour, would settle it; the first has one only."""
    sixth = aid_ledger(IMF, [paid(6, exactly(10), exactly(100))]).entries[0]
    assert (
        "a statement whether the total has installment 6 in it",
        "the total before installment 7",
        "the total after installment 5",
    ) == sixth.settled_by
    first = aid_ledger(IMF, [paid(1, exactly(10), exactly(100))]).entries[0]
    assert (
        "a statement whether the total has installment 1 in it",
        "the total before installment 2",
    ) == first.settled_by


@pytest.mark.parametrize(
    "claim",
    [
        paid(6, exactly(10), exactly(100), INCLUSIVE),
        paid(6, exactly(10)),
        paid(6, exactly(10), exactly(5), INCLUSIVE),
    ],
    ids=["settled", "no total", "impossible"],
)
def test_nothing_settles_what_is_settled_or_impossible(claim: Installment) -> None:
    """Where one reading or none is left, or no total was stated, there is nothing to settle."""
    assert () == aid_ledger(IMF, [claim]).entries[0].settled_by


def test_a_total_reads_as_pieces() -> None:
    """What a total may have been before and after is the union of its readings."""
    total = RunningTotal(
        USD,
        (Reading(between(860, 880), between(975, 985)), Reading(between(975, 985), at_least(980))),
    )
    assert (between(860, 880), between(975, 985)) == total.before
    assert (at_least(975),) == total.after
    assert not total.is_settled


# The ledger


def test_entries_stand_in_the_order_of_their_numbers() -> None:
    """Claims of one number are one entry; those of other programmes are not in the ledger."""
    claims = [
        paid(6, exactly(1)),
        paid(2, exactly(2)),
        paid(None, exactly(3)),
        evolve(paid(1, exactly(9)), programme=Programme("EU facility", "EU", "Ukraine")),
        paid(6, exactly(1), claim_id="again"),
    ]
    ledger = aid_ledger(IMF, iter(claims))
    assert [(2, ("number 2",)), (6, ("number 6", "again"))] == [
        (entry.number, tuple(claim.id for claim in entry.claims)) for entry in ledger.entries
    ]
    assert ("number None",) == tuple(claim.id for claim in ledger.unnumbered)
    assert IMF == ledger.programme
    assert (exactly(1), between(3, 5)) == ledger.missing


def test_without_claims_a_ledger_is_empty() -> None:
    """A programme of which nothing was said has no entries, and none is missing."""
    ledger = aid_ledger(IMF, [])
    assert (AidLedger(IMF, ()), ()) == (ledger, ledger.missing)
    assert () == ledger.estimates()


def test_a_replaced_claim_is_left_out() -> None:
    """A corrected amount or total counts in place of the one it replaces."""
    claims = [
        paid(6, exactly(100), exactly(900), INCLUSIVE, claim_id="old"),
        paid(6, exactly(200), exactly(900), INCLUSIVE, claim_id="new", supersedes=("old",)),
        paid(None, exactly(1), claim_id="gone"),
        paid(None, exactly(2), claim_id="kept", supersedes=("gone",)),
    ]
    ledger = aid_ledger(IMF, claims)
    assert (Quantity(exactly(200), USD),) == ledger.entries[0].amounts
    assert [["new"], ["kept"]] == [
        [claim.id for claim in ledger.entries[0].claims],
        [claim.id for claim in ledger.unnumbered],
    ]


def test_amounts_with_a_date_of_payment_are_estimates() -> None:
    """What was received and when is an estimate of the programme's money, in each currency."""
    day = Period("2024-12-23")
    said = evolve(
        paid(6, exactly(1)),
        paid=day,
        amounts=(
            Quantity(between(105, 115), USD),
            Quantity(between(50, 150), EUR),
            Quantity(between(110, 120), USD),
        ),
        words=("$1.1 billion",),
    )
    unnumbered = evolve(paid(None, exactly(7)), paid=Period("2024"))
    ledger = aid_ledger(IMF, [said, paid(7, exactly(8)), unnumbered])
    received = Subject(Group("IMF programme", AID), RECEIVED, day, unit=USD)
    assert (
        Estimate("number 6/USD", received, between(110, 115), by("Ukraine"), ("$1.1 billion",)),
        Estimate(
            "number 6/EUR",
            evolve(received, unit=EUR),
            between(50, 150),
            by("Ukraine"),
            ("$1.1 billion",),
        ),
        Estimate(
            "number None/USD",
            evolve(received, period=Period("2024")),
            exactly(7),
            by("Ukraine"),
        ),
    ) == ledger.estimates()


def test_a_total_alone_is_no_estimate_of_a_payment() -> None:
    """A running total says nothing of what one payment was."""
    claim = evolve(paid(6, None, exactly(900)), paid=Period("2024-12-23"))
    assert () == aid_ledger(IMF, [claim]).estimates()
    assert {6: [(at_most(900), exactly(900)), (exactly(900), at_least(900))]} == readings(claim)


def test_a_ledger_is_made_of_installments() -> None:
    """What is no programme, and what is no installment, is named."""
    assert "aid_ledger: expected Programme, got 'IMF' @ programme" == refusal(
        aid_ledger, "IMF", ["sixth"]
    )
    assert "aid_ledger: expected Installment, got 'sixth' @ installments[0]" == refusal(
        aid_ledger, IMF, ["sixth"]
    )
