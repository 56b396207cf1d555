"""Linguistic annotation: our frozen documents, and the adapter that makes them with Stanza.

Nothing but `stanza_adapter` imports stanza or torch; importing this package loads neither.
"""

from transition_events.annotation.document import Document, Entity, Sentence, Word

__all__ = ["Document", "Entity", "Sentence", "Word"]
