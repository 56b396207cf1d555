"""Laws that hold for any text, any expression and any anchor; one law a test."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from time_strategies import MONTHS, UNITS, WEEKDAYS, anchors, any_text, dated_phrases, news, phrases, weekday_phrases

from transition_events.errors import DateError, ExpressionError, InputError
from transition_events.model import Span
from transition_events.times import find_times, resolve_date
from transition_events.times.calendar import Period, weekday_on_or_after, weekday_on_or_before

DAY = timedelta(days=1)
LENGTHS = {"day": (1, 1), "week": (7, 7), "weekend": (2, 2), "month": (28, 31), "quarter": (90, 92), "season": (90, 92)}
LENGTHS |= {"half": (181, 184), "year": (365, 366), "decade": (3652, 3653), "century": (36524, 36525)}
FOUR_HUNDRED_YEARS = 146_097


@given(any_text(), st.none() | anchors())
def test_spans_lie_in_the_text_and_hold_their_words(text: str, anchor: date | None) -> None:
    for time in find_times(text, anchor=anchor):
        assert 0 <= time.span.start < time.span.end <= len(text)
        assert time.text == text[time.span.start : time.span.end]


@given(any_text())
def test_expressions_stand_in_order_and_apart(text: str) -> None:
    found = find_times(text)
    assert [t.id for t in found] == [f"t{n}" for n in range(1, len(found) + 1)]
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))


@given(any_text(), anchors(), st.sampled_from(["news", "narrative"]))
def test_no_text_raises(text: str, anchor: date, style: str) -> None:
    find_times(text, anchor=anchor, style=style)  # type: ignore[arg-type]


@given(news(), anchors(), st.integers(1, 5))
def test_a_shifted_text_has_the_same_times_shifted(text: str, anchor: date, blanks: int) -> None:
    before = "\n\n" * blanks
    here, there = find_times(text, anchor=anchor), find_times(before + text, anchor=anchor)
    shifted = [Span(t.span.start + len(before), t.span.end + len(before)) for t in here]
    assert [t.span for t in there] == shifted
    assert [(t.text, t.type, t.value, t.start, t.end) for t in there] == [
        (t.text, t.type, t.value, t.start, t.end) for t in here
    ]


@given(weekday_phrases(), anchors(), st.integers(-500, 500))
def test_weekday_values_move_with_the_anchor(phrase: str, anchor: date, weeks: int) -> None:
    here = resolve_date(phrase, anchor=anchor)
    there = resolve_date(phrase, anchor=anchor + 7 * weeks * DAY)
    assert isinstance(here.start, date)
    assert isinstance(there.start, date)
    assert there.start - here.start == 7 * weeks * DAY


@given(news(), anchors())
def test_an_interval_ends_after_it_starts(text: str, anchor: date) -> None:
    for time in find_times(text, anchor=anchor):
        if time.start is not None and time.end is not None:
            assert time.start < time.end  # type: ignore[operator]


@given(dated_phrases(), anchors())
def test_an_interval_has_the_length_of_its_grain(phrase: str, anchor: date) -> None:
    time = resolve_date(phrase, anchor=anchor)
    assert isinstance(time.start, date)
    assert isinstance(time.end, date)
    shortest, longest = LENGTHS[time.grain or ""]
    assert shortest <= (time.end - time.start).days <= longest


@given(st.sampled_from([*UNITS, *WEEKDAYS, *MONTHS, "summer", "winter"]), anchors())
def test_next_begins_after_the_anchor_and_last_before_it(word: str, anchor: date) -> None:
    later = resolve_date(f"next {word}", anchor=anchor).start
    earlier = resolve_date(f"last {word}", anchor=anchor).end
    assert isinstance(later, date)
    assert isinstance(earlier, date)
    assert later > anchor
    assert earlier <= anchor


@given(dated_phrases(), anchors(), anchors())
def test_a_value_read_again_is_the_same_value(phrase: str, anchor: date, other: date) -> None:
    time = resolve_date(phrase, anchor=anchor)
    value = time.value or ""
    assume(len(value) >= 4)  # "199", a decade, is a number to any reader
    again = resolve_date(value, anchor=other)
    assert (again.value, again.start, again.end, again.grain) == (value, time.start, time.end, time.grain)


@given(phrases())
def test_without_an_anchor_a_relative_expression_has_no_value(phrase: str) -> None:
    alone = find_times(phrase)
    seen = find_times(phrase, anchor="2020-11-23"), find_times(phrase, anchor="1987-03-01")
    for time, one, other in zip(alone, *seen, strict=True):
        if one.value != other.value:
            assert time.value is None
        assert (time.span, time.type) == (one.span, one.type)


@pytest.mark.parametrize("weekday", range(1, 8))
def test_every_day_of_400_years_has_its_weekdays(weekday: int) -> None:
    first = date(1800, 1, 1)
    for offset in range(0, FOUR_HUNDRED_YEARS, 5):
        day = first + offset * DAY
        before, after = weekday_on_or_before(day, weekday), weekday_on_or_after(day, weekday)
        assert before <= day <= after
        assert before.isoweekday() == after.isoweekday() == weekday
        assert (after - before).days in (0, 7)


@pytest.mark.parametrize("phrase", ["last {}", "next {}", "this {}", "on {}", "{} of this week", "{} night"])
def test_weekday_phrases_resolve_through_400_years(phrase: str) -> None:
    for number, offset in enumerate(range(0, FOUR_HUNDRED_YEARS, 97)):  # 97 and 7 share no factor: all weekdays meet
        anchor, name = date(1800, 1, 1) + offset * DAY, WEEKDAYS[number % 5]
        start = resolve_date(phrase.format(name), anchor=anchor).start
        assert isinstance(start, date)
        assert start.isoweekday() == WEEKDAYS.index(name) + 1
        day = start.date() if isinstance(start, datetime) else start
        assert abs((day - anchor).days) <= 7


@pytest.mark.parametrize(
    ("phrase", "anchor", "value"),
    [
        ("yesterday", "2020-03-01", "2020-02-29"),
        ("yesterday", "1900-03-01", "1900-02-28"),
        ("tomorrow", "1999-12-31", "2000-01-01"),
        ("this week", "2020-12-31", "2020-W53"),
        ("next week", "2020-12-31", "2021-W01"),
        ("this week", "2021-01-03", "2020-W53"),
        ("last week", "2022-01-04", "2021-W52"),
        ("a year ago", "2020-02-29", "2019"),
        ("last month", "2020-03-31", "2020-02"),
        ("last quarter", "2020-01-15", "2019-Q4"),
        ("next winter", "2020-11-23", "2020-WI"),
        ("last winter", "2021-01-15", "2019-WI"),
    ],
)
def test_ends_of_years_leap_days_and_iso_weeks(phrase: str, anchor: str, value: str) -> None:
    assert resolve_date(phrase, anchor=anchor).value == value


@given(st.sampled_from(list(LENGTHS)), anchors())
def test_periods_follow_each_other_without_a_gap(grain: str, day: date) -> None:
    period = Period.of(grain, day)
    if grain != "weekend":
        assert period.start <= day < period.end
        assert period.end == period.shift(1).start
    assert Period.of(grain, period.start) == period


@given(dated_phrases())
def test_the_first_and_the_last_years_of_the_calendar_do_not_raise(phrase: str) -> None:
    for anchor in (date.min, date.max):
        find_times(phrase, anchor=anchor)


def test_a_bad_anchor_is_named() -> None:
    with pytest.raises(DateError, match="someday"):
        find_times("on Friday", anchor="someday")


def test_what_is_no_time_is_named() -> None:
    with pytest.raises(ExpressionError, match="a second helping"):
        resolve_date("a second helping", anchor="2020-11-23")


def test_another_language_is_refused() -> None:
    with pytest.raises(InputError, match="'de'"):
        find_times("am Freitag", language="de")
