"""From a laid-out document to attributions: which words are cues, what they attribute, and to whom."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import attrs

from transition_events.statements import contents, cues, cuespans, orphans, runs, sources, sourcespans, whole
from transition_events.statements.attribution import Attribution
from transition_events.statements.contents import Range
from transition_events.statements.evidence import ContentEvidence
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon
from transition_events.statements.ranker import Rankers, most_likely

Judged = list[tuple[float, Attribution]]  # each with how likely it is as a whole
_PAIRS = 5  # so many pairs of ends, the best by themselves, are weighed as pairs


def attributions(layout: Layout, lexicon: Lexicon, rankers: Rankers) -> list[Attribution]:
    """All attributions of the document in order of their cues."""
    found = possible(layout, lexicon, rankers)
    judged = [(rankers.probability("whole", whole.features(layout, lexicon, a, found)), a) for a in found]
    kept = [(p, a) for p, a in judged if p >= rankers.thresholds[strictness(layout, lexicon, a)]]
    return orphans.adopt(layout, lexicon, best_apart(cut_where_telling_goes_on(layout, kept)))


def strictness(layout: Layout, lexicon: Lexicon, a: Attribution) -> str:
    """The threshold to pass. What may be no attribution at all has to be surer.

    That is a bare noun phrase for content ("ruled out a recount"), and above all beliefs, intentions and words that
    the lexicon doesn't know ("seeks a recount"), which only a broad notion of attribution takes in.
    """
    told = lexicon.kind(layout.lemma[a.head]) in ("SPEECH", "WRITING")
    if whole.is_bare(layout, a):
        return "bare" if told else "bare thought"
    return "whole" if told else "thought"


def cut_where_telling_goes_on(layout: Layout, judged: Judged) -> Judged:
    """The attributions, each content ended where somebody else begins to speak or the speaker goes on.

    "They said it was over, | and the envoy demanded a vote", "told reporters that it was fair, | noting that ...".
    """
    begins = [(comma, a) for _, a in judged if (comma := _begins_anew(layout, a)) >= 0]
    return [(p, _cut(a, begins)) for p, a in judged]


def _begins_anew(layout: Layout, a: Attribution) -> int:
    """The comma before a participle, or before ", and" and another speaker; -1 where it does not begin so."""
    if a.source is None or a.source_head is None or layout.quote[a.head] >= 0 or a.contents[0][0] < a.head:
        return -1
    if layout.words[a.head].xpos == "VBG" and layout.low[a.head - 1] == "," and a.source[1] < a.head:
        return a.head - 1
    comma = min(a.source[0], a.cue[0]) - 2
    joined = comma > 0 and layout.low[comma] == "," and layout.low[comma + 1] in ("and", "but", "while")
    return comma if joined and a.source[0] < a.head and layout.upos[a.source_head] != "PRON" else -1


def _cut(a: Attribution, begins: list[tuple[int, Attribution]]) -> Attribution:
    """An attribution that ends before the first such comma, unless who speaks there is told of in its content."""
    p, q = a.contents[-1]
    ends = (c for c, other in begins if p < c < q and a.head < p and not _is_within(other, p, c))
    end = min(ends, default=None)
    return a if end is None else attrs.evolve(a, contents=(*a.contents[:-1], (p, end - 1)))


def _is_within(other: Attribution, first: int, comma: int) -> bool:
    return other.source is not None and first <= other.source[0] < comma


def best_apart(judged: Judged) -> list[Attribution]:
    """The likeliest attributions whose contents share no word with one another.

    What somebody says that somebody else believes is one statement, and so is "issued a statement saying ...". Of a
    content in several stretches those that a likelier statement has are left out.
    """
    kept: list[Attribution] = []
    taken: set[int] = set()
    for _, one in sorted(judged, key=lambda pair: (-pair[0], pair[1].head)):
        free = _apart_from(taken, one)
        if free is not None:
            kept.append(free)
            taken |= free.inside
    return sorted(kept, key=lambda a: a.head)


def _apart_from(taken: set[int], a: Attribution) -> Attribution | None:
    """An attribution with the stretches of its content that share no word with `taken`; None without the nearest."""
    free = tuple((p, q) for p, q in a.contents if taken.isdisjoint(range(p, q + 1)))
    if free == a.contents:
        return a
    nearest = min(a.contents, key=lambda r: min(abs(r[0] - a.head), abs(r[1] - a.head)))
    return attrs.evolve(a, contents=free) if nearest in free else None


def possible(layout: Layout, lexicon: Lexicon, rankers: Rankers) -> list[Attribution]:
    """What may be an attribution: every word that is not too unlikely a cue, with its best content and source."""
    found = []
    for head in cues.candidates(layout, lexicon):
        signed = cues.signs(layout, lexicon, head)
        probability = 1.0 if signed else rankers.probability("cue", cues.features(layout, lexicon, head))
        if probability >= rankers.thresholds["cue"]:
            attribution = read(layout, lexicon, rankers, head, probability)
            if (
                attribution
                and not whole.is_act(layout, lexicon, attribution)
                and not whole.is_hollow(layout, attribution)
            ):
                found.append(attribution)
    return found


def read(layout: Layout, lexicon: Lexicon, rankers: Rankers, head: int, probability: float = 1.0) -> Attribution | None:
    """The attribution that a cue heads, or None where nothing near it is at all likely its content."""
    ranges = contents.candidates(layout, head)
    if not ranges:
        return None
    evidence = ContentEvidence(layout, lexicon, head)
    main, content_probability = _best_content(evidence, rankers, ranges)
    if probability * content_probability < rankers.thresholds["content"]:
        return None  # it would hardly pass as a whole, and a source takes as long to find again
    found = [main]
    if main[1] < head:
        second = runs.second_candidates(layout, head, main)
        if second:
            rows = [runs.none_features(layout, head, main)]
            rows += [runs.second_features(evidence, main, r) for r in second]
            choice, _ = rankers.choose("second", rows)
            if choice:
                found.append(second[choice - 1])
    named = sources.candidates(layout, head, found)
    rows = [sources.nothing_features(layout, head, found)]
    rows += [sources.features(layout, head, i, found) for i in named]
    choice, source_probability = rankers.choose("source", rows)
    source_head = named[choice - 1] if choice else None
    source = None if source_head is None else _whole_source(layout, lexicon, rankers, head, source_head, found)
    cue = _reach(layout, lexicon, rankers, head, [*found, source] if source else found)
    for following in runs.following_quotes(layout, head, found):
        features = runs.following_features(layout, lexicon, head, found, following)
        if rankers.probability("follow", features) < 0.5:
            break
        found.append(following)
    return Attribution(
        head=head,
        cue=cue,
        contents=tuple(sorted(found)),
        source=source,
        source_head=source_head,
        probability=probability,
        content_probability=content_probability,
        source_probability=source_probability,
    )


def _best_content(evidence: ContentEvidence, rankers: Rankers, ranges: list[Range]) -> tuple[Range, float]:
    """The stretch of words that a cue most likely attributes, and how likely it is among the best."""
    score = rankers.score
    starts = {p: score("content", evidence.of_start(p)) for p in {p for p, _ in ranges}}
    ends = {q: score("content", evidence.of_end(q)) for q in {q for _, q in ranges}}
    ranges = sorted(ranges, key=lambda r: -starts[r[0]] - ends[r[1]])[:_PAIRS]
    choice, probability = most_likely(
        [starts[p] + ends[q] + score("content", evidence.of_pair(p, q)) for p, q in ranges]
    )
    return ranges[choice], probability


def _whole_source(layout: Layout, lexicon: Lexicon, rankers: Rankers, cue: int, head: int, found: list[Range]) -> Range:
    """The first and the last word of a source."""
    return (
        _likeliest(
            rankers,
            "source start",
            sourcespans.start_candidates(layout, cue, head, found),
            lambda p: sourcespans.start_features(layout, cue, head, p),
        ),
        _likeliest(
            rankers,
            "source end",
            sourcespans.end_candidates(layout, cue, head, found),
            lambda q: sourcespans.end_features(layout, lexicon, cue, head, q, found),
        ),
    )


def _reach(layout: Layout, lexicon: Lexicon, rankers: Rankers, head: int, taken: list[Range]) -> Range:
    """The first and the last word of a cue."""
    return (
        _likeliest(
            rankers,
            "before",
            cuespans.start_candidates(layout, head, taken),
            lambda i: cuespans.start_features(layout, head, i, taken),
        ),
        _likeliest(
            rankers,
            "after",
            cuespans.end_candidates(layout, head, taken),
            lambda i: cuespans.end_features(layout, lexicon, head, i, taken),
        ),
    )


def _likeliest(rankers: Rankers, decision: str, candidates: list[int], features: Callable[[int], Iterable[str]]) -> int:
    """The word that a ranker prefers; where there is but one, it needs no weighing."""
    if len(candidates) == 1:
        return candidates[0]
    choice, _ = rankers.choose(decision, map(features, candidates))
    return candidates[choice]
