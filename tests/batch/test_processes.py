from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from doubles import echo, process_of

from transition_events.batch.processes import Workers
from transition_events.batch.work import Outcome, Task
from transition_events.errors import WorkerError
from transition_events.model import Article


@pytest.fixture(scope="module")
def workers() -> Iterator[Workers]:
    with Workers(echo, 2) as some:
        yield some


def test_batches_come_back_in_order_with_their_failures(workers: Workers) -> None:
    texts = [["one", "bad", "two"], ["three"], ["bug", "four"], ["five"], ["six"], ["seven"], ["eight"]]
    assert _run(workers, texts) == ["one", "TextError", "two", "three", "ZeroDivisionError", *["four", "five", "six"],
                                    "seven", "eight"]  # fmt: skip


def test_batches_are_read_only_a_few_ahead(workers: Workers) -> None:
    read = 0

    def endless() -> Iterator[list[Task]]:
        nonlocal read
        while True:
            read += 1
            yield [Task(number=read, text=f"number {read}")]

    results = workers.map(endless())
    for number in range(1, 20):
        assert next(results)[1][0].text == f"number {number}"
        assert read <= number + 4


def test_a_process_that_dies_costs_no_article(workers: Workers, tmp_path: Path) -> None:
    once = f"once {tmp_path / 'mark'}"
    texts = [["one", "two"], ["three", once, "four"], ["five"], ["six"], ["seven"]]
    assert _run(workers, texts) == ["one", "two", "three", once, "four", "five", "six", "seven"]
    assert (tmp_path / "mark").exists()


def test_an_article_that_kills_its_process_is_an_error_and_the_only_one(workers: Workers) -> None:
    texts = [["one", "kill", "two"], ["three"], ["four"], ["kill again"], ["five"]]
    assert _run(workers, texts) == ["one", "WorkerError", "two", "three", "four", "WorkerError", "five"]


def test_the_error_of_a_dead_process_names_the_article(workers: Workers) -> None:
    [(_, [outcome])] = workers.map([[Task(number=0, text="kill", id="a.txt")]])
    assert isinstance(outcome, WorkerError)
    assert "a.txt" in str(outcome)


def test_each_process_computes_on_one_thread() -> None:
    with Workers(process_of, 2) as some:
        found = _run(some, [["x"]] * 8)
    assert {threads for _, threads in (text.split() for text in found)} == {"1"}


def _run(workers: Workers, texts: Sequence[Sequence[str]]) -> list[str]:
    numbers = iter(range(1000))
    batches = [[Task(number=next(numbers), text=text) for text in batch] for batch in texts]
    return [_kind(outcome) for _, outcomes in workers.map(batches) for outcome in outcomes]


def _kind(outcome: Outcome) -> str:
    return outcome.text if isinstance(outcome, Article) else type(outcome).__name__
