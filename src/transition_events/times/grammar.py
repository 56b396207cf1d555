"""The rules as data: loaded once from `data/*.toml`, validated strictly, compiled to patterns over word classes."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import attrs

from transition_events.records import load_records, read_toml
from transition_events.times.civic import CivicCalendar, CivicEvent, load_calendar, load_calendars
from transition_events.times.compiler import Compiler, Gaps, Modifiers, Rules
from transition_events.times.lexicon import Lexicon, WordClass
from transition_events.times.patterns import Pattern, parse
from transition_events.times.rules import Join, Modifier, Rule

RULE_FILES = (
    "negative", "absolute", "deictic", "calendar", "clock", "sets", "duration", "vague", "events",
)  # fmt: skip


@attrs.frozen
class Grammar:
    """All rules, compiled. `by_first` maps a character to the rules that can begin with it."""

    lexicon: Lexicon
    rules: tuple[Rule, ...]
    modifiers: tuple[Modifier, ...]
    joins: tuple[Join, ...]
    calendars: tuple[CivicCalendar, ...]
    by_first: Rules = attrs.field(hash=False)
    left: Modifiers
    right: Modifiers
    gaps: Gaps = attrs.field(hash=False)
    cluster: re.Pattern[str]
    _by_pair: dict[str, tuple[tuple[Rule, Pattern], ...]] = attrs.field(factory=dict, hash=False, repr=False)

    def candidates(self, pair: str) -> tuple[tuple[Rule, Pattern], ...]:
        """The rules that can begin with these two characters (with one, at the end of a text)."""
        found = self._by_pair.get(pair)
        if found is None:
            rules = self.by_first.get(pair[0], ())
            found = tuple((r, p) for r, p in rules if p.single or pair[1:] in p.second)
            self._by_pair[pair] = found
        return found


@lru_cache(maxsize=8)
def load_grammar(more_calendars: tuple[Path, ...] = ()) -> Grammar:
    """The package's own grammar, with further civic calendars. Raises `RecordError` where a file breaks its schema."""
    calendars = (*load_calendars(), *map(load_calendar, more_calendars))
    data = files(__package__) / "data"
    rules = tuple(rule for name in RULE_FILES for rule in load_records(data / f"{name}.toml", "rule", Rule))
    rules += tuple(_rule_of(event) for calendar in calendars for event in calendar.events if event.pattern)
    modifiers = load_records(data / "modifiers.toml", "modifier", Modifier)
    joins = load_records(data / "joins.toml", "join", Join)
    classes = load_records(data / "lexicon.toml", "class", WordClass)
    compiler = Compiler((*rules, *modifiers, *joins), classes, read_toml(data / "macros.toml")["macros"])
    return Grammar(
        lexicon=compiler.lexicon,
        rules=rules,
        modifiers=modifiers,
        joins=joins,
        calendars=calendars,
        by_first=compiler.rules(),
        left=compiler.modifiers("left"),
        right=compiler.modifiers("right"),
        gaps=compiler.gaps(),
        cluster=compiler.cluster(),
    )


def _rule_of(event: CivicEvent) -> Rule:
    """A civic event's own name as a rule: with its year, with "last" or "next", or alone."""
    first = next(parse(event.pattern, {}).atoms())
    return Rule(
        id=event.id,
        kind="day",
        pattern=f"('the'? direction)? ({event.pattern}) ((',' | 'of' | 'in')? anyyear)?",
        make="civic_day",
        args={"event": event.id},
        trigger=(first,),
        examples=(),
    )
