"""Titles and other words for persons at a given place in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import attrs

from transition_events.actors import lexicon
from transition_events.actors.lexicon import Title
from transition_events.annotation.document import Word

# Kinds that, before a name, make it a person's.
PERSONAL = frozenset({"honorific", "office", "occupation", "relation", "person"})
_ELECT = frozenset({"elect", "designate", "nominee"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


@attrs.frozen
class TitleMatch:
    """A title over words ``start`` to ``end`` (half-open); `core` is the title in its looked-up form.

    `suffix` is "elect" or "designate" where the holder is not yet in office; `plural` says that it names several.
    """

    start: int
    end: int
    core: str
    title: Title
    suffix: str = ""
    plural: bool = False


def title_ending_at(words: Sequence[Word], end: int) -> TitleMatch | None:
    """The longest title whose last word is ``words[end - 1]``."""
    if end < 1:
        return None
    last = lexicon.key(words[end - 1].text)
    if last in _ELECT and end >= 3 and words[end - 2].text in _HYPHENS:
        found = title_ending_at(words, end - 2)
        if found:
            return attrs.evolve(found, end=end, suffix=last)
    base, hyphen, suffix = last.rpartition("-")
    if hyphen and suffix in _ELECT:
        return _match(words, end, base, suffix)
    return _match(words, end, last, "")


def _match(words: Sequence[Word], end: int, last: str, suffix: str) -> TitleMatch | None:
    found = [
        TitleMatch(end - n, end, " ".join((*before, form)).replace(" - ", "-"), title, suffix, plural)
        for form, plural in _forms(last)
        for before, title in lexicon.titles_by_last_word()[form]
        if (n := len(before) + 1) <= end and all(map(_reads, words[end - n : end - 1], before))
    ]
    return min(found, key=lambda match: match.start, default=None)


@lru_cache(maxsize=1 << 14)
def _forms(word: str) -> tuple[tuple[str, bool], ...]:
    """The last words of titles that a word may be, and whether as their plural; mostly none."""
    table = lexicon.titles_by_last_word()
    return tuple((form, plural) for form, plural in ((word, False), *_singulars(word)) if form in table)


def _reads(word: Word, key: str) -> bool:
    return lexicon.key(word.text) == key


def _singulars(word: str) -> tuple[tuple[str, bool], ...]:
    if word.endswith("men"):
        return ((word[:-3] + "man", True),)
    if word.endswith("ies"):
        return ((word[:-3] + "y", True),)
    if word.endswith("s") and not word.endswith("ss"):
        return ((word[:-1], True),)
    return ()
