"""Contents in several runs: the second half of a split quote, and quotations that follow and go on."""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.statements import contents
from transition_events.statements.contents import Range
from transition_events.statements.evidence import ContentEvidence
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_MAX_FOLLOWING = 12


def second_candidates(layout: Layout, cue: int, main: Range) -> list[Range]:
    """The stretches right of the cue that may go on with a content on its left ("A," she said, "B")."""
    return [
        (p, q)
        for p, q in contents.right_candidates(layout, cue)
        if layout.opens[p] or (p and layout.upos[p - 1] == "PUNCT" and not layout.closes[main[1]])
    ]


def none_features(layout: Layout, cue: int, main: Range) -> list[str]:
    """What speaks for a content on the left of the cue without a second half."""
    _, last = layout.sentence_bounds(cue)
    opens = next((k for k in range(cue + 1, last) if layout.opens[k]), None)
    before = "#" if opens is None else layout.low[opens - 1]
    closes = layout.closes[main[1]]
    words = sum(layout.upos[k] != "PUNCT" for k in range(cue + 1, last))
    between = "" if opens is None else "VERB" in layout.upos[cue + 1 : opens]
    return [
        "0",
        f"0c={closes}",
        f"0q={closes}/{opens is not None}/{before}",
        f"0v={closes}/{opens is not None}/{between}",
        f"0n={closes}/{min(words, 6)}",
    ]


def second_features(evidence: ContentEvidence, main: Range, run: Range) -> list[str]:
    """What speaks for a run on the right as the second half."""
    layout, (p, q) = evidence.layout, run
    return [
        f"c={layout.closes[main[1]]}/{layout.opens[p]}/{layout.closes[q]}",
        f"b={layout.low[p - 1]}/{layout.closes[main[1]]}/{layout.opens[p]}",
        f"lo={evidence.lemma}/{layout.opens[p]}",
        *evidence.of_start(p),
        *evidence.of_end(q),
        *evidence.of_pair(p, q),
    ]


def following_quotes(layout: Layout, cue: int, found: list[Range]) -> Iterator[Range]:
    """The quotations that follow the statement one after the other; stop asking at the first that isn't its own."""
    _, last = layout.sentence_bounds(cue)
    end = max(q for _, q in found) + 1
    if end <= last and not any(layout.upos[k] != "PUNCT" or layout.opens[k] for k in range(max(end, cue + 1), last)):
        end = max(end, last)
    elif end < last:
        end = last
    for _ in range(_MAX_FOLLOWING):
        if end >= len(layout) or not layout.opens[end] or layout.quotes[layout.quote[end]].single:
            return
        inside = layout.words_of(layout.quotes[layout.quote[end]].span)
        yield inside[0], inside[-1]
        end = inside[-1] + 1


def following_features(layout: Layout, lexicon: Lexicon, cue: int, found: list[Range], following: Range) -> list[str]:
    """What speaks for a following quotation as the same statement going on."""
    p, q = following
    ends = max(b for _, b in found)
    document = layout.document
    paragraph = document.sentences[layout.sentence[p]].paragraph
    same = paragraph == document.sentences[layout.sentence[max(ends, cue)]].paragraph
    behind = layout.quotes[layout.quote[ends]] if layout.quote[ends] >= 0 else None
    state = "none" if behind is None else "goes on" if behind.continues else "closed" if behind.closed else "open"
    side = "L" if found[0][1] < cue else "R"
    tail = []
    for k in range(q + 1, min(q + 5, len(layout))):
        if document.sentences[layout.sentence[k]].paragraph != paragraph:
            break
        tail.append(layout.lemma[k] if layout.upos[k] in ("VERB", "PUNCT", "CCONJ") else layout.upos[k])
    said = any(lexicon.classes(t) or t in ("say", "add", "tell") for t in tail)
    whole = layout.low[q - 1] in (".", "?", "!", "…") or layout.low[q] in (".", "?", "!")
    rest = "none" if not tail else "said" if said else "more"
    last = layout.sentence_bounds(q)[1] == q + 1
    upper = layout.words[min(p + 1, q)].text[:1].isupper()
    key = f"{same}/{state}"
    return [
        "1",
        f"s={key}",
        f"sr={key}/{rest}",
        f"srl={key}/{rest}/{last}",
        f"r={rest}",
        f"side={side}/{key}/{rest}",
        f"w={whole}/{key}",
        f"u={upper}/{key}/{rest}",
        f"t={' '.join(tail[:2])}",
        f"n={len(found)}/{key}",
        f"l={layout.lemma[cue]}/{same}",
        f"cont={layout.quotes[layout.quote[p]].continues}/{key}",
    ]
