"""A proper name at its place in the text, and the small questions that several modules put to one."""

from __future__ import annotations

import attrs

from transition_events.actors import lexicon
from transition_events.annotation.document import Sentence, Word
from transition_events.model import ActorKind, Span

_ENDINGS = ("'s", "’s", "‘s")
_MARKS = "'’‘\"…"
_LONGEST_ABBREVIATION = 4  # letters, the full stop included


@attrs.frozen(eq=False)
class Name:
    """A proper name: words ``start`` to ``end`` (half-open, counted from 0) of sentence number `sentence`."""

    sentence: int
    start: int
    end: int
    kind: ActorKind
    span: Span
    text: str
    parts: tuple[str, ...]


def make_name(text: str, number: int, sentence: Sentence, start: int, end: int, kind: ActorKind) -> Name:
    """The name over these words, a possessive ending within the last word left out."""
    first, last = sentence.words[start], sentence.words[end - 1]
    bare = next((last.text[: -len(e)] for e in _ENDINGS if last.text.endswith(e)), last.text)
    bare = bare.rstrip(_MARKS) or last.text
    stop = last.span.start + len(bare)
    if bare == last.text and bare.endswith(".") and "." not in bare[:-1] and len(bare) > _LONGEST_ABBREVIATION:
        stop -= 1  # "era." at the end of a sentence; but "U.S." and "Jr." keep theirs
    span = Span(first.span.start, stop)
    parts = lexicon.parts(span.of(text))
    if kind == "PERSON":
        parts = tuple(map(_without_article, parts))
    return Name(number, start, end, kind, span, span.of(text), parts)


def _without_article(part: str) -> str:
    """A word of a person's name as it is matched with others: "al-Weber" is Weber."""
    article, _, rest = part.partition("-")
    return rest if rest and article in lexicon.words("articles") else part


def without_suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without "Jr." and the like."""
    return parts[:-1] if len(parts) > 1 and parts[-1] in lexicon.words("suffixes") else parts


def head_of(words: tuple[Word, ...], start: int, end: int) -> Word:
    """The word among ``start`` to ``end`` whose head lies outside."""
    for word in words[start:end]:
        if not start < word.head <= end:
            return word
    return words[end - 1]
