"""Lines of metadata in the head: a labelled date, a byline with a date, a URL with one, a time stamp."""

from __future__ import annotations

import re
from datetime import date

import attrs

from transition_events.dateline.words import days_named, iso_day, words
from transition_events.model import Span

_LONGEST = 200  # characters; a longer line is prose

_URL = re.compile(r"(?:[A-Za-z]+: ?)?(?:https?://\S+|www\.\S+)")
_URL_DAY = re.compile(
    r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/\-_.]|$)|[/-]((?:19|20)\d\d)(\d\d)(\d\d)(?=[/\-_.]|$)"
)
_STAMP = re.compile(
    r"\b(\d{4}([-/])\d\d\2\d\d)"
    r"(?:(?:T| )\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?: ?(?:Z\b|UTC|GMT|[+-]\d\d:?\d\d))?)?(?![\d-])"
)
_CLOCK = r"\b\d{1,2}[:.]\d\d(?::\d\d)?(?: ?[ap]\.?m\b\.?)?|\b\d{1,2} ?[ap]\.?m\b\.?"
_ZONE = r"\b(?:UTC|GMT|BST|CES?T|EES?T|IST|MSK|WIB|SGT|HKT|AES?T|[ECMP][SD]?T)\b|[+-]\d\d:?\d\d\b"
_WEEKDAY = r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day\b|\.|\b),?"
_NOISE = re.compile(f"(?i:{_CLOCK})|{_ZONE}|(?i:{_WEEKDAY})")
_CAPITALISED = r"[A-Z\u00c0-\u00de][\w.'\u2019\u00c0-\u017f-]*"
_AUTHOR = rf"{_CAPITALISED}(?: (?:[a-z]{{2,3}} )?{_CAPITALISED}){{1,3}}"
_FURTHER = rf"(?:(?:,? (?:and|&)|,) {_AUTHOR}){{0,3}}(?: in {_CAPITALISED}(?: {_CAPITALISED})?)?"
_BYLINE = re.compile(rf"(?i:by:?) {_AUTHOR}{_FURTHER}(?:,[\w ]{{3,40}})?")
_PIECE_ENDS = re.compile(r"[|·•]|\s[—–/-]\s")
_SMALL = frozenset(("at", "on", "and", "of", "in", "the", "for", "to"))
_UPDATES = ("updated", "modified")


@attrs.frozen(kw_only=True)
class Metadata:
    """A line that is nothing but metadata. `rank` says how surely its `day` is that of publication: 0 is surest."""

    rank: int
    day: date
    span: Span
    places: tuple[str, ...] = ()


def read_metadata(text: str, line: Span) -> Metadata | None:
    """What a line of the head says, if all of it is metadata and there is one whole date in it."""
    content = line.of(text)
    if len(line) > _LONGEST:
        return None
    if url := _URL.fullmatch(content):
        day = _url_day(url[0])
        return Metadata(rank=2, day=day, span=line) if day else None
    days = _stamps(content) or days_named(content)
    if not days:
        return None
    labelled = _labelled_start(text, line, days)
    if labelled:
        return labelled
    pieces = _pieces(content, days)
    if not all(map(_is_metadata, pieces)):
        return None
    rank = 3 if any(u in pieces[0].lower() for u in _UPDATES) else 0 if _label(pieces[0]) else 1
    places = tuple(p for piece in pieces for p in _places(piece))
    return Metadata(rank=rank, day=days[0][2], span=line, places=places)


def read_byline(text: str, line: Span) -> Span | None:
    """The line, if it is nothing but the names of authors: "By Ana Ito and Rosa Vale, political editor"."""
    content = line.of(text)
    found = _BYLINE.fullmatch(content)
    return line if found and len(line) <= _LONGEST and not re.search(_WEEKDAY, content) else None


def _labelled_start(text: str, line: Span, days: list[tuple[int, int, date]]) -> Metadata | None:
    """A line that opens with a label and a date, and goes on in prose: only its opening is metadata."""
    content = line.of(text)
    start, end, day = days[0]
    label = _label(content[:start])
    if label is None:
        return None
    tail = re.match(rf"(?:[,\sat|]*(?i:{_CLOCK}))?(?:\s*(?:{_ZONE}))?", content[end:])
    stop = line.start + end + (len(tail[0]) if tail else 0)
    rank = 3 if any(u in label for u in _UPDATES) else 0
    rest = _pieces(content[end:], [(a - end, b - end, d) for a, b, d in days[1:]])
    return Metadata(rank=rank, day=day, span=line if all(map(_is_metadata, rest)) else Span(line.start, stop))


def _stamps(content: str) -> list[tuple[int, int, date]]:
    return [(m.start(), m.end(), day) for m in _STAMP.finditer(content) if (day := iso_day(m[1]))]


def _url_day(url: str) -> date | None:
    match = _URL_DAY.search(url)
    if not match:
        return None
    year, month, day = (int(g) for g in match.groups() if g)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _pieces(content: str, days: list[tuple[int, int, date]]) -> list[str]:
    """What is left of a line once its dates, clock times and weekdays are gone, cut at its separators."""
    for start, end, _ in reversed(days):
        content = f"{content[:start]} {content[end:]}"
    return [piece.strip(" ,.;:()[]/\t") for piece in _PIECE_ENDS.split(_NOISE.sub(" ", content))]


def _label(piece: str) -> str | None:
    """The label of metadata that a piece consists of, in lower case."""
    said = " ".join(re.split(r"[\s:—–-]+", piece)).strip(" .,|").lower()
    return said if said in words().labels else None


def _is_metadata(piece: str) -> bool:
    """Whether a piece is empty, a label, an agency, a byline, or a short name (of a source, a place)."""
    parts = piece.split()
    while parts and parts[0] in _SMALL:
        del parts[0]
    if not parts or _label(" ".join(parts)) or " ".join(parts) in words().agencies:
        return True
    if parts[0].lower() in ("by", "story"):
        return len(parts) <= 9
    first = next((n for n in range(len(parts), 0, -1) if _label(" ".join(parts[:n]))), 0)
    if first:
        return _is_metadata(" ".join(parts[first:]))
    return len(parts) <= 4 and all(w[:1].isupper() or w in _SMALL for w in parts) and ":" not in piece


def _places(piece: str) -> tuple[str, ...]:
    """The place that a piece ends in: "ROME", "BBC News, Rome", "By A. Reporter in Rome"."""
    parts = re.split(r", | in ", piece)
    last = parts[-1].strip()
    return (last,) if words().is_place(last) else ()
