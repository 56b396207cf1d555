"""Hand-corrected parses of small texts, each with the whole list of actors that a reader finds in it.

The texts lie in ``parses/*.conllu``. Above each stand its actors, one a line and in order::

    # actor = KIND | name | roles, separated by ";" | mentions as they stand in the text, separated by ","
"""

from __future__ import annotations

from pathlib import Path

import pytest

from transition_events.actors import find_actors
from transition_events.annotation.conllu import read_conllu
from transition_events.model import Actor

_NEW = "# newdoc id = "
_ACTOR = "# actor = "
_FILES = sorted(Path(__file__).with_name("parses").glob("*.conllu"))
_TEXTS = {
    f"{path.stem}/{name}": source
    for path in _FILES
    for part in path.read_text(encoding="utf-8").split(_NEW)[1:]
    for name, _, source in [part.partition("\n")]
}


@pytest.mark.parametrize("name", _TEXTS)
def test_the_actors_of(name: str) -> None:
    source = _TEXTS[name]
    wanted = [line.removeprefix(_ACTOR) for line in source.splitlines() if line.startswith(_ACTOR)]
    assert [_shown(actor) for actor in find_actors(read_conllu(source))] == wanted


def _shown(actor: Actor) -> str:
    fields = (actor.kind, actor.name, "; ".join(actor.roles), ", ".join(m.text for m in actor.mentions))
    return " | ".join(fields).replace("|  |", "| |")


def test_every_file_has_texts() -> None:
    assert len(_FILES) > 4
    assert len(_TEXTS) > 30
