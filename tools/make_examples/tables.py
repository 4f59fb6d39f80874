"""Laboratory tables, HLA columns and bead tables as their instruments export them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path


def write_csv(
    path: Path,
    rows: Iterable[Sequence[object]],
    *,
    delimiter: str = ",",
    decimal_comma: bool = False,
    encoding: str = "utf-8",
) -> None:
    """Write rows as the given dialect; numbers take a decimal comma where asked."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    for row in rows:
        writer.writerow([_shown(cell, decimal_comma) for cell in row])
    path.write_bytes(out.getvalue().encode(encoding))


def _shown(cell: object, decimal_comma: bool) -> str:
    text = str(cell)
    if decimal_comma and isinstance(cell, float):
        return text.replace(".", ",")
    return text


LabRow = tuple[str, str, str, dict[str, float | str]]
"""Analyte, unit, reference range as printed, value by date."""


def lab_rows(rows: Iterable[LabRow], *, decimal_comma: bool = False) -> list[list[object]]:
    """One row an analyte and date: date, analyte, value, unit, range, flag."""
    found: list[list[object]] = []
    for analyte, unit, limits, by_date in rows:
        for date, value in by_date.items():
            shown = limits.replace(".", ",") if decimal_comma else limits
            found.append([date, analyte, value, unit, shown, _flag(value, limits)])
    return sorted(found, key=lambda row: _iso(str(row[0])))


def _iso(date: str) -> str:
    return "-".join(reversed(date.split("."))) if "." in date else date


def _flag(value: float | str, limits: str) -> str:
    if isinstance(value, str) or not limits:
        return ""
    if limits.startswith("<"):
        return "H" if value >= float(limits.lstrip("< ")) else ""
    if limits.startswith(">"):
        return "L" if value <= float(limits.lstrip("> ")) else ""
    low, high = (float(part) for part in limits.split(" - "))
    return "L" if value < low else "H" if value > high else ""


CLASS_I = [
    "A*01:01",
    "A*02:01",
    "A*03:01",
    "A*11:01",
    "A*23:01",
    "A*24:02",
    "A*25:01",
    "A*26:01",
    "A*29:02",
    "A*30:01",
    "A*31:01",
    "A*32:01",
    "A*33:01",
    "A*68:01",
    "A*68:02",
    "B*07:02",
    "B*08:01",
    "B*13:02",
    "B*14:02",
    "B*15:01",
    "B*18:01",
    "B*27:05",
    "B*35:01",
    "B*37:01",
    "B*38:01",
    "B*40:01",
    "B*44:02",
    "B*44:03",
    "B*49:01",
    "B*51:01",
    "B*57:01",
    "C*01:02",
    "C*02:02",
    "C*03:03",
    "C*03:04",
    "C*04:01",
    "C*05:01",
    "C*06:02",
    "C*07:01",
    "C*07:02",
    "C*08:02",
    "C*12:03",
    "C*16:01",
]
CLASS_II = [
    "DRB1*01:01",
    "DRB1*03:01",
    "DRB1*04:01",
    "DRB1*04:04",
    "DRB1*07:01",
    "DRB1*08:01",
    "DRB1*09:01",
    "DRB1*10:01",
    "DRB1*11:01",
    "DRB1*11:04",
    "DRB1*12:01",
    "DRB1*13:01",
    "DRB1*13:02",
    "DRB1*14:54",
    "DRB1*15:01",
    "DRB1*16:01",
    "DRB3*01:01",
    "DRB3*02:02",
    "DRB3*03:01",
    "DRB4*01:03",
    "DRB5*01:01",
    "DQA1*05:01,DQB1*02:01",
    "DQA1*02:01,DQB1*02:02",
    "DQA1*03:03,DQB1*03:01",
    "DQA1*05:05,DQB1*03:01",
    "DQA1*03:01,DQB1*03:02",
    "DQA1*02:01,DQB1*03:03",
    "DQA1*04:01,DQB1*04:02",
    "DQA1*01:01,DQB1*05:01",
    "DQA1*01:02,DQB1*06:02",
    "DQA1*01:03,DQB1*06:03",
    "DQA1*01:02,DQB1*06:04",
    "DPA1*02:01,DPB1*01:01",
    "DPA1*01:03,DPB1*02:01",
    "DPA1*01:03,DPB1*03:01",
    "DPA1*01:03,DPB1*04:01",
    "DPA1*01:03,DPB1*04:02",
    "DPA1*02:02,DPB1*05:01",
]


def bead_rows(dates: dict[str, dict[str, int]]) -> list[list[object]]:
    """A single-antigen table: every bead at every serum date.

    Beads not named get a low background that depends only on their number and the serum.
    """
    beads = [*enumerate(CLASS_I, 3), *enumerate(CLASS_II, 103)]
    rows: list[list[object]] = []
    for step, (date, strong) in enumerate(dates.items()):
        for number, specificity in beads:
            background = 40 + (number * 37 + step * 53) % 310
            normal = strong.get(specificity, background)
            raw = round(normal * 1.06) + 90
            rows.append([number, specificity, raw, normal, date])
    return rows
