"""What happened, will happen or won't: typed triggers, participants, status and time."""

from transition_events.events.stage import Explanation, explain_events, find_events

__all__ = ["Explanation", "explain_events", "find_events"]
