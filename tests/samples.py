"""A small news text of our own, and the article that a reader would make of it, built by hand."""

from __future__ import annotations

import re
from datetime import date, datetime

from transition_events.model import (
    Actor,
    Article,
    Dateline,
    Event,
    Mention,
    Participant,
    Span,
    Statement,
    TimeExpression,
)

TEXT = """\
PORT ALDER, June 9, 2031 (Coastal Wire) -- Governor Mara Ostrander conceded on Sunday to Teo Lindqvist, and \
the senator's aides said he would be sworn in on July 1.

"I have called him, and I wish him <well>," Ostrander told reporters at 9 p.m. "The voters' word is final."

Lindqvist hasn't named a chief of staff. The electoral board began a recount of two districts on June 6; it may \
run until June 13.
"""


def at(words: str, nth: int = 1, text: str = TEXT) -> Span:
    """The span of the nth occurrence of some whole words."""
    found = [*re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
    return Span(*found[nth - 1].span())


def sample_article() -> Article:
    """Three actors, five times, two statements, five events; overlapping spans, a split quote, a refusal."""
    mara = Actor(
        id="a1",
        name="Mara Ostrander",
        kind="PERSON",
        roles=("Governor",),
        aliases=("Ostrander",),
        mentions=(
            Mention(span=at("Mara Ostrander"), text="Mara Ostrander", how="NAME"),
            Mention(span=at("I"), text="I", how="PRONOUN"),
            Mention(span=at("Ostrander", 2), text="Ostrander", how="NAME"),
        ),
    )
    teo = Actor(
        id="a2",
        name="Teo Lindqvist",
        kind="PERSON",
        roles=("senator",),
        aliases=("Lindqvist",),
        mentions=(
            Mention(span=at("Teo Lindqvist"), text="Teo Lindqvist", how="NAME"),
            Mention(span=at("the senator"), text="the senator", how="NOMINAL"),
            Mention(span=at("he"), text="he", how="PRONOUN"),
            Mention(span=at("Lindqvist", 2), text="Lindqvist", how="NAME"),
        ),
    )
    board = Actor(
        id="a3",
        name="The electoral board",
        kind="ORG",
        mentions=(Mention(span=at("The electoral board"), text="The electoral board", how="NOMINAL"),),
    )
    head = _time(1, "June 9, 2031", "2031-06-09", date(2031, 6, 9), date(2031, 6, 10), None)
    sunday = _time(2, "Sunday", "2031-06-08", date(2031, 6, 8), date(2031, 6, 9), "DOCUMENT")
    july = _time(3, "July 1", "2031-07-01", date(2031, 7, 1), date(2031, 7, 2), "DOCUMENT")
    nine = TimeExpression(
        id="t4",
        span=at("9 p.m."),
        text="9 p.m.",
        type="TIME",
        value="2031-06-08T21:00",
        start=datetime(2031, 6, 8, 21),
        end=datetime(2031, 6, 8, 21, 1),
        grain="minute",
        anchor="t2",
        rule="clock",
    )
    recount = _time(5, "June 6", "2031-06-06", date(2031, 6, 6), date(2031, 6, 14), "DOCUMENT")
    aides = Statement(
        id="s1",
        speaker_span=at("the senator's aides"),
        cue=at("said"),
        content=(at("he would be sworn in on July 1"),),
        content_text="he would be sworn in on July 1",
        time=sunday,
    )
    quote = Statement(
        id="s2",
        speaker=mara,
        speaker_span=at("Ostrander", 2),
        cue=at("told"),
        content=(at("I have called him, and I wish him <well>,"), at("The voters' word is final.")),
        content_text="I have called him, and I wish him <well>, The voters' word is final.",
        form="DIRECT",
        addressee="reporters",
        time=nine,
    )
    return Article(
        text=TEXT,
        dateline=Dateline(
            published=date(2031, 6, 9),
            places=("PORT ALDER",),
            agency="Coastal Wire",
            span=Span(0, TEXT.index(" Governor")),
        ),
        actors=(mara, teo, board),
        times=(head, sunday, july, nine, recount),
        statements=(aides, quote),
        events=(
            Event(
                id="e1",
                type="concession",
                trigger=at("conceded"),
                participants=(
                    Participant(role="AGENT", label="conceder", actor=mara, span=at("Governor Mara Ostrander")),
                    Participant(role="BENEFICIARY", label="winner", actor=teo, span=at("Teo Lindqvist")),
                ),
                time=sunday,
                rule="concede-verb",
            ),
            Event(
                id="e2",
                type="inauguration",
                trigger=at("sworn in"),
                participants=(Participant(role="PATIENT", label="office holder", actor=teo, span=at("he")),),
                status="PLANNED",
                time=july,
                statement=aides,
            ),
            Event(
                id="e3",
                type="congratulation",
                trigger=at("wish him <well>"),
                participants=(Participant(role="AGENT", label="well-wisher", actor=mara, span=at("I", 2)),),
                time=nine,
                statement=quote,
            ),
            Event(
                id="e4",
                type="nomination",
                trigger=at("named"),
                participants=(
                    Participant(role="AGENT", label="nominator", actor=teo, span=at("Lindqvist", 2)),
                    Participant(role="OFFICE", label="office", span=at("a chief of staff")),
                ),
                negated=True,
            ),
            Event(
                id="e5",
                type="recount",
                trigger=at("a recount"),
                participants=(
                    Participant(role="AGENT", label="authority", actor=board, span=at("The electoral board")),
                ),
                status="ONGOING",
                time=recount,
                place="two districts",
            ),
        ),
        meta={"package": "transition_events 0", "models": "by hand", "ontology": "transition"},
    )


def _time(number: int, words: str, value: str, start: date, end: date, anchor: str | None) -> TimeExpression:
    return TimeExpression(
        id=f"t{number}",
        span=at(words),
        text=words,
        type="DATE",
        value=value,
        start=start,
        end=end,
        grain="day",
        anchor=anchor,
        rule="by-hand",
    )
