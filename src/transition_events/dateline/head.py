"""Reads the head line by line, and decides what the article says of its own date and place.

A line of metadata ("date 2020-11-23", "By A. Reporter | Friday, September 9, 2016", a URL with /2022/05/15/) gives the
date; the opening of the body ("KUWAIT CITY, May 11 (Reuters) -") the places, the agency, and the date if it is whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

import attrs

from transition_events.dateline.captions import captions, outside
from transition_events.dateline.metadata import Metadata, read_byline, read_metadata
from transition_events.dateline.opening import Opening, read_opening, title_case
from transition_events.dates import to_date
from transition_events.model import Dateline, Span
from transition_events.text import clean, stripped

_HEAD_LINES = 10
_OPENING_RANK = 2  # a dateline's whole date is surer than an update's, less sure than a labelled one


@attrs.frozen(kw_only=True)
class Head:
    """What the head yields: the dateline, the captions, and the stretches that are not prose."""

    dateline: Dateline
    captions: tuple[Span, ...] = ()
    metadata: tuple[Span, ...] = ()

    @property
    def skip(self) -> tuple[Span, ...]:
        """The stretches of the text that hold no statement and no event."""
        return tuple(sorted((*self.captions, *self.metadata)))


def read_head(text: str, *, published: date | datetime | str | None = None) -> Head:
    """Reads the head of an article. A `published` that is given wins over what the text says."""
    given = to_date(published, name="published")
    cleaned = clean(text)
    shown = tuple(captions(cleaned))
    metadata: list[Metadata] = []
    bylines: list[Span] = []
    opening: Opening | None = None
    for line in islice(_lines(cleaned, shown), _HEAD_LINES):
        if found := read_metadata(cleaned, line):
            metadata.append(found)
        elif byline := read_byline(cleaned, line):
            bylines.append(byline)
            continue
        if opening is None and (found is None or found.span != line):
            rest = Span(found.span.end, line.end) if found else line
            opening = read_opening(cleaned, stripped(cleaned, rest))
    return Head(
        dateline=_dateline(given, metadata, opening),
        captions=shown,
        metadata=tuple(sorted([m.span for m in metadata] + ([opening.span] if opening else []) + bylines)),
    )


def _dateline(given: date | None, metadata: list[Metadata], opening: Opening | None) -> Dateline:
    dated = [(m.rank, m.day, m.span) for m in metadata]
    if opening and opening.day:
        dated.append((_OPENING_RANK, opening.day, opening.span))
    best = min(dated, key=lambda row: row[0], default=None)
    filed = opening.places if opening and opening.places else next((m.places for m in metadata if m.places), ())
    return Dateline(
        published=given or (best[1] if best else None),
        places=tuple(map(title_case, filed)),
        agency=opening.agency if opening else None,
        span=best[2] if best else opening.span if opening else None,
    )


def _lines(text: str, shown: tuple[Span, ...]) -> Iterator[Span]:
    """The lines of a text that have something in them outside of the captions."""
    for match in re.finditer(r"[^\n]+", text):
        line = stripped(text, outside(stripped(text, Span(match.start(), match.end())), shown))
        if len(line):
            yield line
