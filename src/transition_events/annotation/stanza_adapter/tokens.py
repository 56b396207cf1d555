"""Stanza's tokenizer without its documents: paragraphs in, sentences of tokens with their offsets out.

The features of a character are computed once for each character of the alphabet, and a paragraph that is longer than
the model's window is read window by window whatever else is in the batch, so that its tokens never depend on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from stanza.models.tokenization.data import PER_CHAR_FEAT_FUNCS, POSITION_FEAT_FUNCS, WHITESPACE_RE
from stanza.models.tokenization.utils import MASK_RE

from transition_events.annotation.stanza_adapter.hyphens import with_hyphens_apart
from transition_events.annotation.stanza_adapter.recurrent import BothWays
from transition_events.annotation.stanza_adapter.sentences import Token, parted_at_quotations, with_phrases_whole
from transition_events.annotation.stanza_adapter.words import batches, padded

_WINDOW = 1000  # characters
_BATCH = 5000  # characters: their states fit into the cache
_SENTENCE_ENDS = (2, 4)
_MULTI_WORD = (3, 4)
_ONE_WORD = "its"  # though the web writes it for "it's"


class Tokenizer:
    """Tokens and sentences, as the tokenizer of a Stanza pipeline finds them."""

    def __init__(self, trainer: Any) -> None:
        self._model = trainer.model.eval()
        for name in ("rnn", "rnn2"):
            if BothWays.reads(getattr(self._model, name, None)):
                setattr(self._model, name, BothWays(getattr(self._model, name)))
        self._vocab = trainer.vocab
        self._features = [f for f in trainer.args["feat_funcs"] if f in PER_CHAR_FEAT_FUNCS]
        self._positions = [f for f in ("end_of_para", "start_of_para") if f in trainer.args["feat_funcs"]]
        self._rows: dict[str, tuple[int, ...]] = {}
        self._pad = self._vocab.unit2id("<PAD>")

    @staticmethod
    def reads(trainer: Any) -> bool:
        """Whether the trainer's model is one that this class reads: no dictionary, no character language model."""
        known = set(PER_CHAR_FEAT_FUNCS) | POSITION_FEAT_FUNCS
        settings = trainer.args
        plain = not (settings.get("use_dictionary") or settings.get("charlm_forward_file"))
        return plain and set(settings["feat_funcs"]) <= known and not settings.get("skip_newline")

    def sentences(self, paragraphs: Sequence[str]) -> list[list[list[Token]]]:
        """The sentences of each paragraph."""
        flat = [WHITESPACE_RE.sub(" ", paragraph).rstrip() for paragraph in paragraphs]
        kept = [_single_spaced(text) for text in flat]
        squeezed = ["".join(text[i] for i in at) for text, at in zip(flat, kept, strict=True)]
        marks = self._marks([self._encoded(text) for text in squeezed])
        rows = zip(squeezed, marks, kept, paragraphs, strict=True)
        return [self._ended(_sentences(text, _with_addresses(text, mark), at), whole) for text, mark, at, whole in rows]

    @staticmethod
    def _ended(sentences: Iterable[list[Token]], paragraph: str) -> list[list[Token]]:
        """The sentences of a paragraph, ended where they should be."""
        return parted_at_quotations(with_phrases_whole(map(with_hyphens_apart, sentences), paragraph))

    def _encoded(self, text: str) -> Any:
        """One row a character: its number, its features, and whether it ends or begins the paragraph."""
        for character in set(text) - self._rows.keys():
            features = (PER_CHAR_FEAT_FUNCS[name](character) for name in self._features)
            self._rows[character] = (self._vocab.unit2id(character), *features)
        width = 1 + len(self._features)
        table = np.zeros((len(text), width + len(self._positions)), dtype=np.int64)
        if text:
            table[:, :width] = [self._rows[character] for character in text]
            for column, name in enumerate(self._positions, width):
                table[-1 if name == "end_of_para" else 0, column] = 1
        return table

    def _marks(self, tables: list[Any]) -> list[Any]:
        """The class of each character: 0 goes on, 1 ends a token, 2 a sentence, 3 and 4 the same of several words."""
        found: list[list[Any]] = [[] for _ in tables]
        at = [0] * len(tables)
        todo = [number for number, table in enumerate(tables) if len(table)]
        while todo:
            windows = [self._window(tables[number], at[number]) for number in todo]
            left = []
            for number, marks in zip(todo, self._classes(windows), strict=True):
                rest = len(tables[number]) - at[number]
                size = min(rest, _WINDOW)
                if rest > _WINDOW:
                    ends = np.nonzero(np.isin(marks[:size], _SENTENCE_ENDS))[0]
                    size = int(ends[-1]) + 1 if len(ends) else size
                    left.append(number)
                found[number].append(marks[:size])
                at[number] += size
            todo = left
        return [np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64) for parts in found]

    def _window(self, table: Any, start: int) -> Any:
        """What the model sees of a paragraph from `start` on; past the paragraph's end stands one padding row."""
        window = table[start : start + _WINDOW]
        if start + _WINDOW < len(table):
            return window
        end = np.zeros((1, table.shape[1]), dtype=np.int64)
        end[0, 0] = self._pad
        return np.concatenate([window, end])

    def _classes(self, windows: list[Any]) -> list[Any]:
        lengths = [len(window) for window in windows]
        found: list[Any] = [None] * len(windows)
        for group in batches(lengths, _BATCH):
            sizes = [lengths[i] for i in group]
            batch = padded(np.concatenate([windows[i] for i in group]), sizes)
            scores = self._model(batch[:, :, 0], batch[:, :, 1:].float(), sizes)
            for i, marks in zip(group, scores.argmax(2).numpy(), strict=True):
                found[i] = marks[: lengths[i]]
        return found


def _single_spaced(text: str) -> Sequence[int]:
    """The places of the characters that stay when runs of spaces become one space."""
    if "  " not in text:
        return range(len(text))
    return [i for i, character in enumerate(text) if character != " " or i == 0 or text[i - 1] != " "]


def _with_addresses(text: str, marks: Any) -> Any:
    """The marks, with electronic addresses left whole and the paragraph's last character the end of a sentence."""
    if len(marks):
        marks[-1] = 4 if marks[-1] > 2 else 2
    for match in MASK_RE.finditer(text):
        start, end = match.span()
        marks[start : end - 1] = 0
        marks[end - 1] = marks[end - 1] or 1
    return marks


def _sentences(text: str, marks: Any, at: Sequence[int]) -> Iterator[list[Token]]:
    """The sentences of a paragraph by the marks of its characters; `at` leads to the characters' true places."""
    sentence: list[Token] = []
    begin = 0
    for last in np.nonzero(marks)[0].tolist():
        form = text[begin : last + 1].strip()
        if form:
            first = begin + text[begin : last + 1].index(form)
            mark = int(marks[last])
            several = mark in _MULTI_WORD and form.lower() != _ONE_WORD
            sentence.append(Token(form, at[first], at[first + len(form) - 1] + 1, several))
            if mark in _SENTENCE_ENDS:
                yield sentence
                sentence = []
        begin = last + 1
    if sentence:
        yield sentence
