"""The pattern language of the rules, and its compilation to regular expressions over strings of word classes.

    month day (',' year)?          classes in sequence; an optional group
    'the'? ('next' | coming) unit  quoted words; alternatives
    ('''s' | 'of')                 an apostrophe within quotes is doubled
    number{1,3}                    bounded repetition (there is no unbounded one: matching is linear in the text)

A name stands for a class of the lexicon, for a shape of digits, or for a macro, a pattern with a name of its own.
Each name captures what it matched: `Pattern.groups` lists the groups in which a name may be found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import reduce

import attrs

from transition_events.errors import RecordError

_LEXER = re.compile(
    r"\s*(?:'(?P<word>''[a-z]+|''?|[^']+)'|(?P<name>[A-Za-z_]\w*)|(?P<bound>\{\d+,\d+\})|(?P<mark>[()|?]))"
)
Lookup = Callable[[str], str]


@attrs.frozen
class Pattern:
    """A compiled pattern: how it can start, and in which groups each of its names is captured.

    `first` and `second` are the characters of the words that it can begin with; `single`: it can be one word alone.
    """

    regex: re.Pattern[str]
    first: frozenset[str]
    second: frozenset[str]
    single: bool
    groups: dict[str, tuple[str, ...]] = attrs.field(hash=False)


@attrs.frozen
class Heads:
    """How a piece of a pattern can begin: its first and second words, and whether it can be empty or one word."""

    empty: bool = True
    single: bool = False
    first: frozenset[str] = frozenset()
    second: frozenset[str] = frozenset()

    def then(self, other: Heads) -> Heads:
        """The heads of this piece with the other one after it."""
        second = self.second | (other.first if self.single else _NONE) | (other.second if self.empty else _NONE)
        return Heads(
            empty=self.empty and other.empty,
            single=(self.single and other.empty) or (self.empty and other.single),
            first=self.first | (other.first if self.empty else _NONE),
            second=second,
        )

    def either(self, other: Heads) -> Heads:
        """The heads of one of the two pieces."""
        return Heads(
            empty=self.empty or other.empty,
            single=self.single or other.single,
            first=self.first | other.first,
            second=self.second | other.second,
        )


_NONE: frozenset[str] = frozenset()


class Node:
    """A piece of a pattern. `name` is a class, a quoted word, or the name of the macro that it was written as."""

    def __init__(self, kind: str, name: str = "", parts: tuple[Node, ...] = (), bound: str = "") -> None:
        self.kind, self.name, self.parts, self.bound = kind, name, parts, bound

    def atoms(self) -> Iterator[str]:
        """The classes and quoted words in it."""
        if self.kind == "atom":
            yield self.name
        for part in self.parts:
            yield from part.atoms()

    def heads(self) -> Heads:
        """How it can begin."""
        if self.kind == "atom":
            return Heads(empty=False, single=True, first=frozenset((self.name,)))
        parts = [part.heads() for part in self.parts]
        if self.kind == "either":
            return reduce(Heads.either, parts)
        if self.kind == "repeat":
            least, most = (0, 1) if self.bound == "?" else (int(n) for n in self.bound[1:-1].split(","))
            parts = [parts[0] if n < least else parts[0].either(Heads()) for n in range(most)]
        return reduce(Heads.then, parts, Heads())

    def regex(self, lookup: Lookup, groups: dict[str, list[str]]) -> str:
        """Its regular expression; every name becomes a group, listed in `groups`."""
        body = "(?:" + ("|" if self.kind == "either" else "").join(p.regex(lookup, groups) for p in self.parts) + ")"
        if self.kind == "atom":
            body = f"[{lookup(self.name)}]"
        if self.kind == "repeat":
            return body + self.bound
        if self.name and not self.name.startswith("'"):
            group = f"{self.name}_{sum(map(len, groups.values()))}"
            groups.setdefault(self.name, []).append(group)
            return f"(?P<{group}>{body})"
        return body


def parse(source: str, macros: dict[str, Node]) -> Node:
    """Reads a pattern; raises `RecordError` naming it where its syntax is wrong."""
    pieces: list[tuple[str, str]] = []
    place = 0
    while source[place:].strip():
        match = _LEXER.match(source, place)
        if not match or match.lastgroup is None:
            raise RecordError(f"pattern {source!r}: can't read {source[place:]!r}")
        pieces.append((match.lastgroup, match[match.lastgroup]))
        place = match.end()
    node, rest = _either(pieces, macros)
    if rest:
        raise RecordError(f"pattern {source!r}: unbalanced at {rest[0][1]!r}")
    return node


def _either(pieces: list[tuple[str, str]], macros: dict[str, Node]) -> tuple[Node, list[tuple[str, str]]]:
    branches: list[Node] = []
    while True:
        items: list[Node] = []
        while pieces and pieces[0] not in (("mark", ")"), ("mark", "|")):
            item, pieces = _item(pieces, macros)
            items.append(item)
        branches.append(Node("sequence", parts=tuple(items)))
        if not pieces or pieces[0] != ("mark", "|"):
            break
        pieces = pieces[1:]
    return (branches[0] if len(branches) == 1 else Node("either", parts=tuple(branches))), pieces


def _item(pieces: list[tuple[str, str]], macros: dict[str, Node]) -> tuple[Node, list[tuple[str, str]]]:
    (kind, text), pieces = pieces[0], pieces[1:]
    if kind == "word":
        word = text.replace("''", "'").lower()
        node = Node("atom", f"'{word}'")
    elif kind == "name":
        macro = macros.get(text)
        node = Node("sequence", text, (macro,)) if macro else Node("atom", text)
    elif text == "(":
        node, pieces = _either(pieces, macros)
        if not pieces or pieces[0] != ("mark", ")"):
            raise RecordError("pattern: a bracket is not closed")
        pieces = pieces[1:]
    else:
        raise RecordError(f"pattern: unexpected {text!r}")
    if pieces and (pieces[0][0] == "bound" or pieces[0] == ("mark", "?")):
        node, pieces = Node("repeat", parts=(node,), bound=pieces[0][1]), pieces[1:]
    return node, pieces


def build(
    node: Node, lookup: Lookup, *, before: str = "", not_before: str = "", after: str = "", not_after: str = ""
) -> Pattern:
    """Compiles a parsed pattern. The contexts are sets of characters.

    One token beside the match must be of the set, or must not; the end of the text is as good as a token of `after`.
    """
    groups: dict[str, list[str]] = {}
    body = node.regex(lookup, groups)
    context = [f"(?<=[{before}])" if before else "", f"(?<![{not_before}])" if not_before else "", body]
    context += [f"(?=[{after}]|$)" if after else "", f"(?![{not_after}])" if not_after else ""]
    heads = node.heads()
    first, second = (frozenset("".join(map(lookup, names))) for names in (heads.first, heads.second))
    regex = re.compile("".join(context))
    return Pattern(regex, first, second, heads.single, {k: tuple(v) for k, v in groups.items()})
