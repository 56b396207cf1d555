"""What treebanks have too little of and news is full of: other quotation marks, capitals, "President-elect"."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from training.conllu import DEPREL, DEPS, FEATS, FORM, HEAD, LEMMA, MISC, UPOS, XPOS, Row, Sentence

OFFICES = frozenset(
    {"President", "Governor", "Mayor", "Senator", "Premier", "Chancellor", "Congressman", "Congresswoman"}
    | {"Councilman", "Minister", "Representative", "Judge", "Sheriff", "president", "governor", "mayor", "senator"}
    | {"premier", "chancellor", "congressman", "chairman", "minister", "leader"}
)
SUFFIXES = ("elect", "designate")
SUFFIX_WEIGHTS = (0.85, 0.15)


@dataclass(frozen=True, slots=True)
class Shares:
    """How large a share of the sentences gets each treatment, from 0 to 1."""

    upper: float
    lower: float
    title: float
    quotes: float
    elect: float


def map_forms(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """Every form changed, words and multi-word tokens alike; nothing else."""
    return sentence.with_rows(row.with_columns({FORM: change(row.form)}) for row in sentence.rows)


def upper(sentence: Sentence) -> Sentence:
    """As an all-capitals headline has it."""
    return map_forms(sentence, str.upper)


def lower(sentence: Sentence) -> Sentence:
    """As careless text has it."""
    return map_forms(sentence, str.lower)


def title(sentence: Sentence) -> Sentence:
    """As a headline has it: content words with a capital."""
    small = {"ADP", "DET", "CCONJ", "PART", "SCONJ", "AUX", "PRON", "PUNCT"}

    def change(index: int, row: Row) -> Row:
        if row.is_word and row.columns[UPOS] in small and index:
            return row
        form = row.form[:1].upper() + row.form[1:]
        return row.with_columns({FORM: form})

    return sentence.with_rows(change(index, row) for index, row in enumerate(sentence.rows))


def curly(sentence: Sentence) -> Sentence:
    """Straight quotation marks and apostrophes made typographic."""
    rows = []
    for row in sentence.rows:
        form, xpos = row.form, row.columns[XPOS]
        if form in {'"', "''", "``"} and row.columns[UPOS] == "PUNCT":
            form = "“" if xpos == "``" else "”"
        elif form == "'" and row.columns[UPOS] == "PUNCT":
            form = "‘" if xpos == "``" else "’"
        else:
            form = form.replace("'", "’")
        rows.append(row.with_columns({FORM: form}))
    return sentence.with_rows(rows)


def has_quotes(sentence: Sentence) -> bool:
    """Whether `curly` would change it."""
    return any("'" in row.form or '"' in row.form for row in sentence.rows)


def insert_after(sentence: Sentence, index: int, words: Iterable[tuple[str, ...]]) -> Sentence:
    """New words after word `index`; their HEAD is in the old numbering, or "+k" for the k-th new word."""
    added = list(words)
    shift = len(added)

    def moved(number: str) -> str:
        value = int(number)
        return str(value + shift if value > index else value)

    rows: list[Row] = []
    for row in sentence.rows:
        name = "-".join(moved(part) for part in row.id.split("-"))
        columns = row.columns
        if row.is_word:
            columns = row.with_columns({HEAD: moved(columns[HEAD])}).columns
        rows.append(Row(name, columns))
        if row.id == str(index):
            for position, cells in enumerate(added, 1):
                head = cells[HEAD]
                resolved = str(index + int(head[1:])) if head.startswith("+") else moved(head)
                rows.append(Row(str(index + position), Row("0", cells).with_columns({HEAD: resolved}).columns))
    return sentence.with_rows(rows)


def elect_sites(sentence: Sentence) -> list[int]:
    """Ids of titles right before a name, outside multi-word tokens: "Governor" in "Governor Brown said"."""
    words = sentence.words
    ranged = {n for row in sentence.rows if not row.is_word for n in range(*_bounds(row.id))}
    return [
        int(word.id)
        for word, after in pairwise(words)
        if word.form in OFFICES
        and int(word.id) not in ranged
        and (after.columns[UPOS] in {"PROPN", "VERB", "AUX"} or after.form in {",", "."})
        and "SpaceAfter=No" not in word.columns[MISC]
    ]


def _bounds(name: str) -> tuple[int, int]:
    first, _, last = name.partition("-")
    return int(first), int(last) + 1


def elect(sentence: Sentence, index: int, suffix: str) -> Sentence:
    """Make word `index` an "-elect": three words, as the treebanks' tokens are."""
    hyphen = _columns("-", "-", "PUNCT", "HYPH", "_", "+2", "punct", "SpaceAfter=No")
    adjective = _columns(suffix, suffix, "ADJ", "JJ", "Degree=Pos", str(index), "amod", "_")
    rows = []
    for row in sentence.rows:
        if row.id == str(index):
            misc = row.columns[MISC]
            row = row.with_columns({MISC: "SpaceAfter=No" if misc == "_" else f"{misc}|SpaceAfter=No"})
        rows.append(row)
    return insert_after(sentence.with_rows(rows), index, (hyphen, adjective))


def _columns(
    form: str, lemma: str, upos: str, xpos: str, feats: str, head: str, deprel: str, misc: str
) -> tuple[str, ...]:
    cells = {
        FORM: form,
        LEMMA: lemma,
        UPOS: upos,
        XPOS: xpos,
        FEATS: feats,
        HEAD: head,
        DEPREL: deprel,
        DEPS: "_",
        MISC: misc,
    }
    return tuple(cells[index] for index in range(9))


def augmented(sentences: Iterable[Sentence], shares: Shares, seed: int) -> Iterator[Sentence]:
    """The sentences, some changed in place (quotation marks), and copies of some: capitals, lower case, "-elect"."""
    rng = random.Random(seed)
    for sentence in sentences:
        yield curly(sentence) if has_quotes(sentence) and rng.random() < shares.quotes else sentence
        for share, change in ((shares.upper, upper), (shares.lower, lower), (shares.title, title)):
            if rng.random() < share:
                yield change(sentence)
        sites = elect_sites(sentence)
        if sites and rng.random() < shares.elect:
            yield elect(sentence, rng.choice(sites), rng.choices(SUFFIXES, SUFFIX_WEIGHTS)[0])
