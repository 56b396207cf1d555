"""Tense, aspect, modality and polarity of a verb group."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from transition_events.annotation.document import Sentence, Word
from transition_events.annotation.grammar.clauses import clause_root, infinitive_mark, is_passive, is_predicate
from transition_events.annotation.grammar.lexicon import SUBJECTS, Form, Tense, lexicon


@attrs.frozen(kw_only=True)
class VerbGroup:
    """What the auxiliaries and the form of one predicate say. `modal` is a lemma; "will" gives tense FUTURE."""

    form: Form
    tense: Tense | None = None
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    modal: str | None = None
    negated: bool = False


def verb_group(sentence: Sentence, word: Word) -> VerbGroup:
    """Tense, aspect, voice, modality and polarity of a predicate, from its auxiliaries (a conjunct shares them)."""
    auxiliaries = auxiliaries_of(sentence, word)
    modals = lexicon().modals
    modal = next((modals[a.lower] for a in auxiliaries if a.lower in modals and _is_modal(a)), None)
    passive = is_passive(sentence, word)
    perfect = any(a.lemma == "have" for a in auxiliaries)
    participle = word.feat("VerbForm") in ("Part", "Ger") or word.xpos in ("VBG", "VBN")
    return VerbGroup(
        form=_form(sentence, word, auxiliaries),
        tense=_tense(word, auxiliaries, modal),
        perfect=perfect,
        progressive=participle and word.lower.endswith("ing") and any(a.lemma == "be" for a in auxiliaries),
        passive=passive,
        modal=None if modal in ("will", "shall") else modal,
        negated=is_negated(sentence, word),
    )


def auxiliaries_of(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """Auxiliaries and copula in order; those of the first conjunct where the word has none ("has met and thanked")."""
    own = sentence.children(word, "aux", "cop")
    head = sentence.head(word)
    if own or word.relation != "conj" or head is None or word.xpos in ("VBD", "VBZ", "VBP"):
        return own
    return () if sentence.children(word, *SUBJECTS, "mark") else sentence.children(head, "aux", "cop")


def _is_modal(word: Word) -> bool:
    return word.xpos in ("MD", "") or word.lower in ("will", "would")


def _tense(word: Word, auxiliaries: tuple[Word, ...], modal: str | None) -> Tense | None:
    if modal in ("will", "shall"):
        return "FUTURE"
    if modal:
        return None
    finite = next(
        (w for w in (*auxiliaries, word) if w.feat("VerbForm") == "Fin" or w.xpos in ("VBD", "VBZ", "VBP")), None
    )
    if finite is None:
        return None
    if finite.feat("Tense") == "Past" or finite.xpos == "VBD":
        return "PAST"
    return "PRESENT" if finite.feat("Tense") == "Pres" or finite.xpos in ("VBZ", "VBP") else None


def is_finite(word: Word) -> bool:
    """Whether a verb form is finite, by its features or its tag."""
    return word.feat("VerbForm") == "Fin" or word.xpos in ("VBD", "VBZ", "VBP", "MD")


def _form(sentence: Sentence, word: Word, auxiliaries: tuple[Word, ...]) -> Form:
    finite = any(map(is_finite, (*auxiliaries, word)))
    to = infinitive_mark(sentence, word) is not None
    if to and (*auxiliaries, word)[0].xpos != "VBG":  # "close to *being* beaten" has none
        return "INFINITIVE"
    if finite and (auxiliaries or word.xpos != "VB"):
        return "FINITE"
    if word.xpos == "VBG" or word.lower.endswith("ing"):
        return "GERUND" if sentence.children(word, "mark") or word.feat("VerbForm") == "Ger" else "PARTICIPLE"
    return "PARTICIPLE" if word.xpos == "VBN" or word.feat("VerbForm") == "Part" else "INFINITIVE"


def is_negated(sentence: Sentence, word: Word) -> bool:
    """Whether the word itself is denied: "did not", "no longer", "without conceding", "nobody won"."""
    for kid in sentence.children(word):
        if kid.relation in ("advmod", "neg", "cc:preconj", "aux", "dep") and kid.lower in lexicon().negators:
            return not _is_not_only(sentence, kid)
        if kid.relation == "advmod" and _is_no_longer(sentence, kid):
            return True
        if kid.relation == "det" and kid.lower in lexicon().negative_determiners:
            return True
        if kid.relation in ("case", "mark") and kid.lower == "without":
            return True
        if kid.relation == "nsubj" and (kid.lower in lexicon().negators or _is_none(sentence, kid)):
            return True
    head = sentence.head(word)
    shares = word.relation == "conj" and head is not None and _is_or(sentence, word)
    return shares and head is not None and is_negated(sentence, head)


def _is_not_only(sentence: Sentence, word: Word) -> bool:
    """Denies nothing: "hopes *not just* to win but to lead"."""
    return word.id < len(sentence.words) and sentence[word.id + 1].lower in ("just", "only", "merely", "simply")


def _is_no_longer(sentence: Sentence, word: Word) -> bool:
    """Whatever a parse makes of its two words: "*no longer* recognises"."""
    return word.lower == "longer" and word.id > 1 and sentence[word.id - 1].lower == "no"


def _is_none(sentence: Sentence, word: Word) -> bool:
    return any(d.lower in lexicon().negative_determiners for d in sentence.children(word, "det"))


def _is_or(sentence: Sentence, word: Word) -> bool:
    """After "or" a negation holds for both ("did not call or congratulate"); after "but" and "and" it does not."""
    return any(c.lower in ("or", "nor") for c in sentence.children(word, "cc"))


def governors(sentence: Sentence, word: Word) -> Iterator[Word]:
    """The words above on which the truth of this one may hang, nearest first: "refused", "plans"."""
    for up in sentence.ancestors(word):
        if up.upos in ("VERB", "AUX", "ADJ", "NOUN", "ADV") or is_predicate(sentence, up):
            yield up


_AHEAD = ("would", "may", "might", "must", "should", "can")  # "would" is the future of what was said


def clause_tense(sentence: Sentence, word: Word) -> Tense | None:
    """The tense of the clause around the word, seen through infinitives: "is expected to meet" is future."""
    predicate = clause_root(sentence, word)
    for current in (predicate, *sentence.ancestors(predicate)):
        if not is_predicate(sentence, current) and current.upos not in ("ADJ", "NOUN"):
            continue
        group = verb_group(sentence, current)
        if current is not predicate and current.lemma.lower() in lexicon().future_governors:
            return (
                "PAST" if group.tense == "PAST" and current.lemma in ("expect", "plan") and group.perfect else "FUTURE"
            )
        if current is not predicate and current.lemma == "go" and group.progressive:
            return "FUTURE"
        if group.tense:
            return group.tense
        if group.modal:
            return "FUTURE" if group.modal in _AHEAD and not group.perfect else None
    return None
