"""Compiles the records of the rules to regular expressions over strings of word classes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from transition_events.errors import RecordError
from transition_events.times.lexicon import Lexicon, WordClass
from transition_events.times.patterns import Node, Pattern, build, parse
from transition_events.times.rules import Join, Modifier, Record, Rule

_SIDES = ("before", "not_before", "after", "not_after")  # the contexts of a record
_REACH = 40  # tokens before a word of time that an expression may begin at
_TRIGGER_SHAPES = frozenset((
    "isodate", "isoweek", "compactdate", "slashdate", "dotdate", "yearmonth", "monthday",
    "yearrange", "yearpair", "modernyear", "year", "qyear", "fyear", "qnumber", "decades", "shortdecades",
    "clock", "dotclock", "clockampm", "zulu",
))  # fmt: skip

Rules = dict[str, tuple[tuple[Rule, Pattern], ...]]
Modifiers = tuple[tuple[Modifier, re.Pattern[str]], ...]
Gaps = dict[tuple[str, str], tuple[tuple[Join, re.Pattern[str]], ...]]


class Compiler:
    """Knows the words and the named patterns that the records use.

    Raises `RecordError` where a pattern's syntax is wrong, or a name in it is that of no class and no macro.
    """

    def __init__(self, records: Iterable[Record], classes: tuple[WordClass, ...], macros: dict[str, str]) -> None:
        self._macros: dict[str, Node] = {}
        for name, source in macros.items():
            self._macros[name] = parse(source, self._macros)
        self._nodes = {r: parse(r.gap if isinstance(r, Join) else r.pattern, self._macros) for r in records}
        self.lexicon = Lexicon(classes, self._literals(), self._triggers())

    def rules(self) -> Rules:
        """The rules that can begin with a character, for each character, in the order of the files."""
        found: dict[str, list[tuple[Rule, Pattern]]] = {}
        for rule, node in self._nodes.items():
            if isinstance(rule, Rule):
                contexts = {side: self._context(getattr(rule, side)) for side in _SIDES}
                pattern = build(node, self._lookup, **contexts)
                for character in pattern.first:
                    found.setdefault(character, []).append((rule, pattern))
        return {character: tuple(rules) for character, rules in found.items()}

    def modifiers(self, side: str) -> Modifiers:
        """The modifiers of one side; those of the left end where the expression begins."""
        found = []
        for modifier, node in self._nodes.items():
            if isinstance(modifier, Modifier) and modifier.side == side:
                allowed = self._context(modifier.before)
                body = (f"(?<=[{allowed}])" if allowed else "") + node.regex(self._lookup, {})
                found.append((modifier, re.compile(body + "$" if side == "left" else body)))
        return tuple(found)

    def gaps(self) -> Gaps:
        """The joins of each two kinds of neighbours, and what may stand between them."""
        found: dict[tuple[str, str], list[tuple[Join, re.Pattern[str]]]] = {}
        for join, node in self._nodes.items():
            if isinstance(join, Join):
                gap = re.compile(node.regex(self._lookup, {}))
                for pair in ((left, right) for left in join.left for right in join.right):
                    found.setdefault(pair, []).append((join, gap))
        return {pair: tuple(joins) for pair, joins in found.items()}

    def cluster(self) -> re.Pattern[str]:
        """A stretch of words that can belong to an expression, with a word of time among them."""
        trigger = self.lexicon.trigger_characters
        return re.compile(f"[^ \n{trigger}]{{0,{_REACH}}}[{trigger}][^ \n]*")

    def _literals(self) -> frozenset[str]:
        """The words that patterns and contexts quote."""
        atoms = {atom for node in (*self._nodes.values(), *self._macros.values()) for atom in node.atoms()}
        for record in self._nodes:
            for side in _SIDES:
                atoms.update(getattr(record, side, ()))
        return frozenset(atom[1:-1] for atom in atoms if atom.startswith("'"))

    def _triggers(self) -> frozenset[str]:
        return _TRIGGER_SHAPES | {name for r in self._nodes if isinstance(r, Rule) for name in r.trigger}

    def _lookup(self, name: str) -> str:
        if not self.lexicon.names(name):
            raise RecordError(f"no class or macro of that name: {name!r}")
        return self.lexicon.classes[name]

    def _context(self, names: tuple[str, ...]) -> str:
        """The characters of the classes, words and macros that a context lists."""
        atoms = (a for n in names for a in (self._macros[n].atoms() if n in self._macros else [n]))
        return "".join(map(self._lookup, atoms))
