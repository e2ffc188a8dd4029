"""Evidence: what every kind of claim carries, and refuses, alike."""

from collections.abc import Callable
from datetime import date

import attrs
import pytest

from conflictmodel.claims import (
    Agreement,
    Installment,
    Interception,
    TerritorialClaim,
    Transfer,
    statements,
)
from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.claims.judgements import Retraction
from conflictmodel.claims.statements import Words
from conflictmodel.phrases.figures import Wording
from conflictmodel.phrases.likelihood import PHIA
from conflictmodel.phrases.times import Timing
from conflictmodel.values import Group, Period, Place
from conflictmodel.values.ranges import Range
from support.worlds import BY, DAY, VALID, missing, not_a, not_text, refusal

FIGURE = Wording("around 1,100", "rounding/1", Range(1050, 1150))
TIME = Timing("last week", date(2024, 12, 23), Period("2024-12-16/2024-12-22"))
LIKELY = PHIA.read("likely")

WORDS = "expected str or Wording or Timing or Likelihood"
EACH_KIND = pytest.mark.parametrize("kind", list(VALID))


def test_every_kind_of_claim_is_tried() -> None:
    """The tests of this file run on all eight types of record."""
    assert CLAIM_TYPES == tuple(VALID)


@EACH_KIND
def test_a_claim_carries_its_evidence(kind: Callable[..., Claim]) -> None:
    """Words, plain or read, and what is superseded stay as they were given; words may be none."""
    claim = kind(**VALID[kind])
    assert ("a", BY, ()) == (claim.id, claim.by, claim.words)
    words = (FIGURE, TIME, LIKELY, "plain")
    claim = kind(**{**VALID[kind], "words": words, "supersedes": ("b", "c")})
    assert (words, ("b", "c")) == (claim.words, claim.supersedes)


@pytest.mark.parametrize("kind", [kind for kind in VALID if kind is not Retraction])
def test_a_claim_supersedes_nothing_unless_it_says_so(kind: Callable[..., Claim]) -> None:
    """What is superseded may be left out, save by a retraction, which does nothing else."""
    assert () == kind(**VALID[kind]).supersedes


@EACH_KIND
def test_claims_of_equal_parts_are_equal(kind: Callable[..., Claim]) -> None:
    """A claim is a value: made twice it is one, and another id makes another."""
    assert kind(**VALID[kind]) == kind(**VALID[kind])
    assert hash(kind(**VALID[kind])) == hash(kind(**VALID[kind]))
    assert kind(**VALID[kind]) != kind(**{**VALID[kind], "id": "b"})


@EACH_KIND
@pytest.mark.parametrize(
    ("field", "wrong", "expected"),
    [
        *(
            (field, wrong, f"{message} @ {field}")
            for field, wrong, message in (
                *not_text("id"),
                *missing("id", "str"),
                *not_a("by", "Attribution"),
                *missing("by", "Attribution"),
                *not_a("words", "tuple"),
                *missing("words", "tuple"),
                *not_a("supersedes", "tuple"),
                *missing("supersedes", "tuple"),
            )
        ),
        ("by", DAY, "expected Attribution, got Period(edtf='2024-12-23') @ by"),
        ("words", ("a", "", 3), f"must not be empty @ words[1]; {WORDS}, got 3 @ words[2]"),
        (
            "words",
            ("\ud800", Range(1)),
            (
                "'\\ud800' holds half of a surrogate pair @ words[0];"
                f" {WORDS}, got Range(lower=1, upper=None) @ words[1]"
            ),
        ),
        (
            "supersedes",
            ("b", 3, " "),
            "expected str, got 3 @ supersedes[1]; must not be empty @ supersedes[2]",
        ),
        ("supersedes", ("b", "a"), "'a' cannot supersede itself @ supersedes"),
    ],
)
def test_what_no_claim_may_carry_is_refused(
    kind: Callable[..., Claim], field: str, wrong: object, expected: str
) -> None:
    """Every kind of claim refuses the same evidence in the same words."""
    name = type(kind(**VALID[kind])).__name__
    assert f"{name}: {expected}" == refusal(kind, **{**VALID[kind], field: wrong})


@EACH_KIND
def test_all_problems_of_the_evidence_are_told_at_once(kind: Callable[..., Claim]) -> None:
    """Wrong id, attribution, words and superseded ids are one error."""
    wrong = {"id": " ", "by": None, "words": ("",), "supersedes": (True,)}
    name = type(kind(**VALID[kind])).__name__
    messages = {
        "id": "must not be empty @ id",
        "by": "expected Attribution, got None @ by",
        "words": "must not be empty @ words[0]",
        "supersedes": "expected str, got True @ supersedes[0]",
    }
    made = attrs.fields_dict(type(kind(**VALID[kind])))
    in_order = [messages[field] for field in made if field in messages]
    assert f"{name}: {'; '.join(in_order)}" == refusal(kind, **{**VALID[kind], **wrong})


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("plain", "plain"),
        (FIGURE, "around 1,100"),
        (TIME, "last week"),
        (LIKELY, "likely"),
    ],
    ids=["plain", "figure", "time", "likelihood"],
)
def test_the_words_alone(words: Words, expected: str) -> None:
    """Whatever was read from them, the words come back as they were said."""
    assert expected == statements.phrase_of(words)


@pytest.mark.parametrize(
    ("kind", "field", "text", "made"),
    [
        (Agreement, "signed", "2024-06", Period("2024-06")),
        (Agreement, "in_force", "2024-12", Period("2024-12")),
        (Installment, "paid", "2024-12", Period("2024-12")),
        (Interception, "group", "drones", Group("drones")),
        (Interception, "on", "2024-12-23", Period("2024-12-23")),
        (Interception, "place", "Ukraine", Place("Ukraine")),
        (TerritorialClaim, "place", "Storozheve", Place("Storozheve")),
        (TerritorialClaim, "on", "2024-12-23", Period("2024-12-23")),
        (Transfer, "on", "2024", Period("2024")),
    ],
)
def test_text_stands_for_what_it_names(
    kind: Callable[..., Claim], field: str, text: str, made: object
) -> None:
    """A name is a group or a place, and EDTF a period, wherever one of them is due."""
    assert kind(**{**VALID[kind], field: made}) == kind(**{**VALID[kind], field: text})
