"""Descriptions that stand for a person: "the Russian President", "the president-elect", "the former".

A description is linked only where exactly one person of the text bears that title: the same office, the same state of
it (elect, former), no other country.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.cast import Referent
from transition_events.actors.descriptions import Description, describe
from transition_events.actors.titles import TitleMatch, may_end_title, title_ending_at
from transition_events.annotation.document import Sentence, Word

_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_DEFINITE = frozenset({"the", "this", "that"})
_INDEFINITE = frozenset({"a", "an", "another", "one", "some", "every", "any", "no", "each"})
_FAR_MORE = 3  # times as often named
_LONGEST_SUFFIX = 2  # words: "-", "elect"


@attrs.frozen
class NominalPhrase:
    """A noun phrase headed by a word for a person, over words ``start`` to ``end`` of a sentence.

    `definite` says that an article makes it so (or a headline's want of one), `owned` that a name with "'s" does.
    """

    start: int
    end: int
    head: Word
    title: TitleMatch
    definite: bool
    owned: bool
    description: Description


def nominal_phrases(sentence: Sentence, taken: set[int], *, headline: bool = False) -> Iterator[NominalPhrase]:
    """Singular noun phrases headed by a word for a person that no name or role covers, as the words show them.

    In a headline they need no article: "Italian prime minister resigns".
    """
    words = sentence.words
    i = 0
    while i < len(words):
        if i in taken or words[i].upos not in ("NOUN", "PROPN", "ADJ"):
            i += 1
            continue
        title = _title_starting_at(words, i)
        if title is None or any(j in taken for j in range(title.start, title.end)):
            i += 1
            continue
        if not title.plural and title.title.kind != "honorific" and not _goes_on(words, title.end, taken):
            phrase = _phrase(sentence, title, headline=headline)
            if phrase is not None:
                yield phrase
        i = title.end


def _title_starting_at(words: Sequence[Word], start: int) -> TitleMatch | None:
    """The longest title whose first word is ``words[start]``."""
    several = lexicon.key(words[start].text) in lexicon.title_openers()
    if not several and not may_end_title(words[start]):
        return None
    longest = (lexicon.longest_title() if several else 1) + _LONGEST_SUFFIX
    for end in range(min(len(words), start + longest), start, -1):
        found = title_ending_at(words, end)
        if found and found.start == start:
            return found
    return None


def _goes_on(words: Sequence[Word], end: int, taken: set[int]) -> bool:
    """Whether the noun is only the first part of a compound ("president George", "candidate debate")."""
    if end in taken:
        return True
    if end >= len(words):
        return False
    after = words[end]
    if after.text in _HYPHENS and end + 1 < len(words) and words[end + 1].span.start == after.span.end:
        return True
    return after.upos in ("NOUN", "PROPN") and words[end - 1].relation in ("compound", "flat", "nmod", "amod")


def _phrase(sentence: Sentence, title: TitleMatch, *, headline: bool) -> NominalPhrase | None:
    words = sentence.words
    start = title.start
    while start > 0 and _modifies(words, start - 1):
        start -= 1
    determiner = words[start - 1] if start > 0 else None
    possessed = determiner is not None and determiner.feat("Poss") == "Yes"
    definite = (determiner is not None and determiner.lower in _DEFINITE) or possessed
    indefinite = determiner is not None and determiner.lower in _INDEFINITE
    owned = determiner is None or determiner.upos != "DET"
    owned = owned and not possessed and _owned(words, start, title.start)
    bare = headline and not (definite or indefinite or owned) and _is_argument(sentence, title)
    if not (definite or indefinite or owned or bare or _owned(words, start, title.start)):
        return None
    end = title.end
    if end + 1 < len(words) and words[end].lower == "of":
        end += 1
        while end < len(words) and words[end].upos in ("PROPN", "NOUN", "ADJ", "DET"):
            end += 1
    return NominalPhrase(
        start=start - 1 if definite or indefinite else start,
        end=end,
        head=_head(words, title),
        title=title,
        definite=(definite and not possessed) or bare,
        owned=owned,
        description=describe(words, start, end, title),
    )


def _is_argument(sentence: Sentence, title: TitleMatch) -> bool:
    """Whether an office without an article is the subject or the object of a verb, before which parsers slip."""
    head = _head(sentence.words, title)
    verb = sentence.head(head)
    governed = verb is not None and verb.upos == "VERB" and head.relation in ("nsubj", "obj", "compound")
    return governed and title.title.kind == "office" and sentence.child(head, "case") is None


def _head(words: Sequence[Word], title: TitleMatch) -> Word:
    """The noun of a title: "president" of "president-elect", in one word or in three."""
    split = title.suffix and title.end - title.start > _LONGEST_SUFFIX
    return words[title.end - 1 - (_LONGEST_SUFFIX if split else 0)]


def _modifies(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.text in ("'s", "’s"):
        return True
    if word.text in _HYPHENS:
        return i > 0 and words[i - 1].span.end == word.span.start
    if word.upos == "VERB":
        return word.lower in lexicon.words("participles")
    if word.upos == "ADV":  # "the deeply unpopular leader"
        return word.lower.endswith("ly") and words[i + 1].upos in ("ADJ", "VERB")
    return word.upos in ("ADJ", "NOUN", "PROPN", "NUM")


def _owned(words: Sequence[Word], start: int, end: int) -> bool:
    return any(w.text in ("'s", "’s") for w in words[start:end])


def bearer(phrase: NominalPhrase, people: Sequence[tuple[Referent, frozenset[Description]]]) -> Referent | None:
    """The one person whose roles the phrase describes, or None where nobody or several answer to it.

    Of several, those count first who bear the very title: "the president" is "President Weber" rather than the
    president of a club. One who is named far more often than the others answers for all; "the Ohio senator" is the
    text's only senator of no known state, if she or he is more than a name in passing.
    """
    if not (phrase.definite or phrase.owned) or phrase.title.title.kind == "person":
        return None
    wanted = phrase.description
    fitting = [(r, role) for r, roles in people for role in roles if wanted.fits(role)]
    exact = [(r, role) for r, role in fitting if wanted.qualifiers <= role.qualifiers]
    if fitting:
        same = [(r, role) for r, role in exact if role.core == wanted.core and role.qualifiers == wanted.qualifiers]
        return foremost([r for r, _ in same or exact or fitting], by=_FAR_MORE)
    possible = [r for r, roles in people if r.times_named > 1 and any(map(wanted.may_fit, roles))]
    return possible[0] if len(possible) == 1 else None


def foremost(people: Sequence[Referent], *, by: int) -> Referent | None:
    """The only one of some (one or more), or the one named `by` times as often as any other."""
    first, *others = sorted({id(r): r for r in people}.values(), key=lambda r: -r.times_named)
    return first if all(first.times_named >= by * other.times_named for other in others) else None


def alternatives(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """Each "the former" and "the latter" without a noun: its words, and whether it is the former."""
    words = sentence.words
    for i in range(len(words) - 1):
        if words[i].lower == "the" and words[i + 1].lower in ("former", "latter"):
            after = words[i + 2] if i + 2 < len(words) else None
            if after is None or after.upos not in ("NOUN", "PROPN", "ADJ", "NUM"):
                yield i, i + 2, words[i + 1].lower == "former"
