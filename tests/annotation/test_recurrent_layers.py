import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from torch.nn.utils.rnn import pack_padded_sequence

from transition_events.annotation.stanza_adapter.recurrent import BothWays


@given(lengths=st.lists(st.integers(1, 12), min_size=1, max_size=6), seed=st.integers(0, 1000))
@settings(max_examples=30, deadline=None)
def test_sequences_of_several_lengths_read_as_by_torch(lengths, seed):
    torch.manual_seed(seed)
    layer = torch.nn.LSTM(5, 8, batch_first=True, bidirectional=True).eval()
    lengths = sorted(lengths, reverse=True)
    packed = pack_padded_sequence(torch.randn(len(lengths), lengths[0], 5), lengths, batch_first=True)
    with torch.inference_mode():
        expected, found = layer(packed)[0], BothWays(layer)(packed)[0]
    assert torch.allclose(found.data, expected.data, atol=1e-5)
    assert torch.equal(found.batch_sizes, expected.batch_sizes)


def test_layers_of_another_kind_are_left():
    assert BothWays.reads(torch.nn.LSTM(5, 8, bidirectional=True))
    assert not BothWays.reads(torch.nn.LSTM(5, 8))
    assert not BothWays.reads(torch.nn.LSTM(5, 8, num_layers=2, bidirectional=True))
    assert not BothWays.reads(None)
