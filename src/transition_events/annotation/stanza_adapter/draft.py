"""A sentence on its way from Stanza's models to our frozen `Sentence`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import attrs

from transition_events.annotation.conllu import read_feats
from transition_events.annotation.document import Entity, Sentence, Word
from transition_events.annotation.newswire import as_news_reads
from transition_events.model import Span

_feats = lru_cache(maxsize=2000)(read_feats)  # a language has some hundred


@attrs.define(kw_only=True)
class Draft:
    """The columns of one sentence, word by word. Offsets count from the start of the text that the models read.

    `words` holds the forms as the models see them ("n't"), `spans` where each stands. `heads` count from 1, 0 is the
    root. `entities` are (start, end, class).
    """

    words: list[str]
    spans: list[tuple[int, int]]
    upos: list[str] = attrs.field(factory=list)
    xpos: list[str] = attrs.field(factory=list)
    feats: list[str] = attrs.field(factory=list)
    lemmas: list[str] = attrs.field(factory=list)
    heads: list[int] = attrs.field(factory=list)
    deprels: list[str] = attrs.field(factory=list)
    entities: list[tuple[int, int, str]] = attrs.field(factory=list)

    def sentence(self, text: str, shift: int, paragraph: int) -> Sentence:
        """The frozen sentence: `text` is what the models read, `shift` leads from there to the original."""
        columns = zip(self.spans, self.lemmas, self.upos, self.xpos, self.feats, self.heads, self.deprels, strict=True)
        words = tuple(
            Word(
                id=number,
                text=text[start:end],
                lemma=lemma,
                upos=upos,
                xpos=xpos,
                feats=_feats(feats),
                head=head,
                deprel=deprel,
                span=Span(start + shift, end + shift),
            )
            for number, ((start, end), lemma, upos, xpos, feats, head, deprel) in enumerate(columns, 1)
        )
        entities = tuple(
            Entity(span=Span(start + shift, end + shift), text=text[start:end], type=kind)
            for start, end, kind in self.entities
        )
        return as_news_reads(Sentence(words=words, entities=entities, paragraph=paragraph))


def word_spans(words: Sequence[str], start: int, end: int, text: str) -> list[tuple[int, int]]:
    """Where the words of the token `text[start:end]` stand, where its letters tell them apart.

    Words that the token does not spell out ("won't" read as "will not") each get the whole token.
    """
    if len(words) == 1 or "".join(words).lower() != text[start:end].lower():
        return [(start, end)] * len(words)
    spans = []
    for word in words:
        spans.append((start, start + len(word)))
        start += len(word)
    return spans
