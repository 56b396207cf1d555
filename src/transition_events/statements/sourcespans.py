"""How far a source reaches around its head: what describes a name before it, its asides and clauses after it.

A source need not be a phrase of the parse: an aside that the parse ties to the cue is still within reach of the name
before it ("said Ana Brook, a nurse").
"""

from __future__ import annotations

from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon
from transition_events.statements.sources import sort_of

_MAX_STARTS, _MAX_ENDS = 9, 14
_REACH = 40  # words
_MODIFIERS = frozenset(
    ("acl", "advcl", "advmod", "appos", "case", "cc", "conj", "dep", "list", "nmod", "nsubj", "obl", "parataxis")
)
_LINKS = frozenset(("ADP", "AUX", "CCONJ", "PUNCT", "SCONJ", "VERB"))
_OPEN = frozenset(("ADJ", "INTJ", "NOUN", "NUM", "PROPN", "SYM", "VERB", "X"))
_CLOSING = (",", ")", "—", "–", "-", "--", "]")
_LENGTHS = (0, 1, 2, 3, 4, 6, 9, 13, 20)


def start_candidates(layout: Layout, cue: int, head: int, contents: list[Range]) -> list[int]:
    """The words with which a source may begin, the head first."""
    first, _ = layout.sentence_bounds(head)
    stop = max([first, head - _REACH, *(k + 1 for k in _taken(cue, contents) if k < head)])
    edge = layout.core(head)[0]
    found = [head]
    for p in range(head - 1, stop - 1, -1):
        if layout.upos[p] == "PUNCT" and not layout.opens[p] and layout.low[p] not in ("(", "["):
            continue
        if p in (edge, layout.first[head]) or p == stop or _splits(layout, p, head):
            found.append(p)
    return found[:_MAX_STARTS]


def end_candidates(layout: Layout, cue: int, head: int, contents: list[Range]) -> list[int]:
    """The words with which a source may end, the head first."""
    _, last = layout.sentence_bounds(head)
    stop = min([last, head + _REACH, *(k for k in _taken(cue, contents) if k > head)])
    edge = layout.core(head)[1]
    found = [head]
    for q in range(head + 1, stop):
        if layout.upos[q] == "PUNCT" and layout.low[q] not in _CLOSING and not layout.closes[q] and q + 1 < last:
            continue
        if q in (edge, layout.last[head]) or q + 1 == stop or layout.upos[q] == "PUNCT" or _parts(layout, q):
            found.append(q)
    return found[:_MAX_ENDS]


def _taken(cue: int, contents: list[Range]) -> list[int]:
    return [cue, *(k for r in contents for k in r)]


def _splits(layout: Layout, p: int, head: int) -> bool:
    """Whether a word before the head follows punctuation or a conjunction, or begins or follows a modifier."""
    if layout.upos[p - 1] in ("PUNCT", "CCONJ"):
        return True
    return any(k < head and p in (layout.first[k], layout.last[k] + 1) for k in layout.kids[head])


def _parts(layout: Layout, q: int) -> bool:
    """Whether a modifier of what stands up to a word, or something else, begins after it."""
    owner = layout.owner[q + 1]
    if layout.upos[q + 1] == "PUNCT":
        return True
    modifies = layout.rel[owner].partition(":")[0] in _MODIFIERS or layout.upos[q + 1] in _LINKS
    return modifies and layout.head[owner] <= q


def start_features(layout: Layout, cue: int, head: int, p: int) -> list[str]:
    """What speaks for a source that begins with word `p`."""
    first, _ = layout.sentence_bounds(head)
    upos, rel = layout.upos, layout.rel
    before = _word(layout, p - 1) if p > first else "#"
    word = _word(layout, p)
    tags = " ".join(upos[p:head]) if head - p <= 4 else "long"
    kid = next((rel[k] for k in layout.kids[head] if k < head and layout.first[k] == p), "")
    left = next((rel[k] for k in layout.kids[head] if layout.last[k] == p - 1), "") if p > first else "#"
    whole = layout.first[head] - p if abs(layout.first[head] - p) <= 1 else 2 if layout.first[head] > p else -2
    edge = p == layout.core(head)[0]
    same = p > first and bool(layout.entity[p]) and layout.entity[p - 1] == layout.entity[p]
    gap = "L" if head < cue else f"R{min(p - cue - 1, 3)}"
    sort = sort_of(layout, head)
    above = f"{rel[head].partition(':')[0]}/{p <= layout.head[head] < head}"
    return [
        f"n={_bucket(head - p)}/{sort}",
        f"t={tags}",
        f"tb={tags}/{before}",
        f"w={word}/{sort}",
        f"wk={whole}/{kid}",
        f"k={kid}/{left}",
        f"kw={kid}/{word}",
        f"e={edge}/{whole}/{same}",
        f"ent={layout.entity[p]}/{same}/{upos[p - 1] if p > first else '#'}",
        f"g={gap}/{before}",
        f"r={rel[head]}/{whole}/{kid}/{left}",
        f"up={above}",
        f"upw={above}/{before}",
    ]


def end_features(layout: Layout, lexicon: Lexicon, cue: int, head: int, q: int, contents: list[Range]) -> list[str]:
    """What speaks for a source that ends with word `q`."""
    _, last = layout.sentence_bounds(head)
    upos = layout.upos
    goal = cue if cue > head else last
    word, after = _word(layout, q), _word(layout, q + 1) if q + 1 < last else "#"
    side = "L" if head < cue else "R"
    place = side + "-".join("L" if b < cue else "R" for _, b in contents)
    sort = sort_of(layout, head)
    left = _outline(layout, q + 1, goal)
    rest = f"{side}{min(goal - q - 1, 4)}"
    cut, within = _crossing(layout, head, q, last), _last_within(layout, head, q)
    whole = "=" if q == layout.last[head] else "<" if q < layout.last[head] else ">"
    same = q + 1 < last and bool(layout.entity[q]) and layout.entity[q] == layout.entity[q + 1]
    marks = min(sum(layout.low[i] == "," for i in range(head, q + 1)), 4)
    size = _bucket(q - head)
    return [
        f"n={size}/{side}",
        f"ks={_outline(layout, head + 1, q + 1)}/{side}{sort}",
        f"l={left}/{side}",
        f"lc={left}/{cut}",
        f"ca={cut}/{after}",
        f"cw={cut}/{whole}/{side}",
        f"i={within}/{side}",
        f"ip={within}/{place}",
        f"iw={within}/{word}/{whole}",
        f"ent={same}/{upos[q]}/{upos[q + 1] if q + 1 < last else '#'}",
        f"m={marks}/{word}/{after}",
        f"mr={marks}/{rest}",
        f"rc={rest}/{cut}",
        f"z={size}/{_bucket(goal - q - 1)}/{word == ','}",
        f"zs={size}/{sort}/{word == ','}",
        f"rel={layout.rel[head]}/{whole}/{cut}",
        *_about_next(layout, lexicon, q, last, cut, sort),
    ]


def _about_next(layout: Layout, lexicon: Lexicon, q: int, last: int, cut: str, sort: str) -> list[str]:
    """What sort of phrase begins after a word; `cut` says how it hangs on the source, `sort` what its head is."""
    k = _next(layout, q, last)
    if k >= last:
        return []
    owner = layout.owner[k]
    tag = layout.words[k].xpos
    mark = layout.low[q + 1] if k > q + 1 else ""
    kind = lexicon.kind(layout.lemma[owner]) if layout.upos[owner] == "VERB" else layout.entity[owner]
    return [f"next={tag}/{mark}/{cut[0]}", f"nextt={kind}/{tag}", f"nexts={sort}/{mark}/{tag}"]


def _ending(layout: Layout, head: int, q: int) -> int | None:
    """The modifier of the head that ends with a word, or before it where that is a mark."""
    k = q if layout.upos[q] != "PUNCT" or q == head else q - 1
    return next((i for i in layout.kids[head] if i > head and layout.last[i] == k), None)


def _next(layout: Layout, q: int, last: int) -> int:
    """The first word after another that is no mark, or the end of the sentence."""
    k = q + 1
    while k < last and layout.upos[k] == "PUNCT":
        k += 1
    return k


def _word(layout: Layout, i: int) -> str:
    """A word of a closed class itself, of an open class its part of speech."""
    return layout.upos[i] if layout.upos[i] in _OPEN else layout.low[i]


def _outline(layout: Layout, begin: int, end: int) -> str:
    """Some words in outline: each mark with the word after it, and the first word of all."""
    found = [_word(layout, begin)] if begin < end else []
    for i in range(begin, end - 1):
        if layout.upos[i] == "PUNCT" and layout.low[i] in (*_CLOSING, "(", "["):
            found.append(f"{layout.low[i]}{_word(layout, i + 1)}" if i > begin else _word(layout, i + 1))
    if end - begin > 1 and layout.upos[end - 1] == "PUNCT":
        found.append(layout.low[end - 1])
    return " ".join(found[:4])


def _crossing(layout: Layout, head: int, q: int, last: int) -> str:
    """The relation of what begins after a word, and whether it hangs on the head, on a word between, or on others."""
    k = _next(layout, q, last)
    if k >= last:
        return "#"
    owner = layout.owner[k]
    up = layout.head[owner]
    place = "head" if up == head else "in" if head < up <= q else "out"
    return f"{layout.rel[owner].partition(':')[0]}/{place}"


def _last_within(layout: Layout, head: int, q: int) -> str:
    """The relation of the modifier that ends with a word, with the mark before it and its first word."""
    i = _ending(layout, head, q)
    if i is None:
        return "head" if q == head or (q == head + 1 and layout.upos[q] == "PUNCT") else "none"
    begin = layout.first[i]
    while begin < i and layout.upos[begin] == "PUNCT":
        begin += 1
    mark = "," if layout.upos[begin - 1] == "PUNCT" else ""
    return f"{layout.rel[i].partition(':')[0]}{mark}{_word(layout, begin)}"


def _bucket(n: int) -> int:
    return next((b for b in _LENGTHS if n <= b), 99)
