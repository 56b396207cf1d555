"""Reads a news article and returns plain data: who said what, who did what, and exactly when."""
