"""Tells a narrative, told from year to year, from news, told from the day of its publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transition_events.times.scan import Hit

_FEWEST_YEARS = 8
_FEWEST_YEARS_UNDATED = 2
# Rules that only speak from a publication date.
_FROM_TODAY = frozenset((
    "relative-day", "two-days-off", "tonight", "last-night", "this-part", "overnight", "weekday", "units-ago",
    "direction-unit", "direction-month", "direction-season", "direction-weekday", "units-hence",
))  # fmt: skip

_NOT_FROM_TODAY = ("following", "previous", "preceding", "next", "today")  # "still in use today"


def is_narrative(hits: Sequence[Hit], anchor: date | None) -> bool:
    """Whether no publication date fits the text: its own years are many and past, and little is told from today.

    Without an anchor two years of its own are enough; with one, their median must lie two years or more before it.
    """
    fewest = _FEWEST_YEARS_UNDATED if anchor is None else _FEWEST_YEARS
    if len(hits) < fewest:
        return False
    years = [year for hit in hits for year in _years(hit)]
    if len(years) < fewest:
        return False
    from_today = sum(map(_is_from_today, hits))
    if anchor is None:
        return 2 * from_today <= len(years)
    return 8 * from_today <= len(years) and sorted(years)[len(years) // 2] <= anchor.year - 2


def _is_from_today(hit: Hit) -> bool:
    return not _FROM_TODAY.isdisjoint(hit.rule.split("+")) and not hit.found.word(*_NOT_FROM_TODAY)


def _years(hit: Hit) -> list[int]:
    year = hit.found.year
    return [year] if year is not None and year >= 100 else []
