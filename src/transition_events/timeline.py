"""The order of an article's events in time."""

from __future__ import annotations

from transition_events.model import Event, Timeline


def order(events: tuple[Event, ...]) -> Timeline:
    """Events by the start (or else the end) of their time; ties keep the order of the text."""
    dated = [e for e in events if _moment(e)]
    return Timeline(
        events=tuple(sorted(dated, key=_moment)),
        undated=tuple(e for e in events if not _moment(e)),
    )


def _moment(event: Event) -> str:
    """ISO 8601 strings compare as the dates do, whatever the grain; the empty string is no moment at all."""
    time = event.time
    if time is None:
        return ""
    bound = time.start or time.end
    return bound.isoformat() if bound else ""
