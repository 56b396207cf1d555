"""Parses a folder of texts once, for the trainings that read parses: `training.statements` and `training.pronouns`.

usage: python -m training.parses FOLDER OUT.pkl [--models compact]

OUT.pkl is a pickled dictionary from the name of each ``.txt`` file, without its ending, to its
`annotation.document.Document`.
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

from transition_events.annotation.stanza_adapter import StanzaAnnotator

_BATCH = 32  # texts


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m training.parses", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--models", default="compact")
    options = parser.parse_args()
    annotator = StanzaAnnotator(options.models)
    paths = sorted(options.folder.glob("*.txt"))
    found = {}
    for begin in range(0, len(paths), _BATCH):
        some = paths[begin : begin + _BATCH]
        documents = annotator.annotate_many([path.read_text(encoding="utf-8") for path in some])
        found |= {path.stem: document for path, document in zip(some, documents, strict=True)}
    options.out.write_bytes(pickle.dumps(found))
    print(f"{len(found)} texts")


if __name__ == "__main__":
    main()
