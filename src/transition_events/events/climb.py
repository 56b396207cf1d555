"""A reading of status and polarity while it grows."""

from __future__ import annotations

import attrs

from transition_events.annotation.document import Word
from transition_events.events.operators import Operator
from transition_events.model import EventStatus

# From the most certain to the least: the weakest reading on the way up counts.
_CERTAINTY: tuple[EventStatus, ...] = ("OCCURRED", "ONGOING", "PLANNED", "EXPECTED", "POSSIBLE")


@attrs.frozen(kw_only=True)
class Reading:
    """The status and polarity of an event, and the words that gave them, nearest first.

    `announced`: somebody says, promises or plans that they will do it, whatever the conditions.
    """

    status: EventStatus
    negated: bool
    announced: bool = False
    because: tuple[str, ...] = ()


class Climb:
    """The reading while it grows."""

    def __init__(self, *, acts: bool = True) -> None:
        self.acts = acts  # whether the trigger is a verb
        self.status: EventStatus = "OCCURRED"
        self.negated = False
        self.announced = False
        self.because: list[str] = []
        self.denied: list[Word] = []  # what a "no" was read of

    def weaken(self, status: EventStatus | None, why: str) -> None:
        """Takes the status if it is less certain than the one so far."""
        if status and _CERTAINTY.index(status) > _CERTAINTY.index(self.status):
            self.status = status
            self.because.append(f"{why}: {status}")

    def turn(self, why: str) -> None:
        """Turns the polarity round: two negations are none."""
        self.negated = not self.negated
        self.because.append(f"{why}: negated" if self.negated else f"{why}: no longer negated")

    def applied(self, operator: Operator | None, why: str) -> bool:
        """Applies the operator if there is one; whether there was."""
        if operator is not None:
            self.apply(operator, why)
        return operator is not None

    def apply(self, operator: Operator, why: str) -> None:
        """Takes status, negation and announcement from an operator."""
        self.announced |= operator.announced
        self.weaken(operator.status, why)
        if operator.negated:
            self.turn(why)
