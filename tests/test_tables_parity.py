"""The law of tables: they say what the objects say, on every engine."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conflictmodel import tables
from conflictmodel.rules import AnyRule
from table_worlds import ENGINES, REPORTS, RULES, Row, by_objects, frame_of, rows, rows_of, rules


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=settings().max_examples // 2)  # some engines take a tenth of a second
@given(st.lists(rows(), max_size=8), rules())
def test_tables_conclude_what_objects_conclude(
    engine: str, reports: list[Row], rule: AnyRule
) -> None:
    """Whatever is reported, and whatever the rule, both paths conclude the same."""
    frame = ENGINES[engine](frame_of(reports))
    found = tables.combine(frame, by="event", rule=rule)
    assert by_objects(reports, rule) == rows_of(found)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_each_rule_concludes_what_objects_conclude(engine: str, rule: AnyRule) -> None:
    """Each rule that tables know, of reports that agree, disagree, repeat or cannot be used."""
    found = tables.combine(ENGINES[engine](frame_of(REPORTS)), by="event", rule=rule)
    assert by_objects(REPORTS, rule) == rows_of(found)
