from __future__ import annotations

import sys
from datetime import datetime
from typing import get_args

import pandas
import pytest
from hypothesis import given

from samples import TEXT, sample_article
from strategies import articles
from transition_events.errors import InputError, MissingExtraError
from transition_events.export.arrow import table_schema, to_arrow
from transition_events.export.pandas import to_frame
from transition_events.export.rows import COLUMNS, rows
from transition_events.model import Article, TableName

TABLES = get_args(TableName)


@given(articles())
def test_every_thing_is_one_row_of_its_table_with_all_the_columns(article: Article) -> None:
    for table in TABLES:
        found = list(rows(article, table))
        assert [row["id"] for row in found] == [item.id for item in getattr(article, table)]
        assert all(list(row) == list(COLUMNS[table]) for row in found)


@given(articles())
def test_frame_and_arrow_hold_the_same_values(article: Article) -> None:
    for table in TABLES:
        frame, arrow = article.to_frame(table), article.to_arrow(table)
        assert arrow.schema == table_schema(table)
        assert list(frame.columns) == arrow.column_names
        assert len(frame) == arrow.num_rows
        for column in {"id", "name", "text", "negated", "start", "from"} & {*frame.columns}:
            ours = [None if pandas.isna(value) else value for value in frame[column]]
            assert ours == arrow[column].to_pylist()


@pytest.mark.parametrize("table", TABLES)
def test_an_empty_table_has_the_columns_and_types_of_a_full_one(table: TableName) -> None:
    empty, full = to_frame(Article(text="x"), table), to_frame(sample_article(), table)
    assert empty.dtypes.equals(full.dtypes)
    assert len(empty) == 0
    assert to_arrow([], table).schema == to_arrow(sample_article(), table).schema


def test_the_events_of_the_sample() -> None:
    frame = sample_article().to_frame()
    row = frame.set_index("id").loc["e1"]
    assert (row["type"], row["agent"], row["beneficiary"]) == ("concession", "Mara Ostrander", "Teo Lindqvist")
    assert row["from"] == pandas.Timestamp(2031, 6, 8)
    assert row["until"] == pandas.Timestamp(2031, 6, 9)
    assert row["participants"] == ["conceder: Mara Ostrander", "winner: Teo Lindqvist"]
    assert TEXT[row["start"] : row["end"]] == row["trigger"] == "conceded"
    assert frame["negated"].tolist() == [False, False, False, True, False]


def test_many_articles_in_one_table_keep_their_ids() -> None:
    one, other = sample_article(), sample_article()
    one.meta["id"], other.meta["id"] = "first", "second"
    frame = to_frame([one, other], "statements")
    assert frame["article"].tolist() == ["first", "first", "second", "second"]
    assert to_arrow([one, other], "statements")["article"].to_pylist() == frame["article"].tolist()


def test_moments_are_told_by_the_wall_clock() -> None:
    assert to_arrow(sample_article(), "times")["from"].to_pylist()[3] == datetime(2031, 6, 8, 21)


def test_the_schemas_name_their_version() -> None:
    assert {table_schema(table).metadata[b"transition_events.schema"] for table in TABLES} == {b"1"}


@pytest.mark.parametrize("function", [to_frame, to_arrow])
def test_a_table_that_does_not_exist_is_an_error_that_names_those_that_do(function: object) -> None:
    with pytest.raises(InputError, match="no table 'verbs': there are events, statements, actors, times"):
        function(sample_article(), "verbs")


@pytest.mark.parametrize(
    ("function", "module", "extra"), [(to_frame, "pandas", "pandas"), (to_arrow, "pyarrow", "arrow")]
)
def test_a_missing_package_is_an_error_that_names_the_extra(
    monkeypatch: pytest.MonkeyPatch, function: object, module: str, extra: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    table_schema.cache_clear()
    with pytest.raises(MissingExtraError, match=rf"transition-events\[{extra}\]"):
        function(sample_article(), "events")
