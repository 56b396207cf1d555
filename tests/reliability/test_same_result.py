"""The same text gives the same article: in any batch, thread and process."""

from __future__ import annotations

import random
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest
from news import SENTENCES

from transition_events.batch import parse_articles

if TYPE_CHECKING:
    from transition_events import Pipeline

pytestmark = pytest.mark.model


def _texts(count: int) -> list[str]:
    chance = random.Random(5)
    return [" ".join(chance.choices(SENTENCES, k=chance.randint(1, 6))) for _ in range(count)]


@pytest.fixture(scope="module")
def alone(pipeline: Pipeline) -> dict[str, str]:
    """Each text's article when it is parsed alone, as JSON."""
    return {text: pipeline.parse(text).to_json() for text in _texts(24)}


@pytest.mark.parametrize("size", [2, 5, 24])
def test_in_any_batch(pipeline: Pipeline, alone: dict[str, str], size: int) -> None:
    texts = random.Random(size).sample(list(alone), len(alone))
    found = [article.to_json() for article in parse_articles(texts, batch_size=size, pipeline=pipeline)]
    assert found == [alone[text] for text in texts]


def test_in_two_threads_that_share_a_pipeline(pipeline: Pipeline, alone: dict[str, str]) -> None:
    with ThreadPoolExecutor(2) as pool:
        found = list(pool.map(lambda text: pipeline.parse(text).to_json(), alone))
    assert found == list(alone.values())


def test_in_other_processes(alone: dict[str, str]) -> None:
    found = [article.to_json() for article in parse_articles(alone, batch_size=6, n_jobs=2)]
    assert found == list(alone.values())
