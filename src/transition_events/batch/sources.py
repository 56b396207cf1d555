"""The articles of files: plain text, JSON Lines and CSV, and folders of them, read as a stream.

A text file is one article, its id the path as given. In JSON Lines every line is an object, in CSV every row, with
"text" and, if you like, "id" and "published" (ISO 8601); without "id", the article's id is the path and the number of
its line. What can't be read is a task that holds its error, so it is recorded in its place and costs no other.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

from transition_events.batch.work import Task
from transition_events.errors import InputError

Found = tuple[str, str | Exception, str | None]  # id, text, date of publication

csv.field_size_limit(sys.maxsize if sys.maxsize < 2**31 else 2**31 - 1)  # an article is longer than 128 kB at times


def read_tasks(inputs: Iterable[str | Path]) -> Iterator[Task]:
    """The articles of all the files that `list_files` finds, in that order."""
    numbers = count()
    for path in list_files(inputs):
        for name, text, published in _READERS[path.suffix.lower()](path):
            yield Task(number=next(numbers), id=name, text=text, published=published)


def list_files(inputs: Iterable[str | Path]) -> list[Path]:
    """The files of the inputs, folders searched through and sorted by name.

    Raises `InputError` for a path that does not exist, a file of another kind, and a folder without any.
    """
    found: list[Path] = []
    for path in map(Path, inputs):
        if path.is_dir():
            inside = sorted(p for p in path.rglob("*") if p.suffix.lower() in _READERS and p.is_file())
            if not inside:
                raise InputError(f"{path}: no {', '.join(_READERS)} file in this folder")
            found += inside
        elif not path.exists():
            raise InputError(f"{path}: no such file or folder")
        elif path.suffix.lower() not in _READERS:
            raise InputError(f"{path}: not one of {', '.join(_READERS)}")
        else:
            found.append(path)
    return found


def _read_text(path: Path) -> Iterator[Found]:
    try:
        yield str(path), path.read_bytes().decode("utf-8-sig"), None
    except (OSError, UnicodeDecodeError) as error:
        yield str(path), InputError(f"{path}: {error}"), None


def _read_jsonl(path: Path) -> Iterator[Found]:
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                place = f"{path}:{number}"
                try:
                    yield _record(json.loads(line.removeprefix(b"\xef\xbb\xbf")), place)
                except (ValueError, RecursionError) as error:
                    yield place, InputError(f"{place}: {error}"), None


def _read_csv(path: Path) -> Iterator[Found]:
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding="utf-8-sig", errors="strict", newline="") as file:
        reader = csv.DictReader(file)
        while True:
            place = f"{path}:{reader.line_num + 1}"
            try:
                row = next(reader, None)
                if row is None:
                    return
                yield _record({key: value or None for key, value in row.items() if key}, place)
            except UnicodeDecodeError as error:  # the reader can't go on behind it
                yield place, InputError(f"{place}: {error}"), None
                return
            except (ValueError, csv.Error) as error:
                yield place, InputError(f"{place}: {error}"), None


def _record(row: Any, place: str) -> Found:
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        raise InputError("no 'text' that is a string")
    name, published = row.get("id"), row.get("published")
    return place if name is None else str(name), row["text"], published


_READERS: dict[str, Callable[[Path], Iterator[Found]]] = {
    ".txt": _read_text,
    ".jsonl": _read_jsonl,
    ".ndjson": _read_jsonl,
    ".csv": _read_csv,
}
