"""Bodies that act without a name: "the electoral commission", "parliament", "the junta".

Such a phrase is an actor where it is the subject or the agent of a verb at least once. Phrases of the same words are
one body; the bare noun ("the commission") is whatever body of the text alone has that noun, named or not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.cast import Referent
from transition_events.annotation.document import Sentence, Word
from transition_events.model import ActorKind

_ARTICLES = frozenset({"the", "this", "that"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_NOUN_LENGTHS = (2, 1)
_MODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})


@attrs.frozen
class BodyPhrase:
    """A definite noun phrase for a body over words ``start`` to ``end`` (half-open) of a sentence, its head last.

    `name` is the phrase without its article, `noun` are the words of its noun, `key` those of the whole phrase by which
    it is known again; `acts` says that it is the subject or the agent of a verb.
    """

    start: int
    end: int
    kind: ActorKind
    name: str
    noun: tuple[str, ...]
    key: tuple[str, ...]
    acts: bool


def body_phrases(sentence: Sentence, taken: set[int], text: str) -> Iterator[BodyPhrase]:
    """The phrases of a sentence for bodies that act, none of their nouns within a name or a role (`taken`)."""
    words = sentence.words
    for end in range(1, len(words) + 1):
        noun = _noun_ending_at(words, end, taken)
        if noun is None or not _is_head(words, end):
            continue
        body = lexicon.body_nouns()[noun]
        begin = end - len(noun)
        start = begin
        while start > 0 and _modifies(words, start - 1):
            start -= 1
        before = words[start - 1] if start else None
        article = before is not None and before.lower in _ARTICLES and before.upos == "DET"
        bare = body.bare and start == begin and (before is None or before.upos not in ("DET", "NUM", "PRON"))
        if article or bare or _is_owned(words, start, begin):
            key = tuple(k for k in map(_key, words[start:begin]) if k) + noun
            name = " ".join(text[words[start].span.start : words[end - 1].span.end].split())
            yield BodyPhrase(start - article, end, body.kind, name, noun, key, _acts(words[end - 1]))


def _noun_ending_at(words: Sequence[Word], end: int, taken: set[int]) -> tuple[str, ...] | None:
    last = words[end - 1]
    if last.upos not in ("NOUN", "PROPN", "ADJ") or lexicon.key(last.text) not in lexicon.last_words_of_bodies():
        return None
    for length in _NOUN_LENGTHS:
        if length <= end and not taken & set(range(end - length, end)):
            noun = tuple(lexicon.key(w.text) for w in words[end - length : end])
            if noun in lexicon.body_nouns():
                return noun
    return None


def _is_head(words: Sequence[Word], end: int) -> bool:
    """Whether the noun closes its phrase and is not the first part of a compound ("party leader")."""
    word = words[end - 1]
    if word.deprel == "nmod":
        return end == len(words) or words[end].upos not in ("NOUN", "PROPN")
    return word.relation not in ("compound", "amod", "flat", "cop")


def _modifies(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.text in _POSSESSIVES or word.text == "-":
        return i > 0
    return (word.upos in _MODIFIERS and word.lower not in _ARTICLES) or word.lower in lexicon.words("participles")


def _is_owned(words: Sequence[Word], start: int, begin: int) -> bool:
    """Whether a name owns the body: "Weber's campaign", "Ruritania's foreign ministry"."""
    owned = any(word.text in _POSSESSIVES for word in words[start + 1 : begin])
    return owned and words[start].upos == "PROPN"


def _key(word: Word) -> str:
    """A modifier as it tells bodies apart: a country by whatever word, nothing for "'s" and "former"."""
    key = lexicon.key(word.text)
    country = lexicon.country_adjectives().get((key,)) or lexicon.country_names().get((key,))
    if country is not None:
        return country.id
    return "" if word.text in _POSSESSIVES or key in lexicon.words("tense") else key


def _acts(word: Word) -> bool:
    return word.deprel in ("nsubj", "obl:agent")


class Bodies:
    """The bodies of one text: which phrase is which actor."""

    def __init__(self, phrases: Sequence[BodyPhrase], named: Sequence[Referent]) -> None:
        self._acting = {p.key: p for p in reversed(phrases) if p.acts}
        self._named = [r for r in named if r.kind == "ORG"]
        self._made: dict[tuple[str, ...], Referent] = {}

    def of(self, phrase: BodyPhrase) -> Referent | None:
        """The actor that a phrase stands for; None where the body never acts, or is one of several."""
        named = [r for r in self._named if _ends_in(r, phrase.key)]
        if named:
            return named[0] if len(named) == 1 else None
        key = self._full_key(phrase)
        acting = self._acting.get(key)
        if acting is None or (key == acting.noun and not lexicon.body_nouns()[key].alone):
            return None
        return self._made.setdefault(key, Referent(acting.kind, phrase=acting.name))

    @property
    def made(self) -> tuple[Referent, ...]:
        """The bodies that bear no name, in the order in which they were asked for."""
        return tuple(self._made.values())

    def _full_key(self, phrase: BodyPhrase) -> tuple[str, ...]:
        """The key of the only fuller phrase with this noun, where the phrase is the bare noun."""
        fuller = [k for k, p in self._acting.items() if p.noun == phrase.noun and k != phrase.noun]
        return fuller[0] if phrase.key == phrase.noun and len(fuller) == 1 else phrase.key


def _ends_in(referent: Referent, key: tuple[str, ...]) -> bool:
    """Whether a named organisation's name ends in these words ("Constitutional Court", "court")."""
    return referent.parts[-len(key) :] == key
