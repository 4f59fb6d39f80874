"""Lesions and chimerism in tables: the present examination's values, the largest first."""

# Tables of words read better on one line each.

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.cases.grid import Column, Grid, Row, row_date
from alloway.patient.cases.measure import measured
from alloway.patient.records.dates import DayOrder, parse_date
from alloway.patient.records.model import Cell, TableLine
from alloway.patient.records.numbers import Printed
from alloway.reference.kinds import BY_NAME
from alloway.values.case import Fact

_SUV = re.compile(r"\bSUV", re.IGNORECASE)
_SIZE = re.compile(
    r"\b(?:size|diameters?|ax[ie]s|dimensions?|measurement|größe|grösse|durchmesser|ausdehnung"
    r"|afmeting\w*|grootte|wymiar\w*|rozmiar\w*|wielkość|taille|diamètres?|dimensiones|diámetros?|tamaño|diametr[oi]|dimensioni|misure|mm|cm)\b",
    re.IGNORECASE,
)
_AREA = re.compile(r"\b(?:product|spd|area|volume|mtv|tlg)\b|[mc]m[2²3³]", re.IGNORECASE)
_SITE = re.compile(
    r"\b(?:(?:target )?lesions?|sites?|locali[sz]ations?|locations?|regions?|stations?|nodes?|organ"
    r"|(?:ziel)?läsion\w*|lokalisation\w*|herd\w*|lymphknoten\w*|(?:doel)?laesies?|lokalisatie|locatie|plaats"
    r"|zmian\w+|lokalizacj\w+|okolica|lésions?|sièges?|localisations?|cibles?|lesión|lesiones|localizaci\w+"
    r"|lesion[ei]|sed[ei]|localizzazion\w+|bersaglio)\b",
    re.IGNORECASE,
)
_SIDES = re.compile(
    r"(?P<a>\d{1,3}(?:[.,]\d)?)\s?(?P<u1>[cm]m\b)?(?:\s?[x×*]\s?(?P<b>\d{1,3}(?:[.,]\d)?)\s?(?P<u2>[cm]m\b)?)?"
    r"(?:\s?[x×*]\s?(?P<c>\d{1,3}(?:[.,]\d)?)\s?(?P<u3>[cm]m\b)?)?"
)
_NUMBER = re.compile(r"(?P<number>\d{1,2}(?:[.,]\d{1,2})?)")
_SUV_INSIDE = re.compile(
    r"\bSUV\W?(?:max)?\W{0,3}(?P<number>\d{1,2}(?:[.,]\d{1,2})?)", re.IGNORECASE
)
_SIZED = re.compile(r"\d\s?(?:mm|cm|[x×*])", re.IGNORECASE)
_ORGAN = re.compile(
    r"(?:(?:normal |healthy )?(?:liver|spleen|mediastin\w*(?: blood pool)?|blood pool|aorta"
    r"|leber|milz|lever|wątroba|foie|hígado|fegato|milza|bazo|rate|milt|śledziona)(?: parenchyma| background| mean| max)?)"
    r"|.*\b(?:reference|background|blood pool|referenz\w*|référence|referencia|riferimento|referentie|pool ematico|pool sanguíneo)\b.*",
    re.IGNORECASE,
)
"""Organs whose uptake is the measure that lesions are held against (Deauville criteria)."""
_CHIMERISM = re.compile(r"chim[aeä]{1,2}?r\w*|chimeryzm\w*", re.IGNORECASE)
_DONOR = re.compile(r"\b(?:donor|spender|dawc\w*|donneur|donante)\w*\b|%", re.IGNORECASE)
_HOST = re.compile(
    r"\b(?:recipient|patient|host|autolog\w*|own|empfänger|ontvanger|biorc\w*|receveur)\w*\b",
    re.IGNORECASE,
)
_SHARE = re.compile(r"(?P<bound>[<>≥≤]?)\s?(?P<value>\d{1,3}(?:[.,]\d+)?)\s?(?P<sign>%?)")


def is_lesion_header(cells: Sequence[Cell]) -> bool:
    """Whether a line heads a table of lesions: uptake, or sizes beside sites."""
    heads = [cell.text for cell in cells]
    if any(_SIZED.search(head) for head in heads[1:]):
        return False  # the first row of a table whose columns are headed by dates
    sized = any(_SIZE.search(head) for head in heads[1:])
    return any(_SUV.search(head) for head in heads[1:]) or bool(sized and _SITE.search(heads[0]))


def heads_sites_by_day(cells: Sequence[Cell], below: Sequence[TableLine]) -> bool:
    """Whether a line heads lesions by site and day, with sizes or uptake in the cells below."""
    if len(cells) < 2 or not _SITE.search(cells[0].text):
        return False
    dated = any(parse_date(cell.text, "dmy") for cell in cells[1:])
    inside = (cell.text for line in below for cell in line.cells[1:])
    return dated and any(_SIZED.search(text) or _SUV_INSIDE.search(text) for text in inside)


def is_chimerism_header(cells: Sequence[Cell], section: str) -> bool:
    """Whether a line heads a table of chimerism, by its own words or those of the heading above."""
    named = any(_CHIMERISM.search(cell.text) for cell in cells[1:])
    donor = any(_DONOR.search(cell.text) for cell in cells[1:])
    return len(cells) > 1 and (named or (donor and bool(_CHIMERISM.search(section))))


def lesion_facts(table: Grid, examined: str) -> Iterator[Fact | str]:
    """Highest uptake and longest diameter of the present examination.

    Parameters
    ----------
    examined
        Date of the examination. Columns of another date are those of an earlier scan and give no
        fact: what grew since then is read from that scan's own report.
    """
    present = [
        (index, column)
        for index, column in enumerate(table.columns)
        if index and not column.earlier and column.date in ("", examined)
    ]
    if len(present) < len(table.columns) - 1:
        yield "Lesions: sizes of an earlier examination in a comparison column"
    rows = [row for row in table.rows if not _is_reference(row, present)]
    uptake = [(value, row, i) for row in rows for i, c in present if (value := _uptake(c, row[i]))]
    size = [(value, row, i) for row in rows for i, c in present if (value := _longest(c, row[i]))]
    for kind, unit, found in (
        ("burden.suvmax", "", uptake),
        ("burden.largest_lesion", "mm", size),
    ):
        if found:
            value, row, index = max(found, key=lambda item: item[0])
            source = table.source([row[0], row[index]])
            site = row[0].text if row[0] else ""
            yield measured(
                BY_NAME[kind], Printed(value), unit, source,
                date=examined, method="text rule", note=site,
            )  # fmt: skip


def _is_reference(row: Row, present: Sequence[tuple[int, Column]]) -> bool:
    """Whether a row is an organ measured for comparison; an organ with a size is a lesion."""
    site = row[0].text if row[0] else ""
    sized = any(_longest(column, row[index]) for index, column in present)
    return bool(_ORGAN.fullmatch(site.strip())) and not sized


def _uptake(column: Column, cell: Cell | None) -> float:
    """The uptake in a cell: all of it under a heading that says so, or behind the word itself."""
    if cell is None:
        return 0.0
    match = _SUV_INSIDE.search(cell.text)
    if match is None and _SUV.search(column.words) and not _SIZED.search(cell.text):
        match = _NUMBER.match(cell.text)
    return float(match["number"].replace(",", ".")) if match else 0.0


def _longest(column: Column, cell: Cell | None) -> float:
    """Longest side in millimetres; 0 where the cell holds no length with a unit."""
    if cell is None or _AREA.search(f"{column.words} {cell.text}"):
        return 0.0
    if _SUV.search(column.words) and not _SIZED.search(cell.text):
        return 0.0
    match = _SIDES.match(cell.text)
    if match is None:
        return 0.0
    unit = match["u1"] or match["u2"] or match["u3"] or _unit_of(column.words)
    if not unit:
        return 0.0
    sides = [float(match[side].replace(",", ".")) for side in "abc" if match[side]]
    return max(sides) * (10.0 if unit == "cm" else 1.0)


def _unit_of(words: str) -> str:
    match = re.search(r"\b[cm]m\b", words)
    return match[0] if match else ""


def chimerism_facts(table: Grid, sampled: str, order: DayOrder) -> Iterator[Fact | str]:
    """Donor share of each row; the note names its cells, the date is its column's or row's."""
    for row in table.rows:
        for index, column in enumerate(table.columns):
            cell = row[index]
            if not index or cell is None or _HOST.search(column.words):
                continue
            match = _SHARE.fullmatch(cell.text.strip())
            headed = _CHIMERISM.search(column.words) or _DONOR.search(column.words) or column.date
            if match is None or not headed or not (match["sign"] or "%" in column.words):
                continue
            when = column.date or row_date(row, order) or sampled
            if column.earlier and not column.date:
                yield "Donor chimerism: of an earlier sample whose date is not clear"
                continue
            value = float(match["value"].replace(",", "."))
            if value <= 100:
                kept = f"{match['bound']}{value:g}" if match["bound"] else value
                note = ", ".join(c.text for c in row[:index] if c and not _is_number(c, order))
                source = table.source([row[0], cell])
                yield Fact("chimerism", kept, source, "%", when, "text rule", note=note)


def _is_number(cell: Cell, order: DayOrder) -> bool:
    return bool(_SHARE.fullmatch(cell.text.strip()) or parse_date(cell.text, order))
