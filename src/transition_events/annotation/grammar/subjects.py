"""The understood subject: through relative clauses, coordination, control and raising."""

from __future__ import annotations

from transition_events.annotation.document import Sentence, Word
from transition_events.annotation.grammar.arguments import by_agents, objects, obliques, preposition
from transition_events.annotation.grammar.clauses import (
    clause_root,
    coordinated,
    first_conjunct,
    infinitive_mark,
    is_passive,
    is_predicate,
)
from transition_events.annotation.grammar.lexicon import NOMINAL_TAGS, lexicon
from transition_events.annotation.grammar.relatives import antecedent
from transition_events.annotation.grammar.verbs import is_finite


def subjects(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The heads of the understood subject of a predicate; its surface subject when passive. Empty when unknown."""
    return _subjects(sentence, word, depth=0)


def _subjects(sentence: Sentence, word: Word, *, depth: int) -> tuple[Word, ...]:
    own = _own_subjects(sentence, word)
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


def _own_subjects(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The subjects that hang on the predicate, without what parsers part from them.

    "*More than* 30 men", "*state* Sen. Ruiz", "*Mr* Ruiz".
    """
    own = tuple(k for k in sentence.children(word, "nsubj") if not sentence.children(k, "fixed"))
    parted = len(own) > 1 and own[0].upos in NOMINAL_TAGS and own[1].upos == "PROPN" and own[1].id == own[0].id + 1
    return own[1:] if parted else own


def for_subject(sentence: Sentence, word: Word) -> Word | None:
    """Who is to do what an infinitive says, named after "for" right before it: "calls for *Ruiz* to resign"."""
    to = infinitive_mark(sentence, word)
    if to is None or to.id < 3:
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
    is_infinitive = infinitive_mark(sentence, verb) is not None
    return is_infinitive and subject.id < verb.id and subject.lemma.lower() in lexicon().control_nouns


def _is_finite_clause(sentence: Sentence, word: Word) -> bool:
    """A finite clause has its own subject, whether or not the parse found it; relative clauses apart."""
    if word.relation not in ("xcomp", "advcl", "ccomp", "csubj"):
        return False
    return any(map(is_finite, (*sentence.children(word, "aux", "cop"), word))) and word.xpos != "VB"


def _stray_subject(sentence: Sentence, word: Word, head: Word) -> tuple[Word, ...]:
    """The first of two subjects of "said" before a clause without one: "*Ruiz*, who won, has not resigned, he said"."""
    given = sentence.children(head, "nsubj")
    if word.relation == "ccomp" and len(given) > 1 and given[0].id < word.id < given[-1].id:
        return coordinated(sentence, given[0])
    return ()


def _has_complementizer(sentence: Sentence, word: Word) -> bool:
    """Whether a clause with a subject of its own is opened; "considered *whether to* run" has none."""
    opened = any(m.lower in ("that", "whether", "if") for m in sentence.children(word, "mark"))
    return opened and infinitive_mark(sentence, word) is None


def _controllers(sentence: Sentence, word: Word, head: Word, *, depth: int) -> tuple[Word, ...]:
    """Who does what an infinitive, a participle or a gerund says: the governor's object, or else its subject."""
    receivers = sentence.children(head, "obj", "iobj")
    if _is_of_gerund(sentence, word) and head.lemma.lower() in lexicon().gerund_control:
        passive = is_passive(sentence, head)
        return _subjects(sentence, head, depth=depth + 1) if passive else objects(sentence, head)
    noun = _noun_before(sentence, word)
    if noun is not None and noun.head == head.id and noun.lemma.lower() in lexicon().control_nouns:
        return _noun_controllers(sentence, word, noun, depth=depth)
    infinitive = word.relation == "xcomp" or infinitive_mark(sentence, word) is not None
    if infinitive and head.lemma.lower() in lexicon().object_control and not is_passive(sentence, head):
        before = [r for r in receivers if r.id < word.id]
        if before:
            return coordinated(sentence, antecedent(sentence, before[0]))
    if infinitive and head.lemma.lower() in lexicon().oblique_control:
        asked = [
            o
            for o in obliques(sentence, head, "on", "upon", "for", "to")
            if head.id < o.id < word.id and o.lower not in lexicon().weekdays
        ]
        if asked:
            return coordinated(sentence, asked[-1])
    if head.upos in ("NOUN", "PROPN") or (
        head.upos == "ADJ" and head.relation == "conj" and not sentence.children(head, "cop")
    ):
        return _noun_controllers(sentence, word, head, depth=depth)
    return _subjects(sentence, head, depth=depth + 1)


def _noun_before(sentence: Sentence, word: Word) -> Word | None:
    """The noun right before an infinitive: "threw out a *bid* to block it"."""
    to = infinitive_mark(sentence, word)
    before = sentence[to.id - 1] if to is not None and to.id > 1 else None
    return before if before is not None and before.upos == "NOUN" else None


def _is_of_gerund(sentence: Sentence, word: Word) -> bool:
    return any(m.lower in ("of", "from", "for", "with") for m in sentence.children(word, "mark", "case"))


def _noun_controllers(sentence: Sentence, word: Word, head: Word, *, depth: int) -> tuple[Word, ...]:
    """The noun itself ("the man accused", "the first to resign"), or who owns a decision, plan, refusal to do it."""
    if infinitive_mark(sentence, word) is None or head.lemma.lower() not in lexicon().control_nouns:
        return _equated(sentence, head, depth=depth)
    owner = sentence.child(head, "nmod:poss")
    if owner:
        return coordinated(sentence, owner)
    source = next(
        (c for c in sentence.children(head, "nmod") if preposition(sentence, c) in ("by", "of", "from")), None
    )
    if source:
        return coordinated(sentence, source)
    addressed = head.lemma.lower() in lexicon().addressed_nouns
    if clause_root(sentence, head).lemma.lower() in lexicon().rejecting_verbs and not addressed:
        return ()  # "the judge threw out a bid to": somebody else's
    found = _subjects(sentence, clause_root(sentence, head), depth=depth + 1)
    above = sentence.head(clause_root(sentence, head)) if head in found else None
    return found if above is None else _subjects(sentence, clause_root(sentence, above), depth=depth + 1)


def _equated(sentence: Sentence, noun: Word, *, depth: int) -> tuple[Word, ...]:
    """The subject of which a noun is said ("*she* is, or hopes to be, the first woman to lead"), or the noun itself."""
    predicate = first_conjunct(sentence, noun)
    beside = sentence.head(predicate)
    if predicate.relation == "appos" and beside is not None:
        predicate = first_conjunct(sentence, beside)
    found = _subjects(sentence, predicate, depth=depth + 1) if sentence.children(predicate, "cop") else ()
    return found if found and found[0].upos in NOMINAL_TAGS else (noun,)


def agents(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The logical subject of a verb, whatever its voice."""
    return by_agents(sentence, word) if is_passive(sentence, word) else subjects(sentence, word)


def patients(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The logical object of a verb, whatever its voice."""
    return subjects(sentence, word) if is_passive(sentence, word) else objects(sentence, word)
