"""The models at work, on texts of our own."""

import socket
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
import stanza
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transition_events.annotation.stanza_adapter import (
    StanzaAnnotator,
    arcs,
    documents,
    entities,
    from_stanza,
    quick,
    words,
)
from transition_events.annotation.stanza_adapter.settings import PROCESSORS
from transition_events.annotation.stanza_adapter.settings import settings as set_of_models
from transition_events.model import Span

pytestmark = pytest.mark.model

TEXTS = [
    "Governor Mara Ostrander conceded on Sunday.\n\nHer aides didn't comment.",
    "“I won’t wait,” said Teo Lindqvist, the president-elect. He can't be sworn in before July 1, 2031!!",
    "PORT ALDER -- The recount cost $2.5 million?! Write to clerk@board.example or see www.board.example/recount.",
    "Wanna go?  Gonna be   fun…\n\tThe U.N. met in St. Varga at 9 p.m. It's Ito's.",
    "Yes",
    "— — —",
]
ODD = st.text(
    st.sampled_from(list("aB3 .,!?\"'“”’-—\n\t…$%éß漢😀\u200b\u00a0\u2028<>&@/")) | st.characters(codec="utf-8"),
    max_size=120,
)


@pytest.fixture(scope="module")
def annotator():
    return StanzaAnnotator()


@pytest.fixture(scope="module")
def stanza_pipeline():
    """The same models, run by Stanza."""
    return stanza.Pipeline("en", download_method=None, verbose=False, **set_of_models("compact")[1])


def check(document, text):
    """What holds of every annotated text."""
    assert document.text == text
    for before, after in pairwise(document.sentences):
        assert before.span.end <= after.span.start
        assert before.paragraph <= after.paragraph
    for sentence in document.sentences:
        assert [word.id for word in sentence.words] == list(range(1, len(sentence.words) + 1))
        assert sum(word.head == 0 for word in sentence.words) == 1
        for word in sentence.words:
            assert 0 <= word.span.start < word.span.end <= len(text)
            assert 0 <= word.head <= len(sentence.words)
            assert all((word.lemma, word.upos, word.deprel))
            assert (word, *sentence.ancestors(word))[-1].head == 0
        for entity in sentence.entities:
            assert sentence.span.start <= entity.span.start < entity.span.end <= sentence.span.end


@given(text=ODD)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_laws_hold_for_any_text(annotator, text):
    check(annotator.annotate(text), text)


def test_words_are_the_text_at_their_place(annotator):
    for text in TEXTS:
        document = annotator.annotate(text)
        check(document, text)
        for sentence in document.sentences:
            for word in sentence.words:
                assert word.text == text[word.span.start : word.span.end]


def test_clitics_have_places_of_their_own(annotator):
    sentence = annotator.annotate("Ito's aides didn't say.").sentences[0]
    assert [word.text for word in sentence.words][:5] == ["Ito", "'s", "aides", "did", "n't"]


@pytest.mark.parametrize("text", [text for text in TEXTS if "\n" not in text])
def test_the_output_is_that_of_stanza(annotator, stanza_pipeline, text):
    by_stanza = documents.run(stanza_pipeline.processors, PROCESSORS, text)
    assert list(annotator.annotate(text).sentences) == [draft.sentence(text, 0, 0) for draft in by_stanza]


def test_models_of_another_kind_are_run_by_stanza(annotator, monkeypatch):
    monkeypatch.setattr(quick.Quick, "reads", lambda _processors: False)
    assert StanzaAnnotator().annotate_many(TEXTS) == annotator.annotate_many(TEXTS)


def test_rare_pasts_are_verbs(annotator):
    (sentence,) = annotator.annotate("Soldiers loyal to Colonel Issa Moru overthrew Mamane Diallo on Friday.").sentences
    overthrew = next(word for word in sentence.words if word.text == "overthrew")
    assert (overthrew.upos, overthrew.relation) == ("VERB", "root")
    assert [word.text for word in sentence.children(overthrew, "nsubj")] == ["Soldiers"]


def test_the_output_is_the_same_in_any_batch(annotator):
    alone = [annotator.annotate(text) for text in TEXTS]
    assert annotator.annotate_many(TEXTS) == alone
    assert annotator.annotate_many(TEXTS[::-1]) == alone[::-1]
    assert annotator.annotate_many(TEXTS * 7)[-len(TEXTS) :] == alone
    assert StanzaAnnotator().annotate_many(TEXTS) == alone


def test_a_paragraph_longer_than_the_window_reads_the_same_in_any_batch(annotator):
    long = " ".join(f"Councillor number {n} spoke for the motion and sat down." for n in range(60))
    (alone,) = annotator.annotate_many([long])
    assert annotator.annotate_many(["Short.", long, long * 2])[1] == alone
    assert len(alone.sentences) == 60


def test_forgetting_words_changes_nothing(annotator, monkeypatch):
    before = annotator.annotate_many(TEXTS)
    for module in (arcs, entities, quick, words):
        monkeypatch.setattr(module, "KEPT", 3)
    assert [annotator.annotate(text) for text in TEXTS] == before
    assert annotator.annotate_many(TEXTS) == before


def test_threads_may_share_one_annotator(annotator):
    alone = [annotator.annotate(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(annotator.annotate, TEXTS * 3)) == alone * 3


def test_nothing_reaches_for_the_network(monkeypatch):
    def refuse(*_args, **_kwargs):
        raise AssertionError("the network was asked for")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    assert StanzaAnnotator().annotate("Ito won.").sentences


def test_no_sentence_goes_over_what_stands_apart(annotator):
    text = "PORT ALDER, June 9 the board met."
    sentences = annotator.annotate(text, apart=[Span(0, 18)]).sentences
    assert sentences[0].span.end == 18


def test_no_sentence_spans_two_texts(annotator):
    first, second = annotator.annotate_many(["Ito won the", "vote."])
    assert (len(first.sentences), len(second.sentences)) == (1, 1)


def test_texts_without_words(annotator):
    assert annotator.annotate_many([]) == []
    assert [document.sentences for document in annotator.annotate_many(["", " \n\n "])] == [(), ()]


def test_a_stanza_document_reads_as_ours(annotator, stanza_pipeline):
    text = TEXTS[0]
    document = from_stanza(stanza_pipeline(text))
    check(document, text)
    assert [s.words for s in document.sentences] == [s.words for s in annotator.annotate(text).sentences]
    assert [s.paragraph for s in document.sentences] == [0, 1]
