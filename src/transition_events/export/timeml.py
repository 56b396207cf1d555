"""A text with its time expressions tagged inline, as a TimeML 1.2.1 document that the TempEval-3 tools accept.

The publication date is the creation time, `t0`. What the value of an expression was reckoned from is its
`anchorTimeID`; one without a value has an empty one. Characters that XML has no place for (a form feed, a lone
surrogate) become U+FFFD, one for one, so that offsets into the text of the document stay true.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from transition_events.model import Article, TimeExpression

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<TimeML xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:noNamespaceSchemaLocation="http://timeml.org/timeMLdocs/TimeML_1.2.1.xsd">
"""
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def to_timeml(article: Article) -> str:
    """The document for an article; its id is the one that the article was given in a corpus."""
    return tagged(
        article.text, article.times, published=article.dateline.published, doc_id=article.meta.get("id", "article")
    )


def tagged(
    text: str, times: Iterable[TimeExpression], *, published: date | None = None, doc_id: str = "article"
) -> str:
    """The document for a text and the times found in it, as `find_times` returns them."""
    body = "".join(_pieces(text, times, published=published))
    head = f"<DOCID>{_text(doc_id)}</DOCID>\n\n<DCT>{_creation(published)}</DCT>"
    return f"{_HEAD}\n{head}\n\n<TEXT>{body}</TEXT>\n\n</TimeML>\n"


def _creation(published: date | None) -> str:
    if published is None:
        return ""
    day = published.isoformat()
    return (
        f'<TIMEX3 tid="t0" type="DATE" value="{day}" temporalFunction="false" '
        f'functionInDocument="CREATION_TIME">{day}</TIMEX3>'
    )


def _pieces(text: str, times: Iterable[TimeExpression], *, published: date | None) -> Iterator[str]:
    """The text and its elements in order; of overlapping expressions only the first, for elements can't overlap."""
    place = 0
    for time in sorted(times, key=lambda t: t.span):
        if time.span.start < place or not len(time.span):
            continue
        yield _text(text[place : time.span.start])
        yield f"<TIMEX3{_attributes(time, published)}>{_text(time.span.of(text))}</TIMEX3>"
        place = time.span.end
    yield _text(text[place:])


def _attributes(time: TimeExpression, published: date | None) -> str:
    anchor = ("t0" if published else None) if time.anchor == "DOCUMENT" else time.anchor
    found = {
        "tid": time.id,
        "type": time.type,
        "value": time.value or "",
        "mod": time.mod,
        "temporalFunction": "true" if anchor else "false",
        "functionInDocument": "NONE",
        "anchorTimeID": anchor,
    }
    return "".join(f" {name}={quoteattr(_fit(value))}" for name, value in found.items() if value is not None)


def _text(text: str) -> str:
    return escape(_fit(text), {"\r": "&#13;"})


def _fit(text: str) -> str:
    return _UNFIT.sub("�", text)
