"""Clauses and coordination: what heads a clause, and what belongs to it."""

from __future__ import annotations

from transition_events.annotation.document import Sentence, Word
from transition_events.annotation.grammar.lexicon import CLAUSAL, ONLY_PARTICIPLES, SUBJECTS


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


def infinitive_mark(sentence: Sentence, word: Word) -> Word | None:
    """The "to" of an infinitive; None of any other form."""
    return next((m for m in sentence.children(word, "mark") if m.lower == "to"), None)


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
    """The word and what is coordinated with it: "Ito, Vale and Moreno"."""
    found: list[Word] = []
    todo = [word]
    while todo and len(found) < len(sentence.words):
        current = todo.pop(0)
        if current not in found:
            found.append(current)
            todo.extend(sentence.children(current, "conj"))
    return tuple(sorted(found, key=lambda w: w.id))


def is_passive(sentence: Sentence, word: Word) -> bool:
    """Whether a verb is in the passive: by its auxiliary, its subject, or as a bare participle ("named in May")."""
    if sentence.children(word, "aux:pass", "nsubj:pass"):
        return True
    participle = word.xpos == "VBD" and word.lower.endswith(ONLY_PARTICIPLES)  # a headline's "Ito sworn in"
    if word.feat("Voice") == "Pass" or (word.upos == "VERB" and (word.xpos == "VBN" or participle)):
        active_auxiliary = any(c.lemma == "have" for c in sentence.children(word, "aux"))
        subject = () if word.lower.endswith(ONLY_PARTICIPLES) else ("nsubj",)
        return not active_auxiliary and not sentence.children(word, "obj", "aux", *subject)
    return False
