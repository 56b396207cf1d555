"""Dates that share what stands beside one of them: "April 24 and 25", "from 5 to 8 May", "June and July 1941".

The month stands beside one of the days only, the year beside the last of the dates; the others get them from there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transition_events.model import Span
from transition_events.times.calendar import Period
from transition_events.times.scan import Scan

_LINKS = frozenset((",", "and", "or", "to", "through", "until", "&", "-", "–"))
_GLUE = _LINKS - {","}
_SUBJECTS = frozenset(("the", "a", "an", "he", "she", "they", "it", "we"))
_ENDS = frozenset(".,;:!?)]\"”'’")
_MOST = 6  # days in a list
_YEAR_LINK = re.compile(r"\s*(?:[-–/]|\b(?:to|and|or|until)\b)\s*")


def days_beside(scan: Scan, number: int) -> list[Span]:
    """The further days that share the month of a date, the hit of that number: "25" for "April 24 and 25"."""
    hit, hits = scan.hits[number], scan.hits
    if hit.found.month is None:
        return []
    floor = hits[number - 1].last if number else 0
    ceiling = hits[number + 1].first if number + 1 < len(hits) else len(scan.tokens)
    days = (*_days_before(scan, hit.first, floor), *_days_after(scan, hit.last, ceiling))
    return [scan.span(day, day + 1) for day in days]


def years_of(text: str, pair: Span) -> tuple[Span, Span]:
    """The two years of "1838–1842", "264 to 241 BC"."""
    link = _YEAR_LINK.search(text, pair.start, pair.end)
    first, last = link.span() if link else (pair.end, pair.end)
    return Span(pair.start, first), Span(last, pair.end)


def period_after(scan: Scan, number: int) -> Period | None:
    """The year of a month or day, the hit of that number, that is told with the one after it; the month of a bare day.

    1941 for June in "June and July 1941"; 1942 for November in "from November to February 1943"; June 1967 for the 5th
    in "from the 5th to the 10th of June 1967".
    """
    if number + 1 >= len(scan.hits):
        return None
    hit, following = scan.hits[number].found, scan.hits[number + 1].found
    year, month = following.year, following.month
    if year is not None and following.has("era"):
        year = 1 - year
    elif year is not None and year < 100:
        return None
    if year is None or month is None or hit.year is not None:
        return None
    if not _are_linked(scan, number):
        return None
    if hit.month is not None:
        return Period.year(year - (hit.month > month))
    return Period.part("month", year, month) if hit.day is not None and following.day is not None else None


def _are_linked(scan: Scan, number: int) -> bool:
    """Whether "and", "to", a dash or a list stands between the hit of that number and the next one."""
    gap = [t.lower() for t in scan.tokens[scan.hits[number].last : scan.hits[number + 1].first]]
    return 0 < len(gap) <= 3 and set(gap) <= _LINKS | {"the"} and gap != [","]


def _days_after(scan: Scan, last: int, ceiling: int) -> Iterator[int]:
    """The tokens after a date, up to `ceiling`, that are further days of its month."""
    found: list[int] = []
    place = last
    while len(found) < _MOST and _is_link(scan, place):
        day = place + 1
        if scan.tokens[place] == "," and _is_link(scan, day) and scan.tokens[day] != ",":
            day += 1  # ", and"
        if day >= ceiling or not _is_day(scan, day):
            break
        found.append(day)
        place = day + 1
    if found and _glued(scan, last, found[-1]) and _may_end(scan, found[-1] + 1):
        yield from found


def _days_before(scan: Scan, first: int, floor: int) -> Iterator[int]:
    """The tokens before a date ("5 and 8 May") that are days of its month, from left to right, none before `floor`."""
    found: list[int] = []
    place = first - 1
    while len(found) < _MOST and place > floor and _is_link(scan, place) and _is_day(scan, place - 1):
        found.append(place - 1)
        place -= 2
    if found and _glued(scan, found[0] + 1, first) and not _is_link(scan, found[-1] - 1):
        yield from reversed(found)


def _is_link(scan: Scan, place: int) -> bool:
    return 0 <= place < len(scan.tokens) and scan.tokens[place].lower() in _LINKS


def _is_day(scan: Scan, place: int) -> bool:
    if not 0 <= place < len(scan.tokens):
        return False
    token = scan.tokens[place]
    return len(token) <= 2 and token.isdecimal() and 1 <= int(token) <= 31


def _glued(scan: Scan, first: int, last: int) -> bool:
    """Whether the list has its "and" or "to": a comma alone joins other things."""
    return any(t.lower() in _GLUE for t in scan.tokens[first:last])


def _may_end(scan: Scan, place: int) -> bool:
    """Whether the list can end there: what follows is no thing that the last number counts ("and 25 people")."""
    if place >= len(scan.tokens):
        return True
    token = scan.tokens[place]
    if token in _SUBJECTS:
        return True
    return token[0] in _ENDS or token[0] == "\n" or scan.grammar.lexicon.meaning("preposition", token) is not None
