"""When did it happen? The time expression of an event: its own, its clause's, or one inherited within the sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.operators import find
from transition_events.events.vocabulary import vocabulary
from transition_events.model import Span, Statement, TimeExpression

_TYPES = ("DATE", "TIME", "DURATION", "SET")
_MAX_CLIMB = 5


@attrs.frozen(kw_only=True)
class Anchored:
    """A time expression in its sentence, with the word that heads it."""

    time: TimeExpression
    top: Word


@attrs.frozen(kw_only=True)
class Dating:
    """The time of an event, and how it was found; `own` where it hangs on the trigger itself."""

    time: TimeExpression | None = None
    because: str = "no time in the clause"
    own: bool = False


def times_of(sentence: Sentence, times: Sequence[TimeExpression]) -> tuple[Anchored, ...]:
    """The time expressions of a sentence, `times`, with their head words."""
    found = ((t, sentence.top(t.span)) for t in times)
    return tuple(Anchored(time=t, top=top) for t, top in found if top is not None)


def date(
    sentence: Sentence,
    word: Word,
    *,
    trigger: Span,
    times: Sequence[Anchored],
    others: Iterable[Word],
    statement: Statement | None,
) -> Dating:
    """The time of the event headed by `word`. `others` head the sentence's other events, and keep their own times."""
    apart_from_it = (a for a in times if not a.time.span.overlaps(trigger) and not _is_length(sentence, a))
    usable = [a for a in apart_from_it if _in_same_words(a.time.span, statement)]
    apart = _measured_from(sentence, word, usable)
    if apart is not None:
        usable = [a for a in usable if a.time.span.start > apart.span.start]
    if not usable:
        return Dating()
    owners = {o.id for o in others if o.id != word.id}
    for host, how in _hosts(sentence, word, owners):
        own = [a for a in usable if _belongs(sentence, a, host, owners)]
        if own:
            best = min(own, key=lambda a: (_TYPES.index(a.time.type), _is_vague(a.time), abs(a.top.id - word.id)))
            best = next((a for a in own if _is_within(a.time, best.time)), best)
            direct = host is word and best.top.head == word.id
            return Dating(time=best.time, because=f"{best.time.text!r} {how}", own=direct)
    return Dating()


def _is_within(one: TimeExpression, other: TimeExpression) -> bool:
    """Whether a time tells more exactly when another is: "*this week* appointed him *on Friday*"."""
    if one is other or one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    ends = [str(edge)[:10] for edge in (other.start, one.start, one.end, other.end)]
    return ends == sorted(ends) and one.type == other.type and ends[::3] != ends[1:3]


def _is_vague(time: TimeExpression) -> bool:
    """Whether a time is no date: "met *recently*, in Geneva in September"."""
    return time.value is None or time.value.endswith("_REF")


def _in_same_words(span: Span, statement: Statement | None) -> bool:
    """A time in the words around a quote ("said on Sunday") says when it was said, not when it happened."""
    if statement is None or statement.speaker_span is None:
        return True
    return any(span in content for content in statement.content)


def _is_length(sentence: Sentence, anchored: Anchored) -> bool:
    """Whether a length is no time of an event: "resigned *after* 16 years", "days *of* unrest", "a *45-day* curfew"."""
    if anchored.time.type != "DURATION":
        return False
    measures = anchored.top.relation in ("amod", "compound") or bool(grammar.obliques(sentence, anchored.top, "of"))
    return measures or grammar.preposition(sentence, anchored.top) == "after"


def _measured_from(sentence: Sentence, word: Word, times: Sequence[Anchored]) -> Word | None:
    """The "after" of "on Friday, a week *after* she won": what follows it is no part of that Friday."""
    first = min(w.id for w in sentence.subtree(grammar.clause_root(sentence, word)))
    for mark in sentence.words[max(first - 2, 0) : first + 1]:
        if mark.lower in ("after", "before") and mark.id < word.id:
            lengths = (a.top for a in times if a.time.type == "DURATION")
            return mark if any(top.id == mark.id - 1 for top in lengths) else None
    return None


def _hosts(sentence: Sentence, word: Word, owners: set[int]) -> Iterable[tuple[Word, str]]:
    """Where to look, nearest first: the trigger, what governs it within its finite clause, that clause's main one."""
    yield word, "depends on the trigger"
    current = word
    for _ in range(_MAX_CLIMB):
        up = sentence.head(current)
        if up is None or _is_closed(sentence, current) or _is_adjunct(sentence, current):
            break
        current = up
        yield current, f"depends on {current.text!r} in its clause"
        if current.id in owners:
            break
    for kid in sentence.children(word, "acl"):
        if kid.deprel == "acl:relcl" and find(kid, "subject", ("verb",)):
            yield kid, f"tells when it happens, with {kid.text!r}"
    predicate = grammar.clause_root(sentence, word)
    for kid in sentence.children(predicate, "advcl"):
        if any(m.lower in ("when", "after", "as", "while") for m in sentence.children(kid, "mark", "advmod")):
            yield kid, f"of the clause with {kid.text!r}"
    up = sentence.head(predicate)
    if up is not None and _is_when_clause(sentence, predicate):
        yield up, f"before the clause of time, with {up.text!r}"
    if up is not None and predicate.relation == "conj":
        yield up, f"of the clause before, with {up.text!r}"


def _is_when_clause(sentence: Sentence, predicate: Word) -> bool:
    """A clause that tells what else happened at the time just named: "began last week, *when* she sacked him"."""
    first = min((w.id for w in sentence.subtree(predicate) if w.upos != "PUNCT"), default=0)
    return (
        predicate.relation in ("advcl", "acl")
        and first > 1
        and sentence[first].lower == "when"
        and any(w.id < first for w in sentence.ancestors(predicate))
    )


def _is_closed(sentence: Sentence, word: Word) -> bool:
    """A finite clause that is a complement or an aside does not share the time of what governs it."""
    group = grammar.verb_group(sentence, word)
    finite = bool(group.tense or group.modal) and grammar.is_predicate(sentence, word)
    return finite or word.relation in ("parataxis", "appos") or word.deprel == "acl:relcl"


def _is_adjunct(sentence: Sentence, word: Word) -> bool:
    """A noun that only accompanies or follows what its clause tells: "amid protests", "after the vote"."""
    return word.relation in ("obl", "nmod") and grammar.preposition(sentence, word) in vocabulary().apart


def _belongs(sentence: Sentence, anchored: Anchored, host: Word, owners: set[int]) -> bool:
    """Whether the time hangs on the host with no other event and no finite clause in between."""
    current = anchored.top
    for _ in range(_MAX_CLIMB):
        if current.id == host.id:
            return True
        up = sentence.head(current)
        if up is None or (current.id in owners and current is not anchored.top):
            return False
        if current is not anchored.top and grammar.preposition(sentence, current) == "since":
            return False  # "the first woman to lead it since *independence* in 1963"
        if current is not anchored.top and current.relation == "amod":
            return False  # "chose a recently *retired* general"
        if current is not anchored.top and grammar.is_predicate(sentence, current) and _is_closed(sentence, current):
            return False
        current = up
    return False
