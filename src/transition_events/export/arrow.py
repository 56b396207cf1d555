"""Articles as Arrow (extra ``[arrow]``): four flat tables to analyse, and whole articles to keep.

A whole article is one row whose nested columns are those of the JSON form, so that nothing is lost on the way back;
a `FailedArticle` is a row with its error and nulls. All schemas are fixed, and carry their version in their metadata.
Arrow strings are UTF-8: a lone surrogate becomes U+FFFD, one character for one, so offsets stay true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from transition_events.errors import SchemaError
from transition_events.export.encoding import encodable
from transition_events.export.extras import require
from transition_events.export.json import SCHEMA, from_dict, to_dict
from transition_events.export.rows import COLUMNS, check_table, rows
from transition_events.model import Article, FailedArticle, TableName

if TYPE_CHECKING:
    import pyarrow

_VERSION_KEY = b"transition_events.schema"


def to_arrow(articles: Article | Iterable[Article], table: TableName = "events") -> pyarrow.Table:
    """One flat table of an article, or of many.

    See `transition_events.export.rows` for the columns. Raises `MissingExtraError` without pyarrow, `InputError` for a
    table that does not exist.
    """
    pa = _arrow()
    return pa.Table.from_pylist([encodable(row) for row in rows(articles, table)], schema=table_schema(table))


def to_batch(items: Iterable[Article | FailedArticle]) -> pyarrow.RecordBatch:
    """Whole articles, failed ones too, as one record batch of the schema `article_schema`."""
    return _arrow().RecordBatch.from_pylist([encodable(_as_row(item)) for item in items], schema=article_schema())


def from_batch(batch: pyarrow.RecordBatch | pyarrow.Table) -> Iterator[Article | FailedArticle]:
    """The articles that `to_batch` gave. Raises `SchemaError` for columns that are not those of this version."""
    check_schema(batch.schema)
    for row in batch.to_pylist():
        if row["error"] is not None:
            yield FailedArticle(id=row["id"], error=row["error"], message=row["message"] or "")
        else:
            parts = {key: value for key, value in row.items() if key not in _ENVELOPE}
            yield from_dict({**parts, "schema": SCHEMA, "meta": dict(row["meta"] or ())})


def check_schema(schema: pyarrow.Schema) -> None:
    """Raises `SchemaError` unless these are the columns of whole articles, in this version."""
    version = (schema.metadata or {}).get(_VERSION_KEY, b"none").decode()
    if version != str(SCHEMA):
        raise SchemaError(f"{_VERSION_KEY.decode()} is {version}; this version reads {SCHEMA}")
    if missing := [name for name in article_schema().names if name not in schema.names]:
        raise SchemaError(f"column {missing[0]!r} is missing")


@cache
def table_schema(table: TableName) -> pyarrow.Schema:
    """The fixed schema of a flat table."""
    check_table(table)
    pa = _arrow()
    types = {
        "string": pa.string(),
        "strings": pa.list_(pa.string()),
        "integer": pa.int64(),
        "boolean": pa.bool_(),
        "moment": pa.timestamp("us"),
    }
    return pa.schema([(name, types[kind]) for name, kind in COLUMNS[table].items()], metadata=_metadata())


_ENVELOPE = ("id", "error", "message")


@cache
def article_schema() -> pyarrow.Schema:
    """The fixed schema of whole articles: an envelope (id, error, message), then the keys of the JSON form."""
    pa = _arrow()
    text, span = pa.string(), pa.list_(pa.int64())

    def struct(strings: str, **others: Any) -> Any:
        return pa.struct([*((name, text) for name in strings.split()), *others.items()])

    texts, spans = pa.list_(text), pa.list_(span)
    mention = struct("text how", span=span)
    participant = struct("role label actor", span=span)
    return pa.schema(
        [
            *((name, text) for name in _ENVELOPE),
            ("text", pa.large_string()),
            ("dateline", struct("published agency", places=texts, span=span)),
            ("captions", spans),
            ("actors", pa.list_(struct("id name kind", roles=texts, aliases=texts, mentions=pa.list_(mention)))),
            ("times", pa.list_(struct("id text type value start end grain mod anchor rule", span=span))),
            (
                "statements",
                pa.list_(
                    struct("id kind speaker form addressee medium time", speaker_span=span, cue=span, content=spans)
                ),
            ),
            (
                "events",
                pa.list_(
                    struct(
                        "id type status time place statement plover rule",
                        trigger=span,
                        participants=pa.list_(participant),
                        negated=pa.bool_(),
                    )
                ),
            ),
            ("meta", pa.map_(text, text)),
        ],
        metadata=_metadata(),
    )


def _as_row(item: Article | FailedArticle) -> dict[str, Any]:
    if isinstance(item, FailedArticle):
        return {"id": item.id, "error": item.error, "message": item.message}
    data = to_dict(item)
    return {**data, "id": item.meta.get("id"), "meta": list(item.meta.items())}


def _metadata() -> dict[bytes, bytes]:
    return {_VERSION_KEY: str(SCHEMA).encode()}


def _arrow() -> Any:
    return require("pyarrow", extra="arrow")
