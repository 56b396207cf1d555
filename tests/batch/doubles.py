"""A pipeline without models, for the tests of what stands around it."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from transition_events.batch.work import Outcome, Task, parse_tasks
from transition_events.errors import TextError, TransitionEventsError
from transition_events.model import Article, Dateline


class EchoPipeline:
    """Its articles hold their text and nothing else. "bad" texts can't be read, "bug" makes it fall over."""

    def __init__(self) -> None:
        self.passes: list[int] = []  # how many texts came in each call

    def parse_many(self, texts: Sequence[str], *, published: Sequence[Any]) -> list[Article | TransitionEventsError]:
        self.passes.append(len(texts))
        if any("bug" in text for text in texts):
            raise ZeroDivisionError("a bug in the pipeline")
        return [
            TextError(f"can't read {text!r}") if "bad" in text else Article(text=text, dateline=Dateline(published=day))
            for text, day in zip(texts, published, strict=True)
        ]


def echo(tasks: Sequence[Task]) -> list[Outcome]:
    """For `Workers`: what `EchoPipeline` makes of the tasks, after some ways to die on the way.

    "kill" ends the process each time, "once PATH" only if there is no file PATH yet.
    """
    for task in tasks:
        word, _, argument = str(task.text).partition(" ")
        if word == "kill" or (word == "once" and _first_time(Path(argument))):
            os.kill(os.getpid(), signal.SIGKILL)
    return parse_tasks(EchoPipeline(), tasks)


def process_of(tasks: Sequence[Task]) -> list[Outcome]:
    """For `Workers`: the number of the process and of its threads, as the text of each article."""
    import torch

    return [Article(text=f"{os.getpid()} {torch.get_num_threads()}") for _ in tasks]


def _first_time(path: Path) -> bool:
    first = not path.exists()
    path.touch()
    return first
