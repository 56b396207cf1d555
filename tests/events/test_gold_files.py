"""The gold of our own articles agrees with their texts: every span's words stand at its offsets, every id exists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ARTICLES = Path(__file__).parent / "articles"
FORMS = {"direct", "indirect", "mixed"}


@pytest.fixture(params=sorted(ARTICLES.glob("*.gold.json")), ids=lambda p: p.name.partition(".")[0])
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    gold: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    return gold


def test_words_stand_at_their_offsets(gold: dict[str, Any]) -> None:
    text = (ARTICLES / gold["file"]).read_text(encoding="utf-8")
    found = list(spans(gold))
    assert found
    assert [s for s in found if text[slice(*s["span"])] != s["text"]] == []


def test_ids_exist_and_are_unique(gold: dict[str, Any]) -> None:
    for part in ("actors", "times", "statements", "events"):
        ids = [one["id"] for one in gold[part]]
        assert len(set(ids)) == len(ids)
    actors = {a["id"] for a in gold["actors"]}
    statements = {s["id"] for s in gold["statements"]}
    assert {s["speaker"] for s in gold["statements"]} <= actors
    assert {e["statement"] for e in gold["events"] if e.get("statement")} <= statements


def test_every_statement_is_whole(gold: dict[str, Any]) -> None:
    assert gold["statements"]
    for statement in gold["statements"]:
        assert statement["form"] in FORMS
        assert statement["content"]


def spans(part: Any) -> Iterator[dict[str, Any]]:
    """Every piece of the gold that has a text and a span, however deep."""
    if isinstance(part, dict):
        if "text" in part and "span" in part:
            yield part
        for value in part.values():
            yield from spans(value)
    elif isinstance(part, list):
        for value in part:
            yield from spans(value)
