"""Optional packages, asked for when they are needed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from transition_events.errors import MissingExtraError


def require(module: str, *, extra: str) -> Any:
    """The module. Raises `MissingExtraError` that says which extra of this package brings it."""
    try:
        return import_module(module)
    except ImportError as error:
        package = module.partition(".")[0]
        raise MissingExtraError(
            f"{package} can't be imported ({error}); run: pip install 'transition-events[{extra}]'"
        ) from error
