"""Sample articles of our own writing, for the first try and the documentation. The people and places are invented."""

from __future__ import annotations

from importlib.resources import files

from transition_events.errors import InputError

SAMPLES = ("concession", "cabinet")


def sample_article(name: str = "concession") -> str:
    """The text of a sample article. Raises `InputError` for a name that is not in `SAMPLES`."""
    if name not in SAMPLES:
        raise InputError(f"no sample article {name!r}: there are {', '.join(SAMPLES)}")
    return files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
