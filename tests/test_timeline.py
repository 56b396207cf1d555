"""Events in order of time: by date, and by the words that tie an undated one to its neighbour."""

from __future__ import annotations

from datetime import date

import pytest

from transition_events.export.svg import timeline_to_svg
from transition_events.model import Event, Span, TimeExpression
from transition_events.timeline import order


def event(text: str, trigger: str, day: int | None = None) -> Event:
    start = text.index(trigger)
    time = None
    if day is not None:
        value = date(2021, 5, day)
        time = TimeExpression(
            id="t1",
            span=Span(0, 1),
            text=text[:1],
            type="DATE",
            value=str(value),
            start=value,
            end=date(2021, 5, day + 1),
        )
    return Event(id=trigger, type="x", trigger=Span(start, start + len(trigger)), status="OCCURRED", time=time)


def test_by_date_then_by_text() -> None:
    text = "met talked won"
    line = order((event(text, "met", 9), event(text, "talked", 3), event(text, "won", 3)), text)
    assert [e.id for e in line] == ["talked", "won", "met"]
    assert line.undated == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He resigned hours after the vote.", ["vote", "resigned"]),
        ("He resigned before the vote.", ["resigned", "vote"]),
        ("He resigned, two days ahead of the vote.", ["resigned", "vote"]),
        ("After he resigned, they held a vote.", ["resigned", "vote"]),
        ("Before he resigned, they held a vote.", ["vote", "resigned"]),
    ],
)
def test_an_undated_event_stands_by_the_dated_one_it_is_tied_to(text: str, expected: list[str]) -> None:
    line = order((event(text, "resigned"), event(text, "vote", 4)), text)
    assert [e.id for e in line] == expected
    assert timeline_to_svg(line).count("<g>") == 2


@pytest.mark.parametrize("text", ["He resigned. After the vote, all left.", "He resigned and a vote was held."])
def test_what_the_text_does_not_tie_stays_undated(text: str) -> None:
    line = order((event(text, "resigned"), event(text, "vote", 4)), text)
    assert [e.id for e in line.undated] == ["resigned"]


def test_ties_chain() -> None:
    text = "He resigned after the vote, which came before the riot."
    line = order((event(text, "resigned"), event(text, "vote"), event(text, "riot", 4)), text)
    assert [e.id for e in line] == ["vote", "resigned", "riot"]
