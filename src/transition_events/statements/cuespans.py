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


def start_features(layout: Layout, cue: int, i: int, taken: list[Range]) -> list[str]:
    """What speaks for a cue that begins with word `i`."""
    first, _ = layout.sentence_bounds(cue)
    tags = " ".join(layout.upos[i:cue])
    before = layout.upos[i - 1] if i > first else "#"
    n = cue - i
    near = min(n, 1)
    return [
        f"<w={' '.join(layout.low[i:cue])}" if n <= 3 else "<w=long",
        f"<tu={tags}/{layout.upos[cue]}",
        f"<tb={tags}/{before}",
        f"<b={before}",
        f"<bw={layout.low[i - 1] if i > first else '#'}/{near}",
        f"<beside={any(b + 1 == i for _, b in taken)}/{min(n, 3)}",
        f"<it={layout.upos[i]}/{layout.rel[i]}/{before}/{near}",
        f"<bt={before}/{layout.rel[i - 1] if i > first else '#'}/{near}",
    ]


def end_features(layout: Layout, lexicon: Lexicon, cue: int, i: int, taken: list[Range]) -> list[str]:
    """What speaks for a cue that ends with word `i`."""
    n = i - cue
    near = min(n, 1)
    tags = " ".join(layout.upos[cue + 1 : i + 1])
    _, last = layout.sentence_bounds(cue)
    after = layout.upos[i + 1] if i + 1 < last else "#"
    content = any(a == i + 1 for a, _ in taken)
    ahead = min((a for a, _ in taken if a > cue), default=None)
    left = "none" if ahead is None else str(min(ahead - i - 1, 5))
    owner = layout.owner[i + 1] if i + 1 < last else -1
    cut = "#" if owner < 0 else f"{layout.rel[owner]}/{layout.head[owner] == cue}/{layout.head[owner] < cue}"
    whole = owner < 0 or layout.head[owner] <= cue
    return [
        f">w={' '.join(layout.low[cue + 1 : i + 1])}" if n <= 4 else ">w=long",
        f">a={after}",
        f">aw={layout.low[i + 1] if i + 1 < last else '#'}/{near}",
        f">tc={tags}/{content}",
        f">left={left}",
        f">ia={layout.upos[i]}/{after}/{near}",
        f">iw={layout.low[i]}/{content}/{near}",
        f">cut={cut}/{near}",
        f">whole={whole}/{min(n, 3)}/{content}",
        f">ent={any(layout.entity[cue + 1 : i + 1])}/{content}",
        *(f">cl={c}/{tags if n <= 3 else n}" for c in lexicon.classes(layout.lemma[cue])),
    ]
