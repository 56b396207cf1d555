"""Who a statement is attributed to: the noun phrases that may be its source, and what speaks for each."""

from __future__ import annotations

from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM"))
_ARGUMENT = ("nsubj", "obl", "nmod", "obj", "iobj", "conj", "appos", "root", "csubj")
_CUTS = ("acl", "appos", "parataxis", "nmod", "obl", "conj", "cc", "case", "advcl", "dep", "punct", "advmod")
_FIRST_WORDS = ("DET", "PRON", "ADV", "ADP", "CCONJ", "PUNCT", "PART", "SCONJ")
_LAST_WORDS = ("PART", "ADP", "PUNCT", "PRON", "ADV")
_LEADING = ("cc", "mark", "advmod", "case")
_ASIDE = (",", "—", "–", "-")
_MAX_VARIANTS = 7


def candidates(layout: Layout, cue: int, contents: list[Range]) -> list[tuple[int, Range]]:
    """Pairs of the head word and the range of each phrase of the cue's sentence that may be the source."""
    first, last = layout.sentence_bounds(cue)
    found: dict[Range, int] = {}
    for i in range(first, last):
        upos = layout.upos[i]
        if i == cue or layout.rel[i] in ("flat", "compound", "det", "case"):
            continue
        if upos not in _NOMINAL and not (
            upos in ("ADJ", "DET", "ADV", "VERB", "X", "SYM") and layout.rel[i].startswith("nsubj")
        ):
            continue
        for variant in _variants(layout, i):
            found.setdefault(variant, i)
    for variant in _beside(layout, cue, first, last, contents):
        if variant not in found:
            found[variant] = _head(layout, variant)
    return [
        (head, (p, q))
        for (p, q), head in found.items()
        if not p <= cue <= q and not any(p <= d and c <= q for c, d in contents)
    ]


def without_conjunction(layout: Layout, source: Range) -> Range:
    """The range without the conjunction that links it to what stands before ("and the envoy said")."""
    p, q = source
    return (p + 1, q) if p < q and layout.upos[p] == "CCONJ" and layout.low[p] in ("and", "but", "or") else source


def with_name(layout: Layout, cue: int, source: Range) -> Range:
    """The range with the name between the cue and it, where it is an aside to that ("said Ana Brook, | a nurse")."""
    p, q = source
    name = range(cue + 1, p - 1)
    apart = bool(name) and layout.low[p - 1] == "," and all(layout.upos[i] == "PROPN" for i in name)
    return (cue + 1, q) if apart else source


def _variants(layout: Layout, i: int) -> list[Range]:
    """The phrase of a noun whole, and cut off before each of its later modifiers.

    An aside keeps the comma, dash or bracket that closes it ("Ana Brook, the envoy,"), with or without.
    """
    first, last = layout.trim(layout.first[i], layout.last[i])
    _, end = layout.sentence_bounds(i)
    ends = [last]
    for k in layout.kids[i]:
        if k > i and layout.rel[k].partition(":")[0] in _CUTS and layout.first[k] > i:
            ends.append(layout.first[k] - 1)
    found: list[Range] = []
    for stop in ends:
        p, q = layout.trim(first, max(stop, i))
        if q + 1 < end and layout.low[q + 1] == ")" and "(" in layout.low[p:q]:
            q += 1
        if q >= i and (p, q) not in found:
            found.append((p, q))
            aside = q < last or any(mark in layout.low[p:q] for mark in _ASIDE)
            if aside and q + 1 < end and layout.low[q + 1] in _ASIDE and layout.low[q] not in _ASIDE:
                found.append((p, q + 1))
    before = [layout.last[k] for k in layout.kids[i] if k < i and layout.rel[k] in _LEADING]
    if before and found:
        start = 1 + max(before)
        if start <= i:
            found = [(start, found[0][1]), (start, i), *found]
    return found[:_MAX_VARIANTS]


def _beside(layout: Layout, cue: int, first: int, last: int, contents: list[Range]) -> list[Range]:
    """The words between the cue and the nearest boundary on either side, whatever the parse makes of them."""
    found = []
    p = cue
    while p > first and not _boundary(layout, p - 1, contents):
        p -= 1
    q = cue - 1
    while q > p and layout.upos[q] in ("AUX", "ADV", "PART"):
        q -= 1
    if p <= q:
        found.append((p, q))
    q = cue
    while q + 1 < last and not _boundary(layout, q + 1, contents):
        q += 1
    if q > cue:
        found.append((cue + 1, q))
    return [r for r in found if any(layout.upos[i] in _NOMINAL for i in range(r[0], r[1] + 1))]


def _boundary(layout: Layout, i: int, contents: list[Range]) -> bool:
    return (layout.upos[i] in ("PUNCT", "CCONJ", "SCONJ", "VERB") and layout.low[i] not in (".", "-", "'", "’")) or any(
        a <= i <= b for a, b in contents
    )


def _head(layout: Layout, span: Range) -> int:
    p, q = span
    tops = [i for i in range(p, q + 1) if not p <= layout.head[i] <= q and layout.upos[i] in _NOMINAL]
    return tops[0] if tops else next(i for i in range(p, q + 1) if layout.upos[i] in _NOMINAL)


def features(layout: Layout, lexicon: Lexicon, cue: int, head: int, span: Range, contents: list[Range]) -> list[str]:
    """What speaks for a phrase as the source of a cue."""
    p, q = span
    first, last = layout.sentence_bounds(cue)
    lemma = layout.lemma[cue]
    path = layout.path(cue, head, 4)
    side = "L" if q < cue else "R"
    gap = cue - q - 1 if side == "L" else p - cue - 1
    between = layout.upos[q + 1 : cue] if side == "L" else layout.upos[cue + 1 : p]
    between_sig = " ".join(between) if len(between) <= 4 else "long" + str("VERB" in between)
    after = (
        layout.low[q + 1]
        if q + 1 < last and layout.upos[q + 1] not in ("NOUN", "VERB", "PROPN", "ADJ")
        else (layout.upos[q + 1] if q + 1 < last else "#")
    )
    before = (
        layout.low[p - 1]
        if p > first and layout.upos[p - 1] not in ("NOUN", "VERB", "PROPN", "ADJ")
        else (layout.upos[p - 1] if p > first else "#")
    )
    sort = _sort(layout, head)
    inner = "whole" if layout.first[head] >= p and layout.last[head] <= q else "cut"
    cut = _cut(layout, head, q)
    place = "-".join("L" if b < cue else "R" for _, b in contents)
    u = layout.upos[cue]
    touching = any(b + 1 == p or (b + 2 == p and layout.upos[b + 1] == "PUNCT") for _, b in contents)
    commas = sum(layout.low[i] == "," for i in range(p, q + 1))
    return [
        f"p={path}",
        f"lp={lemma}/{path}",
        f"ps={path}/{sort}",
        f"pp={path}/{place}",
        f"sgp={side}{min(gap, 4)}/{place}",
        f"bu={u}{side}{between_sig}",
        f"bp={side}{between_sig}/{place}",
        f"h={sort}",
        f"hl={layout.lemma[head]}",
        f"in={layout.quote[head] >= 0}",
        f"cut={inner}/{cut}",
        f"cutz={cut}/{layout.rel[head].partition(':')[0]}",
        f"ba={before}|{after}",
        f"ac={after}/{cut}",
        f"w1={layout.low[p] if layout.upos[p] in _FIRST_WORDS else layout.upos[p]}",
        f"w2={layout.low[q] if layout.upos[q] in _LAST_WORDS else layout.upos[q]}",
        f"zc={min(q - p + 1, 6)}/{commas}",
        f"com={commas}/{layout.low[q] == ','}/{after}",
        f"touch={touching}/{side}{min(gap, 3)}",
        f"verb={any(layout.upos[i] == 'VERB' for i in range(p, q + 1))}",
        f"start={p == first}",
        f"last={q + 2 >= last}/{side}",
    ]


def nothing_features(layout: Layout, lexicon: Lexicon, cue: int, contents: list[Range]) -> list[str]:
    """What speaks for a cue without a source in the text."""
    lemma, u = layout.lemma[cue], layout.upos[cue]
    subject = layout.child(cue, "nsubj", "csubj")
    voice = next((layout.rel[k] for k in layout.kids[cue] if layout.rel[k] in ("aux:pass", "nsubj:pass")), "")
    agent = any(layout.rel[k] == "obl:agent" for k in layout.kids[cue])
    poss = any(layout.rel[k] == "nmod:poss" for k in layout.kids[cue])
    inside = subject is not None and any(a <= subject <= b for a, b in contents)
    frame = f"{subject is not None}/{inside}/{voice}/{agent}/{poss}"
    who = "" if subject is None else layout.low[subject] if layout.upos[subject] == "PRON" else layout.upos[subject]
    return [
        "0",
        f"0l={lemma}",
        f"0u={u}",
        f"0r={layout.rel[cue]}",
        f"0ur={u}/{layout.rel[cue]}",
        f"0f={frame}",
        f"0uf={u}/{frame}",
        f"0lf={lemma}/{voice}/{agent}",
        f"0v={layout.words[cue].feat('VerbForm')}/{voice}/{agent}/{subject is not None}",
        f"0s={who}",
    ]


def _sort(layout: Layout, head: int) -> str:
    if layout.upos[head] == "PRON":
        return layout.low[head]
    return layout.entity[head] + layout.upos[head]


def _cut(layout: Layout, head: int, q: int) -> str:
    """The relation of the first modifier that the phrase leaves out, with its first word where it is a small one."""
    for k in layout.kids[head]:
        if layout.first[k] > q and layout.upos[k] != "PUNCT":
            return layout.rel[k].partition(":")[0]
    return ""
