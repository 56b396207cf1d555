"""Training examples for each decision, from articles with gold attributions."""

from __future__ import annotations

from collections import Counter

from training.statements.fit import Groups
from training.statements.gold import Gold
from transition_events.statements import contents, cues, cuespans, runs, sources
from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

DECISIONS = ("cue", "content", "second", "source", "before", "after", "follow")


def collect(groups: dict[str, Groups], number: int, layout: Layout, gold: list[Gold], lexicon: Lexicon) -> None:
    """Adds the examples of one article to the groups."""
    heads = {g.head for g in gold}
    for i in cues.candidates(layout, lexicon):
        groups["cue"].add(number, [cues.features(layout, lexicon, i), []], 0 if i in heads else 1)
    for g in gold:
        _collect_one(groups, number, layout, g, lexicon)


def _collect_one(groups: dict[str, Groups], number: int, layout: Layout, g: Gold, lexicon: Lexicon) -> None:
    head = g.head
    main = _main(g)
    ranges = contents.candidates(layout, head)
    nearest = _nearest(ranges, main)
    if nearest is not None:
        rows = [
            [
                *contents.start_features(layout, lexicon, head, p),
                *contents.end_features(layout, lexicon, head, q),
                *contents.pair_features(layout, lexicon, head, p, q),
            ]
            for p, q in ranges
        ]
        groups["content"].add(number, rows, nearest)
    found = [main]
    if main[1] < head:
        second = next((r for r in g.contents if r[0] > head and r[0] < layout.sentence_bounds(head)[1]), None)
        options = runs.second_candidates(layout, head, main)
        choice = _nearest(options, second) if second else None
        if options and (second is None or choice is not None):
            rows = [runs.none_features(layout, head, main)]
            rows += [runs.second_features(layout, lexicon, head, main, r) for r in options]
            groups["second"].add(number, rows, 0 if choice is None else choice + 1)
        if second:
            found.append(second)
    _source(groups, number, layout, g, lexicon, found)
    taken = [*found, g.source] if g.source else found
    starts = cuespans.start_candidates(layout, head, taken)
    if g.cue[0] in starts:
        rows = [cuespans.start_features(layout, lexicon, head, i, taken) for i in starts]
        groups["before"].add(number, rows, starts.index(g.cue[0]))
    ends = cuespans.end_candidates(layout, head, taken)
    if g.cue[1] in ends:
        rows = [cuespans.end_features(layout, lexicon, head, i, taken) for i in ends]
        groups["after"].add(number, rows, ends.index(g.cue[1]))
    for following in runs.following_quotes(layout, head, found):
        inside = sum(i in g.words for i in range(following[0], following[1] + 1))
        right = inside > (following[1] - following[0] + 1) / 2
        features = runs.following_features(layout, lexicon, head, found, following)
        groups["follow"].add(number, [features, []], 0 if right else 1)
        if not right:
            break
        found.append(following)


def _source(
    groups: dict[str, Groups], number: int, layout: Layout, g: Gold, lexicon: Lexicon, found: list[Range]
) -> None:
    named = sources.candidates(layout, g.head, found)
    choice = _nearest([r for _, r in named], g.source) if g.source else None
    if g.source and choice is None:
        return
    rows = [sources.nothing_features(layout, lexicon, g.head, found)]
    rows += [sources.features(layout, lexicon, g.head, h, r, found) for h, r in named]
    groups["source"].add(number, rows, 0 if choice is None else choice + 1)


def _main(g: Gold) -> Range:
    """The run to find first: the last that begins left of the cue, or else the first on its right."""
    left = [r for r in g.contents if r[1] < g.head]
    return left[-1] if left else g.contents[0]


def _nearest(ranges: list[Range], goal: Range) -> int | None:
    """The candidate that shares most with the goal, if that is at least half of both."""
    best, choice = 0.5, None
    for n, (p, q) in enumerate(ranges):
        shared = min(q, goal[1]) - max(p, goal[0]) + 1
        share = shared / (max(q, goal[1]) - min(p, goal[0]) + 1)
        if share > best:
            best, choice = share, n
    return choice


def learned_cues(gold: list[tuple[Layout, list[Gold]]], minimum: int) -> frozenset[str]:
    """The lemmas of words other than verbs that head at least so many cues."""
    counts = Counter(layout.lemma[g.head] for layout, rows in gold for g in rows if layout.upos[g.head] != "VERB")
    return frozenset(lemma for lemma, n in counts.items() if n >= minimum)
