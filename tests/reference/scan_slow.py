"""Slow twins of the registry scan, in plain Python; they share no code with ``alloway``.

People are cells of text: ``02:01``, ``02:01/02:06``, ``02`` (any of the group), empty (anything),
``24:09N`` (not on the surface). A person is every pair of molecules the cells allow.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import product

Person = Sequence[tuple[str, str]]
"""Two cells a locus."""
Range = tuple[int, int]


def _may_be(cell: str, world: frozenset[str]) -> set[str]:
    """Molecules one cell may stand for; the empty molecule is not on the surface."""
    if not cell:
        return set(world)
    found: set[str] = set()
    for name in cell.split("/"):
        if ":" not in name:
            found |= {w for w in world if w.split(":")[0] == name}
        else:
            found.add("" if name.endswith("N") else name)
    return found


def _world(cells: Sequence[str]) -> frozenset[str]:
    """Every molecule named, and four more nobody names in each group and outside."""
    names = [name for cell in cells for name in cell.split("/") if name]
    named = {n for n in names if ":" in n and not n.endswith("N")}
    groups = {n.split(":")[0] for n in names} | {"new"}
    return frozenset(named | {f"{g}:unnamed{k}" for g in groups for k in range(4)})


@cache
def _surfaces(pair: tuple[str, str], world: frozenset[str]) -> frozenset[frozenset[str]]:
    first, second = (_may_be(cell, world) for cell in pair)
    return frozenset(frozenset({a, b} - {""}) for a, b in product(first, second))


@cache
def _lacking(shown: tuple[str, str], lacking: tuple[str, str]) -> Range:
    """Fewest and most molecules that one person shows and the other does not."""
    world = _world([*shown, *lacking])
    sizes = {len(a - b) for a, b in product(_surfaces(shown, world), _surfaces(lacking, world))}
    return min(sizes), max(sizes)


def gvh(patient: Person, donor: Person) -> Range:
    """The patient's molecules that the donor lacks."""
    found = [_lacking(p, d) for p, d in zip(patient, donor, strict=True)]
    return sum(low for low, _ in found), sum(high for _, high in found)


def hvg(patient: Person, donor: Person, gone: Sequence[bool]) -> Range:
    """The donor's molecules that the patient lacks, without the loci that edits took away."""
    found = [
        (0, 0) if away else _lacking(d, p) for p, d, away in zip(patient, donor, gone, strict=True)
    ]
    return sum(low for low, _ in found), sum(high for _, high in found)


Found = tuple[str, Range, Range, str]
"""Identifier, HvG, GvH, ``surely`` or ``perhaps``."""


def search(
    patient: Person,
    donors: Sequence[tuple[str, Person]],
    *,
    most_hvg: int,
    most_gvh: int,
    top: int,
    gone: Sequence[bool],
) -> list[Found]:
    """The best donors: surely before perhaps, then by the worst case, then in their order."""
    rows: list[tuple[tuple[int, ...], Found]] = []
    for place, (name, cells) in enumerate(donors):
        host, graft = hvg(patient, cells, gone), gvh(patient, cells)
        if host[0] > most_hvg or graft[0] > most_gvh:
            continue
        surely = host[1] <= most_hvg and graft[1] <= most_gvh
        order = (int(not surely), host[1], graft[1], host[0], graft[0], place)
        rows.append((order, (name, host, graft, "surely" if surely else "perhaps")))
    return [found for _, found in sorted(rows)[:top]]


def count_row(row: Sequence[tuple[int, int]], query: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Codes of a row that the query lacks, and the other way; code 0 counts for neither."""
    forward = sum(len({*r} - {*q} - {0}) for r, q in zip(row, query, strict=True))
    backward = sum(len({*q} - {*r} - {0}) for r, q in zip(row, query, strict=True))
    return forward, backward
