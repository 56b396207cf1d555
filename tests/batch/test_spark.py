from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from doubles import EchoPipeline

from transition_events.batch.spark import articles_schema, parse_partition

sql = pytest.importorskip("pyspark.sql")
if shutil.which("java") is None:
    pytest.skip("no JVM on this machine", allow_module_level=True)


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    path = os.pathsep.join([str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")])
    builder = sql.SparkSession.builder.master("local[2]").appName("transition-events-test")
    settings = {
        "spark.ui.enabled": "false",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.executorEnv.PYTHONPATH": path,
    }
    for key, value in settings.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def test_a_frame_of_texts_becomes_a_frame_of_articles(spark: Any) -> None:
    texts = [f"bad {n}" if n % 10 == 3 else f"text {n}" for n in range(50)]
    frame = spark.createDataFrame([(str(n), text) for n, text in enumerate(texts)], "id string, text string")
    parsed = frame.repartition(3).mapInArrow(parse_partition(load=lambda _: EchoPipeline()), articles_schema())
    rows = {row["id"]: row for row in parsed.collect()}
    assert len(rows) == parsed.count() == 50
    assert all(rows[str(n)]["text"] == (None if text.startswith("bad") else text) for n, text in enumerate(texts))
    assert {row["error"] for row in rows.values()} == {None, "TextError"}
