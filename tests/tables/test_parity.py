"""The law of tables: they say what the objects say, on every engine."""

import pytest
from hypothesis import given, settings, strategies as st

from conflictmodel import tables
from conflictmodel.rules.rule import AnyRule
from support.table_worlds import (
    ENGINES,
    REPORTS,
    RULES,
    Row,
    alternatives,
    by_objects,
    frame_of,
    identified,
    many,
    rows,
    rows_of,
    rules,
    silent,
    with_ids,
)

pytestmark = pytest.mark.unmeasured


@given(st.lists(rows(), max_size=8), rules())
def test_tables_conclude_what_objects_conclude(reports: list[Row], rule: AnyRule) -> None:
    """Whatever is reported, and whatever the rule, both paths conclude the same."""
    assert by_objects(reports, rule) == rows_of(
        tables.combine(frame_of(reports), by="event", rule=rule)
    )


@given(identified(), rules())
def test_tables_hear_an_id_once_as_objects_do(
    said: tuple[list[Row], list[str | None]], rule: AnyRule
) -> None:
    """Where ids are named, what is given twice counts once, and what differs cannot be used."""
    reports, ids = said
    frame = with_ids(frame_of(reports), ids)
    found = tables.combine(frame, by="event", rule=rule, id="id")
    assert by_objects(reports, rule, ids) == rows_of(found)


@given(silent(), alternatives())
def test_alternatives_ask_reports_for_days_as_they_do_of_objects(
    reports: list[Row], rule: AnyRule
) -> None:
    """Where an origin contradicts itself, a day is missed where an alternative asks for it."""
    found = tables.combine(frame_of(reports), by="event", rule=rule)
    assert by_objects(reports, rule) == rows_of(found)


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=6)  # of forty events each: some engines take a tenth of a second
@given(st.integers(0, 2**32), rules())
def test_many_events_are_concluded_each_for_itself(engine: str, seed: int, rule: AnyRule) -> None:
    """Of a table of forty events each has the row that objects have, with ids and without."""
    reports, ids = many(seed, 40)
    frame = ENGINES[engine](with_ids(frame_of(reports), ids))
    plain = tables.combine(frame, by="event", rule=rule)
    assert by_objects(reports, rule) == rows_of(plain)
    once = tables.combine(frame, by="event", rule=rule, id="id")
    assert by_objects(reports, rule, ids) == rows_of(once)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_each_rule_concludes_what_objects_conclude(engine: str, rule: AnyRule) -> None:
    """Each rule that tables know, of reports that agree, disagree, repeat or cannot be used."""
    found = tables.combine(ENGINES[engine](frame_of(REPORTS)), by="event", rule=rule)
    assert by_objects(REPORTS, rule) == rows_of(found)
