"""Facts with their sources, and readers of official releases."""
