"""Typings of several people side by side: one row a locus, one column a person or sample.

As family studies and transplant reports print them, in a table of a page or by blanks in a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from alloway.patient.records.model import Page
from alloway.patient.records.whose import role

_LOCUS = re.compile(
    r"\W*(?:HLA[- ]?)?(?P<locus>A|B|C|DRB1|DRB3|DRB4|DRB5|DQA1|DQB1|DPA1|DPB1)\W*", re.IGNORECASE
)
_NAME = re.compile(r"\d{2,4}:\d{2,4}[A-Z]?(?::\d{2,3}[A-Z]?)*(?:/\d{2,4}:\d{2,4}[A-Z]?)*")
_BRACKETS = re.compile(r"\([^)]*\)")
_GAP = re.compile(r"\s{2,}|\t|\s*\|\s*")
_FEWEST = 3
"""Loci of which a row must be there before columns are people."""
_ABOVE = 8
"""Lines above the first locus in which the people may be named."""


@dataclass(frozen=True, slots=True)
class PersonColumn:
    """One column of alleles."""

    head: str
    """Words above the column: ``Donor (brother), blood``."""
    loci: dict[str, str]
    """Locus and its alleles, ``02:01+24:02``."""

    @property
    def gl_string(self) -> str:
        """The alleles as a GL String."""
        parts = []
        for locus, names in self.loci.items():
            alleles = [f"{locus}*{name.replace('/', f'/{locus}*')}" for name in names.split("+")]
            parts.append("+".join(alleles))
        return "^".join(parts)


def person_columns(pages: Iterable[Page]) -> list[PersonColumn]:
    """Every person or sample of a document typed in columns; empty when it has no such table."""
    for page in pages:
        for table in page.tables:
            found = _columns([[cell.text for cell in line.cells] for line in table])
            if found:
                return found
        found = _columns([_GAP.split(line.strip()) for line in page.text.splitlines()])
        if found:
            return found
    return []


def without_columns(text: str) -> str:
    """The text without the lines whose alleles stand in columns of several people.

    >>> without_columns("A*02:01\\nHLA-A  03:01, 31:01  03:01, 11:01")
    'A*02:01'
    """
    return "\n".join(line for line in text.splitlines() if not _many(line))


def _many(line: str) -> bool:
    cells = _GAP.split(line.strip())
    first = cells[0].split(" ")[0]
    return bool(_LOCUS.fullmatch(first)) and len(_NAME.findall(_BRACKETS.sub("", line))) > 2


def _columns(rows: Sequence[Sequence[str]]) -> list[PersonColumn]:
    loci = [i for i, row in enumerate(rows) if len(row) > 2 and _LOCUS.fullmatch(row[0])]
    if len(loci) < _FEWEST:
        return []
    width = max(len(rows[i]) for i in loci) - 1
    heads = _heads(rows[max(0, loci[0] - _ABOVE) : loci[0]], width)
    if heads is None:
        return []
    found = [PersonColumn(head, {}) for head in heads]
    for i in loci:
        match = _LOCUS.fullmatch(rows[i][0])
        for column, cell in zip(found, rows[i][1:], strict=False):
            names = _NAME.findall(_BRACKETS.sub("", cell))
            if match and 0 < len(names) <= 2:
                column.loci[match["locus"].upper()] = "+".join(names)
    return [column for column in found if len(column.loci) >= _FEWEST]


def _heads(above: Sequence[Sequence[str]], width: int) -> list[str] | None:
    """The words above each column; ``None`` where no line names a person for each."""
    heads = [""] * width
    named = False
    for row in above:
        if len(row) == width + 1:
            cells: Sequence[str] = row[1:]
        elif len(row) == width:
            cells = row
        else:
            continue
        if sum(bool(role(cell)) for cell in cells) >= min(2, width):
            named, heads = True, list(cells)
        elif named:
            heads = [f"{head}, {cell}" for head, cell in zip(heads, cells, strict=True)]
    return heads if named else None


def blocks_of_others(text: str) -> Iterator[str]:
    """The lines about other people, person by person: each starts where somebody is named.

    >>> list(blocks_of_others("Donor 1, father\\nA*02:01\\nDonor 2\\nA*24:02"))
    ['Donor 1, father\\nA*02:01', 'Donor 2\\nA*24:02']
    """
    held: list[str] = []
    typed = False
    for line in text.splitlines():
        if held and typed and role(line) == "donor":
            yield "\n".join(held)
            held, typed = [], False
        held.append(line)
        typed = typed or "*" in line or bool(_NAME.search(line))
    if held:
        yield "\n".join(held)
