"""What holds for every article that the parser gives, whatever the text was."""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.export.html import timeline_to_html, to_html
from transition_events.model import Article, Event, Span


def check(article: Article, text: str) -> None:
    """Asserts all laws."""
    assert article.text == text
    for span in spans(article):
        assert 0 <= span.start < span.end <= len(text), span
    check_texts(article)
    check_ids(article)
    check_references(article)
    check_intervals(article)
    assert Article.from_dict(article.to_dict()) == article
    assert to_html(article)
    assert timeline_to_html(article.timeline())


def spans(article: Article) -> Iterator[Span]:
    """Every span of an article."""
    if article.dateline.span is not None:
        yield article.dateline.span
    yield from article.captions
    for actor in article.actors:
        yield from (mention.span for mention in actor.mentions)
    yield from (time.span for time in article.times)
    for statement in article.statements:
        yield from statement.content
        yield from (span for span in (statement.speaker_span, statement.cue) if span is not None)
    for event in article.events:
        yield event.trigger
        yield from (p.span for p in event.participants if p.span is not None)


def check_texts(article: Article) -> None:
    """What an object says of its words are the words at its span."""
    for actor in article.actors:
        assert actor.mentions
        for mention in actor.mentions:
            assert mention.text == mention.span.of(article.text)
    for time in article.times:
        assert time.text == time.span.of(article.text)
    for statement in article.statements:
        assert statement.content
        assert statement.content_text == " ".join(span.of(article.text) for span in statement.content)


def check_ids(article: Article) -> None:
    """Ids count in the order of the table; tables are in the order of the text."""
    for letter, table in zip("atse", (article.actors, article.times, article.statements, article.events), strict=True):
        assert [item.id for item in table] == [f"{letter}{n}" for n in range(1, len(table) + 1)]
    for table in (article.times, article.events):
        starts = [item.trigger if isinstance(item, Event) else item.span for item in table]
        assert starts == sorted(starts)


def check_references(article: Article) -> None:
    """Statements and events hold the very objects of the article."""

    def known(item: object, table: tuple[object, ...]) -> bool:
        return item is None or any(item is other for other in table)

    for statement in article.statements:
        assert known(statement.speaker, article.actors)
        assert known(statement.time, article.times)
    for event in article.events:
        assert known(event.time, article.times)
        assert known(event.statement, article.statements)
        assert all(known(p.actor, article.actors) for p in event.participants)


def check_intervals(article: Article) -> None:
    """An interval that has both ends begins before it ends."""
    for time in article.times:
        if time.start is not None and time.end is not None:
            assert str(time.start) < str(time.end), time
