"""Stanza's own documents, as drafts and as ours."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stanza.models.common.doc import Document as StanzaDocument

from transition_events.annotation.document import Document
from transition_events.annotation.stanza_adapter.draft import Draft, word_spans
from transition_events.annotation.stanza_adapter.texts import LONGEST_SENTENCE, cuts
from transition_events.errors import ModelsError
from transition_events.text import clean, paragraphs


def is_stanza_document(item: object) -> bool:
    """Whether the object is a Document of Stanza's."""
    return isinstance(item, StanzaDocument)


def from_stanza(document: Any) -> Document:
    """A Stanza Document that the user already has, as ours. It must be parsed: heads and lemmas are needed."""
    text = document.text
    if not isinstance(text, str) or any(w.head is None for s in document.sentences for w in s.words):
        raise ModelsError("the Stanza document has no text or no dependency parse")
    starts = [span.start for span in paragraphs(clean(text))]
    sentences = []
    for sentence in document.sentences:
        first = sentence.tokens[0].start_char
        paragraph = max(0, sum(start <= first for start in starts) - 1)
        sentences.append(draft(sentence, sentence.ents, text).sentence(text, 0, paragraph))
    return Document(text=text, sentences=tuple(sentences))


def draft(sentence: Any, entities: Sequence[Any], text: str) -> Draft:
    """The columns of one of Stanza's sentences, and the entities found in it."""
    words = sentence.words
    return Draft(
        words=[word.text for word in words],
        spans=[span for token in sentence.tokens for span in _spans(token, text)],
        upos=[word.upos or "X" for word in words],
        xpos=[word.xpos or "" for word in words],
        feats=[word.feats or "_" for word in words],
        lemmas=[word.lemma or word.text for word in words],
        heads=[word.head for word in words],
        deprels=[word.deprel for word in words],
        entities=[(entity.start_char, entity.end_char, entity.type) for entity in entities],
    )


def run(processors: dict[str, Any], order: Sequence[str], text: str) -> list[Draft]:
    """The sentences of a text, by a pipeline's processors in that order, the tokenizer first and the entities last."""
    document = _without_long_sentences(processors[order[0]].process(text), text)
    for name in order[1:-1]:
        if name in processors:
            document = processors[name].process(document)
    entities: Sequence[Any] = [()] * len(document.sentences)
    if order[-1] in processors:
        tagged = processors[order[-1]].process(_words_as_tokens(document, text))
        entities = [sentence.ents for sentence in tagged.sentences]
    return [draft(s, named, text) for s, named in zip(document.sentences, entities, strict=True)]


def _without_long_sentences(document: Any, text: str) -> Any:
    if all(len(s.tokens) <= LONGEST_SENTENCE for s in document.sentences):
        return document
    sentences = []
    for tokens in document.to_dict():
        for first, last in cuts([t["text"] for t in tokens]):
            piece = [dict(token) for token in tokens[first:last]]
            for number, token in enumerate(piece, 1):
                token["id"] = (number,)
            sentences.append(piece)
    return StanzaDocument(sentences, text=text)


def _words_as_tokens(document: Any, text: str) -> Any:
    """The document with every word a token, as entity taggers are trained: a name ends before its "'s"."""
    sentences = []
    for sentence in document.sentences:
        spans = (span for token in sentence.tokens for span in _spans(token, text))
        words = zip(sentence.words, spans, strict=True)
        sentences.append(
            [
                {"id": (number,), "text": word.text, "start_char": start, "end_char": end}
                for number, (word, (start, end)) in enumerate(words, 1)
            ]
        )
    return StanzaDocument(sentences, text=text)


def _spans(token: Any, text: str) -> list[tuple[int, int]]:
    return word_spans([word.text for word in token.words], token.start_char, token.end_char, text)
