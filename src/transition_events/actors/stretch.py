"""A stretch of words that may be a name, and what the words in it and beside it tell."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

import attrs

from transition_events.actors import kinds, lexicon
from transition_events.actors.roles import roles_after
from transition_events.actors.titles import title_ending_at
from transition_events.annotation.document import Sentence, Word
from transition_events.model import ActorKind, Span

_HOLDERS = frozenset({"honorific", "office"})
_TAGS = ("@", "#")
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "NUM"})
_SHOUTING = 0.6  # share of words in capitals from which a sentence tells nothing by them


@attrs.frozen(eq=False, slots=False)
class Line:
    """The words of one sentence with the keys under which each is looked up."""

    sentence: Sentence

    @property
    def words(self) -> tuple[Word, ...]:
        """The words."""
        return self.sentence.words

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The words as `lexicon.key` gives them."""
        return tuple(lexicon.key(word.text) for word in self.words)

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The places of the words that begin with a capital letter."""
        return tuple(i for i, word in enumerate(self.words) if kinds.is_capitalised(word))

    @cached_property
    def shouting(self) -> bool:
        """Whether most of the sentence is in capitals, so that capitals mark no names."""
        letters = [w.text for w in self.words if w.text.isalpha() and len(w.text) > 1]
        return bool(letters) and sum(text.isupper() for text in letters) > len(letters) * _SHOUTING

    def stretch_over(self, span: Span) -> Stretch:
        """The words that share a character with a span (none, perhaps)."""
        start = bisect_right(self.words, span.start, key=lambda w: w.span.end)
        return Stretch(self, start, max(start, bisect_left(self.words, span.end, key=lambda w: w.span.start)))

    def end_of_token(self, i: int) -> int:
        """The end of the words from `i` that stand without a space between, brackets and commas aside."""
        end = i + 1
        while end < len(self.words) and self.words[end - 1].span.end == self.words[end].span.start:
            if self.words[end].text != "-" and not self.words[end].text[0].isalnum():
                break
            end += 1
        return end


@attrs.frozen(eq=False)
class Stretch:
    """Words ``start`` to ``end`` (half-open, counted from 0) of a line."""

    line: Line
    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    @property
    def words(self) -> tuple[Word, ...]:
        """The words in it."""
        return self.line.words[self.start : self.end]

    @property
    def keys(self) -> tuple[str, ...]:
        """The words in it, each as `lexicon.key` gives it."""
        return self.line.keys[self.start : self.end]

    @property
    def indices(self) -> range:
        """The places of its words in the line."""
        return range(self.start, self.end)

    def moved(self, *, start: int | None = None, end: int | None = None) -> Stretch:
        """The same stretch with another start or end."""
        return Stretch(self.line, self.start if start is None else start, self.end if end is None else end)

    def from_start(self) -> Iterator[Stretch]:
        """The stretches that begin with it and end before it does, the shortest first."""
        return (self.moved(end=end) for end in range(self.start + 1, self.end))

    @property
    def listed_kind(self) -> ActorKind | None:
        """The kind by a gazetteer that lists the whole of it."""
        return kinds.listed_kind(self.words, shouting=len(self) == 1 and self.line.shouting)

    # --- by its own words -----------------------------------------------------------------------------------

    @property
    def has_given_name(self) -> bool:
        """Whether it begins with a given name and goes on: "Anna Weber", but not "Florida coast"."""
        if len(self) < 2 or self.keys[0] not in lexicon.given_names():
            return False
        return self.keys[-1] in lexicon.words("landscape_surnames") or not kinds.is_landscape(self.keys)

    @property
    def is_thing(self) -> bool:
        """Whether it names a law, a treaty, or, by an acronym, anything at all."""
        if kinds.is_organisation(self.keys):
            return False
        return self.keys[-1] in lexicon.words("no_names" if len(self) == 1 else "things")

    @property
    def is_handle(self) -> bool:
        """Whether it is an account or a tag of a social network ("@AnnaWeber")."""
        first = self.words[0]
        before = self.line.words[self.start - 1] if self.start else None
        attached = before is not None and before.text in _TAGS and before.span.end == first.span.start
        return attached or first.text[0] in _TAGS

    @property
    def is_mere_title(self) -> bool:
        """Whether it is a title of which no name follows within it."""
        title = title_ending_at(self.line.words, self.end)
        return title is not None and title.start <= self.start and title.title.kind in _HOLDERS

    @property
    def is_people(self) -> bool:
        """Whether its last word stands for people ("Republicans") and not as an adjective or for one person."""
        last = self.words[-1]
        return last.upos in ("NOUN", "PROPN") and last.lower.endswith("s") and last.relation not in ("compound", "amod")

    @property
    def is_settlement(self) -> bool:
        """Whether it is a town's name by its first or its last word, or a capital's."""
        if self.has_title_before or kinds.is_landscape(self.keys):
            return False
        opens = self.keys[0] in lexicon.words("place_openers") or self.keys[-1] in lexicon.words("settlements")
        return (len(self) > 1 and opens) or self.keys in lexicon.capitals()

    # --- by the words beside it -----------------------------------------------------------------------------

    @property
    def next_key(self) -> str:
        """The word that follows."""
        return "".join(self.line.keys[self.end : self.end + 1])

    @property
    def has_title_before(self) -> bool:
        """Whether a capitalised title stands directly before it."""
        found = title_ending_at(self.line.words, self.start)
        return (
            found is not None and found.title.kind in _HOLDERS and kinds.is_capitalised(self.line.words[found.end - 1])
        )

    @property
    def is_before_state(self) -> bool:
        """Whether the abbreviation of a state follows: "Springfield, Ill."."""
        following = self.line.words[self.end + 1 : self.end + 2]
        return bool(following) and following[0].text in lexicon.abbreviated_states()

    @property
    def is_called_person(self) -> bool:
        """Whether what follows is somebody's: "the Weber administration"."""
        unlisted = len(self) == 1 and self.listed_kind is None
        return unlisted and self.next_key in lexicon.words("after_persons")

    @property
    def is_called_outlet(self) -> bool:
        """Whether the noun before it, in lower case, says that it is an outlet: "radio station La Weber"."""
        before = self.line.words[max(0, self.start - 1) : self.start]
        return any(w.lower in lexicon.words("outlets") and w.text.islower() for w in before)

    @property
    def is_called_place(self) -> bool:
        """Whether the words before say that it is a place: "the suburb of Karen", "he lives in Karen"."""
        before = self.line.keys[max(0, self.start - 2) : self.start]
        if not before or self.has_given_name:
            return False
        if before[-1] == "of":
            return before[0] in lexicon.words("places_of")
        locates = len(self) == 1 and before[-1] == "in" and self.words[-1].relation in ("obl", "nmod")
        return locates and self.next_key != "'s" and before[0] not in lexicon.words("trusting")

    @property
    def is_bare_movement(self) -> bool:
        """Whether it is a noun for parties that serves as a name: "the League"."""
        article = self.line.keys[max(0, self.start - 1) : self.start] == ("the",)
        return len(self) == 1 and article and self.keys[0] in lexicon.words("movements")

    @property
    def is_called_body(self) -> bool:
        """Whether the words around say that it is a body: "Fronte Nuovo, led by ...", "Fronte Nuovo quit its posts"."""
        after = [k for k in self.line.keys[self.end : self.end + 3] if k != ","]
        if len(after) > 1 and after[0] in lexicon.words("led") and after[1] == "by":
            return True
        if self.next_key in lexicon.words("after_organisations") or self.is_beside_body:
            return True
        sentence, subject = self.line.sentence, self.words[-1]
        verb = sentence.head(subject)
        thing = sentence.child(verb, "obj") if verb is not None and subject.relation == "nsubj" else None
        owner = sentence.child(thing, "nmod") if thing is not None else None
        return owner is not None and owner.lower == "its"

    @property
    def is_beside_body(self) -> bool:
        """Whether a noun for a body stands in the apposition: "the commission, Inec,", "Komei, a junior partner,"."""
        words, keys = self.line.words, self.line.keys
        if self.next_key != ",":
            return False
        if self.start > 1 and keys[self.start - 1] == "," and keys[self.start - 2] in lexicon.last_words_of_bodies():
            first = self.start - 2
            while first > 0 and words[first - 1].upos in _BEFORE_NOUN:
                first -= 1
            return first == 0 or words[first - 1].upos != "ADP"  # "the leader of the opposition, Weber,"
        stop = self.end + 1
        while stop < len(words) and words[stop].upos in _BEFORE_NOUN:
            stop += 1
        if stop == self.end + 1 or words[self.end + 1].upos not in ("DET", "PROPN"):
            return False
        noun = keys[stop - 1]
        return noun in lexicon.last_words_of_bodies() or keys[stop - 2 : stop] == ("coalition", "partner")

    def is_described(self, kind: ActorKind) -> bool:
        """Whether an apposition calls its bearer a person: "Valeria Berlin, an Austrian singer,"."""
        roles = roles_after(self.line.sentence, self.end, is_name=lambda _: False)
        if not roles:
            return False
        title = roles[0].title
        sure = title.title.kind != "occupation" or title.title.gender is not None
        return kind != "ORG" or sure or title.core in lexicon.words("persons_only")
