"""Event types as data: the loader, and the ontologies that ship with the package."""

from transition_events.ontology.loader import load_ontology
from transition_events.ontology.schema import EventType, Ontology, Trigger

__all__ = ["EventType", "Ontology", "Trigger", "load_ontology"]
