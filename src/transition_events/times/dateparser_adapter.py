"""The one place that uses dateparser: whole absolute dates, in formats that the rules have no pattern for.

It gets a string that is already delimited and known to be one date ("23-NOV-2020", "Nov 23 2020 10:30PM EST").
Relative arithmetic, searching in prose and the reference date stay outside: every setting is one constant object with
a constant base, for dateparser keeps each distinct base for ever and shares its settings between all callers.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from typing import Any, Final

LANGUAGES: Final = ["en"]
# A base that no answer depends on: a string without day, month and year yields None.
SETTINGS: Final[dict[str, Any]] = {
    "DATE_ORDER": "MDY",
    "PARSERS": ["absolute-time"],
    "PREFER_LOCALE_DATE_ORDER": False,
    "RELATIVE_BASE": datetime(2000, 1, 1),
    "REQUIRE_PARTS": ["day", "month", "year"],
    "RETURN_AS_TIMEZONE_AWARE": False,
    "STRICT_PARSING": True,
}
_LONGEST = 60  # characters; what is longer is not a date


def read_date(text: str) -> date | None:
    """The day that a whole string names with day, month and year; None for anything else. The clock is left out."""
    if len(text) > _LONGEST or not any(c.isdigit() for c in text):
        return None
    found = _parser().get_date_data(text).date_obj
    return found.date() if isinstance(found, datetime) else None


@cache
def _parser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(languages=LANGUAGES, settings=SETTINGS)
