"""One run of one of Stanza's trainers, in a process of its own: `python -m training.trainer KIND ... -- OPTIONS`.

The replacements of `fast`, `schedule` and `warm` change Stanza for the whole process; hence the process.
"""

from __future__ import annotations

import argparse
import importlib
import subprocess
import sys
from pathlib import Path
from typing import Any

from training.settings import ROOT, arguments

MODULES = {
    "tokenize": ("stanza.models.tokenizer", "stanza.models.tokenization.trainer"),
    "mwt": ("stanza.models.mwt_expander", "stanza.models.mwt.trainer"),
    "pos": ("stanza.models.tagger", "stanza.models.pos.trainer"),
    "depparse": ("stanza.models.parser", "stanza.models.depparse.trainer"),
    "ner": ("stanza.models.ner_tagger", "stanza.models.ner.trainer"),
}


def run(
    kind: str,
    options: dict[str, Any],
    section: dict[str, Any],
    *,
    seed: int,
    start: Path | None = None,
    unsure: tuple[float, float] | None = None,
) -> None:
    """Run a trainer with these options, and the schedule of the recipe's section if it has one.

    `start` is a model to begin from; `unsure` are the rates of the dropout that a prediction leaves on, of numbers and
    of words.
    """
    command = [sys.executable, "-m", "training.trainer", kind, "--seed", str(seed)]
    if "steps" in section:
        for name in ("rate", "steps", "warmup"):
            command += [f"--{name}", str(section[name])]
    if start is not None:
        command += ["--start", str(start)]
    if unsure is not None:
        command += ["--unsure", *map(str, unsure)]
    subprocess.run([*command, "--", *arguments(options), "--seed", str(seed)], check=True, cwd=ROOT)


def main(line: list[str]) -> None:
    """The child process."""
    own, theirs = line[: line.index("--")], line[line.index("--") + 1 :]
    parser = argparse.ArgumentParser()
    parser.add_argument("kind", choices=sorted(MODULES))
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--rate", type=float)
    parser.add_argument("--steps", type=int)
    parser.add_argument("--warmup", type=int, default=0)
    parser.add_argument("--start")
    parser.add_argument("--unsure", nargs=2, type=float)
    asked = parser.parse_args(own)

    from training import fast, schedule, unsure, warm

    program, trainer = (importlib.import_module(name) for name in MODULES[asked.kind])
    if asked.kind != "mwt":
        fast.install(asked.seed)
    if asked.start:
        checkpoint = warm.read(asked.start)
        warm.install(trainer.Trainer, checkpoint["model"])
        if asked.kind != "tokenize":  # whose vocabulary is the characters of the data
            dataset = importlib.import_module(f"stanza.models.{asked.kind}.data").Dataset
            vocabulary = importlib.import_module("stanza.models.pos.vocab").MultiVocab
            warm.install_vocabulary(dataset, vocabulary, checkpoint["vocab"])
    if asked.unsure:
        unsure.install(trainer.Trainer, *asked.unsure)
    if asked.steps:
        schedule.install(trainer.Trainer, asked.rate, asked.steps, asked.warmup)
        limit = "--steps" if asked.kind == "tokenize" else "--max_steps"
        theirs += [limit, str(asked.steps)] if "--mode" not in theirs else []
    program.main(theirs)


if __name__ == "__main__":
    main(sys.argv[1:])
