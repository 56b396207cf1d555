"""Articles as JSON Lines: one article a line, in the JSON form; a failed one as its id, error and message.

UTF-8, lines ended by a line feed. A text that holds two lone surrogates side by side has no valid UTF-8 form; it is
written so that Python, at least, reads it back as it was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import Any

import attrs

from transition_events.errors import SchemaError
from transition_events.export.json import SCHEMA, from_dict, to_json
from transition_events.model import Article, FailedArticle


def write(items: Iterable[Article | FailedArticle], path: str | PathLike[str]) -> int:
    """Writes the items as they come, and returns how many there were."""
    count = 0
    with Path(path).open("wb") as file:
        for item in items:
            count += 1
            file.write(_line(item).encode("utf-8", "surrogatepass") + b"\n")
    return count


def read(path: str | PathLike[str]) -> Iterator[Article | FailedArticle]:
    """The items of a file, one after the other. Raises `SchemaError` naming the line that is none."""
    with Path(path).open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                try:
                    yield _item(json.loads(line))
                except (ValueError, RecursionError) as error:
                    raise SchemaError(f"{path}, line {number}: {error}") from error


def _line(item: Article | FailedArticle) -> str:
    if isinstance(item, Article):
        return to_json(item)
    return json.dumps({"schema": SCHEMA, **attrs.asdict(item)})


def _item(data: Any) -> Article | FailedArticle:
    if isinstance(data, dict) and {*data} == {"schema", "id", "error", "message"}:
        return FailedArticle(id=data["id"], error=data["error"], message=data["message"])
    return from_dict(data)
