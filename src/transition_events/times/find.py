"""Time expressions of a text, and the value of a single one: the two public functions of this stage."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal, NoReturn

import attrs

from transition_events.errors import DateError, ExpressionError, InputError
from transition_events.model import Span, TimeExpression
from transition_events.times.calendar import Period
from transition_events.times.context import Context, Reading
from transition_events.times.dateparser_adapter import read_date
from transition_events.times.direction import Clause, cue_of, direction_of
from transition_events.times.grammar import load_grammar
from transition_events.times.lists import days_after, days_before, year_after
from transition_events.times.makers import MAKERS
from transition_events.times.narrative import is_narrative
from transition_events.times.scan import Hit, Scan
from transition_events.times.values import interval, period

Style = Literal["news", "narrative"]
Anchor = date | datetime | str | None
Tense = Callable[[Span], Clause | None]

_VALUE = re.compile(r"\d{4}-(?:\d\d|[WQH]\d|SP|SU|FA|WI)")
_WITHIN_A_DAY = ("clock", "part", "daypart")
_FISCAL_WORDS = ("quarter", "quarters", "Quarter", "QUARTER")


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


def find_with_tense(
    text: str,
    *,
    anchor: Anchor,
    style: Style,
    tense: Tense | None = None,
    ages: bool = False,
    event_days: dict[str, date] | None = None,
    calendars: Sequence[str | Path] = (),
) -> tuple[TimeExpression, ...]:
    """`find_times` with more: the direction of clauses as the parse knows it, ages, and the days of known events."""
    base = read_anchor(anchor)
    grammar = load_grammar(tuple(map(Path, calendars)))
    scan = Scan(text, grammar)
    context = Context(
        anchor=base,
        narrative=style == "narrative" or is_narrative(scan.hits, base),
        fiscal=_is_fiscal(scan.tokens),
        tokens=scan.tokens,
        calendars=grammar.calendars,
        event_days=event_days or {},
    )
    found: list[TimeExpression] = []
    last_id: str | None = None
    for number, hit in enumerate(scan.hits):
        if hit.kind == "age" and not ages:
            continue
        span = scan.span(hit.first, hit.last)
        cue = cue_of(scan.tokens, hit.first)
        clause = (tense(span) if tense else None) or direction_of(scan.tokens, hit.first, hit.last)
        clause = cue if cue and (clause.direction, clause.sure) != ("future", True) else clause
        context.direction, context.sure, context.leading = clause.direction, clause.sure, clause.leading
        context.following = scan.tokens[hit.last].lower() if hit.last < len(scan.tokens) else ""
        following = scan.hits[number + 1] if number + 1 < len(scan.hits) else None
        reading = _read(hit, context, year_after(scan, hit, following))
        if reading is None:
            continue
        time = _expression(f"t{len(found) + 1}", span, text, hit, reading, last_id)
        found.append(time)
        if _remember(context, hit, reading):
            last_id = time.id
        if hit.kind == "pair":
            found[-1:] = _halves(time)
        if hit.kind == "day":
            found += _listed(scan, number, time)
    return _numbered(found)


def _halves(pair: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """The two years of "1838–1842"."""
    start, end = pair.span.start, pair.span.end
    first, last = Span(start, start + 4), Span(end - 4, end)
    return _moved(pair, first, pair.text[:4]), attrs.evolve(_moved(pair, last, pair.text[-4:]), id=pair.id + "+")


def _moved(time: TimeExpression, span: Span, value: str) -> TimeExpression:
    """The same expression for one piece of its text."""
    text = time.text[span.start - time.span.start : span.end - time.span.start]
    bounds = interval(value)
    return attrs.evolve(time, span=span, text=text, value=value, start=bounds.start, end=bounds.end, grain=bounds.grain)


def _listed(scan: Scan, number: int, time: TimeExpression) -> Iterator[TimeExpression]:
    """The further days that share the month of a date ("April 24 and 25")."""
    hit = scan.hits[number]
    if not hit.found.has("month", "shortmonth", "wordmonth", "lowmonth") or time.grain not in ("day", None):
        return
    floor = scan.hits[number - 1].last if number else 0
    ceiling = scan.hits[number + 1].first if number + 1 < len(scan.hits) else len(scan.tokens)
    for token in (*days_before(scan, hit.first, floor), *days_after(scan, hit.last, ceiling)):
        value = f"{time.value[:-2]}{int(scan.tokens[token]):02}" if time.value else None
        bounds = interval(value)
        if bounds.start is not None or value is None:
            span = scan.span(token, token + 1)
            yield attrs.evolve(
                time,
                id=time.id + "+",
                span=span,
                text=span.of(scan.text),
                value=value,
                start=bounds.start,
                end=bounds.end,
            )


def _numbered(found: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """In order of the text, ids t1, t2, ...; those that other expressions hang on keep pointing to them."""
    ordered = sorted(found, key=lambda t: t.span)
    if [t.id for t in ordered] == [f"t{n}" for n in range(1, len(ordered) + 1)]:
        return tuple(ordered)
    names = {t.id: f"t{n}" for n, t in enumerate(ordered, 1)}
    return tuple(
        attrs.evolve(t, id=f"t{n}", anchor=names.get(t.anchor or "", t.anchor)) for n, t in enumerate(ordered, 1)
    )


def read_anchor(anchor: Anchor) -> date | None:
    """The publication date as a date; raises `DateError` naming what can't be read as one."""
    if anchor is None:
        return None
    if isinstance(anchor, datetime):
        return anchor.date()
    if isinstance(anchor, date):
        return anchor
    if isinstance(anchor, str):
        try:
            return datetime.fromisoformat(anchor.strip()).date()
        except ValueError:
            pass
    raise DateError(f"not a date, a datetime or an ISO 8601 string: {anchor!r}")


def _read(hit: Hit, context: Context, within: Period | None = None) -> Reading | None:
    """The value of a hit, within the larger one that it lies in."""
    context.within = within
    if hit.larger is not None:
        larger = _read(hit.larger, context)
        if larger is not None and larger.value is None:  # "Tuesday night", and no one knows which Tuesday
            return Reading(None, "TIME" if hit.found.rule.kind in _WITHIN_A_DAY else "DATE")
        context.within = period(larger.value) if larger else None
    try:
        reading = MAKERS[hit.found.rule.make](hit.found, context)
    except (ValueError, OverflowError):  # beyond the years 1 to 9999
        reading = Reading(None)
    finally:
        context.within = None
    return reading


def _expression(name: str, span: Span, text: str, hit: Hit, reading: Reading, last_id: str | None) -> TimeExpression:
    bounds = reading.bounds or interval(reading.value)
    return TimeExpression(
        id=name,
        span=span,
        text=span.of(text),
        type=reading.type,  # type: ignore[arg-type]
        value=reading.value,
        start=bounds.start,
        end=bounds.end,
        grain=bounds.grain,
        mod=hit.modifier.mod if hit.modifier else reading.mod or hit.found.rule.args.get("mod"),
        anchor=last_id if reading.anchored == "LAST" else reading.anchored,
        rule=hit.rule,
    )


def _remember(context: Context, hit: Hit, reading: Reading) -> bool:
    """Keeps a dated mention as the time last mentioned; whether it was one."""
    context.many_months = (context.many_months and reading.type == "DATE") or reading.value in ("P6M", "P9M")
    named = period(reading.value) if reading.type in ("DATE", "TIME") else None
    if named is None or reading.aside or named.grain in ("decade", "century"):
        return False
    if named.grain == "quarter":
        context.many_months = False
    if named.grain == "quarter" and reading.anchored != "LAST" and context.direction != "future":
        context.last_quarter = named
    context.last = named
    return True


def _is_fiscal(tokens: list[str]) -> bool:
    """Whether a text reports business results: it speaks of quarters more than once."""
    return sum(map(tokens.count, _FISCAL_WORDS)) > 1
