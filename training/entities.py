"""Entity annotations made to look like the pipeline's own sentences and words."""

from __future__ import annotations

import json
import lzma
import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})
ENDS = frozenset({".", "!", "?"})
CLOSERS = frozenset({'"', "”", "''", "’", ")"})
CURLY_TO_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word and its BIO tag."""

    text: str
    tag: str


def read(path: Path) -> list[list[Token]]:
    """The paragraphs of a BIO file (word, tab, tag; an empty line between paragraphs), compressed with xz or plain."""
    if path.suffix == ".xz":
        with lzma.open(path, "rt", encoding="utf8") as stream:
            return list(parse(stream.read()))
    return list(parse(path.read_text(encoding="utf8")))


def parse(text: str) -> Iterator[list[Token]]:
    """The paragraphs of a BIO text; addresses of web pages, which stand for headings there, are dropped."""
    for block in text.split("\n\n"):
        cells = [line.split("\t") for line in block.splitlines() if line.strip()]
        tokens = [Token(cell[0], cell[1] if len(cell) > 1 else "O") for cell in cells]
        tokens = [token for token in tokens if not token.text.startswith(("http://", "https://"))]
        if tokens:
            yield tokens


def join_clitics(tokens: Iterable[Token]) -> list[Token]:
    """An apostrophe and the "s" (or "re", "ve" ...) after it made one word; "don" and "’t" become "do" and "n’t"."""
    joined: list[Token] = []
    for token in tokens:
        before = joined[-1] if joined else None
        if before and before.text in {"’", "'"} and token.text in CLITICS and len(joined) > 1:
            joined[-1] = Token(before.text + token.text, token.tag if token.tag != "O" else before.tag)
            host = joined[-2]
            if token.text == "t" and host.text.lower().endswith("n") and len(host.text) > 2:
                joined[-2] = Token(host.text[:-1], host.tag)
                joined[-1] = Token(host.text[-1] + joined[-1].text, joined[-1].tag)
        else:
            joined.append(token)
    return joined


def split_sentences(tokens: list[Token]) -> list[list[Token]]:
    """A paragraph cut after full stops (with the quotation mark that closes there), never inside an entity."""
    sentences: list[list[Token]] = [[]]
    for index, token in enumerate(tokens):
        sentences[-1].append(token)
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        if after is None or after.tag.startswith("I-") or after.text in CLOSERS:
            continue
        last = token.text if token.text in ENDS else ""
        if token.text in CLOSERS and index and tokens[index - 1].text in ENDS:
            last = tokens[index - 1].text
        if last and (after.text[:1].isupper() or after.text[:1] in '"“‘'):
            sentences.append([])
    return [sentence for sentence in sentences if sentence]


def straight(tokens: Iterable[Token]) -> list[Token]:
    """Typographic quotation marks and apostrophes made straight."""
    return [Token(token.text.translate(CURLY_TO_STRAIGHT), token.tag) for token in tokens]


def merge_classes(tokens: Iterable[Token], merged: dict[str, str]) -> list[Token]:
    """Classes renamed; one renamed to "" is no entity at all."""

    def tag(old: str) -> str:
        prefix, _, name = old.partition("-")
        new = merged.get(name, name)
        return f"{prefix}-{new}" if new else "O"

    return [Token(token.text, tag(token.tag)) for token in tokens]


def prepared(paragraphs: Iterable[list[Token]]) -> list[list[Token]]:
    """Paragraphs as sentences of the pipeline's words."""
    return [sentence for tokens in paragraphs for sentence in split_sentences(join_clitics(tokens))]


def augmented(
    sentences: Iterable[list[Token]], straight_share: float, upper_share: float, seed: int
) -> list[list[Token]]:
    """Some sentences with straight quotation marks, and copies of a few in capitals."""
    rng = random.Random(seed)
    result: list[list[Token]] = []
    for sentence in sentences:
        result.append(straight(sentence) if rng.random() < straight_share else sentence)
        if rng.random() < upper_share:
            result.append([Token(token.text.upper(), token.tag) for token in sentence])
    return result


def write(sentences: Iterable[list[Token]], path: Path) -> None:
    """Stanza's JSON for its entity tagger."""
    data = [[{"text": token.text, "ner": token.tag} for token in sentence] for sentence in sentences]
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf8")
