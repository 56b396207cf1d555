"""Hypothesis strategies for time expressions: phrases of each kind, anchors, and news that contains them."""

from __future__ import annotations

import string
from datetime import date

from hypothesis import strategies as st

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
UNITS = ("day", "week", "month", "quarter", "year")
SENTENCES = (
    "The minister said on {} that talks would go on.",
    "She will meet the council {}.",
    "It fell by 3.5 percent {}, up from $1,990 a share.",
    "{}, the envoy left for the islands.",
    "They had waited until {}; nobody came.",
)


def anchors() -> st.SearchStrategy[date]:
    """Publication dates in the four hundred years that the Gregorian calendar takes to repeat."""
    return st.dates(date(1800, 1, 1), date(2199, 12, 31))


def weekday_phrases() -> st.SearchStrategy[str]:
    """Phrases that mean a day by its name, or by its distance: they move with the anchor, week by week."""
    named = st.tuples(st.sampled_from(["", "last ", "next ", "this "]), st.sampled_from(WEEKDAYS)).map("".join)
    of_week = st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from([" of this week", " of last week"])).map("".join)
    return named | of_week | st.sampled_from(["yesterday", "today", "tomorrow", "the day after tomorrow"])


def dated_phrases() -> st.SearchStrategy[str]:
    """Phrases that have a date, or an interval of dates, as seen from any anchor."""
    units = st.tuples(st.sampled_from(["last ", "next ", "this "]), st.sampled_from(UNITS)).map("".join)
    ago = st.tuples(st.integers(1, 40), st.sampled_from(UNITS)).map(lambda p: f"{p[0]} {p[1]}s ago")
    month_days = st.tuples(st.sampled_from(MONTHS), st.integers(1, 28)).map(lambda p: f"{p[0]} {p[1]}")
    full = st.dates(date(1600, 1, 1), date(2100, 1, 1)).map(lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}")
    years = st.integers(1600, 2099).map(str)
    quarters = st.sampled_from(["the first quarter", "the third quarter of 1998", "last summer", "the 1990s"])
    return weekday_phrases() | units | ago | month_days | full | years | quarters


def phrases() -> st.SearchStrategy[str]:
    """Any time expression: dates, times, durations, sets, and what has no date."""
    other = ["ten months", "a few days", "every Friday", "twice a week", "at 10:30 p.m.", "noon", "recently", "now"]
    within = st.tuples(st.sampled_from(WEEKDAYS), st.sampled_from([" night", " at 10 a.m.", ", at noon"])).map("".join)
    return dated_phrases() | within | st.sampled_from(other)


@st.composite
def news(draw: st.DrawFn) -> str:
    """Sentences with time expressions in them."""
    count = draw(st.integers(1, 4))
    return " ".join(draw(st.sampled_from(SENTENCES)).format(draw(phrases())) for _ in range(count))


@st.composite
def spoilt_news(draw: st.DrawFn) -> str:
    """News with characters deleted, doubled and swapped."""
    text = list(draw(news()))
    for place in draw(st.lists(st.integers(0, len(text) - 2), max_size=12)):
        change = draw(st.sampled_from(["delete", "double", "swap", "digit"]))
        if change == "delete":
            text[place] = ""
        elif change == "double":
            text[place] *= 2
        elif change == "swap":
            text[place], text[place + 1] = text[place + 1], text[place]
        else:
            text[place] = draw(st.sampled_from(string.digits))
    return "".join(text)


def any_text() -> st.SearchStrategy[str]:
    """Any characters at all, alone and around time expressions."""
    odd = st.text(st.characters(exclude_categories=[]), max_size=30)
    digits = st.text(st.sampled_from("0123456789-–/:.,'’ \nTW"), max_size=30)
    return st.lists(odd | digits | phrases() | spoilt_news(), max_size=5).map("".join)
