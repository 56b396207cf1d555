"""Does a clause look back or ahead? A light reading of its verbs, without a parse."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

import attrs

from transition_events.records import read_toml
from transition_events.times.context import POSSESSIVE, Direction

_REACH, _REACH_AHEAD = 25, 40  # tokens before a time, and after it
_SOON = 5  # tokens
_STOPS = frozenset(".!?;\n")
_OPENERS = _STOPS | frozenset(',“"—–-:')
_STOPS_AFTER = _STOPS | {","}


@attrs.frozen
class Clause:
    """Where a clause looks, and whether its verb says so itself; "to leave" only hints at what is to come.

    `leading` says that the time opens the clause ("In January, they met"), so that no noun owns it.
    """

    direction: Direction = None
    sure: bool = False
    leading: bool = False


PAST, FUTURE, HINT, UNKNOWN = Clause("past", True), Clause("future", True), Clause("future"), Clause()
WILL = Clause("future")  # a hint as well, but no verb before it overrules it
LAPSED = Clause("past")  # "had been due to expire Friday": that day is over, or else yet to come


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = read_toml(files(__package__) / "data" / "clauses.toml")
    return {name: frozenset(words) for name, words in data.items()}


def cue_of(tokens: list[str], first: int) -> Clause | None:
    """What the words right before a time say about it, whatever the clause: "effective June 1", "until Friday"."""
    word = tokens[first - 1] if first else ""
    if word in _words()["cues"]:
        return FUTURE
    if word.lower() == "since":
        return PAST
    if word == "ended":
        return Clause("past", sure=True, leading=True)  # "the year ended Jan. 31"
    if _opens(tokens, first):
        return FUTURE
    if word == "by" and "had" not in tokens[max(0, first - 10) : first]:
        return HINT  # "if it was not restored by October"
    return None


def _opens(tokens: list[str], first: int) -> bool:
    """Whether the time is that of what something makes way for: "clearing the way for his inauguration on Friday"."""
    for place in range(first - 1, max(0, first - 8), -1):
        if tokens[place][0] in _STOPS_AFTER:
            return False
        if tokens[place] == "for":
            return tokens[place - 1] in _words()["opening"]
    return False


def direction_of(tokens: list[str], first: int, last: int) -> Clause:
    """The direction of the clause that the tokens `first` up to `last` stand in; `UNKNOWN` where no verb tells it.

    The nearest telling verb to the left decides, or else the nearest to the right. An infinitive gives way to a past
    verb before it ("met to mark the day on Friday").
    """
    told = _first_told(tokens, range(first - 1, max(-1, first - _REACH), -1), _STOPS)
    if not told.sure and last < len(tokens) and tokens[last].lower() in POSSESSIVE:
        return PAST  # "Friday's vote"
    if told is UNKNOWN:
        after = last + 1 if tokens[last : last + 1] == [","] else last
        right = range(after, min(len(tokens), after + _REACH_AHEAD))
        told = _first_told(tokens, right, _STOPS_AFTER)
        if told is UNKNOWN:
            told = _first_told(tokens, right, _STOPS)
        return Clause(told.direction, told.sure, _leads(tokens, first)) if told.direction else UNKNOWN
    return told


def _leads(tokens: list[str], first: int) -> bool:
    """Whether a time opens its clause: nothing before it but a word or two ("In January", "And in January")."""
    before = tokens[max(0, first - 3) : first]
    return first < 3 or any(token[0] in _OPENERS for token in before)


def _first_told(tokens: list[str], places: range, stops: frozenset[str]) -> Clause:
    hinted = UNKNOWN
    for place in places:
        if tokens[place][0] in stops and not _is_abbreviation(tokens, place):
            break
        told = _tell(tokens, place)
        if told is HINT:
            hinted = HINT
        elif told:
            return told
    return hinted


def _is_abbreviation(tokens: list[str], stop: int) -> bool:
    """Whether a full stop belongs to the word before it: "Mr.", "U.S."."""
    return tokens[stop] == "." and stop > 0 and tokens[stop - 1].lower() in _words()["abbreviations"]


def _tell(tokens: list[str], place: int) -> Clause | None:
    """What one word says about its clause; None for most words."""
    words = _words()
    word = tokens[place].lower()
    before = tokens[place - 1].lower() if place else ""
    after = tokens[place + 1].lower() if place + 1 < len(tokens) else ""
    if word in words["future"] or (word in words["after_be"] and before in words["be"]):
        return LAPSED if _had_been(tokens, place) else FUTURE
    if word in words["facing"] and before not in words["not_verbal"]:
        faced = words["faced"].intersection(tokens[place + 1 : place + _SOON])
        return None if faced else FUTURE
    if word in words["planning"]:
        return FUTURE if after in words["plan_for"] and (after != "for" or word not in words["plan_nouns"]) else None
    if word in words["past"] and before == "be":
        return _after_be(tokens, place, words)
    if word in words["past"]:
        return FUTURE if word == "won" and tokens[place + 2 : place + 3] == ["t"] else PAST  # "won't"
    if word in words["modals"] and tokens[place].islower():
        return FUTURE
    if before == "to" and word.isalpha() and tokens[place].islower() and word not in words["not_verbs"]:
        clause = _infinitive(tokens[place - 2].lower() if place > 1 else "", words)
        return LAPSED if clause is FUTURE and _had_been(tokens, place - 2) else clause
    if is_past_form(word) and before not in words["not_verbal"]:
        return _after_be(tokens, place, words) if before == "be" else PAST
    return None


def _had_been(tokens: list[str], place: int) -> bool:
    """Whether "had been" stands before the word."""
    return [t.lower() for t in tokens[max(0, place - 2) : place]] == ["had", "been"]


def is_past_form(word: str) -> bool:
    """Whether a word in lower case is a past form, or a participle, that this module knows or can tell by its -ed."""
    regular = len(word) > 4 and word.endswith("ed") and word not in _words()["not_past"]
    return regular or word in _words()["past"]


def _infinitive(governor: str, words: dict[str, frozenset[str]]) -> Clause:
    """What an infinitive says after the word that it depends on."""
    if governor in words["planned"]:
        return FUTURE
    return WILL if governor in words["willed"] else HINT


def _after_be(tokens: list[str], place: int, words: dict[str, frozenset[str]]) -> Clause | None:
    """The passive after a modal: "to be held" and "can be held" look ahead, "could be located" need not."""
    modal = tokens[place - 2].lower() if place > 1 else ""
    if modal == "to":
        return _infinitive(tokens[place - 3].lower() if place > 2 else "", words)
    return None if modal in ("could", "might") else HINT
