"""The learning rate: a short warm-up, then straight down to nothing at the last step."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any


def factor(step: int, steps: int, warmup: int) -> float:
    """The share of the peak rate that step `step` of `steps` trains with (the first step is 1)."""
    if step <= warmup:
        return step / max(warmup, 1)
    return max(0.0, (steps - step + 1) / max(steps - warmup, 1))


def _optimizers(trainer: Any) -> Iterable[Any]:
    several = getattr(trainer, "optimizers", None) or trainer.optimizer
    return several.values() if isinstance(several, dict) else [several]


def install(trainer_class: Any, rate: float, steps: int, warmup: int) -> None:
    """Make every update of Stanza's `trainer_class` follow the schedule, whatever its own says."""
    update: Callable[..., Any] = trainer_class.update
    done = 0

    def scheduled(self: Any, batch: Any, *args: Any, **kwargs: Any) -> Any:
        nonlocal done
        done += 1
        for optimizer in _optimizers(self):
            for group in optimizer.param_groups:
                group["lr"] = rate * factor(done, steps, warmup)
        return update(self, batch, *args, **kwargs)

    trainer_class.update = scheduled
