"""Names to actors: which names are one person's, one organisation's, one country's.

A person's names agree in the surname and do not disagree in the given name ("Tom Vale", "Thomas R. Vale Jr.",
"Vale"); two given names under one surname are two people, and so are a Mr. and a Mrs. of that name.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

import attrs

from transition_events.actors import lexicon
from transition_events.actors.lexicon import Gender
from transition_events.actors.matching import (
    Parts,
    first_surname,
    initials,
    is_listed,
    is_misspelt,
    is_national,
    may_be_one_person,
    shortens,
)
from transition_events.actors.names import Name, without_suffix
from transition_events.actors.titles import TitleMatch
from transition_events.countries import Country
from transition_events.model import ActorKind, Mention

_SHORTEST_ACRONYM = 2
_DOMINANT = 2  # so many times as often named: the bare surname is this person's
_DOMINANT_LATER = 4  # the same, where none was named yet
_NEAR = 2  # sentences in which it is whoever was named last, where nobody dominates


@attrs.define(eq=False)
class Referent:
    """An actor in the making."""

    kind: ActorKind
    names: Counter[str] = attrs.field(factory=Counter)
    mentions: list[Mention] = attrs.field(factory=list)
    roles: list[str] = attrs.field(factory=list)
    gender: Gender | None = None
    gender_guessed: bool = False  # by the given name alone: no title and no pronoun has told it
    parts: tuple[str, ...] = ()  # the longest name, as `lexicon.parts` gives it
    phrase: str = ""  # what it is called where the text does not name it
    titles: set[str] = attrs.field(factory=set)  # what stood before a full name, in its looked-up form ("senator")

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
    def times_named(self) -> int:
        """How often the text names the actor."""
        return sum(self.names.values())

    @property
    def name(self) -> str:
        """The longest proper name; among equally long ones the most frequent, headline capitals last."""
        if not self.names:
            return self.phrase
        acronym = 4 if self.kind == "ORG" else 0  # letters, at most: "LIMA" is a dateline's Lima

        def rank(name: str) -> tuple[int, bool, int, int]:
            return len(name.split()), not name.isupper() or len(name) <= acronym, len(name), self.names[name]

        return max(self.names, key=rank)


class Cast:
    """The actors of one text, found by their names and by the titles that stand before these.

    `introduced` are organisations' names with the short names that the text itself introduces for them.
    """

    def __init__(
        self,
        names: list[Name],
        titles: dict[Name, list[TitleMatch]],
        introduced: Iterable[tuple[Name, Name]] = (),
    ) -> None:
        self.referents: list[Referent] = []
        self.of_name: dict[Name, Referent] = {}
        self._titles = titles
        self._groups: dict[tuple[str, tuple[str, ...]], Referent] = {}  # all but persons, by what their names share
        self._bearers: dict[str, dict[int, Referent]] = defaultdict(dict)  # persons by each word of their names
        self._spoken_of: list[tuple[int, Referent]] = []  # the persons named up to a place, and in which sentence
        self._so_far: Counter[int] = Counter()  # how often each
        people = [n for n in names if n.kind == "PERSON"]
        self._people([n for n in people if len(without_suffix(n.parts)) > 1])
        self._single_names([n for n in people if len(without_suffix(n.parts)) == 1])
        self._others([n for n in names if n.kind != "PERSON"])
        for name, short in introduced:
            self._join(self.of_name[name], self.of_name[short])

    def _enter(self, name: Name, referent: Referent | None) -> Referent:
        if referent is None:
            referent = Referent(name.kind)
            self.referents.append(referent)
        referent.add_name(name)
        self.of_name[name] = referent
        if referent.kind == "PERSON":
            self._learn_gender(referent, name)
            if len(name.parts) > 1:
                referent.titles |= self._title_cores(name)
            for part in name.parts:
                self._bearers[part].setdefault(id(referent), referent)
        return referent

    def _learn_gender(self, referent: Referent, name: Name) -> None:
        told = self._title_gender(name)
        if told is not None and (referent.gender is None or referent.gender_guessed):
            referent.gender, referent.gender_guessed = told, False
        elif referent.gender is None:
            referent.gender = _gender_of(name)
            referent.gender_guessed = referent.gender is not None

    def _title_gender(self, name: Name) -> Gender | None:
        """The gender that a title tells ("Mrs.", "his sister"): it may keep two people apart."""
        return next((t.title.gender for t in self._titles.get(name, ()) if t.title.gender), None)

    def _title_cores(self, name: Name) -> set[str]:
        """The titles before a name that tell two people apart: "Dr." and "Senator", but not "Mr."."""
        titles = self._titles.get(name, ())
        return {t.core for t in titles if t.title.kind != "honorific" or t.title.gender is None}

    # --- people ---------------------------------------------------------------------------------------------

    def _people(self, full: list[Name]) -> None:
        for name in sorted(full, key=lambda n: -len(without_suffix(n.parts))):
            bare = without_suffix(name.parts)
            sharing = [referent for part in bare for referent in self._bearers[part].values()]
            self._enter(name, next((r for r in sharing if may_be_one_person(r.parts, bare)), None))

    def _single_names(self, names: list[Name]) -> None:
        """Surnames (or given names) alone, in the order of the text: theirs whom the text names in full."""
        full = sorted(self.of_name, key=lambda n: n.span.start, reverse=True)
        in_all = Counter(id(self.of_name[n]) for n in full)
        for name in names:
            while full and full[-1].span.start < name.span.start:
                self._speak_of(self.of_name[full[-1]], full.pop().sentence)
            chosen = self._choose(name, self._candidates(name), in_all)
            self._speak_of(self._enter(name, chosen), name.sentence)

    def _speak_of(self, referent: Referent, sentence: int) -> None:
        self._spoken_of.append((sentence, referent))
        self._so_far[id(referent)] += 1

    def _candidates(self, name: Name) -> list[Referent]:
        """Whose name a single word may be: a surname before a given name, other words, initials and slips last."""
        word = without_suffix(name.parts)[0]
        bearers = list(self._bearers[word].values())
        given = any(title.title.given for title in self._titles.get(name, ()))
        found = [
            r for r in bearers if word in (r.parts[-1], first_surname(r.parts)) and not (given and len(r.parts) > 1)
        ]
        found = found or [r for r in bearers if r.parts[0] == word]
        people = [r for r in self.referents if r.kind == "PERSON"] if not found else []
        return found or [r for r in people if _abbreviates(name, r) or is_misspelt(word, r.parts[-1])]

    def _choose(self, name: Name, people: list[Referent], in_all: Counter[int]) -> Referent | None:
        """The one of several whom a single name is: by gender, by title, by how often and how lately spoken of.

        `in_all` is how often the text names each in full, which counts where none was named yet, as in a headline.
        """
        gender = self._title_gender(name)
        agreeing = [r for r in people if gender is None or r.gender in (None, gender)]
        agreeing = [r for r in agreeing if r.titles & self._title_cores(name)] or agreeing
        if len(agreeing) < 2:
            return agreeing[0] if agreeing else None
        begun = any(self._so_far[id(r)] for r in agreeing)
        counts, dominant = (self._so_far, _DOMINANT) if begun else (in_all, _DOMINANT_LATER)
        first, second = sorted(agreeing, key=lambda r: (-counts[id(r)], first_place(r)))[:2]
        if counts[id(first)] >= dominant * counts[id(second)]:
            return first
        if not begun:
            return min(agreeing, key=first_place)  # a headline speaks of whom the text names first
        near = (r for sentence, r in reversed(self._spoken_of) if r in agreeing and name.sentence - sentence <= _NEAR)
        return next(near, first)

    # --- all others -----------------------------------------------------------------------------------------

    def country(self, country: Country) -> Referent:
        """The actor for a country, made where the text has only an adjective of it."""
        key = "GPE", (country.id,)
        if key not in self._groups:
            self._groups[key] = Referent("GPE", phrase=country.name)
            self.referents.append(self._groups[key])
        return self._groups[key]

    def _others(self, names: list[Name]) -> None:
        groups = self._groups
        for name in names:
            key = _identity(name)
            groups[key] = self._enter(name, groups.get(key))
        self._join_acronyms(groups)
        self._join_short_forms()
        self._join_national()

    def _join_acronyms(self, groups: dict[tuple[str, tuple[str, ...]], Referent]) -> None:
        """Acronyms to the one organisation that their letters abbreviate."""
        long: dict[str, Referent] = {}
        for referent in self.referents:
            if referent.kind == "ORG" and len(referent.parts) > 1:
                for letters in initials(referent.parts):
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
        self._join_to_longer(_shortens)

    def _join_national(self) -> None:
        """A country's institution and the same without its country: "Kenyan Supreme Court", "Supreme Court"."""
        self._join_to_longer(lambda short, long: is_listed(short) and is_national(long, short))

    def _join_to_longer(self, fits: Callable[[Parts, Parts], bool]) -> None:
        """Each organisation to the only one whose longer name its own `fits`; such names begin or end alike."""
        organisations = {id(r): r for r in self.referents if r.kind == "ORG"}
        alike = defaultdict[str, list[int]](list)
        for key, referent in organisations.items():
            for part in {referent.parts[0], referent.parts[-1]}:
                alike[part].append(key)
        for key, short in list(organisations.items()):
            near = dict.fromkeys(alike[short.parts[0]] + alike[short.parts[-1]])
            longer = [k for k in near if k in organisations and fits(short.parts, organisations[k].parts)]
            if len(longer) == 1:
                self._merge(organisations[longer[0]], organisations.pop(key))

    def _join(self, kept: Referent, gone: Referent) -> None:
        if kept is not gone and gone in self.referents:
            kept.kind = "ORG"  # "the Christian Democrats (CDU)" are a party
            self._merge(kept, gone)

    def _merge(self, kept: Referent, gone: Referent) -> None:
        kept.names.update(gone.names)
        kept.mentions.extend(gone.mentions)
        for name, referent in self.of_name.items():
            if referent is gone:
                self.of_name[name] = kept
        self.referents.remove(gone)


def _shortens(short: Parts, long: Parts) -> bool:
    """Whether a name is short for another; a well-known one is so only for the party's ("Labour")."""
    return long == (*short, "party") or (not is_listed(short) and shortens(short, long))


def _gender_of(name: Name) -> Gender | None:
    bare = without_suffix(name.parts)
    return lexicon.given_names().get(bare[0].partition("-")[0]) if len(bare) > 1 else None


def _abbreviates(name: Name, referent: Referent) -> bool:
    """Whether a name are the initials of a person's ("JFK")."""
    letters = name.text.replace(".", "")
    return len(letters) > _SHORTEST_ACRONYM and letters.isupper() and letters.casefold() in initials(referent.parts)


def _identity(name: Name) -> tuple[str, tuple[str, ...]]:
    """What two names of one organisation, country or people have in common."""
    key = name.parts[1:] if name.parts[0] == "the" and len(name.parts) > 1 else name.parts
    if name.kind == "GPE":
        country = lexicon.country_names().get(key)
        return name.kind, (country.id,) if country else lexicon.abbreviated_states().get(name.text, key)
    return name.kind, lexicon.full_names().get(key, key)


def first_place(referent: Referent) -> tuple[int, int]:
    """Where an actor first stands."""
    return min((m.span.start, m.span.end) for m in referent.mentions)
