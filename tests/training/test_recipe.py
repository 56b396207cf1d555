import pytest
import torch
from stanza.models.tokenization.model import Tokenizer

from training import augment, conllu, entities, evaluate, lemmas, narrow, pack, probe, schedule, settings

TOKENIZER = {
    "feat_dim": 5,
    "rnn_layers": 1,
    "conv_res": None,
    "use_mwt": True,
    "hierarchical": True,
    "hier_invtemp": 0.5,
}
TOKENIZER |= {"tok_noise": 0.0}
SENTENCE = """# newpar
# text = President Bush didn't say "no".
1	President	President	PROPN	NNP	Number=Sing	2	nmod:desc	_	_
2	Bush	Bush	PROPN	NNP	Number=Sing	5	nsubj	_	_
3-4	didn't	_	_	_	_	_	_	_	_
3	did	do	AUX	VBD	_	5	aux	_	_
4	n't	not	PART	RB	_	5	advmod	_	_
5	say	say	VERB	VB	_	0	root	_	_
6	"	"	PUNCT	``	_	7	punct	_	SpaceAfter=No
7	no	no	INTJ	UH	_	5	obj	_	SpaceAfter=No
8	"	"	PUNCT	''	_	7	punct	_	SpaceAfter=No
9	.	.	PUNCT	.	_	5	punct	_	_

"""


@pytest.fixture
def sentence():
    return next(conllu.parse(SENTENCE))


def test_text_comes_from_the_tokens(sentence):
    assert sentence.text == 'President Bush didn\'t say "no".'
    assert conllu.render(sentence) == SENTENCE
    assert evaluate.raw_text([sentence, sentence]) == f"{sentence.text}\n\n{sentence.text}\n"


def test_curly_opens_and_closes(sentence):
    assert augment.curly(sentence).text == "President Bush didn’t say “no”."


def test_elect_is_three_words_and_heads_move(sentence):
    assert augment.elect_sites(sentence) == [1]
    changed = augment.elect(sentence, 1, "elect")
    assert changed.text.startswith("President-elect Bush didn't")
    heads = {word.form: word.columns[conllu.HEAD] for word in changed.words}
    assert (heads["President"], heads["elect"], heads["-"], heads["Bush"], heads["say"]) == ("4", "1", "3", "7", "0")
    assert [row.id for row in changed.rows][:6] == ["1", "2", "3", "4", "5-6", "5"]


def test_capitals_change_nothing_but_forms(sentence):
    changed = augment.upper(sentence)
    assert changed.text == sentence.text.upper()
    assert [w.columns[1:] for w in changed.words] == [w.columns[1:] for w in sentence.words]


def test_entity_words_are_the_pipeline_s():
    (tokens,) = entities.parse("Weber\tB-Person\n’\tO\ns\tO\naide\tO\ndidn\tO\n’\tO\nt\tO\n")
    assert [t.text for t in entities.join_clitics(tokens)] == ["Weber", "’s", "aide", "did", "n’t"]


def test_sentences_end_after_the_closing_quotation_mark():
    tokens = [entities.Token(text, "O") for text in ["“", "No", ".", "”", "He", "left", "."]]
    assert [len(s) for s in entities.split_sentences(tokens)] == [4, 3]


def test_a_class_can_be_dropped():
    tokens = [entities.Token("$", "B-Money"), entities.Token("UN", "B-Organization")]
    merged = entities.merge_classes(tokens, {"Money": "", "Organization": "ORG"})
    assert [t.tag for t in merged] == ["O", "B-ORG"]


def test_suffix_rules_lemmatise_words_that_training_never_showed():
    pairs = [("raced", "race"), ("placed", "place"), ("walked", "walk"), ("talked", "talk"), ("decided", "decide")]
    words = dict.fromkeys(["concede", "conceded", "ask", "asked"], 0)
    lexicon = lemmas.extended([(form, "VERB", lemma) for form, lemma in pairs], words)
    assert lemmas.lookup(lexicon, "conceded", "VERB") == "concede"
    assert lemmas.lookup(lexicon, "Asked", "VERB") == "ask"
    assert lemmas.lookup(lexicon, "Smith", "PROPN") == "Smith"


def test_spans_of_bio_and_bioes():
    assert evaluate.spans(["B-A", "I-A", "B-A", "O"]) == {(0, 2, "A"), (2, 3, "A")}
    assert evaluate.spans(["S-A", "B-B", "E-B"]) == {(0, 1, "A"), (1, 3, "B")}


def test_the_rate_rises_then_falls_to_nothing():
    rates = [schedule.factor(step, 10, 2) for step in range(1, 12)]
    assert rates[1] == max(rates) == 1
    assert rates[-1] == 0
    assert rates == sorted(rates[:2]) + sorted(rates[2:], reverse=True)


def test_options_become_a_command_line():
    assert settings.arguments({"a": 1, "b": True, "c": False}) == ["--a", "1", "--b"]


def test_probe_set_is_sound():
    for sentence in conllu.read(probe.PROBE):
        assert sentence.comment("text") == sentence.text
        assert probe.arcs(sentence)


def test_probe_accepts_any_of_the_words_and_relations():
    arc = probe.Arc("said", frozenset({0, 4}), frozenset({9}), frozenset({"nsubj"}), False)
    assert probe.matches(arc, [(4, 9, "nsubj:outer")])
    assert not probe.matches(arc, [(9, 4, "nsubj")])


def test_vectors_are_kept_of_frequent_words_then_of_words_that_texts_have():
    words = ["the", "of", "gamma", "delta", "weber", "omega"]
    assert pack.chosen(words, 4, 2, {"weber"}) == ["the", "of", "gamma", "weber"]
    assert pack.chosen(words, 3, 2, {"weber", "omega"}) == ["the", "of", "weber"]


def test_a_narrow_tokenizer_keeps_the_units_that_weigh_most():
    torch.manual_seed(0)
    wide, units = Tokenizer(TOKENIZER, 9, 4, 6, 0.0, 0.0), [0, 2, 5]
    idle = [1, 3, 4]
    with torch.no_grad():
        for layer in (wide.rnn, wide.rnn2):
            for way in ("", "_reverse"):
                getattr(layer, f"weight_hh_l0{way}")[:, idle] = 0
        for name in ("tok", "sent", "mwt"):
            for head in (getattr(wide, f"{name}_clf"), getattr(wide, f"{name}_clf2")):
                head.weight[:, [*idle, *(6 + i for i in idle)]] = 0
        for way in ("", "_reverse"):
            getattr(wide.rnn2, f"weight_ih_l0{way}")[:, [*idle, *(6 + i for i in idle)]] = 0
    small = Tokenizer(TOKENIZER, 9, 4, len(units), 0.0, 0.0)
    small.load_state_dict(narrow.narrowed(wide.state_dict(), len(units)))
    characters, features = torch.randint(1, 9, (2, 7)), torch.rand(2, 7, 5)
    torch.testing.assert_close(small.eval()(characters, features, [7, 7]), wide.eval()(characters, features, [7, 7]))
