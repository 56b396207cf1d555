"""Calendar arithmetic: periods of the Gregorian calendar as numbers that can be added to.

A `Period` is a grain and a running number: the week 3012 is followed by the week 3013. So "two quarters ago" is a
subtraction, whatever the grain, and leap days, year ends and ISO weeks are decided in one place: `start` and `of`.
Weeks are ISO 8601 weeks (Monday first). Seasons are the meteorological ones; a winter bears the year it begins in.
Years before Christ are counted astronomically: the year 0 is 1 BC. They have a number and a value, but no dates.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import attrs

SEASONS = ("SP", "SU", "FA", "WI")
_DAY = timedelta(days=1)
# The grains whose periods are whole months: how many.
_MONTHS = {"month": 1, "quarter": 3, "season": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_FINENESS = (
    "day", "weekend", "week", "fortnight", "month", "quarter", "season", "half", "year", "decade", "century",
    "millennium",
)  # fmt: skip
_SEASON_SHIFT = 2  # a year of seasons begins in March


@attrs.frozen(order=True)
class Period:
    """One period of a grain: "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", ..."""

    grain: str
    index: int

    @classmethod
    def of(cls, grain: str, day: date) -> Period:
        """The period of that grain that holds the day (the week's weekend, for a weekend)."""
        if grain == "day":
            return cls(grain, day.toordinal())
        if grain in ("week", "weekend"):
            return cls(grain, (day.toordinal() - 1) // 7)
        months = day.year * 12 + day.month - 1 - (_SEASON_SHIFT if grain == "season" else 0)
        return cls(grain, months // _MONTHS[grain])

    @classmethod
    def year(cls, year: int) -> Period:
        """The calendar year."""
        return cls("year", year)

    @classmethod
    def part(cls, grain: str, year: int, number: int) -> Period:
        """The month, quarter, half or season of a year, counted from 1 (spring is the first season)."""
        return cls(grain, year * (12 // _MONTHS[grain]) + number - 1)

    @property
    def of_year(self) -> Period:
        """The year it begins in."""
        if self.grain in ("day", "week", "weekend"):
            return Period.year(self.start.year)
        return Period.year((self.index * _MONTHS[self.grain] + (_SEASON_SHIFT if self.grain == "season" else 0)) // 12)

    def coarser_than(self, grain: str) -> bool:
        """Whether it does not tell which period of that grain is meant."""
        return _FINENESS.index(self.grain) > _FINENESS.index(grain)

    @property
    def before_christ(self) -> bool:
        """Whether it lies in a year before Christ, where `start` and `end` raise."""
        return self.grain in _MONTHS and self.of_year.index < 1

    @property
    def start(self) -> date:
        """Its first day. Raises ValueError outside of the years 1 to 9999."""
        if self.grain == "day":
            return _from_ordinal(self.index)
        if self.grain in ("week", "weekend"):
            return _from_ordinal(self.index * 7 + (6 if self.grain == "weekend" else 1))
        months = self.index * _MONTHS[self.grain] + (_SEASON_SHIFT if self.grain == "season" else 0)
        return date(months // 12, months % 12 + 1, 1)

    @property
    def end(self) -> date:
        """The day after its last. Raises ValueError outside of the years 1 to 9999."""
        if self.grain == "weekend":
            return _from_ordinal(self.index * 7 + 8)
        return self.shift(1).start

    @property
    def number(self) -> int:
        """Which month, quarter, half or season of its year it is, counted from 1."""
        return self.index % (12 // _MONTHS[self.grain]) + 1

    @property
    def value(self) -> str:
        """The TIMEX3 value."""
        return _VALUES[self.grain](self)

    def shift(self, count: int) -> Period:
        """The period so many later (earlier, below zero)."""
        return Period(self.grain, self.index + count)

    def shift_years(self, count: int) -> Period:
        """The period of the same name so many years later: a quarter of another year, the same day of another year."""
        if self.grain in ("day", "week", "weekend"):
            return Period.of(self.grain, add_months(self.start, 12 * count))
        if self.grain in ("decade", "century"):
            return Period.year(Period.of("year", self.start).index + count)
        return self.shift(count * (12 // _MONTHS[self.grain]))


def _from_ordinal(ordinal: int) -> date:
    if not 1 <= ordinal <= date.max.toordinal():
        raise ValueError(f"outside of the years 1 to 9999: day {ordinal}")
    return date.fromordinal(ordinal)


def year_value(year: int) -> str:
    """The TIMEX3 value of a year in astronomical counting: 1066, BC0044 for -43."""
    return f"{year:04}" if year > 0 else f"BC{1 - year:04}"


def _value_of_week(period: Period) -> str:
    year, week, _ = _from_ordinal(period.index * 7 + 1).isocalendar()
    return f"{year:04}-W{week:02}" + ("-WE" if period.grain == "weekend" else "")


def _value_of_part(letter: str) -> Callable[[Period], str]:
    return lambda p: f"{year_value(p.of_year.index)}-{letter}{p.number}"


_VALUES: dict[str, Callable[[Period], str]] = {
    "day": lambda p: p.start.isoformat(),
    "week": _value_of_week,
    "weekend": _value_of_week,
    "month": lambda p: f"{year_value(p.of_year.index)}-{p.number:02}",
    "quarter": _value_of_part("Q"),
    "half": _value_of_part("H"),
    "season": lambda p: f"{year_value(p.index // 4)}-{SEASONS[p.index % 4]}",
    "year": lambda p: year_value(p.index),
    "decade": lambda p: f"{p.index:03}",
    "century": lambda p: f"{p.index:02}",
}


def add_months(day: date, count: int) -> date:
    """The same day of another month; the last of that month where it is too short (31 Jan + 1 month = 28 Feb)."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, days_in_month(year, month + 1)))


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - date(year, month, 1)).days


def weekday_on_or_before(day: date, weekday: int) -> date:
    """The last such weekday up to and including the day; Monday is 1, Sunday 7."""
    return day - _DAY * ((day.isoweekday() - weekday) % 7)


def weekday_on_or_after(day: date, weekday: int) -> date:
    """The first such weekday from the day on, the day itself included."""
    return day + _DAY * ((weekday - day.isoweekday()) % 7)


def shift_units(day: date, unit: str, count: int) -> date:
    """The day so many units later; `unit` is a grain ("day", "week", "month", "quarter", "year", "decade", ...)."""
    if unit == "day":
        return day + _DAY * count
    if unit in ("week", "weekend"):
        return day + 7 * _DAY * count
    return add_months(day, _MONTHS[unit] * count)
