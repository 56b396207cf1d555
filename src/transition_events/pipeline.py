"""The one place that knows the order of the stages.

Text → dateline → annotation → times → actors → statements → events → Article.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

import attrs

from transition_events.actors import find_actors, link_quoted_pronouns
from transition_events.annotation.document import Document
from transition_events.dateline import Head, read_head
from transition_events.dates import to_date
from transition_events.errors import InputError, TransitionEventsError
from transition_events.events import Explanation, explain_events
from transition_events.model import Actor, Article, Event, Statement, TimeExpression
from transition_events.ontology import load_ontology
from transition_events.statements import find_statements
from transition_events.text import check_text
from transition_events.times.stage import anchor_on_events, find_in_document

if TYPE_CHECKING:
    from stanza.models.common.doc import Document as StanzaDocument

Published = date | datetime | str | None
_Item = TypeVar("_Item", Statement, Event)


class Pipeline:
    """Parses articles with one set of models and one ontology. Safe to share between threads.

    `models` is "compact" (the Stanza models inside this package), "stanza" (Stanza's own English default, if it was
    downloaded), or the path of a directory of Stanza models. `ontology` is a name ("transition", "plover"), the path
    of a TOML file, or a list of these. `style` is "news", where times count from the publication date, or
    "narrative", where they count from the time last mentioned. `calendars` are files of civic calendars beside the
    package's own.

    Raises `ModelsError` or `OntologyError` naming what can't be loaded. Nothing is ever downloaded.
    """

    def __init__(
        self,
        *,
        models: str | Path = "compact",
        ontology: str | Path | Sequence[str | Path] = "transition",
        device: str = "cpu",
        style: Literal["news", "narrative"] = "news",
        calendars: Sequence[str | Path] = (),
    ) -> None:
        from transition_events.annotation.stanza_adapter import StanzaAnnotator

        self._ontology = load_ontology(ontology)
        self._annotator = StanzaAnnotator(models, device=device)
        self._style = style
        self._calendars = tuple(calendars)

    def parse(self, text: str | StanzaDocument, *, published: Published = None) -> Article:
        """Parses one article: its text, or a Stanza Document of it.

        `published` (a date, a datetime or an ISO 8601 string) wins over the date in the text's own head. Raises
        `TextError` for what is no text, `DateError` for a `published` that can't be read.
        """
        from transition_events.annotation.stanza_adapter import from_stanza, is_stanza_document

        if is_stanza_document(text):
            document = from_stanza(text)
            return self._assemble(document, read_head(document.text, published=published))
        head = read_head(check_text(text), published=published)
        return self._assemble(self._annotator.annotate(text, apart=head.skip), head)

    def parse_many(
        self, texts: Sequence[str], *, published: Published | Sequence[Published] = None
    ) -> list[Article | TransitionEventsError]:
        """Parses several articles in one pass of the models. In the place of one that can't be read stands its error.

        `published` is one value for all texts, or a sequence with one for each.
        """
        dates = _one_each(published, len(texts))
        heads: list[Head | TransitionEventsError] = [_try_head(t, d) for t, d in zip(texts, dates, strict=True)]
        good = [(text, head.skip) for text, head in zip(texts, heads, strict=True) if isinstance(head, Head)]
        documents = iter(self._annotator.annotate_many([t for t, _ in good], apart=[skip for _, skip in good]))
        return [self._assemble(next(documents), h) if isinstance(h, Head) else h for h in heads]

    def annotate(self, text: str) -> Document:
        """The linguistic annotation alone: sentences of words with their parse, and named entities."""
        return self._annotator.annotate(check_text(text))

    def explain(self, text: str, *, published: Published = None) -> tuple[Explanation, ...]:
        """The events of one article, each with how its status, its time and its participants were found.

        Takes and raises what `parse` does.
        """
        head = read_head(check_text(text), published=published)
        return self._read(self._annotator.annotate(text, apart=head.skip), head)[1]

    def _assemble(self, document: Document, head: Head) -> Article:
        return self._read(document, head)[0]

    def _read(self, document: Document, head: Head) -> tuple[Article, tuple[Explanation, ...]]:
        times = find_in_document(
            document,
            anchor=head.dateline.published,
            style=self._style,
            skip=head.metadata,
            calendars=self._calendars,
        )
        actors = find_actors(document, skip=head.metadata)
        statements = find_statements(document, actors=actors, times=times, skip=head.skip)
        actors = link_quoted_pronouns(actors, statements, document)
        statements = _refer_to(statements, speaker=actors)
        explained = explain_events(
            document,
            ontology=self._ontology,
            actors=actors,
            times=times,
            statements=statements,
            skip=head.skip,
            published=head.dateline.published,
        )
        events = tuple(e.event for e in explained)
        times = anchor_on_events(times, events, text=document.text)
        statements = _refer_to(statements, time=times)
        events = _refer_to(events, time=times, statement=statements)
        article = Article(
            text=document.text,
            dateline=head.dateline,
            actors=actors,
            times=times,
            statements=statements,
            events=events,
            captions=head.captions,
            meta=self._meta(),
        )
        return article, tuple(attrs.evolve(x, event=e) for x, e in zip(explained, events, strict=True))

    def _meta(self) -> dict[str, str]:
        return {
            "transition_events": version("transition-events"),
            "models": self._annotator.version,
            "ontology": self._ontology.version,
        }


def parse_article(
    text: str | StanzaDocument,
    *,
    published: Published = None,
    models: str | Path = "compact",
    ontology: str | Path = "transition",
) -> Article:
    """Parses one news article into actors, times, statements and events.

    The models are loaded at the first call and kept. See `Pipeline` for `models` and `ontology`, `Pipeline.parse`
    for `published` and the errors.
    """
    return shared_pipeline(models, ontology).parse(text, published=published)


@cache
def shared_pipeline(models: str | Path = "compact", ontology: str | Path = "transition") -> Pipeline:
    """The pipeline that `parse_article` keeps for these settings."""
    return Pipeline(models=models, ontology=ontology)


def _try_head(text: Any, published: Published) -> Head | TransitionEventsError:
    try:
        return read_head(check_text(text), published=published)
    except TransitionEventsError as error:
        return error


def _one_each(published: Published | Sequence[Published], count: int) -> Sequence[Published]:
    if published is None or isinstance(published, str | date):
        to_date(published, name="published")
        return [published] * count
    if len(published) != count:
        raise InputError(f"published: {len(published)} dates for {count} texts")
    return published


def _refer_to(
    items: tuple[_Item, ...], **renewed: tuple[Actor, ...] | tuple[TimeExpression, ...] | tuple[Statement, ...]
) -> tuple[_Item, ...]:
    """The items, with the named fields pointing to the renewed objects of the same id."""
    by_id = {field: {target.id: target for target in targets} for field, targets in renewed.items()}

    def renew(item: _Item) -> _Item:
        changes: dict[str, Any] = {}
        for field, targets in by_id.items():
            old = getattr(item, field)
            if old is not None and targets.get(old.id, old) is not old:
                changes[field] = targets[old.id]
        return attrs.evolve(item, **changes) if changes else item

    return tuple(renew(item) for item in items)
