"""Whole articles in Parquet (extra ``[arrow]``): the schema `transition_events.export.arrow.article_schema`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from os import PathLike
from pathlib import Path
from typing import Any

from transition_events.errors import SchemaError
from transition_events.export.arrow import article_schema, from_batch, to_batch
from transition_events.export.extras import require
from transition_events.model import Article, FailedArticle

_ROW_GROUP = 256  # articles held in memory at a time


def write(items: Iterable[Article | FailedArticle], path: str | PathLike[str]) -> int:
    """Writes the items as they come, and returns how many there were."""
    count = 0
    with _parquet().ParquetWriter(path, article_schema(), compression="zstd") as writer:
        iterator = iter(items)
        while group := list(islice(iterator, _ROW_GROUP)):
            writer.write_batch(to_batch(group))
            count += len(group)
    return count


def read(path: str | PathLike[str]) -> Iterator[Article | FailedArticle]:
    """The items of a file, or of all the ``.parquet`` files of a folder in the order of their names.

    Raises `SchemaError` naming the file that can't be read or is not of this version.
    """
    folder = Path(path)
    for file in sorted(folder.glob("*.parquet")) if folder.is_dir() else [folder]:
        yield from _read_file(file)


def _read_file(file: Path) -> Iterator[Article | FailedArticle]:
    pa = require("pyarrow", extra="arrow")
    try:
        with _parquet().ParquetFile(file) as parquet:
            for batch in parquet.iter_batches(batch_size=_ROW_GROUP):
                yield from from_batch(batch)
    except (SchemaError, OSError, pa.ArrowInvalid) as error:
        raise SchemaError(f"{file}: {error}") from error


def _parquet() -> Any:
    return require("pyarrow.parquet", extra="arrow")
