"""The checks of the constructors: what passes, what is refused, and in which words."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, SupportsIndex, final

import pytest
from attrs import Factory, evolve, field, frozen
from attrs.validators import disabled

from conflictmodel import _checks
from conflictmodel.errors import InvalidValueError, Problem
from conflictmodel.values.ranges import Range
from support.worlds import Pair, Text, refusal

# More digits than Python writes; named, because pytest writes the parameters that have no name.
HUGE = 10**5000


class Origin(Enum):
    """Two origins."""

    LEFT = 1
    RIGHT = 2


class Index:
    """A number of another library."""

    def __index__(self) -> int:
        return 7


def step(number: int) -> int:
    """Return the next number."""
    return number + 1


@frozen
class Shape:
    """A class for others to derive from."""


@final
@frozen
class Square(Shape):
    """One of those."""


@final
@frozen
@_checks.checked
class Part:
    """A value with a field of each kind that there is."""

    name: str
    whole: "Part | None" = None
    alias: str = field(default=Factory(lambda self: self.name, takes_self=True))
    note: _checks.AnyText = ""
    size: int = field(default=1, converter=_checks.whole)
    offset: _checks.AnyInt | None = field(default=None, converter=_checks.whole_or_none)
    since: Origin | date = Origin.LEFT
    shape: Shape | None = None
    step: Callable[[int], int] = step
    tags: frozenset[str] = frozenset()
    ranges: tuple[Range, ...] = field(default=(), converter=_checks.Kept[Range])
    words: tuple[str | Origin, ...] = field(default=(), converter=_checks.Kept[str | Origin])
    rows: tuple[tuple[str, int], ...] = field(default=(), converter=_checks.Kept[tuple[str, int]])

    def _problems(self) -> _checks.Problems:
        return () if self.size else (Problem("size", "it has none"),)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("a", "'a'"),
        (47, "47"),
        ("x" * 58, "'" + "x" * 58 + "'"),
        ("x" * 60, "'" + "x" * 59 + "…"),
        ("x" * 1061, "'" + "x" * 60 + "'… (1,061 characters)"),
        ([0] * 100, "[" + "0, " * 19 + "0,…"),
        ("\0" * 61, "'" + r"\x00" * 15 + "\\… (61 characters)"),
        pytest.param(HUGE, "int that cannot be shown", id="huge"),
        pytest.param((HUGE,), "tuple that cannot be shown", id="huge in a tuple"),
    ],
)
def test_a_value_is_shown_briefly(value: object, expected: str) -> None:
    """A value is shown by its `repr`, cut where it is long."""
    assert expected == _checks.shown(value)


@pytest.mark.parametrize(
    ("value", "kinds", "message"),
    [
        (True, (int,), "expected int, got True of type bool"),
        (1.0, (int,), "expected int, got 1.0"),
        ("1", (int,), "expected int, got '1'"),
        (None, (int, str), "expected int or str, got None"),
        (Text("a"), (str,), "expected str, got 'a' of type Text"),
        (1, (Origin,), "expected Origin, got 1: one of LEFT, RIGHT"),
    ],
)
def test_a_value_of_another_type_is_refused(
    value: object, kinds: tuple[type, ...], message: str
) -> None:
    """Only a value of exactly one of the types passes; a subclass is named."""
    assert (Problem("field", message),) == _checks.is_a("field", value, *kinds)
    assert (Problem("field", message),) == (
        _checks.optional("field", value, *kinds) or _checks.is_a("field", value, *kinds)
    )


def test_a_value_of_the_type_passes() -> None:
    """A value of exactly one of the types has no problem; for an optional one `None` has none."""
    assert () == _checks.is_a("field", 1, str, int)
    assert () == _checks.is_a("field", Origin.LEFT, Origin)
    assert () == _checks.optional("field", None, int)
    assert () == _checks.optional("field", 1, int)
    assert (Problem("field", "expected int, got 'a'"),) == _checks.optional("field", "a", int)


@pytest.mark.parametrize(
    ("value", "problems"),
    [
        ((), ()),
        ((1, 2), ()),
        ([1], (Problem("field", "expected tuple, got [1]"),)),
        (Pair((1,)), (Problem("field", "expected tuple, got (1,) of type Pair"),)),
        (None, (Problem("field", "expected tuple, got None"),)),
        (
            (1, True, 2, "a"),
            (
                Problem("field[1]", "expected int, got True of type bool"),
                Problem("field[3]", "expected int, got 'a'"),
            ),
        ),
    ],
)
def test_every_wrong_item_of_a_tuple_is_named(value: object, problems: tuple[Problem, ...]) -> None:
    """Only a tuple passes, and each of its items that does not is named by its index."""
    assert problems == _checks.tuple_of("field", value, int)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "must not be empty"),
        (" \t\n\u00a0", "must not be empty"),
        (3, "expected str, got 3"),
        (None, "expected str, got None"),
        (b"a", "expected str, got b'a'"),
        (Text("a"), "expected str, got 'a' of type Text"),
        ("a\udfff", "'a\\udfff' holds half of a surrogate pair"),
    ],
)
def test_text_that_is_none_is_refused(value: object, message: str) -> None:
    """Text must be a `str` that says something and can be written to a file."""
    assert (Problem("field", message),) == _checks.text("field", value)
    assert (Problem("field[1]", message),) == _checks.texts("field", ("a", value))


def test_good_text_passes() -> None:
    """Text of any script passes; for an optional one `None` does too."""
    assert () == _checks.text("field", "Сторожеве 🛩")
    assert () == _checks.optional_text("field", None)
    assert () == _checks.optional_text("field", "a")
    assert (Problem("field", "must not be empty"),) == _checks.optional_text("field", "")
    assert () == _checks.texts("field", ("a", "b"))
    assert (Problem("field", "expected tuple, got 'a': write a list of one"),) == _checks.texts(
        "field", "a"
    )


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (-1, "-1 is below 0"),
        pytest.param(-HUGE, "a number has more than 1,000 digits", id="huge and negative"),
        pytest.param(HUGE, "a number has more than 1,000 digits", id="huge"),
        (True, "expected int, got True of type bool"),
        (0.0, "expected int, got 0.0"),
        (float("nan"), "expected int, got nan"),
        (None, "expected int, got None"),
    ],
)
def test_what_is_no_count_is_refused(value: object, message: str) -> None:
    """A count is an `int` of 0 or more."""
    assert (Problem("field", message),) == _checks.count("field", value)


@pytest.mark.parametrize("value", [0, 1, pytest.param(10**1000 - 1, id="longest")])
def test_a_count_has_at_most_a_thousand_digits(value: int) -> None:
    """Every whole number from 0 passes that can be written and read again."""
    assert () == _checks.count("field", value)


@pytest.mark.parametrize(("limit", "most"), [("640", 640), ("0", 1000), ("5000", 1000)])
def test_no_number_is_longer_than_python_is_set_to_write(limit: str, most: int) -> None:
    """Where Python is told to write shorter numbers, a longer one is refused, and by us."""
    program = f"""
from conflictmodel import Range, errors, rule_named
longest = Range(0, 10**{most} - 1)
print(len(repr(longest)), rule_named(f"robust({{longest.upper}})").name[-9:])
for make, figure in ((Range, 10**{most}), (rule_named, "robust({"9" * (most + 1)})")):
    try:
        make(figure)
    except errors.InvalidValueError as error:
        print(str(error)[:45])
"""
    done = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program],
        env={**os.environ, "PYTHONINTMAXSTRDIGITS": limit},
        capture_output=True,
        check=True,
        text=True,
    )
    expected = [
        f"{most + len('Range(lower=0, upper=)')} 99999999)",
        f"Range: a number has more than {most:,} digits @ lower"[:45],
        "rule_named: 'robust(9999999999999999999999999",
    ]
    assert expected == done.stdout.splitlines()


def test_no_problem_raises_nothing() -> None:
    """Checks that found nothing let the value be."""
    _checks.refuse("Range", (), ())


def test_all_problems_are_raised_at_once() -> None:
    """One error carries what every check found, and names the function."""
    one, other, third = Problem("a", "x"), Problem("b", "y"), Problem("c", "z")
    with pytest.raises(InvalidValueError) as caught:
        _checks.refuse("read", (one,), (), (other, third))
    assert "read" == caught.value.owner
    assert (one, other, third) == caught.value.problems


def test_a_refusal_is_the_error_of_one_problem() -> None:
    """A single problem becomes an error that the caller raises."""
    error = _checks.refusal("Range", Problem("upper", "too low"))
    assert "Range: too low @ upper" == str(error)


def test_a_text_has_a_greatest_length() -> None:
    """A text of up to 100,000 characters is kept; a longer one is refused and not repeated."""
    assert () == _checks.text("name", "x" * 100_000)
    (problem,) = _checks.text("name", "x" * 100_001)
    assert (
        f"'{'x' * 60}'… (100,001 characters) is longer than 100,000 characters" == problem.message
    )


def test_what_a_function_is_given_is_listed() -> None:
    """Any iterable of one kind of thing will do; one thing, another kind and text will not."""
    one, other = Range(1), Range(2)
    assert (one, other) == _checks.listed("add", "these", iter([one, other]), Range)
    expected = "add: expected an iterable of Range, got Range @ these"
    assert expected == refusal(_checks.listed, "add", "these", one, Range)
    expected = "add: expected an iterable of str, got str @ these"
    assert expected == refusal(_checks.listed, "add", "these", "ab", str)
    expected = "add: expected Range, got 'a' @ these[0]; expected Range, got 3 @ these[2]"
    assert expected == refusal(_checks.listed, "add", "these", ["a", one, 3], Range)


def test_names_are_checked_together_as_one_by_one() -> None:
    """Many names pass at once, and any of them that is no good text is found."""
    assert () == _checks.texts("ids", ("a", "b-1", "two words", "Kyjiv\u0301"))
    assert () == _checks.texts("ids", ("x" * 60_000, "y" * 60_000))
    expected = (Problem("ids[1]", "must not be empty"), Problem("ids[2]", "must not be empty"))
    assert expected == _checks.texts("ids", ("a", "", " "))
    assert (Problem("ids[0]", "expected str, got 3"),) == _checks.texts("ids", (3, "b"))
    assert (Problem("ids", "expected tuple, got ['a']"),) == _checks.texts("ids", ["a"])


def test_a_value_is_checked_as_its_fields_are_annotated() -> None:
    """Whatever is of the types passes; a class named further up in itself is known by then."""
    part = Part("a", Part("b"), "c", "", 2, -1, date(2024, 1, 1), Square(), step, frozenset({"d"}))
    assert (Part("b"), "c", -1) == (part.whole, part.alias, part.offset)
    assert (Square(), Shape()) == (part.shape, evolve(part, shape=Shape()).shape)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": ""}, "must not be empty @ name"),
        ({"name": "a", "alias": ""}, "must not be empty @ alias"),
        ({"whole": 3}, "expected Part, got 3 @ whole"),
        ({"note": None}, "expected str, got None @ note"),
        ({"size": -1}, "-1 is below 0 @ size"),
        ({"size": 0}, "it has none @ size"),
        ({"offset": True}, "expected int, got True of type bool @ offset"),
        ({"since": 1}, "expected Origin or date, got 1: one of LEFT, RIGHT @ since"),
        ({"shape": Part}, "expected Shape, got"),
        ({"step": 1}, "expected a function, got 1 @ step"),
        ({"tags": {"a"}}, "expected frozenset, got {'a'} @ tags"),
        (
            {"tags": frozenset({"b", 2, 1})},
            "expected str, got 1 @ tags; expected str, got 2 @ tags",
        ),
        ({"ranges": (Range(), 3, None)}, "expected Range, got 3 @ ranges[1]; expected Range, got"),
        ({"words": ["a", "", 3]}, "must not be empty @ words[1]; expected str or Origin, got 3"),
        ({"rows": [["a", 1], 3]}, "expected tuple, got 3 @ rows[1]"),
        (
            {"name": 1, "size": 0, "tags": 2},
            "expected str, got 1 @ name; expected frozenset, got 2",
        ),
    ],
)
def test_every_field_that_is_wrong_is_named(fields: dict[str, object], expected: str) -> None:
    """One error names them all, and what a class checks itself once its fields are right."""
    assert refusal(Part, **{"name": "a", **fields}).startswith(f"Part: {expected}")


def test_the_checks_are_no_validators_of_attrs() -> None:
    """Who switches the validators of attrs off, for any reason, gets no value that is none."""
    with disabled():
        assert "Part: must not be empty @ name" == refusal(Part, "")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (3, 3),
        (True, True),
        (1.0, 1.0),
        ("three", "three"),
        (None, None),
        (Fraction(1), Fraction(1)),
        (Index(), 7),
    ],
)
def test_what_counts_as_a_number_becomes_an_int(value: SupportsIndex, expected: object) -> None:
    """Only what can stand for an `int` everywhere does; what is none stays, to be refused."""
    assert expected == _checks.whole(value)
    assert type(expected) is type(_checks.whole(value))


ROWS: Mapping[str, Any] = {"rows": [["a", Index()], ("b", 2)]}


def test_sequences_are_taken_deep_inside_of_rows() -> None:
    """What stands in a row of several things is taken as it is in a field of its own."""
    assert (("a", 7), ("b", 2)) == Part("a", **ROWS).rows
