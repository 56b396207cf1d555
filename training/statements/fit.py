"""Fits log-linear rankers: among the candidates of each group one is right; the softmax of their scores is to say so.

A yes-or-no decision is a group of two, the second of which has no features. L2-regularised maximum likelihood
with L-BFGS; features that stand in fewer than `minimum` groups are dropped.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


class Groups:
    """Groups of candidates as rows of a sparse matrix, grown one group at a time."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self._columns = array("i")
        self._rows = array("q", [0])
        self._starts = array("q", [0])
        self._gold = array("q")
        self.article = array("i")

    def add(self, article: int, candidates: Iterable[Sequence[str]], gold: int) -> None:
        """One group of an article; `gold` is the number of its right candidate."""
        start = len(self._rows) - 1
        for features in candidates:
            self._columns.extend(self.names.setdefault(f, len(self.names)) for f in features)
            self._rows.append(len(self._columns))
        self._starts.append(len(self._rows) - 1)
        self._gold.append(start + gold)
        self.article.append(article)

    def arrays(self) -> tuple[csr_matrix, np.ndarray, np.ndarray, np.ndarray]:
        """The matrix, the first row of each group, its right row, and the article of each group."""
        columns = np.frombuffer(self._columns, dtype=np.int32)
        rows = np.frombuffer(self._rows, dtype=np.int64)
        matrix = csr_matrix((np.ones(len(columns), np.float32), columns, rows), shape=(len(rows) - 1, len(self.names)))
        starts = np.frombuffer(self._starts, dtype=np.int64)
        return matrix, starts, np.frombuffer(self._gold, dtype=np.int64), np.frombuffer(self.article, dtype=np.int32)


def fit(
    groups: Groups, articles: set[int], *, l2: float, minimum: int, rounds: int = 60, floor: float = 0.05
) -> dict[str, int]:
    """The weights, in whole hundredths, learned on the groups of some articles."""
    matrix, starts, gold, article = groups.arrays()
    chosen = np.flatnonzero(np.isin(article, list(articles)))
    sizes = (starts[1:] - starts[:-1])[chosen]
    rows = np.concatenate([np.arange(starts[g], starts[g + 1]) for g in chosen])
    part = matrix[rows]
    first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
    right = first + (gold[chosen] - starts[chosen])
    counts = np.asarray(part.sum(axis=0)).ravel()
    kept = np.flatnonzero(counts >= minimum)
    part = part[:, kept].tocsr()
    owner = np.repeat(np.arange(len(chosen)), sizes)
    transposed = part.T.tocsr()

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = part @ weights
        peak = np.maximum.reduceat(scores, first)
        grown = np.exp(scores - peak[owner])
        total = np.add.reduceat(grown, first)
        value = float(np.sum(peak + np.log(total) - scores[right]) + 0.5 * l2 * weights @ weights)
        slope = grown / total[owner]
        slope[right] -= 1.0
        return value, transposed @ slope + l2 * weights

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    names = list(groups.names)
    return {names[k]: round(100 * w) for k, w in zip(kept, found.x, strict=True) if abs(w) >= floor}
