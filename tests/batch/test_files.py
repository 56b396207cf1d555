from __future__ import annotations

import json
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pandas
import pytest
from doubles import EchoPipeline

from transition_events.batch import files
from transition_events.errors import InputError
from transition_events.export import parquet
from transition_events.model import Article, FailedArticle

CORPUS = 60


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transition_events.batch.stream.pipeline_for", lambda settings: EchoPipeline())


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    texts = [f"bad {n}" if n % 10 == 3 else f"Article {n}." for n in range(CORPUS)]
    path.write_text("".join(json.dumps({"id": str(n), "text": t}) + "\n" for n, t in enumerate(texts)))
    return path


def test_a_corpus_becomes_shards_in_order(corpus: Path, tmp_path: Path) -> None:
    summary = files.run([corpus], out=tmp_path / "out", shard_size=25, batch_size=7)
    assert str(summary) == "60 articles in 3 shards, 6 failed"
    items = list(parquet.read(tmp_path / "out"))
    assert [_id(item) for item in items] == [str(n) for n in range(CORPUS)]
    assert [_id(item) for item in items if isinstance(item, FailedArticle)] == ["3", "13", "23", "33", "43", "53"]
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == [
        "_run.json", "shard-000000.parquet", "shard-000001.parquet", "shard-000002.parquet",
    ]  # fmt: skip


def test_pandas_reads_the_folder_as_one_table(corpus: Path, tmp_path: Path) -> None:
    files.run([corpus], out=tmp_path / "out", shard_size=25)
    frame = pandas.read_parquet(tmp_path / "out")
    assert frame["id"].tolist() == [str(n) for n in range(CORPUS)]
    assert frame["error"].notna().sum() == 6


def test_resuming_does_only_what_is_missing(corpus: Path, tmp_path: Path) -> None:
    files.run([corpus], out=tmp_path / "out", shard_size=20)
    kept = tmp_path / "out" / "shard-000002.parquet"
    before = kept.stat().st_mtime_ns
    (tmp_path / "out" / "shard-000001.parquet").unlink()
    (tmp_path / "out" / ".shard-000001.parquet.17.tmp").write_bytes(b"half a shard")
    summary = files.run([corpus], out=tmp_path / "out", shard_size=20, resume=True)
    assert (summary.shards, summary.articles, summary.kept) == (1, 20, 2)
    assert kept.stat().st_mtime_ns == before
    assert not list((tmp_path / "out").glob(".*"))
    assert [_id(item) for item in parquet.read(tmp_path / "out")] == [str(n) for n in range(CORPUS)]


def test_a_run_is_not_written_over_without_being_asked_to_resume(corpus: Path, tmp_path: Path) -> None:
    files.run([corpus], out=tmp_path / "out")
    with pytest.raises(InputError, match="holds a run already"):
        files.run([corpus], out=tmp_path / "out")


@pytest.mark.parametrize("change", ["inputs", "models", "shard_size"])
def test_only_the_same_run_is_resumed(corpus: Path, tmp_path: Path, change: str) -> None:
    files.run([corpus], out=tmp_path / "out")
    if change == "inputs":
        corpus.write_text(corpus.read_text() + '{"text": "One more."}\n')
    other = {"models": "elsewhere"} if change == "models" else {"shard_size": 8} if change == "shard_size" else {}
    with pytest.raises(InputError, match=f"a run with other {change}"):
        files.run([corpus], out=tmp_path / "out", resume=True, **other)


def test_a_folder_of_other_things_is_left_alone(corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "precious.txt").touch()
    with pytest.raises(InputError, match="not empty"):
        files.run([corpus], out=tmp_path / "out")


RUN_SLOWLY = """
import sys, time
sys.path.insert(0, {tests!r})
from doubles import EchoPipeline
from transition_events.batch import files, stream

class Slow(EchoPipeline):
    def parse_many(self, texts, *, published):
        time.sleep(0.02)
        return super().parse_many(texts, published=published)

stream.pipeline_for = lambda settings: Slow()
print("ready", flush=True)
files.run([{corpus!r}], out={out!r}, shard_size=5, batch_size=3, resume=True)
"""


def test_a_run_killed_at_random_moments_loses_nothing_and_does_nothing_twice(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    script = RUN_SLOWLY.format(tests=str(Path(__file__).parent), corpus=str(corpus), out=str(out))
    seen: dict[str, int] = {}
    kills = 0
    chance = random.Random(7)
    for _ in range(10):
        process = subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE)
        with process:
            assert process.stdout.readline() == b"ready\n"
            wanted = len(seen) + chance.randint(0, 2)
            while len(list(out.glob("shard-*.parquet"))) < wanted and process.poll() is None:
                time.sleep(0.005)
            time.sleep(chance.uniform(0, 0.1))
            process.kill()
        kills += process.returncode == -signal.SIGKILL
        for path in out.glob("shard-*.parquet"):  # whole as soon as it has its name, and never written again
            assert len(list(parquet.read(path))) == 5
            assert seen.setdefault(path.name, path.stat().st_mtime_ns) == path.stat().st_mtime_ns
    subprocess.run([sys.executable, "-c", script], check=True)
    assert kills > 3
    assert seen  # some shards were written by a run that was killed
    assert [_id(item) for item in parquet.read(out)] == [str(n) for n in range(CORPUS)]


def _id(item: Article | FailedArticle) -> str:
    return item.meta["id"] if isinstance(item, Article) else item.id
