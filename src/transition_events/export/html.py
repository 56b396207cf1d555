"""An Article as HTML: the text with layered highlights, and tables of what was found.

The fragment stands on its own: no script, nothing fetched from elsewhere, every string of the article escaped.
Highlights may overlap. The text is cut at every edge of a span, and each piece carries the classes of all the
layers that cover it; the style sheet gives every layer a property of its own, so that they show through each other.
Pointing at a piece shows the fields of what it belongs to, and rules the other pieces of it off in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from html import escape
from importlib.resources import files
from itertools import compress, pairwise

import attrs

from transition_events.export.svg import timeline_to_svg
from transition_events.model import Actor, Article, Event, Participant, Span, Statement, TimeExpression, Timeline

_Thing = Event | Statement | Actor | TimeExpression
_Fields = Iterable[tuple[str, object]]
# What a browser would drop, misread or refuse to encode; shown as the replacement character.
_UNSHOWABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def to_html(article: Article, *, page: bool = False) -> str:
    """The article as an HTML fragment, or with `page` as a whole document."""
    parts = [_head(article), _text(article), *_tables(article), _rings(article)]
    return _wrap("".join(parts), page=page, title=_title(article))


def timeline_to_html(timeline: Timeline, *, page: bool = False) -> str:
    """A timeline as an HTML fragment with an inline SVG, or with `page` as a whole document."""
    parts = [timeline_to_svg(timeline)]
    if timeline.undated:
        rows = [(event, _event_row(event)) for event in timeline.undated]
        parts.append(_table("Undated", _EVENT_COLUMNS, rows, keys={}, shown=True))
    return _wrap("".join(parts), page=page, title="Timeline")


# --- frame ------------------------------------------------------------------------------------------------------


def _wrap(body: str, *, page: bool, title: str) -> str:
    fragment = f'<div class="te"><style>{_css()}</style>{body}</div>'
    if not page:
        return fragment
    return (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{_safe(title)}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<style>:root{color-scheme:light dark}body{margin:0}.te{margin:0 auto;padding:1.5em}</style>"
        f"<body>{fragment}</body></html>\n"
    )


@cache
def _css() -> str:
    return files("transition_events.export").joinpath("article.css").read_text(encoding="utf-8")


def _safe(value: object) -> str:
    return escape(_UNSHOWABLE.sub("\ufffd", str(value)))


def _title(article: Article) -> str:
    return next((line.strip()[:80] for line in article.text.splitlines() if line.strip()), "Article")


def _head(article: Article) -> str:
    head = article.dateline
    facts = [head.published, ", ".join(head.places), head.agency]
    known = " · ".join(f"<b>{_safe(fact)}</b>" for fact in facts if fact) or "no dateline"
    layers = {"actor": "te-actor", "time": "te-time", "said": "te-said", "event": "te-event"}
    layers |= {"planned, possible": "te-event te-open", "not": "te-event te-not"}
    key = "".join(f'<span class="te-m {classes}">{name}</span>' for name, classes in layers.items())
    return f'<div class="te-head"><span class="te-key">{key}</span>{known}</div>'


# --- the text ---------------------------------------------------------------------------------------------------


@attrs.frozen
class _Mark:
    """One span to show: the classes of its layer, the keys of the things it belongs to, and what pointing tells."""

    span: Span
    classes: str
    keys: tuple[str, ...]
    tip: str = ""


def _text(article: Article) -> str:
    pieces = (_piece(text, marks) for text, marks in _cut(article.text, list(_marks(article))))
    return f'<div class="te-text" dir="auto">{"".join(pieces)}</div>'


def _cut(text: str, marks: Sequence[_Mark]) -> Iterator[tuple[str, list[_Mark]]]:
    """The text in pieces, each with the marks that cover it; a sweep over the edges of all spans."""
    edges: dict[int, tuple[list[int], list[int]]] = {0: ([], []), len(text): ([], [])}
    for number, mark in enumerate(marks):
        if mark.span.start < mark.span.end:
            edges.setdefault(mark.span.start, ([], []))[0].append(number)
            edges.setdefault(mark.span.end, ([], []))[1].append(number)
    offsets = sorted(edges)
    active: dict[int, _Mark] = {}
    for start, end in pairwise(offsets):
        opened, closed = edges[start]
        for number in closed:
            active.pop(number)
        active |= {number: marks[number] for number in opened}
        yield text[start:end], [active[number] for number in sorted(active)]


def _piece(text: str, marks: list[_Mark]) -> str:
    if not marks:
        return _safe(text)
    classes = " ".join(dict.fromkeys(mark.classes for mark in marks if mark.classes))
    keys = " ".join(dict.fromkeys(key for mark in marks for key in mark.keys))
    tip = "\n\n".join(dict.fromkeys(mark.tip for mark in marks if mark.tip))
    return f'<span class="te-m {classes}" data-k="{keys}" data-tip="{_safe(tip)}">{_safe(text)}</span>'


def _marks(article: Article) -> Iterator[_Mark]:
    """Every span of the article, the things told first (in a tip) first: events, times, actors, statements."""
    keys = _Keys(article)
    for event in article.events:
        yield _Mark(
            event.trigger, _event_classes(event), keys.of(event), _tip(event.type, _event_fields(event, article.text))
        )
        yield from (_Mark(p.span, "", keys.of(event)) for p in event.participants if p.span)
    for time in article.times:
        yield _Mark(time.span, "te-time", keys.of(time), _tip(time.text, _time_fields(time)))
    for actor in article.actors:
        tip = _tip(actor.name, _actor_fields(actor))
        yield from (_Mark(mention.span, "te-actor", keys.of(actor), tip) for mention in actor.mentions)
    for statement in article.statements:
        tip = _tip(statement.kind.lower(), _statement_fields(statement, article.text))
        yield from (_Mark(span, "te-said", keys.of(statement), tip) for span in statement.content)
        if statement.cue:
            yield _Mark(statement.cue, "te-cue", keys.of(statement), tip)
        if statement.speaker_span:
            yield _Mark(statement.speaker_span, "", keys.of(statement), tip)
    yield from (_Mark(span, "te-caption", (), "caption") for span in article.captions)


def _event_classes(event: Event) -> str:
    settled = event.status in ("OCCURRED", "ONGOING")
    return "te-event" + ("" if settled else " te-open") + (" te-not" if event.negated else "")


# --- pointing -----------------------------------------------------------------------------------------------------


class _Keys:
    """Short keys of our own for the things of an article: their ids may hold any characters."""

    def __init__(self, article: Article) -> None:
        tables: dict[str, tuple[_Thing, ...]] = {
            "e": article.events,
            "s": article.statements,
            "a": article.actors,
            "t": article.times,
        }
        self._keys: dict[tuple[type, str], str] = {}
        for letter, table in tables.items():
            self._keys |= {(type(item), item.id): f"{letter}{number}" for number, item in enumerate(table)}
        self._times: dict[str, list[str]] = {}
        for event in article.events:
            if event.time:
                self._times.setdefault(event.time.id, []).append(self._keys[Event, event.id])

    def of(self, item: _Thing) -> tuple[str, ...]:
        """The item's own key; for a time, also those of the events that it dates."""
        own = self._keys.get((type(item), item.id), "")
        return (own, *self._times.get(item.id, ())) if isinstance(item, TimeExpression) else (own,)

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys.values())


def _rings(article: Article) -> str:
    """One rule a thing: where any piece or row of it is pointed at, all its pieces in the text are ruled."""
    shadow = "box-shadow:0 -2px var(--te-ring),0 2px var(--te-ring)"
    rules = (f'.te:has([data-k~="{k}"]:hover) .te-text [data-k~="{k}"]{{{shadow}}}' for k in _Keys(article))
    return f"<style>{''.join(rules)}</style>"


def _tip(title: str, fields: _Fields) -> str:
    lines = (f"{name}: {_flat(value)}" for name, value in fields if value not in (None, "", ()))
    return "\n".join((_flat(title), *lines))


def _flat(value: object, width: int = 160) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    text = " ".join(text.split())
    return text if len(text) <= width else text[: width - 1] + "…"


def _event_fields(event: Event, text: str) -> _Fields:
    yield "status", _status(event)
    for p in event.participants:
        yield p.label or p.role.lower(), _name(p, text)
    yield "time", _when(event.time)
    yield "place", event.place
    yield "said by", event.statement and _speaker(event.statement, text)
    yield "PLOVER", event.plover
    yield "rule", event.rule


def _time_fields(time: TimeExpression) -> _Fields:
    yield time.type.lower(), time.value
    yield "from", time.start
    yield "until", time.end
    yield "grain", time.grain
    yield "mod", time.mod
    yield "anchor", time.anchor
    yield "rule", time.rule


def _actor_fields(actor: Actor) -> _Fields:
    yield "kind", actor.kind
    yield "roles", actor.roles
    yield "also", actor.aliases
    yield "mentions", len(actor.mentions)


def _statement_fields(statement: Statement, text: str) -> _Fields:
    yield "speaker", _speaker(statement, text)
    yield "form", statement.form.lower()
    yield "to", statement.addressee
    yield "in", statement.medium
    yield "time", _when(statement.time)


def _speaker(statement: Statement, text: str | None) -> str:
    """The speaker's name, or else the words for it, where the text is at hand."""
    if statement.speaker:
        return statement.speaker.name
    return statement.speaker_span.of(text) if statement.speaker_span and text else "an unnamed source"


def _name(participant: Participant, text: str | None) -> str | None:
    """The participant's name, or else the words for it, where the text is at hand."""
    words = participant.span.of(text) if participant.span and text else None
    return participant.name or words


def _when(time: TimeExpression | None) -> str | None:
    if time is None:
        return None
    words = _flat(time.text, 40)
    return f"{time.value} ({words})" if time.value and time.value != words else words


# --- tables -------------------------------------------------------------------------------------------------------

_EVENT_COLUMNS = ("event", "status", "who", "when", "where", "said by")
_NEGATED = {
    "OCCURRED": "did not occur",
    "ONGOING": "not going on",
    "PLANNED": "planned not to",
    "EXPECTED": "expected not to",
    "POSSIBLE": "may not",
}
_Row = tuple[_Thing, tuple[object, ...]]


def _tables(article: Article) -> Iterator[str]:
    text, keys = article.text, _Keys(article)
    events: list[_Row] = [(e, _event_row(e, text)) for e in article.events]
    yield _table("Events", _EVENT_COLUMNS, events, keys=keys, shown=True)
    statements: list[_Row] = [(s, _statement_row(s, text)) for s in article.statements]
    yield _table("Statements", ("speaker", "cue", "content", "form", "when"), statements, keys=keys, shown=True)
    actors: list[_Row] = [(a, (a.name, a.kind, a.roles, a.aliases, len(a.mentions))) for a in article.actors]
    yield _table("Actors", ("name", "kind", "roles", "also", "mentions"), actors, keys=keys, shown=False)
    times: list[_Row] = [(t, (t.text, t.type, t.value, t.start, t.end, t.anchor)) for t in article.times]
    yield _table("Times", ("text", "type", "value", "from", "until", "anchor"), times, keys=keys, shown=False)


def _event_row(event: Event, text: str | None = None) -> tuple[object, ...]:
    who = tuple(f"{name} ({p.label or p.role.lower()})" for p in event.participants if (name := _name(p, text)))
    said_by = event.statement and _speaker(event.statement, text)
    return event.type, _status(event), who, _when(event.time), event.place, said_by


def _status(event: Event) -> str:
    return _NEGATED[event.status] if event.negated else event.status.lower()


def _statement_row(statement: Statement, text: str) -> tuple[object, ...]:
    speaker = _speaker(statement, text)
    cue = statement.cue.of(text) if statement.cue else None
    return speaker, cue, _flat(statement.content_text, 240), statement.form.lower(), _when(statement.time)


def _table(
    title: str, columns: Sequence[str], rows: Sequence[_Row], *, keys: _Keys | dict[str, str], shown: bool
) -> str:
    """A table that folds away, without the columns that are empty all the way down."""
    if not rows:
        return f"<details><summary>{title}: none</summary></details>"
    used = [any(cells[n] not in (None, "", ()) for _, cells in rows) for n in range(len(columns))]
    head = "".join(f"<th>{column}</th>" for column in compress(columns, used))
    body = "".join(
        _row(compress(cells, used), keys.of(item)[0] if isinstance(keys, _Keys) else "") for item, cells in rows
    )
    return (
        f"<details{' open' if shown else ''}><summary>{title} ({len(rows)})</summary>"
        f'<div class="te-scroll"><table class="te-table"><thead><tr>{head}</tr></thead>'
        f"<tbody>{body}</tbody></table></div></details>"
    )


def _row(cells: Iterable[object], key: str) -> str:
    shown = "".join(f'<td dir="auto">{"" if cell is None else _safe(_flat(cell, 400))}</td>' for cell in cells)
    return f'<tr data-k="{key}">{shown}</tr>' if key else f"<tr>{shown}</tr>"
