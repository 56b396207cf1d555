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
_WITH_SUFFIX = 3  # words, at least: "president", "-", "elect"
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


@attrs.frozen
class TitleMatch:
    """A title over words ``start`` to ``end`` (half-open); `core` is the title in its looked-up form and in full.

    `suffix` is "elect" or "designate" where the holder is not yet in office; `plural` says that it names several.
    """

    start: int
    end: int
    core: str
    title: Title
    suffix: str = ""
    plural: bool = False


def title_ending_at(words: Sequence[Word], end: int) -> TitleMatch | None:
    """The longest title that ends in ``words[end - 1]`` or in the word before a full stop cut from it ("Sen", ".")."""
    if end > 1 and words[end - 1].text == "." and lexicon.key(words[end - 2].text) in lexicon.abbreviations():
        found = title_ending_at(words, end - 1)
        return attrs.evolve(found, end=end) if found else None
    ending = _ending(words[end - 1].text) if end >= 1 else None
    if ending is None:
        return None
    if ending.is_suffix and end >= _WITH_SUFFIX and words[end - 2].text in _HYPHENS:
        found = title_ending_at(words, end - 2)
        if found:
            return attrs.evolve(found, end=end, suffix=ending.suffix)
    suffix = "" if ending.is_suffix else ending.suffix
    matches = [
        TitleMatch(end - n, end, _core((*before, form)), title, suffix, plural)
        for form, plural in ending.forms
        for before, title in lexicon.titles_by_last_word()[form]
        if (n := len(before) + 1) <= end and all(map(_reads, words[end - n : end - 1], before))
    ]
    return min(matches, key=lambda match: match.start, default=None)


def may_end_title(word: Word) -> bool:
    """Whether a word ends any title, so that it may be one by itself."""
    return _ending(word.text) is not None


def _core(words: tuple[str, ...]) -> str:
    core = " ".join(words).replace(" - ", "-")
    core = lexicon.abbreviations().get(core, core)
    return lexicon.synonyms().get(core, core)


def singular(word: str) -> str:
    """The singular of the last word of a title, as it is written ("Sens." to "Sen.")."""
    stop = "." if word.endswith(".") else ""
    bare = word.removesuffix(".")
    return next((form for form, _ in _singulars(bare)), bare) + stop


@attrs.frozen
class _Ending:
    """What a word is at the end of a title: its forms there, each with whether it is a plural, and its suffix."""

    forms: tuple[tuple[str, bool], ...]
    suffix: str = ""
    is_suffix: bool = False  # "elect" as a word of its own


@lru_cache(maxsize=1 << 14)
def _ending(text: str) -> _Ending | None:
    """How a word may end a title; None, mostly, where it can't."""
    word = lexicon.key(text)
    base, hyphen, suffix = word.rpartition("-")
    if hyphen and suffix in _ELECT:
        return _Ending(_forms(base), suffix)
    forms = _forms(word) or _forms(word.removeprefix("ex-"))
    if word in _ELECT:
        return _Ending(forms, word, is_suffix=True)
    return _Ending(forms) if forms else None


def _forms(word: str) -> tuple[tuple[str, bool], ...]:
    table = lexicon.titles_by_last_word()
    return tuple((form, plural) for form, plural in ((word, False), *_singulars(word)) if form in table)


def _reads(word: Word, key: str) -> bool:
    return lexicon.key(word.text).removeprefix("ex-") == key


def _singulars(word: str) -> tuple[tuple[str, bool], ...]:
    if word.endswith("men"):
        return ((word[:-3] + "man", True),)
    if word.endswith("ies"):
        return ((word[:-3] + "y", True),)
    if word.endswith("s") and not word.endswith("ss"):
        return ((word[:-1], True),)
    return ()
