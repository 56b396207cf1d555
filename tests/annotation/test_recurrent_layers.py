"""The layers that stand in for torch's and Stanza's, against these."""

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from stanza.models.common.hlstm import HighwayLSTM
from stanza.models.common.packed_lstm import PackedLSTM
from torch.nn.utils.rnn import pack_padded_sequence

from transition_events.annotation.stanza_adapter.recurrent import BothWays
from transition_events.annotation.stanza_adapter.repeats import Highway, Repeating

WIDTH, SIZE = 5, 8
LENGTHS = st.lists(st.integers(1, 12), min_size=1, max_size=6).map(lambda lengths: sorted(lengths, reverse=True))
SEEDS = st.integers(0, 1000)


@given(lengths=LENGTHS, seed=SEEDS)
@settings(max_examples=30, deadline=None)
def test_sequences_of_several_lengths_read_as_by_torch(lengths, seed):
    torch.manual_seed(seed)
    layer = torch.nn.LSTM(WIDTH, SIZE, batch_first=True, bidirectional=True).eval()
    packed = pack_padded_sequence(torch.randn(len(lengths), lengths[0], WIDTH), lengths, batch_first=True)
    with torch.inference_mode():
        expected, found = layer(packed)[0], BothWays(layer)(packed)[0]
    assert torch.allclose(found.data, expected.data, atol=1e-5)
    assert torch.equal(found.batch_sizes, expected.batch_sizes)


def highway(layers, function):
    return HighwayLSTM(
        WIDTH, SIZE, layers, batch_first=True, bidirectional=True, highway_func=function, dropout=0.5, rec_dropout=0
    ).eval()


@pytest.mark.parametrize(
    ("make", "stand_in"),
    [
        (lambda: PackedLSTM(WIDTH, SIZE, 1, batch_first=True, bidirectional=True).eval(), Repeating),
        (lambda: highway(1, None), Highway),
        (lambda: highway(3, torch.tanh), Highway),
    ],
)
@given(lengths=LENGTHS, seed=SEEDS)
@settings(max_examples=20, deadline=None)
def test_words_that_stand_more_than_once_read_as_by_stanza(make, stand_in, lengths, seed):
    torch.manual_seed(seed)
    model = make()
    kinds = torch.randint(0, 6, (len(lengths), lengths[0]))
    rows = torch.randn(6, WIDTH)[kinds]
    hx = tuple(torch.randn(6, 1, SIZE).expand(6, len(lengths), SIZE).contiguous() for _ in range(2))
    hx = tuple(x[: 2 * getattr(model, "num_layers", 1)] for x in hx)
    faster = stand_in.of(model)
    assert isinstance(faster, stand_in)
    faster.kinds = kinds
    with torch.inference_mode():
        packed = pack_padded_sequence(rows, lengths, batch_first=True)
        expected, found = model(packed, lengths, hx=hx)[0], faster(packed, lengths, hx=hx)[0]
    assert torch.allclose(found.data, expected.data, atol=1e-5)
    assert torch.equal(found.batch_sizes, expected.batch_sizes)


def test_layers_of_another_kind_are_left():
    assert BothWays.reads(torch.nn.LSTM(WIDTH, SIZE, bidirectional=True))
    assert not BothWays.reads(torch.nn.LSTM(WIDTH, SIZE))
    assert not BothWays.reads(torch.nn.LSTM(WIDTH, SIZE, num_layers=2, bidirectional=True))
    assert not BothWays.reads(None)
    two = PackedLSTM(WIDTH, SIZE, 2, batch_first=True, bidirectional=True)
    assert Repeating.of(two) is two
    one_way = HighwayLSTM(WIDTH, SIZE, 2, batch_first=True)
    assert Highway.of(one_way) is one_way
