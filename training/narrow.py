"""A tokenizer with fewer hidden units, from the weights of a wider one: the units whose output weighs most are kept.

A narrow model that begins there learns more than one that begins with nothing, and takes less time in use.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import torch

_GATES = 4
_WAYS = ("", "_reverse")  # how torch names the weights of the two
_HEADS = ("tok", "sent", "mwt")
_SHORT = 3.0  # what a weight of the first layer counts that leads to the result past the second
_AGAIN = 0.3  # and one that leads to the layer itself


def write(wide: Path, target: Path, size: int) -> None:
    """Write a model file for training to begin from, with `size` units a layer and way."""
    checkpoint = torch.load(wide, map_location="cpu", weights_only=True)
    torch.save({"model": narrowed(checkpoint["model"], size)}, target)


def narrowed(weights: dict[str, Any], size: int) -> dict[str, Any]:
    """The weights of a hierarchical tokenizer of two layers, of the `size` weightiest units each."""
    heads, heads2 = (
        [weights[f"{name}_clf{n}.weight"] for name in _HEADS if f"{name}_clf{n}.weight" in weights] for n in ("", "2")
    )
    onward = [weights[f"rnn2.weight_ih_l0{way}"] for way in _WAYS]
    first = _units(weights, "rnn", [*onward, *(_SHORT * head for head in heads)], size)
    second = _units(weights, "rnn2", heads2, size)
    found = dict(weights)
    found |= _layer(weights, "rnn", first, None) | _layer(weights, "rnn2", second, _columns(weights, "rnn", first))
    for suffix, layer, units in (("", "rnn", first), ("2", "rnn2", second)):
        for name in _HEADS:
            key = f"{name}_clf{suffix}.weight"
            if key in weights:
                found[key] = weights[key][:, _columns(weights, layer, units)]
    return found


def _units(weights: dict[str, Any], layer: str, onward: Iterable[Any], size: int) -> list[Any]:
    """The weightiest units of either way, by the weights that read them."""
    readers = list(onward)
    chosen = []
    for number, way in enumerate(_WAYS):
        own = weights[f"{layer}.weight_hh_l0{way}"]
        width = own.shape[1]
        read = [reader[:, number * width : (number + 1) * width] for reader in readers]
        weight = torch.cat(read).pow(2).sum(0).sqrt() + _AGAIN * own.pow(2).sum(0).sqrt()
        chosen.append(weight.topk(size).indices.sort().values)
    return chosen


def _columns(weights: dict[str, Any], layer: str, units: list[Any]) -> Any:
    """Where the chosen units of both ways stand in the layer's output."""
    return torch.cat([units[0], units[1] + weights[f"{layer}.weight_hh_l0"].shape[1]])


def _layer(weights: dict[str, Any], layer: str, units: list[Any], columns: Any) -> dict[str, Any]:
    """The layer's weights for the chosen units, which read the given columns of their input, or all."""
    found = {}
    for chosen, way in zip(units, _WAYS, strict=True):
        width = weights[f"{layer}.weight_hh_l0{way}"].shape[1]
        rows = torch.cat([gate * width + chosen for gate in range(_GATES)])
        inner = weights[f"{layer}.weight_ih_l0{way}"][rows]
        found[f"{layer}.weight_ih_l0{way}"] = inner if columns is None else inner[:, columns]
        found[f"{layer}.weight_hh_l0{way}"] = weights[f"{layer}.weight_hh_l0{way}"][rows][:, chosen]
        for name in ("bias_ih", "bias_hh"):
            found[f"{layer}.{name}_l0{way}"] = weights[f"{layer}.{name}_l0{way}"][rows]
    return found
