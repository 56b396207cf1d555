"""The command line: what it prints, and that every mistake is one line and exit code 2."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest

from transition_events.cli import main
from transition_events.model import Article


def test_resolve(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "last Friday", "--anchor", "2020-11-23"]) == 0
    assert capsys.readouterr().out.split()[:2] == ["DATE", "2020-11-20"]


def test_resolve_without_an_anchor_has_no_value(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["resolve", "last Friday"]) == 0
    assert "no value" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("argv", "named"),
    [
        (["parse", "no-such-file.txt"], "no-such-file.txt"),
        (["resolve", "the quick brown fox", "--anchor", "2020-11-23"], "quick brown fox"),
        (["resolve", "last Friday", "--anchor", "someday"], "someday"),
        (["parse", "--sample", "--models", "no-such-models"], "no-such-models"),
    ],
)
def test_mistakes_are_one_line(argv: list[str], named: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(argv) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert named in captured.err
    assert captured.err.count("\n") == 1


def test_usage_errors_exit_with_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["parse"])
    assert caught.value.code == 2


def test_a_file_that_is_no_text(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "image.txt"
    path.write_bytes(b"\x89PNG\xff\xfe")
    assert main(["parse", str(path)]) == 2
    assert "image.txt: not UTF-8" in capsys.readouterr().err


@pytest.mark.model
def test_parse_sample_prints_tables(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["parse", "--sample"]) == 0
    out = capsys.readouterr().out
    assert {"EVENTS", "STATEMENTS", "ACTORS", "TIMES"} <= set(out.splitlines())
    assert "concession" in out


@pytest.mark.model
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_parse_standard_input_to_json(
    form: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Rossi resigned on Monday.\n"
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert main(["parse", "-", "--published", "2019-03-04", "--format", form]) == 0
    out = capsys.readouterr().out
    article = Article.from_dict(json.loads(out))
    assert article.text == text
    assert (form == "jsonl") == (out.count("\n") == 1)


@pytest.mark.model
def test_explain_names_rules(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "--sample"]) == 0
    assert "concession" in capsys.readouterr().out
