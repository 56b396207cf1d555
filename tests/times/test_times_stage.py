"""The stage in `parse_article`: tense from the parse, and times that hang on the article's own events."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from transition_events.annotation.conllu import read_conllu
from transition_events.model import Event, Span, TimeExpression
from transition_events.times import find_times
from transition_events.times.stage import anchor_on_events, find_in_document

NOUN = """\
# text = The talks that open Friday were her idea .
1	The	the	DET	DT	_	2	det	_	_
2	talks	talk	NOUN	NNS	_	7	nsubj	_	_
3	that	that	PRON	WDT	PronType=Rel	4	nsubj	_	_
4	open	open	VERB	VBP	Tense=Pres|VerbForm=Fin	2	acl:relcl	_	_
5	Friday	Friday	PROPN	NNP	_	4	obl:tmod	_	_
6	were	be	AUX	VBD	Tense=Past|VerbForm=Fin	8	cop	_	_
7	her	her	PRON	PRP$	_	8	nmod:poss	_	_
8	idea	idea	NOUN	NN	_	0	root	_	_
9	.	.	PUNCT	.	_	8	punct	_	_
"""
FUTURE = """\
# text = Will the council , which they elected , meet on Friday ?
1	Will	will	AUX	MD	VerbForm=Fin	9	aux	_	_
2	the	the	DET	DT	_	3	det	_	_
3	council	council	NOUN	NN	_	9	nsubj	_	_
4	,	,	PUNCT	,	_	7	punct	_	_
5	which	which	PRON	WDT	PronType=Rel	7	obj	_	_
6	they	they	PRON	PRP	_	7	nsubj	_	_
7	elected	elect	VERB	VBD	Tense=Past|VerbForm=Fin	3	acl:relcl	_	_
8	,	,	PUNCT	,	_	7	punct	_	_
9	meet	meet	VERB	VB	VerbForm=Inf	0	root	_	_
10	on	on	ADP	IN	_	11	case	_	_
11	Friday	Friday	PROPN	NNP	_	9	obl	_	_
12	?	?	PUNCT	.	_	9	punct	_	_
"""
PARTICIPLE = """\
# text = They will fight the ruling issued Friday .
1	They	they	PRON	PRP	_	3	nsubj	_	_
2	will	will	AUX	MD	VerbForm=Fin	3	aux	_	_
3	fight	fight	VERB	VB	VerbForm=Inf	0	root	_	_
4	the	the	DET	DT	_	5	det	_	_
5	ruling	ruling	NOUN	NN	_	3	obj	_	_
6	issued	issue	VERB	VBN	Tense=Past|VerbForm=Part	5	acl	_	_
7	Friday	Friday	PROPN	NNP	_	6	obl:tmod	_	_
8	.	.	PUNCT	.	_	3	punct	_	_
"""


def test_what_was_issued_on_friday_is_past_though_the_fight_is_ahead() -> None:
    (time,) = find_in_document(read_conllu(PARTICIPLE), anchor="2020-11-23")
    assert time.value == "2020-11-20"


def test_the_parse_tells_the_direction() -> None:
    (time,) = find_in_document(read_conllu(FUTURE), anchor="2020-11-23")
    assert time.value == "2020-11-27"
    (light,) = find_times(read_conllu(FUTURE).text, anchor="2020-11-23")
    assert light.value == "2020-11-20"  # the nearest verb is a past one


def test_skipped_stretches_hold_no_times_and_lend_no_ids() -> None:
    document = read_conllu(FUTURE)
    assert find_in_document(document, anchor="2020-11-23", skip=(Span(0, len(document.text)),)) == ()


def day(number: int, value: date, text: str = "Sunday") -> TimeExpression:
    return TimeExpression(
        id=f"t{number}", span=Span(0, len(text)), text=text, type="DATE", value=value.isoformat(), start=value,
        end=value + timedelta(days=1), grain="day",
    )  # fmt: skip


def event(kind: str, when: date | None, *, negated: bool = False) -> Event:
    time = day(1, when) if when else None
    return Event(id="e1", type=kind, trigger=Span(100, 105), time=time, negated=negated)


@pytest.mark.parametrize(
    ("text", "kind", "when", "value"),
    [
        ("They left the day after the vote.", "election", date(2024, 10, 31), "2024-11-01"),
        ("They left two days before the inauguration.", "inauguration", date(2024, 1, 2), "2023-12-31"),
        ("They left a month after the coup.", "coup", date(2021, 8, 18), "2021-09"),
        ("They left on the eve of the vote.", "election", date(2024, 3, 1), "2024-02-29"),
    ],
)
def test_times_hang_on_the_articles_events(text: str, kind: str, when: date, value: str) -> None:
    times = find_times(text, anchor="2024-11-03")
    (time,) = anchor_on_events(times, (event(kind, when),), text=text)
    assert (time.value, time.anchor, time.span, time.id) == (value, "e1", times[0].span, "t1")


@pytest.mark.parametrize("own", [event("coup", date(2021, 8, 18)), event("election", None)])
def test_other_and_undated_events_leave_a_time_as_it_is(own: Event) -> None:
    times = find_times("They left the day after the vote.", anchor="2024-11-03")
    assert anchor_on_events(times, (own,), text="") == times


def test_what_did_not_happen_dates_nothing() -> None:
    times = find_times("They left the day after the vote.", anchor="2024-11-03")
    assert anchor_on_events(times, (event("election", date(2024, 10, 31), negated=True),), text="") == times
