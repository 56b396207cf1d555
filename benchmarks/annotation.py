"""Speed of the models, and what running them without Stanza's documents saves; every row in a process of its own.

python benchmarks/annotation.py FOLDER [--texts 30] [--repeats 3] [--models DIR]

FOLDER holds texts (*.txt). Rows: the compact models as the package runs them, in bulk and text by text; the same models
run by Stanza itself; and the set in DIR run by Stanza, to compare with. Prints a Markdown table: words a second of
processor time (the median of the repeats, after a warm-up), the ratio to the last row, seconds to
load after `import torch` (processor time), and the peak resident memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any


def main() -> None:
    """Runs each row in a process of its own and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--texts", type=int, default=30)
    parser.add_argument("--repeats", type=int, default=3)
    parser.add_argument("--models", type=Path, help="another set of models, to compare with")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options, *options.one)))
        return
    rows = [("ours", "bulk", "compact"), ("ours", "single", "compact"), ("stanza", "bulk", "compact")]
    if options.models:
        rows.append(("stanza", "bulk", str(options.models)))
    found = {row: _in_own_process(options, row) for row in rows}
    base = found[rows[-1]]["words_per_second"]
    print("| models | run by | texts | words/s | ratio | load s | peak MB |")
    print("|---|---|---|---:|---:|---:|---:|")
    for (runner, how, models), row in found.items():
        print(
            f"| {Path(models).name} | {runner} | {how} | {row['words_per_second']:.0f} "
            f"| {row['words_per_second'] / base:.2f} | {row['load']:.2f} | {row['peak']:.0f} |"
        )


def _in_own_process(options: argparse.Namespace, row: Sequence[str]) -> dict[str, Any]:
    command = [sys.executable, __file__, str(options.folder), "--texts", str(options.texts)]
    command += ["--repeats", str(options.repeats), "--one", *row]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: dict[str, Any] = json.loads(output.splitlines()[-1])
    return found


def measure(options: argparse.Namespace, runner: str, how: str, models: str) -> dict[str, Any]:
    """One row: words a second of processor time, seconds to load, peak memory in MB."""
    import torch

    torch.set_num_threads(1)
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))[: options.texts]]
    start = time.process_time()
    count = _ours(models) if runner == "ours" else _by_stanza(models)
    load = time.process_time() - start
    groups = [texts] if how == "bulk" else [[text] for text in texts]
    count(texts[:1])
    speeds = []
    for _ in range(options.repeats):
        start = time.process_time()
        words = sum(count(group) for group in groups)
        speeds.append(words / (time.process_time() - start))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"words_per_second": statistics.median(speeds), "load": load, "peak": peak}


def _ours(models: str) -> Callable[[Sequence[str]], int]:
    from transition_events.annotation.stanza_adapter import StanzaAnnotator

    annotator = StanzaAnnotator(models)
    return lambda texts: sum(len(s.words) for document in annotator.annotate_many(texts) for s in document.sentences)


def _by_stanza(models: str) -> Callable[[Sequence[str]], int]:
    import stanza

    from transition_events.annotation.stanza_adapter.settings import settings

    _, options = settings(models)
    pipeline = stanza.Pipeline("en", download_method=None, device="cpu", verbose=False, **options)
    return lambda texts: int(pipeline("\n\n".join(texts)).num_words)


if __name__ == "__main__":
    main()
