"""Readers: a folder of one patient's files to parsed content, each piece with its Source."""

from alloway.patient.records.folder import read_folder
from alloway.patient.records.limits import Limits
from alloway.patient.records.model import Page, Records, Resource, TableRow

__all__ = ["Limits", "Page", "Records", "Resource", "TableRow", "read_folder"]
