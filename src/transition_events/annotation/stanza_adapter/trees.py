"""The best dependency tree of a sentence from the scores of its arcs.

Most often the best head of every word, each taken by itself, makes a tree already, and then no tree is better. Else the
words are tried as the root, those first that promise most, until no other can do better than the best tree so far; for
one root it is again most often the best heads that make a tree. Only where they don't a spanning tree is sought
(Chu-Liu and Edmonds), once for all roots: arcs from the root cost more than everything else, so that the best tree has
one (Stanojević and Cohen, "A Root of a Problem", EMNLP 2021).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np


def best_tree(scores: Any) -> list[int]:
    """The heads of the words in the best tree with one root.

    `scores` (L + 1, L + 1) are those of word i under head j, the root being 0; no word is its own head.
    """
    heads = [int(head) for head in scores[1:].argmax(1)]
    if heads.count(0) == 1 and is_tree(heads):
        return heads
    inner = scores[1:, 1:].max(1)
    promise = scores[1:, 0] - inner + inner.sum()  # no tree with this root scores more
    best, best_score = heads, -np.inf
    for word in (-promise).argsort(kind="stable").tolist():
        if promise[word] <= best_score:
            break
        heads = _heads_with_root(scores, word + 1)
        if not is_tree(heads):
            return _spanning_tree(scores)
        score = scores[np.arange(1, len(scores)), heads].sum()
        if score > best_score:
            best, best_score = heads, score
    return best


def is_tree(heads: Sequence[int]) -> bool:
    """Whether every word hangs on the root, itself or through its heads. Words count from 1."""
    settled = [True] + [False] * len(heads)
    for word in range(1, len(heads) + 1):
        path: list[int] = []
        at = word
        while not settled[at]:
            if len(path) > len(heads):
                return False
            path.append(at)
            at = heads[at - 1]
        for seen in path:
            settled[seen] = True
    return True


def _heads_with_root(scores: Any, root: int) -> list[int]:
    """The best head of each word, each taken by itself, where that word is the only one under the root."""
    heads = [1 + int(head) for head in scores[1:, 1:].argmax(1)]
    heads[root - 1] = 0
    return heads


def _spanning_tree(scores: Any) -> list[int]:
    """The heads in the best of all trees with one root."""
    weights = scores.astype(np.float64)
    finite = weights[np.isfinite(weights)]
    weights[1:, 0] -= len(weights) * (finite.max() - finite.min()) + 1
    return _Contraction(weights).heads()


class _Contraction:
    """The best tree by making one node of each cycle, until every path of best heads ends at the root.

    `weights` (L + 1, L + 1), those of node i under node j, are written over: a node that stands for a cycle takes the
    place of one of its members, the others' rows and columns become minus infinity.
    """

    def __init__(self, weights: Any) -> None:
        self._weights = weights
        self._every = np.arange(len(weights))
        # Which words the best arc between two nodes ties, since a node may be many words.
        self._dependents, self._heads = np.indices(weights.shape)
        self._node_of = self._every.copy()
        self._best = [0] * len(weights)
        self._contracted: list[tuple[list[int], list[tuple[int, int]], Any]] = []

    def heads(self) -> list[int]:
        """The head of each word."""
        settled = {0}
        for word in range(1, len(self._every)):
            path: list[int] = []
            at = int(self._node_of[word])
            while at not in settled:
                if at in path:
                    cycle = path[path.index(at) :]
                    del path[-len(cycle) :]
                    self._contract(at, cycle)
                else:
                    path.append(at)
                    self._best[at] = int(self._weights[at].argmax())
                    at = self._best[at]
            settled.update(path)
        return self._expanded()

    def _contract(self, at: int, cycle: list[int]) -> None:
        weights, members = self._weights, np.asarray(cycle)
        self._contracted.append((cycle, [self._arc(node) for node in cycle], self._node_of.copy()))
        gains = weights[members] - weights[members, [self._best[node] for node in cycle]][:, None]
        entered = members[gains.argmax(0)]
        into = gains.max(0), self._dependents[entered, self._every], self._heads[entered, self._every]
        left = members[weights[:, members].argmax(1)]
        out = weights[self._every, left], self._dependents[self._every, left], self._heads[self._every, left]
        weights[at], self._dependents[at], self._heads[at] = into
        weights[:, at], self._dependents[:, at], self._heads[:, at] = out
        inside = np.zeros(len(weights), dtype=bool)
        inside[members] = True
        weights[members[members != at]] = -np.inf
        weights[:, members[members != at]] = -np.inf
        weights[at, at] = -np.inf
        self._node_of[inside[self._node_of]] = at

    def _arc(self, node: int) -> tuple[int, int]:
        """The word of the node that its best arc enters, and the word that the arc comes from."""
        best = self._best[node]
        return int(self._dependents[node, best]), int(self._heads[node, best])

    def _expanded(self) -> list[int]:
        arcs = {node: self._arc(node) for node in set(self._node_of.tolist()) - {0}}
        for cycle, inner, node_of in reversed(self._contracted):
            entering = next(arcs[node] for node in cycle if node in arcs)
            arcs.update(zip(cycle, inner, strict=True))
            arcs[int(node_of[entering[0]])] = entering
        return [arcs[word][1] for word in range(1, len(self._every))]
