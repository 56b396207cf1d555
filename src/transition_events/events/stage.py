"""The event stage: triggers whose frames hold, one event a happening, with status, participants, time and source."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.events.background import Background
from transition_events.events.climb import Reading
from transition_events.events.frames import holds
from transition_events.events.lexicon import Site, TriggerLexicon, lemmas_of
from transition_events.events.nouns import carrier, container, is_time, support
from transition_events.events.participants import Found, find_participants
from transition_events.events.status import read_status
from transition_events.events.timing import Anchored, Dating, date, times_of
from transition_events.events.vocabulary import vocabulary
from transition_events.lookup import MentionIndex, SpanIndex
from transition_events.model import Actor, Event, Span, Statement, TimeExpression
from transition_events.ontology import EventType, Ontology
from transition_events.ontology.schema import Condition

# How a noun hangs on the word of another event when both tell one happening ("won the *election*").
_ARGUMENTS = frozenset({"obj", "obl", "nmod", "compound", "amod", "conj", "iobj", "xcomp", "appos"})


@attrs.frozen(kw_only=True)
class Explanation:
    """An event, and in words how its status, its time and each participant were found.

    `mode` is the manner that the trigger's record gives ("hunger" for a hunger strike), None where it gives none.
    """

    event: Event
    mode: str | None = None
    status: tuple[str, ...]
    time: str
    participants: tuple[str, ...]

    def lines(self) -> tuple[str, ...]:
        """One line for each thing explained."""
        status = "; ".join(self.status) or "the plain form of the trigger"
        rule = f"rule {self.event.rule}" + (f", mode {self.mode}" if self.mode else "")
        return (rule, f"status: {status}", f"time: {self.time}", *self.participants)


def find_events(
    document: Document,
    *,
    ontology: Ontology,
    actors: tuple[Actor, ...],
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
    skip: Sequence[Span] = (),
    published: datetime.date | None = None,
) -> tuple[Event, ...]:
    """The events of a document in the order of their triggers, with ids e1, e2, ...

    `actors`, `times` and `statements` are those of the same document: the events hold these very objects. `skip` are
    spans that yield no event; what is dated after `published` has not occurred. `Event.rule` is the id of the
    ontology's trigger record.
    """
    found = explain_events(
        document,
        ontology=ontology,
        actors=actors,
        times=times,
        statements=statements,
        skip=skip,
        published=published,
    )
    return tuple(explanation.event for explanation in found)


def explain_events(
    document: Document,
    *,
    ontology: Ontology,
    actors: tuple[Actor, ...],
    times: tuple[TimeExpression, ...],
    statements: tuple[Statement, ...],
    skip: Sequence[Span] = (),
    published: datetime.date | None = None,
) -> tuple[Explanation, ...]:
    """What `find_events` finds, each event with the reasons for what it says."""
    background = Background(
        mentions=MentionIndex(actors),
        classes=ontology.classes,
        contents=SpanIndex((c, s) for s in statements for c in s.content),
        times=SpanIndex((t.span, t) for t in times),
        skip=tuple(skip),
        published=published,
        lemmas=frozenset(lemma for s in document.sentences for word in s.words for lemma in lemmas_of(word)),
    )
    lexicon = _lexicon(ontology)
    drafts = [
        draft
        for sentence in document.sentences
        for draft in _read_sentence(sentence, lexicon, ontology, background.times.within(sentence.span), background)
    ]
    return tuple(_numbered(drafts))


@lru_cache(maxsize=8)
def _lexicon(ontology: Ontology) -> TriggerLexicon:
    return TriggerLexicon(ontology)


def _numbered(drafts: Iterable[Explanation]) -> Iterator[Explanation]:
    ordered = sorted(drafts, key=lambda d: (d.event.trigger, d.event.type))
    for number, draft in enumerate(ordered, start=1):
        yield attrs.evolve(draft, event=attrs.evolve(draft.event, id=f"e{number}"))


# --- one sentence -------------------------------------------------------------------------------------------------


@attrs.frozen(kw_only=True)
class _Candidate:
    site: Site
    found: tuple[Found, ...]


def _read_sentence(
    sentence: Sentence,
    lexicon: TriggerLexicon,
    ontology: Ontology,
    times: tuple[TimeExpression, ...],
    background: Background,
) -> Iterator[Explanation]:
    candidates = [
        _Candidate(site=site, found=find_participants(site, ontology.types[site.trigger.type], background))
        for site in _chosen(lexicon.sites(sentence), background)
    ]
    if not candidates:
        return
    kept = list(_once_each(candidates))
    anchored = times_of(sentence, times)
    types = {c.site.head.id: c.site.trigger.type for c in kept}
    for candidate in kept:
        above = frozenset(types.get(w.id, "") for w in sentence.ancestors(candidate.site.head))
        heads = [c.site.head for c in kept if not _shares_time(c, candidate)]
        yield _explain(candidate, ontology, anchored, heads, above, background)


def _shares_time(candidate: _Candidate, other: _Candidate) -> bool:
    """Whether a weak noun is a participant of the other event: "lost in Sunday's *vote*" dates the loss as well."""
    return candidate.site.trigger.weak and candidate.site.head.id in {f.head.id for f in other.found}


def _chosen(sites: Iterable[Site], background: Background) -> Iterator[Site]:
    """One trigger for each word and ontology: the longest, then the one that asks for most, then the first."""
    best: dict[tuple[int, str], Site] = {}
    for site in sites:
        name = (site.head.id, site.trigger.ontology)
        other = best.get(name)
        if background.is_skipped(site.head.span) or (other and _rank(other) >= _rank(site)):
            continue
        if holds(site, background):
            best[name] = site
    taken: dict[tuple[int, str], Site] = {}
    for site in best.values():
        for word in site.words:
            if word.id != site.head.id:
                taken[word.id, site.trigger.ontology] = site
    for (head, ontology), site in best.items():
        holder = taken.get((head, ontology))
        if holder is None or (len(site.words) >= len(holder.words) and not site.trigger.weak):
            yield site


def _rank(site: Site) -> tuple[int, bool]:
    return (len(site.words), bool(site.trigger.frames))


def _once_each(candidates: list[_Candidate]) -> Iterator[_Candidate]:
    """One event for one happening: "submitted his *resignation*" once, "*won* the election" without the election."""
    for candidate in candidates:
        rivals = [
            c for c in candidates if c is not candidate and c.site.trigger.ontology == candidate.site.trigger.ontology
        ]
        if not any(_gives_way(candidate, rival) for rival in rivals):
            yield candidate


def _gives_way(candidate: _Candidate, rival: _Candidate) -> bool:
    same = candidate.site.trigger.type == rival.site.trigger.type
    if not same and (not candidate.site.trigger.weak or _is_dated(candidate.site)):
        return False
    if same and rival.site.trigger.weak and not candidate.site.trigger.weak:
        return False
    return _is_inside(candidate.site, rival.site) and not (same and _is_inside(rival.site, candidate.site))


def _is_dated(site: Site) -> bool:
    """Whether the noun's owner is a time, which makes it a happening of its own: "lost in *Sunday's* vote"."""
    return any(is_time(site.sentence, owner) for owner in site.sentence.children(site.head, "nmod:poss"))


def _is_inside(site: Site, other: Site) -> bool:
    """Whether a noun hangs on the other trigger as an argument or modifier, or is part of its arguments."""
    if site.part != "noun":
        return False
    sentence = site.sentence
    current: Word | None = container(sentence, carrier(sentence, site.head))
    for _ in range(4):
        if current is None:
            return False
        if current.id == other.head.id or current in other.words:
            return current.id != site.head.id
        if current.relation == "conj" and current.upos == "VERB":
            return False
        if current.relation == "obl" and grammar.preposition(sentence, current) in vocabulary().apart:
            return False  # "met *before* the vote"
        if current.relation not in _ARGUMENTS and not _is_passive_subject(sentence, current):
            return False
        current = sentence.head(current)
    return False


def _is_passive_subject(sentence: Sentence, word: Word) -> bool:
    """What an active verb's subject did is another happening: "the *bombings* killed twelve"."""
    up = sentence.head(word)
    return word.relation == "nsubj" and up is not None and grammar.is_passive(sentence, up)


# --- one event ----------------------------------------------------------------------------------------------------


def _explain(
    candidate: _Candidate,
    ontology: Ontology,
    times: Sequence[Anchored],
    heads: Sequence[Word],
    above: frozenset[str],
    background: Background,
) -> Explanation:
    site = candidate.site
    statement = background.statement_around(site.span)
    dating = date(site.sentence, site.head, trigger=site.span, times=times, others=heads, statement=statement)
    reading = read_status(site, claimed=statement is not None, foreseen=ontology.types[site.trigger.type].foreseen)
    reading = _not_before_its_time(reading, site, dating.time, background.published)
    reading = _not_after_its_time(reading, site, dating, background.published)
    event_type, reading = _as_it_counts(ontology, site.trigger.type, reading, above)
    place = next((f for f in candidate.found if f.participant.role == "PLACE"), None)
    event = Event(
        id="e0",
        type=event_type.name,
        trigger=site.span,
        participants=tuple(f.participant for f in candidate.found),
        status=reading.status,
        negated=reading.negated,
        time=dating.time,
        place=_place_name(place) if place else None,
        statement=statement,
        plover=event_type.code(status=reading.status, negated=reading.negated),
        rule=site.trigger.id,
    )
    return _with_reasons(event, candidate, reading, dating)


def _not_before_its_time(
    reading: Reading, site: Site, time: TimeExpression | None, published: datetime.date | None
) -> Reading:
    """What is dated after the day of publication is still to come: "states that vote on Tuesday"."""
    if reading.status != "OCCURRED" or published is None or time is None or time.start is None:
        return reading
    day = time.start.isoformat()[:10]
    verb = site.head if site.part == "verb" else support(site)
    group = grammar.verb_group(site.sentence, verb) if verb is not None else None
    told = group is not None and (group.tense == "PAST" or group.perfect)
    if told or day <= published.isoformat():
        return reading
    because = (*reading.because, f"{time.text!r} is still to come: PLANNED")
    return attrs.evolve(reading, status="PLANNED", because=because)


def _not_after_its_time(reading: Reading, site: Site, dating: Dating, published: datetime.date | None) -> Reading:
    """A noun with a date of its own that is past has occurred: "sought the annulment of *last month's* election"."""
    end = dating.time.end if dating.time and dating.own and site.part == "noun" else None
    if published is None or end is None or reading.negated or end.isoformat()[:10] > published.isoformat():
        return reading
    if reading.status in ("OCCURRED", "ONGOING"):
        return reading
    return attrs.evolve(reading, status="OCCURRED", because=(*reading.because, "its date is past: OCCURRED"))


def _as_it_counts(ontology: Ontology, name: str, reading: Reading, above: frozenset[str]) -> tuple[EventType, Reading]:
    """The type that counts: aid only announced may be an agreement, aid refused a rejection, and these do occur.

    What governs the event (`above`) may say so already: "*agreed* to give aid" holds an agreement, and aid.
    """
    own = ontology.types[name]
    condition: Condition | None = "NEGATED" if reading.negated else "ANNOUNCED" if reading.announced else None
    other = own.becomes.get(condition) if condition else None
    if other is None or other in above:
        return own, reading
    because = (*reading.because, f"{name} {condition.lower() if condition else ''}: {other}")
    return ontology.types[other], Reading(status="OCCURRED", negated=False, because=because)


def _place_name(found: Found) -> str | None:
    return found.participant.name or found.head.text


def _with_reasons(event: Event, candidate: _Candidate, reading: Reading, dating: Dating) -> Explanation:
    participants = (
        f"{f.participant.role} ({f.participant.label}): {f.participant.name or f.head.text!r} as {f.slot}"
        for f in candidate.found
    )
    return Explanation(
        event=event,
        mode=candidate.site.trigger.mode,
        status=reading.because,
        time=dating.because,
        participants=tuple(participants),
    )
