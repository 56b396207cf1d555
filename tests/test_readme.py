"""What the README shows is what the package prints."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

README = Path(__file__).resolve().parents[1] / "README.md"


@pytest.mark.model
def test_the_example_prints_what_it_says() -> None:
    blocks = re.findall(r"```python\n(>>> .*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    runner = doctest.DocTestRunner(optionflags=doctest.REPORT_NDIFF)
    for number, block in enumerate(blocks):
        example = doctest.DocTestParser().get_doctest(block, {}, f"README block {number}", str(README), 0)
        assert runner.run(example).failed == 0
