"""Did it happen, will it, may it, won't it? Status and polarity of an event, from what stands around its trigger.

The reading starts with the auxiliaries of the trigger itself and climbs through what governs it ("refused to",
"plans for", "is expected to") up to the finite clause it stands in; the operators are the records of
`data/status.toml`. Polarity turns with every negation on the way; of several degrees of certainty the weakest counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.clauses import read_embedding, read_marks
from transition_events.events.climb import Climb, Reading
from transition_events.events.lexicon import Site, lemmas_of
from transition_events.events.nouns import carrier, container, support
from transition_events.events.operators import (
    Operator,
    adverbs_before_to,
    find,
    governing,
    is_undertaking,
    noun_before_infinitive,
    noun_before_preposition,
)
from transition_events.events.vocabulary import vocabulary

_MODIFIERS = ("amod", "advmod", "acl", "compound", "det", "nmod:desc")
_NOT = frozenset({"not", "n't", "n’t", "never"})
_BESIDE_IN_TIME = frozenset({"after", "before", "until", "till", "at", "during", "by", "following", "ahead of"})
_MAX_CLIMB = 8


def read_status(site: Site, *, claimed: bool, foreseen: bool = False) -> Reading:
    """The status and polarity of the event at a site. `claimed`: it stands in the words of a statement.

    `foreseen`: events of its type are known of before they happen.
    """
    climb = Climb(acts=site.part == "verb")
    sentence = site.sentence
    word: Word | None = site.head
    if site.trigger.negated:
        climb.turn(f"trigger {site.trigger.id!r}")
    if site.part == "noun":
        word = _read_noun(site, climb)
        if foreseen and word is None and _is_awaited(site):
            climb.weaken("EXPECTED", "what goes with it is to come")
    if word is not None:
        _read_upwards(sentence, word, climb, claimed=claimed)
    if site.trigger.status:
        climb.weaken(site.trigger.status, f"trigger {site.trigger.id!r}")
    if _is_asked(sentence, site.head):
        climb.weaken("POSSIBLE", "question")
    if site.part == "verb" and _is_command(sentence, site.head):
        climb.weaken("POSSIBLE", "command")
    return Reading(status=climb.status, negated=climb.negated, announced=climb.announced, because=tuple(climb.because))


# --- nouns ------------------------------------------------------------------------------------------------------------


def _read_noun(site: Site, climb: Climb) -> Word | None:
    """Reads what stands beside and directly above a noun; gives the predicate whose status it shares, if any."""
    sentence = site.sentence
    nouns = tuple(
        dict.fromkeys((site.head, carrier(sentence, site.head), container(sentence, carrier(sentence, site.head))))
    )
    for noun in nouns:
        if grammar.is_negated(sentence, noun):
            climb.turn("no")
            climb.denied.append(noun)
        _read_modifiers(sentence, noun, climb)
        _read_successor(sentence, noun, climb)
        _read_happening(sentence, noun, climb)
    top = nouns[-1]
    if top is not site.head:
        climb.applied(find(top, "noun", ("noun",)), top.text)  # "the *prospect* of an election"
    before = noun_before_preposition(sentence, top)
    if before is not None:
        operator = find(before, "noun", ("noun",))
        return before if climb.applied(operator, before.text) and operator and not operator.final else None
    if sentence.children(top, "cop"):
        _read_auxiliaries(sentence, top, grammar.verb_group(sentence, top), climb, claimed=False)
        return None
    return _read_above(site, top, climb)


def _read_above(site: Site, top: Word, climb: Climb) -> Word | None:
    """Reads what a noun hangs on; gives the predicate whose status it shares, if any."""
    sentence, verb, up = site.sentence, support(site), site.sentence.head(top)
    if up is None:
        return None
    if top.relation == "nsubj" and sentence.children(up, "cop"):  # "the handover *would be* orderly"
        _read_auxiliaries(sentence, up, grammar.verb_group(sentence, up), climb, claimed=False)
    operator = governing(sentence, top, up) or _operator_of_raised(sentence, top, up, climb)
    if operator and site.trigger.type in operator.spares:
        return None
    if operator:
        climb.apply(operator, up.text)
        return up
    if verb is not None and _is_attended(sentence, verb, climb):
        return None
    return verb or (up if _shares_fate(sentence, top, up) else None)


def _is_awaited(site: Site) -> bool:
    """Whether it goes with something that is to come: "will visit him after the *inauguration*"."""
    sentence = site.sentence
    noun = container(sentence, carrier(sentence, site.head))
    up = sentence.head(noun)
    beside = noun.relation in ("obl", "nmod") and grammar.preposition(sentence, noun) in _BESIDE_IN_TIME
    return up is not None and beside and _is_to_come(sentence, up)


def _is_to_come(sentence: Sentence, verb: Word) -> bool:
    """Whether what governs a verb, or its form, sets it in the future; a mere purpose does not."""
    ahead = Climb()
    _read_upwards(sentence, verb, ahead, claimed=False)
    return ahead.status not in ("OCCURRED", "ONGOING") and any(not w.startswith("infinitive") for w in ahead.because)


def _is_attended(sentence: Sentence, verb: Word, climb: Climb) -> bool:
    """Whether a verb tells who was there, or not, at what happens all the same; "will attend" looks ahead."""
    if not lemmas_of(verb) & vocabulary().attending:
        return False
    if _is_to_come(sentence, verb):
        climb.weaken("EXPECTED", f"{verb.text} looks ahead")
    return True


def _shares_fate(sentence: Sentence, noun: Word, up: Word) -> bool:
    """Whether an indefinite object is as real as its verb: "could face *lawsuits*"; not "could discuss the coup"."""
    if up.upos != "VERB" or noun.relation not in ("obj", "obl") or sentence.children(noun, "nmod:poss"):
        return False
    if noun.relation == "obl" and grammar.preposition(sentence, noun) not in ("to", "into"):
        return False
    return all(d.lower in ("a", "an", "any", "another", "more") for d in sentence.children(noun, "det"))


def _operator_of_raised(sentence: Sentence, noun: Word, up: Word, climb: Climb) -> Operator | None:
    """What is likely to begin: the operator whose infinitive only tells that the noun happens."""
    if not noun.relation.startswith("nsubj"):
        return None
    for verb in sentence.children(up, "xcomp"):
        operator = governing(sentence, verb, up)
        if operator and operator.id != "happen" and find(verb, "subject", ("verb",)):
            climb.because.append(f"{verb.text} tells that it happens")
            return operator
    return None


def _read_modifiers(sentence: Sentence, word: Word, climb: Climb) -> None:
    for kid in sentence.children(word, *_MODIFIERS):
        parts = ("adjective", "adverb", "verb") if kid.xpos != "VBG" else ("adjective",)
        operator = find(kid, "modifier", parts)
        if operator:
            climb.apply(operator, kid.text)
    for kid in sentence.children(word, "case"):
        operator = find(kid, "modifier", ("preposition",))
        if operator:
            climb.apply(operator, kid.text)


def _read_successor(sentence: Sentence, noun: Word, climb: Climb) -> None:
    """Of whoever is next it is to come: "the appointment of the *next* commissioner"."""
    for kid in grammar.obliques(sentence, noun, "of"):
        for word in sentence.children(kid, "amod"):
            if word.lower == "next":
                climb.weaken("PLANNED", f"{word.text} {kid.text}")


def _read_happening(sentence: Sentence, noun: Word, climb: Climb) -> None:
    """A relative clause that tells when it happens: "her first cabinet meeting, which *will be held* on Tuesday"."""
    for clause in sentence.children(noun, "acl"):
        if clause.deprel == "acl:relcl" and find(clause, "subject", ("verb",)):
            _read_auxiliaries(sentence, clause, grammar.verb_group(sentence, clause), climb, claimed=False)


def _read_misread_governor(sentence: Sentence, word: Word, climb: Climb) -> None:
    """What governs an infinitive and was hung on it: "is *due* to be sworn in", "is *yet* to resign"."""
    hung = [kid for kid in sentence.children(word, "mark", "aux") if kid.upos == "ADJ"]
    if (
        sentence.head(word) is None or grammar.verb_group(sentence, word).tense
    ):  # finite: "whose win is *yet* to be ..."
        hung += adverbs_before_to(sentence, word)
    for kid in hung:
        if operator := find(kid, "infinitive", ("adjective", "adverb")):
            climb.apply(operator, kid.text)


# --- upwards ----------------------------------------------------------------------------------------------------------


def _read_upwards(sentence: Sentence, word: Word, climb: Climb, *, claimed: bool) -> None:
    """From a predicate (or a noun that governs the event) through its governors to the end of the finite clause."""
    current: Word | None = word
    for _ in range(_MAX_CLIMB):
        if current is None:
            return
        current = _read_step(sentence, current, climb, claimed=claimed)


def _read_step(sentence: Sentence, word: Word, climb: Climb, *, claimed: bool) -> Word | None:
    """Reads a word and how it hangs on its governor; gives what to read next, None at the end of the finite clause."""
    within = word.relation == "obl" and grammar.preposition(sentence, word) in ("in", "at", "during")
    if word.upos == "NOUN" and within and not is_undertaking(word):
        return None  # what goes on during a race is not its own
    group = grammar.verb_group(sentence, word)
    finite = group.tense is not None or group.modal is not None
    _read_predicate(sentence, word, group, climb, claimed=claimed)
    up = noun_before_infinitive(sentence, word) or sentence.head(word)
    if up is None:
        return None
    operator = governing(sentence, word, up)
    if operator:
        climb.apply(operator, up.text)
    if finite:
        if not (operator and operator.negated):
            read_embedding(sentence, word, up, group, climb)
        return None
    return up if operator else _read_ungoverned(sentence, word, up, group, climb, claimed=claimed)


def _read_ungoverned(
    sentence: Sentence, word: Word, up: Word, group: grammar.VerbGroup, climb: Climb, *, claimed: bool
) -> Word | None:
    """How a word that no operator governs hangs on what is above it; gives that if it is to be read too."""
    if word.relation == "csubj":
        return None  # "*Resigning* does not make the documents disappear"
    if group.form == "INFINITIVE" and (word.upos == "VERB" or word.xpos == "VB"):
        _read_free_infinitive(sentence, word, up, climb)
    elif group.form in ("GERUND", "PARTICIPLE") and _is_told_apart(sentence, word):
        return None
    elif _is_afterthought(sentence, word):
        return _finite_above(sentence, word)
    if word.relation == "conj" and not sentence.children(word, "mark", "nsubj"):
        up = grammar.first_conjunct(sentence, word)
    if up.upos in ("VERB", "AUX", "ADJ"):
        return up
    if sentence.children(up, "cop"):  # "would be the first to lead"
        _read_auxiliaries(sentence, up, grammar.verb_group(sentence, up), climb, claimed=claimed)
    return None


def _read_predicate(sentence: Sentence, word: Word, group: grammar.VerbGroup, climb: Climb, *, claimed: bool) -> None:
    """Negation, adverbs, auxiliaries and subordinators of the word itself."""
    if group.negated and not _is_told_already(sentence, word, climb):
        climb.turn(f"not {word.text}")
        climb.denied.append(word)
    if word.upos in ("VERB", "ADJ", "AUX"):
        _read_modifiers(sentence, word, climb)
        _read_misread_governor(sentence, word, climb)
    if group.tense or group.modal:
        _read_auxiliaries(sentence, word, group, climb, claimed=claimed)
    read_marks(sentence, word, climb)


def _is_afterthought(sentence: Sentence, word: Word) -> bool:
    """A participle behind a comma: "refused to go, *alleging* fraud". No refusal above denies it."""
    return word.xpos == "VBG" and word.relation == "advcl" and word.id > 1 and sentence[word.id - 1].text == ","


def _finite_above(sentence: Sentence, word: Word) -> Word | None:
    """The finite verb whose time and certainty an afterthought shares, unless it is denied."""
    for up in sentence.ancestors(word):
        group = grammar.verb_group(sentence, up)
        if group.tense or group.modal:
            return None if group.negated else up
    return None


def _is_told_already(sentence: Sentence, verb: Word, climb: Climb) -> bool:
    """Whether the verb is denied by the "no" of a subject that was read before it: "*no* recount was held"."""
    subject = sentence.child(verb, "nsubj")
    alone = not any(k.lower in _NOT for k in sentence.children(verb, "advmod", "aux"))
    return subject is not None and alone and subject in climb.denied


def _is_told_apart(sentence: Sentence, word: Word) -> bool:
    """A participle that tells what went before, whatever its main clause says: "after *winning*, he must lead".

    Or one with a subject of its own: "he spared Ito, a judge *appointed* by Vale".
    """
    if word.xpos == "VBN" and sentence.children(word, "nsubj") and not grammar.auxiliaries_of(sentence, word):
        return True
    marks = (m.lower for m in sentence.children(word, "mark", "case"))
    return word.relation in ("advcl", "obl") and any(m in ("after", "since", "despite", "upon", "while") for m in marks)


def _read_free_infinitive(sentence: Sentence, word: Word, up: Word, climb: Climb) -> None:
    """An infinitive that no known word governs: a purpose ("met to nominate"), or what a noun is for ("votes to win").

    After an ordinal, a superlative or "only" it tells a fact ("the first woman to lead"); alone it is a command.
    """
    to = grammar.infinitive_mark(sentence, word)
    if to is None:
        return
    before = (sentence[to.id - 1], *_holders(sentence, sentence[to.id - 1])) if to.id > 1 else ()
    singled = any(not noun.is_verbal and _is_singled_out(sentence, noun) for noun in (up, *before))
    if singled or (to.id > 1 and sentence[to.id - 1].lower == "ever"):
        return
    if climb.acts and lemmas_of(up) & vocabulary().performing:
        climb.because.append(f"done by the {up.text}")
        return
    if word.relation in ("xcomp", "advcl"):
        climb.weaken("PLANNED", "infinitive")
    elif word.relation == "acl":
        climb.weaken("POSSIBLE", f"infinitive of {up.text}")


def _holders(sentence: Sentence, noun: Word) -> Iterator[Word]:
    """The nouns whose phrase ends with this one: "the first *leader* of the region to ..."."""
    for up in sentence.ancestors(noun):
        if up.upos not in grammar.NOMINAL_TAGS:
            return
        yield up


def _is_singled_out(sentence: Sentence, noun: Word) -> bool:
    modifiers = (noun, *sentence.children(noun, "amod", "nummod", "advmod", "det"))
    return any(
        w.feat("NumType") == "Ord" or w.feat("Degree") == "Sup" or w.lower in ("only", "first", "last", "next")
        for w in modifiers
    )


def _is_command(sentence: Sentence, word: Word) -> bool:
    """A base form that begins its sentence or quotation: "Elect me"."""
    if word.xpos != "VB" or sentence.children(word, "nsubj", "aux", "mark", "cop"):
        return False
    before = sentence.words[: word.id - 1]
    return all(w.upos == "PUNCT" for w in before[-1:])


def _read_auxiliaries(sentence: Sentence, word: Word, group: grammar.VerbGroup, climb: Climb, *, claimed: bool) -> None:
    if _is_to_be(sentence, word):
        climb.weaken("POSSIBLE" if group.perfect else "EXPECTED", "is to")
    reported = (claimed or word.relation in ("ccomp", "conj", "parataxis")) and not _is_guessed(sentence, word)
    climb.announced |= group.tense == "FUTURE" or (group.modal == "would" and reported and not group.perfect)
    if group.tense == "FUTURE":
        climb.weaken("EXPECTED" if group.passive else "PLANNED", "will")
        if _has_condition(sentence, word):
            climb.weaken("POSSIBLE", "condition")
    elif group.modal == "would":
        climb.weaken(
            "PLANNED" if reported and not group.perfect and not _has_condition(sentence, word) else "POSSIBLE", "would"
        )
    elif group.modal:
        climb.weaken("POSSIBLE", group.modal)
    elif _is_progressive(sentence, word, group) and group.tense == "PRESENT" and not group.perfect:
        climb.weaken("ONGOING", "progressive")


def _is_guessed(sentence: Sentence, word: Word) -> bool:
    up = sentence.head(word)
    return up is not None and word.relation == "ccomp" and bool(lemmas_of(up) & vocabulary().opinions)


def _is_progressive(sentence: Sentence, word: Word, group: grammar.VerbGroup) -> bool:
    return group.progressive or (group.passive and any(a.lower == "being" for a in sentence.children(word, "aux")))


def _is_to_be(sentence: Sentence, word: Word) -> bool:
    """What a timetable says: "*is to* take office on Monday", "was to have met"."""
    to = grammar.infinitive_mark(sentence, word)
    yet = any(find(a, "infinitive", ("adverb",)) for a in adverbs_before_to(sentence, word))
    be = sentence.children(word, "aux", "cop")
    return to is not None and not yet and any(a.lemma == "be" and a.id < to.id for a in be)


def _has_condition(sentence: Sentence, word: Word) -> bool:
    clauses = sentence.children(word, "advcl")
    return any(m.lower in ("if", "unless") for c in clauses for m in sentence.children(c, "mark"))


def _is_asked(sentence: Sentence, word: Word) -> bool:
    """Whether the event stands in the main clause of a question, or in what hangs on it as a complement."""
    end = [w.text for w in sentence.words[-3:]]
    if "?" not in end:
        return False
    path = [word, *sentence.ancestors(word)]
    return not any(w.relation in ("advcl", "parataxis") or w.deprel == "acl:relcl" for w in path)
