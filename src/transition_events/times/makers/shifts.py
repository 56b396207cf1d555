"""So many units away: dates by distance, told to the grain that the unit has."""

from __future__ import annotations

from datetime import date

from transition_events.times.calendar import Period, shift_units
from transition_events.times.context import Context, Reading
from transition_events.times.makers.registry import dated

CLOCK_UNITS = ("hour", "minute", "second")
_SMALLER = {"year": ("month", 12), "week": ("day", 7), "decade": ("year", 10)}  # for fractions: "a year and a half"


def shifted(base: date, unit: str, number: int | float, sign: int, now: Context, *, exact: bool = False) -> Reading:
    """So many units away, told to the unit's own grain; fractions to the next smaller one."""
    if unit == "fortnight":
        unit, number = "week", number * 2
    if unit == "millennium":
        unit, number = "century", number * 10
    if isinstance(number, float) and unit in _SMALLER:
        unit, factor = _SMALLER[unit]
        number *= factor
    try:
        day = shift_units(base, unit, sign * int(number))
    except (ValueError, OverflowError):
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF")
    grain = "day" if exact or unit == "weekend" else "year" if unit in ("decade", "century") else unit
    return dated(Period.of(grain, day), now)
