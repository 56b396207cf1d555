"""The order of an article's events in time: by their dates, and by what the text says of before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from transition_events.model import Event, Timeline

_LATER = r"after|following|since|once"
_EARLIER = r"before|until|till|ahead of|prior to"
# Between two triggers, in one clause or two: what stands first happened later, or earlier, than what comes next.
_BETWEEN = re.compile(rf"[^.!?;:\n]{{0,60}}\b(?:(?P<later>{_LATER})|(?P<earlier>{_EARLIER}))\b[^.!?;:\n]{{0,60}}", re.I)
# "After the vote, he resigned": the sentence opens with the word, and a comma parts the two.
_OPENED = re.compile(rf"(?:^|[.!?\n][\"”]?\s+)(?:(?P<later>{_EARLIER})|(?P<earlier>{_LATER})) [^.!?,\n]{{0,60}}$", re.I)
_NEXT_CLAUSE = re.compile(r"[^.!?;:\n,]{0,40},[^.!?;:\n]{0,60}")
_SIGHT = 100  # characters before a trigger in which its sentence may open


def order(events: tuple[Event, ...], text: str) -> Timeline:
    """Events by the start (or else the end) of their time; ties keep the order of the text.

    An event without a date stands right before or after the dated one that the text in between ties it to ("resigned
    hours after the vote"); the others are `undated`.
    """
    line = sorted((e for e in events if _moment(e)), key=_moment)
    placed = {e.id for e in line}
    waiting = [*_ties(events, text)]
    while ready := [t for t in waiting if (t[0].id in placed) != (t[1].id in placed)]:
        for earlier, later in ready:
            if later.id not in placed:
                line.insert(line.index(earlier) + 1, later)
            elif earlier.id not in placed:
                line.insert(line.index(later), earlier)
            placed |= {earlier.id, later.id}
    return Timeline(events=tuple(line), undated=tuple(e for e in events if e.id not in placed))


def _ties(events: tuple[Event, ...], text: str) -> Iterator[tuple[Event, Event]]:
    """Pairs of neighbouring events of which the text says that the first happened before the second."""
    for one, two in pairwise(sorted(events, key=lambda e: e.trigger)):
        gap = text[one.trigger.end : two.trigger.start]
        before = text[max(0, one.trigger.start - _SIGHT) : one.trigger.start]
        told = _BETWEEN.fullmatch(gap) or (_NEXT_CLAUSE.fullmatch(gap) and _OPENED.search(before))
        if told:
            yield (two, one) if told["later"] else (one, two)


def _moment(event: Event) -> str:
    """ISO 8601 strings compare as the dates do, whatever the grain; the empty string is no moment at all."""
    time = event.time
    if time is None:
        return ""
    bound = time.start or time.end
    return bound.isoformat() if bound else ""
