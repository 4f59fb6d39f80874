"""The embedded data directory: what a user imported, in files that only this package touches."""
