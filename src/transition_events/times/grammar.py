"""The rules as data: loaded once from `data/*.toml`, validated strictly, compiled to patterns over word classes."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Literal

import attrs

from transition_events.errors import RecordError
from transition_events.records import load_records, read_toml
from transition_events.times.civic import CivicCalendar, CivicEvent, load_calendar, load_calendars
from transition_events.times.lexicon import Lexicon, WordClass
from transition_events.times.patterns import Node, Pattern, build, parse

RULE_FILES = (
    "negative", "absolute", "deictic", "calendar", "clock", "sets", "duration", "vague", "events",
)  # fmt: skip
_REACH = 40  # tokens before a word of time that an expression may begin at
_TRIGGER_SHAPES = frozenset((
    "isodate", "isoweek", "compactdate", "slashdate", "dotdate", "yearmonth", "monthday",
    "yearrange", "yearpair", "modernyear", "year", "qyear", "fyear", "qnumber", "decades", "shortdecades",
    "clock", "dotclock", "clockampm", "zulu",
))  # fmt: skip
Example = tuple[str, str, str]  # text with the expected span in square brackets, anchor, expected value; "" is None


@attrs.frozen(kw_only=True)
class Rule:
    """One pattern and what makes a value of it. `kind` says with what other expressions it can join.

    The contexts list classes that the token beside the match must, or must not, belong to. A rule of kind "none"
    reads what is not a time ("Sun Belt"): longer than the match of another rule, it wins and yields nothing.
    """

    id: str
    kind: str
    pattern: str
    make: str = ""
    args: dict[str, Any] = attrs.field(factory=dict, hash=False)
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    trigger: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    negative: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Modifier:
    """Words beside an expression that belong to it and set its TIMEX3 mod."""

    id: str
    side: Literal["left", "right"]
    pattern: str
    mod: str
    kinds: tuple[str, ...]
    before: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    negative: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Join:
    """Two neighbouring expressions that are one: the smaller lies within the larger one, on the side `within`.

    `larger` lists the grains that the larger one may have; empty: any.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    gap: str
    within: Literal["left", "right"]
    larger: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    negative: tuple[str, ...] = ()


@attrs.frozen
class Grammar:
    """All rules, compiled. `by_first` maps a character to the rules that can begin with it."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    modifiers: tuple[Modifier, ...]
    joins: tuple[Join, ...]
    calendars: tuple[CivicCalendar, ...]
    by_first: dict[str, tuple[tuple[Rule, Pattern], ...]] = attrs.field(hash=False)
    left: tuple[tuple[Modifier, re.Pattern[str]], ...]
    right: tuple[tuple[Modifier, re.Pattern[str]], ...]
    gaps: dict[tuple[str, str], tuple[tuple[Join, re.Pattern[str]], ...]] = attrs.field(hash=False)
    cluster: re.Pattern[str]


@lru_cache(maxsize=8)
def load_grammar(more_calendars: tuple[Path, ...] = ()) -> Grammar:
    """The package's own grammar, with further civic calendars. Raises `RecordError` where a file breaks its schema."""
    calendars = (*load_calendars(), *map(load_calendar, more_calendars))
    data = files(__package__) / "data"
    classes = load_records(data / "lexicon.toml", "class", WordClass)
    macros: dict[str, Node] = {}
    for name, source in read_toml(data / "macros.toml")["macros"].items():
        macros[name] = parse(source, macros)
    rules = tuple(rule for name in RULE_FILES for rule in load_records(data / f"{name}.toml", "rule", Rule))
    rules += tuple(_rule_of(event) for calendar in calendars for event in calendar.events if event.pattern)
    modifiers = load_records(data / "modifiers.toml", "modifier", Modifier)
    joins = load_records(data / "joins.toml", "join", Join)
    nodes: dict[Rule | Modifier | Join, Node] = {rule: parse(rule.pattern, macros) for rule in rules}
    nodes |= {modifier: parse(modifier.pattern, macros) for modifier in modifiers}
    nodes |= {join: parse(join.gap, macros) for join in joins}
    literals = {a for node in (*nodes.values(), *macros.values()) for a in node.atoms() if a.startswith("'")}
    literals |= {n for r in rules for n in (*r.before, *r.not_before, *r.after, *r.not_after) if n.startswith("'")}
    literals |= {n for m in modifiers for n in m.before if n.startswith("'")}
    lexicon = Lexicon(classes, frozenset(a[1:-1] for a in literals), _triggers(rules))

    def lookup(name: str) -> str:
        if name not in lexicon.classes:
            raise RecordError(f"no class or macro of that name: {name!r}")
        return lexicon.classes[name]

    def context(names: tuple[str, ...]) -> str:
        return "".join(lookup(a) for n in names for a in (macros[n].atoms() if n in macros else [n]))

    by_first: dict[str, list[tuple[Rule, Pattern]]] = {}
    for rule in rules:
        pattern = build(
            nodes[rule],
            lookup,
            before=context(rule.before),
            not_before=context(rule.not_before),
            after=context(rule.after),
            not_after=context(rule.not_after),
        )
        for character in pattern.first:
            by_first.setdefault(character, []).append((rule, pattern))
    gaps: dict[tuple[str, str], list[tuple[Join, re.Pattern[str]]]] = {}
    for join in joins:
        for pair in ((left, right) for left in join.left for right in join.right):
            gaps.setdefault(pair, []).append((join, re.compile(nodes[join].regex(lookup, {}))))
    sides: dict[str, list[tuple[Modifier, re.Pattern[str]]]] = {"left": [], "right": []}
    for modifier in modifiers:
        allowed = context(modifier.before)
        body = (f"(?<=[{allowed}])" if allowed else "") + nodes[modifier].regex(lookup, {})
        sides[modifier.side].append((modifier, re.compile(body + "$" if modifier.side == "left" else body)))
    trigger = lexicon.trigger_characters
    return Grammar(
        lexicon=lexicon,
        rules=rules,
        modifiers=modifiers,
        joins=joins,
        calendars=calendars,
        by_first={c: tuple(found) for c, found in by_first.items()},
        left=tuple(sides["left"]),
        right=tuple(sides["right"]),
        gaps={pair: tuple(found) for pair, found in gaps.items()},
        cluster=re.compile(f"[^ \n{trigger}]{{0,{_REACH}}}[{trigger}][^ \n]*"),
    )


def _rule_of(event: CivicEvent) -> Rule:
    """A civic event's own name as a rule: with its year, with "last" or "next", or alone."""
    first = next(iter(parse(event.pattern, {}).first()))
    return Rule(
        id=event.id,
        kind="day",
        pattern=f"('the'? direction)? ({event.pattern}) ((',' | 'of' | 'in')? anyyear)?",
        make="civic_day",
        args={"event": event.id},
        trigger=(first,),
        examples=(),
    )


def _triggers(rules: tuple[Rule, ...]) -> frozenset[str]:
    return _TRIGGER_SHAPES | {name for rule in rules for name in rule.trigger}
