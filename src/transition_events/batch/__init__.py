"""Many articles: on one machine (`parse_articles`, `files`), and the core for clusters (`arrow`, `ray`, `spark`)."""

from transition_events.batch.stream import OnError, parse_articles
from transition_events.model import FailedArticle

__all__ = ["FailedArticle", "OnError", "parse_articles"]
