"""The pattern language of the rules, and the strictness of the files it stands in."""

from __future__ import annotations

import pytest

from transition_events.errors import RecordError
from transition_events.records import structure_records
from transition_events.times.compiler import Compiler
from transition_events.times.lexicon import WordClass
from transition_events.times.patterns import parse
from transition_events.times.rules import Rule

CLASSES = (WordClass(id="moon", words={"moon": 1, "moons": 2}, trigger=True), WordClass(id="big", words={"big": ""}))


def rule(pattern: str, **more: object) -> Rule:
    return Rule(id="r", kind="day", pattern=pattern, examples=(("", "", ""),), **more)  # type: ignore[arg-type]


def matches(pattern: str, text: str, **more: object) -> bool:
    """Whether the pattern matches all of the text's words."""
    compiler = Compiler([rule(pattern, **more)], CLASSES, {"bright": "'full' | 'new'"})
    codes = compiler.lexicon.encode(text.split())
    return any(p.regex.fullmatch(codes) for _, p in compiler.rules().get(codes[0], ()))


@pytest.mark.parametrize(
    ("pattern", "text", "fits"),
    [
        ("'the' moon", "the moon", True),
        ("'the'? moon", "moon", True),
        ("'the' moon", "the sun", False),
        ("('a' | 'the') big{0,2} moon", "a big big moon", True),
        ("('a' | 'the') big{0,2} moon", "a big big big moon", False),
        ("bright moon", "new moon", True),
        ("moon '''s'", "moon 's", True),
        ("moon '''s'", "moon ’s", True),
        ("moon '-' 'high'", "Moon ‑ high", True),
        ("int moon", "3 moons", True),
        ("int moon", "x moons", False),
    ],
)
def test_what_a_pattern_matches(pattern: str, text: str, fits: bool) -> None:
    assert matches(pattern, text) is fits


@pytest.mark.parametrize("pattern", ["(moon", "moon)", "moon{1}", "moon*", "'moon", "moon & moon"])
def test_a_pattern_that_breaks_the_syntax_is_named(pattern: str) -> None:
    with pytest.raises(RecordError, match="pattern"):
        parse(pattern, {})


@pytest.mark.parametrize("names", [{"pattern": "sun"}, {"pattern": "moon", "before": ("sun",)}])
def test_a_name_that_nothing_bears_is_named(names: dict[str, object]) -> None:
    with pytest.raises(RecordError, match="'sun'"):
        Compiler([rule(**names)], CLASSES, {}).rules()  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "r", "kind": "day", "pattern": "moon", "examples": []}, "no example"),
        ({"id": "r", "kind": "day", "pattern": "moon", "example": []}, "example"),
        ({"id": "r", "pattern": "moon", "examples": [["", "", ""]]}, "kind"),
    ],
)
def test_a_record_that_breaks_the_schema_is_named(record: dict[str, object], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        structure_records([record], Rule, where="here")
