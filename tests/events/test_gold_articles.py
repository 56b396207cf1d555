"""Whole articles of our own on transfers of power in eight countries; the gold was made before they were parsed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from transition_events import Article, Event, Pipeline

pytestmark = pytest.mark.model
ARTICLES = Path(__file__).parent / "articles"
FLOORS = {"found": 0.9, "true": 0.9, "status": 0.9, "roles": 0.85, "times": 0.8}


@pytest.mark.parametrize("gold", sorted(ARTICLES.glob("*.gold.json")), ids=lambda p: p.name.partition(".")[0])
def test_article_reaches_the_floors(pipeline: Pipeline, gold: Path) -> None:
    text = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_text(encoding="utf-8")
    shares = score(json.loads(gold.read_text(encoding="utf-8")), pipeline.parse(text))
    assert {name: share for name, share in shares.items() if share < FLOORS[name]} == {}


def score(gold: dict[str, Any], article: Article) -> dict[str, float]:
    """Shares: gold events found, ours that are gold, and right status, roles and times among the found."""
    names = {a["id"]: (a["name"], *a["names"]) for a in gold["actors"]}
    must = [g for g in gold["events"] if not g.get("optional")]
    pairs = [(g, next((e for e in article.events if matches(g, e)), None)) for g in must]
    found = [(g, e) for g, e in pairs if e is not None]
    roles = [(role, who, e) for g, e in found for role, who in g["participants"].items()]
    timed = [(g, e) for g, e in found if g["time"] and not g.get("time_optional")]
    return {
        "found": share(len(found), len(must)),
        "true": share(sum(any(matches(g, e) for g in gold["events"]) for e in article.events), len(article.events)),
        "status": share(
            sum(e.status.lower() in g["status"] and e.negated is g["negated"] for g, e in found), len(found)
        ),
        "roles": share(sum(has(e, role.upper(), who, names, article) for role, who, e in roles), len(roles)),
        "times": share(sum(e.time is not None and e.time.value == g["time"] for g, e in timed), len(timed)),
    }


def share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def matches(gold: dict[str, Any], event: Event) -> bool:
    spans = [t["span"] for t in gold["trigger"]]
    return event.type in gold["type"] and any(a < event.trigger.end and event.trigger.start < b for a, b in spans)


def has(event: Event, role: str, who: Any, names: dict[str, tuple[str, ...]], article: Article) -> bool:
    wanted = [n for w in (who if isinstance(who, list) else [who]) for n in names.get(w, (w,))]
    for participant in event.participants:
        said = participant.name or (participant.span.of(article.text) if participant.span else "")
        if participant.role == role and any(n.lower() in said.lower() or said.lower() in n.lower() for n in wanted):
            return True
    return False
