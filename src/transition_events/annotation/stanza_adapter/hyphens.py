"""Where a word with a hyphen is cut, whatever the tokenizer says: as the treebanks do it, around the hyphen or nowhere.

"no-confidence" is three words, "anti-war" one; a tokenizer leaves the hyphen with one half now and then.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from transition_events.annotation.stanza_adapter.sentences import Token

_HYPHENS = ("-", "‐", "‑")
# What comes before a hyphen and is no word of its own.
_PREFIXES = frozenset(
    ["anti", "co", "de", "ex", "mid", "non", "post", "pre", "pro", "re", "semi", "sub", "super", "ultra", "un"]
)


def with_hyphens_apart(sentence: list[Token]) -> list[Token]:
    """The sentence with each hyphen between two words a token by itself, but with its prefix and its word as one."""
    if not any(_is_half(one, other) for one, other in pairwise(sentence)):
        return sentence
    found: list[Token] = []
    for token in sentence:
        before = found[-1] if found else None
        if before is None or not _is_half(before, token):
            found.append(token)
        elif before.text.strip("".join(_HYPHENS)).lower() in _PREFIXES:
            found[-1] = Token(before.text + token.text, before.start, token.end, before.multi_word)
        else:
            found[-1:] = [*_parts(before), *_parts(token)]
    return found


def _is_half(one: Token, other: Token) -> bool:
    """Whether two tokens stand without a space, and one of them is a word with the hyphen between them."""
    if one.end != other.start or one.multi_word or other.multi_word:
        return False
    left, right = one.text, other.text
    ends = left.endswith(_HYPHENS) and left[:-1].isalpha() and right.isalpha()
    return ends or (right.startswith(_HYPHENS) and right[1:].isalpha() and left.isalpha())


def _parts(token: Token) -> Iterable[Token]:
    text, start, end = token.text, token.start, token.end
    if text.startswith(_HYPHENS):
        return (Token(text[0], start, start + 1, False), Token(text[1:], start + 1, end, False))
    if text.endswith(_HYPHENS):
        return (Token(text[:-1], start, end - 1, False), Token(text[-1], end - 1, end, False))
    return (token,)
