"""Matches to TIMEX3 values: one pure function for each way of meaning a time, looked up by the rules by name.

A function gets what the rule captured and the context, and returns a `Reading`, or None where the words can't mean a
time there ("May" at the head of a sentence). Without a reference time a relative expression has no value.
"""

from transition_events.times.makers import (
    absolute,
    civic_days,
    clock,
    deictic,
    eras,
    lengths,
    named,
    parts,
    reports,
    textual,
)
from transition_events.times.makers.registry import MAKERS, Maker

__all__ = [
    "MAKERS", "Maker", "absolute", "civic_days", "clock", "deictic", "eras", "lengths", "named", "parts", "reports",
    "textual",
]  # fmt: skip
