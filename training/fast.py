"""The same mathematics in less time: what makes Stanza's trainers slow on a CPU, put right.

Three things take most of a training step there: PyTorch's backward pass through a packed LSTM (quadratic in the
length), Stanza's own packing of character representations (it copies the whole batch once a sentence), and drawing
dropout masks number by number. The replacements give the same values, and dropout with probabilities in 1/256ths.
They act while a model trains on a CPU, and only there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import torch
from stanza.models.common.char_model import CharacterModel
from stanza.models.common.packed_lstm import PackedLSTM
from stanza.models.common.utils import tensor_unsort
from torch import nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

_lstm: Callable[..., Any] = PackedLSTM.forward
_characters: Callable[..., Any] = CharacterModel.forward
_dropout: Callable[..., Any] = nn.Dropout.forward
_random = np.random.default_rng(0)


def packed_order(lengths: Sequence[int]) -> tuple[list[int], list[int]]:
    """For sequences laid end to end, longest first: where each packed element lies, and the batch sizes."""
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + length)
    order: list[int] = []
    sizes: list[int] = []
    for step in range(max(lengths, default=0)):
        live = [start + step for start, length in zip(starts, lengths, strict=False) if length > step]
        order += live
        sizes.append(len(live))
    return order, sizes


def _direction(x: Any, sizes: list[int], start: Any, weights: Sequence[Any], *, backwards: bool) -> Any:
    w_ih, w_hh, b_ih, b_hh = weights
    gates = torch.addmm(b_ih + b_hh, x, w_ih.t()).split(sizes)
    outputs: list[Any] = [None] * len(sizes)
    order = range(len(sizes) - 1, -1, -1) if backwards else range(len(sizes))
    h0, c0 = start
    h, c = h0[:0], c0[:0]
    for step in order:
        size, live = sizes[step], h.size(0)
        if size < live:
            h, c = h[:size], c[:size]
        elif size > live:
            h, c = torch.cat([h, h0[live:size]]), torch.cat([c, c0[live:size]])
        i, f, g, o = torch.addmm(gates[step], h, w_hh.t()).chunk(4, 1)
        c = torch.sigmoid(f) * c + torch.sigmoid(i) * torch.tanh(g)
        h = torch.sigmoid(o) * torch.tanh(c)
        outputs[step] = h
    return torch.cat(outputs)


def lstm_forward(self: Any, input: Any, lengths: Any, hx: Any = None) -> Any:  # noqa: A002 - the name it replaces
    """`PackedLSTM.forward`, with a backward pass linear in the length. The final states are not computed."""
    lstm = self.lstm
    simple = isinstance(lstm, nn.LSTM) and lstm.num_layers == 1 and not self.pad and hx is not None
    if not (simple and self.training and isinstance(input, PackedSequence) and input.data.device.type == "cpu"):
        return _lstm(self, input, lengths, hx)
    sizes = input.batch_sizes.tolist()
    weights = lstm._flat_weights
    outputs = [
        _direction(input.data, sizes, (hx[0][d], hx[1][d]), weights[4 * d : 4 * d + 4], backwards=d == 1)
        for d in range(2 if lstm.bidirectional else 1)
    ]
    data = torch.cat(outputs, 1)
    return PackedSequence(data, input.batch_sizes, input.sorted_indices, input.unsorted_indices), hx


def characters_forward(self: Any, chars: Any, mask: Any, order: Any, sentence_lengths: Any, word_lengths: Any) -> Any:
    """`CharacterModel.forward` with sums and packing by index."""
    if not (self.training and self.attn and not self.pad and chars.device.type == "cpu"):
        return _characters(self, chars, mask, order, sentence_lengths, word_lengths)
    embedded = self.dropout(self.char_emb(chars))
    count = embedded.size(0)
    packed = pack_padded_sequence(embedded, word_lengths, batch_first=True)
    start = (self.charlstm_h_init.expand(-1, count, -1), self.charlstm_c_init.expand(-1, count, -1))
    data = self.charlstm(packed, word_lengths, hx=start)[0].data
    data = data * torch.sigmoid(self.char_attn(self.dropout(data)))
    rows = torch.cat([torch.arange(size) for size in packed.batch_sizes.tolist()])
    words = tensor_unsort(data.new_zeros(count, data.size(1)).index_add(0, rows, data), order)
    index, sizes = packed_order(list(sentence_lengths))
    return PackedSequence(words[torch.tensor(index)], torch.tensor(sizes))


def dropout_forward(self: Any, x: Any) -> Any:
    """`nn.Dropout.forward`, its mask from random bytes."""
    if not self.training or not 0 < self.p < 1 or x.device.type != "cpu":
        return _dropout(self, x)
    threshold = round(self.p * 256)
    drawn = torch.from_numpy(_random.integers(0, 256, size=x.numel(), dtype=np.uint8)).view(x.shape)
    return x * drawn.ge(threshold).to(x.dtype).mul_(256 / (256 - threshold))


def install(seed: int) -> None:
    """Put the replacements in place for this process."""
    global _random
    _random = np.random.default_rng(seed)
    PackedLSTM.forward = lstm_forward
    CharacterModel.forward = characters_forward
    nn.Dropout.forward = dropout_forward
