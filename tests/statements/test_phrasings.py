"""Every phrasing of ``phrasings.conllu``: a parse written out, and above it the statements that a reader finds.

A line reads ``kind | form | speaker | cue | content // content | addressee | medium``; "-" stands for none, "¶" for
a new line.
"""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from transition_events.annotation.conllu import read_conllu
from transition_events.annotation.document import Document
from transition_events.model import Actor, Mention, Span, TimeExpression
from transition_events.statements import find_statements
from transition_events.statements.layout import Layout
from transition_events.statements.sourcespans import end_candidates


@attrs.frozen
class Case:
    document: Document
    statements: list[list[str | None]]


def read_cases() -> dict[str, Case]:
    cases = {}
    source = Path(__file__).with_name("phrasings.conllu").read_text(encoding="utf-8")
    for block in source.split("# case = ")[1:]:
        name, *lines = block.splitlines()
        rows = [line.partition(" = ")[2].split(" | ") for line in lines if line.startswith("# statement")]
        parse = "\n".join(line for line in lines if not line.startswith("# statement"))
        cases[name] = Case(read_conllu(parse), [[None if cell == "-" else cell for cell in row] for row in rows])
    return cases


CASES = read_cases()


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_phrasing(case: Case) -> None:
    text = case.document.text
    found = [
        [
            s.kind,
            s.form,
            s.speaker_span.of(text) if s.speaker_span else None,
            s.cue.of(text) if s.cue else None,
            " // ".join(c.of(text) for c in s.content).replace("\n", "¶"),
            s.addressee,
            s.medium,
        ]
        for s in find_statements(case.document, actors=(), times=())
    ]
    assert found == case.statements


def test_the_speaker_is_the_actor_of_the_source() -> None:
    document = CASES["direct, inverted"].document
    span = Span(document.text.index("Ana"), document.text.index("Brook") + 5)
    brook = Actor(
        id="a1", name="Ana Brook", kind="PERSON", mentions=(Mention(span=span, text="Ana Brook", how="NAME"),)
    )
    (statement,) = find_statements(document, actors=(brook,), times=())
    assert statement.speaker is brook


@pytest.mark.parametrize(("case", "linked"), [("title and name", True), ("aides of somebody", False)])
def test_a_name_beside_the_title_is_the_speaker_and_one_within_it_is_not(case: str, linked: bool) -> None:
    document = CASES[case].document
    start = document.text.index("Ana Brook")
    mention = Mention(span=Span(start, start + 9), text="Ana Brook", how="NAME")
    brook = Actor(id="a1", name="Ana Brook", kind="PERSON", mentions=(mention,))
    (statement,) = find_statements(document, actors=(brook,), times=())
    assert statement.speaker is (brook if linked else None)


def test_an_aside_tied_to_the_cue_is_within_reach_of_its_name() -> None:
    layout = Layout(CASES["name, and an aside tied to the cue"].document)
    said, name, end = (layout.low.index(w) for w in ("said", "ana", "teacher"))
    assert {name + 1, end} <= set(end_candidates(layout, said, name, [(0, said - 1)]))


def test_who_stands_for_the_noun_before_it() -> None:
    document = CASES["relative"].document
    officials = Actor(
        id="a1", name="officials", kind="GROUP", mentions=(Mention(span=Span(4, 13), text="officials", how="NOMINAL"),)
    )
    (statement,) = find_statements(document, actors=(officials,), times=())
    assert statement.speaker is officials


def test_a_time_in_the_content_is_not_the_time_of_the_statement() -> None:
    document = CASES["indirect, that"].document
    at = document.text.index("May")
    may = TimeExpression(id="t1", span=Span(at, at + 3), text="May", type="DATE", value="2031-05")
    (statement,) = find_statements(document, actors=(), times=(may,))
    assert statement.time is None


def test_a_time_beside_the_cue_is() -> None:
    document = CASES["time of the statement"].document
    at = document.text.index("Sunday")
    sunday = TimeExpression(id="t1", span=Span(at, at + 6), text="Sunday", type="DATE", value="2031-05-04")
    (statement,) = find_statements(document, actors=(), times=(sunday,))
    assert statement.time is sunday


def test_a_time_is_no_addressee() -> None:
    document = CASES["hearer as object"].document
    at = document.text.index("reporters")
    time = TimeExpression(id="t1", span=Span(at, at + 9), text="reporters", type="DATE")
    (statement,) = find_statements(document, actors=(), times=(time,))
    assert statement.addressee is None


def test_nothing_is_found_in_what_is_skipped() -> None:
    document = CASES["two speakers"].document
    second = Span(document.text.index("\n\n") + 2, len(document.text))
    (statement,) = find_statements(document, actors=(), times=(), skip=(second,))
    assert statement.speaker_span is not None
    assert statement.speaker_span.of(document.text) == "Brook"
    assert find_statements(document, actors=(), times=(), skip=(Span(0, len(document.text)),)) == ()


def test_a_document_without_words() -> None:
    assert find_statements(Document(text=""), actors=(), times=()) == ()
