"""Dates as users give them: a date, a datetime, or a string."""

from __future__ import annotations

from datetime import date, datetime

from transition_events.errors import DateError


def to_date(value: date | datetime | str | None, *, name: str) -> date | None:
    """A date from a date, a datetime (its own calendar day) or an ISO 8601 string; None stays None.

    Raises `DateError` naming the argument, `name`, and what it held.
    """
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise DateError(f"{name} must be a date, a datetime or an ISO 8601 string: got {value!r}")
