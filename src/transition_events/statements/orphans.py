"""Quotations that no cue claims: they go on with what was said just before.

"Ito said that he would stay. "Nobody else wants the post."" The cue is a sentence away, and where it takes a clause of
its own the quotation is the same speaker's next sentence.
"""

from __future__ import annotations

from collections.abc import Sequence

import attrs

from transition_events.statements.attribution import Attribution
from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_SHORTEST = 4  # words: fewer are a name or a word mentioned


def adopt(layout: Layout, lexicon: Lexicon, found: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, with each orphan added to the last that ends in the sentence before and names who spoke."""
    adopted = list(found)
    for p, q in _orphans(layout, found):
        for n in reversed(range(len(adopted))):
            if _goes_on_with(layout, lexicon, adopted[n], p):
                adopted[n] = attrs.evolve(adopted[n], contents=(*adopted[n].contents, (p, q)))
                break
    return adopted


def _orphans(layout: Layout, found: Sequence[Attribution]) -> list[Range]:
    """Quotations of whole sentences, within their paragraph, that share no word with any content."""
    taken = {i for a in found for i in (*a.inside, a.head)}
    ranges = []
    for quote in layout.quotes:
        inside = layout.words_of(quote.span)
        if quote.single or len(inside) < _SHORTEST or not taken.isdisjoint(inside):
            continue
        first, last = inside[0], inside[-1]
        begins = layout.sentence_bounds(first)[0] == first
        ends = layout.sentence_bounds(last)[1] - 1 == last
        if begins and ends and first > 0 and layout.same_paragraph(first - 1, first):
            ranges.append((first, last))
    return ranges


def _goes_on_with(layout: Layout, lexicon: Lexicon, a: Attribution, p: int) -> bool:
    """Whether words that begin at `p` follow the sentence in which an attribution ends."""
    told = lexicon.kind(layout.lemma[a.head]) in ("SPEECH", "WRITING")
    end = max(a.head, a.contents[-1][1])
    return told and a.source is not None and end < p <= layout.sentence_bounds(end)[1]
