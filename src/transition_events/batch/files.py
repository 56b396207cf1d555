"""A corpus of files into a folder of Parquet shards, in a run that may be interrupted and resumed.

A shard holds a fixed number of articles in the order of the inputs. It is written under a hidden name and renamed
when it is whole, so a shard that bears its name is complete, whenever the run was stopped. ``_run.json`` says what the
run was made of; only a run of the same inputs and settings may go on with its shards. `pandas.read_parquet`, and
`transition_events.export.parquet.read`, read the folder as one table.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs

from transition_events.batch.sources import list_files, read_tasks
from transition_events.batch.stream import run_tasks
from transition_events.batch.work import Ontology, Outcome, Settings, Task, failure
from transition_events.errors import InputError
from transition_events.export import parquet
from transition_events.export.extras import require
from transition_events.export.json import SCHEMA
from transition_events.model import Article, FailedArticle

_RUN = "_run.json"


@attrs.frozen(kw_only=True)
class Summary:
    """What a run did: shards and articles written now, how many of these failed, and shards that were there."""

    shards: int
    articles: int
    failed: int
    kept: int

    def __str__(self) -> str:
        kept = f", {_count(self.kept, 'shard')} kept" if self.kept else ""
        return f"{_count(self.articles, 'article')} in {_count(self.shards, 'shard')}, {self.failed} failed{kept}"


def run(
    inputs: Iterable[str | Path],
    *,
    out: str | Path,
    jobs: int = 1,
    resume: bool = False,
    models: str | Path = "compact",
    ontology: Ontology = "transition",
    batch_size: int = 32,
    shard_size: int = 256,
    progress: bool = False,
) -> Summary:
    """Parses the articles of files (see `transition_events.batch.sources`) into shards in the folder `out`.

    `jobs` processes; `shard_size` articles a shard. A failed article is a row with its error. With `resume`, the
    shards that are in `out` already are kept.

    Raises `InputError` where `out` holds a run and `resume` is not given, or a run of other inputs or settings.
    """
    require("pyarrow.parquet", extra="arrow")
    if jobs < 1 or shard_size < 1 or batch_size < 1:
        raise InputError(f"jobs, shard_size and batch_size must be 1 or more, not {jobs}, {shard_size}, {batch_size}")
    files, folder = list_files(inputs), Path(out)
    settings = Settings(models=models, ontology=ontology)
    _open(folder, _describe(files, settings, shard_size), resume=resume)
    kept = {path.name for path in folder.glob("shard-*.parquet")}

    tasks = (task for task in read_tasks(files) if _shard(task.number, shard_size) not in kept)
    outcomes = run_tasks(tasks, settings=settings, batch_size=batch_size, n_jobs=jobs)
    if progress:
        outcomes = require("tqdm.auto", extra="batch").tqdm(outcomes, unit="article")
    shards = articles = failed = 0
    for name, group in groupby(outcomes, key=lambda pair: _shard(pair[0].number, shard_size)):
        items = [_item(task, outcome) for task, outcome in group]
        _write(items, folder / name)
        shards += 1
        articles += len(items)
        failed += sum(isinstance(item, FailedArticle) for item in items)
    return Summary(shards=shards, articles=articles, failed=failed, kept=len(kept))


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"


def _shard(number: int, size: int) -> str:
    return f"shard-{number // size:06}.parquet"


def _item(task: Task, outcome: Outcome) -> Article | FailedArticle:
    return outcome if isinstance(outcome, Article) else failure(task, outcome)


# --- the folder ---------------------------------------------------------------------------------------------------


def _describe(files: Iterable[Path], settings: Settings, shard_size: int) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "transition_events": version("transition-events"),
        "inputs": [[str(path), path.stat().st_size] for path in files],
        "models": str(settings.models),
        "ontology": json.loads(json.dumps(settings.ontology, default=str)),
        "shard_size": shard_size,
    }


def _open(folder: Path, description: Mapping[str, Any], *, resume: bool) -> None:
    """Makes the folder, or checks that the run in it is this one and clears what an interruption left half written."""
    folder.mkdir(parents=True, exist_ok=True)
    for leftover in folder.glob(".*.tmp"):
        leftover.unlink(missing_ok=True)
    marker = folder / _RUN
    if not marker.exists():
        if any(folder.iterdir()):
            raise InputError(f"{folder}: the folder is not empty, and holds no run of this package")
        _replace(marker, json.dumps(description, indent=1).encode())
        return
    if not resume:
        raise InputError(f"{folder}: holds a run already; resume it, or choose another folder")
    found = _read_marker(marker)
    if changed := [key for key in description if found.get(key) != description[key]]:
        raise InputError(f"{folder}: holds a run with other {', '.join(changed)}")


def _read_marker(marker: Path) -> dict[str, Any]:
    try:
        found = json.loads(marker.read_bytes())
    except ValueError as error:
        raise InputError(f"{marker}: {error}") from error
    return found if isinstance(found, dict) else {}


def _write(items: Iterable[Article | FailedArticle], path: Path) -> None:
    temporary = _temporary(path)
    parquet.write(items, temporary)
    _publish(temporary, path)


def _replace(path: Path, content: bytes) -> None:
    temporary = _temporary(path)
    temporary.write_bytes(content)
    _publish(temporary, path)


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def _publish(temporary: Path, path: Path) -> None:
    """Gives a whole file its name, on the disk too: a power cut leaves either all of it or nothing."""
    with temporary.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(temporary, path)
