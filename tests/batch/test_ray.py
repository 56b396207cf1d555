from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from doubles import EchoPipeline

from transition_events.batch.ray import ArticleParser, parse_dataset
from transition_events.batch.work import Settings
from transition_events.model import Article

ray = pytest.importorskip("ray")
pytest.importorskip("ray.data")

MANY = 60


class Mortal(EchoPipeline):
    """Tells its process in the dateline's place; "once PATH" kills that process if there is no file PATH yet."""

    def parse_many(self, texts: Sequence[str], *, published: Sequence[Any]) -> list[Any]:
        time.sleep(0.05)
        for text in texts:
            word, _, path = text.partition(" ")
            if word == "once" and not Path(path).exists():
                Path(path).touch()
                os.kill(os.getpid(), signal.SIGKILL)
        parsed = super().parse_many(texts, published=published)
        return [_signed(article) if isinstance(article, Article) else article for article in parsed]


def _signed(article: Article) -> Article:
    article.meta["process"] = str(os.getpid())
    return article


class MortalParser(ArticleParser):
    def __init__(self, settings: Settings) -> None:
        self._pipeline = Mortal()


@pytest.fixture(scope="module", autouse=True)
def cluster() -> Iterator[None]:
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    ray.init(
        num_cpus=4,
        include_dashboard=False,
        log_to_driver=False,
        configure_logging=False,
        runtime_env={"env_vars": {"PYTHONPATH": path}},
    )
    ray.data.DataContext.get_current().enable_progress_bars = False
    yield
    ray.shutdown()


def test_two_actors_share_the_texts_and_every_article_comes_out_once() -> None:
    rows = _parse([f"text {n}" for n in range(MANY)])
    assert sorted(row["id"] for row in rows) == sorted(map(str, range(MANY)))
    assert {row["text"] for row in rows} == {f"text {n}" for n in range(MANY)}
    assert len({_process(row) for row in rows}) == 2


def test_an_actor_killed_in_the_middle_costs_no_article_and_doubles_none(tmp_path: Path) -> None:
    mark = tmp_path / "killed"
    rows = _parse([f"once {mark}" if n == MANY // 2 else f"text {n}" for n in range(MANY)])
    assert mark.exists()
    assert sorted(row["id"] for row in rows) == sorted(map(str, range(MANY)))
    assert not [row for row in rows if row["error"] is not None]


def test_an_article_that_fails_is_a_row_with_its_error() -> None:
    rows = _parse(["good", "bad", "fair"])
    assert {row["id"]: row["error"] for row in rows} == {"0": None, "1": "TextError", "2": None}


def _parse(texts: list[str]) -> list[dict[str, Any]]:
    items = [{"id": number, "text": text} for number, text in enumerate(texts)]
    dataset = ray.data.from_items(items, override_num_blocks=min(12, len(items)))
    return parse_dataset(dataset, concurrency=2, batch_size=4, parser=MortalParser).take_all()


def _process(row: dict[str, Any]) -> str:
    return dict(row["meta"])["process"]
