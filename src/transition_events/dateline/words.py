"""The words that heads of articles are made of, and the days that their dates name."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from importlib.resources import files

import attrs

from transition_events.records import read_toml
from transition_events.times import find_times


@attrs.frozen
class Words:
    """Lower-case `labels` and `places`, `agencies` as they are written, and how a caption begins, in lower case."""

    labels: frozenset[str]
    agencies: frozenset[str]
    caption_marks: tuple[str, ...]
    places: frozenset[str]

    def is_place(self, name: str) -> bool:
        """Whether a name ("Rome", "SAN JOSE, Costa Rica") begins with a place that the list knows."""
        return name.partition(",")[0].strip().casefold() in self.places


@cache
def words() -> Words:
    """The lists of words.toml."""
    lists = read_toml(files(__package__) / "words.toml")
    return Words(
        labels=frozenset(lists["labels"]),
        agencies=frozenset(lists["agencies"]),
        caption_marks=tuple(lists["caption_marks"]),
        places=frozenset(p.casefold() for p in lists["places"]),
    )


def days_named(text: str) -> list[tuple[int, int, date]]:
    """Start, end and day of each date in a text that is whole without any anchor."""
    found = ((t.span.start, t.span.end, iso_day((t.value or "")[:10])) for t in find_times(text) if t.type in _POINTS)
    return [(start, end, day) for start, end, day in found if day]


_POINTS = ("DATE", "TIME")


def iso_day(value: str) -> date | None:
    """The day that "2020-11-23" or "2020/11/23" names; None for what is no such day."""
    try:
        return date.fromisoformat(value.replace("/", "-")) if re.fullmatch(r"\d{4}([-/])\d\d\1\d\d", value) else None
    except ValueError:
        return None
