"""What news puts where the treebanks hardly ever do, and parsers hang wrong: "The court *on Monday* ruled ..."."""

from __future__ import annotations

import attrs

from transition_events.annotation.document import Sentence, Word
from transition_events.annotation.grammar.lexicon import lexicon

_BREAKS = frozenset({"VERB", "PUNCT", "SCONJ", "CCONJ"})


def with_days_on_verbs(sentence: Sentence) -> Sentence:
    """The sentence with each "on Monday" between a subject and its verb hung on the verb, not on the subject."""
    moved = {day.id: verb for day in sentence.words if (verb := _verb_after(sentence, day)) is not None}
    if not moved:
        return sentence
    words = (
        attrs.evolve(word, head=moved[word.id].id, deprel="obl") if word.id in moved else word
        for word in sentence.words
    )
    return attrs.evolve(sentence, words=tuple(words))


def _verb_after(sentence: Sentence, day: Word) -> Word | None:
    """The verb that begins right after a day of the week, where the day hangs on that verb's subject before it."""
    if (
        day.lower not in lexicon().weekdays
        or not 2 < day.id < len(sentence.words)
        or sentence[day.id - 1].lower != "on"
    ):
        return None
    verb = _predicate(sentence, sentence[day.id + 1])
    subject = sentence.child(verb, "nsubj") if verb is not None else None
    if subject is None or subject not in sentence.ancestors(day):
        return None
    between = sentence.words[subject.id : day.id - 2]
    parted = any(w.upos in _BREAKS for w in between) or sentence[day.id - 2].upos == "ADJ"
    return None if parted or not _acts(subject) else verb


def _acts(noun: Word) -> bool:
    """Whether it does things; other nouns may be dated themselves: "The *vote* on Monday ended a crisis"."""
    return noun.upos == "PROPN" or noun.lemma.lower() in lexicon().acting_nouns


def _predicate(sentence: Sentence, word: Word) -> Word | None:
    """The verb that a word begins the group of: itself, or what an auxiliary or adverb hangs on."""
    verb = word if word.upos == "VERB" or word.relation not in ("aux", "cop", "advmod") else sentence.head(word)
    return verb if verb is not None and (verb.upos in ("VERB", "AUX") or sentence.children(verb, "cop")) else None
