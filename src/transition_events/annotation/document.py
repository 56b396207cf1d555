"""Frozen annotated text: a Document of Sentences of Words, in the terms of Universal Dependencies.

Every stage reads these objects and nothing of Stanza's. `Word.id` and `Word.head` count from 1 within the sentence
as in CoNLL-U (head 0 is the root); every span holds code-point offsets into the original text of the article.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

import attrs

from transition_events.model import Span


@attrs.frozen(kw_only=True, cache_hash=True)
class Word:
    """A syntactic word. Two words of one token ("Ito" and "'s") have spans of their own within it."""

    id: int
    text: str
    lemma: str
    upos: str
    feats: tuple[tuple[str, str], ...] = ()
    head: int = 0
    deprel: str = "dep"
    span: Span
    xpos: str = ""

    def feat(self, name: str) -> str | None:
        """The value of a morphological feature ("Tense"), or None."""
        return next((v for k, v in self.feats if k == name), None)

    @property
    def relation(self) -> str:
        """The universal part of the relation: "nsubj" for "nsubj:pass"."""
        return self.deprel.partition(":")[0]

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.text.lower()

    @property
    def is_verbal(self) -> bool:
        """Whether it is a verb or an auxiliary."""
        return self.upos in ("VERB", "AUX")


@attrs.frozen(kw_only=True)
class Entity:
    """A named entity as the tagger marked it: its span, and its class in the model's own terms ("Person")."""

    span: Span
    text: str
    type: str


@attrs.frozen(kw_only=True, slots=False)
class Sentence:
    """The words of one sentence in order, and the entities within it. `paragraph` counts from 0 in the document."""

    words: tuple[Word, ...]
    entities: tuple[Entity, ...] = ()
    paragraph: int = 0

    @property
    def span(self) -> Span:
        """From the first character of the first word to the last of the last."""
        return Span(self.words[0].span.start, self.words[-1].span.end)

    @property
    def root(self) -> Word:
        """The first word whose head is 0 (the first word of all where none is)."""
        return next((w for w in self.words if w.head == 0), self.words[0])

    def __getitem__(self, word_id: int) -> Word:
        """The word with that id, counted from 1."""
        if not 1 <= word_id <= len(self.words):
            raise IndexError(word_id)
        return self.words[word_id - 1]

    def head(self, word: Word) -> Word | None:
        """The syntactic head, or None for a root."""
        return self.words[word.head - 1] if word.head else None

    def children(self, word: Word, *relations: str) -> tuple[Word, ...]:
        """The direct dependents in order; only those of the given relations where any is named.

        A relation without a subtype ("nsubj") matches its subtypes too ("nsubj:pass").
        """
        kids = self._children[word.id]
        if not relations:
            return kids
        key = (word.id, relations)
        if key not in self._related:
            self._related[key] = tuple(k for k in kids if k.deprel in relations or k.relation in relations)
        return self._related[key]

    def child(self, word: Word, *relations: str) -> Word | None:
        """The first such dependent, or None."""
        return next(iter(self.children(word, *relations)), None)

    def subtree(self, word: Word) -> tuple[Word, ...]:
        """The word and all that depends on it, in order of the text."""
        seen, todo = {word.id}, [word]
        while todo:
            for kid in self._children[todo.pop().id]:
                if kid.id not in seen:
                    seen.add(kid.id)
                    todo.append(kid)
        return tuple(self.words[i - 1] for i in sorted(seen))

    def ancestors(self, word: Word) -> Iterator[Word]:
        """The heads upwards, nearest first."""
        seen = {word.id}
        up = self.head(word)
        while up is not None and up.id not in seen:
            yield up
            seen.add(up.id)
            up = self.head(up)

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """The words that share a character with the span."""
        return tuple(w for w in self.words if w.span.overlaps(span))

    def top(self, span: Span) -> Word | None:
        """The highest word inside a span: the first whose head lies outside it. None where no word is inside."""
        inside = self.words_in(span)
        ids = {w.id for w in inside}
        return next((w for w in inside if w.head not in ids), inside[0] if inside else None)

    @cached_property
    def _related(self) -> dict[tuple[int, tuple[str, ...]], tuple[Word, ...]]:
        """The dependents that were asked for, by word and relations: the rules ask for the same ones often."""
        return {}

    @cached_property
    def _children(self) -> tuple[tuple[Word, ...], ...]:
        kids: list[list[Word]] = [[] for _ in range(len(self.words) + 1)]
        for word in self.words:
            kids[word.head].append(word)
        return tuple(map(tuple, kids))


@attrs.frozen(kw_only=True)
class Document:
    """An annotated text."""

    text: str
    sentences: tuple[Sentence, ...] = ()

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers a code-point offset, or None between sentences."""
        number = self._first_after(offset)
        found = self.sentences[number] if number < len(self.sentences) else None
        return found if found and found.span.start <= offset else None

    def sentences_in(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with the span."""
        end = bisect_left(self.sentences, span.end, key=lambda s: s.span.start)
        return tuple(s for s in self.sentences[self._first_after(span.start) : end] if s.span.overlaps(span))

    def _first_after(self, offset: int) -> int:
        """The number of the first sentence that ends after an offset."""
        return bisect_right(self.sentences, offset, key=lambda s: s.span.end)
