"""What holds for the actors of every document, however odd its words and its parse."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import attrs
from hypothesis import given
from hypothesis import strategies as st

from transition_events.actors import find_actors
from transition_events.annotation.document import Document, Entity, Sentence, Word
from transition_events.model import Actor, Span

_FORMS = [
    "Anna", "Weber", "Paul", "President", "Sen.", "Mr.", "Mrs.", "and", ",", "-", "elect", "'s", "of", "the", "former",
    "latter", "he", "She", "her", "himself", "said", "was", "named", "Russian", "United", "States", "EU", "Council",
    "National", "spokesman", "“", "”", '"', "(", "Monday", "JR", "van", "der", "ß", "İ", "’", ".", "now", "secretary",
]  # fmt: skip
_TAGS = ["NOUN", "PROPN", "PRON", "VERB", "AUX", "DET", "ADJ", "ADP", "PUNCT", "CCONJ", "ADV", "PART", "X"]
_RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "flat",
    "compound",
    "appos",
    "conj",
    "cop",
    "nmod:poss",
    "case",
    "root",
]
_ENTITIES = ["Person", "Organization", "Location", "NORP", "Date", "PERSON", "FAC"]


@st.composite
def sentences(draw: Any, start: int, paragraph: int) -> Sentence:
    """Any words under any heads: a parse need not be a tree to be read."""
    forms = draw(st.lists(st.sampled_from(_FORMS), min_size=1, max_size=14))
    words, offset = [], start
    for number, form in enumerate(forms, 1):
        head = draw(st.integers(0, len(forms)).filter(lambda n, own=number: n != own))
        word = Word(
            id=number,
            text=form,
            lemma=form.lower(),
            upos=draw(st.sampled_from(_TAGS)),
            head=head,
            deprel=draw(st.sampled_from(_RELATIONS)),
            span=Span(offset, offset + len(form)),
        )
        words.append(word)
        offset = word.span.end + draw(st.integers(0, 1))
    found = []
    for first, last in pairwise(sorted(draw(st.sets(st.integers(0, len(words)), max_size=6)))):
        span = Span(words[first].span.start, words[last - 1].span.end)
        found.append(Entity(span=span, text="", type=draw(st.sampled_from(_ENTITIES))))
    return Sentence(words=tuple(words), entities=tuple(found), paragraph=paragraph)


@st.composite
def documents(draw: Any) -> Document:
    found: list[Sentence] = []
    for paragraph in range(draw(st.integers(0, 4))):
        found.append(draw(sentences(found[-1].span.end + 1 if found else 0, paragraph)))
    characters = [" "] * (found[-1].span.end if found else 0)
    for word in (w for s in found for w in s.words):
        characters[word.span.start : word.span.end] = word.text
    return Document(text="".join(characters), sentences=tuple(found))


@given(documents())
def test_mentions_are_places_of_the_text(document: Document) -> None:
    for actor in find_actors(document):
        assert actor.mentions
        for mention in actor.mentions:
            assert 0 <= mention.span.start < mention.span.end <= len(document.text)
            assert mention.text.split() == mention.span.of(document.text).split()


@given(documents())
def test_ids_count_in_the_order_of_first_mentions(document: Document) -> None:
    actors = find_actors(document)
    assert [a.id for a in actors] == [f"a{n}" for n in range(1, len(actors) + 1)]
    firsts = [a.mentions[0].span for a in actors]
    assert firsts == sorted(firsts)


@given(documents())
def test_a_place_names_one_actor(document: Document) -> None:
    spans = [m.span for a in find_actors(document) for m in a.mentions]
    assert len(set(spans)) == len(spans)
    named = sorted(m.span for a in find_actors(document) for m in a.mentions if m.how == "NAME")
    assert not any(one.overlaps(other) for one, other in pairwise(named))


@given(documents())
def test_the_name_is_the_longest_and_no_alias(document: Document) -> None:
    for actor in find_actors(document):
        assert actor.name
        assert actor.name not in actor.aliases
        assert len(actor.name.split()) >= max((len(a.split()) for a in actor.aliases), default=0)
        assert len({r.casefold() for r in actor.roles}) == len(actor.roles)


@given(documents(), st.integers(1, 40))
def test_a_longer_head_of_the_text_moves_the_mentions_and_nothing_else(document: Document, by: int) -> None:
    def moved(actor: Actor) -> Actor:
        return attrs.evolve(actor, mentions=tuple(attrs.evolve(m, span=_move(m.span, by)) for m in actor.mentions))

    assert find_actors(_shift(document, by)) == tuple(map(moved, find_actors(document)))


@given(documents())
def test_who_stands_only_in_skipped_words_is_no_actor(document: Document) -> None:
    assert find_actors(document, skip=[Span(0, len(document.text))]) == ()


def _move(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def _shift(document: Document, by: int) -> Document:
    def shift(sentence: Sentence) -> Sentence:
        words = tuple(attrs.evolve(w, span=_move(w.span, by)) for w in sentence.words)
        entities = tuple(attrs.evolve(e, span=_move(e.span, by)) for e in sentence.entities)
        return attrs.evolve(sentence, words=words, entities=entities)

    return Document(text=" " * by + document.text, sentences=tuple(map(shift, document.sentences)))
