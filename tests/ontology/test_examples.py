"""Every trigger of the ontologies is found in its own examples, at the marked words, and not in its negatives."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from transition_events import Article, Pipeline
from transition_events.ontology import Trigger, load_ontology

pytestmark = pytest.mark.model
ONTOLOGIES = ("transition", "plover")


def cases() -> Iterator[tuple[str, Trigger, str, bool]]:
    for name in ONTOLOGIES:
        for trigger in load_ontology(name).triggers:
            for text in trigger.examples:
                yield name, trigger, text, True
            for text in trigger.negatives:
                yield name, trigger, text, False


@cache
def articles(name: str) -> dict[str, Article]:
    """All example texts of an ontology, parsed in one pass."""
    texts = [plain(text) for ontology, _, text, _ in cases() if ontology == name]
    found = Pipeline(ontology=name).parse_many(texts, published="2021-06-15")
    return {text: article for text, article in zip(texts, found, strict=True) if isinstance(article, Article)}


def plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def name_of(value: object) -> str:
    return value.id if isinstance(value, Trigger) else str(value)[:40]


@pytest.mark.parametrize(("name", "trigger", "text"), [c[:3] for c in cases() if c[3]], ids=name_of)
def test_trigger_is_found_in_its_example(name: str, trigger: Trigger, text: str) -> None:
    article = articles(name)[plain(text)]
    start, end = text.index("["), text.index("]") - 1
    near = [e for e in article.events if e.trigger.start < end and start < e.trigger.end]
    assert trigger.type in {e.type for e in near}, article.events


@pytest.mark.parametrize(("name", "trigger", "text"), [c[:3] for c in cases() if not c[3]], ids=name_of)
def test_trigger_is_not_found_in_its_negative(name: str, trigger: Trigger, text: str) -> None:
    article = articles(name)[plain(text)]
    assert trigger.id not in {e.rule for e in article.events}, article.events
