"""Speed and memory of `parse_articles` over a folder of texts; every configuration in a process of its own.

python benchmarks/corpus.py FOLDER [--articles 840] [--every 5] [--only "one by one" "two processes"]

Prints a Markdown table: articles and characters a second (without the loading of the models, which is warmed up),
processor seconds (for one process; what they exceed the others by is other programs' share of the machine), peak
resident memory of the process (of the largest worker, for processes), and the share of the time that is spent outside
the models, in the rules of this package.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import transition_events as te
from transition_events.batch import parse_articles

SETTINGS: dict[str, dict[str, Any]] = {
    "one by one": {"batch_size": 1},
    "batches of 32": {"batch_size": 32},
    "two processes": {"batch_size": 32, "n_jobs": 2},
    "a tenth, batches of 32": {"batch_size": 32, "part": 10},
}


def main() -> None:
    """Runs the configurations, or with --one a single one, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=840)
    parser.add_argument("--every", type=int, default=1, metavar="N", help="every n-th article only")
    parser.add_argument("--only", nargs="*", default=list(SETTINGS), choices=list(SETTINGS))
    parser.add_argument("--one", choices=list(SETTINGS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.folder, options.articles, options.every, **SETTINGS[options.one])))
        return
    print("| configuration | articles | seconds | processor s | articles/s | kB/s | rules' share | peak MB |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for name in options.only:
        numbers = ["--articles", str(options.articles), "--every", str(options.every)]
        command = [sys.executable, __file__, str(options.folder), *numbers, "--one", name]
        found = json.loads(subprocess.run(command, check=True, capture_output=True).stdout.splitlines()[-1])
        cells = [
            name,
            found["articles"],
            f"{found['seconds']:.1f}",
            "" if found["processor"] is None else f"{found['processor']:.1f}",
            f"{found['articles'] / found['seconds']:.2f}",
            f"{found['characters'] / found['seconds'] / 1000:.1f}",
            "" if found["share"] is None else f"{found['share']:.0%}",
            f"{found['peak']:.0f}",
        ]
        print("|", " | ".join(map(str, cells)), "|", flush=True)


def measure(folder: Path, count: int, every: int, *, batch_size: int, n_jobs: int = 1, part: int = 1) -> dict[str, Any]:
    """One configuration, over every `every`-th of the first `count` texts, or one `part`-th of these."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))[: count : every * part]]
    pipeline, model_seconds = _timed_pipeline() if n_jobs == 1 else (None, [0.0])
    with_models = {"batch_size": batch_size, "n_jobs": n_jobs, "pipeline": pipeline}
    warm = [te.sample_article()] * (batch_size * 2 * n_jobs)  # whole batches, enough for every process to load
    results = parse_articles([*warm, *texts], **with_models)
    for _ in warm:
        next(results)
    start, processor, model_seconds[0] = time.perf_counter(), time.process_time(), 0.0
    done = sum(1 for _ in results)
    seconds, processor = time.perf_counter() - start, time.process_time() - processor
    who = resource.RUSAGE_CHILDREN if n_jobs > 1 else resource.RUSAGE_SELF
    return {
        "articles": done,
        "characters": sum(map(len, texts)),
        "seconds": seconds,
        "processor": processor if n_jobs == 1 else None,
        "share": 1 - model_seconds[0] / seconds if n_jobs == 1 else None,
        "peak": resource.getrusage(who).ru_maxrss / 1024,
    }


def _timed_pipeline() -> tuple[te.Pipeline, list[float]]:
    """A pipeline, and a cell in which the seconds spent in its models add up."""
    pipeline, seconds = te.Pipeline(), [0.0]
    annotate = pipeline._annotator.annotate_many

    def timed(*texts: Any, **options: Any) -> Any:
        start = time.perf_counter()
        try:
            return annotate(*texts, **options)
        finally:
            seconds[0] += time.perf_counter() - start

    pipeline._annotator.annotate_many = timed  # type: ignore[method-assign]
    return pipeline, seconds


if __name__ == "__main__":
    main()
