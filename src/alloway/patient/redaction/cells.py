"""Redaction of tables: columns of identity emptied, other cells cleaned; and of variant lists."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

from alloway.patient.records.dates import DayOrder, day_order, find_dates
from alloway.patient.redaction.coded import Cleaner

_IDENTITY = re.compile(
    r"\b(?:name|surname|patient(?:in|e|ente)?|nachname|vorname|nom|prénom|apellidos?|cognome|naam"
    r"|nazwisko|imię|mrn|patient ?id|sample ?id|subject ?id|pid|pesel|nhc|ipp|fallnummer"
    r"|case ?(?:no|id)|accession\w*|order(?:ing)?(?: ?(?:id|no|provider|physician))?|physician"
    r"|doctor|arzt|address|adresse|phone|telefon\w*|e-?mail|barcode|lab ?(?:no|id)|signed by"
    r"|validated by|operator|user|serial\w*)\b",
    re.IGNORECASE,
)
_RESULTS = re.compile(r"\b(?:test|analyte|parameter|marker|antigen|allele|bead|gene|drug)\b", re.I)


def redact_table(rows: Iterable[Sequence[str]], clean: Cleaner) -> str:
    """Rows of a table as CSV: the first row with three cells of words names the columns.

    Titles above it, and cells whose label stands to their left (``Patient,Anna Novak``), are
    judged by that label.
    """
    rows = [list(row) for row in rows]
    order = day_order("\n".join(cell for row in rows[:2000] for cell in row))
    out = io.StringIO()
    comma = any("," in cell for row in rows for cell in row)
    writer = csv.writer(out, delimiter=";" if comma else ",", lineterminator="\n")
    hidden: frozenset[int] = frozenset()
    headed = False
    for row in rows:
        if not headed and _is_header(row):
            headed, hidden = True, frozenset(i for i, cell in enumerate(row) if _tells(cell))
            writer.writerow([clean.text(cell, order) for cell in row])
        else:
            writer.writerow(_cells(row, hidden, headed, clean, order))
    return out.getvalue()


def _is_header(row: Sequence[str]) -> bool:
    words = [cell for cell in row if re.search(r"[^\W\d_]{2,}", cell)]
    return len(words) >= 3 and not any(find_dates(cell) for cell in row[:1])


def _tells(cell: str) -> bool:
    return bool(_IDENTITY.search(cell)) and not _RESULTS.search(cell)


def _cells(
    row: Sequence[str], hidden: frozenset[int], headed: bool, clean: Cleaner, order: DayOrder
) -> Iterator[str]:
    for index, cell in enumerate(row):
        labelled = not headed and index > 0 and _tells(row[index - 1])
        if cell.strip() and (index in hidden or labelled):
            clean.removed.add("name or identifier in a table")
            yield "‹removed›"
        else:
            yield clean.text(cell, order)


_SAMPLE_LINE = re.compile(r"##(?:SAMPLE|PEDIGREE|INDIVIDUAL|META)", re.IGNORECASE)
_FORMAT_LINE = re.compile(r"##(?:fileformat|INFO|FORMAT|FILTER|contig|ALT|reference)\b")
_FIXED = 9


def redact_variants(text: str, clean: Cleaner) -> str:
    """A VCF with its variants as they are; sample names and free header lines replaced.

    Rare inherited variants can themselves identify a person; the report says so.
    """
    kept: list[str] = []
    for line in text.splitlines():
        if line.startswith("##"):
            if _FORMAT_LINE.match(line):
                kept.append(line)
            elif _SAMPLE_LINE.match(line) or find_dates(line):
                kept.append(f"##note={clean.text(line[2:])}")
        elif line.startswith("#"):
            columns = line.split("\t")
            samples = [f"sample{n}" for n in range(1, len(columns) - _FIXED + 1)]
            clean.removed.add("identifier", len(samples))
            kept.append("\t".join([*columns[:_FIXED], *samples]))
        else:
            kept.append(line)
    return "\n".join(kept) + "\n"
