"""A lemma dictionary that knows more words than its treebank: suffix rules learnt there, applied to a word list.

A dictionary look-up is the whole lemmatiser at run time, so it costs nothing. The rules answer for words which the
treebank never showed ("conceded", "recounts"), and for words at the beginning of a sentence or in capitals.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OPEN = ("NOUN", "VERB", "ADJ", "ADV")
ANY = "*"  # Stanza's name for the entries that hold whatever the part of speech
LONGEST_SUFFIX = 7

Lexicon = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Edit:
    """Cut so many letters from the end, then add some: "conceded" minus "d"."""

    cut: int
    add: str

    @staticmethod
    def between(form: str, lemma: str) -> Edit:
        """The edit that makes the lemma of the form."""
        shared = 0
        for a, b in zip(form, lemma, strict=False):
            if a != b:
                break
            shared += 1
        return Edit(len(form) - shared, lemma[shared:])

    def apply(self, form: str) -> str:
        """The lemma of another form by the same edit."""
        return form[: len(form) - self.cut] + self.add


class Rules:
    """Which edits the words with a given ending take, part of speech by part of speech."""

    def __init__(self, pairs: Iterable[tuple[str, str, str]]) -> None:
        self._counts: dict[tuple[str, str], Counter[Edit]] = defaultdict(Counter)
        self._known: set[str] = set()
        for form, pos, lemma in set(pairs):
            edit = Edit.between(form, lemma)
            self._known.add(lemma)
            if edit.cut > 4 or edit.cut >= len(form) - 1:
                continue  # "went", "is": nothing to learn for other words
            for length in range(min(LONGEST_SUFFIX, len(form) - 1) + 1):
                self._counts[pos, form[len(form) - length :]][edit] += 1

    def lemma(self, form: str, pos: str, words: Mapping[str, int]) -> str:
        """The lemma of a lower-case form; `words` ranks the words of the language, a lemma is best one of them."""
        best, best_score = form, 0.0
        seen: set[Edit] = set()
        for length in range(min(LONGEST_SUFFIX, len(form) - 1), -1, -1):
            counts = self._counts.get((pos, form[len(form) - length :]))
            if not counts:
                continue
            total = sum(counts.values())
            if total < 2 and length > 2:
                continue
            for edit, count in counts.items():
                if edit in seen or edit.cut >= len(form) - 1:
                    continue
                seen.add(edit)
                lemma = edit.apply(form)
                exists = 1.0 if lemma in self._known else 0.8 if lemma in words else 0.05
                score = exists * (0.2 + count / total) * (0.3 + length)
                if score > best_score:
                    best, best_score = lemma, score
        return best


def lookup(lexicon: Lexicon, form: str, pos: str) -> str:
    """What Stanza's dictionary lemmatiser answers."""
    own = lexicon.get(pos, {}).get(form)
    return own if own is not None else lexicon.get(ANY, {}).get(form, form)


def treebank_lexicon(triples: Iterable[tuple[str, str, str]]) -> Lexicon:
    """The most frequent lemma of every form and part of speech (form, part of speech, lemma)."""
    counts = Counter(triples)
    lexicon: Lexicon = {ANY: {}}
    seen: set[tuple[str, str]] = set()
    for (form, pos, lemma), _ in counts.most_common():
        lexicon[ANY].setdefault(form, lemma)
        if (form, pos) not in seen:
            seen.add((form, pos))
            if lexicon[ANY][form] != lemma:
                lexicon.setdefault(pos, {})[form] = lemma
    return lexicon


Votes = dict[tuple[str, str], Counter[str]]


def _votes(triples: Iterable[tuple[str, str, str]]) -> tuple[Votes, Votes]:
    """The lemmas of lower-cased forms: of the open parts of speech, and of the closed ones."""
    opened: Votes = defaultdict(Counter)
    closed: Votes = defaultdict(Counter)
    for form, pos, lemma in triples:
        if pos in OPEN and form.isalpha() and (form.islower() or not lemma[:1].isupper()):
            opened[form.lower(), pos][lemma] += 1
        elif pos not in (*OPEN, "PROPN", "X", "SYM", "PUNCT", "NUM"):
            closed[form.lower(), pos][lemma] += 1
    return opened, closed


def extended(triples: Iterable[tuple[str, str, str]], words: Mapping[str, int]) -> Lexicon:
    """The treebank's lexicon, and entries for the other words of the list and for capitalised forms."""
    triples = list(triples)
    lexicon = treebank_lexicon(triples)
    opened, closed = _votes(triples)
    exact = {(form, pos) for form, pos, _ in triples}
    rules = Rules((form, pos, lemmas.most_common(1)[0][0]) for (form, pos), lemmas in opened.items())

    def add(forms: Iterable[str], pos: str, lemma: str) -> None:
        for form in forms:
            if (form, pos) not in exact and lookup(lexicon, form, pos) != lemma:
                lexicon.setdefault(pos, {})[form] = lemma

    for form in words:
        if form.isalpha() and len(form) >= 3:
            for pos in OPEN:
                seen = opened.get((form, pos))
                lemma = seen.most_common(1)[0][0] if seen else rules.lemma(form, pos, words)
                add((form, form.capitalize()), pos, lemma)
    for (form, pos), lemmas in (*opened.items(), *closed.items()):
        variants = (form, form.capitalize(), form.upper(), form.replace("'", "’"))
        add(variants, pos, lemmas.most_common(1)[0][0])
    for form, lemma in tuple(lexicon[ANY].items()):
        if form[:1].isupper() and lemma[:1].islower():
            add((form,), "PROPN", form)
    return lexicon
