"""What speaks for a stretch of text as the content of a cue.

The features of its two ends are kept apart from those of the pair, so that each end is weighed once, and what depends
on the cue alone is found once.
"""

from __future__ import annotations

from functools import cached_property

from transition_events.statements.contents import word_after_time
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon
from transition_events.statements.rivals import rivals

_LENGTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80)
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "acl", "parataxis")
_CLOSED = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "PUNCT"))


class ContentEvidence:
    """The features of what may be the content of the cue with the head `cue`."""

    def __init__(self, layout: Layout, lexicon: Lexicon, cue: int) -> None:
        self.layout, self.lexicon, self.cue = layout, lexicon, cue
        self.lemma = layout.lemma[cue]
        self.classes = lexicon.classes(self.lemma)
        self._after_time = word_after_time(layout, cue)
        self._complements: dict[bool, tuple[int, str]] = {}  # by whether it is on the right: the first, its relation
        self._phrases: dict[int, str] = {}  # the relations of the dependents on the right, by their last words
        for k in layout.kids[cue]:
            relation = layout.rel[k].partition(":")[0]
            if relation in _COMPLEMENTS:
                self._complements.setdefault(k > cue, (k, relation))
            if k > cue:
                self._phrases.setdefault(layout.last[k], layout.rel[k])

    @cached_property
    def _rivals(self) -> list[tuple[int, str]]:
        return rivals(self.layout, self.lexicon, self.cue)

    def of_start(self, p: int) -> list[str]:
        """What speaks for a content that begins at word `p`."""
        layout, cue = self.layout, self.cue
        side = "R" if p > cue else "L"
        owner = layout.owner[p]
        word = _word(layout, p)
        opens = "open" if layout.opens[p] else "in" if layout.quote[p] >= 0 else "out"
        found = [
            f"{side}w={word}",
            f"{side}p={layout.path(cue, owner, 3)}",
            f"{side}r={layout.rel[owner]}/{layout.head[owner] <= cue}",
            f"{side}comp={self._beside_complement(layout.first, p)}",
        ]
        if side == "L":
            first, _ = layout.sentence_bounds(p)
            return [*found, f"Lfirst={p == first}/{opens}"]
        before = _word(layout, p - 1)
        away = _bucket(p - cue)
        found += (
            f"Ra={away}",
            f"Rb={before}",
            f"Rbw={before} {word}",
            f"Rlw={self.lemma}/{word}",
            f"Rlb={self.lemma}/{before}",
            f"Ro={opens}",
            f"Rg={' '.join(layout.upos[cue + 1 : p]) if p - cue <= 6 else away}",
            f"Rlater={_later(layout, p)}",
            f"Rtime={self._beside_time(p)}",
        )
        found += (f"Rcw={c}/{word}" for c in self.classes)
        return found

    def of_end(self, q: int) -> list[str]:
        """What speaks for a content that ends with word `q`."""
        layout, cue = self.layout, self.cue
        _, last = layout.sentence_bounds(q)
        after = cut = "#"
        if q + 1 < last:
            after = _word(layout, q + 1)
            k = q + 1 if layout.upos[q + 1] != "PUNCT" or q + 2 >= last else q + 2
            owner = layout.owner[k]
            cut = f"{layout.rel[owner]}/{layout.head[owner] <= cue}/{_word(layout, k)}"
        state = "close" if layout.closes[q] else "in" if layout.quote[q] >= 0 else "out"
        if q < cue:
            gap = " ".join(layout.upos[q + 1 : cue]) if cue - q <= 6 else "long"
            return [f"L>sa={state}/{after}", f"L>c={cut}", f"L>g={gap}", f"L>gs={gap}/{state}"]
        tail = _tail(layout, q, last)
        kid = self._phrases.get(q, "")
        found = [
            f"R>sa={state}/{after}",
            f"R>c={cut}",
            f"R>a={after}",
            f"R>au={layout.upos[q]}/{after}",
            f"R>ts={tail}/{state}",
            f"R>k={kid}",
            f"R>kt={kid}/{tail}",
            f"R>lk={self.lemma}/{kid}/{tail == 'end'}",
            f"R>d={_bucket(q - cue)}",
            f"R>compt={self._beside_complement(layout.last, q)}/{tail}/{state}",
        ]
        if q + 1 < last and _is_medium(layout, self.lexicon, q + 1):
            found.append(f"R>medium={layout.head[layout.owner[q + 1]] <= cue}")
        return found

    def of_pair(self, p: int, q: int) -> list[str]:
        """What speaks for a content from word `p` to word `q` as a whole."""
        layout, cue = self.layout, self.cue
        side = "R" if p > cue else "L"
        summit, tops = _top(layout, p, q)
        path = layout.path(cue, summit, 3)
        exact = layout.first[summit] == p and layout.last[summit] == q
        opens, closes = layout.opens[p : q + 1].count(True), layout.closes[p : q + 1].count(True)
        marks = f"{min(opens, 2)}{min(closes, 2)}"
        found = [f"{side}:pe={path}/{exact}", f"{side}:mo={marks}/{layout.opens[p]}{layout.closes[q]}"]
        if side == "L":
            return found
        whole = layout.first[summit] >= p and layout.last[summit] <= q
        clause = any(layout.rel[k].startswith(("nsubj", "cop")) for k in layout.kids[summit])
        sort = f"{layout.upos[summit]}{'+' if clause else ''}"
        return [
            *found,
            f"R:lp={self.lemma}/{path}",
            f"R:s={sort}",
            f"R:zs={_bucket(q - p + 1)}/{sort}",
            f"R:ne={min(tops, 4)}/{whole}/{exact}",
            *self._taken(p, q),
        ]

    def _taken(self, p: int, q: int) -> list[str]:
        """What a content on the right takes in of the clauses coordinated with the cue."""
        that = "that" in self.layout.low[max(p - 1, 0) : p + 1]
        return [f"R:over={that}/{sort}" for k, sort in self._rivals if p < k <= q]

    def _beside_time(self, p: int) -> str:
        """Where a word stands to the time expression that follows the cue at once, and what comes after that."""
        end = self._after_time
        if not self.cue < p <= end:
            return ""
        return f"{'after' if p == end else 'at'}/{self.layout.upos[end]}"

    def _beside_complement(self, edge: list[int], i: int) -> str:
        """Where a word stands beside the edge of the cue's complement clause on the same side of the cue."""
        clause, relation = self._complements.get(i > self.cue, (-1, ""))
        if clause < 0:
            return ""
        return relation + ("=" if i == edge[clause] else "<" if i < edge[clause] else ">")


def _word(layout: Layout, i: int) -> str:
    """A word of a closed class itself, of another its part of speech."""
    return layout.low[i] if layout.upos[i] in _CLOSED else layout.upos[i]


def _is_medium(layout: Layout, lexicon: Lexicon, i: int) -> bool:
    """Whether a word begins the words for where something was said ("called for a truce | in a speech")."""
    noun = layout.owner[i]
    return layout.low[i] in lexicon.media.prepositions and layout.lemma[noun] in lexicon.media.nouns


def _later(layout: Layout, p: int) -> str:
    """What better beginning of a content follows a word in its sentence: a quotation or "that"."""
    _, last = layout.sentence_bounds(p)
    for i in range(p + 1, min(last, p + 12)):
        if layout.opens[i]:
            return "quote"
        if layout.low[i] == "that" and layout.upos[i] == "SCONJ":
            return "that"
    return ""


def _tail(layout: Layout, q: int, last: int) -> str:
    """What is left of the sentence after word `q`: nothing, only punctuation, or words."""
    k = q + 1
    while k < last and layout.upos[k] == "PUNCT":
        k += 1
    return "end" if k >= last else "comma" if layout.low[q + 1] == "," else "punct" if k > q + 1 else "more"


def _top(layout: Layout, p: int, q: int) -> tuple[int, int]:
    """The first word in the range whose head lies outside it, and how many such words there are but punctuation."""
    head, upos = layout.head, layout.upos
    tops = [i for i in range(p, q + 1) if not p <= head[i] <= q and upos[i] != "PUNCT"]
    return (tops[0], len(tops)) if tops else (p, 1)


def _bucket(n: int) -> int:
    return next((b for b in _LENGTHS if n <= b), 99)
