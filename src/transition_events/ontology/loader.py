"""Reads ontologies strictly: every mistake is an `OntologyError` that names the file, the record and what is known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, get_args

import attrs

from transition_events.errors import OntologyError, RecordError
from transition_events.model import EventStatus, Role
from transition_events.ontology.patterns import Source, read_class, read_frame, read_source
from transition_events.ontology.schema import EventType, Ontology, PartOfSpeech, Trigger, TriggerRecord, TypeRecord
from transition_events.records import read_toml, structure_records

BUILT_IN = ("transition", "plover")
_HEADINGS = frozenset({"ontology", "classes", "type", "trigger"})
_PLOVER_KEYS = {"DEFAULT", "NEGATED", *get_args(EventStatus), *(f"NOT_{s}" for s in get_args(EventStatus))}

# Where roles are looked for when a trigger does not say: the plain grammar of each part of speech.
_DEFAULT_ROLES: dict[PartOfSpeech, dict[Role, tuple[str, ...]]] = {
    "verb": {"AGENT": ("subject",), "PATIENT": ("object",), "PLACE": ("in GPE",)},
    "noun": {"AGENT": ("poss", "by", "subject"), "PLACE": ("in GPE",)},
    "adjective": {"AGENT": ("subject", "copula"), "PLACE": ("in GPE",)},
}

_Classes = dict[str, frozenset[str]]


def load_ontology(source: str | Path | Sequence[str | Path] = "transition") -> Ontology:
    """An ontology by its name ("transition", "plover"), by the path of a TOML file, or several of these as one.

    Later files may use the classes of earlier ones, and add triggers to their types. Raises `OntologyError`.
    """
    sources = [source] if isinstance(source, str | Path) else list(source)
    if not sources:
        raise OntologyError("no ontology was named")
    return _load(tuple(str(s) for s in sources))


@cache
def _load(sources: tuple[str, ...]) -> Ontology:
    classes = _read_classes(read_toml(_data("classes.toml")), {}, "classes.toml")
    types: dict[str, EventType] = {}
    triggers: dict[str, Trigger] = {}
    versions = []
    for source in sources:
        try:
            file = _find(source)
            tables = read_toml(file)
            versions.append(_heading(tables, file.name))
            classes |= _read_classes(tables.get("classes", {}), classes, file.name)
            for record in structure_records(tables.get("type", []), TypeRecord, where=f"{file.name} [[type]]"):
                _add_type(types, record, file.name)
            for trigger in _triggers(tables, types, classes, file.name):
                if trigger.id in triggers:
                    raise OntologyError(f"{file.name}: the trigger id {trigger.id!r} stands twice")
                triggers[trigger.id] = trigger
            _check_becomes(types, file.name)
        except RecordError as error:
            raise OntologyError(str(error)) from error
    return Ontology(version=" + ".join(versions), types=types, triggers=tuple(triggers.values()), classes=classes)


def _data(name: str) -> Traversable:
    return files("transition_events.ontology") / "data" / name


def _find(source: str) -> Traversable | Path:
    if source in BUILT_IN:
        return _data(f"{source}.toml")
    path = Path(source)
    if path.suffix != ".toml" or not path.is_file():
        raise OntologyError(
            f"no ontology {source!r}: built in are {', '.join(BUILT_IN)}; any other is the path of a TOML file"
        )
    return path


def _heading(tables: dict[str, Any], where: str) -> str:
    if unknown := set(tables) - _HEADINGS:
        raise OntologyError(f"{where}: unknown table {sorted(unknown)}; known are {', '.join(sorted(_HEADINGS))}")
    head = tables.get("ontology", {})
    if set(head) != {"name", "version"}:
        raise OntologyError(f"{where}: [ontology] needs a name and a version, and nothing else")
    return f"{head['name']} {head['version']}"


def _read_classes(tables: dict[str, Any], known: _Classes, where: str) -> _Classes:
    """Lexical classes: lists of lemmas; "@other" in a list stands for all words of a class defined before."""
    found: _Classes = {}
    for name, entries in tables.items():
        if not isinstance(entries, list) or not all(isinstance(e, str) and e for e in entries):
            raise OntologyError(f"{where} [classes] {name!r}: a class is a list of words")
        if name in known:
            raise OntologyError(f"{where} [classes] {name!r}: the class is there already")
        words = set[str]()
        for entry in entries:
            words |= read_class(entry, known | found) if entry.startswith("@") else {entry.lower()}
        found[name] = frozenset(words)
    return found


def _add_type(types: dict[str, EventType], record: TypeRecord, where: str) -> None:
    if record.id in types:
        raise OntologyError(f"{where}: the type {record.id!r} stands twice")
    if unknown := set(record.plover) - _PLOVER_KEYS:
        raise OntologyError(f"{where} type {record.id!r}: unknown plover key {sorted(unknown)}")
    types[record.id] = EventType(
        name=record.id,
        group=record.group,
        definition=record.definition,
        labels=record.labels,
        plover=record.plover,
        becomes=record.becomes,
        foreseen=record.foreseen,
    )


def _check_becomes(types: dict[str, EventType], where: str) -> None:
    for event_type in types.values():
        if unknown := set(event_type.becomes.values()) - set(types):
            raise OntologyError(f"{where} type {event_type.name!r}: becomes {sorted(unknown)}, which is no type")


def _triggers(tables: dict[str, Any], types: dict[str, EventType], classes: _Classes, where: str) -> Iterator[Trigger]:
    """The triggers nested in their types, and those that stand alone and name a type of this or an earlier file."""
    for record in structure_records(tables.get("type", []), TypeRecord, where=f"{where} [[type]]"):
        for row in record.trigger:
            if row.type not in ("", record.id):
                raise OntologyError(f"{where} trigger {row.id!r}: stands under {record.id!r} but names {row.type!r}")
            yield _compile(attrs.evolve(row, roles=record.roles | row.roles), record.id, classes, where)
    for row in structure_records(tables.get("trigger", []), TriggerRecord, where=f"{where} [[trigger]]"):
        if row.type not in types:
            raise OntologyError(
                f"{where} trigger {row.id!r}: no type {row.type!r}; known are {', '.join(sorted(types))}"
            )
        yield _compile(row, row.type, classes, where)


def _compile(row: TriggerRecord, type_name: str, classes: _Classes, where: str) -> Trigger:
    where = f"{where} trigger {row.id!r}"
    lexemes = _lexemes(row)
    if not lexemes:
        raise OntologyError(f"{where}: no verb, noun or adjective")
    if not row.examples:
        raise OntologyError(f"{where}: no example")
    if unmarked := [e for e in row.examples if "[" not in e or "]" not in e]:
        raise OntologyError(f"{where}: the trigger is not in [brackets] in {unmarked[0]!r}")
    try:
        return Trigger(
            id=row.id,
            type=type_name,
            ontology=where.partition(".")[0],
            lexemes=lexemes,
            roles=tuple(_roles(row, classes)),
            frames=tuple(read_frame(f, classes) for f in row.frames),
            unless=tuple(read_frame(f, classes) for f in row.unless),
            negated=row.negated,
            status=row.status,
            weak=row.weak,
            mode=row.mode,
            examples=row.examples,
            negatives=row.negatives,
        )
    except OntologyError as error:
        raise OntologyError(f"{where}: {error}") from None


def _lexemes(row: TriggerRecord) -> tuple[tuple[PartOfSpeech, tuple[str, ...]], ...]:
    parts: tuple[tuple[PartOfSpeech, tuple[str, ...]], ...] = (
        ("verb", row.verb),
        ("noun", row.noun),
        ("adjective", row.adjective),
    )
    return tuple((part, tuple(entry.split())) for part, entries in parts for entry in entries)


def _roles(row: TriggerRecord, classes: _Classes) -> Iterator[tuple[Role, PartOfSpeech, tuple[Source, ...]]]:
    """The trigger's own sources of each role, and the default ones of the roles that it does not mention."""
    for part in dict.fromkeys(part for part, _ in _lexemes(row)):
        defaults = {role: sources for role, sources in _DEFAULT_ROLES[part].items() if role not in row.roles}
        for role, sources in (row.roles | defaults).items():
            yield role, part, tuple(read_source(s, classes) for s in sources)
