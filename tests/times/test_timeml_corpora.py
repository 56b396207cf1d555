"""The figures on TimeBank and AQUAINT, scored as TempEval-3 does: floors that no change may go below."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from transition_events.times import find_times

pytestmark = pytest.mark.shared

FLOORS = {
    "TimeBank": {"value_f1": 84.5, "strict_f1": 91.5, "relaxed_f1": 94.5, "type_f1": 92.0},
    "AQUAINT": {"value_f1": 76.0, "strict_f1": 84.0, "relaxed_f1": 93.5, "type_f1": 84.5},
}


@pytest.mark.parametrize("corpus", FLOORS)
def test_figures_stay_above_their_floors(shared: Path, corpus: str) -> None:
    sys.path.insert(0, str(shared / "eval"))
    from score_timex import score  # type: ignore[import-not-found]
    from tml import load_dir  # type: ignore[import-not-found]

    documents = load_dir(str(shared / "data" / "timex" / corpus))
    figures: dict[str, Any] = score(documents, {name: found(text, dct) for name, dct, text, _ in documents})
    assert {k: figures[k] for k, floor in FLOORS[corpus].items() if figures[k] < floor} == {}


def found(text: str, created: str) -> list[dict[str, Any]]:
    times = find_times(text, anchor=created[:10])
    return [{"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in times]
