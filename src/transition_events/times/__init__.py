"""Time expressions: found, typed, normalised to TIMEX3 values and intervals. Works without any model."""
