"""Civic calendars: computed days, the country of a text, calendars of one's own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import holidays
import pytest

from transition_events.errors import RecordError
from transition_events.times import find_times
from transition_events.times.civic import CivicEvent, calendar_of, easter_sunday, load_calendar, load_calendars

CALENDARS = load_calendars()
EVENTS = {event.id: event for calendar in CALENDARS for event in calendar.events}
EXAMPLES = [pytest.param(e, *example, id=f"{e.id}: {example[0]}") for e in EVENTS.values() for example in e.examples]
OWN = """
country = "XX"
words = ["Fredonia", "Fredonian"]

[[event]]
id = "xx-vote"
kind = "election"
pattern = "'unity' 'day'"
dates = [{ since = 2000, every = 5, month = 9, weekday = 7, from_day = 8 }]
source = "Charter of Fredonia, article 3"
examples = [[2020, "2020-09-13"]]
"""


@pytest.mark.parametrize(("event", "year", "day"), EXAMPLES)
def test_an_example_comes_true(event: CivicEvent, year: int, day: str) -> None:
    assert str(event.day_in(year)) == day


def test_every_event_names_its_source() -> None:
    assert all(event.source for event in EVENTS.values())


def test_there_are_calendars_of_at_least_six_countries() -> None:
    assert len({c.country for c in CALENDARS} - {"any"}) >= 6


@pytest.mark.parametrize(
    ("event", "name"),
    [
        ("us-thanksgiving", "Thanksgiving Day"),
        ("us-labor-day", "Labor Day"),
        ("us-memorial-day", "Memorial Day"),
        ("us-king-day", "Martin Luther King Jr. Day"),
    ],
)
def test_movable_days_agree_with_the_holidays_package(event: str, name: str) -> None:
    for year in range(1990, 2050):
        assert holidays.country_holidays("US", years=year).get_named(name) == [EVENTS[event].day_in(year)]


def test_easter_agrees_with_the_holidays_package() -> None:
    for year in range(1950, 2100):
        (friday,) = holidays.country_holidays("GB", years=year).get_named("Good Friday")
        assert (easter_sunday(year) - friday).days == 2


def test_easter_before_the_calendar_reform_is_that_of_the_julian_calendar() -> None:
    assert [easter_sunday(year).isoformat() for year in (1066, 1525, 1582)] == [
        "1066-04-16",
        "1525-04-16",
        "1582-04-15",
    ]


@pytest.mark.parametrize("year", range(1848, 2100, 4))
def test_american_elections_fall_on_a_tuesday_after_a_monday_in_november(year: int) -> None:
    day = EVENTS["us-election-day"].day_in(year)
    assert day is not None
    assert day.isoweekday() == 2
    assert date(year, 11, 2) <= day <= date(year, 11, 8)


def test_electors_meet_a_day_later_since_the_law_of_2022() -> None:
    assert EVENTS["us-electors-meeting"].day_in(2020) == date(2020, 12, 14)
    assert EVENTS["us-electors-meeting"].day_in(2024) == date(2024, 12, 17)


@pytest.mark.parametrize(
    ("text", "anchor", "value"),
    [
        ("He conceded the day after the election, the US envoy said.", "2020-11-23", "2020-11-04"),
        ("Brazilians left two days before the election.", "2022-10-20", "2022-09-30"),
        ("Kenyans waited a week after the vote.", "2022-09-01", "2022-08-16"),
        ("Americans will gather a day before the inauguration.", "2020-12-01", "2021-01-19"),
        ("They met on Thanksgiving Day.", "2000-02-10", "1999-11-25"),
        ("They met last Thanksgiving.", "2000-02-10", "1999-11-25"),
        ("They met on Christmas Eve 1998.", None, "1998-12-24"),
        ("It is long until Election Day.", "1998-10-26", "1998-11-03"),
        ("They rose up on Easter Monday, 1916.", None, "1916-04-24"),
    ],
)  # fmt: skip
def test_times_hang_on_civic_days(text: str, anchor: str | None, value: str) -> None:
    assert [t.value for t in find_times(text, anchor=anchor)] == [value]


def test_a_text_that_names_no_country_has_no_civic_calendar() -> None:
    assert calendar_of(["The", "vote", "was", "quiet", "for", "us"], CALENDARS) is None
    (time,) = find_times("It was quiet the day after the vote.", anchor="2020-11-23")
    assert (time.text, time.value) == ("the day after the vote", None)


def test_the_time_after_an_election_has_no_end() -> None:
    (time,) = find_times("Post-election, Americans were tired.", anchor="2020-11-23")
    assert (time.value, time.start, time.end) == (None, date(2020, 11, 3), None)


def test_a_calendar_of_ones_own(tmp_path: Path) -> None:
    path = tmp_path / "fredonia.toml"
    path.write_text(OWN, encoding="utf-8")
    text = "Fredonians danced the day after the election. Last Unity Day it rained."
    found = find_times(text.replace("Fredonians", "Fredonian crowds"), anchor="2021-03-01", calendars=[path])
    assert [t.value for t in found] == ["2020-09-14", "2020-09-13"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (("2020-09-13", "2020-09-14"), "example"),
        (('country = "XX"', 'country = "XX"\ncapital = "F"'), "capital"),
        (("from_day = 8", "from_days = 8"), "from_days"),
    ],
)
def test_a_broken_calendar_is_named(tmp_path: Path, change: tuple[str, str], message: str) -> None:
    path = tmp_path / "fredonia.toml"
    path.write_text(OWN.replace(*change), encoding="utf-8")
    with pytest.raises(RecordError, match=message):
        load_calendar(path)


def test_a_vote_of_a_country_without_a_calendar_has_no_day() -> None:
    text = "Zambia's court upheld the result three days after the vote. Zambians and the United States welcomed it."
    assert calendar_of(text.replace("'s", " 's").split(), CALENDARS) is None
