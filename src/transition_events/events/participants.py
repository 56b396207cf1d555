"""Who took part: roles filled from the slots that the ontology names, each linked to an actor where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.background import Background
from transition_events.events.frames import passes
from transition_events.events.lexicon import Site, lemmas_of
from transition_events.events.nouns import is_time, support
from transition_events.events.reference import antecedent
from transition_events.events.slots import fill
from transition_events.events.vocabulary import vocabulary
from transition_events.model import Actor, Participant, Role, Span
from transition_events.ontology import EventType
from transition_events.ontology.patterns import PREPOSITIONS, Source

_ASKING = frozenset({"WP", "WDT"})


@attrs.frozen(kw_only=True)
class Found:
    """A participant, its head word, and the slot it was found in."""

    participant: Participant
    head: Word
    slot: str


def find_participants(site: Site, event_type: EventType, background: Background) -> tuple[Found, ...]:
    """The participants of an event. Nobody fills two roles: the role that the ontology names first wins."""
    found: list[Found] = []
    for role, sources in site.trigger.sources(site.part):
        label = event_type.labels.get(role)
        for item in _fill_role(site, role, label, sources, background):
            if not _is_taken(item, found):
                found.append(item)
    return tuple(_without_agent(site.sentence, item, found) for item in found)


def _without_agent(sentence: Sentence, item: Found, found: list[Found]) -> Found:
    """The participant without the by-phrase that the parse hung on it: "minister *by President Ruiz*"."""
    for other in found:
        case, span = sentence.child(other.head, "case"), item.participant.span
        inside = span is not None and case is not None and case.lower == "by" and case.span in span
        if span is None or case is None or not inside or other is item or case.span.start <= item.head.span.start:
            continue
        end = sentence[case.id - 1].span.end
        return attrs.evolve(item, participant=attrs.evolve(item.participant, span=Span(span.start, end)))
    return item


def _fill_role(
    site: Site, role: Role, label: str | None, sources: tuple[Source, ...], background: Background
) -> Iterator[Found]:
    """The words of the first source that yields any; each member of a coordination is a participant of its own."""
    for source in sources:
        if role == "AGENT" and source.slot == "subject" and _is_reaction(site):
            continue
        words = [w for w in fill(site, source.slot) if _may_fill(site, w, source, background)]
        for found in words:
            actor = background.actor_of(site.sentence, found)
            word = found if actor else antecedent(site.sentence, found)
            actor = actor or background.actor_of(site.sentence, word)
            if actor is None and word.xpos in _ASKING:
                continue  # "discussed *who* would lead"
            if role == "OFFICE" and actor is not None and not _is_named(found, actor):
                actor = None  # "to lead her team", "Italy's first president" name an office, not her and not Italy
            span = _span(site, word)
            if role in ("OFFICE", "AGENT", "PATIENT"):
                span = _without_time(site.sentence, word, span, background)
            yield Found(
                participant=Participant(role=role, label=label, actor=actor, span=span), head=word, slot=source.slot
            )
        if words:
            return


def _is_reaction(site: Site) -> bool:
    """Whether the verb that carries the noun tells what others did with it: "Parliament *rejected* the nomination"."""
    verb = support(site)
    return verb is not None and bool(lemmas_of(verb) & vocabulary().reacting)


def _span(site: Site, word: Word) -> Span:
    """The phrase of a participant, and the participle that was read as its governor ("as *acting* mayor")."""
    span, up = grammar.phrase_span(site.sentence, word), site.sentence.head(word)
    first = site.words[0]
    if first.span in span and word.id < first.id:  # "judges *nominated* by her"
        return Span(span.start, site.sentence[first.id - 1].span.end)
    if up is None or up in site.words or up.xpos != "VBG" or up.span.end + 1 != span.start:
        return span
    return Span(up.span.start, span.end)


def _without_time(sentence: Sentence, word: Word, span: Span, background: Background) -> Span:
    """The phrase without a time at its end that is the verb's: "succeeded her as leader *in 2019*".

    The judge of "a judge in October ruled" is not one in October either.
    """
    for time in background.times.within(span):
        top = sentence.top(time.span)
        case = sentence.child(top, "case") if top else None
        if time.span.end == span.end and case is not None and case.id > word.id:
            return Span(span.start, sentence[case.id - 1].span.end)
    return span


def _may_fill(site: Site, word: Word, source: Source, background: Background) -> bool:
    if word in site.words or word.upos == "PUNCT" or background.is_skipped(word.span) or background.is_time(word):
        return False
    if source.slot in PREPOSITIONS and is_time(site.sentence, word):
        return False  # "marched for a third *day*"
    return passes(site.sentence, (word,), source.test, background)


def _is_named(word: Word, actor: Actor) -> bool:
    """Whether the word is part of a name of the actor, who is no person."""
    return actor.kind != "PERSON" and any(word.span.overlaps(mention.span) for mention in actor.mentions)


def _is_taken(item: Found, found: list[Found]) -> bool:
    """The same word, or the same actor in another role."""
    for other in found:
        if other.head.id == item.head.id:
            return True
        actor = item.participant.actor
        if actor is not None and other.participant.actor is actor and other.participant.role != item.participant.role:
            return True
    return False
