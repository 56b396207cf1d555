"""Hypothesis strategies for the model's values: whole articles whose references and spans hold together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, timedelta, timezone
from typing import Any, get_args

from hypothesis import strategies as st

from transition_events.model import (
    Actor,
    ActorKind,
    Article,
    Dateline,
    Event,
    EventStatus,
    Mention,
    MentionKind,
    Participant,
    Role,
    Span,
    Statement,
    StatementForm,
    StatementKind,
    TimeExpression,
    TimeType,
)

Draw = Callable[[st.SearchStrategy[Any]], Any]

_WORDS = st.sampled_from(["She said: “No.” ", "Ms. Ortiz won on Tuesday. ", "\n\n", "<b>&amp;</b>", "🗳️ ", "Å. "])
_ANY_CHARACTER = st.text(st.characters(exclude_categories=[]), max_size=8)
_NAMES = st.text(min_size=1, max_size=12)
_ZONES = st.sampled_from([None, UTC, timezone(timedelta(hours=-5)), timezone(timedelta(hours=5, minutes=30))])


def texts() -> st.SearchStrategy[str]:
    """Prose, markup, any characters at all (lone surrogates too), in any mixture."""
    return st.lists(_WORDS | _ANY_CHARACTER, max_size=8).map("".join)


def spans(text: str) -> st.SearchStrategy[Span]:
    """Spans within the text, empty ones too."""
    offset = st.integers(0, len(text))
    return st.tuples(offset, offset).map(lambda pair: Span(min(pair), max(pair)))


def _literal(kind: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(get_args(kind))


def _one_or_none(items: Sequence[Any]) -> st.SearchStrategy[Any]:
    return st.sampled_from([None, *items])


def _tuples(items: st.SearchStrategy[Any], size: int = 3) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(items, max_size=size).map(tuple)


@st.composite
def mentions(draw: Draw, text: str) -> Mention:
    span = draw(spans(text))
    return Mention(span=span, text=span.of(text), how=draw(_literal(MentionKind)))


def _actor(text: str, number: int) -> st.SearchStrategy[Actor]:
    return st.builds(
        Actor,
        id=st.just(f"a{number}"),
        name=_NAMES,
        kind=_literal(ActorKind),
        roles=_tuples(_NAMES),
        aliases=_tuples(_NAMES),
        mentions=_tuples(mentions(text)),
    )


@st.composite
def time_expressions(draw: Draw, text: str, number: int) -> TimeExpression:
    span = draw(spans(text))
    moment = st.none() | st.dates() | st.datetimes(timezones=_ZONES)
    label = st.none() | st.sampled_from(["2020-11-23", "P10M", "DOCUMENT", "day", "APPROX", "e1", "weekday"])
    return TimeExpression(
        id=f"t{number}",
        span=span,
        text=span.of(text),
        type=draw(_literal(TimeType)),
        start=draw(moment),
        end=draw(moment),
        **{field: draw(label) for field in ("value", "grain", "mod", "anchor", "rule")},
    )


@st.composite
def statements(draw: Draw, text: str, number: int, actors: Sequence[Actor], times: Sequence[Any]) -> Statement:
    content = draw(_tuples(spans(text)))
    return Statement(
        id=f"s{number}",
        kind=draw(_literal(StatementKind)),
        speaker=draw(_one_or_none(actors)),
        speaker_span=draw(st.none() | spans(text)),
        cue=draw(st.none() | spans(text)),
        content=content,
        content_text=" ".join(span.of(text) for span in content),
        form=draw(_literal(StatementForm)),
        addressee=draw(st.none() | _NAMES),
        medium=draw(st.none() | _NAMES),
        time=draw(_one_or_none(times)),
    )


def _event(text: str, number: int, actors: Any, times: Any, said: Any) -> st.SearchStrategy[Event]:
    participant = st.builds(
        Participant,
        role=_literal(Role),
        label=st.none() | _NAMES,
        actor=_one_or_none(actors),
        span=st.none() | spans(text),
    )
    return st.builds(
        Event,
        id=st.just(f"e{number}"),
        type=st.sampled_from(["concession", "nomination", "recognition"]) | _NAMES,
        trigger=spans(text),
        participants=_tuples(participant),
        status=_literal(EventStatus),
        negated=st.booleans(),
        time=_one_or_none(times),
        place=st.none() | _NAMES,
        statement=_one_or_none(said),
        plover=st.none() | st.just("CONCEDE"),
        rule=st.none() | st.just("concede-verb"),
    )


def _several(draw: Draw, build: Callable[[int], st.SearchStrategy[Any]], size: int = 3) -> tuple[Any, ...]:
    return tuple(draw(build(number)) for number in range(1, 1 + draw(st.integers(0, size))))


@st.composite
def articles(draw: Draw) -> Article:
    """Articles in which every reference is to an object of the article, and every span lies in its text."""
    text = draw(texts())
    actors = _several(draw, lambda n: _actor(text, n))
    times = _several(draw, lambda n: time_expressions(text, n))
    said = _several(draw, lambda n: statements(text, n, actors, times))
    return Article(
        text=text,
        dateline=draw(
            st.builds(
                Dateline,
                published=st.none() | st.dates(min_value=date(1800, 1, 1)),
                places=_tuples(_NAMES),
                agency=st.none() | _NAMES,
                span=st.none() | spans(text),
            )
        ),
        actors=actors,
        times=times,
        statements=said,
        events=_several(draw, lambda n: _event(text, n, actors, times, said)),
        captions=draw(_tuples(spans(text))),
        meta=draw(st.dictionaries(_NAMES, _NAMES, max_size=2)),
    )
