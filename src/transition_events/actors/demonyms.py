"""Countries that are spoken of by an adjective alone: "Kenyan officials", "the French president"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from transition_events.actors import lexicon
from transition_events.actors.kinds import is_capitalised
from transition_events.annotation.document import Sentence, Word
from transition_events.countries import Country

_LONGEST = 3  # words: "Papua New Guinean"
_MODIFIERS = frozenset({"amod", "compound", "nmod"})


def demonyms(sentence: Sentence, named: frozenset[int]) -> Iterator[tuple[int, int, Country]]:
    """The adjectives of countries that modify a noun, as words from, to (half-open), none within a name (`named`)."""
    words = sentence.words
    end = 0
    for start, word in enumerate(words):
        if start < end or lexicon.key(word.text) not in _openers() or not is_capitalised(word):
            continue
        end, country = _adjective_at(words, start)
        modifies = end > start and words[end - 1].relation in _MODIFIERS
        if country is None or not modifies or named.intersection(range(start, end)):
            continue
        if not _is_of_continent(words, start, end):
            yield start, end, country


def _is_of_continent(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether the adjective is a continent's or a people's: "*Latin* American", "the Central African *state*"."""
    part = start > 0 and words[start - 1].lower in lexicon.words("parts_of_continents")
    follower = words[end].lower if end < len(words) else ""
    return part or (end - start > 1 and follower in ("state", "nation", "country", "region"))


def _adjective_at(words: Sequence[Word], start: int) -> tuple[int, Country | None]:
    """The end of the longest adjective of a country that begins at `start`, and the country."""
    keys = tuple(lexicon.key(word.text) for word in words[start : start + _LONGEST])
    for length in range(len(keys), 0, -1):
        country = lexicon.country_adjectives().get(keys[:length])
        if country is not None:
            return start + length, country
    return start, None


@cache
def _openers() -> frozenset[str]:
    return frozenset(adjective[0] for adjective in lexicon.country_adjectives())
