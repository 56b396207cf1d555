"""Names to actors: which names are one person's, one organisation's, one country's.

A person's names agree in the surname and do not disagree in the given name ("Joe Biden", "Joseph R. Biden Jr.",
"Biden"); two given names under one surname are two people, and so are a Mr. and a Mrs. of that name.
"""

from __future__ import annotations

from collections import Counter

import attrs

from transition_events.actors import lexicon
from transition_events.actors.lexicon import Gender
from transition_events.actors.names import Name, without_suffix
from transition_events.actors.titles import TitleMatch
from transition_events.model import ActorKind, Mention, Span

_NO_INITIAL = frozenset({"of", "the", "and", "for", "on", "in", "to", "&"})
_SHORTEST_ACRONYM = 2
_DOMINANT = 2  # so many times as often named in full: the bare surname is this person's
_LONG_NAME = 5  # letters
_LONG_FULL_NAME = 4  # words: two given names and two surnames


@attrs.define(eq=False)
class Referent:
    """An actor in the making."""

    kind: ActorKind
    names: Counter[str] = attrs.field(factory=Counter)
    mentions: list[Mention] = attrs.field(factory=list)
    roles: list[str] = attrs.field(factory=list)
    gender: Gender | None = None
    parts: tuple[str, ...] = ()  # the longest name, as `lexicon.parts` gives it
    phrase: str = ""  # of a body that the text does not name: what it is called instead
    titles: set[str] = attrs.field(factory=set)  # what stood before a name, in its looked-up form ("senator", "mr")

    def add_name(self, name: Name) -> None:
        """One more place where the actor is named."""
        self.names[" ".join(name.text.split())] += 1
        self.mentions.append(Mention(span=name.span, text=name.text, how="NAME"))
        bare = without_suffix(name.parts)
        if len(bare) > len(self.parts):
            self.parts = bare

    def add_role(self, role: str) -> None:
        """A role, once."""
        if role and role.casefold() not in {r.casefold() for r in self.roles}:
            self.roles.append(role)

    @property
    def name(self) -> str:
        """The longest proper name; among equally long ones the most frequent, headline capitals last."""
        if not self.names:
            return self.phrase
        return max(self.names, key=lambda n: (len(n.split()), not n.isupper() or len(n) <= 4, len(n), self.names[n]))


class Cast:
    """The actors of one text, found by their names and by the titles that stand before these."""

    def __init__(self, names: list[Name], titles: dict[Name, list[TitleMatch]]) -> None:
        self.referents: list[Referent] = []
        self.of_name: dict[Name, Referent] = {}
        self._titles = titles
        people = [n for n in names if n.kind == "PERSON"]
        self._people([n for n in people if len(without_suffix(n.parts)) > 1])
        self._single_names([n for n in people if len(without_suffix(n.parts)) == 1])
        self._others([n for n in names if n.kind != "PERSON"])

    def _enter(self, name: Name, referent: Referent | None, kind: ActorKind | None = None) -> Referent:
        if referent is None:
            referent = Referent(kind or name.kind)
            self.referents.append(referent)
        referent.add_name(name)
        self.of_name[name] = referent
        if referent.kind == "PERSON":
            referent.gender = referent.gender or self._title_gender(name) or _gender_of(name)
            referent.titles |= self._title_cores(name)
        return referent

    def _title_gender(self, name: Name) -> Gender | None:
        """The gender that a title tells ("Mrs.", "his sister"): it may keep two people apart."""
        return next((t.title.gender for t in self._titles.get(name, ()) if t.title.gender), None)

    def _title_cores(self, name: Name) -> set[str]:
        return {title.core for title in self._titles.get(name, ())}

    # --- people ---------------------------------------------------------------------------------------------

    def _people(self, full: list[Name]) -> None:
        for name in sorted(full, key=lambda n: -len(without_suffix(n.parts))):
            bare = without_suffix(name.parts)
            matching = [r for r in self.referents if r.kind == "PERSON" and _same_person(r.parts, bare)]
            self._enter(name, matching[0] if matching else None)

    def _single_names(self, names: list[Name]) -> None:
        """Surnames (or given names) alone: theirs whom the text names in full."""
        last_full = sorted((n for n in self.of_name), key=lambda n: n.span)
        for name in names:
            word = without_suffix(name.parts)[0]
            self._enter(name, self._choose(name, word, last_full))

    def _choose(self, name: Name, word: str, full: list[Name]) -> Referent | None:
        people = [r for r in self.referents if r.kind == "PERSON"]
        gender = self._title_gender(name)
        given = any(title.title.given for title in self._titles.get(name, ()))
        found = [r for r in people if r.parts[-1] == word and not (given and len(r.parts) > 1)]
        found = found or [r for r in people if r.parts[0] == word or _abbreviates(name, r)]
        found = found or [r for r in people if word == _first_surname(r.parts)]
        found = found or [r for r in people if len(word) >= _LONG_NAME and _one_letter_apart(word, r.parts[-1])]
        agreeing = [r for r in found if gender is None or r.gender in (None, gender)]
        agreeing = [r for r in agreeing if r.titles & self._title_cores(name)] or agreeing
        if len(agreeing) < 2:
            return agreeing[0] if agreeing else None
        counts = Counter(id(self.of_name[n]) for n in full)
        first, second = sorted(agreeing, key=lambda r: -counts[id(r)])[:2]
        if counts[id(first)] >= _DOMINANT * counts[id(second)]:
            return first
        before = [self.of_name[n] for n in full if n.span.start < name.span.start]
        recent = [r for r in before if any(r is a for a in agreeing)]
        return recent[-1] if recent else first

    # --- all others -----------------------------------------------------------------------------------------

    def _others(self, names: list[Name]) -> None:
        groups: dict[tuple[str, tuple[str, ...]], Referent] = {}
        for name in names:
            key = _identity(name)
            groups[key] = self._enter(name, groups.get(key))
        self._join_acronyms(groups)
        self._join_short_forms()

    def _join_acronyms(self, groups: dict[tuple[str, tuple[str, ...]], Referent]) -> None:
        """Acronyms to the one organisation that their letters abbreviate."""
        long: dict[str, Referent] = {}
        for referent in self.referents:
            if referent.kind == "ORG" and len(referent.parts) > 1:
                for letters in _initials(referent.parts):
                    long.setdefault(letters, referent)
        for (kind, key), referent in list(groups.items()):
            shown = referent.name.replace(".", "")
            if kind != "ORG" or len(key) > 1 or not shown.isupper() or len(shown) < _SHORTEST_ACRONYM:
                continue
            owner = long.get(shown.casefold())
            if owner is not None and owner is not referent:
                self._merge(owner, referent)

    def _join_short_forms(self) -> None:
        """Shortened names to the one organisation that bears the full one.

        "Weber" is "Weber Holdings Inc.", "Foreign Ministry" the text's only "Zambian Foreign Ministry".
        """
        organisations = [r for r in self.referents if r.kind == "ORG"]
        for short in organisations:
            if _is_listed(short):
                continue
            longer = [r for r in organisations if r in self.referents and _shortens(short.parts, r.parts)]
            if len(longer) == 1:
                self._merge(longer[0], short)

    def _merge(self, kept: Referent, gone: Referent) -> None:
        kept.names.update(gone.names)
        kept.mentions.extend(gone.mentions)
        for name, referent in self.of_name.items():
            if referent is gone:
                self.of_name[name] = kept
        self.referents.remove(gone)


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's; `a` is at least as long."""
    if a == b or any(a[i : i + len(b)] == b for i in range(len(a) - len(b) + 1)):
        return True
    if a[-1] != b[-1]:
        return len(a) == len(b) == 2 and a == b[::-1]  # "Xi Jinping", "Jinping Xi"
    return _agree(a[0], b[0]) or (len(a) > 2 and _agree(a[1], b[0]) and len(a[0]) == 1)


def _first_surname(parts: tuple[str, ...]) -> str | None:
    """The first of two surnames: "López" in "Ana María López Soto", "Arévalo" in "Juan Arévalo de Soto"."""
    particle = next((i for i, part in enumerate(parts) if i > 1 and part in lexicon.words("particles")), None)
    if particle is not None:
        return parts[particle - 1]
    return parts[-2] if len(parts) >= _LONG_FULL_NAME else None


def _abbreviates(name: Name, referent: Referent) -> bool:
    """Whether a name are the initials of a person's ("JFK")."""
    letters = name.text.replace(".", "")
    return len(letters) > _SHORTEST_ACRONYM and letters.isupper() and letters.casefold() in _initials(referent.parts)


def _agree(a: str, b: str) -> bool:
    """Whether two given names may be one person's: equal, an initial, a short form."""
    if a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]):
        return True
    return b in lexicon.nicknames().get(a, ()) or (min(len(a), len(b)) >= _LONG_NAME and _one_letter_apart(a, b))


def _one_letter_apart(a: str, b: str) -> bool:
    """Whether two names differ in one letter: a slip, or another spelling ("Kristin", "Kristen")."""
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _gender_of(name: Name) -> Gender | None:
    bare = without_suffix(name.parts)
    return lexicon.given_names().get(bare[0].partition("-")[0]) if len(bare) > 1 else None


def _identity(name: Name) -> tuple[str, tuple[str, ...]]:
    """What two names of one organisation, country or people have in common."""
    key = name.parts[1:] if name.parts[0] == "the" and len(name.parts) > 1 else name.parts
    if name.kind == "GPE":
        country = lexicon.country_names().get(key)
        return name.kind, (country.id,) if country else lexicon.abbreviated_states().get(name.text, key)
    return name.kind, lexicon.full_names().get(key, key)


def _is_listed(referent: Referent) -> bool:
    return referent.parts in lexicon.institutions() or referent.parts in lexicon.full_names()


def _shortens(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name is another without the word for a company at its end, or without what opens it."""
    if not len(short) < len(long):
        return False
    if long[: len(short)] == short:
        return set(long[len(short) :]) <= lexicon.words("companies") | {"&", "and"}
    opening = long[len(long) - len(short) - 1]
    return len(short) > 1 and long[-len(short) :] == short and opening not in _NO_INITIAL


def _initials(parts: tuple[str, ...]) -> set[str]:
    words = [w for p in parts for w in p.split("-") if w]
    return {"".join(w[0] for w in words if w not in _NO_INITIAL), "".join(w[0] for w in words)}


def first_place(referent: Referent) -> Span:
    """Where an actor first stands."""
    return min(m.span for m in referent.mentions)
