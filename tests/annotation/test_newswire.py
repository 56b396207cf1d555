"""Days of the week between a subject and its verb."""

from __future__ import annotations

from transition_events.annotation.conllu import read_conllu
from transition_events.annotation.newswire import with_days_on_verbs

COURT = """
1 The the DET DT _ 2 det _ _
2 court court NOUN NN _ 6 nsubj _ _
3 on on ADP IN _ 4 case _ _
4 Monday Monday PROPN NNP _ 2 nmod _ _
5 formally formally ADV RB _ 6 advmod _ _
6 upheld uphold VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
7 it it PRON PRP _ 6 obj _ _
"""
VOTERS = """
1 Voters voter NOUN NNS _ 6 nsubj _ _
2 going go VERB VBG _ 1 acl _ _
3 out out ADV RB _ 2 advmod _ _
4 on on ADP IN _ 5 case _ _
5 Monday Monday PROPN NNP _ 2 obl _ _
6 backed back VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
7 it it PRON PRP _ 6 obj _ _
"""


def test_a_day_between_subject_and_verb_is_the_verbs():
    sentence = with_days_on_verbs(read_conllu(COURT).sentences[0])
    assert (sentence[4].head, sentence[4].deprel) == (6, "obl")
    assert sentence[3].head == 4


def test_a_day_in_a_clause_of_the_subject_stays():
    sentence = read_conllu(VOTERS).sentences[0]
    assert with_days_on_verbs(sentence) is sentence
