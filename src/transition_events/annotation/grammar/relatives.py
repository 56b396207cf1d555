"""What a relative pronoun stands for."""

from __future__ import annotations

from transition_events.annotation.document import Sentence, Word
from transition_events.annotation.grammar.lexicon import lexicon


def antecedent(sentence: Sentence, word: Word) -> Word:
    """The noun that a relative pronoun stands for; any other word as it is."""
    if word.feat("PronType") != "Rel" and not (word.lower in ("who", "which", "whom", "whose") and word.upos == "PRON"):
        return word
    named = _name_before_comma(sentence, word)
    for up in sentence.ancestors(word):
        if up.deprel == "acl:relcl":
            return named or _person(sentence, word, sentence.head(up) or word)
    return word


def _person(sentence: Sentence, pronoun: Word, noun: Word) -> Word:
    """The noun, or for "who" on a place or a body what that hangs on: "a *senator* from Ohio who runs"."""
    is_place = any(e.type == "Location" and noun.span in e.span for e in sentence.entities)
    if pronoun.lower != "who" or not (is_place or noun.lemma.lower() in lexicon().bodies):
        return noun
    up = sentence.head(noun)
    return up if up is not None and noun.relation == "nmod" and up.upos in ("NOUN", "PROPN") else noun


def _name_before_comma(sentence: Sentence, word: Word) -> Word | None:
    """The name just before ", who", wherever the parse hung the clause: "a poll that beat Ruiz, *who* won in May"."""
    if word.lower != "who" or word.id < 3 or sentence[word.id - 1].text != ",":
        return None
    name = sentence[word.id - 2]
    while name.relation == "flat" and (up := sentence.head(name)):
        name = up
    return name if name.upos == "PROPN" else None
