"""Does a clause look back or ahead? A light reading of its verbs, without a parse."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from transition_events.records import read_toml
from transition_events.times.context import Direction

_REACH = 25  # tokens
_STOPS = frozenset(".!?;\n")


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = read_toml(files(__package__) / "data" / "clauses.toml")
    return {name: frozenset(words) for name, words in data.items()}


def direction_of(tokens: list[str], first: int, last: int) -> Direction:
    """The direction of the clause that the tokens `first` up to `last` stand in; None where no verb tells it.

    The nearest telling verb to the left decides, or else the nearest to the right.
    """
    for place in range(first - 1, max(-1, first - _REACH), -1):
        word = tokens[place]
        if word[0] in _STOPS:
            break
        told = _tell(tokens, place)
        if told:
            return told
    for place in range(last, min(len(tokens), last + _REACH)):
        if tokens[place][0] in _STOPS:
            break
        told = _tell(tokens, place)
        if told:
            return told
    return None


def _tell(tokens: list[str], place: int) -> Direction:
    words = _words()
    word = tokens[place].lower()
    if word in words["future"]:
        return "future"
    before = tokens[place - 1].lower() if place else ""
    if before == "to" and word.isalpha() and tokens[place].islower() and word not in words["not_verbs"]:
        return "future"
    if word in words["past"]:
        return "past"
    if len(word) > 4 and word.endswith("ed") and word not in words["not_past"]:
        if before in ("be", "is", "are"):
            return "future" if before == "be" else None
        return "past"
    return None
