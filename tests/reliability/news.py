"""News prose of our own, and strategies that spoil it."""

from __future__ import annotations

import random

from hypothesis import strategies as st

SENTENCES = (
    "Prime Minister Ida Brandt conceded on Sunday.",
    "“I will not recognise the result,” said Mr. Okoye, who leads the Unity Party.",
    "The senator told reporters on June 9 that he would be sworn in next month.",
    "PORT ALDER, June 9, 2031 (Coastal Wire) -- Governor Mara Ostrander has named Teo Lindqvist chief of staff.",
    "Her spokesman didn't say when the two would meet; it could be Tuesday or Wednesday.",
    "According to the electoral board, a recount of 1,204 ballots began two days after the vote.",
    'Asked whether he\'d resign, Kovac said: "No. Never."',
    "The Foreign Ministry of Velland congratulated the president-elect a week before the inauguration.",
    "Thousands protested in the capital in early March, police said.",
    "He was dismissed in 2029, reinstated by the Supreme Court a year later and impeached that winter.",
)
NOISE = (
    "\x00", "\ud83d", "\udc00", "\u202e", "\u200b", "\ufeff", "\u00ad", "🗳️", "👩‍👩‍👧", "\r\n", "\t", "\n\n",
    "<b>", "</p>",
    "<!-- x -->", "&nbsp;", "**", "# ", "| a | b |\n|---|---|\n", "“", "”", '"', "‘", "''", "``", "(", "]", "…", "—",
    "http://example.org/2031/06/09/vote?id=1", "@desk", "#vote", "١٢٣", "选举", "выборы",
    "اَلْاِنْتِخَاب", "e\u0301", "ﬁ", "İ", "ß", "½",
    "9999-99-99", "0000", "31 February", "the 99th century BC", "12/31/99", "a million years ago", "25:61", "-5 days",
)  # fmt: skip


def prose() -> st.SearchStrategy[str]:
    """Sentences of news in any order, words dropped, doubled and swapped, noise anywhere, in any case."""
    return st.builds(
        _spoil,
        st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=5),
        st.integers(0, 2**32),
        st.sampled_from([0.0, 0.02, 0.1, 0.4]),
        st.sampled_from([str, str.upper, str.lower, str.title, lambda text: text.replace(".", "")]),
        st.sampled_from([" ", "\n\n", "\n", ""]),
    )


def characters() -> st.SearchStrategy[str]:
    """Any characters at all, lone surrogates and unassigned ones too."""
    return st.text(st.characters(exclude_categories=[]), max_size=300)


def _spoil(sentences: list[str], seed: int, rate: float, change: object, glue: str) -> str:
    chance = random.Random(seed)
    words = []
    for word in glue.join(sentences).split(" "):
        lot = chance.random()
        if lot < rate / 4:
            continue
        words.append(word)
        if lot < rate:
            words.insert(chance.randrange(len(words) + 1), chance.choice((*NOISE, word)))
    joints = [" " if chance.random() > rate / 2 else "" for _ in words]
    text = "".join(word + joint for word, joint in zip(words, joints, strict=True))
    return change(text)  # type: ignore[operator]
