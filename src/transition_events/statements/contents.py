"""What a cue attributes: the stretches of text that may be its content, and what speaks for each.

A content is a range of words (first, last), both inside, on the left or on the right of the cue's head. The
features of its two ends are kept apart from those of the pair, so that each end is weighed once.
"""

from __future__ import annotations

from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon
from transition_events.statements.rivals import rivals

Range = tuple[int, int]

_MAX_STARTS, _MAX_ENDS, _REACH = 12, 16, 30
_LENGTHS = (1, 2, 3, 4, 6, 8, 12, 16, 24, 40, 80)
_OPENING = ("[", "(", "$", "@")
_LEADING = ("case", "advcl", "obl", "nmod", "fixed", "mark")
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "acl", "parataxis")
_PRENOMINAL = ("det", "nmod:poss", "amod", "nummod")
_TIMES = ("Date", "Time")
_CLOSED = frozenset(("ADP", "AUX", "CCONJ", "DET", "PART", "PRON", "SCONJ", "PUNCT"))


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
    after_time = _after_time(layout, cue)
    for p in range(cue + 1, min(last, cue + _REACH)):
        opens = layout.opens[p] or layout.upos[p] != "PUNCT" or layout.low[p] in _OPENING
        if opens and (p == cue + 1 or layout.opens[p] or _begins(layout, cue, p, after_time)):
            starts.append(p)
    return starts[:_MAX_STARTS]


def _begins(layout: Layout, cue: int, p: int, after_time: int) -> bool:
    """Whether a content may begin at a word by the parse and the word before it."""
    before = layout.low[p - 1]
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


def _after_time(layout: Layout, cue: int) -> int:
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
    if first > 0 and layout.closes[first - 1]:  # '"..." He said.' cut in two
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


def start_features(layout: Layout, lexicon: Lexicon, cue: int, p: int) -> list[str]:
    """What speaks for a content that begins at word `p`."""
    lemma = layout.lemma[cue]
    side = "R" if p > cue else "L"
    owner = layout.owner[p]
    word = layout.low[p] if layout.upos[p] in _CLOSED else layout.upos[p]
    opens = "open" if layout.opens[p] else "in" if layout.quote[p] >= 0 else "out"
    found = [
        f"{side}w={word}",
        f"{side}p={layout.path(cue, owner, 3)}",
        f"{side}r={layout.rel[owner]}/{layout.head[owner] <= cue}",
        f"{side}comp={_beside_complement(layout.first, layout, cue, p)}",
    ]
    if side == "L":
        first, _ = layout.sentence_bounds(p)
        return [*found, f"Lfirst={p == first}/{opens}"]
    before = layout.low[p - 1] if layout.upos[p - 1] in _CLOSED else layout.upos[p - 1]
    away = _bucket(p - cue)
    found += (
        f"Ra={away}",
        f"Rb={before}",
        f"Rbw={before} {word}",
        f"Rlw={lemma}/{word}",
        f"Rlb={lemma}/{before}",
        f"Ro={opens}",
        f"Rg={' '.join(layout.upos[cue + 1 : p]) if p - cue <= 6 else away}",
        f"Rlater={_later(layout, p)}",
        f"Rtime={_beside_time(layout, cue, p)}",
    )
    found += (f"Rcw={c}/{word}" for c in lexicon.classes(lemma))
    return found


def _beside_time(layout: Layout, cue: int, p: int) -> str:
    """Where a word stands to the time expression that follows the cue at once, and what comes after that."""
    end = _after_time(layout, cue)
    if end < 0 or not cue < p <= end:
        return ""
    return f"{'after' if p == end else 'at'}/{layout.upos[end]}"


def end_features(layout: Layout, lexicon: Lexicon, cue: int, q: int) -> list[str]:
    """What speaks for a content that ends with word `q`."""
    _, last = layout.sentence_bounds(q)
    after = cut = "#"
    if q + 1 < last:
        after = layout.low[q + 1] if layout.upos[q + 1] in _CLOSED else layout.upos[q + 1]
        k = q + 1 if layout.upos[q + 1] != "PUNCT" or q + 2 >= last else q + 2
        owner = layout.owner[k]
        outside = layout.head[owner] <= cue
        cut = f"{layout.rel[owner]}/{outside}/{layout.low[k] if layout.upos[k] in _CLOSED else layout.upos[k]}"
    state = "close" if layout.closes[q] else "in" if layout.quote[q] >= 0 else "out"
    if q < cue:
        gap = " ".join(layout.upos[q + 1 : cue]) if cue - q <= 6 else "long"
        return [f"L>sa={state}/{after}", f"L>c={cut}", f"L>g={gap}", f"L>gs={gap}/{state}"]
    tail = _tail(layout, q, last)
    kid = next((layout.rel[k] for k in layout.kids[cue] if k > cue and layout.last[k] == q), "")
    found = [
        f"R>sa={state}/{after}",
        f"R>c={cut}",
        f"R>a={after}",
        f"R>au={layout.upos[q]}/{after}",
        f"R>ts={tail}/{state}",
        f"R>k={kid}",
        f"R>kt={kid}/{tail}",
        f"R>lk={layout.lemma[cue]}/{kid}/{tail == 'end'}",
        f"R>d={_bucket(q - cue)}",
        f"R>compt={_beside_complement(layout.last, layout, cue, q)}/{tail}/{state}",
    ]
    if q + 1 < last and _is_medium(layout, lexicon, q + 1):
        found.append(f"R>medium={layout.head[layout.owner[q + 1]] <= cue}")
    return found


def _is_medium(layout: Layout, lexicon: Lexicon, i: int) -> bool:
    """Whether a word begins the words for where something was said ("called for a truce | in a speech")."""
    noun = layout.owner[i]
    return layout.low[i] in lexicon.media.prepositions and layout.lemma[noun] in lexicon.media.nouns


def _beside_complement(edge: list[int], layout: Layout, cue: int, i: int) -> str:
    """Where a word stands beside the edge of the cue's complement clause on the same side of the cue."""
    for k in layout.kids[cue]:
        relation = layout.rel[k].partition(":")[0]
        if relation in _COMPLEMENTS and (k > cue) == (i > cue):
            return relation + ("=" if i == edge[k] else "<" if i < edge[k] else ">")
    return ""


def _later(layout: Layout, p: int) -> str:
    """What better beginning of a content follows a word in its sentence: a quotation or "that"."""
    _, last = layout.sentence_bounds(p)
    for i in range(p + 1, min(last, p + 12)):
        if layout.opens[i]:
            return "quote"
        if layout.low[i] == "that" and layout.upos[i] == "SCONJ":
            return "that"
    return ""


def _tail(layout: Layout, q: int, last: int) -> str:
    """What is left of the sentence after word `q`: nothing, only punctuation, or words."""
    k = q + 1
    while k < last and layout.upos[k] == "PUNCT":
        k += 1
    return "end" if k >= last else "comma" if layout.low[q + 1] == "," else "punct" if k > q + 1 else "more"


def pair_features(layout: Layout, lexicon: Lexicon, cue: int, p: int, q: int) -> list[str]:
    """What speaks for a content from word `p` to word `q` as a whole."""
    side = "R" if p > cue else "L"
    summit, tops = top(layout, p, q)
    path = layout.path(cue, summit, 3)
    exact = layout.first[summit] == p and layout.last[summit] == q
    marks = f"{min(sum(layout.opens[p : q + 1]), 2)}{min(sum(layout.closes[p : q + 1]), 2)}"
    found = [f"{side}:pe={path}/{exact}", f"{side}:mo={marks}/{layout.opens[p]}{layout.closes[q]}"]
    if side == "L":
        return found
    whole = layout.first[summit] >= p and layout.last[summit] <= q
    clause = any(layout.rel[k].startswith(("nsubj", "cop")) for k in layout.kids[summit])
    sort = f"{layout.upos[summit]}{'+' if clause else ''}"
    return [
        *found,
        f"R:lp={layout.lemma[cue]}/{path}",
        f"R:s={sort}",
        f"R:zs={_bucket(q - p + 1)}/{sort}",
        f"R:ne={min(tops, 4)}/{whole}/{exact}",
        *_taken(layout, lexicon, cue, p, q),
    ]


def _taken(layout: Layout, lexicon: Lexicon, cue: int, p: int, q: int) -> list[str]:
    """What a content on the right takes in of the clauses coordinated with the cue."""
    that = "that" in layout.low[max(p - 1, 0) : p + 1]
    return [f"R:over={that}/{sort}" for k, sort in rivals(layout, lexicon, cue) if p < k <= q]


def top(layout: Layout, p: int, q: int) -> tuple[int, int]:
    """The first word in the range whose head lies outside it, and how many such words there are but punctuation."""
    head, upos = layout.head, layout.upos
    tops = [i for i in range(p, q + 1) if not p <= head[i] <= q and upos[i] != "PUNCT"]
    return (tops[0], len(tops)) if tops else (p, 1)


def _bucket(n: int) -> int:
    return next((b for b in _LENGTHS if n <= b), 99)
