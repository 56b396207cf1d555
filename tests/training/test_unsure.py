import torch
from stanza.models.common.dropout import WordDropout
from torch import nn

from training import unsure


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.drop, self.words, self.norm = nn.Dropout(0.1), WordDropout(0.1), nn.BatchNorm1d(4)

    def forward(self, x):
        return self.drop(x)


class Trainer:
    def __init__(self):
        self.model = Model()

    def predict(self, batch):
        self.model.eval()
        return self.model(batch)


def test_predictions_keep_their_dropout_and_nothing_else():
    unsure.install(Trainer, 0.5, 0.25)
    trainer = Trainer()
    torch.manual_seed(0)
    share = (trainer.predict(torch.ones(10_000)) == 0).float().mean().item()
    assert abs(share - 0.5) < 0.03
    assert trainer.model.words.training
    assert trainer.model.words.dropprob == 0.25
    assert not trainer.model.norm.training
