"""`parse_articles`: a corpus in, its articles out, in order, with memory that does not grow with the corpus."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sized
from contextlib import nullcontext
from datetime import date
from functools import partial
from itertools import count, repeat
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, get_args

from transition_events.batch.processes import Workers
from transition_events.batch.work import Ontology, Outcome, Settings, Task, failure, parse_tasks, pipeline_for, work
from transition_events.errors import InputError
from transition_events.export.extras import require
from transition_events.model import Article, FailedArticle

if TYPE_CHECKING:
    from transition_events.pipeline import Pipeline, Published

OnError = Literal["raise", "record", "skip"]
T = TypeVar("T")

# A batch of long articles is closed early: the memory of the models grows with the characters of a batch.
_MOST_CHARACTERS = 400_000
_MISSING: Any = object()


def parse_articles(
    items: Iterable[str],
    *,
    batch_size: int = 32,
    n_jobs: int = 1,
    on_error: OnError = "raise",
    progress: bool = False,
    ids: Iterable[str] | None = None,
    published: Published | Iterable[Published] = None,
    models: str | Path = "compact",
    ontology: Ontology = "transition",
    device: str = "cpu",
    pipeline: Pipeline | None = None,
) -> Iterator[Article | FailedArticle]:
    """Parses the texts of `items` as they come, and yields their articles in the same order.

    `batch_size` articles at a time share the passes of the models. With `n_jobs` above 1, as many processes are
    started by spawn (so a script needs its ``if __name__ == "__main__":``), each with models of its own and one
    thread. `ids` names the articles: the name goes into ``article.meta["id"]``. `published` is one date for all, or
    an iterable with one (or None) for each.

    `on_error` says what becomes of an article that can't be parsed: "raise" raises its error when its turn comes,
    "record" yields a `FailedArticle` in its place, "skip" leaves it out. One article's error never costs another.
    `progress` shows a tqdm bar (extra ``[batch]``). `models`, `ontology` and `device` are those of `Pipeline`; a
    `pipeline` that you have already can be given instead, with one process.

    Raises `InputError` for arguments that make no sense and for `ids` or `published` of another length than `items`.
    """
    _check(batch_size=batch_size, n_jobs=n_jobs, on_error=on_error, pipeline=pipeline)
    bar = _bar(items) if progress else None
    settings = Settings(models=models, ontology=ontology, device=device)
    outcomes = run_tasks(
        _tasks(items, ids, published), settings=settings, pipeline=pipeline, batch_size=batch_size, n_jobs=n_jobs
    )
    return _deliver(outcomes, on_error, bar)


def run_tasks(
    tasks: Iterable[Task], *, settings: Settings, pipeline: Pipeline | None = None, batch_size: int, n_jobs: int
) -> Iterator[tuple[Task, Outcome]]:
    """Every task with its outcome, in order; at most a few batches are held at a time."""
    batches = _batches(tasks, batch_size)
    if n_jobs > 1:
        with Workers(partial(work, settings), n_jobs) as workers:
            for batch, outcomes in workers.map(batches):
                yield from zip(batch, outcomes, strict=True)
    else:
        pipeline = pipeline or pipeline_for(settings)
        for batch in batches:
            yield from zip(batch, parse_tasks(pipeline, batch), strict=True)


def _deliver(
    outcomes: Iterator[tuple[Task, Outcome]], on_error: OnError, bar: Any
) -> Iterator[Article | FailedArticle]:
    with bar or nullcontext():
        for task, outcome in outcomes:
            if bar is not None:
                bar.update()
            if isinstance(outcome, Article):
                yield outcome
            elif on_error == "raise":
                outcome.add_note(f"article {task.name}")
                raise outcome
            elif on_error == "record":
                yield failure(task, outcome)


def _tasks(
    items: Iterable[str], ids: Iterable[str] | None, published: Published | Iterable[Published]
) -> Iterator[Task]:
    dates = repeat(published) if published is None or isinstance(published, str | date) else iter(published)
    names = repeat(None) if ids is None else iter(ids)
    for number, text in zip(count(), items, strict=False):
        name, day = next(names, _MISSING), next(dates, _MISSING)
        if name is _MISSING or day is _MISSING:
            raise InputError(f"{'ids' if name is _MISSING else 'published'}: only {number} for more items")
        yield Task(number=number, text=text, id=None if name is None else str(name), published=day)
    for what, rest in (("ids", names), ("published", dates)):
        if not isinstance(rest, repeat) and next(rest, _MISSING) is not _MISSING:
            raise InputError(f"{what}: more than there are items")


def _batches(tasks: Iterable[Task], size: int) -> Iterator[list[Task]]:
    batch: list[Task] = []
    characters = 0
    for task in tasks:
        length = len(task.text) if isinstance(task.text, str) else 0
        if batch and (len(batch) == size or characters + length > _MOST_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(task)
        characters += length
    if batch:
        yield batch


def _check(*, batch_size: int, n_jobs: int, on_error: str, pipeline: Pipeline | None) -> None:
    if batch_size < 1:
        raise InputError(f"batch_size must be 1 or more, not {batch_size}")
    if n_jobs < 1:
        raise InputError(f"n_jobs must be 1 or more, not {n_jobs}")
    if on_error not in get_args(OnError):
        raise InputError(f"on_error must be one of {', '.join(get_args(OnError))}, not {on_error!r}")
    if pipeline is not None and n_jobs > 1:
        raise InputError("a pipeline can't be sent to other processes: give models and ontology instead")


def _bar(items: Iterable[str]) -> Any:
    tqdm = require("tqdm.auto", extra="batch").tqdm
    return tqdm(total=len(items) if isinstance(items, Sized) else None, unit="article", smoothing=0.1)
