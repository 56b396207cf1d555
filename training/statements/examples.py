"""Training examples for each decision, from articles with gold attributions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from training.statements.fit import Groups
from training.statements.gold import Gold
from transition_events.statements import contents, cues, cuespans, runs, sources, sourcespans, whole
from transition_events.statements.attribution import Attribution
from transition_events.statements.contents import Range
from transition_events.statements.evidence import ContentEvidence
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Learned, Lexicon

_IDLE = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PUNCT", "SCONJ"))

DECISIONS = ("cue", "content", "second", "source", "source start", "source end", "before", "after", "follow")


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
    evidence = ContentEvidence(layout, lexicon, head)
    ranges = contents.candidates(layout, head)
    nearest = _nearest(ranges, main)
    if nearest is not None:
        firsts, lasts = sorted({p for p, _ in ranges}), sorted({q for _, q in ranges})
        parts = [
            *map(evidence.of_start, firsts),
            *map(evidence.of_end, lasts),
            *(evidence.of_pair(p, q) for p, q in ranges),
        ]
        at_start = {p: n for n, p in enumerate(firsts)}
        at_end = {q: len(firsts) + n for n, q in enumerate(lasts)}
        rest = len(firsts) + len(lasts)
        made = [(at_start[p], at_end[q], rest + n) for n, (p, q) in enumerate(ranges)]
        groups["content"].add_shared(number, parts, made, nearest)
    found = [main]
    if main[1] < head:
        second = next((r for r in g.contents if r[0] > head and r[0] < layout.sentence_bounds(head)[1]), None)
        options = runs.second_candidates(layout, head, main)
        choice = _nearest(options, second) if second else None
        if options and (second is None or choice is not None):
            rows = [runs.none_features(layout, head, main)]
            rows += [runs.second_features(evidence, main, r) for r in options]
            groups["second"].add(number, rows, 0 if choice is None else choice + 1)
        if second:
            found.append(second)
    _source(groups, number, layout, g, lexicon, found)
    taken = [*found, g.source] if g.source else found
    starts = cuespans.start_candidates(layout, head, taken)
    if g.cue[0] in starts:
        rows = [cuespans.start_features(layout, head, i, taken) for i in starts]
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
    head = _source_head(layout, named, g.source) if g.source else None
    if g.source and head is None:
        return
    rows = [sources.nothing_features(layout, g.head, found)]
    rows += [sources.features(layout, g.head, i, found) for i in named]
    groups["source"].add(number, rows, 0 if head is None else named.index(head) + 1)
    if g.source and head is not None:
        for i in (head, *_apposed(layout, named, head, g.source)):
            _reach(groups, number, layout, g.head, i, g.source, lexicon, found)


def _reach(
    groups: dict[str, Groups],
    number: int,
    layout: Layout,
    cue: int,
    head: int,
    source: Range,
    lexicon: Lexicon,
    found: list[Range],
) -> None:
    """Adds how far a source reaches around a word that is taken for its head."""
    starts = sourcespans.start_candidates(layout, cue, head, found)
    if source[0] in starts:
        rows = [sourcespans.start_features(layout, cue, head, p) for p in starts]
        groups["source start"].add(number, rows, starts.index(source[0]))
    ends = sourcespans.end_candidates(layout, cue, head, found)
    if source[1] in ends:
        rows = [sourcespans.end_features(layout, lexicon, cue, head, q, found) for q in ends]
        groups["source end"].add(number, rows, ends.index(source[1]))


def _source_head(layout: Layout, named: list[int], source: Range) -> int | None:
    """The first of the words within a source that is topmost in it, or else the first at all."""
    p, q = source
    inside = [i for i in named if p <= i <= q]
    tops = [i for i in inside if not p <= layout.head[i] <= q]
    return next(iter(tops or inside), None)


def _apposed(layout: Layout, named: list[int], head: int, source: Range) -> list[int]:
    """The words within a source that may be taken for its head, as they are in apposition to it."""
    return [i for i in named if source[0] <= i <= source[1] and layout.rel[i] == "appos" and layout.head[i] == head]


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


def collect_whole(
    groups: Groups, number: int, layout: Layout, gold: list[Gold], lexicon: Lexicon, found: list[Attribution]
) -> None:
    """Adds what the other decisions made of an article, each right or wrong as a whole, to the last one's groups."""
    right = matched(layout, gold, found)
    for n, a in enumerate(found):
        groups.add(number, [whole.features(layout, lexicon, a, found), []], 0 if n in right else 1)


def matched(layout: Layout, gold: list[Gold], found: list[Attribution]) -> set[int]:
    """The numbers of the attributions whose content and source are right, one at most for each of the gold.

    Contents match where they share at least half of their words; sources where they share a word that is not idle.
    """
    pairs = []
    for n, a in enumerate(found):
        mine = _words(layout, a.inside)
        for m, g in enumerate(gold):
            theirs = _words(layout, g.words)
            share = len(mine & theirs) / max(1, len(mine | theirs))
            if share >= 0.5:
                pairs.append((-share, -a.probability, m, n))
    taken: set[int] = set()
    right: dict[int, int] = {}
    for _, _, m, n in sorted(pairs):
        if m not in taken and n not in right:
            taken.add(m)
            right[n] = m
    return {n for n, m in right.items() if _same_source(layout, found[n].source, gold[m].source)}


def _words(layout: Layout, inside: frozenset[int]) -> set[int]:
    return {i for i in inside if layout.upos[i] != "PUNCT"}


def _same_source(layout: Layout, mine: Range | None, theirs: Range | None) -> bool:
    if mine is None or theirs is None:
        return mine is theirs
    shared = range(max(mine[0], theirs[0]), min(mine[1], theirs[1]) + 1)
    return any(layout.upos[i] not in _IDLE for i in shared)


def learn_words(rows: Iterable[tuple[Layout, list[Gold]]]) -> Learned:
    """The words other than verbs that head at least three cues, and those that stand 20 times and hardly ever do.

    Proper names are neither.
    """
    heads: Counter[tuple[str, str]] = Counter()
    seen: Counter[tuple[str, str]] = Counter()
    for layout, gold in rows:
        seen.update(zip(layout.lemma, layout.upos, strict=True))
        heads.update((layout.lemma[g.head], layout.upos[g.head]) for g in gold)
    nominal: Counter[str] = Counter()
    for (lemma, upos), n in heads.items():
        nominal[lemma] += n if upos not in ("VERB", "PROPN") else 0
    return Learned(
        cues=frozenset(lemma for lemma, n in nominal.items() if n >= 3),
        never=frozenset(
            f"{lemma}/{upos}"
            for (lemma, upos), n in seen.items()
            if upos != "PROPN" and n >= 20 and heads[lemma, upos] < n / 100
        ),
    )
