"""Who holds the office, who won and who lost: what "the incumbent", "the winner" and "the outgoing leader" stand for.

The holder is the person of the text who bears the office of a head of state or government, if one is plainly the
foremost. Winner and loser are told by verbs and nouns of winning and losing beside names ("congratulated *Weber*",
"*Weber* conceded"), counted over the text: a victory of years ago is told once, the one that the text is about more
often.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from transition_events.actors import lexicon
from transition_events.actors.cast import Referent
from transition_events.actors.descriptions import Description
from transition_events.actors.discourse import Occurrence
from transition_events.actors.nominals import NominalPhrase, foremost
from transition_events.annotation import grammar
from transition_events.annotation.document import Document, Sentence, Word

_CLEARLY = 2  # times as often named


class Contest:
    """The sides of the contest that a text tells of; read when somebody first asks."""

    def __init__(
        self,
        document: Document,
        names: Iterable[Occurrence],
        people: Sequence[tuple[Referent, frozenset[Description]]],
    ) -> None:
        self._document = document
        self._people = people
        self._at = {name.offset: name.referent for name in names}

    def bearer(self, phrase: NominalPhrase) -> Referent | None:
        """Whom a definite description of a side stands for, or None where the text does not tell."""
        if not phrase.definite:
            return None
        core = phrase.title.core
        if core == "incumbent":
            return self.incumbent
        if phrase.description.turn == "going" and (core == "leader" or core in lexicon.heads_of_government()):
            return self.incumbent if self.incumbent is not self.winner else None
        if core in lexicon.words("winners") or phrase.title.suffix:
            return self.winner
        if core in lexicon.words("losers"):
            return self.loser
        return self._challenger() if core == "challenger" else None

    def _challenger(self) -> Referent | None:
        sides = [side for side in (self.winner, self.loser) if side is not None]
        others = [side for side in sides if side is not self.incumbent]
        return others[0] if len(sides) == 2 and len(others) == 1 else None

    @cached_property
    def incumbent(self) -> Referent | None:
        """Who holds the highest office."""
        holders = [referent for referent, roles in self._people if any(map(_is_held, roles))]
        return foremost(holders, by=_CLEARLY) if holders else None

    @cached_property
    def winner(self) -> Referent | None:
        """Who won."""
        return self._side(self._counts[0], self._counts[1])

    @cached_property
    def loser(self) -> Referent | None:
        """Who lost."""
        return self._side(self._counts[1], self._counts[0])

    @staticmethod
    def _side(mine: Mapping[int, tuple[int, Referent]], other: Mapping[int, tuple[int, Referent]]) -> Referent | None:
        """Who is told of most on one side, and less on the other."""
        if not mine:
            return None
        (most, side), *rest = sorted(mine.values(), key=lambda found: -found[0])
        opposed = other[id(side)][0] if id(side) in other else 0
        return side if most > opposed and all(most > times for times, _ in rest) else None

    @cached_property
    def _counts(self) -> tuple[dict[int, tuple[int, Referent]], dict[int, tuple[int, Referent]]]:
        """How often each is said to win, and to lose."""
        won, lost = list[Referent](), list[Referent]()
        for sentence in self._document.sentences:
            for word in sentence.words:
                won += self._named(sentence, _winners(sentence, word))
                lost += self._named(sentence, _losers(sentence, word))
        return _counted(won), _counted(lost)

    def _named(self, sentence: Sentence, words: Iterable[Word]) -> Iterator[Referent]:
        """The persons named at words, or beside them in apposition."""
        for word in words:
            near = (word, *grammar.appositives(sentence, word))
            referent = next((self._at[w.span.start] for w in near if w.span.start in self._at), None)
            if referent is not None:
                yield referent


def _is_held(role: Description) -> bool:
    """Whether a role is that of who governs now."""
    return role.core in lexicon.heads_of_government() and not (role.past or role.suffix or role.turn == "coming")


def _counted(people: list[Referent]) -> dict[int, tuple[int, Referent]]:
    times = Counter(id(referent) for referent in people)
    return {id(referent): (times[id(referent)], referent) for referent in people}


def _is_told(sentence: Sentence, word: Word) -> bool:
    """Whether a word is a verb that says what was done, and not what was not."""
    return word.upos == "VERB" and not grammar.verb_group(sentence, word).negated


def _winners(sentence: Sentence, word: Word) -> Iterator[Word]:
    if word.lemma in lexicon.words("winning_nouns"):
        yield from sentence.children(word, "nmod:poss")
    if not _is_told(sentence, word):
        return
    if word.lemma in lexicon.words("winning"):
        yield from grammar.agents(sentence, word)
    if word.lemma in lexicon.words("acclaiming"):
        yield from grammar.patients(sentence, word)
    if word.lemma in lexicon.words("losing"):
        yield from grammar.obliques(sentence, word, "to")


def _losers(sentence: Sentence, word: Word) -> Iterator[Word]:
    if word.lemma in lexicon.words("contests"):
        yield from grammar.obliques(sentence, word, "against", "over")
    if not _is_told(sentence, word):
        return
    if word.lemma in lexicon.words("losing"):
        yield from grammar.agents(sentence, word)
    if word.lemma in lexicon.words("beating"):
        yield from grammar.patients(sentence, word)
