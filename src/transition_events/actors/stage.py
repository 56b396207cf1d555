"""The stage: an annotated document in, its actors out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import groupby

from transition_events.actors.acronyms import introduced
from transition_events.actors.agreement import find_names
from transition_events.actors.bodies import Bodies, body_phrases
from transition_events.actors.cast import Cast, Referent, first_place
from transition_events.actors.clauses import is_subject
from transition_events.actors.contest import Contest
from transition_events.actors.demonyms import demonyms
from transition_events.actors.descriptions import Description, describe_role
from transition_events.actors.discourse import Occurrence
from transition_events.actors.focus import FocusPhrase, ages, bare_ages, focus_phrase
from transition_events.actors.names import Name, head_of
from transition_events.actors.nominals import NominalPhrase, alternatives, bearer, nominal_phrases
from transition_events.actors.phrases import Role, text_of
from transition_events.actors.predicates import roles_by_clauses, roles_of_apposition
from transition_events.actors.quotes import Quotes
from transition_events.actors.resolution import Resolver
from transition_events.actors.roles import roles_beside, shared_roles
from transition_events.annotation.document import Document, Sentence, Word
from transition_events.model import Actor, Mention, MentionKind, Span

_OPENING = 1  # the last paragraph, headline included, that may describe whom the text names later
_ROLES = frozenset({"office", "occupation", "relation"})


def find_actors(document: Document, *, skip: Iterable[Span] = ()) -> tuple[Actor, ...]:
    """The people, organisations, countries and groups that the text speaks of, in the order of their first mention.

    `skip` are spans (the dateline, a byline) that make nobody an actor: who stands there alone is left out. What
    can't be linked with confidence stays unlinked: a pronoun without an actor, or an actor of its own.
    """
    return _Reading(document).actors(tuple(skip))


class _Reading:
    """One document while its actors are being found."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.quotes = Quotes(document)
        self.names = find_names(document)
        self.people = [n for n in self.names if n.kind == "PERSON"]
        self.taken: list[set[int]] = [set() for _ in document.sentences]  # words of names and of their roles
        self.personal: list[set[int]] = [set() for _ in document.sentences]
        for name in self.names:
            self.taken[name.sentence].update(range(name.start, name.end))
        for name in self.people:
            self.personal[name.sentence].update(range(name.start, name.end))
        self.named = [frozenset(words) for words in self.taken]  # words of names alone
        self.descriptions: dict[int, set[Description]] = {}
        self.occurrences: list[Occurrence] = []
        self.in_focus: list[FocusPhrase] = []

    def actors(self, skip: tuple[Span, ...]) -> tuple[Actor, ...]:
        """The steps in their order; each stands on the ones before."""
        roles = self._roles()
        titles = {n: [r.title for r in found if r.end == n.start] for n, found in roles.items()}
        self.cast = Cast(self.names, titles, introduced(self.document, self.names))
        for name, found in roles.items():
            referent = self.cast.of_name[name]
            for role in found:
                referent.gender = referent.gender or role.title.title.gender
                self._give(referent, role, name.sentence, name.end)
                self._apposition(referent, role, name)
        for name in self.people:
            head = self._head_of_apposition(name, roles.get(name, []))
            self._occur(name.sentence, name.start, name.end, self.cast.of_name[name], "NAME", head=head)
        self._demonyms()
        self._nominals()
        self._alternatives()
        self._bodies()
        ages_of = {id(self.cast.of_name[name]): age for name, age in ages(self.document, self.people)}
        resolver = Resolver(self.document, self.occurrences, self.quotes, self.in_focus, ages_of)
        self.occurrences += resolver.resolve()
        self._predicates()
        self._enter_mentions()
        kept = [r for r in self.cast.referents if any(not _within(m.span, skip) for m in r.mentions)]
        kept.sort(key=first_place)
        return tuple(_actor(f"a{number}", referent) for number, referent in enumerate(kept, 1))

    # --- roles ------------------------------------------------------------------------------------------------

    def _roles(self) -> dict[Name, list[Role]]:
        """The roles that the words beside each person's name give."""
        found: dict[Name, list[Role]] = {}
        for number, group in groupby(self.people, key=lambda n: n.sentence):
            names = list(group)
            places = [(name.start, name.end) for name in names]
            shared = shared_roles(self.document.sentences[number], places, is_name=self.personal[number].__contains__)
            for name, role in zip(names, shared, strict=True):
                found[name] = self._roles_beside(name) + ([role] if role is not None else [])
        return found

    def _roles_beside(self, name: Name) -> list[Role]:
        sentence = self.document.sentences[name.sentence]
        is_name = self.personal[name.sentence].__contains__
        found = roles_beside(sentence, name.start, name.end, is_name=is_name)
        for role in found:
            self.taken[name.sentence].update(range(role.start, role.end))
        return found

    def _give(self, referent: Referent, role: Role, sentence: int, end: int) -> None:
        parsed = self.document.sentences[sentence]
        if role.title.title.kind in _ROLES and (role.shared or not role.title.plural):
            referent.add_role(text_of(role, parsed, self.document.text))
            self.descriptions.setdefault(id(referent), set()).add(describe_role(parsed.words, role, end))

    def _apposition(self, referent: Referent, role: Role, name: Name) -> None:
        """A description that a comma parts from the name is a mention of its own: "*the mayor*, Anna Weber, ...".

        It ends with its noun, so that nobody takes "Springfield" in "the mayor of Springfield" for the mayor.
        """
        sentence = self.document.sentences[name.sentence]
        words = sentence.words
        apart = words[role.end].upos == "PUNCT" if role.end < name.start else name.end < role.start
        if apart and role.title.title.kind in _ROLES and not role.title.plural:
            start = role.start
            while start > 0 and (words[start - 1].upos == "DET" or words[start - 1].feat("Poss") == "Yes"):
                start -= 1
            referent.mentions.append(self._mention(words[start], words[role.title.end - 1], "NOMINAL"))
            is_name = self.personal[name.sentence].__contains__
            for further in roles_of_apposition(sentence, role.end, is_name=is_name):
                self._give(referent, further, name.sentence, name.end)

    def _head_of_apposition(self, name: Name, roles: list[Role]) -> Word | None:
        """The noun of the description before a name, where that is the subject and the name its apposition."""
        sentence = self.document.sentences[name.sentence]
        nouns = [sentence.words[r.title.end - 1] for r in roles if r.end < name.start]
        return next((noun for noun in nouns if is_subject(sentence, noun)), None)

    def _predicates(self) -> None:
        """Roles that a clause gives to its subject, whether a name, a description or a pronoun.

        What somebody is called in a quotation is opinion: "He is the founder of all this".
        """
        for occurrence in sorted(self.occurrences, key=lambda o: o.offset):
            sentence = self.document.sentences[occurrence.sentence]
            is_name = self.personal[occurrence.sentence].__contains__
            if occurrence.named and occurrence.quote is None:
                for role in roles_by_clauses(sentence, occurrence.head, occurrence.end, is_name=is_name):
                    self._give(occurrence.referent, role, occurrence.sentence, occurrence.end)

    def _demonyms(self) -> None:
        """Countries by their adjectives."""
        for number, sentence in enumerate(self.document.sentences):
            for start, end, country in demonyms(sentence, self.named[number]):
                mention = self._mention(sentence.words[start], sentence.words[end - 1], "NAME")
                self.cast.country(country).mentions.append(mention)

    # --- descriptions -----------------------------------------------------------------------------------------

    def _nominals(self) -> None:
        bearers = [
            (r, frozenset(self.descriptions[id(r)])) for r in self.cast.referents if id(r) in self.descriptions
        ]  # fmt: skip
        contest = Contest(self.document, self.occurrences, bearers)
        unnamed: dict[str, Referent] = {}
        for number, sentence in enumerate(self.document.sentences):
            for phrase in nominal_phrases(sentence, self.taken[number], headline=_is_headline(sentence)):
                if _is_predicate(sentence, phrase.head):
                    continue
                referent = bearer(phrase, [b for b in bearers if self._may_go_back(sentence, phrase, b[0])])
                side = contest.bearer(phrase) if referent is None else None
                if referent is not None:
                    self._occur(number, phrase.start, phrase.end, referent, "NOMINAL", head=phrase.head)
                elif side is not None and self._may_go_back(sentence, phrase, side):
                    self._side(number, phrase, side)
                elif (description := focus_phrase(number, sentence, phrase)) is not None:
                    self.in_focus.append(description)
                else:
                    self._unnamed(number, phrase, unnamed)
            self.in_focus += bare_ages(number, sentence, self.taken[number])

    def _side(self, number: int, phrase: NominalPhrase, referent: Referent) -> None:
        """A side of a contest; who is only told of ("called the winner") is not whom the next "he" speaks of."""
        sentence = self.document.sentences[number]
        if is_subject(sentence, phrase.head):
            self._occur(number, phrase.start, phrase.end, referent, "NOMINAL", head=phrase.head)
        else:
            words = sentence.words
            referent.mentions.append(self._mention(words[phrase.start], words[phrase.end - 1], "NOMINAL"))

    @staticmethod
    def _may_go_back(sentence: Sentence, phrase: NominalPhrase, referent: Referent) -> bool:
        """Whether a description can stand for somebody: the opening may name her or him later, the rest may not."""
        named = any(m.how == "NAME" and m.span.start < phrase.head.span.start for m in referent.mentions)
        return named or sentence.paragraph <= _OPENING

    def _unnamed(self, sentence: int, phrase: NominalPhrase, known: dict[str, Referent]) -> None:
        core = phrase.title.core
        referent = known.get(core) if phrase.definite else None
        if referent is None:
            referent = known[core] = Referent("PERSON", gender=phrase.title.title.gender)
        self._occur(sentence, phrase.start, phrase.end, referent, "NOMINAL", head=phrase.head, named=False)

    def _alternatives(self) -> None:
        """Of two people named before in the sentence: "the former" and "the latter"."""
        here: dict[int, list[Occurrence]] = defaultdict(list)
        for occurrence in self.occurrences:
            here[occurrence.sentence].append(occurrence)
        for number, sentence in enumerate(self.document.sentences):
            for start, end, former in alternatives(sentence):
                before = [o for o in here[number] if o.end <= start]
                two = list({id(o.referent): o.referent for o in sorted(before, key=lambda o: o.offset)}.values())
                if len(two) == 2:
                    head = sentence.words[end - 1]
                    self._occur(number, start, end, two[0 if former else 1], "NOMINAL", head=head)

    def _bodies(self) -> None:
        """Commissions, courts and camps that the text does not name, or names elsewhere."""
        for occurrence in self.occurrences:
            self.taken[occurrence.sentence].update(range(occurrence.start, occurrence.end))
        phrases = [
            (number, phrase)
            for number, sentence in enumerate(self.document.sentences)
            for phrase in body_phrases(sentence, self.taken[number], self.document.text)
        ]
        bodies = Bodies([phrase for _, phrase in phrases], self.cast.referents)
        for number, phrase in phrases:
            referent = bodies.of(phrase)
            if referent is not None:
                words = self.document.sentences[number].words
                referent.mentions.append(self._mention(words[phrase.start], words[phrase.end - 1], "NOMINAL"))
        self.cast.referents += bodies.made

    # --- mentions ---------------------------------------------------------------------------------------------

    def _occur(
        self,
        sentence: int,
        start: int,
        end: int,
        referent: Referent,
        how: MentionKind,
        *,
        head: Word | None = None,
        named: bool = True,
    ) -> None:
        words = self.document.sentences[sentence].words
        found = head or head_of(words, start, end)
        quote = self.quotes.at(found.span.start)
        self.occurrences.append(Occurrence(sentence, start, end, found, referent, how, quote, named))

    def _enter_mentions(self) -> None:
        for occurrence in self.occurrences:
            if occurrence.how == "NAME" or not occurrence.named:
                continue
            words = self.document.sentences[occurrence.sentence].words
            mention = self._mention(words[occurrence.start], words[occurrence.end - 1], occurrence.how)
            occurrence.referent.mentions.append(mention)

    def _mention(self, first: Word, last: Word, how: MentionKind) -> Mention:
        span = Span(first.span.start, last.span.end)
        return Mention(span=span, text=span.of(self.document.text), how=how)


def _is_predicate(sentence: Sentence, head: Word) -> bool:
    """Whether a noun says what somebody is and stands for nobody itself."""
    predicative = sentence.child(head, "cop") is not None or head.relation in ("appos", "xcomp")
    return predicative or any(c.lower == "as" for c in sentence.children(head, "case"))  # "chose Weber as its *leader*"


def _is_headline(sentence: Sentence) -> bool:
    return sentence.paragraph == 0 and sentence.words[-1].upos != "PUNCT"


def _within(span: Span, spans: tuple[Span, ...]) -> bool:
    return any(span in other for other in spans)


def _actor(identifier: str, referent: Referent) -> Actor:
    name = referent.name
    return Actor(
        id=identifier,
        name=name,
        kind=referent.kind,
        roles=tuple(referent.roles),
        aliases=tuple(n for n in referent.names if n != name),
        mentions=tuple(sorted(referent.mentions, key=lambda m: (m.span.start, m.span.end))),
    )
