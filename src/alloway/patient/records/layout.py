"""Words with boxes into the lines and cells that a reader sees, whatever order they were drawn in.

Coordinates are PDF points with the origin at the lower left. Every figure is a choice of ours
(``assumed``), in multiples of the height of the words, so that it holds for any font size.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from alloway.patient.records.model import Cell, TableLine

_SAME_LINE = 0.45
"""Centres of two words on one line differ by less (a raised digit still belongs to its line)."""
_CELL_GAP = 0.7
"""A wider gap between words starts a new cell; a space in print is 0.2 to 0.5."""
_ROW_GAP = 2.6
"""Lines further apart from centre to centre are not rows of one table."""
_WRAP_GAP = 1.7
_EDGE = 4.0
"""Points by which the edges of two cells of one column may differ."""


def table_lines(words: Sequence[Cell]) -> tuple[tuple[TableLine, ...], ...]:
    """The parts of a page that are set in columns, top to bottom, each a run of lines of cells.

    Parameters
    ----------
    words
        Single words with their boxes and the line of the page's text that each stands on.

    Returns
    -------
    tuple
        Runs of at least two lines with two cells or more. A line with one cell is part of a run
        when it continues a cell other than the first. Cells are not yet columns: see `aligned`.

    >>> def word(text, x, y): return Cell(text, x, y, x + 5.0 * len(text), y + 10.0)
    >>> words = [word("CD19", 50, 700), word("positive", 150, 700), word("Marker", 50, 715),
    ...          word("Result", 150, 715), word("A", 50, 600), word("sentence.", 57, 600)]
    >>> [[cell.text for cell in line.cells] for line in table_lines(words)[0]]
    [['Marker', 'Result'], ['CD19', 'positive']]
    """
    runs: list[list[TableLine]] = []
    run: list[TableLine] = []
    for line in (_cells(group) for group in _visual_lines(words)):
        if run and not _follows(run, line):
            runs.append(run)
            run = []
        if run or len(line.cells) > 1:
            run.append(line)
    runs.append(run)
    trimmed = (_without_tail(found) for found in runs)
    return tuple(
        tuple(found) for found in trimmed if sum(len(line.cells) > 1 for line in found) > 1
    )


def _visual_lines(words: Sequence[Cell]) -> list[list[Cell]]:
    """Words of one height on the page, left to right; lines from top to bottom."""
    lines: list[list[Cell]] = []
    centre = height = 0.0
    for word in sorted(words, key=lambda word: -(word.y0 + word.y1)):
        middle = (word.y0 + word.y1) / 2
        if not lines or centre - middle > _SAME_LINE * height:
            lines.append([])
            centre, height = middle, word.y1 - word.y0
        lines[-1].append(word)
    for line in lines:
        line.sort(key=lambda word: word.x0)
    return lines


def _cells(words: Sequence[Cell]) -> TableLine:
    groups: list[list[Cell]] = [[words[0]]]
    for left, right in pairwise(words):
        height = min(left.y1 - left.y0, right.y1 - right.y0)
        if right.x0 - left.x1 > _CELL_GAP * height:
            groups.append([])
        groups[-1].append(right)
    return TableLine(tuple(joined(group) for group in groups))


def joined(parts: Sequence[Cell]) -> Cell:
    """One cell out of several: the words in order, the box around them all."""
    if len(parts) == 1:
        return parts[0]
    return Cell(
        " ".join(part.text for part in parts),
        min(part.x0 for part in parts), min(part.y0 for part in parts),
        max(part.x1 for part in parts), max(part.y1 for part in parts),
        tuple(dict.fromkeys(number for part in parts for number in part.lines)),
    )  # fmt: skip


def _follows(run: Sequence[TableLine], line: TableLine) -> bool:
    """Whether a line goes on with the table above it."""
    last = run[-1]
    height = line.cells[0].y1 - line.cells[0].y0
    distance = last.middle - line.middle
    if len(line.cells) > 1:
        return distance < _ROW_GAP * height
    # A line of its own that starts at the margin is prose or the next heading, unless it is short
    # and close: then it is the second line of a first cell.
    first = min(cells.cells[0].x0 for cells in run)
    right = max(cells.cells[-1].x1 for cells in run)
    only = line.cells[0]
    if only.x0 < first + _EDGE:
        return distance < _WRAP_GAP * height and only.x1 - only.x0 < (right - first) / 2
    others = (cell for cells in run for cell in cells.cells[1:])
    return distance < _ROW_GAP * height and any(_off_edge(cell, only) < _EDGE for cell in others)


def _without_tail(run: list[TableLine]) -> list[TableLine]:
    """Drop lines at the end that start at the margin: they are the heading of what follows."""
    first = min((line.cells[0].x0 for line in run), default=0.0)
    while run and len(run[-1].cells) == 1 and run[-1].cells[0].x0 < first + _EDGE:
        run = run[:-1]
    return run


def aligned(header: Sequence[Cell], line: TableLine) -> list[Cell | None]:
    """The cells of a line in the columns of a header, ``None`` where a column is empty.

    A cell belongs to the column whose left edge, right edge or centre it shares, else to the one
    it overlaps most, else to the nearest.

    >>> header = [Cell("Marker", 50, 0, 80, 9), Cell("Result", 150, 0, 180, 9)]
    >>> cell = Cell("dim", 150, 0, 162, 9)
    >>> [found.text if found else "" for found in aligned(header, TableLine((cell,)))]
    ['', 'dim']
    """
    columns: list[list[Cell]] = [[] for _ in header]
    for cell in line.cells:
        columns[min(range(len(header)), key=lambda i: _distance(header[i], cell))].append(cell)
    return [joined(cells) if cells else None for cells in columns]


def _distance(head: Cell, cell: Cell) -> tuple[int, float]:
    """How badly a cell fits under a head: shared edge, overlap, gap, in that order."""
    edge = _off_edge(head, cell)
    if edge < _EDGE:
        return (0, edge)
    overlap = min(head.x1, cell.x1) - max(head.x0, cell.x0)
    return (1, -overlap) if overlap > 0 else (2, -overlap)


def _off_edge(one: Cell, two: Cell) -> float:
    """Points by which two cells miss a common left edge, right edge or centre."""
    middle = abs(one.x0 + one.x1 - two.x0 - two.x1) / 2
    return min(abs(one.x0 - two.x0), abs(one.x1 - two.x1), middle)
