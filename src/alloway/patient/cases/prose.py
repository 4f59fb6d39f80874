"""What the rules for numbers in prose share: how a number reads, its day, and whether it is meant."""

from __future__ import annotations

import re

from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import folded
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.when import finding_date
from alloway.patient.records.numbers import Printed, parse_number, writes_decimal_comma
from alloway.reference.kinds import label

COMMA_LANGUAGES = frozenset(("de", "fr", "es", "it", "pt", "nl", "pl"))
_FORMERLY = re.compile(
    r"\b(?:previous(?:ly)?|prior|formerly|earlier|before|from|compared (?:with|to)|vs\.?|versus|than|was"
    r"|zuvor|vorher|vormals|gegenuber|vorbefund|voruntersuchung|noch|damals|voorheen|eerder|vorige|poprzedni\w*|uprzednio|wczesniej"
    r"|auparavant|anterieur\w*|precede\w+|antes|previ[oa]\w*|anterior\w*|era|in precedenza)"
    r"\W*(?:(?:was|of|SUV\w*|at|war|max|nel|en|in)\W*){0,3}$"
)


def number_in(text: str, statement: Statement) -> Printed | None:
    """A printed number, its comma read as the statement's language has it."""
    comma = statement.language in COMMA_LANGUAGES or bool(writes_decimal_comma([text]))
    return parse_number(text, decimal_comma=comma)


def day_of(statement: Statement, at: int) -> str | None:
    """Date of the value at a place; ``None`` where it is of an earlier examination, undated."""
    before = folded(statement.text)[max(0, at - 40) : at]
    return None if _FORMERLY.search(before) else finding_date(statement, at)


def of_earlier(kind: str) -> str:
    """The reason why a value without a date of its own is not used."""
    return f"{label(kind)}: of an earlier examination whose date is not clear"


def is_meant(statement: Statement, start: int, end: int) -> bool:
    """Whether a value is told as found, if with doubt: not planned, denied or a relative's."""
    found = context(statement.text, start, end, statement.section)
    return found in ("affirmed", "uncertain")
