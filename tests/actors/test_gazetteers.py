"""The records of the gazetteers: their examples are read as they say, their negatives are not, and none collides."""

from __future__ import annotations

from collections import Counter

import pytest

from transition_events.actors import kinds, lexicon
from transition_events.actors.titles import title_ending_at
from transition_events.annotation.document import Word
from transition_events.model import Span


def words(text: str) -> tuple[Word, ...]:
    """Words without a parse."""
    return tuple(
        Word(id=n, text=form, lemma=form.lower(), upos="PROPN", span=Span(n, n + 1))
        for n, form in enumerate(text.split(), 1)
    )


def title_before_name(phrase: str) -> str | None:
    """The class of the title that ends before the capitalised words at the end of a phrase."""
    read = words(phrase)
    for end in range(len(read) - 1, 0, -1):
        found = title_ending_at(read, end)
        if found is not None:
            return found.title.id
    return None


def examples(records: tuple, field: str) -> list:  # type: ignore[type-arg]
    return [pytest.param(r, text, id=f"{r.id}: {text}") for r in records for text in getattr(r, field)]


@pytest.mark.parametrize(("title", "phrase"), examples(lexicon.titles(), "examples"))
def test_a_title_is_read_before_a_name(title: lexicon.Title, phrase: str) -> None:
    assert title_before_name(phrase) == title.id


@pytest.mark.parametrize(("title", "phrase"), examples(lexicon.titles(), "negative"))
def test_other_words_before_a_name_are_no_title(title: lexicon.Title, phrase: str) -> None:
    read = words(phrase)
    found = title_ending_at(read, len(read) - 1)
    assert found is None or found.title != title


@pytest.mark.parametrize(("marker", "name"), examples(lexicon.markers(), "examples"))
def test_a_name_with_a_marker_is_an_organisation(marker: lexicon.Marker, name: str) -> None:
    assert kinds.is_organisation(lexicon.parts(name))


@pytest.mark.parametrize(("marker", "name"), examples(lexicon.markers(), "negative"))
def test_a_name_without_a_marker_is_none(marker: lexicon.Marker, name: str) -> None:
    assert not kinds.is_organisation(lexicon.parts(name))


@pytest.mark.parametrize(("body", "phrase"), examples(lexicon.bodies(), "examples"))
def test_a_body_is_known_by_its_last_words(body: lexicon.Body, phrase: str) -> None:
    nouns = [lexicon.body_nouns().get(lexicon.parts(phrase)[-n:]) for n in (1, 2)]
    assert body in nouns


@pytest.mark.parametrize(("body", "phrase"), examples(lexicon.bodies(), "negative"))
def test_no_body_is_seen_in_other_words(body: lexicon.Body, phrase: str) -> None:
    assert lexicon.parts(phrase)[-1:] not in lexicon.body_nouns()


def test_a_listed_institution_is_an_actor_of_its_own() -> None:
    kind = {name: kinds.listed_kind(words(name)) for name in lexicon.institutions().values() if name[0].isupper()}
    assert {name: k for name, k in kind.items() if k != "ORG"} == {"Vatican": "GPE"}


def test_a_word_for_a_country_means_one_country() -> None:
    for field in ("adjectives", "people"):
        counted = Counter(word for country in lexicon.countries() for word in getattr(country, field))
        assert [word for word, times in counted.items() if times > 1] == []
    names = Counter(n for c in lexicon.countries() for n in {lexicon.parts(n) for n in (c.name, *c.aliases)})
    assert [name for name, times in names.items() if times > 1] == []


def test_the_lists_of_given_names_do_not_overlap() -> None:
    table = lexicon.read_toml(lexicon._DATA / "given_names.toml")
    counted = Counter(name for kind in ("female", "male", "either") for name in table[kind].split())
    assert [name for name, times in counted.items() if times > 1] == []


def test_an_abbreviated_state_is_a_state() -> None:
    assert set(lexicon.abbreviated_states().values()) <= lexicon.provinces()
    assert lexicon.abbreviated_states()["N.Y."] == ("new", "york")


@pytest.mark.parametrize(
    ("word", "key"), [("Sen.", "sen"), ("García", "garcia"), ("O’Neil", "o'neil"), ("U.S.", "us"), ("ẞ", "ss")]
)
def test_words_are_looked_up_without_stops_and_accents(word: str, key: str) -> None:
    assert lexicon.key(word) == key


@pytest.mark.parametrize(
    ("text", "core", "suffix", "plural"),
    [
        ("former President-elect", "president", "elect", False),
        ("President - elect", "president", "elect", False),
        ("two Congressmen", "congressman", "", True),
        ("deputies", "deputy", "", True),
        ("chief of staff", "chief of staff", "", False),
        ("Vice President", "vice president", "", False),
    ],
)
def test_a_title_with_its_state_and_number(text: str, core: str, suffix: str, plural: bool) -> None:
    read = words(text)
    found = title_ending_at(read, len(read))
    assert found is not None
    assert (found.core, found.suffix, found.plural) == (core, suffix, plural)
