"""An Article in other forms. Each module knows one format and only `transition_events.model`."""
