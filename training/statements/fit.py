"""Fits log-linear rankers: among the candidates of each group one is right; the softmax of their scores is to say so.

A candidate is made of parts (the start, the end and the whole of a stretch of words) that it shares with others of its
group; its score is the sum of theirs. A yes-or-no decision is a group of two, the second of which has no features.
L2-regularised maximum likelihood with L-BFGS; features that stand in fewer than `minimum` parts are dropped, and those
that are `barred`.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix


class Groups:
    """Groups of candidates, grown one at a time, as two sparse matrices: parts by features, candidates by parts."""

    def __init__(self) -> None:
        self.names: dict[str, int] = {}
        self._features = _Rows()
        self._parts = _Rows()
        self._part_starts = array("q", [0])
        self._starts = array("q", [0])
        self._gold = array("q")
        self.article = array("i")

    def add(self, article: int, candidates: Iterable[Sequence[str]], gold: int) -> None:
        """One group of an article whose candidates share nothing; `gold` is the number of the right one."""
        parts = list(candidates)
        self.add_shared(article, parts, [(n,) for n in range(len(parts))], gold)

    def add_shared(
        self, article: int, parts: Iterable[Sequence[str]], candidates: Iterable[Sequence[int]], gold: int
    ) -> None:
        """One group whose candidates are made of parts, named by their numbers."""
        base = len(self._features)
        for features in parts:
            self._features.append([self.names.setdefault(f, len(self.names)) for f in features])
        start = len(self._parts)
        for numbers in candidates:
            self._parts.append([base + n for n in numbers])
        self._part_starts.append(len(self._features))
        self._starts.append(len(self._parts))
        self._gold.append(start + gold)
        self.article.append(article)

    def of(self, articles: set[int]) -> tuple[csr_matrix, csr_matrix, np.ndarray, np.ndarray]:
        """The groups of some articles: both matrices, the first candidate of each group, and its right one."""
        chosen = np.flatnonzero(np.isin(np.frombuffer(self.article, np.int32), list(articles)))
        part_starts, starts = np.frombuffer(self._part_starts, np.int64), np.frombuffer(self._starts, np.int64)
        parts = _members(part_starts, chosen)
        candidates = _members(starts, chosen)
        features = self._features.matrix(len(self.names))[parts]
        made = self._parts.matrix(len(self._features))[candidates]
        renumbered = np.zeros(len(self._features), np.int32)
        renumbered[parts] = np.arange(len(parts), dtype=np.int32)
        made = csr_matrix((made.data, renumbered[made.indices], made.indptr), shape=(len(candidates), len(parts)))
        sizes = (starts[1:] - starts[:-1])[chosen]
        first = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        gold = np.frombuffer(self._gold, np.int64)[chosen] - starts[chosen]
        return features, made, first, first + gold


class _Rows:
    """The rows of a sparse matrix of ones, grown one at a time."""

    def __init__(self) -> None:
        self._columns = array("i")
        self._starts = array("q", [0])

    def __len__(self) -> int:
        return len(self._starts) - 1

    def append(self, columns: Sequence[int]) -> None:
        self._columns.extend(columns)
        self._starts.append(len(self._columns))

    def matrix(self, width: int) -> csr_matrix:
        columns = np.frombuffer(self._columns, np.int32)
        starts = np.frombuffer(self._starts, np.int64)
        return csr_matrix((np.ones(len(columns), np.float32), columns, starts), shape=(len(self), width))


def _members(starts: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    return np.concatenate([np.arange(starts[g], starts[g + 1]) for g in chosen])


def fit(
    groups: Groups,
    articles: set[int],
    *,
    l2: float,
    minimum: int,
    barred: Callable[[str], bool] = lambda feature: False,
    rounds: int = 60,
    floor: float = 0.05,
) -> dict[str, int]:
    """The weights, in whole hundredths, learned on the groups of some articles."""
    features, made, first, right = groups.of(articles)
    counts = np.asarray(features.sum(axis=0)).ravel()
    names = list(groups.names)
    kept = np.array([k for k in np.flatnonzero(counts >= minimum) if not barred(names[k])], np.int64)
    features = features[:, kept].tocsr()
    back, unmade = features.T.tocsr(), made.T.tocsr()
    owner = np.repeat(np.arange(len(first)), np.diff([*first, made.shape[0]]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = (made @ (features @ weights.astype(np.float32))).astype(np.float64)
        peak = np.maximum.reduceat(scores, first)
        grown = np.exp(scores - peak[owner])
        total = np.add.reduceat(grown, first)
        value = float(np.sum(peak + np.log(total) - scores[right]) + 0.5 * l2 * weights @ weights)
        slope = grown / total[owner]
        slope[right] -= 1.0
        return value, back @ (unmade @ slope.astype(np.float32)) + l2 * weights

    found = minimize(loss, np.zeros(len(kept)), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 8})
    return {names[k]: round(100 * w) for k, w in zip(kept, found.x, strict=True) if abs(w) >= floor}
