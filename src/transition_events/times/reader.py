"""Reads the expressions of a text from left to right, each in the light of those before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Literal

import attrs

from transition_events.dates import to_date
from transition_events.model import Span, TimeExpression
from transition_events.times.calendar import Period
from transition_events.times.context import Context, Reading
from transition_events.times.direction import LAPSED, Clause, cue_of, direction_of
from transition_events.times.grammar import load_grammar
from transition_events.times.lists import days_beside, period_after, years_of
from transition_events.times.makers import MAKERS
from transition_events.times.memory import note_event, remember
from transition_events.times.narrative import is_narrative
from transition_events.times.scan import Hit, Scan
from transition_events.times.values import interval, period

Style = Literal["news", "narrative"]
Anchor = date | datetime | str | None
Tense = Callable[[Span], Clause | None]

_WITHIN_A_DAY = ("clock", "part", "daypart")
_FISCAL_WORDS = ("quarter", "quarters", "Quarter", "QUARTER")


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
    base = to_date(anchor, name="anchor")
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
        _look_around(context, scan, hit, tense)
        reading = _read(hit, context, period_after(scan, number))
        if reading is None:
            continue
        time = _expression(f"t{len(found) + 1}", scan, hit, reading, last_id)
        if remember(context, scan, number, reading, late=time.mod == "END"):
            last_id = time.id
        note_event(context, scan, hit, reading)
        found += _pieces(scan, number, time)
    return _numbered(found)


def _look_around(context: Context, scan: Scan, hit: Hit, tense: Tense | None) -> None:
    """Notes in the context where the clause of an expression looks, and what follows it."""
    cue = cue_of(scan.tokens, hit.first)
    clause = direction_of(scan.tokens, hit.first, hit.last)
    if tense and clause is not LAPSED:
        clause = tense(scan.span(hit.first, hit.last)) or clause
    if cue and (clause.direction, clause.sure) != ("future", True):
        clause = cue
    context.direction, context.sure, context.leading = clause.direction, clause.sure, clause.leading
    context.following = scan.tokens[hit.last].lower() if hit.last < len(scan.tokens) else ""


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


def _expression(name: str, scan: Scan, hit: Hit, reading: Reading, last_id: str | None) -> TimeExpression:
    span = scan.span(hit.first, hit.last)
    bounds = reading.bounds or interval(reading.value)
    return TimeExpression(
        id=name,
        span=span,
        text=span.of(scan.text),
        type=reading.type,  # type: ignore[arg-type]
        value=reading.value,
        start=bounds.start,
        end=bounds.end,
        grain=bounds.grain,
        mod=hit.modifier.mod if hit.modifier else reading.mod or hit.found.rule.args.get("mod"),
        anchor=last_id if reading.anchored == "LAST" else reading.anchored,
        rule=hit.rule,
    )


def _pieces(scan: Scan, number: int, time: TimeExpression) -> list[TimeExpression]:
    """The expression, or several where it stands for several: two years, or a list of days."""
    kind = scan.hits[number].kind
    if kind == "pair":
        years = zip(years_of(scan.text, time.span), (time.value or "").split("/"), strict=True)
        return [_piece(time, part, part.of(scan.text), value) for part, value in years]
    beside = days_beside(scan, number) if kind == "day" and time.grain in ("day", None) else ()
    found = [time]
    for span in beside:
        day = span.of(scan.text)
        value = f"{time.value[:-2]}{int(day):02}" if time.value else None
        if value is None or interval(value).start is not None:  # no 31 April
            found.append(_piece(time, span, day, value))
    return found


def _piece(time: TimeExpression, span: Span, text: str, value: str | None) -> TimeExpression:
    """The same expression for another span and value, with an id of its own until all are numbered."""
    bounds = interval(value)
    return attrs.evolve(
        time,
        id=f"{time.id}+{span.start}",
        span=span,
        text=text,
        value=value,
        start=bounds.start,
        end=bounds.end,
        grain=bounds.grain,
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


def _is_fiscal(tokens: list[str]) -> bool:
    """Whether a text reports business results: it speaks of quarters more than once, or of one and of shares."""
    quarters = sum(map(tokens.count, _FISCAL_WORDS))
    return quarters > 1 or (quarters == 1 and tokens.count("share") > 1)
