"""The stage as `parse_article` runs it: on an annotated document, with the real tense of each clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

import attrs

from transition_events.annotation.document import Document, Word
from transition_events.annotation.grammar import clause_root, clause_tense, verb_group
from transition_events.model import Event, Span, TimeExpression
from transition_events.times.direction import FUTURE, PAST, Clause
from transition_events.times.grammar import load_grammar
from transition_events.times.reader import Anchor, Style, find_with_tense

# In the present, even the perfect, these look ahead: "has scheduled a vote on Friday".
_PLANNING = frozenset(("schedule", "plan", "set", "expect", "intend"))
# So do these in the simple present, as a timetable has them: "leaders hold a summit on Wednesday".
_TIMETABLE = frozenset(("hold", "meet", "vote", "convene", "begin", "start", "open"))
_HANGS_ON_EVENT = "event-offset"


def find_in_document(
    document: Document,
    *,
    anchor: Anchor,
    style: Style = "news",
    skip: tuple[Span, ...] = (),
    calendars: Sequence[str | Path] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of a document in order, outside of the spans of `skip`; ids t1, t2, ...

    The other arguments are those of `find_times`.
    """
    found = find_with_tense(
        document.text, anchor=anchor, style=style, tense=lambda span: clause_of(document, span), calendars=calendars
    )
    kept = [t for t in found if not any(t.span.overlaps(s) for s in skip)]
    names: dict[str | None, str | None] = {t.id: None for t in found}
    names |= {t.id: f"t{i}" for i, t in enumerate(kept, 1)}
    return tuple(attrs.evolve(t, id=f"t{i}", anchor=names.get(t.anchor, t.anchor)) for i, t in enumerate(kept, 1))


def clause_of(document: Document, span: Span) -> Clause | None:
    """Where the clause around a time looks, as the parse has it; None where its verb does not say."""
    sentence = document.sentence_at(span.start)
    word = sentence.top(span) if sentence else None
    if sentence is None or word is None:
        return None
    tense, verb = clause_tense(sentence, word), clause_root(sentence, word)
    if verb.relation in ("acl", "advcl") and _is_past_participle(verb) and verb.lemma not in _PLANNING:
        return PAST  # "the ruling announced on Friday"
    if tense == "PRESENT" and verb.lemma in _PLANNING:
        return FUTURE
    if tense == "PRESENT" and verb_group(sentence, verb).perfect:
        return PAST
    if verb.xpos in ("VBP", "VBZ") and verb.lemma in _TIMETABLE:
        return FUTURE
    return {"PAST": PAST, "FUTURE": FUTURE}.get(tense or "")


def _is_past_participle(word: Word) -> bool:
    return word.feat("VerbForm") == "Part" and word.feat("Tense") == "Past"


def anchor_on_events(
    times: tuple[TimeExpression, ...], events: tuple[Event, ...], *, text: str
) -> tuple[TimeExpression, ...]:
    """The same times, those that hang on an event of the article dated by it where that event has a date."""
    return tuple(_anchored(t, events) if _HANGS_ON_EVENT in (t.rule or "").split("+") else t for t in times)


def _anchored(time: TimeExpression, events: tuple[Event, ...]) -> TimeExpression:
    """A time that hangs on an event, read again with the day of the article's own event, the nearest before it."""
    kind = _event_type(time.text)
    own = [e for e in events if e.type == kind and _day(e) is not None and not e.trigger.overlaps(time.span)]
    if not own:
        return time
    event = min(own, key=lambda e: (e.trigger.start > time.span.start, abs(e.trigger.start - time.span.start)))
    day = _day(event)
    again = find_with_tense(time.text, anchor=None, style="news", event_days={kind: day} if day else {})
    read = next((t for t in again if t.value is not None), None)
    if read is None:
        return time
    return attrs.evolve(time, value=read.value, start=read.start, end=read.end, grain=read.grain, anchor=event.id)


def _event_type(expression: str) -> str:
    """The ontology's type of the event that an expression names."""
    meaning = load_grammar().lexicon.meaning
    return str(next((m for word in _words(expression) if (m := meaning("eventnoun", word))), ""))


def _words(expression: str) -> Iterable[str]:
    return reversed(expression.replace("-", " ").split())


def _day(event: Event) -> date | None:
    """The day of an event that is dated to one."""
    if event.negated or event.time is None or event.time.grain != "day" or event.time.start is None:
        return None
    return event.time.start.date() if isinstance(event.time.start, datetime) else event.time.start
