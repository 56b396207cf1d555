"""Reads a news article and returns plain data: who said what, who did what, and exactly when.

    >>> import transition_events as te
    >>> te.resolve_date("Tuesday of this week", anchor="2020-11-23").value
    '2020-11-24'

`parse_article` is the whole way from a text to an `Article`. Importing this package loads neither torch, stanza nor
pandas: each name is loaded when it is first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from transition_events.batch import FailedArticle, parse_articles
    from transition_events.errors import TransitionEventsError
    from transition_events.model import (
        Actor,
        Article,
        Dateline,
        Event,
        Mention,
        Participant,
        Span,
        Statement,
        TimeExpression,
        Timeline,
    )
    from transition_events.pipeline import Pipeline, parse_article
    from transition_events.samples import sample_article
    from transition_events.times import find_times, resolve_date

_HOMES = {
    "batch": ("parse_articles", "FailedArticle"),
    "errors": ("TransitionEventsError",),
    "model": (
        "Actor",
        "Article",
        "Dateline",
        "Event",
        "Mention",
        "Participant",
        "Span",
        "Statement",
        "TimeExpression",
        "Timeline",
    ),
    "pipeline": ("Pipeline", "parse_article"),
    "samples": ("sample_article",),
    "times": ("find_times", "resolve_date"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Actor",
    "Article",
    "Dateline",
    "Event",
    "FailedArticle",
    "Mention",
    "Participant",
    "Pipeline",
    "Span",
    "Statement",
    "TimeExpression",
    "Timeline",
    "TransitionEventsError",
    "find_times",
    "parse_article",
    "parse_articles",
    "resolve_date",
    "sample_article",
]


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("transition-events")
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__, "__version__"])
