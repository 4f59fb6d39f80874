"""Patient side: records, cases and trials."""
