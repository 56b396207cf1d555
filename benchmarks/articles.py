"""Whole articles against facts marked by hand: one row of figures for each article.

python benchmarks/articles.py SCORER GOLD.json... [--verbose]

SCORER is the article scorer that comes with the tuning data; the text of an article lies beside its gold file
(NAME.gold.json, NAME.txt). Prints a Markdown table; --verbose also what the scorer says of each article.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from transition_events import Pipeline

COLUMNS = ("actors", "times", "statements", "attributed", "events", "roles", "event_times", "exact_events")


def main() -> None:
    """Parses and scores the articles."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scorer", type=Path)
    parser.add_argument("gold", type=Path, nargs="+")
    parser.add_argument("--verbose", action="store_true")
    options = parser.parse_args()
    pipeline = Pipeline()
    rows: list[dict[str, float]] = []
    print("| article |", " | ".join(COLUMNS), "|")
    print("|---" * (len(COLUMNS) + 1) + "|")
    for gold in options.gold:
        name = gold.name.removesuffix(".gold.json")
        article = pipeline.parse(gold.with_name(f"{name}.txt").read_text(encoding="utf-8"))
        report = score(options.scorer, gold, article.to_json())
        if options.verbose:
            print(report, file=sys.stderr)
        rows.append(json.loads(report.splitlines()[-1]))
        print_row(name, rows[-1])
    print_row("mean", {column: sum(row[column] for row in rows) / len(rows) for column in COLUMNS})


def score(scorer: Path, gold: Path, system: str) -> str:
    """What the scorer prints; its last line is a JSON object of the figures."""
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as file:
        file.write(system)
        file.flush()
        command = [sys.executable, str(scorer), str(gold), file.name, "--verbose"]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def print_row(name: str, figures: dict[str, float]) -> None:
    """One row of the table."""
    print(f"| {name} |", " | ".join(f"{figures[column]:.1f}" for column in COLUMNS), "|")


if __name__ == "__main__":
    main()
