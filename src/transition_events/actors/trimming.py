"""What of a tagged entity is the name: titles, possessives, verbs of headlines and other stray words are cut away."""

from __future__ import annotations

from collections.abc import Iterator

from transition_events.actors import lexicon
from transition_events.actors.kinds import is_capitalised, is_time
from transition_events.actors.stretch import Line, Stretch
from transition_events.actors.titles import PERSONAL, title_ending_at
from transition_events.annotation.document import Word
from transition_events.model import ActorKind

_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "‘s", "`s"})
_ATTACHED = ("s'", "s’")  # the tokenizer may leave the mark on the word
_SEPARATORS = frozenset({",", ";", ":", "(", ")", "/", "“", "”", '"', "``", "''", "—", "–"})
_NOT_FIRST = frozenset({"PRON", "AUX", "DET", "ADP", "INTJ", "PUNCT", "CCONJ", "SCONJ"})
_CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "conj", "parataxis"})


def pieces(entity: Stretch, kind: ActorKind) -> Iterator[Stretch]:
    """An entity cut at possessives and commas, at "and" where that joins two things, and at verbs in a person's."""
    listed = entity.listed_kind is not None
    begin = entity.start
    for i in entity.indices:
        word, following = entity.line.words[i], entity.line.words[i + 1 : entity.end]
        if kind == "ORG" and _is_inner_possessive(entity, begin, i):
            continue
        apart = _separates(word, kind) and not (listed and word.upos == "CCONJ")
        attached = kind == "PERSON" and following and word.text.endswith(_ATTACHED)
        if attached or apart or _joins_listed(entity, i) or _joins_time(entity, i):
            yield entity.moved(start=begin, end=i + 1 if attached else i)
            begin = i + 1
    yield entity.moved(start=begin)


def _is_inner_possessive(entity: Stretch, begin: int, i: int) -> bool:
    """Whether word `i` is the possessive of one name ("Veterans' Affairs") and no country's ("Ohio's Board")."""
    following = entity.line.words[i + 1 : entity.end]
    inner = entity.line.words[i].text in _POSSESSIVES and bool(following) and is_capitalised(following[0])
    return inner and (i == begin or entity.moved(start=begin, end=i).listed_kind != "GPE")


def _separates(word: Word, kind: ActorKind) -> bool:
    if word.text in _POSSESSIVES or word.text in _SEPARATORS:
        return True
    return (kind in ("PERSON", "GPE") and word.upos == "CCONJ") or (kind == "PERSON" and _is_verb(word))


def _joins_listed(entity: Stretch, i: int) -> bool:
    """Whether word `i` is the "and" of "the House and Senate"."""
    if entity.line.words[i].upos != "CCONJ" or not entity.start < i < entity.end - 1:
        return False
    sides = (entity.moved(end=i), entity.moved(start=i + 1))
    return entity.listed_kind is None and all(side.listed_kind is not None for side in sides)


def _joins_time(entity: Stretch, i: int) -> bool:
    """Whether word `i` is the "and" of "(meets) Dec. 14 and Congress (counts)"."""
    if entity.line.words[i].upos != "CCONJ" or not entity.start < i < entity.end - 1:
        return False
    return is_time(entity.moved(end=i).keys) or is_time(entity.moved(start=i + 1).keys)


def _is_verb(word: Word) -> bool:
    """Whether a word within a person's name is the verb of a headline ("Weber trails Hollis")."""
    if word.upos == "VERB" and word.relation in _CLAUSES:
        return True
    return word.text.isalpha() and word.text.islower() and word.text not in lexicon.words("particles")


def trim(piece: Stretch, kind: ActorKind) -> tuple[Stretch, ActorKind]:
    """The name within a piece of an entity (it may be empty), and its kind, a person's where "Mr." stands in it."""
    start, end = piece.start, piece.end
    words = piece.line.words
    while start < end and not _may_open(piece.line, start, kind):
        start += 1
    while start < end and not _may_close(words[end - 1], kind):
        end -= 1
    name = piece.moved(start=start, end=end)
    if kind == "ORG" and len(name) > 2 and name.words[-2].upos == "ADP" and name.keys[-1] in lexicon.words("calendar"):
        name = name.moved(end=end - 2)  # "Weber Club on Nov."
    if kind == "ORG":
        name = _without_member(name)
    if kind != "PERSON" and _holds_titled_person(name):
        kind = "PERSON"
    if kind == "PERSON":
        return _trim_person(name), kind
    name = _before_office(name)
    return (_without_adjective(name) if kind == "GPE" else name), kind


def _without_member(name: Stretch) -> Stretch:
    """A body's name without the member that the tagger took into it: "Democrat on the Armed Services Committee"."""
    if len(name) < 3 or name.keys[0] not in lexicon.words("affiliations") or name.words[1].upos != "ADP":
        return name
    return name.moved(start=name.start + (3 if name.words[2].upos == "DET" and len(name) > 3 else 2))


def _before_office(name: Stretch) -> Stretch:
    """A place's name without the office of a person from there: "Texas Sen."."""
    title = title_ending_at(name.line.words, name.end)
    if title is None or title.title.kind != "office" or title.start <= name.start:
        return name
    place = name.moved(end=title.start)
    return place if place.listed_kind == "GPE" else name


def _may_open(line: Line, i: int, kind: ActorKind) -> bool:
    word = line.words[i]
    whole = kind == "ORG" and i > 0 and line.keys[i] == "all"  # "the All Nations Congress"
    return is_capitalised(word) and (whole or word.upos not in _NOT_FIRST)


def _without_adjective(name: Stretch) -> Stretch:
    """A country's name without what describes it: "Neighbouring Kenya", but "Northern Ireland"."""
    rest = name.moved(start=name.start + 1)
    if len(name) < 2 or name.words[0].upos not in ("ADJ", "VERB") or name.listed_kind is not None:
        return name
    part = name.keys[0].endswith("ern") or name.keys[0] in lexicon.words("place_openers")
    return rest if rest.listed_kind == "GPE" and not part else name


def before_title(name: Stretch) -> Stretch:
    """An organisation's name, cut where a title of several words begins: "National Security Adviser"."""
    words = name.line.words
    for stop in range(name.end + 1, min(name.end + lexicon.longest_title(), len(words) + 1)):
        title = title_ending_at(words, stop)
        if title is not None and title.start in name.indices:
            return name.moved(end=title.start)
    return name


def _may_close(word: Word, kind: ActorKind) -> bool:
    if word.text[0] == "-" and len(word.text) > 1:
        return kind == "PERSON"  # "Sang", "-woo"
    if word.upos == "PUNCT":
        return False
    if is_capitalised(word) or word.lower in lexicon.words("particles"):
        return True
    return kind == "ORG" and lexicon.key(word.text) in lexicon.organisation_ends()


def _holds_titled_person(name: Stretch) -> bool:
    """Whether "Mr." opens a name, or an abbreviated title and a given name stand in it: "Ohio Gov. Anna Weber"."""
    for opening in name.from_start():
        found = title_ending_at(name.line.words, opening.end)
        if found is None or found.start < name.start:
            continue
        if found.title.id in ("honorific_male", "honorific_female") and len(opening) == 1:
            return True
        abbreviated = opening.words[-1].text.endswith(".") and found.title.kind == "office"
        if abbreviated and name.moved(start=opening.end).has_given_name:
            return True
    return False


def _trim_person(name: Stretch) -> Stretch:
    """A person's name ends in no day, no degree and no honour, and does not begin with a title."""
    end = name.end
    while end > name.start and _is_behind_name(name.moved(end=end)):
        end -= 1
    return _after_title(name.moved(end=end))


def _is_behind_name(name: Stretch) -> bool:
    last = name.keys[-1]
    if len(name) < 3 and (len(name) < 2 or name.keys[0] in lexicon.given_names()):
        return False
    abbreviated = not name.line.shouting and not name.words[-1].text.istitle()  # "MBA", but not Mr. Mba's name
    return last in lexicon.words("calendar") or (abbreviated and last in lexicon.words("postnominals"))


def _after_title(name: Stretch) -> Stretch:
    """A name without the titles, parties and nationalities that the tagger took into it."""
    for opening in name.from_start():
        country = opening.keys in lexicon.country_adjectives() or opening.keys in lexicon.country_names()
        party = opening.keys[-1] in lexicon.words("affiliations") and opening.keys[-1] not in lexicon.given_names()
        if country or party:
            return _after_title(name.moved(start=opening.end))
    if len(name) == 2 and name.keys[0] in lexicon.words("names_like_titles"):
        return name
    best = name.start
    for opening in name.from_start():
        found = title_ending_at(name.line.words, opening.end)
        if found and found.start >= name.start and found.title.kind in PERSONAL:
            best = opening.end
    return name.moved(start=best)
