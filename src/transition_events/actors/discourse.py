"""The places where people stand in a text, in order: what reference is resolved against."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable

import attrs

from transition_events.actors.cast import Referent
from transition_events.actors.lexicon import Gender
from transition_events.annotation.document import Word
from transition_events.model import MentionKind


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


class Discourse:
    """All occurrences in the order of the text; pronouns join them as they are linked."""

    def __init__(self, occurrences: Iterable[Occurrence]) -> None:
        self.occurrences = sorted(occurrences, key=lambda o: o.offset)
        self._places: dict[int, list[int]] = defaultdict(list)  # where each referent is spoken of
        for occurrence in self.occurrences:
            self._places[id(occurrence.referent)].append(occurrence.offset)
        self._named_how_often = {referent: len(places) for referent, places in self._places.items()}
        self._most_named = max(self._named_how_often.values(), default=1)

    def enter(self, occurrence: Occurrence) -> None:
        """One more occurrence, at its place."""
        insort(self.occurrences, occurrence, key=lambda o: o.offset)
        insort(self._places[id(occurrence.referent)], occurrence.offset)

    def in_sentences(self, first: int, last: int) -> list[Occurrence]:
        """The occurrences in sentences number `first` to `last`."""
        start = bisect_left(self.occurrences, first, key=lambda o: o.sentence)
        return self.occurrences[start : bisect_right(self.occurrences, last, key=lambda o: o.sentence)]

    def at(self, word: Word) -> Occurrence | None:
        """The occurrence whose head is a word."""
        i = bisect_left(self.occurrences, word.span.start, key=lambda o: o.offset)
        return next((o for o in self.occurrences[i : i + 1] if o.head.span == word.span), None)

    def times_before(self, referent: Referent, offset: int) -> int:
        """How often a referent was spoken of before an offset."""
        return bisect_left(self._places[id(referent)], offset)

    def prominence(self, referent: Referent) -> float:
        """How often a referent is named or described in the text, as a share of the one most often named."""
        return self._named_how_often.get(id(referent), 1) / self._most_named

    def rivals(self, candidate: Occurrence, offset: int, gender: Gender, at_most: int) -> int:
        """How many others of fitting gender were spoken of between a candidate's last occurrence and an offset."""
        others: set[int] = set()
        for i in reversed(range(bisect_left(self.occurrences, offset, key=lambda o: o.offset))):
            other = self.occurrences[i]
            if other.referent is candidate.referent or len(others) == at_most:
                break
            if other.gender in (None, gender):
                others.add(id(other.referent))
        return len(others)

    def opens_sentence(self, candidate: Occurrence) -> bool:
        """Whether nobody stands before the candidate in its sentence."""
        i = bisect_left(self.occurrences, candidate.offset, key=lambda o: o.offset)
        return i == 0 or self.occurrences[i - 1].sentence != candidate.sentence
