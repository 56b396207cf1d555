"""Which person each "he" and "she" stands for.

Hard constraints come first: number and gender, the binding of arguments of one verb, and that inside a quotation he is
not its speaker. Who is left is ranked, and the pronoun linked where the best candidate is probable enough.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from transition_events.actors.cast import Referent
from transition_events.actors.clauses import (
    co_arguments,
    governing_subjects,
    heads_clause,
    heads_main_clause,
    is_subject,
    named_as,
    reporting_subjects,
    speaks,
    understood_subjects,
)
from transition_events.actors.discourse import Discourse, Occurrence
from transition_events.actors.focus import FocusPhrase, person_in_focus
from transition_events.actors.pronouns import Pronoun, find_pronouns
from transition_events.actors.quotes import Quotes, speaking_subject
from transition_events.actors.ranking import Choice, Evidence, choose, weights
from transition_events.annotation.document import Document, Sentence

_WINDOW = 12  # sentences that a pronoun may go back


class Resolver:
    """Links pronouns in the order of the text: those outside of quotations first, because they tell the speakers.

    Among them stand the descriptions of the person in focus (`phrases`; `ages_of` as in `person_in_focus`).
    """

    def __init__(
        self,
        document: Document,
        occurrences: Iterable[Occurrence],
        quotes: Quotes,
        phrases: Sequence[FocusPhrase] = (),
        ages_of: dict[int, str] | None = None,
    ) -> None:
        self.document = document
        self.phrases = phrases
        self.ages_of = ages_of or {}
        self.quotes = quotes
        self.discourse = Discourse(occurrences)
        self._speakers: dict[int, Referent | None] = {}

    def resolve(self) -> list[Occurrence]:
        """The occurrences of the pronouns and descriptions that could be linked to a named person."""
        pronouns = find_pronouns(self.document, self.quotes)
        outside: list[Pronoun | FocusPhrase] = [*(p for p in pronouns if p.quote is None), *self.phrases]
        ordered = [*sorted(outside, key=lambda p: p.offset), *(p for p in pronouns if p.quote is not None)]
        linked = (self.describe(p) if isinstance(p, FocusPhrase) else self.link(p) for p in ordered)
        return [o for o in linked if o is not None and o.named]

    def describe(self, phrase: FocusPhrase) -> Occurrence:
        """The occurrence that a description is: of the person in focus, or of somebody whom the text does not name."""
        best = person_in_focus(phrase, self.discourse, self.document, self.ages_of)
        referent = best.referent if best is not None else Referent("PERSON", gender=phrase.gender)
        quote = self.quotes.at(phrase.offset)
        place = (phrase.sentence, phrase.start, phrase.end, phrase.head)
        found = Occurrence(*place, referent, "NOMINAL", quote, named=best is not None)
        self.discourse.enter(found)
        return found

    def link(self, pronoun: Pronoun) -> Occurrence | None:
        """The occurrence that a pronoun is, once linked; None where nobody is probable enough."""
        best = self.by_grammar(pronoun) or choose(self.candidates(pronoun), weights())
        return self.enter(pronoun, best) if best is not None else None

    def enter(self, pronoun: Pronoun, best: Occurrence) -> Occurrence:
        """Takes a linked pronoun into the discourse, so that the next one can go back to it."""
        found = Occurrence(
            sentence=pronoun.sentence,
            start=pronoun.index,
            end=pronoun.index + 1,
            head=pronoun.word,
            referent=best.referent,
            how="PRONOUN",
            quote=pronoun.quote,
            named=best.named,
        )
        best.referent.gender, best.referent.gender_guessed = pronoun.gender, False
        self.discourse.enter(found)
        return found

    def by_grammar(self, pronoun: Pronoun) -> Occurrence | None:
        """Whom grammar alone tells, or the way in which news is told; None where the ranker has to choose."""
        if pronoun.reflexive:
            return self._own_subject(pronoun)
        if pronoun.emphatic:
            return self._subject_of_clause(pronoun)
        if pronoun.quote is not None:
            return self._reporter(pronoun) or self._only_other(pronoun)
        return self._reporter(pronoun) or self._speaker_again(pronoun) or self._only_one(pronoun)

    def _reporter(self, pronoun: Pronoun) -> Occurrence | None:
        subjects = reporting_subjects(self.document.sentences[pronoun.sentence], pronoun.word)
        beside = (o for o in self._beside(pronoun) if o.head.id in subjects and o.quote == pronoun.quote)
        return next((o for o in beside if _agrees(o, pronoun)), None)

    def _only_other(self, pronoun: Pronoun) -> Occurrence | None:
        """In a quotation: the only one beside its speaker of whom this sentence and the one before have spoken.

        Who speaks before is answered, not spoken of.
        """
        speaker = self._speaker(pronoun.quote) if pronoun.quote is not None else None
        near = self.discourse.in_sentences(pronoun.sentence - 1, pronoun.sentence)
        others = [o for o in near if o.offset < pronoun.offset and o.referent is not speaker and _agrees(o, pronoun)]
        others = [o for o in others if not speaks(self.document.sentences[o.sentence], o.head)]
        return others[-1] if speaker is not None and len({id(o.referent) for o in others}) == 1 else None

    def _speaker_again(self, pronoun: Pronoun) -> Occurrence | None:
        """Of the first "he said" of a sentence: the subject of the sentence before, "Weber left. "Good," he said.".

        Sentences that are quoted as a whole are passed over.
        """
        sentence = self.document.sentences[pronoun.sentence]
        here = self._beside(pronoun)
        first = not any(o.offset < pronoun.offset and o.quote is None for o in here)
        if not (first and pronoun.sentence and pronoun.word.relation == "nsubj" and speaks(sentence, pronoun.word)):
            return None
        number = pronoun.sentence - 1
        while number > 0 and self._is_quoted(self.document.sentences[number]):
            number -= 1
        before = self.document.sentences[number]
        people = self.discourse.in_sentences(number, number)
        subject = next((o for o in people if o.quote is None and heads_main_clause(before, o.head)), None)
        return subject if subject is not None and _agrees(subject, pronoun) else None

    def _is_quoted(self, sentence: Sentence) -> bool:
        """Whether a sentence lies within one quotation, its first and its last word."""
        words = [w for w in sentence.words if w.upos != "PUNCT"] or list(sentence.words)
        first, last = words[0], words[-1]
        within = self.quotes.at(first.span.start)
        return within is not None and within == self.quotes.at(last.span.start)

    def _only_one(self, pronoun: Pronoun) -> Occurrence | None:
        """The only person of the gender in the sentence before, be she or he new; nobody may stand between."""
        here = (o for o in self._beside(pronoun) if o.offset < pronoun.offset and _agrees(o, pronoun))
        before = self.discourse.in_sentences(pronoun.sentence - 1, pronoun.sentence - 1)
        people = [o for o in before if o.quote is None and _agrees(o, pronoun)]
        if any(here) or len({id(o.referent) for o in people}) != 1:
            return None
        return people[-1] if people[-1].gender == pronoun.gender else None

    def _own_subject(self, pronoun: Pronoun) -> Occurrence | None:
        sentence = self.document.sentences[pronoun.sentence]
        fitting = (o for o in self._beside(pronoun) if _agrees(o, pronoun) and is_subject(sentence, o.head))
        return next((o for o in fitting if co_arguments(sentence, pronoun.word, o.head)), None)

    def _subject_of_clause(self, pronoun: Pronoun) -> Occurrence | None:
        """Of "his own": the subject of the clause, "Weber dropped his own bid"."""
        sentence = self.document.sentences[pronoun.sentence]
        fitting = (o for o in self._beside(pronoun) if _agrees(o, pronoun) and o.quote == pronoun.quote)
        return next((o for o in fitting if heads_clause(sentence, o.head, pronoun.word)), None)

    def candidates(self, pronoun: Pronoun) -> list[Choice]:
        """Whom a pronoun may stand for, by the mention that speaks for each most, with its features."""
        barred = self._barred(pronoun)
        before: dict[int, list[Occurrence]] = {}
        for occurrence in self.discourse.in_sentences(pronoun.sentence - _WINDOW, pronoun.sentence):
            if occurrence.offset < pronoun.offset:
                before.setdefault(id(occurrence.referent), []).append(occurrence)
        allowed = {k: mentions for k, mentions in before.items() if k not in barred}
        fitting = {k: mentions for k, mentions in allowed.items() if _agrees(mentions[0], pronoun)}
        if not any(mentions[0].named for mentions in fitting.values()):  # "Robin Weber" may be a man after all
            fitting |= {k: mentions for k, mentions in allowed.items() if mentions[0].referent.gender_guessed}
        chosen = [self._best_mention(mentions) for mentions in fitting.values()]
        chosen += [o for o in self._later(pronoun) if id(o.referent) not in barred and id(o.referent) not in fitting]
        evidence = Evidence(pronoun, self.discourse, self.document)
        choices = [(o, evidence.of(o, before.get(id(o.referent), []))) for o in chosen]
        if any("gender_known" in found for _, found in choices):
            return choices
        return [(o, found | {"gender_known": 1.0}) for o, found in choices]  # no name tells a gender: held against none

    def _beside(self, pronoun: Pronoun) -> list[Occurrence]:
        return self.discourse.in_sentences(pronoun.sentence, pronoun.sentence)

    def _best_mention(self, mentions: list[Occurrence]) -> Occurrence:
        """Of the mentions in the last sentence that has any: the subject, or the last."""
        last = [m for m in mentions if m.sentence == mentions[-1].sentence]
        sentence = self.document.sentences[last[0].sentence]
        return next((m for m in reversed(last) if is_subject(sentence, m.head)), last[-1])

    def _later(self, pronoun: Pronoun) -> Iterator[Occurrence]:
        """The subject of the clause that follows a fronted one: "When he won, Weber was silent"."""
        above = governing_subjects(self.document.sentences[pronoun.sentence], pronoun.word)
        for occurrence in self._beside(pronoun):
            follows = occurrence.offset > pronoun.offset and occurrence.head.id in above
            fits = occurrence.quote == pronoun.quote and _agrees(occurrence, pronoun)
            if follows and fits and occurrence.how != "PRONOUN":
                yield occurrence

    def _barred(self, pronoun: Pronoun) -> set[int]:
        """The referents that a pronoun can't be: the speaker of its quotation, and others beside it in its clause."""
        speaker = self._speaker(pronoun.quote) if pronoun.quote is not None else None
        barred = {id(speaker)} if speaker is not None else set()
        sentence = self.document.sentences[pronoun.sentence]
        if pronoun.free:
            named = named_as(sentence, pronoun.word)
            return barred | {id(o.referent) for o in self._beside(pronoun) if o.head.id in named}
        if pronoun.reflexive:
            return barred
        agents = understood_subjects(sentence, pronoun.word)
        beside = (o for o in self._beside(pronoun) if o.head in agents or co_arguments(sentence, pronoun.word, o.head))
        return barred | {id(other.referent) for other in beside}

    def _speaker(self, number: int) -> Referent | None:
        if number not in self._speakers:
            self._speakers[number] = self._find_speaker(number)
        return self._speakers[number]

    def _find_speaker(self, number: int) -> Referent | None:
        for sentence in self.document.sentences_in(self.quotes.spans[number]):
            subject = speaking_subject(sentence, self.quotes, number)
            if subject is not None:
                found = self.discourse.at(subject)
                return found.referent if found is not None else None
        return None


def _agrees(occurrence: Occurrence, pronoun: Pronoun) -> bool:
    return occurrence.gender in (None, pronoun.gender)
