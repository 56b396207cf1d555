"""Histories of wars that never were, with the value of each time beside it: "[the following day|1346-08-27]"."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transition_events.times import find_times

_MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_PARAGRAPHS = [
    pytest.param(paragraph, id=f"{path.stem}-{number}")
    for path in sorted((Path(__file__).parent / "histories").glob("*.txt"))
    for number, paragraph in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"), 1)
]


@pytest.mark.parametrize("paragraph", _PARAGRAPHS)
@pytest.mark.parametrize("style", ["news", "narrative"])
def test_a_history_is_dated_throughout(paragraph: str, style: str) -> None:
    found = find_times(_MARK.sub(r"\1", paragraph), style=style)  # type: ignore[arg-type]
    assert [pair for pair in _MARK.findall(paragraph) if pair not in {(t.text, t.value) for t in found}] == []
