"""The cue lexicon, from ``data/cues.toml``: classes of words that attribute, the media, and who takes hearers how."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

import attrs

from transition_events.model import StatementKind
from transition_events.records import read_toml, structure_records

Frame = Literal["clause", "quote", "infinitive", "object", "question", "name"]


@attrs.frozen(kw_only=True)
class CueExample:
    """A sentence, and the words in it that are the cue, the speaker and the content."""

    text: str
    cue: str
    content: str
    speaker: str | None = None


@attrs.frozen(kw_only=True)
class CueClass:
    """Words that attribute in the same way.

    `frames` says what they take: a that-clause, a quotation, an infinitive, an object that is the content, a
    question, or an object with a name for it ("called him a liar"). `plover` is the PLOVER type that a statement
    of this sort amounts to, if any. `nouns` name the act ("claim") or the sort of text ("letter"). `negatives` are
    sentences in which the class must find nothing.
    """

    id: str
    kind: StatementKind
    frames: tuple[Frame, ...]
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    plover: str | None = None
    examples: tuple[CueExample, ...] = ()
    negatives: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Media:
    """Words for the medium or occasion of a statement, and for outlets that people talk to."""

    id: str = "medium"
    prepositions: frozenset[str]
    nouns: frozenset[str]
    outlets: frozenset[str]


@attrs.frozen(kw_only=True)
class Hearers:
    """Verbs whose object is the hearer, and verbs whose hearer stands after "to"."""

    id: str = "hearer"
    bare: frozenset[str]
    to: frozenset[str]


@attrs.frozen(kw_only=True)
class Acts:
    """Verbs that do something to their object by words; those of `naming` say something where they give it a name.

    `phrasal` are verbs with an adverb ("swear in") that say nothing.
    """

    id: str = "acts"
    verbs: frozenset[str]
    naming: frozenset[str]
    phrasal: frozenset[str]


@attrs.frozen(kw_only=True)
class Learned:
    """What training found about words: lemmas other than verbs that are cues, and words that hardly ever are.

    The latter with their part of speech ("win/VERB"): frequent, and a cue in less than one case of a hundred.
    """

    cues: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()


class Lexicon:
    """The classes by lemma, and the words other than verbs that may be cues."""

    def __init__(
        self, classes: tuple[CueClass, ...], media: Media, hearers: Hearers, acts: Acts, learned: Learned
    ) -> None:
        self.media = media
        self.hearers = hearers
        self.acts = acts
        self._classes: dict[str, tuple[str, ...]] = {}
        self._kinds: dict[str, StatementKind] = {}
        nominal: set[str] = set(learned.cues)
        for c in classes:
            for lemma in (*c.verbs, *c.nouns, *c.others):
                self._classes[lemma] = (*self._classes.get(lemma, ()), c.id)
                self._kinds.setdefault(lemma, c.kind)
            nominal.update(c.nouns, c.others)
        self.nominal = frozenset(nominal)
        self.never = learned.never
        self.marks = frozenset(w for c in classes if c.id == "mark" for w in c.others)

    def classes(self, lemma: str) -> tuple[str, ...]:
        """The ids of the classes that a lemma belongs to."""
        return self._classes.get(lemma, ())

    def kind(self, lemma: str) -> StatementKind | None:
        """What sort of statement the lemma makes, or None for one that the lexicon doesn't list."""
        return self._kinds.get(lemma)


@lru_cache(maxsize=1)
def load_classes() -> tuple[CueClass, ...]:
    """The classes that ship with the package. Raises `RecordError` where the file breaks the format."""
    return structure_records(_tables()["cue"], CueClass, where="cues.toml [[cue]]")


def load_lexicon(learned: Learned) -> Lexicon:
    """The lexicon of the package with what training found about words."""
    (media,) = structure_records([_tables()["medium"]], Media, where="cues.toml [medium]")
    (hearers,) = structure_records([_tables()["hearer"]], Hearers, where="cues.toml [hearer]")
    (acts,) = structure_records([_tables()["acts"]], Acts, where="cues.toml [acts]")
    return Lexicon(load_classes(), media, hearers, acts, learned)


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    return read_toml(files(__package__) / "data/cues.toml")
