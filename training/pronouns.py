"""Fits the weights by which pronouns are linked, on the entity annotation of UD_English-GUM and on links in news.

usage: python -m training.pronouns TREEBANK --news CACHE [--models DIR] [--cache FILE] [--folds 5] [--write TOML]

CACHE holds the parses of PolNeAR train, made by ``python -m training.parses``. ``news_pronouns.json`` says of pronouns
there where the person was last spoken of, read by hand: most are ones on which two sets of weights disagreed.

For every third person singular pronoun the candidates and their features are what `transition_events.actors` itself
makes of the documents as the models parse them, with the pronouns before it linked as the treebank says. The weights
are those of a conditional log-linear model (one of the candidates, or none), with a Gaussian prior. Folds are over
documents; treebank and news are measured apart, the news by the share of the links read by hand that are made.
"""

from __future__ import annotations

import argparse
import json
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

import numpy as np
from benchmarks.coreference import GoldDocument, annotate, read_gold, report, score
from scipy.optimize import minimize

from transition_events.actors import find_actors
from transition_events.actors.cast import Referent
from transition_events.actors.discourse import Occurrence
from transition_events.actors.pronouns import Pronoun
from transition_events.actors.ranking import Weights, preferred
from transition_events.actors.resolution import Resolver
from transition_events.annotation.document import Document

Choice = tuple[list[dict[str, float]], int | None]  # features of each candidate; the right one, or None
Weighed = list[tuple[float, Choice]]  # choices, each with how much it counts
GENRES = "news,bio,interview,speech"
COUNTS = {"bio": 0.25, "links": 1.0}  # a life speaks of one person: three pronouns in four of the treebank's
LINKS = Path(__file__).with_name("news_pronouns.json")


class Teacher(Resolver):
    """A resolver that links as the treebank says and writes down what it had to choose from."""

    gold: GoldDocument
    seen: list[Choice]

    def link(self, pronoun: Pronoun) -> Occurrence | None:
        """The occurrence that the treebank makes of a pronoun; the choice is written down where it is one."""
        subject = self.by_grammar(pronoun)
        if subject is not None:  # by rule, so nothing to learn
            return self.enter(pronoun, subject)
        choices = self.candidates(pronoun)
        entity = dict(self.gold.pronouns).get(pronoun.word.span)
        right = [i for i, (o, _) in enumerate(choices) if entity and self._entity(o.referent) == entity]
        self.seen.append(([features for _, features in choices], right[0] if right else None))
        return self.enter(pronoun, choices[right[0]][0]) if right else None

    def _entity(self, referent: Referent) -> str | None:
        """The gold entity that most mentions of a referent stand for."""
        counts: Counter[str] = Counter()
        for occurrence in self.discourse.occurrences:
            if occurrence.referent is referent and occurrence.how != "PRONOUN":
                found = self.gold.entity_of_name(occurrence.head.span)
                counts[found.entity if found else ""] += 1
        return counts.most_common(1)[0][0] if counts else None


class Reader(Resolver):
    """A resolver that links as always and writes down what it had to choose from where somebody has read the text."""

    links: dict[int, int | None]
    seen: list[Choice]

    def link(self, pronoun: Pronoun) -> Occurrence | None:
        """The occurrence that a pronoun is, by the shipped weights."""
        if pronoun.offset in self.links and self.by_grammar(pronoun) is None:
            choices = self.candidates(pronoun)
            meant = next((o for o in self.discourse.occurrences if o.offset == self.links[pronoun.offset]), None)
            right = [i for i, (o, _) in enumerate(choices) if meant is not None and o.referent is meant.referent]
            self.seen.append(([features for _, features in choices], right[0] if right else None))
        return super().link(pronoun)


def collect(gold: GoldDocument, document: Document) -> list[Choice]:
    """The choices that one document poses."""
    seen: list[Choice] = []
    teacher = type("Taught", (Teacher,), {"gold": gold, "seen": seen})
    with patch("transition_events.actors.stage.Resolver", teacher):
        find_actors(document)
    return seen


def read_links(cache: Path) -> list[list[Choice]]:
    """The choices of each article of which links were read."""
    links: dict[str, dict[int, int | None]] = defaultdict(dict)
    for link in json.loads(LINKS.read_text(encoding="utf8")):
        links[link["article"]][link["pronoun"]] = link["antecedent"]
    with cache.open("rb") as file:
        documents = pickle.load(file)
    found = []
    for article, known in links.items():
        seen: list[Choice] = []
        with patch("transition_events.actors.stage.Resolver", type("Read", (Reader,), {"links": known, "seen": seen})):
            find_actors(documents[article])
        found.append(seen)
    return found


def weighed(kind: str, choices: Iterable[Choice]) -> Weighed:
    """Choices of a genre, or those read by hand ("links"), with how much they count."""
    return [(COUNTS.get(kind, 1.0), choice) for choice in choices]


def fit(choices: Weighed, prior: float) -> dict[str, float]:
    """The weights that make the right choices most probable."""
    names = sorted({f for _, (candidates, _) in choices for features in candidates for f in features})
    index = {name: i for i, name in enumerate(names)}
    rows, starts, right, counts = [], [], [], []
    for count, (candidates, answer) in choices:
        if not candidates:
            continue
        counts.append(count)
        starts.append(len(rows))
        rows.append(np.zeros(len(names)))  # none of these
        for features in candidates:
            row = np.zeros(len(names))
            for name, value in features.items():
                row[index[name]] = value
            rows.append(row)
        right.append(starts[-1] + (0 if answer is None else answer + 1))
    matrix, begin, gold, times = np.array(rows), np.array(starts), np.array(right), np.array(counts)
    group = np.repeat(np.arange(len(begin)), np.diff([*starts, len(rows)]))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, begin)
        shares = np.exp(scores - top[group])
        totals = np.add.reduceat(shares, begin)
        value = float(times @ (np.log(totals) + top - scores[gold])) + prior * float(weights @ weights)
        gradient = matrix.T @ ((times / totals)[group] * shares) - times @ matrix[gold] + 2 * prior * weights
        return value, gradient

    found = minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B").x
    return {name: round(float(found[i]), 3) for name, i in index.items()}


def cross_validate(
    documents: list[GoldDocument],
    parses: dict[str, Document],
    taught: dict[str, list[Choice]],
    news: list[list[Choice]],
    folds: int,
    prior: float,
    threshold: float,
) -> tuple[dict[str, Counter[str]], list[bool]]:
    """Counts of each genre, and whether each link of the news is right, all with weights fitted on the other folds."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    right: list[bool] = []
    for fold in range(folds):
        train = [c for i, d in enumerate(documents) if i % folds != fold for c in weighed(d.genre, taught[d.id])]
        train += [c for i, choices in enumerate(news) if i % folds != fold for c in weighed("links", choices)]
        weights = Weights(threshold, fit(train, prior))
        with patch("transition_events.actors.resolution.weights", lambda w=weights: w):
            for gold in documents[fold::folds]:
                counts[gold.genre] += score(gold, find_actors(parses[gold.id]))
        right += [preferred(features, weights) == answer for seen in news[fold::folds] for features, answer in seen]
    return counts, right


def main() -> None:
    """Parses the command line, prints the accuracy by folds, and writes the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--news", type=Path, required=True)
    parser.add_argument("--models", default="compact")
    parser.add_argument("--cache", type=Path)
    parser.add_argument("--genres", default=GENRES)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--prior", type=float, default=0.5)
    parser.add_argument("--threshold", type=float, default=0.35)
    parser.add_argument("--write", type=Path)
    arguments = parser.parse_args()
    documents = list(read_gold(arguments.treebank, frozenset(arguments.genres.split(","))))
    parses = annotate(documents, arguments.models, arguments.cache)
    taught = {d.id: collect(d, parses[d.id]) for d in documents}
    news = read_links(arguments.news)
    counts, right = cross_validate(
        documents, parses, taught, news, arguments.folds, arguments.prior, arguments.threshold
    )
    for genre, found in counts.items():
        report(genre, found)
    report(f"{arguments.folds} folds", sum(counts.values(), Counter()))
    print(f"links in news {len(right)}: right {100 * sum(right) / len(right):.1f}")
    choices = [c for d in documents for c in weighed(d.genre, taught[d.id])]
    choices += [c for seen in news for c in weighed("links", seen)]
    weights = fit(choices, arguments.prior)
    lines = [f"{name} = {value}" for name, value in weights.items()]
    print("\n".join(lines))
    if arguments.write:
        head = arguments.write.read_text(encoding="utf8").partition("\nthreshold")[0] + "\n"
        body = "\n".join(lines)
        arguments.write.write_text(f"{head}threshold = {arguments.threshold}\n\n[weights]\n{body}\n", encoding="utf8")


if __name__ == "__main__":
    main()
