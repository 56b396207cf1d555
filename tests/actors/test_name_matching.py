"""When two names are one's, and when they are not."""

from __future__ import annotations

import pytest

from transition_events.actors import lexicon
from transition_events.actors.matching import first_surname, initials, is_misspelt, may_be_one_person, shortens


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Joseph R. Weber", "Joe Weber"),
        ("Joseph R. Weber", "J. R. Weber"),
        ("J. Robert Weber", "Robert Weber"),
        ("Ana María López Soto", "López Soto"),
        ("Weber Anna", "Anna Weber"),
        ("Kristin Weber", "Kristen Weber"),
        ("Khalid bin Faisal al-Thani", "Khalid bin Faisal"),
    ],
)
def test_one_person(full: str, other: str) -> None:
    assert may_be_one_person(lexicon.parts(full), lexicon.parts(other))


@pytest.mark.parametrize(
    ("full", "other"),
    [
        ("Anna Weber", "Paul Weber"),
        ("Anna Maria Weber", "Paul Weber"),
        ("Anna Weber", "Anna Hollis"),
        ("J. Weber", "Anna Weber"),
        ("Dan Weber", "Don Weber"),
    ],
)
def test_two_people(full: str, other: str) -> None:
    assert not may_be_one_person(lexicon.parts(full), lexicon.parts(other))


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ana María López Soto", "lopez"),
        ("Juan Arévalo de Soto", "arevalo"),
        ("Anna Weber", None),
        ("A. B. Weber", None),
    ],
)
def test_the_first_of_two_surnames(name: str, surname: str | None) -> None:
    assert first_surname(lexicon.parts(name)) == surname


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("Weber", "Weber Holdings Inc.", True),
        ("Foreign Ministry", "Zambian Foreign Ministry", True),
        ("European Parliament", "Legal Counsel of the European Parliament", False),
        ("Ministry", "Foreign Ministry", False),
        ("Weber", "Weber Institute", False),
        ("Weber Inc.", "Weber Inc.", False),
    ],
)
def test_a_shorter_name(short: str, long: str, expected: bool) -> None:
    assert shortens(lexicon.parts(short), lexicon.parts(long)) is expected


def test_initials_with_and_without_small_words() -> None:
    assert initials(lexicon.parts("Bank of Springfield")) == {"bs", "bos"}


def test_a_slip_is_one_letter_of_a_long_word() -> None:
    assert is_misspelt("maurer", "mauer")
    assert not is_misspelt("tate", "tale")
    assert not is_misspelt("weber", "kovac")
