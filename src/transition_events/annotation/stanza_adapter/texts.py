"""Texts as the models read them: paragraph by paragraph, and the way back to the offsets of the original."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs

from transition_events.model import Span
from transition_events.text import clean, paragraphs

PARAGRAPH_BREAK = "\n\n"
# The parser's cost grows with the square of a sentence; no sentence of prose is longer than this many tokens.
LONGEST_SENTENCE = 200
_BLANK_LINE = re.compile(r"\n(?=[^\S\n]*\n)")
# Stanza looks for addresses in the text in a time that grows with the square of a run without a space; no word is so
# long, so a character of it gives way to a space.
_UNBROKEN = re.compile(r"(\S{500})\S")


@attrs.frozen(kw_only=True)
class Piece:
    """One paragraph: its text as the models read it, of which text of the call, and where it begins there."""

    text: str
    number: int
    paragraph: int
    start: int


def pieces(texts: Sequence[str], apart: Sequence[Sequence[Span]]) -> Iterator[Piece]:
    """The paragraphs of the texts in order; none goes over an edge of the spans that stand apart in its text."""
    for number, (text, spans) in enumerate(zip(texts, apart, strict=True)):
        cleaned = clean(text)
        for paragraph, span in enumerate(paragraphs(cleaned, apart=spans)):
            part = _BLANK_LINE.sub(" ", span.of(cleaned))  # it would end the paragraph early
            yield Piece(text=_UNBROKEN.sub(r"\1 ", part), number=number, paragraph=paragraph, start=span.start)


def cuts(tokens: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where to cut a sentence that no parser can swallow (tables, texts without a full stop): first, past the last.

    At punctuation if there is any; a sentence of common length stays whole.
    """
    edges = [0]
    while len(tokens) - edges[-1] > LONGEST_SENTENCE:
        window = range(edges[-1] + LONGEST_SENTENCE, edges[-1] + LONGEST_SENTENCE // 2, -1)
        edges.append(next((i for i in window if tokens[i - 1] in ".!?;:,"), window.start))
    return pairwise([*edges, len(tokens)])
