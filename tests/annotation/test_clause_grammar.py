import pytest

from transition_events.annotation import grammar
from transition_events.annotation.conllu import read_conllu

PASSIVE = """
1 Ito Ito PROPN NNP _ 4 nsubj:pass _ _
2 was be AUX VBD Tense=Past|VerbForm=Fin 4 aux:pass _ _
3 not not PART RB _ 4 advmod _ _
4 named name VERB VBN VerbForm=Part|Voice=Pass 0 root _ _
5 by by ADP IN _ 7 case _ _
6 the the DET DT _ 7 det _ _
7 council council NOUN NN _ 4 obl:agent _ _
8 because because ADP IN _ 10 case _ _
9 of of ADP IN _ 8 fixed _ _
10 fraud fraud NOUN NN _ 4 obl _ SpaceAfter=No
11 . . PUNCT . _ 4 punct _ _
"""
RELATIVE = """
1 The the DET DT _ 2 det _ _
2 mayor mayor NOUN NN _ 10 nsubj _ SpaceAfter=No
3 , , PUNCT , _ 5 punct _ _
4 who who PRON WP PronType=Rel 5 nsubj _ _
5 lost lose VERB VBD Tense=Past|VerbForm=Fin 2 acl:relcl _ _
6 narrowly narrowly ADV RB _ 5 advmod _ SpaceAfter=No
7 , , PUNCT , _ 5 punct _ _
8 will will AUX MD VerbForm=Fin 10 aux _ _
9 not not PART RB _ 10 advmod _ _
10 thank thank VERB VB VerbForm=Inf 0 root _ _
11 Ito Ito PROPN NNP _ 10 obj _ _
12 and and CCONJ CC _ 13 cc _ _
13 Vale Vale PROPN NNP _ 11 conj _ _
"""
INFINITIVE = """
1 Ito Ito PROPN NNP _ 3 nsubj _ _
2 has have AUX VBZ Tense=Pres|VerbForm=Fin 3 aux _ _
3 refused refuse VERB VBN Tense=Past|VerbForm=Part 0 root _ _
4 to to PART TO _ 5 mark _ _
5 concede concede VERB VB VerbForm=Inf 3 xcomp _ _
6 and and CCONJ CC _ 8 cc _ _
7 to to PART TO _ 8 mark _ _
8 leave leave VERB VB VerbForm=Inf 5 conj _ _
9 office office NOUN NN _ 8 obj _ _
"""
COPULA = """
1 Vale Vale PROPN NNP _ 5 nsubj _ SpaceAfter=No
2 , , PUNCT , _ 3 punct _ _
3 54 54 NUM CD _ 1 appos _ SpaceAfter=No
4 , , PUNCT , _ 3 punct _ _
5 leader leader NOUN NN _ 0 root _ _
6 of of ADP IN _ 8 case _ _
7 the the DET DT _ 8 det _ _
8 opposition opposition NOUN NN _ 5 nmod _ _
9 is be AUX VBZ Tense=Pres|VerbForm=Fin 5 cop _ _
"""


@pytest.fixture
def parse():
    return lambda source: read_conllu(source).sentences[0]


def texts(words):
    return [word.text for word in words]


def test_who_did_it_and_to_whom_in_the_passive(parse):
    sentence = parse(PASSIVE)
    named = sentence[4]
    assert grammar.is_passive(sentence, named)
    assert texts(grammar.agents(sentence, named)) == ["council"]
    assert texts(grammar.patients(sentence, named)) == ["Ito"]


def test_the_verb_group_of_a_denied_passive(parse):
    sentence = parse(PASSIVE)
    group = grammar.verb_group(sentence, sentence[4])
    assert (group.form, group.tense, group.passive, group.negated) == ("FINITE", "PAST", True, True)


def test_prepositions_of_one_word_and_of_two(parse):
    sentence = parse(PASSIVE)
    assert grammar.preposition(sentence, sentence[7]) == "by"
    assert grammar.preposition(sentence, sentence[10]) == "because of"
    assert grammar.preposition(sentence, sentence[1]) is None
    assert texts(grammar.obliques(sentence, sentence[4], "because of")) == ["fraud"]


def test_a_relative_pronoun_stands_for_its_noun(parse):
    sentence = parse(RELATIVE)
    assert texts(grammar.subjects(sentence, sentence[5])) == ["mayor"]
    assert grammar.antecedent(sentence, sentence[4]) is sentence[2]


def test_no_longer_denies_however_it_is_parsed(parse):
    sentence = parse(
        """
1 Ito Ito PROPN NNP _ 4 nsubj _ _
2 no no INTJ UH _ 1 flat _ _
3 longer long ADV RBR _ 4 advmod _ _
4 rules rule VERB VBZ Tense=Pres|VerbForm=Fin 0 root _ _
"""
    )
    assert grammar.is_negated(sentence, sentence[4])


def test_who_is_never_a_place(parse):
    sentence = parse(
        """
1 the the DET DT _ 2 det _ _
2 senator senator NOUN NN _ 7 nsubj _ _
3 from from ADP IN _ 4 case _ _
4 Vale Vale PROPN NNP _ 2 nmod _ NER=B-Location
5 who who PRON WP PronType=Rel 6 nsubj _ _
6 lost lose VERB VBD Tense=Past|VerbForm=Fin 4 acl:relcl _ _
7 spoke speak VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
"""
    )
    assert texts(grammar.subjects(sentence, sentence[6])) == ["senator"]


def test_objects_are_shared_by_coordination(parse):
    sentence = parse(RELATIVE)
    assert texts(grammar.objects(sentence, sentence[10])) == ["Ito", "Vale"]
    assert texts(grammar.coordinated(sentence, sentence[11])) == ["Ito", "Vale"]
    assert grammar.first_conjunct(sentence, sentence[13]) is sentence[11]


def test_will_is_the_future_and_not_a_modal(parse):
    sentence = parse(RELATIVE)
    group = grammar.verb_group(sentence, sentence[10])
    assert (group.tense, group.modal, group.negated) == ("FUTURE", None, True)


def test_each_word_belongs_to_one_clause(parse):
    sentence = parse(RELATIVE)
    assert grammar.clause_root(sentence, sentence[6]) is sentence[5]
    assert grammar.clause_root(sentence, sentence[2]) is sentence[10]
    assert sentence[5] not in grammar.in_clause(sentence, sentence[10])
    assert grammar.clause_tense(sentence, sentence[6]) == "PAST"


def test_a_noun_phrase_ends_before_its_relative_clause(parse):
    sentence = parse(RELATIVE)
    assert texts(grammar.phrase(sentence, sentence[2])) == ["The", "mayor"]


def test_the_subject_of_an_infinitive_is_that_of_the_verb_above(parse):
    sentence = parse(INFINITIVE)
    for verb in (5, 8):
        assert texts(grammar.subjects(sentence, sentence[verb])) == ["Ito"]
        assert grammar.verb_group(sentence, sentence[verb]).form == "INFINITIVE"
    assert "refused" in texts(grammar.governors(sentence, sentence[8]))
    assert grammar.verb_group(sentence, sentence[3]).perfect


def test_a_noun_with_a_copula_heads_a_clause(parse):
    sentence = parse(COPULA)
    assert grammar.is_predicate(sentence, sentence[5])
    assert not grammar.is_predicate(sentence, sentence[8])
    assert texts(grammar.appositives(sentence, sentence[1])) == ["54"]
