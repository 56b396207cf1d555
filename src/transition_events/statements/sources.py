"""Who a statement is attributed to: the noun phrases that may be its source, and what speaks for each."""

from __future__ import annotations

from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_SUBJECTS = frozenset(("ADJ", "DET", "ADV", "VERB", "X", "SYM"))  # parts of speech of what may be a name as a subject
_QUANTITIES = frozenset(("all", "both", "few", "many", "most", "others", "several", "some"))
_WITHIN = ("case", "det", "flat")
_FIRST_WORDS = ("DET", "PRON", "ADV", "ADP", "CCONJ", "PUNCT", "PART", "SCONJ")


def candidates(layout: Layout, cue: int, contents: list[Range]) -> list[int]:
    """The words of the cue's sentence, outside of the contents, that may head the source."""
    first, last = layout.sentence_bounds(cue)
    covered = {cue, *(i for p, q in contents for i in range(max(p, first), min(q + 1, last)))}
    return [i for i in range(first, last) if i not in covered and _may_head(layout, cue, i)]


def _may_head(layout: Layout, cue: int, i: int) -> bool:
    """Whether a word may stand for somebody; of compounds only those of the cue ("the Brook | proposal")."""
    relation = layout.rel[i]
    if relation in _WITHIN or (relation == "compound" and layout.head[i] != cue):
        return False
    if layout.upos[i] in _NOMINAL or (relation.startswith("nsubj") and layout.upos[i] in _SUBJECTS):
        return True
    return layout.low[i] in _QUANTITIES and relation != "amod"


def features(layout: Layout, cue: int, head: int, contents: list[Range]) -> list[str]:
    """What speaks for a word as the head of the source of a cue."""
    p, q = layout.core(head)
    first, last = layout.sentence_bounds(cue)
    path = layout.path(cue, head, 4)
    side = "L" if head < cue else "R"
    gap = cue - q - 1 if side == "L" else p - cue - 1
    between = layout.upos[q + 1 : cue] if side == "L" else layout.upos[cue + 1 : p]
    row = " ".join(between) if len(between) <= 4 else "long" + str("VERB" in between)
    relation, up = layout.rel[head], layout.head[head]
    place = "-".join("L" if b < cue else "R" for _, b in contents)
    touching = any(b + 1 == p or (b + 2 == p and layout.upos[b + 1] == "PUNCT") for _, b in contents)
    return [
        f"p={path}",
        f"lp={layout.lemma[cue]}/{path}",
        f"pp={path}/{place}",
        f"pg={path}/{side}{min(max(gap, 0), 3)}",
        f"sgp={side}{min(gap, 4)}/{place}",
        f"bp={side}{row}/{place}",
        f"ba={_beside(layout, p - 1, first, last)}|{_beside(layout, q + 1, first, last)}",
        f"h={sort_of(layout, head)}",
        f"hl={layout.lemma[head]}",
        f"in={layout.quote[head] >= 0}",
        f"r={relation}/{layout.upos[up] if up >= 0 else '#'}",
        f"ru={relation}/{layout.upos[cue]}/{side}",
        f"w1={layout.low[p] if layout.upos[p] in _FIRST_WORDS else layout.upos[p]}",
        f"touch={touching}/{side}{min(gap, 3)}",
        f"start={p == first}",
        f"startp={p == first}/{path}",
        f"case={_case(layout, head)}/{layout.upos[cue]}/{layout.lemma[cue]}",
    ]


def _beside(layout: Layout, i: int, first: int, last: int) -> str:
    if not first <= i < last:
        return "#"
    return layout.upos[i] if layout.upos[i] in ("NOUN", "VERB", "PROPN", "ADJ") else layout.low[i]


def _case(layout: Layout, head: int) -> str:
    return next((layout.low[k] for k in layout.kids[head] if layout.rel[k] == "case" and k < head), "")


def nothing_features(layout: Layout, cue: int, contents: list[Range]) -> list[str]:
    """What speaks for a cue without a source in the text."""
    u = layout.upos[cue]
    subject = layout.child(cue, "nsubj", "csubj")
    voice = next((layout.rel[k] for k in layout.kids[cue] if layout.rel[k] in ("aux:pass", "nsubj:pass")), "")
    agent = any(layout.rel[k] == "obl:agent" for k in layout.kids[cue])
    poss = any(layout.rel[k] == "nmod:poss" for k in layout.kids[cue])
    inside = subject is not None and any(a <= subject <= b for a, b in contents)
    frame = f"{subject is not None}/{inside}/{voice}/{agent}/{poss}"
    who = "" if subject is None else layout.low[subject] if layout.upos[subject] == "PRON" else layout.upos[subject]
    return ["0", f"0l={layout.lemma[cue]}", f"0u={u}", f"0uf={u}/{frame}", f"0s={who}"]


def sort_of(layout: Layout, head: int) -> str:
    """What sort of word heads a source: a pronoun by its form, another by its entity class and part of speech."""
    if layout.upos[head] == "PRON":
        return layout.low[head]
    return layout.entity[head] + layout.upos[head]
