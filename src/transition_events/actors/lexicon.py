"""The gazetteers of actors: titles, words that mark organisations, given names, and countries by their words.

The data lies in ``actors/data`` (countries, which others read too, apart); it is read once, when first asked for.
Words are looked up in lower case and without full stops ("Sen." as "sen"), sequences of words as tuples.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal
from unicodedata import combining, normalize

import attrs

from transition_events.countries import Country, countries
from transition_events.countries import provinces as all_provinces
from transition_events.model import ActorKind
from transition_events.records import load_records, read_toml

TitleKind = Literal["honorific", "office", "occupation", "relation", "person"]
Gender = Literal["male", "female"]

_DATA = files("transition_events.actors") / "data"


@attrs.frozen
class Title:
    """A class of words for persons; `given` where a given name follows them ("King Otto")."""

    id: str
    kind: TitleKind
    words: tuple[str, ...]
    examples: tuple[str, ...]
    gender: Gender | None = None
    given: bool = False
    negative: tuple[str, ...] = ()


@attrs.frozen
class Marker:
    """Words that end (`last`) or open (`first`) the name of an organisation."""

    id: str
    last: tuple[str, ...]
    first: tuple[str, ...]
    examples: tuple[str, ...]
    negative: tuple[str, ...] = ()


@attrs.frozen
class Institution:
    """Organisations that a short name of no telling form denotes."""

    id: str
    each: tuple[str, ...]
    examples: tuple[str, ...]


@attrs.frozen
class Alias:
    """Names of one and the same organisation, the full one first."""

    names: tuple[str, ...]


@attrs.frozen
class Body:
    """Common nouns for bodies that act; `bare` where they need no article, `alone` where they need nothing beside."""

    id: str
    kind: ActorKind
    words: tuple[str, ...]
    examples: tuple[str, ...]
    negative: tuple[str, ...] = ()
    bare: bool = False
    alone: bool = False


@attrs.frozen
class Nickname:
    """Given names that one person may go by."""

    names: tuple[str, ...]


@lru_cache(maxsize=1 << 14)
def key(text: str) -> str:
    """The form under which a word is looked up: lower case, without full stops and accents, a straight apostrophe."""
    plain = text.casefold().replace(".", "").replace("’", "'")
    if plain.isascii():
        return plain
    return "".join(c for c in normalize("NFKD", plain) if not combining(c))


def parts(name: str) -> tuple[str, ...]:
    """The words of a name, each as `key` gives it."""
    return tuple(key(word) for word in name.split())


@cache
def titles() -> tuple[Title, ...]:
    """All classes of titles."""
    return load_records(_DATA / "titles.toml", "title", Title)


@cache
def title_words() -> dict[tuple[str, ...], Title]:
    """Title by its words ("chief of staff" by three); the first class that lists a word counts.

    A hyphened one is found whether the tokenizer splits it or not.
    """
    found: dict[tuple[str, ...], Title] = {}
    for title in titles():
        for word in title.words:
            found.setdefault(parts(word), title)
            found.setdefault(parts(word.replace("-", " - ")), title)
    return found


@cache
def titles_by_last_word() -> dict[str, tuple[tuple[tuple[str, ...], Title], ...]]:
    """The titles that end in a word: for each the words before it, and its class."""
    found: dict[str, list[tuple[tuple[str, ...], Title]]] = {}
    for (*before, last), title in title_words().items():
        found.setdefault(last, []).append((tuple(before), title))
    return {last: tuple(rows) for last, rows in found.items()}


@cache
def abbreviations() -> dict[str, str]:
    """Abbreviated titles in full."""
    return dict(read_toml(_DATA / "titles.toml")["abbreviations"])


@cache
def synonyms() -> dict[str, str]:
    """Titles that are another word for an office, with the word that stands for both."""
    return dict(read_toml(_DATA / "titles.toml")["synonyms"])


@cache
def heads_of_government() -> frozenset[str]:
    """The offices whose holder is "the Kenyan leader"."""
    held = next(title for title in titles() if title.id == "head_of_state_or_government")
    return frozenset(synonyms().get(word, word) for word in held.words)


@cache
def title_openers() -> frozenset[str]:
    """The first words of titles of several words."""
    return frozenset(words[0] for words in title_words() if len(words) > 1)


@cache
def longest_title() -> int:
    """The number of words in the longest title."""
    return max(map(len, title_words()))


def title_of(word: str) -> Title | None:
    """The class of a single word for a person."""
    return title_words().get((key(word),))


@cache
def country_names() -> dict[tuple[str, ...], Country]:
    """Country by the words of its names."""
    return {parts(n): c for c in countries() for n in (*c.aliases, c.name)}


@cache
def country_adjectives() -> dict[tuple[str, ...], Country]:
    """Country by the words of its adjectives."""
    found: dict[tuple[str, ...], Country] = {}
    for country in countries():
        for word in country.adjectives:
            found.setdefault(parts(word), country)
    return found


@cache
def peoples() -> dict[tuple[str, ...], Country]:
    """Country by the words for its people."""
    return {parts(n): c for c in countries() for n in c.people}


@cache
def capitals() -> dict[tuple[str, ...], Country]:
    """Country by the seat of its government."""
    return {parts(n): c for c in countries() for n in c.capitals}


@cache
def provinces() -> frozenset[tuple[str, ...]]:
    """States and provinces that news names without their country, by the words of their names."""
    return frozenset(parts(p.name) for p in all_provinces())


@cache
def abbreviated_states() -> dict[str, tuple[str, ...]]:
    """The words of a state's name by its abbreviation as it is written ("Ill.")."""
    return {p.short: parts(p.name) for p in all_provinces() if p.short}


@cache
def words(name: str) -> frozenset[str]:
    """One of the plain lists of ``words.toml``."""
    text = read_toml(_DATA / "words.toml")[name]
    return frozenset(text.replace("\n", "").split("|") if "|" in text else text.split())


@cache
def markers() -> tuple[Marker, ...]:
    """All classes of words that mark an organisation."""
    return load_records(_DATA / "organisations.toml", "marker", Marker)


@cache
def organisation_ends() -> frozenset[str]:
    """Words that end an organisation's name."""
    return frozenset(w for m in markers() for w in m.last)


@cache
def organisation_starts() -> frozenset[str]:
    """Words that open an organisation's name before "of", "for" or "on"."""
    return frozenset(w for m in markers() for w in m.first)


@cache
def institutions() -> dict[tuple[str, ...], str]:
    """Names of well-known institutions: their words, and the name as it is written."""
    records = load_records(_DATA / "organisations.toml", "institution", Institution)
    names = [n for r in records for n in r.each] + [
        n for a in aliases() for n in (a.names[0], *(x for x in a.names if " " in x))
    ]
    return {parts(n): n for n in names}


@cache
def aliases() -> tuple[Alias, ...]:
    """Organisations with several names."""
    return load_records(_DATA / "organisations.toml", "alias", Alias)


@cache
def full_names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The words of any name of an organisation to the words of its full name."""
    return {parts(n): parts(a.names[0]) for a in aliases() for n in a.names}


@cache
def given_names() -> dict[str, Gender | None]:
    """Given names with the gender of those who bear them, None where both do."""
    table = read_toml(_DATA / "given_names.toml")
    found: dict[str, Gender | None] = dict.fromkeys(table["either"].split())
    found.update(dict.fromkeys(table["female"].split(), "female"))
    found.update(dict.fromkeys(table["male"].split(), "male"))
    return found


@cache
def nicknames() -> dict[str, frozenset[str]]:
    """Every given name with all those that may stand for it."""
    found: dict[str, set[str]] = {}
    for record in load_records(_DATA / "nicknames.toml", "nickname", Nickname):
        for name in record.names:
            found.setdefault(name, set()).update(record.names)
    return {name: frozenset(others) for name, others in found.items()}


@cache
def bodies() -> tuple[Body, ...]:
    """All classes of nouns for bodies that act."""
    return load_records(_DATA / "bodies.toml", "body", Body)


@cache
def body_nouns() -> dict[tuple[str, ...], Body]:
    """Class of a body by the words of its noun."""
    return {parts(word): body for body in bodies() for word in body.words}


@cache
def last_words_of_bodies() -> frozenset[str]:
    """The words that end such a noun."""
    return frozenset(words[-1] for words in body_nouns())
