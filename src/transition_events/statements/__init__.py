"""Who said, wrote, believes or intends what."""

from transition_events.statements.stage import find_statements

__all__ = ["find_statements"]
