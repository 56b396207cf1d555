"""Countries that are spoken of by an adjective alone: "Kenyan officials", "the French president"."""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.actors import lexicon
from transition_events.actors.kinds import is_capitalised
from transition_events.annotation.document import Sentence
from transition_events.countries import Country

_LONGEST = 3  # words: "Papua New Guinean"
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def demonyms(sentence: Sentence, named: frozenset[int]) -> Iterator[tuple[int, int, Country]]:
    """The adjectives of countries that modify a noun, as words from, to (half-open), none within a name (`named`)."""
    words = sentence.words
    keys = tuple(lexicon.key(word.text) for word in words)
    start = 0
    while start < len(words):
        end = _end_of_adjective(keys, start) if is_capitalised(words[start]) else start
        if end > start and words[end - 1].relation in _MODIFIERS and not named.intersection(range(start, end)):
            yield start, end, lexicon.country_adjectives()[keys[start:end]]
        start = max(end, start + 1)


def _end_of_adjective(keys: tuple[str, ...], start: int) -> int:
    """The end of the longest adjective of a country that begins at `start`, or `start` itself."""
    ends = range(min(start + _LONGEST, len(keys)), start, -1)
    return next((end for end in ends if keys[start:end] in lexicon.country_adjectives()), start)
