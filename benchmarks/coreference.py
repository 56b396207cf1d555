"""How well pronouns and names find their person, on the entity annotation of UD_English-GUM.

usage: coreference.py TREEBANK [--models DIR] [--cache FILE] [--genres news,bio,interview,speech] [--verbose]

TREEBANK is a CoNLL-U file (or ``.xz``) whose MISC column holds GUM's ``Entity=``. The models annotate the plain text
of every document of the genres named; with ``--cache`` their output is kept in a pickle and read back the next time.
Nothing of the treebank's own analysis reaches the actors: it only scores them. Its training part is what the models and
the weights of the pronouns were fitted on, so take the folds of ``training.pronouns``, or a file that they never saw.
Printed: of the third person singular pronouns whose gold chain is a person with a name, the share linked to the right
actor, to a wrong one, and left unlinked; and the shares of persons split over several actors and of actors in which
several persons are merged.
"""

from __future__ import annotations

import argparse
import lzma
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import attrs

from transition_events.actors import find_actors
from transition_events.annotation.document import Document
from transition_events.model import Actor, Span

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
_ENTITY = re.compile(r"\(([^()]+)(\))?|([^()]+)\)")


@attrs.frozen
class GoldMention:
    """A mention of entity `entity` over `span`; `head` is its syntactic head's span, `named` says that is a name."""

    entity: str
    type: str
    span: Span
    head: Span
    named: bool


@attrs.frozen
class GoldDocument:
    """The plain text of one document, its mentions, and its pronouns as (span, entity)."""

    id: str
    genre: str
    text: str
    mentions: tuple[GoldMention, ...]
    pronouns: tuple[tuple[Span, str], ...]

    def entity_of_name(self, span: Span) -> GoldMention | None:
        """The gold mention that a name stands for: the shortest whose head lies in it, else the shortest around it."""
        inside = [m for m in self.mentions if m.head in span]
        around = inside or [m for m in self.mentions if span in m.span]
        return min(around, key=lambda m: len(m.span)) if around else None


def read_gold(path: Path, genres: frozenset[str]) -> Iterator[GoldDocument]:
    """The GUM documents of some genres in a treebank file."""
    data = path.read_bytes()
    blocks = (lzma.decompress(data) if path.suffix == ".xz" else data).decode("utf8").strip().split("\n\n")
    current = ""
    tagged: list[tuple[str, str]] = []
    for block in blocks:
        named = re.search(r"^# newdoc id = (.*)$", block, re.MULTILINE)
        current = named[1] if named else current
        tagged.append((current, block))
    for name, group in groupby(tagged, key=lambda pair: pair[0]):
        genre = name.split("_")[1] if name.startswith("GUM_") else ""
        if genre in genres:
            yield _document(name, genre, [block for _, block in group])


def _document(name: str, genre: str, blocks: list[str]) -> GoldDocument:
    text, mentions, pronouns = "", [], []
    for block in blocks:
        lines = block.splitlines()
        if text and any(line.startswith("# newpar") for line in lines):
            text = text.rstrip() + "\n\n"
        text, rows, spans = _sentence(text, [line.split("\t") for line in lines if not line.startswith("#")])
        found = list(_mentions(rows, spans))
        mentions += found
        for row, span in zip(rows, spans, strict=True):
            if row[1].lower() in HE | SHE and row[3] == "PRON":
                own = [m for m in found if m.span == span]
                pronouns += [(span, m.entity) for m in own[:1] if m.type == "person"]
    return GoldDocument(name, genre, text.rstrip(), tuple(mentions), tuple(pronouns))


def _sentence(text: str, rows: list[list[str]]) -> tuple[str, list[list[str]], list[Span]]:
    words, spans, token_end, token_space = [], [], 0, True
    for row in rows:
        space = "SpaceAfter=No" not in row[9]
        if "-" in row[0]:
            token_end, token_space = int(row[0].partition("-")[2]), space
        elif "." not in row[0]:
            words.append(row)
            spans.append(Span(len(text), len(text) + len(row[1])))
            number = int(row[0])
            text += row[1]
            text += " " if number >= token_end and (token_space if number == token_end else space) else ""
    return text, words, spans


def _mentions(rows: list[list[str]], spans: list[Span]) -> Iterator[GoldMention]:
    opened: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for i, row in enumerate(rows):
        value = next((m[7:] for m in row[9].split("|") if m.startswith("Entity=")), "")
        for head, closed, tail in _ENTITY.findall(value):
            if head:
                entity, kind = head.split("-")[:2]
                opened[entity].append((i, kind))
            entity = head.split("-")[0] if head and closed else tail
            if entity and opened[entity]:
                start, kind = opened[entity].pop()
                yield _mention(entity, kind, rows, spans, start, i)


def _mention(entity: str, kind: str, rows: list[list[str]], spans: list[Span], start: int, end: int) -> GoldMention:
    inside = range(start + 1, end + 2)
    head = next((i for i in range(start, end + 1) if int(rows[i][6]) not in inside), end)
    whole = Span(spans[start].start, spans[end].end)
    return GoldMention(entity, kind, whole, spans[head], rows[head][3] == "PROPN")


def annotate(documents: list[GoldDocument], models: str, cache: Path | None) -> dict[str, Document]:
    """The documents as the models parse them."""
    if cache is not None and cache.is_file():
        with cache.open("rb") as file:
            return pickle.load(file)  # type: ignore[no-any-return]
    from transition_events.annotation.stanza_adapter import StanzaAnnotator

    annotator = StanzaAnnotator(models)
    found = {d.id: annotator.annotate(d.text) for d in documents}
    if cache is not None:
        with cache.open("wb") as file:
            pickle.dump(found, file)
    return found


def owners(gold: GoldDocument, actors: tuple[Actor, ...]) -> dict[str, Counter[str]]:
    """For each actor, the gold persons whom its names stand for, with how often each."""
    found: dict[str, Counter[str]] = {}
    for actor in actors:
        counts: Counter[str] = Counter()
        for mention in actor.mentions:
            entity = gold.entity_of_name(mention.span) if mention.how == "NAME" else None
            if entity is not None and entity.type == "person" and entity.named:
                counts[entity.entity] += 1
        found[actor.id] = counts
    return found


def score(gold: GoldDocument, actors: tuple[Actor, ...], *, verbose: bool = False) -> Counter[str]:
    """Counts of one document: pronouns right, wrong, unlinked; persons and those split; actors and those merged."""
    owned = owners(gold, actors)
    linked = {m.span: a for a in actors for m in a.mentions if m.how == "PRONOUN"}
    named = {m.entity for m in gold.mentions if m.named and m.type == "person"}
    counts: Counter[str] = Counter()
    for span, entity in gold.pronouns:
        if entity not in named:
            counts["unnamed linked" if span in linked else "unnamed unlinked"] += 1
            continue
        actor = linked.get(span)
        best = owned[actor.id].most_common(1) if actor else []
        verdict = "unlinked" if actor is None else "right" if best and best[0][0] == entity else "wrong"
        counts[verdict] += 1
        if verbose and verdict != "right":
            before, after = gold.text[max(0, span.start - 160) : span.start], gold.text[span.end : span.end + 60]
            wanted = next(m.span.of(gold.text) for m in gold.mentions if m.entity == entity and m.named)
            shown = actor.name if actor else None
            print(f"{gold.id} {verdict}: {' '.join(before.split())} [[{span.of(gold.text)}]] {' '.join(after.split())}")
            print(f"      linked {shown!r}, wanted {wanted!r}")
    _score_names(gold, actors, owned, counts, verbose=verbose)
    return counts


def _score_names(
    gold: GoldDocument,
    actors: tuple[Actor, ...],
    owned: dict[str, Counter[str]],
    counts: Counter[str],
    *,
    verbose: bool,
) -> None:
    holders: dict[str, set[str]] = defaultdict(set)
    names = {a.id: a.name for a in actors}
    for actor in actors:
        if actor.kind != "PERSON" or not owned[actor.id]:
            continue
        counts["actors"] += 1
        counts["merged"] += len(owned[actor.id]) > 1
        if verbose and len(owned[actor.id]) > 1:
            print(f"{gold.id} merged: {actor.name!r} {actor.aliases} {dict(owned[actor.id])}")
        for entity in owned[actor.id]:
            holders[entity].add(actor.id)
    for entity, ids in holders.items():
        counts["persons"] += 1
        counts["split"] += len(ids) > 1
        if verbose and len(ids) > 1:
            print(f"{gold.id} split: {entity} over {[names[i] for i in ids]}")


def report(name: str, counts: Counter[str]) -> None:
    """One line of the table."""
    total = max(1, counts["right"] + counts["wrong"] + counts["unlinked"])
    unnamed = counts["unnamed linked"] + counts["unnamed unlinked"]
    print(
        f"{name:<10} pronouns {total:4d}: right {100 * counts['right'] / total:5.1f}  "
        f"wrong {100 * counts['wrong'] / total:5.1f}  unlinked {100 * counts['unlinked'] / total:5.1f}   "
        f"unnamed referents linked {counts['unnamed linked']}/{unnamed}   "
        f"persons split {counts['split']}/{counts['persons']}  actors merged {counts['merged']}/{counts['actors']}"
    )


def main() -> None:
    """Parses the command line and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--models", default="compact")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--genres", default="news,bio,interview,speech")
    parser.add_argument("--verbose", action="store_true")
    arguments = parser.parse_args()
    documents = list(read_gold(arguments.treebank, frozenset(arguments.genres.split(","))))
    parses = annotate(documents, arguments.models, arguments.cache)
    by_genre: dict[str, Counter[str]] = defaultdict(Counter)
    for gold in documents:
        by_genre[gold.genre] += score(gold, find_actors(parses[gold.id]), verbose=arguments.verbose)
    for genre, counts in sorted(by_genre.items()):
        report(genre, counts)
    report("all", sum(by_genre.values(), Counter()))


if __name__ == "__main__":
    main()
