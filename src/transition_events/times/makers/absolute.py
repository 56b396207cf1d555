"""Dates that stand on their own, or lack no more than the year."""

from __future__ import annotations

import re
from datetime import date

from transition_events.times.calendar import (
    Period,
    days_in_month,
    year_value,
)
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.nearest import clipped, nearest_day_number, nearest_of_year, nearest_on_weekday
from transition_events.times.makers.registry import dated, maker


@maker
def iso(found: Captures, now: Context) -> Reading | None:
    """An ISO 8601 date, date and time, or week."""
    text = found.words("isodate") or found.words("isoweek")
    value = text[0].upper().split(".")[0].rstrip("Z")
    return Reading(value, "TIME" if "T" in value else "DATE")


@maker
def compact(found: Captures, now: Context) -> Reading | None:
    """20201123."""
    text = found.words("compactdate")[0]
    return full_date(int(text[:4]), int(text[4:6]), int(text[6:]))


@maker
def slash_us(found: Captures, now: Context) -> Reading | None:
    """11/23/2020: the month first."""
    month, day, year = (int(n) for n in found.words("slashdate")[0].replace("-", "/").split("/"))
    return full_date(full_year(year, now.anchor), month, day)


@maker
def slash_day_first(found: Captures, now: Context) -> Reading | None:
    """23.11.2020, 23/11/2020: the day first."""
    day, month, year = (int(n) for n in found.words("dotdate")[0].replace(".", "/").split("/"))
    return full_date(year, month, day)


@maker
def year_month(found: Captures, now: Context) -> Reading | None:
    """2020-11."""
    return Reading(found.words("yearmonth")[0].replace("/", "-"))


@maker
def nine_eleven(found: Captures, now: Context) -> Reading | None:
    """The date that is known by its number."""
    known = now.anchor is None or now.anchor > date(2001, 9, 11)
    return Reading("2001-09-11") if known and found.words("monthday") == ["9/11"] else None


@maker
def september_attacks(found: Captures, now: Context) -> Reading | None:
    """The same date told with its attacks; any other date with attacks of its own."""
    known = (now.anchor is None or now.anchor > date(2001, 9, 11)) and now.following  # not at the end of the text
    return Reading("2001-09-11") if known and (found.month, found.day) == (9, 11) else day_of_month(found, now)


@maker
def day_of_month(found: Captures, now: Context) -> Reading | None:
    """A day of a month, with or without its year."""
    month, day, year = found.month, found.day, found.year
    if day is None or not 1 <= day <= 31:
        return None
    if month is None:  # "Tuesday the 5th"
        return nearest_day_number(day, now)
    if year is not None:
        return full_date(full_year(year, now.anchor), month, day)
    if day > days_in_month(2000, month):
        return None
    if now.ancient_year is not None and now.within is None:
        return Reading(f"{year_value(now.ancient_year)}-{month:02}-{day:02}", anchored="LAST")
    if found.weekday is not None and now.now is not None and now.within is None:
        return dated(nearest_on_weekday(now.now, month, day, found.weekday), now)
    return nearest_of_year(now, lambda y: Period.of("day", clipped(y, month, day)))


@maker
def days_of_month(found: Captures, now: Context) -> Reading | None:
    """A stretch of days of one month."""
    month, year = found.month, found.year
    first, last = (int(n) for n in found.words("dayrange")[0].replace("–", "-").split("-"))
    if month is None or first >= last or last > days_in_month(2000, month):
        return None
    if year is not None:
        start = Reading(f"{full_year(year, now.anchor):04}-{month:02}-{first:02}")
    else:
        start = nearest_of_year(now, lambda y: Period.of("day", clipped(y, month, first)))
    if start.value is None:
        return start
    return Reading(f"{start.value}/{start.value[:-2]}{last:02}", anchored=start.anchored)


@maker
def month_of_year(found: Captures, now: Context) -> Reading | None:
    """A month, with or without its year."""
    month, year = found.month, found.year
    if month is None:
        return None
    if year is not None:
        return Reading(Period.part("month", full_year(year, now.anchor), month).value)
    return nearest_of_year(now, lambda y: Period.part("month", y, month))


@maker
def bare_year(found: Captures, now: Context) -> Reading | None:
    """A year."""
    year = found.year
    if year is None and found.has("fyear"):
        year = int(found.words("fyear")[0][2:])
    return Reading(f"{full_year(year, now.anchor):04}") if year is not None else None


@maker
def year_range(found: Captures, now: Context) -> Reading | None:
    """2009-10; the century turns in 1999-00."""
    text = found.words("yearrange")[0]
    first = int(text[:4])
    return Reading(f"{first}/{first + (int(text[5:]) - first) % 100:04}")


@maker
def year_pair(found: Captures, now: Context) -> Reading | None:
    """2001-2009: two years, told apart afterwards, as "from 2001 to 2009" would be."""
    first, last = (int(n) for n in re.findall(r"\d+", "".join(found.all_words)))
    return Reading(f"{first:04}/{last:04}", aside=True) if first < last <= first + 300 else None


def full_year(year: int, anchor: date | None) -> int:
    """A year of two digits in full: not more than ten years after the anchor (after 2030 without one)."""
    if year >= 100:
        return year
    latest = (anchor.year if anchor else 2020) + 10
    return latest - (latest - year) % 100


def full_date(year: int, month: int, day: int) -> Reading | None:
    """A day, or None where the calendar has no such day."""
    if not 1 <= month <= 12 or not 1 <= year <= 9999 or not 1 <= day <= days_in_month(year, month):
        return None
    return Reading(f"{year:04}-{month:02}-{day:02}")
