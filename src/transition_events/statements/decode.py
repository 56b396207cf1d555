"""From a laid-out document to attributions: which words are cues, what they attribute, and to whom."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from transition_events.statements import contents, cues, cuespans, runs, sources
from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon
from transition_events.statements.ranker import Rankers

_PAIRS = 12  # so many pairs of ends, the best by themselves, are weighed as pairs


@attrs.frozen
class Attribution:
    """One attribution in words: the head of the cue, its reach, the source with its head, and the contents."""

    head: int
    probability: float
    cue: Range
    contents: tuple[Range, ...]
    source: Range | None = None
    source_head: int | None = None


def attributions(layout: Layout, lexicon: Lexicon, rankers: Rankers) -> list[Attribution]:
    """All attributions of the document in order of their cues."""
    found = []
    for head in cues.candidates(layout, lexicon):
        probability = rankers.probability("cue", cues.features(layout, lexicon, head))
        if probability >= rankers.thresholds["cue"]:
            attribution = read(layout, lexicon, rankers, head, probability)
            if attribution:
                found.append(attribution)
    return list(_without_doubles(found))


def read(layout: Layout, lexicon: Lexicon, rankers: Rankers, head: int, probability: float = 1.0) -> Attribution | None:
    """The attribution that a cue heads, or None where nothing near it can be its content."""
    main = best_content(layout, lexicon, rankers, head)
    if main is None:
        return None
    found = [main]
    if main[1] < head:
        second = runs.second_candidates(layout, head, main)
        if second:
            rows = [runs.none_features(layout, head, main)]
            rows += [runs.second_features(layout, lexicon, head, main, r) for r in second]
            choice = rankers.best("second", rows)
            if choice:
                found.append(second[choice - 1])
    named = sources.candidates(layout, head, found)
    rows = [sources.nothing_features(layout, lexicon, head, found)]
    rows += [sources.features(layout, lexicon, head, h, r, found) for h, r in named]
    choice = rankers.best("source", rows)
    source_head, source = named[choice - 1] if choice else (None, None)
    taken = [*found, source] if source else found
    starts = cuespans.start_candidates(layout, head, taken)
    start = starts[rankers.best("before", (cuespans.start_features(layout, lexicon, head, i, taken) for i in starts))]
    ends = cuespans.end_candidates(layout, head, taken)
    end = ends[rankers.best("after", (cuespans.end_features(layout, lexicon, head, i, taken) for i in ends))]
    for following in runs.following_quotes(layout, head, found):
        features = runs.following_features(layout, lexicon, head, found, following)
        if rankers.probability("follow", features) < 0.5:
            break
        found.append(following)
    return Attribution(head, probability, (start, end), tuple(sorted(found)), source, source_head)


def best_content(layout: Layout, lexicon: Lexicon, rankers: Rankers, head: int) -> Range | None:
    """The stretch of words that a cue most likely attributes."""
    ranges = contents.candidates(layout, head)
    if not ranges:
        return None
    score = rankers.score
    starts = {p: score("content", contents.start_features(layout, lexicon, head, p)) for p in {p for p, _ in ranges}}
    ends = {q: score("content", contents.end_features(layout, lexicon, head, q)) for q in {q for _, q in ranges}}
    ranges.sort(key=lambda r: -starts[r[0]] - ends[r[1]])
    return max(
        ranges[:_PAIRS],
        key=lambda r: starts[r[0]] + ends[r[1]] + score("content", contents.pair_features(layout, lexicon, head, *r)),
    )


def _without_doubles(found: list[Attribution]) -> Iterator[Attribution]:
    """Of two cues with nearly the same content ("issued a statement saying ...") only the likelier one."""
    for one in found:
        rivals = (o for o in found if o is not one and abs(o.head - one.head) < 40 and _same(one, o))
        if all((o.probability, o.head) < (one.probability, one.head) for o in rivals):
            yield one


def _same(one: Attribution, other: Attribution) -> bool:
    a = {i for p, q in one.contents for i in range(p, q + 1)}
    b = {i for p, q in other.contents for i in range(p, q + 1)}
    return len(a & b) > 0.7 * len(a | b)
