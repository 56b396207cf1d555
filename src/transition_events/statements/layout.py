"""A document laid out flat, for questions about neighbours and phrases that should cost no search.

Words are numbered through the whole document. `first` and `last` bound each word's subtree; `head` is -1 at a root.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from transition_events.annotation.document import Document, Word
from transition_events.model import Span
from transition_events.statements.quotes import Quote, find_quotes

_HEADLINE = 20  # words at most
_NAMING = frozenset(("ADJ", "DET", "NOUN", "NUM", "PART", "PROPN", "SYM", "X"))  # before the noun that is named
_ENDING = frozenset(("NOUN", "NUM", "PROPN", "X"))
_FAR = 4  # steps from a word up the tree, at most, that a path is told by


class Layout:
    """The words of a document in one row, with heads, phrases, sentences, quotations and entities by number.

    Words in the spans of `skip` (a dateline) that begin a sentence lie outside its bounds.
    """

    def __init__(self, document: Document, skip: tuple[Span, ...] = ()) -> None:
        self.document = document
        self.text = document.text
        self.words: list[Word] = []
        self.sentence: list[int] = []
        self.bounds: list[tuple[int, int]] = []
        self.head: list[int] = []
        for number, sentence in enumerate(document.sentences):
            base = len(self.words)
            self.words.extend(sentence.words)
            self.sentence.extend([number] * len(sentence.words))
            self.head.extend(base + w.head - 1 if w.head else -1 for w in sentence.words)
            self.bounds.append((base, len(self.words)))
        self.starts = [w.span.start for w in self.words]
        self.ends = [w.span.end for w in self.words]
        self.barred = frozenset(i for span in skip for i in self.words_of(span))
        self.bounds = [(self._unbarred(first, last), last) for first, last in self.bounds]
        self.low = [w.text.lower() for w in self.words]
        self.lemma = [(w.lemma or w.text).lower() for w in self.words]
        self.upos = [w.upos for w in self.words]
        self.rel = [w.deprel for w in self.words]
        self.kids = self._kids()
        self._ways_up: dict[int, dict[int, list[str]]] = {}
        self._cores: dict[int, tuple[int, int]] = {}
        self.first, self.last = self._extents()
        self.owner = self._owners()
        self.quotes = tuple(q for q in find_quotes(self.text) if not q.nested)
        self.quote = self._by_word(self.quotes)
        self.opens, self.closes = self._marks()
        self.entity = self._entities()
        first = document.sentences[:2]
        self._headline = len(first) == 2 and first[0].paragraph < first[1].paragraph and self.bounds[0][1] <= _HEADLINE

    def __len__(self) -> int:
        return len(self.words)

    def sentence_bounds(self, i: int) -> tuple[int, int]:
        """First word and one past the last word of the sentence of word `i`."""
        return self.bounds[self.sentence[i]]

    def same_paragraph(self, i: int, k: int) -> bool:
        """Whether two words stand in one paragraph."""
        sentences = self.document.sentences
        return sentences[self.sentence[i]].paragraph == sentences[self.sentence[k]].paragraph

    def in_headline(self, i: int) -> bool:
        """Whether word `i` stands in a headline: a short first sentence that is a paragraph by itself."""
        return self.sentence[i] == 0 and self._headline

    def span(self, first: int, last: int) -> Span:
        """The characters from word `first` to word `last`, both inside."""
        return Span(self.starts[first], max(self.ends[last], self.starts[first]))

    def words_of(self, span: Span) -> range:
        """The numbers of the words that share a character with the span."""
        return range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end))

    def child(self, i: int, *relations: str) -> int | None:
        """The first dependent of word `i` in one of the relations (without subtypes), or None."""
        return next((k for k in self.kids[i] if self.rel[k].partition(":")[0] in relations), None)

    def path(self, start: int, goal: int, limit: int = _FAR) -> str:
        """The way through the tree from one word to another ("^conj nsubj"), or "far" beyond `limit` steps."""
        above = self._above(start)
        down: list[str] = []
        at = goal
        while at not in above and len(down) < limit and self.head[at] >= 0:
            down.append(self.rel[at])
            at = self.head[at]
        up = above.get(at)
        return "far" if up is None or len(up) + len(down) > limit else " ".join([*up, *reversed(down)])

    def _above(self, start: int) -> dict[int, list[str]]:
        """The words above a word, the word itself first, each with the steps to it ("^obj")."""
        known = self._ways_up.get(start)
        if known is None:
            known = self._ways_up[start] = {}
            at, steps = start, list[str]()
            while at >= 0 and len(steps) <= _FAR:
                known[at] = steps
                steps = [*steps, "^" + self.rel[at]]
                at = self.head[at]
        return known

    def core(self, noun: int) -> tuple[int, int]:
        """The first and the last of the words around a noun that name it, whatever the parse makes of them."""
        known = self._cores.get(noun)
        if known is None:
            p = q = noun
            first, last = self.sentence_bounds(noun)
            while p > first and (self.upos[p - 1] in _NAMING or self.rel[p - 1] == "nmod:poss"):
                p -= 1
            while q + 1 < last and self.upos[q + 1] in _ENDING:
                q += 1
            known = self._cores[noun] = p, q
        return known

    def trim(self, first: int, last: int) -> tuple[int, int]:
        """The range without punctuation at its ends, quotation marks that belong to it kept."""
        while first < last and self.upos[first] == "PUNCT" and not self.opens[first]:
            first += 1
        while last > first and self.upos[last] == "PUNCT" and not self.closes[last]:
            last -= 1
        return first, last

    def _unbarred(self, first: int, last: int) -> int:
        while first + 1 < last and first in self.barred:
            first += 1
        return first

    def _kids(self) -> list[list[int]]:
        kids: list[list[int]] = [[] for _ in self.words]
        for i, h in enumerate(self.head):
            if h >= 0:
                kids[h].append(i)
        return kids

    def _extents(self) -> tuple[list[int], list[int]]:
        """The first and the last word below each word: each is carried up the tree until it meets a farther one."""
        first, last = list(range(len(self.words))), list(range(len(self.words)))
        for i in range(len(self.words)):
            up = self.head[i]
            while up >= 0 and first[up] > i:
                first[up], up = i, self.head[up]
        for i in reversed(range(len(self.words))):
            up = self.head[i]
            while up >= 0 and last[up] < i:
                last[up], up = i, self.head[up]
        return first, last

    def _owners(self) -> list[int]:
        """For each word the head of the largest phrase that begins with it."""
        owner = list(range(len(self.words)))
        size = [1] * len(self.words)
        for i in range(len(self.words)):
            start, length = self.first[i], self.last[i] - self.first[i] + 1
            if length > size[start]:
                owner[start], size[start] = i, length
        return owner

    def _by_word(self, quotes: tuple[Quote, ...]) -> list[int]:
        inside = [-1] * len(self.words)
        for number, quote in enumerate(quotes):
            for i in self.words_of(quote.span):
                inside[i] = number
        return inside

    def _marks(self) -> tuple[list[bool], list[bool]]:
        opens, closes = [False] * len(self.words), [False] * len(self.words)
        for quote in self.quotes:
            inside = self.words_of(quote.span)
            if inside:
                opens[inside[0]] = True
                closes[inside[-1]] = True
        return opens, closes

    def _entities(self) -> list[str]:
        kinds = [""] * len(self.words)
        for sentence in self.document.sentences:
            for entity in sentence.entities:
                for i in self.words_of(entity.span):
                    kinds[i] = entity.type
        return kinds
