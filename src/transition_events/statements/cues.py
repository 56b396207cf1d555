"""Which words may attribute something to somebody, and what speaks for it: the candidates and their features."""

from __future__ import annotations

from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_CORE = frozenset(
    ("acl", "advcl", "ccomp", "conj", "csubj", "iobj", "nmod", "nmod:poss", "nsubj", "obj", "obl", "parataxis", "xcomp")
)
_NAME = 8  # words of an author's name and office, at most


def candidates(layout: Layout, lexicon: Lexicon) -> list[int]:
    """The words that may head a cue: verbs, and other words that the lexicon knows as cues, but those never one."""
    nominal, never = lexicon.nominal, lexicon.never
    return [
        i
        for i, upos in enumerate(layout.upos)
        if (upos == "VERB" or layout.lemma[i] in nominal or layout.low[i] in nominal)
        and (f"{layout.lemma[i]}/{upos}" not in never or signs(layout, lexicon, i))
    ]


def signs(layout: Layout, lexicon: Lexicon, i: int) -> bool:
    """Whether a dash stands between a quotation and its author's name, which ends the paragraph.

    Nothing of the kind stands in the corpus that the weights come from.
    """
    if layout.low[i] not in lexicon.marks or i == 0 or not layout.closes[i - 1]:
        return False
    _, last = layout.sentence_bounds(i)
    sentences = layout.document.sentences
    number = layout.sentence[i]
    ends = number + 1 == len(sentences) or sentences[number + 1].paragraph > sentences[number].paragraph
    return ends and i + 1 < last <= i + _NAME and layout.upos[i + 1] == "PROPN"


def features(layout: Layout, lexicon: Lexicon, i: int) -> list[str]:
    """What speaks for and against word `i` as the head of a cue."""
    low, lemma, upos, rel = layout.low, layout.lemma[i], layout.upos, layout.rel
    first, last = layout.sentence_bounds(i)
    mark = _complement_mark(layout, i)
    quoted = _quotation_beside(layout, i, first, last)
    head = layout.head[i]
    frame = "+".join(sorted({r for k in layout.kids[i] if (r := _relation(rel[k])) in _CORE}))
    tag = upos[i]
    before = low[i - 1] if i > first else "#"
    tag_before = upos[i - 1] if i > first else "#"
    after = low[i + 1] if i + 1 < last else "#"
    found = [
        "1",
        f"l={lemma}",
        f"lu={lemma}/{tag}",
        f"u={tag}",
        f"r={rel[i]}",
        f"hu={upos[head] if head >= 0 else '#'}/{rel[i]}",
        f"f={frame}",
        f"lf={lemma}/{frame}",
        f"m={mark}",
        f"q={quoted}",
        f"qi={layout.quote[i] >= 0}",
        f"n={after}",
        f"ln={lemma}/{after}",
        f"p={before}",
        f"lp={lemma}/{before}",
        f"pt={upos[i - 2] if i > first + 1 else '#'} {tag_before}",
        f"x={layout.words[i].xpos or layout.words[i].feat('VerbForm')}",
        f"edge={'first' if i == first else 'last' if i + 2 >= last else 'in'}",
    ]
    for c in lexicon.classes(lemma):
        found += (f"c={c}", f"cu={c}/{tag}", f"cm={c}/{mark}", f"cq={c}/{quoted}", f"cp={c}/{tag_before}")
    if layout.in_headline(i):
        found.append(f"headline={tag}")
    kids = layout.kids[i]
    found += (f"kw={low[c]}" for k in kids if rel[k].startswith("obl") for c in layout.kids[k] if rel[c] == "case")
    return found


def _relation(deprel: str) -> str:
    """A relation without its subtype, save that whose something is stays apart ("his claim")."""
    return deprel if deprel == "nmod:poss" else deprel.partition(":")[0]


def _complement_mark(layout: Layout, i: int) -> str:
    """The word that introduces the clausal complement ("that", "whether", "to"), "-" for none, "" for no clause."""
    for k in layout.kids[i]:
        if layout.rel[k] in ("ccomp", "xcomp", "csubj", "csubj:pass", "acl"):
            mark = next((c for c in layout.kids[k] if layout.rel[c] == "mark" and c < k), None)
            return layout.low[mark] if mark is not None else "-" + layout.rel[k]
    return ""


def _quotation_beside(layout: Layout, i: int, first: int, last: int) -> str:
    """Whether a quotation ends shortly before or begins shortly after the word, and how near."""
    before = after = ""
    for k in range(i - 1, max(first - 3, i - 14, -1), -1):
        if layout.closes[k]:
            before = "near" if i - k <= 3 else "mid" if i - k <= 6 else "far"
            break
    for k in range(i + 1, min(last + 2, i + 14, len(layout))):
        if layout.opens[k]:
            after = "next" if k - i <= 2 else "mid" if k - i <= 5 else "far"
            break
    if before and layout.sentence[i] > 0 and first == i:
        before += "#"
    return f"{before}|{after}"
