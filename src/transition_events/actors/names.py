"""Where proper names stand in the text, and of what kind each is.

The tagger's entities are trimmed (titles, possessives, stray words), completed by runs of proper nouns that the
parse holds together, and overruled by the gazetteers where those know better.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import attrs

from transition_events.actors import lexicon
from transition_events.actors.roles import role_after
from transition_events.actors.titles import PERSONAL, title_ending_at
from transition_events.annotation.document import Document, Entity, Sentence, Word
from transition_events.model import ActorKind, Span

# Classes of the compact NER and of OntoNotes (Stanza's default model); what is not here names no actor.
_KINDS: dict[str, ActorKind] = {
    "PERSON": "PERSON",
    "PER": "PERSON",
    "ORGANIZATION": "ORG",
    "ORG": "ORG",
    "LOCATION": "GPE",
    "LOC": "GPE",
    "GPE": "GPE",
    "NORP": "NORP",
}
_OTHER = frozenset({"DATE", "MONEY", "TIME", "PERCENT", "QUANTITY", "CARDINAL", "ORDINAL"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘s", "`s"})
_NOT_NAMES = frozenset({"PRON", "AUX", "DET", "ADP", "INTJ", "NUM", "PUNCT", "SYM", "CCONJ", "SCONJ", "PART", "ADV"})
_HOLDERS = frozenset({"honorific", "office"})
_ACRONYM = range(2, 7)


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

    @property
    def key(self) -> str:
        """The name in the form that it is compared by."""
        return " ".join(self.parts)


def find_names(document: Document) -> list[Name]:
    """All proper names of actors, in the order of the text, none overlapping another."""
    found = [_SentenceNames(document.text, n, s).find() for n, s in enumerate(document.sentences)]
    known = _known_surnames(name for names in found for name in names)
    for number, (sentence, names) in enumerate(zip(document.sentences, found, strict=True)):
        names[:] = sorted(
            [*(_retype(n, known) for n in names), *_bare_surnames(document.text, number, sentence, names, known)],
            key=lambda n: n.start,
        )
    return [name for names in found for name in names]


def make_name(text: str, number: int, sentence: Sentence, start: int, end: int, kind: ActorKind) -> Name:
    """The name over these words, a possessive ending within the last word left out."""
    first, last = sentence.words[start], sentence.words[end - 1]
    stop = last.span.end
    for ending in ("'s", "’s", "'", "’"):
        if last.text.endswith(ending) and len(last.text) > len(ending):
            stop -= len(ending)
            break
    if last.text.endswith(".") and "." not in last.text[:-1] and len(last.text) > _ACRONYM.start + 2:
        stop -= 1  # "era." at the end of a sentence; but "U.S." and "Jr." keep theirs
    span = Span(first.span.start, stop)
    shown = " ".join(span.of(text).split())
    return Name(number, start, end, kind, span, shown, lexicon.parts(shown))


class _SentenceNames:
    """The names of one sentence."""

    def __init__(self, text: str, number: int, sentence: Sentence) -> None:
        self.text, self.number, self.sentence = text, number, sentence
        self.words = sentence.words
        self.taken = [False] * len(self.words)
        self.names: list[Name] = []
        letters = [w.text for w in self.words if w.text.isalpha() and len(w.text) > 1]
        self.shouting = bool(letters) and sum(t.isupper() for t in letters) > len(letters) * 0.6

    def find(self) -> list[Name]:
        """Entities first, then the gazetteers, then runs of proper nouns that neither covers."""
        for entity in self.sentence.entities:
            self._entity(entity)
        for start, end, kind in self._gazetteer():
            self._add(start, end, kind)
        for start, end in self._proper_runs():
            kind_found = self._kind_of_run(start, end)
            if kind_found:
                self._add(start, end, kind_found)
        return sorted(self.names, key=lambda n: n.start)

    def _add(self, start: int, end: int, kind: ActorKind) -> None:
        if start < end and not any(self.taken[start:end]):
            self.taken[start:end] = [True] * (end - start)
            self.names.append(make_name(self.text, self.number, self.sentence, start, end, kind))

    # --- entities -------------------------------------------------------------------------------------------

    def _entity(self, entity: Entity) -> None:
        inside = [i for i, w in enumerate(self.words) if w.span.overlaps(entity.span)]
        if not inside:
            return
        start, end = inside[0], inside[-1] + 1
        kind = _KINDS.get(entity.type.upper())
        if kind is None:
            if entity.type.upper() in _OTHER:
                self.taken[start:end] = [True] * (end - start)
            return
        for first, last in self._pieces(start, end, kind):
            self._piece(first, last, kind)

    def _pieces(self, start: int, end: int, kind: ActorKind) -> Iterator[tuple[int, int]]:
        """An entity cut at possessives, commas and (for persons) at "and"."""
        begin = start
        for i in range(start, end):
            word = self.words[i]
            cut = word.text in _POSSESSIVES or word.text in {",", ";", ":", "(", ")", "/", "“", "”", '"', "—", "–"}
            if cut or (kind == "PERSON" and word.upos == "CCONJ"):
                if kind == "ORG" and word.text in _POSSESSIVES and i + 1 < end and self._capital(i + 1):
                    continue  # "Veterans' Affairs" is one name
                yield begin, i
                begin = i + 1
        yield begin, end

    def _piece(self, start: int, end: int, kind: ActorKind) -> None:
        start, end = self._trim(start, end, kind)
        if start >= end:
            return
        judged = self._listed_kind(start, end)
        if judged is None:
            judged, start, end = self._judge(start, end, kind)
        if start < end and judged is not None:
            self._add(start, end, judged)

    def _trim(self, start: int, end: int, kind: ActorKind) -> tuple[int, int]:
        while start < end and not self._may_open(start):
            start += 1
        while start < end and (self.words[end - 1].upos == "PUNCT" or not self._may_close(end - 1)):
            end -= 1
        if kind == "PERSON":
            while end > start and not self._may_close_person(start, end):
                end -= 1
            start = self._after_title(start, end)
        return start, end

    def _may_close_person(self, start: int, end: int) -> bool:
        """A person's name ends in no day, no degree and no honour."""
        word = lexicon.key(self.words[end - 1].text)
        if word in lexicon.words("calendar") and end - start > 2:
            return False
        return end - start < 3 or self.shouting or word not in lexicon.words("postnominals")

    def _may_open(self, i: int) -> bool:
        word = self.words[i]
        return self._capital(i) and word.upos not in ("PUNCT", "DET", "PRON", "AUX", "ADP", "SCONJ", "CCONJ", "INTJ")

    def _may_close(self, i: int) -> bool:
        word = self.words[i]
        return self._capital(i) or word.lower in lexicon.words("particles") or word.upos in ("NOUN", "PROPN", "X")

    def _after_title(self, start: int, end: int) -> int:
        """Past titles and adjectives of nationality that the tagger took into a person's name."""
        for i in range(start, end - 1):
            words = tuple(lexicon.key(w.text) for w in self.words[start : i + 1])
            if lexicon.country_adjectives().get(words) or words in lexicon.country_names():
                return self._after_title(i + 1, end)
        best = start
        for i in range(start + 1, end):
            found = title_ending_at(self.words, i)
            if found and found.start >= start and found.title.kind in PERSONAL:
                best = i
        return best

    def _judge(self, start: int, end: int, kind: ActorKind) -> tuple[ActorKind | None, int, int]:
        """Kind and extent of a name that no gazetteer lists."""
        keys = [lexicon.key(w.text) for w in self.words[start:end]]
        organisation = _looks_like_organisation(keys)
        personal = self._has_given_name(start, end) or self._has_title_before(start) or self._is_described(end, kind)
        if organisation and not (kind == "PERSON" and len(keys) == 1):
            kind = "ORG"
        elif kind in ("ORG", "NORP", "GPE") and personal and len(keys) <= 3:
            kind = "PERSON"
        if kind == "GPE" and (keys[-1] in lexicon.words("geography") or " ".join(keys) in lexicon.words("regions")):
            return None, start, end
        if kind == "PERSON":
            if self._is_no_person(start, end, keys):
                return None, start, end
            start, end = self._complete_person(start, end)
        if kind == "NORP" and not self._is_people(start, end):
            return None, start, end
        return kind, start, end

    def _is_described(self, end: int, kind: ActorKind) -> bool:
        """Whether an apposition calls the bearer of a name a person: "Valeria Berlin, an Austrian singer,"."""
        role = role_after(self.sentence, end, is_name=lambda _: False)
        if role is None:
            return False
        return kind != "ORG" or role.title.title.kind != "occupation" or role.title.title.gender is not None

    def _is_no_person(self, start: int, end: int, keys: list[str]) -> bool:
        """Whether the tagger took a mere title, a place or a word that is no noun for a person."""
        if all(self.words[i].upos in _NOT_NAMES for i in range(start, end)):
            return True
        title = title_ending_at(self.words, end)
        if title is not None and (title.start <= start or (end - start == 2 and keys[0] not in lexicon.given_names())):
            return True
        return len(keys) > 1 and keys[-1] in lexicon.words("geography") and keys[0] not in lexicon.given_names()

    def _complete_person(self, start: int, end: int) -> tuple[int, int]:
        while start > 0 and not self.taken[start - 1] and self._joins(start - 1, start, end):
            start -= 1
        while end < len(self.words) and not self.taken[end] and self._joins(end, start, end):
            end += 1
        return start, end

    def _joins(self, i: int, start: int, end: int) -> bool:
        """Whether word `i` beside a person's name belongs to it."""
        word = self.words[i]
        if lexicon.key(word.text) in lexicon.words("suffixes") and i >= end:
            return True
        if word.upos != "PROPN" or not self._capital(i) or lexicon.key(word.text) in lexicon.words("calendar"):
            return False
        if self._listed_kind(i, i + 1) or lexicon.title_of(word.text):
            return False
        ids = range(start + 1, end + 1)
        held = word.relation == "flat" and word.head in ids
        held = held or any(
            self.words[j].head == word.id and self.words[j].relation == "flat" for j in range(start, end)
        )
        return held and (i > start or lexicon.key(word.text) in lexicon.given_names() or len(ids) == 1)

    # --- gazetteers -----------------------------------------------------------------------------------------

    def _gazetteer(self) -> Iterator[tuple[int, int, ActorKind]]:
        openers = _openers()
        i = 0
        while i < len(self.words):
            longest = openers.get(lexicon.key(self.words[i].text), 0) if self._capital(i) else 0
            step = 1
            for n in range(min(longest, len(self.words) - i), 0, -1):
                kind = self._listed_kind(i, i + n)
                if kind and not any(self.taken[i : i + n]):
                    yield i, i + n, kind
                    step = n
                    break
            i += step

    def _listed_kind(self, start: int, end: int) -> ActorKind | None:
        words = self.words[start:end]
        keys = tuple(lexicon.key(w.text) for w in words)
        if not all(self._capital(start + i) or k in lexicon.words("inner") for i, k in enumerate(keys)):
            return None
        name = "".join(w.text for w in words).replace(".", "")
        short = len(keys) == 1 and keys in _acronyms()
        if short and (not name.removesuffix("'s").isupper() or (self.shouting and len(name) < 4)):
            return None
        if keys in lexicon.country_names():
            return "GPE"
        if keys in lexicon.peoples() and words[-1].upos in ("NOUN", "PROPN"):
            return "NORP"
        if keys in lexicon.institutions() or (short and keys in lexicon.full_names()):
            return "ORG"
        return None

    # --- runs of proper nouns -------------------------------------------------------------------------------

    def _proper_runs(self) -> Iterator[tuple[int, int]]:
        i, n = 0, len(self.words)
        while i < n:
            j = i
            while j < n and self.words[j].upos == "PROPN" and self._capital(j) and not self.taken[j]:
                j += 1
            if j > i:
                yield i, j
            i = max(j, i + 1)

    def _kind_of_run(self, start: int, end: int) -> ActorKind | None:
        while start < end - 1 and title_ending_at(self.words, start + 1):
            start += 1
        keys = [lexicon.key(w.text) for w in self.words[start:end]]
        size = end - start
        if size > 1 and _looks_like_organisation(keys):
            return "ORG"
        if self.shouting or title_ending_at(self.words, end):
            return None
        if size in (2, 3) and keys[0] in lexicon.given_names() and not self._beside_name(start, end):
            return "PERSON"
        if size <= 3 and self._has_title_before(start) and keys[-1] not in lexicon.words("calendar"):
            return "PERSON"
        return None

    # --- small questions ------------------------------------------------------------------------------------

    def _beside_name(self, start: int, end: int) -> bool:
        return (start > 0 and self.taken[start - 1]) or (end < len(self.words) and self.taken[end])

    def _has_given_name(self, start: int, end: int) -> bool:
        return end - start > 1 and lexicon.key(self.words[start].text) in lexicon.given_names()

    def _has_title_before(self, start: int) -> bool:
        found = title_ending_at(self.words, start)
        return found is not None and found.title.kind in _HOLDERS and self._capital(found.end - 1)

    def _is_people(self, start: int, end: int) -> bool:
        """Whether a NORP word stands for people ("Republicans") and not as an adjective or for one person."""
        last = self.words[end - 1]
        return last.upos in ("NOUN", "PROPN") and last.lower.endswith("s") and last.relation not in ("compound", "amod")

    def _capital(self, i: int) -> bool:
        return self.words[i].text[:1].isupper()


def _looks_like_organisation(keys: list[str]) -> bool:
    if keys[-1] in lexicon.organisation_ends():
        return len(keys) > 1
    opener = next((i for i, k in enumerate(keys) if k in ("of", "for", "on")), 0)
    return opener > 0 and keys[opener - 1] in lexicon.organisation_starts()


@cache
def _acronyms() -> frozenset[tuple[str, ...]]:
    names = [n for c in lexicon.countries() for n in c.aliases] + [n for a in lexicon.aliases() for n in a.names]
    return frozenset(lexicon.parts(n) for n in names if n.replace(".", "").isupper())


@cache
def _openers() -> dict[str, int]:
    """First words of listed names, with the length of the longest name that each opens."""
    found: dict[str, int] = {}
    for table in (lexicon.country_names(), lexicon.peoples(), lexicon.institutions(), lexicon.full_names()):
        for words in table:
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def _known_surnames(names: Iterator[Name]) -> dict[str, int]:
    """Last words of persons' names of two words or more."""
    found: dict[str, int] = {}
    for name in names:
        bare = without_suffix(name.parts)
        if name.kind == "PERSON" and len(bare) > 1:
            found[bare[-1]] = found.get(bare[-1], 0) + 1
    return found


def without_suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without "Jr." and the like."""
    return parts[:-1] if len(parts) > 1 and parts[-1] in lexicon.words("suffixes") else parts


def _retype(name: Name, known: dict[str, int]) -> Name:
    """A single word that is the surname of a person of this text is that person, whatever the tagger said."""
    if len(name.parts) > 1 or name.parts[0] not in known or name.parts in lexicon.country_names():
        return name
    return attrs.evolve(name, kind="PERSON")


def _bare_surnames(
    text: str, number: int, sentence: Sentence, names: list[Name], known: dict[str, int]
) -> Iterator[Name]:
    """Surnames that the tagger passed over."""
    taken = {i for n in names for i in range(n.start, n.end)}
    for i, word in enumerate(sentence.words):
        if i in taken or lexicon.key(word.text).removesuffix("'s") not in known or not word.text[0].isupper():
            continue
        if word.upos in ("PROPN", "NOUN", "X", "ADJ") and not _within_longer_name(sentence, i):
            yield make_name(text, number, sentence, i, i + 1, "PERSON")


def _within_longer_name(sentence: Sentence, i: int) -> bool:
    """Whether a capitalised noun follows that the word belongs to ("Trump Tower")."""
    after = sentence.words[i + 1 : i + 2]
    return bool(after) and after[0].upos == "PROPN" and after[0].text[:1].isupper()


def head_of(words: tuple[Word, ...], start: int, end: int) -> Word:
    """The word among ``start`` to ``end`` whose head lies outside."""
    for word in words[start:end]:
        if not start < word.head <= end:
            return word
    return words[end - 1]
