"""Words as numbers: what the tagger, the parser and the entity tagger see of each, computed once a word.

A word's vector of characters depends on its letters alone, so each model keeps the vectors of the words that it met.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.utils import EXCLAM_RE, QUESTION_RE
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence

# How many words each model remembers before it begins anew: vectors of 128 numbers for three models make 30 MB.
KEPT = 20_000
_MARKS = frozenset("?？︖﹖⁇!！︕﹗‼")


def batches(lengths: Sequence[int], size: int) -> Iterator[list[int]]:
    """Numbers of sequences, longest first, in groups that take at most `size` places when padded (or are one)."""
    order = sorted(range(len(lengths)), key=lambda i: -lengths[i])
    start = 0
    while start < len(order):
        count = max(1, size // max(lengths[order[start]], 1))
        yield order[start : start + count]
        start += count


def padded(flat: Any, lengths: Sequence[int]) -> Any:
    """Rows that lie end to end as one tensor with a sequence in each row, zeros after its end."""
    real = np.arange(max(lengths)) < np.asarray(lengths)[:, None]
    table = np.zeros((*real.shape, *flat.shape[1:]), dtype=flat.dtype)
    table[real] = flat
    return torch.from_numpy(table)


class Characters(nn.Module):  # type: ignore[misc]
    """Stands in for a model's character layer: the same vectors, looked up by the number of the word.

    `numbers` gives words their numbers; calling the layer with a batch of numbers gives the vectors, packed.
    """

    def __init__(self, layer: Any, encode: Callable[[str], list[int]]) -> None:
        super().__init__()
        self._layer = layer.eval()
        self._encode = encode
        self._vectors: Any = None
        self._numbers: dict[str, int] = {}

    def numbers(self, words: Sequence[str]) -> list[int]:
        """The number of each word, good until the next call."""
        if len(self._numbers) > KEPT:
            self._numbers, self._vectors = {}, None
        known = self._numbers
        new = [word for word in dict.fromkeys(words) if word not in known]
        if new:
            vectors = self._read(new)
            self._vectors = vectors if self._vectors is None else torch.cat([self._vectors, vectors])
            known.update(zip(new, range(len(known), len(known) + len(new)), strict=True))
        return [known[word] for word in words]

    def _read(self, words: Sequence[str]) -> Any:
        """One row a word, in order."""
        spelled = [self._encode(word) for word in words]
        rows: list[Any] = [None] * len(words)
        for group in batches([len(s) for s in spelled], 8192):
            lengths = [len(spelled[i]) for i in group]
            letters = padded(np.concatenate([np.asarray(spelled[i]) for i in group]), lengths)
            vectors = self._layer(letters, None, list(range(len(group))), [len(group)], lengths).data
            for i, vector in zip(group, vectors, strict=True):
                rows[i] = vector
        return torch.stack(rows)

    def forward(self, numbers: Any, _mask: Any, _order: Any, lengths: Sequence[int], _word_lengths: Any) -> Any:
        """Called by Stanza's model in place of its character layer, with numbers (N, L) where it has characters."""
        return pack_padded_sequence(self._vectors[numbers], list(lengths), batch_first=True)


class Lexicon:
    """The numbers that a tagger or a parser knows a word by: in its own vocabulary and in the word vectors'."""

    def __init__(self, vocab: Any, vectors: Any) -> None:
        self._word, self._character, self._vectors = vocab["word"], vocab["char"], vectors.vocab
        self._known: dict[str, tuple[int, int]] = {}

    def ids(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Both numbers of each word."""
        if len(self._known) > KEPT:
            self._known = {}
        for word in set(words) - self._known.keys():
            form = plain_mark(word)
            self._known[word] = (self._word.unit2id(form), self._vectors.unit2id(form.lower()))
        return [self._known[word] for word in words]

    def letters(self, word: str) -> list[int]:
        """The numbers of a word's characters."""
        return [self._character.unit2id(character) for character in plain_mark(word)]


def plain_mark(word: str) -> str:
    """A question or exclamation mark for a run of them, as Stanza's tagger and parser read it; any other word as is."""
    return EXCLAM_RE.sub("!", QUESTION_RE.sub("?", word)) if word[-1:] in _MARKS else word
