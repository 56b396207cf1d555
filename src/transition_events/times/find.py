"""Time expressions of a text, and the value of a single one: the two public functions of this stage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from transition_events.errors import ExpressionError, InputError
from transition_events.model import Span, TimeExpression
from transition_events.times.dateparser_adapter import read_date
from transition_events.times.reader import Anchor, Style, find_with_tense
from transition_events.times.values import interval

_VALUE = re.compile(r"\d{4}-(?:\d\d|[WQH]\d|SP|SU|FA|WI)")


def find_times(
    text: str,
    *,
    anchor: Anchor = None,
    style: Style = "news",
    language: str = "en",
    calendars: Sequence[str | Path] = (),
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text in order, ids t1, t2, ...; spans are half-open code-point offsets into `text`.

    `anchor` is the publication date: a date, a datetime or an ISO 8601 string. Without it relative expressions keep
    their span and type and have no value. `style="narrative"` reckons from the time last mentioned instead; a text
    that no publication date fits (its own years are many and past, next to nothing is told from today) is read that
    way by itself. `calendars` are files of civic calendars beside the package's own.

    Raises `DateError` for an anchor that is no date, `InputError` for another language than English, and
    `RecordError` for a calendar that breaks its schema.
    """
    if language != "en":
        raise InputError(f"no rules for the language {language!r}: only 'en'")
    return find_with_tense(text, anchor=anchor, style=style, calendars=calendars)


def resolve_date(expression: str, *, anchor: Anchor) -> TimeExpression:
    """The value of one time expression ("Tuesday of this week") as seen from a date; no model is loaded.

    Raises `ExpressionError` where the expression is not a time that the rules know, `DateError` for a bad anchor.
    """
    if value := _own_value(expression.strip()):
        return value
    found = find_with_tense(expression, anchor=anchor, style="news", ages=True)
    longest = max(found, key=lambda t: len(t.span), default=None)
    if longest is not None and len(longest.span) == len(expression.strip()):
        return longest
    return _absolute(expression) or longest or _refuse(expression)


def _absolute(expression: str) -> TimeExpression | None:
    """A whole date in a format that the rules have no pattern for."""
    day = read_date(expression.strip())
    if day is None:
        return None
    return _whole(expression, day.isoformat(), "dateparser")


def _own_value(expression: str) -> TimeExpression | None:
    """A TIMEX3 value is its own: "2009-10" alone is a month, though in prose it may be two years."""
    if _VALUE.match(expression) and interval(expression).start is not None:
        return _whole(expression, expression, "timex3")
    return None


def _whole(expression: str, value: str, rule: str) -> TimeExpression:
    bounds = interval(value)
    return TimeExpression(
        id="t1",
        span=Span(0, len(expression)),
        text=expression,
        type="TIME" if "T" in value else "DATE",
        value=value,
        start=bounds.start,
        end=bounds.end,
        grain=bounds.grain,
        rule=rule,
    )


def _refuse(expression: str) -> NoReturn:
    raise ExpressionError(f"not a time expression: {expression!r}")
