"""Registry tables as a stream of blocks, never all at once: CSV by byte, parquet by row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from alloway.errors import InputError, LimitError
from alloway.hla.typing import column_slot
from alloway.reference.hla_nomenclature import MATCH_LOCI, locus_of

if TYPE_CHECKING:
    import polars as pl

ID_COLUMNS = ("id", "donor_id", "donor id", "donor", "grid", "sample", "identifier")
"""Column names taken for the donor's identifier, the first to prefer."""
BLOCK_BYTES = 48 << 20
"""The most of a CSV file that is read at a time."""
_LONGEST_LINE = 1 << 20
_STEP = "give a CSV or parquet table with columns such as A_1, A_2, B_1, B_2"


@dataclass(frozen=True, slots=True)
class Header:
    """Columns of a table: the identifier, and one or two for each locus.

    DRB3, DRB4 and DRB5 are one locus with up to eight columns.
    """

    names: tuple[str, ...]
    id: str | None
    loci: tuple[tuple[str, tuple[str, ...]], ...]
    separator: str = ","
    begin: int = 0
    """Byte of a CSV file after its header."""


@dataclass(frozen=True, slots=True)
class Block:
    """Rows of a table, those of the wrong shape left out."""

    frame: pl.DataFrame
    rows: npt.NDArray[np.int64]
    """Number of each row in its file; the first row under a header is 1."""
    malformed: tuple[int, ...]
    """Numbers of rows with too many or too few cells."""
    position: int
    """Where the next block begins: a byte of a CSV file, a row of a parquet file."""
    next_row: int


def read_header(path: Path, id_column: str | None = None) -> Header:
    """The columns of a table.

    Raises
    ------
    InputError
        It is not a table, a named column is missing, or no column holds HLA.
    """
    try:
        if path.suffix.lower() == ".parquet":
            return _header(path, _parquet_names(path), id_column)
        with path.open("rb") as file:
            line = file.readline(_LONGEST_LINE)
            begin = file.tell()
        if b"\0" in line:
            raise InputError(f"{path.name}: not a text table", step=_STEP)
        text = line.decode("utf-8-sig").rstrip("\r\n")
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}", step="check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: not UTF-8 text", step="save it as UTF-8") from None
    if len(line) >= _LONGEST_LINE:
        raise LimitError(f"{path.name}: a header of over {_LONGEST_LINE:,} bytes", step=_STEP)
    separator = max(",;\t", key=text.count)
    try:
        names = next(csv.reader([text], delimiter=separator), [])
    except csv.Error:
        raise InputError(f"{path.name}: not a table of lines", step=_STEP) from None
    return _header(path, [n.strip() for n in names], id_column, separator, begin)


def _parquet_names(path: Path) -> list[str]:
    import polars as pl

    try:
        return list(pl.read_parquet_schema(path))
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
        raise InputError(f"{path.name}: not a parquet table", step=_STEP) from None


def _header(
    path: Path, names: list[str], id_column: str | None, separator: str = ",", begin: int = 0
) -> Header:
    if len(set(names)) < len(names):
        raise InputError(f"{path.name}: two columns have the same name", step="rename one")
    if id_column is not None and id_column not in names:
        raise InputError(f"{path.name}: no column {id_column!r}", step="check --id")
    low = {name.lower(): name for name in reversed(names)}
    identifier = id_column or next((low[n] for n in ID_COLUMNS if n in low), None)
    columns: dict[str, list[str]] = {}
    for name in names:
        found = column_slot(name) if name != identifier else None
        if found is not None and locus_of(found[0]) in MATCH_LOCI:
            columns.setdefault(locus_of(found[0]), []).append(name)
    if not columns:
        raise InputError(f"{path.name}: no column holds HLA alleles", step=_STEP)
    for locus, held in columns.items():
        if len(held) > 2 and locus != "DRB345":
            shown = ", ".join(name[:20] for name in held[:4])
            raise InputError(
                f"{path.name}: {len(held)} columns for {locus} ({shown})",
                step="keep two columns a locus",
            )
    loci = tuple((locus, tuple(held)) for locus, held in columns.items())
    return Header(tuple(names), identifier, loci, separator, begin)


def read_blocks(
    path: Path,
    header: Header,
    *,
    position: int,
    row: int,
    most_rows: int,
    most_bytes: int = BLOCK_BYTES,
) -> Iterator[Block]:
    """Blocks of a table from a position on, each of at most `most_rows` rows.

    A block of CSV is at most `most_bytes` long; one of parquet is made shorter when the one before
    it took more than twice as much.
    """
    if path.suffix.lower() == ".parquet":
        yield from _parquet_blocks(path, header, position, most_rows, most_bytes)
    else:
        begin = position or header.begin
        yield from _csv_blocks(path, header, begin, row, most_rows, most_bytes)


def _parquet_blocks(
    path: Path, header: Header, position: int, most: int, most_bytes: int
) -> Iterator[Block]:
    import polars as pl

    wanted = [name for _, names in header.loci for name in names]
    wanted += [header.id] if header.id else []
    table = pl.scan_parquet(path)
    for name in wanted:
        if table.collect_schema()[name].is_nested():
            raise InputError(f"{path.name}: column {name[:60]!r} holds lists", step=_STEP)
    while True:
        try:
            frame = table.slice(position, most).select(pl.col(wanted).cast(pl.String)).collect()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
            raise InputError(
                f"{path.name}: cannot be read from row {position + 1}", step="check the file"
            ) from None
        if not frame.height:
            return
        rows = np.arange(position + 1, position + frame.height + 1)
        position += frame.height
        size = int(frame.estimated_size())
        yield Block(frame, rows, (), position, position + 1)
        if size > 2 * most_bytes:
            most = max(1, most * 2 * most_bytes // size)


def _csv_blocks(
    path: Path, header: Header, position: int, row: int, most: int, most_bytes: int
) -> Iterator[Block]:
    separator = ord(header.separator)
    with path.open("rb") as file:
        while True:
            file.seek(position)
            data = file.read(most_bytes)
            if not data:
                return
            if data[-1] != 10:
                data += file.readline(_LONGEST_LINE)
            data = _first_lines(data, most)
            position += len(data)
            if _longest(data) >= _LONGEST_LINE:
                raise LimitError(
                    f"{path.name}: after row {row - 1}: a line of over {_LONGEST_LINE:,} bytes",
                    step=_STEP,
                )
            block = _csv_block(data, header, separator, row, position)
            row = block.next_row
            yield block


def _first_lines(data: bytes, most: int) -> bytes:
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == 10)
    return data if ends.size <= most else data[: int(ends[most - 1]) + 1]


def _longest(data: bytes) -> int:
    """Bytes in the longest line."""
    ends = np.flatnonzero(np.frombuffer(data, np.uint8) == 10)
    return int(np.diff(ends, prepend=-1, append=len(data)).max())


def _csv_block(data: bytes, header: Header, separator: int, row: int, position: int) -> Block:
    array = np.frombuffer(data, np.uint8)
    ends = np.flatnonzero(array == 10)
    if array[-1] != 10:
        ends = np.append(ends, array.size)
    begins = np.concatenate(([0], ends[:-1] + 1))
    marks = np.flatnonzero(array == separator)
    cells = np.searchsorted(marks, ends) - np.searchsorted(marks, begins) + 1
    quoted = _rows_with(array, begins, 34)
    empty = ends - begins <= (array[np.minimum(begins, array.size - 1)] == 13)
    right = (cells == len(header.names)) | quoted
    keep = right & ~empty
    numbers = np.arange(row, row + ends.size)
    lines = _kept_lines(data, begins, ends, keep, quoted, header)
    frame, unread = _frame(lines, header, numbers[keep])
    held = numbers[keep]
    if unread:
        held = held[~np.isin(held, unread)]
    wrong = tuple(numbers[~right & ~empty].tolist())
    return Block(frame, held, tuple(sorted((*wrong, *unread))), position, row + ends.size)


def _rows_with(
    array: npt.NDArray[np.uint8], begins: npt.NDArray[np.int64], sign: int
) -> npt.NDArray[np.bool_]:
    found = np.zeros(begins.size, bool)
    found[np.searchsorted(begins, np.flatnonzero(array == sign), side="right") - 1] = True
    return found


def _kept_lines(
    data: bytes,
    begins: npt.NDArray[np.int64],
    ends: npt.NDArray[np.int64],
    keep: npt.NDArray[np.bool_],
    quoted: npt.NDArray[np.bool_],
    header: Header,
) -> bytes | list[list[str]]:
    """The lines that have the right shape: as bytes, or as cells where any holds a quote."""
    if keep.all() and not quoted.any():
        return data
    lines = [data[b:e] for b, e in zip(begins[keep].tolist(), ends[keep].tolist(), strict=True)]
    if not quoted.any():
        return b"\n".join(lines)
    text = (line.decode("utf-8", "replace").rstrip("\r") for line in lines)
    return [_cells(line, header.separator) for line in text]


def _cells(line: str, separator: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return []


def _frame(
    lines: bytes | list[list[str]], header: Header, numbers: npt.NDArray[np.int64]
) -> tuple[pl.DataFrame, list[int]]:
    """Cells by column, and the numbers of quoted rows that have the wrong shape."""
    import polars as pl

    if isinstance(lines, list):
        good = [len(cells) == len(header.names) for cells in lines]
        kept = [cells for cells, fits in zip(lines, good, strict=True) if fits]
        data = {n: [cells[i] for cells in kept] for i, n in enumerate(header.names)}
        bad = [int(n) for n, fits in zip(numbers, good, strict=True) if not fits]
        return pl.DataFrame(data, schema=dict.fromkeys(header.names, pl.String)), bad
    schema = dict.fromkeys(header.names, pl.String)
    if not lines.strip():
        return pl.DataFrame(schema=schema), []
    frame = pl.read_csv(
        io.BytesIO(lines),
        has_header=False,
        separator=header.separator,
        quote_char=None,
        schema=schema,
        encoding="utf8-lossy",
    )
    return frame, []
