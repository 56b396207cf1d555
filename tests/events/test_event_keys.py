"""`Event.key`: two articles on the same happening give the same key."""

from __future__ import annotations

import pytest

from transition_events import Pipeline


@pytest.mark.model
def test_two_articles_agree_on_the_key(pipeline: Pipeline) -> None:
    first = pipeline.parse("Prime Minister Ana Ruiz resigned on Monday.", published="2021-06-15")
    second = pipeline.parse("Ana Ruiz, who led the party, stepped down on June 14.", published="2021-06-20")
    keys = {e.key for a in (first, second) for e in a.events if e.type == "resignation"}
    assert keys == {"resignation:agent=ruiz:2021-06-14"}


@pytest.mark.model
def test_refusal_and_other_days_have_other_keys(pipeline: Pipeline) -> None:
    refused = pipeline.parse("Ana Ruiz did not resign on Monday.", published="2021-06-15")
    later = pipeline.parse("Ana Ruiz resigned on Monday.", published="2021-06-22")
    undated = pipeline.parse("Ana Ruiz resigned.", published="2021-06-22")
    keys = [a.events[0].key for a in (refused, later, undated)]
    assert keys == [
        "not-resignation:agent=ruiz:2021-06-14",
        "resignation:agent=ruiz:2021-06-21",
        "resignation:agent=ruiz:undated",
    ]
