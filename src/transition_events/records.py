"""Rules and vocabularies as data: TOML records loaded into attrs classes, strictly.

A record class has an `id` and usually `examples`; an unknown key, a value of the wrong type, an id that stands
twice or a record without an example is an error that names the file and the record.
"""

from __future__ import annotations

import tomllib
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

import attrs
import cattrs

from transition_events.errors import RecordError

T = TypeVar("T", bound=attrs.AttrsInstance)

_converter = cattrs.Converter(forbid_extra_keys=True)


def read_toml(source: Traversable | Path) -> dict[str, Any]:
    """The tables of a TOML file. Raises `RecordError` naming the file where it can't be read."""
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RecordError(f"{source}: {error}") from error


def load_records(source: Traversable | Path, table: str, record: type[T]) -> tuple[T, ...]:
    """The records of one array of tables (``[[table]]``) in a TOML file."""
    return structure_records(read_toml(source).get(table, []), record, where=f"{source.name} [[{table}]]")


def structure_records(rows: list[dict[str, Any]], record: type[T], *, where: str) -> tuple[T, ...]:
    """Plain dictionaries as records; `where` names their source in errors."""
    found: dict[str, T] = {}
    for row in rows:
        name = f"{where} {row.get('id', row)!r}"
        try:
            item = _converter.structure(row, record)
        except Exception as error:  # cattrs groups its errors: flatten them to lines that name the field
            raise RecordError(f"{name}: {'; '.join(cattrs.transform_error(error))}") from error
        key = getattr(item, "id", repr(row))
        if key in found:
            raise RecordError(f"{name}: the id stands twice")
        if getattr(item, "examples", None) == ():
            raise RecordError(f"{name}: no example")
        found[key] = item
    return tuple(found.values())
