"""Worker processes for `parse_articles`: ordered, bounded, and outliving the death of one of them."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from types import TracebackType

from transition_events.batch.work import Outcome, Task
from transition_events.errors import WorkerError

_AHEAD = 2  # batches a process has waiting, so that none is idle while the results are read


class Workers:
    """Some processes that do `work`, a function that can be sent to them, on batches of tasks.

    Where a process dies (the system kills the one that takes too much memory), the batches that were under way are
    done again one article at a time; the article that kills its process again is an error, and no other is lost.
    """

    def __init__(self, work: Callable[[Sequence[Task]], list[Outcome]], count: int) -> None:
        self._work, self._count = work, count
        self._pool = self._start()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def map(self, batches: Iterable[Sequence[Task]]) -> Iterator[tuple[Sequence[Task], list[Outcome]]]:
        """Every batch with its outcomes, in order; a batch is read only when there is room for it."""
        waiting: deque[tuple[Sequence[Task], ProcessPoolExecutor, Future[list[Outcome]]]] = deque()
        for batch in batches:
            waiting.append((batch, *self._submit(batch)))
            if len(waiting) > _AHEAD * self._count:
                yield self._finish(*waiting.popleft())
        while waiting:
            yield self._finish(*waiting.popleft())

    def _start(self) -> ProcessPoolExecutor:
        context = multiprocessing.get_context("spawn")  # torch's threads don't survive a fork
        return ProcessPoolExecutor(self._count, mp_context=context, initializer=use_one_thread)

    def _submit(self, tasks: Sequence[Task]) -> tuple[ProcessPoolExecutor, Future[list[Outcome]]]:
        try:
            return self._pool, self._pool.submit(self._work, tasks)
        except BrokenProcessPool:
            self._replace(self._pool)
            return self._pool, self._pool.submit(self._work, tasks)

    def _finish(
        self, batch: Sequence[Task], pool: ProcessPoolExecutor, future: Future[list[Outcome]]
    ) -> tuple[Sequence[Task], list[Outcome]]:
        try:
            return batch, future.result()
        except BrokenProcessPool:
            self._replace(pool)
            return batch, [self._alone(task) for task in batch]

    def _alone(self, task: Task) -> Outcome:
        # The pool may also break under the batches that other processes have under way: hence a second try.
        for _ in range(2):
            pool, future = self._submit([task])
            try:
                return future.result()[0]
            except BrokenProcessPool:
                self._replace(pool)
        return WorkerError(f"the process that parsed article {task.name} died, twice")

    def _replace(self, broken: ProcessPoolExecutor) -> None:
        if broken is self._pool:  # otherwise it has been replaced already
            broken.shutdown(wait=False, cancel_futures=True)
            self._pool = self._start()


def use_one_thread() -> None:
    """Keeps the processes off each other's cores."""
    os.environ |= {"OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}  # read when torch is loaded
    from transition_events.annotation.stanza_adapter import use_threads

    use_threads(1)  # where the user's script, which a spawned process imports, has loaded it already
