"""Heads of articles in the forms that real articles have. The articles are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from transition_events.dateline import read_head
from transition_events.dates import to_date
from transition_events.errors import DateError

BODY = "The prime minister resigned on Monday, and nobody was surprised."

# head, published, places, agency
FORMS = [
    ("date 2019-03-04 [The minister waves in a file photo taken last year.]\n", date(2019, 3, 4), (), None),
    ("date 2019-03-04 [The minister in a file photo.]\nParis/Rome: ", date(2019, 3, 4), ("Paris", "Rome"), None),
    ("Published: 2019-03-04\n\n", date(2019, 3, 4), (), None),
    ("Published 4 March 2019, 10:32 GMT\nUpdated 6 March 2019\n", date(2019, 3, 4), (), None),
    ("2019-03-04T23:30:00+02:00\n", date(2019, 3, 4), (), None),
    ("2019-03-04T23:30:00Z\n", date(2019, 3, 4), (), None),
    ("By Ann Reporter | Monday, March 4, 2019\n", date(2019, 3, 4), (), None),
    ("By Ann Reporter, Daily Post\nMarch 4, 2019 5:10 p.m. ET\n", date(2019, 3, 4), (), None),
    ("https://news.example.org/world/2019/03/04/minister-resigns\n", date(2019, 3, 4), (), None),
    ("https://news.example.org/world/2019-03-04-minister-resigns.html\n", date(2019, 3, 4), (), None),
    ("Mon, 04 Mar 2019 10:00:00 +0000\n", date(2019, 3, 4), (), None),
    ("LONDON, March 4, 2019 /PRNewswire/ -- ", date(2019, 3, 4), ("London",), "PRNewswire"),
    ("WASHINGTON (AP) — ", None, ("Washington",), "AP"),
    ("KUWAIT CITY, March 4 (Reuters) - ", None, ("Kuwait City",), "Reuters"),
    ("BELLEVILLE, Ill. — ", None, ("Belleville, Ill.",), None),
    ("New Delhi: ", None, ("New Delhi",), None),
    ("MOSCOW/KYIV (Reuters) - ", None, ("Moscow", "Kyiv"), "Reuters"),
    ("Minister goes\nROME, March 4, 2019\n", date(2019, 3, 4), ("Rome",), None),
    ("Minister goes\nBBC News, Rome\n4 March 2019\n", date(2019, 3, 4), (), None),
    ("Minister goes\nMarch 4, 2019 / 10:32 AM / CBS News\n\n", date(2019, 3, 4), (), None),
    ("Minister goes\nMarch 4, 2019, 10:32 a.m. ET\n\nROME — ", date(2019, 3, 4), ("Rome",), None),
    ("Last modified on Mon 4 Mar 2019 20.05 GMT\n", date(2019, 3, 4), (), None),
    ("Story by Ann Reporter, CNN\nPublished 10:01 AM EDT, Mon March 4, 2019\n\n", date(2019, 3, 4), (), None),
    ("Posted at 3:15 pm on March 4, 2019 by Ann Reporter\n", date(2019, 3, 4), (), None),
    ("Published Mar 4, 2019 at 9:01 PM | Updated Mar 5, 2019 at 1:00 AM\n", date(2019, 3, 4), (), None),
    ("Source: https://news.example.org/2019/03/04/minister\n", date(2019, 3, 4), (), None),
    ("March 4, 2019 — ", date(2019, 3, 4), (), None),
    ("March 4 (Reuters) - ", None, (), "Reuters"),
    ("Rome, Italy – March 4, 2019 – ", date(2019, 3, 4), ("Rome, Italy",), None),
    ("SAN JOSE, Costa Rica, March 4, 2019 (AFP) -", date(2019, 3, 4), ("San Jose, Costa Rica",), "AFP"),
    ("Tegucigalpa, Mar 4 (EFE).- ", None, ("Tegucigalpa",), "EFE"),
    ("TBILISI, March 4. /TASS/. ", None, ("Tbilisi",), "TASS"),
    ("WASHINGTON, D.C. – ", None, ("Washington, D.C.",), None),
    ("", None, (), None),
]


@pytest.mark.parametrize(("head", "published", "places", "agency"), FORMS, ids=[f[0][:30] or "none" for f in FORMS])
def test_forms_of_real_articles(head: str, published: date | None, places: tuple[str, ...], agency: str | None) -> None:
    found = read_head(head + BODY)
    assert found.dateline.published == published
    assert found.dateline.places == places
    assert found.dateline.agency == agency
    assert all(span.of(head + BODY) in head for span in found.metadata)  # never a word of the body


# Prose that looks like a head but is none.
PROSE = [
    "On March 4, 2019 the prime minister resigned.",
    "March 4, 2019 was the day on which the prime minister, who had ruled for ten years, resigned.",
    "Minister: I will not resign.",
    "Rossi: “I will not resign on 4 March 2019, whatever they say”",
    "Rossi — the former minister — resigned.",
    "Poll: Rossi Leads By Ten Points",
    "In 2019, nobody knew.",
    "RIVAL'S LEAD IN SOUTH HOLDS, BUT EAST MAY TURN - our reporter listens in.",
    "BREAKING: Rossi resigns.",
]


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_not_metadata(line: str) -> None:
    head = read_head(f"{line}\n\n{BODY}")
    assert head.dateline.published is None
    assert head.dateline.places == ()
    assert head.metadata == ()


def test_given_date_wins() -> None:
    head = read_head("date 2019-03-04\n" + BODY, published="2020-01-02")
    assert head.dateline.published == date(2020, 1, 2)


def test_update_never_beats_publication() -> None:
    assert read_head("Updated: 2019-03-06\nPublished: 2019-03-04\n" + BODY).dateline.published == date(2019, 3, 4)


def test_captions_stand_apart() -> None:
    text = (
        "date 2019-03-04 [The minister waves in a file photo.]\nBody text.\n\nFILE PHOTO: Rossi votes in Rome.\n\nMore."
    )
    head = read_head(text)
    assert [c.of(text) for c in head.captions] == [
        "The minister waves in a file photo.",
        "FILE PHOTO: Rossi votes in Rome.",
    ]
    assert [m.of(text) for m in head.metadata] == ["date 2019-03-04"]


def test_brackets_in_a_quotation_are_no_caption() -> None:
    text = 'Rossi said: "They [the party] will vote."'
    assert read_head(text).captions == ()


@pytest.mark.parametrize(
    "value", [date(2019, 3, 4), datetime(2019, 3, 4, 23, tzinfo=UTC), "2019-03-04", "2019-03-04T10:00:00Z", "20190304"]
)
def test_published_in_every_form(value: date | datetime | str) -> None:
    assert to_date(value, name="published") == date(2019, 3, 4)


@pytest.mark.parametrize("value", ["yesterday", "2019-13-01", "", 20190304, b"2019-03-04"])
def test_bad_published_is_named(value: object) -> None:
    with pytest.raises(DateError, match="published") as caught:
        to_date(value, name="published")  # type: ignore[arg-type]
    assert repr(value) in str(caught.value)


@pytest.mark.parametrize(
    "byline",
    [
        "By Ann Reporter",
        "BY ANN REPORTER",
        "By Ann van Dyck and Bo Müller in Rome",
        "By Ann Reporter, political editor",
    ],
)
def test_a_byline_is_no_prose(byline: str) -> None:
    head = read_head(f"Minister goes\n\n{byline}\n\nROME, March 4 (Reuters) - {BODY}")
    assert byline in [span.of(f"Minister goes\n\n{byline}") for span in head.metadata]


@pytest.mark.parametrize("line", ["By Monday Weber Had Resigned", "By Design", "By law the minister must go."])
def test_prose_with_by_is_no_byline(line: str) -> None:
    assert read_head(f"{line}\n\n{BODY}").metadata == ()
