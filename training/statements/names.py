"""The proper names of a corpus: what a ranker learns of them holds for these articles and no others."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from transition_events.statements.layout import Layout
from transition_events.statements.lexicon import Lexicon, load_classes

_WORD = re.compile(r"[^\W\d_]{3,}")  # shorter ones are initials, and the codes of features


def name_test(layouts: Iterable[Layout], lexicon: Lexicon) -> Callable[[str], bool]:
    """A test whether a feature speaks of a proper name: of a word that the corpus mostly tags as one.

    Words that are also names of relations or tags ("mark"), and those that the lexicon lists ("Twitter"), are none.
    """
    tagged, named = Counter[str](), Counter[str]()
    terms: set[str] = set()
    for layout in layouts:
        for low, lemma, tag in zip(layout.low, layout.lemma, layout.upos, strict=True):
            for word in {low, lemma.lower()}:
                tagged[word] += 1
                named[word] += tag == "PROPN"
        terms.update(part for relation in set(layout.rel) for part in relation.split(":"))
        terms.update(tag.lower() for tag in set(layout.upos))
        terms.update(kind.lower() for kind in set(layout.entity))
    known = {w for c in load_classes() for w in (*c.verbs, *c.nouns, *c.others)} | lexicon.media.nouns
    names = {w for w, count in named.items() if 2 * count > tagged[w]} - terms - {w.lower() for w in known}
    return lambda feature: not names.isdisjoint(_WORD.findall(feature.partition("=")[2].lower()))
