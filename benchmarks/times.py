"""Time expressions: quality and speed beside other Python tools, on a corpus in TimeML.

nox -s times_peers -- FOLDER [FOLDER ...] [--slow 20]        installs the peers in an environment of their own
python benchmarks/times.py FOLDER [FOLDER ...] [--growth]    this package, and the peers that are installed

Prints a Markdown table. Quality is TempEval-3's: expressions pair by overlap (relaxed) or by equal span (strict), and
value F1 counts the relaxed pairs with the right TIMEX3 value. All tools get the same plain text and the document's
creation time; a peer that is too slow for the whole corpus reads its first `--slow` documents, as "documents" says.
`--growth` prints the time that texts from 1 kB to 10 MB take.
"""

from __future__ import annotations

import argparse
import logging
import statistics
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from transition_events.times import find_times, resolve_date


class Found(NamedTuple):
    """One time expression: half-open offsets and TIMEX3 value."""

    start: int
    end: int
    value: str


class Text(NamedTuple):
    """A document: its plain text, its creation time, what its annotators found."""

    text: str
    created: datetime
    gold: list[Found]


Tool = Callable[[Text], Iterable[Found]]
PHRASES = (
    "yesterday", "last Friday", "Tuesday of this week", "November 24", "3 March 2020", "two weeks ago", "next year",
    "the third quarter of 1998", "10 months", "every Friday", "early March", "10:30 p.m. on Friday", "the 1990s",
)  # fmt: skip


# --- the tools ------------------------------------------------------------------------------------------------------


def transition_events(document: Text) -> Iterator[Found]:
    """What is measured here."""
    for found in find_times(document.text, anchor=document.created):
        yield Found(found.span.start, found.span.end, found.value or "")


def dateparser(document: Text) -> Iterator[Found]:
    """The search of dateparser: no offsets, so each match is looked for after the last."""
    from dateparser.search import search_dates

    place = 0
    settings = {"RELATIVE_BASE": document.created}
    for words, moment in search_dates(document.text, languages=["en"], settings=settings) or ():
        place = max(place, document.text.find(words, place))
        yield Found(place, place + len(words), moment.date().isoformat())


def ctparse(document: Text) -> Iterator[Found]:
    """One parse for each line: ctparse reads one expression in a short text."""
    from ctparse import ctparse as parse

    logging.getLogger("ctparse").setLevel(logging.ERROR)
    place = 0
    for line in document.text.splitlines(keepends=True):
        best = parse(line.strip(), ts=document.created, timeout=0.5) if line.strip() else None
        if best:
            shift = place + len(line) - len(line.lstrip())
            dated = getattr(best.resolution, "hasDate", False)
            value = best.resolution.dt.date().isoformat() if dated else ""
            yield Found(shift + best.resolution.mstart, shift + best.resolution.mend, value)
        place += len(line)


def timefhuman(document: Text) -> Iterator[Found]:
    """Matches with their offsets."""
    from timefhuman import tfhConfig
    from timefhuman import timefhuman as parse

    config = tfhConfig(now=document.created, return_matched_text=True)
    for _, (start, end), moment in parse(document.text, config=config):
        yield Found(start, end, moment.date().isoformat() if isinstance(moment, datetime) else "")


def recognizers(document: Text) -> Iterator[Found]:
    """Microsoft's recognizers, whose "timex" is close to TIMEX3; the resolved date where that lacks a year."""
    from recognizers_date_time import Culture, recognize_datetime

    for found in recognize_datetime(document.text, Culture.English, reference=document.created):
        values = (found.resolution or {}).get("values", [{}])
        value = values[0].get("timex", "")
        yield Found(found.start, found.end + 1, values[-1].get("value", "") if "XXXX" in value else value)


PEERS: dict[str, tuple[Tool, str]] = {
    "dateparser": (dateparser, "dateparser"),
    "ctparse": (ctparse, "ctparse"),
    "timefhuman": (timefhuman, "timefhuman"),
    "Recognizers-Text": (recognizers, "recognizers_date_time"),
}


# --- the corpus and the scores --------------------------------------------------------------------------------------


def read(path: Path) -> Text:
    """A TimeML file; offsets count in the text of its TEXT element."""
    root = ET.parse(path).getroot()
    created = root.find("DCT/TIMEX3")
    text, gold = "", []
    for element, words in _walk(next(root.iter("TEXT"))):
        if element is not None:
            inside = "".join(element.itertext())
            gold.append(Found(len(text), len(text) + len(inside), element.get("value", "")))
        text += words
    when = created.get("value", "") if created is not None else ""
    return Text(text, datetime.fromisoformat(when[:10]), gold)


def _walk(element: ET.Element) -> Iterator[tuple[ET.Element | None, str]]:
    yield element if element.tag == "TIMEX3" else None, element.text or ""
    for child in element:
        yield from _walk(child)
        yield None, child.tail or ""


def paired(gold: list[Found], found: list[Found]) -> list[tuple[Found, Found]]:
    """One-to-one pairs of overlapping expressions: equal spans first, then the largest overlap."""
    rows = sorted(
        (g[:2] != f[:2], max(g.start, f.start) - min(g.end, f.end), g, f)
        for g in gold
        for f in found
        if g.start < f.end and f.start < g.end
    )
    pairs: list[tuple[Found, Found]] = []
    for *_, g, f in rows:
        if all(g is not a and f is not b for a, b in pairs):
            pairs.append((g, f))
    return pairs


def measure(tool: Tool, documents: list[Text]) -> tuple[float, float, float, float]:
    """Value, relaxed and strict F1 in percent, and documents per second."""
    seconds, size, relaxed, strict, value = 0.0, 0, 0, 0, 0
    list(tool(documents[0]))  # what is loaded once is not counted
    for document in documents:
        start = time.perf_counter()
        found = list(tool(document))
        seconds += time.perf_counter() - start
        pairs = paired(document.gold, found)
        size += len(document.gold) + len(found)
        relaxed += len(pairs)
        strict += sum(g[:2] == f[:2] for g, f in pairs)
        value += sum(g.value == f.value for g, f in pairs)
    value_f1, relaxed_f1, strict_f1 = (200 * hits / size for hits in (value, relaxed, strict))
    return value_f1, relaxed_f1, strict_f1, len(documents) / seconds


# --- the tables -----------------------------------------------------------------------------------------------------


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--slow", type=int, default=20, help="documents for each peer")
    parser.add_argument("--growth", action="store_true")
    options = parser.parse_args()
    documents = [read(p) for folder in options.folders for p in sorted(folder.glob("*.tml"))]
    print("| tool | documents | value F1 | relaxed F1 | strict F1 | documents/s |\n|---|---:|---:|---:|---:|---:|")
    print(row("transition_events", transition_events, documents), flush=True)
    few = documents[:: max(1, len(documents) // options.slow)]
    print(row("transition_events", transition_events, few), flush=True)
    for name, (tool, module) in PEERS.items():
        if find_spec(module):
            print(row(name, tool, few), flush=True)
        else:
            print(f"| {name} | not installed | | | | |")
    characters = sum(len(d.text) for d in documents)
    print(f"\n{characters / seconds_for(documents):,.0f} characters/s; resolve_date: median {median_resolve():.0f} µs")
    if options.growth:
        print_growth("\n\n".join(d.text for d in documents))


def row(name: str, tool: Tool, documents: list[Text]) -> str:
    """One line of the table."""
    value, relaxed, strict, speed = measure(tool, documents)
    return f"| {name} | {len(documents)} | {value:.1f} | {relaxed:.1f} | {strict:.1f} | {speed:,.1f} |"


def seconds_for(documents: list[Text]) -> float:
    """How long this package takes for all documents."""
    start = time.perf_counter()
    for document in documents:
        find_times(document.text, anchor=document.created)
    return time.perf_counter() - start


def median_resolve() -> float:
    """The median time of `resolve_date`, in microseconds."""
    seconds = []
    for _ in range(200):
        for phrase in PHRASES:
            start = time.perf_counter()
            resolve_date(phrase, anchor="2020-11-23")
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds) * 1e6


def print_growth(text: str) -> None:
    """Seconds for texts from 1 kB to 10 MB."""
    print("\n| characters | seconds | characters/s |\n|---:|---:|---:|")
    for size in (1_000, 10_000, 100_000, 1_000_000, 10_000_000):
        sample = (text * (size // len(text) + 1))[:size]
        start = time.perf_counter()
        find_times(sample, anchor="1998-03-01")
        seconds = time.perf_counter() - start
        print(f"| {size:,} | {seconds:.4f} | {size / seconds:,.0f} |")


if __name__ == "__main__":
    main()
