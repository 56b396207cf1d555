"""Paragraphs and cleaning: no character moves, and only lines that had no room are joined."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition_events.errors import TextError
from transition_events.model import Span
from transition_events.text import check_text, clean, paragraphs


def parts(text: str) -> list[str]:
    return [span.of(text) for span in paragraphs(text)]


def test_a_blank_line_ends_a_paragraph() -> None:
    assert parts("One.\n\n  Two.\n \nThree.") == ["One.", "Two.", "Three."]


def test_a_headline_stands_apart_from_short_lines() -> None:
    text = "Minister goes\nROME, March 4, 2019\nThe prime minister resigned on Monday, and nobody was surprised."
    assert parts(text) == text.split("\n")


def test_a_hard_wrapped_line_goes_on_in_the_next() -> None:
    text = (
        "The prime minister resigned on Monday, and nobody in the old town was\n"
        "surprised. The president, who had waited for this day, thanked him and\n"
        "went home.\n"
        "Nobody knows who will come next, and there are few who would care for it."
    )
    assert [p[:12] for p in parts(text)] == ["The prime mi", "Nobody knows"]


def test_long_lines_are_paragraphs() -> None:
    lines = ["word " * 40 + "end.", "short.", "word " * 30 + "end."]
    assert parts("\n".join(lines)) == lines


def test_a_table_keeps_its_lines() -> None:
    assert parts("Votes: 10\nSeats: 2\nTurnout: 6") == ["Votes: 10", "Seats: 2", "Turnout: 6"]


def test_what_stands_apart_is_a_paragraph_of_its_own() -> None:
    text = "ROME (AP) - The minister resigned."
    assert [s.of(text) for s in paragraphs(text, apart=[Span(0, 12)])] == ["ROME (AP) -", "The minister resigned."]


@given(st.text(max_size=300))
def test_cleaning_keeps_every_offset(text: str) -> None:
    cleaned = clean(text)
    assert len(cleaned) == len(text)
    assert all(a == b or b in " \n" for a, b in zip(text, cleaned, strict=True))


@given(st.text(alphabet="ab .\n\t", max_size=300))
def test_paragraphs_hold_all_that_is_not_space(text: str) -> None:
    spans = paragraphs(text)
    assert list(spans) == sorted(spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert "".join("".join(s.of(text).split()) for s in spans) == "".join(text.split())


@pytest.mark.parametrize("bad", [b"bytes", None, 7, "", " \n"])
def test_what_is_no_text_is_named(bad: object) -> None:
    with pytest.raises(TextError):
        check_text(bad)
