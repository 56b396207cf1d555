"""The names of one sentence.

The tagger's entities are trimmed (titles, possessives, stray words), completed by runs of proper nouns that the
parse holds together, and overruled by the gazetteers where those know better.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from transition_events.actors import kinds, lexicon
from transition_events.actors.kinds import is_capitalised
from transition_events.actors.roles import roles_after
from transition_events.actors.titles import PERSONAL, title_ending_at
from transition_events.annotation.document import Entity, Sentence
from transition_events.model import ActorKind

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
_SEPARATORS = frozenset({",", ";", ":", "(", ")", "/", "“", "”", '"', "``", "''", "—", "–"})
_NOT_NAMES = frozenset({"PRON", "AUX", "DET", "ADP", "INTJ", "NUM", "PUNCT", "SYM", "CCONJ", "SCONJ", "PART", "ADV"})
_NOT_FIRST = _NOT_NAMES - {"NUM", "SYM", "PART", "ADV"}
_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis"})
_HOLDERS = frozenset({"honorific", "office"})
_PARTY_TAG = re.compile(r"[RDI](-.*)?")  # "(R-Ohio)", "(D)"
_LONGEST_TITLE = 4  # words
_PERSON_WORDS = 3  # a run of more capitalised words is hardly a person's name
_SHOUTING = 0.6  # share of words in capitals from which a sentence tells nothing by them

Piece = tuple[int, int, ActorKind]  # words from, to (half-open, counted from 0), kind


def spot_names(sentence: Sentence) -> list[Piece]:
    """The proper names of a sentence in order, none overlapping another."""
    return _Spotter(sentence).find()


class _Spotter:
    """One sentence while its names are being found."""

    def __init__(self, sentence: Sentence) -> None:
        self.sentence = sentence
        self.words = sentence.words
        self.keys = [lexicon.key(w.text) for w in self.words]
        self.taken = [False] * len(self.words)
        self.names: list[Piece] = []
        letters = [w.text for w in self.words if w.text.isalpha() and len(w.text) > 1]
        self.shouting = bool(letters) and sum(t.isupper() for t in letters) > len(letters) * _SHOUTING

    def find(self) -> list[Piece]:
        """Entities first, then the gazetteers, then runs of proper nouns that neither covers."""
        self._party_tags()
        for i in self._abbreviated_states():
            self._add(i, i + 1, "GPE")
        for entity in self.sentence.entities:
            self._entity(entity)
        self._join_hyphened()
        for start, end, kind in self._gazetteer():
            self._add(start, end, kind)
        for start, end in self._proper_runs():
            while start < end - 1 and title_ending_at(self.words, start + 1):
                start += 1
            while end > start and self.keys[end - 1] in lexicon.words("calendar"):
                end -= 1
            found = self._kind_of_run(start, end) if start < end else None
            if found:
                self._add(start, end, found)
        return sorted(self.names)

    def _add(self, start: int, end: int, kind: ActorKind) -> None:
        if kind == "ORG":
            end = self._before_title(start, end)
        if start < end and not any(self.taken[start:end]):
            self.taken[start:end] = [True] * (end - start)
            self.names.append((start, end, kind))

    def _before_title(self, start: int, end: int) -> int:
        """The end of an organisation's name, cut where a title of several words begins: "National Security Adviser"."""
        for stop in range(end + 1, min(end + _LONGEST_TITLE, len(self.words) + 1)):
            title = title_ending_at(self.words, stop)
            if title is not None and start <= title.start < end:
                return title.start
        return end

    # --- states ---------------------------------------------------------------------------------------------

    def _party_tags(self) -> None:
        """A politician's party and state are nobody's names: "(D)", ", R-Ohio,"."""
        for i in range(1, len(self.words)):
            if self.words[i - 1].text in (",", "(", "["):
                end = self._end_of_token(i)
                if _PARTY_TAG.fullmatch("".join(w.text for w in self.words[i:end])):
                    self.taken[i:end] = [True] * (end - i)

    def _end_of_token(self, i: int) -> int:
        """The end of the words that stand without a space, brackets and commas aside."""
        end = i + 1
        while end < len(self.words) and self.words[end - 1].span.end == self.words[end].span.start:
            if self.words[end].text != "-" and not self.words[end].text[0].isalnum():
                break
            end += 1
        return end

    def _abbreviated_states(self) -> Iterator[int]:
        for i, word in enumerate(self.words):
            if i and word.text in lexicon.abbreviated_states() and self.words[i - 1].text in (",", "("):
                yield i

    def _join_hyphened(self) -> None:
        """Two organisations in one word are one: "the Weber-Hollis Corp."; but "a Times-Gazette poll" is of two."""
        joined: list[Piece] = []
        for piece in sorted(self.names):
            if joined and self._are_one_word(joined[-1], piece):
                joined[-1] = (joined[-1][0], *piece[1:])
            else:
                joined.append(piece)
        self.names = joined

    def _are_one_word(self, first: Piece, second: Piece) -> bool:
        if first[2] != "ORG" or second[2] != "ORG" or first[1] != second[0] - 1 or self.words[first[1]].text != "-":
            return False
        listed = any(kinds.listed_kind(self.words[start:end]) for start, end, _ in (first, second))
        return not listed and self._end_of_token(first[1]) > second[0]

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
            elif kinds.is_organisation(self.keys[start:end]):
                self._add(start, end, "ORG")  # tagged as a building or a thing, but its name says what it is
            return
        for first, last in self._pieces(start, end, kind):
            self._piece(first, last, kind)

    def _pieces(self, start: int, end: int, kind: ActorKind) -> Iterator[tuple[int, int]]:
        """An entity cut at possessives, commas and (for persons and places) at "and"."""
        begin = start
        listed = kinds.listed_kind(self.words[start:end]) is not None
        for i in range(start, end):
            word = self.words[i]
            cut = word.text in _POSSESSIVES or word.text in _SEPARATORS
            cut = cut or (kind in ("PERSON", "GPE") and word.upos == "CCONJ" and not listed)
            cut = cut or (kind == "PERSON" and self._is_verb(i))
            if cut:
                if kind == "ORG" and word.text in _POSSESSIVES and i + 1 < end and is_capitalised(self.words[i + 1]):
                    continue  # "Veterans' Affairs" is one name
                yield begin, i
                begin = i + 1
        yield begin, end

    def _is_verb(self, i: int) -> bool:
        """Whether a word within a person's name is the verb of a headline ("Weber trails Hollis")."""
        word = self.words[i]
        if word.upos == "VERB" and word.relation in _CLAUSES:
            return True
        return word.text.isalpha() and word.text.islower() and word.text not in lexicon.words("particles")

    def _piece(self, start: int, end: int, kind: ActorKind) -> None:
        start, end, kind = self._trim(start, end, kind)
        if start >= end or kinds.is_time(self.keys[start:end]):
            return
        judged = kinds.listed_kind(self.words[start:end], shouting=self.shouting)
        if judged is None:
            judged, start, end = self._judge(start, end, kind)
        if start < end and judged is not None:
            self._add(start, end, judged)

    def _trim(self, start: int, end: int, kind: ActorKind) -> Piece:
        while start < end and not self._may_open(start):
            start += 1
        while start < end and not self._may_close(end - 1, kind):
            end -= 1
        if kind == "ORG" and end - start > 2 and self.words[end - 2].upos == "ADP":
            end -= 2 if self.keys[end - 1] in lexicon.words("calendar") else 0  # "Weber Club on Nov."
        if kind in ("ORG", "NORP") and self._opens_with_honorific(start, end):
            kind = "PERSON"
        if kind == "PERSON":
            while end > start and not self._may_close_person(start, end):
                end -= 1
            start = self._after_title(start, end)
        return start, end, kind

    def _may_open(self, i: int) -> bool:
        return is_capitalised(self.words[i]) and self.words[i].upos not in _NOT_FIRST

    def _may_close(self, i: int, kind: ActorKind) -> bool:
        word = self.words[i]
        if word.text[0] == "-" and len(word.text) > 1:
            return kind == "PERSON"  # "Sang", "-woo"
        if word.upos == "PUNCT":
            return False
        if is_capitalised(word) or word.lower in lexicon.words("particles"):
            return True
        return kind == "ORG" and self.keys[i] in lexicon.organisation_ends()

    def _may_close_person(self, start: int, end: int) -> bool:
        """A person's name ends in no day, no degree and no honour."""
        word = self.keys[end - 1]
        if word in lexicon.words("calendar") and end - start > 2:
            return False
        return end - start < 3 or self.shouting or word not in lexicon.words("postnominals")

    def _opens_with_honorific(self, start: int, end: int) -> bool:
        found = title_ending_at(self.words, start + 1) if end - start > 1 else None
        return found is not None and found.title.id in ("honorific_male", "honorific_female")

    def _after_title(self, start: int, end: int) -> int:
        """Past titles and adjectives of nationality that the tagger took into a person's name."""
        for i in range(start, end - 1):
            words = tuple(self.keys[start : i + 1])
            known = lexicon.country_adjectives().get(words) or words in lexicon.country_names()
            party = self.keys[i] in lexicon.words("affiliations") and self.keys[i] not in lexicon.given_names()
            if known or party:
                return self._after_title(i + 1, end)
        if end - start == 2 and self.keys[start] in lexicon.words("names_like_titles"):
            return start
        best = start
        for i in range(start + 1, end):
            found = title_ending_at(self.words, i)
            if found and found.start >= start and found.title.kind in PERSONAL:
                best = i
        return best

    # --- judging --------------------------------------------------------------------------------------------

    def _judge(self, start: int, end: int, kind: ActorKind) -> tuple[ActorKind | None, int, int]:
        """Kind and extent of a name that no gazetteer lists."""
        start, end = self._without_origin(start, end, kind)
        if self._is_mere_title(start, end) or self._is_thing(start, end):
            return None, start, end
        several = kinds.affiliation(self.keys[start:end])
        if several is not None:
            return ("NORP" if several else None), start, end
        kind = self._better_kind(start, end, kind)
        if kind == "PERSON":
            return (None, start, end) if self._is_no_person(start, end) else (kind, *self._complete_person(start, end))
        if kind == "ORG":
            return kind, self._complete_organisation(start, end), end
        nobody = kinds.is_landscape(self.keys[start:end]) if kind == "GPE" else not self._is_people(start, end)
        return (None if nobody else kind), start, end

    def _without_origin(self, start: int, end: int, kind: ActorKind) -> tuple[int, int]:
        """A person's name without a country: "Anna Weber of Austria", "the ambassador to Kenya Anna Weber"."""
        for i in range(start + 2, end):
            if (
                self.keys[i] == "of"
                and self._has_given_name(start, i)
                and not kinds.is_organisation(self.keys[start:i])
            ):
                return start, i
        first = (self.keys[start],)
        if kind != "PERSON" and first in lexicon.country_names() and self._has_given_name(start + 1, end):
            return start + 1, end
        return start, end

    def _better_kind(self, start: int, end: int, kind: ActorKind) -> ActorKind:
        """The kind that the words of a name and those beside it speak for, against the tagger where need be."""
        keys = self.keys[start:end]
        if keys[-1] in lexicon.words("companies") or kinds.is_organisation(keys):
            return "ORG"
        if self.keys[end : end + 1] and self.keys[end] in lexicon.words("after_organisations"):
            return "ORG" if not self._has_title_before(start) and not self._has_given_name(start, end) else kind
        if kind in ("PERSON", "GPE") and self._is_settlement(start, end):
            return "GPE"
        named = kind != "NORP" and self._has_given_name(start, end)
        if named or self._has_title_before(start) or self._is_described(end, kind):
            return "PERSON" if len(keys) <= _PERSON_WORDS else kind
        return "GPE" if kind in ("PERSON", "ORG") and self._before_state(end) else kind

    def _complete_organisation(self, start: int, end: int) -> int:
        """Where an organisation's name begins, of which the tagger saw the end only."""
        while start > 0 and not self.taken[start - 1]:
            word = self.words[start - 1]
            first = self.words[start]
            attached = word.relation in ("compound", "amod", "flat") and start < word.head <= end
            attached = attached or (first.relation == "flat" and first.head == word.id)
            if not attached or not is_capitalised(word) or word.upos not in ("PROPN", "ADJ"):
                break
            if self.keys[end - 1] not in lexicon.words("companies") and self._may_only_describe(start - 1):
                break
            start -= 1
        return start

    def _may_only_describe(self, i: int) -> bool:
        """Whether a capitalised word before an organisation's name may be no part of it: "Former Senate ..."."""
        key = self.keys[i]
        if (i == 0 and self.words[i].upos == "ADJ") or key in lexicon.words("tense"):
            return True
        return (key,) in lexicon.country_adjectives() or lexicon.title_of(key) is not None

    def _is_described(self, end: int, kind: ActorKind) -> bool:
        """Whether an apposition calls the bearer of a name a person: "Valeria Berlin, an Austrian singer,"."""
        roles = roles_after(self.sentence, end, is_name=lambda _: False)
        if not roles:
            return False
        title = roles[0].title.title
        return kind != "ORG" or title.kind != "occupation" or title.gender is not None

    def _is_settlement(self, start: int, end: int) -> bool:
        """Whether a name is a town's by its first or its last word, or a capital's."""
        keys = tuple(self.keys[start:end])
        if self._has_title_before(start) or kinds.is_landscape(keys):
            return False
        opens = keys[0] in lexicon.words("place_openers") or keys[-1] in lexicon.words("settlements")
        return (len(keys) > 1 and opens) or keys in lexicon.capitals()

    def _before_state(self, end: int) -> bool:
        """Whether the abbreviation of a state follows: "Springfield, Ill."."""
        return end + 1 < len(self.words) and self.words[end + 1].text in lexicon.abbreviated_states()

    def _is_thing(self, start: int, end: int) -> bool:
        """Whether a name is that of a law, a treaty, an acronym for anything."""
        keys = self.keys[start:end]
        return keys[-1] in lexicon.words("no_names" if len(keys) == 1 else "things") and not kinds.is_organisation(keys)

    def _is_mere_title(self, start: int, end: int) -> bool:
        title = title_ending_at(self.words, end)
        return title is not None and title.start <= start and title.title.kind in _HOLDERS

    def _is_no_person(self, start: int, end: int) -> bool:
        """Whether the tagger took a mere title, a place or a word that is no noun for a person."""
        if all(self.words[i].upos in _NOT_NAMES for i in range(start, end)):
            return True
        if any(k in lexicon.words("storms") for k in self.keys[max(0, start - 1) : start + 1]):
            return True
        named = self._has_given_name(start, end)
        title = title_ending_at(self.words, end)
        if title is not None and (title.start <= start or (end - start == 2 and not named)):
            return True
        return end - start > 1 and self.keys[end - 1] in lexicon.words("geography") and not named

    def _complete_person(self, start: int, end: int) -> tuple[int, int]:
        while start > 0 and not self.taken[start - 1] and self._joins(start - 1, start, end):
            start -= 1
        while end < len(self.words) and not self.taken[end] and self._joins(end, start, end):
            end += 1
        if end - start > 1 and end + 1 < len(self.words) and self._is_hyphened(end):
            end += 2
        return start, end

    def _is_hyphened(self, i: int) -> bool:
        """Whether a hyphen at word `i` goes on with a given name: "Lee Sang-woo", but not "Weber-backed"."""
        before, hyphen, after = self.words[i - 1 : i + 2]
        glued = before.span.end == hyphen.span.start and hyphen.span.end == after.span.start
        return glued and hyphen.text == "-" and after.upos in ("PROPN", "X")

    def _joins(self, i: int, start: int, end: int) -> bool:
        """Whether word `i` beside a person's name belongs to it."""
        word = self.words[i]
        if self.keys[i] in lexicon.words("suffixes") and i >= end:
            return True
        if word.upos != "PROPN" or not is_capitalised(word) or self.keys[i] in lexicon.words("calendar"):
            return False
        if kinds.listed_kind((word,), shouting=self.shouting) or lexicon.title_of(word.text):
            return False
        ids = range(start + 1, end + 1)
        held = word.relation == "flat" and word.head in ids
        held = held or any(w.head == word.id and w.relation == "flat" for w in self.words[start:end])
        given = self.keys[i] in lexicon.given_names() or len(self.keys[i]) == 1
        return held and (i > start or given or len(ids) == 1)

    # --- gazetteers -----------------------------------------------------------------------------------------

    def _gazetteer(self) -> Iterator[Piece]:
        i = 0
        while i < len(self.words):
            longest = kinds.longest_listed(self.words[i]) if is_capitalised(self.words[i]) else 0
            step = 1
            for n in range(min(longest, len(self.words) - i), 0, -1):
                if any(self.taken[i : i + n]):
                    continue
                kind = kinds.listed_kind(self.words[i : i + n], shouting=self.shouting)
                if kind:
                    yield i, i + n, kind
                    step = n
                    break
            i += step

    # --- runs of proper nouns -------------------------------------------------------------------------------

    def _proper_runs(self) -> Iterator[tuple[int, int]]:
        i, n = 0, len(self.words)
        while i < n:
            j = i
            while j < n and self.words[j].upos == "PROPN" and is_capitalised(self.words[j]) and not self.taken[j]:
                j += 1
            if j > i:
                yield i, j
            i = max(j, i + 1)

    def _kind_of_run(self, start: int, end: int) -> ActorKind | None:
        keys = self.keys[start:end]
        size = end - start
        if size > 1 and kinds.is_organisation(keys):
            return "ORG"
        if self._is_thing(start, end) or kinds.affiliation(keys) is not None:
            return None
        if self._is_settlement(start, end):
            return "GPE"
        if self.shouting or title_ending_at(self.words, end):
            return None
        if size <= _PERSON_WORDS and self._has_given_name(start, end) and not self._beside_name(start, end):
            return "PERSON"
        if size <= _PERSON_WORDS and self._has_title_before(start) and keys[-1] not in lexicon.words("calendar"):
            return "PERSON"
        return None

    # --- small questions ------------------------------------------------------------------------------------

    def _beside_name(self, start: int, end: int) -> bool:
        return (start > 0 and self.taken[start - 1]) or (end < len(self.words) and self.taken[end])

    def _has_given_name(self, start: int, end: int) -> bool:
        if end - start < 2 or self.keys[start] not in lexicon.given_names():
            return False
        surname = self.keys[end - 1] in lexicon.words("landscape_surnames")
        return surname or not kinds.is_landscape(self.keys[start:end])

    def _has_title_before(self, start: int) -> bool:
        found = title_ending_at(self.words, start)
        return found is not None and found.title.kind in _HOLDERS and is_capitalised(self.words[found.end - 1])

    def _is_people(self, start: int, end: int) -> bool:
        """Whether a NORP word stands for people ("Republicans") and not as an adjective or for one person."""
        last = self.words[end - 1]
        return last.upos in ("NOUN", "PROPN") and last.lower.endswith("s") and last.relation not in ("compound", "amod")
