"""Tells a narrative, told from year to year, from news, told from the day of its publication."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from transition_events.times.scan import Hit

_MANY_YEARS = 8  # of these, one in eight times may be told from today
_SOME_YEARS = 3  # with these, none may
_FEWEST_YEARS = 2  # without an anchor
# How many years before the anchor the median year of a text must lie, by the number of its years.
_MEDIAN_BEFORE = ((20, 2), (_MANY_YEARS, 10))
_LAST_BEFORE = 5  # the same for the last of a few
# Rules that only speak from a publication date.
_FROM_TODAY = frozenset((
    "relative-day", "two-days-off", "tonight", "last-night", "this-part", "overnight", "weekday", "units-ago",
    "direction-unit", "direction-month", "direction-season", "direction-weekday", "units-hence",
))  # fmt: skip

_NOT_FROM_TODAY = ("following", "previous", "preceding", "next", "today")  # "still in use today"


def is_narrative(hits: Sequence[Hit], anchor: date | None) -> bool:
    """Whether no publication date fits the text: its own years are many and past, and little is told from today.

    Without an anchor two years of its own are enough. With one, their median must lie well before it; of few years the
    last one must, and nothing may be told from today.
    """
    if len(hits) < _FEWEST_YEARS:
        return False
    years = sorted(year for hit in hits for year in _years(hit))
    if len(years) < (_FEWEST_YEARS if anchor is None else _SOME_YEARS):
        return False
    from_today = sum(map(_is_from_today, hits))
    if anchor is None:
        return 2 * from_today <= len(years)
    for enough, before in _MEDIAN_BEFORE:
        if len(years) >= enough:
            return 8 * from_today <= len(years) and years[len(years) // 2] <= anchor.year - before
    return not from_today and years[-1] <= anchor.year - _LAST_BEFORE


def _is_from_today(hit: Hit) -> bool:
    return not _FROM_TODAY.isdisjoint(hit.rule.split("+")) and not hit.found.word(*_NOT_FROM_TODAY)


def _years(hit: Hit) -> list[int]:
    year = hit.found.year
    return [year] if year is not None and year >= 100 else []
