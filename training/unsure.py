"""Tags by a tagger whose dropout is left on: on text that it learned from it then errs about as often as on new text.

A parser that learns on such tags sees the mistakes that it will meet, and no second tagger has to be trained.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from stanza.models.common.dropout import WordDropout
from torch import nn


def keep_dropout(model: Any, rate: float, word_rate: float) -> None:
    """Put the model into evaluation for good, but for its dropout, of single numbers and of whole words."""
    model.eval()
    for module in model.modules():
        if isinstance(module, nn.Dropout):
            module.p = rate
            module.train()
        elif isinstance(module, WordDropout):
            module.dropprob = word_rate
            module.train()
    model.eval = lambda: model


def install(trainer_class: Any, rate: float, word_rate: float) -> None:
    """Make every prediction of Stanza's `trainer_class` one with dropout."""
    predict: Callable[..., Any] = trainer_class.predict

    def unsure(self: Any, batch: Any, *args: Any, **kwargs: Any) -> Any:
        keep_dropout(self.model, rate, word_rate)
        return predict(self, batch, *args, **kwargs)

    trainer_class.predict = unsure
