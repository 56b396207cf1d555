"""Days between a subject and its verb, clauses behind where or to whom they were told, dates taken for names."""

from __future__ import annotations

import attrs
import pytest

from transition_events.annotation.conllu import read_conllu
from transition_events.annotation.document import Entity
from transition_events.annotation.newswire import as_news_reads
from transition_events.model import Span

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

LETTER = """
1 She she PRON PRP _ 2 nsubj _ _
2 said say VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
3 in in ADP IN _ 5 case _ _
4 a a DET DT _ 5 det _ _
5 letter letter NOUN NN _ 2 obl _ _
6 that that SCONJ IN _ 9 mark _ _
7 Ito Ito PROPN NNP _ 9 nsubj _ _
8 had have AUX VBD Tense=Past|VerbForm=Fin 9 aux _ _
9 resigned resign VERB VBN VerbForm=Part 5 acl _ _
"""
SENT = """
1 She she PRON PRP _ 2 nsubj _ _
2 spoke speak VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
3 of of ADP IN _ 5 case _ _
4 a a DET DT _ 5 det _ _
5 letter letter NOUN NN _ 2 obl _ _
6 that that PRON WDT _ 8 obj _ _
7 Ito Ito PROPN NNP _ 8 nsubj _ _
8 sent send VERB VBD Tense=Past|VerbForm=Fin 5 acl:relcl _ _
"""


SEEN = """
1 Ito Ito PROPN NNP _ 7 nsubj _ _
2 was be AUX VBD Tense=Past|VerbForm=Fin 3 aux:pass _ _
3 seen see VERB VBN VerbForm=Part 7 ccomp _ _
4 , , PUNCT , _ 3 punct _ _
5 two two NUM CD _ 6 nummod _ _
6 aides aide NOUN NNS _ 7 nsubj _ _
7 said say VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
"""


RALLY = """
1 He he PRON PRP _ 2 nsubj _ _
2 told tell VERB VBD Tense=Past|VerbForm=Fin 0 root _ _
3 a a DET DT _ 4 det _ _
4 rally rally NOUN NN _ 2 obj _ _
5 he he PRON PRP _ 7 nsubj _ _
6 would would AUX MD VerbForm=Fin 7 aux _ _
7 run run VERB VB VerbForm=Inf 4 acl:relcl _ _
"""


def test_what_a_rally_was_told_is_the_content_of_the_verb():
    sentence = as_news_reads(read_conllu(RALLY).sentences[0])
    assert (sentence[7].head, sentence[7].deprel) == (2, "ccomp")


def test_a_hearer_who_did_something_is_described():
    sentence = read_conllu(RALLY.replace("5 he he PRON PRP", "5 who who PRON WP")).sentences[0]
    assert as_news_reads(sentence) is sentence


def test_of_two_subjects_the_first_is_that_of_the_clause_between():
    sentence = as_news_reads(read_conllu(SEEN).sentences[0])
    assert (sentence[1].head, sentence[1].deprel) == (3, "nsubj:pass")
    assert sentence[6].head == 7


def test_a_clause_with_a_subject_of_its_own_takes_no_other():
    own = SEEN.replace("5 two two NUM CD _ 6 nummod _ _", "5 two two NUM CD _ 3 nsubj:pass _ _")
    sentence = read_conllu(own).sentences[0]
    assert as_news_reads(sentence) is sentence


def test_what_was_said_in_a_letter_is_the_content_of_the_verb():
    sentence = as_news_reads(read_conllu(LETTER).sentences[0])
    assert (sentence[9].head, sentence[9].deprel) == (2, "ccomp")
    assert (sentence[6].head, sentence[6].deprel) == (9, "mark")


def test_a_letter_that_was_sent_keeps_its_clause():
    sentence = read_conllu(SENT).sentences[0]
    assert as_news_reads(sentence) is sentence


def test_a_day_between_subject_and_verb_is_the_verbs():
    sentence = as_news_reads(read_conllu(COURT).sentences[0])
    assert (sentence[4].head, sentence[4].deprel) == (6, "obl")
    assert sentence[3].head == 4


def test_a_day_in_a_clause_of_the_subject_stays():
    sentence = read_conllu(VOTERS).sentences[0]
    assert as_news_reads(sentence) is sentence


DAY = """
1 until until ADP IN _ 2 case _ _
2 Oct. October PROPN NNP _ 0 root _ _
3 26 26 NUM CD _ 2 nummod _ _
4 Ito Ito PROPN NNP _ 2 dep _ _
"""


@pytest.mark.parametrize(("first", "last", "kind"), [(1, 2, "Date"), (2, 2, "Organization"), (3, 3, "Organization")])
def test_a_month_with_a_number_is_a_date(first: int, last: int, kind: str) -> None:
    (sentence,) = read_conllu(DAY).sentences
    span = Span(sentence.words[first].span.start, sentence.words[last].span.end)
    text = " ".join(w.text for w in sentence.words[first : last + 1])
    tagged = attrs.evolve(sentence, entities=(Entity(span=span, text=text, type="Organization"),))
    assert [e.type for e in as_news_reads(tagged).entities] == [kind]
