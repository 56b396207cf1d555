"""Event types as data: the loader, and the ontologies that ship with the package."""
