from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transition_events.statements.quotes import Quote, find_quotes


def quoted(text: str) -> list[str]:
    return [q.span.of(text) for q in find_quotes(text) if not q.nested]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will stay," she said, "until May."', ['"We will stay,"', '"until May."']),
        ("“We will stay,” she said.", ["“We will stay,”"]),
        ("‘We will stay,’ she said.", ["‘We will stay,’"]),
        ("'We will stay,' she said.", ["'We will stay,'"]),
        ("``We will stay,'' she said.", ["``We will stay,''"]),
        ("«We will stay», she said.", ["«We will stay»"]),
        ("« We will stay », she said.", ["« We will stay »"]),
        ("»We will stay«, she said.", ["»We will stay«"]),
        ("„We will stay“, she said.", ["„We will stay“"]),
        ("”We will stay”, she said.", ["”We will stay”"]),
        ('(The plan, "a gift", was his.)', ['"a gift"']),
        ('She said:"We will stay"', ['"We will stay"']),
    ],
)
def test_every_shape(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The voters' anger and the minister's fear didn't matter.",
        "The party’s voters’ anger didn’t matter.",
        "In the '60s they sang rock 'n' roll.",
        "Tell 'em that the board is 6' long.",
        "",
        "\n\n",
        '"',
        '""',
        "” he said.",
    ],
)
def test_what_is_no_quotation(text: str) -> None:
    assert quoted(text) == []


def test_a_plural_possessive_does_not_close() -> None:
    assert quoted("He spoke of 'the voters' will to win' in June.") == ["'the voters' will to win'"]


def test_nested_marks_are_told_apart() -> None:
    text = "\"He told me, 'Go home,' and I went,\" she said."
    outer, inner = find_quotes(text)
    assert (outer.nested, inner.nested) == (False, True)
    assert inner.span.of(text) == "'Go home,'"
    assert inner.span in outer.inner


def test_nested_marks_of_the_other_shapes() -> None:
    text = "‘They call it “reform”,’ he said."
    assert [(q.span.of(text), q.nested) for q in find_quotes(text)] == [(text[:24], False), ("“reform”", True)]


def test_the_opening_mark_repeated_at_each_paragraph() -> None:
    text = '"We will stay.\n\n"We have food.\n\n"And time," he said.'
    found = find_quotes(text)
    assert [q.span.of(text) for q in found] == ['"We will stay.', '"We have food.', '"And time,"']
    assert [(q.closed, q.continues) for q in found] == [(False, True), (False, True), (True, False)]


def test_an_unclosed_quotation_ends_with_its_paragraph() -> None:
    text = 'He said, "We will stay.\n\nThe army moved on.'
    (quote,) = find_quotes(text)
    assert quote == Quote(quote.span, quote.inner, closed=False)
    assert quote.span.of(text) == '"We will stay.'


def test_a_second_opening_mark_ends_an_unclosed_quotation() -> None:
    assert quoted('He said, "We will stay. She said, "We won\'t."')[-1] == '"We won\'t."'


_word = st.sampled_from(["yes", "Brook", "we", "it's", "1992", "the", "U.S.", "—", "voters'"])
_plain = st.lists(_word, min_size=1, max_size=8).map(" ".join)
_marks = st.sampled_from([('"', '"'), ("“", "”"), ("«", "»"), ("``", "''")])


@st.composite
def _paragraph(draw: st.DrawFn) -> str:
    """Words around one balanced quotation that doesn't open the paragraph."""
    left, right = draw(_marks)
    return f"He said {left}{draw(_plain)},{right} and {draw(_plain)}."


@given(st.lists(_paragraph(), min_size=1, max_size=4), st.data())
def test_an_odd_mark_costs_at_most_its_own_paragraph(paragraphs: list[str], data: st.DataObject) -> None:
    hit = data.draw(st.integers(0, len(paragraphs) - 1))
    at = data.draw(st.integers(0, len(paragraphs[hit])))
    mark = data.draw(st.sampled_from(['"', "“", "”", "«", "»", "``", "''", "'", "‘", "’"]))
    spoilt = [*paragraphs]
    spoilt[hit] = spoilt[hit][:at] + mark + spoilt[hit][at:]
    assert _by_paragraph(spoilt, without=hit) == _by_paragraph(paragraphs, without=hit)


def _by_paragraph(paragraphs: list[str], without: int) -> list[list[str]]:
    text = "\n\n".join(paragraphs)
    starts = [sum(len(p) + 2 for p in paragraphs[:n]) for n in range(len(paragraphs))]
    found: list[list[str]] = [[] for _ in paragraphs]
    for quote in find_quotes(text):
        found[max(n for n, s in enumerate(starts) if s <= quote.span.start)].append(quote.span.of(text))
    return [quotes for n, quotes in enumerate(found) if n != without]


@given(st.text(alphabet="ab ,.'’‘\"“”„«»`\n-(1s", max_size=60))
def test_the_laws_of_any_text(text: str) -> None:
    found = find_quotes(text)
    starts = [q.span.start for q in found]
    assert starts == sorted(starts)
    outer = [q for q in found if not q.nested]
    for quote in found:
        assert 0 <= quote.span.start <= quote.inner.start < quote.inner.end <= quote.span.end <= len(text)
        assert "\n" not in quote.span.of(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(outer))
