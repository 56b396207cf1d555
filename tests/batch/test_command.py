"""The command `batch`: from a folder, lines and a table to shards, and on with an interrupted run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from doubles import EchoPipeline

from transition_events.batch import stream
from transition_events.cli import main
from transition_events.export import parquet
from transition_events.model import Article


@pytest.fixture(autouse=True)
def no_models(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stream, "pipeline_for", lambda settings: EchoPipeline())


@pytest.fixture
def inputs(tmp_path: Path) -> list[str]:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text("First.", encoding="utf-8")
    (folder / "b.txt").write_text("A bad one.", encoding="utf-8")
    (folder / "c.jsonl").write_text(json.dumps({"id": "line", "text": "Second."}) + "\nno JSON\n", encoding="utf-8")
    table = tmp_path / "table.csv"
    table.write_text('id,text\nrow,"Third,\nin two lines."\n', encoding="utf-8")
    return [str(folder), str(table)]


def test_a_folder_lines_and_a_table_become_shards(
    inputs: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out")
    assert main(["batch", *inputs, "--out", out]) == 0
    assert capsys.readouterr().out == "5 articles in 1 shard, 2 failed\n"
    found = list(parquet.read(out))
    assert [a.text for a in found if isinstance(a, Article)] == ["First.", "Second.", "Third,\nin two lines."]
    assert [f.error for f in found if not isinstance(f, Article)] == ["TextError", "InputError"]


def test_a_run_is_resumed_only_when_asked(
    inputs: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    argv = ["batch", *inputs, "--out", str(tmp_path / "out")]
    assert main(argv) == 0
    assert main(argv) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert main([*argv, "--resume"]) == 0
    assert capsys.readouterr().out == "0 articles in 0 shards, 0 failed, 1 shard kept\n"
