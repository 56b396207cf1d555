"""How a mention stands in its clause: what it is an argument of, and who governs whom."""

from __future__ import annotations

from transition_events.actors import lexicon
from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word

SUBJECTS = frozenset({"nsubj", "csubj"})
_ARGUMENTS = SUBJECTS | {"obj", "iobj", "obl"}
_DEEPEST = 8  # coordinations within each other


def argument_of(sentence: Sentence, word: Word) -> tuple[Word | None, str]:
    """The word that a mention is an argument of, and as what; a coordinated mention counts as the first one does."""
    seen = 0
    while word.relation in ("conj", "flat", "appos") and seen < _DEEPEST:
        head = sentence.head(word)
        if head is None:
            break
        word, seen = head, seen + 1
    return sentence.head(word), word.relation


def is_subject(sentence: Sentence, word: Word) -> bool:
    """Whether a mention is the subject of its clause."""
    return argument_of(sentence, word)[1] in SUBJECTS


def heads_main_clause(sentence: Sentence, word: Word) -> bool:
    """Whether a mention is the subject of the sentence's main clause."""
    head, relation = argument_of(sentence, word)
    return head is not None and relation == "nsubj" and head.relation == "root"


def co_arguments(sentence: Sentence, one: Word, other: Word) -> bool:
    """Whether two mentions are arguments of the same verb, so that a plain pronoun can't be the other again."""
    head, relation = argument_of(sentence, one)
    head_of_other, relation_of_other = argument_of(sentence, other)
    same = head is not None and head_of_other is not None and head.id == head_of_other.id
    return same and relation in _ARGUMENTS and relation_of_other in _ARGUMENTS


def understood_subjects(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """Who does what a mention is the object of, stated elsewhere: "*Weber* was among the first to congratulate him"."""
    verb, relation = argument_of(sentence, word)
    governed = verb is not None and verb.upos == "VERB" and relation in _ARGUMENTS - SUBJECTS
    return grammar.agents(sentence, verb) if governed and verb is not None else ()


def named_as(sentence: Sentence, word: Word) -> set[int]:
    """The ids of whom a verb makes what a possessive owns: "*Weber* was sworn in as his deputy" is another's deputy."""
    noun = sentence.head(word) if word.relation == "nmod" else None
    verb = sentence.head(noun) if noun is not None and noun.relation == "obl" else None
    if noun is None or verb is None or not any(c.lower == "as" for c in sentence.children(noun, "case")):
        return set()
    return {k.id for k in sentence.children(verb, "nsubj:pass", "obj") if k.id != noun.id}


def governing_subjects(sentence: Sentence, word: Word) -> set[int]:
    """The ids of the subjects of all clauses above the one that a word stands in; of "who" also the antecedent's."""
    found: set[int] = set()
    inside = {word.id}
    for up in sentence.ancestors(word):
        for subject in sentence.children(up, "nsubj"):  # two where a parser parts "delegate" from "Anna Weber"
            if subject.id not in inside:
                found.add(subject.id)
                found |= {other.id for other in _same_as(sentence, subject, up)}
        inside.add(up.id)
    return found


def reporting_subjects(sentence: Sentence, word: Word) -> set[int]:
    """The ids of the subject of "said", where a word is the subject of what was said: "*Weber* said he would go".

    A possessive in the subject counts as well ("said his party ..."). Where the verb has a person told for an object,
    the subject of what follows may be either: then none.
    """
    subject = sentence.head(word) if word.relation == "nmod" else word
    clause = sentence.head(subject) if subject is not None and subject.relation == "nsubj" else None
    if clause is not None and clause.relation == "conj":
        clause = sentence.head(clause)
    verb = sentence.head(clause) if clause is not None and clause.relation == "ccomp" else None
    if verb is None or verb.lemma not in lexicon.words("speech"):
        return set()
    speakers, told = sentence.children(verb, "nsubj"), sentence.child(verb, "obj", "iobj")
    if any(s.id == word.id for s in speakers) or (told is not None and told.upos in ("PROPN", "PRON")):
        return set()
    return {s.id for s in speakers} | {other.id for s in speakers for other in _same_as(sentence, s, verb)}


def _same_as(sentence: Sentence, subject: Word, verb: Word) -> tuple[Word, ...]:
    """The words that speak of the same person as the subject of a verb: an apposition, an antecedent."""
    if subject.lower in ("who", "that") and verb.relation == "acl":
        antecedent = sentence.head(verb)
        return (antecedent,) if antecedent is not None else ()
    return sentence.children(subject, "appos", "flat")


def speaks(sentence: Sentence, word: Word) -> bool:
    """Whether a mention is the subject of a verb of speech, or the antecedent of its "who"."""
    head, relation = argument_of(sentence, word)
    if relation == "nsubj" and head is not None and head.lemma in lexicon.words("speech"):
        return True
    clauses = sentence.children(word, "acl")
    return any(c.lemma in lexicon.words("speech") and sentence.child(c, "nsubj") is not None for c in clauses)


def heads_clause(sentence: Sentence, subject: Word, word: Word) -> bool:
    """Whether a mention is the subject of the clause that a word stands in."""
    head, relation = argument_of(sentence, subject)
    if head is None or relation != "nsubj":
        return False
    for up in sentence.ancestors(word):
        if up.id == head.id:
            return True
        if up.upos == "VERB" and sentence.child(up, "nsubj") is not None:
            return False
    return False
