"""Where nothing speaks of time, nothing is found; and a long text takes as long as it is long."""

from __future__ import annotations

import lzma
import re
import time
from pathlib import Path

import pytest

from transition_events.times import find_times

# Whatever may speak of time. A sentence that holds none of it has no time expression, whatever a rule may think.
TIME_WORDS = re.compile(
    r"""\b(
      january|february|march|april|may|june|july|august|september|october|november|december
    | jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thurs?|fri|sat|sun
    | (mon|tues|wednes|thurs|fri|satur|sun)days?
    | (second|minute|min|hour|hr|day|week|weekend|fortnight|month|quarter|year|yr|decade|season|night|morning|evening)s?
    | afternoons?|noon|midday|midnight|centur\w+|millenni\w+|spring|summer|autumn|fall|winter
    | today|tonight|tomorrow|yesterday|overnight|now|then|currently?|recent(ly)?|lately|soon|later|earlier|ago
    | past|future|present|moment|times?|while|eras?|age|old|once|already|previously|dates?
    | daily|weekly|monthly|quarterly|yearly|annual(ly)?|hourly|nightly|christmas|easter|thanksgiving|halloween
    | am|pm|clock|\w*teen\w*|\w+ties
    )\b | \d{4} | \d:\d\d | \d[/-]\d | \d(am|pm) | ['’]\d\d | \d0s""",
    re.IGNORECASE | re.VERBOSE,
)
NOT_TIMES = (
    "The second man said that a second helping may do.",
    "May said she sat in the Sun Belt.",
    "They march on; the army of Gen. March marched too.",
    "He scored 21-17 and 3.05, then called 555-1212.",
    "It cost $1990, or 2,000 pounds a head.",
    "We fall in love and spring into action.",
    "The Sunday Times and the Daily Mail wrote of the Days Inn.",
    "Three quarters of them and a quarter of us agreed.",
    "Chapter 12 has 1500 words, more than 1100 pictures.",
    "The phone has a 10.5 inch screen.",
)


@pytest.mark.parametrize("text", NOT_TIMES)
def test_what_only_looks_like_a_time(text: str) -> None:
    assert [t.text for t in find_times(text, anchor="2020-11-23")] == []


@pytest.mark.shared
def test_sentences_without_time_words_have_no_times(shared: Path) -> None:
    sentences = []
    for name in ("en_ewt-dev", "en_ewt-test"):
        with lzma.open(shared / "data" / "ud" / f"{name}.conllu.xz", "rt", encoding="utf8") as file:
            sentences += [line[9:].strip() for line in file if line.startswith("# text = ")]
    timeless = [s for s in sentences if not TIME_WORDS.search(s)][:2000]
    found = [(t.text, s) for s in timeless for t in find_times(s, anchor="2020-11-23")]
    assert len(timeless) == 2000
    assert len(found) < 5, found


def test_time_grows_no_faster_than_the_text() -> None:
    page = "On Friday, Nov. 3, 2000, they met two weeks later, at 10 p.m., for the third quarter of 1998; no day. "

    def seconds(size: int) -> float:
        text = (page + "He said so, and left, and 123 of 456 said 7.8 of it. " * 4) * size
        best = float("inf")
        for _ in range(3):
            start = time.process_time()
            find_times(text, anchor="2000-12-01")
            best = min(best, time.process_time() - start)
        return best

    assert seconds(400) < 25 * seconds(40)


@pytest.mark.parametrize(
    "words",
    ["1", "1-", "\n", "the ", "last ", "a day and ", "May ", "five ", "to 5 ", "12:", "3, ", "the year ", "of the "],
)
def test_no_text_takes_long(words: str) -> None:
    start = time.process_time()
    find_times(words * 20_000, anchor="2000-12-01")
    assert time.process_time() - start < 5  # seconds; a rule that looks back over all of the text takes minutes
