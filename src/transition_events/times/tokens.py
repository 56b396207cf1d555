"""Text to tokens, in one linear pass, and what a token with digits can be.

A word is a run of letters; whatever holds a digit is one token with all that is joined to it ("2020-11-23", "10:30",
"1990s", "21st", "Q3"), because only the whole says what it is. White space is nothing, a blank line is a token.
"""

from __future__ import annotations

import re

TOKEN = re.compile(
    r"""
    \d\w{0,40}(?:[-–./:,]\w{0,20}\d\w{0,40}){0,8} (?:[ ]?½)?       # digits and all that is joined to them
    | [^\W\d_]+(?:\d\w{0,40})?                                     # a word; "Q3", "FY98"
    | ['’][sS]\b                                                   # the possessive
    | \n[^\S\n]{0,200}\n                                           # a blank line
    | [^\w\s]                                                      # any other mark
    """,
    re.VERBOSE,
)

_SHAPES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.ASCII))
    for name, pattern in (
        ("isodate", r"\d{4}-(?:0\d|1[0-2])-[0-3]\d(?:T\d\d(?::?\d\d(?::?\d\d)?)?Z?(?:[.,]\d+)?(?:[-+:]\d\d)*)?"),
        ("compactdate", r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"),
        ("isoweek", r"\d{4}-W\d\d(?:-[1-7])?"),
        ("slashdate", r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])/(?:\d{4}|\d\d)"),
        ("slashdate", r"(?:0?[1-9]|1[0-2])-(?:0?[1-9]|[12]\d|3[01])-\d{4}"),
        ("dotdate", r"(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.\d{4}"),
        ("dotdate", r"(?:1[3-9]|2\d|3[01])/(?:0?[1-9]|1[0-2])/\d{4}"),
        ("monthday", r"(?:0?[1-9]|1[0-2])/(?:0?[1-9]|[12]\d|3[01])"),
        ("yearmonth", r"(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])"),
        ("yearrange", r"(?:1[5-9]|20)\d\d[-–/]\d\d|1[0-4]\d\d–\d\d"),
        ("yearpair", r"(?:1[0-9]|20)\d\d[-–/](?:1[0-9]|20)\d\d"),
        ("clock", r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?"),
        ("dotclock", r"(?:[01]?\d|2[0-4])\.[0-5]\d"),
        ("clockampm", r"(?:0?[1-9]|1[0-2])(?:[:.]?[0-5]\d)?[ap]m"),
        ("zulu", r"(?:[01]\d|2[0-4])[0-5]\d[zZ]"),
        ("dayrange", r"(?:[1-9]|[12]\d|3[01])[-–](?:[1-9]|[12]\d|3[01])"),
        ("nightpair", r"(?:[1-9]|[12]\d|30)[-–/](?:[2-9]|[12]\d|3[01])"),
        ("numrange", r"\d{1,3}[-–]\d{1,3}"),
        ("decades", r"(?:1\d|20)\d0s"),
        ("olddecades", r"[1-9]\d0s"),
        ("shortdecades", r"[1-9]0s"),
        ("dayth", r"(?:[23]?1st|2?2nd|2?3rd|(?:[4-9]|1\d|2[04-9]|30)th)"),
        ("nth", r"\d{1,3}(?:st|nd|rd|th)"),
        ("qnumber", r"[qQ][1-4]|[1-4][qQ]"),
        ("qyear", r"[1-4][qQ]\d\d|[qQ][1-4]-\d{4}"),
        ("hnumber", r"[hH][12]|[12][hH]"),
        ("fyear", r"[fF][yY](?:\d\d|\d{4})"),
        ("count", r"\d{1,3}(?:,\d{3})+"),
        ("decimal", r"\d{1,9}\.\d{1,4}"),
        ("fraction", r"[1-9]/[2-9]"),
        ("mixed", r"\d{1,3}-?[1-9]/[2-9]|\d{1,3}[ ]?½"),
    )
)
_INTEGER = re.compile(r"\d{1,9}", re.ASCII)


def shapes(token: str) -> frozenset[str]:
    """What a token with digits can be: "int", "day", "year", "clock", ...; empty if nothing to do with time."""
    if _INTEGER.fullmatch(token):
        return _integer_shapes(token)
    names = frozenset(name for name, shape in _SHAPES if shape.fullmatch(token))
    if "nightpair" in names and not _consecutive(token):
        names -= {"nightpair"}
    return names - _unlike(token) if "yearrange" in names else names


def _consecutive(token: str) -> bool:
    """Whether of two numbers the second follows the first: "25/26"."""
    first, second = (int(n) for n in re.split("[-–/]", token))
    return second == first + 1


def _unlike(token: str) -> set[str]:
    """What a range of years with a short end is not: "2009-10" no month, "2020-11" no range, "2001-77" neither."""
    first, last = int(token[:4]), token[5:]
    step = (int(last) - first) % 100
    if step == 1:
        return {"yearmonth"}
    return {"yearrange"} if 1 <= int(last) <= 12 or step > 50 else {"yearmonth"}


def _integer_shapes(token: str) -> frozenset[str]:
    number, width = int(token), len(token)
    fits = {
        "int": width < 8,
        "compactdate": width == 8 and bool(_SHAPES[1][1].fullmatch(token)),
        "day": 1 <= number <= 31 and width <= 2,
        "hour": number <= 24 and width <= 2,
        "two": width == 2,
        "four": width == 4 and number % 100 < 60 and number <= 2400,
        "tenyear": width == 4 and number % 10 == 0 and 1000 <= number < 2200,
        "modernyear": width == 4 and 1500 <= number < 2200,
        "year": width == 4 and 1000 <= number < 2200,
        "oldyear": width in (3, 4),
        "threeyear": width == 3 and number >= 100,
        "zerofour": width == 4 and token[0] == "0" and number % 100 < 60 and number >= 1,
    }
    return frozenset(name for name, fit in fits.items() if fit)


# One token of every kind there is: the alphabet of the pattern matcher is drawn from these.
SAMPLES = (
    *(f"{n}" for n in range(2500)),
    *(f"{n:02}" for n in range(100)),
    *(f"{n:04}" for n in range(2400)),
    *[
        "19981123",
        "12345678",
        "12345",
        "2020-11-23",
        "2020-11-23T10:30:00",
        "2020-W12",
        "2020-W12-3",
        "11/23/2020",
        "11/23/98",
        "3/4/98",
        "11-23-2020",
        "23.11.2020",
        "23/11/2020",
        "3/4",
        "9/11",
        "5/6",
        "1/2",
        "2/3",
        "11/23",
        "2020-11",
        "1998/12",
        "2001-2009",
        "1989-90",
        "1989-95",
        "2009-10",
        "2009/10",
        "10:30",
        "9:05",
        "10.30",
        "23:59",
        "9.05",
        "10.5",
        "10.75",
        "99.9",
        "10am",
        "9:30pm",
        "1030am",
        "1730z",
        "3-5",
        "10-12",
        "3-10",
        "30-50",
        "1990s",
        "490s",
        "90s",
        "21st",
        "2nd",
        "3rd",
        "4th",
        "32nd",
        "100th",
        "Q3",
        "3q",
        "3Q98",
        "Q3-1998",
        "H1",
        "1H",
        "FY98",
        "FY1998",
        "1,000",
        "12.5",
        "1-1/2",
        "2½",
        "12-31",
        "25/26",
        "9/10",
        "25-26",
        "9-10",
        "0-0",
        "1-40",
        "40-50",
        "100-200",
        "10:30:15",
        "2019-19",
        "1915-16",
        "1/40",
        "12/31",
        "13/31",
        "5/31",
        "1/9",
        "4/9",
        "9/9",
        "31/12",
        "10-31-1998",
        "13.5",
        "1.5",
        "24.00",
        "24:00",
        "13:30",
        "3.05",
        "1.1234",
        "1.5.1998",
        "13/5/1998",
    ],
)
