"""Where proper names stand in the text, and of what kind each is.

Each sentence is read alone first (`spotting`); then the whole text decides what one sentence leaves open: a name
keeps one kind throughout, and a surname that was once given in full is the person's wherever it stands.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

import attrs

from transition_events.actors import lexicon
from transition_events.actors.spotting import spot_names
from transition_events.actors.titles import title_ending_at
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.model import ActorKind, Span

_ENDINGS = ("'s", "’s", "‘s")
_MARKS = "'’‘\""
_LONGEST_ABBREVIATION = 4  # letters, the full stop included


@attrs.frozen(eq=False)
class Name:
    """A proper name: words ``start`` to ``end`` (half-open, counted from 0) of sentence number `sentence`."""

    sentence: int
    start: int
    end: int
    kind: ActorKind
    span: Span
    text: str
    parts: tuple[str, ...]


def find_names(document: Document) -> list[Name]:
    """All proper names of actors, in the order of the text, none overlapping another."""
    spotted = [
        make_name(document.text, number, sentence, start, end, kind)
        for number, sentence in enumerate(document.sentences)
        for start, end, kind in spot_names(sentence)
    ]
    spotted = _without_epithets(spotted, document)
    surnames = {n.parts[-1] for n in map(_bare, spotted) if n.kind == "PERSON" and len(n.parts) > 1}
    named = _agree(spotted, surnames, document)
    taken: dict[int, set[int]] = defaultdict(set)
    for name in named:
        taken[name.sentence].update(range(name.start, name.end))
    for number, sentence in enumerate(document.sentences):
        for i in _bare_surnames(sentence, taken[number], surnames):
            named.append(make_name(document.text, number, sentence, i, i + 1, "PERSON"))
    return sorted(named, key=lambda n: n.span)


def make_name(text: str, number: int, sentence: Sentence, start: int, end: int, kind: ActorKind) -> Name:
    """The name over these words, a possessive ending within the last word left out."""
    first, last = sentence.words[start], sentence.words[end - 1]
    bare = next((last.text[: -len(e)] for e in _ENDINGS if last.text.endswith(e)), last.text)
    bare = bare.rstrip(_MARKS) or last.text
    stop = last.span.start + len(bare)
    if bare == last.text and bare.endswith(".") and "." not in bare[:-1] and len(bare) > _LONGEST_ABBREVIATION:
        stop -= 1  # "era." at the end of a sentence; but "U.S." and "Jr." keep theirs
    span = Span(first.span.start, stop)
    return Name(number, start, end, kind, span, span.of(text), lexicon.parts(span.of(text)))


def without_suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without "Jr." and the like."""
    return parts[:-1] if len(parts) > 1 and parts[-1] in lexicon.words("suffixes") else parts


def head_of(words: tuple[Word, ...], start: int, end: int) -> Word:
    """The word among ``start`` to ``end`` whose head lies outside."""
    for word in words[start:end]:
        if not start < word.head <= end:
            return word
    return words[end - 1]


def _bare(name: Name) -> Name:
    return attrs.evolve(name, parts=without_suffix(name.parts))


def _without_epithets(names: list[Name], document: Document) -> list[Name]:
    """The names, those cut that hold a person's full name and more.

    "Crazy Anna Weber" is "Anna Weber" if the text has her, and so is "Anna Weber Slams" in the headline.
    """
    full = {n.parts for n in names if n.kind == "PERSON" and len(n.parts) > 1}
    lengths = sorted({len(parts) for parts in full})

    def cut(name: Name) -> Name:
        sentence, parts, start, end = document.sentences[name.sentence], name.parts, name.start, name.end
        if name.kind != "PERSON" or len(parts) != end - start:
            return name
        if parts[1:] in full and parts[0] not in lexicon.given_names():
            start += 1
        elif sentence.paragraph == 0 and len(without_suffix(parts)) == len(parts):
            end = next((start + n for n in lengths if n < len(parts) and parts[:n] in full), end)
        return make_name(document.text, name.sentence, sentence, start, end, "PERSON")

    return [cut(name) for name in names]


# --- one kind for one name ------------------------------------------------------------------------------------------


def _agree(names: list[Name], surnames: set[str], document: Document) -> list[Name]:
    """The names, each of the kind that the whole text speaks for."""
    places: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        places[name.parts].append(name)
    firms = [n.parts for n in names if n.kind == "ORG" and n.parts[-1] in lexicon.words("companies")]
    companies = set(map(_without_company, firms))
    agreed = []
    people = surnames | {n.parts[0] for n in names if n.kind == "PERSON" and len(n.parts) == 1}
    for parts, same in places.items():
        if _joins_two(parts, people):
            continue
        kind = _kind_of_all(parts, same, surnames, companies, document)
        agreed += [attrs.evolve(n, kind=kind) if kind and n.kind != kind else n for n in same]
    return agreed


def _joins_two(parts: tuple[str, ...], people: set[str]) -> bool:
    """Whether two people are named in one word: "the Weber-Hollis debate"."""
    first, hyphen, second = parts[0].partition("-")
    return bool(hyphen) and len(parts) == 1 and first in people and second in people


def _kind_of_all(
    parts: tuple[str, ...],
    same: list[Name],
    surnames: set[str],
    companies: set[tuple[str, ...]],
    document: Document,
) -> ActorKind | None:
    """The kind of all names that read alike, or None where each keeps its own."""
    if parts in lexicon.country_names() or parts in lexicon.provinces() or parts in lexicon.capitals():
        return None
    if len(parts) == 1 and parts[0] in surnames:
        return "PERSON"
    if len(parts) == 1 and parts[0].removesuffix("s") in surnames:
        return "GROUP"  # "the Webers"
    if any(_has_title(name, document) for name in same):
        return None
    if parts in companies:
        return "ORG"
    kind = Counter(name.kind for name in same).most_common(1)[0][0]
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
    """Whether a capitalised noun follows that the word belongs to ("Trump Tower")."""
    after = sentence.words[i + 1 : i + 2]
    return bool(after) and after[0].upos == "PROPN" and after[0].text[:1].isupper()
