"""Donor side: donors, edits, lots and banks."""

from __future__ import annotations

from alloway.supply.bank import read_bank
from alloway.supply.donors import DonorFile, read_donor_file, read_donors
from alloway.supply.lots import lot_problems

__all__ = ["DonorFile", "lot_problems", "read_bank", "read_donor_file", "read_donors"]
