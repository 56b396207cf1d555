from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given

from samples import sample_article
from strategies import articles
from transition_events.errors import SchemaError
from transition_events.model import Article


@given(articles())
def test_an_article_comes_back_from_its_dictionary_as_it_was(article: Article) -> None:
    assert Article.from_dict(article.to_dict()) == article


@given(articles())
def test_an_article_comes_back_from_its_json_as_it_was(article: Article) -> None:
    assert Article.from_json(article.to_json()) == article


@given(articles())
def test_the_dictionary_holds_nothing_but_json_types(article: Article) -> None:
    data = article.to_dict()
    assert json.loads(json.dumps(data)) == json.loads(article.to_json())
    assert _types(data) <= {dict, list, str, int, bool, type(None)}


def test_references_are_ids_and_come_back_as_the_very_objects() -> None:
    data = sample_article().to_dict()
    assert data["events"][0]["participants"][0]["actor"] == "a1"
    assert data["events"][2]["statement"] == "s2"
    article = Article.from_dict(data)
    assert article.events[0].agent is article.actors[0]
    assert article.events[2].statement is article.statements[1]
    assert article.statements[1].speaker is article.actors[0]
    assert article.statements[1].time is article.times[3]


def test_the_keys_stand_in_the_order_of_the_contract() -> None:
    data = sample_article().to_dict()
    assert list(data) == [
        "schema", "text", "dateline", "captions", "actors", "times", "statements", "events", "meta",
    ]  # fmt: skip
    assert list(data["statements"][0]) == [
        "id", "kind", "speaker", "speaker_span", "cue", "content", "form", "addressee", "medium", "time",
    ]  # fmt: skip


def test_dates_and_datetimes_are_told_apart() -> None:
    times = Article.from_json(sample_article().to_json()).times
    assert type(times[1].start).__name__ == "date"
    assert type(times[3].start).__name__ == "datetime"


def test_text_that_is_not_ascii_stands_as_it_is_but_a_lone_surrogate_is_escaped() -> None:
    assert '"Ångström 🗳 \\ud83d"' in Article(text="Ångström 🗳 \ud83d").to_json()


WRONG: dict[str, tuple[tuple[Any, ...], Any]] = {
    "$.text": (("text",), 7),
    "schema 99": (("schema",), 99),
    "$.actors[0].kind": (("actors", 0, "kind"), "ROBOT"),
    "$.actors[1].mentions[0].span": (("actors", 1, "mentions", 0, "span"), [4, 2]),
    "$.actors[1].mentions[1].span": (("actors", 1, "mentions", 1, "span"), [4, 99_999]),
    "$.actors[0].roles": (("actors", 0, "roles"), "Governor"),
    "$.times[1].start": (("times", 1, "start"), "the other day"),
    "$.dateline.published": (("dateline", "published"), 20310609),
    "$.statements[0].cue": (("statements", 0, "cue"), [1, 2, 3]),
    "$.statements[id=s1].speaker": (("statements", 0, "speaker"), "a99"),
    "$.events[id=e1].participants[1].actor": (("events", 0, "participants", 1, "actor"), "a99"),
    "$.events[0].negated": (("events", 0, "negated"), "no"),
    "$.events[1].id": (("events", 1, "id"), "e1"),
    "$.events": (("events",), {}),
    "$.meta": (("meta",), None),
    "'colour' is unknown @ $.events[0]": (("events", 0, "colour"), "red"),
    "'extra' is unknown @ $": (("extra",), 1),
}


@pytest.mark.parametrize("message", WRONG)
def test_a_wrong_value_is_an_error_that_names_its_place(message: str) -> None:
    data = copy.deepcopy(sample_article().to_dict())
    (*path, last), value = WRONG[message]
    target: Any = data
    for key in path:
        target = target[key]
    target[last] = value
    with pytest.raises(SchemaError) as caught:
        Article.from_dict(data)
    assert message in str(caught.value)


@pytest.mark.parametrize("key", sample_article().to_dict())
def test_a_missing_key_is_an_error_that_names_it(key: str) -> None:
    data = sample_article().to_dict()
    del data[key]
    with pytest.raises(SchemaError, match=f"'{key}' is missing"):
        Article.from_dict(data)


@pytest.mark.parametrize("data", ["", "{", "[]", "null", "3", b"\xff", b"{}", "[" * 100_000])
def test_what_is_no_article_is_an_error(data: str | bytes) -> None:
    with pytest.raises(SchemaError):
        Article.from_json(data)


def _types(value: Any) -> set[type]:
    if isinstance(value, dict):
        return {dict}.union(*map(_types, value.values()), *map(_types, value))
    if isinstance(value, list):
        return {list}.union(*map(_types, value))
    return {type(value)}
