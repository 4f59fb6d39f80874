"""Bead exports of the Luminex software xPONENT, and the kit's map from bead number to HLA.

An export holds blocks, each with a line ``DataType:``, a header, and one row a well. The intensity
is taken from a normalised block where there is one, else from ``Net MFI``, else from ``Median``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from alloway.errors import InputError
from alloway.hla.bead_cells import (
    Measure,
    best_specificity,
    control_kind,
    failed_control,
    parse_specificity,
    read_intensity,
)
from alloway.hla.files import read_rows
from alloway.values.evidence import Source
from alloway.values.hla import Bead

_BEAD = ("bead", "bead id", "beadid", "bead number", "bead no", "bead region", "region", "analyte",
         "antigen id")  # fmt: skip
_CARRIES = ("molecular", "specificity", "bead specificity", "allele", "alleles", "hla",
            "serological", "serology", "antigen", "antigens")  # fmt: skip
_MAP_STEP = "give the kit's lot sheet with the columns bead and specificity"
_NO_SERUM = re.compile(
    r"background\d*|blank\d*|(nc|pc|negative|positive)([ _-]?(control|serum|ctrl))?\d*",
    re.IGNORECASE,
)
_COUNT = re.compile(r"[0-9]{1,9}")
_MAX_BEADS = 2_000


@dataclass(frozen=True, slots=True)
class _Block:
    """One block of an export: wells by bead."""

    title: str
    rows: tuple[tuple[int, dict[str, str]], ...]
    """Line number of each row, and its cells by header."""

    def samples(self) -> list[str]:
        """Names of the sera, without wells for background and controls."""
        names = (row.get("Sample", "") for _, row in self.rows)
        return [name for name in dict.fromkeys(names) if name and not _NO_SERUM.fullmatch(name)]


def is_xponent(cells: list[list[str]]) -> bool:
    """Whether a table is an xPONENT export, by its first line."""
    return bool(cells) and [cell.lower() for cell in cells[0][:2]] == ["program", "xponent"]


def read_bead_map(path: Path) -> dict[str, str]:
    """Bead number to specificity from a kit's list: CSV or TSV with a header.

    One column names the bead (``bead``, ``bead id``, ``region``, ``analyte`` ...), one or more what
    it carries (``specificity``, ``molecular``, ``serological``, ``antigen`` ...): an allele is
    preferred to an antigen. Control beads stay in the map under their own name.

    Raises
    ------
    InputError
        There is no such column (a list of antigens without bead numbers is not a bead map), a bead
        is given two specificities, or a specificity cannot be read.
    """
    rows = [[cell.strip() for cell in row] for row in read_rows(path)]
    start = next((i for i, row in enumerate(rows[:60]) if len(_columns(row, _CARRIES)) > 0), None)
    if start is None:
        raise InputError(f"{path.name}: no header that names the specificity", step=_MAP_STEP)
    number = _columns(rows[start], _BEAD)
    if not number:
        raise InputError(f"{path.name}: no column with the number of the bead", step=_MAP_STEP)
    carries = _columns(rows[start], _CARRIES)
    found: dict[str, str] = {}
    for line, row in enumerate(rows[start + 1 :], start=start + 2):
        cells = [row[i] for i in carries if i < len(row)]
        bead = row[number[0]] if number[0] < len(row) else ""
        what = best_specificity(cells)
        if bead and what:
            _add(found, bead, what, f"{path.name}: row {line}")
    if not found:
        raise InputError(f"{path.name}: no beads under the header", step=_MAP_STEP)
    return found


def _columns(header: list[str], wanted: tuple[str, ...]) -> list[int]:
    low = [re.sub(r"[\s_-]+", " ", cell).lower() for cell in header]
    return [low.index(word) for word in wanted if word in low]


def _add(found: dict[str, str], bead: str, what: str, place: str) -> None:
    if control_kind(what) is None:
        parse_specificity(what, name=place)
    if found.setdefault(bead, what) != what:
        raise InputError(f"{place}: bead {bead[:40]!r} a second time", step="keep one row a bead")
    if len(found) > _MAX_BEADS:
        raise InputError(f"{place}: more than {_MAX_BEADS:,} beads", step=_MAP_STEP)


def parse_xponent(
    cells: list[list[str]],
    *,
    name: str,
    bead_map: Mapping[str, str] | None,
    sample: str | None,
    serum_date: str,
) -> tuple[Bead, ...]:
    """Beads of one serum of an export; replicate wells give a bead each.

    A bead counted less often than the export's own ``Per Bead Count`` asks for, and every bead of a
    well whose positive control is no brighter than the negative one, is marked as in doubt.

    Raises
    ------
    InputError
        No block of intensities, several sera and no `sample`, no `bead_map`, or a bad value.
    """
    blocks = {block.title.lower(): block for block in _blocks(cells, name)}
    values, measure = _intensities(blocks, name)
    wanted = _serum(values, sample, name)
    if not bead_map:
        raise InputError(
            f"{name}: an xPONENT export names its beads by number only",
            step="give the kit's bead map, or export a table with specificities",
        )
    few = _too_few(blocks, wanted)
    found: list[Bead] = []
    for line, row in values.rows:
        if row["Sample"] == wanted:
            well = _Well(row, f"sample {wanted}, row {line}", values.title, measure, serum_date)
            found += well.beads(bead_map, few, name)
    if not found:
        raise InputError(f"{name}: the bead map names none of its beads", step="give the kit's own")
    return tuple(found)


def _blocks(cells: list[list[str]], name: str) -> Iterator[_Block]:
    starts = [i for i, row in enumerate(cells) if row[:1] == ["DataType:"] and len(row) > 1]
    for start in starts:
        header = cells[start + 1] if start + 1 < len(cells) else []
        rows = []
        for line, row in enumerate(cells[start + 2 :], start=start + 3):
            if not any(row) or row[0] == "DataType:":
                break
            if "Sample" in header and len(row) < len(header):
                problem = f"{name}: row {line} has {len(row)} cells, its header {len(header)}"
                raise InputError(problem, step="export the run again")
            rows.append((line, dict(zip(header, row, strict=False))))
        yield _Block(cells[start][1], tuple(rows))


def _intensities(blocks: Mapping[str, _Block], name: str) -> tuple[_Block, Measure]:
    """The best block of intensities and which kind it is.

    Net values equal to the raw ones in every well are raw: the run had no background to subtract.
    """
    filled = {title: block for title, block in blocks.items() if block.samples()}
    normalised = next((title for title in filled if "normali" in title), None)
    if normalised is not None:
        return filled[normalised], "normalised"
    net, raw = filled.get("net mfi"), filled.get("median")
    if net is not None:
        same = raw is not None and [r for _, r in raw.rows] == [r for _, r in net.rows]
        return net, "raw" if same else "net"
    if raw is not None:
        return raw, "raw"
    raise InputError(
        f"{name}: no serum in a block of normalised, net or median MFI of the xPONENT export",
        step="export the intensities too",
    )


def _serum(block: _Block, sample: str | None, name: str) -> str:
    known = block.samples()
    wanted = sample if sample is not None else (known[0] if len(known) == 1 else None)
    if wanted not in known:
        listed = ", ".join(sorted(known))[:200]
        raise InputError(f"{name}: sera {listed}", step="say which sample it is")
    return str(wanted)


def _too_few(blocks: Mapping[str, _Block], sample: str) -> dict[str, str]:
    """Beads of a serum counted less often than the export's own minimum, with what is wrong."""
    wanted = blocks.get("per bead count")
    counted = blocks.get("count")
    least = next((r for _, r in wanted.rows if "Per Bead:" in r.values()), {}) if wanted else {}
    found = {}
    for _, row in counted.rows if counted else ():
        for bead, text in row.items() if row.get("Sample") == sample else ():
            enough = least.get(bead, "")
            if _COUNT.fullmatch(text) and _COUNT.fullmatch(enough) and int(text) < int(enough):
                found[bead] = f"{text} beads counted of {enough} asked for"
    return found


@dataclass(frozen=True, slots=True)
class _Well:
    """One row of intensities."""

    row: Mapping[str, str]
    place: str
    title: str
    measure: Measure
    serum_date: str

    def beads(
        self, bead_map: Mapping[str, str], few: Mapping[str, str], name: str
    ) -> Iterator[Bead]:
        failed = failed_control(self._controls("negative", bead_map, name),
                                self._controls("positive", bead_map, name))  # fmt: skip
        for label, text in self.row.items():
            what = bead_map.get(label, "")
            if not what or self._kind(label, bead_map):
                continue
            place = f"{self.place}, bead {label}"
            yield Bead(
                parse_specificity(what, name=f"{name}: {place}"),
                read_intensity(text, f"{name}: {place}"),
                self.serum_date,
                Source(name, place, quote=f"{self.title} {text}"),
                self.measure,
                few.get(label, "") or failed,
            )

    def _controls(self, kind: str, bead_map: Mapping[str, str], name: str) -> list[float]:
        return [
            read_intensity(text, f"{name}: {self.place}, bead {label}")
            for label, text in self.row.items()
            if self._kind(label, bead_map) == kind
        ]

    @staticmethod
    def _kind(label: str, bead_map: Mapping[str, str]) -> str | None:
        """Which control a bead is, by the map or by its own label."""
        return control_kind(bead_map.get(label, label))
