"""Which words of a sentence can be triggers: by lemma or form, of several words or one, and by part of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import attrs

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.vocabulary import vocabulary
from transition_events.model import Span
from transition_events.ontology import Ontology, Trigger
from transition_events.ontology.schema import PartOfSpeech

_CACHED_WORDS = 50_000  # bounds what stays in memory after a corpus
# Between the parts of a multiword verb ("take *the* oath", "swore *him* in") may stand an object or adverb, no clause.
_MAX_GAP = 5
_GAP_BREAKERS = frozenset({"VERB", "SCONJ", "PUNCT", "AUX"})
_ADVERBS = frozenset({"apart", "away", "back", "down", "off", "out", "over", "up"})
_UPOS: dict[PartOfSpeech, tuple[str, ...]] = {
    "verb": ("VERB",),
    "noun": ("NOUN", "PROPN"),
    "adjective": ("ADJ", "ADV", "VERB"),
}
_SPELLINGS = (
    (r"is(e|ed|es|ing|ation|ations|er)$", r"iz\1"),
    (r"our(ed|s|ing|able)?$", r"or\1"),
    (r"efence$", "efense"),
)


@attrs.frozen(kw_only=True)
class Site:
    """A trigger where it stands: the words that matched, and the one among them that heads the phrase or clause.

    `slots` keeps what was found to stand around it; triggers of the same words share it.
    """

    sentence: Sentence
    trigger: Trigger
    part: PartOfSpeech
    head: Word
    words: tuple[Word, ...]
    slots: dict[str, tuple[Word, ...]] = attrs.field(factory=dict, eq=False, repr=False)

    @property
    def span(self) -> Span:
        """From the first to the last matched word of a noun; of a verb only what stands together."""
        last = self.words[0]
        for word in self.words[1:]:
            if self.part == "verb" and word.id != last.id + 1:
                break
            last = word
        return Span(self.words[0].span.start, last.span.end)


@lru_cache(maxsize=_CACHED_WORDS)
def spelling(word: str) -> str:
    """One spelling for British and American words: "recognise" and "recognize", "favour" and "favor"."""
    word = word.lower()
    if len(word) > 5:
        for pattern, standard in _SPELLINGS:
            word = re.sub(pattern, standard, word)
    return word


@lru_cache(maxsize=_CACHED_WORDS)
def base_forms(form: str) -> frozenset[str]:
    """Lemmas that a form could have by regular inflection: a net under the lemmatiser."""
    word = spelling(form)
    found = {word, vocabulary().irregular.get(word, word)}
    for ending, repairs in (
        ("ied", ("y",)),
        ("ies", ("y",)),
        ("ed", ("", "e")),
        ("ing", ("", "e")),
        ("es", ("", "e")),
        ("s", ("",)),
    ):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) > 2:
            found.update(stem + repair for repair in repairs)
            if ending in ("ed", "ing") and stem[-1] == stem[-2]:
                found.add(stem[:-1])
    return frozenset(found)


def lemmas_of(word: Word) -> frozenset[str]:
    """The lemmas that a word may have: the annotated one first of all, and those its form allows."""
    return _lemmas(word.lemma, word.text)


@lru_cache(maxsize=_CACHED_WORDS)
def _lemmas(lemma: str, form: str) -> frozenset[str]:
    return frozenset({spelling(lemma)}) | base_forms(form.lower())


class TriggerLexicon:
    """The triggers of an ontology by their first lemma."""

    def __init__(self, ontology: Ontology) -> None:
        self._rows: dict[str, list[tuple[int, Trigger, PartOfSpeech, tuple[str, ...]]]] = {}
        for rank, trigger in enumerate(ontology.triggers):
            for part, lemmas in trigger.lexemes:
                spelt = tuple(spelling(lemma) for lemma in lemmas)
                parted = tuple(piece for lemma in spelt for piece in lemma.split("-"))
                for words in dict.fromkeys((spelt, parted)):  # tokenizers part "by-election", or not
                    self._rows.setdefault(words[0], []).append((rank, trigger, part, words))

    def sites(self, sentence: Sentence) -> Iterator[Site]:
        """All places where the words of a trigger stand, frames unseen. The longest and earliest rank first."""
        found: list[tuple[int, int, int, Site]] = []
        slots: dict[tuple[PartOfSpeech, int, tuple[int, ...]], dict[str, tuple[Word, ...]]] = {}
        for word in sentence.words:
            for key in sorted(lemmas_of(word)):
                for rank, trigger, part, lemmas in self._rows.get(key, ()):
                    words = _match(sentence, word, lemmas, part)
                    head = _head(sentence, words, part) if words else None
                    if words and head and _fits(sentence, head, part, words):
                        around = slots.setdefault((part, head.id, tuple(w.id for w in words)), {})
                        site = Site(sentence=sentence, trigger=trigger, part=part, head=head, words=words, slots=around)
                        found.append((-len(lemmas), rank, word.id, site))
        seen = set[tuple[int, str, PartOfSpeech, int]]()
        for *_, site in sorted(found, key=lambda row: row[:3]):
            name = (site.head.id, site.trigger.id, site.part, len(site.words))
            if name not in seen:
                seen.add(name)
                yield site


def _match(sentence: Sentence, first: Word, lemmas: tuple[str, ...], part: PartOfSpeech) -> tuple[Word, ...] | None:
    """The words that spell the lemmas from `first` on: close together for nouns, with a gap for verbs."""
    if len(lemmas) == 1:
        return (first,)
    found = [first]
    if part == "verb" and len(lemmas) == 2 and (raised := _raised_object(sentence, first, lemmas[1])):
        return (first, raised)
    for lemma in lemmas[1:]:
        following = _next(sentence, found[-1], lemma, gap=_MAX_GAP if part == "verb" else 0)
        if following is None:
            return None
        found.append(following)
    return tuple(found)


def _raised_object(sentence: Sentence, verb: Word, lemma: str) -> Word | None:
    """The noun of "take office" where it is the subject of the passive: "*office* was taken"."""
    if not grammar.is_passive(sentence, verb):
        return None
    return next((w for w in grammar.patients(sentence, verb) if lemma in lemmas_of(w)), None)


def _next(sentence: Sentence, last: Word, lemma: str, *, gap: int) -> Word | None:
    expected = last.id + 1
    for word in sentence.words[last.id :]:
        if word.text in ("-", "'s", "’s"):
            expected += 1
            continue
        if lemma in lemmas_of(word):
            return word if word.id == expected or _may_be_parted(word) else None
        if gap == 0 or word.upos in _GAP_BREAKERS or (word.upos == "ADP" and word.xpos != "RP"):
            return None
        gap -= 1
    return None


def _head(sentence: Sentence, words: tuple[Word, ...], part: PartOfSpeech) -> Word:
    """A verb comes first in its phrase ("step down"); of the words of a noun or adjective the topmost is the head."""
    if part == "verb" or len(words) == 1:
        return words[0]
    ids = {w.id for w in words}
    return next((w for w in reversed(words) if w.head not in ids and w.upos in ("NOUN", "PROPN", "VERB")), words[-1])


def _fits(sentence: Sentence, head: Word, part: PartOfSpeech, words: tuple[Word, ...]) -> bool:
    """Whether the word is used as that part of speech, and is no mere modifier or part of a name."""
    if _is_in_compound(sentence, words) or (
        head.upos not in _UPOS[part] and not (part == "verb" and (head.xpos.startswith("VB") or _is_lost_verb(head)))
    ):
        return False
    if part == "verb":
        return _is_verb(sentence, head) or _is_lost_verb(head)
    if part == "noun":
        tests = (_is_mere_modifier, _is_distributive)
        return not _is_in_name(sentence, head, words) and not any(test(sentence, head) for test in tests)
    return head.upos != "VERB" or head.xpos in ("VBN", "VBG", "JJ")


def _may_be_parted(word: Word) -> bool:
    """A particle may stand apart from its verb; the preposition of another phrase is none ("given the growth *in*")."""
    return word.upos != "ADP" or word.xpos == "RP" or word.relation == "compound" or word.lower in _ADVERBS


def _is_lost_verb(word: Word) -> bool:
    """A past form in lower case that the tagger took for part of a name: "Colonel Diallo *overthrew* President"."""
    return word.upos == "PROPN" and word.lower == word.text and word.text in vocabulary().irregular


def _is_in_compound(sentence: Sentence, words: tuple[Word, ...]) -> bool:
    """Joined by a hyphen to a word that is no part of the trigger: "President-elect", "election-related"."""
    before = sentence.words[max(words[0].id - 2, 0) : words[0].id - 1]
    after = sentence.words[words[-1].id : words[-1].id + 1]
    joined_before = any(w.text == "-" and w.span.end == words[0].span.start for w in before) and words[0].id > 2
    return joined_before or any(w.text == "-" and w.span.start == words[-1].span.end for w in after)


def _is_verb(sentence: Sentence, head: Word) -> bool:
    """No participle before its noun ("the *elected* president"), but one with arguments of its own is a verb."""
    if _is_nominalised(sentence, head):
        return False
    return head.relation not in ("amod", "compound", "flat", "case") or bool(
        sentence.children(head, "nsubj", "obj", "aux")
    )


def _is_nominalised(sentence: Sentence, word: Word) -> bool:
    """A participle used as a noun: "in the *running*", "the dead and the *injured*", "the dead and *injured*"."""
    first = grammar.first_conjunct(sentence, word)
    nominal = word.xpos in ("VBG", "VBN") and first.xpos in ("VBG", "VBN", "JJ")
    return nominal and bool(sentence.children(word, "det") or sentence.children(first, "det"))


def _is_mere_modifier(sentence: Sentence, head: Word) -> bool:
    """Before a noun that names no happening: "the *ruling* party"; not "the *transition* process"."""
    up = sentence.head(head)
    if up is None or head.relation != "compound" or up.id < head.id:
        return False
    return not lemmas_of(up) & vocabulary().carriers


def _is_distributive(sentence: Sentence, noun: Word) -> bool:
    """The same noun on both sides of "to" tells a habit, no happening: "went from *protest* to *protest*"."""
    near = (w for w in sentence.words[max(noun.id - 3, 0) : noun.id + 2] if w.lower == noun.lower and w is not noun)
    return any(sentence[min(w.id, noun.id) + 1].lower == "to" for w in near)


def _is_in_name(sentence: Sentence, head: Word, words: tuple[Word, ...]) -> bool:
    """Part of a longer name ("the *Election* Commission"), but not a name by itself ("Inauguration Day")."""
    own = Span(words[0].span.start, words[-1].span.end)
    if not head.text[:1].isupper() or head.id == 1:
        return False
    names = (
        e.span for e in sentence.entities if e.type in ("Organization", "Facility", "Person", "Product", "Location")
    )
    return any(head.span in name and name not in own for name in names)
