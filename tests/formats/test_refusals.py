"""What a document is refused for: the exact problem at the exact path."""

import json
from collections.abc import Callable, Iterator
from functools import partial

import pytest
from hypothesis import given, strategies as st

from conflictmodel.errors import DocumentError
from conflictmodel.formats.document import dumps, loads
from support.documents import DOCUMENT, Tree, changed, problems
from support.worlds import RELEASE

CORRECT_IT = "correct it, or fetch the whole text"
PLAIN_NUMBER = "expected a whole number in plain digits, got"
KINDS = (
    "expected one of government, military, intelligence, parliament, international, monitor, media,"
    " dataset, other"
)
TERRITORIAL_KEYS = (
    "the key is unknown; known are type, id, place, holder, hold, on, by, loser, extent, words,"
    " supersedes"
)
SCHEMA = "expected 1, the version that this conflictmodel reads"
NEWER = "a newer conflictmodel may read it @ $.schema"
CLAIM_TAGS = (
    "estimate, installment, territorial_claim, interception, transfer, agreement, judgement,"
    " retraction"
)


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("NaN", f"{PLAIN_NUMBER} NaN"),
        ("Infinity", f"{PLAIN_NUMBER} Infinity"),
        ("-Infinity", f"{PLAIN_NUMBER} -Infinity"),
        ("1e3", f"{PLAIN_NUMBER} 1e3"),
        ("3.0", f"{PLAIN_NUMBER} 3.0"),
        ("true", f"{PLAIN_NUMBER} true"),
        ('"3"', f"{PLAIN_NUMBER} '3'"),
        ("null", f"{PLAIN_NUMBER} null"),
        ("[3]", f"{PLAIN_NUMBER} a list"),
        ("{}", f"{PLAIN_NUMBER} an object"),
        ("-1", "-1 is below 0"),
        ("-0", f"{PLAIN_NUMBER} -0"),
        ("9" * 1001, f"{PLAIN_NUMBER} one of 1,001 digits, too many to be read"),
        ("8" * 5000, f"{PLAIN_NUMBER} one of 5,000 digits, too many to be read"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_a_number_is_a_whole_number(number: str, message: str) -> None:
    """Nothing is taken for a number that is not written in digits alone."""
    document = changed(
        (
            '3001,\n        "upper": null\n      },\n      "by"',
            f'{number},\n        "upper": null\n      }},\n      "by"',
        )
    )
    assert [f"{message} @ $.claims[0].range.lower"] == problems(document)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param(
            '"upper": null\n      },\n      "by"',
            '"upper": 5\n      },\n      "by"',
            "upper 5 is below lower 3001 @ $.claims[0].range.upper",
            id="lower above upper",
        ),
        pytest.param(
            '"upper": null\n      },\n      "by"',
            '"top": null\n      },\n      "by"',
            "the key is unknown; known are lower, upper @ $.claims[0].range.top"
            " | the key is missing @ $.claims[0].range.upper",
            id="no upper end is open by omission",
        ),
        pytest.param(
            '"type": "estimate"',
            '"type": "guess"',
            f"expected one of {CLAIM_TAGS}, got 'guess' @ $.claims[0].type",
            id="unknown tag",
        ),
        pytest.param(
            '"type": "estimate"',
            '"type": ["estimate"]',
            f"expected one of {CLAIM_TAGS}, got a list @ $.claims[0].type",
            id="tag that is no text",
        ),
        pytest.param(
            '"type": "estimate",',
            "",
            f"expected one of {CLAIM_TAGS}, but the key is missing @ $.claims[0].type",
            id="missing tag",
        ),
        pytest.param(
            '"type": "wording",',
            '"type": "estimate",',
            "expected one of wording, timing, likelihood, got 'estimate'"
            " @ $.claims[0].words[1].type",
            id="tag of another place",
        ),
        pytest.param(
            '"“more than 3,000”"',
            "3",
            "expected text or an object, got 3 @ $.claims[0].words[0]",
            id="words that are a number",
        ),
        pytest.param(
            '"“more than 3,000”"',
            '" "',
            "must not be empty @ $.claims[0].words[0]",
            id="blank words",
        ),
        pytest.param(
            '"policy": "rounding/1",',
            '"policy": "rounding/1", "trailing": null,',
            "expected text, got null @ $.claims[0].words[1].trailing",
            id="null for a text",
        ),
        pytest.param(
            '"holder": "Russia"',
            '"holder": "Russia", "colour": "red"',
            f"{TERRITORIAL_KEYS} @ $.claims[1].colour",
            id="unknown key",
        ),
        pytest.param(
            '"name": "troops"',
            '"name": "troops", "type": "group"',
            "the key is unknown; known are name, within, id @ $.claims[0].subject.group.type",
            id="tag where there is no choice",
        ),
        pytest.param(
            '"holder": "Russia"',
            '"holder": "Russia", "a.b\\u0000": 1',
            f"{TERRITORIAL_KEYS} @ $.claims[1]['a.b\\x00']",
            id="odd key",
        ),
        pytest.param(
            '"title": "Kursk"',
            '"\\ud800": 1',
            "the key is unknown; known are format, schema, title, sources, claims @ $['\\ud800']",
            id="lone surrogate in a key",
        ),
        pytest.param(
            '"holder": "Russia"',
            '"holder": "Ukraine", "holder": "Russia"',
            "the key occurs more than once @ $.claims[1].holder",
            id="duplicate key",
        ),
        pytest.param(
            '"type": "territorial_claim"',
            '"type": "estimate", "type": "guess"',
            "the key occurs more than once @ $.claims[1].type"
            f" | expected one of {CLAIM_TAGS}, got 'guess' @ $.claims[1].type",
            id="duplicate tag",
        ),
        pytest.param(
            '"id": "village"',
            '"id": "casualties"',
            f"id 'casualties' is already that of claims[0]{RELEASE} @ $.claims[1].id",
            id="duplicate id",
        ),
        pytest.param(
            '"hold": "not held",\n      "on": "2024-12-23"',
            '"hold": "not held",\n      "on": "2024-02-30"',
            "'2024-02-30' is no day of the calendar @ $.claims[1].on",
            id="30 February",
        ),
        pytest.param(
            '"stated": "2024-12-23",',
            '"stated": "2024-12-23", "published": "2024-02-30",',
            "'2024-02-30' is no day of the calendar, written as 2024-12-23"
            " @ $.claims[0].by.published",
            id="date of 30 February",
        ),
        pytest.param(
            '"stated": "2024-12-23",',
            '"stated": "2024-12-23", "published": "20241223",',
            "'20241223' is no day of the calendar, written as 2024-12-23"
            " @ $.claims[0].by.published",
            id="date without hyphens",
        ),
        pytest.param(
            '"stated": "2024-12-23",',
            '"stated": "2024-12-23", "published": "2024-W52-1",',
            "'2024-W52-1' is no day of the calendar, written as 2024-12-23"
            " @ $.claims[0].by.published",
            id="date of a week",
        ),
        pytest.param(
            '"stated": "2024-12-23",',
            '"stated": "2024-12-23", "published": "2024-12-23T00:00:00",',
            "'2024-12-23T00:00:00' is no day of the calendar, written as 2024-12-23"
            " @ $.claims[0].by.published",
            id="date with a time",
        ),
        pytest.param(
            '"stated": "2024-12-23",',
            '"stated": "2024-12-23", "grade": "b2",',
            "'b2' is no Admiralty grade: a letter A to F and a digit 1 to 6 @ $.claims[0].by.grade",
            id="grade in lower case",
        ),
        pytest.param(
            '"hold": "not held"',
            '"hold": "NOT_HELD"',
            "expected one of taken, held, contested, lost, not held, got 'NOT_HELD'"
            " @ $.claims[1].hold",
            id="enumeration by name",
        ),
        pytest.param(
            '"hold": "not held"',
            '"hold": []',
            "expected one of taken, held, contested, lost, not held, got a list @ $.claims[1].hold",
            id="enumeration that is a list",
        ),
        pytest.param(
            '"wounded"\n          ]',
            '"wounded"\n          ], "accrues": 1',
            "expected true or false, got 1 @ $.claims[0].subject.measure.accrues",
            id="number for a truth value",
        ),
        pytest.param(
            '"killed",',
            '"killed", "killed",',
            "'killed' occurs more than once @ $.claims[0].subject.measure.outcomes[1]",
            id="duplicate outcome",
        ),
        pytest.param(
            '"killed",',
            '"", 3,',
            "must not be empty @ $.claims[0].subject.measure.outcomes[0]"
            " | expected text, got 3 @ $.claims[0].subject.measure.outcomes[1]",
            id="outcomes that are no text",
        ),
        pytest.param(
            '"killed",',
            '"destroyed", "killed",',
            "destroyed or killed or wounded mixes the fates of different things (fates of people:"
            " captured, killed, missing, unharmed, wounded; fates of equipment: abandoned,"
            " captured, damaged, destroyed): make a measure of each"
            " @ $.claims[0].subject.measure.outcomes",
            id="fates of different things",
        ),
        pytest.param(
            '[\n          "DW"\n        ]',
            '"DW"',
            "expected a list, got 'DW' @ $.claims[0].by.via",
            id="text for a list",
        ),
        pytest.param(
            '{\n        "name": "Storozheve"\n      }',
            '"Storozheve"',
            "expected an object, got 'Storozheve' @ $.claims[1].place",
            id="text for an object",
        ),
        pytest.param(
            '{\n        "name": "Storozheve"\n      }',
            '{"name": "Storozheve", "within": {"name": "Donetsk", "within": false}}',
            "expected an object, got false @ $.claims[1].place.within.within",
            id="deep within",
        ),
        pytest.param(
            '"name": "troops"',
            '"name": "\\ud800"',
            "'\\ud800' holds half of a surrogate pair @ $.claims[0].subject.group.name",
            id="lone surrogate",
        ),
        pytest.param(
            '"period": "../2024-12-23"',
            '"period": "../2024-12-23", "unit": {"name": "USD"}',
            "USD has 2 decimals in ISO 4217, not 0 @ $.claims[0].subject.unit.decimals",
            id="unit refused by its constructor",
        ),
        pytest.param(
            '"hold": "not held"',
            '"hold": "not held", "supersedes": ["village"]',
            "'village' cannot supersede itself @ $.claims[1].supersedes",
            id="claim refused by its constructor",
        ),
        pytest.param(
            '"title": "Kursk"',
            '"title": ""',
            "must not be empty @ $.title",
            id="empty title",
        ),
        pytest.param(
            '"via": [\n          "DW"',
            '"via": [\n          "BBC", "DW"',
            "'BBC' is not the name of a listed source @ $.claims[0].by.via[0]",
            id="unknown relay",
        ),
        pytest.param(
            '"source": "Kyiv",\n        "stated": "2024-12-23",',
            '"source": {"name": "Kyiv"},\n        "stated": "2024-12-23",',
            "expected text, got an object @ $.claims[0].by.source",
            id="source that is no reference",
        ),
        pytest.param(
            '"kind": "media"',
            '"kind": "newspaper"',
            f"{KINDS}, got 'newspaper' @ $.sources[0].kind",
            id="source with a wrong kind",
        ),
        pytest.param(
            '"name": "DW",\n      "kind": "media"',
            '"name": "Kyiv",\n      "kind": "media"',
            "'Kyiv' is already listed @ $.sources[1].name"
            " | 'DW' is not the name of a listed source @ $.claims[0].by.via[0]",
            id="two sources of one name",
        ),
        pytest.param(
            '"origin": "Ukraine"\n    }',
            '"origin": 3\n    }, {"name": "Kyiv", "kind": 4}, 5',
            "expected text, got 3 @ $.sources[1].origin"
            " | 'Kyiv' is already listed @ $.sources[2].name"
            f" | {KINDS}, got 4 @ $.sources[2].kind"
            " | expected an object, got 5 @ $.sources[3]",
            id="sources that cannot be read",
        ),
    ],
)
def test_bad_input_is_refused_with_its_path(old: str, new: str, expected: str) -> None:
    """A document with one mistake is refused, naming the place and what is wrong there."""
    assert expected.split(" | ") == problems(changed((old, new)))


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("50.450", "'50.450' is no number in plain digits, such as 50.45"),
        ("-0", "'-0' is no number in plain digits, such as 50.45"),
        ("1e1", "'1e1' is no number in plain digits, such as 50.45"),
        ("090", "'090' is no number in plain digits, such as 50.45"),
    ],
)
def test_degrees_are_written_in_one_way(written: str, message: str) -> None:
    """A number of degrees has one form, so that equal points are equal bytes."""
    point = f'"point": {{"latitude": "0", "longitude": "{written}"}}'
    document = changed(('"name": "Storozheve"', f'"name": "Storozheve", {point}'))
    assert [f"{message} @ $.claims[1].place.point.longitude"] == problems(document)


def test_a_point_that_is_not_on_the_earth_is_refused() -> None:
    """Degrees are text, and within their bounds."""
    point = '"point": {"latitude": "90.1", "longitude": "0"}'
    document = changed(('"name": "Storozheve"', f'"name": "Storozheve", {point}'))
    assert ["'90.1' is not from -90 to 90 @ $.claims[1].place.point.latitude"] == problems(document)
    document = changed(('"name": "Storozheve"', '"name": "a", "point": {"latitude": 9}'))
    assert [
        "expected text, got 9 @ $.claims[1].place.point.latitude",
        "the key is missing @ $.claims[1].place.point.longitude",
    ] == problems(document)


def test_what_an_object_makes_is_not_told_beside_its_keys() -> None:
    """An object with an unknown key may be meant otherwise, so its fields are not set together."""
    whole = '"upper": null\n      },\n      "by"'
    document = changed((whole, '"upper": 5, "top": 6\n      },\n      "by"'))
    assert ["the key is unknown; known are lower, upper @ $.claims[0].range.top"] == problems(
        document
    )


def test_an_unknown_source_is_named() -> None:
    """A claim that refers to a source the document does not list is refused."""
    document = changed(('"name": "Kyiv"', '"name": "Kiev"'))
    assert [
        "'Kyiv' is not the name of a listed source @ $.claims[0].by.source",
        "'Kyiv' is not the name of a listed source @ $.claims[1].by.source",
    ] == problems(document)


def test_all_problems_are_reported_at_once() -> None:
    """Wrong sources, wrong claims and what is wrong between claims are found together."""
    document = changed(
        ('"title": "Kursk"', '"title": 3'),
        ('"kind": "media"', '"kind": "newspaper"'),
        ('"id": "casualties"', '"id": "village"'),
        ('"name": "troops"', '"name": ""'),
        ('"period": "../2024-12-23"', '"period": "2024/2023"'),
        ('"policy": "rounding/1",', '"policy": 1,'),
        ('"holder": "Russia"', '"colour": "red"'),
    )
    assert [
        "expected text, got 3 @ $.title",
        f"{KINDS}, got 'newspaper' @ $.sources[0].kind",
        "must not be empty @ $.claims[0].subject.group.name",
        "'2024/2023' ends before it begins @ $.claims[0].subject.period",
        "expected text, got 1 @ $.claims[0].words[1].policy",
        f"{TERRITORIAL_KEYS} @ $.claims[1].colour",
        "the key is missing @ $.claims[1].holder",
        f"id 'village' is already that of claims[0]{RELEASE} @ $.claims[1].id",
    ] == problems(document)


def test_a_claim_that_cannot_be_read_hides_no_other() -> None:
    """Claims without an id are no duplicates, and those after them keep their place."""
    document = changed(
        (
            '"type": "estimate",',
            '"type": "estimate"}, {}, 3, {"id": 4, "type": "estimate",',
        ),
    )
    found = problems(document)
    assert "the key occurs more than once @ $.claims[3].id" in found
    assert f"expected one of {CLAIM_TAGS}, but the key is missing @ $.claims[1].type" in found
    assert "expected an object, got 3 @ $.claims[2]" in found
    assert not [problem for problem in found if "already" in problem]


@pytest.mark.parametrize(
    ("supersedes", "message"),
    [
        ("", "the key is missing"),
        (', "supersedes": []', "there is nothing to withdraw"),
        (', "supersedes": ["r"]', "'r' cannot supersede itself"),
    ],
)
def test_what_a_retraction_withdraws_must_be_there(supersedes: str, message: str) -> None:
    """A retraction without an id to withdraw, or with its own, is refused at that key."""
    by = '"by": {"source": "Kyiv", "stated": "2024-12-23"}'
    document = changed(
        ('"claims": [', f'"claims": [{{"type": "retraction", "id": "r", {by}{supersedes}}},'),
    )
    assert [f"{message} @ $.claims[0].supersedes"] == problems(document)


def test_claims_that_supersede_each_other_are_refused() -> None:
    """A circle of claims is a problem of all the claims."""
    document = changed(
        ('"id": "casualties",', '"id": "casualties", "supersedes": ["village"],'),
        ('"id": "village",', '"id": "village", "supersedes": ["casualties"],'),
    )
    (problem,) = problems(document)
    assert problem.endswith(" @ $.claims")
    assert problem.startswith("these supersede each other in a circle: ")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        pytest.param("", "the document is empty @ $", id="empty"),
        pytest.param(" \n", "the document is empty @ $", id="blank"),
        pytest.param(b"", "the document is empty @ $", id="no bytes"),
        pytest.param(
            b"\xef\xbb\xbf{}",
            "a byte order mark comes first: save the text as UTF-8 without one @ $",
            id="byte order mark",
        ),
        pytest.param(
            b'{"format": "\xff"}',
            "byte 12 is no UTF-8: save the text as UTF-8 @ $",
            id="invalid UTF-8",
        ),
        pytest.param(
            DOCUMENT.encode("utf-16"),
            "byte 0 is no UTF-8: save the text as UTF-8 @ $",
            id="UTF-16",
        ),
        pytest.param(
            b'{"format": "\xed\xa0\x80"}',
            "byte 12 is no UTF-8: save the text as UTF-8 @ $",
            id="surrogate in UTF-8",
        ),
        pytest.param("[" * 100_000, "the nesting is too deep @ $", id="100,000-deep list"),
        pytest.param(
            '{"title": ' + "[" * 10_000 + "]" * 10_000 + "}",
            "the nesting is too deep @ $",
            id="10,000-deep list",
        ),
        pytest.param(
            changed(
                (
                    '"name": "troops"',
                    '"name": "troops"' + ', "within": {"name": "a"' * 10_000 + "}" * 10_000,
                )
            ),
            "the nesting is too deep @ $",
            id="10,000-deep group",
        ),
        pytest.param("3", "expected an object, got 3 @ $", id="a number"),
        pytest.param("null", "expected an object, got null @ $", id="null"),
        pytest.param("[]", "expected an object, got a list @ $", id="a list"),
        pytest.param(
            "\ud800",
            "no JSON at line 1, column 1 (Expecting value): `read_file` reads other formats, and"
            " `read_table` a table of one's own @ $",
            id="a lone surrogate",
        ),
        pytest.param(
            "{} {}",
            f"no JSON at line 1, column 4 (Extra data): {CORRECT_IT} @ $",
            id="two documents",
        ),
        pytest.param(
            DOCUMENT.partition(',\n      "origin"')[0],
            f"no JSON at line 12, column 27 (Expecting ',' delimiter): {CORRECT_IT} @ $",
            id="truncated",
        ),
        pytest.param(
            DOCUMENT[:60],
            f"no JSON at line 4, column 12 (Unterminated string starting at): {CORRECT_IT} @ $",
            id="truncated in a text",
        ),
    ],
)
def test_what_is_no_document_is_refused(document: str | bytes, expected: str) -> None:
    """Text that is no JSON, or no object, has one problem, that of the whole."""
    assert [expected] == problems(document)


def test_every_truncated_document_is_refused() -> None:
    """No beginning of a document is a document."""
    whole = DOCUMENT.encode().rstrip()
    for length in range(len(whole)):
        assert 1 == len(problems(whole[:length]))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '"schema": 1',
            '"schema": 2',
            f"{SCHEMA}, got 2: {NEWER}",
        ),
        (
            '"schema": 1',
            '"schema": true',
            f"{SCHEMA}, got true: {NEWER}",
        ),
        (
            '"schema": 1,',
            "",
            f"{SCHEMA}, but the key is missing: {NEWER}",
        ),
        (
            '"conflictmodel"',
            '"geojson"',
            "expected 'conflictmodel', got 'geojson': this is no such document @ $.format",
        ),
        (
            '"format": "conflictmodel",',
            "",
            "expected 'conflictmodel', but the key is missing: this is no such document @ $.format",
        ),
    ],
)
def test_another_format_or_version_is_refused_alone(old: str, new: str, expected: str) -> None:
    """Of a document of another kind or version nothing else is reported."""
    document = changed((old, new), ('"title": "Kursk"', '"heading": "Kursk"'))
    assert [expected] == problems(document)


def test_an_object_of_another_kind_has_no_version() -> None:
    """Of an object that is no document of ours, no version of ours would read more."""
    assert [
        "expected 'conflictmodel', but the key is missing: this is no such document @ $.format",
    ] == problems('{"schema": 2}')


def test_the_lists_must_be_there() -> None:
    """A document without sources or claims is incomplete, not empty."""
    assert [
        "the key is missing @ $.sources",
        "the key is missing @ $.claims",
    ] == problems('{"format": "conflictmodel", "schema": 1}')


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"name": "troops"', '"name": 3, "{}": 1'),
        ('"id": "village"', '"id": "{}", "supersedes": ["{}"]'),
        ('"source": "Kyiv",\n        "stated": "2024-12-23",', '"source": "{}",\n "stated": "{}",'),
        ('"type": "estimate"', '"type": "{}"'),
        ('"hold": "not held"', '"hold": "{}"'),
        ('"stated": "2024-12-23",', '"stated": "2024-12-23", "published": "{}", "grade": "{}",'),
        (
            '"period": "../2024-12-23"',
            '"period": "../2024-12-23", "unit": {"name": "{}", "decimals": "{}"}',
        ),
        ('"format": "conflictmodel"', '"format": "{}"'),
    ],
)
def test_no_error_shows_a_huge_value(old: str, new: str) -> None:
    """However long a text of the document is, what is said of it stays short."""
    document = changed((old, new.replace("{}", "x" * 100_000)))
    assert all(len(problem) < 400 for problem in problems(document))


def test_no_error_shows_a_huge_number() -> None:
    """A number of 900 digits can be read, but is not repeated in full."""
    document = changed(
        (
            '3001,\n        "upper": null\n      },\n      "by"',
            f'{"9" * 900},\n        "upper": 1\n      }},\n      "by"',
        )
    )
    (problem,) = problems(document)
    assert problem.endswith(" @ $.claims[0].range.upper")
    assert len(problem) < 400


JSON: st.SearchStrategy[Tree] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters())
    | st.sampled_from(["estimate", "wording", "2024-12-23", "Kyiv", "B2", 0, 1]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["type", "id", "name", "lower", "by"]) | st.text(), inner)
    ),
    max_leaves=5,
)


def places(tree: Tree) -> Iterator[Callable[[Tree], None]]:
    """Yield, for every place in a value of JSON, a function that puts another value there."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield partial(tree.__setitem__, key)
            yield from places(value)
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield partial(tree.__setitem__, index)
            yield from places(value)


def survives(document: str | bytes) -> bool:
    """Tell whether a document is refused as one, or read and written without loss."""
    try:
        dossier = loads(document)
    except DocumentError as error:
        return bool(error.problems)
    return dossier == loads(dumps(dossier))


@given(st.data())
def test_a_document_with_anything_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever stands in any place of a document, the only error is that of the document."""
    tree: Tree = json.loads(DOCUMENT)
    put = data.draw(st.sampled_from(list(places(tree))))
    put(data.draw(JSON))
    assert survives(json.dumps(tree))


@given(st.data())
def test_a_damaged_document_is_read_or_refused(data: st.DataObject) -> None:
    """Whatever bytes replace others, the only error is that of the document."""
    whole = DOCUMENT.encode()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 9, len(whole))))
    assert survives(whole[:start] + data.draw(st.binary(max_size=9)) + whole[end:])
