"""A corpus under Spark (extra ``[spark]``): `parse_batch` as the function of ``mapInArrow``.

    from transition_events.batch.spark import articles_schema, parse_partition

    articles = texts.mapInArrow(parse_partition(), articles_schema())   # texts: a DataFrame with a column "text"

Each Python worker of Spark loads the models once and keeps them. The machines need the package, not only the driver.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from transition_events.batch.arrow import parse_batch
from transition_events.batch.processes import use_one_thread
from transition_events.batch.work import Ontology, Settings, pipeline_for
from transition_events.export.arrow import article_schema
from transition_events.export.extras import require

if TYPE_CHECKING:
    import pyarrow

    from transition_events.pipeline import Pipeline


def parse_partition(
    *,
    models: str | Path = "compact",
    ontology: Ontology = "transition",
    batch_size: int = 32,
    load: Callable[[Settings], Pipeline] = pipeline_for,
) -> Callable[[Iterable[pyarrow.RecordBatch]], Iterator[pyarrow.RecordBatch]]:
    """A function for ``DataFrame.mapInArrow`` that parses the texts of a partition, `batch_size` at a time.

    `load` gives a worker its pipeline for each partition; the default loads it once and keeps it.
    """
    settings = Settings(models=models, ontology=ontology)

    def parse(batches: Iterable[pyarrow.RecordBatch]) -> Iterator[pyarrow.RecordBatch]:
        use_one_thread()
        pipeline = load(settings)
        for batch in batches:  # Spark's hold ten thousand rows
            for start in range(0, batch.num_rows, batch_size):
                yield parse_batch(batch.slice(start, batch_size), pipeline=pipeline, batch_size=batch_size)

    return parse


def articles_schema() -> Any:
    """The Spark schema of what `parse_partition` yields, for the second argument of ``mapInArrow``."""
    types = require("pyspark.sql.pandas.types", extra="spark")
    return types.from_arrow_schema(article_schema())
