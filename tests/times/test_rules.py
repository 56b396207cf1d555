"""Every rule, modifier and join shows its examples, and is silent on its negatives."""

from __future__ import annotations

from itertools import chain

import pytest

from transition_events.model import TimeExpression
from transition_events.times import find_times
from transition_events.times.grammar import load_grammar
from transition_events.times.makers import MAKERS
from transition_events.times.rules import Join, Modifier, Rule

Record = Rule | Modifier | Join

GRAMMAR = load_grammar()
RECORDS: tuple[Record, ...] = (*GRAMMAR.rules, *GRAMMAR.modifiers, *GRAMMAR.joins)
NEGATIVES = [pytest.param(record, text, id=f"{record.id}: {text}") for record in RECORDS for text in record.negative]
EXAMPLES = [
    pytest.param(record, *example, id=f"{record.id}: {example[0]}") for record in RECORDS for example in record.examples
]


@pytest.mark.parametrize(("record", "marked", "anchor", "value"), EXAMPLES)
def test_an_example_has_its_span_and_value(record: Record, marked: str, anchor: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = find_times(text, anchor=anchor or None)
    if "[" not in marked:
        assert [t.text for t in found] == []
        return
    start = marked.index("[")
    span = (start, marked.index("]") - 1)
    by_span = {(t.span.start, t.span.end): t for t in found}
    assert span in by_span, f"{text[slice(*span)]!r} is not among {[t.text for t in found]}"
    assert by_span[span].value == (value or None)
    assert record.id in names_of(by_span[span]) or isinstance(record, Join)


@pytest.mark.parametrize(("record", "marked", "anchor", "value"), [e for e in EXAMPLES if "'" in str(e.values[1])])
def test_a_curly_apostrophe_is_as_good_as_a_straight_one(record: Record, marked: str, anchor: str, value: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    straight, curly = (find_times(t, anchor=anchor or None) for t in (text, text.replace("'", "’")))
    assert [(t.span, t.value) for t in straight] == [(t.span, t.value) for t in curly]


@pytest.mark.parametrize(("record", "text"), NEGATIVES)
def test_a_negative_is_not_read_by_its_rule(record: Record, text: str) -> None:
    assert record.id not in set(chain.from_iterable(names_of(t) for t in find_times(text, anchor="2020-11-23")))


def test_every_rule_has_a_maker() -> None:
    assert {r.make for r in GRAMMAR.rules if r.kind != "none"} <= set(MAKERS)


def test_every_maker_serves_a_rule() -> None:
    assert set(MAKERS) <= {r.make for r in GRAMMAR.rules}


def test_ids_are_unique_over_all_files() -> None:
    ids = [record.id for record in RECORDS]
    assert sorted(ids) == sorted(set(ids))


def names_of(time: TimeExpression) -> list[str]:
    return (time.rule or "").split("+")
