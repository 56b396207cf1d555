"""What the mere form of a name tells: that its bearer is an organisation, a country, or nobody who could act."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from transition_events.actors import lexicon
from transition_events.annotation.document import Word
from transition_events.countries import countries
from transition_events.model import ActorKind

_LINKS = frozenset({"of", "for", "on"})
_DOMAINS = (".com", ".org", ".net")
_SHORT = 4  # letters: a capitalised word of fewer in a headline in capitals is no sure acronym


def listed_kind(words: Sequence[Word], *, shouting: bool = False) -> ActorKind | None:
    """The kind of a name that a gazetteer lists in full; `shouting` says that all around it is in capitals."""
    keys = tuple(lexicon.key(w.text) for w in words)
    if not all(is_capitalised(w) or k in lexicon.words("inner") for w, k in zip(words, keys, strict=True)):
        return None
    name = "".join(w.text for w in words).replace(".", "")
    short = len(keys) == 1 and keys in _acronyms()
    if short and (not name.removesuffix("'s").isupper() or (shouting and len(name) < _SHORT)):
        return None
    if keys in lexicon.country_names() or keys in lexicon.provinces():
        return "GPE"
    if keys in lexicon.peoples() and words[-1].upos in ("NOUN", "PROPN"):
        return "NORP"
    if keys in lexicon.institutions() or (short and keys in lexicon.full_names()):
        return "ORG"
    return None


def longest_listed(word: Word) -> int:
    """The number of words in the longest listed name that begins with a word; 0 where none does."""
    return _openers().get(lexicon.key(word.text), 0)


def is_capitalised(word: Word) -> bool:
    """Whether a word begins with a capital letter."""
    return word.text[:1].isupper()


def is_organisation(keys: Sequence[str]) -> bool:
    """Whether a name says by its last or first word that it is an organisation's ("Interior Department")."""
    if keys[-1] in lexicon.organisation_ends():
        return len(keys) > 1
    opener = next((i for i, k in enumerate(keys) if k in _LINKS), 0)
    return opener > 0 and keys[opener - 1] in lexicon.organisation_starts()


def is_domain(words: Sequence[Word]) -> bool:
    """Whether a name is that of a site on the web ("Weber.com")."""
    return words[-1].text.casefold().endswith(_DOMAINS)


def is_time(keys: Sequence[str]) -> bool:
    """Whether a name is made of days, months and numbers alone."""
    return all(k in lexicon.words("calendar") or not any(c.isalpha() for c in k) for k in keys)


def is_landscape(keys: Sequence[str]) -> bool:
    """Whether a name is that of a river, a street, a part of the world: nobody acts for it."""
    return keys[-1] in lexicon.words("geography") or " ".join(keys) in lexicon.words("regions")


def affiliation(keys: Sequence[str]) -> bool | None:
    """Whether a name that ends in a party or a faith is of many ("Iowa Democrats"), or of one; None if it doesn't."""
    last = keys[-1]
    if last in lexicon.words("affiliations"):
        return False
    return True if last.removesuffix("s") in lexicon.words("affiliations") else None


@cache
def _acronyms() -> frozenset[tuple[str, ...]]:
    names = [n for c in countries() for n in c.aliases] + [n for a in lexicon.aliases() for n in a.names]
    return frozenset(lexicon.parts(n) for n in names if n.replace(".", "").isupper())


@cache
def _openers() -> dict[str, int]:
    found: dict[str, int] = {}
    tables = (lexicon.country_names(), lexicon.provinces(), lexicon.peoples(), lexicon.institutions())
    for table in (*tables, lexicon.full_names()):
        for words in table:
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found
