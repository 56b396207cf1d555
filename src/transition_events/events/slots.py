"""What stands in a slot around a trigger: the words that frames test and roles are filled from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.core import Words, below, named_with_title, nearest, objects, receiver, subject
from transition_events.events.lexicon import Site, lemmas_of
from transition_events.events.nouns import carrier, container, is_time, support
from transition_events.events.operators import follows_comma
from transition_events.events.vocabulary import vocabulary

_ASIDE = frozenset({"although", "though", "because", "while"})


def fill(site: Site, slot: str) -> Words:
    """The head words of what stands in the slot; empty where nothing does."""
    if slot not in site.slots:
        site.slots[slot] = _fill(site, slot)
    return site.slots[slot]


def _fill(site: Site, slot: str) -> Words:
    first, _, second = slot.partition(".")
    named = _NAMED.get(first)
    if not second:
        return named(site) if named else _prepositional(site, first)
    found = fill(site, first)
    inner = tuple(w for word in found for w in fill(_at(site, word), second))
    return inner or (_mistagged_infinitive(site) if slot == "infinitive.object" else ())


def _at(site: Site, word: Word) -> Site:
    """The place of another word, from which a path of slots goes on."""
    return attrs.evolve(site, head=word, words=(word,), part="verb" if word.upos == "VERB" else "noun", slots={})


# --- the named slots --------------------------------------------------------------------------------------------------


def _poss(site: Site) -> Words:
    sentence = site.sentence
    for noun in dict.fromkeys(
        (site.head, carrier(sentence, site.head), container(sentence, carrier(sentence, site.head)))
    ):
        owners = sentence.children(noun, "nmod:poss")
        if owners:
            return grammar.coordinated(sentence, grammar.antecedent(sentence, owners[0]))
    return _owner_before(site)


def _owner_before(site: Site) -> Words:
    """The word before a "'s" in front of the noun, where the parse lost the owner: "the *mayor*'s cabinet picks"."""
    sentence = site.sentence
    for word in reversed(sentence.words[: site.words[0].id - 1]):
        if word.xpos == "POS" and word.id > 1:
            return (sentence[word.id - 1],)
        if word.upos not in ("ADJ", "NOUN", "PROPN", "NUM", "ADV") or word.relation in ("nsubj", "obj"):
            return ()
    return ()


def _compound(site: Site) -> Words:
    kids = site.sentence.children(site.head, "compound", "amod", "nmod:unmarked")
    return tuple(k for k in kids if k.id < site.head.id and k not in site.words)


def _auxiliary(site: Site) -> Words:
    return site.sentence.children(site.head, "aux")


def _name(site: Site) -> Words:
    """The first named entity after the trigger among all that depends on it, with what is coordinated to it."""
    return _first_named(site, frozenset(vocabulary().entity_kinds))


def _person(site: Site) -> Words:
    """The first person named after the trigger among all that depends on it."""
    kinds = vocabulary().entity_kinds
    return _first_named(site, frozenset(kind for kind in kinds if kinds[kind] == "PERSON"))


def _first_named(site: Site, kinds: frozenset[str]) -> Words:
    sentence = site.sentence
    below = {w.id for w in sentence.subtree(site.head)}
    own = {w.id for s in subject(site) for w in sentence.subtree(s)} | {w.id for w in site.words}
    for entity in sentence.entities:
        top = sentence.top(entity.span)
        if top and top.id > site.words[-1].id and top.id in below - own and entity.type in kinds:
            return grammar.coordinated(sentence, top)
    return ()


def _complement(site: Site) -> Words:
    """What the object becomes: "named her *minister*", "was sworn in *president*"."""
    sentence = site.sentence
    if (titled := named_with_title(site)) is not None:
        return (titled[1],)
    kids = sentence.children(site.head, "xcomp", "obj", "obl:unmarked", "iobj")
    taken = set() if lemmas_of(site.head) & vocabulary().linking_verbs else set(objects(site))
    return tuple(
        k
        for k in kids
        if k.upos in grammar.NOMINAL_TAGS and k not in taken and not sentence.children(k, "case", "mark")
    )


def _clause(site: Site) -> Words:
    sentence = site.sentence
    found = tuple(k for k in sentence.children(site.head, "ccomp", "csubj") if not _tells_aside(sentence, k))
    verb = support(site) or sentence.head(site.head)
    if site.part != "noun" or verb is None:
        return found
    said = (*sentence.children(site.head, "acl"), *sentence.children(verb, "ccomp", "advcl"))
    return found or tuple(k for k in said if any(m.lower == "that" for m in sentence.children(k, "mark")))


def _tells_aside(sentence: Sentence, clause: Word) -> bool:
    """Whether a clause taken for a complement concedes or explains: "refused to concede *although* ..."."""
    return any(m.lower in _ASIDE for m in sentence.children(clause, "mark"))


def _infinitive(site: Site) -> Words:
    """The infinitive of the trigger or of its object: "a judge *to lead* the inquiry"; of a noun also its verb's."""
    sentence = site.sentence
    verb = support(site) if site.part == "noun" else None
    hosts = dict.fromkeys((site.head, *site.words, *objects(site), *grammar.obliques(sentence, site.head, "of")))
    hosts |= dict.fromkeys([verb] if verb else [])
    kids = (k for host in hosts for k in sentence.children(host, "xcomp", "advcl", "acl", "csubj"))
    return tuple(k for k in kids if grammar.infinitive_mark(sentence, k) is not None)


def _gerund(site: Site) -> Words:
    """What is done: "quit *smoking*"; a participle behind a comma tells something else."""
    sentence = site.sentence
    kids = (k for k in sentence.children(site.head, "acl", "advcl") if k.xpos == "VBG")
    return tuple(k for k in kids if not follows_comma(sentence, k))


def _mistagged_infinitive(site: Site) -> Words:
    """The noun after "to" and a verb of leading, where "to head Defence" was read as preposition and adjective."""
    sentence = site.sentence
    for word in sentence.words[site.head.id :]:
        if word.lower == "to" and word.id < len(sentence.words):
            follower = sentence[word.id + 1]
            if follower.lower in vocabulary().leading_verbs and follower.upos != "VERB":
                up = sentence.head(follower)
                return grammar.coordinated(sentence, up) if up and up.id > follower.id else ()
    return ()


def _apposition(site: Site) -> Words:
    return grammar.appositives(site.sentence, site.head)


def _copula(site: Site) -> Words:
    sentence = site.sentence
    return grammar.subjects(sentence, site.head) if sentence.children(site.head, "cop") else ()


def _modifier(site: Site) -> Words:
    nouns = dict.fromkeys((site.head, carrier(site.sentence, site.head)))
    kids = (
        k
        for noun in nouns
        for k in site.sentence.children(noun, "amod", "advmod", "compound", "det", "nummod", "nmod:poss")
    )
    return tuple(k for k in kids if k not in site.words)


def _occasion(site: Site) -> Words:
    """Who did what the clause of time tells: "When *Vale* won, Ito sent a telegram"."""
    sentence = site.sentence
    for predicate in (site.head, *sentence.ancestors(site.head)):
        for clause in sentence.children(predicate, "advcl"):
            if any(m.lower in ("when", "after", "as", "since") for m in sentence.children(clause, "mark", "advmod")):
                return grammar.subjects(sentence, clause)
    return ()


def _timed(site: Site) -> Words:
    """A bare adverbial of time right behind a noun that follows a preposition: "before the vote later *this month*".

    Behind a verb's object it would be the verb's ("held the vote last month").
    """
    sentence = site.sentence
    if site.part != "noun" or grammar.preposition(sentence, site.head) is None:
        return ()
    for word in sentence.words[site.words[-1].id :]:
        if is_time(sentence, word):
            return (word,)
        if word.upos not in ("ADV", "DET", "ADJ"):
            break
    return ()


def _preposition(site: Site) -> Words:
    return site.sentence.children(site.head, "case")


def _governor(site: Site) -> Words:
    sentence = site.sentence
    noun = container(sentence, carrier(sentence, site.head)) if site.part == "noun" else site.head
    up = sentence.head(noun)
    beside = noun.relation in ("obl", "nmod") and grammar.preposition(sentence, noun) in vocabulary().apart
    return (up,) if up is not None and not beside else ()


def _self(site: Site) -> Words:
    return site.words


def _context(site: Site) -> Words:
    own = {w.id for w in site.words}
    return tuple(w for w in site.sentence.words if w.id not in own)


_NAMED: dict[str, Callable[[Site], Words]] = {
    "subject": subject,
    "object": objects,
    "receiver": receiver,
    "poss": _poss,
    "compound": _compound,
    "complement": _complement,
    "clause": _clause,
    "infinitive": _infinitive,
    "governor": _governor,
    "preposition": _preposition,
    "timed": _timed,
    "occasion": _occasion,
    "gerund": _gerund,
    "apposition": _apposition,
    "copula": _copula,
    "modifier": _modifier,
    "self": _self,
    "context": _context,
    "nearest": nearest,
    "name": _name,
    "person": _person,
    "auxiliary": _auxiliary,
}


# --- prepositions -----------------------------------------------------------------------------------------------------


def _prepositional(site: Site, preposition: str) -> Words:
    """Phrases with the preposition: of the trigger, of what it leans on, of its object, and at last of its complements.

    Parsers often attach a phrase one noun too low ("obstruction to the process *from the president*"), so the whole
    phrase after the trigger is searched, clauses apart.
    """
    sentence = site.sentence
    hosts: dict[Word, None] = dict.fromkeys([site.head, *site.words])
    if site.part == "noun":
        hosts |= dict.fromkeys([carrier(sentence, site.head), container(sentence, carrier(sentence, site.head))])
        verb = support(site)
        done_by = preposition == "by" and verb is not None and grammar.is_passive(sentence, verb)
        hosts |= dict.fromkeys([verb] if verb and not done_by else [])
    else:
        hosts |= dict.fromkeys(objects(site) or grammar.subjects(sentence, site.head))
    for host in hosts:
        found = _ahead(site, grammar.obliques(sentence, host, preposition), host)
        if found:
            return grammar.coordinated(sentence, found[0])
    low = [w for w in below(sentence, site.head) if w.relation in ("nmod", "obl") and w.id > site.head.id]
    match = next((w for w in low if grammar.preposition(sentence, w) == preposition), None)
    if match and preposition != "of":
        return grammar.coordinated(sentence, match)
    return _misread_gerund(site, preposition)


def _misread_gerund(site: Site, preposition: str) -> Words:
    """The noun after a preposition and an adjective in -ing read as a gerund: "from sitting *president* Ruiz"."""
    sentence = site.sentence
    for word in sentence.words[site.words[-1].id :]:
        if word.xpos != "VBG" or not any(m.lower == preposition for m in sentence.children(word, "mark")):
            continue
        found = sentence.child(word, "obj")
        if found is not None and grammar.phrase(sentence, found)[0].id == word.id + 1:
            return grammar.coordinated(sentence, found)
    return ()


def _ahead(site: Site, found: Iterable[Word], host: Word) -> Words:
    """A noun's complements follow it; a verb's may stand before ("In May he resigned")."""
    if site.part == "noun" and host is site.head:
        return tuple(w for w in found if w.id > host.id)
    return tuple(w for w in found if w not in site.words)
