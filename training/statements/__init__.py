"""How the rankers of the statements stage are made: ``python -m training.statements --help``."""
