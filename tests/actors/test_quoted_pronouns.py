"""I and we inside a quotation are its speaker, whoever else is quoted around it."""

from __future__ import annotations

import re

from transition_events.actors import link_quoted_pronouns
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.model import Actor, Mention, Span, Statement, StatementForm

TEXT = "\"I asked Orr, and he said 'we agree,'\" Mott said. I laughed."


def document() -> Document:
    pronouns = {"I", "he", "we"}
    words = tuple(
        Word(id=n, text=m[0], lemma=m[0], upos="PRON" if m[0] in pronouns else "X", span=Span(*m.span()))
        for n, m in enumerate(re.finditer(r"\w+|\S", TEXT), 1)
    )
    return Document(text=TEXT, sentences=(Sentence(words=words),))


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def person(identifier: str, name: str) -> Actor:
    return Actor(id=identifier, name=name, kind="PERSON", mentions=(Mention(span=at(name), text=name, how="NAME"),))


MOTT, ORR = person("a1", "Mott"), person("a2", "Orr")


def said(identifier: str, speaker: Actor | None, words: str, form: StatementForm = "DIRECT") -> Statement:
    return Statement(id=identifier, speaker=speaker, content=(at(words),), content_text=words, form=form)


def pronouns(actors: tuple[Actor, ...]) -> list[list[str]]:
    return [[m.text for m in actor.mentions if m.how == "PRONOUN"] for actor in actors]


WHOLE, INNER = "I asked Orr, and he said 'we agree,'", "we agree"


def test_the_speaker_of_a_quotation_is_its_first_person() -> None:
    actors = link_quoted_pronouns((MOTT, ORR), [said("s1", MOTT, WHOLE)], document())
    assert pronouns(actors) == [["I", "we"], []]
    assert [m.span for m in actors[0].mentions] == sorted(m.span for m in actors[0].mentions)


def test_the_inner_quotation_has_its_own_speaker() -> None:
    told = [said("s1", MOTT, WHOLE), said("s2", ORR, INNER)]
    assert pronouns(link_quoted_pronouns((MOTT, ORR), told, document())) == [["I"], ["we"]]
    assert pronouns(link_quoted_pronouns((MOTT, ORR), told[::-1], document())) == [["I"], ["we"]]


def test_indirect_speech_and_unknown_speakers_link_nothing() -> None:
    for told in (said("s1", MOTT, WHOLE, "INDIRECT"), said("s1", None, WHOLE)):
        assert link_quoted_pronouns((MOTT, ORR), [told], document()) == (MOTT, ORR)


def test_linking_twice_adds_nothing() -> None:
    once = link_quoted_pronouns((MOTT, ORR), [said("s1", MOTT, WHOLE)], document())
    assert link_quoted_pronouns(once, [said("s1", MOTT, WHOLE)], document()) == once
