"""Articles as JSON: the interchange contract.

References are ids, spans two-element lists, dates and datetimes ISO 8601 strings. `Statement.content_text` is not
written: it is the text of the content spans, joined by a space. Everything else comes back as it was.

Reading is strict. A missing or unknown key, a value of the wrong type, an id that nothing bears or a span beyond
the end of the text is a `SchemaError` whose message holds the JSON path of the fault (``$.events[2].time``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, get_origin

import attrs
import cattrs
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from transition_events.errors import SchemaError
from transition_events.model import (
    Actor,
    Article,
    Dateline,
    Event,
    Mention,
    Participant,
    Span,
    Statement,
    TimeExpression,
)

SCHEMA = 1
"""The version of the interchange format. It grows when a reader of the old one could not read the new."""

_TABLES = {"actors": Actor, "times": TimeExpression, "statements": Statement, "events": Event}
_KEYS = ("schema", "text", "dateline", "captions", *_TABLES, "meta")
_REFERENCES: dict[type, tuple[str, ...]] = {
    Statement: ("speaker", "time"),
    Participant: ("actor",),
    Event: ("time", "statement"),
}
_DERIVED: dict[type, tuple[str, ...]] = {Statement: ("content_text",)}

T = TypeVar("T")


def to_dict(article: Article) -> dict[str, Any]:
    """The article as JSON types: dictionaries, lists, strings, integers, booleans and None."""
    return {
        "schema": SCHEMA,
        "text": article.text,
        "dateline": _converter.unstructure(article.dateline),
        "captions": _converter.unstructure(article.captions),
        **{table: _converter.unstructure(getattr(article, table)) for table in _TABLES},
        "meta": dict(article.meta),
    }


def from_dict(data: Mapping[str, Any]) -> Article:
    """The article that `to_dict` gave `data` for. Raises `SchemaError` naming the key that is wrong."""
    _check_top(data)
    text = _structure(data["text"], str, "$.text")
    rows = {table: _structure(data[table], tuple[cls, ...], f"$.{table}") for table, cls in _TABLES.items()}  # type: ignore[valid-type]
    actors, times = _by_id(rows["actors"], "actors"), _by_id(rows["times"], "times")
    statements = _by_id((_link_statement(s, actors, times, text) for s in rows["statements"]), "statements")
    events = _by_id((_link_event(e, actors, times, statements) for e in rows["events"]), "events")
    article = Article(
        text=text,
        dateline=_structure(data["dateline"], Dateline, "$.dateline"),
        captions=_structure(data["captions"], tuple[Span, ...], "$.captions"),
        actors=tuple(actors.values()),
        times=tuple(times.values()),
        statements=tuple(statements.values()),
        events=tuple(events.values()),
        meta=_structure(data["meta"], dict[str, str], "$.meta"),
    )
    _check_spans(article, len(text))
    return article


def to_json(article: Article, *, indent: int | None = None) -> str:
    """`to_dict` as a JSON string.

    Non-ASCII characters stand as they are; only lone surrogates, which no encoding takes, are escaped.
    """
    written = json.dumps(to_dict(article), ensure_ascii=False, indent=indent)
    return _LONE_SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def from_json(data: str | bytes) -> Article:
    """The article that `to_json` gave `data` for. Raises `SchemaError` on anything else."""
    try:
        decoded = json.loads(data)
    except (ValueError, TypeError, RecursionError) as error:
        raise SchemaError(f"not a JSON document: {error}") from error
    return from_dict(decoded)


# --- the converter ----------------------------------------------------------------------------------------------

# Two halves of a pair that stand side by side would be read back as one character, so they are left alone.
_LONE_SURROGATE = re.compile("[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]")


def _make_converter() -> cattrs.Converter:
    converter = cattrs.Converter()
    for kind in (str, int, bool):
        converter.register_structure_hook(kind, _exactly(kind))
    converter.register_structure_hook(Span, _read_span)
    converter.register_unstructure_hook(Span, lambda span: [span.start, span.end])
    converter.register_structure_hook_func(lambda t: t == date | None, _optional(_read_date))
    converter.register_structure_hook_func(lambda t: t == date | datetime | None, _optional(_read_moment))
    converter.register_unstructure_hook_func(
        lambda t: t in (date | None, date | datetime | None), lambda value: value and value.isoformat()
    )
    converter.register_structure_hook_factory(_is_tuple, _strict_tuple)
    converter.register_unstructure_hook_factory(_is_tuple, _tuple_as_list)
    for cls in (Dateline, Mention, Actor, TimeExpression, Statement, Participant, Event):
        overrides: dict[str, Any] = {name: override(omit=True) for name in _DERIVED.get(cls, ())}
        overrides |= {
            # The id stays in the place of the object until all objects are there to be linked.
            name: override(unstruct_hook=lambda value: value and value.id, struct_hook=_optional(_read_id))
            for name in _REFERENCES.get(cls, ())
        }
        converter.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, converter, **overrides))
        converter.register_structure_hook(cls, _all_keys(cls, make_dict_structure_fn(cls, converter, **overrides)))
    return converter


def _is_tuple(kind: Any) -> bool:
    return get_origin(kind) is tuple


def _exactly(kind: type) -> Callable[[Any, Any], Any]:
    """A hook that takes values of one type as they are, and converts nothing."""

    def read(value: Any, _: Any) -> Any:
        if type(value) is not kind:
            raise TypeError(f"{kind.__name__} expected, got {value!r:.80}")
        return value

    return read


def _optional(read: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    return lambda value, kind: None if value is None else read(value, kind)


_read_id = _exactly(str)


def _read_span(value: Any, _: Any) -> Span:
    if not isinstance(value, list | tuple) or [type(v) for v in value] != [int, int]:
        raise TypeError(f"a span is a list of two integers, got {value!r:.80}")
    return Span(*value)


def _read_date(value: Any, _: Any) -> date:
    return date.fromisoformat(_read_id(value, str))


def _read_moment(value: Any, _: Any) -> date:
    text = _read_id(value, str)
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


def _strict_tuple(kind: Any, converter: cattrs.Converter) -> Callable[[Any, Any], Any]:
    """The usual hook, but a string is no list of its characters."""
    usual = homogenous_tuple_structure_factory(kind, converter)

    def read(value: Any, _: Any) -> Any:
        if not isinstance(value, list | tuple):
            raise TypeError(f"a list expected, got {value!r:.80}")
        return usual(value, kind)

    return read


def _tuple_as_list(kind: Any, converter: cattrs.Converter) -> Callable[[Any], list[Any]]:
    write = converter.get_unstructure_hook(kind.__args__[0])
    return lambda values: [write(value) for value in values]


def _all_keys(cls: type[attrs.AttrsInstance], structure: Callable[..., Any]) -> Callable[[Any, Any], Any]:
    """A hook that wants every field of the class in the dictionary, and no other key."""
    names = [a.name for a in attrs.fields(cls) if a.name not in _DERIVED.get(cls, ())]

    def read(value: Any, kind: Any) -> Any:
        _check_keys(value, names)
        return structure(value, kind)

    return read


def _check_keys(value: Any, names: Iterable[str]) -> None:
    if not isinstance(value, Mapping):
        raise TypeError(f"an object expected, got {value!r:.80}")
    if missing := [name for name in names if name not in value]:
        raise KeyError(f"key {missing[0]!r} is missing")
    if unknown := [key for key in value if key not in names]:
        raise KeyError(f"key {unknown[0]!r} is unknown")


_converter = _make_converter()


# --- reading --------------------------------------------------------------------------------------------------------


def _check_top(data: Any) -> None:
    try:
        _check_keys(data, _KEYS)
    except (KeyError, TypeError) as error:
        raise SchemaError(f"{error.args[0]} @ $") from error
    if data["schema"] != SCHEMA:
        raise SchemaError(f"schema {data['schema']!r} is not one that this version reads ({SCHEMA}) @ $.schema")


def _structure(value: Any, kind: Any, path: str) -> Any:
    try:
        return _converter.structure(value, kind)
    except Exception as error:  # cattrs groups its errors: flatten them to lines that name the path
        lines = cattrs.transform_error(error, path, format_exception=lambda e, _: str(e.args[0]))
        raise SchemaError("; ".join(lines)) from error


def _by_id(items: Iterable[Any], table: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for number, item in enumerate(items):
        if item.id in found:
            raise SchemaError(f"id {item.id!r} stands twice @ $.{table}[{number}].id")
        found[item.id] = item
    return found


def _find(table: Mapping[str, T], reference: Any, where: str) -> T | None:
    if reference is None:
        return None
    try:
        return table[reference]
    except KeyError as error:
        raise SchemaError(f"nothing bears the id {reference!r} @ {where}") from error


def _link_statement(
    statement: Statement, actors: Mapping[str, Actor], times: Mapping[str, TimeExpression], text: str
) -> Statement:
    where = f"$.statements[id={statement.id}]"
    return attrs.evolve(
        statement,
        speaker=_find(actors, statement.speaker, f"{where}.speaker"),
        time=_find(times, statement.time, f"{where}.time"),
        content_text=" ".join(span.of(text) for span in statement.content),
    )


def _link_event(
    event: Event,
    actors: Mapping[str, Actor],
    times: Mapping[str, TimeExpression],
    statements: Mapping[str, Statement],
) -> Event:
    where = f"$.events[id={event.id}]"
    return attrs.evolve(
        event,
        time=_find(times, event.time, f"{where}.time"),
        statement=_find(statements, event.statement, f"{where}.statement"),
        participants=tuple(
            attrs.evolve(p, actor=_find(actors, p.actor, f"{where}.participants[{n}].actor"))
            for n, p in enumerate(event.participants)
        ),
    )


def _check_spans(article: Article, length: int) -> None:
    for where, span in _spans(article):
        if span is not None and span.end > length:
            raise SchemaError(f"{span} ends beyond the text of {length} characters @ {where}")


def _spans(article: Article) -> Iterable[tuple[str, Span | None]]:
    yield "$.dateline.span", article.dateline.span
    for n, caption in enumerate(article.captions):
        yield f"$.captions[{n}]", caption
    for n, actor in enumerate(article.actors):
        yield from ((f"$.actors[{n}].mentions[{m}].span", mention.span) for m, mention in enumerate(actor.mentions))
    for n, time in enumerate(article.times):
        yield f"$.times[{n}].span", time.span
    for n, statement in enumerate(article.statements):
        yield f"$.statements[{n}].speaker_span", statement.speaker_span
        yield f"$.statements[{n}].cue", statement.cue
        yield from ((f"$.statements[{n}].content[{m}]", span) for m, span in enumerate(statement.content))
    for n, event in enumerate(article.events):
        yield f"$.events[{n}].trigger", event.trigger
        yield from ((f"$.events[{n}].participants[{m}].span", p.span) for m, p in enumerate(event.participants))
