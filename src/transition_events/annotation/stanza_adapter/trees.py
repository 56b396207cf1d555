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
from stanza.models.common.chuliu_edmonds import chuliu_edmonds


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
    weighted = scores.astype(np.float64)
    finite = weighted[np.isfinite(weighted)]
    weighted[1:, 0] -= len(weighted) * (finite.max() - finite.min()) + 1
    return [int(head) for head in chuliu_edmonds(weighted)[1:]]
