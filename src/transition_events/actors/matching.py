"""When two names are one's: given names, initials and short forms, two surnames, acronyms, short names of companies.

All names here are tuples of words as `lexicon.parts` gives them.
"""

from __future__ import annotations

from transition_events.actors import lexicon

Parts = tuple[str, ...]

_NO_INITIAL = frozenset({"of", "the", "and", "for", "on", "in", "to", "&"})
_LONG_NAME = 5  # letters
_LONG_FULL_NAME = 4  # words: two given names and two surnames


# --- persons --------------------------------------------------------------------------------------------------------


def may_be_one_person(a: Parts, b: Parts) -> bool:
    """Whether two full names may be one person's; `a` is at least as long. Such names share a word."""
    if a == b or any(a[i : i + len(b)] == b for i in range(len(a) - len(b) + 1)):
        return True
    if a[-1] != b[-1]:
        return len(a) == len(b) == 2 and a == b[::-1]  # "Xi Jinping", "Jinping Xi"
    return _may_be_one_given_name(a[0], b[0]) or (len(a[0]) == 1 and len(a) > 2 and _may_be_one_given_name(a[1], b[0]))


def _may_be_one_given_name(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, a short form."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return b in lexicon.nicknames().get(a, ()) or is_misspelt(a, b)


def is_misspelt(a: str, b: str) -> bool:
    """Whether two long words differ in one letter, or have two in a row exchanged ("Kristin", "Kristen"; "Byrne")."""
    if min(len(a), len(b)) < _LONG_NAME:
        return False
    if len(a) == len(b):
        other = [i for i, (x, y) in enumerate(zip(a, b, strict=True)) if x != y]
        if len(other) == 2 and other[1] == other[0] + 1:
            return a[other[0]] == b[other[1]] and a[other[1]] == b[other[0]]
        return len(other) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def first_surname(parts: Parts) -> str | None:
    """The first of two surnames: "López" in "Ana María López Soto" or "Ana López Soto"."""
    particle = next((i for i, part in enumerate(parts) if i > 1 and part in lexicon.words("particles")), None)
    if particle is not None:
        return parts[particle - 1]
    known = lexicon.given_names()
    three = len(parts) == _LONG_FULL_NAME - 1 and parts[0] in known and parts[1] not in known
    return parts[-2] if three or len(parts) >= _LONG_FULL_NAME else None


# --- organisations --------------------------------------------------------------------------------------------------


def initials(parts: Parts) -> set[str]:
    """What the first letters of a name spell, with and without those of "of", "the", "and"."""
    words = [w for p in parts for w in p.split("-") if w]
    return {"".join(w[0] for w in words if w not in _NO_INITIAL), "".join(w[0] for w in words)}


def shortens(short: Parts, long: Parts) -> bool:
    """Whether a name is another without the word for a company at its end, or without what opens it."""
    if not len(short) < len(long):
        return False
    if long[: len(short)] == short:
        return set(long[len(short) :]) <= lexicon.words("companies") | {"&", "and"}
    opening = long[len(long) - len(short) - 1]
    return len(short) > 1 and long[-len(short) :] == short and opening not in _NO_INITIAL


def is_national(long: Parts, short: Parts) -> bool:
    """Whether a name is another with a country before it."""
    country = long[: len(long) - len(short)]
    known = country in lexicon.country_names() or country in lexicon.country_adjectives()
    return known and long[len(country) :] == short


def is_listed(parts: Parts) -> bool:
    """Whether a gazetteer knows an organisation by this very name."""
    return parts in lexicon.institutions() or parts in lexicon.full_names()
