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

from transition_events.actors.clauses import argument_of, governing_subjects, heads_clause, is_subject, speaks
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


def features(
    pronoun: Pronoun, candidate: Occurrence, mentions: Sequence[Occurrence], discourse: Discourse, document: Document
) -> dict[str, float]:
    """The features of a pronoun and a candidate, of whom `mentions` are the recent occurrences; zeros left out."""
    sentence = document.sentences[pronoun.sentence]
    own = document.sentences[candidate.sentence]
    distance = pronoun.sentence - candidate.sentence
    subject = is_subject(own, candidate.head)
    pronoun_subject = is_subject(sentence, pronoun.word)
    relation = argument_of(own, candidate.head)[1]
    governs = distance == 0 and candidate.head.id in governing_subjects(sentence, pronoun.word)
    so_far = discourse.times_before(candidate.referent, pronoun.offset)
    found = {
        "same_sentence": float(distance == 0),
        "previous_sentence": float(distance == 1),
        "two_back": float(distance == 2),
        "distance": math.log1p(max(0, distance - 2)),
        "subject": float(subject),
        "object": float(relation in ("obj", "iobj")),
        "modifier": float(relation in ("compound", "nmod", "amod")),
        "both_subjects": float(subject and pronoun_subject),
        "both_not_subjects": float(not subject and not pronoun_subject),
        "governs": float(governs),
        "says": float(governs and pronoun_subject and speaks(own, candidate.head)),  # "Weber said he would go"
        "own_subject": float(distance == 0 and pronoun.free and heads_clause(sentence, candidate.head, pronoun.word)),
        "speaks_on": float(speaks(sentence, pronoun.word) and subject and speaks(own, candidate.head)),
        "between": float(discourse.rivals(candidate, pronoun.offset, pronoun.gender, _MANY)),
        "prominence": discourse.prominence(candidate.referent),
        "opens": float(discourse.opens_sentence(candidate)),
        "pronoun": float(candidate.how == "PRONOUN"),
        "gender_known": float(candidate.gender is not None),
        "frequency": math.log1p(so_far),
        "recent": float(sum(pronoun.sentence - m.sentence <= _NEAR for m in mentions)),
        "other_side_of_quote": float((candidate.quote is None) != (pronoun.quote is None)),
        "unnamed": float(not candidate.named),
        "same_paragraph": float(own.paragraph == sentence.paragraph),
        "later": float(candidate.offset > pronoun.offset),
    }
    return {name: value for name, value in found.items() if value}


def choose(choices: Sequence[Choice], known: Weights) -> Occurrence | None:
    """The most probable candidate, if it is probable enough."""
    scores = [sum(known.weights.get(f, 0.0) * v for f, v in found.items()) for _, found in choices]
    if not scores:
        return None
    best = max(range(len(scores)), key=scores.__getitem__)
    top = max(0.0, scores[best])
    share = math.exp(scores[best] - top) / (math.exp(-top) + sum(math.exp(s - top) for s in scores))
    return choices[best][0] if share >= known.threshold else None
