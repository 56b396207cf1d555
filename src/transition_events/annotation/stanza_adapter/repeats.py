"""Recurrent layers over words of which many stand more than once.

What a layer makes of a word before it looks at its neighbours, about half of its work, is computed once for all places
of that word. The rows of a batch that are equal are told by `kinds`, numbers (N, L) that the caller sets before each
call.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence

from transition_events.annotation.stanza_adapter.recurrent import is_both_ways

_WAYS = ("", "_reverse")  # how torch names the weights of the two


class Rows(NamedTuple):
    """The rows of a packed batch: one of each kind, and which kind stands in each place."""

    distinct: Any
    which: Any
    sizes: Any


class Repeating(nn.Module):  # type: ignore[misc]
    """Stands in for a bidirectional LSTM of one layer."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        self.kinds: Any = None
        self._layer = Layer(layer)

    @classmethod
    def of(cls, model: Any) -> Any:
        """In place of Stanza's packed LSTM, or that itself where it is of another kind."""
        return cls(model.lstm) if is_both_ways(model.lstm) else model

    def forward(self, packed: Any, lengths: Any, hx: tuple[Any, Any]) -> tuple[Any, None]:
        """The states, packed. The final ones, which nobody asks for, are left out."""
        rows = rows_of(packed, self.kinds, lengths)
        return PackedSequence(self._layer(self._layer.gates(rows.distinct), rows, hx), packed.batch_sizes), None


class Highway(nn.Module):  # type: ignore[misc]
    """Stands in for Stanza's highway LSTM, both ways, of any number of layers."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.kinds: Any = None
        self._model = model
        self._first = Layer(model.lstm[0].lstm)

    @classmethod
    def of(cls, model: Any) -> Any:
        """In place of Stanza's highway LSTM, or that itself where it is of another kind."""
        return cls(model) if is_both_ways(model.lstm[0].lstm) and not model.pad else model

    def forward(self, packed: Any, lengths: Any, hx: tuple[Any, Any]) -> tuple[Any, None]:
        """The states of the last layer, packed. The final ones, which nobody asks for, are left out."""
        rows = rows_of(packed, self.kinds, lengths)
        aside = self._aside(0, rows.distinct)
        data = self._first(self._first.gates(rows.distinct), rows, _of_layer(hx, 0)) + aside[rows.which]
        for number in range(1, self._model.num_layers):
            below = PackedSequence(data, packed.batch_sizes)
            states, _ = self._model.lstm[number](below, lengths, _of_layer(hx, number))
            data = states.data + self._aside(number, data)
        return PackedSequence(data, packed.batch_sizes), None

    def _aside(self, number: int, rows: Any) -> Any:
        """What goes past a layer's LSTM."""
        model = self._model
        past = model.highway[number](rows)
        return torch.sigmoid(model.gate[number](rows)) * (model.highway_func(past) if model.highway_func else past)


class Layer(nn.Module):  # type: ignore[misc]
    """The layer itself: `gates` of single words, and the states of words in their sentences.

    Of a gate that torch takes the hyperbolic tangent of, the weights are doubled, as tanh(x) is 2 sigmoid(2x) - 1, and
    torch computes the sigmoid in a seventh of the time.
    """

    def __init__(self, layer: Any) -> None:
        super().__init__()
        self._size = size = layer.hidden_size
        order = torch.arange(4 * size).view(4, size)[[0, 1, 3, 2]].flatten()  # torch has the tangent's third
        factor = torch.ones(4 * size, 1)
        factor[3 * size :] = 2

        def weights(name: str) -> list[Any]:
            return [getattr(layer, f"{name}_l0{way}").detach()[order] * factor for way in _WAYS]

        def biases(name: str) -> Any:
            return torch.cat([getattr(layer, f"{name}_l0{way}").detach()[order] * factor[:, 0] for way in _WAYS])

        self._inner = torch.cat(weights("weight_ih"))
        self._bias = biases("bias_ih") + biases("bias_hh") if layer.bias else None
        self._between = torch.stack([weight.t() for weight in weights("weight_hh")])

    def gates(self, words: Any) -> Any:
        """What the gates of either way (M, 8 H) get from each word itself."""
        return functional.linear(words, self._inner, self._bias)

    def forward(self, gates: Any, rows: Rows, start: tuple[Any, Any]) -> Any:
        """The states (places, 2 H), from the gates of each kind of word and the states to begin with."""
        turned = _turned(rows.sizes)
        forth, back = gates.split(4 * self._size, 1)
        given = torch.stack([forth[rows.which], back[rows.which[turned]]])
        states, cells = start[0], start[1].clone()
        found = given.new_empty(2, len(rows.which), self._size)
        at = 0
        for count in rows.sizes.tolist():
            step = torch.baddbmm(given[:, at : at + count], states[:, :count], self._between).sigmoid_()
            new, kept, shown, change = step.split(self._size, 2)
            change.mul_(2).sub_(1).mul_(new)
            cells = cells[:, :count].mul_(kept).add_(change)
            states = (cells * 2).sigmoid_().mul_(2).sub_(1).mul_(shown)
            found[:, at : at + count] = states
            at += count
        return torch.cat([found[0], found[1][turned]], 1)


def rows_of(packed: Any, kinds: Any, lengths: Any) -> Rows:
    """The rows of a packed batch, sorted by kind."""
    found, which = torch.unique(pack_padded_sequence(kinds, lengths, batch_first=True).data, return_inverse=True)
    places = torch.empty_like(found)
    places[which] = torch.arange(len(which))
    return Rows(packed.data[places], which, packed.batch_sizes)


def _of_layer(start: tuple[Any, Any], number: int) -> tuple[Any, Any]:
    return start[0][2 * number : 2 * number + 2], start[1][2 * number : 2 * number + 2]


def _turned(sizes: Any) -> Any:
    """For each place of a packed batch, the one where its sentence has that word when read from the end."""
    starts = sizes.cumsum(0) - sizes
    steps = torch.repeat_interleave(torch.arange(len(sizes)), sizes)
    sentences = torch.arange(len(steps)) - starts[steps]
    lengths = (sizes.unsqueeze(1) > torch.arange(int(sizes[0]))).sum(0)
    return starts[lengths[sentences] - 1 - steps] + sentences
