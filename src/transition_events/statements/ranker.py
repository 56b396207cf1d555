"""Log-linear rankers over sparse binary features, evaluated with plain dictionaries.

The weights are whole hundredths, made by ``python -m training.statements``; one table per decision.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files

SCALE = 100.0

Table = dict[str, int]


class Rankers:
    """The tables of all decisions, their thresholds, and the words other than verbs that training found to be cues."""

    def __init__(
        self, tables: dict[str, Table], thresholds: dict[str, float], cues: frozenset[str] = frozenset()
    ) -> None:
        self.tables = tables
        self.thresholds = thresholds
        self.cues = cues

    def score(self, decision: str, features: Iterable[str]) -> float:
        """The sum of the weights of the features."""
        get = self.tables[decision].get
        return sum([get(f, 0) for f in features]) / SCALE

    def probability(self, decision: str, features: Iterable[str]) -> float:
        """The score of a yes-or-no decision as a probability."""
        return 1.0 / (1.0 + math.exp(-self.score(decision, features)))

    def best(self, decision: str, candidates: Iterable[Iterable[str]]) -> int:
        """The number of the candidate with the highest score, the first of equals."""
        scores = [self.score(decision, c) for c in candidates]
        return max(range(len(scores)), key=scores.__getitem__)


@lru_cache(maxsize=1)
def load_rankers() -> Rankers:
    """The weights that ship with the package."""
    data = json.loads(files(__package__).joinpath("data/weights.json").read_text(encoding="utf-8"))
    return Rankers(data["tables"], data["thresholds"], frozenset(data["cues"]))
