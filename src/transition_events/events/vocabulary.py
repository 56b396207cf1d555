"""The words of `data/vocabulary.toml`: light verbs, containers, carriers and other closed classes."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import attrs

from transition_events.records import read_toml


@attrs.frozen(kw_only=True)
class Vocabulary:
    """Closed classes by lemma.

    `performing` verbs do by their act what their infinitive says; under `opinions` "would" is a guess. `light` maps a
    preposition ("": the object) to verbs that only carry their noun.
    """

    light: dict[str, frozenset[str]]
    containers: frozenset[str]
    carriers: frozenset[str]
    time_nouns: frozenset[str]
    leading_verbs: frozenset[str]
    pronouns: dict[str, frozenset[str]]
    entity_kinds: dict[str, str]
    group_nouns: frozenset[str]
    linking_verbs: frozenset[str]
    performing: frozenset[str]
    reacting: frozenset[str]
    attending: frozenset[str]
    opinions: frozenset[str]
    naming_verbs: frozenset[str]
    ditransitives: frozenset[str]
    apart: frozenset[str]
    irregular: dict[str, str]

    def supports(self, verb: frozenset[str], preposition: str) -> bool:
        """Whether a verb of those lemmas carries a noun through that preposition ("" for none)."""
        return bool(verb & self.light.get(preposition, frozenset()))


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary, read once."""
    tables = read_toml(files("transition_events.events") / "data" / "vocabulary.toml")
    return Vocabulary(
        light={"" if k == "object" else k: frozenset(v) for k, v in tables["light"].items()},
        pronouns={kind: frozenset(words) for kind, words in tables["pronouns"].items()},
        entity_kinds=tables["entity_kinds"],
        irregular=tables["irregular"],
        **{name: frozenset(tables["words"][name]) for name in tables["words"]},
    )
