"""How far a cue reaches around its head: auxiliaries, negation and adverbs before it, particles and phrases after."""

from __future__ import annotations

from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_BEFORE, _AFTER = 7, 9


def start_candidates(layout: Layout, cue: int, taken: list[Range]) -> list[int]:
    """The words with which the cue may begin, the head first. `taken` are the ranges of content and source."""
    first, _ = layout.sentence_bounds(cue)
    found = [cue]
    for i in range(cue - 1, max(first, cue - _BEFORE) - 1, -1):
        if any(a <= i <= b for a, b in taken) or (layout.upos[i] == "PUNCT" and layout.low[i] not in ("-", "’", "'")):
            break
        found.append(i)
    return found


def end_candidates(layout: Layout, cue: int, taken: list[Range]) -> list[int]:
    """The words with which the cue may end, the head first."""
    _, last = layout.sentence_bounds(cue)
    found = [cue]
    for i in range(cue + 1, min(last, cue + _AFTER + 1)):
        if any(a <= i <= b for a, b in taken):
            break
        if layout.upos[i] == "PUNCT" and layout.low[i] not in ("-", "’", "'", ":"):
            break
        found.append(i)
    return found


def start_features(layout: Layout, lexicon: Lexicon, cue: int, i: int, taken: list[Range]) -> list[str]:
    """What speaks for a cue that begins with word `i`."""
    words = " ".join(layout.low[i:cue])
    tags = " ".join(layout.upos[i:cue])
    first, _ = layout.sentence_bounds(cue)
    before = layout.upos[i - 1] if i > first else "#"
    before_word = layout.low[i - 1] if i > first else "#"
    beside = any(b + 1 == i for _, b in taken)
    n = cue - i
    u = layout.upos[cue]
    return [
        f"<n={n}",
        f"<nu={n}/{u}",
        f"<w={words}" if n <= 3 else "<w=long",
        f"<t={tags}",
        f"<tu={tags}/{u}",
        f"<tb={tags}/{before}",
        f"<b={before}",
        f"<bw={before_word}/{min(n, 1)}",
        f"<beside={beside}/{min(n, 3)}",
        f"<tbeside={tags}/{beside}",
        f"<i={layout.low[i]}/{min(n, 2)}",
        f"<it={layout.upos[i]}/{layout.rel[i]}/{before}/{min(n, 1)}",
        f"<bt={before}/{layout.rel[i - 1] if i > first else '#'}/{min(n, 1)}",
        f"<l={layout.lemma[cue]}/{words if n <= 2 else n}",
        f"<r={layout.rel[cue]}/{tags if n <= 2 else n}",
    ]


def end_features(layout: Layout, lexicon: Lexicon, cue: int, i: int, taken: list[Range]) -> list[str]:
    """What speaks for a cue that ends with word `i`."""
    n = i - cue
    words = " ".join(layout.low[cue + 1 : i + 1])
    tags = " ".join(layout.upos[cue + 1 : i + 1])
    _, last = layout.sentence_bounds(cue)
    after = layout.upos[i + 1] if i + 1 < last else "#"
    after_word = layout.low[i + 1] if i + 1 < last else "#"
    content = any(a == i + 1 for a, _ in taken)
    ahead = min((a for a, _ in taken if a > cue), default=None)
    left = "none" if ahead is None else str(min(ahead - i - 1, 5))
    lemma = layout.lemma[cue]
    owner = layout.owner[i + 1] if i + 1 < last else -1
    cut = "#" if owner < 0 else f"{layout.rel[owner]}/{layout.head[owner] == cue}/{layout.head[owner] < cue}"
    whole = owner < 0 or layout.head[owner] <= cue
    return [
        f">n={n}",
        f">w={words}" if n <= 4 else ">w=long",
        f">t={tags}",
        f">lw={lemma}/{words if n <= 2 else n}",
        f">lt={lemma}/{tags if n <= 4 else n}",
        f">a={after}",
        f">aw={after_word}/{min(n, 1)}",
        f">law={lemma}/{after_word}/{min(n, 1)}",
        f">la={lemma}/{after}/{min(n, 2)}",
        f">c={content}/{min(n, 3)}",
        f">tc={tags}/{content}",
        f">left={left}",
        f">leftn={left}/{min(n, 2)}",
        f">lleft={lemma}/{left}",
        f">ia={layout.upos[i]}/{after}/{min(n, 1)}",
        f">iw={layout.low[i]}/{content}/{min(n, 1)}",
        f">cut={cut}/{min(n, 1)}",
        f">whole={whole}/{min(n, 3)}/{content}",
        f">case={_first_case(layout, cue, i)}/{left}",
        f">ent={any(layout.entity[k] for k in range(cue + 1, i + 1))}/{content}",
        *(f">cl={c}/{tags if n <= 3 else n}" for c in lexicon.classes(lemma)),
    ]


def _first_case(layout: Layout, cue: int, i: int) -> str:
    return next((layout.low[k] for k in range(cue + 1, i + 1) if layout.upos[k] in ("ADP", "PART", "SCONJ")), "")
