"""Every text gives an Article on which all laws hold, or an error that is documented.

The usual suite spends about a minute here. TRANSITION_EVENTS_FUZZ sets the number of texts for each strategy, and above
1000 turns on the texts that take minutes: 5 MB, and a sentence of 20,000 words without any punctuation.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from laws import check
from news import NOISE, SENTENCES, characters, prose

from transition_events.errors import DateError, TextError
from transition_events.model import Article

if TYPE_CHECKING:
    from transition_events import Pipeline

COUNT = int(os.environ.get("TRANSITION_EVENTS_FUZZ", "40"))
long_run = pytest.mark.skipif(COUNT < 1000, reason="takes minutes: set TRANSITION_EVENTS_FUZZ=1000")
fuzz = settings(max_examples=COUNT, deadline=None, suppress_health_check=list(HealthCheck))

pytestmark = pytest.mark.model

NEWS = "\n\n".join(SENTENCES)
NASTY = {
    "one character": "x",
    "one surrogate": "\ud800",
    "NULs": "\x00".join(NEWS),
    "lone surrogates": NEWS.replace(" ", " \udc80"),
    "bidi": "\u202e" + NEWS.replace("said", "\u2066said\u2069") + "\u202c",
    "zero width": NEWS.replace("e", "e\u200b"),
    "emoji": NEWS.replace(" ", " 🗳️ "),
    "combining": NEWS.replace("a", "a\u0301\u0323"),
    "HTML": "<html><body><h1>Vote</h1>" + "".join(f"<p class='x'>{s}</p>" for s in SENTENCES) + "<script>1<2</script>",
    "broken HTML": NEWS.replace("the", "<the") + "<" * 500,
    "Markdown": "# Vote\n\n* " + "\n* ".join(SENTENCES) + "\n\n```python\nprint('x')\n```\n[a](b)",
    "table": "\n".join(f"| {n} | {s[:20]} | {n * 3.5}% |" for n, s in enumerate(SENTENCES * 20)),
    "CSV": "\n".join(f"{n},{n * 7},Smith,2020-11-{n % 30 + 1:02}" for n in range(400)),
    "all caps": NEWS.upper(),
    "no punctuation": NEWS.translate(str.maketrans("", "", ".,;:“”\"'()-")),
    "no spaces": NEWS.replace(" ", "")[:2000],
    "10,000 quotation marks": '"' * 10_000,
    "quotation marks and words": "“ he said ” " * 1500,
    "never closed": "“" + NEWS * 3,
    "brackets": "(" * 2000 + NEWS + ")" * 2000,
    "punctuation": "?!.,;:-" * 500,
    "digits": "1234567890 " * 500,
    "dates": "Nov. 3, 2020, 2020-11-03 and Tuesday, Nov. 3 " * 60,
    "one long word": "x" * 50_000,
    "newlines": "\n" * 5000 + NEWS + "\r\n" * 5000,
    "form feeds": NEWS.replace(". ", ".\x0c"),
    "line separators": NEWS.replace("\n\n", "\u2028").replace(". ", ".\u2029"),
    "German": "Der Kanzler trat am Dienstag zurück. „Ich gehe“, sagte er. " * 5,
    "Russian": "Президент подал в отставку во вторник. «Я ухожу», — сказал он. " * 5,
    "Arabic": "استقال الرئيس يوم الثلاثاء. قال: «سأرحل». " * 5,
    "Chinese": "总统周二辞职。他说：“我要走了。”" * 20,
    "names of names": "John John John Smith Smith John " * 200,
    "he he he": "He said he said he said he said " * 200,
    "code": "def f(x):\n    return {k: v for k, v in x.items() if v is not None}\n" * 30,
    "URLs": "http://example.org/2020/11/03/vote.html?x=1&y=2#top " * 200,
    "noise": " ".join(NOISE) * 3,
    "years out of range": "In 0000, in 99999, in the year 10000 and on 99/99/9999, 30 centuries ago, 9000 years later. "
    * 5,
    "a sentence of 2,000 words": "the old senator and " * 500 + "resigned on Monday.",
}


@pytest.mark.parametrize("name", NASTY)
def test_nasty_texts_give_articles(pipeline: Pipeline, name: str) -> None:
    check(pipeline.parse(NASTY[name], published="2031-06-09"), NASTY[name])


@pytest.mark.parametrize("text", ["", " ", "\n\t\r\n", "\u2003\u00a0", None, 7, b"text", ["text"]])
def test_what_is_no_text_is_a_documented_error(pipeline: Pipeline, text: object) -> None:
    with pytest.raises(TextError):
        pipeline.parse(text)  # type: ignore[arg-type]


@pytest.mark.parametrize("published", ["yesterday", "2031-13-01", 20310609, "9 June", b"2031-06-09"])
def test_what_is_no_date_is_a_documented_error(pipeline: Pipeline, published: object) -> None:
    with pytest.raises(DateError):
        pipeline.parse("He resigned on Monday.", published=published)  # type: ignore[arg-type]


@fuzz
@given(text=prose(), published=st.none() | st.dates())
@example(text="“", published=None)
def test_spoilt_prose_gives_an_article(pipeline: Pipeline, text: str, published: object) -> None:
    _parse(pipeline, text, published)


@fuzz
@given(text=characters(), published=st.none() | st.dates())
def test_any_characters_give_an_article_or_a_documented_error(pipeline: Pipeline, text: str, published: object) -> None:
    _parse(pipeline, text, published)


@long_run
@pytest.mark.parametrize("text", [NEWS * 6000, "the old senator and his friend " * 3334], ids=["5 MB", "20,000 words"])
def test_very_long_texts_give_articles(pipeline: Pipeline, text: str) -> None:
    article = pipeline.parse(text)
    assert article.text == text
    assert Article.from_json(article.to_json()) == article


def _parse(pipeline: Pipeline, text: str, published: object) -> None:
    if text.strip():
        check(pipeline.parse(text, published=published), text)  # type: ignore[arg-type]
    else:
        with pytest.raises(TextError):
            pipeline.parse(text)
