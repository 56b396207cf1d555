"""The recipe's numbers and folders."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATA_VARIABLE = "TRANSITION_EVENTS_DATA"


@dataclass(frozen=True, slots=True)
class Recipe:
    """What to do (`numbers`, the content of recipe.toml), with which data, in which folder."""

    numbers: dict[str, Any]
    data: Path
    work: Path

    def treebank(self, name: str) -> Path:
        """A treebank of the shared data."""
        return self.data / "ud" / f"{name}.conllu.xz"

    def entities(self, name: str) -> Path:
        """An entity file of the shared data."""
        return self.data / "ner" / f"{name}.tsv.xz"

    def prepared(self, name: str) -> Path:
        """A file that the data stage, or a later one, makes for Stanza."""
        return self.work / "data" / name

    def model(self, name: str) -> Path:
        """A model file."""
        return self.work / "models" / f"{name}.pt"


def load(data: Path | None = None, work: Path | None = None) -> Recipe:
    """The recipe; the data folder is the argument, or the environment's, or ../shared/data."""
    numbers = tomllib.loads((Path(__file__).parent / "recipe.toml").read_text(encoding="utf8"))
    folder = data or Path(os.environ.get(DATA_VARIABLE, ROOT.parent / "shared" / "data"))
    recipe = Recipe(numbers, folder, work or ROOT / "build" / "training")
    for name in ("data", "models"):
        (recipe.work / name).mkdir(parents=True, exist_ok=True)
    return recipe


def arguments(options: dict[str, Any]) -> list[str]:
    """Options as a command line: true is the flag alone, false is left out."""
    line: list[str] = []
    for name, value in options.items():
        if value is False:
            continue
        line.append(f"--{name}")
        if value is not True:
            line.append(str(value))
    return line
