"""Quarters, and what a business report compares: the latest quarter, a year ago."""

from __future__ import annotations

from transition_events.times.calendar import Period
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.absolute import full_year
from transition_events.times.makers.nearest import nearest_of_year
from transition_events.times.makers.registry import UNDATED, dated, maker


@maker
def quarter_of_year(found: Captures, now: Context) -> Reading | None:
    """A quarter, with or without its year."""
    number, year = found.order, found.year
    for shape in ("qyear", "qnumber"):
        digits = [d for d in "".join(found.words(shape)) if d.isdigit()]
        if digits and shape == "qnumber":
            number = int(digits[0])
        elif digits:
            first_is_quarter = found.words(shape)[0][0].isdigit() or len(digits) == 5
            number = int(digits[0]) if first_is_quarter else int(digits[-1])
            year = int("".join(digits[1:]))
    if number is None or not 1 <= number <= 4:
        return None
    if year is not None:
        return Reading(Period.part("quarter", full_year(year, now.anchor), number).value)
    return nearest_of_year(now, lambda y: Period.part("quarter", y, number))


@maker
def latest_quarter(found: Captures, now: Context) -> Reading | None:
    """The quarter that a report is about: the one it named, or else the last that was over."""
    if now.now is None:
        return UNDATED
    if now.last_quarter is not None:
        return Reading(now.last_quarter.value, anchored="LAST")
    return dated(Period.of("quarter", now.now).shift(-1), now)


@maker
def year_ago_quarter(found: Captures, now: Context) -> Reading | None:
    """The year-ago quarter: that of the report, a year before; of the year named, if one is."""
    base = now.last_quarter or (Period.of("quarter", now.now).shift(-1) if now.now else None)
    if base is None:
        return UNDATED
    if now.many_months and not found.word("quarter") and found.order is None and now.fiscal:
        told = year_before_report(now)
        return Reading(f"{full_year(found.year, now.anchor):04}", aside=True) if found.year else told
    if found.order is not None:
        base = Period.part("quarter", base.start.year, found.order) if 1 <= found.order <= 4 else base
    year = found.year
    if year is not None:
        return Reading(Period.part("quarter", full_year(year, now.anchor), base.number).value, aside=True)
    if not now.fiscal and not found.word("quarter") and now.last is not None:
        base = now.last
    return Reading(base.shift_years(-1).value, anchored="LAST" if now.last_quarter else now.source, aside=True)


@maker
def the_period(found: Captures, now: Context) -> Reading | None:
    """The quarter, the year, the week: the current one; of quarters, the one the report is about."""
    words = found.all_words
    if now.now is None:
        return UNDATED
    if "quarter" in words:
        return latest_quarter(found, now)
    grain = next(w for w in words if w in ("week", "month", "year", "decade", "century"))
    return dated(Period.of(grain, now.now), now)


def year_before_report(now: Context) -> Reading | None:
    """In a report on a quarter, "a year ago" and "a year earlier" compare with that quarter of the year before."""
    if not now.fiscal:
        return None
    if now.last_quarter is None or now.many_months:
        return Reading(Period.of("year", now.now).shift(-1).value, anchored=now.source, aside=True) if now.now else None
    return Reading(now.last_quarter.shift_years(-1).value, anchored="LAST", aside=True)
