"""How many lines of therapy a sentence states in words."""

from __future__ import annotations

import re

from alloway.patient.cases.context import context
from alloway.patient.cases.draft import Draft
from alloway.patient.cases.statements import Statement
from alloway.values.case import Fact

_COUNT = re.compile(
    r"\b(?P<n>\d{1,2}|one|two|three|four|five|six|seven|eight)\s+(?:(?:prior|previous|earlier)\s+)(?:systemic\s+)?(?:lines?|regimens?|therap(?:y|ies))"
    r"|\b(?P<m>\d{1,2}|one|two|three|four|five|six|seven|eight)\s+(?:systemic\s+)?lines?\s+of\s+(?:prior\s+|previous\s+)?(?:systemic\s+)?(?:therapy|treatment)"
    r"|\b(?:after|following|count(?:s|ed)?|had|received)\s+(?P<k>\d{1,2}|one|two|three|four|five|six|seven|eight)\s+(?:systemic\s+|prior\s+|previous\s+)*lines?\b(?!\s+of\s+(?!prior|previous|systemic|therap|treat))",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight"), start=1
    )
}
_NAIVE = re.compile(
    r"\b(?:treatment[- ]na[iï]ve|previously untreated|no (?:prior|previous) (?:systemic "
    r"|anti-?(?:cancer|lymphoma|myeloma) )?(?:therapy|treatment|chemotherapy))\b",
    re.IGNORECASE,
)


def stated_count(statement: Statement, draft: Draft) -> None:
    """The number of lines that a sentence states, or that there was none."""
    match = _COUNT.search(statement.text)
    if match and context(statement.text, match.start(), match.end()) == "affirmed":
        word = (match["n"] or match["m"] or match["k"]).lower()
        number = _NUMBERS.get(word) or int(word) if not word.isdigit() else int(word)
        fact = Fact(
            "line_count",
            float(number),
            statement.quoted(match.start(), match.end()),
            "",
            statement.date,
            "text rule",
        )
        draft.stated_lines.append((number, fact))
    if _NAIVE.search(statement.text):
        draft.denied.add("therapy")
