"""Descriptions that tell something new of the person in focus: "The former banker said", "the 61-year-old".

No role of the text answers to such a description; its person is the one whom the sentences before speak of. It is
linked only where that leaves no doubt: it is the subject of a main clause, nobody is named before it in its sentence,
nor its person after it, and nobody else was spoken of just before (outside of quotations), or nobody half as much. An
age that the text gives for one person tells it anywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.cast import Referent
from transition_events.actors.clauses import heads_main_clause
from transition_events.actors.discourse import Discourse, Occurrence
from transition_events.actors.lexicon import Gender
from transition_events.actors.names import Name
from transition_events.actors.nominals import NominalPhrase
from transition_events.annotation.document import Document, Sentence, Word

_FARTHEST = 2  # sentences
_CLEARLY = 2  # times as often spoken of
_OLD = ("year", "old")
_AGE_BEHIND = re.compile(r",\s(?:aged\s)?(\d{2,3})(?=[,.;])|\s\((\d{2,3})\)|,\san?\s(\d{2,3})-year-old")
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


@attrs.frozen(eq=False)
class FocusPhrase:
    """Such a description: words ``start`` to ``end`` (half-open) of sentence number `sentence`; the age it tells."""

    sentence: int
    start: int
    end: int
    head: Word
    gender: Gender | None
    age: str | None

    @property
    def offset(self) -> int:
        """Where it stands."""
        return self.head.span.start


def focus_phrase(number: int, sentence: Sentence, phrase: NominalPhrase) -> FocusPhrase | None:
    """The description that a noun phrase is, if it is definite and tells what a person is or was, or an age."""
    age = _age_within(sentence.words, phrase.start, phrase.end)
    focal = phrase.title.core in lexicon.words("focal") and phrase.head.text.islower()  # but "the Union Leader"
    turning = phrase.description.turn == "going" or bool(phrase.title.suffix)  # "the outgoing mayor", "the mayor-elect"
    telling = phrase.description.past or turning or focal or age is not None
    if not phrase.definite or not telling:
        return None
    return FocusPhrase(number, phrase.start, phrase.end, phrase.head, phrase.title.title.gender, age)


def bare_ages(number: int, sentence: Sentence, taken: set[int]) -> Iterator[FocusPhrase]:
    """Each "the 61-year-old" without a noun."""
    words = sentence.words
    for i in range(1, len(words)):
        stands = words[i].text[0].isdigit() and words[i - 1].lower == "the"
        end = _end_of_age(words, i) if stands else i
        if end == i or taken.intersection(range(i - 1, end)):
            continue
        if end == len(words) or words[end].upos not in ("NOUN", "PROPN", "ADJ", "NUM"):
            yield FocusPhrase(number, i - 1, end, words[end - 1], None, words[i].text.partition("-")[0])


def ages(document: Document, people: Iterable[Name]) -> Iterator[tuple[Name, str]]:
    """The age behind a name: "Anna Weber, 61, ...", "Anna Weber (61)", "Anna Weber, a 61-year-old banker"."""
    for name in people:
        found = _AGE_BEHIND.match(document.text, name.span.end)
        if found is not None:
            yield name, found[1] or found[2] or found[3]


def _age_within(words: Sequence[Word], start: int, end: int) -> str | None:
    found = (words[i].text.partition("-")[0] for i in range(start, min(end, len(words))) if _end_of_age(words, i) > i)
    return next(found, None)


def _end_of_age(words: Sequence[Word], start: int) -> int:
    """The end of "61-year-old", in one word or in five, at `start`; `start` where there is none."""
    if not words[start].text[0].isdigit():
        return start
    if words[start].lower.endswith("-year-old"):
        return start + 1
    spelt = [w.lower for w in words[start + 1 : start + 5]]
    parts = len(spelt) == len(_OLD) * 2 and spelt[0] in _HYPHENS and tuple(spelt[1::2]) == _OLD
    return start + 5 if parts and words[start].text.isdigit() else start


def person_in_focus(
    phrase: FocusPhrase, discourse: Discourse, document: Document, ages_of: dict[int, str]
) -> Occurrence | None:
    """The mention of the person whom a description speaks of, or None where that is not plain.

    `ages_of` are the ages that the text gives, by the ``id`` of the person's `Referent`.
    """
    everybody = {id(o.referent): o for o in discourse.occurrences if o.offset < phrase.offset}
    of_age = [o for key, o in everybody.items() if phrase.age is not None and ages_of.get(key) == phrase.age]
    if of_age:
        return of_age[0] if len(of_age) == 1 else None
    sentence = document.sentences[phrase.sentence]
    alone = phrase.head.relation == "nsubj" and sentence.child(phrase.head, "conj") is None
    if not alone or not heads_main_clause(sentence, phrase.head):
        return None
    here = discourse.in_sentences(phrase.sentence, phrase.sentence)
    named = [o for o in here if o.how == "NAME"]
    if any(o.offset < phrase.offset for o in named):
        return None
    barred = {id(o.referent) for o in named}
    for first in range(1, _FARTHEST + 1):
        near = discourse.in_sentences(phrase.sentence - first, phrase.sentence - 1)
        fitting = {
            id(o.referent): o
            for o in near
            if o.quote is None and id(o.referent) not in barred and _fits(o, phrase, ages_of)
        }
        if not near:
            return None  # the sentence before speaks of nobody: the thread is lost
        if fitting:
            return _foremost(list(fitting.values()), discourse, phrase)
    return None


def _fits(occurrence: Occurrence, phrase: FocusPhrase, ages_of: dict[int, str]) -> bool:
    known = ages_of.get(id(occurrence.referent))
    if phrase.age is not None and known is not None and known != phrase.age:
        return False
    return phrase.gender is None or occurrence.gender in (None, phrase.gender)


def _foremost(people: Sequence[Occurrence], discourse: Discourse, phrase: FocusPhrase) -> Occurrence | None:
    """The only one of some, or the one of whom the text has spoken far more than of any other."""

    def often(referent: Referent) -> int:
        return discourse.times_before(referent, phrase.offset)

    first, *others = sorted(people, key=lambda o: -often(o.referent))
    clear = all(often(first.referent) >= _CLEARLY * often(other.referent) for other in others)
    return first if clear and first.named else None
