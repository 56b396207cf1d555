"""The unit of work: some articles to parse, with one pipeline, none lost for another's fault."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from transition_events.errors import TransitionEventsError
from transition_events.model import Article, FailedArticle

if TYPE_CHECKING:
    from transition_events.pipeline import Pipeline, Published

Outcome = Article | Exception


Ontology = str | Path | Sequence[str | Path]


def _hashable(ontology: Ontology) -> str | Path | tuple[str | Path, ...]:
    return ontology if isinstance(ontology, str | Path) else tuple(ontology)


@attrs.frozen(kw_only=True)
class Settings:
    """What a pipeline is made of; hashable, and small enough to send to another process."""

    models: str | Path = "compact"
    ontology: str | Path | tuple[str | Path, ...] = attrs.field(default="transition", converter=_hashable)
    device: str = "cpu"


@attrs.frozen(kw_only=True)
class Task:
    """One article to parse. `text` may be the error that reading it gave; `id` is None where the user gave none."""

    number: int
    text: str | Exception
    id: str | None = None
    published: Published = None

    @property
    def name(self) -> str:
        """The article's id, or its number in the corpus."""
        return str(self.number) if self.id is None else self.id


@cache
def pipeline_for(settings: Settings) -> Pipeline:
    """The pipeline of this process for some settings, loaded once."""
    from transition_events.pipeline import Pipeline

    return Pipeline(models=settings.models, ontology=settings.ontology, device=settings.device)


def work(settings: Settings, tasks: Sequence[Task]) -> list[Outcome]:
    """`parse_tasks` with the pipeline of a process that does nothing else."""
    return parse_tasks(_settled_pipeline(settings), tasks)


@cache
def _settled_pipeline(settings: Settings) -> Pipeline:
    """The pipeline, its models taken out of the garbage collector's sight: it would walk them every few articles."""
    pipeline = pipeline_for(settings)
    gc.collect()
    gc.freeze()
    return pipeline


def parse_tasks(pipeline: Pipeline, tasks: Sequence[Task]) -> list[Outcome]:
    """The articles of some tasks, or the error in the place of one; in the order of the tasks."""
    good = [task for task in tasks if not isinstance(task.text, Exception)]
    parsed = iter(_parse(pipeline, good))
    return [task.text if isinstance(task.text, Exception) else _named(next(parsed), task) for task in tasks]


def failure(task: Task, error: Exception) -> FailedArticle:
    """The record of an article that could not be parsed."""
    return FailedArticle(id=task.name, error=type(error).__name__, message=str(error))


def _parse(pipeline: Pipeline, tasks: Sequence[Task]) -> list[Outcome]:
    try:
        return [*pipeline.parse_many([_text(t) for t in tasks], published=[t.published for t in tasks])]
    except Exception as error:
        # Not a fault of one text that the pipeline expects, so it can't tell whose it is: each gets its own try.
        if len(tasks) == 1:
            return [_sendable(error)]
        return [outcome for task in tasks for outcome in _parse(pipeline, [task])]


def _text(task: Task) -> str:
    assert not isinstance(task.text, Exception)
    return task.text


def _named(outcome: Outcome, task: Task) -> Outcome:
    if task.id is None or isinstance(outcome, Exception):
        return outcome
    return attrs.evolve(outcome, meta={**outcome.meta, "id": task.id})


def _sendable(error: Exception) -> Exception:
    """The error, or one of ours that tells of it where it could not be pickled and sent to another process."""
    if type(error).__module__ == "builtins":
        return error
    return TransitionEventsError(f"{type(error).__name__}: {error}")
