"""Noun phrases for persons, read off the words: how far a title with all that qualifies it reaches.

The words decide; the parse is asked only where they leave it open, because titles are what parsers of news most often
get wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.titles import TitleMatch, singular, title_ending_at
from transition_events.annotation.document import Sentence, Word

IsName = Callable[[int], bool]  # whether the word with that index belongs to the proper name of a person

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‐", "‑", "–", "/"})
ADVERBS = frozenset({"now", "then", "later", "once", "also", "currently", "formerly"})
LINKS = frozenset({"of", "for", "at", "to", "on", "from", "with"})
_INNER_LINKS = frozenset({"of", "for"})
_NOMINAL = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})


@attrs.frozen
class Role:
    """A role over words ``start`` to ``end`` (half-open) of a sentence; `title` is its head.

    `shared` says that a plural before several names gives it to each of their bearers.
    """

    start: int
    end: int
    title: TitleMatch
    shared: bool = False


def text_of(role: Role, sentence: Sentence, text: str) -> str:
    """The role as it stands in the text, on one line; a shared one in the singular."""
    first, last = sentence.words[role.start], sentence.words[role.end - 1]
    shown = " ".join(text[first.span.start : last.span.end].split())
    if not role.shared:
        return shown
    before, _, noun = shown.rpartition(" ")
    return f"{before} {singular(noun)}".strip()


# --- rightwards -----------------------------------------------------------------------------------------------------


def phrases_at(words: Sequence[Word], start: int, *, is_name: IsName) -> list[Role]:
    """The noun phrase at `start` if its head is a word for a person, and a second one coordinated with it.

    "the group's chairman and chief executive of Weber Holdings" are two.
    """
    first = phrase_at(words, start)
    if first is None:
        return []
    after = first.end + 1
    if first.title.plural or first.end >= len(words) or words[first.end].lower != "and":
        return [first]
    if after >= len(words) or words[after].upos == "DET" or is_name(after):
        return [first]
    second = phrase_at(words, after)
    return [first, second] if second is not None and not second.title.plural else [first]


def phrase_at(words: Sequence[Word], start: int) -> Role | None:
    """A noun phrase at `start` whose head is a word for a person, with its complements ("of", "for", "at")."""
    if start + 2 < len(words) and words[start].lower == "one" and words[start + 1].lower == "of":
        among = phrase_at(words, start + 2)
        one = among is not None and among.title.plural
        return Role(start, among.end, attrs.evolve(among.title, plural=False)) if among and one else None
    i = start
    if i < len(words) and (words[i].upos == "DET" or words[i].feat("Poss") == "Yes"):
        i += 1
    while i < len(words) and words[i].lower in ADVERBS:
        i += 1
    first = i
    while i < len(words) and _in_core(words, i):
        i += 1
    match, end = _last_title(words, first, i)
    if match is None or (end < i and words[end].upos != "PUNCT"):
        return None
    return Role(first, with_complements(words, end), match)


def with_complements(words: Sequence[Word], end: int) -> int:
    """The end of a phrase whose head ends at `end`: past "of ...", "for ...", "at ..." that follow."""
    while end < len(words) and words[end].lower in LINKS:
        after = phrase_end(words, end + 1)
        while after > end + 1 and words[after - 1].upos in ("DET", "ADP"):
            after -= 1
        if after == end + 1:
            break
        end = after
    return end


def phrase_end(words: Sequence[Word], start: int) -> int:
    """The end of a plain noun phrase: determiner, modifiers, noun, and phrases with "of" or "for"."""
    i = start
    while i < len(words) and (
        words[i].upos in _NOMINAL
        or words[i].upos == "DET"
        or words[i].text in POSSESSIVES
        or _is_inner_hyphen(words, i)
        or (words[i].feat("Poss") == "Yes" and words[i].lower != "whose")
        or (words[i].lower in _INNER_LINKS and i > start)
        or (words[i].upos == "VERB" and words[i - 1].text in HYPHENS)
        or (words[i].text[:1].isupper() and words[i].text != "I" and i > start)  # within a name, whatever the tag
        or (words[i].lower in ("and", "&") and _names_go_on(words, i))
    ):
        i += 1
    return i


def _in_core(words: Sequence[Word], i: int) -> bool:
    """Whether a word may stand between the determiner and the head."""
    word = words[i]
    if word.upos in _NOMINAL or word.text in POSSESSIVES or word.lower == "vice":
        return True
    if word.text in HYPHENS:
        return _is_inner_hyphen(words, i)
    if word.lower in ("most", "more", "least", "less"):
        return i + 1 < len(words) and words[i + 1].upos == "ADJ"
    if word.upos == "CCONJ":  # "an impassioned and nomadic opponent"
        return i + 1 < len(words) and words[i - 1].upos == "ADJ" == words[i + 1].upos
    return word.upos == "VERB" and (word.lower in lexicon.words("participles") or words[i - 1].text in HYPHENS)


def _is_inner_hyphen(words: Sequence[Word], i: int) -> bool:
    return words[i].text in HYPHENS and words[i - 1].span.end == words[i].span.start


def _last_title(words: Sequence[Word], first: int, end: int) -> tuple[TitleMatch | None, int]:
    for stop in range(end, first, -1):
        found = title_ending_at(words, stop)
        if found and found.start >= first:
            longer = title_ending_at(words, stop + 2) if stop + 2 <= len(words) else None
            if longer and longer.start == found.start:  # "chief" + "of staff"
                return longer, stop + 2
            return found, stop
        if stop < end and words[stop].upos != "PUNCT":
            break
    return None, end


def _names_go_on(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i - 1].text[:1].isupper() and words[i + 1].text[:1].isupper()


# --- leftwards ------------------------------------------------------------------------------------------------------


def phrase_start(sentence: Sentence, start: int, *, is_name: IsName) -> int:
    """Where the phrase begins whose title begins at `start`; its determiner is left out."""
    words = sentence.words
    owned = False  # past a possessive only its own noun phrase may stand
    i = start
    while i > 0:
        word = words[i - 1]
        if word.text in POSSESSIVES and not owned:
            owned = True
        elif word.text in HYPHENS:
            if i < 2 or words[i - 2].span.end != word.span.start or word.span.end != words[i].span.start:
                break
        elif not _modifies(sentence, i - 1, start, is_name, owned):
            break
        i -= 1
    while i < start and (words[i].text in HYPHENS or words[i].text in POSSESSIVES):
        i += 1
    return i


def _modifies(sentence: Sentence, i: int, start: int, is_name: IsName, owned: bool) -> bool:
    word, words = sentence.words[i], sentence.words
    if word.lower in lexicon.words("time") | lexicon.words("calendar") or word.text in ("@", "#"):
        return False
    if word.upos in ("VERB", "AUX"):  # "acting President Weber", but not "They ousted President Weber"
        return word.lower in lexicon.words("participles") and sentence.child(word, "nsubj") is None
    if word.upos in ("PROPN", "ADJ", "NOUN") and not word.text[:1].islower():
        if i == 0 and word.relation in ("advmod", "discourse", "vocative"):
            return False
        if is_name(i) and not owned and words[i + 1].text not in POSSESSIVES:
            return words[i + 1].upos in ("NOUN", "PROPN")  # "Weber campaign manager", but not "Weber aide" as a subject
        return True
    if word.upos in ("NOUN", "PROPN"):
        return _depends_within(word, i, start + 1) or words[i + 1].text in HYPHENS
    if word.upos == "ADJ":
        return not word.lower.endswith("ly")
    if word.upos == "NUM":  # "three-time premier"
        return words[i + 1].text in HYPHENS
    return word.lower in ("vice", "ex", "longtime", "onetime", "then")


def _depends_within(word: Word, first: int, last: int) -> bool:
    return word.relation in ("compound", "amod", "nmod", "flat", "nummod") and first < word.head - 1 <= last + 4
