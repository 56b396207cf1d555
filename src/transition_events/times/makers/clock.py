"""Times of the day."""

from __future__ import annotations

import re
from datetime import timedelta

from transition_events.times.calendar import Period
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.absolute import full_year
from transition_events.times.makers.nearest import clipped, nearest_of_year
from transition_events.times.makers.registry import maker

_CLOCKS = ("clock", "dotclock", "clockampm", "four", "zerofour", "zulu")
_DAWN = ("dawn", "daybreak", "sunrise")
_TWILIGHT = (*_DAWN, "dusk", "sunset", "nightfall")  # times of a day only where the day is named


@maker
def clock(found: Captures, now: Context) -> Reading | None:
    """A time of the day."""
    text = next((found.words(n)[0] for n in _CLOCKS if found.has(n)), "")
    half = "".join(found.words("ampm")).replace(".", "").lower() or text.lower().lstrip("0123456789:.")
    if text:
        digits = "".join(c for c in text if c.isdigit())
        separated = ":" in text or "." in text
        pieces = text.lower().rstrip("apmz").replace(".", ":").split(":")
        if separated:
            hour, minutes = int(pieces[0]), pieces[1:]
        else:
            hour, minutes = (int(digits[:-2]), [digits[-2:]]) if len(digits) > 2 else (int(digits), ["00"])
    else:
        number = found.number("hour") if found.has("hour") else found.number("numword")
        if number is None or number > 24:
            return None
        hour, minutes = number, ["00"]
    part = found.meaning("part")
    if (half.startswith("p") or part in ("AF", "EV")) and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    elif part == "NI" or found.word("night"):
        hour += 12 if 5 < hour < 12 else 0
    return _at_clock(":".join([f"{hour:02}", *minutes]), now)


@maker
def night_between(found: Captures, now: Context) -> Reading | None:
    """The night of 25/26 October: it begins on the first of the two days."""
    month, year = found.month, found.year
    first = int(re.split("[-–/]", found.words("nightpair")[0])[0]) if found.has("nightpair") else found.number("day")
    if month is None or first is None:
        return None
    if year is not None:
        day: str | None = f"{full_year(year, now.anchor):04}-{month:02}-{first:02}"
    else:
        day = nearest_of_year(now, lambda y: Period.of("day", clipped(y, month, first))).value
    return Reading(f"{day}T{found.meaning('part')}" if day else None, "TIME", anchored=None if year else now.source)


@maker
def noon(found: Captures, now: Context) -> Reading | None:
    """Noon, midnight."""
    return _at_clock(str(found.meaning("noon")), now)


@maker
def after_midnight(found: Captures, now: Context) -> Reading | None:
    """After midnight on 9 May: the hour that begins the day."""
    return _at_clock("00:00", now)


def _at_clock(clock_time: str, now: Context) -> Reading:
    if now.within is None and now.narrative and now.last is not None and now.last.grain != "day":
        return Reading(None, "TIME")
    day = now.within or (Period.of("day", now.now) if now.now else None)
    if day is None or day.grain != "day":
        return Reading(None, "TIME")
    return Reading(f"{day.value}T{clock_time}", "TIME", anchored=now.source)


@maker
def part_of_day(found: Captures, now: Context) -> Reading | None:
    """A part of a day that is named beside it, or of the day last mentioned."""
    mod = "MID" if found.word("mid") else None
    if now.within is not None and now.within.grain == "day":
        return Reading(f"{now.within.value}T{found.meaning('part')}", "TIME", mod, now.source)
    if not found.word("the", "mid") or found.word(*_TWILIGHT):
        return None
    if now.then is None or now.then.grain != "day" or now.following == "of":  # "on the night of the vote"
        return Reading(None, "TIME", mod)
    return Reading(f"{now.then.value}T{found.meaning('part')}", "TIME", mod, "LAST" if now.last else "DOCUMENT")


@maker
def twilight(found: Captures, now: Context) -> Reading | None:
    """At dawn, by nightfall: in a narrative, of the day last mentioned; in news they stand for no day."""
    return _part_of_told_day("MO" if found.word(*_DAWN) else "NI" if found.word("nightfall") else "EV", now)


@maker
def told_part(found: Captures, now: Context) -> Reading | None:
    """By early evening, in a narrative: of the day last mentioned."""
    return _part_of_told_day(str(found.meaning("part")), now) if now.narrative else part_of_day(found, now)


@maker
def morning_hours(found: Captures, now: Context) -> Reading | None:
    """The early hours of 22 June; in a narrative, without more, those of the day last mentioned."""
    return _part_of_told_day("MO", now)


def _part_of_told_day(part: str, now: Context) -> Reading | None:
    day = now.within or (now.last if now.narrative else None)
    return Reading(f"{day.value}T{part}", "TIME", anchored=now.source) if day and day.grain == "day" else None


@maker
def day_part(found: Captures, now: Context) -> Reading | None:
    """Tonight, this morning, last night."""
    part = found.rule.args.get("part") or found.meaning("part")
    if now.now is None:
        return Reading(None, "TIME")
    day = now.now + timedelta(days=int(found.rule.args.get("shift", 0)))
    return Reading(f"{day.isoformat()}T{part}", "TIME", anchored=now.source)
