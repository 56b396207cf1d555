"""Grammar over Universal Dependencies: who is the subject of what, in which voice, tense and polarity.

Every function takes a `Sentence` and a `Word` of it. Subjects are the *understood* ones: through relative clauses,
coordination, control and raising ("is expected to resign"), participles ("the party leading the polls"). The parses
come from a statistical parser, so nothing here assumes a tree without errors: no function raises on any tree, and each
climb is bounded.
"""

from transition_events.annotation.grammar.arguments import by_agents, objects, obliques, preposition
from transition_events.annotation.grammar.clauses import (
    clause_root,
    coordinated,
    first_conjunct,
    in_clause,
    infinitive_mark,
    is_passive,
    is_predicate,
)
from transition_events.annotation.grammar.lexicon import CLAUSAL, NOMINAL_TAGS, SUBJECTS, Form, Tense
from transition_events.annotation.grammar.phrases import appositives, phrase, phrase_span
from transition_events.annotation.grammar.relatives import antecedent
from transition_events.annotation.grammar.subjects import agents, for_subject, patients, subjects
from transition_events.annotation.grammar.verbs import (
    VerbGroup,
    auxiliaries_of,
    clause_tense,
    governors,
    is_negated,
    verb_group,
)

__all__ = [
    "CLAUSAL",
    "NOMINAL_TAGS",
    "SUBJECTS",
    "Form",
    "Tense",
    "VerbGroup",
    "agents",
    "antecedent",
    "appositives",
    "auxiliaries_of",
    "by_agents",
    "clause_root",
    "clause_tense",
    "coordinated",
    "first_conjunct",
    "for_subject",
    "governors",
    "in_clause",
    "infinitive_mark",
    "is_negated",
    "is_passive",
    "is_predicate",
    "objects",
    "obliques",
    "patients",
    "phrase",
    "phrase_span",
    "preposition",
    "subjects",
    "verb_group",
]
