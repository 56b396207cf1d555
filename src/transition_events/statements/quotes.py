"""Quotation marks: where the text quotes, found in the raw characters alone.

The scanner reads one paragraph (line) at a time, so that an odd mark costs at most its own paragraph. It knows the
shapes “ ” „ « » " `` '' and ‘ ’ '. An apostrophe is not a mark: a single mark opens only where a word begins, and
only if a mark that can close it follows in the same paragraph. A quotation that runs over several paragraphs, its
opening mark repeated at the head of each, comes out as one Quote a paragraph, the earlier ones `continues`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import attrs

from transition_events.model import Span

Turn = Literal["open", "close", "either"]

_DOUBLE = re.compile(r"``|''|[\"“”„«»]")
_SINGLE_OPEN = re.compile(r"(?<![\w’'])['‘](?=[\w\[(…$@#])")
_SINGLE_CLOSE = re.compile(r"(?<=[\w.,!?;:…)\]%])['’](?!\w)")
_PARAGRAPH = re.compile(r"[^\n\r]+")
_OPENING, _CLOSING = "“„«``", "”»"
_ELISION = re.compile(r"['‘’](?:\d0s|em|til|tis|twas|cause|n)\b", re.IGNORECASE)


@attrs.frozen
class Quote:
    """One quotation within one paragraph.

    `span` takes in the marks, `inner` does not. `closed` is False where the closing mark is missing; `continues`
    says that the next paragraph opens with a mark again and goes on with the same quotation. `single` is True for
    marks of the single shape; `nested` for a quotation within another.
    """

    span: Span
    inner: Span
    closed: bool = True
    continues: bool = False
    single: bool = False
    nested: bool = False


@attrs.frozen
class _Mark:
    start: int
    end: int
    turn: Turn
    strong: bool  # the characters around it leave no doubt


def find_quotes(text: str) -> tuple[Quote, ...]:
    """All quotations of the text in order of their start; nested ones follow the one that holds them."""
    found: list[Quote] = []
    pending: Quote | None = None  # the one that the paragraph before left open
    for paragraph in _PARAGRAPH.finditer(text):
        if not paragraph.group().strip():
            continue
        start, end = paragraph.span()
        doubles = list(_doubles(text, start, end, pending is not None))
        if pending is not None:
            found.append(attrs.evolve(pending, continues=bool(doubles) and _starts(text, doubles[0], start)))
        singles = list(_singles(text, start, end, doubles))
        doubles = [attrs.evolve(d, nested=any(d.span in s.inner for s in singles)) for d in doubles]
        pending = doubles.pop() if doubles and not doubles[-1].closed else None
        found += [*doubles, *singles]
    if pending is not None:
        found.append(pending)
    return tuple(sorted(found, key=lambda q: (q.span.start, -q.span.end)))


def _starts(text: str, quote: Quote, paragraph: int) -> bool:
    return not text[paragraph : quote.span.start].strip()


def _doubles(text: str, start: int, end: int, open_before: bool) -> Iterator[Quote]:
    """The quotations between double marks in one paragraph."""
    marks = [_turn(text, m.start(), m.end(), start, end) for m in _DOUBLE.finditer(text, start, end)]
    opened: int | None = None
    body = start
    if open_before and marks and marks[0].turn == "close":  # goes on without repeating the mark
        opened = start + len(text[start:end]) - len(text[start:end].lstrip())
        body = opened
    for mark in marks:
        if opened is None:
            if mark.turn != "close":
                opened, body = mark.start, mark.end
        elif mark.turn == "open" and mark.strong:  # the one before was never closed
            stop = _rstrip(text, opened, mark.start)
            if stop > body:
                yield Quote(Span(opened, stop), Span(body, stop), closed=False)
            opened, body = mark.start, mark.end
        else:
            if mark.start > body:
                yield Quote(Span(opened, mark.end), Span(body, mark.start))
            opened = None
    if opened is not None:
        stop = _rstrip(text, body, end)
        if stop > body:
            yield Quote(Span(opened, stop), Span(body, stop), closed=False)


def _turn(text: str, start: int, end: int, first: int, last: int) -> _Mark:
    """Whether a double mark opens or closes: by the characters beside it or, where they leave it open, by its shape.

    The neighbours come first because „German“ and »Danish« habits, and slips of typing, turn the shapes around.
    """
    shape = text[start:end]
    before = text[start - 1] if start > first else " "
    after = text[end] if end < last else " "
    opens = (before.isspace() or before in "([—–-‘'“/") and not after.isspace() and after not in ".,;:!?)]"
    closes = not before.isspace() and (after.isspace() or after in ".,;:!?)]—–-’'”/")
    if opens != closes:
        return _Mark(start, end, "open" if opens else "close", opens and shape != "''")
    if shape in _OPENING:
        return _Mark(start, end, "open", True)
    if shape in _CLOSING:
        return _Mark(start, end, "close", True)
    if before.isdigit() and shape == '"':
        return _Mark(start, end, "close", False)
    return _Mark(start, end, "either", False)


def _singles(text: str, start: int, end: int, doubles: list[Quote]) -> Iterator[Quote]:
    """The quotations between single marks in one paragraph."""
    at = start
    while opening := _SINGLE_OPEN.search(text, at, end):
        at = opening.end()
        if _ELISION.match(text, opening.start()) or text[opening.start() : opening.end() + 1] == "''":
            continue
        holder = next((q for q in doubles if opening.start() in q.inner), None)
        limit = holder.inner.end if holder else end
        closing = _closing(text, at, limit)
        if closing is None or any(q.span.start < closing < q.span.end and q is not holder for q in doubles):
            continue
        span = Span(opening.start(), closing + 1)
        yield Quote(span, Span(at, closing), single=True, nested=holder is not None)
        at = closing + 1


def _closing(text: str, start: int, end: int) -> int | None:
    """The single mark that closes: a plural possessive ("voters' views") is the last resort."""
    marks = [m.start() for m in _SINGLE_CLOSE.finditer(text, start, end)]
    sure = [m for m in marks if text[m - 1] != "s" or not text[m + 1 : m + 3].strip()[:1].isalpha()]
    return next(iter(sure or marks), None)


def _rstrip(text: str, start: int, end: int) -> int:
    return start + len(text[start:end].rstrip())
