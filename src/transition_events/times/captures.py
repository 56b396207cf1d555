"""What a rule's pattern matched, asked by name."""

from __future__ import annotations

import re

from transition_events.times.lexicon import Lexicon
from transition_events.times.numbers import Number, read_number, read_year
from transition_events.times.patterns import Pattern
from transition_events.times.rules import Rule


class Captures:
    """The named pieces of one match: words, what they mean, the numbers they spell."""

    __slots__ = ("_lexicon", "_match", "_pattern", "_tokens", "rule")

    def __init__(self, rule: Rule, pattern: Pattern, match: re.Match[str], tokens: list[str], lexicon: Lexicon) -> None:
        self.rule, self._pattern, self._match, self._tokens, self._lexicon = rule, pattern, match, tokens, lexicon

    @property
    def all_words(self) -> list[str]:
        """All words of the match, in lower case."""
        return [t.lower() for t in self._tokens[self._match.start() : self._match.end()]]

    def spans(self, name: str) -> list[tuple[int, int]]:
        """Where a class or macro matched, in tokens."""
        groups = self._pattern.groups.get(name)
        if groups is None:
            return []
        found = [self._match.span(group) for group in groups]
        return sorted([span for span in found if span[1] > span[0]])

    def words(self, name: str) -> list[str]:
        """The words that the first such piece matched; empty where there is none."""
        spans = self.spans(name)
        return self._tokens[slice(*spans[0])] if spans else []

    def has(self, *names: str) -> bool:
        """Whether any of the classes or macros matched."""
        return any(self.spans(name) for name in names)

    def word(self, *words: str) -> bool:
        """Whether any of these words stands in the match."""
        return not set(words).isdisjoint(self.all_words)

    def meaning(self, *names: str) -> int | float | str | None:
        """What the first captured word of these classes means there."""
        for name in names:
            words = self.words(name)
            if words:
                return self._lexicon.meaning(name, words[0])
        return None

    def number(self, name: str) -> int | None:
        """The integer that a class of whole numbers means, or its digits spell; None where it is absent."""
        words = self.words(name)
        if not words:
            return None
        found = self._lexicon.meaning(name, words[0])
        digits = "".join(c for c in words[0] if c.isdigit())
        return int(found) if found is not None else int(digits) if digits else None

    def quantity(self, name: str) -> Number:
        """The number that a phrase of number words spells; 1 for an article or nothing."""
        return read_number(self.words(name), self._lexicon.meaning)

    def quantities(self, name: str) -> list[Number]:
        """All such numbers, in order."""
        return [read_number(self._tokens[slice(*s)], self._lexicon.meaning) for s in self.spans(name)]

    @property
    def month(self) -> int | None:
        """The month of `mon`, 1 to 12."""
        found = self.meaning("month", "shortmonth", "wordmonth", "lowwordmonth", "lowmonth")
        return None if found is None else int(found)

    @property
    def weekday(self) -> int | None:
        """1 for Monday to 7 for Sunday."""
        found = self.meaning("weekday", "shortweekday", "weekdays")
        return None if found is None else int(found)

    @property
    def day(self) -> int | None:
        """The day of the month, from digits or words."""
        if self.has("tenword") and self.has("ordinal"):
            return (self.number("tenword") or 0) + (self.number("ordinal") or 0)
        return next((n for name in ("day", "dayth", "nth", "ordinal") if (n := self.number(name)) is not None), None)

    @property
    def unit(self) -> str | None:
        """The unit of time: "day", "week", ..."""
        found = self.meaning("unit", "units", "baretime")
        return None if found is None else str(found)

    @property
    def year(self) -> int | None:
        """The year as it stands; two digits stay two digits."""
        words = (
            self.words("anyyear")
            or self.words("year")
            or self.words("modernyear")
            or self.words("yearword")
            or self.words("oldyear")
            or self.words("threeyear")
        )
        if words:
            return read_year(words, self._lexicon.meaning)
        return self.number("two")

    @property
    def order(self) -> int | None:
        """The number of an ordinal."""
        return next((n for name in ("ordinal", "nth", "dayth") if (n := self.number(name)) is not None), None)

    @property
    def orders(self) -> list[int]:
        """The numbers of all ordinals, in order."""
        words = [self._tokens[first] for first, _ in self.spans("order")]
        found = [self._lexicon.meaning("ordinal", w) or "".join(c for c in w if c.isdigit()) for w in words]
        return [int(n) for n in found if n]

    @property
    def units(self) -> list[str]:
        """All units of time, in order."""
        found = [self._tokens[span[0]] for span in self.spans("unitname")]
        return [str(self._lexicon.meaning("unit", w) or self._lexicon.meaning("units", w)) for w in found]

    @property
    def amounts(self) -> list[Number]:
        """All numbers and articles that count units, in order."""
        spans = sorted(self.spans("cardinal") + self.spans("article"))
        return [read_number(self._tokens[slice(*s)], self._lexicon.meaning) for s in spans]
