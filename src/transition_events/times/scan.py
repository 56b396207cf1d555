"""Finds where a text speaks of time: tokens, matches of the rules, neighbours joined, modifiers taken in.

What a time means is not decided here: a `Hit` holds what was matched, `resolve` gives it a value. All steps look at
a few tokens around a word of time, so the work grows with the length of the text and no faster.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import attrs

from transition_events.model import Span
from transition_events.times.captures import Captures
from transition_events.times.grammar import Grammar
from transition_events.times.rules import Join, Modifier
from transition_events.times.tokens import TOKEN

_REACH = 6  # tokens that a modifier may have


@attrs.frozen
class Hit:
    """One time expression in the text, as tokens `first` up to `last`; `larger` is what a joined one lies in."""

    first: int
    last: int
    kind: str
    found: Captures
    larger: Hit | None = None
    modifier: Modifier | None = None
    join: Join | None = None

    @property
    def rule(self) -> str:
        """The ids of all rules that had a part in it."""
        parts = [self.modifier.id] if self.modifier else []
        parts.append(self.found.rule.id)
        if self.larger:
            parts.append(self.larger.rule)
        return "+".join(parts)


class Scan:
    """A text as tokens and as the string of their classes."""

    def __init__(self, text: str, grammar: Grammar) -> None:
        self.text, self.grammar = text, grammar
        self._places = list(TOKEN.finditer(text))
        self.tokens = [place[0] for place in self._places]
        self.codes = grammar.lexicon.encode(self.tokens)

    def span(self, first: int, last: int) -> Span:
        """The characters of the tokens `first` up to `last`."""
        return Span(self._places[first].start(), self._places[last - 1].end())

    @cached_property
    def hits(self) -> list[Hit]:
        """All expressions in order, joined and with their modifiers."""
        found: list[Hit] = []
        for cluster in self.grammar.cluster.finditer(self.codes):
            found += self._with_modifiers(self._joined(list(self._matches(*cluster.span()))), cluster.start())
        return found

    def _matches(self, place: int, end: int) -> Iterator[Hit]:
        """The longest match at each place, from left to right; of equally long ones the first rule's."""
        codes, candidates = self.codes, self.grammar.candidates
        while place < end:
            best: Hit | None = None
            size = 0
            for rule, pattern in candidates(codes[place : place + 2]):
                match = pattern.regex.match(codes, place)
                if match and match.end() - place > size:
                    size = match.end() - place
                    best = Hit(
                        place, match.end(), rule.kind, Captures(rule, pattern, match, self.tokens, self.grammar.lexicon)
                    )
            if best is None:
                place += 1
                continue
            place = best.last
            if best.kind != "none":
                yield best

    def _joined(self, hits: list[Hit]) -> list[Hit]:
        """Neighbours that are one expression, put together from the right: a day with its night before its hours."""
        place = len(hits) - 2
        while place >= 0:
            left, right = hits[place], hits[place + 1]
            join = self._join(left, right)
            if join is None:
                place -= 1
                continue
            small, large = (left, right) if join.within == "right" else (right, left)
            hits[place : place + 2] = [
                Hit(left.first, right.last, _joined_kind(small, large), small.found, _chain(small, large), join=join)
            ]
            place = min(place, len(hits) - 2)
        return hits

    def _join(self, left: Hit, right: Hit) -> Join | None:
        for join, gap in self.grammar.gaps.get((left.kind, right.kind), ()):
            large = right if join.within == "right" else left
            small = left if join.within == "right" else right
            if join.larger and not _has_grain(large, join.larger):
                continue
            if small.found.has("anyyear", "shortyear"):
                continue
            if gap.fullmatch(self.codes, left.last, right.first):
                return join
        return None

    def _with_modifiers(self, hits: list[Hit], start: int) -> list[Hit]:
        return [self._modified(hit, hits[i - 1].last if i else start) for i, hit in enumerate(hits)]

    def _modified(self, hit: Hit, floor: int) -> Hit:
        """The expression with the longest modifier on its left, and one on its right; the left one tells the mod."""
        best, first = None, hit.first
        for modifier, pattern in self.grammar.left if first > floor else ():
            if hit.kind in modifier.kinds:
                match = pattern.search(self.codes, max(floor, hit.first - _REACH), hit.first)
                if match and match.start() < first:
                    best, first = modifier, match.start()
        last = hit.last
        for modifier, pattern in self.grammar.right if self.codes[last : last + 1].strip() else ():
            if hit.kind in modifier.kinds and (match := pattern.match(self.codes, last)):
                best, last = best or modifier, match.end()
        return attrs.evolve(hit, first=first, last=last, modifier=best) if best else hit


def _chain(small: Hit, large: Hit) -> Hit:
    """What a joined expression lies in: its own larger one is put under the new one."""
    return large if small.larger is None else attrs.evolve(small.larger, larger=_chain(small.larger, large))


def _joined_kind(small: Hit, large: Hit) -> str:
    return "daypart" if small.kind in ("part", "clock") and small.kind == "part" else small.kind


def _has_grain(hit: Hit, grains: tuple[str, ...]) -> bool:
    return (hit.found.unit if hit.kind == "period" else hit.kind) in grains
