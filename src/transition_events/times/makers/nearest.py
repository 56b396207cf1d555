"""Which year a month or a day without one is in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from transition_events.times.calendar import Period, add_months, days_in_month
from transition_events.times.context import Context, Reading
from transition_events.times.makers.registry import UNDATED, dated

_HANDICAP = 60
_ELECTIONS = frozenset(("election", "elections"))


def nearest_of_year(now: Context, make: Callable[[int], Period]) -> Reading:
    """The period of that name in the year it lies in, or else in the clause's direction, or else the nearest."""
    if now.within is not None:
        return dated(make(now.within.of_year.index), now)
    if now.ancient_year is not None:
        return dated(make(now.ancient_year), now)
    reference = now.now
    if reference is None:
        return UNDATED
    if now.narrative and now.last is not None:
        return dated(make(_narrative_year(reference, make, now.until)), now)
    options = [make(y) for y in range(max(1, reference.year - 1), min(9998, reference.year + 1) + 1)]
    nearest = min(options, key=lambda p: _days_between(reference, p) + _handicap(p, reference, now))
    if civic := _of_election(options, now):
        return dated(min(civic, key=lambda p: _days_between(reference, p)), now)
    if now.direction == "past":
        fitting = [p for p in options if p.start <= reference][-1:]
    elif now.direction == "future":
        fitting = [p for p in options if p.end > reference][:1]
    else:
        fitting = []
    return dated(next((p for p in fitting if _days_between(reference, p) < _far(p, now)), nearest), now)


def _handicap(period: Period, reference: date, now: Context) -> int:
    """What a time to come is put behind by, in days, where no verb tells the direction: news tells of the past."""
    return _HANDICAP if now.direction is None and period.start > reference else 0


def _of_election(options: list[Period], now: Context) -> list[Period]:
    """For "the November election": the months or days of these that hold one, by the country's calendar."""
    if now.following not in _ELECTIONS:
        return []
    election = now.calendar.of_kind("election") if now.calendar else None
    days = [(p, election.day_in(p.start.year)) for p in options] if election else []
    return [p for p, day in days if day is not None and p.start <= day < p.end]


def _far(period: Period, now: Context) -> int:
    """From how many days on a month or day in the clause's direction would be told with its year, or as "last"."""
    if now.direction == "past":
        return 330 if now.leading else 260
    if period.grain == "quarter":
        return 240 if now.sure else 0
    return 330 if now.sure else 180


def _days_between(day: date, period: Period) -> int:
    """The days to the nearest day of the period; 0 within it."""
    return max((period.start - day).days, (day - period.end).days + 1, 0)


def _narrative_year(reference: date, make: Callable[[int], Period], until: Period | None) -> int:
    """A narrative goes forward: the year of the last mention, the next one where that would jump back half a year.

    After a stretch of time, it is the first year in which the period lies within that.
    """
    for year in (reference.year, reference.year + 1) if until else ():
        if until and make(year).end > reference and make(year).start < until.end:
            return year
    back = (reference - make(reference.year).start).days
    return reference.year + 1 if back > 180 else reference.year


def nearest_day_number(day: int, now: Context) -> Reading | None:
    """The day of that number in this month or one beside it, whichever is nearest."""
    if now.now is None:
        return UNDATED
    base = now.now.replace(day=1)
    months = [add_months(base, n) for n in (-1, 0, 1)]
    options = [m.replace(day=day) for m in months if day <= days_in_month(m.year, m.month)]
    reference = now.now
    best = min(options, key=lambda d: abs((d - reference).days))
    return dated(Period.of("day", best), now)


def nearest_on_weekday(reference: date, month: int, day: int, weekday: int) -> Period:
    """That day of the nearest year in which it falls on the weekday; of the nearest year where none near does."""
    years = range(max(1, reference.year - 6), min(9999, reference.year + 6) + 1)
    options = [clipped(y, month, day) for y in years]
    fitting = [d for d in options if d.isoweekday() == weekday]
    return Period.of("day", min(fitting or options, key=lambda d: abs((d - reference).days)))


def clipped(year: int, month: int, day: int) -> date:
    """The day, or the last one of a month that is too short for it: 29 February in a common year is the 28th."""
    return date(year, month, min(day, days_in_month(year, month)))
