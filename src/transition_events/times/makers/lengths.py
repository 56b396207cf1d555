"""Durations, sets, and references without a date of their own."""

from __future__ import annotations

from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.direction import is_past_form
from transition_events.times.makers.registry import maker
from transition_events.times.makers.shifts import CLOCK_UNITS
from transition_events.times.numbers import INDEFINITE, Number

_UNIT_CODES = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "decade": "DE", "century": "CE",
    "millennium": "ML", "weekend": "WE", "hour": "H", "minute": "M", "second": "S", "fortnight": "W",
}  # fmt: skip
YEARS_OF = {"year": 1, "decade": 10, "century": 100, "millennium": 1000}


def duration_value(number: Number, unit: str) -> str:
    """The TIMEX3 value of a length of time: P10M, PT30M, PXY, P2Y6M for two and a half years."""
    if unit == "fortnight" and not isinstance(number, str):
        number *= 2
    if unit in YEARS_OF and not isinstance(number, str):  # as the corpora write it: two decades are P20Y
        number, unit = number * YEARS_OF[unit], "year"
        number = int(number) if number == int(number) else number
    code, time = _UNIT_CODES[unit], "T" if unit in CLOCK_UNITS else ""
    if isinstance(number, float) and number % 1 == 0.5 and unit in ("year", "hour", "day", "minute"):
        whole, half = int(number), {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}[unit]
        return f"P{time}{whole}{code}{half}" if whole else f"P{time}{half}"
    return f"P{time}{number}{code}"


@maker
def count_units(found: Captures, now: Context) -> Reading | None:
    """Ten months, a few days, half an hour."""
    unit = found.unit
    if unit is None:
        return None
    counted = next((name for name in ("quantity", "cardinal") if found.has(name)), None)
    number: Number = found.quantity(counted) if counted else 1
    if found.has("half"):
        number = number + 0.5 if (counted or found.has("article")) and not isinstance(number, str) else 0.5
    if found.word("dozen") and not counted:
        number = 12
    mod = "APPROX" if found.word("couple") else None
    return Reading(duration_value(number, unit), "DURATION", mod)


@maker
def long_unit(found: Captures, now: Context) -> Reading | None:
    """Year-long, weeklong."""
    return Reading(duration_value(1, found.unit or str(found.meaning("longword"))), "DURATION")


@maker
def count_range(found: Captures, now: Context) -> Reading | None:
    """Two to three weeks: the lower bound, as an amount or more."""
    unit = found.unit
    words = found.words("numrange") or found.words("dayrange")
    numbers = [int(words[0].replace("–", "-").split("-")[0])] if words else found.quantities("cardinal")
    if not numbers and unit:  # "a year or two"
        return Reading(duration_value(1, unit), "DURATION", "EQUAL_OR_MORE")
    return Reading(duration_value(numbers[0], unit), "DURATION", "EQUAL_OR_MORE") if unit else None


@maker
def mixed_units(found: Captures, now: Context) -> Reading | None:
    """Two hours and ten minutes; 2 hours 9 minutes 41 seconds."""
    spans = found.spans("unitname")
    return Reading(None, "DURATION") if len(spans) < 2 else _mixed(found, now)


def _mixed(found: Captures, now: Context) -> Reading | None:
    units, numbers = found.units, found.amounts
    if len(units) < 2 or len(numbers) != len(units):
        return None
    first, *rest = (duration_value(number, unit) for number, unit in zip(numbers, units, strict=True))
    common = "PT" if first.startswith("PT") else "P"
    return Reading(first + "".join(value.removeprefix(common) for value in rest), "DURATION")


@maker
def bare_units(found: Captures, now: Context) -> Reading | None:
    """Years, recent weeks, the months ahead."""
    words = ("years", "hours", "days", "months", "decades")
    unit = found.unit or next((w.rstrip("s") for w in found.all_words if w in words), "century")
    return Reading(duration_value(INDEFINITE, unit), "DURATION")


@maker
def every_unit(found: Captures, now: Context) -> Reading | None:
    """Every month, each year, every two weeks, twice a day."""
    unit = found.unit
    if unit is None:
        return None
    number: Number = 2 if found.word("other") else found.order or 1
    if found.has("units"):
        number = INDEFINITE if found.word("few") else found.quantity("cardinal")
    return Reading(duration_value(number, unit), "SET")


@maker
def last_unit_set(found: Captures, now: Context) -> Reading | None:
    """One day a week: what comes again is the week."""
    return Reading(duration_value(1, found.all_words[-1]), "SET")


@maker
def every_name(found: Captures, now: Context) -> Reading | None:
    """Every Friday, each July, Sunday nights."""
    part = found.meaning("part", "parts")
    if found.weekday is not None:
        return Reading(f"XXXX-WXX-{found.weekday}" + (f"T{part}" if part else ""), "SET")
    if found.month is not None:
        return Reading(f"XXXX-{found.month:02}", "SET")
    season = found.meaning("season")
    if season is not None:
        return Reading("XXXX-" + ("SP", "SU", "FA", "WI")[int(season) - 1], "SET")
    return Reading(f"XXXX-XX-XXT{part}", "SET")


@maker
def frequency(found: Captures, now: Context) -> Reading | None:
    """Daily, annually."""
    return Reading(str(found.meaning("frequency") or "P3M"), "SET")


@maker
def reference(found: Captures, now: Context) -> Reading | None:
    """Now, recently, in the future."""
    args = found.rule.args
    return Reading(str(args["value"]), str(args.get("type", "DATE")))


@maker
def soon(found: Captures, now: Context) -> Reading | None:
    """Soon, of what is to come; in "soon became" it only says that little time went by."""
    return None if is_past_form(now.following) else reference(found, now)
