from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest
from doubles import EchoPipeline
from hypothesis import given
from hypothesis import strategies as st

from transition_events.batch import FailedArticle, parse_articles
from transition_events.batch.stream import _MOST_CHARACTERS
from transition_events.errors import InputError, TextError
from transition_events.model import Article

words = st.lists(st.sampled_from(["good", "fair", "bad", "bug"]), max_size=12)


@given(words, st.integers(1, 5))
def test_every_article_stands_in_its_place_whatever_becomes_of_the_others(texts: list[str], size: int) -> None:
    found = list(parse_articles(texts, batch_size=size, on_error="record", pipeline=EchoPipeline()))
    assert [_kind(item) for item in found] == [
        {"bad": "TextError", "bug": "ZeroDivisionError"}.get(text, text) for text in texts
    ]
    assert [item.id for item in found if isinstance(item, FailedArticle)] == [
        str(n) for n, text in enumerate(texts) if text.startswith("b")
    ]


@given(words, st.integers(1, 5))
def test_skipping_leaves_out_the_failed_and_no_other(texts: list[str], size: int) -> None:
    found = list(parse_articles(texts, batch_size=size, on_error="skip", pipeline=EchoPipeline()))
    assert [item.text for item in found] == [text for text in texts if not text.startswith("b")]


def test_an_error_is_raised_when_its_turn_comes_and_names_the_article() -> None:
    found = parse_articles(["good", "bad", "fair"], pipeline=EchoPipeline(), ids=["x", "y", "z"])
    assert next(found).text == "good"
    with pytest.raises(TextError) as caught:
        next(found)
    assert caught.value.__notes__ == ["article y"]


def test_ids_and_dates_go_with_their_articles() -> None:
    days = [date(2031, 6, 9), None, date(2031, 6, 11)]
    found = list(
        parse_articles(
            ["good", "bad", "fair"], ids=["x", "y", "z"], published=days, on_error="record", pipeline=EchoPipeline()
        )
    )
    assert [item.meta["id"] if isinstance(item, Article) else item.id for item in found] == ["x", "y", "z"]
    assert [found[0].dateline.published, found[2].dateline.published] == [days[0], days[2]]


def test_without_ids_the_meta_says_nothing_of_the_place_in_the_corpus() -> None:
    assert next(parse_articles(["good"], pipeline=EchoPipeline())).meta == {}


def test_one_date_serves_for_all() -> None:
    found = parse_articles(["one", "two"], published=date(2031, 6, 9), pipeline=EchoPipeline())
    assert {article.dateline.published for article in found} == {date(2031, 6, 9)}


def test_texts_are_read_no_further_than_the_batch_under_way() -> None:
    read = 0

    def endless() -> Iterator[str]:
        nonlocal read
        while True:
            read += 1
            yield f"number {read}"

    found = parse_articles(endless(), batch_size=4, pipeline=EchoPipeline())
    assert [next(found).text for _ in range(5)] == [f"number {n}" for n in range(1, 6)]
    assert read <= 9  # two batches, and the text that showed the second to be full


def test_a_batch_of_long_articles_is_closed_early() -> None:
    pipeline = EchoPipeline()
    long = "x" * (_MOST_CHARACTERS // 2)
    assert len(list(parse_articles([long] * 5, pipeline=pipeline))) == 5
    assert pipeline.passes == [2, 2, 1]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"batch_size": 0}, "batch_size must be 1 or more, not 0"),
        ({"n_jobs": 0}, "n_jobs must be 1 or more, not 0"),
        ({"on_error": "ignore"}, "on_error must be one of raise, record, skip, not 'ignore'"),
        ({"n_jobs": 2}, "a pipeline can't be sent to other processes"),
    ],
)
def test_arguments_that_make_no_sense_are_errors_at_once(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        parse_articles(["good"], pipeline=EchoPipeline(), **arguments)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"ids": ["x"]}, "ids: only 1"),
        ({"ids": ["x", "y", "z"]}, "ids: more than there are items"),
        ({"published": [None]}, "published: only 1"),
        ({"published": [None] * 3}, "published: more than there are items"),
    ],
)
def test_ids_and_dates_of_another_length_are_errors(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(parse_articles(["good", "fair"], pipeline=EchoPipeline(), **arguments))


def test_the_bar_counts_documents(capsys: pytest.CaptureFixture[str]) -> None:
    list(parse_articles(["one", "two", "three"], batch_size=2, progress=True, pipeline=EchoPipeline()))
    assert "3/3" in capsys.readouterr().err


def _kind(item: Article | FailedArticle) -> str:
    return item.text if isinstance(item, Article) else item.error
