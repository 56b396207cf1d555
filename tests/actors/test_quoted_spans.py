"""The first look at quotation marks, which pronouns need before any statement is known."""

from __future__ import annotations

import pytest

from transition_events.actors.quotes import Quotes
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.model import Span


def document(text: str) -> Document:
    """Words split at spaces; one sentence and one paragraph a line."""
    sentences, offset = [], 0
    for paragraph, line in enumerate(text.split("\n")):
        words = []
        for number, form in enumerate(line.split(), 1):
            start = text.index(form, offset)
            offset = start + len(form)
            words.append(Word(id=number, text=form, lemma=form, upos="X", span=Span(start, offset)))
        sentences.append(Sentence(words=tuple(words), paragraph=paragraph))
    return Document(text=text, sentences=tuple(sentences))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("He said “ we won ” today", ["“ we won ”"]),
        ('" We won , " he said . " We did . "', ['" We won , "', '" We did . "']),
        ("'' We won , '' he said", ["'' We won , ''"]),
        ("a ``great day'' for all", ["``great day''"]),
        ('the "sick" joke', ['"sick"']),
        ("“ We won .\nHe left", ["“ We won ."]),
        ("the voters ’ choice", []),
    ],
)
def test_what_is_quoted(text: str, quoted: list[str]) -> None:
    quotes = Quotes(document(text))
    assert [span.of(text) for span in quotes.spans] == quoted
    for number, span in enumerate(quotes.spans):
        assert quotes.at(span.start) == number
        assert quotes.at(span.end) != number
