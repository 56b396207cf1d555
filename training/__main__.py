"""`python -m training STAGE`: one stage of the recipe, or `all` of them in order."""

from __future__ import annotations

import argparse
from pathlib import Path

from training import settings


def main() -> None:
    """Read the command line and run the stage."""
    from training.stages import STAGES

    parser = argparse.ArgumentParser(prog="training", description=__doc__)
    parser.add_argument("stage", choices=[*STAGES, "all"])
    parser.add_argument(
        "--data", type=Path, help=f"the data folder (else ${settings.DATA_VARIABLE}, else ../shared/data)"
    )
    parser.add_argument("--work", type=Path, help="where everything is made (else build/training)")
    asked = parser.parse_args()
    recipe = settings.load(asked.data, asked.work)
    for name in STAGES if asked.stage == "all" else [asked.stage]:
        print(f"== {name}")
        STAGES[name](recipe)


if __name__ == "__main__":
    main()
