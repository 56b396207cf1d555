"""Trains the rankers from a cache of parses, scores them by cross-validation, writes the weights.

    python -m training.statements --cache polnear.pkl --polnear FOLDER [--folds 5] [--predictions OUT.json] [--write]

The cache is a pickled dictionary from article name to `annotation.document.Document`.
"""

from __future__ import annotations

import argparse
import json
import pickle
import random
import time
from pathlib import Path

from training.statements import examples, gold
from training.statements.fit import Groups, fit
from transition_events.statements.decode import attributions
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon, load_lexicon
from transition_events.statements.ranker import Rankers

WEIGHTS = Path(__file__).parents[2] / "src/transition_events/statements/data/weights.json"
SETTINGS = {
    "cue": {"l2": 1.0, "minimum": 4},
    "content": {"l2": 1.0, "minimum": 6},
    "second": {"l2": 1.0, "minimum": 3},
    "source": {"l2": 1.0, "minimum": 4},
    "before": {"l2": 1.0, "minimum": 3},
    "after": {"l2": 1.0, "minimum": 3},
    "follow": {"l2": 1.0, "minimum": 2},
}
THRESHOLD = 0.45


def train(groups: dict[str, Groups], chosen: set[int]) -> Rankers:
    """The rankers learned on the articles of some numbers."""
    return Rankers({d: fit(groups[d], chosen, **SETTINGS[d]) for d in examples.DECISIONS}, {"cue": THRESHOLD})


def predict(layout: Layout, lexicon: Lexicon, rankers: Rankers) -> list[dict[str, list[list[int]]]]:
    """The attributions of an article as the scorer reads them."""
    found = []
    for a in attributions(layout, lexicon, rankers):
        spans = {"cue": [a.cue], "source": [a.source] if a.source else [], "content": a.contents}
        found.append(
            {r: [[s.start, s.end] for s in (layout.span(*x) for x in ranges)] for r, ranges in spans.items()}
            | {"p": [[round(1000 * a.probability), a.head]]}
        )
    return found


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.statements", description=__doc__.splitlines()[0])
    parser.add_argument("--cache", type=Path, required=True)
    parser.add_argument("--polnear", type=Path, required=True)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--only", type=int, help="score so many folds only")
    parser.add_argument("--predictions", type=Path)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()

    clock = time.perf_counter()
    with options.cache.open("rb") as file:
        documents = pickle.load(file)
    rows = list(gold.articles(options.polnear, documents))
    learned = examples.learned_cues([(layout, g) for _, layout, g in rows], 3)
    lexicon = load_lexicon(learned)
    groups = {d: Groups() for d in examples.DECISIONS}
    for number, (_, layout, g) in enumerate(rows):
        examples.collect(groups, number, layout, g, lexicon)
    print(f"{len(rows)} articles, examples collected after {time.perf_counter() - clock:.0f} s", flush=True)
    if options.predictions:
        order = list(range(len(rows)))
        random.Random(13).shuffle(order)
        found = {}
        for fold in range(options.only or options.folds):
            held_out = set(order[fold :: options.folds])
            rankers = train(groups, set(order) - held_out)
            for number in held_out:
                name, layout, _ = rows[number]
                found[name] = predict(layout, lexicon, rankers)
            print(f"fold {fold + 1} after {time.perf_counter() - clock:.0f} s", flush=True)
        options.predictions.write_text(json.dumps(found), encoding="utf-8")
    if options.write:
        rankers = train(groups, set(range(len(rows))))
        data = {"thresholds": rankers.thresholds, "cues": sorted(learned), "tables": rankers.tables}
        WEIGHTS.write_text(json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n", "utf-8")
        print({d: len(t) for d, t in rankers.tables.items()}, WEIGHTS.stat().st_size, "bytes")
    print(f"done after {time.perf_counter() - clock:.0f} s")


if __name__ == "__main__":
    main()
