"""The models of a Stanza pipeline, run without its documents: the same output in about a third of the time.

Stanza writes every column into a document object and reads it back for the next model, makes the vectors of a word's
characters anew wherever the word stands, scores all pairs of words for their relation, and seeks a spanning tree where
there is one already. `Quick` leaves that out. It reads models of the kind that this package ships; other models are
run by Stanza itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stanza.models.common.doc import Document as StanzaDocument

from transition_events.annotation.stanza_adapter.arcs import Parser
from transition_events.annotation.stanza_adapter.draft import Draft, word_spans
from transition_events.annotation.stanza_adapter.entities import EntityTagger
from transition_events.annotation.stanza_adapter.sentences import Token
from transition_events.annotation.stanza_adapter.tags import Tagger
from transition_events.annotation.stanza_adapter.texts import cuts
from transition_events.annotation.stanza_adapter.tokens import Tokenizer
from transition_events.annotation.stanza_adapter.words import KEPT


class Quick:
    """Annotates paragraphs with the models of a pipeline that it can read."""

    def __init__(self, processors: dict[str, Any]) -> None:
        tagger, parser = processors["pos"], processors["depparse"]
        self._tokenizer = Tokenizer(processors["tokenize"].trainer)
        self._expander = processors.get("mwt")
        self._expanded: dict[str, list[str]] = {}
        self._tagger = Tagger(tagger.trainer, tagger.pretrain)
        self._lemmatizer = processors["lemma"].trainer
        self._parser = Parser(
            parser.trainer, parser.pretrain, repairs=parser.config.get("resolve_head_constraints", True)
        )
        self._entities = EntityTagger(processors["ner"].trainer)

    @staticmethod
    def reads(processors: dict[str, Any]) -> bool:
        """Whether the models are of the kind that this class reads."""
        needed = ("tokenize", "pos", "lemma", "depparse", "ner")
        return (
            all(name in processors and not hasattr(processors[name], "_variant") for name in needed)
            and Tokenizer.reads(processors["tokenize"].trainer)
            and Tagger.reads(processors["pos"].trainer)
            and bool(processors["lemma"].config.get("dict_only"))
            and Parser.reads(processors["depparse"].trainer)
            and EntityTagger.reads(processors["ner"].trainer)
        )

    def annotate(self, paragraphs: Sequence[str]) -> list[list[Draft]]:
        """The sentences of each paragraph."""
        tokens = self._tokenizer.sentences(paragraphs)
        self._learn({t.text for sentences in tokens for s in sentences for t in s if t.multi_word})
        drafts = [
            [
                self._draft(sentence[first:last], paragraph)
                for sentence in sentences
                for first, last in cuts([token.text for token in sentence])
            ]
            for paragraph, sentences in zip(paragraphs, tokens, strict=True)
        ]
        every = [draft for found in drafts for draft in found]
        if every:
            self._fill(every)
        return drafts

    def _fill(self, drafts: Sequence[Draft]) -> None:
        words = [draft.words for draft in drafts]
        for draft, tags in zip(drafts, self._tagger.tag(words), strict=True):
            draft.upos, draft.xpos, draft.feats = ([tag[column] for tag in tags] for column in range(3))
            pairs = zip(draft.words, draft.upos, strict=True)
            draft.lemmas = [lemma or "_" for lemma in self._lemmatizer.predict_dict(pairs)]
        self._parser.parse(drafts)
        for draft, entities in zip(drafts, self._entities.entities(words), strict=True):
            draft.entities = [(draft.spans[first][0], draft.spans[last][1], kind) for first, last, kind in entities]

    def _draft(self, tokens: Sequence[Token], paragraph: str) -> Draft:
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        for token in tokens:
            forms = self._expanded[token.text] if token.multi_word and self._expander else [token.text]
            words += forms
            spans += word_spans(forms, token.start, token.end, paragraph)
        return Draft(words=words, spans=spans)

    def _learn(self, tokens: set[str]) -> None:
        """The words of the multi-word tokens that were never seen before."""
        if len(self._expanded) > KEPT:
            self._expanded = {}
        new = sorted(tokens - self._expanded.keys())
        if not new or not self._expander:
            return
        sentences = [[{"id": (1,), "text": token, "misc": "MWT=Yes"}] for token in new]
        document = self._expander.process(StanzaDocument(sentences))
        for token, sentence in zip(new, document.sentences, strict=True):
            self._expanded[token] = [word.text for word in sentence.words]
