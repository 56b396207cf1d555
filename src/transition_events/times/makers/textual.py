"""Dates as seen from the time last mentioned: two days later, that summer, the next morning."""

from __future__ import annotations

import attrs

from transition_events.times.calendar import Period
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading, Source
from transition_events.times.makers.absolute import full_date
from transition_events.times.makers.lengths import duration_value
from transition_events.times.makers.registry import UNDATED, dated, maker
from transition_events.times.makers.reports import year_before_report
from transition_events.times.makers.shifts import CLOCK_UNITS, shifted
from transition_events.times.numbers import INDEFINITE, Number


@maker
def units_later(found: Captures, now: Context) -> Reading | None:
    """Two days later, a year earlier: from the time last mentioned, told to the finer of its grain and the unit's."""
    unit, sign = found.unit, int(found.rule.args["sign"])
    number: Number = 0.5 if found.has("half") and not found.has("quantity") else found.quantity("quantity")
    if unit is None:
        return None
    if found.has("baretime"):
        number = INDEFINITE
    if isinstance(number, str) or unit in CLOCK_UNITS:
        return Reading(duration_value(number, unit), "DURATION")
    if sign < 0 and unit == "year" and number == 1 and (report := year_before_report(now)):
        return report
    base = now.then
    if base is None:
        return UNDATED
    if unit == "year" and isinstance(number, int) and base.grain in ("quarter", "half", "month", "year", "season"):
        reading = dated(base.shift_years(sign * number), now)
    else:
        reading = shifted(base.start, unit, number, sign, now)
    return attrs.evolve(reading, anchored="LAST" if now.last else "DOCUMENT", aside=sign < 0 and not now.narrative)


@maker
def that_period(found: Captures, now: Context) -> Reading | None:
    """That day, the same year: of the time last mentioned."""
    unit = found.unit
    if unit is None or unit in (*CLOCK_UNITS, "fortnight", "millennium"):
        return None
    if now.then is None:
        return UNDATED
    if unit == "quarter" and now.last_quarter is not None:
        return Reading(now.last_quarter.value, anchored="LAST")
    return Reading(Period.of(unit, now.then.start).value, anchored="LAST" if now.last else "DOCUMENT")


@maker
def that_named(found: Captures, now: Context) -> Reading | None:
    """That summer, the same June: of the year last mentioned."""
    season, month = found.meaning("season"), found.month
    if now.then is None:
        return UNDATED
    year = now.then.start.year
    named = Period.part("season", year, int(season)) if season is not None else Period.part("month", year, month or 1)
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
    if now.then is None or unit in CLOCK_UNITS or (unit == "day" and now.then.grain != "day"):
        return UNDATED
    day = Period.of(unit, now.then.start).shift(sign).value
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
    """On the 17th: of the month last mentioned."""
    day, base = found.day, now.then
    if base is None or day is None or base.grain not in ("day", "month"):
        return UNDATED
    reading = full_date(base.start.year, base.start.month, day)
    return attrs.evolve(reading, anchored="LAST" if now.last else "DOCUMENT") if reading else None
