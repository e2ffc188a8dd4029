"""Every public type is a value: equal copies, one hash, no changes in place."""

import copy
import inspect
import os
import pickle
import subprocess
import sys
from collections.abc import Callable
from enum import Enum
from typing import is_typeddict

import attrs
import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel.errors import ConflictModelError
from support.answers import declare_answers
from support.faces import CORE

declare_answers()

# A `TypedDict` is the keywords of a function, and no value.
KINDS = [kind for kind in CORE.values() if inspect.isclass(kind) and not is_typeddict(kind)]
ENUMS = [kind for kind in KINDS if issubclass(kind, Enum)]
TYPES = [kind for kind in KINDS if attrs.has(kind) and not issubclass(kind, Exception)]
EACH_TYPE = pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
FEW = settings(max_examples=15)
# Type checkers look into a call of `attrs.evolve`, and want to know the class.
evolve: Callable[..., attrs.AttrsInstance] = attrs.evolve


@EACH_TYPE
@FEW
@given(st.data())
def test_every_public_type_is_a_value(kind: type[attrs.AttrsInstance], data: st.DataObject) -> None:
    """Equal copies, one hash, no field that can be set; a change is another value, or refused."""
    value, other = data.draw(st.from_type(kind)), data.draw(st.from_type(kind))
    assert isinstance(value, kind)
    has_equal_copies(value)
    is_compared(value, other)
    cannot_be_set(value)
    if type(value) is type(other):  # a rule is of one class of many
        is_changed(value, other)


def has_equal_copies(value: attrs.AttrsInstance) -> None:
    """What is copied, copied deeply, pickled or evolved into itself is equal and has one hash."""
    copies: list[object] = [
        copy.copy(value),
        copy.deepcopy(value),
        pickle.loads(pickle.dumps(value)),  # noqa: S301 - our own bytes
        evolve(value),
    ]
    assert [value] * 4 == copies
    assert {hash(value)} == {hash(each) for each in copies}
    assert {type(value)} == {type(each) for each in copies}
    assert {value: 1} == {copies[1]: 1}


def is_compared(value: attrs.AttrsInstance, other: attrs.AttrsInstance) -> None:
    """Values that are equal hash alike; another type is never equal."""
    assert (value == other) == (other == value)
    assert value != other or hash(value) == hash(other)
    lookalike: object = attrs.astuple(value, recurse=False)
    assert value != lookalike


def cannot_be_set(value: attrs.AttrsInstance) -> None:
    """A field of a value cannot be set or deleted, nor another one be added."""
    for name in (*(field.name for field in attrs.fields(type(value))), "anything"):
        with pytest.raises(AttributeError):
            setattr(value, name, None)
        with pytest.raises(AttributeError):
            delattr(value, name)


def is_changed(value: attrs.AttrsInstance, other: attrs.AttrsInstance) -> None:
    """A field of another value makes a value with that field and no other change, or is refused."""
    kept = repr(value)
    for field in attrs.fields(type(value)):
        given_field: object = getattr(other, field.name)
        try:
            changed = evolve(value, **{field.alias: given_field})
        except ConflictModelError:
            continue
        finally:
            assert kept == repr(value)
        assert given_field == getattr(changed, field.name)
        # Of functions it is another thing that counts than whether they are one object.
        if field.eq and not field.eq_key and given_field != getattr(value, field.name):
            assert value != changed
        for each in attrs.fields(type(value)):
            assert each is field or getattr(value, each.name) == getattr(changed, each.name)


@pytest.mark.parametrize("kind", ENUMS, ids=lambda kind: kind.__name__)
def test_a_member_of_an_enum_is_one_object(kind: type[Enum]) -> None:
    """A copy of a member is the member."""
    for member in kind:
        copies: list[object] = [
            copy.copy(member),
            copy.deepcopy(member),
            pickle.loads(pickle.dumps(member)),  # noqa: S301 - our own bytes
        ]
        assert all(each is member for each in copies)


IN_A_PROCESS = """
import hashlib, pickle
from conflictmodel import SENT, camps, example, report
for value in (SENT, example(), report(example(), rule=camps)):
    print(repr(value), hashlib.sha256(pickle.dumps(value)).hexdigest())
print(hash(SENT))
"""


def test_a_value_is_the_same_in_every_process() -> None:
    """No `repr` or pickle depends on how a process hashes text, and no hash of a measure does."""
    command = [sys.executable, "-c", IN_A_PROCESS]
    printed = {
        subprocess.run(  # noqa: S603 - ours
            command, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert 1 == len(printed)
