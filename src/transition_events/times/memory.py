"""What an expression leaves behind for those after it: the time last mentioned, a report's quarter, told events."""

from __future__ import annotations

from transition_events.times.calendar import Period
from transition_events.times.context import Context, Reading
from transition_events.times.scan import Hit, Scan
from transition_events.times.values import period

_TO = frozenset(("to", "until", "till", "-", "–"))
_LONG = 180  # days
_BEHIND = ("of", "since")
_OWNERS = frozenset(("the", "a", "an", "his", "her", "its", "their"))


def remember(context: Context, scan: Scan, number: int, reading: Reading, *, late: bool) -> bool:
    """Keeps a dated mention, the hit of that number, as the time last mentioned; whether it was one.

    `late` says that the end of its period was meant.
    """
    context.many_months = (context.many_months and reading.type == "DATE") or reading.value in ("P6M", "P9M")
    named = period(reading.value) if reading.type in ("DATE", "TIME") else None
    if named is None or reading.aside or named.grain in ("decade", "century"):
        return False
    if _ends_stretch(context, scan, number, named):
        context.until = named
        return False
    if _is_aside(context, scan.hits[number], scan, named):
        return False
    if named.grain == "quarter":
        _note_quarter(context, named, reading)
    context.last, context.until = named, None
    context.late = late and named.grain in ("month", "year")
    return True


def _note_quarter(context: Context, named: Period, reading: Reading) -> None:
    """Keeps the quarter that a report is about: one that is over, unless it names no other."""
    context.many_months = False
    if reading.anchored == "LAST" or context.direction == "future":
        return
    if context.last_quarter is None or context.anchor is None or named.end <= context.anchor:
        context.last_quarter = named


def _ends_stretch(context: Context, scan: Scan, number: int, named: Period) -> bool:
    """Whether a time, the hit of that number, ends a long stretch: a narrative then goes on from where that began.

    "The war lasted from May 1904 to September 1905. In August ..." is told of August 1904.
    """
    first = scan.hits[number].first
    if not context.narrative or context.last is None or not number or scan.hits[number - 1].last != first - 1:
        return False
    if scan.tokens[first - 1].lower() not in _TO or context.last.before_christ or named.before_christ:
        return False
    return (named.start - context.last.start).days > _LONG


def _is_aside(context: Context, hit: Hit, scan: Scan, named: Period) -> bool:
    """Whether a year only says what something is: "(1865)", "the treaty of 1839" in what goes on in 1914."""
    if hit.kind != "year" or not context.narrative or context.last is None:
        return False
    before = scan.tokens[hit.first - 1].lower() if hit.first else ""
    if before == "(" and context.following == ")":
        return True
    earlier = named.index < context.last.of_year.index
    return earlier and (before in _BEHIND or (before in _OWNERS and context.following.isalpha()))


def note_event(context: Context, scan: Scan, hit: Hit, reading: Reading) -> None:
    """Keeps the day of an event that is told with its date: "the August 15 vote", "the coup of May 3"."""
    named = period(reading.value)
    if named is None or named.grain != "day":
        return
    meaning, tokens = scan.grammar.lexicon.meaning, scan.tokens
    kind = meaning("eventnoun", tokens[hit.last]) if hit.last < len(tokens) else None
    if kind is None and hit.first > 1 and tokens[hit.first - 1] in ("on", "of"):
        kind = meaning("eventnoun", tokens[hit.first - 2])
    if kind is not None:
        context.told_days[str(kind)] = named.start
