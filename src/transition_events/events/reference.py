"""Whom "it", "they" and their possessives stand for within one sentence, where no actor was found for them."""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.vocabulary import vocabulary

_PLURAL = frozenset({"they", "their"})
_SINGULAR = frozenset({"it", "its"})
_OWNERS = frozenset({"its", "their"})
_MAX_CLIMB = 4


def antecedent(sentence: Sentence, word: Word) -> Word:
    """The subject of a governing clause that a pronoun takes up: "*Oslo* said it would". Any other word as it is."""
    if word.lower == "who" and word.id > 2:
        return _before_comma(sentence, word)
    if word.lower not in _PLURAL | _SINGULAR:
        return word
    for subject in _subjects_above(sentence, word):
        if subject.id < word.id and subject.upos in ("NOUN", "PROPN", "NUM") and _agrees(sentence, word, subject):
            return subject
    return word


def _before_comma(sentence: Sentence, word: Word) -> Word:
    """The name or noun just before a relative "who" whose clause the parse hung elsewhere."""
    before = sentence[word.id - 1]
    if before.text == ",":
        before = sentence[word.id - 2]
    while before.relation == "flat" and (up := sentence.head(before)):
        before = up
    return before if before.upos in ("NOUN", "PROPN") else word


def _subjects_above(sentence: Sentence, word: Word) -> Iterator[Word]:
    """Subjects of the clauses around a pronoun, nearest first; an owner may be the subject of its own clause."""
    current = grammar.clause_root(sentence, word)
    if word.lower in _OWNERS:
        yield from grammar.subjects(sentence, current)[:1]
    for _ in range(_MAX_CLIMB):
        up = sentence.head(current)
        if up is None:
            return
        current = grammar.clause_root(sentence, up)
        yield from grammar.subjects(sentence, current)[:1]


def _agrees(sentence: Sentence, pronoun: Word, noun: Word) -> bool:
    several = noun.xpos in ("NNS", "NNPS") or len(grammar.coordinated(sentence, noun)) > 1
    if pronoun.lower in _PLURAL:
        return several or noun.lower in vocabulary().group_nouns
    is_person = any(e.type.startswith("P") and e.span.overlaps(noun.span) for e in sentence.entities)
    return not several and not is_person
