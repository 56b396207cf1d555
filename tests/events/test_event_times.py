"""Which time expression an event takes, on parses by hand."""

from __future__ import annotations

from event_parses import explained, time_at


def test_time_of_its_own_clause() -> None:
    source = "Ito/NNP/2/nsubj resigned|resign/VBD/0/root on/IN/4/case Monday/NNP/2/obl"
    (found,) = explained(source, time_at(source, "Monday"))
    assert found.event.time is not None
    assert found.time == "'Monday' depends on the trigger"


def test_time_of_the_light_verb() -> None:
    source = "Ito/NNP/2/nsubj submitted|submit/VBD/0/root his/PRP$/4/nmod:poss resignation/NN/2/obj Monday/NNP/2/obl"
    (found,) = explained(source, time_at(source, "Monday"))
    assert found.event.time is not None


def test_two_events_keep_their_own_times() -> None:
    source = (
        "Ito/NNP/2/nsubj resigned|resign/VBD/0/root Monday/NNP/2/obl and/CC/6/cc Vale/NNP/6/nsubj "
        "conceded|concede/VBD/2/conj Friday/NNP/6/obl"
    )
    found = explained(source, time_at(source, "Monday"), time_at(source, "Friday"))
    assert [x.event.time and x.event.time.text for x in found] == ["Monday", "Friday"]


def test_vote_with_a_time_of_its_own_dates_the_defeat_as_well() -> None:
    source = (
        "Ito/NNP/2/nsubj defeated|defeat/VBD/0/root Vale/NNP/2/obj in/IN/7/case Sunday/NNP/7/nmod:poss 's/POS/5/case "
        "runoff/NN/2/obl"
    )
    found = explained(source, time_at(source, "Sunday"))
    assert [x.event.type for x in found] == ["election_win", "election"]
    assert all(x.event.time is not None for x in found)


def test_vote_without_a_time_of_its_own_is_part_of_the_defeat() -> None:
    source = (
        "Ito/NNP/2/nsubj defeated|defeat/VBD/0/root Vale/NNP/2/obj in/IN/6/case a/DT/6/det snap/JJ/7/amod vote/NN/2/obl"
    )
    (found,) = explained(source)
    assert found.event.type == "election_win"


def test_vote_that_something_precedes_is_another_event() -> None:
    source = (
        "Ito/NNP/2/nsubj resigned|resign/VBD/0/root before/IN/6/case the/DT/6/det snap/JJ/6/amod vote/NN/2/obl "
        "later/RB/2/advmod this/DT/9/det month/NN/2/obl"
    )
    assert "election" in [x.event.type for x in explained(source, time_at(source, "this month"))]


def test_clause_of_time_after_a_named_time() -> None:
    source = (
        "It/PRP/2/nsubj began|begin/VBD/0/root Monday/NNP/2/obl ,/,/7/punct when/WRB/7/advmod Ito/NNP/7/nsubj "
        "resigned|resign/VBD/2/advcl"
    )
    (found,) = explained(source, time_at(source, "Monday"))
    assert found.event.time is not None


def test_time_of_the_saying_is_not_that_of_what_is_said() -> None:
    source = (
        "He/PRP/2/nsubj said|say/VBD/0/root Monday/NNP/2/obl that/IN/6/mark Ito/NNP/6/nsubj resigned|resign/VBD/2/ccomp"
    )
    (found,) = explained(source, time_at(source, "Monday"))
    assert found.event.time is None


def test_time_far_away_is_not_taken() -> None:
    source = (
        "The/DT/2/det vote/NN/3/nsubj came|come/VBD/0/root amid/IN/5/case protests|protest/NNS/3/obl Monday/NNP/3/obl"
    )
    protest = explained(source, time_at(source, "Monday"))[-1]
    assert protest.event.type == "protest"
    assert protest.event.time is None


def test_time_takes_no_part() -> None:
    source = "Ito/NNP/3/nsubj will/MD/3/aux meet/VB/0/root Vale/NNP/3/obj on/IN/6/case Friday/NNP/3/obl"
    (found,) = explained(source, time_at(source, "Friday"))
    assert {p.role for p in found.event.participants} == {"AGENT", "PATIENT"}
    assert found.event.time is not None
