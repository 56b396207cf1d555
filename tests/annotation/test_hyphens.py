"""Words with a hyphen, cut by a tokenizer in the wrong place, put right."""

from __future__ import annotations

import pytest

from transition_events.annotation.stanza_adapter.hyphens import with_hyphens_apart
from transition_events.annotation.stanza_adapter.sentences import Token


def _tokens(parted: str) -> list[Token]:
    """The tokens of a text in which a bar stands where the tokenizer cut within a word."""
    found: list[Token] = []
    at = 0
    for word in parted.split():
        for part in word.split("|"):
            found.append(Token(part, at, at + len(part), False))
            at += len(part)
        at += 1
    return found


@pytest.mark.parametrize(
    ("parted", "right"),
    [
        ("a no|-confidence vote", "a no|-|confidence vote"),
        ("a no-|confidence vote", "a no|-|confidence vote"),
        ("an anti-|war march", "an anti-war march"),
        ("an anti|-war march", "an anti-war march"),
        ("a no|-|confidence vote", "a no|-|confidence vote"),
        ("an anti-war march", "an anti-war march"),
        ("at -5 degrees", "at -5 degrees"),
        ("he left - and lost", "he left - and lost"),
    ],
)
def test_a_hyphen_stands_alone_or_within_its_word(parted: str, right: str) -> None:
    assert with_hyphens_apart(_tokens(parted)) == _tokens(right)
