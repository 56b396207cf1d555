"""Whether the frames of a trigger hold where it stands."""

from __future__ import annotations

from functools import cache

from transition_events.annotation import grammar
from transition_events.annotation.document import Sentence, Word
from transition_events.events.background import Background
from transition_events.events.core import Words
from transition_events.events.lexicon import Site, lemmas_of, spelling
from transition_events.events.reference import antecedent
from transition_events.events.slots import fill
from transition_events.events.vocabulary import vocabulary
from transition_events.ontology.patterns import Frame, Test

# What says what a number counts, or a name is: "20 *percent*", "*Judge* Ruiz".
_BESIDE = {"NUM": ("compound", "nmod:unmarked"), "PROPN": ("nmod:desc",)}


def holds(site: Site, background: Background) -> bool:
    """Whether one of the trigger's frames holds and none of its exceptions does."""
    trigger = site.trigger
    if any(_frame_holds(site, frame, background) for frame in trigger.unless):
        return False
    return not trigger.frames or any(_frame_holds(site, frame, background) for frame in trigger.frames)


def _frame_holds(site: Site, frame: Frame, background: Background) -> bool:
    return all(_slot_holds(site, slot, test, background) for slot, test in frame)


def _slot_holds(site: Site, slot: str, test: Test, background: Background) -> bool:
    if slot == "article":
        return _is_spoken_of(test, background) is not test.inverted
    if slot == "context" and not test.kinds:
        return _is_beside(site, test) is not test.inverted
    return passes(site.sentence, fill(site, slot), test, background)


def _is_spoken_of(test: Test, background: Background) -> bool:
    """Whether the article has one of a test's words anywhere: what "she won" means, the rest of the text tells."""
    single, _ = _split(test.words)
    return not single.isdisjoint(background.lemmas)


def _is_beside(site: Site, test: Test) -> bool:
    """Whether the sentence has one of a test's words apart from the trigger's own."""
    single, longer = _split(test.words)
    words = fill(site, "context")
    if any(not single.isdisjoint(lemmas_of(w)) for w in words):
        return True
    text = f" {' '.join(w.lower for w in words)} " if longer else ""
    return any(f" {entry} " in text for entry in longer)


def passes(sentence: Sentence, words: Words, test: Test, background: Background) -> bool:
    """Whether what stands in a slot passes the test."""
    return _passes_plainly(sentence, words, test, background) is not test.inverted


def _passes_plainly(sentence: Sentence, words: Words, test: Test, background: Background) -> bool:
    if not words:
        return test.nothing
    if test.anything:
        return True
    meant = (*words, *(antecedent(sentence, w) for w in words if w.upos == "PRON"))
    return any(
        (test.words and _is_word(sentence, w, test.words))
        or (test.kinds and not test.kinds.isdisjoint(background.kinds(sentence, w)))
        for w in meant
    )


def _is_word(sentence: Sentence, word: Word, wanted: frozenset[str]) -> bool:
    single, longer = _split(wanted)
    if lemmas_of(word) & single:
        return True
    beside = _BESIDE.get(word.upos)
    if beside and any(lemmas_of(k) & single for k in sentence.children(word, *beside)):
        return True
    if longer and _has_phrase(sentence, word, longer):
        return True
    counts = word.upos == "NUM" or bool(lemmas_of(word) & vocabulary().containers)
    inner = grammar.obliques(sentence, word, "of") if counts else ()
    return any(lemmas_of(w) & single for w in inner)


@cache
def _split(wanted: frozenset[str]) -> tuple[frozenset[str], tuple[str, ...]]:
    """Single words in one spelling; entries of several words as they would stand in a text."""
    parted = (w.replace("-", " - ") for w in wanted if "-" in w)  # as some tokenizers have "run-off"
    return frozenset(spelling(w) for w in wanted if " " not in w), (*(w for w in wanted if " " in w), *parted)


def _has_phrase(sentence: Sentence, word: Word, wanted: tuple[str, ...]) -> bool:
    text = f" {' '.join(w.lower for w in grammar.phrase(sentence, word))} "
    return any(f" {entry} " in text for entry in wanted)
