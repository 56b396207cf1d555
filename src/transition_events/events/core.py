"""Who does it and to whom: subject and objects of a trigger, whatever its voice, and where parsers lose them."""

from __future__ import annotations

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.lexicon import Site, lemmas_of
from transition_events.events.nouns import is_time, support
from transition_events.events.operators import is_undertaking
from transition_events.events.vocabulary import vocabulary

Words = tuple[Word, ...]


def subject(site: Site) -> Words:
    """Who does it: of a noun by its light verb, of a verb by grammar, or by what a broken parse left."""
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
    found = (
        w
        for w in below(site.sentence, site.head)
        if w.id > site.head.id and w.relation == "nmod" and not is_time(site.sentence, w)
    )
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


def objects(site: Site) -> Words:
    """What it is done to, behind a receiver or a measure too; of a headline's passive the subject."""
    if site.part != "verb":
        return ()
    sentence = site.sentence
    if site.head.upos == "PROPN":
        return _next_nominal(site)
    if _bare_title(site):
        return grammar.subjects(sentence, site.head)
    if (titled := named_with_title(site)) is not None:
        return (titled[0],)
    found = tuple(w for w in grammar.patients(sentence, site.head) if w not in site.words and not is_time(sentence, w))
    given = receiver(site)
    found = tuple(w for w in found if w not in given) or _further_object(site) or given
    if not found and grammar.is_passive(sentence, site.head):
        found = _understood(site)
    found = found or _named_complement(site)
    return tuple(_counted(sentence, w, site.head) for w in found)


def _named_complement(site: Site) -> Words:
    """A name behind a verb of naming that the parse takes for its complement: "named former banker *Ito*"."""
    if not lemmas_of(site.head) & vocabulary().naming_verbs:
        return ()
    kids = site.sentence.children(site.head, "xcomp")
    return tuple(k for k in kids if k.upos == "PROPN" and not site.sentence.children(k, "mark", "cop", "case"))[:1]


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


def named_with_title(site: Site) -> tuple[Word, Word] | None:
    """A name and what a headline's naming makes of it, which parsers take for one: "names *Ito* interim *leader*"."""
    sentence = site.sentence
    if not lemmas_of(site.head) & vocabulary().naming_verbs:
        return None
    for title in sentence.children(site.head, "obj"):
        names = [k for k in sentence.children(title, "compound") if k.upos == "PROPN"]
        others = sentence.children(title, "det", "nmod:poss", "case", "flat")
        if title.xpos == "NN" and names and not others and not _is_place(sentence, names[0]):
            return names[0], title
    return None


def _is_place(sentence: Sentence, word: Word) -> bool:
    kinds = (e.type for e in sentence.entities if e.span.overlaps(word.span))
    return any(vocabulary().entity_kinds.get(kind) == "GPE" for kind in kinds)


def _further_object(site: Site) -> Words:
    """An object behind a receiver or a bare adverbial of time, or one that the parse takes for an adverbial.

    "killed on Friday more than *90 men*" (hidden by "than"), "took in *refugees*" (hidden by the verb's own particle),
    "kidnapped up to *16 men*", "shortened by an hour the *curfew*" (no preposition at all).
    """
    sentence, receivers = site.sentence, receiver(site)
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
    return nearest(site) if group.tense or group.modal or site.head.upos == "PROPN" else ()


def _next_nominal(site: Site) -> Words:
    """The noun phrase right after a verb that was read as part of a name."""
    sentence = site.sentence
    for word in sentence.words[site.words[-1].id :]:
        if word.upos in ("NOUN", "PROPN", "PRON") and word.deprel not in ("nmod:desc", "compound"):
            return (word,)
        if word.upos not in ("DET", "ADJ", "NUM", "NOUN", "PROPN") and word.xpos not in ("VBN", "VBD"):
            break
    return ()


def receiver(site: Site) -> Words:
    """The indirect object; where the parse gives a verb of giving two objects, the first."""
    sentence = site.sentence
    found = sentence.child(site.head, "iobj")
    given = [k for k in sentence.children(site.head, "obj") if not is_time(sentence, k)]
    if found is None and len(given) > 1 and lemmas_of(site.head) & vocabulary().ditransitives:
        found = given[0]
    return grammar.coordinated(sentence, found) if found else ()


def nearest(site: Site) -> Words:
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


def below(sentence: Sentence, word: Word) -> list[Word]:
    """All that depends on the word, without the clauses below it."""
    found, todo, seen = list[Word](), [word], {word.id}
    while todo:
        for kid in sentence.children(todo.pop(0)):
            if kid.id not in seen and not (kid.relation in grammar.CLAUSAL and grammar.is_predicate(sentence, kid)):
                seen.add(kid.id)
                found.append(kid)
                todo.append(kid)
    return found
