"""Ontology files: what a user may write, and what the loader says of each mistake."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from transition_events.errors import OntologyError
from transition_events.ontology import load_ontology

GOOD = """
[ontology]
name = "labour"
version = "1"

[classes]
pay = ["wage", "pay"]

[[type]]
id = "strike"
group = "labour"
definition = "Workers stop working in order to press a demand."
labels = { AGENT = "strikers" }

[[type.trigger]]
id = "walk-out"
verb = ["walk out"]
roles = { TOPIC = ["over @pay"] }
frames = [{ object = "-" }]
examples = ["Nurses [walked out] over pay."]
"""
TYPES = """withdrawal candidacy party_nomination endorsement debate election vote_count election_win result_call
certification recount legal_challenge court_ruling fraud_allegation concession recognition congratulation nomination
appointment confirmation government_formation transition obstruction inauguration take_office handover leave_office
resignation dismissal impeachment no_confidence dissolution coup emergency_rule protest meeting relations casualties"""
PLOVER = """AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE
COERCE ASSAULT"""


@pytest.fixture
def write(tmp_path: Path):
    def write(source: str, name: str = "mine.toml") -> Path:
        path = tmp_path / name
        path.write_text(source, encoding="utf-8")
        return path

    return write


def test_built_in_ontologies_have_the_types_of_the_contract() -> None:
    assert set(load_ontology("transition").types) == set(TYPES.split())
    assert set(load_ontology("plover").types) == set(PLOVER.split())


def test_built_in_ontologies_go_together() -> None:
    both = load_ontology(["transition", "plover"])
    assert len(both.types) == len(TYPES.split()) + 16
    assert both.version == "transition 1 + plover 1"


def test_plover_codes_are_those_of_plover() -> None:
    codes = {code for t in load_ontology(["transition", "plover"]).types.values() for code in t.plover.values()}
    assert codes <= set(PLOVER.split())


def test_own_file_alone_and_after_a_built_in_one(write) -> None:
    path = write(GOOD)
    assert set(load_ontology(path).types) == {"strike"}
    assert {"strike", "resignation"} <= set(load_ontology(["transition", path]).types)


def test_own_file_adds_a_trigger_to_a_known_type(write) -> None:
    path = write(
        '[ontology]\nname = "more"\nversion = "1"\n[[trigger]]\nid = "bow"\ntype = "resignation"\n'
        'verb = ["bow out of office"]\nexamples = ["He [bowed] out of office."]\n'
    )
    assert "bow" in {t.id for t in load_ontology(["transition", path]).triggers}


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('version = "1"', "", r"mine.toml: \[ontology\] needs a name and a version"),
        ("[classes]", "[colours]", r"mine.toml: unknown table \['colours'\]"),
        ('pay = ["wage", "pay"]', 'pay = "wage"', r"\[classes\] 'pay': a class is a list of words"),
        ('pay = ["wage", "pay"]', 'office = ["post"]\npay = []', r"\[classes\] 'office': the class is there already"),
        ("definition", "definiton", r"\[\[type\]\] 'strike': .*definiton"),
        ("labels = ", 'plover = { SOON = "PROTEST" }\nlabels = ', r"type 'strike': unknown plover key \['SOON'\]"),
        (
            "labels = ",
            'becomes = { ANNOUNCED = "threat" }\nlabels = ',
            r"'strike': becomes \['threat'\], which is no type",
        ),
        ('verb = ["walk out"]', "", r"trigger 'walk-out': no verb, noun or adjective"),
        ('["Nurses [walked out] over pay."]', "[]", r"trigger 'walk-out': no example"),
        ("[walked out]", "walked out", r"trigger 'walk-out': the trigger is not in \[brackets\]"),
        ("over @pay", "over @money", r"trigger 'walk-out': unknown class '@money'; known are .*pay"),
        ("over @pay", "owing @pay", r"trigger 'walk-out': unknown slot 'owing'; known are any preposition and"),
        ('object = "-"', 'object = "PEOPLE"', r"trigger 'walk-out': bad test 'PEOPLE'"),
    ],
)
def test_mistake_is_told(write, old: str, new: str, message: str) -> None:
    assert old in GOOD
    with pytest.raises(OntologyError, match=message):
        load_ontology(write(GOOD.replace(old, new, 1)))


def test_same_id_twice_is_told(write) -> None:
    path = write(GOOD)
    with pytest.raises(OntologyError, match="the type 'strike' stands twice"):
        load_ontology([path, write(GOOD.replace("pay =", "wages =").replace("@pay", "@wages"), "other.toml")])


def test_unknown_type_of_a_lone_trigger_is_told(write) -> None:
    head = '[ontology]\nname = "x"\nversion = "1"\n'
    source = head + '[[trigger]]\nid = "a"\ntype = "party"\nverb = ["a"]\nexamples = ["[a]"]\n'
    with pytest.raises(OntologyError, match=re.escape("trigger 'a': no type 'party'")):
        load_ontology(write(source))


@pytest.mark.parametrize("name", ["nothing", "nothing.toml"])
def test_unknown_ontology_is_told(name: str) -> None:
    with pytest.raises(OntologyError, match="built in are transition, plover"):
        load_ontology(name)


def test_nothing_named_is_told() -> None:
    with pytest.raises(OntologyError, match="no ontology was named"):
        load_ontology([])
