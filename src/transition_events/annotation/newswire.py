"""What news puts where the treebanks hardly ever do, so that parsers hang it wrong; here it is hung right.

"The court *on Monday* ruled": the day is the verb's, not the court's. "*The vote* was fair, she said": the vote was
fair, and she said so. "He said in a letter *that she would resign*": what was said is the verb's, and no description of
the letter. "*Oct. 26*" is a date, and nobody's name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

import attrs

from transition_events.annotation.document import Entity, Sentence, Word
from transition_events.annotation.grammar.arguments import preposition
from transition_events.annotation.grammar.lexicon import lexicon
from transition_events.annotation.grammar.verbs import is_finite

_DATE = "Date"
_BREAKS = frozenset({"VERB", "PUNCT", "SCONJ", "CCONJ"})
_PATH = frozenset({"obl", "nmod", "obj", "iobj", "flat", "compound", "conj", "appos"})
_TEMPORAL = frozenset({"after", "before", "until", "since"})
_APART = frozenset({"about", "over", "because of", "despite", "without", "minus", "of", "for", "with"})


def as_news_reads(sentence: Sentence) -> Sentence:
    """The sentence with what news misleads the models about put right; the same object where there is none."""
    sentence = _with_dates(sentence)
    arcs = dict[int, tuple[int, str]]()
    for word in sentence.words:
        arcs.update(_day(sentence, word))
        arcs.update(_content(sentence, word))
        arcs.update(_bare_content(sentence, word))
        arcs.update(_lost_subject(sentence, word))
        arcs.update(_dated_clause(sentence, word))
        arcs.update(_past_among_infinitives(sentence, word))
    if not arcs:
        return sentence
    words = list(sentence.words)
    for number, (head, relation) in arcs.items():
        words[number - 1] = attrs.evolve(words[number - 1], head=head, deprel=relation)
    return attrs.evolve(sentence, words=tuple(words))


# --- "an election for Oct. 26" ----------------------------------------------------------------------------------------


def _with_dates(sentence: Sentence) -> Sentence:
    """The sentence, where an entity of a month and a number was taken for something else made a date."""
    if not any(_is_day(sentence, entity) for entity in sentence.entities):
        return sentence
    entities = (attrs.evolve(e, type=_DATE) if _is_day(sentence, e) else e for e in sentence.entities)
    return attrs.evolve(sentence, entities=tuple(entities))


def _is_day(sentence: Sentence, entity: Entity) -> bool:
    """Whether an entity is a month and numbers ("Oct. 26", "6 May 2021") and its class another."""
    if entity.type.upper() == _DATE.upper() or not any(c.isdigit() for c in entity.text):
        return False
    words = [w.lower for w in sentence.words if entity.span.start <= w.span.start < entity.span.end]
    months = [w for w in words if w in lexicon().months]
    return len(months) == 1 and all(w in lexicon().months or w.isdigit() or w == "," for w in words)


# --- "The court on Monday ruled" --------------------------------------------------------------------------------------


def _day(sentence: Sentence, day: Word) -> Iterator[tuple[int, tuple[int, str]]]:
    """A day of the week between a subject and its verb, hung on the verb."""
    if day.lower not in lexicon().weekdays or not 2 < day.id < len(sentence.words):
        return
    verb = _predicate(sentence, sentence[day.id + 1])
    subject = sentence.child(verb, "nsubj") if verb is not None and sentence[day.id - 1].lower == "on" else None
    if verb is None or subject is None or subject not in sentence.ancestors(day):
        return
    between = sentence.words[subject.id : day.id - 2]
    parted = any(w.upos in _BREAKS for w in between) or sentence[day.id - 2].upos == "ADJ"
    if not parted and _acts(subject):
        yield day.id, (verb.id, "obl")


def _acts(noun: Word) -> bool:
    """Whether it does things; other nouns may be dated themselves: "The *vote* on Monday ended a crisis"."""
    return noun.upos == "PROPN" or noun.lemma.lower() in lexicon().acting_nouns


def _predicate(sentence: Sentence, word: Word) -> Word | None:
    """The verb that a word begins the group of: itself, or what an auxiliary or adverb hangs on."""
    verb = word if word.upos == "VERB" or word.relation not in ("aux", "cop", "advmod") else sentence.head(word)
    return verb if verb is not None and (verb.upos in ("VERB", "AUX") or sentence.children(verb, "cop")) else None


# --- "The vote was fair, she said" ------------------------------------------------------------------------------------


def _lost_subject(sentence: Sentence, verb: Word) -> Iterator[tuple[int, tuple[int, str]]]:
    """The first of two subjects of a verb, hung on the clause between the two that has none."""
    before = [k for k in sentence.children(verb, "nsubj", "ccomp") if k.id < verb.id]
    if verb.upos != "VERB" or [k.relation for k in before] != ["nsubj", "ccomp", "nsubj"]:
        return
    subject, clause, _ = before
    if not sentence.children(clause, "nsubj", "csubj", "expl"):
        passive = bool(sentence.children(clause, "aux:pass"))
        yield subject.id, (clause.id, "nsubj:pass" if passive else "nsubj")


# --- "presented the team that will lead her and named its head" ------------------------------------------------------


def _past_among_infinitives(sentence: Sentence, verb: Word) -> Iterator[tuple[int, tuple[int, str]]]:
    """A past form joined to an infinitive, hung on the past form that both stand under."""
    inner = sentence.head(verb)
    if verb.relation != "conj" or verb.xpos != "VBD" or inner is None or inner.xpos != "VB":
        return
    told_by_did = any(aux.lemma == "do" for aux in sentence.children(inner, "aux"))  # "did not like it and left"
    if told_by_did or sentence.children(verb, "nsubj", "expl", "mark", "aux"):
        return
    outer = next((up for up in sentence.ancestors(inner) if up.xpos != "VB" and up.upos == "VERB"), None)
    if outer is not None and outer.xpos == "VBD" and outer.id < inner.id:
        yield verb.id, (outer.id, "conj")


# --- "hours after the minister, Ito, dismissed her" ------------------------------------------------------------------


def _dated_clause(sentence: Sentence, verb: Word) -> Iterator[tuple[int, tuple[int, str]]]:
    """A clause of time whose subject was read as what "after" governs, and itself as one more main clause."""
    if verb.relation != "conj" or not is_finite(verb) or sentence.children(verb, "cc", "nsubj", "expl"):
        return
    for noun in sentence.children(verb, "obl"):
        case = sentence.child(noun, "case")
        if case is not None and case.lower in _TEMPORAL and noun.id < verb.id and case.id > verb.head:
            yield noun.id, (verb.id, "nsubj")
            yield case.id, (verb.id, "mark")
            yield verb.id, (verb.head, "advcl")
            return


# --- "He said in a letter that she would resign" ----------------------------------------------------------------------


def _content(sentence: Sentence, that: Word) -> Iterator[tuple[int, tuple[int, str]]]:
    """A clause with "that" that describes a noun between it and a verb of telling, hung on the verb."""
    clause = sentence.head(that)
    if that.lower != "that" or clause is None or clause.relation != "acl" or that.id > clause.id:
        return
    noun = sentence.head(clause)
    verb = _telling(sentence, noun) if noun is not None and _is_whole(sentence, clause, that) else None
    if noun is None or verb is None or noun.lemma.lower() in lexicon().content_nouns:
        return
    if that.relation == "mark" or noun.upos == "PROPN" or _has_no_gap(sentence, clause, that):
        yield clause.id, (verb.id, "ccomp")
        yield that.id, (clause.id, "mark")


def _bare_content(sentence: Sentence, clause: Word) -> Iterator[tuple[int, tuple[int, str]]]:
    """A clause right behind the hearer, without "that", hung on the verb: "told a rally *he would run*"."""
    noun = sentence.head(clause)
    if clause.relation != "acl" or noun is None or noun.relation not in ("obj", "iobj"):
        return
    subject = sentence.child(clause, "nsubj")
    finite = any(map(is_finite, (*sentence.children(clause, "aux", "cop"), clause)))
    follows = subject is not None and min(w.id for w in sentence.subtree(clause)) == noun.id + 1
    open_to_it = subject is not None and subject.xpos not in ("WP", "WDT") and not sentence.children(clause, "mark")
    verb = _telling(sentence, noun) if finite and follows and open_to_it else None
    if verb is not None and verb.id < noun.id:
        yield clause.id, (verb.id, "ccomp")


def _is_whole(sentence: Sentence, clause: Word, that: Word) -> bool:
    """Whether the clause is finite, begins with "that" and has a subject besides."""
    begins = min(w.id for w in sentence.subtree(clause) if w.upos != "PUNCT") == that.id
    finite = any(map(is_finite, (*sentence.children(clause, "aux", "cop"), clause)))
    return begins and finite and any(k is not that for k in sentence.children(clause, "nsubj", "expl", "csubj"))


def _has_no_gap(sentence: Sentence, clause: Word, that: Word) -> bool:
    """Whether the clause has what its verb asks for, so that "that" is no object: "that he views himself as fair"."""
    return any(k is not that for k in sentence.children(clause, "obj", "ccomp", "xcomp", "cop"))


def _telling(sentence: Sentence, noun: Word) -> Word | None:
    """The verb of telling that the noun is the hearer, the place or the time of, if nothing else is said to be told."""
    path = [noun, *takewhile(lambda up: up.upos != "VERB", sentence.ancestors(noun))]
    below = path[-1]
    verb = sentence.head(below)
    if verb is None or verb.upos != "VERB" or sentence.children(verb, "ccomp", "parataxis") or below.id < verb.id:
        return None
    if any(word.relation not in _PATH for word in path):
        return None
    lemma = verb.lemma.lower()
    if below.relation == "obl":
        told = lemma in lexicon().telling_verbs and preposition(sentence, below) not in _APART
        return verb if told else None
    hears = below.relation in ("obj", "iobj") and below is noun
    return verb if hears and lemma in lexicon().hearer_verbs else None
