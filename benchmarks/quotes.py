"""Who said what, against the attributions of PolNeAR (Newell et al., LREC 2018): F1 by subset, recall by phenomenon.

python -m benchmarks.quotes POLNEAR [--predictions FILE] [--articles 100]

POLNEAR is the corpus's folder with `text` and `attributions`. Without `--predictions` (a JSON file that
``python -m training.statements --predictions`` wrote) the package reads the articles itself and the time of the
annotation and of the statements is told; mind that the shipped weights were learned on these very articles. An
attribution is found where its content shares half of its words with the gold's (Jaccard) and the sources share a
word that is more than an article or a preposition, or both are absent.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import attrs
from training.statements.gold import read_standoff

from transition_events.model import Span
from transition_events.statements.lexicon import load_classes

_WORD = re.compile(r"\w+")
_IDLE = frozenset(
    _WORD.findall(
        "a an the of for in on at by to from with and or but as that this these those its his her their our my your s "
        "is was were are be been being has have had do does did not no also some one other another both all many most "
        "several mr mrs ms dr former"
    )
)
_QUOTE = re.compile(r"[\"“”„«»]|``|''|(?<!\w)['‘](?=\w)(?=[^\n]*?['’](?!\w))")


@attrs.frozen
class Attribution:
    """Spans of source, cue and content in a text."""

    text: str
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]

    def of(self, spans: tuple[Span, ...]) -> str:
        """The words of some spans, in lower case."""
        return " ".join(s.of(self.text) for s in spans).lower()

    @property
    def quoted(self) -> bool:
        """Whether the content holds a quotation mark."""
        return any(_QUOTE.search(self.text, max(0, s.start - 1), s.end + 1) for s in self.content)

    @property
    def after(self) -> bool:
        """Whether the content begins after the cue."""
        return self.content[0].start > self.cue[0].start

    def begins(self, words: str) -> bool:
        """Whether the content begins with a match of a pattern."""
        return re.match(rf"\W*(?:{words})\b", self.of(self.content)) is not None


def _cues(kind: str, part: str) -> frozenset[str]:
    return frozenset(w for c in load_classes() if c.kind == kind for w in getattr(c, part))


_NOUNS = frozenset().union(*(_cues(k, "nouns") for k in ("SPEECH", "WRITING", "BELIEF", "INTENTION")))
_STEMS = {kind: frozenset(w[: max(4, len(w) - 1)] for w in _cues(kind, "verbs")) for kind in ("BELIEF", "INTENTION")}

PHENOMENA: dict[str, Callable[[Attribution], bool]] = {
    "quotation, then the speaker": lambda a: a.quoted and not a.after,
    "speaker, then a quotation or a part-quoted clause": lambda a: a.quoted and a.after,
    "several stretches of content": lambda a: len(a.content) > 1,
    "clause after the cue, no marks": lambda a: not a.quoted and a.after and not a.begins("to|that"),
    "that-clause": lambda a: a.begins("that"),
    "content before the cue, no marks": lambda a: not a.quoted and not a.after,
    "infinitive": lambda a: a.begins("to"),
    "question": lambda a: a.begins("whether|if|what|why|how|when|where|who"),
    "according to": lambda a: "according to" in a.of(a.cue),
    "pronoun as source": lambda a: a.of(a.source) in ("he", "she", "they", "i", "we", "it", "you"),
    "relative pronoun as source": lambda a: a.of(a.source) in ("who", "which", "that"),
    "possessive as source": lambda a: bool(re.search(r"(^(his|her|their|its|my|our)|['’]s?)$", a.of(a.source))),
    "no source": lambda a: not a.source,
    "noun as cue": lambda a: any(w.rstrip("s") in _NOUNS for w in _WORD.findall(a.of(a.cue))),
    "negated or declined": lambda a: bool(re.search(r"\bnot\b|n['’]t|declin|refus|den(y|ied)", a.of(a.cue))),
    "cue of several words": lambda a: len(_WORD.findall(a.of(a.cue))) > 2,
    "belief": lambda a: any(w[: max(4, len(w) - 1)] in _STEMS["BELIEF"] for w in _WORD.findall(a.of(a.cue))),
    "intention": lambda a: any(w[: max(4, len(w) - 1)] in _STEMS["INTENTION"] for w in _WORD.findall(a.of(a.cue))),
}
SUBSETS: dict[str, Callable[[Attribution], bool]] = {
    "all": lambda _: True,
    "quoted": lambda a: a.quoted,
    "unquoted": lambda a: not a.quoted,
}


def main() -> None:
    """Prints the two tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("polnear", type=Path)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--articles", type=int, default=100)
    options = parser.parse_args()
    names = sorted(p.stem for p in (options.polnear / "text").glob("*.txt"))
    if options.predictions:
        predictions = json.loads(options.predictions.read_text(encoding="utf-8"))
    else:
        predictions = read_articles(options.polnear, names[: options.articles])
    counts: Counter[tuple[str, str]] = Counter()
    for name in names:
        if name in predictions:
            count(counts, *_attributions(options.polnear, name, predictions[name]))
    print("| subset | gold | found | precision | recall | F1 |\n|---|---:|---:|---:|---:|---:|")
    for subset in SUBSETS:
        gold, found, right = (counts[subset, x] for x in ("gold", "found", "right"))
        precision, recall = right / max(1, found), right / max(1, gold)
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        print(f"| {subset} | {gold} | {found} | {precision:.1%} | {recall:.1%} | {f1:.1%} |")
    print("\n| phenomenon | gold | recall |\n|---|---:|---:|")
    for name in sorted(PHENOMENA, key=lambda p: -counts[p, "gold"]):
        print(f"| {name} | {counts[name, 'gold']} | {counts[name, 'right'] / max(1, counts[name, 'gold']):.1%} |")


def read_articles(polnear: Path, names: list[str]) -> dict[str, list[dict[str, list[list[int]]]]]:
    """What the package finds in some articles; prints the share of the time that the statements take."""
    from transition_events.annotation.stanza_adapter import StanzaAnnotator
    from transition_events.statements import find_statements

    annotator = StanzaAnnotator("compact")
    seconds: Counter[str] = Counter()
    found = {}
    for name in names:
        clock = time.perf_counter()
        document = annotator.annotate((polnear / "text" / f"{name}.txt").read_text(encoding="utf-8"))
        seconds["annotation"] += time.perf_counter() - clock
        clock = time.perf_counter()
        statements = find_statements(document, actors=(), times=())
        seconds["statements"] += time.perf_counter() - clock
        found[name] = [
            {
                "source": [[s.speaker_span.start, s.speaker_span.end]] if s.speaker_span else [],
                "cue": [[s.cue.start, s.cue.end]] if s.cue else [],
                "content": [[c.start, c.end] for c in s.content],
            }
            for s in statements
        ]
    print(f"{len(names)} articles; statements take {seconds['statements'] / seconds['annotation']:.1%} of annotation\n")
    return found


def count(counts: Counter[tuple[str, str]], gold: list[Attribution], found: list[Attribution]) -> None:
    """Adds one article to the counts: of the gold, of those found, and of those right."""
    match = dict(_match(gold, found))
    right = {g for g, f in match.items() if _same_source(gold[g], found[f])}
    for subset, inside in SUBSETS.items():
        chosen = {g for g, a in enumerate(gold) if inside(a)}
        counts[subset, "gold"] += len(chosen)
        counts[subset, "right"] += len(chosen & right)
        taken = {f: g for g, f in match.items()}
        counts[subset, "found"] += sum(taken[f] in chosen if f in taken else inside(a) for f, a in enumerate(found))
    for name, holds in PHENOMENA.items():
        chosen = {g for g, a in enumerate(gold) if holds(a)}
        counts[name, "gold"] += len(chosen)
        counts[name, "right"] += len(chosen & right)


def _attributions(polnear: Path, name: str, found: list[dict]) -> tuple[list[Attribution], list[Attribution]]:
    text = (polnear / "text" / f"{name}.txt").read_bytes().decode("utf-8")
    files = sorted((polnear / "attributions").glob(f"{name}_????.ann"))
    gold = read_standoff(files[0]) if files else []
    parts = ("source", "cue", "content")
    mine = [{p: [Span(*s) for s in a[p]] for p in parts} for a in found]
    return tuple([Attribution(text, *(tuple(a[p]) for p in parts)) for a in rows] for rows in (gold, mine))


def _match(gold: list[Attribution], found: list[Attribution]) -> Iterator[tuple[int, int]]:
    """Pairs one to one, those that share most first."""
    words = [[_words(a, a.content) for a in rows] for rows in (gold, found)]
    pairs = [(len(g & f) / len(g | f), -m, -n) for m, g in enumerate(words[0]) for n, f in enumerate(words[1]) if g & f]
    taken: tuple[set[int], set[int]] = (set(), set())
    for share, m, n in sorted(pairs, reverse=True):
        if share >= 0.5 and -m not in taken[0] and -n not in taken[1]:
            taken[0].add(-m)
            taken[1].add(-n)
            yield -m, -n


def _same_source(gold: Attribution, found: Attribution) -> bool:
    if not gold.source:
        return not found.source
    mine, theirs = _words(found, found.source), _words(gold, gold.source)
    told = {i for i in theirs if _WORD.match(gold.text, i)[0].lower() not in _IDLE}  # type: ignore[index]
    return bool((told or theirs) & mine)


def _words(a: Attribution, spans: tuple[Span, ...]) -> frozenset[int]:
    """The words of some spans by where they begin in the text."""
    return frozenset(m.start() for s in spans for m in _WORD.finditer(a.text, s.start, s.end))


if __name__ == "__main__":
    main()
