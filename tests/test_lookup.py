"""Linking stretches of text to actors."""

from __future__ import annotations

from transition_events.lookup import MentionIndex, SpanIndex
from transition_events.model import Actor, Mention, Span


def actor(name: str, *spans: tuple[int, int]) -> Actor:
    mentions = tuple(Mention(span=Span(*s), text="x", how="NAME") for s in spans)
    return Actor(id=name, name=name, kind="PERSON", mentions=mentions)


INNER, OUTER, OTHER = actor("a1", (10, 15)), actor("a2", (8, 30)), actor("a3", (40, 45), (2, 6))
INDEX = MentionIndex((INNER, OUTER, OTHER))


def test_the_shortest_covering_mention_wins() -> None:
    assert INDEX.covering(Span(10, 15)) is INNER
    assert INDEX.covering(Span(16, 20)) is OUTER
    assert INDEX.covering(Span(31, 32)) is None


def test_within_lists_mentions_in_order() -> None:
    assert [a.id for _, a in INDEX.within(Span(0, 50))] == ["a3", "a2", "a1", "a3"]
    assert INDEX.within(Span(10, 14)) == ()


def test_the_innermost_of_nested_spans_and_none_beyond_the_last() -> None:
    index = SpanIndex([(Span(0, 100), "all"), (Span(10, 20), "outer"), (Span(10, 15), "inner"), (Span(10, 15), "twin")])
    assert index.innermost(Span(12, 14)) == "inner"
    assert index.innermost(Span(12, 18)) == "outer"
    assert index.innermost(Span(90, 100)) == "all"
    assert index.innermost(Span(99, 101)) is None
    assert SpanIndex[str]([]).innermost(Span(0, 1)) is None
