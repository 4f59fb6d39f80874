"""Typings in files: GL String text, tables with one person or one locus a row, JSON, FHIR, HML."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

from alloway.errors import InputError, LimitError, TypingError
from alloway.hla.typing import Sample, column_slot, parse_columns, parse_typing
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Typing

_MAX_BYTES = 5_000_000
_LABELLED = re.compile(r"\s*GL[ -]?String\s*:\s*(\S.*)", re.IGNORECASE)


def read_text(path: Path, *, limit: int = _MAX_BYTES) -> str:
    """The text of a small UTF-8 file.

    Raises
    ------
    InputError
        The file is missing, not text, or larger than `limit` bytes.
    """
    try:
        if path.stat().st_size > limit:
            raise LimitError(
                f"{path.name}: {path.stat().st_size:,} bytes, the limit is {limit:,}",
                step="give a smaller file",
            )
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step="check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: not UTF-8 text", step="save it as UTF-8") from None
    if "\0" in text:
        raise InputError(f"{path.name}: not text", step="give a text, CSV or JSON file")
    return text


def read_rows(path: Path, *, limit: int = _MAX_BYTES) -> list[list[str]]:
    """Rows of a CSV file; the separator is a comma, semicolon or tab, whichever the header has."""
    text = read_text(path, limit=limit)
    head = "\n".join(text.splitlines()[:5])
    separator = max(",;\t", key=head.count)
    try:
        return list(csv.reader(text.splitlines(), delimiter=separator))
    except csv.Error as error:
        raise InputError(f"{path.name}: {error}", step="save it as plain CSV") from None


def read_typing_file(
    path: Path,
    *,
    person: str = "",
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
) -> Typing:
    """The typing in a file: HML, FHIR or Alloway's JSON, a CSV or TSV table, or GL String text.

    Parameters
    ----------
    person
        Whom to read where the file holds several: the sample of an HML message, the subject of FHIR
        resources, an identifier in the row of a table with one person a row.

    Raises
    ------
    InputError
        The file is missing, too large, or holds no typing of that one person.
    """
    suffix = path.suffix.lower()
    if suffix in (".csv", ".tsv"):
        return _from_table(path, person, sample, reference)
    if suffix in (".xml", ".hml"):
        from alloway.hla.hml import read_hml

        return read_hml(path, sample_id=person or None, sample=sample, reference=reference)
    if suffix in (".json", ".ndjson"):
        return _from_json(path, person, sample, reference)
    if person:
        raise InputError(
            f"{path.name}#{person}: a person is named only in HML, FHIR and tables",
            step="leave out what follows #",
        )
    text = _gl_string(read_text(path))
    return parse_typing(text, name=path.name, sample=sample, reference=reference)


def _gl_string(text: str) -> str:
    """The line labelled ``GL String:`` of a laboratory's text, else all of it without comments."""
    lines = [line.split("#", 1)[0] for line in text.splitlines()]
    labelled = [match[1] for line in lines if (match := _LABELLED.match(line))]
    return labelled[0] if len(labelled) == 1 else "\n".join(lines)


def _from_json(path: Path, person: str, sample: Sample, reference: HlaReference) -> Typing:
    """A GL String, a `Typing`, or FHIR resources."""
    text = read_text(path)
    if path.suffix.lower() == ".ndjson" or '"resourceType"' in text:
        from alloway.hla.fhir_typing import read_fhir_typing

        return read_fhir_typing(path, person=person, sample=sample, reference=reference)
    if person:
        raise InputError(
            f"{path.name}#{person}: this JSON holds one typing", step="leave out what follows #"
        )
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError(f"{path.name}: not JSON", step="give a Typing or a GL String") from None
    if isinstance(data, str):
        return parse_typing(data, name=path.name, sample=sample, reference=reference)
    from alloway.values.codec import from_data

    return from_data(Typing, data, name=path.name)


def _from_table(path: Path, person: str, sample: Sample, reference: HlaReference) -> Typing:
    rows = [[cell.strip() for cell in row] for row in read_rows(path) if any(map(str.strip, row))]
    if len(rows) < 2:
        raise TypingError(f"{path.name}: no row under the header", step=_STEP)
    header, body = rows[0], rows[1:]
    if any(column_slot(cell) for cell in header):
        row = _row_of(path.name, header, body, person)
        columns = dict(zip(header, row, strict=False))
    elif person:
        raise TypingError(f"{path.name}: a row holds a locus, not a person", step=_STEP)
    else:
        columns = _long_form(header, body)
    return parse_columns(columns, name=path.name, sample=sample, reference=reference)


def _row_of(name: str, header: list[str], body: list[list[str]], person: str) -> list[str]:
    """The one row, or the row of the person named in a column that is none of a locus."""
    if not person:
        if len(body) > 1:
            raise TypingError(
                f"{name}: {len(body)} people in one typing file",
                step=f"name one by the identifier in its row: {name}#ID",
            )
        return body[0]
    places = [i for i, cell in enumerate(header) if column_slot(cell) is None]
    found = [row for row in body if any(i < len(row) and row[i] == person for i in places)]
    if len(found) != 1:
        raise TypingError(
            f"{name}: {len(found) or 'no'} rows for {person!r}", step="check the identifier"
        )
    return found[0]


_STEP = "give one person: columns A_1, A_2, B_1, ... or rows locus, allele 1, allele 2"


def _long_form(header: list[str], body: list[list[str]]) -> dict[str, str]:
    """Rows of locus and alleles as columns; the alleles are the columns so named, else the rest."""
    low = [cell.lower() for cell in header]
    where = next((i for i, cell in enumerate(low) if cell in ("locus", "gene", "hla locus")), 0)
    named = [i for i, cell in enumerate(low) if cell.startswith(("allele", "typ"))]
    values = named or [i for i in range(len(header)) if i != where][:2]
    columns: dict[str, str] = {}
    for row in body:
        cells = " ".join(row[i] for i in values if i < len(row))
        locus = row[where] if where < len(row) else ""
        columns[locus] = f"{columns.get(locus, '')} {cells}".strip()
    return columns
