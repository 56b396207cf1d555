"""Titles with what qualifies them, in a form in which two can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

import attrs

from transition_events.actors import lexicon
from transition_events.actors.phrases import Role
from transition_events.actors.titles import TitleMatch
from transition_events.annotation.document import Word

_PAST = frozenset({"former", "ex", "late", "previous"})
_COMING = frozenset({"new", "incoming"})
_GOING = frozenset({"outgoing", "departing"})
_COUNTRY = "country:"
_PARTY = re.compile(r"^[RDI]-(?=.)")
_LONGEST_PLACE = 3  # words: "Papua New Guinean", "District of Columbia"
_LONGEST_TAG = 6  # words behind a name: "(R-S.C.)", "of New South Wales"


@attrs.frozen
class Description:
    """A title (`core` and `suffix` as in `TitleMatch`), whether it was held before, and the words that qualify it.

    A country among the qualifiers is one by whatever word for it. `turn` says of an office that changes hands
    whether this is who leaves it or who comes to it.
    """

    core: str
    suffix: str
    past: bool
    qualifiers: frozenset[str]
    turn: Literal["coming", "going"] | None = None

    @property
    def countries(self) -> frozenset[str]:
        """The countries among the qualifiers."""
        return frozenset(q for q in self.qualifiers if q.startswith(_COUNTRY))

    @property
    def place(self) -> frozenset[str]:
        """The words of the state among the qualifiers."""
        return self.qualifiers & _words_of_provinces()

    def fits(self, other: Description) -> bool:
        """Whether this description, of a phrase, can speak of somebody whose role `other` is."""
        own = self.qualifiers - self.countries
        if self._leads(other):
            return True
        if not self._same_office(other) or not own <= other.qualifiers:
            return False
        if self.countries and other.countries:
            return bool(self.countries & other.countries)
        of_state = self.core in lexicon.heads_of_government()
        return not self.countries or of_state or own == other.qualifiers  # "the Kenyan envoy" is no UN envoy

    def _leads(self, other: Description) -> bool:
        """Whether this is "the Kenyan leader" and the other the country's president or premier."""
        same = self.core == "leader" and self.past == other.past and self.qualifiers == self.countries
        return same and other.core in lexicon.heads_of_government() and bool(self.countries & other.countries)

    def may_fit(self, other: Description) -> bool:
        """Whether all that this description has beyond `other` is the state, of which `other` says nothing."""
        beyond = self.qualifiers - other.qualifiers
        return self._same_office(other) and bool(beyond) and beyond == self.place and not other.place

    def _same_office(self, other: Description) -> bool:
        same = self.core == other.core or self._shortens(other.core)
        if self.turn is not None and other.turn not in (None, self.turn):
            return False
        return same and (self.suffix, self.past) == (other.suffix, other.past)

    def _shortens(self, office: str) -> bool:
        """Whether the office is one of several words of which this is the last or the first: "speaker", "secretary"."""
        if self.core not in lexicon.words("short_titles") or office in lexicon.words("not_shortened"):
            return False
        return office.endswith(" " + self.core) or office.startswith(self.core + " of ")


@cache
def _words_of_provinces() -> frozenset[str]:
    return frozenset(word for name in lexicon.provinces() for word in name)


def describe(words: Sequence[Word], start: int, end: int, title: TitleMatch) -> Description:
    """The description over words ``start`` to ``end``, whose head is `title`."""
    around = [*words[start : title.start], *words[title.end : end]]
    keys = tuple(lexicon.key(word.text) for word in around)
    countries = list(_countries(keys))
    of_countries = {i for first, last, _ in countries for i in range(first, last)}
    plain = {
        key
        for i, (key, word) in enumerate(zip(keys, around, strict=True))
        if i not in of_countries and word.upos in ("NOUN", "PROPN", "ADJ") and len(key) > 1
    }
    qualifiers = (plain - lexicon.words("tense")) | {name for _, _, name in countries}
    past = not _PAST.isdisjoint(keys) or words[title.start].lower.startswith("ex-")
    turn: Literal["coming", "going"] | None = "coming" if not _COMING.isdisjoint(keys) else None
    turn = "going" if not _GOING.isdisjoint(keys) else turn
    return Description(title.core, title.suffix, past, frozenset(qualifiers), turn)


def describe_role(words: Sequence[Word], role: Role, end: int) -> Description:
    """The description that a role gives to the person whose name ends at `end`, with the place behind the name.

    "Sen. Anna Weber (D-Ohio)" and "Senator Anna Weber of Ohio" are the Ohio senator.
    """
    found = describe(words, role.start, role.end, role.title)
    return attrs.evolve(found, qualifiers=found.qualifiers | frozenset(_places_behind(words, end)))


def _countries(keys: tuple[str, ...]) -> Iterator[tuple[int, int, str]]:
    """Words from, to (half-open) that are a country's name or adjective, and the country as a qualifier."""
    for length in range(min(_LONGEST_PLACE, len(keys)), 0, -1):
        for start in range(len(keys) - length + 1):
            words = keys[start : start + length]
            country = lexicon.country_adjectives().get(words) or lexicon.country_names().get(words)
            if country is not None:
                yield start, start + length, _COUNTRY + country.id


def _places_behind(words: Sequence[Word], end: int) -> Iterator[str]:
    """The words of the state behind a name, in brackets or after "of"."""
    if end + 1 >= len(words) or words[end].lower not in ("(", "of", ","):
        return
    behind = [
        w.text.removeprefix("R-").removeprefix("D-").removeprefix("I-") for w in words[end + 1 : end + _LONGEST_TAG]
    ]
    for start in range(min(2, len(behind)) + 1 if words[end].lower == "(" else 1):
        for stop in range(min(start + _LONGEST_PLACE, len(behind)), start, -1):
            state = tuple(lexicon.key(text) for text in behind[start:stop])
            state = lexicon.abbreviated_states().get("".join(behind[start:stop]), state)
            if state in lexicon.provinces():
                yield from state
                return
