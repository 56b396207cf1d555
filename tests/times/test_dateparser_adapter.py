"""The adapter to dateparser: absolute dates only, one settings object, nothing that grows."""

from __future__ import annotations

import gc
import sys
from datetime import date, timedelta

import pytest
from dateparser.conf import Settings

from transition_events.times import find_times, resolve_date
from transition_events.times.dateparser_adapter import LANGUAGES, SETTINGS, read_date


@pytest.mark.parametrize(
    "text",
    ["23-NOV-2020", "Nov 23 2020 10:30PM EST", "Mon, 23 Nov 2020 10:00:00 GMT", "2020/11/23", "23rd of Nov., 2020"],
)
def test_whole_dates_are_read(text: str) -> None:
    assert read_date(text) == date(2020, 11, 23)


@pytest.mark.parametrize(
    "text", ["may", "We", "a second", "sat", "tomorrow", "2 days ago", "November 2020", "5", "10:30", "", "x" * 5000]
)
def test_anything_less_is_not(text: str) -> None:
    assert read_date(text) is None


def test_a_format_that_the_rules_lack_resolves() -> None:
    time = resolve_date("2020/11/23", anchor=None)
    assert (time.value, time.rule) == ("2020-11-23", "dateparser")


def test_settings_depend_on_nothing() -> None:
    assert LANGUAGES == ["en"]
    assert SETTINGS["PARSERS"] == ["absolute-time"]
    assert SETTINGS["REQUIRE_PARTS"] == ["day", "month", "year"]


def test_ten_thousand_anchors_leave_nothing_behind() -> None:
    def read(count: int) -> None:
        for number in range(count):
            anchor = date(1990, 1, 1) + number * timedelta(days=1)
            find_times("They met last Friday.", anchor=anchor)
            if number % 50 == 0:
                read_date(anchor.strftime("%d-%b-%Y"))

    read(10_000)  # fills the caches that have a bound
    gc.collect()
    settings, blocks = _live_settings(), sys.getallocatedblocks()
    read(10_000)
    gc.collect()
    assert _live_settings() == settings
    assert sys.getallocatedblocks() - blocks < 1000


def _live_settings() -> int:
    return sum(isinstance(thing, Settings) for thing in gc.get_objects())
