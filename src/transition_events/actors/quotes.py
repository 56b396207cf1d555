"""Which stretches of the text are quoted, and whose words they are, as far as the layout of the sentence tells.

This is a first look that pronouns need before any statement is known: paired double marks within a paragraph, and
the subject of a verb of speech beside them. Single marks are left alone: too many are apostrophes.
"""

from __future__ import annotations

from bisect import bisect_right
from itertools import groupby

from transition_events.actors import lexicon
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.model import Span

# Marks, which the tokenizer may leave on the word beside them ("``Freedom", "now''").
_OPEN = ("“", "``", "«", "„", '"', "''")
_CLOSE = ("”", "''", "»", '"')


class Quotes:
    """The quoted spans of a text."""

    def __init__(self, document: Document) -> None:
        self.spans = _quoted(document)
        self._starts = [s.start for s in self.spans]

    def at(self, offset: int) -> int | None:
        """The number of the quotation that covers an offset, or None."""
        i = bisect_right(self._starts, offset) - 1
        return i if i >= 0 and offset < self.spans[i].end else None


def _quoted(document: Document) -> list[Span]:
    """A mark that nothing closes reaches to the end of its paragraph, and no further."""
    found: list[Span] = []
    for _, group in groupby(document.sentences, key=lambda s: s.paragraph):
        opened: int | None = None
        last = 0
        for word in (w for s in group for w in s.words):
            last = word.span.end
            if opened is None and word.text.startswith(_OPEN):
                opened = word.span.start
                if word.text in _OPEN or not word.text.endswith(_CLOSE):
                    continue
            if opened is not None and word.text.endswith(_CLOSE):
                found.append(Span(opened, last))
                opened = None
        if opened is not None:
            found.append(Span(opened, last))
    return found


def speaking_subject(sentence: Sentence, quotes: Quotes, number: int) -> Word | None:
    """The subject of the verb of speech that frames quotation `number` in this sentence, outside of it."""
    for word in sentence.words:
        if word.lemma in lexicon.words("speech") and quotes.at(word.span.start) != number:
            subject = sentence.child(word, "nsubj")
            if subject is not None and quotes.at(subject.span.start) is None:
                return subject
    return None
