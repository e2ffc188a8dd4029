"""Wrong arguments: what is raised where an argument is of a wrong type is an error of ours.

Every public constructor, method and function is called as it should be, and then with each of its
arguments replaced in turn by what is of a wrong type.
"""

import inspect
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from importlib import import_module
from pathlib import Path
from typing import TypeGuard, is_typeddict

import attrs
import numpy as np
import pytest

import conflictmodel as cm
from support.faces import CORE
from support.own_rules import of_ranges
from support.samples import SAMPLES
from support.worlds import BY, DAY, DEAD, DW, TROOPS, USD, VALID, refusal

Function = Callable[..., object]
Arguments = tuple[tuple[object, ...], Mapping[str, object]]
Call = tuple[Function, Arguments]


def given(*placed: object, **named: object) -> Arguments:
    """Return the arguments of a call."""
    return placed, named


TODAY = date(2024, 12, 23)
RANGE = cm.Range(1, 9)
OWN_COLUMNS: dict[str, object] = {
    "group": "event",
    "measure": cm.KILLED,
    "period": "day",
    "source": "who",
}
SAID = cm.Estimate("a", DEAD, cm.Range(100), BY)
HURT = attrs.evolve(SAID, id="b", subject=attrs.evolve(DEAD, measure=cm.WOUNDED))
HARMED = attrs.evolve(DEAD, measure=cm.KILLED | cm.WOUNDED)
PLACE = cm.Place("Storozheve", cm.Place("Donetsk region"))
HELD = cm.TerritorialClaim("a", PLACE, "Russia", cm.Hold.TAKEN, DAY, BY)
PAID = cm.Installment(
    "a",
    cm.Programme("IMF programme", "IMF", "Ukraine"),
    BY,
    number=6,
    amounts=(cm.Quantity(cm.Range(110), USD),),
    total=cm.Quantity(cm.Range(980), USD),
)
SHOT = cm.Interception(
    "a",
    cm.Group("drones"),
    DAY,
    BY,
    launched=cm.Range(72, 72),
    shot_down=cm.Range(47, 47),
    lost=cm.Range(25, 25),
)
LEDGER = cm.aid_ledger(PAID.programme, [PAID])
TALLY = cm.InterceptionTally((SHOT,))
DOSSIER = cm.Dossier((SAID,), "Kursk")
SHARE = cm.readers.Share("acled", DEAD, cm.readers.Tally(1, 5, None, None), cm.readers.Tally())
COMPARED = cm.readers.compare(DOSSIER, DOSSIER, labels=["one", "other"])
CHANGES = cm.readers.Changes(DOSSIER, cm.Dossier((HURT,)))
RECORD = cm.readers.Record("line 2", (("number", "3"),), (SAID,), ("note",))
ODD = cm.readers.RecordFinding("number", "{} is odd", ("3",))
VOICE = cm.rules.Voice("Kyiv", cm.Range(3001), TODAY, cm.Reliability.B, ("a",))
FOUND = cm.combine([SAID], rule=cm.hull, about=DEAD)
DIVIDED = cm.Partition(PLACE, (cm.Place("North"), cm.Place("South")), exhaustive=True)
TOGETHER = cm.reconcile(cm.example())
(LIMIT,) = cm.report(cm.example(), rule=cm.hull).assessments[0].limits
CONTROL = cm.control(PLACE, [HELD], on=TODAY)
PERCENT = cm.phrases.PHIA.read("likely")
GRADE = cm.Grade.parse("B2")


# An instance of every public type: it says how the type is made.
INSTANCES: tuple[attrs.AttrsInstance, ...] = (
    *(make(**fields) for make, fields in VALID.items()),
    PAID,
    SHOT,
    LEDGER,
    TALLY,
    RANGE,
    DOSSIER,
    RECORD,
    VOICE,
    FOUND,
    CONTROL,
    DIVIDED,
    TOGETHER,
    TOGETHER.conflicts[0],
    TOGETHER.conflicts[0].least[0],
    cm.reconcile([SAID]).why(SAID.subject)[0],
    cm.conclusions.Installments(PAID.programme, 6, cm.currency("USD")),
    PERCENT,
    GRADE,
    DEAD,
    DEAD.measure,
    DAY,
    USD,
    DW,
    BY,
    attrs.evolve(TROOPS, within=cm.Group("troops")),
    attrs.evolve(PLACE, point=cm.Point(Decimal("50.45"), Decimal("30.5"))),
    cm.Point(Decimal("50.45"), Decimal("30.5")),
    cm.readers.Extract("acled", DOSSIER, (RECORD,)),
    cm.readers.Revision(SAID, HELD),
    cm.readers.ChangedTotal("2024", cm.PERSONS, SHARE.certain, SHARE.possible),
    CHANGES,
    COMPARED,
    COMPARED.coverage[0],
    SHARE,
    SHARE.certain,
    ODD,
    cm.readers.FindingKind("it is odd", "number", 2, ODD),
    cm.rules.Counterexample((VOICE,), (RANGE,)),
    cm.conclusions.Camp(("Kyiv",), RANGE),
    cm.conclusions.bearing(SAID, DEAD),
    LIMIT,
    cm.values.FATES_OF_PEOPLE,
    cm.conclusions.Finding("double-counted", "a", "it is counted twice", ("b",)),
    cm.rules.IDEMPOTENT,
    LEDGER.entries[0],
    LEDGER.entries[0].totals[0],
    LEDGER.entries[0].totals[0].readings[0],
    cm.ACLED_1,
    cm.errors.Problem("lower", "too low"),
    PAID.programme,
    PAID.amounts[0],
    cm.report(cm.example(), rule=cm.camps),
    CONTROL.standings[0],
    cm.read_period("on Monday", dateline=TODAY),
    cm.read("47 of 72 drones", policy=cm.ROUNDING_1),
    cm.phrases.PHIA,
    cm.phrases.GERMAN,
    cm.phrases.GERMAN.words[0],
)


def fields_of(instance: attrs.AttrsInstance) -> Mapping[str, object]:
    """Return what the constructor is given to make the instance."""
    fields = attrs.fields(type(instance))
    return {field.name: getattr(instance, field.name) for field in fields if field.init}


CONSTRUCTORS: tuple[Call, ...] = tuple(
    (type(instance), given(**fields_of(instance))) for instance in INSTANCES
)
METHODS: tuple[Call, ...] = (
    (DOSSIER.add, given(cm.Judgement("b", "it rains", BY))),
    (DOSSIER.history, given("a")),
    (DOSSIER.of_type, given(cm.Estimate)),
    (DOSSIER.about, given(DEAD)),
    (DOSSIER.by_origin, given("Ukraine")),
    (DOSSIER.known_on, given(TODAY)),
    (DOSSIER.with_origins, given({DW.name: "German media"})),
    (cm.readers.Extract("acled", DOSSIER, (RECORD,)).record_of, given("a")),
    (CHANGES.totals, given("year")),
    (cm.readers.Extract("acled", DOSSIER).with_origins, given({DW.name: "German media"})),
    (cm.Grade.parse, given("B2")),
    (TROOPS.includes, given(cm.Group("special forces", TROOPS))),
    (TALLY.reporting, given(cm.SHOT_DOWN)),
    (TALLY.count, given(cm.SHOT_DOWN)),
    (TALLY.share, given(cm.SHOT_DOWN, of=cm.LAUNCHED)),
    (LIMIT.against, given(RANGE)),
    (cm.reconcile([SAID]).why, given(SAID.subject)),
    (cm.Measure.of, given("killed", "wounded", accrues=True)),
    (cm.KILLED.joined, given(cm.WOUNDED)),
    (cm.SENT.includes, given(cm.KILLED)),
    (cm.KILLED.is_disjoint, given(cm.WOUNDED)),
    (DAY.includes, given(DAY)),
    (cm.Period("2024").includes, given(DAY)),
    (DAY.meets, given(cm.Period("2024-12-24"))),
    (cm.Period("2024~").meets, given(DAY)),
    (PLACE.includes, given(PLACE)),
    (cm.Point.parse, given("50.45", "30.5")),
    (RANGE.encloses, given(cm.Range(2, 3))),
    (RANGE.precedes, given(cm.Range(20))),
    (cm.Range(1).precedes, given(cm.Range(20))),
    (RANGE.hull, given(cm.Range(20), cm.Range(30))),
    (RANGE.intersection, given(cm.Range(2), cm.Range(3))),
    (RANGE.less, given(cm.Range(2, 3))),
    (cm.Range(1).less, given(cm.Range(2, 3))),
    (RECORD.value, given("number")),
    (cm.hull.keeps, given(cm.rules.SOUND)),
    (cm.latest(cm.hull).apply, given((VOICE,))),
    (cm.hull.answer, given((RANGE,))),
    (cm.majority.answer, given((RANGE,))),
    (cm.hull.pool, given([RANGE])),
    (cm.intersection.or_else, given(cm.hull)),
    (DEAD.includes, given(DEAD)),
    (DEAD.excludes, given(DEAD)),
    (USD.parts, given(5)),
    (USD.format, given(RANGE)),
    (USD.said, given(RANGE)),
    (USD.amount, given(3)),
    (cm.phrases.PHIA.read, given("likely", taken_as="likely")),
)


def losses(folder: Path, name: str) -> Path:
    """Return a file of one of the two formats of losses."""
    file = folder / name
    file.write_text(SAMPLES[name], encoding="utf-8")
    return file


def tell(_done: int, _whole: int) -> None:
    """Hear of progress."""


def functions(folder: Path) -> tuple[Call, ...]:
    """Return a call of every public function, with files in the folder."""
    document, lines, flat = folder / "a.json", folder / "a.jsonl", folder / "a.csv"
    cm.dump(DOSSIER, document)
    cm.formats.dump_lines([SAID], lines)
    cm.formats.dump_csv(DOSSIER, flat)
    totals, corrections = losses(folder, "losses"), losses(folder, "loss-corrections")
    mine, columns = folder / "mine.csv", folder / "mine.toml"
    mine.write_text("event,day,who,low\nMarsk,2025-10-26,North,3\n")
    columns.write_text('group = "event"\nmeasure = "what"\nperiod = "day"\nsource = "who"\n')
    return (
        (cm.k_of_n, given(2)),
        (cm.aid_ledger, given(PAID.programme, [PAID])),
        (cm.around, given(1100, within=50)),
        (cm.at_least, given(3)),
        (cm.at_most, given(3)),
        (cm.audit, given(DOSSIER, policies=[cm.ACLED_1])),
        (cm.changes, given(DOSSIER, DOSSIER)),
        (cm.conclusions.bearing, given(SAID, DEAD)),
        (
            cm.readers.compare,
            given(DOSSIER, DOSSIER, labels=["one", "other"], names={"a": "b"}),
        ),
        (cm.between, given(1, 2)),
        (cm.combine, given([SAID], rule=cm.hull, about=DEAD, voices=cm.one_voice)),
        (cm.values.consistent, given([RANGE])),
        (cm.formats.content_hash, given(DOSSIER)),
        (cm.control, given(PLACE, [HELD], on=TODAY)),
        (cm.values.coverage, given([RANGE])),
        (cm.values.nearest, given(DEAD, [HARMED])),
        (cm.values.partition, given(cm.KILLED, USD)),
        (cm.currency, given("USD")),
        (cm.formats.document_schema, given()),
        (cm.dump, given(DOSSIER, folder / "b.json")),
        (cm.formats.dump_csv, given(DOSSIER, folder / "b.csv", for_statistics=True)),
        (cm.formats.dump_lines, given([SAID], folder / "b.jsonl", title="Kursk")),
        (cm.dumps, given(DOSSIER)),
        (cm.formats.dumps_csv, given(DOSSIER, for_statistics=True)),
        (cm.exactly, given(3)),
        (cm.estimate, given("3 dead", of=DEAD, by="DW", on="2024", policy=cm.ROUNDING_1)),
        (cm.example, given()),
        (cm.fewer_than, given(3)),
        (cm.latest, given(cm.hull)),
        (cm.formats.lines_title, given(lines)),
        (cm.load, given(document)),
        (cm.formats.load_csv, given(flat)),
        (cm.formats.load_lines, given(lines)),
        (cm.loads, given(SAMPLES["conflictmodel"], name="a")),
        (cm.formats.loads_csv, given(SAMPLES["conflictmodel-csv"], name="a")),
        (cm.more_than, given(3)),
        (cm.most_reliable, given(cm.hull)),
        (cm.on, given(TODAY)),
        (cm.per_origin, given(cm.hull, cm.median)),
        (cm.quantile, given(Fraction(1, 2), {"Kyiv": 1})),
        (cm.read, given("around 1,100", policy=cm.ROUNDING_1, language=cm.phrases.ENGLISH)),
        (cm.read_file, given(document, as_format="conflictmodel", progress=tell)),
        (cm.read_file, given(totals, as_format="losses", progress=tell)),
        (cm.read_period, given("on Monday", dateline=TODAY)),
        (cm.report, given(cm.example(), rule=cm.camps, about=[DEAD])),
        (cm.reconcile, given([SAID], [DEAD], partitions=[DIVIDED], origin="Ukraine")),
        (cm.robust, given(1)),
        (cm.rule_named, given("hull")),
        (cm.rules.sound_with_right, given(1)),
        (cm.rules.sound_with_wrong, given(1)),
        (cm.readers.load_columns, given(columns)),
        (cm.readers.read_table, given(mine, progress=tell, **OWN_COLUMNS)),
        (cm.readers.stream_file, given(totals, as_format="losses", progress=tell)),
        (cm.readers.suggested_columns, given(mine)),
        (cm.through, given(TODAY)),
        (cm.formats.to_geojson, given([HELD])),
        (cm.formats.to_prov, given([SAID])),
        (cm.total, given([SAID, HURT], claim_id="sum", by=BY, into=HARMED)),
        (cm.update, given(DOSSIER, DOSSIER, released=TODAY, complete=True)),
        (cm.values.union, given([RANGE])),
        (cm.unknown, given()),
        (cm.readers.with_corrections, given(cm.read_file(totals), cm.read_file(corrections))),
        (cm.within, given(RANGE, cm.hull)),
    )


class Fails:
    """What raises whatever it is asked: a value of another library that is broken."""

    def __index__(self) -> int:
        return 1 // 0

    def __repr__(self) -> str:
        return str(1 // 0)

    def __eq__(self, _other: object) -> bool:
        return bool(1 // 0)

    __hash__ = object.__hash__


def nested(within: list[object], depth: int) -> list[object]:
    """Return a list that lies so deep in lists."""
    for _ in range(depth):
        within = [within]
    return within


FAILS = Fails()
ENDLESS: list[object] = []
ENDLESS.append(ENDLESS)
# What cannot be looked into to its end, or only once.
BOTTOMLESS: tuple[object, ...] = (ENDLESS, nested([], 100_000), deque([ENDLESS]), iter(()))
# What Python writes no number of, and no file has.
UNWRITTEN: tuple[object, ...] = (10**1000, -(10**5000), "half \ud800 of a pair")
STRANGE = object()
PANDAS = import_module("pandas")  # it has no types of its own
# What pandas and numpy have where there is no value, or several: `==`, `in` and truth raise.
NOT_THERE: tuple[object, ...] = (
    PANDAS.NA,
    PANDAS.NaT,
    np.float64("nan"),
    np.array([1, 2]),
    np.array(3),
    np.array([]),
    PANDAS.Series([1, 2]),
)
WRONG: tuple[object, ...] = (
    None,
    "text",
    1.5,
    7,
    TODAY,
    RANGE,
    PLACE,
    SAID,
    [],
    STRANGE,
    [STRANGE],
    (STRANGE,),
    ((),),
    ((STRANGE, STRANGE),),
    frozenset({STRANGE}),
    {STRANGE: STRANGE},
    {"Kyiv": STRANGE},
    FAILS,
    [FAILS],
    ((FAILS, FAILS),),
    frozenset({FAILS}),
    {FAILS: FAILS},
    *BOTTOMLESS,
    *UNWRITTEN,
    *([each] for each in UNWRITTEN),
    *(((each, each),) for each in UNWRITTEN),
    Fraction(10**1000, 3),
    Decimal("1e999999"),
    *({"Kyiv": each} for each in UNWRITTEN),
    *NOT_THERE,
    *([each] for each in NOT_THERE),
    *((each,) for each in NOT_THERE),
    *(((each, each),) for each in NOT_THERE),
    *({"Kyiv": each} for each in NOT_THERE),
    *(frozenset({each}) for each in NOT_THERE[:3]),
    *({each: 1} for each in NOT_THERE[:3]),
)
# An error has a problem of any text.
UNCHECKED: tuple[Function, ...] = (cm.errors.Problem,)


def is_tuple(thing: object) -> TypeGuard[tuple[object, ...]]:
    """Tell whether this is a tuple, of whatever."""
    return isinstance(thing, tuple)


def is_iterator(thing: object) -> TypeGuard[Iterator[object]]:
    """Tell whether something is yielded one by one."""
    return isinstance(thing, Iterator)


def wholly(function: Function, arguments: Arguments) -> None:
    """Call the function, and read to the end what it yields."""
    placed, named = arguments
    found = function(*placed, **named)
    if is_iterator(found):
        deque(found, 0)


def replaced(arguments: Arguments, wrong: object) -> Iterator[Arguments]:
    """Yield the arguments with each of them replaced in turn."""
    placed, named = arguments
    for place in range(len(placed)):
        yield (*placed[:place], wrong, *placed[place + 1 :]), named
    for name in named:
        yield placed, {**named, name: wrong}


def check(call: Call) -> None:
    """Call as one should, and with each argument replaced: nothing is raised but errors of ours."""
    function, arguments = call
    wholly(function, arguments)
    for wrong in WRONG:
        for others in replaced(arguments, wrong):
            with suppress(cm.ConflictModelError):
                wholly(function, others)
    if function not in UNCHECKED:
        for others in replaced(arguments, STRANGE):
            with pytest.raises(cm.errors.InvalidValueError):
                wholly(function, others)


def name_of(thing: object) -> str:
    """Return the name of a function, or that of a method with its class."""
    return str(getattr(thing, "__qualname__", ""))


def names(calls: Iterable[Call]) -> list[str]:
    """Return the names of what is called."""
    return [name_of(function) for function, _ in calls]


def numbered(calls: Sequence[Call]) -> list[str]:
    """Return a name for each of the calls."""
    return [f"{name} {number}" for number, name in enumerate(names(calls))]


@pytest.mark.parametrize("call", CONSTRUCTORS, ids=numbered(CONSTRUCTORS))
def test_a_constructor_raises_errors_of_ours(call: Call) -> None:
    """A field of another type is refused, and none of Python's errors escapes."""
    check(call)


@pytest.mark.parametrize("instance", INSTANCES, ids=numbered(CONSTRUCTORS))
def test_a_sequence_is_kept_as_a_tuple(instance: attrs.AttrsInstance) -> None:
    """A list or a deque will do where a tuple is kept, but no text, set or iterator."""
    made, fields = type(instance), fields_of(instance)
    for name, value in fields.items():
        if is_tuple(value):
            likes: tuple[Sequence[object], ...] = (list(value), deque(value))
            for like in likes:
                same = made(**{**fields, name: like})
                assert instance == same
                assert tuple is type(getattr(same, name))
            unlikes: tuple[object, ...] = (
                "text",
                b"text",
                {3},
                {"a": 3},
                iter(value),
                np.array([]),
            )
            for unlike in unlikes:
                with pytest.raises(cm.errors.InvalidValueError):
                    made(**{**fields, name: unlike})


@pytest.mark.parametrize("instance", INSTANCES, ids=numbered(CONSTRUCTORS))
def test_a_whole_number_is_kept_as_an_int(instance: attrs.AttrsInstance) -> None:
    """An integer of numpy will do where a number is kept, but neither truth nor a fraction."""
    made, fields = type(instance), fields_of(instance)
    for name, value in fields.items():
        if type(value) is int:
            same = made(**{**fields, name: np.int64(value)})
            assert instance == same
            assert int is type(getattr(same, name))
            for unlike in (True, np.bool(True), float(value), np.float64(value), str(value)):
                with pytest.raises(cm.errors.InvalidValueError):
                    made(**{**fields, name: unlike})


@pytest.mark.parametrize(
    ("expected", "function", "arguments"),
    [
        (cm.Range(200, 255), cm.Range, given(np.uint8(200), np.uint8(255))),
        (cm.Range(255, 255), cm.exactly, given(np.uint8(255))),
        (cm.Range(200, 255), cm.between, given(np.uint8(200), np.int64(255))),
        (cm.Range(255), cm.at_least, given(np.uint8(255))),
        (cm.Range(256), cm.more_than, given(np.uint8(255))),
        (cm.Range(0, 255), cm.at_most, given(np.uint8(255))),
        (cm.Range(0, 254), cm.fewer_than, given(np.uint8(255))),
        (cm.Range(0, 450), cm.around, given(np.uint8(200), within=np.uint8(250))),
        (cm.k_of_n(2), cm.k_of_n, given(np.int64(2))),
        (cm.robust(2), cm.robust, given(np.int64(2))),
        (cm.quantile(1), cm.quantile, given(np.int64(1))),
        (True, cm.Range(1, 9).__contains__, given(np.int64(5))),
        (cm.quantile(1, {"Kyiv": 2}), cm.quantile, given(1, {"Kyiv": np.int64(2)})),
        (cm.rules.sound_with_right(2), cm.rules.sound_with_right, given(np.int64(2))),
        (cm.rules.sound_with_wrong(2), cm.rules.sound_with_wrong, given(np.int64(2))),
        ("2.55 USD", USD.amount, given(np.uint8(255))),
        (25500, USD.parts, given(np.uint8(255))),
        (
            cm.phrases.Policy("mine", 1, 5, cm.phrases.Width.EXACT, (("dozens", 12),)),
            cm.phrases.Policy,
            given("mine", 1, np.int64(5), cm.phrases.Width.EXACT, [["dozens", np.int64(12)]]),
        ),
        (
            cm.phrases.Yardstick("mine", (("no", cm.between(0, 5)),)),
            cm.phrases.Yardstick,
            given("mine", [["no", cm.between(0, 5)]]),
        ),
        (RECORD, cm.readers.Record, given("line 2", [["number", "3"]], [SAID], ["note"])),
    ],
)
def test_what_is_like_the_right_type_will_do(
    expected: object, function: Function, arguments: Arguments
) -> None:
    """A number of numpy counts as it should, in a function and deep in what a constructor keeps."""
    placed, named = arguments
    found = function(*placed, **named)
    assert expected == found
    assert repr(expected) == repr(found)


@pytest.mark.parametrize("call", METHODS, ids=numbered(METHODS))
def test_a_method_raises_errors_of_ours(call: Call) -> None:
    """An argument of another type is refused, and no error of Python's escapes."""
    check(call)


def test_a_function_raises_errors_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An argument of another type is refused, and none of Python's errors escapes."""
    monkeypatch.chdir(tmp_path)  # a text is the name of a file
    for call in functions(tmp_path):
        check(call)


def is_public_type(thing: object) -> TypeGuard[type[object]]:
    """Tell whether this is a type of values, which are made by calling it."""
    if not inspect.isclass(thing) or is_typeddict(thing):
        return False
    return not issubclass(thing, Enum | Exception)


def test_everything_public_is_called(tmp_path: Path) -> None:
    """Each public type is made, and each public method and function with an argument is called."""
    public = [*CORE.values(), cm.example]
    types = [thing for thing in public if is_public_type(thing)]
    # A rule is made by a class of its own.
    assert {name_of(kind) for kind in types} == {*names(CONSTRUCTORS), "Rule"}
    members = [(name, getattr(kind, name)) for kind in types for name in dir(kind)]
    methods = {
        name_of(member)
        for name, member in members
        if not name.startswith("_")
        and inspect.isroutine(member)
        # A function of a class has `self` besides its arguments, a method of the class has not.
        and len(inspect.signature(member).parameters) > (not inspect.ismethod(member))
    }
    # What a rule decides by is looked at before, by `apply`, `answer` and `combine`.
    hooks = ("of_ranges", "of_voices", "figures", "of_figures", "remarks")
    assert methods == {*names(METHODS), *(f"Rule.{hook}" for hook in hooks)}
    functions_of_all = {name_of(thing) for thing in public if inspect.isfunction(thing)}
    assert functions_of_all == set(names(functions(tmp_path)))


@pytest.mark.parametrize(
    ("function", "arguments", "message"),
    [
        (RANGE.encloses, given(3), "encloses: expected Range, got 3 @ other"),
        (RANGE.precedes, given(None), "precedes: expected Range, got None @ other"),
        (RANGE.less, given(None), "less: expected Range, got None @ other"),
        (RANGE.hull, given(RANGE, 3), "hull: expected Range, got 3 @ others[1]"),
        (
            RANGE.intersection,
            given("a", RANGE),
            "intersection: expected Range, got 'a' @ others[0]",
        ),
        (TROOPS.includes, given(None), "includes: expected Group, got None @ other"),
        (PLACE.includes, given(TROOPS.name), "includes: expected Place, got 'North Korean troops'"),
        (DEAD.includes, given(3), "includes: expected Subject, got 3 @ other"),
        (DEAD.excludes, given(3), "excludes: expected Subject, got 3 @ other"),
        (
            cm.KILLED.includes,
            given("killed"),
            "includes: expected Measure, got 'killed': such as KILLED",
        ),
        (
            cm.KILLED.joined,
            given("killed"),
            "joined: expected Measure, got 'killed': such as KILLED",
        ),
        (cm.KILLED.is_disjoint, given(3), "is_disjoint: expected Measure, got 3 @ other"),
        (
            DAY.includes,
            given(TODAY),
            "includes: expected Period, got datetime.date(2024, 12, 23): such as Period",
        ),
        (DAY.meets, given("2024"), "meets: expected Period, got '2024': such as Period"),
        (USD.format, given(3), "format: expected Range, got 3 @ value"),
        (TALLY.reporting, given("lost"), "reporting: expected Measure, got 'lost': such as KILLED"),
        (TALLY.count, given("lost"), "count: expected Measure, got 'lost': such as KILLED"),
        (TALLY.share, given(None, of=3), "share: expected Measure, got None @ part; expected"),
        (
            cm.hull.answer,
            given((VOICE, 3)),
            "answer: expected Range, got Voice(origin='Kyiv', range=",
        ),
    ],
)
def test_the_error_names_what_was_expected(
    function: Function, arguments: Arguments, message: str
) -> None:
    """It has the function, what is expected, what was given, and for which argument."""
    placed, named = arguments
    assert refusal(function, *placed, **named).startswith(message)


@pytest.mark.parametrize("rule", [cm.hull, cm.k_of_n(2), cm.camps], ids=str)
def test_a_rule_answers_ranges_that_can_be_read_again(rule: cm.rules.Rule[cm.Range]) -> None:
    """An iterator of ranges is refused, also where it would have yielded none of them."""
    expected = "answer: expected tuple, got <tuple_iterator object at 0x"
    assert refusal(rule.answer, iter(())).startswith(expected)
    assert refusal(rule.answer, iter((RANGE,))).startswith(expected)


@pytest.mark.parametrize("wrong", [*NOT_THERE[:3], np.array(3), FAILS, ENDLESS, [np.array([])]])
def test_a_table_of_laws_is_of_rules(wrong: object) -> None:
    """What is no rule is refused, whether it can be iterated or not."""
    with pytest.raises(cm.errors.InvalidValueError, match=r"^law_table: expected .* @ rules"):
        cm.testing.law_table(wrong)  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize("error", [AttributeError, TypeError])
def test_an_error_in_a_rule_of_somebody_s_own_is_theirs(error: type[Exception]) -> None:
    """What the function of a rule raises about ranges that it can be given is not replaced."""

    def fail(_ranges: tuple[cm.Range, ...]) -> cm.values.Pieces:
        raise error("mine")

    with pytest.raises(error, match="mine"):
        of_ranges("failing", fail).pool([RANGE])


@pytest.mark.parametrize(
    ("make", "wrong", "message"),
    [
        (cm.quantile, np.int64(3), "quantile: 3 is above 1 @ q"),
        (cm.Range, int, "Range: expected int, got <class 'int'> @ lower"),
        (cm.Range(1, 9).__contains__, "5", "Range: expected int, got '5' @ number"),
        (
            cm.formats.content_hash,
            set(cm.example().claims),
            "content_hash: a set has no order: give a list @ claims",
        ),
    ],
    ids=["a share above 1", "a class of numbers", "text in a range", "a set of claims"],
)
def test_what_only_looks_right_is_refused(
    make: Callable[..., object], wrong: object, message: str
) -> None:
    """What has the methods of a right value, and is none, is refused with our own error."""
    assert message == refusal(make, wrong)
