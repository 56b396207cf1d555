"""The stage: an annotated document in, its actors out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from transition_events.actors.cast import Cast, Referent, span_of
from transition_events.actors.lexicon import Gender
from transition_events.actors.names import Name, find_names, head_of
from transition_events.actors.roles import (
    Role,
    role_after,
    role_before_comma,
    role_of_predicate,
    roles_before,
    text_of,
)
from transition_events.annotation.document import Document
from transition_events.model import Actor, Mention, Span


def find_actors(document: Document, *, skip: Iterable[Span] = ()) -> tuple[Actor, ...]:
    """The people, organisations, countries and groups that the text speaks of, in the order of their first mention.

    `skip` are spans (the dateline, captions) in which persons are read but places and organisations found nowhere
    else are not actors. What can't be linked with confidence stays unlinked: no mention, or an actor of its own.
    """
    names = find_names(document)
    roles = _read_roles(document, names)
    genders = {n: g for n, found in roles.items() if (g := _told_gender(found))}
    cast = Cast(names, genders)
    for name, found in roles.items():
        _give_roles(cast.of_name[name], found, document, name.sentence)
    return _actors(cast.referents, tuple(skip))


def _read_roles(document: Document, names: list[Name]) -> dict[Name, list[Role]]:
    people = [n for n in names if n.kind == "PERSON"]
    owned = {(n.sentence, i) for n in people for i in range(n.start, n.end)}
    found: dict[Name, list[Role]] = {}
    for name in people:
        sentence = document.sentences[name.sentence]

        def is_name(i: int, number: int = name.sentence) -> bool:
            return (number, i) in owned

        found[name] = _roles_of(document, name, is_name)
        subject = head_of(sentence.words, name.start, name.end)
        predicate = role_of_predicate(sentence, subject, is_name=is_name)
        if predicate:
            found[name].append(predicate)
    return found


def _roles_of(document: Document, name: Name, is_name: Callable[[int], bool]) -> list[Role]:
    sentence = document.sentences[name.sentence]
    found = roles_before(sentence, name.start, is_name=is_name)
    beside = role_after(sentence, name.end, is_name=is_name)
    if beside is None and not found:
        beside = role_before_comma(sentence, name.start, is_name=is_name)
    return [*found, beside] if beside else found


def _told_gender(roles: list[Role]) -> Gender | None:
    return next((r.title.title.gender for r in roles if r.title.title.gender), None)


def _give_roles(referent: Referent, roles: list[Role], document: Document, sentence: int) -> None:
    for role in roles:
        if role.title.title.kind in ("office", "occupation", "relation") and not role.title.plural:
            referent.add_role(text_of(role, document.sentences[sentence], document.text))


def _actors(referents: list[Referent], skip: tuple[Span, ...]) -> tuple[Actor, ...]:
    kept = [r for r in referents if r.mentions and (r.kind == "PERSON" or not _all_within(r.mentions, skip))]
    kept.sort(key=lambda r: span_of(r.mentions))
    return tuple(_actor(f"a{number}", referent) for number, referent in enumerate(kept, 1))


def _all_within(mentions: list[Mention], spans: tuple[Span, ...]) -> bool:
    return all(any(m.span in span for span in spans) for m in mentions)


def _actor(identifier: str, referent: Referent) -> Actor:
    name = referent.name
    return Actor(
        id=identifier,
        name=name,
        kind=referent.kind,
        roles=tuple(referent.roles),
        aliases=tuple(n for n in referent.names if n != name),
        mentions=tuple(sorted(referent.mentions, key=lambda m: m.span)),
    )
