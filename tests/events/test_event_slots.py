"""What stands in the slots around a trigger, on parses by hand, good and broken ones."""

from __future__ import annotations

import pytest
from event_parses import explained, site

from transition_events.events.slots import fill

ACTIVE = "The/DT/2/det king/NN/3/nsubj appointed|appoint/VBD/0/root Ito/NNP/3/obj as/IN/6/case minister/NN/3/obl"
PASSIVE = (
    "Ito/NNP/3/nsubj:pass was|be/VBD/3/aux:pass appointed|appoint/VBN/0/root by/IN/6/case the/DT/6/det king/NN/3/obl"
)
RAISING = "Ito/NNP/3/nsubj is|be/VBZ/3/aux:pass expected|expect/VBN/0/root to/TO/5/mark resign/VB/3/xcomp"
CONTROL = "Ito/NNP/2/nsubj urged|urge/VBD/0/root Vale/NNP/2/obj to/TO/5/mark resign/VB/2/xcomp"
CALLED_ON = "Ito/NNP/2/nsubj called|call/VBD/0/root on/IN/4/case Vale/NNP/2/obl to/TO/6/mark resign/VB/2/xcomp"
ACCUSED = (
    "Ito/NNP/2/nsubj accused|accuse/VBD/0/root Vale/NNP/2/obj of/IN/5/mark blocking|block/VBG/2/advcl "
    "the/DT/7/det handover/NN/5/obj"
)
LIGHT = (
    "Ito/NNP/2/nsubj submitted|submit/VBD/0/root his/PRP$/4/nmod:poss resignation/NN/2/obj "
    "to/IN/7/case the/DT/7/det king/NN/2/obl"
)
WAVE = (
    "Ito/NNP/4/nmod:poss 's/POS/1/case first/JJ/4/amod wave/NN/0/root "
    "of/IN/7/case cabinet/NN/7/compound picks|pick/NNS/4/nmod"
)
LATE = "Ito/NNP/2/nsubj dissolved|dissolve/VBD/0/root Friday/NNP/2/obj the/DT/5/det parliament/NN/2/obj"
TWO_SUBJECTS = (
    "Ruiz/NNP/9/nsubj ,/,/5/punct who/WP/4/nsubj won|win/VBD/1/acl:relcl ,/,/4/punct has|have/VBZ/7/aux "
    "resigned|resign/VBN/9/ccomp aides|aide/NNS/9/nsubj said|say/VBD/0/root"
)

LATER = (
    "Hours/NNS/3/nsubj:pass later/RB/3/advmod swore|swear/VBD/0/root in/IN/6/case her/PRP$/6/nmod:poss deputy/NN/3/obj"
)
BARE = (
    "Ito/NNP/2/nsubj dismissed|dismiss/VBD/0/root in/IN/4/case May/NNP/2/obl up/RB/2/advmod to/IN/8/case "
    "nine/CD/8/nummod ministers|minister/NNS/2/obl"
)
LOW = (
    "Ito/NNP/3/nsubj:pass was|be/VBD/3/aux:pass appointed|appoint/VBN/0/root as/IN/5/case minister/NN/3/obl "
    "by/IN/7/case Ruiz/NNP/5/nmod"
)
INTENT = "Ito/NNP/2/nsubj has|have/VBZ/0/root no/DT/4/det intention/NN/2/obj of/IN/6/mark resigning|resign/VBG/4/acl"
DUMMY = (
    "it/PRP/3/expl is|be/VBZ/3/cop willing/JJ/0/root to/TO/5/mark withdraw/VB/3/csubj its/PRP$/7/nmod:poss "
    "troops/NNS/5/obj"
)
FAST = (
    "Nurses/NNS/2/nsubj began|begin/VBD/0/root a/DT/5/det hunger/NN/5/compound strike/NN/2/obj to/TO/7/mark "
    "oust/VB/2/advcl Ito/NNP/7/obj"
)
THAT = (
    "Oslo/NNP/2/nsubj renewed|renew/VBD/0/root its/PRP$/4/nmod:poss demand/NN/2/obj that/IN/7/mark Ito/NNP/7/nsubj "
    "go/VBP/2/advcl"
)


@pytest.mark.parametrize(
    ("source", "trigger", "slot", "words"),
    [
        (ACTIVE, "appoint", "subject", "king"),
        (ACTIVE, "appoint", "object", "Ito"),
        (ACTIVE, "appoint", "as", "minister"),
        (PASSIVE, "appoint", "subject", "king"),
        (PASSIVE, "appoint", "object", "Ito"),
        (RAISING, "resign", "subject", "Ito"),
        (CONTROL, "resign", "subject", "Vale"),
        (CALLED_ON, "resign", "subject", "Vale"),
        (ACCUSED, "obstruct", "subject", "Vale"),
        (ACCUSED, "obstruct", "object", "handover"),
        (LIGHT, "resignation-noun", "subject", "Ito"),
        (LIGHT, "resignation-noun", "poss", "his"),
        (LIGHT, "resignation-noun", "to", "king"),
        (LIGHT, "resignation-noun", "governor", "submitted"),
        (WAVE, "picks", "poss", "Ito"),
        (LATE, "dissolve", "object", "parliament"),
        (LATER, "inaugurate", "object", "deputy"),
        (TWO_SUBJECTS, "resign", "subject", "Ruiz"),
        (BARE, "dismiss", "object", "ministers"),
        (LOW, "appoint", "subject", "Ruiz"),
        (INTENT, "resign", "subject", "Ito"),
    ],
)
def test_slot_holds(source: str, trigger: str, slot: str, words: str) -> None:
    assert " ".join(w.text for w in fill(site(source, trigger), slot)) == words


@pytest.mark.parametrize(
    ("source", "trigger", "slot", "words"),
    [
        (DUMMY, "agree:willing", "subject", "it"),
        (DUMMY, "agree:willing", "infinitive", "withdraw"),
        (FAST, "protest:hunger-strike", "infinitive.object", "Ito"),
        (THAT, "request:demand-noun", "clause.subject", "Ito"),
    ],
)
def test_slot_of_general_news_holds(source: str, trigger: str, slot: str, words: str) -> None:
    assert " ".join(w.text for w in fill(site(source, trigger, "plover"), slot)) == words


def test_path_of_slots() -> None:
    source = (
        "She/PRP/2/nsubj chose|choose/VBD/0/root a/DT/4/det woman/NN/2/obj to/TO/6/mark head/VB/4/acl defence/NN/6/obj"
    )
    assert [w.text for w in fill(site(source, "pick-for-office"), "infinitive.object")] == ["defence"]


def test_one_event_for_one_happening() -> None:
    found = explained(LIGHT)
    assert [(x.event.type, x.event.rule) for x in found] == [("resignation", "resignation-noun")]
    roles = {
        p.role: p.span.of("Ito submitted his resignation to the king") for p in found[0].event.participants if p.span
    }
    assert roles == {"AGENT": "his", "BENEFICIARY": "the king"}


def test_pronoun_takes_up_the_subject_of_the_clause_above() -> None:
    source = (
        "The/DT/2/det rebels|rebel/NNS/3/nsubj said|say/VBD/0/root they/PRP/6/nsubj would/MD/6/aux attack/VB/3/ccomp "
        "the/DT/8/det town/NN/6/obj"
    )
    (found,) = explained(source, ontology="plover")
    agent = found.event.participant("AGENT")
    assert agent is not None
    assert agent.span is not None
    assert agent.span.of("The rebels said they would attack the town") == "The rebels"
    assert found.event.type == "THREATEN"


def test_noun_before_another_noun_is_no_event() -> None:
    source = "The/DT/3/det ruling/NN/3/compound party/NN/4/nsubj waited|wait/VBD/0/root"
    assert explained(source) == ()


def test_name_is_no_event() -> None:
    source = "The/DT/3/det Election/NNP/3/compound Commission/NNP/4/nsubj waited|wait/VBD/0/root"
    assert explained(source) == ()
