from __future__ import annotations

import json
from pathlib import Path

import pytest

from transition_events.batch.sources import list_files, read_tasks
from transition_events.errors import InputError


def test_a_text_file_is_an_article_that_bears_its_path(tmp_path: Path) -> None:
    path = tmp_path / "one.txt"
    path.write_text("\ufeffÅ text.\r\n", encoding="utf-8", newline="")
    [task] = read_tasks([path])
    assert (task.number, task.id, task.text, task.published) == (0, str(path), "Å text.\r\n", None)


def test_json_lines_give_id_and_date_or_take_the_place_for_the_id(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    rows = [{"text": "One.", "id": "x", "published": "2031-06-09"}, {"text": "Two.", "more": 1}]
    path.write_text("\n\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert [(t.id, t.text, t.published) for t in read_tasks([path])] == [
        ("x", "One.", "2031-06-09"),
        (f"{path}:3", "Two.", None),
    ]


def test_csv_reads_quoted_line_breaks_and_long_fields(tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    long = "word " * 100_000
    path.write_text(f'id,text,published\nx,"One,\n""two"".",2031-06-09\n,{long},\n', encoding="utf-8")
    assert [(t.id, t.text, t.published) for t in read_tasks([path])] == [
        ("x", 'One,\n"two".', "2031-06-09"),
        (f"{path}:4", long, None),
    ]


def test_what_cannot_be_read_is_an_error_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"caf\xe9")
    (tmp_path / "b.jsonl").write_bytes(b'{"text": "One."}\n{"text": \n[]\n{"text": 3}\n{"text": "Two."}\n')
    (tmp_path / "c.csv").write_text("id,body\n1,One\n", encoding="utf-8")
    tasks = list(read_tasks([tmp_path]))
    kinds = [type(t.text).__name__ if isinstance(t.text, Exception) else t.text for t in tasks]
    assert kinds == ["InputError", "One.", "InputError", "InputError", "InputError", "Two.", "InputError"]
    assert [t.number for t in tasks] == list(range(7))
    assert str(tmp_path / "b.jsonl") + ":2" in str(tasks[2].text)
    assert "utf-8" in str(tasks[0].text)


def test_folders_are_searched_through_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    for name in ("z.txt", "deep/y.TXT", "a.ndjson", "ignored.pdf"):
        (tmp_path / name).touch()
    assert list_files([tmp_path]) == [tmp_path / "a.ndjson", tmp_path / "deep/y.TXT", tmp_path / "z.txt"]


def test_paths_that_hold_no_articles_are_errors_that_name_them(tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").touch()
    (tmp_path / "empty").mkdir()
    for name in ("none.txt", "paper.pdf", "empty"):
        with pytest.raises(InputError, match=name):
            list_files([tmp_path / name])
