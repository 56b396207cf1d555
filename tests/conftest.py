"""Fixtures that the whole suite shares."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from transition_events import Pipeline

SHARED = Path(__file__).resolve().parents[2] / "shared"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    skip = pytest.mark.skip(reason="the tuning data is not on this machine")
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the tuning data; only tests marked `shared` may ask for it."""
    return SHARED


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    """One pipeline over the embedded models for all tests marked `model`."""
    from transition_events import Pipeline

    return Pipeline()
