"""Photo captions: what a picture shows is neither a statement nor an event of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from transition_events.dateline.words import words
from transition_events.model import Span
from transition_events.text import paragraphs

_HEAD_PARAGRAPHS = 8  # deeper down, brackets are an editor's insertion
_BRACKETED = re.compile(r"\[([^\[\]\n]{12,1500})\]")


def captions(text: str) -> Iterator[Span]:
    """Bracketed text in the head of a cleaned text, and paragraphs that are marked as captions anywhere."""
    for number, paragraph in enumerate(paragraphs(text)):
        content = paragraph.of(text)
        if content.lower().startswith(words().caption_marks):
            yield paragraph
        elif number < _HEAD_PARAGRAPHS and (match := _BRACKETED.search(content)) and " " in match[1]:
            yield Span(paragraph.start + match.start(1), paragraph.start + match.end(1))


def outside(line: Span, captions: tuple[Span, ...]) -> Span:
    """What of a line stands before a caption in it, or after one that opens it."""
    inside = next((c for c in captions if c.overlaps(line)), None)
    if inside is None:
        return line
    if inside.start - line.start <= 1:
        return Span(min(inside.end + 1, line.end), line.end)
    return Span(line.start, inside.start - 1)
