"""From documents to a case with its gaps and conflicts."""
