"""Trials: registry records, criteria, verdicts."""
