"""Dates as seen from the time last mentioned: two days later, that summer, the next morning."""

from __future__ import annotations

import attrs

from transition_events.times.calendar import Period
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading, Source
from transition_events.times.makers.absolute import full_date
from transition_events.times.makers.lengths import YEARS_OF, duration_value
from transition_events.times.makers.registry import UNDATED, dated, maker
from transition_events.times.makers.reports import year_before_report
from transition_events.times.makers.shifts import CLOCK_UNITS, shifted
from transition_events.times.numbers import INDEFINITE, Number

_BACK = 14  # days


@maker
def units_later(found: Captures, now: Context) -> Reading | None:
    """Two days later, a year earlier: from the time last mentioned, told to the unit's grain.

    In news "a year earlier" compares: it is the same quarter or month.
    """
    unit, sign = found.unit, int(found.rule.args["sign"])
    number: Number = found.quantity("quantity") if found.has("quantity") else 1 if found.has("article") else 0
    if found.has("half") and not isinstance(number, str):
        number += 0.5
    if unit is None:
        return None
    if found.has("baretime"):
        number = INDEFINITE
    if isinstance(number, str) or unit in CLOCK_UNITS:
        return Reading(duration_value(number, unit), "DURATION")
    if sign < 0 and unit == "year" and number == 1 and (report := year_before_report(now)):
        return report
    base = now.then
    if base is None or base.coarser_than(unit):
        return UNDATED
    if base.before_christ and unit == base.grain:
        return attrs.evolve(dated(base.shift(sign * int(number)), now), anchored="LAST")
    if unit in YEARS_OF and number * YEARS_OF[unit] % 1 == 0:
        same_name = base.grain in ("quarter", "half", "month", "season") and not now.narrative
        count = sign * int(number * YEARS_OF[unit])
        reading = dated(base.shift_years(count) if same_name else base.of_year.shift(count), now)
    else:
        reading = shifted(base.start, unit, number, sign, now)
    return attrs.evolve(reading, anchored="LAST" if now.last else "DOCUMENT", aside=sign < 0 and not now.narrative)


@maker
def that_period(found: Captures, now: Context) -> Reading | None:
    """That day, the same year: of the time last mentioned."""
    unit = found.unit
    if unit is None or unit in (*CLOCK_UNITS, "fortnight", "millennium"):
        return None
    if now.then is None or now.then.coarser_than(unit):
        return UNDATED
    if unit == "quarter" and now.last_quarter is not None:
        return Reading(now.last_quarter.value, anchored="LAST")
    same = now.then.of_year if unit == "year" else Period.of(unit, now.then.start)
    return Reading(same.value, anchored="LAST" if now.last else "DOCUMENT")


@maker
def that_named(found: Captures, now: Context) -> Reading | None:
    """That summer, the same June: of the year last mentioned."""
    season, month = found.meaning("season"), found.month
    if now.then is None:
        return UNDATED
    year = now.then.of_year.index
    named = Period.part("season", year, int(season)) if season is not None else Period.part("month", year, month or 1)
    return Reading(named.value, anchored="LAST" if now.last else "DOCUMENT")


@maker
def part_of_told_year(found: Captures, now: Context) -> Reading | None:
    """May of the same year, the spring of the following year."""
    month, season = found.month, found.meaning("season")
    if now.then is None:
        return UNDATED
    shift = 1 if found.word("following", "next") else -1 if found.word("previous", "preceding") else 0
    year = now.then.of_year.index + shift
    named = Period.part("month", year, month) if month else Period.part("season", year, int(season or 1))
    return Reading(named.value, anchored="LAST" if now.last else "DOCUMENT")


@maker
def textual_part(found: Captures, now: Context) -> Reading | None:
    """That night, the next morning: of the day last mentioned or one beside it."""
    if now.then is None or now.then.grain != "day":
        return Reading(None, "TIME")
    shift = 1 if found.word("next", "following") else -1 if found.word("previous", "preceding") else 0
    value = f"{now.then.shift(shift).value}T{found.meaning('part')}"
    return Reading(value, "TIME", anchored="LAST" if now.last else "DOCUMENT")


@maker
def day_before(found: Captures, now: Context) -> Reading | None:
    """The day before, the night after, the year before: beside the day or year last mentioned."""
    unit, sign, night = found.unit or "day", -1 if found.word("before") else 1, found.word("night")
    if now.then is None or unit in CLOCK_UNITS or now.then.coarser_than(unit):
        return UNDATED
    day = (now.then.of_year if unit == "year" else Period.of(unit, now.then.start)).shift(sign).value
    source: Source = "LAST" if now.last else "DOCUMENT"
    return Reading(f"{day}TNI" if night else day, "TIME" if night else "DATE", anchored=source)


@maker
def story_day(found: Captures, now: Context) -> Reading | None:
    """Later in the day: of the day last mentioned, or else of publication."""
    if now.last is not None and now.last.grain == "day":
        return Reading(now.last.value, anchored="LAST")
    return dated(Period.of("day", now.anchor), now) if now.anchor else UNDATED


@maker
def numbered_day(found: Captures, now: Context) -> Reading | None:
    """On the 17th: of the month last mentioned, or of the next one where a narrative would jump far back."""
    day, base = found.day, now.then
    base = now.within or base
    if base is None or day is None:
        return UNDATED
    if base.grain not in ("day", "week", "month"):
        return None  # "in 1942 the hill was held by the 21st"
    month = now.within or Period.of("month", base.start)
    if now.within is None and now.narrative and base.grain != "month" and base.start.day - day > _BACK:
        month = month.shift(1)
    reading = full_date(month.start.year, month.start.month, day)
    return attrs.evolve(reading, anchored="LAST" if now.last else "DOCUMENT") if reading else None
