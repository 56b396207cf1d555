"""Many articles on one machine, or on many."""
