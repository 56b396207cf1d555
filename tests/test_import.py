"""Importing the package must stay light: heavy libraries load when first needed."""

from __future__ import annotations

import subprocess
import sys

import transition_events as te

HEAVY = ("torch", "stanza", "numpy", "pandas", "pyarrow", "dateparser", "holidays", "cattrs")


def loaded_after(code: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", f"import sys\n{code}\nprint(*(m for m in {HEAVY} if m in sys.modules))"],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def test_import_loads_nothing_heavy() -> None:
    assert loaded_after("import transition_events") == set()


def test_resolving_a_date_loads_no_model() -> None:
    code = "import transition_events as te; te.resolve_date('last Friday', anchor='2020-11-23')"
    assert not loaded_after(code) & {"torch", "stanza", "numpy", "pandas", "pyarrow", "dateparser"}


def test_every_public_name_can_be_loaded() -> None:
    for name in te.__all__:
        assert getattr(te, name).__doc__, name


def test_unknown_name_is_an_attribute_error() -> None:
    assert not hasattr(te, "no_such_name")
