"""Shared science: typings, what is expressed after edits, matching, antibodies, NK."""

from __future__ import annotations

from alloway.hla.antibodies import donor_specific, parse_beads, read_beads
from alloway.hla.expression import express, parse_edits
from alloway.hla.match import match, match_lot
from alloway.hla.typing import format_typing, parse_columns, parse_typing, read_typing

__all__ = [
    "donor_specific",
    "express",
    "format_typing",
    "match",
    "match_lot",
    "parse_beads",
    "parse_columns",
    "parse_edits",
    "parse_typing",
    "read_beads",
    "read_typing",
]
