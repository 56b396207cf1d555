"""The stretches of text that may be the content of a cue.

A content is a range of words (first, last), both inside, on the left or on the right of the cue's head.
"""

from __future__ import annotations

from transition_events.statements.layout import Layout

Range = tuple[int, int]

_MAX_STARTS, _MAX_ENDS, _REACH = 12, 16, 30
_OPENING = ("[", "(", "$", "@")
_LEADING = ("case", "advcl", "obl", "nmod", "fixed", "mark")
_PRENOMINAL = ("det", "nmod:poss", "amod", "nummod")
_TIMES = ("Date", "Time")
_PLATFORMS = frozenset({"x", "twitter", "facebook", "instagram", "telegram", "weibo", "tiktok", "youtube", "whatsapp"})


def candidates(layout: Layout, cue: int) -> list[Range]:
    """The stretches that may be the content of a cue, those on its right first."""
    return [*right_candidates(layout, cue), *_left(layout, cue)]


def right_candidates(layout: Layout, cue: int) -> list[Range]:
    """The stretches on the right of a cue that may be its content."""
    first, last = layout.sentence_bounds(cue)
    final = _final(layout, first, last)
    starts = _right_starts(layout, cue, last)
    ends = _right_ends(layout, cue, last, final)
    pairs = [(p, q) for p in starts for q in ends if q >= p]
    if last < len(layout) and layout.opens[last] and cue + 6 >= final - 1:  # "He said:" and the quotation after it
        pairs.append((last, _quote_end(layout, last)))
    return pairs


def _right_starts(layout: Layout, cue: int, last: int) -> list[int]:
    """The words right of a cue with which a content may begin, the nearest first."""
    starts = []
    after_time = word_after_time(layout, cue)
    for p in range(cue + 1, min(last, cue + _REACH)):
        opens = layout.opens[p] or layout.upos[p] != "PUNCT" or layout.low[p] in _OPENING
        if opens and (p == cue + 1 or layout.opens[p] or _begins(layout, cue, p, after_time)):
            starts.append(p)
    return starts[:_MAX_STARTS]


def _begins(layout: Layout, cue: int, p: int, after_time: int) -> bool:
    """Whether a content may begin at a word by the parse and the word before it."""
    before = layout.low[p - 1]
    if layout.low[layout.owner[p]] in _PLATFORMS:
        return False  # "wrote on X"
    if before in ("that", ":", "—", "–", "--") or layout.head[layout.owner[p]] <= cue:
        return True
    if p == after_time:  # "said on Monday | he was ill", even where the parse takes the day for his
        return True
    if layout.upos[p] == "SCONJ" and layout.low[p] in ("that", "whether"):  # "said in a letter | that the law is dead"
        return True
    if layout.upos[p - 1] == "VERB" and layout.rel[p - 1] in ("acl", "advcl"):  # "issued a statement saying | ..."
        return True
    if layout.rel[p - 1] == "case":  # "referred to | the law": the preposition may belong to the cue
        noun = layout.head[p - 1]
        return noun >= p and layout.head[noun] <= cue
    # "According to him, | the law is dead"; "If they object, experts say, | the law is dead"
    return before == "," and (layout.rel[cue] in _LEADING or p <= cue + 3)


def word_after_time(layout: Layout, cue: int) -> int:
    """The word after a time expression that follows a cue at once ("said late on Monday |"), or -1."""
    i, end = cue + 1, len(layout)
    while i < end and layout.upos[i] in ("ADV", "ADP") and layout.entity[i] not in _TIMES and i < cue + 3:
        i += 1
    if i >= end or layout.entity[i] not in _TIMES:
        return -1
    while i < end and layout.entity[i] in _TIMES:
        i += 1
    return i if i < end else -1


def _right_ends(layout: Layout, cue: int, last: int, final: int) -> list[int]:
    ends = {final - 1}
    if final < last and layout.closes[last - 1]:
        ends.add(last - 1)
    number = layout.quote[last - 1]
    if number >= 0 and not layout.closes[last - 1]:
        ends.add(_quote_end(layout, last - 1))
    for q in range(cue + 1, final - 1):
        following = layout.upos[q + 1]
        if layout.upos[q] == "PUNCT" and not layout.closes[q]:
            continue
        phrase = layout.head[layout.owner[q + 1]]
        if layout.closes[q] or following == "PUNCT" or following == "CCONJ" or phrase <= cue:
            ends.add(q)
    for k in layout.kids[cue]:
        if k > cue:
            ends.add(layout.last[k])
            ends.update(layout.last[g] for g in layout.kids[k] if g > k)
    return sorted(q for q in ends if q > cue)[:_MAX_ENDS]


def _left(layout: Layout, cue: int) -> list[Range]:
    first, _ = layout.sentence_bounds(cue)
    if cue == first or (first == 0 and cue - first < 2):
        return []
    starts, ends = _left_starts(layout, cue, first), _left_ends(layout, cue, first)
    pairs = [(p, q) for p in starts[:8] for q in ends[:10] if q >= p]
    if (
        first > 0 and layout.closes[first - 1] and layout.same_paragraph(first - 1, first)
    ):  # '"..." He said.' cut in two
        pairs.append((_quote_start(layout, first - 1), first - 1))
    return pairs


def _left_starts(layout: Layout, cue: int, first: int) -> list[int]:
    starts = {first}
    if layout.upos[first] in ("CCONJ", "ADV", "PUNCT") and first + 1 < cue:
        starts.add(first + 1)
    if layout.quote[first] >= 0:
        starts.add(_quote_start(layout, first))
    for p in range(first + 1, cue):
        if layout.opens[p] or layout.low[p - 1] in (",", ";", "—", "–", "--", ":") or layout.upos[p - 1] == "CCONJ":
            starts.add(p)
    return sorted(starts)


def _left_ends(layout: Layout, cue: int, first: int) -> list[int]:
    """The words left of a cue with which a content may end, the nearest first."""
    ends = []
    for q in range(cue - 1, max(first - 1, cue - _REACH), -1):
        inside = layout.closes[q] or layout.quote[q] >= 0 or layout.low[q] in ("?", "!")
        if (layout.upos[q] == "PUNCT" and not inside) or _splits_phrase(layout, q):
            continue
        if layout.closes[q] or layout.upos[q + 1] == "PUNCT" or layout.head[layout.owner[q + 1]] == cue:
            ends.append(q)
    return ends


def _splits_phrase(layout: Layout, q: int) -> bool:
    """Whether a word ends what determines the noun after it ("the city's | mayor")."""
    return any(layout.last[k] == q and layout.rel[k] in _PRENOMINAL for k in layout.kids[layout.owner[q + 1]])


def _final(layout: Layout, first: int, last: int) -> int:
    """One past the last word of a sentence before its final punctuation (a mark that closes a quotation stays)."""
    while last - 1 > first and layout.upos[last - 1] == "PUNCT" and not layout.closes[last - 1]:
        last -= 1
    return last


def _quote_end(layout: Layout, i: int) -> int:
    return layout.words_of(layout.quotes[layout.quote[i]].span)[-1]


def _quote_start(layout: Layout, i: int) -> int:
    return layout.words_of(layout.quotes[layout.quote[i]].span)[0]
