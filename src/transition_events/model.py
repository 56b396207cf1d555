"""The plain data that parsing an article yields.

All classes are attrs classes: frozen, slotted, hashable and picklable; sequences are tuples. A `Span` holds
half-open offsets in code points into the *original* text of the article, so ``article.text[s.start:s.end]`` is
the text of span ``s``. What cannot be known is `None`, never a guess. No object points back to its Article.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, get_args

import attrs

if TYPE_CHECKING:
    import pandas
    import pyarrow

ActorKind = Literal["PERSON", "ORG", "GPE", "NORP", "GROUP"]
MentionKind = Literal["NAME", "NOMINAL", "PRONOUN"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
StatementKind = Literal["SPEECH", "WRITING", "BELIEF", "INTENTION"]
StatementForm = Literal["DIRECT", "INDIRECT", "MIXED"]
EventStatus = Literal["OCCURRED", "ONGOING", "PLANNED", "EXPECTED", "POSSIBLE"]
Role = Literal["AGENT", "PATIENT", "BENEFICIARY", "OFFICE", "PLACE", "TOPIC"]
TableName = Literal["events", "statements", "actors", "times"]


def _one_of(literal: Any) -> Any:
    return attrs.validators.in_(get_args(literal))


@attrs.frozen(order=True, repr=False)
class Span:
    """Half-open offsets ``[start, end)`` in code points into the original text."""

    start: int = attrs.field(validator=attrs.validators.ge(0))
    end: int = attrs.field()

    @end.validator
    def _end_after_start(self, _: Any, value: int) -> None:
        if value < self.start:
            raise ValueError(f"span ends before it starts: [{self.start}, {value})")

    def __repr__(self) -> str:
        return f"Span({self.start}, {self.end})"

    def __len__(self) -> int:
        return self.end - self.start

    def __contains__(self, other: Span | int) -> bool:
        """Whether an offset or a whole span lies inside this one."""
        if isinstance(other, int):
            return self.start <= other < self.end
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def of(self, text: str) -> str:
        """The characters of `text` that the span covers."""
        return text[self.start : self.end]


@attrs.frozen(kw_only=True, repr=False)
class Dateline:
    """The head of the article: when and where it was filed, and by which agency."""

    published: date | None = None
    places: tuple[str, ...] = ()
    agency: str | None = None
    span: Span | None = None

    def __repr__(self) -> str:
        return f"<Dateline {self.published} {'/'.join(self.places)}>"


@attrs.frozen(kw_only=True, repr=False)
class Mention:
    """One place in the text that refers to an actor: by name, by description, or by pronoun."""

    span: Span
    text: str
    how: MentionKind = attrs.field(validator=_one_of(MentionKind))

    def __repr__(self) -> str:
        return f"<Mention {self.text!r} {self.how} {self.span.start}:{self.span.end}>"


@attrs.frozen(kw_only=True, repr=False)
class Actor:
    """A person, organisation, country, people or group that the article speaks of.

    `name` is the longest proper name in the text; `roles` are titles as they stand there ("Russian President");
    `aliases` are the other names used.
    """

    id: str
    name: str
    kind: ActorKind = attrs.field(validator=_one_of(ActorKind))
    roles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def __repr__(self) -> str:
        return f"<Actor {self.id} {self.name!r} {self.kind}>"


@attrs.frozen(kw_only=True, repr=False)
class TimeExpression:
    """A time expression, typed and normalised after TIMEX3 (TimeML; Pustejovsky et al. 2003).

    `value` is the TIMEX3 string. `start` and `end` bound the half-open interval that it denotes (a `date`, or a
    `datetime` when the grain is finer than a day); either is None where the interval is open, unknown, or the
    expression is not a point in time. `anchor` is "DOCUMENT" where the publication date resolved it, the id of the
    time or event that did, or None for an expression that stands on its own. `rule` names the rule that read it.
    """

    id: str
    span: Span
    text: str
    type: TimeType = attrs.field(validator=_one_of(TimeType))
    value: str | None = None
    start: date | datetime | None = None
    end: date | datetime | None = None
    grain: str | None = None
    mod: str | None = None
    anchor: str | None = None
    rule: str | None = None

    def __repr__(self) -> str:
        return f"<TimeExpression {self.id} {self.text!r} {self.type} {self.value}>"


@attrs.frozen(kw_only=True, repr=False)
class Statement:
    """An attribution: a speaker, the cue that attributes, and the content attributed.

    `speaker_span` is the whole noun phrase as it stands, a pronoun too; `content` has several spans when the quote
    is split. `addressee` and `medium` are words of the text ("reporters", "televised remarks").
    """

    id: str
    kind: StatementKind = attrs.field(default="SPEECH", validator=_one_of(StatementKind))
    speaker: Actor | None = None
    speaker_span: Span | None = None
    cue: Span | None = None
    content: tuple[Span, ...] = ()
    content_text: str = ""
    form: StatementForm = attrs.field(default="INDIRECT", validator=_one_of(StatementForm))
    addressee: str | None = None
    medium: str | None = None
    time: TimeExpression | None = None

    def __repr__(self) -> str:
        who = self.speaker.name if self.speaker else None
        return f"<Statement {self.id} {who!r}: {_shorten(self.content_text)!r}>"


@attrs.frozen(kw_only=True, repr=False)
class Participant:
    """One argument of an event. `label` is the ontology's own word for the role ("conceder", "nominee")."""

    role: Role = attrs.field(validator=_one_of(Role))
    label: str | None = None
    actor: Actor | None = None
    span: Span | None = None

    @property
    def name(self) -> str | None:
        """The name of the linked actor, if there is one."""
        return self.actor.name if self.actor else None

    def __repr__(self) -> str:
        return f"<Participant {self.role} {self.name!r}>"


@attrs.frozen(kw_only=True, repr=False)
class Event:
    """Something that happened, will, may or will not happen.

    `type` is a name of the ontology; `trigger` the words that state it; `negated` with a status says that it did not
    (OCCURRED), won't (PLANNED, EXPECTED) or might not (POSSIBLE) happen. `statement` is the statement whose words it
    stands in: such an event is a claim. `plover` is a PLOVER code; `rule` names the pattern that found it.
    """

    id: str
    type: str
    trigger: Span
    participants: tuple[Participant, ...] = ()
    status: EventStatus = attrs.field(default="OCCURRED", validator=_one_of(EventStatus))
    negated: bool = False
    time: TimeExpression | None = None
    place: str | None = None
    statement: Statement | None = None
    plover: str | None = None
    rule: str | None = None

    def participant(self, role: Role) -> Participant | None:
        """The first participant in `role`, or None."""
        return next((p for p in self.participants if p.role == role), None)

    @property
    def agent(self) -> Actor | None:
        """The actor who did it."""
        return self._actor("AGENT")

    @property
    def patient(self) -> Actor | None:
        """The actor to whom it was done."""
        return self._actor("PATIENT")

    @property
    def beneficiary(self) -> Actor | None:
        """The actor in whose favour it was done."""
        return self._actor("BENEFICIARY")

    @property
    def key(self) -> str:
        """A name for the happening itself: two articles that agree on type, negation, actors and day share it."""
        day = self.time.start.isoformat()[:10] if self.time and self.time.start else "undated"
        who = "+".join(f"{p.role.lower()}={_last_word(p.actor.name)}" for p in self.participants if p.actor)
        return ":".join(("not-" + self.type if self.negated else self.type, who, day))

    def _actor(self, role: Role) -> Actor | None:
        return next((p.actor for p in self.participants if p.role == role and p.actor), None)

    def __repr__(self) -> str:
        sign = "not " if self.negated else ""
        who = f" {self.agent.name!r}" if self.agent else ""
        when = f" {self.time.value}" if self.time else ""
        return f"<Event {self.id} {sign}{self.type} {self.status}{who}{when}>"


@attrs.frozen(kw_only=True, repr=False)
class Timeline:
    """The events of an article in order of time; `undated` holds those that nothing in the text places."""

    events: tuple[Event, ...] = ()
    undated: tuple[Event, ...] = ()

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __repr__(self) -> str:
        return f"<Timeline of {len(self.events)} events, {len(self.undated)} undated>"

    def _repr_html_(self) -> str:
        return _lazy("export.html", "timeline_to_html")(self)  # type: ignore[no-any-return]


@attrs.frozen(kw_only=True, repr=False)
class Article:
    """One parsed article: its text and everything that was found in it, each in the order of the text."""

    text: str
    dateline: Dateline = attrs.field(factory=Dateline)
    actors: tuple[Actor, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    captions: tuple[Span, ...] = ()
    meta: dict[str, str] = attrs.field(factory=dict, hash=False)

    def timeline(self) -> Timeline:
        """The events ordered by time, as far as dates and the words "before" and "after" tell it."""
        return _lazy("timeline", "order")(self.events, self.text)  # type: ignore[no-any-return]

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON types: references are ids, spans two-element lists, dates ISO 8601 strings."""
        return _lazy("export.json", "to_dict")(self)  # type: ignore[no-any-return]

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> Article:
        """The article that `to_dict` gave `data` for. Raises `SchemaError` on anything else."""
        return _lazy("export.json", "from_dict")(data)  # type: ignore[no-any-return]

    def to_json(self, *, indent: int | None = None) -> str:
        """`to_dict` as a JSON string, non-ASCII characters kept as they are."""
        return _lazy("export.json", "to_json")(self, indent=indent)  # type: ignore[no-any-return]

    @classmethod
    def from_json(cls, data: str | bytes) -> Article:
        """The article that `to_json` gave `data` for. Raises `SchemaError` on anything else."""
        return _lazy("export.json", "from_json")(data)  # type: ignore[no-any-return]

    def to_frame(self, table: TableName = "events") -> pandas.DataFrame:
        """One table as a pandas DataFrame (extra ``[pandas]``)."""
        return _lazy("export.pandas", "to_frame")(self, table)

    def to_arrow(self, table: TableName = "events") -> pyarrow.Table:
        """One table as a pyarrow Table of the fixed schema (extra ``[arrow]``)."""
        return _lazy("export.arrow", "to_arrow")(self, table)

    def to_timeml(self) -> str:
        """The text with its time expressions tagged inline, as a TimeML document."""
        return _lazy("export.timeml", "to_timeml")(self)  # type: ignore[no-any-return]

    def _repr_html_(self) -> str:
        return _lazy("export.html", "to_html")(self)  # type: ignore[no-any-return]

    def __repr__(self) -> str:
        sizes = (f"{len(getattr(self, n))} {n}" for n in ("events", "statements", "actors", "times"))
        return f"<Article {self.dateline.published} {_shorten(self.text)!r}: {', '.join(sizes)}>"


@attrs.frozen(kw_only=True, repr=False)
class FailedArticle:
    """In the place of an article of a corpus that could not be parsed: its id, and what was wrong.

    `error` is the name of the exception's class, `message` what it said. `id` is the one given for the article, or
    its number in the corpus, from 0, where none was given.
    """

    id: str
    error: str
    message: str

    def __repr__(self) -> str:
        return f"<FailedArticle {self.id!r} {self.error}: {_shorten(self.message)}>"


def _last_word(name: str) -> str:
    return "".join(name.casefold().split()[-1:])


def _lazy(module: str, function: str) -> Callable[..., Any]:
    """A function of a module above this one, loaded when first called: `model` itself depends on none of them."""
    return getattr(import_module(f"transition_events.{module}"), function)  # type: ignore[no-any-return]


def _shorten(text: str, width: int = 48) -> str:
    flat = " ".join(text[: 4 * width].split())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
