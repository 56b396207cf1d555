"""The words that make a plan, a possibility or a denial of an event, and how an event hangs on them.

They are the records of `data/status.toml`: "refuse", "plan", "expect", "if" and the like.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.errors import RecordError
from transition_events.events.lexicon import lemmas_of, spelling
from transition_events.events.nouns import is_time
from transition_events.model import EventStatus
from transition_events.records import load_records

_RELATIVES = frozenset({"which", "who", "whom"})
Over = Literal["infinitive", "gerund", "clause", "noun", "complement", "modifier", "operator", "subject"]


@attrs.frozen(kw_only=True)
class Operator:
    """A record of `status.toml`: words by part of speech, what they stand `over`, and what they make of it.

    `prepositions` join a noun or gerund to the word ("" is none); a `progressive` operator is one only in that form
    ("is going to"), one that is `not_past` none in the past tense ("had to go"), a `timetable` one only in the simple
    present ("takes place in May"); `spares` are types of events that stand all the same ("rejected the *petition*");
    `announced` says that somebody binds themselves to do it; of a `final` one nothing above it matters ("without a plan
    for the handover").
    """

    id: str
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    adverb: tuple[str, ...] = ()
    preposition: tuple[str, ...] = ()
    mark: tuple[str, ...] = ()
    over: tuple[Over, ...]
    prepositions: tuple[str, ...] = ()
    status: EventStatus | None = None
    negated: bool = False
    progressive: bool = False
    not_past: bool = False
    spares: tuple[str, ...] = ()
    timetable: bool = False
    final: bool = False
    announced: bool = False
    examples: tuple[str, ...] = ()


@cache
def operators() -> tuple[Operator, ...]:
    """The operators, read once."""
    source = files("transition_events.events") / "data" / "status.toml"
    records = load_records(source, "operator", Operator)
    for record in records:
        if unknown := set(record.over) - set(get_args(Over)):
            raise RecordError(f"status.toml operator {record.id!r}: unknown {sorted(unknown)} in over")
    return records


@cache
def _index() -> dict[tuple[str, str, Over], tuple[Operator, ...]]:
    table: dict[tuple[str, str, Over], tuple[Operator, ...]] = {}
    for record in operators():
        for part in ("verb", "noun", "adjective", "adverb", "preposition", "mark"):
            for lemma in getattr(record, part):
                for over in record.over:
                    key = (part, spelling(lemma), over)
                    table[key] = (*table.get(key, ()), record)
    return table


def find(word: Word, over: Over, parts: tuple[str, ...]) -> Operator | None:
    """The first operator that the word is over such a construction, as one of the parts of speech, or None."""
    return next(_found(word, over, parts), None)


def _found(word: Word, over: Over, parts: tuple[str, ...]) -> Iterator[Operator]:
    for part in parts:
        for lemma in sorted(lemmas_of(word)):  # the same in every process
            yield from _index().get((part, lemma, over), ())


def governing(sentence: Sentence, word: Word, up: Word) -> Operator | None:
    """The operator that the governor of a word is over it, by the way the word hangs on it."""
    parts = {
        "VERB": ("verb", "adjective"),
        "AUX": ("verb",),
        "ADJ": ("adjective", "verb"),
        "NOUN": ("noun",),
        "PROPN": ("noun",),
        "ADV": ("adjective",),
    }
    for over in _constructions(sentence, word):
        for adverb in (*sentence.children(up, "advmod", "compound"), *adverbs_before_to(sentence, word)):
            found = find(adverb, over, ("adverb",)) if over in ("infinitive", "gerund", "noun") else None
            if found is not None and _fits(sentence, word, up, over, found):
                return found
        for operator in _found(up, over, parts.get(up.upos, ())):
            if _fits(sentence, word, up, over, operator):
                return operator
    return None


def _fits(sentence: Sentence, word: Word, up: Word, over: Over, operator: Operator) -> bool:
    """Whether the operator's word stands as its record asks: in the progressive, before one of its prepositions."""
    group = grammar.verb_group(sentence, up)
    if (operator.progressive and not group.progressive) or (operator.not_past and group.tense == "PAST"):
        return False
    if operator.timetable and (group.tense != "PRESENT" or group.perfect or group.progressive):
        return False
    if over == "infinitive" and operator.prepositions and "" not in operator.prepositions and up.upos == "VERB":
        asked = grammar.obliques(sentence, up, *operator.prepositions)
        return any(
            not is_time(sentence, word) for word in asked
        )  # "called *on* him to go", not "called him on Monday to"
    return over not in ("noun", "gerund") or not operator.prepositions or _hangs_by(sentence, word, operator)


def _hangs_by(sentence: Sentence, word: Word, operator: Operator) -> bool:
    mark = next((m.lower for m in sentence.children(word, "mark")), "")
    return (grammar.preposition(sentence, word) or mark) in operator.prepositions


def _constructions(sentence: Sentence, word: Word) -> Iterator[Over]:
    """How a word hangs on its governor."""
    if word.upos in ("VERB", "AUX") or word.xpos == "VB" or sentence.children(word, "cop"):
        yield from _clausal(sentence, word)
    elif word.relation == "nsubj":
        if is_undertaking(word):
            yield "operator"
        up = sentence.head(word)
        if up is not None and grammar.is_passive(sentence, up):
            yield "noun"
        yield "subject"
    elif _is_second_object(sentence, word):
        yield "complement"
    elif _is_described(sentence, word):
        return
    elif word.relation in ("obj", "obl", "nmod", "iobj", "acl", "xcomp") and word.upos != "ADJ":  # "stop *short* of"
        if is_undertaking(word):
            yield "operator"
        yield "noun"


def _is_described(sentence: Sentence, noun: Word) -> bool:
    """An object of which something is said is there already: "called the *vote* illegitimate"."""
    up = sentence.head(noun)
    if up is None or noun.relation != "obj":
        return False
    said = (k for k in sentence.children(up, "xcomp", "obj") if k.id > noun.id and k.upos in ("ADJ", "NOUN"))
    return any(not sentence.children(k, "mark", "aux", "cop") for k in said)


def adverbs_before_to(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The adverbs that stand before an infinitive's "to" and belong above it: "has *yet* to resign"."""
    to = grammar.infinitive_mark(sentence, word)
    return tuple(a for a in sentence.children(word, "advmod") if to is not None and a.id < to.id)


def is_undertaking(noun: Word) -> bool:
    """Whether the noun is an operator itself: a call, a bid, an attempt, talks."""
    return any(find(noun, over, ("noun",)) for over in ("infinitive", "noun", "gerund"))


def _clausal(sentence: Sentence, word: Word) -> Iterator[Over]:
    """How a predicate hangs on its governor: finite, as an infinitive, or in -ing."""
    group = grammar.verb_group(sentence, word)
    bidden = word.relation == "ccomp" and any(m.lower == "that" for m in sentence.children(word, "mark"))
    if group.tense or group.modal or bidden:  # "demanded that the assembly *be* dissolved"
        if word.relation in ("ccomp", "csubj", "acl") and not _is_relative(sentence, word):
            yield "clause"
    elif group.form == "INFINITIVE" and word.relation in ("xcomp", "ccomp", "advcl", "acl", "csubj", "nmod"):
        yield "infinitive"
    elif word.relation in ("ccomp", "acl", "obj", "csubj", "obl", "nmod") or (
        word.relation in ("xcomp", "advcl") and not _is_aside(sentence, word)
    ):
        yield "gerund"


def _is_relative(sentence: Sentence, word: Word) -> bool:
    """Whether a clause on a noun tells more of it and is not its content: "the vote, *which* he won".

    Parsers take "Labour, *whose* leader had resigned" for a complement of the verb before.
    """
    arguments = sentence.children(word, "nsubj", "obj", "obl")
    if any(owner.lower == "whose" for k in arguments for owner in sentence.children(k, "nmod")):
        return True
    return word.relation == "acl" and any(k.lower in _RELATIVES for k in arguments)


def _is_aside(sentence: Sentence, word: Word) -> bool:
    """A participle behind a comma tells more, and is no complement: "blocked roads, *calling* for a strike"."""
    return follows_comma(sentence, word) and not sentence.children(word, "mark", "case")


def follows_comma(sentence: Sentence, word: Word) -> bool:
    """Whether a comma stands before the phrase of a word."""
    first = grammar.phrase(sentence, word)[0].id
    return first > 1 and sentence[first - 1].text == ","


def _is_second_object(sentence: Sentence, word: Word) -> bool:
    """What the object is said to be: "called the vote a *coup*"."""
    up = sentence.head(word)
    if up is None or word.relation not in ("obj", "xcomp"):
        return False
    return any(k.id < word.id and k.upos in grammar.NOMINAL_TAGS for k in sentence.children(up, "obj"))


def noun_before_preposition(sentence: Sentence, noun: Word) -> Word | None:
    """The noun before the preposition of this one if it is an operator, however parsed: "*plans* for the vote"."""
    case = sentence.child(noun, "case")
    if case is None or case.id < 2:
        return None
    before = sentence[case.id - 1]
    operator = find(before, "noun", ("noun",)) if before.upos == "NOUN" else None
    return before if operator and case.lower in operator.prepositions else None


def noun_before_infinitive(sentence: Sentence, word: Word) -> Word | None:
    """The operator noun before an infinitive, however parsed: "rejected *calls* to resign", "*calls* for him to go"."""
    to = grammar.infinitive_mark(sentence, word)
    named = grammar.for_subject(sentence, word)
    case = sentence.child(named, "case") if named else None
    first = case or to
    before = sentence[first.id - 1] if first and first.id > 1 else None
    if before is None or before.upos != "NOUN":
        return _parted_noun(sentence, word) if to is not None and to.id > 1 else None
    up = sentence.head(word)
    if named is None and before.head != word.head and (up is None or up.head != before.id):
        return _parted_noun(sentence, word)
    return before if find(before, "infinitive", ("noun",)) else _parted_noun(sentence, word)


def _parted_noun(sentence: Sentence, word: Word) -> Word | None:
    """An operator noun parted from its infinitive: "filed a *petition* with the court to annul"."""
    up = sentence.head(word)
    if up is None or up.upos != "VERB" or word.relation not in ("advcl", "xcomp"):
        return None
    if find(up, "infinitive", ("verb",)) is not None:
        return None
    nouns = sentence.children(up, "obj") or sentence.children(up, "nsubj")
    return next((n for n in nouns if n.id < word.id and find(n, "infinitive", ("noun",))), None)


def subordinator(word: str) -> Operator | None:
    """The operator that a subordinating conjunction is ("if"), or None."""
    return next(iter(_index().get(("mark", word, "clause"), ())), None)
