"""Objects and obliques of a verb, and the prepositions that mark them."""

from __future__ import annotations

from transition_events.annotation.document import Sentence, Word
from transition_events.annotation.grammar.clauses import coordinated, is_passive
from transition_events.annotation.grammar.relatives import antecedent


def objects(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """The heads of the direct object of an active verb, shared by coordination or taken up from a relative clause."""
    own = sentence.child(word, "obj")
    if own:
        return coordinated(sentence, antecedent(sentence, own))
    shared = next((k for k in sentence.children(word, "conj") if k.upos == "VERB" and sentence.child(k, "obj")), None)
    if shared and not any(word.id < k.id < shared.id for k in sentence.children(word, "obl", "advmod", "xcomp")):
        return coordinated(sentence, sentence.children(shared, "obj")[0])
    head = sentence.head(word)
    if word.deprel == "acl:relcl" and head is not None and _has_gap(sentence, word):
        return (head,)
    return ()


def _has_gap(sentence: Sentence, word: Word) -> bool:
    """Whether a relative clause lacks an object, the noun it describes: "the man he nominated"."""
    own = sentence.child(word, "nsubj")
    if own is None or antecedent(sentence, own) is not own or is_passive(sentence, word):
        return False
    pronouns = [k for k in sentence.children(word) if antecedent(sentence, k) is not k]
    return all(k.relation == "obj" for k in pronouns)


def by_agents(sentence: Sentence, word: Word) -> tuple[Word, ...]:
    """Who did it, in a passive ("was named by the king") or a nominalisation ("the appointment by the king")."""
    for kid in sentence.children(word, "obl", "nmod"):
        if kid.deprel == "obl:agent" or preposition(sentence, kid) == "by":
            return coordinated(sentence, kid)
    return ()


def preposition(sentence: Sentence, word: Word) -> str | None:
    """The preposition of a nominal in lower case, a compound one joined ("because of"); None without one."""
    modifiers = (k for k in sentence.children(word, "compound") if word.upos == "NUM")
    hosts = (word, *modifiers)  # "on October 31", with "on" hung on the month
    case = [c for host in hosts for c in sentence.children(host, "case") if c.lower not in ("'s", "’s", "'", "’")]
    if not case:
        return None
    fixed = sentence.children(case[0], "fixed")
    return " ".join(w.lower for w in (case[0], *fixed))


def obliques(sentence: Sentence, word: Word, *prepositions: str) -> tuple[Word, ...]:
    """The prepositional dependents of a verb or noun; only those with one of the prepositions where any is named."""
    kids = sentence.children(word, "obl", "nmod")
    return tuple(k for k in kids if not prepositions or preposition(sentence, k) in prepositions)
