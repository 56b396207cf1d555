"""How probable it is that a pronoun stands for somebody: a conditional log-linear ranker with an option for nobody.

The features are those named in ``data/pronouns.toml`` (distance, subjecthood, parallel position, subject of the
clause above, how often she or he was spoken of, ...), with the weights that ``training/pronouns.py`` fitted on
UD_English-GUM.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import attrs

from transition_events.actors.clauses import SUBJECTS, argument_of, governing_subjects, heads_clause, is_subject, speaks
from transition_events.actors.discourse import Discourse, Occurrence
from transition_events.actors.pronouns import Pronoun
from transition_events.annotation.document import Document
from transition_events.records import read_toml

_NEAR = 3  # sentences
_MANY = 4  # others between: more make no difference

Choice = tuple[Occurrence, dict[str, float]]  # a candidate with its features


@attrs.frozen
class Weights:
    """The ranker's weights by feature, and how probable a candidate must be to be linked."""

    threshold: float
    weights: dict[str, float]


@cache
def weights() -> Weights:
    """The fitted weights."""
    table = read_toml(files("transition_events.actors") / "data" / "pronouns.toml")
    return Weights(table["threshold"], table["weights"])


class Evidence:
    """What speaks for those whom a pronoun may stand for; what depends on the pronoun alone is found once."""

    def __init__(self, pronoun: Pronoun, discourse: Discourse, document: Document) -> None:
        self.pronoun, self.discourse, self.document = pronoun, discourse, document
        self._sentence = document.sentences[pronoun.sentence]
        self._subject = is_subject(self._sentence, pronoun.word)
        self._speaks = speaks(self._sentence, pronoun.word)
        self._free = pronoun.free
        above = governing_subjects(self._sentence, pronoun.word)
        beside = discourse.in_sentences(pronoun.sentence, pronoun.sentence)
        governing = [o for o in beside if o.head.id in above and o.gender in (None, pronoun.gender)]
        self._governing = {id(o.referent) for o in governing}
        self._named_above = {id(o.referent) for o in governing if o.how != "PRONOUN"}

    def of(self, candidate: Occurrence, mentions: Sequence[Occurrence]) -> dict[str, float]:
        """The features of a candidate, of whom `mentions` are the recent occurrences; zeros left out."""
        pronoun, discourse, sentence = self.pronoun, self.discourse, self._sentence
        own = self.document.sentences[candidate.sentence]
        distance = pronoun.sentence - candidate.sentence
        relation = argument_of(own, candidate.head)[1]
        subject = relation in SUBJECTS
        governs = id(candidate.referent) in self._governing
        speaker = (governs or (self._speaks and subject)) and speaks(own, candidate.head)
        found = {
            "same_sentence": distance == 0,
            "previous_sentence": distance == 1,
            "two_back": distance == 2,
            "distance": math.log1p(max(0, distance - 2)),
            "subject": subject,
            "object": relation in ("obj", "iobj"),
            "modifier": relation in ("compound", "nmod", "amod"),
            "both_subjects": subject and self._subject,
            "both_not_subjects": not subject and not self._subject,
            "governs": governs,
            "named_above": id(candidate.referent) in self._named_above,
            "displaced": not governs and bool(self._governing),  # "Weber left. Hollis was told that he had won"
            "says": governs and self._subject and speaker,  # "Weber said he would go"
            "own_subject": distance == 0 and self._free and heads_clause(sentence, candidate.head, pronoun.word),
            "speaks_on": self._speaks and subject and speaker,
            "between": discourse.rivals(candidate, pronoun.offset, pronoun.gender, _MANY),
            "prominence": discourse.prominence(candidate.referent),
            "opens": discourse.opens_sentence(candidate),
            "pronoun": candidate.how == "PRONOUN",
            "gender_known": candidate.gender is not None,
            "frequency": math.log1p(discourse.times_before(candidate.referent, pronoun.offset)),
            "recent": sum(pronoun.sentence - m.sentence <= _NEAR for m in mentions),
            "other_side_of_quote": (candidate.quote is None) != (pronoun.quote is None),
            "unnamed": not candidate.named,
            "same_paragraph": own.paragraph == sentence.paragraph,
            "later": candidate.offset > pronoun.offset,
        }
        return {name: float(value) for name, value in found.items() if value}


def choose(choices: Sequence[Choice], known: Weights) -> Occurrence | None:
    """The most probable candidate, if it is probable enough."""
    best = preferred([found for _, found in choices], known)
    return None if best is None else choices[best][0]


def preferred(candidates: Sequence[dict[str, float]], known: Weights) -> int | None:
    """The number of the most probable candidate by the features of each, if it is probable enough."""
    scores = [sum(known.weights.get(f, 0.0) * v for f, v in found.items()) for found in candidates]
    if not scores:
        return None
    best = max(range(len(scores)), key=scores.__getitem__)
    top = max(0.0, scores[best])
    share = math.exp(scores[best] - top) / (math.exp(-top) + sum(math.exp(s - top) for s in scores))
    return best if share >= known.threshold else None
