"""An ontology file as it is written, and an ontology as the event stage reads it."""

from __future__ import annotations

from typing import Literal

import attrs

from transition_events.model import EventStatus, Role
from transition_events.ontology.patterns import Frame, Source

PartOfSpeech = Literal["verb", "noun", "adjective"]
Condition = Literal["ANNOUNCED", "NEGATED"]


@attrs.frozen(kw_only=True)
class TriggerRecord:
    """One ``[[type.trigger]]``: words that state an event, the frames in which they do, and where its roles are found.

    `verb`, `noun` and `adjective` list lemmas or sequences of lemmas ("step down"). `frames` are alternatives, one of
    which must hold; `unless` are those that must not. `negated` is for words that deny the type ("boycott"), `status`
    for those that fix it; a `weak` trigger gives way when it stands inside another event ("won the *election*").
    In `examples` the trigger stands in square brackets; `negatives` hold none of the type.
    """

    id: str
    type: str = ""
    verb: tuple[str, ...] = ()
    noun: tuple[str, ...] = ()
    adjective: tuple[str, ...] = ()
    roles: dict[Role, tuple[str, ...]] = attrs.field(factory=dict)
    frames: tuple[dict[str, str], ...] = ()
    unless: tuple[dict[str, str], ...] = ()
    negated: bool = False
    status: EventStatus | None = None
    weak: bool = False
    mode: str | None = None
    examples: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class TypeRecord:
    """One ``[[type]]``. `plover` gives codes by status, "NEGATED" or "NOT_" + status, with "DEFAULT" for the rest.

    `roles` says where the roles of all its triggers are found, each unless the trigger says otherwise. `becomes` names
    the type that an event is instead when it is only "ANNOUNCED" (will, promises to), or "NEGATED" (won't, refuses to).
    `foreseen` events are known of before they happen, as inaugurations are.
    """

    id: str
    group: str
    definition: str
    labels: dict[Role, str] = attrs.field(factory=dict)
    plover: dict[str, str] = attrs.field(factory=dict)
    roles: dict[Role, tuple[str, ...]] = attrs.field(factory=dict)
    becomes: dict[Condition, str] = attrs.field(factory=dict)
    foreseen: bool = False
    trigger: tuple[TriggerRecord, ...] = ()


@attrs.frozen(kw_only=True)
class Trigger:
    """A compiled trigger. `lexemes` pair a part of speech with a sequence of lemmas; `ontology` names its file."""

    id: str
    type: str
    ontology: str
    lexemes: tuple[tuple[PartOfSpeech, tuple[str, ...]], ...]
    roles: tuple[tuple[Role, PartOfSpeech, tuple[Source, ...]], ...]
    frames: tuple[Frame, ...] = ()
    unless: tuple[Frame, ...] = ()
    negated: bool = False
    status: EventStatus | None = None
    weak: bool = False
    mode: str | None = None
    examples: tuple[str, ...] = ()
    negatives: tuple[str, ...] = ()

    def sources(self, part: PartOfSpeech) -> tuple[tuple[Role, tuple[Source, ...]], ...]:
        """Where each role is found when the trigger is of that part of speech."""
        return tuple((role, sources) for role, of, sources in self.roles if of == part)


@attrs.frozen(kw_only=True)
class EventType:
    """A type of the ontology, with its own words for the roles ("conceder").

    Of a type that is `foreseen` the events are known of before they happen, as elections are.
    """

    name: str
    group: str
    definition: str
    labels: dict[Role, str] = attrs.field(factory=dict, hash=False)
    plover: dict[str, str] = attrs.field(factory=dict, hash=False)
    becomes: dict[Condition, str] = attrs.field(factory=dict, hash=False)
    foreseen: bool = False

    def code(self, *, status: EventStatus, negated: bool) -> str | None:
        """The PLOVER code for an event of this type with that status and polarity, or None where PLOVER has none."""
        keys = (f"NOT_{status}", "NEGATED") if negated else (status,)
        return next((self.plover[k] for k in (*keys, "DEFAULT") if k in self.plover), None)


@attrs.frozen(kw_only=True, eq=False)
class Ontology:
    """Event types and their triggers, from one file or several. `version` names each with its own version."""

    version: str
    types: dict[str, EventType]
    triggers: tuple[Trigger, ...]
    classes: dict[str, frozenset[str]]

    def __repr__(self) -> str:
        return f"<Ontology {self.version}: {len(self.types)} types, {len(self.triggers)} triggers>"
