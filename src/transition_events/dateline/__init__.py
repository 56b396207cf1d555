"""The head of an article: when it was published and where it was filed; and its photo captions, kept apart."""

from transition_events.dateline.head import Head, read_head

__all__ = ["Head", "read_head"]
