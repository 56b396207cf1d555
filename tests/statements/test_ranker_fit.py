from __future__ import annotations

import pytest

pytest.importorskip("scipy", reason="only training needs it")

from training.statements.fit import Groups, fit


def groups() -> Groups:
    """Articles 0 to 3; the candidate with feature "good" is right, in one decision plain, in the other by a part."""
    made = Groups()
    for article in range(4):
        made.add(article, [["bad", "x"], ["good", "x"]], 1)
        made.add_shared(article, [["good"], ["bad"], ["x"]], [(1, 2), (0, 2)], 1)
    return made


def test_the_right_candidate_wins() -> None:
    weights = fit(groups(), {0, 1, 2, 3}, l2=0.1, minimum=1)
    assert weights["good"] > 0 > weights["bad"]
    assert weights.get("x", 0) == 0


def test_only_the_chosen_articles_are_learned_from() -> None:
    made = groups()
    made.add(9, [["good"], ["odd"]], 1)
    assert "odd" not in fit(made, {0, 1, 2, 3}, l2=0.1, minimum=1)
    assert fit(made, {9}, l2=0.1, minimum=1)["odd"] > 0


def test_rare_features_are_dropped() -> None:
    assert fit(groups(), {0, 1}, l2=0.1, minimum=100) == {}


def test_barred_features_are_not_learned() -> None:
    assert set(fit(groups(), {0, 1, 2, 3}, l2=0.1, minimum=1, barred=lambda f: f == "good")) == {"bad"}
