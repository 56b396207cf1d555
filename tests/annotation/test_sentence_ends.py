"""Sentences that the tokenizer ended within a name or a date."""

from __future__ import annotations

import re

import pytest

from transition_events.annotation.stanza_adapter.sentences import Token, parted_at_quotations, with_phrases_whole


def _split(text: str) -> list[list[Token]]:
    """Tokens at spaces, sentences at bars; full stops apart where a space stands before them in the source."""
    sentences, at = [], 0
    for part in text.split("|"):
        tokens = [Token(m[0], at + m.start(), at + m.end(), False) for m in re.finditer(r"\S+", part)]
        sentences.append(tokens)
        at += len(part)
    return sentences


@pytest.mark.parametrize(
    ("parted", "whole"),
    [
        ("Leader Roy| Tuttle declined .", ["Leader Roy Tuttle declined ."]),
        ("Gen.| Min Oo agreed .", ["Gen. Min Oo agreed ."]),
        ("They met on Jan.| 6 in Ohio .", ["They met on Jan. 6 in Ohio ."]),
        ("They meet on Jan.| 6 . The count follows .", ["They meet on Jan. 6 .", "The count follows ."]),
        ("They met in Ohio .| Roy agreed .", ["They met in Ohio .", "Roy agreed ."]),
        ("They met in Jan.| Roy agreed .", ["They met in Jan.", "Roy agreed ."]),
        ("it was Roy|\nTuttle declined .", ["it was Roy", "Tuttle declined ."]),
    ],
)
def test_phrases_stay_whole(parted, whole):
    text = parted.replace("|", "")
    found = with_phrases_whole(_split(parted), text)
    assert [" ".join(token.text for token in sentence) for sentence in found] == whole


def test_a_stop_apart_is_joined_to_its_word():
    text = "on Jan. 6"
    tokens = [Token("on", 0, 2, False), Token("Jan", 3, 6, False), Token(".", 6, 7, False)]
    (sentence,) = with_phrases_whole([tokens, [Token("6", 8, 9, False)]], text)
    assert sentence[1:] == [Token("Jan.", 3, 7, False), Token("6", 8, 9, False)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ('It ended on Aug. 11. "The vote was fair', ["It ended on Aug. 11.", '" The vote was fair']),
        ('It ended on Aug. 11 . "The vote was fair', ["It ended on Aug. 11 .", '" The vote was fair']),
        ('the U.S. "First policy', ['the U.S. " First policy']),
        ('the 11 "First movers', ['the 11 " First movers']),
    ],
)
def test_a_day_before_a_quotation_ends_its_sentence(text, sentences):
    tokens = [Token(m[0], m.start(), m.end(), False) for m in re.finditer(r'"|[^\s"]+', text)]
    assert [" ".join(t.text for t in part) for part in parted_at_quotations([tokens])] == sentences
