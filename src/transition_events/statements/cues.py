"""Which words may attribute something to somebody, and what speaks for it: the candidates and their features."""

from __future__ import annotations

from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_NAME = 8  # words of an author's name and office, at most
_CORE = ("nsubj", "csubj", "obj", "iobj", "ccomp", "xcomp", "advcl", "parataxis", "obl", "conj", "acl", "nmod")


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

    def at(k: int) -> str:
        return low[k] if first <= k < last else "#"

    def tag(k: int) -> str:
        return upos[k] if first <= k < last else "#"

    kids = layout.kids[i]
    names = [rel[k].partition(":")[0] for k in kids]
    frame = "+".join(sorted({n for n in names if n in _CORE}))
    mark = _complement_mark(layout, i)
    head = layout.head[i]
    classes = lexicon.classes(lemma)
    quoted = _quotation_beside(layout, i, first, last)
    aux = "+".join(layout.lemma[k] for k in kids if rel[k].startswith("aux") or rel[k] == "cop")
    subject = next((k for k in kids if rel[k].startswith("nsubj")), None)
    who = _who(layout, subject)
    found = [
        "1",
        f"l={lemma}",
        f"lu={lemma}/{upos[i]}",
        f"w={low[i]}/{upos[i]}",
        f"u={upos[i]}",
        f"r={rel[i]}",
        f"lr={lemma}/{rel[i]}",
        f"s={lemma[-4:]}/{upos[i]}",
        f"f={frame}",
        f"lf={lemma}/{frame}",
        f"m={mark}",
        f"lm={lemma}/{mark}",
        f"q={quoted}",
        f"lq={lemma}/{quoted}",
        f"qi={layout.quote[i] >= 0}",
        f"h={layout.lemma[head] if head >= 0 else '#'}/{rel[i]}",
        f"hu={upos[head] if head >= 0 else '#'}/{rel[i]}",
        f"n={at(i + 1)}",
        f"ln={lemma}/{at(i + 1)}",
        f"nn={at(i + 1)} {at(i + 2)}",
        f"nt={tag(i + 1)} {tag(i + 2)}",
        f"p={at(i - 1)}",
        f"lp={lemma}/{at(i - 1)}",
        f"pp={at(i - 2)} {at(i - 1)}",
        f"pt={tag(i - 2)} {tag(i - 1)}",
        f"a={aux}",
        f"la={lemma}/{aux}",
        f"who={who}",
        f"lwho={lemma}/{who}",
        f"x={layout.words[i].xpos or layout.words[i].feat('VerbForm')}",
        f"edge={'first' if i == first else 'last' if i + 2 >= last else 'in'}",
    ]
    for c in classes:
        found += (
            f"c={c}",
            f"cu={c}/{upos[i]}",
            f"cf={c}/{frame}",
            f"cm={c}/{mark}",
            f"cq={c}/{quoted}",
            f"cr={c}/{rel[i]}",
        )
    if layout.in_headline(i):
        found.append(f"headline={upos[i]}")
    found += (f"k={n}" for n in names if n in _CORE)
    found += (f"lk={lemma}/{rel[k]}" for k in kids)
    found += (f"kw={low[c]}" for k in kids if rel[k].startswith("obl") for c in layout.kids[k] if rel[c] == "case")
    obj = layout.child(i, "obj")
    if obj is not None:
        found += (f"o={layout.lemma[obj]}", f"lo={lemma}/{layout.lemma[obj]}", f"ot={layout.entity[obj]}{upos[obj]}")
    if any(rel[k] == "advmod" and low[k] in ("not", "n't", "n’t", "never") for k in kids):
        found.append("neg")
    return found


def _complement_mark(layout: Layout, i: int) -> str:
    """The word that introduces the clausal complement ("that", "whether", "to"), "-" for none, "" for no clause."""
    for k in layout.kids[i]:
        if layout.rel[k] in ("ccomp", "xcomp", "csubj", "csubj:pass", "acl"):
            mark = next((c for c in layout.kids[k] if layout.rel[c] == "mark" and c < k), None)
            return layout.low[mark] if mark is not None else "-" + layout.rel[k]
    return ""


def _who(layout: Layout, subject: int | None) -> str:
    """The sort of subject: a pronoun by its form, a name by its class, a noun by its lemma."""
    if subject is None:
        return ""
    if layout.upos[subject] == "PRON":
        return layout.low[subject]
    return layout.entity[subject] or (layout.lemma[subject] if layout.upos[subject] == "NOUN" else layout.upos[subject])


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
