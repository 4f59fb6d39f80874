"""Donor side: donors, edits, lots and banks."""
