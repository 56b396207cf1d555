"""The head of an article: when it was published and where it was filed; and its photo captions, kept apart.

The head is read line by line. A line of metadata ("date 2020-11-23", "By A. Reporter | Friday, September 9, 2016",
a URL with /2022/05/15/) gives the date; the opening of the body ("KUWAIT CITY, May 11 (Reuters) -") the places, the
agency, and the date if it is whole. The dates themselves are read by the `times` room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from importlib.resources import files

import attrs

from transition_events.errors import DateError
from transition_events.model import Dateline, Span, TimeExpression
from transition_events.records import read_toml
from transition_events.text import clean, paragraphs
from transition_events.times import find_times

_HEAD_PARAGRAPHS = 8
_METADATA_WIDTH = 200  # characters; a longer line is prose

_URL = re.compile(r"https?://\S+|www\.\S+")
_URL_DATE = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)|[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/\-_.]|$)"
)
_STAMP = re.compile(
    r"\b(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?)?(?![\d-])"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?", re.I)
_ZONE = re.compile(r"\b(?:UTC|GMT|BST|CET|CEST|IST|MSK|[ECMP][SD]T|ET|PT|[+-]\d\d:?\d\d)\b")
_BRACKETED = re.compile(r"\[([^\[\]\n]{12,1500})\]")
_NAME = r"[A-Z\u00c0-\u00de][\w.'\u2019\u00c0-\u017f-]*"
_PLACE = rf"{_NAME}(?: (?:of |de |du |la |el |es |and )?{_NAME}){{0,4}}"
_SEPARATOR = r"(?:—|–|--|-|:|_|\u2015)"
_OPENING = re.compile(
    rf"(?P<places>{_PLACE}(?:(?:/| / |, ){_PLACE}){{0,3}})"
    rf"(?:,? (?P<date>(?:[A-Z][a-z]{{2,8}}\.? \d{{1,2}}|\d{{1,2}} [A-Z][a-z]{{2,8}})(?:,? \d{{4}})?))?"
    rf"(?:,? ?(?:\((?P<agency>[A-Z][\w ./&-]{{1,40}})\)|/(?P<wire>[A-Za-z ]{{2,30}})/))?"
    rf"\s*(?P<separator>{_SEPARATOR})\s"
)


@attrs.frozen(kw_only=True)
class Head:
    """What the head yields: the dateline, the captions, and the stretches that are not prose."""

    dateline: Dateline
    captions: tuple[Span, ...] = ()
    metadata: tuple[Span, ...] = ()

    @property
    def skip(self) -> tuple[Span, ...]:
        """The stretches of the text that hold no statement and no event."""
        return tuple(sorted((*self.captions, *self.metadata)))


def to_date(value: date | datetime | str | None, *, name: str = "published") -> date | None:
    """A date from a date, a datetime (its own calendar day) or an ISO 8601 string; None stays None.

    Raises `DateError` naming the argument and what it held.
    """
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, str):
        try:
            return datetime.fromisoformat(value.strip()).date()
        except ValueError:
            pass
    raise DateError(f"{name} must be a date, a datetime or an ISO 8601 string: got {value!r}")


def read_head(text: str, *, published: date | datetime | str | None = None) -> Head:
    """Reads the head of an article. A `published` that is given wins over what the text says."""
    given = to_date(published)
    cleaned = clean(text)
    captions = tuple(_captions(cleaned))
    dates: list[tuple[int, date, Span]] = []
    metadata: list[Span] = []
    opening: tuple[Span, tuple[str, ...], str | None, date | None] | None = None
    for paragraph in paragraphs(cleaned)[:_HEAD_PARAGRAPHS]:
        line = _outside(paragraph, captions)
        if not line.of(cleaned).strip():
            continue
        dated = _metadata_date(cleaned, line)
        if dated:
            dates.append(dated)
            metadata.append(line)
        elif opening is None:
            opening = _opening(cleaned, line)
    if opening:
        metadata.append(opening[0])
        if opening[3]:
            dates.append((2, opening[3], opening[0]))
    best = min(dates, key=lambda row: row[0], default=None)
    dateline = Dateline(
        published=given or (best[1] if best else None),
        places=opening[1] if opening else (),
        agency=opening[2] if opening else None,
        span=best[2] if best else opening[0] if opening else None,
    )
    return Head(dateline=dateline, captions=captions, metadata=tuple(sorted(metadata)))


# --- lines of metadata -------------------------------------------------------------------------------------------


def _metadata_date(text: str, line: Span) -> tuple[int, date, Span] | None:
    """Rank (0 is surest), date and span, if the line is nothing but metadata with one whole date in it."""
    content = line.of(text)
    if len(line) > _METADATA_WIDTH:
        return None
    url = _URL.match(content)
    if url:
        found = _url_date(url[0])
        return (1, found, line) if found else None
    whole = _whole_dates(content)
    if not whole:
        return None
    first = whole[0]
    label = _label(content[: first[0]])
    if label is None and not _is_only_metadata(content, [(a, b) for a, b, _ in whole]):
        return None
    rank = 3 if (label and "updated" in label) or label == "last modified" else 0 if label else 1
    end = max(b for _, b, _ in whole) if label is None else first[1]
    return rank, first[2], line if label is None else Span(line.start, line.start + end + _tail(content, end))


def _whole_dates(content: str) -> list[tuple[int, int, date]]:
    stamps = [(m.start(), m.end(), d) for m in _STAMP.finditer(content) if (d := _iso(m[1]))]
    if stamps:
        return stamps
    return [(t.span.start, t.span.end, d) for t in find_times(content) if (d := _day(t))]


def _day(time: TimeExpression) -> date | None:
    """The day that an expression names by itself, without any anchor."""
    return _iso((time.value or "")[:10]) if time.type in ("DATE", "TIME") else None


def _iso(value: str) -> date | None:
    try:
        return date.fromisoformat(value) if re.fullmatch(r"\d{4}-\d\d-\d\d", value) else None
    except ValueError:
        return None


def _url_date(url: str) -> date | None:
    match = _URL_DATE.search(url)
    if not match:
        return None
    year, month, day = (int(g) for g in match.groups() if g)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _label(before: str) -> str | None:
    """The metadata label that all of the text before a date consists of, in lower case."""
    words = before.strip(" \t:—–-|·•").lower()
    return words if words in _vocabulary()["labels"] else None


def _tail(content: str, end: int) -> int:
    """How far a clock time and a zone go on after a date."""
    match = re.match(rf"[,\sat|]*(?:{_CLOCK.pattern})?\s*(?:{_ZONE.pattern})?", content[end:], re.I)
    return len(match[0].rstrip()) if match else 0


def _is_only_metadata(content: str, dates: list[tuple[int, int]]) -> bool:
    """Whether nothing is left of the line but a byline, an agency or labels once its dates and times are gone."""
    for start, end in reversed(dates):
        content = f"{content[:start]} | {content[end:]}"
    content = _ZONE.sub(" ", _CLOCK.sub(" ", content))
    content = re.sub(
        r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b\.?,?", " ", content
    )
    return all(_is_metadata_piece(piece) for piece in re.split(r"[|·•]|\s[—–-]\s", content))


def _is_metadata_piece(piece: str) -> bool:
    words = piece.strip(" ,.;:()[]/").split()
    if not words:
        return True
    if " ".join(words).lower() in _vocabulary()["labels"] or " ".join(words) in _vocabulary()["agencies"]:
        return True
    byline = words[0].lower() == "by" and len(words) <= 9
    return byline or (len(words) <= 4 and all(w[:1].isupper() or w in ("at", "on", "and", "of") for w in words))


# --- the opening of the body --------------------------------------------------------------------------------------


def _opening(text: str, line: Span) -> tuple[Span, tuple[str, ...], str | None, date | None] | None:
    """Span, places, agency and whole date of a dateline that opens a paragraph."""
    match = _OPENING.match(text, line.start, line.end)
    if not match:
        return None
    places = tuple(re.split(r" ?/ ?", match["places"]))
    agency = match["agency"] or match["wire"]
    if agency is None and match["date"] is None and not _are_places(places, match["separator"]):
        return None
    if agency and agency not in _vocabulary()["agencies"] and not match["places"].isupper():
        return None
    when = next((d for t in find_times(match["date"] or "") if (d := _day(t))), None)
    span = Span(match.start(), match.end("separator"))
    return span, tuple(_title_case(p) for p in places), agency, when


def _are_places(names: tuple[str, ...], separator: str) -> bool:
    """Without agency or date: known places, or capitals before a dash ("BELLEVILLE, Ill. —")."""
    known = {p.casefold() for p in _vocabulary()["places"]}
    cities = [name.partition(",")[0].strip().casefold() for name in names]
    if all(city in known for city in cities):
        return True
    return separator != ":" and all(name.partition(",")[0].isupper() and len(name) > 3 for name in names)


def _title_case(place: str) -> str:
    head, comma, rest = place.partition(",")
    return (head.title() if head.isupper() and len(head) > 3 else head) + comma + rest


# --- captions -------------------------------------------------------------------------------------------------------


def _captions(text: str) -> Iterator[Span]:
    """Photo captions: bracketed text in the head, and paragraphs marked as such anywhere."""
    for number, paragraph in enumerate(paragraphs(text)):
        content = paragraph.of(text)
        lowered = content.lower()
        if lowered.startswith(tuple(_vocabulary()["caption_marks"])):
            yield paragraph
        elif number < _HEAD_PARAGRAPHS and (match := _BRACKETED.search(content)) and " " in match[1]:
            yield Span(paragraph.start + match.start(1), paragraph.start + match.end(1))


def _outside(line: Span, captions: tuple[Span, ...]) -> Span:
    """What of a line stands before a caption in it, or after one that opens it."""
    inside = next((c for c in captions if c in line), None)
    if inside is None:
        return line
    if inside.start - line.start <= 1:
        return Span(min(inside.end + 1, line.end), line.end)
    return Span(line.start, inside.start - 1)


@cache
def _vocabulary() -> dict[str, tuple[str, ...]]:
    words = read_toml(files("transition_events") / "dateline.toml")
    return {key: tuple(value) for key, value in words.items()}
