"""The JSON Schema: what it refuses `loads` refuses, and what is written is valid under it."""

import json
import re
import runpy
import sys
from collections.abc import Callable, Iterable
from importlib.resources import files
from pathlib import Path
from typing import Protocol

import pytest
from attrs import fields
from hypothesis import given, strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy
from jsonschema import Draft202012Validator, ValidationError

from conflictmodel.claims.claim import CLAIM_TYPES, Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.claims.interceptions import Interception
from conflictmodel.errors import DocumentError, InvalidValueError
from conflictmodel.examples import example
from conflictmodel.formats.document import document_schema, dumps, loads
from conflictmodel.testing import dossiers
from conflictmodel.values.periods import Period
from conflictmodel.values.ranges import Range
from conflictmodel.values.subjects import Group
from support.documents import BY, DAY, Tree, changed

TOOL = Path(__file__).parents[2] / "tools" / "document_schema.py"
SHIPPED = files("conflictmodel").joinpath("document-1.schema.json").read_text(encoding="utf-8")
DEFINITIONS: dict[str, dict[str, dict[str, object]]] = json.loads(SHIPPED)["$defs"]


class Validator(Protocol):
    """What is asked of jsonschema, whose own types leave a part of it unknown."""

    def iter_errors(self, instance: Tree) -> Iterable[ValidationError]:
        """Yield what is wrong."""
        ...


VALIDATOR: Validator = Draft202012Validator(document_schema())


def refused(document: str) -> list[str]:
    """Return the places of a document that the schema refuses."""
    return sorted({error.json_path for error in VALIDATOR.iter_errors(json.loads(document))})


def told(document: str) -> list[str]:
    """Return what `loads` says against a document; nothing where it reads it."""
    try:
        loads(document)
    except DocumentError as error:
        return [problem.message for problem in error.problems]
    return []


# The schema itself


def test_the_schema_is_one() -> None:
    """The schema is valid under that of draft 2020-12."""
    Draft202012Validator.check_schema(document_schema())
    assert "https://json-schema.org/draft/2020-12/schema" == document_schema()["$schema"]


def test_the_installed_file_is_up_to_date() -> None:
    """`python tools/document_schema.py > src/conflictmodel/document-1.schema.json` writes it."""
    made: Callable[[], Tree] = runpy.run_path(str(TOOL))["made"]
    assert f"{json.dumps(made(), indent=2)}\n" == SHIPPED


def emptied(value: object) -> None:
    """Empty a value of JSON, and before that everything within it."""
    if isinstance(value, dict | list):
        parts: list[object] = [*value.values()] if isinstance(value, dict) else [*value]
        for part in parts:
            emptied(part)
        value.clear()


def test_each_schema_is_a_new_one() -> None:
    """What is done to a schema that was returned is not done to the next."""
    emptied(document_schema())
    assert json.loads(SHIPPED) == document_schema()


@pytest.mark.parametrize("kind", CLAIM_TYPES)
def test_a_claim_has_the_keys_of_its_type(kind: type[Claim]) -> None:
    """The definition of a claim has its tag and all its fields, in their order."""
    assert ["type", *(field.name for field in fields(kind))] == list(
        DEFINITIONS[kind.__name__]["properties"]
    )


def test_every_definition_says_what_it_is() -> None:
    """Each definition has a description that is a sentence."""
    assert [] == [
        name
        for name, definition in DEFINITIONS.items()
        if not str(definition["description"]).endswith(".")
    ]


# What is valid


def test_the_example_is_valid() -> None:
    """The dossier that is installed with the library is valid."""
    assert [] == refused(dumps(example()))


@given(dossiers())
def test_what_is_written_is_valid(dossier: Dossier) -> None:
    """Every dossier is written as a document that the schema allows."""
    assert [] == refused(dumps(dossier))


def test_the_deepest_group_is_valid() -> None:
    """A group as deep as a group may lie can be followed to its end."""
    group = Group("a")
    for _ in range(99):
        group = Group("a", group)
    assert [] == refused(dumps(Dossier((Interception("a", group, DAY, BY, lost=Range()),))))


def test_defaults_that_are_written_out_are_valid() -> None:
    """What `loads` takes beyond the canonical form the schema allows too."""
    document = changed(
        ('"name": "troops"', '"id": null, "name": "troops", "within": null'),
        ('"policy": "rounding/1",', '"policy": "rounding/1", "trailing": "", "of": null,'),
        ('"hold": "not held",', '"hold": "not held", "extent": "whole", "words": [],'),
        ('"title": "Kursk"', '"title": null'),
    )
    assert [] == told(document)
    assert [] == refused(document)


# What is refused

ESTIMATED = '"upper": null\n      },\n      "by"'
RETRACTION = (
    '"claims": [{"type": "retraction", "id": "r", "supersedes": [%s],'
    ' "by": {"source": "Kyiv", "stated": "2024-12-23"}},'
)
AGREEMENT = (
    '"claims": [{"type": "agreement", "id": "g", "name": "pact", "parties": ["Kyiv"%s],'
    ' "by": {"source": "Kyiv", "stated": "2024-12-23"}},'
)
INSTALLMENT = (
    '"claims": [{"type": "installment", "id": "i", "number": %d,'
    ' "programme": {"name": "loan", "provider": "IMF", "recipient": "Ukraine"},'
    ' "total": {"range": {"lower": 1, "upper": 1}, "unit": {"name": "USD", "decimals": 2}},'
    ' "by": {"source": "Kyiv", "stated": "2024-12-23"}},'
)
LIKELIHOOD = (
    '"words": [{"type": "likelihood", "phrase": "a", "yardstick": "b", "term": "c",'
    ' "percent": {"lower": 1, "upper": %s}},'
)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        pytest.param('"conflictmodel"', '"geojson"', "$.format", id="another format"),
        pytest.param('"schema": 1', '"schema": 2', "$.schema", id="another version"),
        pytest.param('"schema": 1', '"schema": true', "$.schema", id="true for a version"),
        pytest.param('"title": "Kursk"', '"title": ""', "$.title", id="empty title"),
        pytest.param('"title": "Kursk"', '"colour": 1', "$", id="unknown key of a document"),
        pytest.param('"media"', '"newspaper"', "$.sources[0].kind", id="unknown member"),
        pytest.param('"kind": "media"', '"origin": "a"', "$.sources[0]", id="missing key"),
        pytest.param(
            ESTIMATED,
            ESTIMATED.replace("null", "-1"),
            "$.claims[0].range.upper",
            id="negative number",
        ),
        pytest.param(
            ESTIMATED,
            ESTIMATED.replace('"upper": null', '"lower": 3'),
            "$.claims[0].range",
            id="end left out",
        ),
        pytest.param('"type": "estimate"', '"type": "guess"', "$.claims[0].type", id="unknown tag"),
        pytest.param('"type": "estimate",', "", "$.claims[0]", id="missing tag"),
        pytest.param('"wording"', '"estimate"', "$.claims[0].words[1].type", id="tag of a claim"),
        pytest.param('"“more than 3,000”"', "3", "$.claims[0].words[0]", id="number for words"),
        pytest.param('"“more than 3,000”"', '" "', "$.claims[0].words[0]", id="blank words"),
        pytest.param(
            '"rounding/1",', '"a", "trailing": " ",', "$.claims[0].words[1].trailing", id="blank"
        ),
        pytest.param(
            '"rounding/1",',
            f'"{"a" * 100_001}",',
            "$.claims[0].words[1].policy",
            id="very long text",
        ),
        pytest.param('"name": "troops"', '"name": 3', "$.claims[0].subject.group.name", id="name"),
        pytest.param(
            '"name": "troops"',
            '"name": "a", "within": {"name": "b", "within": false}',
            "$.claims[0].subject.group.within.within",
            id="deep within",
        ),
        pytest.param(
            '"../2024-12-23"', '"2024-12-32"', "$.claims[0].subject.period", id="no period"
        ),
        pytest.param(
            '"via"', '"published": "20241223", "via"', "$.claims[0].by.published", id="no date"
        ),
        pytest.param('"via"', '"grade": "G1", "via"', "$.claims[0].by.grade", id="no grade"),
        pytest.param('"DW"\n        ]', "{}]", "$.claims[0].by.via[0]", id="source in full"),
        pytest.param(
            '"wounded"\n',
            '"killed"\n',
            "$.claims[0].subject.measure.outcomes",
            id="outcome that occurs twice",
        ),
        pytest.param(
            '[\n            "killed",\n            "wounded"\n          ]',
            "[]",
            "$.claims[0].subject.measure.outcomes",
            id="no outcome",
        ),
        pytest.param(
            '"wounded"\n          ]',
            '"wounded"\n          ], "accrues": 1',
            "$.claims[0].subject.measure.accrues",
            id="number for a truth value",
        ),
        pytest.param(
            '"period": ',
            '"unit": {"name": "a", "decimals": 10}, "period": ',
            "$.claims[0].subject.unit.decimals",
            id="too many decimals",
        ),
        pytest.param(
            '"words": [', LIKELIHOOD % 101, "$.claims[0].words[0].percent.upper", id="101 percent"
        ),
        pytest.param(
            '"words": [', LIKELIHOOD % "null", "$.claims[0].words[0].percent.upper", id="percent"
        ),
        pytest.param('"claims": [', RETRACTION % "", "$.claims[0].supersedes", id="nothing taken"),
        pytest.param('"claims": [', AGREEMENT % "", "$.claims[0].parties", id="one party"),
        pytest.param('"claims": [', INSTALLMENT % 0, "$.claims[0].number", id="installment 0"),
    ],
)
def test_what_is_refused_is_refused_at_its_place(old: str, new: str, place: str) -> None:
    """The schema names the part that is wrong, however deep it lies, and nothing around it."""
    document = changed((old, new))
    assert [place] == refused(document)
    assert told(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"period": ', '"unit": {"name": "a", "decimals": 9}, "period": '),
        ('"words": [', LIKELIHOOD % 100),
        ('"claims": [', RETRACTION % '"village"'),
        ('"claims": [', AGREEMENT % ', "Moscow"'),
        ('"claims": [', INSTALLMENT % 1),
        ('"rounding/1",', f'"{"a" * 100_000}",'),
        ('"claims": [', RETRACTION % '"village", "village"'),
        ('"claims": [', AGREEMENT % ', "Moscow", "Kyiv"'),
        ('"DW"\n        ]', '"DW", "DW"]'),
        ('"“more than 3,000”"', '"a", "a"'),
    ],
    ids=[
        *("9 decimals", "100 percent", "one id", "two parties", "installment 1", "long text"),
        *("id twice", "party twice", "relay twice", "words twice"),
    ],
)
def test_the_limits_themselves_are_allowed(old: str, new: str) -> None:
    """Of each limit the last value that `loads` takes is valid; only outcomes must differ."""
    document = changed((old, new))
    assert [] == told(document)
    assert [] == refused(document)


def test_text_is_blank_as_python_says() -> None:
    """A text of one character is refused where Python takes the character for white space."""
    pattern = re.compile(str(DEFINITIONS["Text"]["pattern"]))
    assert [] == [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if character.isspace() is bool(pattern.search(character))
    ]


PERIOD = re.compile(str(DEFINITIONS["Period"]["pattern"]))
PARTS = ["2024", "0000", "202X", "20XX", "2", "X", "-02", "-13", "-30", "-32", "-XX"]
OTHERS = ["/", "/", "..", "?", "~%", "%", "T00", "\uff12"]


@given(st.lists(st.sampled_from(PARTS + OTHERS), max_size=7).map("".join))
def test_a_period_is_refused_by_its_form(text: str) -> None:
    """What the pattern allows and `Period` refuses is no day, or ends before it begins."""
    try:
        Period(text)
    except InvalidValueError as error:
        beyond = re.search("of the calendar|ends before it begins", str(error))
        assert beyond or not PERIOD.search(text)
    else:
        assert PERIOD.search(text)


# What is changed at random

KEYS = sorted(
    {"colour", *(key for each in DEFINITIONS.values() for key in each.get("properties", ()))}
)
RANGE: Tree = {"lower": 0, "upper": None}
VALUES: list[Tree] = [
    *(None, None, True, False, 0, 1, -1, 9, 10, 101, 2.5, 10**999),
    *("", " ", "\x1c", "\ufeff", "a", "a\n", "USD", "usd", "B2", "G7", "whole", "killed"),
    *("estimate", "retraction", "wording", "likelihood", "rounding/1", "conflictmodel"),
    *("2024-12-23", "2024-02-30", "2024-13-01", "2024-12", "202X", "20240101", "2024-12-23\n"),
    *("../..", "/", "../", "2024/2023", "/2024-12", "2024-10~", "2024-10~/.."),
    [],
    ["a"],
    ["a", "a"],
    ["a", "b"],
    {},
    {"name": "a"},
    {"name": "USD"},
    {"name": "USD", "decimals": 2},
    {"lower": 3, "upper": 1},
    {"lower": 0},
    RANGE,
    {"range": RANGE, "unit": {"name": "USD"}},
]


def alike(tree: Tree) -> SearchStrategy[Tree]:
    """Draw a value of the same kind of JSON, which is more often right than any other."""
    return st.sampled_from([value for value in VALUES if type(value) is type(tree)])


WAYS = st.sampled_from([*["below"] * 6, "add", "remove", "double", "double"])


def mutants(tree: Tree) -> SearchStrategy[Tree]:
    """Draw a tree in which one thing is another: a value, or what an object or a list holds."""
    others = st.one_of(*[alike(tree)] * 4, st.sampled_from(VALUES))
    if not tree or not isinstance(tree, dict | list):
        return others
    inside = changed_object(tree) if isinstance(tree, dict) else changed_list(tree)
    return st.one_of(*[inside] * 6, others)


@st.composite
def changed_object(draw: DrawFn, tree: dict[str, Tree]) -> Tree:
    """Draw an object of which one member is another, missing, added or renamed."""
    key, new, way = draw(st.sampled_from(sorted(tree))), draw(st.sampled_from(KEYS)), draw(WAYS)
    if way == "below":
        return {**tree, key: draw(mutants(tree[key]))}
    if way == "add":
        return {**tree, new: draw(st.sampled_from(VALUES))}
    without = {name: value for name, value in tree.items() if name != key}
    return without if way == "remove" else {**without, new: tree[key]}


@st.composite
def changed_list(draw: DrawFn, tree: list[Tree]) -> Tree:
    """Draw a list of which one entry is another, missing, added or repeated."""
    index, way = draw(st.integers(0, len(tree) - 1)), draw(WAYS)
    before, entry, after = tree[:index], tree[index], tree[index + 1 :]
    if way == "below":
        return [*before, draw(mutants(entry)), *after]
    if way == "add":
        return [*before, draw(st.sampled_from(VALUES)), entry, *after]
    return [*before, *after] if way == "remove" else [*before, entry, entry, *after]


def changed_trees(dossier: Dossier) -> SearchStrategy[list[Tree]]:
    """Draw documents that differ in one place from that of a dossier, mostly in its claims."""
    tree: dict[str, Tree] = json.loads(dumps(dossier))
    claims: SearchStrategy[Tree] = mutants(tree["claims"]).map(lambda new: {**tree, "claims": new})
    return st.lists(st.one_of(mutants(tree), *[claims] * 6), min_size=5, max_size=10)


CHANGED = dossiers(most=2).filter(lambda dossier: dossier.claims).flatmap(changed_trees)


@given(CHANGED)
def test_what_the_schema_refuses_is_refused(trees: list[Tree]) -> None:
    """No document that the schema refuses is read, whatever was changed in it."""
    for tree in trees:
        document = json.dumps(tree)
        assert told(document) or not refused(document), document


@given(CHANGED)
def test_a_wrong_form_is_refused_by_the_schema(trees: list[Tree]) -> None:
    """What is of another kind than its place asks for, missing or unknown, the schema refuses."""
    forms = ("expected", "the key is missing", "the key is unknown")
    for tree in trees:
        document = json.dumps(tree)
        if any(message.startswith(forms) for message in told(document)):
            assert refused(document), document


# What only `loads` can refuse


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(ESTIMATED, ESTIMATED.replace("null", "5"), id="upper below lower"),
        pytest.param(ESTIMATED, ESTIMATED.replace("null", "3001.0"), id="a point in a number"),
        pytest.param(ESTIMATED, ESTIMATED.replace("null", "9" * 1001), id="very many digits"),
        pytest.param('"kind": "media"', '"kind": "media", "kind": "media"', id="key twice"),
        pytest.param('"id": "village"', '"id": "casualties"', id="one id of two claims"),
        pytest.param('"id": "village"', '"id": "a", "supersedes": ["a"]', id="circle"),
        pytest.param('"DW"\n        ]', '"BBC"]', id="source that is not listed"),
        pytest.param('"name": "DW"', '"name": "Kyiv"', id="two sources of one name"),
        pytest.param('"name": "troops"', '"name": "\\ud800"', id="half of a surrogate pair"),
        pytest.param('"../2024-12-23"', '"2023-02-29"', id="no day of the calendar"),
        pytest.param('"../2024-12-23"', '"2024/2023"', id="period that ends before it begins"),
        pytest.param('"period": ', '"unit": {"name": "USD"}, "period": ', id="cents of dollars"),
    ],
)
def test_some_things_only_the_library_refuses(old: str, new: str) -> None:
    """What depends on other parts of a document, or on how it is spelled, the schema allows."""
    document = changed((old, new))
    assert told(document)
    assert [] == refused(document)
