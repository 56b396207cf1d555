"""The places where people stand in a text, in order: what reference is resolved against."""

from __future__ import annotations

import attrs

from transition_events.actors.cast import Referent
from transition_events.actors.lexicon import Gender
from transition_events.annotation.document import Sentence, Word
from transition_events.model import MentionKind

_ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "csubj"})


@attrs.define(eq=False)
class Occurrence:
    """One mention: words ``start`` to ``end`` of sentence number `sentence`, and the referent it belongs to.

    A person who is nowhere named ("a spokesman") is a referent of her or his own here, and never becomes an actor:
    it is there so that a pronoun meant for it is not linked to somebody else.
    """

    sentence: int
    start: int
    end: int
    head: Word
    referent: Referent
    how: MentionKind
    quote: int | None
    named: bool = True

    @property
    def offset(self) -> int:
        """Where it stands."""
        return self.head.span.start

    @property
    def gender(self) -> Gender | None:
        """The gender of its referent, if known."""
        return self.referent.gender


def argument_of(sentence: Sentence, word: Word) -> tuple[Word | None, str]:
    """The word that a mention is an argument of, and as what; a coordinated mention counts as the first one does."""
    seen = 0
    while word.relation in ("conj", "flat", "appos") and seen < 8:
        head = sentence.head(word)
        if head is None:
            break
        word, seen = head, seen + 1
    return sentence.head(word), word.relation


def is_subject(sentence: Sentence, word: Word) -> bool:
    """Whether a mention is the subject of its clause."""
    return argument_of(sentence, word)[1] in ("nsubj", "csubj")


def co_arguments(sentence: Sentence, one: Word, other: Word) -> bool:
    """Whether two mentions are arguments of the same verb, so that a plain pronoun can't be the other again."""
    head, relation = argument_of(sentence, one)
    head_of_other, relation_of_other = argument_of(sentence, other)
    same = head is not None and head_of_other is not None and head.id == head_of_other.id
    return same and relation in _ARGUMENTS and relation_of_other in _ARGUMENTS


def governing_subjects(sentence: Sentence, word: Word) -> set[int]:
    """The ids of the subjects of all clauses above the one that a word stands in."""
    found: set[int] = set()
    inside = {word.id}
    for up in sentence.ancestors(word):
        subject = sentence.child(up, "nsubj")
        if subject is not None and subject.id not in inside:
            found.add(subject.id)
        inside.add(up.id)
    return found
