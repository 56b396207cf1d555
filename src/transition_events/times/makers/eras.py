"""Years before Christ, years of less than four digits, decades and centuries."""

from __future__ import annotations

import re

from transition_events.times.calendar import SEASONS, Period, year_value
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.registry import maker

_FAR_YEARS = 500


@maker
def before_christ(found: Captures, now: Context) -> Reading | None:
    """44 B.C., the spring of 479 BC, 2 August 216 BC."""
    number = int([w for w in found.all_words if w[0].isdigit()][-1].replace(",", ""))
    if not number:
        return None
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
    ancient = now.ancient_year is not None
    if not now.narrative or not all(_is_near(1 - year if ancient else year, now) for year in _years(found)):
        return None
    return _years_between(found, ancient=ancient)


def _is_near(year: int, now: Context) -> bool:
    """Whether a number can be a year of what is told: within five centuries of the last mention."""
    return now.last is None or abs(now.last.of_year.index - year) <= _FAR_YEARS


def _years(found: Captures) -> list[int]:
    return [int(n) for n in re.findall(r"\d+", "-".join(found.all_words).replace(",", ""))]


def _years_between(found: Captures, *, ancient: bool) -> Reading | None:
    first, last = _years(found)
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
    if not _is_near(told.index, now):
        return None
    season = found.meaning("season")
    return Reading((told if season is None else Period.part("season", told.index, int(season))).value)


@maker
def old_month(found: Captures, now: Context) -> Reading | None:
    """In July 413, in a narrative: a month of a year of less than four digits."""
    year = found.number("threeyear")
    if found.month is None or year is None or not now.narrative:
        return None
    told = Period.year(1 - year if now.ancient_year is not None else year)
    return Reading(f"{told.value}-{found.month:02}") if _is_near(told.index, now) else None


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
