"""Whether an attribution is right as a whole, once its cue, content and source are decided.

What the separate decisions can't see: how sure each of them was, whether what was found is of a sort that such a cue
takes, and whether the cue stands within what somebody else says (the outer attribution is the one to keep).
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from transition_events.statements.attribution import Attribution
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_STEPS = (-1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.5, 4.0)
_LENGTHS = (1, 2, 3, 5, 8, 12, 20, 40)
_NEAR = 400  # words: cues further apart than the longest quotation have nothing to do with each other
_WH = frozenset(("whether", "if", "what", "why", "how", "when", "where", "who", "which"))


def features(layout: Layout, lexicon: Lexicon, a: Attribution, others: Sequence[Attribution]) -> list[str]:
    """What speaks for an attribution as a whole; `others` are the possible ones of the document."""
    lemma, upos = layout.lemma[a.head], layout.upos[a.head]
    shape = content_shape(layout, a)
    classes = lexicon.classes(lemma) or ("none",)
    who = _who(layout, a)
    path = "" if a.source_head is None else layout.path(a.head, a.source_head, 3)
    words = len(a.inside)
    return [
        "1",
        *_steps("p", a.probability),
        *_steps("c", a.content_probability),
        *_steps("s", a.source_probability),
        *_steps(f"p/{shape}", a.probability),
        f"sh={shape}",
        f"shu={shape}/{upos}",
        f"l={lemma}",
        f"ls={lemma}/{shape}",
        f"n={next((b for b in _LENGTHS if words <= b), 99)}",
        f"nsh={shape}/{words <= 2}",
        f"r={layout.rel[a.head].partition(':')[0]}/{shape}",
        f"who={who}",
        f"whosh={who}/{shape}",
        f"path={path}",
        f"gap={_gap(layout, a)}",
        f"pathsh={path}/{shape}",
        f"head={layout.in_headline(a.head)}/{shape}",
        *(f"k={c}/{shape}" for c in classes),
        *(f"kw={c}/{who}" for c in classes),
        *_rivals(a, others),
    ]


def content_shape(layout: Layout, a: Attribution) -> str:
    """What sort of words the content is made of, on which side: a quotation, a clause by its mark, a noun phrase.

    "+q" says that a part of it is quoted.
    """
    p, q = next((r for r in a.contents if r[0] > a.head), a.contents[0])
    side = "R" if p > a.head else "L"
    if layout.opens[p]:
        return side + "quote"
    return side + _sort(layout, a, p, q) + ("+q" if any(layout.opens[p : q + 1]) else "")


def _sort(layout: Layout, a: Attribution, p: int, q: int) -> str:
    first, right = layout.low[p], p > a.head
    if first == "to" and layout.upos[p] == "PART":
        return "to"
    if right and first == "that" and layout.upos[p] == "SCONJ":
        return "that"
    if right and first in _WH:
        return "wh"
    if any(_is_subject(layout, i, p, q) for i in range(p, q + 1)):
        return "clause"
    if any(p <= k <= q and layout.rel[k] in ("xcomp", "ccomp") for k in layout.kids[a.head]):
        return "complement"
    if layout.upos[p] == "ADP":
        return "phrase"
    return "np+v" if any(layout.upos[i] == "VERB" for i in range(p, q + 1)) else "np"


def _is_subject(layout: Layout, i: int, p: int, q: int) -> bool:
    """Whether a word is the subject of a clause within a range of words, relative clauses apart."""
    verb = layout.head[i]
    return (
        layout.rel[i].startswith(("nsubj", "csubj", "expl"))
        and p <= verb <= q
        and not layout.rel[verb].startswith("acl")
    )


def is_bare(layout: Layout, a: Attribution) -> bool:
    """Whether the content is no more than a noun phrase ("denied the charges")."""
    return content_shape(layout, a)[1:] in ("np", "np+v", "phrase")


def is_act(layout: Layout, lexicon: Lexicon, a: Attribution) -> bool:
    """Whether it is something done to somebody by words rather than something said ("congratulated the winner")."""
    lemma = layout.lemma[a.head]
    follower = layout.low[a.head + 1] if a.head + 1 < len(layout) else ""
    if f"{lemma} {follower}" in lexicon.acts.phrasal:
        return True
    if lemma not in lexicon.acts.verbs or a.cue[1] != a.head or layout.upos[a.head] != "VERB":
        return False
    return (is_bare(layout, a) or not _is_told(layout, a)) and not (
        lemma in lexicon.acts.naming and _names(layout, a.head)
    )


def _is_told(layout: Layout, a: Attribution) -> bool:
    """Whether the content is a clause or a quotation, and does not just hold one ("named the man *who won*")."""
    if any(layout.quote[i] >= 0 for i in a.inside):
        return True
    verbs = [i for i in a.inside if layout.upos[i] in ("VERB", "AUX")]
    complements = (k for k in layout.kids[a.head] if layout.rel[k] in ("ccomp", "xcomp", "parataxis"))
    return any(i < a.head for i in verbs) or any(k in a.inside for k in complements)


def is_hollow(layout: Layout, a: Attribution) -> bool:
    """Whether the content is no more than a relative pronoun: "a sword, *which* he refused to lend"."""
    return len(a.inside) == 1 and layout.low[a.contents[0][0]] in ("which", "who", "whom")


def _names(layout: Layout, verb: int) -> bool:
    """Whether a verb says what something is: it has a predicate, or two objects ("called | the vote a farce")."""
    relations = [layout.rel[k] for k in layout.kids[verb]]
    return "xcomp" in relations or sum(r in ("obj", "iobj") for r in relations) > 1


def _gap(layout: Layout, a: Attribution) -> str:
    """The words between the cue and a content on its right that belong to neither."""
    begin = min((p for p, _ in a.contents if p > a.head), default=0)
    between = layout.low[a.cue[1] + 1 : begin]
    return " ".join(between) if len(between) <= 2 else "long"


def _who(layout: Layout, a: Attribution) -> str:
    if a.source_head is None:
        return "none"
    if layout.upos[a.source_head] == "PRON":
        return layout.low[a.source_head]
    return layout.entity[a.source_head] or layout.upos[a.source_head]


def _rivals(a: Attribution, others: Sequence[Attribution]) -> Iterator[str]:
    """Likelier attributions whose content holds this cue, is held by this content, or is the same."""
    around = inside = same = 0.0
    first = bisect_left(others, a.head - _NEAR, key=lambda other: other.head)
    last = bisect_right(others, a.head + _NEAR, key=lambda other: other.head)
    for other in others[first:last]:
        if other is a:
            continue
        if a.head in other.inside:
            around = max(around, other.probability * other.content_probability)
        if other.head in a.inside:
            inside = max(inside, other.probability)
        if abs(other.head - a.head) < 40 and other.shares(a) > 0.5:
            same = max(same, other.probability)
    yield f"around={round(5 * around)}"
    yield f"inside={round(5 * inside)}"
    yield f"same={round(5 * same)}/{a.probability > same}"


def _steps(name: str, probability: float) -> Iterator[str]:
    """The log odds of a probability as all the steps that they reach."""
    odds = math.log((probability + 1e-6) / (1.0 - probability + 1e-6))
    return (f"{name}>{step}" for step in _STEPS if odds > step)
