"""What is known when an expression gets its value: the publication date, what the text mentioned last, the tense."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

import attrs

from transition_events.times.calendar import Period

Direction = Literal["past", "future"] | None


@attrs.frozen
class Reading:
    """A value and what else the rule knows. `anchored` says what it was reckoned from: the document, or `last`."""

    value: str | None
    type: str = "DATE"
    mod: str | None = None
    anchored: Literal["DOCUMENT", "LAST", None] = None


@attrs.define
class Context:
    """The reference times of one expression. `last` is the last dated mention; `within` what the expression lies in."""

    anchor: date | None = None
    moment: datetime | None = None
    narrative: bool = False
    fiscal: bool = False
    last: Period | None = None
    last_quarter: Period | None = None
    direction: Direction = None
    within: Period | None = None

    @property
    def now(self) -> date | None:
        """The reference time of "today" and of bare weekdays: the anchor, in a narrative the last mention."""
        if self.narrative and self.last is not None:
            return self.last.start
        return self.anchor

    @property
    def then(self) -> Period | None:
        """The reference time of "a year earlier", "that day": the last mention, or else the anchor."""
        if self.last is not None:
            return self.last
        return Period.of("day", self.anchor) if self.anchor else None

    @property
    def source(self) -> Literal["DOCUMENT", "LAST"]:
        """What `now` is taken from."""
        return "LAST" if self.narrative and self.last is not None else "DOCUMENT"
