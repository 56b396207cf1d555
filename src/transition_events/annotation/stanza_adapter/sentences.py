"""Where no sentence ends, whatever the tokenizer says (within a name, a title, a date), and where one does."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

# Their full stop belongs to them.
_TITLES = frozenset(
    [
        *("adm", "amb", "atty", "brig", "capt", "cmdr", "col", "dr", "gen", "gov", "insp", "lt", "maj", "mr", "mrs"),
        *("ms", "prof", "rep", "rev", "sen", "sgt", "supt"),
    ]
)
_MONTHS = frozenset(["jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec"])
_OPENING = frozenset(['"', "“", "``", "''", "‘"])


class Token(NamedTuple):
    """A token: its form, its offsets in the paragraph, and whether it is several words in one."""

    text: str
    start: int
    end: int
    multi_word: bool


def with_phrases_whole(sentences: Iterable[list[Token]], paragraph: str) -> list[list[Token]]:
    """The sentences, where one ended within a name or a date put together again: "Leader Roy" and "Tuttle said"."""
    whole: list[list[Token]] = []
    for sentence in sentences:
        if whole and _is_parted(whole[-1], sentence[0], paragraph):
            before = _with_stop_joined(whole.pop())
            cut = 2 if _ends_in_a_day(sentence) else len(sentence)
            whole += [part for part in (before + sentence[:cut], sentence[cut:]) if part]
        else:
            whole.append(sentence)
    return whole


def parted_at_quotations(sentences: Iterable[list[Token]]) -> list[list[Token]]:
    """The sentences, ended where a day is followed by a quotation: "on Aug. 11. | "The vote was fair," she said"."""
    parted: list[list[Token]] = []
    for sentence in sentences:
        begin = 0
        for i in range(2, len(sentence) - 1):
            if _is_day_before_quotation(sentence[i - 2 : i + 2]):
                parted.append(sentence[begin:i])
                begin = i
        parted.append(sentence[begin:])
    return parted


def _is_day_before_quotation(four: list[Token]) -> bool:
    """Whether of four tokens the first two end a sentence with a number and the others open a quotation."""
    before, last, mark, first = four
    number = last.text.removesuffix(".") or before.text
    opens = mark.text in _OPENING and last.end < mark.start and mark.end == first.start
    return opens and last.text.endswith(".") and number.isdigit() and first.text[:1].isupper()


def _is_parted(sentence: list[Token], first: Token, paragraph: str) -> bool:
    """Whether the last word of a sentence and the first of the next belong together: no line ends between them."""
    last = sentence[-1]
    if "\n" in paragraph[last.end : first.start]:
        return False
    if last.text.isalpha():
        return last.text.istitle() and first.text[:1].isupper()
    stem = sentence[-2].text if last.text == "." and len(sentence) > 1 else last.text.removesuffix(".")
    title, month = stem.lower() in _TITLES, stem.lower() in _MONTHS
    return (title and first.text[:1].isupper()) or (month and first.text[:1].isdigit())


def _with_stop_joined(sentence: list[Token]) -> list[Token]:
    """The sentence with a full stop behind its last word made part of it: "Jan" and "." are "Jan."."""
    if sentence[-1].text != "." or len(sentence) < 2 or sentence[-2].end != sentence[-1].start:
        return sentence
    word, stop = sentence[-2:]
    return [*sentence[:-2], Token(f"{word.text}.", word.start, stop.end, word.multi_word)]


def _ends_in_a_day(sentence: list[Token]) -> bool:
    """Whether a sentence begins with what ends the one before, and was read as a number in a list: "6. The ..."."""
    return len(sentence) > 2 and sentence[0].text.isdigit() and sentence[1].text == "." and sentence[2].text.istitle()
