"""TimeML: what a parser of the format reads back is the text and its times."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ET
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import given

from samples import sample_article
from strategies import articles
from transition_events.export.timeml import tagged, to_timeml
from transition_events.model import Article
from transition_events.times import find_times


def text_of(document: str) -> ET.Element:
    found = ET.fromstring(document.encode()).find("TEXT")
    assert found is not None
    return found


def test_the_sample_keeps_its_text_and_its_times() -> None:
    article = sample_article()
    body = text_of(article.to_timeml())
    assert "".join(body.itertext()) == article.text
    assert [(t.get("tid"), t.get("type"), t.get("value"), t.text) for t in body] == [
        (t.id, t.type, t.value, t.text) for t in article.times
    ]


def test_the_publication_date_is_the_creation_time() -> None:
    found = ET.fromstring(sample_article().to_timeml().encode()).find("DCT/TIMEX3")
    assert found is not None
    assert found.attrib == {
        "tid": "t0",
        "type": "DATE",
        "value": "2031-06-09",
        "temporalFunction": "false",
        "functionInDocument": "CREATION_TIME",
    }


def test_anchors_name_the_time_they_hang_on() -> None:
    anchors = {t.get("tid"): t.get("anchorTimeID") for t in text_of(sample_article().to_timeml())}
    assert anchors == {"t1": None, "t2": "t0", "t3": "t0", "t4": "t2", "t5": "t0"}


def test_a_text_and_its_times_need_no_article() -> None:
    text = "It ended on Friday; <nobody> & nothing was left by mid-June."
    document = tagged(text, find_times(text, anchor="2020-11-23"), published=date(2020, 11, 23), doc_id="a&b")
    body = text_of(document)
    assert "".join(body.itertext()) == text
    assert [(t.get("value"), t.get("mod")) for t in body] == [("2020-11-20", None), ("2020-06", "MID")]
    assert "<DOCID>a&amp;b</DOCID>" in document


def test_without_a_date_there_is_no_creation_time_and_no_value() -> None:
    text = "It ended on Friday."
    document = tagged(text, find_times(text))
    assert "<DCT></DCT>" in document
    assert [t.get("value") for t in text_of(document)] == [""]


def test_characters_that_xml_lacks_are_replaced_one_for_one() -> None:
    text = "a\x00b\x0cc\ud83dd\r\nFriday"
    assert "".join(text_of(tagged(text, find_times(text))).itertext()) == "a�b�c�d\r\nFriday"


@given(articles())
def test_any_article_is_well_formed(article: Article) -> None:
    body = text_of(to_timeml(article))
    assert len("".join(body.itertext())) == len(article.text)


def test_of_overlapping_times_the_first_is_tagged() -> None:
    article = sample_article()
    twice = attrs.evolve(article, times=(*article.times, attrs.evolve(article.times[0], id="t9")))
    assert [t.get("tid") for t in text_of(twice.to_timeml())] == ["t1", "t2", "t3", "t4", "t5"]


@pytest.mark.shared
def test_the_tempeval_reader_gets_the_spans(shared: Path, tmp_path: Path) -> None:
    sys.path.insert(0, str(shared / "eval"))
    import tml  # type: ignore[import-not-found]

    article = sample_article()
    path = tmp_path / "sample.tml"
    path.write_text(article.to_timeml(), encoding="utf-8")
    name, created, text, times = tml.load_tml(str(path))
    assert (name, created, text) == ("sample", "2031-06-09", article.text)
    found: list[dict[str, Any]] = times
    assert [(t["start"], t["end"], t["value"]) for t in found] == [
        (t.span.start, t.span.end, t.value) for t in article.times
    ]
