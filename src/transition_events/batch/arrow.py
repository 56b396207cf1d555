"""A record batch of texts in, a record batch of articles out: the core for clusters (extra ``[arrow]``).

The input has a string column "text" and, if you like, "id" (anything that can be printed) and "published" (dates,
timestamps or ISO 8601 strings). The output has a row for each row of the input, in order, with the schema
`transition_events.export.arrow.article_schema`: an article that can't be parsed is a row with its error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from transition_events.batch.stream import run_tasks
from transition_events.batch.work import Settings, Task, failure
from transition_events.errors import InputError
from transition_events.export.arrow import to_batch
from transition_events.model import Article

if TYPE_CHECKING:
    import pyarrow

    from transition_events.pipeline import Pipeline


def parse_batch(
    batch: pyarrow.RecordBatch | pyarrow.Table,
    *,
    settings: Settings | None = None,
    pipeline: Pipeline | None = None,
    batch_size: int = 32,
) -> pyarrow.RecordBatch:
    """Parses the texts of a record batch, `batch_size` at a time.

    `pipeline` parses them, or else the one that this process keeps for `settings`. Raises `InputError` where there
    is no column "text".
    """
    if "text" not in batch.schema.names:
        raise InputError(f"no column 'text' among {', '.join(batch.schema.names)}")
    columns = {name: batch[name].to_pylist() for name in ("id", "text", "published") if name in batch.schema.names}
    nothing = [None] * batch.num_rows
    rows = zip(columns.get("id", nothing), columns["text"], columns.get("published", nothing), strict=True)
    tasks = [
        Task(number=number, id=None if name is None else str(name), text=text, published=published)
        for number, (name, text, published) in enumerate(rows)
    ]
    outcomes = run_tasks(tasks, settings=settings or Settings(), pipeline=pipeline, batch_size=batch_size, n_jobs=1)
    return to_batch(outcome if isinstance(outcome, Article) else failure(task, outcome) for task, outcome in outcomes)
