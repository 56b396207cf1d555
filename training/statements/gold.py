"""The attributions of PolNeAR (Newell et al., LREC 2018), from its brat standoff, in words of our documents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import attrs

from transition_events.annotation.document import Document
from transition_events.model import Span
from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout

_MENTION = re.compile(r"(?m)^(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)\t")
_EVENT = re.compile(r"(?m)^(E\d+)\t(.*)$")


@attrs.frozen
class Gold:
    """One attribution as annotated: ranges of words, and the head of the cue."""

    head: int
    cue: Range
    source: Range | None
    contents: tuple[Range, ...]
    words: frozenset[int]


def read_standoff(path: Path) -> list[dict[str, list[Span]]]:
    """The attributions of a file as spans by role ("source", "cue", "content"); those without content are left out."""
    raw = path.read_text(encoding="utf-8")
    mentions = {m[1]: [Span(*map(int, part.split())) for part in m[3].split(";")] for m in _MENTION.finditer(raw)}
    found = []
    for event in _EVENT.finditer(raw):
        roles: dict[str, list[Span]] = {"source": [], "cue": [], "content": []}
        for argument in event[2].split():
            role, _, mention = argument.partition(":")
            name = role.rstrip("0123456789").lower()
            if name in roles:
                roles[name] += mentions.get(mention, [])
        if roles["content"] and roles["cue"]:
            found.append({name: sorted(spans) for name, spans in roles.items()})
    return found


def articles(root: Path, documents: dict[str, Document]) -> Iterator[tuple[str, Layout, list[Gold]]]:
    """Each article of the corpus that the cache holds, laid out, with its attributions by the first annotator."""
    for text in sorted((root / "text").glob("*.txt")):
        name = text.stem
        files = sorted((root / "attributions").glob(f"{name}_????.ann"))
        if name in documents and files:
            layout = Layout(documents[name])
            rows = [in_words(layout, roles) for roles in read_standoff(files[0])]
            yield name, layout, [row for row in rows if row]


def in_words(layout: Layout, roles: dict[str, list[Span]]) -> Gold | None:
    """An attribution given in spans by role; None where no word of a cue or of a content is left."""
    cue = _range(layout, roles["cue"])
    if cue is None:
        return None
    inside = {i for span in roles["content"] for i in layout.words_of(span)}
    runs = list(_runs(layout, inside))
    if not runs:
        return None
    head = cue_head(layout, cue)
    return Gold(head, cue, _range(layout, roles["source"]), tuple(runs), frozenset(inside))


def cue_head(layout: Layout, cue: Range) -> int:
    """The word that heads a cue: its topmost if that is a verb, else its first verb, else its topmost."""
    p, q = cue
    tops = [i for i in range(p, q + 1) if not p <= layout.head[i] <= q and layout.upos[i] != "PUNCT"] or [q]
    verbs = [i for i in range(p, q + 1) if layout.upos[i] == "VERB"]
    return next((i for i in tops if layout.upos[i] == "VERB"), verbs[0] if verbs else tops[0])


def _range(layout: Layout, spans: list[Span]) -> Range | None:
    words = [i for span in spans for i in layout.words_of(span)]
    return (min(words), max(words)) if words else None


def _runs(layout: Layout, inside: set[int]) -> Iterator[Range]:
    """Maximal runs of words, broken where one quotation ends and the next begins."""
    start = previous = None
    for i in sorted(inside):
        if start is None:
            start = i
        elif i != previous + 1 or (
            layout.opens[i] and layout.quote[i - 1] >= 0 and layout.quote[i - 1] != layout.quote[i]
        ):
            yield start, previous
            start = i
        previous = i
    if start is not None and previous is not None:
        yield start, previous
