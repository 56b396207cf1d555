from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pyarrow
import pyarrow.parquet
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import sample_article
from strategies import articles
from transition_events.errors import SchemaError
from transition_events.export import jsonl, parquet
from transition_events.export.arrow import article_schema, from_batch, to_batch
from transition_events.model import Article, FailedArticle

FAILED = FailedArticle(id="a.txt", error="TextError", message="an article's text must not be empty: got ''")
items = st.lists(articles() | st.just(FAILED), max_size=3)
both = pytest.mark.parametrize("module", [jsonl, parquet], ids=["jsonl", "parquet"])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "articles"


@given(items)
def test_items_come_back_from_json_lines_as_they_were(some: list[Article | FailedArticle]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        assert jsonl.write(some, Path(folder, "x")) == len(some)
        assert list(jsonl.read(Path(folder, "x"))) == some


@given(items)
def test_items_come_back_from_arrow_as_they_were_but_for_lone_surrogates(some: list[Article | FailedArticle]) -> None:
    assert list(from_batch(to_batch(some))) == [_without_surrogates(item) for item in some]


@both
def test_articles_and_failures_come_back_from_a_file(module: ModuleType, path: Path) -> None:
    some = [sample_article(), FAILED, Article(text="Ångström 🗳", meta={"id": "7"})]
    assert module.write(some, path) == 3
    assert list(module.read(path)) == some


@both
def test_reading_and_writing_stream(module: ModuleType, path: Path) -> None:
    alive = 0

    def many() -> Iterator[Article]:
        nonlocal alive
        for number in range(2000):
            alive = number
            yield Article(text=f"Number {number}.")

    assert module.write(many(), path) == 2000
    assert alive == 1999
    assert [item.text for item in module.read(path)] == [f"Number {n}." for n in range(2000)]


@both
def test_a_file_of_something_else_is_an_error_that_names_it(module: ModuleType, path: Path) -> None:
    path.write_bytes(b'{"text": "an article of another schema"}\n')
    with pytest.raises(SchemaError, match=str(path)):
        list(module.read(path))


def test_the_line_that_is_wrong_is_named(path: Path) -> None:
    path.write_text(sample_article().to_json() + "\n{}\n", encoding="utf-8")
    with pytest.raises(SchemaError, match=r"line 2.*'schema' is missing"):
        list(jsonl.read(path))


def test_a_folder_of_shards_is_read_in_the_order_of_names(tmp_path: Path) -> None:
    for number in (2, 0, 1):
        parquet.write([Article(text=str(number))], tmp_path / f"shard-{number:05}.parquet")
    assert [article.text for article in parquet.read(tmp_path)] == ["0", "1", "2"]


def test_parquet_of_another_version_is_refused(path: Path) -> None:
    table = pyarrow.Table.from_batches([to_batch([sample_article()])])
    pyarrow.parquet.write_table(table.replace_schema_metadata({"transition_events.schema": "99"}), path)
    with pytest.raises(SchemaError, match="is 99; this version reads 1"):
        list(parquet.read(path))


def test_the_schema_of_whole_articles_is_fixed() -> None:
    assert to_batch([]).schema == to_batch([sample_article(), FAILED]).schema == article_schema()
    assert article_schema().names == [
        "id", "error", "message", "text", "dateline", "captions", "actors", "times", "statements", "events", "meta",
    ]  # fmt: skip


def _without_surrogates(item: Article | FailedArticle) -> Article | FailedArticle:
    if isinstance(item, FailedArticle):
        return item
    return Article.from_dict(_replace(item.to_dict()))


def _replace(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, dict):
        return {key: _replace(item) for key, item in value.items()}
    return [_replace(item) for item in value] if isinstance(value, list) else value
