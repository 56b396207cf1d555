"""CoNLL-U sentences as plain values: read, written, changed without surprises."""

from __future__ import annotations

import lzma
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

FORM, LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS, MISC = range(9)


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a sentence: its id ("3", or "3-4" for a multi-word token) and the nine columns after it."""

    id: str
    columns: tuple[str, ...]

    @property
    def is_word(self) -> bool:
        """Whether it is a syntactic word, not the range of a multi-word token."""
        return self.id.isdigit()

    @property
    def form(self) -> str:
        """The word as it stands in the text."""
        return self.columns[FORM]

    def with_columns(self, changes: Mapping[int, str]) -> Row:
        """The same line with some columns replaced."""
        columns = list(self.columns)
        for index, value in changes.items():
            columns[index] = value
        return replace(self, columns=tuple(columns))


@dataclass(frozen=True, slots=True)
class Sentence:
    """The comments and lines of one sentence; empty nodes and enhanced dependencies are left out."""

    comments: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def words(self) -> tuple[Row, ...]:
        """The syntactic words."""
        return tuple(row for row in self.rows if row.is_word)

    @property
    def text(self) -> str:
        """The raw text, from the tokens and their SpaceAfter."""
        return "".join(form + space for form, space in tokens(self)).strip()

    def comment(self, key: str) -> str | None:
        """The value of the comment `# key = value`; "" for a bare `# key`, None where there is none."""
        for line in self.comments:
            name, _, value = line.removeprefix("#").partition("=")
            if name.strip() == key:
                return value.strip()
        return None

    def with_rows(self, rows: Iterable[Row]) -> Sentence:
        """The same sentence with other lines, its `# text` made again."""
        changed = replace(self, rows=tuple(rows))
        comments = tuple(line for line in self.comments if not line.startswith("# text ="))
        return replace(changed, comments=(*comments, f"# text = {changed.text}"))


def tokens(sentence: Sentence) -> Iterator[tuple[str, str]]:
    """Surface tokens (a multi-word token is one), each with the space that follows it."""
    covered = 0
    for row in sentence.rows:
        if row.is_word and int(row.id) <= covered:
            continue
        if not row.is_word:
            covered = int(row.id.partition("-")[2])
        yield row.form, "" if "SpaceAfter=No" in row.columns[MISC].split("|") else " "


def parse(text: str) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U text."""
    for block in text.split("\n\n"):
        comments: list[str] = []
        rows: list[Row] = []
        for line in block.splitlines():
            if line.startswith("#"):
                comments.append(line)
            elif line.strip():
                cells = line.split("\t")
                if len(cells) != 10:
                    raise ValueError(f"a CoNLL-U line has ten columns: {line!r}")
                if "." in cells[0]:
                    continue
                cells[1 + DEPS] = "_"
                rows.append(Row(cells[0], tuple(cells[1:])))
        if rows:
            yield Sentence(tuple(comments), tuple(rows))


def read(path: Path) -> list[Sentence]:
    """The sentences of a file, compressed with xz or plain."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf8") as stream:
            return list(parse(stream.read()))
    return list(parse(path.read_text(encoding="utf8")))


def render(sentence: Sentence) -> str:
    """One sentence as CoNLL-U, with the empty line that closes it."""
    lines = [*sentence.comments, *("\t".join((row.id, *row.columns)) for row in sentence.rows)]
    return "\n".join(lines) + "\n\n"


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write a file whole: what is half written never stands under its name."""
    partial = path.with_suffix(path.suffix + ".part")
    with partial.open("w", encoding="utf8") as stream:
        for sentence in sentences:
            stream.write(render(sentence))
    partial.replace(path)
