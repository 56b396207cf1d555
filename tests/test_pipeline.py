"""The whole way, over the embedded models."""

from __future__ import annotations

import json
import pickle
import socket
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest

import transition_events as te
from transition_events.errors import DateError, InputError, ModelsError, OntologyError, TextError
from transition_events.model import Article, Span

pytestmark = pytest.mark.model


@pytest.fixture(scope="module", params=["concession", "cabinet"])
def article(request: pytest.FixtureRequest, pipeline: te.Pipeline) -> Article:
    return pipeline.parse(te.sample_article(request.param))


def test_spans_lie_in_the_text_and_texts_agree(article: Article) -> None:
    for time in article.times:
        assert time.span.of(article.text) == time.text
    for actor in article.actors:
        assert all(m.span.of(article.text) == m.text for m in actor.mentions)
    for statement in article.statements:
        assert statement.content
        assert all(s.of(article.text) for s in statement.content)
    for event in article.events:
        assert event.trigger.of(article.text).strip()


def test_references_are_the_objects_of_the_article(article: Article) -> None:
    for statement in article.statements:
        assert statement.speaker is None or statement.speaker in article.actors
        assert statement.time is None or statement.time in article.times
    for event in article.events:
        assert event.statement is None or event.statement in article.statements
        assert event.time is None or event.time in article.times
        assert all(p.actor is None or p.actor in article.actors for p in event.participants)


def test_round_trips(article: Article) -> None:
    assert Article.from_dict(json.loads(json.dumps(article.to_dict()))) == article
    assert pickle.loads(pickle.dumps(article)) == article
    assert hash(Article.from_json(article.to_json())) == hash(article)


def test_the_concession_is_read_right(pipeline: te.Pipeline) -> None:
    article = pipeline.parse(te.sample_article("concession"))
    assert article.dateline.published == date(2024, 6, 12)
    concession = next(e for e in article.events if e.type == "concession")
    assert concession.agent is not None
    assert concession.agent.name == "Irena Velmar"
    quote = next(s for s in article.statements if "wished him well" in s.content_text)
    assert quote.speaker is not None
    assert quote.speaker.name == "Irena Velmar"
    assert quote.form == "DIRECT"
    handover = next(e for e in article.events if e.type == "handover")
    assert handover.status in ("PLANNED", "EXPECTED")
    assert handover.time is not None
    assert handover.time.start == date(2024, 7, 1)


def test_captions_and_head_yield_no_events(pipeline: te.Pipeline) -> None:
    text = "date 2019-03-04 [President Rossi resigned in a file photo.]\nPresident Rossi visited Rome on Monday."
    article = pipeline.parse(text)
    assert article.captions == (Span(17, 58),) or "resigned" in article.captions[0].of(text)
    assert not [e for e in article.events if e.type == "resignation"]


def test_without_a_date_relative_times_stay_unresolved(pipeline: te.Pipeline) -> None:
    article = pipeline.parse("President Rossi resigned last Friday.")
    assert article.dateline.published is None
    assert [(t.text, t.value, t.start) for t in article.times] == [("last Friday", None, None)]


def test_a_given_date_wins(pipeline: te.Pipeline) -> None:
    article = pipeline.parse("date 2019-03-04\nPresident Rossi resigned last Friday.", published="2020-11-23")
    assert [t.value for t in article.times] == ["2020-11-20"]


def test_many_equal_one_by_one_and_bad_ones_stay_apart(pipeline: te.Pipeline) -> None:
    texts = [te.sample_article("concession"), "", te.sample_article("cabinet")]
    first, bad, last = pipeline.parse_many(texts)
    assert isinstance(bad, TextError)
    assert first == pipeline.parse(texts[0])
    assert last == pipeline.parse(texts[2])


def test_two_threads_share_one_pipeline(pipeline: te.Pipeline) -> None:
    texts = [te.sample_article(name) for name in ("concession", "cabinet")] * 2
    alone = [pipeline.parse(text) for text in texts]
    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(pipeline.parse, texts)) == alone


def test_no_socket_is_ever_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "create_connection", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert te.Pipeline().parse(te.sample_article()).events


@pytest.mark.parametrize("text", ["", "  \n\t", b"bytes", None, 7, ["a list"]])
def test_what_is_no_text_is_named(pipeline: te.Pipeline, text: object) -> None:
    with pytest.raises(TextError):
        pipeline.parse(text)  # type: ignore[arg-type]


def test_a_bad_publication_date_is_named(pipeline: te.Pipeline) -> None:
    with pytest.raises(DateError, match="next to Tuesday"):
        pipeline.parse("A text.", published="next to Tuesday")
    with pytest.raises(InputError, match="1 dates for 2 texts"):
        pipeline.parse_many(["A.", "B."], published=["2020-01-01"])


def test_unknown_models_and_ontologies_are_named(tmp_path: Path) -> None:
    with pytest.raises(ModelsError, match="no-such-models"):
        te.Pipeline(models=tmp_path / "no-such-models")
    with pytest.raises(OntologyError, match="no-such-ontology"):
        te.Pipeline(ontology="no-such-ontology")


@pytest.mark.shared
def test_the_seed_article_keeps_its_figures(pipeline: te.Pipeline, shared: Path, tmp_path: Path) -> None:
    import subprocess
    import sys

    text = (shared / "gold" / "seed_article.txt").read_text(encoding="utf-8")
    out = tmp_path / "seed.json"
    out.write_text(pipeline.parse(text).to_json(), encoding="utf-8")
    scorer = [
        sys.executable,
        str(shared / "eval" / "score_article.py"),
        str(shared / "gold" / "seed_article.gold.json"),
    ]
    done = subprocess.run([*scorer, str(out)], capture_output=True, text=True, check=True)
    figures = json.loads(done.stdout.splitlines()[-1])
    assert "dateline     ok" in done.stdout
    floors = {"actors": 80, "times": 85, "statements": 85, "attributed": 75, "events": 60}
    assert {k: figures[k] for k in floors if figures[k] < floors[k]} == {}


@pytest.mark.model
def test_a_calendar_of_ones_own_dates_what_hangs_on_its_days(tmp_path: Path) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(
        """
country = "XX"
words = ["Fredonia", "Fredonian"]

[[event]]
id = "xx-vote"
kind = "election"
dates = [{ since = 2000, every = 5, month = 9, weekday = 7, from_day = 8 }]
source = "Charter of Fredonia, article 3"
examples = [[2020, "2020-09-13"]]
""",
        encoding="utf-8",
    )
    text = "Fredonia's prime minister resigned the day after the election, the Fredonian radio said."
    article = te.Pipeline(calendars=[path]).parse(text, published="2020-09-20")
    assert "2020-09-14" in [t.value for t in article.times]
