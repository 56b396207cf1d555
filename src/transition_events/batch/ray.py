"""A corpus on many machines with Ray Data (extra ``[ray]``).

    import ray
    from transition_events.batch.ray import parse_dataset

    texts = ray.data.read_parquet("s3://news/texts/")            # columns text, and id and published if you like
    parse_dataset(texts, concurrency=16).write_parquet("s3://news/articles/")

Each actor of the pool loads the models once and computes on one core. When an actor or its machine dies, Ray starts
another and gives it the blocks that were not finished: every text comes out exactly once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from transition_events.batch.arrow import parse_batch
from transition_events.batch.processes import use_one_thread
from transition_events.batch.work import Ontology, Settings, pipeline_for
from transition_events.export.extras import require

if TYPE_CHECKING:
    import pyarrow
    import ray.data


class ArticleParser:
    """The stateful worker of an actor pool: models loaded once, then one Arrow table of texts after the other."""

    def __init__(self, settings: Settings) -> None:
        use_one_thread()
        self._pipeline = pipeline_for(settings)

    def __call__(self, table: pyarrow.Table) -> pyarrow.Table:
        """The articles of the texts, row for row."""
        pyarrow = require("pyarrow", extra="ray")
        return pyarrow.Table.from_batches([parse_batch(table, pipeline=self._pipeline, batch_size=table.num_rows or 1)])


def parse_dataset(
    dataset: ray.data.Dataset,
    *,
    concurrency: int | tuple[int, int] = 2,
    batch_size: int = 32,
    models: str | Path = "compact",
    ontology: Ontology = "transition",
    device: str = "cpu",
    parser: type[ArticleParser] = ArticleParser,
    **ray_options: Any,
) -> ray.data.Dataset:
    """A dataset of texts as a dataset of articles (see `transition_events.batch.arrow` for both).

    `concurrency` actors, or a least and a greatest number of them; `batch_size` articles share the passes of the
    models. `parser` is the class of the actors. Further options go to ``Dataset.map_batches``, for example
    ``num_gpus=1`` with ``device="cuda"``.

    Raises `MissingExtraError` without Ray.
    """
    require("ray.data", extra="ray")
    settings = Settings(models=models, ontology=ontology, device=device)
    return dataset.map_batches(
        parser,
        fn_constructor_args=(settings,),
        batch_format="pyarrow",
        batch_size=batch_size,
        concurrency=concurrency,
        zero_copy_batch=True,
        **{"num_cpus": 1, **ray_options},
    )
