"""The fast reading of a document: it gives what the strict one gives, or nothing."""

import gc
import json
from typing import TypeAlias

import pytest
from hypothesis import given, strategies as st

from conflictmodel.claims.claim import Claim
from conflictmodel.claims.dossiers import Dossier
from conflictmodel.errors import DocumentError, InvalidValueError, Problem
from conflictmodel.files.json_text import parsed
from conflictmodel.formats import _codec
from conflictmodel.formats._fast_reading import ODD
from conflictmodel.formats.document import dumps, loads
from conflictmodel.testing import claims, dossiers
from support.documents import DOCUMENT, Tree, changed

Answer: TypeAlias = Dossier | tuple[Problem, ...]

ODDITIES = st.sampled_from(
    [
        *("null", "true", "false", "-0", "-1", "0", "1", "1.0", "1e3", "NaN"),
        *('""', '" "', '"\\ud800"', '"a"', '"\\t"', '"2024-12-23"'),
        *("[]", '["a"]', '["a", "a"]', '[["a"]]', "[1]", "[{}]"),
        *("{}", '{"type": "wording"}', '{"name": "a"}'),
        *('{"lower": 1}', '{"lower": 1, "upper": null}'),
    ]
)


MARK = "the place of an oddity"


def fast(document: str) -> Dossier | None:
    """Return what the fast reading gives."""
    try:
        return _codec.structured(parsed(document), _codec.fast_reader())
    except ODD:
        return None


def strict(document: str) -> Answer:
    """Return what the strict reading gives, or all that it finds wrong."""
    try:
        return _codec.structured(parsed(document), _codec.strict_reader())
    except InvalidValueError as error:
        return error.problems


def agree(document: str) -> bool:
    """Tell whether the fast reading gives just what the strict one gives, down to the types."""
    expected, found = strict(document), fast(document)
    if found is None:
        return not isinstance(expected, Dossier)
    return isinstance(expected, Dossier) and repr(expected) == repr(found)


def parts(tree: Tree) -> list[tuple[dict[str, Tree] | list[Tree], str | int]]:
    """Return every place in a value of JSON, as what holds it and the key or index there."""
    found: list[tuple[dict[str, Tree] | list[Tree], str | int]] = []
    if isinstance(tree, dict):
        for key, value in tree.items():
            found += [(tree, key), *parts(value)]
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            found += [(tree, index), *parts(value)]
    return found


@given(dossiers())
def test_what_is_written_is_read_fast(dossier: Dossier) -> None:
    """No document of a dossier needs the strict reading."""
    assert dossier == fast(dumps(dossier)) == strict(dumps(dossier))


@given(claims(), st.data())
def test_the_readings_agree_on_anything_anywhere(claim: Claim, data: st.DataObject) -> None:
    """Whatever stands in any place, both read it or neither does."""
    tree: Tree = json.loads(dumps(Dossier((claim,))))
    holder, where = data.draw(st.sampled_from(parts(tree)))
    holder[where] = MARK  # type: ignore[index]
    document = json.dumps(tree)
    assert agree(document.replace(f'"{MARK}"', data.draw(ODDITIES)))


@given(claims(), st.data())
def test_the_readings_agree_on_other_keys(claim: Claim, data: st.DataObject) -> None:
    """A key that is missing, unknown or there twice is refused by both, or needed by neither."""
    tree: Tree = json.loads(dumps(Dossier((claim,))))
    keys = [
        (holder, key)
        for holder, key in parts(tree)
        if isinstance(holder, dict) and isinstance(key, str)
    ]
    holder, key = data.draw(st.sampled_from(keys))
    other = data.draw(st.sampled_from(["", "type", "id", "name", "origin", "within", "lower", key]))
    member = f"{json.dumps(other)}: {data.draw(ODDITIES)}"
    if data.draw(st.booleans()):
        holder[MARK] = holder.pop(key)
        document = json.dumps(tree).replace(f'"{MARK}"', json.dumps(other))
    else:
        holder[MARK] = None
        document = json.dumps(tree).replace(f'"{MARK}": null', member)
    assert agree(document)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('"name": "DW",', '"name": "DW", "name": "DW",', id="repeated key"),
        pytest.param('"name": "troops"', '"name": "troops", "name": "b"', id="repeated key below"),
        pytest.param(
            '"upper": null\n      },\n      "by"',
            '"upper": null, "lower": 1}, "by"',
            id="repeated end",
        ),
        pytest.param(
            '"lower": 3001,\n        "upper": null\n      },\n      "by"',
            '"lower": 3001}, "by"',
            id="missing end",
        ),
        pytest.param(
            '"name": "DW",\n      "kind": "media"\n    }',
            '"name": "DW", "kind": "media"}, {"name": "DW", "kind": "media"}',
            id="source listed twice",
        ),
        pytest.param('"outcomes": [', '"accrues": 1, "outcomes": [', id="number for a truth value"),
        pytest.param('"killed",', '"killed", "killed",', id="outcome that occurs twice"),
        pytest.param('"via": [\n          "DW"\n        ]', '"via": "DW"', id="text for a list"),
        pytest.param('"claims": [', '"claims": [[],', id="list for a claim"),
        pytest.param('"format": "conflictmodel"', '"format": "a"', id="another format"),
    ],
)
def test_what_is_refused_is_not_read_fast(old: str, new: str) -> None:
    """What only the strict reading can tell apart is left to it."""
    document = changed((old, new))
    assert fast(document) is None
    assert not isinstance(strict(document), Dossier)


def test_one_is_not_true() -> None:
    """A unit that was read with 1 decimal is not recognised in one with `true` decimals."""
    one, true = (f'"unit": {{"name": "tonnes", "decimals": {value}}}' for value in ("1", "true"))
    document = changed(
        ('"period": "../2024-12-23"', f'"period": "../2024-12-23", {one}'),
        ('"policy": "rounding/1",', f'"policy": "rounding/1", {true},'),
    )
    assert fast(document) is None


@pytest.mark.parametrize("is_enabled", [True, False])
def test_reading_leaves_the_collector_as_it_was(is_enabled: bool) -> None:  # noqa: FBT001
    """Python looks for garbage after reading, also where that failed, just when it did before."""
    before = gc.isenabled()
    try:
        (gc.enable if is_enabled else gc.disable)()
        loads(DOCUMENT)
        assert is_enabled is gc.isenabled()
        with pytest.raises(DocumentError):
            loads("{}")
        assert is_enabled is gc.isenabled()
    finally:
        (gc.enable if before else gc.disable)()
