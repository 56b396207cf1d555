"""Dates as seen from the publication date: yesterday, last week, next May, five years ago."""

from __future__ import annotations

from datetime import date, timedelta

from transition_events.times.calendar import Period, days_in_month, weekday_on_or_after, weekday_on_or_before
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading
from transition_events.times.makers.absolute import full_date, full_year
from transition_events.times.makers.lengths import duration_value
from transition_events.times.makers.nearest import clipped
from transition_events.times.makers.registry import UNDATED, dated, direction_word, maker
from transition_events.times.makers.reports import year_before_report
from transition_events.times.makers.shifts import CLOCK_UNITS, shifted

_LATE = 5  # from Friday on, "this coming week" is the next one


@maker
def relative_day(found: Captures, now: Context) -> Reading | None:
    """Yesterday, today, tomorrow."""
    return _day_off(int(found.meaning("relativeday") or 0), now)


@maker
def two_days_off(found: Captures, now: Context) -> Reading | None:
    """The day after tomorrow, the day before yesterday."""
    return _day_off(2 if found.word("tomorrow") else -2, now)


def _day_off(days: int, now: Context) -> Reading:
    if now.narrative and not days:
        return Reading("PRESENT_REF")  # the writer's day, which no one knows
    if (now.anchor is None and not now.narrative) or now.now is None:
        return UNDATED
    return dated(Period.of("day", now.now + timedelta(days=days)), now)


@maker
def direction_unit(found: Captures, now: Context) -> Reading | None:
    """Last week, this year, the coming month, the following year."""
    unit, direction = found.unit, direction_word(found)
    if unit is None or unit in ("minute", "second"):
        return Reading(duration_value(1, unit), "DURATION") if unit else None
    if found.word("this") and found.word("coming", "past") and unit != "weekend":
        ahead = unit == "week" and found.word("coming") and now.now is not None and now.now.isoweekday() >= _LATE
        direction = int(ahead)
    if unit in ("hour", "fortnight", "millennium"):
        return Reading(duration_value(1, unit), "DURATION")
    textual = found.word("following", "previous", "preceding") or (found.word("next") and unit == "day")
    told = textual or now.ancient_year is not None
    base = now.then if told else Period.of("day", now.now) if now.now else None
    if base is None or (textual and base.coarser_than(unit)):
        return UNDATED
    if unit == "quarter" and not textual:
        base = Period.of("day", now.now) if now.now else base
    if base.grain == unit or unit == "year":
        current = base.of_year if unit == "year" else base
    else:
        current = Period.of(unit, _beside(base, direction))
    return Reading(current.shift(direction).value, anchored="LAST" if textual and now.last else now.source)


@maker
def direction_weekday(found: Captures, now: Context) -> Reading | None:
    """Last Monday, next Friday, this Sunday, the previous Friday."""
    weekday, direction = found.weekday, direction_word(found)
    textual = found.word("following", "previous", "preceding")
    base = _beside(now.then, direction) if textual and now.then else now.now
    if base is None or weekday is None:
        return UNDATED
    if direction < 0:
        day = weekday_on_or_before(base - timedelta(days=1), weekday)
    elif direction > 0:
        day = weekday_on_or_after(base + timedelta(days=1), weekday)
    else:
        day = Period.of("week", base).start + timedelta(days=weekday - 1)
    return Reading(Period.of("day", day).value, anchored="LAST" if textual and now.last else now.source)


@maker
def direction_month(found: Captures, now: Context) -> Reading | None:
    """Last May, this September, next March."""
    return _direction_named(found, now, "month", found.month)


@maker
def direction_season(found: Captures, now: Context) -> Reading | None:
    """Last fall, this summer, next winter."""
    season = found.meaning("season")
    return _direction_named(found, now, "season", None if season is None else int(season))


def _direction_named(found: Captures, now: Context, grain: str, number: int | None) -> Reading:
    direction = direction_word(found)
    if now.ancient_year is not None and number is not None:
        return dated(Period.part(grain, now.ancient_year + direction, number), now)
    textual = found.word("following", "previous", "preceding") or now.narrative
    base = _beside(now.then, direction) if textual and now.then else now.now
    if base is None or number is None:
        return UNDATED
    current = Period.of(grain, base)
    if direction == 0:
        year = current.index // (4 if grain == "season" else 12)
        return dated(Period.part(grain, year, number), now)
    size = 12 if grain == "month" else 4
    ahead = (number - current.number) % size or size
    return dated(current.shift(ahead if direction > 0 else ahead - size if ahead != size else -size), now)


def _beside(period: Period, direction: int) -> date:
    """The day of a period that what follows it, or goes before it, is looked for from."""
    return period.end - timedelta(days=1) if direction > 0 else period.start


@maker
def direction_date(found: Captures, now: Context) -> Reading | None:
    """Last Oct. 13."""
    month, day, base = found.month, found.day, now.now
    if month is None or day is None or day > days_in_month(2000, month):
        return None
    if found.year is not None:
        return full_date(full_year(found.year, now.anchor), month, day)
    if base is None:
        return UNDATED
    direction = direction_word(found)
    options = [Period.of("day", clipped(y, month, day)) for y in (base.year - 1, base.year, base.year + 1)]
    if direction < 0:
        return dated([p for p in options if p.start < base][-1], now)
    if direction > 0:
        return dated(next(p for p in options if p.start > base), now)
    return dated(options[1], now)


@maker
def units_ago(found: Captures, now: Context) -> Reading | None:
    """Five years ago, a week ago Sunday."""
    return _units_from(found, now, -1)


@maker
def units_hence(found: Captures, now: Context) -> Reading | None:
    """Two years from now."""
    return _units_from(found, now, 1)


def _units_from(found: Captures, now: Context, sign: int) -> Reading | None:
    unit = found.unit
    number = found.quantity("quantity" if found.has("quantity") else "cardinal")
    if unit is None:
        return None
    if found.has("half") and not found.has("quantity"):
        number = 0.5
    if isinstance(number, str) or found.has("baretime"):
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF")
    if sign < 0 and unit == "year" and number == 1 and (report := year_before_report(now)):
        return report
    base = now.now
    if base is None:
        return UNDATED
    if found.has("relativeday"):
        base += timedelta(days=int(found.meaning("relativeday") or 0))
    elif found.has("weekday"):
        base = weekday_on_or_before(base, found.weekday or 1)
    elif unit in CLOCK_UNITS:
        return dated(Period.of("day", base), now) if sign < 0 else Reading("FUTURE_REF")
    return shifted(base, unit, number, sign, now, exact=found.has("relativeday", "weekday"))


@maker
def relative_century(found: Captures, now: Context) -> Reading | None:
    """The last century."""
    if now.now is None:
        return UNDATED
    shift = 1 if found.word("next") else 0 if found.word("this") else -1
    return dated(Period.of("century", now.now).shift(shift), now)


@maker
def day_week(found: Captures, now: Context) -> Reading | None:
    """Monday week: the Monday after the next."""
    base = now.now
    if base is None:
        return UNDATED
    shift = found.meaning("relativeday")
    day = base + timedelta(days=int(shift)) if shift is not None else weekday_on_or_after(base, found.weekday or 1)
    return dated(Period.of("day", day + timedelta(days=7)), now)


@maker
def weekend(found: Captures, now: Context) -> Reading | None:
    """The weekend: the last one, or the coming one where the clause looks ahead."""
    if now.now is None:
        return UNDATED
    current = Period.of("weekend", now.now)
    if now.direction != "future" and current.start > now.now:
        current = current.shift(-1)
    return dated(current, now)
