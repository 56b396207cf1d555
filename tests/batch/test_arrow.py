from __future__ import annotations

from datetime import date

import pyarrow
import pytest
from doubles import EchoPipeline

from transition_events.batch.arrow import parse_batch
from transition_events.errors import InputError
from transition_events.export.arrow import article_schema, from_batch
from transition_events.model import FailedArticle

TEXTS = ["one", "bad", "two", None, "bug"]


def test_every_row_has_its_row() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"text": TEXTS, "id": [7, 8, 9, 10, 11]})
    found = parse_batch(batch, pipeline=EchoPipelineWithoutNulls(), batch_size=2)
    assert found.schema == article_schema()
    assert found["id"].to_pylist() == ["7", "8", "9", "10", "11"]
    assert found["text"].to_pylist() == ["one", None, "two", None, None]
    assert found["error"].to_pylist() == [None, "TextError", None, "TypeError", "ZeroDivisionError"]


def test_dates_of_publication_may_be_dates() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"text": ["one", "two"], "published": [date(2031, 6, 9), None]})
    found = list(from_batch(parse_batch(batch, pipeline=EchoPipeline())))
    assert [article.dateline.published for article in found] == [date(2031, 6, 9), None]


def test_failures_without_ids_bear_their_row() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"text": ["one", "bad"]})
    _, failed = from_batch(parse_batch(batch, pipeline=EchoPipeline()))
    assert failed == FailedArticle(id="1", error="TextError", message="can't read 'bad'")


def test_an_empty_batch_gives_an_empty_batch() -> None:
    batch = pyarrow.RecordBatch.from_pydict({"text": pyarrow.array([], pyarrow.string())})
    assert parse_batch(batch, pipeline=EchoPipeline()).num_rows == 0


def test_a_batch_without_texts_is_an_error_that_names_its_columns() -> None:
    with pytest.raises(InputError, match="no column 'text' among body, id"):
        parse_batch(pyarrow.RecordBatch.from_pydict({"body": [], "id": []}), pipeline=EchoPipeline())


class EchoPipelineWithoutNulls(EchoPipeline):
    def parse_many(self, texts, *, published):  # type: ignore[no-untyped-def]
        return super().parse_many([text + "" for text in texts], published=published)
