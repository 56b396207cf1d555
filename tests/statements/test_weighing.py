"""Decisions about whole attributions: the sort of content, acts done by words, which of two that overlap stays."""

from __future__ import annotations

import pytest

from transition_events.annotation.conllu import read_conllu
from transition_events.statements.attribution import Attribution
from transition_events.statements.decode import best_apart
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Learned, load_lexicon
from transition_events.statements.ranker import Rankers, most_likely
from transition_events.statements.whole import content_shape, is_act

LEXICON = load_lexicon(Learned())


def layout(rows: str) -> Layout:
    """From rows of form, lemma, tag, head and relation."""
    lines = []
    for number, row in enumerate(rows.strip().splitlines(), 1):
        form, lemma, upos, head, relation = row.split()
        lines.append("\t".join([str(number), form, lemma, upos, "_", "_", head, relation, "_", "_"]))
    return Layout(read_conllu("\n".join(lines)))


CALLED = """
The the DET 2 det
king king NOUN 3 nsubj
called call VERB 0 root
the the DET 5 det
vote vote NOUN 3 obj
a a DET 7 det
farce farce NOUN 3 xcomp
"""
CALLED_ELECTION = "\n".join(CALLED.strip().splitlines()[:5])
SAID = """
The the DET 2 det
king king NOUN 3 nsubj
said say VERB 0 root
that that SCONJ 6 mark
he he PRON 6 nsubj
knew know VERB 3 ccomp
"""


def attribution(head: int, *contents: tuple[int, int], probability: float = 0.9) -> Attribution:
    return Attribution(head=head, cue=(head, head), contents=contents, probability=probability)


@pytest.mark.parametrize(
    ("rows", "content", "shape"),
    [(SAID, (3, 5), "Rthat"), (SAID, (4, 5), "Rclause"), (CALLED_ELECTION, (3, 4), "Rnp"), (SAID, (0, 1), "Lnp")],
)
def test_the_shape_of_a_content(rows: str, content: tuple[int, int], shape: str) -> None:
    assert content_shape(layout(rows), attribution(2, content)) == shape


def test_calling_a_vote_is_an_act_and_calling_it_a_farce_is_not() -> None:
    assert is_act(layout(CALLED_ELECTION), LEXICON, attribution(2, (3, 4)))
    assert not is_act(layout(CALLED), LEXICON, attribution(2, (3, 6)))
    assert not is_act(layout(SAID), LEXICON, attribution(2, (3, 5)))


def test_of_two_that_overlap_the_likelier_stays() -> None:
    outer, inner, other = attribution(2, (3, 9)), attribution(5, (6, 9)), attribution(20, (21, 25))
    assert best_apart([(0.6, inner), (0.8, outer), (0.5, other)]) == [outer, other]
    assert best_apart([(0.9, inner), (0.8, outer)]) == [inner]
    assert best_apart([]) == []


def test_a_ranker_adds_up_what_it_knows() -> None:
    rankers = Rankers({"cue": {"a": 150, "b": -50}}, {}, Learned())
    assert rankers.score("cue", ["a", "b", "unknown"]) == 1.0
    assert rankers.probability("cue", []) == 0.5
    assert rankers.choose("cue", [["b"], ["a"], ["a"]])[0] == 1


def test_the_most_likely_of_equals_is_the_first() -> None:
    assert most_likely([0.0, 0.0]) == (0, 0.5)


def test_words_of_a_dateline_are_no_part_of_the_sentence() -> None:
    plain = layout(SAID)
    document = plain.document
    king = Layout(document, skip=(document.sentences[0].words[0].span,))
    assert (plain.sentence_bounds(3), king.sentence_bounds(3)) == ((0, 6), (1, 6))


def test_the_way_through_the_tree() -> None:
    tree = layout(SAID)
    assert tree.path(2, 1) == "nsubj"
    assert tree.path(4, 1) == "^nsubj ^ccomp nsubj"
    assert tree.path(0, 3, limit=2) == "far"
    assert tree.path(2, 2) == ""
