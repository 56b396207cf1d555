"""The words of time: which classes a word belongs to, and what it means in each (`data/lexicon.toml`).

The matcher sees a text as a string with one character per token. `Lexicon` gives each distinct set of classes its
own character, so that a class of words in a pattern becomes a plain character class of a regular expression.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Any, Literal

import attrs

from transition_events.times.tokens import SAMPLES, shapes

FILLER = " "  # a token that means nothing to the rules
BREAK = "\n"  # a blank line: nothing spans it
_TYPOGRAPHIC = (("'", "’"), ("-", "‐"), ("-", "‑"))  # what is printed for the marks that the rules quote
_FIRST_CODE = 0x4E00  # characters without a meaning to `re`
Case = Literal["any", "lower", "capital", "title"]


@attrs.frozen(kw_only=True)
class WordClass:
    """One class of words. A trigger word alone makes its surroundings worth a look; the others only join in."""

    id: str
    words: dict[str, Any]  # whole numbers, or names of units and parts
    case: Case = "any"
    trigger: bool = False


class _Codes(dict[str, str]):
    """The character of each token; of tokens that are no words of time, those seen first are remembered."""

    _MOST = 50_000

    def __init__(self, known: dict[str, str], read: Callable[[str], str]) -> None:
        super().__init__(known)
        self._read = read

    def __missing__(self, token: str) -> str:
        character = self._read(token)
        if len(self) < self._MOST:
            self[token] = character
        return character


class Lexicon:
    """Words and the classes they belong to, with the literal words that the patterns quote."""

    def __init__(self, classes: tuple[WordClass, ...], literals: frozenset[str], triggers: frozenset[str]) -> None:
        self._meanings = {c.id: dict(c.words) for c in classes}
        self._triggers = triggers | {c.id for c in classes if c.trigger}
        kinds: dict[str, set[str]] = {}
        for record in classes:
            for word in record.words:
                for form in _forms(word, record.case):
                    kinds.setdefault(form, set()).add(record.id)
        for word in literals:
            for form in _forms(word, "any"):
                kinds.setdefault(form, set()).add(f"'{word}'")
        for word, names in [*kinds.items()]:
            for plain, variant in _TYPOGRAPHIC:
                if plain in word:
                    kinds.setdefault(word.replace(plain, variant), set()).update(names)
        self._sets: dict[frozenset[str], str] = {}
        characters = {word: self._character(frozenset(names)) for word, names in kinds.items()}
        for sample in SAMPLES:
            self._character(shapes(sample))
        self._codes = _Codes(characters, self._unknown)

    def _character(self, names: frozenset[str]) -> str:
        if not names:
            return FILLER
        return self._sets.setdefault(names, chr(_FIRST_CODE + len(self._sets)))

    def encode(self, tokens: list[str]) -> str:
        """One character per token."""
        return "".join(map(self._codes.__getitem__, tokens))

    def _unknown(self, token: str) -> str:
        if token[0] == BREAK:
            return BREAK
        if len(token) < 60 and (token[0].isdigit() or token[-1].isdigit()):
            return self._sets.get(shapes(token), FILLER)
        return FILLER

    @cached_property
    def classes(self) -> dict[str, str]:
        """Each class's or quoted word's characters."""
        found: dict[str, str] = {}
        for names, character in self._sets.items():
            for name in names:
                found[name] = found.get(name, "") + character
        return found

    @cached_property
    def trigger_characters(self) -> str:
        """The characters that make a stretch of text worth a look."""
        return "".join(c for names, c in self._sets.items() if names & self._triggers)

    def meaning(self, name: str, word: str) -> int | float | str | None:
        """What a word means in a class, whatever its case."""
        return self._meanings.get(name, {}).get(word.lower())

    def names(self, name: str) -> bool:
        """Whether there are words of that class."""
        return name in self.classes


def _forms(word: str, case: Case) -> tuple[str, ...]:
    if case == "lower":
        return (word,)
    title = word[:1].upper() + word[1:]
    if case == "capital":
        return (title,)
    return (title, word.upper()) if case == "title" else (word, title, word.upper())
