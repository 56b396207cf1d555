"""PLOVER's gold standard records, the half for tuning: the types and actors that the ontology finds in them."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from transition_events import Article, Pipeline

pytestmark = [pytest.mark.model, pytest.mark.shared]
FLOORS = {"found": 0.9, "first": 0.85, "source": 0.85, "target": 0.75}


def benchmark() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "events.py"
    spec = importlib.util.spec_from_file_location("benchmark_events", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_records_reach_the_floors(shared: Path) -> None:
    records = json.loads((shared / "data" / "plover" / "gsr-dev.json").read_text(encoding="utf-8"))
    parsed = Pipeline(ontology="plover").parse_many(
        [r["text"] for r in records], published=[r["date"] for r in records]
    )
    articles = {r["id"]: a for r, a in zip(records, parsed, strict=True) if isinstance(a, Article)}
    counts = benchmark().score_plover(records, articles)
    wholes = {"found": len(records), "first": len(records), "source": counts["sources"], "target": counts["targets"]}
    shares = {name: counts[name] / whole for name, whole in wholes.items()}
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}
