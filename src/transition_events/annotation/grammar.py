"""Grammar over Universal Dependencies: who is the subject of what, in which voice, tense and polarity.

Every function takes a `Sentence` and a `Word` of it. Subjects are the *understood* ones: through relative clauses,
coordination, control and raising ("is expected to resign"), participles ("the party leading the polls"). The parses
come from a statistical parser, so nothing here assumes a tree without errors: no function raises on any tree, and each
climb is bounded.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import attrs

from transition_events.annotation.document import Sentence, Word
from transition_events.model import Span
from transition_events.records import read_toml

Tense = Literal["PAST", "PRESENT", "FUTURE"]
Form = Literal["FINITE", "INFINITIVE", "PARTICIPLE", "GERUND"]

CLAUSAL = ("root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")
SUBJECTS = ("nsubj", "csubj")
NOMINAL_TAGS = ("NOUN", "PROPN", "PRON", "NUM", "SYM")

# Relations that a noun phrase does not own as its name or description: clauses, asides, the rest of a list.
_OUTSIDE_PHRASE = frozenset(
    [
        "acl:relcl",
        "advcl",
        "appos",
        "aux",
        "cc",
        "ccomp",
        "conj",
        "cop",
        "csubj",
        "discourse",
        "dislocated",
        "expl",
        "list",
        "mark",
        "nsubj",
        "obl",
        "orphan",
        "parataxis",
        "vocative",
    ]
)


@attrs.frozen(kw_only=True)
class _Lexicon:
    """The closed classes of `grammar.toml`."""

    negators: frozenset[str]
    negative_determiners: frozenset[str]
    object_control: frozenset[str]
    gerund_control: frozenset[str]
    oblique_control: frozenset[str]
    control_nouns: frozenset[str]
    future_governors: frozenset[str]
    modals: dict[str, str]


@cache
def _lexicon() -> _Lexicon:
    table = read_toml(files("transition_events.annotation") / "grammar.toml")
    modals = table.pop("modals")
    return _Lexicon(modals=modals, **{name: frozenset(words) for name, words in table.items()})


# --- the clause ---------------------------------------------------------------------------------------------------


def is_predicate(sentence: Sentence, word: Word) -> bool:
    """Whether the word heads a clause: a verb that is no mere modifier, or what stands with a copula or a subject."""
    if word.upos == "VERB":
        return word.relation not in ("amod", "compound", "case", "flat") or bool(sentence.children(word, *SUBJECTS))
    return word.relation in CLAUSAL and bool(sentence.children(word, "cop", *SUBJECTS))


def clause_root(sentence: Sentence, word: Word) -> Word:
    """The predicate of the clause that the word stands in (the word itself if it is one); else the topmost word."""
    last = word
    for last in (word, *sentence.ancestors(word)):
        if is_predicate(sentence, last):
            return last
    return last


def in_clause(sentence: Sentence, root: Word) -> tuple[Word, ...]:
    """The words of one clause: all that depends on its predicate, without the clauses below it."""
    found, todo, seen = [root], list(sentence.children(root)), {root.id}
    while todo:
        word = todo.pop()
        if word.id in seen:
            continue
        seen.add(word.id)
        if (word.relation in CLAUSAL or word.relation == "conj") and is_predicate(sentence, word):
            continue
        found.append(word)
        todo.extend(sentence.children(word))
    return tuple(sorted(found, key=lambda w: w.id))


def first_conjunct(sentence: Sentence, word: Word) -> Word:
    """The first member of the coordination that the word belongs to: the word itself when there is none."""
    for _ in range(len(sentence.words)):
        head = sentence.head(word)
        if word.relation != "conj" or head is None:
            break
        word = head
    return word


def coordinated(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The word and what is coordinated with it: "Biden, Harris and Klain"."""
    found: list[Word] = []
    todo = [word]
    while todo and len(found) < len(sentence.words):
        current = todo.pop(0)
        if current not in found:
            found.append(current)
            todo.extend(sentence.children(current, "conj"))
    return tuple(sorted(found, key=lambda w: w.id))


# --- arguments ----------------------------------------------------------------------------------------------------


def is_passive(sentence: Sentence, word: Word) -> bool:
    """Whether a verb is in the passive: by its auxiliary, its subject, or as a bare participle ("named in May")."""
    if sentence.children(word, "aux:pass", "nsubj:pass"):
        return True
    if word.feat("Voice") == "Pass" or (word.xpos == "VBN" and word.upos == "VERB"):
        active_auxiliary = any(c.lemma == "have" for c in sentence.children(word, "aux"))
        return not active_auxiliary and not sentence.children(word, "obj", "aux", "nsubj")
    return False


def subjects(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The heads of the understood subject of a predicate; its surface subject when passive. Empty when unknown."""
    return _subjects(sentence, word, depth=0)


def _subjects(sentence: Sentence, word: Word, *, depth: int) -> tuple[Word, ...]:
    own = sentence.children(word, "nsubj")
    head = sentence.head(word)
    if own and not (head is not None and _is_control_noun(sentence, own[0], word)):
        return coordinated(sentence, antecedent(sentence, own[0]))
    named = for_subject(sentence, word)
    if named is not None:
        return coordinated(sentence, named)
    if head is None or depth > 6:
        return ()
    if own:
        owners = sentence.children(own[0], "nmod:poss")
        return coordinated(sentence, owners[0]) if owners else _subjects(sentence, head, depth=depth + 1)
    if word.relation == "conj" and is_predicate(sentence, head):
        return _subjects(sentence, head, depth=depth + 1)
    if _is_finite_clause(sentence, word):
        return _stray_subject(sentence, word, head)
    if word.relation in ("xcomp", "advcl", "ccomp") and not _has_complementizer(sentence, word):
        return _controllers(sentence, word, head, depth=depth)
    if word.relation == "acl":
        return _noun_controllers(sentence, word, head, depth=depth)
    if word.relation == "aux":
        return _subjects(sentence, head, depth=depth + 1)
    return ()


def for_subject(sentence: Sentence, word: Word) -> Word | None:
    """Who is to do what an infinitive says, named after "for" right before it: "calls for *Ruiz* to resign"."""
    to = next((m for m in sentence.children(word, "mark") if m.lower == "to" and m.id > 2), None)
    if to is None:
        return None
    last = sentence[to.id - 1]
    for noun in (last, *sentence.ancestors(last)):
        if noun.upos not in NOMINAL_TAGS or noun.id >= to.id:
            return None
        if preposition(sentence, noun) == "for":
            return noun
    return None


def _is_control_noun(sentence: Sentence, subject: Word, verb: Word) -> bool:
    """Whether "the decision to not go" was read as a subject and its verb; an infinitive can't have such a subject."""
    is_infinitive = any(m.lower == "to" for m in sentence.children(verb, "mark"))
    return is_infinitive and subject.id < verb.id and subject.lemma.lower() in _lexicon().control_nouns


def _is_finite_clause(sentence: Sentence, word: Word) -> bool:
    """A finite clause has its own subject, whether or not the parse found it; relative clauses apart."""
    if word.relation not in ("xcomp", "advcl", "ccomp", "csubj"):
        return False
    return any(map(_is_finite, (*sentence.children(word, "aux", "cop"), word))) and word.xpos != "VB"


def _stray_subject(sentence: Sentence, word: Word, head: Word) -> tuple[Word, ...]:
    """The first of two subjects of "said" before a clause without one: "*Ruiz*, who won, has not resigned, he said"."""
    given = sentence.children(head, "nsubj")
    if word.relation == "ccomp" and len(given) > 1 and given[0].id < word.id < given[-1].id:
        return coordinated(sentence, given[0])
    return ()


def _has_complementizer(sentence: Sentence, word: Word) -> bool:
    return any(m.lower in ("that", "whether", "if") for m in sentence.children(word, "mark"))


def _controllers(sentence: Sentence, word: Word, head: Word, *, depth: int) -> tuple[Word, ...]:
    """Who does what an infinitive, a participle or a gerund says: the governor's object, or else its subject."""
    receivers = sentence.children(head, "obj", "iobj")
    if _is_of_gerund(sentence, word) and head.lemma.lower() in _lexicon().gerund_control:
        passive = is_passive(sentence, head)
        return _subjects(sentence, head, depth=depth + 1) if passive else objects(sentence, head)
    infinitive = word.relation == "xcomp" or any(m.lower == "to" for m in sentence.children(word, "mark"))
    if infinitive and head.lemma.lower() in _lexicon().object_control and not is_passive(sentence, head):
        before = [r for r in receivers if r.id < word.id]
        if before:
            return coordinated(sentence, antecedent(sentence, before[0]))
    if word.relation != "csubj" and head.lemma.lower() in _lexicon().oblique_control:
        asked = [o for o in obliques(sentence, head, "on", "upon", "for", "to") if head.id < o.id < word.id]
        if asked:
            return coordinated(sentence, asked[-1])
    if head.upos in ("NOUN", "PROPN") or (
        head.upos == "ADJ" and head.relation == "conj" and not sentence.children(head, "cop")
    ):
        return _noun_controllers(sentence, word, head, depth=depth)
    return _subjects(sentence, head, depth=depth + 1)


def _is_of_gerund(sentence: Sentence, word: Word) -> bool:
    return any(m.lower in ("of", "from", "for") for m in sentence.children(word, "mark", "case"))


def _noun_controllers(sentence: Sentence, word: Word, head: Word, *, depth: int) -> tuple[Word, ...]:
    """The noun itself ("the man accused", "the first to resign"), or who owns a decision, plan, refusal to do it."""
    is_infinitive = any(m.lower == "to" for m in sentence.children(word, "mark"))
    if not is_infinitive or head.lemma.lower() not in _lexicon().control_nouns:
        return _equated(sentence, head)
    owner = sentence.child(head, "nmod:poss")
    if owner:
        return coordinated(sentence, owner)
    source = next(
        (c for c in sentence.children(head, "nmod") if preposition(sentence, c) in ("by", "of", "from")), None
    )
    if source:
        return coordinated(sentence, source)
    found = _subjects(sentence, clause_root(sentence, head), depth=depth + 1)
    above = sentence.head(clause_root(sentence, head)) if head in found else None
    return found if above is None else _subjects(sentence, clause_root(sentence, above), depth=depth + 1)


def _equated(sentence: Sentence, noun: Word) -> tuple[Word, ...]:
    """The subject of which a noun is said ("*she* is the first woman to lead"), or the noun itself."""
    predicate = first_conjunct(sentence, noun)
    beside = sentence.head(predicate)
    if predicate.relation == "appos" and beside is not None:
        predicate = first_conjunct(sentence, beside)
    subject = sentence.child(predicate, "nsubj") if sentence.children(predicate, "cop") else None
    return coordinated(sentence, subject) if subject and subject.upos in NOMINAL_TAGS else (noun,)


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
    """The noun, or for "who" on the name of a place what that hangs on: "a *senator* from Ohio who runs"."""
    if pronoun.lower != "who" or not any(e.type == "Location" and noun.span in e.span for e in sentence.entities):
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


def objects(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The heads of the direct object of an active verb, shared by coordination or taken up from a relative clause."""
    own = sentence.child(word, "obj")
    if own:
        return coordinated(sentence, antecedent(sentence, own))
    shared = next((k for k in sentence.children(word, "conj") if k.upos == "VERB" and sentence.child(k, "obj")), None)
    if shared and not any(word.id < k.id < shared.id for k in sentence.children(word, "obl", "advmod", "xcomp")):
        return coordinated(sentence, sentence.children(shared, "obj")[0])
    head = sentence.head(word)
    if word.deprel == "acl:relcl" and head is not None and _has_gap(sentence, word):
        return (head,)
    return ()


def _has_gap(sentence: Sentence, word: Word) -> bool:
    """Whether a relative clause lacks an object, the noun it describes: "the man he nominated"."""
    own = sentence.child(word, "nsubj")
    if own is None or antecedent(sentence, own) is not own or is_passive(sentence, word):
        return False
    pronouns = [k for k in sentence.children(word) if antecedent(sentence, k) is not k]
    return all(k.relation == "obj" for k in pronouns)


def by_agents(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """Who did it, in a passive ("was named by the king") or a nominalisation ("the appointment by the king")."""
    for kid in sentence.children(word, "obl", "nmod"):
        if kid.deprel == "obl:agent" or preposition(sentence, kid) == "by":
            return coordinated(sentence, kid)
    return ()


def agents(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The logical subject of a verb, whatever its voice."""
    return by_agents(sentence, word) if is_passive(sentence, word) else subjects(sentence, word)


def patients(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The logical object of a verb, whatever its voice."""
    return subjects(sentence, word) if is_passive(sentence, word) else objects(sentence, word)


def preposition(sentence: Sentence, word: Word) -> str | None:
    """The preposition of a nominal in lower case, a compound one joined ("because of"); None without one."""
    modifiers = (k for k in sentence.children(word, "compound") if word.upos == "NUM")
    hosts = (word, *modifiers)  # "on October 31", with "on" hung on the month
    case = [c for host in hosts for c in sentence.children(host, "case") if c.lower not in ("'s", "’s", "'", "’")]
    if not case:
        return None
    fixed = sentence.children(case[0], "fixed")
    return " ".join(w.lower for w in (case[0], *fixed))


def obliques(sentence: Sentence, word: Word, *prepositions: str) -> tuple[Word, ...]:
    """The prepositional dependents of a verb or noun; only those with one of the prepositions where any is named."""
    kids = sentence.children(word, "obl", "nmod")
    return tuple(k for k in kids if not prepositions or preposition(sentence, k) in prepositions)


# --- noun phrases -------------------------------------------------------------------------------------------------


def phrase(sentence: Sentence, head: Word) -> tuple[Word, ...]:
    """The words of a noun phrase, with modifiers and complements but no relative clause, apposition or list."""
    found, todo = {head.id}, [head]
    while todo:
        current = todo.pop()
        for kid in sentence.children(current):
            if kid.id in found or kid.relation == "punct" or _is_outside(kid, current, head):
                continue
            found.add(kid.id)
            todo.append(kid)
    return tuple(sentence[i] for i in _contiguous(sorted(found), head.id, sentence))


def _is_outside(kid: Word, parent: Word, head: Word) -> bool:
    if kid.relation == "case":
        return parent is head
    if kid.relation in ("conj", "cc") and parent is not head:
        return False  # "the governor of Kano and Kaduna": the list inside a complement belongs to the phrase
    return kid.deprel in _OUTSIDE_PHRASE or kid.relation in _OUTSIDE_PHRASE


def _contiguous(ids: list[int], head: int, sentence: Sentence) -> list[int]:
    """The stretch around the head, hyphens and quotation marks bridged: parsers attach far words to a near noun."""
    left = right = head
    known = set(ids)
    while left - 1 in known or (_bridges(sentence, left - 1) and left - 2 in known):
        left -= 1
    while right + 1 in known or (_bridges(sentence, right + 1) and right + 2 in known):
        right += 1
    return list(range(left, right + 1))


def _bridges(sentence: Sentence, word_id: int) -> bool:
    inside = 1 <= word_id <= len(sentence.words)
    return (
        inside
        and sentence[word_id].relation == "punct"
        and sentence[word_id].text not in (",", ";", ":", ".", "(", ")")
    )


def phrase_span(sentence: Sentence, head: Word) -> Span:
    """The characters of `phrase`: "the leader of the opposition", not ", who resigned"."""
    words = phrase(sentence, head)
    return Span(words[0].span.start, words[-1].span.end)


def appositives(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """What names the same thing beside the word: "the president, *Joao Silva*", in either direction."""
    head = sentence.head(word)
    up = (head,) if word.relation == "appos" and head is not None else ()
    return (*up, *sentence.children(word, "appos"))


# --- tense, aspect, modality, polarity ------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class VerbGroup:
    """What the auxiliaries and the form of one predicate say. `modal` is a lemma; "will" gives tense FUTURE."""

    form: Form
    tense: Tense | None = None
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str | None = None
    negated: bool = False


def verb_group(sentence: Sentence, word: Word) -> VerbGroup:
    """Tense, aspect, voice, modality and polarity of a predicate, from its auxiliaries (a conjunct shares them)."""
    auxiliaries = auxiliaries_of(sentence, word)
    modals = _lexicon().modals
    modal = next((modals[a.lower] for a in auxiliaries if a.lower in modals and _is_modal(a)), None)
    passive = is_passive(sentence, word)
    perfect = any(a.lemma == "have" for a in auxiliaries)
    participle = word.feat("VerbForm") in ("Part", "Ger") or word.xpos in ("VBG", "VBN")
    return VerbGroup(
        form=_form(sentence, word, auxiliaries),
        tense=_tense(word, auxiliaries, modal),
        perfect=perfect,
        progressive=participle and word.lower.endswith("ing") and any(a.lemma == "be" for a in auxiliaries),
        passive=passive,
        modal=None if modal in ("will", "shall") else modal,
        negated=is_negated(sentence, word),
    )


def auxiliaries_of(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """Auxiliaries and copula in order; those of the first conjunct where the word has none ("has met and thanked")."""
    own = sentence.children(word, "aux", "cop")
    head = sentence.head(word)
    if own or word.relation != "conj" or head is None or word.xpos in ("VBD", "VBZ", "VBP"):
        return own
    return () if sentence.children(word, *SUBJECTS, "mark") else sentence.children(head, "aux", "cop")


def _is_modal(word: Word) -> bool:
    return word.xpos in ("MD", "") or word.lower in ("will", "would")


def _tense(word: Word, auxiliaries: tuple[Word, ...], modal: str | None) -> Tense | None:
    if modal in ("will", "shall"):
        return "FUTURE"
    if modal:
        return None
    finite = next(
        (w for w in (*auxiliaries, word) if w.feat("VerbForm") == "Fin" or w.xpos in ("VBD", "VBZ", "VBP")), None
    )
    if finite is None:
        return None
    if finite.feat("Tense") == "Past" or finite.xpos == "VBD":
        return "PAST"
    return "PRESENT" if finite.feat("Tense") == "Pres" or finite.xpos in ("VBZ", "VBP") else None


def _is_finite(word: Word) -> bool:
    return word.feat("VerbForm") == "Fin" or word.xpos in ("VBD", "VBZ", "VBP", "MD")


def _form(sentence: Sentence, word: Word, auxiliaries: tuple[Word, ...]) -> Form:
    finite = any(map(_is_finite, (*auxiliaries, word)))
    if any(m.lower == "to" for m in sentence.children(word, "mark")):
        return "INFINITIVE"
    if finite and (auxiliaries or word.xpos != "VB"):
        return "FINITE"
    if word.xpos == "VBG" or word.lower.endswith("ing"):
        return "GERUND" if sentence.children(word, "mark") or word.feat("VerbForm") == "Ger" else "PARTICIPLE"
    return "PARTICIPLE" if word.xpos == "VBN" or word.feat("VerbForm") == "Part" else "INFINITIVE"


def is_negated(sentence: Sentence, word: Word) -> bool:
    """Whether the word itself is denied: "did not", "no congratulations", "without conceding", "nobody won"."""
    for kid in sentence.children(word):
        if kid.relation in ("advmod", "neg", "cc:preconj", "aux", "dep") and kid.lower in _lexicon().negators:
            return not _is_not_only(sentence, kid)
        if kid.relation == "det" and kid.lower in _lexicon().negative_determiners:
            return True
        if kid.relation in ("case", "mark") and kid.lower == "without":
            return True
        if kid.relation == "nsubj" and (kid.lower in _lexicon().negators or _is_none(sentence, kid)):
            return True
    head = sentence.head(word)
    shares = word.relation == "conj" and head is not None and _is_or(sentence, word)
    return shares and head is not None and is_negated(sentence, head)


def _is_not_only(sentence: Sentence, word: Word) -> bool:
    """Denies nothing: "hopes *not just* to win but to lead"."""
    return word.id < len(sentence.words) and sentence[word.id + 1].lower in ("just", "only", "merely", "simply")


def _is_none(sentence: Sentence, word: Word) -> bool:
    return any(d.lower in _lexicon().negative_determiners for d in sentence.children(word, "det"))


def _is_or(sentence: Sentence, word: Word) -> bool:
    """After "or" a negation holds for both ("did not call or congratulate"); after "but" and "and" it does not."""
    return any(c.lower in ("or", "nor") for c in sentence.children(word, "cc"))


def governors(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The words above on which the truth of this one may hang, nearest first: "refused", "plans"."""
    for up in sentence.ancestors(word):
        if up.upos in ("VERB", "AUX", "ADJ", "NOUN", "ADV") or is_predicate(sentence, up):
            yield up


_AHEAD = ("would", "may", "might", "must", "should", "can")  # "would" is the future of what was said


def clause_tense(sentence: Sentence, word: Word) -> Tense | None:
    """The tense of the clause around the word, seen through infinitives: "is expected to meet" is future."""
    predicate = clause_root(sentence, word)
    for current in (predicate, *sentence.ancestors(predicate)):
        if not is_predicate(sentence, current) and current.upos not in ("ADJ", "NOUN"):
            continue
        group = verb_group(sentence, current)
        if current is not predicate and current.lemma.lower() in _lexicon().future_governors:
            return (
                "PAST" if group.tense == "PAST" and current.lemma in ("expect", "plan") and group.perfect else "FUTURE"
            )
        if current is not predicate and current.lemma == "go" and group.progressive:
            return "FUTURE"
        if group.tense:
            return group.tense
        if group.modal:
            return "FUTURE" if group.modal in _AHEAD and not group.perfect else None
    return None
