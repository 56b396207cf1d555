"""Which role the words beside a name give to its bearer.

A role is read from the title before a name ("Norwegian President Tom Vale"), from an apposition ("Ana Moreno,
Vale's envoy,"), and from a coordination of titles ("Vale's deputy and now acting President Kenji Ito").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.phrases import (
    ADVERBS,
    LINKS,
    POSSESSIVES,
    IsName,
    Role,
    phrase_end,
    phrase_start,
    phrases_at,
)
from transition_events.actors.titles import TitleMatch, title_ending_at
from transition_events.annotation.document import Sentence, Word

_LONGEST = 14  # words of a description before a comma and a name
_LONGEST_COMPLEMENT = 6  # words: "of Homeland Security", "of Housing and Urban Development"
_LONGEST_TAG = 5  # words: "R", "-", "N.", "C."
PARTY_TAG = re.compile(r"[RDI](-.*)?")  # "(R-Ohio)", "(D)"
_LONGEST_GAP = 8  # words between two names of a list: " (R-N.C.), and "
_COMPLEMENT_LINKS = frozenset({"of", "to", "for"})
_OPENING = frozenset({",", "(", "—", "–"})
_CLOSING = frozenset({",", ".", "(", ")", ";", ":", "—", "–", "-", '"', "”", "?", "!"})
_JOINING = frozenset({",", "and", "or", "&"})
_DEFINITE = frozenset({"the", "his", "her", "their", "its", "our", "my", "one"})
_INDEFINITE = frozenset({"a", "an", "another"})


def roles_beside(sentence: Sentence, start: int, end: int, *, is_name: IsName) -> list[Role]:
    """The roles in the words beside the name over words ``start`` to ``end``, those before it first."""
    before, after = roles_before(sentence, start, is_name=is_name), roles_after(sentence, end, is_name=is_name)
    first = min((role.start for role in before), default=start)  # "her running mate, Senator Anna Weber,"
    return before + after + _before_comma(sentence, first, end, is_name)


def shared_roles(sentence: Sentence, names: Sequence[tuple[int, int]], *, is_name: IsName) -> list[Role | None]:
    """For each of the names of a sentence the role that a plural gives it: "Senators Weber, Hollis and Kovac"."""
    found: list[Role | None] = [None] * len(names)
    for i in range(len(names) - 1):
        if not _in_a_row(sentence.words[names[i][1] : names[i + 1][0]]):
            continue
        title = title_ending_at(sentence.words, names[i][0])
        if title is not None and title.plural and title.title.kind != "honorific":
            start = phrase_start(sentence, title.start, is_name=is_name)
            found[i] = Role(start, names[i][0], title, shared=True)
        if title_ending_at(sentence.words, names[i + 1][0]) is None:
            found[i + 1] = found[i]
    return found


def _in_a_row(between: Sequence[Word]) -> bool:
    """Whether two names are members of one list: a comma or "and" between them, and "of Ohio" or "(R-Ohio)"."""
    if (
        not between
        or len(between) > _LONGEST_GAP
        or not any(w.text == "," or w.lower in ("and", "or", "&") for w in between)
    ):
        return False
    return all(w.upos in ("PUNCT", "CCONJ", "PROPN") or w.lower == "of" for w in between)


def roles_before(sentence: Sentence, start: int, *, is_name: IsName) -> list[Role]:
    """The roles in the words that stand directly before word `start`, the nearest first."""
    words = sentence.words
    match = title_ending_at(words, start) or _title_with_complement(words, start, is_name)
    if match is None or _is_verb(words[match.end - 1]):
        return []
    second = words[match.start].text.endswith(".") or match.title.given or match.title.id == "rank"
    outer = title_ending_at(words, match.start) if second else None
    if outer is not None:  # "Committee Chair Rep. Anna Weber", "army chief General Weber"
        return [Role(match.start, start, match), *roles_before(sentence, match.start, is_name=is_name)]
    found = [Role(phrase_start(sentence, match.start, is_name=is_name), start, match)]
    before = _before_conjunction(words, found[0].start)
    if before is not None:
        other = title_ending_at(words, before) or _title_with_complement(words, before, is_name)
        if other and _one_person(words, other, match, found[0].start - before):
            found.append(Role(phrase_start(sentence, other.start, is_name=is_name), before, other))
    return found


def roles_after(sentence: Sentence, end: int, *, is_name: IsName) -> list[Role]:
    """The roles in the apposition that follows the word before `end`: ", 59, the mayor of Springfield,"."""
    words = sentence.words
    if end + 1 >= len(words) or words[end].text not in _OPENING:
        return []
    begin = _past_tag(words, end) + 1
    if begin >= len(words) or words[begin].lower == "whose":
        return []
    if words[begin].upos == "NUM" and begin + 2 < len(words) and words[begin + 1].text == ",":
        begin += 2  # past an age
    found = phrases_at(words, begin, is_name=is_name)
    if not found or found[0].title.title.kind == "honorific":
        return []
    last = found[-1]
    if last.end < len(words) and not _closes(words[last.end]):
        follows = words[last.title.end]
        indefinite = words[begin].lower in _INDEFINITE
        if not indefinite or not (follows.upos == "ADP" or _is_participle(words[last.end])):
            return []
        last = found[-1] = attrs.evolve(last, end=last.title.end)  # "a pilot with a gift", "an aide tipped to win"
    if is_name(last.end - 1) and not _has_complement(words, last):
        return []  # "Alice Weber, President Hollis and ..." lists two people
    return found


def _past_tag(words: Sequence[Word], start: int) -> int:
    """The place of the mark that opens the apposition: behind ", R-Ohio" or "(D)" where that stands between."""
    for end in range(start + 2, min(start + 2 + _LONGEST_TAG, len(words) - 1)):
        if words[end].text in (",", ")"):
            tag = "".join(word.text for word in words[start + 1 : end])
            after = end if words[end].text == "," else end + 1
            return after if PARTY_TAG.fullmatch(tag) and words[after].text == "," else start
    return start


def _is_verb(word: Word) -> bool:
    """Whether what reads like a title is a verb here: "to counsel Weber"."""
    return word.upos == "VERB" and word.text.islower()


def _before_comma(sentence: Sentence, start: int, end: int, is_name: IsName) -> list[Role]:
    """The roles in a noun phrase to which a name is the apposition: "Weber's challenger, Anna Hollis,"."""
    words = sentence.words
    if start < 2 or words[start - 1].text != ",":
        return []
    if end < len(words) and words[end].upos not in ("PUNCT", "CCONJ") and not _is_apposed(words[start:end]):
        return []  # the comma ends a fronted clause: "After meeting his mother, Weber left"
    found: list[Role] = []
    for begin in range(max(0, start - 1 - _LONGEST), start - 1):
        if begin and not _may_precede_phrase(words[begin - 1]):
            continue
        roles = phrases_at(words, begin, is_name=is_name)
        if not roles or roles[0].title.title.kind in ("honorific", "person") or roles[0].title.plural:
            continue
        stop = roles[-1].end
        if not is_name(stop - 1) and _points(words, begin, stop, (start, end)):
            if stop == start - 1:
                return roles
            if not found and _is_phrase(words, stop, start - 1):  # "its leader in Ohio, Anna Weber"
                found = roles
    return found


def _points(words: Sequence[Word], begin: int, stop: int, name: tuple[int, int]) -> bool:
    """Whether a description is definite enough, or the parse sure enough, for the name after it to explain it."""
    first = words[begin].lower
    if first in _DEFINITE or any(w.text in POSSESSIVES for w in words[begin:stop]):
        return True
    start, end = name
    closed = end >= len(words) or words[end].upos == "PUNCT"
    opens = first in _INDEFINITE or begin == 0 or words[begin - 1].upos == "PUNCT"
    return closed and _is_apposed(words[start:end]) and opens


def _is_apposed(name: Sequence[Word]) -> bool:
    return any(word.relation == "appos" for word in name)


def _title_with_complement(words: Sequence[Word], end: int, is_name: IsName) -> TitleMatch | None:
    """The title of "Secretary of Homeland Security" or "envoy to Kenya", which ends in a word that is none."""
    if end < 1 or not words[end - 1].text[:1].isupper():
        return None
    for i in range(end - 1, max(-1, end - 1 - _LONGEST_COMPLEMENT), -1):
        word = words[i]
        if word.lower in _COMPLEMENT_LINKS and i < end - 1:
            found = title_ending_at(words, i)
            official = found is not None and found.title.kind in ("office", "occupation")
            if found and official and (word.lower != "of" or words[i - 1].text[:1].isupper()):
                return attrs.evolve(found, end=end)
        if is_name(i) or not (word.text[:1].isupper() or word.lower in ("and", "the", *_COMPLEMENT_LINKS)):
            break
    return None


def _before_conjunction(words: Sequence[Word], start: int) -> int | None:
    """Where a first title ends, if "and" (and "now", "then") stand between it and the phrase at `start`."""
    i = start
    while i > 0 and words[i - 1].lower in ADVERBS:
        i -= 1
    if i > 1 and words[i - 1].lower in ("and", "&", "turned", "-turned-"):
        return i - 1
    return None


def _one_person(words: Sequence[Word], first: TitleMatch, second: TitleMatch, gap: int) -> bool:
    """Whether two coordinated titles before a name are both its bearer's."""
    if first.plural or second.plural:
        return False
    if gap > 1:  # "and now", "and then"
        return True
    alike = words[first.start].text[0].isupper() == words[second.start].text[0].isupper()
    return alike and first.title.kind != "relation" and second.title.kind not in ("relation", "honorific")


def _closes(word: Word) -> bool:
    if word.upos == "VERB" and (word.relation == "acl" or word.feat("VerbForm") == "Part"):
        return True  # "the hacker known as ..."
    return word.text in _CLOSING or word.lower in lexicon.words("after_apposition")


def _is_participle(word: Word) -> bool:
    """Whether a verb behind an apposition is surely no finite one, whatever the parse says."""
    return word.upos == "VERB" and word.feat("Tense") == "Past" and word.lemma not in lexicon.words("speech")


def _has_complement(words: Sequence[Word], role: Role) -> bool:
    return any(w.lower in LINKS for w in words[role.title.end : role.end])


def _may_precede_phrase(word: Word) -> bool:
    return word.upos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "ADP", "ADV")


def _is_phrase(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether a prepositional phrase and nothing else stands between `start` and `end`."""
    return words[start].upos == "ADP" and phrase_end(words, start + 1) == end
