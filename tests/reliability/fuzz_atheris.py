"""Coverage-guided fuzzing of the whole parser with atheris; for hours, by hand, apart from the suite.

python tests/reliability/fuzz_atheris.py CORPUS_DIR -max_total_time=3600 -max_len=20000
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["transition_events"]):
    from transition_events import Pipeline
    from transition_events.errors import TextError

from laws import check

PIPELINE = Pipeline()


def one_input(data: bytes) -> None:
    """One text, from UTF-8 as far as it is UTF-8: every other byte becomes a lone surrogate."""
    text = data.decode("utf-8", "surrogateescape")
    try:
        article = PIPELINE.parse(text, published="2031-06-09")
    except TextError:
        assert not text.strip()
    else:
        check(article, text)


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
