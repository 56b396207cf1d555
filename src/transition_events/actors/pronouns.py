"""He and she: which person each stands for.

Every person spoken of so far is weighed by the features named in ``data/pronouns.toml`` (distance, subjecthood,
parallel position, subject of the clause above, how often she or he was spoken of, ...). The weights were fitted on
UD_English-GUM as those of a conditional log-linear ranker with an option for "none of these"; a pronoun is linked
where the best candidate is probable enough. Hard constraints come first: number and gender, the binding of arguments
of one verb, and that inside a quotation he is not its speaker.
"""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

import attrs

from transition_events.actors import lexicon
from transition_events.actors.cast import Referent
from transition_events.actors.discourse import Occurrence, argument_of, co_arguments, governing_subjects, is_subject
from transition_events.actors.lexicon import Gender
from transition_events.actors.quotes import Quotes, speaking_subject
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.records import read_toml

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
_WINDOW = 12
_NEAR = 3
_MANY = 4


@attrs.frozen(eq=False)
class Pronoun:
    """A third person singular pronoun at word `index` of sentence number `sentence`."""

    sentence: int
    index: int
    word: Word
    gender: Gender
    quote: int | None

    @property
    def free(self) -> bool:
        """Whether it is a possessive: it may go back to an argument of its own clause."""
        return self.word.lower in _POSSESSIVE or self.word.feat("Poss") == "Yes" or self.word.relation == "nmod"


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


def find_pronouns(document: Document, quotes: Quotes) -> list[Pronoun]:
    """All third person singular pronouns of the text, in order."""
    found = []
    for number, sentence in enumerate(document.sentences):
        for i, word in enumerate(sentence.words):
            gender = _PRONOUNS.get(word.lower)
            if gender is not None and word.upos in ("PRON", "DET"):
                found.append(Pronoun(number, i, word, gender, quotes.at(word.span.start)))
    return found


class Resolver:
    """Links pronouns in the order of the text: those outside of quotations first, because they tell the speakers."""

    def __init__(
        self, document: Document, occurrences: list[Occurrence], quotes: Quotes, known: Weights | None = None
    ) -> None:
        self.document = document
        self.quotes = quotes
        self.weights = known or weights()
        self.occurrences = sorted(occurrences, key=lambda o: o.offset)
        self._places: dict[int, list[int]] = defaultdict(list)  # where each referent is spoken of
        for occurrence in self.occurrences:
            self._places[id(occurrence.referent)].append(occurrence.offset)
        self._named_how_often = {referent: len(places) for referent, places in self._places.items()}
        self._most_named = max(self._named_how_often.values(), default=1)
        self._speakers: dict[int, Referent | None] = {}

    def resolve(self) -> list[Occurrence]:
        """The occurrences of the pronouns that could be linked to a named person."""
        pronouns = find_pronouns(self.document, self.quotes)
        ordered = [p for p in pronouns if p.quote is None] + [p for p in pronouns if p.quote is not None]
        return [o for p in ordered if (o := self._link(p)) is not None and o.named]

    def _link(self, pronoun: Pronoun) -> Occurrence | None:
        best = self._own_subject(pronoun) or choose(self.candidates(pronoun), self.weights)
        return self.enter(pronoun, best) if best is not None else None

    def enter(self, pronoun: Pronoun, best: Occurrence) -> Occurrence:
        """Takes a linked pronoun into the discourse, so that the next one can go back to it."""
        found = Occurrence(
            pronoun.sentence,
            pronoun.index,
            pronoun.index + 1,
            pronoun.word,
            best.referent,
            "PRONOUN",
            pronoun.quote,
            best.named,
        )
        best.referent.gender = best.referent.gender or pronoun.gender
        insort(self.occurrences, found, key=lambda o: o.offset)
        insort(self._places[id(found.referent)], found.offset)
        return found

    def _in_sentences(self, first: int, last: int) -> list[Occurrence]:
        """The occurrences in sentences number `first` to `last`."""
        start = bisect_left(self.occurrences, first, key=lambda o: o.sentence)
        return self.occurrences[start : bisect_right(self.occurrences, last, key=lambda o: o.sentence)]

    def _own_subject(self, pronoun: Pronoun) -> Occurrence | None:
        """The subject of the verb whose argument "himself" is."""
        if pronoun.word.lower not in _REFLEXIVE:
            return None
        sentence = self.document.sentences[pronoun.sentence]
        here = self._in_sentences(pronoun.sentence, pronoun.sentence)
        fitting = (o for o in here if o.gender in (None, pronoun.gender) and is_subject(sentence, o.head))
        return next((o for o in fitting if co_arguments(sentence, pronoun.word, o.head)), None)

    # --- candidates -------------------------------------------------------------------------------------------

    def candidates(self, pronoun: Pronoun) -> list[tuple[Occurrence, dict[str, float]]]:
        """Whom a pronoun may stand for, by the mention that speaks for each most, with its features."""
        sentence = self.document.sentences[pronoun.sentence]
        barred = self._barred(pronoun, sentence)
        before: dict[int, list[Occurrence]] = {}
        for occurrence in self._in_sentences(pronoun.sentence - _WINDOW, pronoun.sentence):
            if occurrence.offset < pronoun.word.span.start:
                before.setdefault(id(occurrence.referent), []).append(occurrence)
        fitting = {
            k: m for k, m in before.items() if k not in barred and m[0].gender in (None, pronoun.gender)
        }  # fmt: skip
        choices = [self._best_mention(m) for m in fitting.values()] + list(
            self._later(pronoun, sentence, fitting, barred)
        )
        return [(o, self._features(pronoun, sentence, o, before.get(id(o.referent), []))) for o in choices]

    def _best_mention(self, mentions: list[Occurrence]) -> Occurrence:
        """Of the mentions in the last sentence that has any: the subject, or the last."""
        last = [m for m in mentions if m.sentence == mentions[-1].sentence]
        sentence = self.document.sentences[last[0].sentence]
        return next((m for m in reversed(last) if is_subject(sentence, m.head)), last[-1])

    def _later(
        self, pronoun: Pronoun, sentence: Sentence, known: dict[int, list[Occurrence]], barred: set[int]
    ) -> Iterator[Occurrence]:
        """The subject of the clause that follows a fronted one: "When he won, Weber was silent"."""
        above = governing_subjects(sentence, pronoun.word)
        for occurrence in self._in_sentences(pronoun.sentence, pronoun.sentence):
            if (
                occurrence.offset > pronoun.word.span.start
                and occurrence.head.id in above
                and occurrence.how != "PRONOUN"
                and occurrence.gender in (None, pronoun.gender)
                and id(occurrence.referent) not in barred
                and (id(occurrence.referent) not in known)
                and occurrence.quote == pronoun.quote
            ):
                yield occurrence

    def _barred(self, pronoun: Pronoun, sentence: Sentence) -> set[int]:
        barred: set[int] = set()
        if pronoun.quote is not None:
            speaker = self._speaker(pronoun.quote)
            if speaker is not None:
                barred.add(id(speaker))
        if pronoun.free or pronoun.word.lower in _REFLEXIVE:
            return barred
        for other in self._in_sentences(pronoun.sentence, pronoun.sentence):
            if co_arguments(sentence, pronoun.word, other.head):
                barred.add(id(other.referent))
        return barred

    def _speaker(self, number: int) -> Referent | None:
        if number not in self._speakers:
            self._speakers[number] = self._find_speaker(number)
        return self._speakers[number]

    def _find_speaker(self, number: int) -> Referent | None:
        for sentence in self.document.sentences_in(self.quotes.spans[number]):
            subject = speaking_subject(sentence, self.quotes, number)
            if subject is not None:
                at = bisect_left(self.occurrences, subject.span.start, key=lambda o: o.offset)
                return next((o.referent for o in self.occurrences[at : at + 1] if o.head.span == subject.span), None)
        return None

    # --- features ---------------------------------------------------------------------------------------------

    def _features(
        self,
        pronoun: Pronoun,
        sentence: Sentence,
        candidate: Occurrence,
        mentions: list[Occurrence],
    ) -> dict[str, float]:
        own = self.document.sentences[candidate.sentence]
        distance = pronoun.sentence - candidate.sentence
        subject = is_subject(own, candidate.head)
        pronoun_subject = is_subject(sentence, pronoun.word)
        relation = argument_of(own, candidate.head)[1]
        so_far = bisect_left(self._places[id(candidate.referent)], pronoun.word.span.start)
        features = {
            "same_sentence": float(distance == 0),
            "previous_sentence": float(distance == 1),
            "two_back": float(distance == 2),
            "distance": math.log1p(max(0, distance - 2)),
            "subject": float(subject),
            "object": float(relation in ("obj", "iobj")),
            "modifier": float(relation in ("compound", "nmod", "amod")),
            "both_subjects": float(subject and pronoun_subject),
            "both_not_subjects": float(not subject and not pronoun_subject),
            "governs": float(distance == 0 and candidate.head.id in governing_subjects(sentence, pronoun.word)),
            "own_subject": float(
                distance == 0 and pronoun.free and _heads_clause(sentence, candidate.head, pronoun.word)
            ),
            "speaks_on": float(_speaks(sentence, pronoun.word) and subject and _speaks(own, candidate.head)),
            "between": float(self._between(pronoun, candidate)),
            "prominence": self._named_how_often[id(candidate.referent)] / self._most_named,
            "opens": float(self._opens(candidate)),
            "pronoun": float(candidate.how == "PRONOUN"),
            "gender_known": float(candidate.gender is not None),
            "frequency": math.log1p(so_far),
            "recent": float(sum(pronoun.sentence - m.sentence <= _NEAR for m in mentions)),
            "other_side_of_quote": float((candidate.quote is None) != (pronoun.quote is None)),
            "unnamed": float(not candidate.named),
            "same_paragraph": float(own.paragraph == sentence.paragraph),
            "later": float(candidate.offset > pronoun.word.span.start),
        }
        return {name: value for name, value in features.items() if value}

    def _between(self, pronoun: Pronoun, candidate: Occurrence) -> int:
        """How many others of fitting gender were spoken of since the candidate was last."""
        others: set[int] = set()
        last = bisect_left(self.occurrences, pronoun.word.span.start, key=lambda o: o.offset)
        for i in reversed(range(last)):
            other = self.occurrences[i]
            if other.referent is candidate.referent or len(others) == _MANY:
                break
            if other.gender in (None, pronoun.gender):
                others.add(id(other.referent))
        return len(others)

    def _opens(self, candidate: Occurrence) -> bool:
        """Whether nobody stands before the candidate in its sentence."""
        i = bisect_left(self.occurrences, candidate.offset, key=lambda o: o.offset)
        return i == 0 or self.occurrences[i - 1].sentence != candidate.sentence


def _speaks(sentence: Sentence, word: Word) -> bool:
    head, relation = argument_of(sentence, word)
    return relation == "nsubj" and head is not None and head.lemma in lexicon.words("speech")


def _heads_clause(sentence: Sentence, subject: Word, word: Word) -> bool:
    """Whether a mention is the subject of the clause that a word stands in."""
    head, relation = argument_of(sentence, subject)
    if head is None or relation != "nsubj":
        return False
    for up in sentence.ancestors(word):
        if up.id == head.id:
            return True
        if up.upos == "VERB" and sentence.child(up, "nsubj") is not None:
            return False
    return False


def choose(choices: Sequence[tuple[Occurrence, dict[str, float]]], known: Weights) -> Occurrence | None:
    """The most probable candidate, if it is probable enough."""
    scores = [sum(known.weights.get(f, 0.0) * v for f, v in features.items()) for _, features in choices]
    if not scores:
        return None
    best = max(range(len(scores)), key=scores.__getitem__)
    top = max(0.0, scores[best])
    share = math.exp(scores[best] - top) / (math.exp(-top) + sum(math.exp(s - top) for s in scores))
    return choices[best][0] if share >= known.threshold else None
