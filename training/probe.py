"""Recall on the arcs that the stages live on, over sentences written for the purpose (probe.conllu).

A sentence's arcs stand in its comments: `# arc = CATEGORY DEPENDENTS > HEADS RELATIONS`, with word ids, any of which
(and any of the relations) will do; `<>` for `>` where the direction is a matter of style.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from training import conllu, evaluate

PROBE = Path(__file__).parent / "probe.conllu"


@dataclass(frozen=True, slots=True)
class Arc:
    """One wanted arc; positions are the offsets at which words begin."""

    category: str
    dependents: frozenset[int]
    heads: frozenset[int]
    relations: frozenset[str]
    either: bool


def starts(sentence: conllu.Sentence) -> list[int]:
    """Where each word begins in the sentence's text (it has no multi-word tokens)."""
    at, result = 0, []
    for form, space in conllu.tokens(sentence):
        result.append(at)
        at += len(form) + len(space)
    return result


def arcs(sentence: conllu.Sentence) -> list[Arc]:
    """The arcs that a sentence's comments ask for."""
    begins = starts(sentence)
    found = []
    for line in sentence.comments:
        name, _, value = line.removeprefix("#").partition("=")
        if name.strip() != "arc":
            continue
        category, dependents, direction, heads, relations = value.split()
        found.append(
            Arc(
                category,
                frozenset(begins[int(i) - 1] for i in dependents.split("|")),
                frozenset(begins[int(i) - 1] for i in heads.split("|")),
                frozenset(relations.split("|")),
                direction == "<>",
            )
        )
    return found


def matches(arc: Arc, parsed: Sequence[tuple[int, int, str]]) -> bool:
    """Whether the arc is among those of a parse, each (dependent's start, head's start, relation)."""
    for dependent, head, relation in parsed:
        if relation not in arc.relations and relation.partition(":")[0] not in arc.relations:
            continue
        if dependent in arc.dependents and head in arc.heads:
            return True
        if arc.either and head in arc.dependents and dependent in arc.heads:
            return True
    return False


def parsed_arcs(document: Any, text: str) -> list[tuple[int, int, str]]:
    """The arcs of a Stanza document over a text; a word of a multi-word token begins where its letters do."""
    result = []
    for sentence in document.sentences:
        begins = {0: -1}
        for token in sentence.tokens:
            at = token.start_char
            for word in token.words:
                begins[word.id] = at
                at += len(word.text)
        result += [(begins[word.id], begins[word.head], word.deprel) for word in sentence.words]
    return result


def recall(nlp: Any, path: Path = PROBE) -> dict[str, tuple[int, int]]:
    """Found and wanted arcs, by category and in all."""
    found: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for sentence in conllu.read(path):
        text = sentence.text
        parsed = parsed_arcs(nlp(text), text)
        for arc in arcs(sentence):
            hit = matches(arc, parsed)
            for name in (arc.category, "all"):
                wanted[name] += 1
                found[name] += hit
    return {name: (found[name], wanted[name]) for name in sorted(wanted)}


def report(models: Path) -> str:
    """The recall of a folder of models as a table."""
    scores = recall(evaluate.pipeline(models, evaluate.PROCESSORS[:-1]))
    return evaluate.table({"probe": {f"{name} ({n})": 100 * hit / n for name, (hit, n) in scores.items()}})
