"""Clauses coordinated with a cue, which may be statements of somebody else rather than the end of its content."""

from __future__ import annotations

from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon

_COMPLEMENTS = ("ccomp", "xcomp", "parataxis")
_NOMINAL = ("NOUN", "PROPN", "PRON")


def rivals(layout: Layout, lexicon: Lexicon, cue: int) -> list[tuple[int, str]]:
    """The heads of such clauses on the right of a cue, outside quotations, each with what speaks for a new statement.

    "They said it was over, | and the envoy demanded a vote": coordinate with the cue or with its complement, headed
    by a verb of speech, with a subject of its own.
    """
    found = []
    tied = [cue, *(k for k in layout.kids[cue] if k > cue and layout.rel[k] in _COMPLEMENTS)]
    for at in tied:
        for k in layout.kids[at]:
            if k > cue and layout.rel[k] in ("conj", "parataxis") and layout.upos[k] == "VERB" and layout.quote[k] < 0:
                told = lexicon.kind(layout.lemma[k]) in ("SPEECH", "WRITING")
                found.append((k, f"{at == cue}/{layout.rel[k]}/{_subject(layout, cue, k)}/{told}/{_mark(layout, k)}"))
    return sorted(found)


def _subject(layout: Layout, cue: int, verb: int) -> str:
    """The sort of subject: a pronoun, another word of its own, or "" where it is the cue's too.

    A parse may tie the subject to a noun before it ("the decision, and the envoy demanded"): then a noun that is no
    part of the clause stands between its conjunction and the verb.
    """
    subject = layout.child(verb, "nsubj", "csubj")
    if subject is not None:
        return "pronoun" if layout.upos[subject] == "PRON" else "own"
    conjunction = next((i for i in range(verb - 1, cue, -1) if layout.upos[i] == "CCONJ"), verb)
    between = range(conjunction + 1, verb)
    lost = any(layout.upos[i] in _NOMINAL and not _within(layout, i, verb) for i in between)
    return "own" if lost else ""


def _within(layout: Layout, i: int, top: int) -> bool:
    while i > -1 and i != top:
        i = layout.head[i]
    return i == top


def _mark(layout: Layout, verb: int) -> str:
    return next((layout.low[k] for k in layout.kids[verb] if layout.rel[k] == "mark" and k < verb), "")
