"""He and she: where the pronouns stand."""

from __future__ import annotations

import attrs

from transition_events.actors.lexicon import Gender
from transition_events.actors.quotes import Quotes
from transition_events.annotation.document import Document, Word

_PRONOUNS: dict[str, Gender] = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
_REFLEXIVE = frozenset({"himself", "herself"})
_POSSESSIVE = frozenset({"his", "hers"})


@attrs.frozen(eq=False)
class Pronoun:
    """A third person singular pronoun at word `index` of sentence number `sentence`."""

    sentence: int
    index: int
    word: Word
    gender: Gender
    quote: int | None
    emphatic: bool  # "his own"

    @property
    def free(self) -> bool:
        """Whether it is a possessive: it may go back to an argument of its own clause."""
        return self.word.lower in _POSSESSIVE or self.word.feat("Poss") == "Yes" or self.word.relation == "nmod"

    @property
    def reflexive(self) -> bool:
        """Whether it is "himself" or "herself"."""
        return self.word.lower in _REFLEXIVE

    @property
    def offset(self) -> int:
        """Where it stands."""
        return self.word.span.start


def find_pronouns(document: Document, quotes: Quotes) -> list[Pronoun]:
    """All third person singular pronouns of the text, in order."""
    found = []
    for number, sentence in enumerate(document.sentences):
        for i, word in enumerate(sentence.words):
            gender = _PRONOUNS.get(word.lower) if word.upos in ("PRON", "DET") else None
            if gender is not None:
                own = i + 1 < len(sentence.words) and sentence.words[i + 1].lower == "own"
                found.append(Pronoun(number, i, word, gender, quotes.at(word.span.start), emphatic=own))
    return found
