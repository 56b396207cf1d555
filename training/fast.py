"""The same mathematics in less time: what makes Stanza's trainers slow on a CPU, put right.

Four things take most of a training step there: PyTorch's backward pass through a packed LSTM (quadratic in the
length), Stanza's own packing of character representations (it copies the whole batch once a sentence), drawing
dropout masks number by number, and scoring the relation of every pair of words where only a word and its head count.
The replacements give the same values, and dropout with probabilities in 1/256ths.
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
from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
from stanza.models.depparse.model import GraphParser
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

_lstm: Callable[..., Any] = PackedLSTM.forward
_plain: Callable[..., Any] = nn.LSTM.forward
_characters: Callable[..., Any] = CharacterModel.forward
_dropout: Callable[..., Any] = nn.Dropout.forward
_parser: Callable[..., Any] = GraphParser.forward
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


def sequence_lengths(sizes: Sequence[int]) -> list[int]:
    """The lengths of the sequences, longest first, that a pack of these batch sizes holds."""
    return [sum(size > row for size in sizes) for row in range(sizes[0] if sizes else 0)]


def last_rows(steps: Any, sizes: Sequence[int]) -> Any:
    """Where, in packed order, sequence i has its element number `steps[i]`."""
    starts = torch.tensor([0, *sizes]).cumsum(0)
    return starts[steps] + torch.arange(len(steps))


def _direction(x: Any, sizes: list[int], start: Any, weights: Sequence[Any], *, backwards: bool) -> Any:
    w_ih, w_hh, b_ih, b_hh = weights
    gates = torch.addmm(b_ih + b_hh, x, w_ih.t()).split(sizes)
    outputs: list[Any] = [None] * len(sizes)
    cells: list[Any] = [None] * len(sizes)
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
        outputs[step], cells[step] = h, c
    last = torch.tensor([0 if backwards else length - 1 for length in sequence_lengths(sizes)])
    final = last_rows(last, sizes)
    states, cell_states = torch.cat(outputs), torch.cat(cells)
    return states, states[final], cell_states[final]


def lstm_forward(self: Any, inputs: Any, lengths: Any, hx: Any = None) -> Any:
    """`PackedLSTM.forward`, with a backward pass linear in the length."""
    lstm = self.lstm
    simple = isinstance(lstm, nn.LSTM) and lstm.num_layers == 1 and not self.pad and hx is not None
    if not (simple and self.training and isinstance(inputs, PackedSequence) and inputs.data.device.type == "cpu"):
        return _lstm(self, inputs, lengths, hx)
    return _both_directions(lstm, inputs, hx)


def packed_forward(self: Any, inputs: Any, hx: Any = None) -> Any:
    """`nn.LSTM.forward` over a packed input (the tokenizer's one layer), with a backward pass linear in the length."""
    simple = self.num_layers == 1 and hx is None and self.training
    if not (simple and isinstance(inputs, PackedSequence) and inputs.data.device.type == "cpu"):
        return _plain(self, inputs, hx)
    zero = inputs.data.new_zeros(2, int(inputs.batch_sizes[0]), self.hidden_size)
    return _both_directions(self, inputs, (zero, zero))


def _both_directions(lstm: Any, inputs: Any, hx: Any) -> Any:
    sizes = inputs.batch_sizes.tolist()
    weights = lstm._flat_weights
    outputs = [
        _direction(inputs.data, sizes, (hx[0][d], hx[1][d]), weights[4 * d : 4 * d + 4], backwards=d == 1)
        for d in range(2 if lstm.bidirectional else 1)
    ]
    data = torch.cat([states for states, _, _ in outputs], 1)
    final = (torch.stack([h for _, h, _ in outputs]), torch.stack([c for _, _, c in outputs]))
    return PackedSequence(data, inputs.batch_sizes, inputs.sorted_indices, inputs.unsorted_indices), final


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


def arc_relations(scorer: Any, dependents: Any, heads: Any, index: Any, real: Any) -> Any:
    """Relation scores of each real word with its one head, as `scorer` gives them for all pairs.

    `dependents` (N, L, D) and `heads` (N, L + 1, D) are the words' states, `index` (N, L) the heads, `real` a mask.
    """
    a = scorer.dropout(scorer.hidden_func(scorer.W1(dependents)))[real]
    b = scorer.dropout(scorer.hidden_func(scorer.W2(heads)))
    b = b.gather(1, index.unsqueeze(2).expand(-1, -1, b.size(2)))[real]
    a = torch.cat([a, a.new_ones(len(a), 1)], 1)
    b = torch.cat([b, b.new_ones(len(b), 1)], 1)
    weight = scorer.scorer.W_bilin.weight
    inner = (a @ weight.view(weight.size(0), -1)).view(len(a), weight.size(1), weight.size(2))
    return torch.bmm(b.unsqueeze(1), inner).squeeze(1) + scorer.scorer.W_bilin.bias


def parser_forward(self: Any, word: Any, word_mask: Any, wordchars: Any, *rest: Any) -> Any:
    """`GraphParser.forward` for training, where relations are scored for gold arcs alone."""
    head, deprel = rest[6], rest[7]
    if not self.training or self.args.get("use_arc_embedding") or word.device.type != "cpu":
        return _parser(self, word, word_mask, wordchars, *rest)
    states = self.embed(word, word_mask, wordchars, *rest)
    padding = word_mask[:, 1:]
    targets = head.unsqueeze(2)
    scores = self.unlabeled(self.drop(states), self.drop(states)).squeeze(3)
    steps = torch.arange(word.size(1))
    offset = (steps.view(1, 1, -1) - steps.view(1, -1, 1)).expand(word.size(0), -1, -1)
    loss = scores.new_zeros(())
    if self.args["linearization"]:
        order = self.linearization(self.drop(states), self.drop(states)).squeeze(3)
        scores = scores + functional.logsigmoid(order * torch.sign(offset).float()).detach()
        gold = torch.gather(order[:, 1:], 2, targets).view(-1)
        after = torch.gather((offset[:, 1:] > 0).long(), 2, targets).view(-1)
        loss = loss + self.crit(torch.stack([-gold / 2, gold / 2], 1), after)
    if self.args["distance"]:
        guess = 1 + functional.softplus(self.distance(self.drop(states), self.drop(states)).squeeze(3))
        closeness = -torch.log((torch.abs(offset).float() - guess) ** 2 / 2 + 1)
        scores = scores + closeness.detach()
        loss = loss - torch.gather(closeness[:, 1:], 2, targets).sum()
    scores = scores.masked_fill(torch.eye(word.size(1), dtype=torch.bool).unsqueeze(0), -float("inf"))
    scores = scores[:, 1:, :].masked_fill(word_mask.unsqueeze(1), -float("inf"))
    loss = loss + self.crit(scores.reshape(-1, scores.size(2)), head.masked_fill(padding, -1).view(-1))
    relations = arc_relations(self.deprel, self.drop(states)[:, 1:], self.drop(states), head, ~padding)
    loss = loss + self.crit(relations, (deprel - VOCAB_PREFIX_SIZE)[~padding])
    return loss / wordchars.size(0), []


def install(seed: int) -> None:
    """Put the replacements in place for this process."""
    global _random
    _random = np.random.default_rng(seed)
    PackedLSTM.forward = lstm_forward
    nn.LSTM.forward = packed_forward
    CharacterModel.forward = characters_forward
    nn.Dropout.forward = dropout_forward
    GraphParser.forward = parser_forward
