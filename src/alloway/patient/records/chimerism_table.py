"""Tables of donor chimerism: one result a row, or one column for each kind of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alloway.patient.records.dates import DayOrder, day_order, parse_date
from alloway.patient.records.model import TableRow
from alloway.patient.records.numbers import parse_number, writes_decimal_comma
from alloway.patient.records.tables import Table
from alloway.values.evidence import Source

CHIMERISM = re.compile(
    r"chim[aeäéè]{1,2}?ri?sm\w*|chimer(?:ic|yzm\w*|isme)|quimerismo|chimeris\w+", re.IGNORECASE
)
DONOR = re.compile(
    r"(?:\b|_)(?:donors?|spender\w*|donneurs?|donantes?|donatore|donator[ei]|dawc\w*|donorcellen)"
    r"(?=\b|_)",
    re.IGNORECASE,
)
HOST = re.compile(
    r"(?:\b|_)(?:recipient|host|own|autolog\w*|empfänger\w*|empfaenger\w*|receveur|receptor"
    r"|ricevente|ontvanger\w*|biorc\w*|patient(?:en)?(?:anteil)?)(?=\b|_)",
    re.IGNORECASE,
)
_PERCENT = re.compile(r"%|percent|prozent|pourcent|porcent|percentu|procent|anteil|share", re.I)
_DATE = re.compile(
    r"^(?:(?:sample|sampling|collection|draw|test) ?)?(?:date|datum|fecha|data)\b.*"
    r"|.*\bdat(?:e|um)$"
    r"|entnahme\w*|abnahme\w*|prélèvement|prelievo|afname\w*|pobrani\w*|collected",
    re.IGNORECASE,
)
_CELLS = re.compile(
    r"\bCD\d{1,3}|whole|unsorted|unfractionated|blood|marrow|[TB][- ]cell|granulo|myelo|gesamt|blut"
    r"|mark\b|sang|moelle|sangre|médula|medula|sangue|midollo|bloed|beenmerg|krew|szpik|leu[ck]o"
    r"|NK\b|mononucl|PBMC",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"^(?:sample|specimen|material|materiaal|materiał|matériel|source|tissue|fraction|frac\w*|fracción"
    r"|frazione|fractie|frakcj\w+|cells?|cell.*|zell\w*|cellules?|células?|cellule|cellen|komórk\w*"
    r"|subset|lineage|population|popula\w+|probe\w*|échantillon|muestra|campione|monster|próbka"
    r"|materiale|type)\b.*",
    re.IGNORECASE,
)
_HEADER_WITHIN = 15
_MOST_COLUMNS = 40


def chimerism_rows(cells: Table, *, name: str, sha256: str) -> tuple[TableRow, ...] | None:
    """Donor shares of a table, or ``None`` when it is not one of chimerism.

    >>> rows = chimerism_rows(
    ...     (("Date", "Cells", "Donor %"), ("2026-10-20", "CD3", "97")), name="c", sha256="")
    >>> rows[0].value, rows[0].date, rows[0].sample
    ('97', '2026-10-20', 'CD3')
    """
    for index, header in enumerate(cells[:_HEADER_WITHIN]):
        if not 1 < len(header) <= _MOST_COLUMNS:
            continue
        above = " ".join((name, *(" ".join(row) for row in cells[:index])))
        columns = _columns(header, above)
        if columns:
            found = _rows(cells, index, columns, Source(name, sha256=sha256))
            return tuple(found) or None
    return None


def _columns(header: Sequence[str], above: str) -> dict[int, str]:
    """What each column of results holds: ``donor``, ``host`` or the name of the cells."""
    if not any(_DATE.match(_words(cell)) for cell in header):
        return {}
    named = bool(CHIMERISM.search(above) or any(CHIMERISM.search(cell) for cell in header))
    found: dict[int, str] = {}
    for index, cell in enumerate(header):
        signed = bool(_PERCENT.search(cell) or CHIMERISM.search(cell))
        if HOST.search(cell) and (signed or named) and not DONOR.search(cell):
            if signed:
                found[index] = "host"
        elif (DONOR.search(cell) and (signed or named)) or CHIMERISM.search(cell):
            found[index] = "donor"
    if found:
        return found
    cells = {i: c for i, c in enumerate(header) if _CELLS.search(c) and not _DATE.match(_words(c))}
    return cells if named else {}


def _words(cell: str) -> str:
    return " ".join(cell.lower().replace("_", " ").split())


def _rows(table: Table, head: int, columns: dict[int, str], source: Source) -> Iterator[TableRow]:
    header, body = table[head], table[head + 1 :]
    order = day_order("\n".join(" ".join(row) for row in table)[:1_000_000])
    comma = bool(writes_decimal_comma([cell for row in body for cell in row]))
    where = [i for i, cell in enumerate(header) if _WHERE.match(_words(cell)) and i not in columns]
    both = {"donor", "host"} <= set(columns.values())
    for number, row in enumerate(body, start=head + 2):
        for index, kind in columns.items():
            value = row[index].strip() if index < len(row) else ""
            if not value or (kind == "host" and both):
                continue
            told = [row[i] for i in where if i < len(row) and row[i]]
            if kind == "host":
                value, told = _rest(value, comma), [*told, f"the recipient's share is {value} %"]
            elif kind != "donor":
                told.append(kind)
            quote = " | ".join(cell for cell in row if cell)[:200]
            place = Source(source.document, f"row {number}", source.sha256, quote)
            yield TableRow(
                "Donor chimerism", value.rstrip("% "), place, "%", "", _day(header, row, order),
                comma, ", ".join(told),
            )  # fmt: skip


def _rest(value: str, comma: bool) -> str:
    """The donor's share where the table prints the recipient's: what is left of 100 %."""
    number = parse_number(value.rstrip("% "), decimal_comma=comma)
    if number is None or number.bound or number.value > 100:
        return value if number is None else "not told: the recipient's share is a limit"
    rest = f"{100 - number.value:.4g}"
    return rest.replace(".", ",") if comma else rest


def _day(header: Sequence[str], row: Sequence[str], order: DayOrder) -> str:
    dated = (i for i, cell in enumerate(header) if _DATE.match(_words(cell)) and i < len(row))
    return next((day for i in dated if (day := parse_date(row[i], order))), "")
