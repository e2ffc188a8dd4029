"""The dossier of the golden files, written out: every field, every kind of words, odd texts.

Nothing here means anything. It is never edited, because the files in tests/golden are not.
"""

from datetime import date
from decimal import Decimal

from conflictmodel.claims.aid import Installment, Ordinal, Programme, TotalBasis
from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.estimates import Estimate
from conflictmodel.claims.interceptions import Interception
from conflictmodel.claims.judgements import Agreement, Judgement, Retraction
from conflictmodel.claims.territory import Extent, Hold, TerritorialClaim
from conflictmodel.claims.transfers import Transfer, TransferStatus
from conflictmodel.phrases.figures import Wording
from conflictmodel.phrases.likelihood import Likelihood
from conflictmodel.phrases.times import Timing
from conflictmodel.values.measures import Measure
from conflictmodel.values.periods import Period
from conflictmodel.values.points import Point
from conflictmodel.values.ranges import Range
from conflictmodel.values.sources import (
    Attribution,
    Credibility,
    Grade,
    Reliability,
    Source,
    SourceKind,
)
from conflictmodel.values.subjects import Group, Place, Subject
from conflictmodel.values.units import Quantity, Unit

HUGE = 12345678 * 10**392 + 87654321
"""A number of 400 digits."""

ODD = (
    "=1+1",
    "+380",
    "-5",
    "@name",
    "'quoted'",
    "007",
    "1e3",
    "2024-12-23",
    "12345678901234567890",
    "true",
    "null",
    "NaN",
    '"in quotation marks"',
    "a,b;c\td",
    "two\nlines",
    "carriage\rreturn",
    " spaces around ",
    "\ufeffmarked",
    "nul\0",
    "\u2028line separator",
    "back\\slash \\u0041 </script>",
    "Збройні Сили України",
    "조선인민군",
    "صاروخ",
    "e\u0301 is not é",
    "🚀",
    "\uff1d1",
)
"""Texts that a reader or a spreadsheet could take for something else."""

USD, EUR, JPY = Unit("USD", 2), Unit("EUR", 2), Unit("JPY")
KYIV = Source("Kyiv", SourceKind.GOVERNMENT, "Ukraine")
GENERAL_STAFF = Source("General Staff", SourceKind.MILITARY, "Ukraine")
NIS = Source("국가정보원", SourceKind.INTELLIGENCE, "South Korea")
ASSEMBLY = Source("Assembly", SourceKind.PARLIAMENT, "South Korea")
IMF = Source("IMF", SourceKind.INTERNATIONAL)
MONITOR = Source("monitor, the", SourceKind.MONITOR)
DW = Source("DW", SourceKind.MEDIA)
DATA = Source("=data", SourceKind.DATASET)
OTHER = Source("2024", SourceKind.OTHER)
BY = Attribution(
    NIS,
    Period("2024-12-22/2024-12-23"),
    (ASSEMBLY, GENERAL_STAFF, DW),
    date(2024, 12, 24),
    "https://example.org/?a=1&b=“2”",
    Grade(Reliability.B, Credibility.PROBABLY_TRUE),
)
UNGRADED = Attribution(KYIV, Period("../.."))
UNJUDGED = Attribution(
    MONITOR, Period("2024-12~"), grade=Grade(Reliability.F, Credibility.CANNOT_BE_JUDGED)
)
BEST_GRADE = Attribution(DATA, Period("2024/.."), grade=Grade(Reliability.A, Credibility.CONFIRMED))
UNIT = Group("1st brigade", Group("army", Group("Збройні Сили", id="0")), "=A0001")
VILLAGE = Place(
    "Storozheve",
    Place("raion", Place("Донецька область", point=Point(Decimal(-90), Decimal(180)))),
    "007",
    Point(Decimal("47.8123456789"), Decimal("-0.5")),
)
WORDS = (
    "“плюс”",
    *ODD,
    Wording("about 50 of 100 drones", "rounding/1", Range(49, 51), Range(99, 101), trailing="x"),
    Wording("more than $1.1 billion", "literal/1", Range(HUGE), unit=USD),
    Timing("last week", date(2024, 12, 23), Period("2024-12-16/2024-12-22")),
)

CLAIMS: tuple[Claim, ...] = (
    Estimate(
        "estimate",
        Subject(
            UNIT,
            Measure(frozenset({"killed", "wounded", "=missing"}), accrues=False),
            Period("2022-02-24/2024-12-23"),
            VILLAGE,
            Unit("tonnes, metric", 9),
        ),
        Range(HUGE, HUGE + 1),
        BY,
        best=HUGE,
        words=WORDS,
    ),
    Estimate(
        "1e3", Subject(Group("=men"), Measure.of("killed"), Period("20XX")), Range(), UNGRADED
    ),
    Estimate(
        "estimate 3",
        Subject(Group("men"), Measure.of("killed"), Period("2024-10%")),
        Range(0, 0),
        UNJUDGED,
        supersedes=("estimate", "1e3"),
    ),
    Installment(
        "installment",
        Programme("programme", "EU", "Україна", Group("aid", Group("all aid"), "aid/1")),
        Attribution(IMF, Period("2024-12-XX")),
        6,
        Ordinal.REVIEW,
        Period("/2024-12-23"),
        (
            Quantity(Range(105000000000, 115000000000), USD),
            Quantity(Range(100000000000), EUR),
            Quantity(Range(HUGE, HUGE), JPY),
        ),
        Quantity(Range(980000000000), USD),
        TotalBasis.INCLUSIVE,
        ("sixth",),
        ("estimate 3",),
    ),
    Installment(
        "installment 2",
        Programme("programme", "EU", "Україна"),
        BEST_GRADE,
        counts=Ordinal.PAYMENT,
        amounts=(Quantity(Range(), USD),),
        basis=TotalBasis.EXCLUSIVE,
    ),
    Installment(
        "installment 3",
        Programme("programme", "EU", "Україна"),
        BEST_GRADE,
        HUGE,
        total=Quantity(Range(0), JPY),
    ),
    TerritorialClaim(
        "village",
        VILLAGE,
        "Russia",
        Hold.TAKEN,
        Period("2024-12-23?"),
        BY,
        "'Ukraine",
        Extent.PART,
        ("part of",),
        ("installment",),
    ),
    *(
        TerritorialClaim(
            f"{hold.value}",
            Place("a"),
            "b",
            hold,
            Period("2024"),
            Attribution(OTHER, Period("2024")),
        )
        for hold in (Hold.HELD, Hold.CONTESTED, Hold.LOST, Hold.NOT_HELD)
    ),
    Interception(
        "interception",
        UNIT,
        Period("2024-12-23/"),
        BY,
        VILLAGE,
        Range(72, 72),
        Range(47, 47),
        Range(0, 0),
        Range(),
        Range(1),
        Range(0, 25),
        Unit("-drones"),
        ("47 of 72",),
        ("village",),
    ),
    Interception("interception 2", Group("missiles"), Period("2024"), UNGRADED, lost=Range(HUGE)),
    Transfer(
        "transfer",
        "240mm rocket launchers",
        "=North Korea",
        "Russia",
        TransferStatus.SUPPLIED,
        BY,
        Range(10, 20),
        Period("2024-XX"),
        ("dozens",),
        ("interception",),
    ),
    Transfer("transfer 2", "shells", "a", "b", TransferStatus.INTENDED, UNGRADED),
    Transfer("transfer 3", "shells", "a", "b", TransferStatus.AGREED, UNGRADED, Range()),
    Agreement(
        "agreement",
        "defence pact",
        ("North Korea", "=Russia", "2024"),
        BY,
        Period("2024-06-19"),
        Period("2024-12"),
        ("“pact”",),
        ("transfer",),
    ),
    Agreement("agreement 2", "truce", ("a", "b"), UNGRADED),
    Judgement(
        "judgement",
        "two\nlines, “quoted”",
        BY,
        is_forward=True,
        words=(Likelihood("Likely", "phia", "likely", Range(55, 75)), "it seems"),
        supersedes=("agreement",),
    ),
    *(Judgement(f"odd {text}", text, Attribution(OTHER, Period("2024"))) for text in ODD),
    Retraction("retraction", ("judgement", "odd 007"), BY, ("withdrawn",)),
)

GOLDEN = Dossier(CLAIMS, "=Golden, “золото”\nand more")
"""The dossier of the golden files of the first version of each format."""

SPOKEN = Dossier(
    (
        Estimate(
            "in Ukrainian",
            Subject(Group("=men"), Measure.of("killed"), Period("2024-12")),
            Range(0, 50),
            UNGRADED,
            words=(Wording("до 50 дронів", "rounding/1", Range(0, 50), None, None, "x", "uk/1"),),
        ),
    )
)
"""What came later: the language of a phrase."""
