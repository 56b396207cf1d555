"""I and we inside a quotation are its speaker: the one link that has to wait for the statements."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import attrs

from transition_events.annotation.document import Document, Word
from transition_events.model import Actor, Mention, Span, Statement

_FIRST_PERSON = frozenset(
    {"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves", "we've", "i've", "i'm", "we're"}
)


def link_quoted_pronouns(
    actors: tuple[Actor, ...], statements: Iterable[Statement], document: Document
) -> tuple[Actor, ...]:
    """The actors, with "I" and "we" of the quotations that they speak among their mentions.

    Only the words of a direct or mixed quotation count, and where one quotation stands within another, the inner
    speaker's. A statement without a linked speaker changes nothing.
    """
    owners: dict[Span, tuple[int, str]] = {}  # pronoun -> (length of the quotation, id of the speaker)
    for statement in statements:
        if statement.speaker is None or statement.form == "INDIRECT":
            continue
        for span in statement.content:
            for word in _first_person(document, span):
                known = owners.get(word.span)
                if known is None or len(span) < known[0]:
                    owners[word.span] = (len(span), statement.speaker.id)
    added: dict[str, list[Mention]] = {}
    for span, (_, owner) in owners.items():
        added.setdefault(owner, []).append(Mention(span=span, text=span.of(document.text), how="PRONOUN"))
    return tuple(_with_mentions(actor, added.get(actor.id, [])) for actor in actors)


def _first_person(document: Document, span: Span) -> Iterator[Word]:
    for sentence in document.sentences_in(span):
        for word in sentence.words:
            if word.upos == "PRON" and word.lower in _FIRST_PERSON and word.span in span:
                yield word


def _with_mentions(actor: Actor, added: list[Mention]) -> Actor:
    known = {m.span for m in actor.mentions}
    new = [m for m in added if m.span not in known]
    if not new:
        return actor
    return attrs.evolve(actor, mentions=tuple(sorted((*actor.mentions, *new), key=lambda m: m.span)))
