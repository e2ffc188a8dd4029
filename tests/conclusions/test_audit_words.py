"""The audit of plain words: what was kept beside a figure, and may have been read as another."""

from datetime import date

import pytest
from attrs import evolve

from conflictmodel.claims.aid import Installment, Programme
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.statements import Words
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.conclusions import audit
from conflictmodel.phrases.figures import ROUNDING_1, Policy, Width, read
from conflictmodel.phrases.times import Timing
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range, at_least, between, exactly, unknown
from conflictmodel.values.sources import Source, SourceKind
from conflictmodel.values.subjects import Group
from conflictmodel.values.units import Quantity, currency
from support.figures import by, said
from support.findings import found, message

LAST_WEEK = Timing("last week", date(2024, 12, 23), Period("2024-12-16/2024-12-22"))
EUR = currency("EUR")
PAID = Installment(
    "a",
    Programme("IMF programme", "IMF", "Ukraine"),
    by("Ukraine"),
    amounts=(Quantity(exactly(100_000_000_000), EUR),),
)
LAUNCHERS = Transfer(
    "a", "launchers", "North Korea", "Russia", TransferStatus.SUPPLIED, by("DW"), exactly(48)
)
ATTACK = Interception(
    "a",
    Group("drones"),
    Period("2024-12"),
    by("DW"),
    launched=exactly(72),
    shot_down=exactly(47),
)


def worded(figure: Range, *words: Words) -> Claim:
    """Return an estimate that was said in these words."""
    return evolve(said("a", "Seoul", figure), words=words)


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        (worded(exactly(150), "about 1,500 killed"), "'about 1,500 killed' reads as 1,450–1,550"),
        (worded(exactly(5), "dozens killed", "12 of them"), "'dozens killed' reads as at least 12"),
        (evolve(LAUNCHERS, words=("84 launchers",)), "'84 launchers' reads as exactly 84"),
        (evolve(ATTACK, words=("74 shot down",)), "'74 shot down' reads as exactly 74"),
        (evolve(PAID, words=("€2 billion",)), "'€2 billion' reads as "),
    ],
    ids=["estimate", "several", "transfer", "interception", "money"],
)
def test_plain_words_read_as_no_other_figure(claim: Claim, expected: str) -> None:
    """Words that policies read as a figure, and as none that the claim can have, are found."""
    assert [("words-differ", "a", ())] == found(claim)
    assert expected in message(claim)
    assert message(claim).endswith(", which no figure of it can be")


@pytest.mark.parametrize(
    "claim",
    [
        worded(exactly(1500), "about 1,500 killed"),
        worded(between(1000, 1450), "about 1,500 killed"),
        worded(at_least(12), "dozens killed"),
        worded(exactly(5), "on 17 March, near the town"),
        worded(exactly(5), "five killed", "12 wounded"),
        worded(exactly(5), "€2 billion was promised to 5 towns"),
        worded(exactly(5), f"{'heavy fighting was reported from the north of the region ' * 3}"),
        worded(exactly(0), "nobody was killed"),
        worded(unknown(), "heavy losses"),
        worded(exactly(5), read("five killed", policy=ROUNDING_1), "12 wounded"),
        said("a", "Seoul", exactly(5)),
        evolve(ATTACK, words=("47 of them", "all drones")),
        evolve(PAID, words=("for schools", "two tranches")),
        evolve(PAID, words=("€1 billion", "two tranches")),
        evolve(LAUNCHERS, quantity=None, words=("240mm rocket launchers",)),
    ],
    ids=[
        *("as recorded", "touching", "vague", "digits", "one fits", "money", "prose", "zero"),
        *("unknown", "read", "no words", "part", "money without", "money with", "no quantity"),
    ],
)
def test_plain_words_that_may_have_been_read_so_are_no_finding(claim: Claim) -> None:
    """What may be the figure, is of another unit, or was never of a figure is not found."""
    assert [] == found(claim)


@pytest.mark.parametrize(
    "words",
    [("heavy losses",), ("killed or wounded", LAST_WEEK), (LAST_WEEK,), ("sixth installment",)],
    ids=["plain", "with a time", "time alone", "ordinal"],
)
def test_a_figure_comes_from_some_phrase(words: tuple[Words, ...]) -> None:
    """A claim that has a figure and words, and no figure among these, is found."""
    claim = worded(exactly(5), *words)
    assert [("no-figure-in-words", "a", ())] == found(claim)
    assert message(claim).startswith("it has a figure, and of ")


def test_notes_of_a_data_set_are_no_words_of_its_figures() -> None:
    """What a data set notes beside its figures is not what they were read from."""
    claim = worded(exactly(5), "heavy fighting", "12 wounded")
    ours = Source("ACLED", SourceKind.DATASET)
    assert [] == found(evolve(claim, by=evolve(claim.by, source=ours)))
    assert [] == found(evolve(claim, by=evolve(claim.by, via=(ours,))))


def test_plain_words_are_read_by_policies_of_ones_own_too() -> None:
    """A word that only a policy of one's own reads is held against the figure."""
    mine = Policy(
        "mine", 1, approximators=Width.EXACT, rounded=Width.EXACT, vague=(("several", 9),)
    )
    dossier = Dossier((worded(exactly(5), "5 villages", "several fled"),))
    assert () == audit(dossier)
    dossier = Dossier((worded(exactly(5), "several fled", "12 wounded"),))
    assert ["words-differ"] == [each.code for each in audit(dossier, policies=[mine])]
