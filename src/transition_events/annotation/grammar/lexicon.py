"""The closed classes of words that grammar asks for (`words.toml`), and the names it gives."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Literal

import attrs

from transition_events.records import read_toml

Tense = Literal["PAST", "PRESENT", "FUTURE"]
Form = Literal["FINITE", "INFINITIVE", "PARTICIPLE", "GERUND"]
CLAUSAL = ("root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis")
SUBJECTS = ("nsubj", "csubj")
ONLY_PARTICIPLES = ("en", "own", "orn")  # endings of verb forms that are never a past tense: "chosen", "sworn"
NOMINAL_TAGS = ("NOUN", "PROPN", "PRON", "NUM", "SYM")


@attrs.frozen(kw_only=True)
class Lexicon:
    """The closed classes of `words.toml`."""

    negators: frozenset[str]
    negative_determiners: frozenset[str]
    object_control: frozenset[str]
    gerund_control: frozenset[str]
    oblique_control: frozenset[str]
    control_nouns: frozenset[str]
    rejecting_verbs: frozenset[str]
    addressed_nouns: frozenset[str]
    future_governors: frozenset[str]
    weekdays: frozenset[str]
    months: frozenset[str]
    acting_nouns: frozenset[str]
    bodies: frozenset[str]
    telling_verbs: frozenset[str]
    hearer_verbs: frozenset[str]
    content_nouns: frozenset[str]
    modals: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """The classes, read once."""
    table = read_toml(files(__package__) / "words.toml")
    modals = table.pop("modals")
    return Lexicon(modals=modals, **{name: frozenset(words) for name, words in table.items()})
