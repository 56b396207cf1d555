"""Who is spoken of: people, organisations, countries and groups, each one actor however it is mentioned."""

from transition_events.actors.quoted import link_quoted_pronouns
from transition_events.actors.stage import find_actors

__all__ = ["find_actors", "link_quoted_pronouns"]
