"""How well events are found: PLOVER's gold standard records, TimeML's EVENT annotation, and the time the stage takes.

    python benchmarks/events.py plover gsr.json            # records of the Open Event Data Alliance
    python benchmarks/events.py timeml TimeBank AQUAINT    # folders of .tml documents
    python benchmarks/events.py speed FOLDER               # a folder of .txt articles

A record's type counts as found when one event of its sentence has it, and as first when the first event in the order of
the text does. Records name the types of PLOVER's first release: its DEMAND is today's REQUEST, DISAPPROVE and
INVESTIGATE are ACCUSE, and FIGHT is ASSAULT. An actor is right when the participant's words, or a name of its actor,
share a word with the record's.
"""

from __future__ import annotations

import argparse
import json
import re
import time
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from transition_events import Article, Pipeline
from transition_events.annotation.document import Document
from transition_events.events import find_events
from transition_events.events.lexicon import lemmas_of, spelling
from transition_events.model import Event, Span
from transition_events.ontology import Ontology, load_ontology
from transition_events.ontology.patterns import Test

TODAY = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}
TARGETS = ("PATIENT", "BENEFICIARY", "PLACE")
_PARTS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}
_STOP = frozenset(["the", "a", "an", "of", "in", "and", "to", "for", "from", "at", "on", "near", "'s"])


def report_plover(records: list[dict[str, Any]], articles: Mapping[str, Article], *, verbose: bool = False) -> None:
    """Prints how many records' types and actors were found; `verbose` shows the records that were not."""
    counts = score_plover(records, articles, show=_show if verbose else None)
    print(f"type among the events: {_share(counts['found'], len(records))}")
    print(f"type of the first:     {_share(counts['first'], len(records))}")
    print(f"source of those:       {_share(counts['source'], counts['sources'])}")
    print(f"target of those:       {_share(counts['target'], counts['targets'])}")


def score_plover(
    records: list[dict[str, Any]], articles: Mapping[str, Article], *, show: Callable[..., None] | None = None
) -> Counter[str]:
    """How many records had their type `found`, and `first`; how many of the found their `source` and `target` right."""
    counts: Counter[str] = Counter()
    for record in records:
        want, article = TODAY.get(record["event"], record["event"]), articles[record["id"]]
        matching = [e for e in article.events if e.type == want]
        is_first = bool(article.events) and article.events[0].type == want
        counts["found"] += bool(matching)
        counts["first"] += is_first
        failed = [] if matching else ["type"]
        for side, roles in (("source", ("AGENT",)), ("target", TARGETS)):
            names = _names(record.get(side))
            if matching and names:
                right = any(_has_one(article, e, roles, names) for e in matching)
                counts[side] += right
                counts[f"{side}s"] += 1
                failed += [] if right else [side]
        if show and (failed or not is_first):
            show(record, want, failed, article)
    return counts


def _names(side: Any) -> list[str]:
    rows = side if isinstance(side, list) else [side] if side else []
    return [row.get("actorText", "") if isinstance(row, dict) else str(row) for row in rows]


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", text.lower()) if w not in _STOP}


def _has_one(article: Article, event: Event, roles: Iterable[str], names: list[str]) -> bool:
    wanted = set[str]().union(*map(_words, names))
    for participant in event.participants:
        if participant.role not in roles or participant.span is None:
            continue
        said = participant.span.of(article.text)
        if participant.actor:
            said = " ".join((said, participant.actor.name, *participant.actor.aliases))
        if _words(said) & wanted:
            return True
    return False


def _show(record: dict[str, Any], want: str, failed: list[str], article: Article) -> None:
    print(f"\n{want} {failed} {_names(record.get('source'))} -> {_names(record.get('target'))}\n  {article.text}")
    for event in article.events:
        who = [(p.role, p.span.of(article.text)) for p in event.participants if p.span]
        print(f"    {event.type} {event.trigger.of(article.text)!r} {event.rule} {event.status} {event.negated} {who}")


def _share(part: int, whole: int) -> str:
    return f"{100 * part / max(whole, 1):5.1f} %  ({part} of {whole})"


# --- TimeML -----------------------------------------------------------------------------------------------------------


def read_timeml(path: Path) -> tuple[str, list[tuple[int, int, str]]]:
    """The text of a TimeML document, and its EVENTs as start, end and class."""
    element = ET.parse(path).getroot().find("TEXT")
    pieces: list[str] = []
    found: list[tuple[int, int, str]] = []

    def walk(node: ET.Element) -> None:
        start = sum(map(len, pieces))
        pieces.append(node.text or "")
        for kid in node:
            walk(kid)
            pieces.append(kid.tail or "")
        if node.tag == "EVENT":
            found.append((start, sum(map(len, pieces)), node.get("class", "")))

    if element is not None:
        walk(element)
    return "".join(pieces), found


def standing_lemmas(ontology: Ontology) -> frozenset[tuple[str, str]]:
    """Part of speech and lemma of the words that are an event wherever they stand: no frame asks for more."""
    found = set()
    for trigger in ontology.triggers:
        for part, lemmas in trigger.lexemes:
            lemma = spelling(lemmas[0])
            frames = trigger.frames or ((),)
            if len(lemmas) == 1 and any(all(_asks_only(lemma, slot, test) for slot, test in f) for f in frames):
                found.add((part, lemma))
    return frozenset(found)


def _asks_only(lemma: str, slot: str, test: Test) -> bool:
    return slot == "self" and (lemma in {spelling(w) for w in test.words}) is not test.inverted


def report_timeml(
    gold: Mapping[str, list[tuple[int, int, str]]],
    articles: Mapping[str, Article],
    documents: Mapping[str, Document],
    ontology: Ontology,
) -> None:
    """Prints how many of our triggers are annotated EVENTs, and how many OCCURRENCEs of standing lemmas we find."""
    known = standing_lemmas(ontology)
    counts: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    alone: Counter[str] = Counter()
    for name, article in articles.items():
        triggers = [e.trigger for e in article.events]
        for trigger in triggers:
            hit = any(a < trigger.end and trigger.start < b for a, b, _ in gold[name])
            counts["triggers"] += 1
            counts["annotated"] += hit
            alone[trigger.of(article.text).lower()] += not hit
        for start, end, kind in gold[name]:
            if kind == "OCCURRENCE" and _is_known(documents[name], start, end, known):
                hit = any(start < t.end and t.start < end for t in triggers)
                counts["occurrences"] += 1
                counts["recalled"] += hit
                missed[article.text[start:end].lower()] += not hit
    print(f"triggers that are annotated EVENTs:   {_share(counts['annotated'], counts['triggers'])}")
    print(f"OCCURRENCEs of standing lemmas found: {_share(counts['recalled'], counts['occurrences'])}")
    print("  not annotated:", [row for row in alone.most_common(20) if row[1]])
    print("  missed:", [row for row in missed.most_common(20) if row[1]])


def _is_known(document: Document, start: int, end: int, known: frozenset[tuple[str, str]]) -> bool:
    sentence = document.sentence_at(start)
    words = sentence.words_in(Span(start, end)) if sentence else ()
    return any((_PARTS.get(w.upos, ""), lemma) in known for w in words for lemma in lemmas_of(w))


# --- the commands -----------------------------------------------------------------------------------------------------


def _plover(paths: list[Path]) -> None:
    records = json.loads(paths[0].read_text(encoding="utf-8"))
    pipeline = Pipeline(ontology="plover")
    parsed = pipeline.parse_many([r["text"] for r in records], published=[r["date"] for r in records])
    report_plover(records, {r["id"]: a for r, a in zip(records, parsed, strict=True) if isinstance(a, Article)})


def _timeml(paths: list[Path]) -> None:
    ontology = ("transition", "plover")
    pipeline = Pipeline(ontology=ontology)
    gold, articles, documents = {}, {}, {}
    for path in sorted(p for folder in paths for p in folder.glob("*.tml")):
        text, gold[path.name] = read_timeml(path)
        articles[path.name], documents[path.name] = pipeline.parse(text), pipeline.annotate(text)
    report_timeml(gold, articles, documents, load_ontology(ontology))


def _speed(paths: list[Path]) -> None:
    pipeline = Pipeline()
    annotating = finding = 0.0
    for path in sorted(paths[0].glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        started = time.perf_counter()
        document = pipeline.annotate(text)
        annotating += time.perf_counter() - started
        article = pipeline.parse(text)
        started = time.perf_counter()
        find_events(
            document,
            ontology=load_ontology(),
            actors=article.actors,
            times=article.times,
            statements=article.statements,
        )
        finding += time.perf_counter() - started
    print(f"events: {100 * finding / annotating:.1f} % of the {annotating:.1f} s that annotation takes")


def main() -> None:
    """Runs one of the checks."""
    checks = {"plover": _plover, "timeml": _timeml, "speed": _speed}
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("check", choices=checks)
    parser.add_argument("paths", nargs="+", type=Path)
    arguments = parser.parse_args()
    checks[arguments.check](arguments.paths)


if __name__ == "__main__":
    main()
