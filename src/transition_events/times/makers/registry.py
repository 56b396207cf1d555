"""The makers of values, known to the rules by name, and what they all need."""

from __future__ import annotations

from collections.abc import Callable

from transition_events.times.calendar import Period
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading

Maker = Callable[[Captures, Context], Reading | None]
MAKERS: dict[str, Maker] = {}
UNDATED = Reading(None)


def maker(function: Maker) -> Maker:
    """Makes a function known to the rules under its own name."""
    MAKERS[function.__name__] = function
    return function


def dated(period: Period, now: Context, *, anchored: bool = True) -> Reading:
    """A date that is one period of the calendar."""
    return Reading(period.value, anchored=now.source if anchored else None)


def direction_word(found: Captures) -> int:
    """Which way "last", "this" or "next" points: -1, 0 or 1; "this past" and "this coming" as their second word."""
    words = found.all_words
    if "this" in words and ("past" in words or "coming" in words):
        return -1 if "past" in words else 1
    return int(found.meaning("direction") or 0)
