"""Weekdays, seasons, halves and ends of years without more."""

from __future__ import annotations

from datetime import date, timedelta

from transition_events.times.calendar import Period, weekday_on_or_after, weekday_on_or_before
from transition_events.times.captures import Captures
from transition_events.times.context import POSSESSIVE, Context, Reading
from transition_events.times.makers.absolute import full_year
from transition_events.times.makers.lengths import duration_value
from transition_events.times.makers.nearest import nearest_of_year
from transition_events.times.makers.registry import UNDATED, dated, maker


@maker
def weekday(found: Captures, now: Context) -> Reading | None:
    """A bare weekday: the one of the week or date it lies in, or the nearest in the clause's direction."""
    number, base = found.weekday, now.now
    if number is None:
        return None
    if now.within is not None and now.within.grain in ("week", "weekend"):
        return dated(Period.of("day", Period.of("week", now.within.start).start + timedelta(days=number - 1)), now)
    if base is None or (now.narrative and now.last is not None and now.last.grain not in ("day", "week", "weekend")):
        return UNDATED
    ahead, back = weekday_on_or_after(base, number), weekday_on_or_before(base, number)
    if now.narrative and now.last is not None:
        return dated(Period.of("day", ahead), now)
    if now.direction == "future" and (now.following not in POSSESSIVE or ahead - base <= base - back):
        return dated(Period.of("day", ahead), now)
    return dated(Period.of("day", back), now)  # "they will appeal against Wednesday's ruling": the nearest one


@maker
def season_of_year(found: Captures, now: Context) -> Reading | None:
    """A season, with or without its year."""
    season, year = found.meaning("season"), found.year
    if season is None:
        return None
    number = int(season)
    if year is not None:
        return Reading(Period.part("season", full_year(year, now.anchor), number).value)
    return nearest_of_year(now, lambda y: Period.part("season", y, number))


@maker
def half_of_year(found: Captures, now: Context) -> Reading | None:
    """A half of a year."""
    number = 2 if found.word("last", "latter") else 1 if found.word("first") else found.order or found.number("hnumber")
    if number not in (1, 2):
        return None
    year = found.year
    if year is not None:
        return Reading(Period.part("half", full_year(year, now.anchor), number).value)
    if now.now is None:
        return UNDATED
    return dated(Period.part("half", (now.within.start if now.within else now.now).year, number), now)


@maker
def last_full_year(found: Captures, now: Context) -> Reading | None:
    """The latest fiscal year: the last that was over."""
    return dated(Period.of("year", now.now).shift(-1), now) if now.now else UNDATED


@maker
def whole_year(found: Captures, now: Context) -> Reading | None:
    """The year ended March 31: a length, for its end is told beside it."""
    return Reading(duration_value(1, "year"), "DURATION")


@maker
def last_of_year(found: Captures, now: Context) -> Reading | None:
    """Year-end, as a day: the nearest 31 December in the clause's direction."""
    return nearest_of_year(now, lambda year: Period.of("day", date(year, 12, 31)))


@maker
def year_end(found: Captures, now: Context) -> Reading | None:
    """Year end."""
    if now.now is None:
        return Reading(None, mod="END")
    return Reading(Period.of("year", now.now).value, mod="END", anchored=now.source)
