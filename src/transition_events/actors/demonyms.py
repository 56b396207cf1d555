"""Countries that are spoken of by an adjective alone: "Kenyan officials", "the French president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from transition_events.actors import lexicon
from transition_events.actors.kinds import is_capitalised
from transition_events.annotation.document import Sentence, Word
from transition_events.countries import Country

_LONGEST = 3  # words: "Papua New Guinean"
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def demonyms(sentence: Sentence, named: frozenset[int]) -> Iterator[tuple[int, int, Country]]:
    """The adjectives of countries that modify a noun, as words from, to (half-open), none within a name (`named`)."""
    words = sentence.words
    start = 0
    while start < len(words):
        end, country = _adjective_at(words, start) if is_capitalised(words[start]) else (start, None)
        modifies = end > start and words[end - 1].relation in _MODIFIERS
        if country is not None and modifies and not named.intersection(range(start, end)):
            yield start, end, country
        start = max(end, start + 1)


def _adjective_at(words: Sequence[Word], start: int) -> tuple[int, Country | None]:
    """The end of the longest adjective of a country that begins at `start`, and the country."""
    keys = tuple(lexicon.key(word.text) for word in words[start : start + _LONGEST])
    for length in range(len(keys), 0, -1):
        country = lexicon.country_adjectives().get(keys[:length])
        if country is not None:
            return start + length, country
    return start, None
