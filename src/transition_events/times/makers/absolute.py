"""Dates that stand on their own, or lack no more than the year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from transition_events.times.calendar import (
    SEASONS,
    Period,
    days_in_month,
    weekday_on_or_after,
    weekday_on_or_before,
    year_value,
)
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.nearest import clipped, nearest_day_number, nearest_of_year, nearest_on_weekday
from transition_events.times.makers.registry import UNDATED, dated, maker
from transition_events.times.values import period


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
    known = now.anchor is None or now.anchor > date(2001, 9, 11)
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


@maker
def before_christ(found: Captures, now: Context) -> Reading | None:
    """44 B.C., the spring of 479 BC, 2 August 216 BC."""
    number = int([w for w in found.all_words if w[0].isdigit()][-1].replace(",", ""))
    value, day = year_value(1 - number), found.number("day")
    if found.month is not None:
        value += f"-{found.month:02}" + (f"-{day:02}" if day else "")
    elif found.has("season"):
        value += f"-{SEASONS[int(found.meaning('season') or 1) - 1]}"
    return Reading(value)


@maker
def years_before_christ(found: Captures, now: Context) -> Reading | None:
    """264-241 BC: two years, told apart afterwards."""
    return _years_between(found, ancient=True)


@maker
def years_anno_domini(found: Captures, now: Context) -> Reading | None:
    """AD 66-70: two years, told apart afterwards."""
    return _years_between(found, ancient=False)


@maker
def old_years(found: Captures, now: Context) -> Reading | None:
    """From 711 to 718, in a narrative: two years of less than four digits, told apart afterwards."""
    return _years_between(found, ancient=now.ancient_year is not None) if now.narrative else None


def _years_between(found: Captures, *, ancient: bool) -> Reading | None:
    first, last = (int(n) for n in re.findall(r"\d+", "".join(found.all_words).replace(",", "")))
    if first == last or (first > last) != ancient:
        return None
    values = (year_value(1 - year if ancient else year) for year in (first, last))
    return Reading("/".join(values))


@maker
def old_year(found: Captures, now: Context) -> Reading | None:
    """In 410, in a narrative: a year of less than four digits, before Christ where the last one was."""
    year = found.year if found.year is not None else found.number("int")
    if year is None or not now.narrative:
        return None
    told = Period.year(1 - year if now.ancient_year is not None else year)
    season = found.meaning("season")
    return Reading((told if season is None else Period.part("season", told.index, int(season))).value)


@maker
def anno_domini(found: Captures, now: Context) -> Reading | None:
    """A.D. 79."""
    number = next(int(w) for w in found.all_words if w.isdigit())
    return Reading(f"{number:04}") if 0 < number < 10000 else None


@maker
def decade(found: Captures, now: Context) -> Reading | None:
    """The 1990s, the '80s, the nineties: the decade of this century if it has begun, else of the last."""
    if found.has("decades", "tenyear"):
        digits = (found.words("decades") or found.words("tenyear"))[0]
        return Reading(digits[:3]) if digits[3] == "0" else None
    if found.has("centuryword"):
        return Reading(f"{found.number('centuryword')}{found.number('decadeword')}")
    if found.has("olddecades"):
        digits = found.words("olddecades")[0]
        return Reading(f"0{digits[:2]}")
    tens = found.number("decadeword")
    if tens is None:
        tens = int(found.words("shortdecades")[0][0])
    century = 1900 if now.anchor is None or 2000 + 10 * tens > now.anchor.year else 2000
    return Reading(f"{century // 10 + tens}")


@maker
def century_pair(found: Captures, now: Context) -> Reading | None:
    """The 18th and 19th centuries: told apart afterwards."""
    first, last = found.orders[:2]
    return Reading(f"{first - 1:02}/{last - 1:02}", aside=True) if first < last else None


@maker
def decade_before_christ(found: Captures, now: Context) -> Reading | None:
    """The 490s BC."""
    digits = (found.words("olddecades") or found.words("shortdecades"))[0]
    return Reading(f"BC{int(digits[:-2]):03}")


@maker
def century(found: Captures, now: Context) -> Reading | None:
    """The 20th century is 19, after the first two digits of its years."""
    order = found.order
    if order is None:
        return None
    return Reading(f"BC{order - 1:02}" if found.has("era") else f"{order - 1:02}")


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
