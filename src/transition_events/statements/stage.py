"""The stage: an annotated document with its actors and times to statements."""

from __future__ import annotations

from functools import lru_cache

import attrs

from transition_events.annotation.document import Document
from transition_events.lookup import MentionIndex
from transition_events.model import Actor, Span, Statement, TimeExpression
from transition_events.statements import details
from transition_events.statements.attribution import Attribution
from transition_events.statements.decode import attributions
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon, load_lexicon
from transition_events.statements.ranker import load_rankers

_BESIDE = ("appos", "flat", "compound", "list")


def find_statements(
    document: Document,
    *,
    actors: tuple[Actor, ...],
    times: tuple[TimeExpression, ...],
    skip: tuple[Span, ...] = (),
) -> tuple[Statement, ...]:
    """Who said, wrote, believes or intends what, in the order of the cues in the text.

    Statements hold the very objects of `actors` and `times`. Spans are offsets into ``document.text``; a content
    takes in its quotation marks. Nothing is found in the spans of `skip`, and no content reaches into one.
    """
    if not document.sentences:
        return ()
    layout = Layout(document, skip)
    lexicon = _lexicon()
    index = MentionIndex(actors)
    found: list[Statement] = []
    for attribution in attributions(layout, lexicon, load_rankers()):
        clear = _outside(layout, attribution)
        if clear and not details.is_time(layout, clear, times):
            found.append(_statement(layout, lexicon, index, times, clear, f"s{len(found) + 1}"))
    return tuple(found)


@lru_cache(maxsize=1)
def _lexicon() -> Lexicon:
    return load_lexicon(load_rankers().learned)


def _outside(layout: Layout, a: Attribution) -> Attribution | None:
    """The attribution without what lies in a skipped span; None where its cue does, or nothing is left."""
    barred = layout.barred
    if not barred:
        return a
    if a.head in barred:
        return None
    contents = []
    for p, q in a.contents:
        while p <= q and p in barred:
            p += 1
        while q >= p and q in barred:
            q -= 1
        if p <= q and not any(i in barred for i in range(p, q + 1)):
            contents.append((p, q))
    source = None if a.source and any(i in barred for i in range(a.source[0], a.source[1] + 1)) else a.source
    return attrs.evolve(a, contents=tuple(contents), source=source) if contents else None


def _statement(
    layout: Layout,
    lexicon: Lexicon,
    index: MentionIndex,
    times: tuple[TimeExpression, ...],
    a: Attribution,
    name: str,
) -> Statement:
    contents = tuple(layout.span(p, q) for p, q in a.contents)
    return Statement(
        id=name,
        kind=details.kind(layout, lexicon, a),
        speaker=_speaker(layout, index, a),
        speaker_span=layout.span(*a.source) if a.source else None,
        cue=layout.span(*a.cue),
        content=contents,
        content_text=" ".join(c.of(layout.text) for c in contents),
        form=details.form(layout, a.contents),
        addressee=details.addressee(layout, lexicon, a, times),
        medium=details.medium(layout, lexicon, a),
        time=details.time(layout, a, times),
    )


def _speaker(layout: Layout, index: MentionIndex, a: Attribution) -> Actor | None:
    """The actor that the source's head names, or the name beside a title or an aside; of "who" the antecedent."""
    if a.source is None or a.source_head is None:
        return None
    head = a.source_head
    actor = index.covering(layout.words[head].span)
    if actor and (actor.kind != "PERSON" or any(m.how == "NAME" for m in actor.mentions)):
        return actor  # "the Weber campaign" speaks, and not Weber
    if layout.low[head] in ("who", "which", "that"):
        return actor or _antecedent(layout, index, head)
    names = (x for m, x in index.within(layout.span(*a.source)) if m.how == "NAME" and _names(layout, m.span, a))
    named = next((x for x in names if x.kind == "PERSON"), None)
    if named is None and layout.rel[head] == "appos":
        named = index.covering(layout.words[layout.head[head]].span)
    return named or actor


def _antecedent(layout: Layout, index: MentionIndex, pronoun: int) -> Actor | None:
    """The actor that a relative pronoun takes up: the noun before it or, of "who", what that is an aside to."""
    before = pronoun - 2 if pronoun > 1 and layout.low[pronoun - 1] == "," else pronoun - 1
    named = index.covering(layout.words[before].span) if layout.low[pronoun] == "who" and before >= 0 else None
    if named is not None and named.kind == "PERSON":
        return named
    at = pronoun
    while at >= 0 and not layout.rel[at].startswith("acl"):
        at = layout.head[at]
    for _ in range(3):
        at = layout.head[at] if at >= 0 else -1
        if at < 0:
            break
        actor = index.covering(layout.words[at].span)
        if actor or layout.low[pronoun] != "who" or layout.rel[at] not in ("appos", "nmod"):
            return actor
    return None


def _names(layout: Layout, name: Span, a: Attribution) -> bool:
    """Whether a name stands beside the source's title or description ("his envoy, Ana Brook"), not within it.

    It is an apposition, or by a parser's slip another subject of the verb or the end of the phrase after a noun ("the
    chief of staff Ana Brook").
    """
    words = layout.words_of(name)
    top = next((i for i in words if layout.head[i] not in words), words[0])
    return _is_apposed(layout, top, a) or _ends_phrase(layout, words, a)


def _is_apposed(layout: Layout, at: int, a: Attribution) -> bool:
    head = a.source_head
    for _ in range(4):
        if at == head:
            return True
        if at < 0 or layout.rel[at].partition(":")[0] not in _BESIDE:
            break
        at = layout.head[at]
    return head is not None and layout.rel[at].startswith("nsubj") and layout.head[at] == layout.head[head]


def _ends_phrase(layout: Layout, words: range, a: Attribution) -> bool:
    first, last = a.source or (0, 0)
    while last > first and layout.upos[last] == "PUNCT":
        last -= 1
    return words[-1] == last and words[0] > first and layout.upos[words[0] - 1] in ("NOUN", "PROPN", "PUNCT")
