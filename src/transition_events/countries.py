"""The countries of the world, with the words for them, their people and the seats of their governments."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import attrs

from transition_events.records import load_records


@attrs.frozen
class Country:
    """A country with the words for it, its people and its government's seat. `id` is the code of ISO 3166-1."""

    id: str
    name: str
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    aliases: tuple[str, ...]
    capitals: tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """All the names by which a text speaks of the country or its people."""
        return (self.name, *self.aliases, *self.adjectives, *self.people)


@attrs.frozen
class Province:
    """A part of a country that news names alone, and its abbreviation after the name of a town ("Ill.")."""

    name: str
    short: str = ""


@cache
def countries() -> tuple[Country, ...]:
    """All countries."""
    return load_records(files(__package__) / "countries.toml", "country", Country)


@cache
def provinces() -> tuple[Province, ...]:
    """States and provinces that news names without their country."""
    return load_records(files(__package__) / "countries.toml", "province", Province)
