"""Civic calendars: the days that law or custom fixes in a country, computed for any year (`data/calendars/*.toml`).

A file is one country: the words that tell that a text speaks of it, and its events, each with the rules of its dates.
A rule holds for a span of years and names a day in one of three ways:

    month, day                       a fixed day (20 January)
    month, weekday, from_day         the first such weekday from a day of the month on; 2 November on and a Tuesday is
                                     the Tuesday after the first Monday, `weeks` moves it by weeks
    easter                           days from Easter Sunday of the Western churches
"""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from itertools import pairwise
from pathlib import Path

import attrs

from transition_events.countries import Country, countries
from transition_events.errors import RecordError
from transition_events.records import read_toml, structure_records
from transition_events.times.calendar import weekday_on_or_after

_MOST_YEARS = 12  # no event is rarer
_GREGORIAN = 1583  # the first whole year of the new calendar


@attrs.frozen(kw_only=True)
class DateRule:
    """How to compute the day, from year `since` to year `until`, in every `every`-th year counted from `since`."""

    since: int = 1
    until: int = 9998
    every: int = 1
    month: int = 0
    day: int = 0
    weekday: int = 0
    from_day: int = 1
    weeks: int = 0
    easter: int | None = None

    def day_in(self, year: int) -> date | None:
        """The day in that year; None where the rule does not hold."""
        if not self.since <= year <= self.until or (year - self.since) % self.every:
            return None
        if self.easter is not None:
            return easter_sunday(year) + timedelta(days=self.easter)
        if self.weekday:
            return weekday_on_or_after(date(year, self.month, self.from_day), self.weekday) + timedelta(
                weeks=self.weeks
            )
        return date(year, self.month, self.day)


@attrs.frozen(kw_only=True)
class CivicEvent:
    """One event of a calendar. `kind` groups the same event of all countries ("election"); `pattern` is its own name.

    The pattern is written in the language of the time rules; without one the event only serves as an anchor ("the
    day after the vote"). `source` says where the rules stand. An example is a year and the day in it.
    """

    id: str
    kind: str
    pattern: str = ""
    dates: tuple[DateRule, ...]
    source: str
    examples: tuple[tuple[int, str], ...]

    def day_in(self, year: int) -> date | None:
        """The day of the event in that year, or None."""
        return next((day for rule in self.dates if (day := rule.day_in(year)) is not None), None)

    def last(self, reference: date) -> date | None:
        """The latest such day up to and including the reference."""
        years = range(reference.year, max(0, reference.year - _MOST_YEARS), -1)
        return next((d for y in years if (d := self.day_in(y)) is not None and d <= reference), None)

    def next(self, reference: date) -> date | None:
        """The first such day from the reference on."""
        years = range(reference.year, min(9998, reference.year + _MOST_YEARS))
        return next((d for y in years if (d := self.day_in(y)) is not None and d >= reference), None)


@attrs.frozen(kw_only=True)
class CivicCalendar:
    """The events of one country, and the words by which a text shows that it speaks of it."""

    country: str
    words: frozenset[str]
    events: tuple[CivicEvent, ...]

    def of_kind(self, kind: str) -> CivicEvent | None:
        """The event of that kind, if the country has one."""
        return next((e for e in self.events if e.kind == kind), None)


@lru_cache(maxsize=1)
def load_calendars() -> tuple[CivicCalendar, ...]:
    """All calendars of the package, a file each. Raises `RecordError` where one breaks its schema."""
    folder = files(__package__) / "data" / "calendars"
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".toml"))
    return tuple(load_calendar(folder / name) for name in names)


def load_calendar(source: Traversable | Path) -> CivicCalendar:
    """One country's calendar. Raises `RecordError` for an unknown key, or where an example does not come true."""
    data = read_toml(source)
    if unknown := set(data) - {"country", "words", "event"}:
        raise RecordError(f"{source.name}: unknown key {min(unknown)!r}")
    events = structure_records(data.get("event", []), CivicEvent, where=f"{source.name} [[event]]")
    for event in events:
        for year, day in event.examples:
            if str(event.day_in(year)) != day:
                raise RecordError(
                    f"{source.name} {event.id!r}: {event.day_in(year)} in {year}, but the example says {day}"
                )
    return CivicCalendar(country=data["country"], words=frozenset(data.get("words", ())), events=events)


def calendar_of(tokens: list[str], calendars: tuple[CivicCalendar, ...]) -> CivicCalendar | None:
    """The calendar of the country that a text speaks of most; None where it is one that has no calendar."""
    counts = Counter(tokens)
    best, calendar = max(((sum(counts[w] for w in c.words), c) for c in calendars), key=lambda pair: pair[0])
    if not best:
        return None
    known = {c.country.lower() for c in calendars}
    pairs = Counter(pairwise(tokens))
    others = (_mentions(country, counts, pairs) for country in countries() if country.id not in known)
    return calendar if best > max(others, default=0) else None


def _mentions(country: Country, counts: Counter[str], pairs: Counter[tuple[str, str]]) -> int:
    """How often a text names a country: a name of several words counts by its last two."""
    names = {tuple(word.split()[-2:]) for word in country.words}
    return sum(counts[name[0]] if len(name) == 1 else pairs[name[0], name[1]] for name in names)


def easter_sunday(year: int) -> date:
    """Easter Sunday of the Western churches, in the calendar they kept: the Julian one up to 1582.

    The anonymous algorithm for the Gregorian calendar and Meeus's for the Julian (Astronomical Algorithms, ch. 8).
    """
    golden = year % 19
    if year < _GREGORIAN:
        epact = (19 * golden + 15) % 30
        month, day = divmod(epact + (2 * (year % 4) + 4 * (year % 7) - epact + 34) % 7 + 114, 31)
        return date(year, month, day + 1)
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leaps, rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leaps - epact - rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)
