"""Parts of a month, a year or a century that are counted in it, and periods named by one of their days or years."""

from __future__ import annotations

from datetime import timedelta

from transition_events.times.calendar import Period, weekday_on_or_after, weekday_on_or_before
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.absolute import bare_year, day_of_month, month_of_year
from transition_events.times.makers.registry import UNDATED, maker
from transition_events.times.values import period


@maker
def nth_of_period(found: Captures, now: Context) -> Reading | None:
    """The first week of July, the last day of 1944, the second Tuesday of May: counted in its month, year or century.

    A week is the ISO week of its fourth day; a value that would lie outside of the period is none.
    """
    number = 1 if found.word("opening") else found.order
    if found.word("century"):
        decade, century = found.orders if len(found.orders) > 1 else (10, found.orders[0])
        return Reading(f"{century - 1:02}{decade - 1}") if 1 <= decade <= 10 else None
    whole = month_of_year(found, now) if found.month is not None else bare_year(found, now)
    named = period(whole.value) if whole else None
    if whole is None or named is None:
        return UNDATED
    part = _part_of(named, found, number)
    return Reading(part.value, anchored=whole.anchored) if part else UNDATED


def _part_of(named: Period, found: Captures, number: int | None) -> Period | None:
    """The part of that number (the last, for None) of a month or year."""
    last = named.end - timedelta(days=1)
    if found.weekday is not None:
        if number is None:
            return Period.of("day", weekday_on_or_before(last, found.weekday))
        day = weekday_on_or_after(named.start, found.weekday) + timedelta(weeks=number - 1)
    elif found.word("week", "weekend"):
        day = last - timedelta(days=3) if number is None else named.start + timedelta(days=7 * number - 4)
    elif found.word("day"):
        day = last if number is None else named.start + timedelta(days=number - 1)
    else:
        grain = "quarter" if found.word("quarter") else "month"
        part = Period.of(grain, last) if number is None else Period.of(grain, named.start).shift(number - 1)
        return part if part.end <= named.end else None
    grain = "week" if found.word("week") else "weekend" if found.word("weekend") else "day"
    return Period.of(grain, day) if named.start <= day <= last else None


@maker
def week_of(found: Captures, now: Context) -> Reading | None:
    """The week of March 6."""
    day = day_of_month(found, now)
    named = period(day.value) if day else None
    return Reading(Period.of("week", named.start).value, anchored=now.source) if named else day


@maker
def season_of_years(found: Captures, now: Context) -> Reading | None:
    """The winter of 1941-42 bears the year it begins in; so does any other season of a split year."""
    season, years = found.meaning("season"), found.words("yearrange") or found.words("yearpair")
    return Reading(Period.part("season", int(years[0][:4]), int(season)).value) if season else None
