"""A timeline as an inline SVG: one row an event, marks on a common axis.

What happened is a filled mark, what is planned, expected or possible a hollow one; a time longer than a day is a
bar over its interval. Between far moments the axis is shortened (a distance counts by its square root), so that a
remark on an old election doesn't press the events of this week into one point; the dates stand beside the rows.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from html import escape
from itertools import accumulate, pairwise

import attrs

from transition_events.model import Event, Timeline

_WIDTH, _LEFT, _RIGHT, _ROW, _AXIS = 960, 200, 44, 26, 34
# Width in pixels of a character at 12 px, in a broad typeface; decides how much of a label is shown, and on which side
# of its mark it stands.
_CHARACTER = 7.6
_TICK_GAP = 84
_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def timeline_to_svg(timeline: Timeline) -> str:
    """The events of a timeline as one ``<svg>`` element; a line of text where there are none."""
    rows = list(_rows(timeline))
    if not rows:
        return '<div class="te-head">No dated events.</div>'
    axis = _Axis(moment for row in rows for moment in ((row.start, row.end) if row.is_bar else (row.start,)))
    height = _AXIS + _ROW * len(rows) + 8
    body = "".join((*_ticks(axis, height), *(_draw(row, n, axis) for n, row in enumerate(rows))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img">'
        f"<title>Timeline of {len(rows)} events</title>{body}</svg>"
    )


@attrs.frozen(kw_only=True)
class _Row:
    """An event with its moments in days; an open end stands at the known one."""

    event: Event
    when: str
    start: float
    end: float

    @classmethod
    def of(cls, event: Event) -> _Row | None:
        time = event.time
        known = [bound for bound in (time and time.start, time and time.end) if bound]
        if not known:
            return None
        return cls(event=event, when=_when(event), start=_days(known[0]), end=_days(known[-1]))

    @property
    def is_bar(self) -> bool:
        return self.end - self.start > 1


def _rows(timeline: Timeline) -> Iterator[_Row]:
    """A row for each event; one that is placed by its neighbours alone stands at the moment of the one before."""
    rows = [_Row.of(event) for event in timeline.events]
    at = next((row.start for row in rows if row), 0.0)
    for event, row in zip(timeline.events, rows, strict=True):
        at = row.start if row else at
        yield row or _Row(event=event, when="", start=at, end=at)


def _days(moment: date) -> float:
    """Days since the first of January of year 1, by the wall clock of the moment's own zone."""
    if isinstance(moment, datetime):
        return moment.toordinal() + (moment.hour * 60 + moment.minute) / 1440
    return float(moment.toordinal())


def _when(event: Event) -> str:
    """The interval in words: inclusive days, or a day and a clock time."""
    time = event.time
    start, end = (time.start, time.end) if time else (None, None)
    if isinstance(start, datetime):
        return f"{start:%Y-%m-%d %H:%M}"
    first = start.isoformat() if start else "…"
    if end is None or isinstance(end, datetime):
        return f"{first} –" if end is None else first
    last = date.fromordinal(max(end.toordinal() - 1, 1)).isoformat()
    return first if first == last else f"{first} – {last}"


class _Axis:
    """A piecewise linear scale from days to pixels, through all moments."""

    def __init__(self, moments: Iterable[float]) -> None:
        self.moments = sorted({*moments})
        widths = [math.sqrt(b - a) for a, b in pairwise(self.moments)]
        room = _WIDTH - _LEFT - _RIGHT - 12
        scale = room / sum(widths) if widths else 0
        self._places: list[float] = [_LEFT + 6, *(_LEFT + 6 + scale * w for w in accumulate(widths))]

    def __call__(self, days: float) -> float:
        place = bisect_right(self.moments, days) - 1
        return self._places[place]

    def ticks(self) -> Iterator[tuple[float, str]]:
        """The first moment of each day, where there is room for its label."""
        last = -float("inf")
        for days in self.moments:
            if self(days) - last >= _TICK_GAP:
                last = self(days)
                yield last, date.fromordinal(int(days)).isoformat()


def _ticks(axis: _Axis, height: int) -> Iterator[str]:
    yield f'<line class="te-axis" x1="{_LEFT}" y1="{_AXIS - 8}" x2="{_WIDTH - _RIGHT}" y2="{_AXIS - 8}"/>'
    for x, label in axis.ticks():
        yield f'<line class="te-axis" x1="{x:.1f}" y1="{_AXIS - 12}" x2="{x:.1f}" y2="{height - 4}"/>'
        yield f'<text class="te-soft" x="{x:.1f}" y="{_AXIS - 18}" text-anchor="middle">{label}</text>'


def _draw(row: _Row, number: int, axis: _Axis) -> str:
    middle = _AXIS + _ROW * number + _ROW / 2
    left, right = axis(row.start), axis(row.end) if row.is_bar else axis(row.start)
    hollow = row.event.status not in ("OCCURRED", "ONGOING")
    classes = "te-mark" + (" te-bar" if row.is_bar else "") + (" te-hollow" if hollow else "")
    if row.is_bar:
        width = max(right - left, 4)
        mark = f'<rect class="{classes}" x="{left:.1f}" y="{middle - 6:.1f}" width="{width:.1f}" height="12" rx="4"/>'
    else:
        mark = f'<circle class="{classes}" cx="{left:.1f}" cy="{middle:.1f}" r="5.5"/>'
    return (
        f"<g><title>{_safe(_describe(row))}</title>"
        f'<text class="te-soft" x="4" y="{middle + 4:.1f}">{_safe(row.when)}</text>{mark}'
        f"{_label(row, left - 12, right + 12, middle + 4)}</g>"
    )


def _label(row: _Row, left: float, right: float, y: float) -> str:
    """The event in a few words, to the right of its mark if there is room, else to the left."""
    event = row.event
    who = "".join(f" · {_short(p.name, 28)}" for p in event.participants[:2] if p.name)
    room = max(_WIDTH - right, left - _LEFT)
    who = who if _CHARACTER * len(event.type + who) <= room else _short(who, int(room / _CHARACTER) - len(event.type))
    fits = right + _CHARACTER * len(event.type + who) <= _WIDTH
    x, anchor = (right, "start") if fits or _WIDTH - right >= left - _LEFT else (left, "end")
    name = f'<tspan class="te-strike">{_safe(event.type)}</tspan>' if event.negated else _safe(event.type)
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{name}<tspan class="te-soft">{_safe(who)}</tspan></text>'
    )


def _describe(row: _Row) -> str:
    event = row.event
    who = [f"{p.label or p.role.lower()}: {p.name}" for p in event.participants if p.name]
    claim = [f"said by {event.statement.speaker.name}"] if event.statement and event.statement.speaker else []
    name = ("not " if event.negated else "") + event.type
    return "; ".join((f"{name} ({event.status.lower()}), {row.when}", *who, *claim))


def _short(text: str | None, width: int) -> str:
    text = text or ""
    return text if len(text) <= width else text[: max(width - 1, 0)] + "…"


def _safe(text: str) -> str:
    return escape(_UNSHOWABLE.sub("\ufffd", text))
