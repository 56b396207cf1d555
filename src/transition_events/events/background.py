"""What the earlier stages found, as the event stage asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.lexicon import lemmas_of
from transition_events.events.vocabulary import vocabulary
from transition_events.lookup import MentionIndex, SpanIndex
from transition_events.model import Actor, Span, Statement, TimeExpression

_COMMON_NOUNS = {"PERSON": "person", "ORG": "body", "GROUP": "body", "GPE": "country"}


@attrs.frozen(kw_only=True, eq=False)
class Background:
    """Actors, statements and times by place, the ontology's classes, the spans that must yield nothing.

    `lemmas` are those of all the article's words.
    """

    mentions: MentionIndex
    classes: Mapping[str, frozenset[str]]
    contents: SpanIndex[Statement] = attrs.field(factory=lambda: SpanIndex[Statement](()))
    times: SpanIndex[TimeExpression] = attrs.field(factory=lambda: SpanIndex[TimeExpression](()))
    skip: tuple[Span, ...] = ()
    published: date | None = None
    lemmas: frozenset[str] = frozenset()

    def is_skipped(self, span: Span) -> bool:
        """Whether a stretch of text lies in the head of the article or in a caption."""
        return any(span.overlaps(s) for s in self.skip)

    def is_time(self, word: Word) -> bool:
        """Whether a word stands in a time expression: "met on *Friday*" has no Friday for its matter."""
        return self.times.innermost(word.span) is not None

    def statement_around(self, span: Span) -> Statement | None:
        """The innermost statement in whose words the span stands."""
        return self.contents.innermost(span)

    def kinds(self, sentence: Sentence, word: Word) -> frozenset[str]:
        """The kinds of actor a word may stand for: by its actor, as a pronoun, a named entity or a common noun.

        A noun stands for the name right behind it too: "the *newspaper* La Presse".
        """
        found = set[str]()
        named = _name_behind(sentence, word)
        if named is not None:
            found |= self.kinds(sentence, named)
        actor = self.mentions.covering(word.span)
        if actor:
            found.add(actor.kind)
        found.update(kind for kind, pronouns in vocabulary().pronouns.items() if word.lower in pronouns)
        entity_kinds = vocabulary().entity_kinds
        found.update(entity_kinds.get(e.type, "") for e in sentence.entities if e.span.overlaps(word.span))
        lemmas = lemmas_of(word)
        found.update(kind for kind, name in _COMMON_NOUNS.items() if lemmas & self.classes.get(name, frozenset()))
        return frozenset(found)

    def actor_of(self, sentence: Sentence, word: Word) -> Actor | None:
        """The actor that a noun phrase speaks of: by its head, an apposition, a name in it, or who a group acts for."""
        found = self.mentions.covering(word.span)
        if found:
            return found
        for other in (*grammar.appositives(sentence, word), *self._apposed_names(sentence, word)):
            named = self.mentions.covering(other.span)
            if named and named.kind == "PERSON" and self._may_be_person(word):
                return named
        names = self.mentions.within(grammar.phrase_span(sentence, word))
        for mention, actor in names:
            top = sentence.top(mention.span)
            if top is not None and (top.id == word.id or top.relation in ("flat", "appos", "nmod:desc")):
                return actor
        if lemmas_of(word) & vocabulary().group_nouns and not self._is_one_person(word):
            return next((a for m, a in names if _modifies(sentence, m.span, word)), None)
        return None

    def _is_one_person(self, word: Word) -> bool:
        return word.xpos == "NN" and bool(lemmas_of(word) & self.classes.get("person", frozenset()))

    def _may_be_person(self, word: Word) -> bool:
        """Whether a word beside a person's name can be that person: a singular that is no body, country or contest."""
        lemmas = lemmas_of(word) - self.classes.get("person", frozenset())
        is_thing = any(lemmas & self.classes.get(name, frozenset()) for name in ("body", "country", "contest"))
        return word.xpos not in ("NNS", "NNPS") and not is_thing

    def _apposed_names(self, sentence: Sentence, word: Word) -> tuple[Word, ...]:
        """A name right after the phrase: "her challenger then, *Ana Ruiz*, ...", "bank chief *Ana Ruiz*"."""
        last = grammar.phrase(sentence, word)[-1]
        rest = sentence.words[last.id : last.id + 2]
        if rest and rest[0].upos == "PROPN" and rest[0].head == word.head and rest[0].deprel == word.deprel:
            return (rest[0],)
        if word.upos == "PROPN":
            return ()
        if len(rest) == 2 and rest[0].text == "," and rest[1].upos == "PROPN":
            return (rest[1],)
        return ()


def _name_behind(sentence: Sentence, word: Word) -> Word | None:
    """The name in close apposition to a common noun, or behind a title: "*Mr.* Ito"."""
    kids = sentence.children(word, "appos", "flat") if word.upos in ("NOUN", "PROPN") else ()
    return next((k for k in kids if k.id == word.id + 1 and k.upos == "PROPN"), None)


def _modifies(sentence: Sentence, span: Span, word: Word) -> bool:
    top = sentence.top(span)
    return top is not None and top.head == word.id and top.relation in ("amod", "compound", "nmod")
