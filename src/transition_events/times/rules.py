"""The records of the rule files: rules, modifiers and joins, as they stand in `data/*.toml`."""

from __future__ import annotations

from typing import Any, Literal

import attrs

Example = tuple[str, str, str]  # text with the expected span in square brackets, anchor, expected value; "" is None


@attrs.frozen(kw_only=True)
class Rule:
    """One pattern and what makes a value of it. `kind` says with what other expressions it can join.

    The contexts list classes that the token beside the match must, or must not, belong to. A rule of kind "none"
    reads what is not a time ("Sun Belt"): longer than the match of another rule, it wins and yields nothing.
    """

    id: str
    kind: str
    pattern: str
    make: str = ""
    args: dict[str, Any] = attrs.field(factory=dict, hash=False)
    before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    trigger: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    negative: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Modifier:
    """Words beside an expression that belong to it and set its TIMEX3 mod."""

    id: str
    side: Literal["left", "right"]
    pattern: str
    mod: str
    kinds: tuple[str, ...]
    before: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    negative: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Join:
    """Two neighbouring expressions that are one: the smaller lies within the larger one, on the side `within`.

    `larger` lists the grains that the larger one may have; empty: any.
    """

    id: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    gap: str
    within: Literal["left", "right"]
    larger: tuple[str, ...] = ()
    examples: tuple[Example, ...]
    negative: tuple[str, ...] = ()


Record = Rule | Modifier | Join
