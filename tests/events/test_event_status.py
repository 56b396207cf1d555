"""Did it happen? Status and polarity, on parses by hand, and in the examples of every operator."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from event_parses import explained, parse, time_at

from transition_events import Pipeline
from transition_events.events import explain_events
from transition_events.events.operators import Operator, operators
from transition_events.ontology import load_ontology

UNDER = "Ito/NNP/5/nsubj "
INVERTED = (
    "Had|have/VBD/3/aux Ito/NNP/3/nsubj resigned|resign/VBN/6/advcl ,/,/3/punct we/PRP/6/nsubj gained|gain/VBN/0/root"
)
PRESSURE = "Pressure/NN/2/nsubj grew|grow/VBD/0/root on/IN/4/case Ito/NNP/2/obl to/TO/6/mark resign/VB/2/advcl"
CLOSE = "Ito/NNP/2/nsubj came|come/VBD/0/root close/RB/2/advmod"
PAST = "Ito/NNP/2/nsubj resigned|resign/VBD/0/root"


@pytest.mark.parametrize(
    ("source", "status", "negated"),
    [
        (PAST, "OCCURRED", False),
        ("Ito/NNP/4/nsubj did|do/VBD/4/aux not/RB/4/advmod resign/VB/0/root", "OCCURRED", True),
        ("Ito/NNP/3/nsubj will/MD/3/aux resign/VB/0/root", "PLANNED", False),
        ("Ito/NNP/4/nsubj will/MD/4/aux never/RB/4/advmod resign/VB/0/root", "PLANNED", True),
        ("Ito/NNP/3/nsubj may/MD/3/aux resign/VB/0/root", "POSSIBLE", False),
        ("Ito/NNP/3/nsubj is|be/VBZ/3/aux resigning|resign/VBG/0/root", "ONGOING", False),
        ("Ito/NNP/2/nsubj refused|refuse/VBD/0/root to/TO/4/mark resign/VB/2/xcomp", "OCCURRED", True),
        ("Ito/NNP/2/nsubj plans|plan/VBZ/0/root to/TO/4/mark resign/VB/2/xcomp", "PLANNED", False),
        ("Ito/NNP/3/nsubj is|be/VBZ/3/cop likely/JJ/0/root to/TO/5/mark resign/VB/3/xcomp", "EXPECTED", False),
        ("Ito/NNP/2/nsubj managed|manage/VBD/0/root to/TO/4/mark resign/VB/2/xcomp", "OCCURRED", False),
        ("Ito/NNP/2/nsubj has|have/VBZ/0/root yet/RB/2/advmod to/TO/5/mark resign/VB/2/xcomp", "OCCURRED", True),
        (
            "Ito/NNP/6/nsubj was|be/VBD/6/cop the/DT/6/det first/JJ/6/amod old/JJ/6/amod man/NN/0/root to/TO/8/mark "
            "resign/VB/6/acl",
            "OCCURRED",
            False,
        ),
        (f"He/PRP/2/nsubj waits|wait/VBZ/0/root until/IN/5/mark {UNDER}resigns|resign/VBZ/2/advcl", "POSSIBLE", False),
        (f"He/PRP/2/nsubj sat|sit/VBD/0/root until/IN/5/mark {UNDER}resigned|resign/VBD/2/advcl", "OCCURRED", False),
        (f"He/PRP/2/nsubj denied|deny/VBD/0/root that/IN/5/mark {UNDER}resigned|resign/VBD/2/ccomp", "OCCURRED", True),
        ("Did|do/VBD/3/aux Ito/NNP/3/nsubj resign/VB/0/root ?/./3/punct", "POSSIBLE", False),
        (INVERTED, "POSSIBLE", False),
        ("Ito/NNP/4/nsubj is|be/VBZ/4/aux to/TO/4/mark resign/VB/0/root", "EXPECTED", False),
        ("Ito/NNP/2/nsubj phoned|phone/VBD/0/root to/TO/4/mark resign/VB/2/advcl", "OCCURRED", False),
        (PRESSURE, "POSSIBLE", False),
        ("No/DT/2/det resignation/NN/4/nsubj:pass was|be/VBD/4/aux:pass made|make/VBN/0/root", "OCCURRED", True),
        (f"{CLOSE} to/IN/5/mark resigning|resign/VBG/2/advcl", "OCCURRED", True),
    ],
)  # fmt: skip
def test_status_of_resignation(source: str, status: str, negated: bool) -> None:
    (found,) = explained(source)
    assert (found.event.status, found.event.negated) == (status, negated), found.status


def test_what_is_dated_after_the_article_is_still_to_come() -> None:
    source = "States|state/NNS/3/nsubj that/WP/3/nsubj vote/VBP/0/root on/IN/5/case Monday/NNP/3/obl"
    arguments = {"ontology": load_ontology(), "actors": (), "statements": (), "times": ()}
    day = datetime.date(2020, 5, 4)
    monday = time_at(source, "Monday")
    arguments["times"] = (type(monday)(**{n: getattr(monday, n) for n in ("id", "span", "text", "type")}, start=day),)
    before, after = day - datetime.timedelta(days=2), day + datetime.timedelta(days=2)
    status = [explain_events(parse(source), **arguments, published=p)[0].event.status for p in (before, after, None)]
    assert status == ["PLANNED", "OCCURRED", "OCCURRED"]


def test_reasons_are_told() -> None:
    (found,) = explained("Ito/NNP/2/nsubj refused|refuse/VBD/0/root to/TO/4/mark resign/VB/2/xcomp")
    assert found.lines()[:2] == ("rule resign", "status: refused: negated")


def cases() -> Iterator[tuple[Operator, str]]:
    for operator in operators():
        for text in operator.examples:
            yield operator, text


@pytest.mark.model
@pytest.mark.parametrize(("operator", "text"), [*cases()], ids=lambda v: getattr(v, "id", str(v)[:40]))
def test_operator_is_read_in_its_example(pipeline: Pipeline, operator: Operator, text: str) -> None:
    start, end = text.index("["), text.index("]") - 1
    article = pipeline.parse(text.replace("[", "").replace("]", ""), published="2021-06-15")
    near = [e for e in article.events if e.trigger.start < end and start < e.trigger.end]
    want = operator.status or "OCCURRED"
    assert (want, operator.negated) in {(e.status, e.negated) for e in near}, article.events
