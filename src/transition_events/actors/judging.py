"""Of what kind a name is that no gazetteer lists, and how far it reaches: the tagger's word is not the last."""

from __future__ import annotations

from collections.abc import Callable

from transition_events.actors import kinds, lexicon
from transition_events.actors.kinds import is_capitalised
from transition_events.actors.stretch import Stretch
from transition_events.actors.titles import title_ending_at
from transition_events.model import ActorKind

_NOT_NAMES = frozenset({"PRON", "AUX", "DET", "ADP", "INTJ", "NUM", "PUNCT", "SYM", "CCONJ", "SCONJ", "PART", "ADV"})
_PERSON_WORDS = 3  # a run of more capitalised words is hardly a person's name

IsFree = Callable[[int], bool]  # whether a word belongs to no other name yet


def judge(name: Stretch, kind: ActorKind, *, is_free: IsFree) -> tuple[Stretch, ActorKind] | None:
    """The extent and the kind of a name that was tagged as of some kind; None where it is nobody's."""
    name = _without_origin(name, kind)
    if name.is_mere_title or name.is_thing:
        return None
    several = kinds.affiliation(name.keys)
    if name.next_key == "party" and (several is not None or name.words[-1].upos == "ADJ") and is_free(name.end):
        return name.moved(end=name.end + 1), "ORG"  # "the Democratic party"
    if several is not None:
        return (name, "NORP") if several else None
    kind = _better_kind(name, kind)
    if kind == "PERSON":
        return None if _is_no_person(name) else (_complete_person(name, is_free), kind)
    if kind == "ORG":
        return _complete_organisation(name, is_free), kind
    nobody = kinds.is_landscape(name.keys) if kind == "GPE" else not name.is_people
    return None if nobody else (name, kind)


def kind_of_run(run: Stretch, *, is_free: IsFree) -> ActorKind | None:
    """The kind of a run of proper nouns that the tagger passed over; None where nothing tells it."""
    if (len(run) > 1 and kinds.is_organisation(run.keys)) or run.is_bare_movement:
        return "ORG"
    if run.next_key in lexicon.words("after_organisations") - {"party"} and not run.has_title_before:
        return "ORG"
    if run.is_thing:
        return None
    several = kinds.affiliation(run.keys)
    if several is not None:
        return "NORP" if several else None
    if run.is_settlement:
        return "GPE"
    if run.line.shouting or len(run) > _PERSON_WORDS or title_ending_at(run.line.words, run.end):
        return None
    alone = (run.start == 0 or is_free(run.start - 1)) and (run.end == len(run.line.words) or is_free(run.end))
    return "PERSON" if run.has_title_before or (run.has_given_name and alone) else None


def _without_origin(name: Stretch, kind: ActorKind) -> Stretch:
    """A person's name without a country: "Anna Weber of Austria", "the ambassador to Kenya Anna Weber"."""
    for person in name.from_start():
        named = person.has_given_name and not kinds.is_organisation(person.keys)
        if named and name.line.keys[person.end] == "of":
            return person
    rest = name.moved(start=name.start + 1)
    if kind != "PERSON" and name.keys[:1] in lexicon.country_names() and rest.has_given_name:
        return rest
    return name


def _better_kind(name: Stretch, kind: ActorKind) -> ActorKind:
    """The kind that the words of a name and those beside it speak for, against the tagger where need be."""
    if name.keys[-1] in lexicon.words("companies") or kinds.is_organisation(name.keys) or kinds.is_domain(name.words):
        return "ORG"
    if name.next_key in lexicon.words("after_organisations"):
        return kind if name.has_title_before or name.has_given_name else "ORG"
    if kind in ("PERSON", "GPE") and name.is_called_outlet:
        return "ORG"
    if kind == "ORG" and name.is_called_person:
        return "PERSON"
    if kind in ("PERSON", "GPE") and (name.is_settlement or (name.is_called_place and not name.has_title_before)):
        return "GPE"
    if (kind != "NORP" and name.has_given_name) or name.has_title_before or name.is_described(kind):
        return "PERSON" if len(name) <= _PERSON_WORDS else kind
    return "GPE" if kind in ("PERSON", "ORG") and name.is_before_state else kind


# --- organisations --------------------------------------------------------------------------------------------------


def _complete_organisation(name: Stretch, is_free: IsFree) -> Stretch:
    """The whole of an organisation's name, of which the tagger saw the end only."""
    while name.start > 0 and is_free(name.start - 1) and _is_part_before(name):
        name = name.moved(start=name.start - 1)
    return name


def _is_part_before(name: Stretch) -> bool:
    before, first = name.line.words[name.start - 1], name.words[0]
    attached = before.relation in ("compound", "amod", "flat") and before.head - 1 in name.indices
    attached = attached or (first.relation == "flat" and first.head == before.id)
    if not attached or not is_capitalised(before) or before.upos not in ("PROPN", "ADJ"):
        return False
    return name.keys[-1] in lexicon.words("companies") or not _may_only_describe(name.moved(start=name.start - 1))


def _may_only_describe(name: Stretch) -> bool:
    """Whether the first word of an organisation's name may be no part of it: "Former Senate ...", "Kenyan ..."."""
    key = name.keys[0]
    if (name.start == 0 and name.words[0].upos == "ADJ") or key == "the" or key in lexicon.words("tense"):
        return True
    return (key,) in lexicon.country_adjectives() or lexicon.title_of(key) is not None


# --- persons --------------------------------------------------------------------------------------------------------


def _is_no_person(name: Stretch) -> bool:
    """Whether the tagger took a mere title, a place or a word that is no noun for a person."""
    if all(word.upos in _NOT_NAMES for word in name.words):
        return True
    if any(key in lexicon.words("storms") for key in name.line.keys[max(0, name.start - 1) : name.start + 1]):
        return True
    title = title_ending_at(name.line.words, name.end)
    if title is not None and (title.start <= name.start or _ends_in_title(name)):
        return True
    return len(name) > 1 and name.keys[-1] in lexicon.words("geography") and not name.has_given_name


def _ends_in_title(name: Stretch) -> bool:
    """Whether two words are a title that no list has ("Deputy Premier") and not a name ("Javed Sheikh")."""
    return len(name) == 2 and not name.has_given_name and name.keys[-1] not in lexicon.words("surnames_like_titles")


def _complete_person(name: Stretch, is_free: IsFree) -> Stretch:
    words = name.line.words
    while name.start > 0 and is_free(name.start - 1) and _joins(name.start - 1, name):
        name = name.moved(start=name.start - 1)
    while name.end < len(words) and is_free(name.end) and _joins(name.end, name):
        name = name.moved(end=name.end + 1)
    if len(name) > 1 and name.end + 1 < len(words) and _goes_on_hyphened(name):
        name = name.moved(end=name.end + 2)
    return name


def _goes_on_hyphened(name: Stretch) -> bool:
    """Whether a hyphen goes on with a given name: "Lee Sang-woo", but not "Weber-backed"."""
    hyphen, after = name.line.words[name.end : name.end + 2]
    glued = name.words[-1].span.end == hyphen.span.start and hyphen.span.end == after.span.start
    return glued and hyphen.text == "-" and after.upos in ("PROPN", "X")


def _joins(i: int, name: Stretch) -> bool:
    """Whether word `i` beside a person's name belongs to it."""
    word, key = name.line.words[i], name.line.keys[i]
    if key in lexicon.words("suffixes") and i >= name.end:
        return True
    if word.upos != "PROPN" or not is_capitalised(word):
        return False
    if key in lexicon.words("calendar") or key in lexicon.words("postnominals"):
        return False
    if kinds.listed_kind((word,), shouting=name.line.shouting) or lexicon.title_of(word.text):
        return False
    held = word.relation == "flat" and word.head - 1 in name.indices
    held = held or any(w.head == word.id and w.relation == "flat" for w in name.words)
    return held and (i > name.start or key in lexicon.given_names() or len(key) == 1 or len(name) == 1)
