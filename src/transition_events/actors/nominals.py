"""Descriptions that stand for a person: "the Russian President", "the president-elect", "the former".

A description is linked only where exactly one person of the text bears that title: the same office, the same state of
it (elect, former), no other country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.cast import Referent
from transition_events.actors.phrases import Role
from transition_events.actors.titles import TitleMatch, title_ending_at
from transition_events.annotation.document import Sentence, Word

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "every", "any", "no", "each"})
_COUNTRY = "country:"
_LONGEST_SUFFIX = 2  # words: "-", "elect"


@attrs.frozen
class Description:
    """A title with what qualifies it, in a form in which two can be compared."""

    core: str
    suffix: str
    past: bool
    qualifiers: frozenset[str]

    @property
    def countries(self) -> frozenset[str]:
        """The countries among the qualifiers."""
        return frozenset(q for q in self.qualifiers if q.startswith(_COUNTRY))

    def fits(self, other: Description) -> bool:
        """Whether this description, of a phrase, can speak of somebody whose role `other` is."""
        if (self.core, self.suffix, self.past) != (other.core, other.suffix, other.past):
            return False
        if self.countries and other.countries:
            return bool(self.countries & other.countries)
        own = self.qualifiers - self.countries
        return not own or own <= other.qualifiers


@attrs.frozen
class NominalPhrase:
    """A noun phrase headed by a word for a person, over words ``start`` to ``end`` of a sentence."""

    start: int
    end: int
    head: Word
    title: TitleMatch
    definite: bool
    description: Description


def describe(words: Sequence[Word], start: int, end: int, title: TitleMatch) -> Description:
    """The description over words ``start`` to ``end``, whose head is `title`."""
    keys = [lexicon.key(w.text) for w in words[start : title.start]]
    keys += [lexicon.key(w.text) for w in words[title.end : end]]
    past = any(k in ("former", "ex", "late", "previous") for k in keys)
    joined = " ".join(keys)
    found = set()
    for table in (lexicon.country_adjectives(), lexicon.country_names()):
        for name, country in table.items():
            if name[0] in keys and f" {' '.join(name)} " in f" {joined} ":
                found.add(_COUNTRY + country.id)
    plain = {k for k, w in zip(keys, [*words[start : title.start], *words[title.end : end]], strict=True)
             if w.upos in ("NOUN", "PROPN", "ADJ") and k not in lexicon.words("tense") and len(k) > 1}  # fmt: skip
    if found:
        plain -= {w for n in (*lexicon.country_adjectives(), *lexicon.country_names()) for w in n if w in keys}
    return Description(title.core, title.suffix, past, frozenset(found | plain))


def describe_role(words: Sequence[Word], role: Role) -> Description:
    """The description that a role gives."""
    return describe(words, role.start, role.end, role.title)


def nominal_phrases(sentence: Sentence, taken: set[int]) -> Iterator[NominalPhrase]:
    """Singular noun phrases headed by a word for a person that no name or role covers, as the words show them."""
    words = sentence.words
    i = 0
    while i < len(words):
        if i in taken or words[i].upos not in ("NOUN", "PROPN", "ADJ"):
            i += 1
            continue
        title = _title_starting_at(words, i)
        if title is None or any(j in taken for j in range(title.start, title.end)):
            i += 1
            continue
        if not title.plural and title.title.kind != "honorific" and not _goes_on(words, title.end, taken):
            phrase = _phrase(sentence, title)
            if phrase is not None:
                yield phrase
        i = title.end


def _title_starting_at(words: Sequence[Word], start: int) -> TitleMatch | None:
    """The longest title whose first word is ``words[start]``."""
    several = lexicon.key(words[start].text) in lexicon.title_openers()
    longest = (lexicon.longest_title() if several else 1) + _LONGEST_SUFFIX
    for end in range(min(len(words), start + longest), start, -1):
        found = title_ending_at(words, end)
        if found and found.start == start:
            return found
    return None


def _goes_on(words: Sequence[Word], end: int, taken: set[int]) -> bool:
    """Whether the noun is only the first part of a compound ("president George", "candidate debate")."""
    if end in taken:
        return True
    if end >= len(words):
        return False
    after = words[end]
    if after.text in _HYPHENS and end + 1 < len(words) and words[end + 1].span.start == after.span.end:
        return True
    return after.upos in ("NOUN", "PROPN") and words[end - 1].relation in ("compound", "flat", "nmod", "amod")


def _phrase(sentence: Sentence, title: TitleMatch) -> NominalPhrase | None:
    words = sentence.words
    start = title.start
    while start > 0 and _modifies(words, start - 1):
        start -= 1
    determiner = words[start - 1] if start > 0 else None
    possessed = determiner is not None and determiner.feat("Poss") == "Yes"
    definite = (determiner is not None and determiner.lower in _DEFINITE) or possessed
    indefinite = determiner is not None and determiner.lower in _INDEFINITE
    if not definite and not indefinite and not _owned(words, start, title.start):
        return None
    end = title.end
    if end + 1 < len(words) and words[end].lower == "of":
        end += 1
        while end < len(words) and (words[end].upos in ("PROPN", "NOUN", "ADJ") or words[end].upos == "DET"):
            end += 1
    first = start - 1 if definite or indefinite else start
    head = (
        words[title.end - 1]
        if not title.suffix
        else words[title.end - 1 if title.end - title.start < 3 else title.end - 3]
    )
    return NominalPhrase(first, end, head, title, definite and not possessed, describe(words, start, end, title))


def _modifies(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.text in ("'s", "’s"):
        return True
    if word.text in _HYPHENS:
        return i > 0 and words[i - 1].span.end == word.span.start
    if word.upos == "VERB":
        return word.lower in lexicon.words("participles")
    return word.upos in ("ADJ", "NOUN", "PROPN", "NUM")


def _owned(words: Sequence[Word], start: int, end: int) -> bool:
    return any(w.text in ("'s", "’s") for w in words[start:end])


def bearer(phrase: NominalPhrase, people: Sequence[tuple[Referent, frozenset[Description]]]) -> Referent | None:
    """The one person whose roles the phrase describes, or None where nobody or several answer to it."""
    if not phrase.definite or phrase.title.title.kind == "person":
        return None
    fitting = [(r, role) for r, roles in people for role in roles if phrase.description.fits(role)]
    exact = [(r, role) for r, role in fitting if phrase.description.qualifiers <= role.qualifiers]
    found = {id(r): r for r, _ in exact or fitting}
    return next(iter(found.values())) if len(found) == 1 else None


def alternatives(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Each "the former" and "the latter" without a noun: its words, and whether it is the former."""
    words = sentence.words
    for i in range(len(words) - 1):
        if words[i].lower == "the" and words[i + 1].lower in ("former", "latter"):
            after = words[i + 2] if i + 2 < len(words) else None
            if after is None or after.upos not in ("NOUN", "PROPN", "ADJ", "NUM"):
                yield i, i + 2, words[i + 1].lower == "former"
