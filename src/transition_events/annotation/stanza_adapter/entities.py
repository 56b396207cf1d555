"""Stanza's entity tagger without its documents: words in, spans of words with their classes out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.vocab import PAD_ID, VOCAB_PREFIX_SIZE
from stanza.models.ner.trainer import fix_singleton_tags
from stanza.models.ner.utils import decode_from_bioes
from torch import nn

from transition_events.annotation.stanza_adapter.repeats import Repeating
from transition_events.annotation.stanza_adapter.tags import reads_words
from transition_events.annotation.stanza_adapter.words import KEPT, Characters, batches, padded

_BATCH = 2500  # words
_UNUSED = ("wordchars_mask", "word_orig_idx", "wordlens", "chars", "charoffsets", "charlens", "char_orig_idx")


class EntityTagger:
    """Finds names, sentence by sentence, as the entity tagger of a Stanza pipeline does."""

    def __init__(self, trainer: Any) -> None:
        self._model = trainer.model.eval()
        self._vocab = trainer.vocab
        self._lower = trainer.args.get("lowercase", True)
        self._known: dict[int, dict[str, int]] = {}
        tags = self._vocab["tag"]
        self._tags = [tags.unmap([(i,)])[0][0] for i in range(VOCAB_PREFIX_SIZE, tags.lens()[0])]
        self._moves = self._model.crits[0]._transitions.detach().numpy()
        if not isinstance(self._model.charmodel, Characters):
            self._model.charmodel = Characters(self._model.charmodel, self._letters)
            self._model.taggerlstm = Repeating.of(self._model.taggerlstm)
        self._model.extract_static_embeddings = self._numbers
        self._model.crits = nn.ModuleList([_NoLoss()])

    @staticmethod
    def reads(trainer: Any) -> bool:
        """Whether the trainer's model is one that this class reads."""
        return reads_words(trainer.args) and trainer.model.num_output_layers == 1

    def entities(self, sentences: Sequence[Sequence[str]]) -> list[list[tuple[int, int, str]]]:
        """The entities of each sentence: first word, last word (both counted from 0) and class."""
        lengths = [len(sentence) for sentence in sentences]
        found: list[list[tuple[int, int, str]]] = [[] for _ in sentences]
        for group in batches(lengths, _BATCH):
            sizes = [lengths[i] for i in group]
            forms = [word for i in group for word in sentences[i]]
            numbers = padded(np.asarray(self._model.charmodel.numbers(forms)), sizes)
            self._model.taggerlstm.kinds = numbers
            _, logits, _ = self._model(
                sentences=[sentences[i] for i in group],
                wordchars=numbers,
                tags=torch.zeros((*numbers.shape, 1), dtype=torch.long),
                sentlens=sizes,
                **dict.fromkeys(_UNUSED),
            )
            for i, path in zip(group, best_paths(logits[0].numpy(), self._moves, sizes), strict=True):
                tags = [self._tags[max(tag - VOCAB_PREFIX_SIZE, 0)] for tag in path]
                if set(tags) != {"O"}:
                    decoded = decode_from_bioes(fix_singleton_tags(tags))
                    found[i] = [(e["start"], e["end"], e["type"]) for e in decoded]
        return found

    def _letters(self, word: str) -> list[int]:
        return [self._vocab["char"].unit2id(character) for character in word]

    def _numbers(self, _settings: Any, sentences: Sequence[Sequence[str]], vocab: Any) -> tuple[Any, Any]:
        """Called by Stanza's model: the words' numbers in a vocabulary, padded, and where there is no word."""
        known = self._known.setdefault(id(vocab), {})
        if len(known) > KEPT:
            known.clear()
        forms = [word.lower() if self._lower else word for sentence in sentences for word in sentence]
        for form in set(forms) - known.keys():
            known[form] = vocab.unit2id(form)
        numbers = padded(np.asarray([known[form] for form in forms]), [len(sentence) for sentence in sentences])
        return numbers, numbers == PAD_ID


class _NoLoss(nn.Module):  # type: ignore[misc]
    """In place of the loss, which costs a step for every word, and which nobody asks for here."""

    def forward(self, *_: Any) -> tuple[float, None]:
        return 0.0, None


def best_paths(scores: Any, moves: Any, lengths: Sequence[int]) -> list[list[int]]:
    """The best tag sequence of each sentence (Viterbi).

    `scores` (N, L, K) are those of each tag for each word, sentences longest first, `moves` (K, K) those of a tag after
    another.
    """
    longest = lengths[0]
    live = [sum(length > step for length in lengths) for step in range(longest)]
    best = scores[:, 0].copy()
    back = np.zeros((longest, *best.shape), dtype=np.int64)
    for step in range(1, longest):
        rows = live[step]
        totals = best[:rows, :, None] + moves
        back[step, :rows] = totals.argmax(1)
        best[:rows] = scores[:rows, step] + totals.max(1)
    last = best.argmax(1).tolist()
    paths = []
    for row, length in enumerate(lengths):
        path = [last[row]]
        for step in range(length - 1, 0, -1):
            path.append(int(back[step, row, path[-1]]))
        paths.append(path[::-1])
    return paths
