"""Beginning from the weights of another model, whose layers may be wider."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import torch


def fitted(old: Any, new: Any) -> Any:
    """`new` with the leading part of `old` in it. A bias row (one more than the layer is wide) stays the last."""
    if old.dim() != new.dim() or any(o < n for o, n in zip(old.shape, new.shape, strict=True)):
        return new
    biased = old.dim() == 3 and old.shape[:2] != new.shape[:2]
    if not biased:
        return old[tuple(slice(size) for size in new.shape)].clone()
    rows, columns = ([*range(size - 1), limit - 1] for size, limit in zip(new.shape[:2], old.shape[:2], strict=True))
    return old[torch.tensor(rows)][:, torch.tensor(columns)].clone()


def start(model: Any, weights: Mapping[str, Any]) -> int:
    """Give a fresh model all weights that fit, whole or in part. Returns how many did."""
    state = model.state_dict()
    count = 0
    for name, old in weights.items():
        if name in state:
            value = fitted(old, state[name])
            count += value is not state[name]
            state[name] = value
    model.load_state_dict(state)
    return count


def read(path: str) -> dict[str, Any]:
    """The model file to begin from."""
    checkpoint: dict[str, Any] = torch.load(path, map_location="cpu", weights_only=True)
    return checkpoint


def install(trainer_class: Any, weights: Mapping[str, Any]) -> None:
    """Make Stanza's trainer begin from these weights."""
    build: Callable[..., Any] = trainer_class.__init__

    def initialise(self: Any, *args: Any, **kwargs: Any) -> None:
        build(self, *args, **kwargs)
        if kwargs.get("model") is None and kwargs.get("model_file") is None:
            print(f"begins from {start(self.model, weights)} of {len(weights)} weights")

    trainer_class.__init__ = initialise


def install_vocabulary(dataset_class: Any, vocabulary_class: Any, vocabulary: Any) -> None:
    """Make the training data use the vocabulary of the model to begin from."""
    dataset_class.init_vocab = lambda *_: vocabulary_class.load_state_dict(vocabulary)
