"""What a subordinate clause says of the events in it: "if he resigns", "until they met", "after it is counted"."""

from __future__ import annotations

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.climb import Climb
from transition_events.events.nouns import is_time
from transition_events.events.operators import subordinator

_TEMPORAL_MARKS = frozenset({"when", "after", "before", "once", "until", "till", "as"})


def read_marks(sentence: Sentence, word: Word, climb: Climb) -> None:
    """Subordinators: as the parse gives them, or else as they stand before the first word of the clause."""
    marks = {m.lower for m in sentence.children(word, "mark")} | _mark_before(sentence, word)
    marks |= _mark_of_lost_subject(sentence, word)
    if marks & {"than", "rather"} and any(w.lower in ("rather", "sooner") for w in sentence.words[: word.id - 1]):
        marks = marks - {"than", "rather"} | {"rather than"}
    if _is_inverted(sentence, word):
        climb.weaken("POSSIBLE", "inversion")
    for mark in sorted(marks):
        operator = subordinator(mark)
        if operator and not _is_past_fact(sentence, word, mark):
            climb.apply(operator, mark)


def _is_inverted(sentence: Sentence, word: Word) -> bool:
    """A condition without a conjunction: "*Had* he resigned, the crisis would have ended"."""
    first = next(iter(sentence.children(word, "aux")), None)
    subject = sentence.child(word, "nsubj")
    if first is None or subject is None or first.id > subject.id or first.lower not in ("had", "were", "should"):
        return False
    return sentence.words[-1].text != "?" and any(w.text == "," for w in sentence.words[word.id :])


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
    lost = (k for k in sentence.children(word, "obl") if k.id < word.id and not is_time(sentence, k))
    return {c.lower for k in lost for c in sentence.children(k, "case")}


def _mark_before(sentence: Sentence, word: Word) -> set[str]:
    """The word just before the clause, adverbs and quotation marks passed over: parsers take "till" for a noun."""
    own = [w.id for w in sentence.subtree(word)]
    subject = [w.id for s in grammar.subjects(sentence, word) if s.id in own for w in grammar.phrase(sentence, s)]
    start = min(
        [word.id, *(i for i in subject if i < word.id), *(a.id for a in grammar.auxiliaries_of(sentence, word))]
    )
    for before in reversed(sentence.words[: start - 1]):
        if before.upos not in ("PUNCT", "ADV", "DET", "ADJ") or before.text in (",", ";"):
            return {before.lower} if before.id in own or before.upos in ("SCONJ", "ADP", "NOUN") else set()
    return set()


def read_embedding(sentence: Sentence, word: Word, up: Word, group: grammar.VerbGroup, climb: Climb) -> None:
    """A present-tense clause of time shares the future of its main clause: "once the tally is certified"."""
    marks = {m.lower for m in sentence.children(word, "mark", "advmod")} | _mark_before(sentence, word)
    marks |= {c.lower for s in sentence.children(word, "nsubj") for c in sentence.children(s, "case")}
    marks &= _TEMPORAL_MARKS
    if _is_indefinite_relative(sentence, word):
        marks, up = {"who"}, sentence.head(up) or up
        group = attrs.evolve(group, tense="PRESENT", perfect=False)
    if group.tense != "PRESENT" or not marks:
        return
    first = grammar.first_conjunct(sentence, word)
    if first is not word and sentence.children(first, "mark"):
        up = sentence.head(first) or up
    for main in (up, *sentence.ancestors(up)):
        above = grammar.verb_group(sentence, main)
        if above.modal:
            climb.weaken("EXPECTED" if above.modal == "would" else "POSSIBLE", f"{above.modal} {main.text}")
        elif above.tense == "FUTURE" or (main.lemma == "go" and above.progressive and sentence.children(main, "xcomp")):
            climb.weaken("EXPECTED", f"will {main.text}")
        if above.tense or above.modal:
            return


def _is_indefinite_relative(sentence: Sentence, word: Word) -> bool:
    """What is said of nobody in particular hangs on its main clause: "a candidate whose victory is recognised"."""
    noun = sentence.head(word)
    if word.deprel != "acl:relcl" or noun is None:
        return False
    return noun.upos == "PRON" or any(d.lower in ("a", "an", "any") for d in sentence.children(noun, "det"))
