"""Matches to TIMEX3 values: one pure function for each way of meaning a time, looked up by the rules by name.

A function gets what the rule captured and the context, and returns a `Reading`, or None where the words can't mean a
time there ("May" at the head of a sentence). Without a reference time a relative expression has no value.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs

from transition_events.times.calendar import (
    Period,
    add_months,
    days_in_month,
    shift_units,
    weekday_on_or_after,
    weekday_on_or_before,
)
from transition_events.times.captures import Captures
from transition_events.times.context import Context, Reading, Source
from transition_events.times.numbers import INDEFINITE, Number
from transition_events.times.values import Interval, period

Maker = Callable[[Captures, Context], Reading | None]
MAKERS: dict[str, Maker] = {}

_UNIT_CODES = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "quarter": "Q", "decade": "DE", "century": "CE",
    "millennium": "ML", "weekend": "WE", "hour": "H", "minute": "M", "second": "S", "fortnight": "W",
}  # fmt: skip
_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_CLOCK_UNITS = ("hour", "minute", "second")
_ELECTIONS = frozenset(("election", "elections"))
_UNDATED = Reading(None)


def maker(function: Maker) -> Maker:
    """Makes a function known to the rules under its own name."""
    MAKERS[function.__name__] = function
    return function


def dated(period: Period, now: Context, *, anchored: bool = True) -> Reading:
    """A date that is one period of the calendar."""
    return Reading(period.value, anchored=now.source if anchored else None)


def duration_value(number: Number, unit: str) -> str:
    """The TIMEX3 value of a length of time: P10M, PT30M, PXY, P2Y6M for two and a half years."""
    if unit == "fortnight" and not isinstance(number, str):
        number *= 2
    if unit in _YEARS and not isinstance(number, str):  # as the corpora write it: two decades are P20Y
        number, unit = number * _YEARS[unit], "year"
        number = int(number) if number == int(number) else number
    code, time = _UNIT_CODES[unit], "T" if unit in _CLOCK_UNITS else ""
    if isinstance(number, float) and number % 1 == 0.5 and unit in ("year", "hour", "day", "minute"):
        whole, half = int(number), {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}[unit]
        return f"P{time}{whole}{code}{half}" if whole else f"P{time}{half}"
    return f"P{time}{number}{code}"


# --- dates that stand on their own ---------------------------------------------------------------------------------


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
    return _full_date(int(text[:4]), int(text[4:6]), int(text[6:]))


@maker
def slash_us(found: Captures, now: Context) -> Reading | None:
    """11/23/2020: the month first."""
    month, day, year = (int(n) for n in found.words("slashdate")[0].replace("-", "/").split("/"))
    return _full_date(full_year(year, now.anchor), month, day)


@maker
def slash_day_first(found: Captures, now: Context) -> Reading | None:
    """23.11.2020, 23/11/2020: the day first."""
    day, month, year = (int(n) for n in found.words("dotdate")[0].replace(".", "/").split("/"))
    return _full_date(year, month, day)


@maker
def year_month(found: Captures, now: Context) -> Reading | None:
    """2020-11."""
    return Reading(found.words("yearmonth")[0].replace("/", "-"))


@maker
def nine_eleven(found: Captures, now: Context) -> Reading | None:
    """The date that is known by its number."""
    return Reading("2001-09-11") if found.words("monthday") == ["9/11"] else None


@maker
def day_of_month(found: Captures, now: Context) -> Reading | None:
    """A day of a month, with or without its year."""
    month, day, year = found.month, found.day, found.year
    if day is None or not 1 <= day <= 31:
        return None
    if month is None:  # "Tuesday the 5th"
        return _nearest_day_number(day, now)
    if year is not None:
        return _full_date(full_year(year, now.anchor), month, day)
    if day > days_in_month(2000, month):
        return None
    if found.weekday is not None and now.now is not None and now.within is None:
        return dated(_nearest_on_weekday(now.now, month, day, found.weekday), now)
    return _nearest_of_year(now, lambda y: Period.of("day", _clipped(y, month, day)))


def _nearest_on_weekday(reference: date, month: int, day: int, weekday: int) -> Period:
    """That day of the nearest year in which it falls on the weekday; of the nearest year where none near does."""
    years = range(max(1, reference.year - 6), min(9999, reference.year + 6) + 1)
    options = [_clipped(y, month, day) for y in years]
    fitting = [d for d in options if d.isoweekday() == weekday]
    return Period.of("day", min(fitting or options, key=lambda d: abs((d - reference).days)))


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
        start = _nearest_of_year(now, lambda y: Period.of("day", _clipped(y, month, first)))
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
    return _nearest_of_year(now, lambda y: Period.part("month", y, month))


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
    first, last = int(found.words("yearpair")[0][:4]), int(found.words("yearpair")[0][5:])
    return Reading(f"{first:04}/{last:04}", aside=True) if first < last <= first + 300 else None


@maker
def before_christ(found: Captures, now: Context) -> Reading | None:
    """44 B.C."""
    number = int(found.all_words[0].replace(",", ""))
    return Reading(f"BC{number:04}")


@maker
def anno_domini(found: Captures, now: Context) -> Reading | None:
    """A.D. 79."""
    number = next(int(w) for w in found.all_words if w.isdigit())
    return Reading(f"{number:04}") if 0 < number < 10000 else None


@maker
def decade(found: Captures, now: Context) -> Reading | None:
    """The 1990s, the '80s, the nineties: the decade of this century if it has begun, else of the last."""
    if found.has("decades", "year"):
        digits = (found.words("decades") or found.words("year"))[0]
        return Reading(digits[:3]) if digits[3] == "0" else None
    if found.has("centuryword"):
        return Reading(f"{found.number('centuryword')}{found.number('decadeword')}")
    tens = found.number("decadeword")
    if tens is None:
        tens = int(found.words("shortdecades")[0][0])
    century = 1900 if now.anchor is None or 2000 + 10 * tens > now.anchor.year else 2000
    return Reading(f"{century // 10 + tens}")


@maker
def century(found: Captures, now: Context) -> Reading | None:
    """The 20th century is 19, after the first two digits of its years."""
    order = found.order
    if order is None:
        return None
    return Reading(f"BC{order - 1:02}" if found.has("era") else f"{order - 1:02}")


@maker
def relative_century(found: Captures, now: Context) -> Reading | None:
    """The last century."""
    if now.now is None:
        return _UNDATED
    shift = 1 if found.word("next") else 0 if found.word("this") else -1
    return dated(Period.of("century", now.now).shift(shift), now)


def full_year(year: int, anchor: date | None) -> int:
    """A year of two digits in full: not more than ten years after the anchor (after 2030 without one)."""
    if year >= 100:
        return year
    latest = (anchor.year if anchor else 2020) + 10
    return latest - (latest - year) % 100


def _full_date(year: int, month: int, day: int) -> Reading | None:
    if not 1 <= month <= 12 or not 1 <= year <= 9999 or not 1 <= day <= days_in_month(year, month):
        return None
    return Reading(f"{year:04}-{month:02}-{day:02}")


def _clipped(year: int, month: int, day: int) -> date:
    return date(year, month, min(day, days_in_month(year, month)))


def _nearest_of_year(now: Context, make: Callable[[int], Period]) -> Reading:
    """The period of that name in the year it lies in, or else in the clause's direction, or else the nearest."""
    if now.within is not None:
        return dated(make(now.within.start.year), now)
    reference = now.now
    if reference is None:
        return _UNDATED
    if now.narrative and now.last is not None:
        return dated(make(_narrative_year(reference, make)), now)
    options = [make(y) for y in range(max(1, reference.year - 1), min(9998, reference.year + 1) + 1)]
    nearest = min(options, key=lambda p: _days_between(reference, p))
    if civic := _of_election(options, now):
        return dated(min(civic, key=lambda p: _days_between(reference, p)), now)
    if now.direction == "past":
        fitting = [p for p in options if p.start <= reference][-1:]
    elif now.direction == "future":
        fitting = [p for p in options if p.end > reference][:1]
    else:
        fitting = []
    return dated(next((p for p in fitting if _days_between(reference, p) < _far(p, now)), nearest), now)


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
    return 330 if now.sure else 200


def _days_between(day: date, period: Period) -> int:
    """The days to the nearest day of the period; 0 within it."""
    return max((period.start - day).days, (day - period.end).days + 1, 0)


def _narrative_year(reference: date, make: Callable[[int], Period]) -> int:
    """A narrative goes forward: the year of the last mention, the next one where that would jump back half a year."""
    back = (reference - make(reference.year).start).days
    return reference.year + 1 if back > 180 else reference.year


def _nearest_day_number(day: int, now: Context) -> Reading | None:
    if now.now is None:
        return _UNDATED
    base = now.now.replace(day=1)
    months = [add_months(base, n) for n in (-1, 0, 1)]
    options = [m.replace(day=day) for m in months if day <= days_in_month(m.year, m.month)]
    reference = now.now
    best = min(options, key=lambda d: abs((d - reference).days))
    return dated(Period.of("day", best), now)


# --- relative dates ------------------------------------------------------------------------------------------------


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
        return _UNDATED
    return dated(Period.of("day", now.now + timedelta(days=days)), now)


@maker
def day_part(found: Captures, now: Context) -> Reading | None:
    """Tonight, this morning, last night."""
    part = found.rule.args.get("part") or found.meaning("part")
    if now.now is None:
        return Reading(None, "TIME")
    day = now.now + timedelta(days=int(found.rule.args.get("shift", 0)))
    return Reading(f"{day.isoformat()}T{part}", "TIME", anchored=now.source)


def _direction_of(found: Captures) -> int:
    words = found.all_words
    if "this" in words and ("past" in words or "coming" in words):
        return -1 if "past" in words else 1
    return int(found.meaning("direction") or 0)


@maker
def direction_unit(found: Captures, now: Context) -> Reading | None:
    """Last week, this year, the coming month, the following year."""
    unit, direction = found.unit, _direction_of(found)
    if unit is None or unit in ("minute", "second"):
        return Reading(duration_value(1, unit), "DURATION") if unit else None
    if found.word("this") and found.word("coming", "past") and unit != "weekend":
        direction = 0 if unit != "weekend" else direction
    if unit in ("hour", "fortnight", "millennium"):
        return Reading(duration_value(1, unit), "DURATION")
    textual = found.word("following", "previous", "preceding") or (found.word("next") and unit == "day")
    base = now.then if textual else Period.of("day", now.now) if now.now else None
    if base is None:
        return _UNDATED
    if unit == "quarter" and not textual:
        base = Period.of("day", now.now) if now.now else base
    return Reading(
        Period.of(unit, base.start).shift(direction).value,
        anchored="LAST" if textual and now.last else now.source,
    )


@maker
def direction_weekday(found: Captures, now: Context) -> Reading | None:
    """Last Monday, next Friday, this Sunday, the previous Friday."""
    weekday, direction = found.weekday, _direction_of(found)
    textual = found.word("following", "previous", "preceding")
    base = now.then.start if textual and now.then else now.now
    if base is None or weekday is None:
        return _UNDATED
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
    direction, base = _direction_of(found), now.now
    if found.word("following", "previous", "preceding") and now.then:
        base = now.then.start
    if base is None or number is None:
        return _UNDATED
    current = Period.of(grain, base)
    if direction == 0:
        year = current.index // (4 if grain == "season" else 12)
        return dated(Period.part(grain, year, number), now)
    size = 12 if grain == "month" else 4
    ahead = (number - current.number) % size or size
    return dated(current.shift(ahead if direction > 0 else ahead - size if ahead != size else -size), now)


@maker
def direction_date(found: Captures, now: Context) -> Reading | None:
    """Last Oct. 13."""
    month, day, base = found.month, found.day, now.now
    if month is None or day is None or day > days_in_month(2000, month):
        return None
    if found.year is not None:
        return _full_date(full_year(found.year, now.anchor), month, day)
    if base is None:
        return _UNDATED
    direction = _direction_of(found)
    options = [Period.of("day", _clipped(y, month, day)) for y in (base.year - 1, base.year, base.year + 1)]
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
    if sign < 0 and unit == "year" and number == 1 and (report := _year_before_report(now)):
        return report
    base = now.now
    if base is None:
        return _UNDATED
    if found.has("relativeday"):
        base += timedelta(days=int(found.meaning("relativeday") or 0))
    elif found.has("weekday"):
        base = weekday_on_or_before(base, found.weekday or 1)
    elif unit in _CLOCK_UNITS:
        return dated(Period.of("day", base), now) if sign < 0 else Reading("FUTURE_REF")
    return _shifted(base, unit, number, sign, now, exact=found.has("relativeday", "weekday"))


def _year_before_report(now: Context) -> Reading | None:
    """In a report on a quarter, "a year ago" and "a year earlier" compare with that quarter of the year before."""
    if not now.fiscal:
        return None
    if now.last_quarter is None or now.many_months:
        return Reading(Period.of("year", now.now).shift(-1).value, anchored=now.source, aside=True) if now.now else None
    return Reading(now.last_quarter.shift_years(-1).value, anchored="LAST", aside=True)


def _shifted(base: date, unit: str, number: int | float, sign: int, now: Context, *, exact: bool = False) -> Reading:
    """So many units away, told to the unit's own grain; fractions to the next smaller one."""
    if unit == "fortnight":
        unit, number = "week", number * 2
    if unit == "millennium":
        unit, number = "century", number * 10
    if isinstance(number, float):
        unit, number = (
            {"year": ("month", 12), "week": ("day", 7), "decade": ("year", 10)}.get(unit, (unit, 1))[0],
            (number * {"year": 12, "week": 7, "decade": 10}.get(unit, 1)),
        )
    try:
        day = shift_units(base, unit, sign * int(number))
    except (ValueError, OverflowError):
        return Reading("PAST_REF" if sign < 0 else "FUTURE_REF")
    grain = "day" if exact or unit == "weekend" else "year" if unit in ("decade", "century") else unit
    return dated(Period.of(grain, day), now)


@maker
def units_later(found: Captures, now: Context) -> Reading | None:
    """Two days later, a year earlier: from the time last mentioned, told to the finer of its grain and the unit's."""
    unit, sign = found.unit, int(found.rule.args["sign"])
    number: Number = 0.5 if found.has("half") and not found.has("quantity") else found.quantity("quantity")
    if unit is None:
        return None
    if isinstance(number, str) or unit in _CLOCK_UNITS:
        return Reading(duration_value(number, unit), "DURATION")
    if sign < 0 and unit == "year" and number == 1 and (report := _year_before_report(now)):
        return report
    base = now.then
    if base is None:
        return _UNDATED
    if unit == "year" and isinstance(number, int) and base.grain in ("quarter", "half", "month", "year", "season"):
        reading = dated(base.shift_years(sign * number), now)
    else:
        reading = _shifted(base.start, unit, number, sign, now)
    return attrs.evolve(reading, anchored="LAST" if now.last else "DOCUMENT", aside=sign < 0 and not now.narrative)


@maker
def day_week(found: Captures, now: Context) -> Reading | None:
    """Monday week: the Monday after the next."""
    base = now.now
    if base is None:
        return _UNDATED
    shift = found.meaning("relativeday")
    day = base + timedelta(days=int(shift)) if shift is not None else weekday_on_or_after(base, found.weekday or 1)
    return dated(Period.of("day", day + timedelta(days=7)), now)


@maker
def that_period(found: Captures, now: Context) -> Reading | None:
    """That day, the same year: of the time last mentioned."""
    unit = found.unit
    if unit is None or unit in (*_CLOCK_UNITS, "fortnight", "millennium"):
        return None
    if now.then is None:
        return _UNDATED
    if unit == "quarter" and now.last_quarter is not None:
        return Reading(now.last_quarter.value, anchored="LAST")
    return Reading(Period.of(unit, now.then.start).value, anchored="LAST" if now.last else "DOCUMENT")


@maker
def that_named(found: Captures, now: Context) -> Reading | None:
    """That summer, the same June: of the year last mentioned."""
    season, month = found.meaning("season"), found.month
    if now.then is None:
        return _UNDATED
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
    """The day before, the night after: beside the day last mentioned."""
    if now.then is None or now.then.grain != "day":
        return _UNDATED
    day = now.then.shift(-1 if found.word("before") else 1).value
    night = found.word("night")
    source: Source = "LAST" if now.last else "DOCUMENT"
    return Reading(f"{day}TNI" if night else day, "TIME" if night else "DATE", anchored=source)


@maker
def numbered_day(found: Captures, now: Context) -> Reading | None:
    """On the 17th: of the month last mentioned."""
    day, base = found.day, now.then
    if base is None or day is None or base.grain not in ("day", "month"):
        return _UNDATED
    reading = _full_date(base.start.year, base.start.month, day)
    return attrs.evolve(reading, anchored="LAST" if now.last else "DOCUMENT") if reading else None


@maker
def the_period(found: Captures, now: Context) -> Reading | None:
    """The quarter, the year, the week: the current one; of quarters, the one the report is about."""
    words = found.all_words
    if now.now is None:
        return _UNDATED
    if "quarter" in words:
        return latest_quarter(found, now)
    grain = next(w for w in words if w in ("week", "month", "year"))
    return dated(Period.of(grain, now.now), now)


@maker
def last_full_year(found: Captures, now: Context) -> Reading | None:
    """The latest fiscal year: the last that was over."""
    return dated(Period.of("year", now.now).shift(-1), now) if now.now else _UNDATED


@maker
def whole_year(found: Captures, now: Context) -> Reading | None:
    """The year ended March 31: a length, for its end is told beside it."""
    return Reading(duration_value(1, "year"), "DURATION")


@maker
def weekend(found: Captures, now: Context) -> Reading | None:
    """The weekend: the last one, or the coming one where the clause looks ahead."""
    if now.now is None:
        return _UNDATED
    current = Period.of("weekend", now.now)
    if now.direction != "future" and current.start > now.now:
        current = current.shift(-1)
    return dated(current, now)


@maker
def week_of(found: Captures, now: Context) -> Reading | None:
    """The week of March 6."""
    day = day_of_month(found, now)
    named = period(day.value) if day else None
    return Reading(Period.of("week", named.start).value, anchored=now.source) if named else day


@maker
def last_of_year(found: Captures, now: Context) -> Reading | None:
    """Year-end, as a day: the nearest 31 December in the clause's direction."""
    return _nearest_of_year(now, lambda year: Period.of("day", date(year, 12, 31)))


@maker
def year_end(found: Captures, now: Context) -> Reading | None:
    """Year end."""
    if now.now is None:
        return Reading(None, mod="END")
    return Reading(Period.of("year", now.now).value, mod="END", anchored=now.source)


# --- days of civic calendars -----------------------------------------------------------------------------------------


@maker
def civic_day(found: Captures, now: Context) -> Reading | None:
    """Election Day, last Thanksgiving, Christmas 1998."""
    event, base, year = now.civic_event(found.rule.args["event"]), now.now, found.year
    if year is not None:
        day = event.day_in(year)
        return dated(Period.of("day", day), now, anchored=False) if day else None
    if base is None:
        return _UNDATED
    direction = _direction_of(found) if found.has("direction") else 0
    ahead = direction > 0 or (not direction and now.direction == "future")
    past, coming = event.last(base - timedelta(days=direction < 0)), event.next(base + timedelta(days=direction > 0))
    near = not (direction or now.sure) and min(filter(None, (past, coming)), key=lambda d: abs(d - base), default=None)
    day = near or (coming if ahead else past)
    return dated(Period.of("day", day), now) if day else _UNDATED


@maker
def event_offset(found: Captures, now: Context) -> Reading | None:
    """The day after the vote, a week before the inauguration; without a value where the event has no known day."""
    day, unit = _event_day(found, now), found.unit
    sign = -1 if found.word("before", "eve", "ahead", "prior") else 1
    if day is None or found.has("baretime") or unit in _CLOCK_UNITS:
        return _UNDATED
    number: Number = found.quantity("quantity") if found.has("quantity") else 1
    if isinstance(number, str):
        return _UNDATED
    reading = _shifted(day, unit or "day", number, sign, now, exact=unit in (None, "day", "week"))
    return attrs.evolve(reading, anchored="DOCUMENT")


@maker
def around_event(found: Captures, now: Context) -> Reading | None:
    """Post-election, pre-election: the time that begins, or ends, with the event's day; no TIMEX3 value says that."""
    day = _event_day(found, now)
    if day is None:
        return _UNDATED
    bounds = Interval(day, None, None) if found.word("post") else Interval(None, day, None)
    return Reading(None, bounds=bounds, anchored="DOCUMENT")


def _event_type(found: Captures) -> str:
    return str(found.meaning("eventnoun"))


def _event_day(found: Captures, now: Context) -> date | None:
    """The day of the event that is spoken of: the article's own, or that of the year last named, or the nearest."""
    kind = _event_type(found)
    if kind in now.event_days:
        return now.event_days[kind]
    event = now.calendar.of_kind(kind) if now.calendar else None
    if event is None:
        return None
    if now.last is not None and now.last.grain == "year" and (day := event.day_in(now.last.start.year)):
        return day
    if now.now is None:
        return None
    ahead = now.direction == "future" or (found.word("before", "ahead", "prior", "eve") and not now.sure)
    return event.next(now.now) if ahead else event.last(now.now)


# --- weekdays, seasons, quarters -----------------------------------------------------------------------------------


@maker
def weekday(found: Captures, now: Context) -> Reading | None:
    """A bare weekday: the one of the week or date it lies in, or the nearest in the clause's direction."""
    number, base = found.weekday, now.now
    if number is None:
        return None
    if now.within is not None and now.within.grain in ("week", "weekend"):
        return dated(Period.of("day", Period.of("week", now.within.start).start + timedelta(days=number - 1)), now)
    if base is None or (now.narrative and now.last is not None and now.last.grain not in ("day", "week", "weekend")):
        return _UNDATED
    if now.direction == "future" or (now.narrative and now.last is not None):
        return dated(Period.of("day", weekday_on_or_after(base, number)), now)
    return dated(Period.of("day", weekday_on_or_before(base, number)), now)


@maker
def season_of_year(found: Captures, now: Context) -> Reading | None:
    """A season, with or without its year."""
    season, year = found.meaning("season"), found.year
    if season is None:
        return None
    number = int(season)
    if year is not None:
        return Reading(Period.part("season", full_year(year, now.anchor), number).value)
    return _nearest_of_year(now, lambda y: Period.part("season", y, number))


@maker
def season_of_years(found: Captures, now: Context) -> Reading | None:
    """The winter of 1941-42 bears the year it begins in; so does any other season of a split year."""
    season = found.meaning("season")
    return Reading(Period.part("season", int(found.words("yearrange")[0][:4]), int(season)).value) if season else None


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
    return _nearest_of_year(now, lambda y: Period.part("quarter", y, number))


@maker
def half_of_year(found: Captures, now: Context) -> Reading | None:
    """A half of a year."""
    number = 2 if found.word("last", "latter") else 1 if found.word("first") else found.order
    if number not in (1, 2):
        return None
    year = found.year
    if year is not None:
        return Reading(Period.part("half", full_year(year, now.anchor), number).value)
    if now.now is None:
        return _UNDATED
    return dated(Period.part("half", (now.within.start if now.within else now.now).year, number), now)


@maker
def latest_quarter(found: Captures, now: Context) -> Reading | None:
    """The quarter that a report is about: the one it named, or else the last that was over."""
    if now.now is None:
        return _UNDATED
    if now.last_quarter is not None:
        return Reading(now.last_quarter.value, anchored="LAST")
    return dated(Period.of("quarter", now.now).shift(-1), now)


@maker
def year_ago_quarter(found: Captures, now: Context) -> Reading | None:
    """The year-ago quarter: that of the report, a year before; of the year named, if one is."""
    base = now.last_quarter or (Period.of("quarter", now.now).shift(-1) if now.now else None)
    if base is None:
        return _UNDATED
    if found.order is not None:
        base = Period.part("quarter", base.start.year, found.order) if 1 <= found.order <= 4 else base
    year = found.year
    if year is not None:
        return Reading(Period.part("quarter", full_year(year, now.anchor), base.number).value, aside=True)
    if not now.fiscal and not found.word("quarter") and now.last is not None:
        base = now.last
    return Reading(base.shift_years(-1).value, anchored="LAST" if now.last_quarter else now.source, aside=True)


# --- times of the day ----------------------------------------------------------------------------------------------


@maker
def clock(found: Captures, now: Context) -> Reading | None:
    """A time of the day."""
    text = next((found.words(n)[0] for n in ("clock", "dotclock", "clockampm", "four", "zulu") if found.has(n)), "")
    half = "".join(found.words("ampm")).replace(".", "").lower() or text.lower().lstrip("0123456789:.")
    if text:
        digits = "".join(c for c in text if c.isdigit())
        separated = ":" in text or "." in text
        pieces = text.lower().rstrip("apmz").replace(".", ":").split(":")
        if separated:
            hour, minutes = int(pieces[0]), pieces[1:]
        else:
            hour, minutes = int(digits[:-2] or 0) if len(digits) > 2 else int(digits), [digits[-2:]] * (len(digits) > 2)
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
def noon(found: Captures, now: Context) -> Reading | None:
    """Noon, midnight."""
    return _at_clock(str(found.meaning("noon")), now)


def _at_clock(clock_time: str, now: Context) -> Reading:
    if now.within is None and now.narrative and now.last is not None and now.last.grain != "day":
        return Reading(None, "TIME")
    day = now.within or (Period.of("day", now.now) if now.now else None)
    if day is None or day.grain != "day":
        return Reading(None, "TIME")
    return Reading(f"{day.value}T{clock_time}", "TIME", anchored=now.source)


_TWILIGHT = ("dawn", "sunrise", "dusk", "sunset", "nightfall")  # times of a day only where the day is named


@maker
def part_of_day(found: Captures, now: Context) -> Reading | None:
    """A part of a day that is named beside it, or of the day last mentioned."""
    mod = "MID" if found.word("mid") else None
    if now.within is not None and now.within.grain == "day":
        return Reading(f"{now.within.value}T{found.meaning('part')}", "TIME", mod, now.source)
    if not found.word("the", "mid") or found.word(*_TWILIGHT):
        return None
    if now.then is None or now.then.grain != "day":
        return Reading(None, "TIME", mod)
    return Reading(f"{now.then.value}T{found.meaning('part')}", "TIME", mod, "LAST" if now.last else "DOCUMENT")


# --- durations and sets --------------------------------------------------------------------------------------------


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
    """Two hours and ten minutes."""
    spans = found.spans("unitname")
    return Reading(None, "DURATION") if len(spans) < 2 else _mixed(found, now)


def _mixed(found: Captures, now: Context) -> Reading | None:
    units, numbers = found.units, found.amounts
    if len(units) != 2 or len(numbers) != 2:
        return None
    first, second = duration_value(numbers[0], units[0]), duration_value(numbers[1], units[1])
    second = second.removeprefix("PT" if first.startswith("PT") else "P")
    return Reading(first + second, "DURATION")


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
