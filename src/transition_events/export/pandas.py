"""Tables of articles as pandas DataFrames (extra ``[pandas]``)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from transition_events.export.encoding import encodable
from transition_events.export.extras import require
from transition_events.export.rows import COLUMNS, ColumnType, rows
from transition_events.model import Article, TableName

if TYPE_CHECKING:
    import pandas

_DTYPES: dict[ColumnType, str] = {
    "string": "string",
    "strings": "object",
    "integer": "Int64",
    "boolean": "boolean",
    "moment": "datetime64[us]",
}


def to_frame(articles: Article | Iterable[Article], table: TableName = "events") -> pandas.DataFrame:
    """One table of an article, or of many. The columns and their types are the same when there are no rows.

    pandas keeps strings in Arrow where it can: a lone surrogate becomes U+FFFD.
    See `transition_events.export.rows` for the columns. Raises `MissingExtraError` without pandas, `InputError` for a
    table that does not exist.
    """
    pandas = require("pandas", extra="pandas")
    found = [encodable(row) for row in rows(articles, table)]
    return pandas.DataFrame(
        {
            name: pandas.Series([row[name] for row in found], dtype=_DTYPES[kind])
            for name, kind in COLUMNS[table].items()
        }
    )
