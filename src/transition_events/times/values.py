"""TIMEX3 values: what interval of time a value string denotes, and with what grain.

One function, `interval`, derives both from the string alone, so that a value can be parsed again at any time and
gives the same answer. Durations, sets, references (PAST_REF) and values with unknown digits (X) denote no interval.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import lru_cache

import attrs

from transition_events.times.calendar import SEASONS, Period

Moment = date | datetime


@attrs.frozen
class Interval:
    """A half-open interval and the grain of the value that it came from."""

    start: Moment | None
    end: Moment | None
    grain: str | None


UNKNOWN = Interval(None, None, None)

# The hours that the parts of a day cover. A night runs into the next day.
PARTS = {"MO": (6, 12), "MI": (12, 13), "AF": (12, 18), "DT": (9, 17), "EV": (18, 22), "NI": (20, 29)}

_SHAPES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Interval]], ...]


def _of(period: Period) -> Interval:
    return Interval(period.start, period.end, period.grain)


def _day(m: re.Match[str]) -> date:
    return date(int(m["y"]), int(m["m"]), int(m["d"]))


def _week(m: re.Match[str]) -> Interval:
    monday = date.fromisocalendar(int(m["y"]), int(m["w"]), 1)
    if m["d"]:
        return _of(Period.of("day", monday + timedelta(days=int(m["d"]) - 1)))
    return _of(Period.of("weekend" if m["we"] else "week", monday))


def _part(m: re.Match[str]) -> Interval:
    midnight = datetime(*_day(m).timetuple()[:3])
    first, last = PARTS[m["part"]]
    return Interval(midnight + timedelta(hours=first), midnight + timedelta(hours=last), "part")


def _clock(m: re.Match[str]) -> Interval:
    midnight = datetime(*_day(m).timetuple()[:3])
    hour, minute, second = int(m["h"]), m["min"], m["s"]
    start = midnight + timedelta(hours=hour, minutes=int(minute or 0), seconds=int(second or 0))
    grain = "second" if second else "minute" if minute else "hour"
    return Interval(start, start + timedelta(**{grain + "s": 1}), grain)


def _range(m: re.Match[str]) -> Interval:
    first, last = interval(m["a"]), interval(m["b"])
    return Interval(first.start, last.end, first.grain)


_ANCIENT = re.compile(r"BC(?P<y>\d{4})(?:-(?P<m>\d\d)(?:-\d\d)?|-(?P<s>SP|SU|FA|WI))?")
_DATE = r"(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)"
_SHAPES = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (_DATE, lambda m: _of(Period.of("day", _day(m)))),
        (r"(?P<y>\d{4})", lambda m: _of(Period.year(int(m["y"])))),
        (r"(?P<y>\d{4})-(?P<m>\d\d)", lambda m: _of(Period.of("month", date(int(m["y"]), int(m["m"]), 1)))),
        (r"(?P<y>\d{4})-W(?P<w>\d\d)(?:-(?:(?P<d>[1-7])|(?P<we>WE)))?", _week),
        (r"(?P<y>\d{4})-Q(?P<n>[1-4])", lambda m: _of(Period.part("quarter", int(m["y"]), int(m["n"])))),
        (r"(?P<y>\d{4})-H(?P<n>[12])", lambda m: _of(Period.part("half", int(m["y"]), int(m["n"])))),
        (
            r"(?P<y>\d{4})-(?P<n>SP|SU|FA|WI)",
            lambda m: _of(Period.part("season", int(m["y"]), SEASONS.index(m["n"]) + 1)),
        ),
        (r"(?P<y>\d{3})X?", lambda m: _of(Period("decade", int(m["y"])))),
        (r"(?P<y>\d{2})(?:XX)?", lambda m: _of(Period("century", int(m["y"])))),
        (_DATE + r"T(?P<part>MO|MI|AF|DT|EV|NI)", _part),
        (_DATE + r"T(?P<h>[01]\d|2[0-4])(?::(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d))?)?(?:Z|[+-]\d\d(?::?\d\d)?)?", _clock),
        (r"(?P<a>[^/]+)/(?P<b>[^/]+)", _range),
    )
)


@lru_cache(maxsize=4096)
def interval(value: str | None) -> Interval:
    """The half-open interval that a TIMEX3 value denotes; `UNKNOWN` where it denotes none, or is no value at all."""
    for shape, read in _SHAPES:
        match = shape.fullmatch(value or "")
        if match:
            try:
                return read(match)
            except (ValueError, OverflowError):  # a date that no calendar has, or beyond the years 1 to 9999
                return UNKNOWN
    return UNKNOWN


@lru_cache(maxsize=4096)
def period(value: str | None) -> Period | None:
    """The period that a value names; the day, for a value finer than a day; None for one that names none.

    Of the days before Christ it is the month, for that calendar has no days.
    """
    if ancient := _ANCIENT.fullmatch(value or ""):
        return _ancient(ancient)
    found = interval(value)
    if found.start is None or found.grain is None or "/" in (value or ""):
        return None
    if isinstance(found.start, datetime):
        return Period.of("day", date.fromisoformat((value or "")[:10]))  # of midnight, T24:00, the day it ends
    return Period.of(found.grain, found.start)


def _ancient(m: re.Match[str]) -> Period | None:
    year = 1 - int(m["y"])
    if m["m"]:
        return Period.part("month", year, int(m["m"])) if 1 <= int(m["m"]) <= 12 else None
    return Period.part("season", year, SEASONS.index(m["s"]) + 1) if m["s"] else Period.year(year)
