import pytest
import torch
from stanza.models.common.packed_lstm import PackedLSTM
from torch.nn.utils.rnn import pack_padded_sequence

from training import fast


@pytest.mark.parametrize("bidirectional", [False, True])
def test_quick_lstm_equals_the_library_s(bidirectional):
    torch.manual_seed(0)
    lstm = PackedLSTM(5, 4, 1, batch_first=True, bidirectional=bidirectional)
    directions = 2 if bidirectional else 1
    start = (torch.randn(directions, 3, 4), torch.randn(directions, 3, 4))
    results = []
    for forward in (fast._lstm, fast.lstm_forward):
        x = torch.randn(3, 6, 5, generator=torch.Generator().manual_seed(1)).requires_grad_()
        packed, (h, c) = forward(lstm, pack_padded_sequence(x, [6, 4, 1], batch_first=True), [6, 4, 1], start)
        (packed.data.sum() + (h * c).sum()).backward()
        results.append((packed.data, h, c, x.grad))
    for expected, got in zip(*results, strict=True):
        torch.testing.assert_close(got, expected)


def test_quick_packed_lstm_of_one_layer_equals_pytorch_s():
    torch.manual_seed(0)
    lstm = torch.nn.LSTM(5, 4, bidirectional=True, batch_first=True)
    results = []
    for forward in (fast._plain, fast.packed_forward):
        x = torch.randn(3, 6, 5, generator=torch.Generator().manual_seed(1)).requires_grad_()
        packed, (h, c) = forward(lstm, pack_padded_sequence(x, [6, 4, 1], batch_first=True))
        (packed.data.sum() + (h * c).sum()).backward()
        results.append((packed.data, h, c, x.grad))
    for expected, got in zip(*results, strict=True):
        torch.testing.assert_close(got, expected)


def test_packed_order_lists_elements_step_by_step():
    assert fast.packed_order([3, 1]) == ([0, 3, 1, 2], [2, 1, 1])
    assert fast.sequence_lengths([2, 1, 1]) == [3, 1]
