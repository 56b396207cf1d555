"""The lexicon's own examples and counter-examples as training material, parsed by the models of the package."""

from __future__ import annotations

from collections.abc import Iterator

from training.statements.gold import Gold, in_words
from transition_events.annotation.stanza_adapter import StanzaAnnotator
from transition_events.model import Span
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import CueExample, load_classes


def sentences() -> Iterator[tuple[str, Layout, list[Gold]]]:
    """Each sentence of the lexicon, named, laid out, with the attribution in it; none in a counter-example."""
    pairs: list[tuple[str, CueExample | None]] = []
    for record in load_classes():
        pairs += [(e.text, e) for e in record.examples]
        pairs += [(text, None) for text in record.negatives]
    documents = StanzaAnnotator("compact").annotate_many([text for text, _ in pairs])
    for (text, example), document in zip(pairs, documents, strict=True):
        layout = Layout(document)
        gold = in_words(layout, _roles(example)) if example else None
        yield text, layout, [gold] if gold else []


def _roles(example: CueExample) -> dict[str, list[Span]]:
    parts = {"source": example.speaker, "cue": example.cue, "content": example.content}
    return {role: [_span(example.text, words)] if words else [] for role, words in parts.items()}


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))
