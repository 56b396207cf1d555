"""Trains the rankers from a cache of parses, scores them by cross-validation, writes the weights.

    python -m training.statements --cache polnear.pkl --polnear FOLDER [--folds 5] [--predictions OUT.json] [--write]

The lexicon's own examples and counter-examples are learned from as well. Each fold is read with rankers of the other
folds. The last decision, whether an attribution is right as a whole, is learned on these readings, so that it knows
how sure the others are of an article that they haven't seen; for the predictions of a fold it is learned on the
readings of the other folds. Nothing is learned of the proper names of the corpus.

The cache holds the parses of the texts, made by ``python -m training.parses``.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from collections.abc import Callable
from pathlib import Path

from training.statements import examples, gold, records
from training.statements.fit import Groups, fit
from training.statements.names import name_test
from transition_events.statements.decode import attributions, possible
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Learned, Lexicon, load_lexicon
from transition_events.statements.ranker import Rankers

WEIGHTS = Path(__file__).parents[2] / "src/transition_events/statements/data/weights.json"
SETTINGS = {
    "cue": {"l2": 2.0, "minimum": 4},
    "content": {"l2": 1.5, "minimum": 5},
    "second": {"l2": 1.0, "minimum": 3},
    "source": {"l2": 1.0, "minimum": 4},
    "source start": {"l2": 2.0, "minimum": 4},
    "source end": {"l2": 2.0, "minimum": 4},
    "before": {"l2": 1.0, "minimum": 3},
    "after": {"l2": 1.0, "minimum": 3},
    "follow": {"l2": 1.0, "minimum": 2},
    "whole": {"l2": 8.0, "minimum": 4},
}
THRESHOLDS = {"cue": 0.32, "content": 0.2, "whole": 0.31, "thought": 0.38, "bare": 0.45, "bare thought": 0.55}
WEIGHT = 4  # of a sentence of the lexicon, in sentences of the corpus

Row = tuple[str, Layout, list[gold.Gold]]


def train(groups: dict[str, Groups], rows: list[Row], chosen: set[int], barred: Callable[[str], bool]) -> Rankers:
    """The rankers of all decisions but the last, learned on the articles of some numbers."""
    tables = {d: fit(groups[d], chosen, barred=barred, **SETTINGS[d]) for d in examples.DECISIONS}
    return Rankers(tables, THRESHOLDS, learn_words(rows, chosen))


def learn_words(rows: list[Row], chosen: set[int]) -> Learned:
    """What the articles of some numbers say about words."""
    return examples.learn_words(rows[n][1:] for n in sorted(chosen))


def predict(layout: Layout, lexicon: Lexicon, rankers: Rankers) -> list[dict[str, list[list[int]]]]:
    """The attributions of an article as the scorer reads them."""
    found = []
    for a in attributions(layout, lexicon, rankers):
        spans = {"cue": [a.cue], "source": [a.source] if a.source else [], "content": a.contents}
        found.append({r: [[s.start, s.end] for s in (layout.span(*x) for x in ranges)] for r, ranges in spans.items()})
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()

    clock = time.perf_counter()
    with options.cache.open("rb") as file:
        documents = pickle.load(file)
    rows = list(gold.articles(options.polnear, documents))
    everything = set(range(len(rows)))
    rows += records.sentences()
    always = set(range(len(everything), len(rows)))
    lexicon = load_lexicon(learn_words(rows, set(range(len(rows)))))
    barred = name_test((layout for _, layout, _ in rows), lexicon)
    groups = {d: Groups() for d in examples.DECISIONS}
    for number, (_, layout, g) in enumerate(rows):
        for _ in range(WEIGHT if number in always else 1):
            examples.collect(groups, number, layout, g, lexicon)
    print(f"{len(everything)} articles, examples collected after {time.perf_counter() - clock:.0f} s", flush=True)
    order = sorted(everything)
    random.Random(13).shuffle(order)
    judged, parts = Groups(), []
    for fold in range(options.folds):
        held_out = set(order[fold :: options.folds])
        rankers = train(groups, rows, everything - held_out | always, barred)
        lexicon = load_lexicon(rankers.learned)
        parts.append((held_out, rankers, lexicon))
        for number in sorted(held_out):
            _, layout, g = rows[number]
            examples.collect_whole(judged, number, layout, g, lexicon, possible(layout, lexicon, rankers))
        print(f"fold {fold + 1} after {time.perf_counter() - clock:.0f} s", flush=True)
    if options.predictions:
        found = {}
        for held_out, rankers, lexicon in parts:
            rankers.tables["whole"] = fit(judged, everything - held_out, barred=barred, **SETTINGS["whole"])
            found |= {rows[n][0]: predict(rows[n][1], lexicon, rankers) for n in sorted(held_out)}
        options.predictions.write_text(json.dumps(found), encoding="utf-8")
    if options.write:
        rankers = train(groups, rows, everything | always, barred)
        rankers.tables["whole"] = fit(judged, everything, barred=barred, **SETTINGS["whole"])
        words = {"cues": sorted(rankers.learned.cues), "never": sorted(rankers.learned.never)}
        data = {"thresholds": rankers.thresholds, "tables": rankers.tables, **words}
        WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
        print({d: len(t) for d, t in rankers.tables.items()}, WEIGHTS.stat().st_size, "bytes")
    print(f"done after {time.perf_counter() - clock:.0f} s")


if __name__ == "__main__":
    main()
