"""Spelt-out and written numbers: "twenty-four", "2 1/2", "a couple of", "nineteen ninety-seven"."""

from __future__ import annotations

from collections.abc import Callable

INDEFINITE = "X"  # what TIMEX3 writes for a number that is not said: "a few weeks" is PXW
Number = int | float | str
Meaning = Callable[[str, str], int | float | str | None]

_ARTICLES = frozenset(("a", "an", "another", "single", "one"))
_PLURALS = frozenset(("dozens", "hundreds", "thousands", "scores"))


def read_number(words: list[str], meaning: Meaning) -> Number:
    """The number that the words of a quantity spell; `INDEFINITE` where they name none."""
    total, current, seen = 0.0, 0.0, False
    for word in (w.lower() for w in words):
        if word == "couple":
            return 2
        if word in _PLURALS or meaning("indefinite", word):
            return INDEFINITE
        small, times = meaning("numword", word), meaning("multiplier", word)
        if word[0].isdigit():
            current, seen = current + _digits(word), True
        elif small is not None:
            current, seen = current + float(small), True
        elif times is not None:
            current, seen = (current or 1) * float(times), True
            if float(times) >= 1000:
                total, current = total + current, 0
        elif word == "half":
            current, seen = current + 0.5, True
    if not seen:
        return 1
    total += current
    return int(total) if total == int(total) else total


def _digits(word: str) -> float:
    word = word.replace("½", "+1/2").replace(" ", "").replace(",", "")
    if "/" in word:
        whole, _, fraction = word.replace("-", "+").rpartition("+")
        over, _, under = fraction.partition("/")
        return float(whole or 0) + float(over) / float(under)
    number = "".join(c for c in word if c.isdigit() or c == ".")
    return float(number)


def read_year(words: list[str], meaning: Meaning) -> int:
    """The year that digits or words name: "1997", "nineteen ninety-seven", "twenty oh five", "two thousand and one"."""
    if words[0][0].isdigit():
        return int(words[0].replace(",", ""))
    low = [w.lower() for w in words]
    if "thousand" in low:
        return int(float(read_number(words, meaning)))
    first = meaning("centuryword", low[0])
    rest = [meaning("numword", w) for w in low[1:]]
    return int(first or 0) * 100 + int(sum(float(n) for n in rest if n is not None))
