"""Cleaning that never moves a character, and the paragraphs of a text.

Every step replaces characters one for one, so an offset into the cleaned text *is* the offset into the original:
the map back to the source is the identity, by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transition_events.errors import TextError
from transition_events.model import Span

# What carries no words: control characters, zero-width and bidirectional marks, lone surrogates, private use.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ue000-\uf8ff]"
)
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,15}(?:\s[^<>\n]{0,2000})?/?>|<!--[^<>]{0,2000}-->")
_BLOCK_TAG = re.compile(r"</?(?:p|div|br|h[1-6]|li|ul|ol|tr|table|blockquote|article|section|header|footer)\b", re.I)
_WRAPPED = range(40, 91)  # the widths that typescripts are set to; longer lines are paragraphs, shorter ones a table
_RAGGED = 8  # how far short of the width a typist's lines may fall
_ENDS_SENTENCE = re.compile(r"[.!?:;][\"'”’)\]]*\s*$")


def check_text(text: object) -> str:
    """The text itself, if it is a string with something in it; otherwise raises `TextError` naming what came."""
    if not isinstance(text, str):
        hint = " (decode it first)" if isinstance(text, bytes | bytearray) else ""
        raise TextError(f"an article's text must be str, not {type(text).__name__}{hint}")
    if not text.strip():
        raise TextError(f"an article's text must not be empty: got {text[:20]!r}")
    return text


def clean(text: str) -> str:
    """The text with markup and invisible characters blanked out; same length, same offsets."""
    text = _INVISIBLE.sub(" ", text)
    if "<" in text:
        text = _TAG.sub(_blank, text)
    return text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\r", "\n").replace("\x85", "\n")


def paragraphs(text: str, *, apart: Sequence[Span] = ()) -> tuple[Span, ...]:
    """The paragraphs of a cleaned text, in order, without the white space around them.

    A blank line always ends a paragraph. A single line break does too, unless the text is hard-wrapped: then a line
    to which the next word could not be added goes on in the next. `apart` are spans, such as a dateline, that stand
    apart from the prose around them.
    """
    spans: list[Span] = []
    for block in re.finditer(r"[^\n](?:[^\n]|\n(?![^\S\n]*\n))*", text):
        spans.extend(_lines(text, block.start(), block.end()))
    edges = sorted({edge for span in apart for edge in (span.start, span.end)})
    return tuple(piece for span in spans for piece in _cut(text, span, edges)) if edges else tuple(spans)


def _cut(text: str, span: Span, edges: Sequence[int]) -> Iterator[Span]:
    for start, end in pairwise([span.start, *(e for e in edges if span.start < e < span.end), span.end]):
        if piece := stripped(text, Span(start, end)):
            yield piece


def _lines(text: str, start: int, end: int) -> list[Span]:
    lines = [(m.start() + start, m.end() + start) for m in re.finditer(r"[^\n]+", text[start:end])]
    width = max(len(text[a:b].rstrip()) for a, b in lines)
    joined: list[tuple[int, int]] = []
    before = ""
    for a, b in lines:
        if before and width in _WRAPPED and not _breaks(before, text[a:b], width):
            joined[-1] = (joined[-1][0], b)
        else:
            joined.append((a, b))
        before = text[a:b].rstrip()
    return [span for a, b in joined if (span := stripped(text, Span(a, b)))]


def _breaks(before: str, after: str, width: int) -> bool:
    """Whether a paragraph ends between two lines of a block that is set to a width.

    A line is wrapped only where the next word had no room; a paragraph may also show by an indent.
    """
    if after[:1].isspace() and _ENDS_SENTENCE.search(before):
        return True
    word = len((after.split(maxsplit=1) or [""])[0])
    return len(before) + 1 + word + _RAGGED < width


def stripped(text: str, span: Span) -> Span:
    """The span without the white space at its ends; of nothing else, the empty span at its end."""
    content = span.of(text)
    start = span.start + len(content) - len(content.lstrip())
    return Span(start, max(start, span.end - len(content) + len(content.rstrip())))


def _blank(match: re.Match[str]) -> str:
    fill = "\n" if _BLOCK_TAG.match(match[0]) else " "
    return fill * len(match[0])
