"""What surrounds a statement: the hearer, the medium, its own time, its form and its kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from transition_events.model import Span, StatementForm, StatementKind, TimeExpression
from transition_events.statements.attribution import Attribution
from transition_events.statements.contents import Range
from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_CUT = ("acl", "appos", "advcl", "parataxis", "conj", "cc", "punct", "ccomp", "xcomp")
_TALK = ("talk", "speak")


def form(layout: Layout, contents: tuple[Range, ...]) -> StatementForm:
    """DIRECT where every word but punctuation stands between quotation marks, MIXED where some do."""
    words = [i for p, q in contents for i in range(p, q + 1) if layout.upos[i] != "PUNCT"]
    quoted = sum(layout.quote[i] >= 0 for i in words)
    if words and quoted == len(words):
        return "DIRECT"
    return "MIXED" if quoted else "INDIRECT"


def kind(layout: Layout, lexicon: Lexicon, a: Attribution) -> StatementKind:
    """By the cue's class; an unlisted verb with an infinitive is taken for an intention, any other for speech."""
    listed = lexicon.kind(layout.lemma[a.head])
    if listed is None:
        begin = a.contents[0][0]
        return "INTENTION" if begin > a.head and layout.low[begin] == "to" else "SPEECH"
    if listed == "INTENTION" and form(layout, a.contents) == "DIRECT":
        return "SPEECH"
    return listed


def addressee(layout: Layout, lexicon: Lexicon, a: Attribution, times: tuple[TimeExpression, ...] = ()) -> str | None:
    """The hearer's words: the object of "told", or what stands after "said to"; a bare "Monday" hears nothing."""
    lemma = layout.lemma[a.head]
    for k in _free_kids(layout, a):
        if _is_time(layout.words[k].span, times):
            continue
        relation = layout.rel[k].partition(":")[0]
        bare = relation == "iobj" or (relation == "obj" and lemma in lexicon.hearers.bare)
        to = relation == "obl" and lemma in lexicon.hearers.to and _case(layout, k) == "to"
        if (bare and k > a.cue[1]) or (to and not _is_medium(layout, lexicon, k)):
            return _phrase(layout, k)
    return None


def is_time(layout: Layout, a: Attribution, times: tuple[TimeExpression, ...]) -> bool:
    """Whether the content is a time and nothing else, which says when and not what ("conceded | the next day")."""
    return len(a.contents) == 1 and _is_time(layout.span(*layout.trim(*a.contents[0])), times)


def _is_time(span: Span, times: tuple[TimeExpression, ...]) -> bool:
    """Whether a stretch of text lies in a time expression."""
    before = bisect_right(times, span.start, key=lambda t: t.span.start)
    return before > 0 and span in times[before - 1].span


def medium(layout: Layout, lexicon: Lexicon, a: Attribution) -> str | None:
    """The words for where it was said: "in a letter", "on Twitter", "talking to state television"."""
    for k in _free_kids(layout, a):
        relation = layout.rel[k].partition(":")[0]
        if relation in ("obl", "nmod") and _is_medium(layout, lexicon, k):
            return _phrase(layout, k)
        if relation == "advcl" and layout.lemma[k] in _TALK:
            for g in layout.kids[k]:
                if (
                    layout.rel[g].startswith("obl")
                    and _case(layout, g) in ("to", "with", "on")
                    and _is_outlet(layout, lexicon, g)
                ):
                    return _phrase(layout, g)
    return None


def time(layout: Layout, a: Attribution, times: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """The time expression that hangs on the cue itself, outside of content and speaker."""
    first, last = layout.sentence_bounds(a.head)
    taken = [*a.contents, a.source] if a.source else list(a.contents)
    own = layout.span(first, last - 1)
    begin, end = (bisect_left(times, offset, key=lambda t: t.span.start) for offset in (own.start, own.end))
    for expression in times[begin:end]:
        inside = layout.words_of(expression.span)
        if not inside or inside[0] < first or inside[-1] >= last or expression.type not in ("DATE", "TIME"):
            continue
        if any(p <= i <= q for p, q in taken for i in inside):
            continue
        if _hangs_on(layout, inside, a.head):
            return expression
    return None


def _hangs_on(layout: Layout, inside: range, cue: int) -> bool:
    """Whether the topmost of some words depends on the cue, through nothing but nouns outside of them."""
    top = next((i for i in inside if not inside[0] <= layout.head[i] <= inside[-1]), inside[0])
    at = layout.head[top]
    for _ in range(3):
        if at == cue:
            return True
        if at < 0 or layout.upos[at] in ("VERB", "AUX"):
            return False
        at = layout.head[at]
    return False


def _free_kids(layout: Layout, a: Attribution) -> Iterator[int]:
    """The dependents of the cue that belong to neither its content nor its source."""
    taken = [*a.contents, a.source] if a.source else list(a.contents)
    for k in layout.kids[a.head]:
        if not any(p <= k <= q for p, q in taken):
            yield k


def _case(layout: Layout, noun: int) -> str:
    return next((layout.low[k] for k in layout.kids[noun] if layout.rel[k] == "case"), "")


def _is_medium(layout: Layout, lexicon: Lexicon, noun: int) -> bool:
    if _case(layout, noun) not in lexicon.media.prepositions or layout.entity[noun] in ("Date", "Location"):
        return False
    known = layout.lemma[noun] in lexicon.media.nouns or layout.low[noun] in lexicon.media.nouns
    return (known and _case(layout, noun) not in ("to", "with")) or (
        _case(layout, noun) in ("to", "with") and _is_outlet(layout, lexicon, noun)
    )


def _is_outlet(layout: Layout, lexicon: Lexicon, noun: int) -> bool:
    return any(layout.low[i] in lexicon.media.outlets for i in range(layout.first[noun], layout.last[noun] + 1))


def _phrase(layout: Layout, noun: int) -> str:
    """A noun with its modifiers, without the preposition before it and without clauses after it."""
    case = [layout.last[k] for k in layout.kids[noun] if layout.rel[k] == "case" and k < noun]
    start = max(case) + 1 if case else layout.first[noun]
    later = [layout.first[k] for k in layout.kids[noun] if k > noun and layout.rel[k].partition(":")[0] in _CUT]
    end = min([e for e in later if e > noun], default=layout.last[noun] + 1) - 1
    start, end = layout.trim(min(start, noun), max(end, noun))
    return layout.span(start, end).of(layout.text)
