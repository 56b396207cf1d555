"""Recurrent layers in place of torch's, with the same weights and the same output, that take less time on a CPU.

Torch has a fast kernel for sequences of one length, and a slow one for sequences of several. A layer that reads both
ways needs the slow one, since the way back would begin in the padding; two layers that each read one way don't, where
the second is given every sequence turned round.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

_BACK = "_reverse"  # how torch names the weights of the way back


class BothWays(nn.Module):  # type: ignore[misc]
    """A bidirectional LSTM of one layer that begins at zero. Sequences of about the same length waste least."""

    def __init__(self, layer: Any) -> None:
        super().__init__()
        self._forth, self._back = _one_way(layer, ""), _one_way(layer, _BACK)

    @staticmethod
    def reads(layer: Any) -> bool:
        """Whether the layer is one that this class can stand in for."""
        return is_both_ways(layer)

    def forward(self, packed: Any) -> tuple[Any, None]:
        """The states of each sequence, packed, as torch gives them; the final ones, which nobody asks for, are left."""
        rows, lengths = pad_packed_sequence(packed, batch_first=True)
        count, longest = rows.shape[:2]
        turned = (lengths.unsqueeze(1) - 1 - torch.arange(longest)).clamp_min_(0)
        turned = (turned + longest * torch.arange(count).unsqueeze(1)).flatten()
        forth = self._forth(rows)[0]
        back = _taken(self._back(_taken(rows, turned))[0], turned)
        return pack_padded_sequence(torch.cat([forth, back], 2), lengths, batch_first=True), None


def is_both_ways(layer: Any) -> bool:
    """Whether it is a plain LSTM of one layer that reads both ways."""
    return isinstance(layer, nn.LSTM) and layer.bidirectional and layer.num_layers == 1 and not layer.proj_size


def _one_way(layer: Any, suffix: str) -> Any:
    found = nn.LSTM(layer.input_size, layer.hidden_size, bias=layer.bias, batch_first=True)
    names = {name + suffix: name for name in found.state_dict()}
    found.load_state_dict({names[name]: values for name, values in layer.state_dict().items() if name in names})
    return found.eval()


def _taken(rows: Any, places: Any) -> Any:
    """The rows (N, L, D) in another order, given as places in the whole (N * L)."""
    return rows.flatten(0, 1)[places].view(rows.shape)
