import time
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

from transition_events.annotation.stanza_adapter.entities import best_paths
from transition_events.annotation.stanza_adapter.texts import LONGEST_SENTENCE, cuts
from transition_events.annotation.stanza_adapter.trees import best_tree, is_tree
from transition_events.annotation.stanza_adapter.words import batches, padded


def scores_of(size, seed, spread=1.0):
    scores = np.random.default_rng(seed).normal(size=(size + 1, size + 1)).astype(np.float32) * spread - 5
    np.fill_diagonal(scores, -np.inf)
    return scores


def total(scores, heads):
    return sum(float(scores[word, head]) for word, head in enumerate(heads, 1))


@pytest.mark.parametrize("size", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", range(25))
def test_no_tree_with_one_root_is_better(size, seed):
    scores = scores_of(size, seed)
    found = best_tree(scores)
    every = (heads for heads in product(range(size + 1), repeat=size) if heads.count(0) == 1 and is_tree(heads))
    assert total(scores, found) == pytest.approx(max(total(scores, heads) for heads in every))
    assert is_tree(found)
    assert found.count(0) == 1


@given(size=st.integers(5, 40), seed=st.integers(0, 10_000), towards_root=st.floats(-8, 8))
@settings(max_examples=60, deadline=None)
def test_the_tree_is_the_one_of_the_full_search(size, seed, towards_root):
    scores = scores_of(size, seed)
    scores[:, 0] += towards_root
    assert total(scores, best_tree(scores)) == pytest.approx(
        total(scores, chuliu_edmonds_one_root(scores)[1:]), abs=1e-3
    )


def test_a_long_row_of_words_that_are_all_alike_is_a_tree_at_once():
    scores = np.tile(np.linspace(-1, 1, 201, dtype=np.float32), (201, 1))
    np.fill_diagonal(scores, -np.inf)
    start = time.process_time()
    found = best_tree(scores)
    assert is_tree(found)
    assert found.count(0) == 1
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    ("heads", "answer"),
    [([0], True), ([1], False), ([2, 0], True), ([2, 1], False), ([0, 3, 2], False), ([0, 0], True)],
)
def test_trees_are_told_from_cycles(heads, answer):
    assert is_tree(heads) is answer


def test_no_path_of_tags_is_better():
    rng = np.random.default_rng(3)
    scores, moves = rng.normal(size=(3, 5, 4)), rng.normal(size=(4, 4))
    for row, (path, length) in enumerate(zip(best_paths(scores, moves, [5, 3, 1]), [5, 3, 1], strict=True)):
        worth = {
            tags: sum(scores[row, i, tag] for i, tag in enumerate(tags)) + sum(moves[a, b] for a, b in pairwise(tags))
            for tags in product(range(4), repeat=length)
        }
        assert tuple(path) == max(worth, key=lambda tags: worth[tags])


@given(st.lists(st.integers(1, 30), min_size=1, max_size=40), st.integers(1, 100))
def test_batches_hold_each_sequence_once_and_no_more_than_fits(lengths, size):
    groups = list(batches(lengths, size))
    assert sorted(i for group in groups for i in group) == list(range(len(lengths)))
    for group in groups:
        longest = lengths[group[0]]
        assert longest == max(lengths[i] for i in group)
        assert len(group) == 1 or longest * len(group) <= size


def test_padding_puts_a_sequence_in_each_row():
    assert padded(np.array([1, 2, 3, 4]), [3, 1]).tolist() == [[1, 2, 3], [4, 0, 0]]


@given(st.lists(st.sampled_from(["word", ",", "."]), min_size=1, max_size=900))
@settings(max_examples=30)
def test_long_sentences_are_cut_without_loss(tokens):
    edges = list(cuts(tokens))
    assert [first for first, _ in edges[1:]] == [last for _, last in edges[:-1]]
    assert (edges[0][0], edges[-1][1]) == (0, len(tokens))
    assert all(0 < last - first <= LONGEST_SENTENCE for first, last in edges)
    if len(tokens) <= LONGEST_SENTENCE:
        assert len(edges) == 1
