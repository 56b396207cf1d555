import pytest

from transition_events.annotation.conllu import read_conllu, read_feats
from transition_events.errors import InputError
from transition_events.model import Span

TWO = """
# newpar
1-2 Ito's _ _ _ _ _ _ _ _
1 Ito Ito PROPN NNP Number=Sing 3 nmod:poss _ NER=B-Person
2 's 's PART POS _ 1 case _ _
3 aides aide NOUN NNS Number=Plur 4 nsubj _ _
4 left leave VERB VBD Tense=Past|VerbForm=Fin 0 root _ SpaceAfter=No
5 . . PUNCT . _ 4 punct _ _

# newpar
1 New New PROPN NNP _ 2 compound _ NER=B-Location
2 Alder Alder PROPN NNP _ 3 nsubj _ NER=I-Location
2.1 ghost ghost VERB VB _ _ _ _ _
3 slept sleep VERB VBD _ 0 root _ SpaceAfter=No
4 . . PUNCT . _ 3 punct _ _
"""


@pytest.fixture
def document():
    return read_conllu(TWO)


def test_the_text_is_spelled_out_with_paragraphs(document):
    assert document.text == "Ito's aides left.\n\nNew Alder slept."
    assert [sentence.paragraph for sentence in document.sentences] == [0, 1]


def test_words_stand_at_their_offsets(document):
    for sentence in document.sentences:
        for word in sentence.words:
            assert document.text[word.span.start : word.span.end] == word.text


def test_empty_nodes_are_left_out(document):
    assert [word.text for word in document.sentences[1].words] == ["New", "Alder", "slept", "."]


def test_entities_go_over_several_words(document):
    first, second = (sentence.entities for sentence in document.sentences)
    assert [(e.text, e.type) for e in first] == [("Ito", "Person")]
    assert [(e.text, e.type, e.span) for e in second] == [("New Alder", "Location", Span(19, 28))]


def test_the_tree_is_walked_both_ways(document):
    sentence = document.sentences[0]
    ito, aides, left = sentence[1], sentence[3], sentence[4]
    assert sentence.root is left
    assert sentence.head(ito) is aides
    assert [w.text for w in sentence.children(left, "nsubj")] == ["aides"]
    assert [w.text for w in sentence.children(aides, "nmod")] == ["Ito"]
    assert sentence.child(aides, "nmod:desc") is None
    assert [w.text for w in sentence.subtree(aides)] == ["Ito", "'s", "aides"]
    assert [w.text for w in sentence.ancestors(ito)] == ["aides", "left"]
    assert sentence.top(Span(0, 11)) is aides


def test_a_cycle_ends():
    sentence = read_conllu("1 a a X _ _ 2 dep _ _\n2 b b X _ _ 1 dep _ _").sentences[0]
    assert [w.text for w in sentence.ancestors(sentence[1])] == ["b"]
    assert len(sentence.subtree(sentence[1])) == 2


def test_sentences_are_found_by_offset(document):
    assert document.sentence_at(3) is document.sentences[0]
    assert document.sentence_at(18) is None
    assert document.sentence_at(19) is document.sentences[1]
    assert document.sentence_at(1000) is None
    assert len(document.sentences_in(Span(10, 25))) == 2


def test_features_are_pairs():
    assert read_feats("Mood=Ind|Tense=Past") == (("Mood", "Ind"), ("Tense", "Past"))
    assert read_feats("_") == read_feats(None) == ()


def test_a_line_of_other_than_ten_columns_is_named():
    with pytest.raises(InputError, match="1 word"):
        read_conllu("1 word")


@pytest.mark.parametrize("number", [0, 5, -1])
def test_there_is_no_such_word(document, number):
    with pytest.raises(IndexError):
        document.sentences[1][number]
