"""What a noun leans on: what it is counted by, what carries it, and the light verb that it is the object of."""

from __future__ import annotations

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.lexicon import Site, lemmas_of
from transition_events.events.vocabulary import vocabulary


def container(sentence: Sentence, noun: Word) -> Word:
    """The noun that stands for it: "Vale's second *batch* of picks", "the *first* of the appointments"."""
    for _ in range(3):
        up = sentence.head(noun)
        if noun.relation == "conj" and up is not None and up.upos in grammar.NOMINAL_TAGS:
            noun = up
        elif noun.relation in ("nmod", "obl") and grammar.preposition(sentence, noun) == "of":
            inside = next((w for w in (up, _before_preposition(sentence, noun)) if w and _contains(w)), None)
            if inside is None:
                break
            noun = inside
        else:
            break
    return noun


def _contains(word: Word) -> bool:
    return bool(lemmas_of(word) & vocabulary().containers) and word.upos not in ("VERB", "AUX")


def _before_preposition(sentence: Sentence, noun: Word) -> Word | None:
    """The word before the noun's preposition: where its phrase belongs when the parse hangs it higher."""
    case = sentence.child(noun, "case")
    return sentence[case.id - 1] if case is not None and case.id > 1 else None


def carrier(sentence: Sentence, noun: Word) -> Word:
    """The noun that it modifies and that means the same: "the transition *process*", "resignation *announcement*"."""
    up = sentence.head(noun)
    if up is not None and noun.relation in ("compound", "amod") and lemmas_of(up) & vocabulary().carriers:
        return up
    return noun


def support(site: Site) -> Word | None:
    """The light verb of a noun: "*offered* congratulations", "*preparing* for a round of picks"."""
    if site.part != "noun":
        return None
    sentence = site.sentence
    noun = container(sentence, carrier(sentence, site.head))
    up = sentence.head(noun)
    if up is None or up.upos not in ("VERB", "AUX"):
        return None
    raised = _raised(sentence, noun, up)
    if raised is not None:
        return raised if vocabulary().supports(lemmas_of(raised), "") else None
    preposition = grammar.preposition(sentence, noun) or (
        "" if noun.relation in ("obj", "nsubj", "iobj", "xcomp", "obl") else None
    )
    if noun.relation == "nsubj" and not grammar.is_passive(sentence, up):
        return None
    return up if preposition is not None and vocabulary().supports(lemmas_of(up), preposition) else None


def _raised(sentence: Sentence, noun: Word, verb: Word) -> Word | None:
    """The passive infinitive of which the noun is the object: "The appointment needs to be *approved*"."""
    if not noun.relation.startswith("nsubj"):
        return None
    kids = (k for k in sentence.children(verb, "xcomp") if grammar.is_passive(sentence, k))
    return next((k for k in kids if grammar.infinitive_mark(sentence, k) is not None), None)


def is_time(sentence: Sentence, word: Word) -> bool:
    """Parsers take bare adverbials of time for objects ("conceded *the day* after the vote"); *May* may be a name."""
    if any(e.type.upper().startswith("PER") and e.span.overlaps(word.span) for e in sentence.entities):
        return False
    return word.deprel in ("obl:tmod", "obl:unmarked") or bool(lemmas_of(word) & vocabulary().time_nouns)
