"""One attribution as the stage decides on it, in numbers of words."""

from __future__ import annotations

from functools import cached_property

import attrs

from transition_events.statements.contents import Range


@attrs.frozen(kw_only=True, slots=False)
class Attribution:
    """The head of the cue, its reach, the contents in order, and the source with its head.

    The three probabilities say how sure each decision was by itself: that the word is a cue, that this is its
    content, that this (or nothing) is its source.
    """

    head: int
    cue: Range
    contents: tuple[Range, ...]
    source: Range | None = None
    source_head: int | None = None
    probability: float = 1.0
    content_probability: float = 1.0
    source_probability: float = 1.0

    @cached_property
    def inside(self) -> frozenset[int]:
        """The words of the content."""
        return frozenset(i for p, q in self.contents for i in range(p, q + 1))

    def shares(self, other: Attribution) -> float:
        """How much of the content the two have in common (Jaccard)."""
        return len(self.inside & other.inside) / len(self.inside | other.inside)
