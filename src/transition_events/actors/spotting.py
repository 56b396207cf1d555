"""The names of one sentence.

The tagger's entities are trimmed and judged, completed by runs of proper nouns that the parse holds together, and
overruled by the gazetteers where those know better.
"""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.actors import kinds, lexicon
from transition_events.actors.judging import judge, kind_of_run
from transition_events.actors.kinds import is_capitalised
from transition_events.actors.roles import PARTY_TAG
from transition_events.actors.stretch import Line, Stretch
from transition_events.actors.titles import title_ending_at
from transition_events.actors.trimming import before_title, pieces, trim
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
_MARKS = frozenset({'"', "“", "”", "``", "''", "‘", "’", "'"})
_NICKNAMED = 3  # words: a mark, the nickname, a mark

Piece = tuple[int, int, ActorKind]  # words from, to (half-open, counted from 0), kind


def spot_names(sentence: Sentence) -> list[Piece]:
    """The proper names of a sentence in order, none overlapping another."""
    return _Spotter(sentence).find()


class _Spotter:
    """One sentence while its names are being found."""

    def __init__(self, sentence: Sentence) -> None:
        self.line = Line(sentence)
        self.words = sentence.words
        self.taken = [False] * len(self.words)
        self.names: list[Piece] = []

    def find(self) -> list[Piece]:
        """Entities first, then the gazetteers, then runs of proper nouns that neither covers."""
        self._states()
        for entity in self.line.sentence.entities:
            self._entity(entity)
        self._join_linked()
        self._join_hyphened()
        self._join_nicknamed()
        self._gazetteer()
        for run in self._proper_runs():
            kind = kind_of_run(run, is_free=self._is_free)
            if kind is not None:
                self._add(run, kind)
        return sorted(self.names)

    def _is_free(self, i: int) -> bool:
        return not self.taken[i]

    def _take(self, stretch: Stretch) -> None:
        self.taken[stretch.start : stretch.end] = [True] * len(stretch)

    def _add(self, name: Stretch, kind: ActorKind) -> None:
        if kind == "ORG":
            name = before_title(name)
            if len(name) == 1 and kinds.affiliation(name.keys) is not None:
                return  # "Republican House Speaker"
        if len(name) and all(map(self._is_free, name.indices)) and not name.is_handle:
            self._take(name)
            self.names.append((name.start, name.end, kind))

    # --- states ---------------------------------------------------------------------------------------------

    def _states(self) -> None:
        """States cut short ("Springfield, Ill."); in a politician's party and state ("(D)", ", R-Ohio,") is no name."""
        for i in range(1, len(self.words)):
            before = self.words[i - 1].text
            if before not in (",", "(", "["):
                continue
            tag = Stretch(self.line, i, self.line.end_of_token(i))
            if PARTY_TAG.fullmatch("".join(word.text for word in tag.words)):
                self._take(tag)
            elif before != "[" and self.words[i].text in lexicon.abbreviated_states():
                self._add(Stretch(self.line, i, i + 1), "GPE")

    # --- entities -------------------------------------------------------------------------------------------

    def _entity(self, entity: Entity) -> None:
        stretch = self.line.stretch_over(entity.span)
        if not len(stretch):
            return
        kind = _KINDS.get(entity.type.upper())
        if kind is not None:
            for piece in pieces(stretch, kind):
                self._piece(piece, kind)
        elif entity.type.upper() in _OTHER:
            self._take(stretch)
        elif kinds.is_organisation(stretch.keys):
            self._add(stretch, "ORG")  # tagged as a building or a thing, but its name says what it is

    def _piece(self, piece: Stretch, tagged: ActorKind) -> None:
        name, kind = trim(piece, tagged)
        if not len(name) or kinds.is_time(name.keys):
            return
        listed = name.listed_kind
        judged = (name, listed) if listed is not None else judge(name, kind, is_free=self._is_free)
        if judged is not None:
            self._add(*judged)

    def _join_linked(self) -> None:
        """A movement's name that ends in a country's, where the tagger saw that alone: "Alternative for Ruritania"."""
        for start, end, kind in tuple(self.names):
            whole = Stretch(self.line, max(start - 2, 0), end)
            opens = kind == "GPE" and whole.start > 0 and whole.keys[1] == "for" and is_capitalised(whole.words[0])
            free = all(map(self._is_free, range(whole.start, start)))
            if opens and free and whole.keys[0] in lexicon.organisation_starts():
                self.names.remove((start, end, kind))
                self.names.append((whole.start, end, "ORG"))
                self._take(whole)

    def _join_hyphened(self) -> None:
        """Two organisations in one word are one: "the Weber-Hollis Corp."; but "a Times-Gazette poll" is of two."""
        joined: list[Piece] = []
        for piece in sorted(self.names):
            if joined and self._are_one_word(joined[-1], piece):
                joined[-1] = (joined[-1][0], *piece[1:])
            else:
                joined.append(piece)
        self.names = joined

    def _join_nicknamed(self) -> None:
        """A person's name with another in quotation marks within it: 'Juan "Chico" Weber'."""
        people = [piece for piece in sorted(self.names) if piece[2] == "PERSON"]
        starts = {start: (start, end, kind) for start, end, kind in people}
        for first in people:
            last = starts.get(first[1] + _NICKNAMED)
            between = self.words[first[1] : first[1] + _NICKNAMED]
            if last is not None and between[0].text in _MARKS and between[-1].text in _MARKS:
                whole = Stretch(self.line, first[0], last[1])
                self.names = [n for n in self.names if n[0] not in whole.indices] + [(*first[:1], last[1], "PERSON")]
                self._take(whole)

    def _are_one_word(self, first: Piece, second: Piece) -> bool:
        if first[2] != "ORG" or second[2] != "ORG" or first[1] != second[0] - 1 or self.words[first[1]].text != "-":
            return False
        listed = any(kinds.listed_kind(self.words[start:end]) for start, end, _ in (first, second))
        return not listed and self.line.end_of_token(first[1]) > second[0]

    # --- gazetteers -----------------------------------------------------------------------------------------

    def _gazetteer(self) -> None:
        """The longest listed name at each free place."""
        for i in self.line.capitals:
            longest = 0 if self.taken[i] else kinds.longest_listed(self.words[i])
            for stop in range(min(i + longest, len(self.words)), i, -1):
                name = Stretch(self.line, i, stop)
                kind = name.listed_kind if all(map(self._is_free, name.indices)) else None
                if kind is not None:
                    self._add(name, kind)
                    break

    # --- runs of proper nouns -------------------------------------------------------------------------------

    def _proper_runs(self) -> Iterator[Stretch]:
        """Capitalised proper nouns in a row that belong to no name yet, without titles before and days behind."""
        end = 0
        for start in self.line.capitals:
            if start < end:
                continue
            end = start
            while end < len(self.words) and self._may_run(end):
                end += 1
            run = self._trimmed_run(Stretch(self.line, start, end))
            if len(run):
                yield run

    def _may_run(self, i: int) -> bool:
        return self._is_free(i) and self.words[i].upos == "PROPN" and is_capitalised(self.words[i])

    def _trimmed_run(self, run: Stretch) -> Stretch:
        while len(run) > 1 and title_ending_at(self.words, run.start + 1):
            run = run.moved(start=run.start + 1)
        while len(run) and run.keys[-1] in lexicon.words("calendar"):
            run = run.moved(end=run.end - 1)
        return run
