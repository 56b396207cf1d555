"""CoNLL-U to our Document, so that every rule can be tried on a small hand-written parse without a model.

Offsets are into the text that the words spell out: joined by single spaces, without one after ``SpaceAfter=No``;
sentences are joined by a space, or by a blank line where a ``# newpar`` comment stands. Entities are given in MISC
as ``NER=B-Person``, ``NER=I-Person``.
"""

from __future__ import annotations

from transition_events.annotation.document import Document, Entity, Sentence, Word
from transition_events.errors import InputError
from transition_events.model import Span


def read_conllu(source: str) -> Document:
    """Builds a Document from CoNLL-U; raises `InputError` naming the first line that breaks the format."""
    text, sentences, paragraph = "", [], 0
    for block in source.strip().split("\n\n"):
        rows = [line for line in block.splitlines() if line.strip()]
        if any(row.startswith("# newpar") for row in rows) and text:
            text, paragraph = text.rstrip() + "\n\n", paragraph + 1
        words, tags, text = _read_words([r for r in rows if not r.startswith("#")], text)
        sentences.append(Sentence(words=words, entities=_entities(words, tags, text), paragraph=paragraph))
    return Document(text=text.rstrip(), sentences=tuple(sentences))


def _read_words(rows: list[str], text: str) -> tuple[tuple[Word, ...], list[str], str]:
    words: list[Word] = []
    tags: list[str] = []
    token_end, token_space = 0, True
    for row in rows:
        columns = row.split("\t") if "\t" in row else row.split()
        if len(columns) != 10:
            raise InputError(f"not a CoNLL-U line (10 columns): {row!r}")
        number, form, lemma, upos, xpos, feats, head, deprel, _, misc = columns
        if "." in number:
            continue
        space = "SpaceAfter=No" not in misc
        if "-" in number:
            token_end, token_space = int(number.partition("-")[2]), space
            continue
        start = len(text)
        text += form
        words.append(
            Word(
                id=int(number),
                text=form,
                lemma=lemma,
                upos=upos,
                xpos="" if xpos == "_" else xpos,
                feats=read_feats(feats),
                head=int(head),
                deprel=deprel,
                span=Span(start, len(text)),
            )
        )
        tags.append(next((m[4:] for m in misc.split("|") if m.startswith("NER=")), "O"))
        inside = int(number) < token_end
        text += " " if not inside and (token_space if int(number) == token_end else space) else ""
    return tuple(words), tags, text


def read_feats(column: str | None) -> tuple[tuple[str, str], ...]:
    """The FEATS column ("Mood=Ind|Tense=Past") as pairs."""
    if not column or column == "_":
        return ()
    return tuple((k, v) for k, _, v in (pair.partition("=") for pair in column.split("|")))


def _entities(words: tuple[Word, ...], tags: list[str], text: str) -> tuple[Entity, ...]:
    spans: list[tuple[str, int, int]] = []
    for word, tag in zip(words, tags, strict=True):
        mark, _, kind = tag.partition("-")
        if mark == "I" and spans:
            spans[-1] = (spans[-1][0], spans[-1][1], word.span.end)
        elif mark in ("B", "I"):
            spans.append((kind, word.span.start, word.span.end))
    return tuple(Entity(span=Span(a, b), text=text[a:b], type=kind) for kind, a, b in spans)
