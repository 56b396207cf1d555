"""Did it happen, will it, may it, won't it? Status and polarity of an event, from what stands around its trigger.

The reading starts with the auxiliaries of the trigger itself and climbs through what governs it ("refused to",
"plans for", "is expected to") up to the finite clause it stands in; the operators are the records of
`data/status.toml`. Polarity turns with every negation on the way; of several degrees of certainty the weakest counts.
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
from transition_events.events.lexicon import Site, lemmas_of, spelling
from transition_events.events.slots import carrier, container, is_time, support
from transition_events.model import EventStatus
from transition_events.records import load_records

Over = Literal["infinitive", "gerund", "clause", "noun", "modifier", "operator", "subject"]

# From the most certain to the least: the weakest reading on the way up counts.
_CERTAINTY: tuple[EventStatus, ...] = ("OCCURRED", "ONGOING", "PLANNED", "EXPECTED", "POSSIBLE")
_MODIFIERS = ("amod", "advmod", "acl", "compound", "det", "nmod:desc")
_TEMPORAL_MARKS = frozenset({"when", "after", "before", "once", "until", "till", "as"})
_MAX_CLIMB = 8


@attrs.frozen(kw_only=True)
class Operator:
    """A record of `status.toml`."""

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
    announced: bool = False
    examples: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Reading:
    """The status and polarity of an event, and the words that gave them, nearest first.

    `announced`: somebody says, promises or plans that they will do it, whatever the conditions.
    """

    status: EventStatus
    negated: bool
    announced: bool = False
    because: tuple[str, ...] = ()


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


class _Climb:
    """The reading while it grows."""

    def __init__(self) -> None:
        self.status: EventStatus = "OCCURRED"
        self.negated = False
        self.announced = False
        self.because: list[str] = []

    def weaken(self, status: EventStatus | None, why: str) -> None:
        if status and _CERTAINTY.index(status) > _CERTAINTY.index(self.status):
            self.status = status
            self.because.append(f"{why}: {status}")

    def turn(self, why: str) -> None:
        self.negated = not self.negated
        self.because.append(f"{why}: negated" if self.negated else f"{why}: no longer negated")

    def applied(self, operator: Operator | None, why: str) -> bool:
        """Applies the operator if there is one; whether there was."""
        if operator is not None:
            self.apply(operator, why)
        return operator is not None

    def apply(self, operator: Operator, why: str) -> None:
        self.announced |= operator.announced
        self.weaken(operator.status, why)
        if operator.negated:
            self.turn(why)


def read_status(site: Site, *, claimed: bool) -> Reading:
    """The status and polarity of the event at a site. `claimed`: it stands in the words of a statement."""
    climb = _Climb()
    sentence = site.sentence
    word: Word | None = site.head
    if site.trigger.negated:
        climb.turn(f"trigger {site.trigger.id!r}")
    if site.part == "noun":
        word = _read_noun(site, climb)
    if word is not None:
        _read_upwards(sentence, word, climb, claimed=claimed)
    if site.trigger.status:
        climb.weaken(site.trigger.status, f"trigger {site.trigger.id!r}")
    if _is_asked(sentence, site.head):
        climb.weaken("POSSIBLE", "question")
    if site.part == "verb" and _is_command(sentence, site.head):
        climb.weaken("POSSIBLE", "command")
    return Reading(status=climb.status, negated=climb.negated, announced=climb.announced, because=tuple(climb.because))


# --- nouns ------------------------------------------------------------------------------------------------------------


def _read_noun(site: Site, climb: _Climb) -> Word | None:
    """Reads what stands beside and directly above a noun; gives the predicate whose status it shares, if any."""
    sentence = site.sentence
    nouns = tuple(
        dict.fromkeys((site.head, carrier(sentence, site.head), container(sentence, carrier(sentence, site.head))))
    )
    for noun in nouns:
        if grammar.is_negated(sentence, noun):
            climb.turn("no")
        _read_modifiers(sentence, noun, climb)
    top = nouns[-1]
    before = _operator_before(sentence, top)
    if before is not None:
        return before if climb.applied(_find(before, "noun", ("noun",)), before.text) else None
    if sentence.children(top, "cop"):
        _read_auxiliaries(sentence, top, grammar.verb_group(sentence, top), climb, claimed=False)
        return None
    verb = support(site)
    up = sentence.head(top)
    if up is None:
        return None
    operator = _operator(sentence, top, up) or _operator_of_raised(sentence, top, up, climb)
    if operator:
        climb.apply(operator, up.text)
        return up
    return verb or (up if _shares_fate(sentence, top, up) else None)


def _shares_fate(sentence: Sentence, noun: Word, up: Word) -> bool:
    """Whether an indefinite object is as real as its verb: "could face *lawsuits*"; not "could discuss the coup"."""
    if up.upos != "VERB" or noun.relation not in ("obj", "obl") or sentence.children(noun, "nmod:poss"):
        return False
    if noun.relation == "obl" and grammar.preposition(sentence, noun) not in ("to", "into"):
        return False
    return all(d.lower in ("a", "an", "any", "another", "more") for d in sentence.children(noun, "det"))


def _operator_of_raised(sentence: Sentence, noun: Word, up: Word, climb: _Climb) -> Operator | None:
    """What is likely to begin: the operator whose infinitive only tells that the noun happens."""
    if not noun.relation.startswith("nsubj"):
        return None
    for verb in sentence.children(up, "xcomp"):
        operator = _operator(sentence, verb, up)
        if operator and operator.id != "happen" and _find(verb, "subject", ("verb",)):
            climb.because.append(f"{verb.text} tells that it happens")
            return operator
    return None


def _operator_before(sentence: Sentence, noun: Word) -> Word | None:
    """The noun before the preposition of this one if it is an operator, however parsed: "*plans* for the vote"."""
    case = sentence.child(noun, "case")
    if case is None or case.id < 2:
        return None
    before = sentence[case.id - 1]
    operator = _find(before, "noun", ("noun",)) if before.upos == "NOUN" else None
    return before if operator and case.lower in operator.prepositions else None


def _read_modifiers(sentence: Sentence, word: Word, climb: _Climb) -> None:
    for kid in sentence.children(word, *_MODIFIERS):
        parts = ("adjective", "adverb", "verb") if kid.xpos != "VBG" else ("adjective",)
        operator = _find(kid, "modifier", parts)
        if operator:
            climb.apply(operator, kid.text)
    for kid in sentence.children(word, "case"):
        operator = _find(kid, "modifier", ("preposition",))
        if operator:
            climb.apply(operator, kid.text)


def _read_misread_governor(sentence: Sentence, word: Word, climb: _Climb) -> None:
    """An adjective over an infinitive that was read as one of its marks: "is *due* to be sworn in"."""
    for kid in sentence.children(word, "mark", "aux"):
        if kid.upos == "ADJ" and (operator := _find(kid, "infinitive", ("adjective",))):
            climb.apply(operator, kid.text)


# --- upwards ----------------------------------------------------------------------------------------------------------


def _read_upwards(sentence: Sentence, word: Word, climb: _Climb, *, claimed: bool) -> None:
    """From a predicate (or a noun that governs the event) through its governors to the end of the finite clause."""
    current: Word | None = word
    for _ in range(_MAX_CLIMB):
        if current is None:
            return
        current = _read_step(sentence, current, climb, claimed=claimed)


def _read_step(sentence: Sentence, word: Word, climb: _Climb, *, claimed: bool) -> Word | None:
    """Reads a word and how it hangs on its governor; gives what to read next, None at the end of the finite clause."""
    group = grammar.verb_group(sentence, word)
    finite = group.tense is not None or group.modal is not None
    _read_predicate(sentence, word, group, climb, claimed=claimed)
    up = _operator_noun_before(sentence, word) or sentence.head(word)
    if up is None:
        return None
    operator = _operator(sentence, word, up)
    if operator:
        climb.apply(operator, up.text)
    if finite:
        if not (operator and operator.negated):
            _read_embedding(sentence, word, up, group, climb)
        return None
    return up if operator else _read_ungoverned(sentence, word, up, group, climb, claimed=claimed)


def _read_ungoverned(
    sentence: Sentence, word: Word, up: Word, group: grammar.VerbGroup, climb: _Climb, *, claimed: bool
) -> Word | None:
    """How a word that no operator governs hangs on what is above it; gives that if it is to be read too."""
    if group.form == "INFINITIVE" and word.upos == "VERB":
        _read_free_infinitive(sentence, word, up, climb)
    elif group.form in ("GERUND", "PARTICIPLE") and _is_told_apart(sentence, word):
        return None
    if word.relation == "conj" and not sentence.children(word, "mark", "nsubj"):
        up = grammar.first_conjunct(sentence, word)
    if up.upos in ("VERB", "AUX", "ADJ"):
        return up
    if sentence.children(up, "cop"):  # "would be the first to lead"
        _read_auxiliaries(sentence, up, grammar.verb_group(sentence, up), climb, claimed=claimed)
    return None


def _read_predicate(sentence: Sentence, word: Word, group: grammar.VerbGroup, climb: _Climb, *, claimed: bool) -> None:
    """Negation, adverbs, auxiliaries and subordinators of the word itself."""
    if group.negated:
        climb.turn(f"not {word.text}")
    if word.upos in ("VERB", "ADJ", "AUX"):
        _read_modifiers(sentence, word, climb)
        _read_misread_governor(sentence, word, climb)
    if group.tense or group.modal:
        _read_auxiliaries(sentence, word, group, climb, claimed=claimed)
    _read_marks(sentence, word, climb)


def _is_told_apart(sentence: Sentence, word: Word) -> bool:
    """A clause in -ing that tells what went before, whatever its main clause says: "after *winning*, he must lead"."""
    marks = (m.lower for m in sentence.children(word, "mark", "case"))
    return word.relation in ("advcl", "obl") and any(m in ("after", "since", "despite", "upon", "while") for m in marks)


def _operator_noun_before(sentence: Sentence, word: Word) -> Word | None:
    """The operator noun before an infinitive, however parsed: "rejected *calls* to resign", "*calls* for him to go"."""
    to = next((m for m in sentence.children(word, "mark") if m.lower == "to" and m.id > 1), None)
    named = grammar.for_subject(sentence, word)
    case = sentence.child(named, "case") if named else None
    first = case or to
    before = sentence[first.id - 1] if first and first.id > 1 else None
    if before is None or before.upos != "NOUN" or (named is None and before.head != word.head):
        return None
    return before if _find(before, "infinitive", ("noun",)) else None


def _read_free_infinitive(sentence: Sentence, word: Word, up: Word, climb: _Climb) -> None:
    """An infinitive that no known word governs: a purpose ("met to nominate"), or what a noun is for ("votes to win").

    After an ordinal, a superlative or "only" it tells a fact ("the first woman to lead"); alone it is a command.
    """
    to = next((m for m in sentence.children(word, "mark") if m.lower == "to"), None)
    if to is None:
        return
    nouns = (up, sentence[to.id - 1]) if to.id > 1 else (up,)
    if any(not noun.is_verbal and _is_singled_out(sentence, noun) for noun in nouns):
        return
    if word.relation in ("xcomp", "advcl"):
        climb.weaken("PLANNED", "infinitive")
    elif word.relation == "acl":
        climb.weaken("POSSIBLE", f"infinitive of {up.text}")


def _is_singled_out(sentence: Sentence, noun: Word) -> bool:
    modifiers = (noun, *sentence.children(noun, "amod", "nummod", "advmod", "det"))
    return any(
        w.feat("NumType") == "Ord" or w.feat("Degree") == "Sup" or w.lower in ("only", "first", "last", "next")
        for w in modifiers
    )


def _is_command(sentence: Sentence, word: Word) -> bool:
    """A base form that begins its sentence or quotation: "Elect me"."""
    if word.xpos != "VB" or sentence.children(word, "nsubj", "aux", "mark", "cop"):
        return False
    before = sentence.words[: word.id - 1]
    return all(w.upos == "PUNCT" for w in before[-1:])


def _read_auxiliaries(
    sentence: Sentence, word: Word, group: grammar.VerbGroup, climb: _Climb, *, claimed: bool
) -> None:
    reported = claimed or word.relation in ("ccomp", "conj", "parataxis")
    climb.announced |= group.tense == "FUTURE" or (group.modal == "would" and reported and not group.perfect)
    if group.tense == "FUTURE":
        climb.weaken("EXPECTED" if group.passive else "PLANNED", "will")
        if _has_condition(sentence, word):
            climb.weaken("POSSIBLE", "condition")
    elif group.modal == "would":
        climb.weaken(
            "PLANNED" if reported and not group.perfect and not _has_condition(sentence, word) else "POSSIBLE", "would"
        )
    elif group.modal:
        climb.weaken("POSSIBLE", group.modal)
    elif group.progressive and group.tense == "PRESENT" and not group.perfect:
        climb.weaken("ONGOING", "progressive")


def _has_condition(sentence: Sentence, word: Word) -> bool:
    clauses = sentence.children(word, "advcl")
    return any(m.lower in ("if", "unless") for c in clauses for m in sentence.children(c, "mark"))


def _read_marks(sentence: Sentence, word: Word, climb: _Climb) -> None:
    """Subordinators: as the parse gives them, or else as they stand before the first word of the clause."""
    marks = {m.lower for m in sentence.children(word, "mark")} | _mark_before(sentence, word)
    marks |= _mark_of_lost_subject(sentence, word)
    for mark in marks:
        operator = next(iter(_index().get(("mark", mark, "clause"), ())), None)
        if operator and not _is_past_fact(sentence, word, mark):
            climb.apply(operator, mark)


def _is_past_fact(sentence: Sentence, word: Word, mark: str) -> bool:
    """In the past tense these tell what did happen: "until he resigned in May"; not "it would wait until they met"."""
    if mark not in ("until", "till", "once", "as soon as", "as long as"):
        return False
    up = sentence.head(word)
    above = grammar.verb_group(sentence, up) if up else None
    awaited = above is not None and (above.modal is not None or above.tense == "FUTURE")
    return grammar.verb_group(sentence, word).tense == "PAST" and not awaited


def _mark_of_lost_subject(sentence: Sentence, word: Word) -> set[str]:
    """The preposition a subordinator was read as, with the subject as its noun: "*till* the result is confirmed"."""
    if sentence.children(word, "nsubj") or word.relation not in grammar.CLAUSAL:
        return set()
    lost = (k for k in sentence.children(word, "obl") if k.id < word.id and not is_time(k))
    return {c.lower for k in lost for c in sentence.children(k, "case")}


def _mark_before(sentence: Sentence, word: Word) -> set[str]:
    """The word just before the clause, adverbs and quotation marks passed over: parsers take "till" for a noun."""
    own = [w.id for w in sentence.subtree(word)]
    subject = [w.id for s in grammar.subjects(sentence, word) for w in grammar.phrase(sentence, s)]
    start = min(
        [word.id, *(i for i in subject if i < word.id), *(a.id for a in grammar.auxiliaries_of(sentence, word))]
    )
    for before in reversed(sentence.words[: start - 1]):
        if before.upos not in ("PUNCT", "ADV", "DET", "ADJ") or before.text in (",", ";"):
            return {before.lower} if before.id in own or before.upos in ("SCONJ", "ADP", "NOUN") else set()
    return set()


def _read_embedding(sentence: Sentence, word: Word, up: Word, group: grammar.VerbGroup, climb: _Climb) -> None:
    """A present-tense clause of time shares the future of its main clause: "after the results are confirmed"."""
    marks = {m.lower for m in sentence.children(word, "mark", "advmod")} | _mark_before(sentence, word)
    marks |= {c.lower for s in sentence.children(word, "nsubj") for c in sentence.children(s, "case")}
    marks &= _TEMPORAL_MARKS
    if _is_indefinite_relative(sentence, word):
        marks, up = {"who"}, sentence.head(up) or up
        group = attrs.evolve(group, tense="PRESENT", perfect=False)
    if group.tense != "PRESENT" or group.perfect or not marks:
        return
    first = grammar.first_conjunct(sentence, word)
    if first is not word and sentence.children(first, "mark"):
        up = sentence.head(first) or up
    for main in (up, *sentence.ancestors(up)):
        above = grammar.verb_group(sentence, main)
        if above.modal:
            climb.weaken("POSSIBLE", f"{above.modal} {main.text}")
        elif above.tense == "FUTURE":
            climb.weaken("EXPECTED", f"will {main.text}")
        if above.tense or above.modal:
            return


def _is_indefinite_relative(sentence: Sentence, word: Word) -> bool:
    """What is said of nobody in particular hangs on its main clause: "a candidate whose victory is recognised"."""
    noun = sentence.head(word)
    if word.deprel != "acl:relcl" or noun is None:
        return False
    return noun.upos == "PRON" or any(d.lower in ("a", "an", "any") for d in sentence.children(noun, "det"))


def _operator(sentence: Sentence, word: Word, up: Word) -> Operator | None:
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
        for adverb in sentence.children(up, "advmod"):
            if over == "infinitive" and (operator := _find(adverb, over, ("adverb",))):
                return operator
        for operator in _found(up, over, parts.get(up.upos, ())):
            if _fits(sentence, word, up, over, operator):
                return operator
    return None


def _fits(sentence: Sentence, word: Word, up: Word, over: Over, operator: Operator) -> bool:
    """Whether the operator's word stands as its record asks: in the progressive, before one of its prepositions."""
    if operator.progressive and not grammar.verb_group(sentence, up).progressive:
        return False
    return over not in ("noun", "gerund") or not operator.prepositions or _hangs_by(sentence, word, operator)


def _hangs_by(sentence: Sentence, word: Word, operator: Operator) -> bool:
    mark = next((m.lower for m in sentence.children(word, "mark")), "")
    return (grammar.preposition(sentence, word) or mark) in operator.prepositions


def _constructions(sentence: Sentence, word: Word) -> Iterator[Over]:
    """How a word hangs on its governor."""
    if word.upos in ("VERB", "AUX") or sentence.children(word, "cop"):
        group = grammar.verb_group(sentence, word)
        if group.tense or group.modal:
            if word.relation in ("ccomp", "csubj", "acl"):
                yield "clause"
        elif group.form == "INFINITIVE" and word.relation in ("xcomp", "ccomp", "advcl", "acl", "csubj", "nmod"):
            yield "infinitive"
        elif word.relation in ("xcomp", "ccomp", "advcl", "acl", "obj", "csubj", "obl", "nmod"):
            yield "gerund"
    elif word.relation == "nsubj":
        up = sentence.head(word)
        if up is not None and grammar.is_passive(sentence, up):
            yield "noun"
        yield "subject"
    elif word.relation in ("obj", "obl", "nmod", "iobj", "acl", "xcomp"):
        if any(_find(word, over, ("noun",)) for over in ("infinitive", "noun")):
            yield "operator"
        yield "noun"


def _find(word: Word, over: Over, parts: tuple[str, ...]) -> Operator | None:
    return next(_found(word, over, parts), None)


def _found(word: Word, over: Over, parts: tuple[str, ...]) -> Iterator[Operator]:
    for part in parts:
        for lemma in lemmas_of(word):
            yield from _index().get((part, lemma, over), ())


def _is_asked(sentence: Sentence, word: Word) -> bool:
    """Whether the event stands in the main clause of a question, or in what hangs on it as a complement."""
    end = [w.text for w in sentence.words[-3:]]
    if "?" not in end:
        return False
    path = [word, *sentence.ancestors(word)]
    return not any(w.relation in ("advcl", "parataxis") or w.deprel == "acl:relcl" for w in path)
