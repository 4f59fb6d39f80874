"""Copies of a patient's records without what tells who the patient is.

Not anonymous: rare diseases and courses can still be recognised by those who know them.
"""
