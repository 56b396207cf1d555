"""The words of a noun phrase, and what stands in apposition to it."""

from __future__ import annotations

from transition_events.annotation.document import Sentence, Word
from transition_events.model import Span

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
