"""Which actor does a stretch of text speak of? The question that statements and events put to the found actors."""

from __future__ import annotations

from bisect import bisect_left

from transition_events.model import Actor, Mention, Span


class MentionIndex:
    """The mentions of all actors by place in the text."""

    def __init__(self, actors: tuple[Actor, ...]) -> None:
        rows = ((m.span.start, m.span.end, m, a) for a in actors for m in a.mentions)
        self._rows = sorted(rows, key=lambda row: row[:2])
        self._starts = [row[0] for row in self._rows]

    def within(self, span: Span) -> tuple[tuple[Mention, Actor], ...]:
        """The mentions that lie inside the span, in order."""
        first = bisect_left(self._starts, span.start)
        last = bisect_left(self._starts, span.end)
        return tuple((m, a) for _, end, m, a in self._rows[first:last] if end <= span.end)

    def covering(self, span: Span) -> Actor | None:
        """The actor of the shortest mention that covers the span: give the head word's span to link a phrase."""
        last = bisect_left(self._starts, span.start + 1)
        found = [(end - start, a) for start, end, _, a in self._rows[:last] if end >= span.end]
        return min(found, key=lambda pair: pair[0])[1] if found else None
