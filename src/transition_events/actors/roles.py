"""Which role a person plays, in the words of the text.

A role is read from the title before a name ("Russian President Vladimir Putin"), from an apposition ("Ron Klain,
Biden's chief of staff,"), from a coordination of titles ("Biden's running mate and now Vice President-elect Kamala
Harris") and from a predicate ("was US Vice President", "served as mayor"). The words beside the name decide; the
parse is asked only where they leave it open, because titles are what parsers of news most often get wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from transition_events.actors import lexicon
from transition_events.actors.titles import TitleMatch, title_ending_at
from transition_events.annotation.document import Sentence, Word

_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "‐", "‑", "–", "/"})
_ADVERBS = frozenset({"now", "then", "later", "once", "also", "currently", "formerly"})
_LINKS = frozenset({"of", "for", "at", "to", "on", "from", "with"})
_INNER_LINKS = frozenset({"of", "for"})
_NP_WORDS = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_MODALS = frozenset({"would", "could", "should", "may", "might", "can", "will", "must"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_CONDITIONS = frozenset({"if", "whether", "unless"})
_LONGEST = 14
_LONGEST_COMPLEMENT = 6  # words: "of Homeland Security", "of Housing and Urban Development"


@attrs.frozen
class Role:
    """A role over words ``start`` to ``end`` (half-open) of a sentence; `title` is its head."""

    start: int
    end: int
    title: TitleMatch


def roles_before(sentence: Sentence, start: int, *, is_name: Callable[[int], bool]) -> list[Role]:
    """The roles in the words that stand directly before word `start`, the nearest first.

    `is_name` tells whether a word belongs to the proper name of a person.
    """
    words = sentence.words
    match = title_ending_at(words, start) or _title_with_complement(words, start)
    if match is None:
        return []
    found = [Role(_extend_left(sentence, match.start, is_name), start, match)]
    before = _before_conjunction(words, found[0].start)
    if before is not None:
        other = title_ending_at(words, before) or _title_with_complement(words, before)
        if other and _one_person(words, other, match, found[0].start - before):
            found.append(Role(_extend_left(sentence, other.start, is_name), before, other))
    return found


def role_after(sentence: Sentence, end: int, *, is_name: Callable[[int], bool]) -> Role | None:
    """The role in the apposition that follows the word before `end`: ", the mayor of Springfield,"."""
    words = sentence.words
    if end + 1 >= len(words) or words[end].text not in {",", "(", "—", "–"}:
        return None
    role = _noun_phrase(sentence, end + 1, is_name)
    if role is None or role.title.title.kind == "honorific":
        return None
    stop = role.end
    if stop < len(words) and not _closes(words[stop]):
        return None
    if is_name(stop - 1) and not _of_somebody(words, role):
        return None  # "Alice Weber, President Hollis and ..." lists two people
    return role


def role_before_comma(sentence: Sentence, start: int, end: int, *, is_name: Callable[[int], bool]) -> Role | None:
    """The role in a noun phrase to which the name at `start` is the apposition: "Weber's challenger, Anna Hollis,"."""
    words = sentence.words
    if start < 2 or words[start - 1].text != ",":
        return None
    if end < len(words) and words[end].upos not in ("PUNCT", "CCONJ") and words[start].relation != "appos":
        return None  # the comma ends a fronted clause: "After meeting his mother, Weber left"
    for begin in range(max(0, start - 1 - _LONGEST), start - 1):
        if begin and not _may_precede_phrase(words[begin - 1]):
            continue
        role = _noun_phrase(sentence, begin, is_name)
        if role is None or role.title.title.kind in ("honorific", "person") or role.title.plural:
            continue
        definite = words[begin].lower in ("the", "his", "her", "their", "its", "our", "my") or any(
            w.text in _POSSESSIVES for w in words[begin : role.end]
        )
        if definite and _only_phrases(words, role.end, start - 1) and not is_name(role.end - 1):
            return role
    return None


def role_of_predicate(sentence: Sentence, subject: Word, *, is_name: Callable[[int], bool]) -> Role | None:
    """The role that a clause gives its subject: "was US Vice President", "served as mayor of Springfield"."""
    head = sentence.head(subject)
    if head is None or subject.relation != "nsubj" or _unreal(sentence, head):
        return None
    if sentence.child(head, "cop") is not None:
        return _role_headed_by(sentence, head, is_name)
    appointed = "pass" in subject.deprel and head.lemma in lexicon.words("appointing")
    if appointed or head.lemma in lexicon.words("serving"):
        for oblique in sentence.children(head, "obl", "xcomp", "obj"):
            marker = sentence.child(oblique, "case")
            if oblique.relation != "obl" or (marker is not None and marker.lower == "as"):
                return _role_headed_by(sentence, oblique, is_name)
    return None


def text_of(role: Role, sentence: Sentence, text: str) -> str:
    """The role as it stands in the text, on one line."""
    first, last = sentence.words[role.start], sentence.words[role.end - 1]
    return " ".join(text[first.span.start : last.span.end].split())


# --- leftwards --------------------------------------------------------------------------------------------------


def _title_with_complement(words: Sequence[Word], end: int) -> TitleMatch | None:
    """The title of "Secretary of Homeland Security" or "envoy to Kenya", which ends in a word that is none."""
    for i in range(end - 1, max(-1, end - 1 - _LONGEST_COMPLEMENT), -1):
        word = words[i]
        if word.lower in ("of", "to", "for") and i < end - 1:
            found = title_ending_at(words, i)
            official = found is not None and found.title.kind in ("office", "occupation")
            if found and official and (word.lower != "of" or words[i - 1].text[:1].isupper()):
                return attrs.evolve(found, end=end)
        if not word.text[:1].isupper() and word.lower not in ("and", "of", "the", "for", "to"):
            break
    return None


def _extend_left(sentence: Sentence, start: int, is_name: Callable[[int], bool]) -> int:
    words = sentence.words
    owned = False  # past a possessive only its own noun phrase may stand
    i = start
    while i > 0:
        word = words[i - 1]
        if word.text in _POSSESSIVES and not owned:
            owned = True
        elif word.text in _HYPHENS:
            if i < 2 or words[i - 2].span.end != word.span.start or word.span.end != words[i].span.start:
                break
        elif not _modifies(sentence, i - 1, start, is_name, owned):
            break
        i -= 1
    while i < start and (words[i].text in _HYPHENS or words[i].text in _POSSESSIVES):
        i += 1
    return i


def _modifies(sentence: Sentence, i: int, start: int, is_name: Callable[[int], bool], owned: bool) -> bool:
    word, words = sentence.words[i], sentence.words
    if word.lower in lexicon.words("time") | lexicon.words("calendar") or word.text in ("@", "#"):
        return False
    if word.upos in ("VERB", "AUX"):
        return word.lower in lexicon.words("participles")
    if word.upos == "PROPN" or (word.upos in ("ADJ", "NOUN") and word.text[:1].isupper()):
        if i == 0 and word.relation in ("advmod", "discourse", "vocative"):
            return False
        if is_name(i) and not owned and words[i + 1].text not in _POSSESSIVES:
            return words[i + 1].upos in ("NOUN", "PROPN")  # "Weber campaign manager", but not "Weber aide" as a subject
        return True
    if word.upos == "NOUN":
        return _depends_within(word, i, start + 1) or words[i + 1].text in _HYPHENS
    if word.upos == "ADJ":
        return not word.lower.endswith("ly")
    return word.lower in ("vice", "ex", "longtime", "onetime", "then")


def _depends_within(word: Word, first: int, last: int) -> bool:
    return word.relation in ("compound", "amod", "nmod", "flat", "nummod") and first < word.head - 1 <= last + 4


def _before_conjunction(words: Sequence[Word], start: int) -> int | None:
    """Where a first title ends, if "and" (and "now", "then") stand between it and the phrase at `start`."""
    i = start
    while i > 0 and words[i - 1].lower in _ADVERBS:
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


# --- rightwards ---------------------------------------------------------------------------------------------------


def _noun_phrase(sentence: Sentence, start: int, is_name: Callable[[int], bool]) -> Role | None:
    """A noun phrase at `start` whose head is a word for a person, with its complements ("of", "for", "at")."""
    words = sentence.words
    i = start
    if i < len(words) and (words[i].upos == "DET" or words[i].feat("Poss") == "Yes"):
        i += 1
    while i < len(words) and words[i].lower in _ADVERBS:
        i += 1
    first = i
    while i < len(words) and _in_core(words, i):
        i += 1
    match, end = _last_title(words, first, i)
    if match is None or (end < i and words[end].upos != "PUNCT"):
        return None
    while end < len(words) and words[end].lower in _LINKS:
        after = _phrase_end(words, end + 1)
        if after == end + 1:
            break
        end = after
    return Role(first, end, match)


def _in_core(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.upos in _NP_WORDS or word.text in _POSSESSIVES:
        return True
    if word.text in _HYPHENS:
        return words[i - 1].span.end == word.span.start
    return (
        word.upos == "VERB" and (word.lower in lexicon.words("participles") or words[i - 1].text in _HYPHENS)
    ) or word.lower == "vice"


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


def _phrase_end(words: Sequence[Word], start: int) -> int:
    """The end of a plain noun phrase: determiner, modifiers, noun, and phrases with "of" or "for"."""
    i = start
    while i < len(words) and (
        words[i].upos in _NP_WORDS
        or words[i].upos == "DET"
        or words[i].text in _POSSESSIVES
        or (words[i].text in _HYPHENS and words[i - 1].span.end == words[i].span.start)
        or words[i].feat("Poss") == "Yes"
        or (words[i].lower in _INNER_LINKS and i > start)
        or (words[i].upos == "VERB" and words[i - 1].text in _HYPHENS)
        or (words[i].lower in ("and", "&") and _names_go_on(words, i))
    ):
        i += 1
    return i


def _names_go_on(words: Sequence[Word], i: int) -> bool:
    return i + 1 < len(words) and words[i - 1].text[:1].isupper() and words[i + 1].text[:1].isupper()


def _closes(word: Word) -> bool:
    return word.text in {",", ".", ")", ";", ":", "—", "–", "-", '"', "”", "?", "!"} or word.lower in (
        "who", "whose", "and", "in", "during", "since", "under", "that", "told", "said", "whom", "where", "when", "but"
    )  # fmt: skip


def _of_somebody(words: Sequence[Word], role: Role) -> bool:
    return any(w.lower in _LINKS for w in words[role.title.end : role.end])


def _may_precede_phrase(word: Word) -> bool:
    return word.upos in ("PUNCT", "CCONJ", "SCONJ", "VERB", "AUX", "ADP", "ADV")


def _only_phrases(words: Sequence[Word], start: int, end: int) -> bool:
    """Whether nothing but a prepositional phrase stands between `start` and `end`."""
    return start == end or (words[start].upos == "ADP" and _phrase_end(words, start + 1) == end)


# --- predicates ---------------------------------------------------------------------------------------------------


def _unreal(sentence: Sentence, head: Word) -> bool:
    """Whether the clause is negated, modal, conditional or a question."""
    for child in sentence.children(head):
        modal = child.relation == "aux" and child.lower in _MODALS
        conditional = child.relation == "mark" and child.lower in _CONDITIONS
        if modal or conditional or child.lower in _NEGATIONS:
            return True
    return sentence.words[-1].text == "?"


def _role_headed_by(sentence: Sentence, head: Word, is_name: Callable[[int], bool]) -> Role | None:
    words = sentence.words
    end = head.id
    if end + 2 < len(words) and words[end].text in _HYPHENS:
        end += 2
    match = title_ending_at(words, end) or title_ending_at(words, min(len(words), end + 2))
    if match is None or match.plural or match.title.kind not in ("office", "occupation") or is_name(head.id - 1):
        return None
    stop = match.end
    while stop < len(words) and words[stop].lower in _LINKS:
        after = _phrase_end(words, stop + 1)
        if after == stop + 1:
            break
        stop = after
    return Role(_extend_left(sentence, match.start, is_name), stop, match)
