"""Log-linear rankers over sparse binary features, evaluated with plain dictionaries.

The weights are whole hundredths, made by ``python -m training.statements``; one table per decision.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from importlib.resources import files

from transition_events.statements.lexicon import Learned

SCALE = 100.0

Table = dict[str, int]


class Rankers:
    """The tables of all decisions, their thresholds, and what training found about words."""

    def __init__(self, tables: dict[str, Table], thresholds: dict[str, float], learned: Learned) -> None:
        self.tables = tables
        self.thresholds = thresholds
        self.learned = learned

    def score(self, decision: str, features: Iterable[str]) -> float:
        """The sum of the weights of the features."""
        known = map(self.tables[decision].get, features)
        return sum(filter(None, known)) / SCALE

    def probability(self, decision: str, features: Iterable[str]) -> float:
        """The score of a yes-or-no decision as a probability."""
        return 1.0 / (1.0 + math.exp(-self.score(decision, features)))

    def choose(self, decision: str, candidates: Iterable[Iterable[str]]) -> tuple[int, float]:
        """The number of the candidate with the highest score, the first of equals, and its probability."""
        return most_likely([self.score(decision, c) for c in candidates])


def most_likely(scores: Sequence[float]) -> tuple[int, float]:
    """The number of the highest score, the first of equals, and its share in the softmax of all."""
    best = max(range(len(scores)), key=scores.__getitem__)
    return best, 1.0 / sum(math.exp(s - scores[best]) for s in scores)


@lru_cache(maxsize=1)
def load_rankers() -> Rankers:
    """The weights that ship with the package."""
    data = json.loads(files(__package__).joinpath("data/weights.json").read_text(encoding="utf-8"))
    learned = Learned(cues=frozenset(data["cues"]), never=frozenset(data["never"]))
    return Rankers({d: _compact(table) for d, table in data["tables"].items()}, data["thresholds"], learned)


def _compact(table: Table) -> Table:
    """The table with one object for all equal weights, so that they stay within the processor's reach."""
    weights = {w: w for w in table.values()}
    return {feature: weights[w] for feature, w in table.items()}
