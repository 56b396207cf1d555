"""Stanza behind one wall: models in, our frozen Documents out. The only package that imports stanza and torch.

Nothing here ever reaches for the network: Stanza is told to download nothing, and a model that is not on the disk
is an error that says what to do.
"""

from transition_events.annotation.stanza_adapter.annotator import StanzaAnnotator, use_threads
from transition_events.annotation.stanza_adapter.documents import from_stanza, is_stanza_document

__all__ = ["StanzaAnnotator", "from_stanza", "is_stanza_document", "use_threads"]
