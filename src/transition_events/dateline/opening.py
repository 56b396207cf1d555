"""The dateline that opens a body: "KUWAIT CITY, May 11 (Reuters) -"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import attrs

from transition_events.dateline.words import days_named, words
from transition_events.model import Span

_NAME = r"[A-Z\u00c0-\u00de](?:[\w'\u2019\u00c0-\u017f-]|\.(?=\w|,| \(| [–—-]))*"
_PLACE = rf"{_NAME}(?: (?:of |de |du |la |el |es |and )?{_NAME}){{0,4}}"
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Jun\.|Jul\.|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?(?!\d)"
_ELEMENT = re.compile(
    rf"(?P<date>{_DAY}|\({_DAY}\))"
    r"|\((?P<agency>[A-Z][\w ./&-]{1,40})\)|/(?P<wire>[A-Z][A-Za-z ]{1,30})/"
    rf"|(?P<places>(?!{_MONTH} \d){_PLACE}(?:(?:/| / |, )(?!{_DAY}){_PLACE}){{0,3}})"
)
_BETWEEN = re.compile(rf" [–—-]{{1,2}} (?=\d|{_MONTH} \d)|[,.]? ?(?=\S)")
_END = re.compile(r"\.?\s*(?P<mark>—|–|--|-|:|_|\u2015)(?:\s+|$|(?=[\"“A-Z]))|(?<=/)\. ")
_MOST = 4  # elements
_LONGEST_CITY = 3  # words; more capitals are a headline


@attrs.frozen(kw_only=True)
class Opening:
    """The dateline that opens a paragraph; `day` is None where the year is not given."""

    span: Span
    places: tuple[str, ...] = ()
    agency: str | None = None
    day: date | None = None


def read_opening(text: str, line: Span) -> Opening | None:
    """The dateline that a line opens with. Prose that only looks like one ("Rossi: I will go") yields None."""
    parts = list(_elements(text, line))
    end = None
    while parts and (end := _END.match(text, parts[-1].end(), line.end)) is None:
        parts.pop()
    if end is None:
        return None
    named: dict[str, str] = {}
    for part in parts:
        kind = part.lastgroup or ""
        named[kind if kind not in named else "agency"] = part[kind]
    places = tuple(re.split(r" ?/ ?", named["places"])) if "places" in named else ()
    agency = named.get("agency") or named.get("wire")
    if not _is_dateline(places, agency, "date" in named, end.groupdict().get("mark")):
        return None
    day = next((d for _, _, d in days_named(named.get("date", ""))), None)
    return Opening(span=Span(line.start, end.end()), places=tuple(map(title_case, places)), agency=agency, day=day)


def _elements(text: str, line: Span) -> Iterator[re.Match[str]]:
    at = line.start
    for _ in range(_MOST):
        element = _ELEMENT.match(text, at, line.end)
        if element is None:
            return
        yield element
        between = _BETWEEN.match(text, element.end(), line.end)
        if between is None or between.end() == element.end():
            return
        at = between.end()


def _is_dateline(places: tuple[str, ...], agency: str | None, dated: bool, mark: str | None) -> bool:
    """Whether there is more to it than a capitalised word before a dash or a colon."""
    cities = [p.partition(",")[0] for p in places]
    capitals = all(c.isupper() and len(c) > 3 and len(c.split()) <= _LONGEST_CITY for c in cities)
    known = all(words().is_place(p) for p in places)
    if dated:
        return True
    if agency:
        return agency in words().agencies or (bool(places) and capitals)
    return bool(places) and (known or (capitals and mark != ":"))


def title_case(place: str) -> str:
    """A place in capitals as one writes it: "KUWAIT CITY" is Kuwait City; "USA" stays."""
    head, comma, rest = place.partition(",")
    return (head.title() if head.isupper() and len(head) > 3 else head) + comma + rest
