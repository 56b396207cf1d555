"""Days of civic calendars, and times that hang on them or on an event of the article."""

from __future__ import annotations

from datetime import date, timedelta

import attrs

from transition_events.times.calendar import Period
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.registry import UNDATED, dated, direction_word, maker
from transition_events.times.makers.shifts import CLOCK_UNITS, shifted
from transition_events.times.numbers import Number
from transition_events.times.values import Interval

_FAR = 330  # days from which on a day gone by would be told with its year


@maker
def civic_day(found: Captures, now: Context) -> Reading | None:
    """Election Day, last Thanksgiving, Christmas 1998."""
    event, base, year = now.civic_event(found.rule.args["event"]), now.now, found.year
    if year is not None:
        day = event.day_in(year)
        return dated(Period.of("day", day), now, anchored=False) if day else None
    if base is None:
        return UNDATED
    direction = direction_word(found) if found.has("direction") else 0
    if now.narrative and not direction and (told := event.day_in(base.year)):  # of the year that is told of
        return dated(Period.of("day", told), now)
    ahead = direction > 0 or (not direction and now.direction == "future")
    past, coming = event.last(base - timedelta(days=direction < 0)), event.next(base + timedelta(days=direction > 0))
    sure = direction or (now.sure and not (past and not ahead and (base - past).days > _FAR))
    near = not sure and min(filter(None, (past, coming)), key=lambda d: abs(d - base), default=None)
    day = near or (coming if ahead else past)
    return dated(Period.of("day", day), now) if day else UNDATED


@maker
def event_offset(found: Captures, now: Context) -> Reading | None:
    """The day after the vote, a week before the inauguration; without a value where the event has no known day."""
    day, unit = _event_day(found, now), found.unit
    sign = -1 if found.word("before", "eve", "ahead", "prior") else 1
    if day is None or found.has("baretime") or unit in CLOCK_UNITS:
        return UNDATED
    number: Number = found.quantity("quantity") if found.has("quantity") else 1
    if isinstance(number, str):
        return UNDATED
    reading = shifted(day, unit or "day", number, sign, now, exact=unit in (None, "day", "week"))
    return attrs.evolve(reading, anchored="DOCUMENT")


@maker
def event_night(found: Captures, now: Context) -> Reading | None:
    """Election night."""
    day = _event_day(found, now)
    return Reading(f"{day}TNI", "TIME", anchored="DOCUMENT") if day else Reading(None, "TIME")


@maker
def around_event(found: Captures, now: Context) -> Reading | None:
    """Post-election, pre-election: the time that begins, or ends, with the event's day; no TIMEX3 value says that."""
    day = _event_day(found, now)
    if day is None:
        return UNDATED
    bounds = Interval(day, None, None) if found.word("post") else Interval(None, day, None)
    return Reading(None, bounds=bounds, anchored="DOCUMENT")


def _event_type(found: Captures) -> str:
    return str(found.meaning("eventnoun"))


def _event_day(found: Captures, now: Context) -> date | None:
    """The day of the event that is spoken of: the article's own, or that of the year last named, or the nearest."""
    kind = _event_type(found)
    if known := now.event_days.get(kind) or now.told_days.get(kind):
        return known
    event = now.calendar.of_kind(kind) if now.calendar else None
    if event is None:
        return None
    if now.last is not None and now.last.grain == "year" and (day := event.day_in(now.last.start.year)):
        return day
    if now.now is None:
        return None
    ahead = now.direction == "future" or (found.word("before", "ahead", "prior", "eve") and not now.sure)
    return event.next(now.now) if ahead else event.last(now.now)
