"""What is known when an expression gets its value: the publication date, what the text mentioned last, the tense."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Literal

import attrs

from transition_events.times.calendar import Period
from transition_events.times.civic import CivicCalendar, CivicEvent, calendar_of
from transition_events.times.values import Interval

Direction = Literal["past", "future"] | None
Source = Literal["DOCUMENT", "LAST"]
POSSESSIVE = ("'s", "’s")


@attrs.frozen
class Reading:
    """A value and what else the rule knows. `anchored` says what it was reckoned from: the document, or `last`.

    An `aside` only compares ("up from a year earlier"): the text does not go on from there.
    `bounds` is the interval where the value does not tell it ("post-election").
    """

    value: str | None
    type: str = "DATE"
    mod: str | None = None
    anchored: Source | None = None
    aside: bool = False
    bounds: Interval | None = None


@attrs.define
class Context:
    """The reference times of one expression. `last` is the last dated mention; `within` what the expression lies in.

    `last_quarter` is the quarter that a report is about; `many_months` that it speaks of nine months just now.
    `until` is the end of a long stretch of time that `last` begins;
    `late` says that the last mention was of the end of its period.
    `direction` is where the clause looks, `sure` whether its verb says so itself,
    `leading` whether the time opens the clause,
    `following` the word after it.
    `event_days` are the days of the article's own events, by type; `told_days` those that its words gave so far.
    """

    anchor: date | None = None
    moment: datetime | None = None
    narrative: bool = False
    fiscal: bool = False
    last: Period | None = None
    until: Period | None = None
    late: bool = False
    last_quarter: Period | None = None
    many_months: bool = False
    direction: Direction = None
    sure: bool = False
    leading: bool = False
    following: str = ""
    within: Period | None = None
    tokens: list[str] = attrs.field(factory=list)
    calendars: tuple[CivicCalendar, ...] = ()
    event_days: dict[str, date] = attrs.field(factory=dict)
    told_days: dict[str, date] = attrs.field(factory=dict)

    @cached_property
    def calendar(self) -> CivicCalendar | None:
        """The civic calendar of the country that the text speaks of."""
        return calendar_of(self.tokens, self.calendars)

    def civic_event(self, name: str) -> CivicEvent:
        """The event with that id in any of the calendars. Raises KeyError."""
        return {event.id: event for calendar in self.calendars for event in calendar.events}[name]

    @property
    def now(self) -> date | None:
        """The reference time of "today" and of bare weekdays: the anchor, in a narrative the last mention."""
        if self.narrative and self.last is not None:
            return self.last.end - timedelta(days=1) if self.late else self.last.start
        return self.anchor

    @property
    def ancient_year(self) -> int | None:
        """The year of the last mention, in astronomical counting, where a narrative is before Christ."""
        return self.last.of_year.index if self.narrative and self.last and self.last.before_christ else None

    @property
    def then(self) -> Period | None:
        """The reference time of "a year earlier", "that day": the last mention, or else the anchor."""
        if self.last is not None:
            return self.last
        return Period.of("day", self.anchor) if self.anchor else None

    @property
    def source(self) -> Source:
        """What `now` is taken from."""
        return "LAST" if self.narrative and self.last is not None else "DOCUMENT"
