"""Time expressions: found, typed, normalised to TIMEX3 values and intervals. Works without any model."""

from transition_events.times.find import find_times, resolve_date

__all__ = ["find_times", "resolve_date"]
