"""Lets ``python -m transition_events`` run the command line."""

from transition_events.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
