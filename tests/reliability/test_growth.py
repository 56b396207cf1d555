"""Time and memory grow no faster than the text."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from news import SENTENCES

if TYPE_CHECKING:
    from transition_events import Pipeline

pytestmark = pytest.mark.model

# The usual suite looks at 4 kB against 40 kB; with TRANSITION_EVENTS_FUZZ=1000 it is 100 kB against 1 MB.
SMALL = 100_000 if int(os.environ.get("TRANSITION_EVENTS_FUZZ", "40")) >= 1000 else 4_000


def test_ten_times_the_text_takes_about_ten_times_as_long(pipeline: Pipeline) -> None:
    seconds = {}
    for size in (SMALL, 10 * SMALL):
        text = _text(size)
        pipeline.parse(text[:1000])
        start = time.process_time()
        pipeline.parse(text)
        seconds[size] = time.process_time() - start
    assert seconds[10 * SMALL] < 15 * seconds[SMALL]


def _text(size: int) -> str:
    page = "\n\n".join(" ".join(SENTENCES[n:] + SENTENCES[:n]) for n in range(len(SENTENCES)))
    return (page + "\n\n") * (size // len(page) + 1)
