"""What stands in a slot around a trigger: the words that frames test and roles are filled from."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.lexicon import Site, lemmas_of
from transition_events.events.nouns import carrier, container, is_time, support
from transition_events.events.operators import is_undertaking
from transition_events.events.vocabulary import vocabulary

Words = tuple[Word, ...]


def fill(site: Site, slot: str) -> Words:
    """The head words of what stands in the slot; empty where nothing does."""
    first, _, second = slot.partition(".")
    named = _NAMED.get(first)
    found = named(site) if named else _prepositional(site, first)
    if not second:
        return found
    inner = tuple(w for word in found for w in fill(_at(site, word), second))
    return inner or (_mistagged_infinitive(site) if slot == "infinitive.object" else ())


def _at(site: Site, word: Word) -> Site:
    """The place of another word, from which a path of slots goes on."""
    return attrs.evolve(site, head=word, words=(word,), part="verb" if word.upos == "VERB" else "noun")


# --- the named slots --------------------------------------------------------------------------------------------------


def _subject(site: Site) -> Words:
    sentence, head = site.sentence, site.head
    if site.part == "noun":
        verb = support(site)
        return grammar.agents(sentence, verb) if verb else ()
    if _bare_title(site):
        return ()
    found = tuple(w for w in grammar.agents(sentence, head) if not is_time(sentence, w))
    if site.part == "adjective" and not found:  # parsers take the "it" of "*it* is willing to" for a dummy
        found = grammar.subjects(sentence, head) or sentence.children(head, "expl")
    if site.part == "verb" and not found and (head.upos == "PROPN" or not grammar.is_passive(sentence, head)):
        found = _understood(site)
    elif site.part == "verb" and not found:
        found = _low_agent(site)
    if found and head.head == found[0].id and is_undertaking(found[0]):  # "the *bid* to unseat her" does nothing itself
        return _undertaker(site, found[0])
    return found


def _low_agent(site: Site) -> Words:
    """The by-phrase of a passive that the parse hangs on another noun: "was named minister *by Ruiz*"."""
    below = _below(site.sentence, site.head)
    found = (w for w in below if w.id > site.head.id and w.relation == "nmod" and not is_time(site.sentence, w))
    named = next((w for w in found if grammar.preposition(site.sentence, w) == "by"), None)
    return grammar.coordinated(site.sentence, named) if named else ()


def _undertaker(site: Site, noun: Word) -> Words:
    """Whose attempt, plan or intention it is: its owner, or the subject of the verb that it is the object of."""
    sentence = site.sentence
    owners = sentence.children(noun, "nmod:poss") or grammar.obliques(sentence, noun, "by", "on", "upon")
    up = sentence.head(noun)
    if owners or up is None or noun.relation != "obj":
        return grammar.coordinated(sentence, owners[0]) if owners else ()
    return grammar.subjects(sentence, up)


def _object(site: Site) -> Words:
    if site.part != "verb":
        return ()
    sentence = site.sentence
    if site.head.upos == "PROPN":
        return _next_nominal(site)
    if _bare_title(site):
        return grammar.subjects(sentence, site.head)
    found = tuple(w for w in grammar.patients(sentence, site.head) if w not in site.words and not is_time(sentence, w))
    given = _receiver(site)
    found = tuple(w for w in found if w not in given) or _further_object(site) or given
    if not found and grammar.is_passive(sentence, site.head):
        found = _understood(site)
    return tuple(_counted(sentence, w, site.head) for w in found)


def _bare_title(site: Site) -> Word | None:
    """The title that makes a passive of a headline's naming, without an article: "Ruiz named *prime minister*"."""
    sentence, verb = site.sentence, site.head
    if verb.xpos not in ("VBN", "VBD") or not lemmas_of(verb) & vocabulary().naming_verbs:
        return None
    if sentence.children(verb, "aux", "iobj") or not grammar.subjects(sentence, verb):
        return None
    titles = sentence.children(verb, "obj", "xcomp")
    bare = [
        t for t in titles if t.xpos == "NN" and not sentence.children(t, "det", "nmod:poss", "case", "appos", "flat")
    ]
    return bare[0] if len(titles) == 1 and bare else None


def _further_object(site: Site) -> Words:
    """An object behind a receiver or a bare adverbial of time, or one that the parse takes for an adverbial.

    "killed on Friday more than *90 men*" (hidden by "than"), "took in *refugees*" (hidden by the verb's own particle),
    "kidnapped up to *16 men*", "shortened by an hour the *curfew*" (no preposition at all).
    """
    sentence, receivers = site.sentence, _receiver(site)
    subjects = grammar.subjects(sentence, site.head)
    misread = bool(subjects) and all(is_time(sentence, s) for s in subjects)  # "*hours* later swore in her deputy"
    if grammar.is_passive(sentence, site.head) and not misread:
        return ()
    for kid in sentence.children(site.head, "obj", "obl"):
        hidden = kid.id > site.head.id and kid.deprel == "obl" and _is_bare(site, kid)
        if kid not in (*site.words, *receivers) and not is_time(sentence, kid) and (kid.relation == "obj" or hidden):
            return grammar.coordinated(sentence, kid)
    return ()


def _is_bare(site: Site, noun: Word) -> bool:
    """Whether what stands before the noun as a preposition belongs to its number or to the trigger, or is missing."""
    sentence = site.sentence
    return noun.upos in grammar.NOMINAL_TAGS and all(
        case.lower == "than" or case in site.words or (case.lower == "to" and sentence[case.id - 1].lower == "up")
        for case in sentence.children(noun, "case")
    )


def _counted(sentence: Sentence, word: Word, verb: Word) -> Word:
    """What a number of things is a number of: "killed *more* than a million *people*" where the parse parts them."""
    if (
        word.lower in ("more", "less", "fewer")
        and word.id < len(sentence.words)
        and sentence[word.id + 1].lower == "than"
    ):
        hosts = (*sentence.children(word, "obl", "nmod"), *grammar.obliques(sentence, verb, "than"))
        return next((w for w in hosts if w.id > word.id and w.upos in grammar.NOMINAL_TAGS), word)
    return word


def _understood(site: Site) -> Words:
    """The nearest nominal before a finite verb whose subject the parse lost; nothing for the others."""
    group = grammar.verb_group(site.sentence, site.head)
    return _nearest(site) if group.tense or group.modal or site.head.upos == "PROPN" else ()


def _next_nominal(site: Site) -> Words:
    """The noun phrase right after a verb that was read as part of a name."""
    sentence = site.sentence
    for word in sentence.words[site.words[-1].id :]:
        if word.upos in ("NOUN", "PROPN", "PRON") and word.deprel not in ("nmod:desc", "compound"):
            return (word,)
        if word.upos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN") and word.xpos not in ("VBN", "VBD"):
            break
    return ()


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


def _receiver(site: Site) -> Words:
    """The indirect object; where the parse gives a verb of giving two objects, the first."""
    sentence = site.sentence
    found = sentence.child(site.head, "iobj")
    objects = [k for k in sentence.children(site.head, "obj") if not is_time(sentence, k)]
    if found is None and len(objects) > 1 and lemmas_of(site.head) & vocabulary().ditransitives:
        found = objects[0]
    return grammar.coordinated(sentence, found) if found else ()


def _auxiliary(site: Site) -> Words:
    return site.sentence.children(site.head, "aux")


def _name(site: Site) -> Words:
    """The first named entity after the trigger among all that depends on it, with what is coordinated to it."""
    sentence = site.sentence
    below = {w.id for w in sentence.subtree(site.head)}
    own = {w.id for s in _subject(site) for w in sentence.subtree(s)} | {w.id for w in site.words}
    for entity in sentence.entities:
        top = sentence.top(entity.span)
        if top and top.id > site.words[-1].id and top.id in below - own and entity.type in vocabulary().entity_kinds:
            return grammar.coordinated(sentence, top)
    return ()


def _complement(site: Site) -> Words:
    """What the object becomes: "named her *minister*", "was sworn in *president*"."""
    sentence = site.sentence
    kids = sentence.children(site.head, "xcomp", "obj", "obl:unmarked", "iobj")
    objects = set() if lemmas_of(site.head) & vocabulary().linking_verbs else set(_object(site))
    return tuple(
        k
        for k in kids
        if k.upos in grammar.NOMINAL_TAGS and k not in objects and not sentence.children(k, "case", "mark")
    )


def _clause(site: Site) -> Words:
    sentence = site.sentence
    found = sentence.children(site.head, "ccomp", "csubj")
    verb = support(site) or sentence.head(site.head)
    if site.part != "noun" or verb is None:
        return found
    said = (*sentence.children(site.head, "acl"), *sentence.children(verb, "ccomp", "advcl"))
    return found or tuple(k for k in said if any(m.lower == "that" for m in sentence.children(k, "mark")))


def _infinitive(site: Site) -> Words:
    """The infinitive of the trigger or of its object: "a judge *to lead* the inquiry"; of a noun also its verb's."""
    sentence = site.sentence
    verb = support(site) if site.part == "noun" else None
    hosts = dict.fromkeys((site.head, *_object(site), *grammar.obliques(sentence, site.head, "of")))
    hosts |= dict.fromkeys([verb] if verb else [])
    kids = (k for host in hosts for k in sentence.children(host, "xcomp", "advcl", "acl", "csubj"))
    return tuple(k for k in kids if any(m.lower == "to" for m in sentence.children(k, "mark")))


def _gerund(site: Site) -> Words:
    return tuple(k for k in site.sentence.children(site.head, "acl", "advcl") if k.xpos == "VBG")


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
    return tuple(w for w in site.sentence.words if w not in site.words)


def _nearest(site: Site) -> Words:
    """The nearest nominal before the trigger and its auxiliaries: what a broken parse would have made the subject."""
    sentence = site.sentence
    for word in reversed(sentence.words[: site.words[0].id - 1]):
        if word.upos in ("VERB", "SCONJ", "CCONJ") or word.text in (";", ":", ","):
            return ()
        if word.upos in ("NOUN", "PROPN", "PRON"):
            return grammar.coordinated(sentence, _top_nominal(sentence, word))
    return ()


def _top_nominal(sentence: Sentence, word: Word) -> Word:
    """The head of the whole noun phrase that ends with the word."""
    for up in sentence.ancestors(word):
        if (
            up.id > word.id
            or is_time(sentence, up)
            or up.upos not in grammar.NOMINAL_TAGS
            or word.relation not in ("nmod", "conj", "flat", "compound")
        ):
            break
        word = up
    return word


_NAMED: dict[str, Callable[[Site], Words]] = {
    "subject": _subject,
    "object": _object,
    "receiver": _receiver,
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
    "nearest": _nearest,
    "name": _name,
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
        hosts |= dict.fromkeys(_object(site) or grammar.subjects(sentence, site.head))
    for host in hosts:
        found = _ahead(site, grammar.obliques(sentence, host, preposition), host)
        if found:
            return grammar.coordinated(sentence, found[0])
    low = [w for w in _below(sentence, site.head) if w.relation in ("nmod", "obl") and w.id > site.head.id]
    match = next((w for w in low if grammar.preposition(sentence, w) == preposition), None)
    if match and preposition != "of":
        return grammar.coordinated(sentence, match)
    return _misread_gerund(site, preposition)


def _misread_gerund(site: Site, preposition: str) -> Words:
    """The noun after a preposition and an adjective in -ing read as a gerund: "from sitting *president* Ruiz"."""
    sentence = site.sentence
    for word in sentence.words[site.words[-1].id :]:
        marks = sentence.children(word, "mark")
        found = sentence.child(word, "obj")
        adjacent = found is not None and grammar.phrase(sentence, found)[0].id == word.id + 1
        if word.xpos == "VBG" and found and adjacent and any(m.lower == preposition for m in marks):
            return grammar.coordinated(sentence, found)
    return ()


def _ahead(site: Site, found: Iterable[Word], host: Word) -> Words:
    """A noun's complements follow it; a verb's may stand before ("In May he resigned")."""
    if site.part == "noun" and host is site.head:
        return tuple(w for w in found if w.id > host.id)
    return tuple(w for w in found if w not in site.words)


def _below(sentence: Sentence, word: Word) -> list[Word]:
    """All that depends on the word, without the clauses below it."""
    found, todo, seen = list[Word](), [word], {word.id}
    while todo:
        for kid in sentence.children(todo.pop(0)):
            if kid.id not in seen and not (kid.relation in grammar.CLAUSAL and grammar.is_predicate(sentence, kid)):
                seen.add(kid.id)
                found.append(kid)
                todo.append(kid)
    return found
