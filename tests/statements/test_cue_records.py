from __future__ import annotations

from functools import cache

import pytest

from transition_events.annotation.stanza_adapter import StanzaAnnotator
from transition_events.statements import find_statements
from transition_events.statements.lexicon import CueClass, CueExample, Learned, load_classes, load_lexicon

CLASSES = load_classes()
EXAMPLES = [pytest.param(c, e, id=f"{c.id}: {e.text}") for c in CLASSES for e in c.examples]
NEGATIVES = [pytest.param(n, id=f"{c.id}: {n}") for c in CLASSES for n in c.negatives]


@cache
def annotator() -> StanzaAnnotator:
    return StanzaAnnotator("compact")


@pytest.mark.parametrize("record", CLASSES, ids=lambda c: c.id)
def test_a_record_is_whole(record: CueClass) -> None:
    assert record.examples
    assert record.negatives
    assert record.verbs or record.nouns or record.others
    for example in record.examples:
        assert all(part in example.text for part in (example.cue, example.content, example.speaker or ""))
    for words in (record.verbs, record.nouns, record.others):
        assert len(set(words)) == len(words)


def test_the_lexicon_knows_the_class_and_kind_of_a_lemma() -> None:
    lexicon = load_lexicon(Learned(cues=frozenset(["rumor"])))
    assert "say" in lexicon.classes("say")
    assert lexicon.kind("tweet") == "WRITING"
    assert lexicon.kind("plough") is None
    assert {"claim", "rumor"} <= lexicon.nominal


@pytest.mark.model
@pytest.mark.parametrize(("record", "example"), EXAMPLES)
def test_an_example_is_found(record: CueClass, example: CueExample) -> None:
    statements = find_statements(annotator().annotate(example.text), actors=(), times=())
    assert [
        (
            s.kind,
            s.speaker_span.of(example.text) if s.speaker_span else None,
            s.cue.of(example.text) if s.cue else None,
            s.content_text,
        )
        for s in statements
    ] == [(record.kind, example.speaker, example.cue, example.content)]


@pytest.mark.model
@pytest.mark.parametrize("text", NEGATIVES)
def test_nothing_is_found_in_a_negative(text: str) -> None:
    assert find_statements(annotator().annotate(text), actors=(), times=()) == ()
