"""Short names that a text introduces itself: "the Movement for Unity, or MPU, ...", "the People's Front (FP)"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from transition_events.actors.matching import initials, is_listed
from transition_events.actors.names import Name
from transition_events.annotation.document import Document, Word

_INTRODUCTIONS = frozenset({"(", ", or", ", known as", ", better known as", ", also known as", ", abbreviated as"})
_CLOSING = frozenset({")", ",", ".", ";"})
_FEWEST_CAPITALS = 2


def introduced(document: Document, names: Sequence[Name]) -> Iterator[tuple[Name, Name]]:
    """Names of organisations with the short name that stands behind each, be it of another language."""
    for name, short in pairwise(names):
        if name.sentence != short.sentence or name.kind not in ("ORG", "NORP"):
            continue
        words = document.sentences[name.sentence].words
        between = " ".join(w.lower for w in words[name.end : short.start])
        if between in _INTRODUCTIONS and _closes(words, short.end) and _may_abbreviate(short, name):
            yield name, short


def _closes(words: Sequence[Word], end: int) -> bool:
    return end < len(words) and words[end].text in _CLOSING


def _may_abbreviate(short: Name, name: Name) -> bool:
    """Whether a word of capitals shares a letter with the initials of a name; a well-known one is somebody else's.

    A word that looks like a name ("Asean") has to begin like the longer one and to have all its letters from it.
    """
    if len(short.parts) > 1 or is_listed(short.parts):
        return False
    if sum(c.isupper() for c in short.text) < _FEWEST_CAPITALS:
        letters = iter("".join(name.parts))
        return len(name.parts) > _FEWEST_CAPITALS and all(letter in letters for letter in short.parts[0])
    return any(letter in spelt for spelt in initials(name.parts) for letter in short.parts[0])
