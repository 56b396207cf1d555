"""The names of a text: those that each sentence shows, and what the whole text makes of them.

Each sentence is read alone first (`spotting`); then the whole text decides what one sentence leaves open. A name keeps
one kind throughout; a surname that was once given in full is the person's wherever it stands; and what the tagger
took into a name too much is cut where the text has the name without it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import attrs

from transition_events.actors import lexicon
from transition_events.actors.names import Name, make_name, without_suffix
from transition_events.actors.spotting import spot_names
from transition_events.actors.stretch import Line, Stretch
from transition_events.actors.titles import title_ending_at
from transition_events.annotation.document import Document, Sentence
from transition_events.model import ActorKind


def find_names(document: Document) -> list[Name]:
    """All proper names of actors, in the order of the text, none overlapping another."""
    spotted = [
        make_name(document.text, number, sentence, start, end, kind)
        for number, sentence in enumerate(document.sentences)
        for start, end, kind in spot_names(sentence)
    ]
    spotted = _Excess(spotted, document).cut()
    surnames = _surnames(spotted)
    named = _agree(spotted, surnames, document)
    taken: dict[int, set[int]] = defaultdict(set)
    for name in named:
        taken[name.sentence].update(range(name.start, name.end))
    for number, sentence in enumerate(document.sentences):
        for i in _bare_surnames(sentence, taken[number], surnames):
            named.append(make_name(document.text, number, sentence, i, i + 1, "PERSON"))
    return sorted(named, key=lambda n: (n.span.start, n.span.end))


def _surnames(names: list[Name]) -> set[str]:
    """The last words of persons' full names."""
    people = (without_suffix(n.parts) for n in names if n.kind == "PERSON")
    return {parts[-1] for parts in people if len(parts) > 1}


def _first_names(names: list[Name]) -> set[str]:
    """The first words of persons' full names, where they are given names."""
    people = (without_suffix(n.parts) for n in names if n.kind == "PERSON")
    return {parts[0] for parts in people if len(parts) > 1 and parts[0] in lexicon.given_names()}


class _Excess:
    """Words that the tagger took into persons' names, told by the names that the text has without them."""

    def __init__(self, names: list[Name], document: Document) -> None:
        self.names, self.document = names, document
        self.full = Counter(n.parts for n in names if n.kind == "PERSON" and len(n.parts) > 1)
        self.single = {n.parts[0] for n in names if n.kind == "PERSON" and len(n.parts) == 1}
        self.lengths = sorted({len(parts) for parts in self.full})
        self.surnames = _surnames(names)

    def cut(self) -> list[Name]:
        """The names, each no longer than it should be."""
        return [self._cut(n) if n.kind == "PERSON" and len(n.parts) > 1 else self._without_owner(n) for n in self.names]

    def _without_owner(self, name: Name) -> Name:
        """An organisation's name without a person whose it is: "Weber's Fronte Nuovo"."""
        sentence = self.document.sentences[name.sentence]
        for i in range(name.start + 1, name.end - 1):
            owner = lexicon.key(sentence.words[i - 1].text)
            if name.kind == "ORG" and sentence.words[i].text in ("'s", "’s") and owner in self.surnames:
                return make_name(self.document.text, name.sentence, sentence, i + 1, name.end, "ORG")
        return name

    def _cut(self, name: Name) -> Name:
        parts, start, end = name.parts, name.start, name.end
        if len(parts) != end - start or parts[-1] in lexicon.words("suffixes"):
            return name
        if parts[1:] in self.full and parts[0] not in lexicon.given_names():
            start += 1  # "Crazy Anna Weber"
        elif (kept := self._before_other_words(name)) is not None:
            end = start + kept  # "Anna Weber Slams Party"
        elif self._is_headline(name) and self._opens_with_surname(parts):
            end = start + 1  # "Weber Slams Party"
        else:
            return name
        sentence = self.document.sentences[name.sentence]
        return make_name(self.document.text, name.sentence, sentence, start, end, "PERSON")

    def _before_other_words(self, name: Name) -> int | None:
        """The number of words of the known full name that a longer one begins with, if the rest is no surname."""
        for length in self.lengths:
            known = name.parts[:length]
            if length < len(name.parts) and known in self.full:
                often = self.full[known] > 1 == self.full[name.parts] and name.parts[-1] not in self.single
                return length if often or self._is_headline(name) else None
        return None

    def _is_headline(self, name: Name) -> bool:
        return self.document.sentences[name.sentence].paragraph == 0

    def _opens_with_surname(self, parts: tuple[str, ...]) -> bool:
        first, *others = parts
        known = first in self.surnames and first not in lexicon.given_names() and parts[::-1] not in self.full
        return known and not any(other in self.single for other in others)


# --- one kind for one name ------------------------------------------------------------------------------------------


@attrs.frozen
class _Known:
    """The words of full names that the text has: surnames and given names of persons, companies without "Inc."."""

    surnames: set[str]
    given: set[str]
    companies: set[tuple[str, ...]]


def _agree(names: list[Name], surnames: set[str], document: Document) -> list[Name]:
    """The names, each of the kind that the whole text speaks for."""
    places: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        places[name.parts].append(name)
    firms = [n.parts for n in names if n.kind == "ORG" and n.parts[-1] in lexicon.words("companies")]
    known = _Known(surnames, _first_names(names), set(map(_without_company, firms)))
    agreed = []
    people = surnames | {n.parts[0] for n in names if n.kind == "PERSON" and len(n.parts) == 1}
    for parts, same in places.items():
        if _joins_two(parts, people):
            continue
        kind = _kind_of_all(parts, same, known, document)
        agreed += [attrs.evolve(n, kind=kind) if kind and n.kind != kind else n for n in same]
    return agreed


def _joins_two(parts: tuple[str, ...], people: set[str]) -> bool:
    """Whether two people are named in one word: "the Weber-Hollis debate"."""
    first, hyphen, second = parts[0].partition("-")
    return bool(hyphen) and len(parts) == 1 and first in people and second in people


def _kind_of_all(parts: tuple[str, ...], same: list[Name], known: _Known, document: Document) -> ActorKind | None:
    """The kind of all names that read alike, or None where each keeps its own."""
    if parts in lexicon.country_names() or parts in lexicon.provinces() or parts in lexicon.capitals():
        return None
    if len(parts) == 1 and parts[0] in known.surnames | known.given:
        return "PERSON"
    if len(parts) == 1 and parts[0].removesuffix("s") in known.surnames:
        return "GROUP"  # "the Webers"
    if any(_has_title(name, document) for name in same):
        return None
    if parts in known.companies:
        return "ORG"
    kind = Counter(name.kind for name in same).most_common(1)[0][0]
    if kind == "PERSON" and " ".join(parts) in lexicon.words("cities"):
        return "GPE"
    if kind == "PERSON" and any(_is_called_body(name, document) for name in same):
        return "ORG"
    people = kind == "PERSON" and len(parts) == 1 and parts[0].endswith("s")
    return "NORP" if people and 2 * sum(_has_article(n, document) for n in same) >= len(same) else kind  # "the Whigs"


def _without_company(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The name of a company without "Holdings Inc." and the like."""
    while parts and parts[-1] in lexicon.words("companies"):
        parts = parts[:-1]
    return parts


def _has_title(name: Name, document: Document) -> bool:
    title = title_ending_at(document.sentences[name.sentence].words, name.start)
    return name.kind == "PERSON" and title is not None


def _is_called_body(name: Name, document: Document) -> bool:
    stretch = Stretch(Line(document.sentences[name.sentence]), name.start, name.end)
    return stretch.is_called_body and not stretch.has_given_name


def _has_article(name: Name, document: Document) -> bool:
    words = document.sentences[name.sentence].words
    return name.start > 0 and words[name.start - 1].lower == "the" and words[name.end - 1].relation != "compound"


# --- surnames that the tagger passed over ---------------------------------------------------------------------------


def _bare_surnames(sentence: Sentence, taken: set[int], surnames: set[str]) -> Iterator[int]:
    dates = [e.span for e in sentence.entities if e.type.upper() == "DATE"]
    for i, word in enumerate(sentence.words):
        if i in taken or not word.text[0].isupper() or lexicon.key(word.text).removesuffix("'s") not in surnames:
            continue
        if any(word.span in date for date in dates) or _within_longer_name(sentence, i):
            continue
        if word.upos in ("PROPN", "NOUN", "X", "ADJ"):
            yield i


def _within_longer_name(sentence: Sentence, i: int) -> bool:
    """Whether a capitalised noun follows that the word belongs to ("Vale Tower")."""
    after = sentence.words[i + 1 : i + 2]
    return bool(after) and after[0].upos == "PROPN" and after[0].text[:1].isupper()
