"""The small language in which an ontology says what stands around a trigger.

A *slot* is a place in the grammar around the trigger ("subject", "object", "poss", "as", "infinitive.object"); a *test*
says what must be found there; a *source* is a slot with an optional test, from which a role is filled::

    frames = [{ object = "@contest" }, { object = "-", subject = "PERSON|ORG", context = "@contest" }]
    roles = { AGENT = ["subject", "poss"], OFFICE = ["as", "infinitive.object @office"] }

Tests are alternatives joined by ``|``: ``*`` anything, ``-`` nothing, ``@name`` a word of a lexical class, ``PERSON``
and the like an actor of that kind, any other text a lemma. A ``!`` in front turns the whole test round.
"""

from __future__ import annotations

from typing import get_args

import attrs

from transition_events.errors import OntologyError
from transition_events.model import ActorKind

KINDS = frozenset(get_args(ActorKind))

# Slots that are not prepositions. The logical subject and object are meant: those of the active voice.
NAMED_SLOTS = frozenset(
    [
        "subject",  # who does it: nsubj, the passive's by-phrase, an infinitive's controller, a light verb's subject
        "object",  # to whom it is done: obj, the passive's subject; of a noun: none
        "receiver",  # the indirect object: "gave *Malawi* a loan"
        "poss",  # the owner: "Ito's pick", "his resignation"
        "compound",  # a noun or adjective before a noun: "cabinet pick", "presidential election"
        "complement",  # what the object is made: "named her *minister*"
        "clause",  # the head of a that-clause
        "infinitive",  # the verb of a to-infinitive: "a judge to *lead* the inquiry"
        "gerund",  # the verb of a gerund after a noun: "talks on *forming* a coalition"
        "preposition",  # the trigger's own: "quit *in* protest"
        "governor",  # the word that the trigger depends on: "*hold* an election"
        "occasion",  # the subject of the clause's clause of time: "When *Vale* won, Ito sent a telegram"
        "timed",  # the bare time behind a noun that follows a preposition: "before the vote later *this month*"
        "apposition",  # what is said beside a noun
        "copula",  # the subject of which the noun is said: "*she* is his pick"
        "modifier",  # any adjective, adverb, determiner or compound of the trigger
        "self",  # the trigger's own lemma or form
        "context",  # any word of the sentence
        "article",  # any word of the article, by lemma alone
        "nearest",  # the nearest name or pronoun before the trigger in its clause
        "name",  # the first name after the trigger among all that depends on it
        "person",  # the first person named there
        "auxiliary",  # will, must, was
    ]
)
# fmt: off
PREPOSITIONS = frozenset([
    "about", "across", "after", "against", "ahead", "along", "alongside", "amid", "among", "around", "as", "at",
    "before",
    "behind", "between", "beyond", "by", "concerning", "despite", "during", "following", "for", "from", "in",
    "including", "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over", "per",
    "regarding", "since", "than", "through", "throughout", "till", "to", "toward", "towards", "under", "until",
    "unto", "up", "upon", "versus", "via", "with", "within", "without",
])
# fmt: on


@attrs.frozen
class Test:
    """What must (or, `inverted`, must not) be found in a slot. Classes are given by their words."""

    anything: bool = False
    nothing: bool = False
    kinds: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()
    inverted: bool = False


@attrs.frozen
class Source:
    """A slot that fills a role where its words pass the test."""

    slot: str
    test: Test = Test(anything=True)


Frame = tuple[tuple[str, Test], ...]


def read_slot(name: str) -> str:
    """The slot of that name, or a path of two ("infinitive.object"); raises `OntologyError` for an unknown one."""
    for part in name.split("."):
        if part not in NAMED_SLOTS and part not in PREPOSITIONS:
            known = ", ".join(sorted(NAMED_SLOTS))
            raise OntologyError(f"unknown slot {part!r}; known are any preposition and {known}")
    return name


def read_test(source: str, classes: dict[str, frozenset[str]]) -> Test:
    """A test from its notation; raises `OntologyError` for an unknown class or an empty alternative."""
    inverted, body = source.startswith("!"), source.removeprefix("!")
    kinds, words = set[str](), set[str]()
    anything = nothing = False
    for part in (p.strip() for p in body.split("|")):
        if part == "*":
            anything = True
        elif part == "-":
            nothing = True
        elif part.startswith("@"):
            words |= read_class(part, classes)
        elif part in KINDS:
            kinds.add(part)
        elif not part or part != part.lower():
            raise OntologyError(
                f"bad test {source!r}: {part!r} is no kind of actor ({', '.join(sorted(KINDS))}) nor a lemma"
            )
        else:
            words.add(part)
    return Test(anything, nothing, frozenset(kinds), frozenset(words), inverted)


def read_class(name: str, classes: dict[str, frozenset[str]]) -> frozenset[str]:
    """The words of a lexical class, ``@`` included in its name; raises `OntologyError` for an unknown one."""
    found = classes.get(name.removeprefix("@"))
    if found is None:
        raise OntologyError(f"unknown class {name!r}; known are {', '.join(sorted(classes))}")
    return found


def read_source(source: str, classes: dict[str, frozenset[str]]) -> Source:
    """A source from its notation: "as", "infinitive.object @office"."""
    slot, _, test = source.partition(" ")
    return Source(read_slot(slot), read_test(test, classes)) if test else Source(read_slot(slot))


def read_frame(table: dict[str, str], classes: dict[str, frozenset[str]]) -> Frame:
    """A frame: every slot of the table must pass its test."""
    return tuple((read_slot(slot), read_test(test, classes)) for slot, test in table.items())
