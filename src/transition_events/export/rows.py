"""The four flat tables of an article, whatever library holds them in the end.

One row an event, statement, actor or time. The column `article` is the id that the article was given in a corpus
(``meta["id"]``). Offsets are code points into the article's text, half-open. Moments are naive: the wall clock of the
zone in which the text tells them; a day begins at midnight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, time
from typing import Any, Literal, get_args

from transition_events.errors import InputError
from transition_events.model import Actor, Article, Event, Span, Statement, TableName, TimeExpression

ColumnType = Literal["string", "strings", "integer", "boolean", "moment"]
Row = dict[str, Any]

_PLACE: dict[str, ColumnType] = {"start": "integer", "end": "integer"}
_WHEN: dict[str, ColumnType] = {"time": "string", "time_value": "string", "from": "moment", "until": "moment"}

COLUMNS: dict[TableName, dict[str, ColumnType]] = {
    "events": {
        "article": "string",
        "id": "string",
        "type": "string",
        "status": "string",
        "negated": "boolean",
        "agent": "string",
        "patient": "string",
        "beneficiary": "string",
        "participants": "strings",
        **_WHEN,
        "place": "string",
        "statement": "string",
        "speaker": "string",
        "plover": "string",
        "key": "string",
        "rule": "string",
        "trigger": "string",
        **_PLACE,
    },
    "statements": {
        "article": "string",
        "id": "string",
        "kind": "string",
        "form": "string",
        "speaker": "string",
        "speaker_text": "string",
        "cue": "string",
        "content": "string",
        "addressee": "string",
        "medium": "string",
        **_WHEN,
        **_PLACE,
    },
    "actors": {
        "article": "string",
        "id": "string",
        "name": "string",
        "kind": "string",
        "roles": "strings",
        "aliases": "strings",
        "mentions": "integer",
        **_PLACE,
    },
    "times": {
        "article": "string",
        "id": "string",
        "text": "string",
        "type": "string",
        "value": "string",
        "from": "moment",
        "until": "moment",
        "grain": "string",
        "mod": "string",
        "anchor": "string",
        "rule": "string",
        **_PLACE,
    },
}
"""The columns of every table, in order, with their types."""


def rows(articles: Article | Iterable[Article], table: TableName) -> Iterator[Row]:
    """The rows of one table, of one article or of many. Raises `InputError` for a table that does not exist."""
    check_table(table)
    for article in (articles,) if isinstance(articles, Article) else articles:
        for item in getattr(article, table):
            yield {"article": article.meta.get("id"), "id": item.id, **_FIELDS[table](item, article.text)}


def check_table(table: str) -> None:
    """Raises `InputError` naming the tables there are, if this is none of them."""
    if table not in COLUMNS:
        raise InputError(f"no table {table!r}: there are {', '.join(get_args(TableName))}")


def _event(event: Event, text: str) -> Row:
    return {
        "type": event.type,
        "status": event.status,
        "negated": event.negated,
        "agent": event.agent and event.agent.name,
        "patient": event.patient and event.patient.name,
        "beneficiary": event.beneficiary and event.beneficiary.name,
        "participants": [
            f"{p.label or p.role.lower()}: {p.name or _words(p.span, text) or ''}" for p in event.participants
        ],
        **_when(event.time),
        "place": event.place,
        "statement": event.statement and event.statement.id,
        "speaker": event.statement and event.statement.speaker and event.statement.speaker.name,
        "plover": event.plover,
        "key": event.key,
        "rule": event.rule,
        "trigger": event.trigger.of(text),
        **_place([event.trigger]),
    }


def _statement(statement: Statement, text: str) -> Row:
    return {
        "kind": statement.kind,
        "form": statement.form,
        "speaker": statement.speaker and statement.speaker.name,
        "speaker_text": _words(statement.speaker_span, text),
        "cue": _words(statement.cue, text),
        "content": statement.content_text,
        "addressee": statement.addressee,
        "medium": statement.medium,
        **_when(statement.time),
        **_place(statement.content),
    }


def _actor(actor: Actor, _: str) -> Row:
    return {
        "name": actor.name,
        "kind": actor.kind,
        "roles": list(actor.roles),
        "aliases": list(actor.aliases),
        "mentions": len(actor.mentions),
        **_place([mention.span for mention in actor.mentions[:1]]),
    }


def _time(time: TimeExpression, _: str) -> Row:
    return {
        "text": time.text,
        "type": time.type,
        "value": time.value,
        "from": _moment(time.start),
        "until": _moment(time.end),
        "grain": time.grain,
        "mod": time.mod,
        "anchor": time.anchor,
        "rule": time.rule,
        **_place([time.span]),
    }


_FIELDS: dict[TableName, Callable[[Any, str], Row]] = {
    "events": _event,
    "statements": _statement,
    "actors": _actor,
    "times": _time,
}


def _words(span: Span | None, text: str) -> str | None:
    return None if span is None else span.of(text)  # an empty span is false


def _when(time: TimeExpression | None) -> Row:
    if time is None:
        return dict.fromkeys(_WHEN)
    return {"time": time.text, "time_value": time.value, "from": _moment(time.start), "until": _moment(time.end)}


def _moment(moment: date | None) -> datetime | None:
    if moment is None or isinstance(moment, datetime):
        return moment and moment.replace(tzinfo=None)
    return datetime.combine(moment, time())


def _place(spans: Iterable[Span]) -> Row:
    """From the first to the last character of some spans; of no span, nowhere."""
    spans = list(spans)
    if not spans:
        return {"start": None, "end": None}
    return {"start": min(span.start for span in spans), "end": max(span.end for span in spans)}
