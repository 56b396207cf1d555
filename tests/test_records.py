"""The strictness of rule and vocabulary files."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from transition_events.errors import RecordError
from transition_events.records import load_records, read_toml


@attrs.frozen(kw_only=True)
class Rule:
    id: str
    weight: float = 1.0
    examples: tuple[str, ...] = ()


def write(folder: Path, content: str) -> Path:
    path = folder / "rules.toml"
    path.write_text(content, encoding="utf-8")
    return path


def test_records_are_loaded_in_order(tmp_path: Path) -> None:
    path = write(tmp_path, '[[rule]]\nid = "b"\nexamples = ["x"]\n[[rule]]\nid = "a"\nweight = 2\nexamples = ["y"]\n')
    assert load_records(path, "rule", Rule) == (Rule(id="b", examples=("x",)), Rule(id="a", weight=2, examples=("y",)))


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ('[[rule]]\nid = "a"\nexamples = ["x"]\ncolour = "red"\n', "colour"),
        ('[[rule]]\nid = "a"\n', "no example"),
        ('[[rule]]\nid = "a"\nexamples = ["x"]\n[[rule]]\nid = "a"\nexamples = ["y"]\n', "twice"),
        ('[[rule]]\nid = "a"\nexamples = ["x"]\nweight = "heavy"\n', "weight"),
    ],
)
def test_a_broken_record_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    with pytest.raises(RecordError, match=complaint) as caught:
        load_records(write(tmp_path, content), "rule", Rule)
    assert "rules.toml" in str(caught.value)
    assert "'a'" in str(caught.value)


@pytest.mark.parametrize("content", ["[[rule", "\x00"])
def test_a_file_that_is_no_toml_is_named(tmp_path: Path, content: str) -> None:
    with pytest.raises(RecordError, match=r"rules\.toml"):
        read_toml(write(tmp_path, content))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match=r"absent\.toml"):
        read_toml(tmp_path / "absent.toml")
