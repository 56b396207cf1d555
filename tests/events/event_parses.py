"""Small parses by hand for the tests of the event stage: ``form/XPOS/head/relation``, the lemma as ``form|lemma``."""

from __future__ import annotations

from transition_events.annotation.conllu import read_conllu
from transition_events.annotation.document import Document
from transition_events.events import explain_events
from transition_events.events.lexicon import Site, TriggerLexicon
from transition_events.events.stage import Explanation
from transition_events.model import Span, TimeExpression
from transition_events.ontology import load_ontology

UPOS = {
    "NN": "NOUN",
    "NNS": "NOUN",
    "NNP": "PROPN",
    "PRP": "PRON",
    "WP": "PRON",
    "PRP$": "PRON",
    "JJ": "ADJ",
    "RB": "ADV",
}
UPOS |= {"IN": "ADP", "TO": "PART", "MD": "AUX", "DT": "DET", "CD": "NUM", "CC": "CCONJ", ",": "PUNCT", ".": "PUNCT"}
UPOS |= {"RP": "ADP", "POS": "PART", "WRB": "ADV"}
FEATS = {"VBD": "Tense=Past|VerbForm=Fin", "VBZ": "Tense=Pres|VerbForm=Fin", "VBP": "Tense=Pres|VerbForm=Fin"}
FEATS |= {"VBN": "VerbForm=Part", "VBG": "VerbForm=Ger", "MD": "VerbForm=Fin", "VB": "VerbForm=Inf"}


def parse(source: str) -> Document:
    rows = []
    for number, token in enumerate(source.split(), start=1):
        word, xpos, head, relation = token.rsplit("/", 3)
        form, _, lemma = word.partition("|")
        upos = UPOS.get(xpos, "VERB")
        if relation.startswith(("aux", "cop")):
            upos = "AUX"
        if relation == "mark" and xpos == "IN":
            upos = "SCONJ"
        kind = "_" if xpos != "NNP" or form.endswith("day") else "NER=B-Person"
        rows.append(
            f"{number}\t{form}\t{lemma or form}\t{upos}\t{xpos}\t{FEATS.get(xpos, '_')}\t{head}\t{relation}\t_\t{kind}"
        )
    return read_conllu("\n".join(rows))


def site(source: str, trigger: str, ontology: str = "transition") -> Site:
    """Where a trigger of the ontology stands in the parse; frames are not asked."""
    sites = TriggerLexicon(load_ontology(ontology)).sites(parse(source).sentences[0])
    return next(s for s in sites if s.trigger.id == trigger)


def explained(source: str, *times: TimeExpression, ontology: str = "transition") -> tuple[Explanation, ...]:
    return explain_events(parse(source), ontology=load_ontology(ontology), actors=(), times=times, statements=())


def time_at(source: str, words: str) -> TimeExpression:
    start = parse(source).text.index(words)
    return TimeExpression(
        id=f"t{start}", span=Span(start, start + len(words)), text=words, type="DATE", value="2020-05-04"
    )
