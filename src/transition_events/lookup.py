"""What stands at a stretch of text? The question that the stages put to what the earlier ones found."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from transition_events.model import Actor, Mention, Span

Item = TypeVar("Item")


class SpanIndex(Generic[Item]):
    """Items by the spans at which they stand. A question costs what lies near the place, not the whole text."""

    def __init__(self, placed: Iterable[tuple[Span, Item]]) -> None:
        self._placed = sorted(placed, key=lambda pair: (pair[0].start, pair[0].end))
        self._starts = [span.start for span, _ in self._placed]
        self._longest = max((len(span) for span, _ in self._placed), default=0)

    def within(self, span: Span) -> tuple[Item, ...]:
        """The items that lie inside the span, in the order of the text."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return tuple(item for place, item in self._placed[first:last] if place.end <= span.end)

    def innermost(self, span: Span) -> Item | None:
        """The item of the shortest span that covers this one; of several as short, the first."""
        first = bisect_left(self._starts, span.end - self._longest)
        last = bisect_left(self._starts, span.start + 1)
        around = (pair for pair in self._placed[first:last] if pair[0].end >= span.end)
        found = min(around, key=lambda pair: len(pair[0]), default=None)
        return found[1] if found else None


class MentionIndex:
    """The mentions of all actors by place in the text."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        self._index = SpanIndex((m.span, (m, a)) for a in actors for m in a.mentions)

    def within(self, span: Span) -> tuple[tuple[Mention, Actor], ...]:
        """The mentions that lie inside the span, in order."""
        return self._index.within(span)

    def covering(self, span: Span) -> Actor | None:
        """The actor of the shortest mention that covers the span: give the head word's span to link a phrase."""
        found = self._index.innermost(span)
        return found[1] if found else None
