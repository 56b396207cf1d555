"""Roles that a clause gives: "was US Vice President", "served as mayor", "who is the governor of Oregon"."""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.actors import lexicon
from transition_events.actors.phrases import HYPHENS, IsName, Role, phrase_start, with_complements
from transition_events.actors.titles import title_ending_at
from transition_events.annotation.document import Sentence, Word

_MODALS = frozenset({"would", "could", "should", "may", "might", "can", "will", "must"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_CONDITIONS = frozenset({"if", "whether", "unless"})


def roles_by_clauses(sentence: Sentence, person: Word, end: int, *, is_name: IsName) -> Iterator[Role]:
    """The roles that clauses give to a person: that of the mention with the head `person`, and the relative one.

    `end` is where the mention ends (half-open, words counted from 0).
    """
    subject = _noun_before(sentence, person)
    head = sentence.head(subject)
    if head is not None and subject.relation == "nsubj" and not _lost_relative(sentence, subject, head):
        yield from _role(sentence, subject, head, is_name)
    who = _relative_pronoun(sentence, end)
    clause = sentence.head(who) if who is not None else None
    if who is not None and clause is not None and clause.id != person.id:
        yield from _role(sentence, who, clause, is_name)


def _noun_before(sentence: Sentence, person: Word) -> Word:
    """The noun that a name is part of, "leader" in "leader Anna Weber was elected", or the name itself."""
    noun = sentence.head(person)
    beside = person.relation == "flat" or (person.relation == "appos" and person.head == person.id - 1)
    return noun if noun is not None and beside else person


def roles_of_apposition(sentence: Sentence, end: int, *, is_name: IsName) -> Iterator[Role]:
    """The roles in a clause on a description: "Anna Weber, a diplomat who served as envoy"; that ends at `end`."""
    who = sentence.words[end] if end < len(sentence.words) else None
    clause = sentence.head(who) if who is not None and who.lower == "who" and who.relation == "nsubj" else None
    if who is not None and clause is not None:
        yield from _role(sentence, who, clause, is_name)


def _lost_relative(sentence: Sentence, person: Word, head: Word) -> bool:
    """Whether a "whose" between the two opens a clause that the parse has not seen: the head may be in that clause."""
    between = sentence.words[person.id : head.id - 1]
    return any(
        w.lower == "whose" and not any(up.deprel == "acl:relcl" for up in sentence.ancestors(w)) for w in between
    )


def _relative_pronoun(sentence: Sentence, end: int) -> Word | None:
    """The "who" behind a mention and a comma: its place is surer than its clause's attachment in the parse."""
    following = sentence.words[end : end + 2]
    if len(following) < 2 or following[0].text not in (",", "—", "–"):
        return None
    return following[1] if following[1].lower == "who" and following[1].relation == "nsubj" else None


def _role(sentence: Sentence, subject: Word, head: Word, is_name: IsName) -> Iterator[Role]:
    """The role that the clause with the head `head` gives to its subject, if any."""
    if _unreal(sentence, head) or any(w.lower == "neither" for w in sentence.children(subject)):
        return
    if sentence.child(head, "cop") is not None:
        if sentence.child(head, "case") is not None:
            return  # "second in the delegate count"
        yield from _headed_by(sentence, head, is_name)
        return
    appointed = "pass" in subject.deprel and head.lemma in lexicon.words("appointing")
    if appointed or head.lemma in lexicon.words("serving") | lexicon.words("becoming"):
        for oblique in sentence.children(head, "obl", "xcomp", "obj"):
            marker = sentence.child(oblique, "case")
            if oblique.relation != "obl" or (marker is not None and marker.lower == "as"):
                found = list(_headed_by(sentence, oblique, is_name))
                if head.lemma in lexicon.words("becoming"):  # "became the first candidate to lose" is no role
                    found = [role for role in found if role.title.title.kind == "office"]
                yield from found
                if found:
                    return


def _unreal(sentence: Sentence, head: Word) -> bool:
    """Whether the clause is negated, modal, conditional or a question."""
    for child in sentence.children(head):
        modal = child.relation == "aux" and child.lower in _MODALS
        conditional = child.relation == "mark" and child.lower in _CONDITIONS
        if modal or conditional or child.lower in _NEGATIONS:
            return True
    return sentence.words[-1].text == "?"


def _headed_by(sentence: Sentence, head: Word, is_name: IsName) -> Iterator[Role]:
    words = sentence.words
    end = head.id
    if end + 2 < len(words) and words[end].text in HYPHENS:
        end += 2
    match = title_ending_at(words, end) or title_ending_at(words, min(len(words), end + 2))
    if match is None or match.plural or match.title.kind not in ("office", "occupation") or is_name(head.id - 1):
        return
    yield Role(phrase_start(sentence, match.start, is_name=is_name), with_complements(words, match.end), match)
