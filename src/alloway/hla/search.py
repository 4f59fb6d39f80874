"""Every donor of a registry counted against patients, in both directions, none left out.

GvH and HvG at each locus are those of `alloway.hla.counting` (docs/rules/directions.md); a donor
whose typing is ambiguous or missing at a locus has a range. The scan never stops early, so the
histogram is of the whole registry.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from alloway.errors import InputError, LimitError, TypingError
from alloway.hla.directions import lacks_tcr
from alloway.hla.expression import surface_rule
from alloway.hla.registry import Registry
from alloway.hla.registry_old import keep_in_use
from alloway.hla.search_rule import MET, PERHAPS, parse_rule, rank_table
from alloway.hla.search_scan import Queries, Tally, build_queries, scan_chunks
from alloway.kernels.scan import ROW_BITS
from alloway.reference.hla_nomenclature import MATCH_LOCI
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Count, Locus, Typing
from alloway.values.supply import Edit

TEN_ALLELES = ("A", "B", "C", "DRB1", "DQB1")
_MOST_LOCI = 7
_MOST_TOP = 100_000
_LEAST_MEMORY = 512_000_000
_PROGRAM = 300_000_000
"""What Python, the compiled kernels and the readers of tables take by themselves (measured)."""
_DONOR_BYTES = 350
"""A donor in a result (measured)."""
Progress = Callable[[str], None]
Runner = Callable[[Registry, Queries, Progress], Tally]
"""Scans all chunks of a registry: in this process, or on a cluster."""


@dataclass(frozen=True, slots=True)
class FoundDonor:
    """One donor among the best, with its counts over all loci of the search."""

    id: str
    meets: Literal["surely", "perhaps"]
    """``perhaps``: a reading of the typing meets the rule and another does not."""
    hvg: Count
    gvh: Count


@dataclass(frozen=True, slots=True)
class Histogram:
    """Donors by their count of mismatches, 0 upwards: by the least and by the most it may be."""

    least: tuple[int, ...]
    most: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What a whole registry holds for one patient."""

    patient: str
    registry: str
    sha256: str
    """Digest of the tables that were searched, and of how they were read."""
    release: str
    """Name of the HLA reference whose facts were used."""
    loci: tuple[str, ...]
    rule: str
    donors: int
    """Donors compared."""
    surely: int
    """Donors that meet the rule in every reading of their typing."""
    perhaps: int
    left_out: int
    """Rows of the table that could not be read."""
    found: tuple[FoundDonor, ...]
    hvg: Histogram
    gvh: Histogram
    gvh_reachable: bool
    """``False``: the edits leave no T-cell receptor."""
    notes: tuple[str, ...]


def parse_memory(text: str) -> int:
    """Bytes in ``2GB`` or ``500MB``.

    >>> parse_memory("2GB"), parse_memory("512 MB")
    (2000000000, 512000000)
    """
    match = re.fullmatch(r"\s*([0-9]{1,6}(?:\.[0-9]{1,3})?)\s*([kMGT]?)B?\s*", text, re.IGNORECASE)
    if match is None:
        raise InputError(f"--memory {text!r} is not a size", step="write it as 2GB")
    power = {"": 0, "K": 1, "M": 2, "G": 3, "T": 4}[match[2].upper()]
    size = int(float(match[1]) * 1000**power)
    if size < _LEAST_MEMORY:
        raise LimitError(f"--memory {text!r} is too little", step="give at least 512MB")
    return size


def memory_for_work(size: int) -> int:
    """What a bound on the whole process leaves for tables, names and results, in bytes."""
    return size - _PROGRAM


def search(
    patients: Sequence[tuple[str, Typing]],
    registry: Registry,
    *,
    edits: Sequence[Edit] = (),
    rule: str = "",
    top: int = 10,
    loci: Sequence[str] = TEN_ALLELES,
    memory: int = 1_700_000_000,
    reference: HlaReference = SHIPPED,
    progress: Progress | None = None,
    runner: Runner | None = None,
) -> tuple[SearchResult, ...]:
    """The best donors for each patient, and how many donors there are of each count.

    Donors are ordered by the rule (surely, then perhaps), most HvG, most GvH, least HvG, least GvH,
    and their place in the registry.

    Parameters
    ----------
    patients
        Names and typings; every locus searched must be typed.
    edits
        Edits of the cells, each taken as complete. They decide which loci count in HvG; GvH is of
        the unedited typing.
    memory
        Bytes for the names of the registry, the tables of patients and the results; more patients
        than fit are taken in turns.
    reference
        Facts of alleles; the one that the registry was encoded with.

    Raises
    ------
    InputError
        The rule cannot be read, the registry has no column for a locus, or a patient lacks one.
    LimitError
        The results, or the tables of one patient, do not fit into the memory.
    """
    if registry.release != reference.name:
        raise ValueError(f"encoded with {registry.release}, searched with {reference.name}")
    tell = progress or (lambda _: None)
    lines = check_search(patients, rule=rule, top=top, loci=loci)
    registry.columns(loci)
    _check_results(len(lines), min(top, registry.donors), memory)
    complete = surface_rule(edit.name for edit in edits)
    run = runner or _run_here
    results: list[SearchResult] = []
    tell("Preparing the patients")
    notes = _notes(registry, loci, edits)
    ranks = rank_table(parse_rule(rule))
    with keep_in_use(registry.folder):
        for batch in build_queries(
            lines, registry, loci, complete, reference, top, ranks, memory - memory // 4
        ):
            tally = run(registry, batch, tell)
            names = [name for name, _ in patients[len(results) : len(results) + batch.size]]
            for number, name in enumerate(names):
                found = _found(tally, number, top, registry)
                results.append(
                    _result(name, tally, number, found, registry, loci, rule, edits, notes)
                )
            tell(f"{len(results):,} of {len(patients):,} patients searched")
    return tuple(results)


def _check_results(patients: int, top: int, memory: int) -> None:
    """A quarter of the memory is for results."""
    need = 4 * patients * (top + 8) * _DONOR_BYTES
    if need > memory:
        raise LimitError(
            f"{top:,} donors for each of {patients:,} patients need more than the memory allowed",
            step=f"give --memory {_in_megabytes(need)} or a smaller --top",
        )


def _in_megabytes(work: int) -> str:
    return f"{(work + _PROGRAM) // 1_000_000 + 1}MB"


def check_search(
    patients: Sequence[tuple[str, Typing]], *, rule: str, top: int, loci: Sequence[str]
) -> list[list[Locus]]:
    """Each patient's loci; refuses what cannot be searched before a registry is opened.

    Raises
    ------
    InputError
        The rule or a locus cannot be read, or a patient is not typed at one.
    """
    parse_rule(rule)
    if not 1 <= top <= _MOST_TOP:
        raise LimitError(f"--top {top}: 1 to {_MOST_TOP:,} donors can be listed")
    _check_loci(loci)
    return [_loci_of(name, typing, loci) for name, typing in patients]


def _run_here(registry: Registry, queries: Queries, tell: Progress) -> Tally:
    return scan_chunks(registry, range(len(registry.chunks)), queries, tell)


def _check_loci(loci: Sequence[str]) -> None:
    for locus in loci:
        if locus not in MATCH_LOCI:
            raise InputError(
                f"--loci: {locus!r} cannot be searched", step=f"use {', '.join(MATCH_LOCI)}"
            )
    if not 1 <= len(set(loci)) == len(loci) <= _MOST_LOCI:
        raise InputError(
            f"--loci {','.join(loci)}: 1 to {_MOST_LOCI} different loci", step="e.g. A,B,C,DRB1"
        )


def _loci_of(name: str, typing: Typing, loci: Sequence[str]) -> list[Locus]:
    found = [typing.locus(locus) for locus in loci]
    lacking = [locus for locus, held in zip(loci, found, strict=True) if held is None]
    if lacking:
        typed = ",".join(locus for locus in loci if locus not in lacking)
        step = f"type it, or search by --loci {typed}" if typed else "give an HLA typing"
        raise TypingError(f"{name}: not typed at {', '.join(lacking)}", step=step)
    return [locus for locus in found if locus is not None]


def _found(tally: Tally, number: int, top: int, registry: Registry) -> tuple[FoundDonor, ...]:
    entries = tally.best(number, top).tolist()
    ids = registry.ids([entry & ((1 << ROW_BITS) - 1) for entry in entries])
    return tuple(_donor(entry >> ROW_BITS, name) for entry, name in zip(entries, ids, strict=True))


def _donor(rank: int, name: str) -> FoundDonor:
    hvg = Count(rank >> 4 & 15, rank >> 12 & 15)
    gvh = Count(rank & 15, rank >> 8 & 15)
    return FoundDonor(name, "perhaps" if rank >> 20 else "surely", hvg, gvh)


def _result(
    name: str,
    tally: Tally,
    number: int,
    found: tuple[FoundDonor, ...],
    registry: Registry,
    loci: Sequence[str],
    rule: str,
    edits: Sequence[Edit],
    notes: tuple[str, ...],
) -> SearchResult:
    counts = tally.counts[number].reshape(2, 16, 16)
    last = 2 * len(loci) + 1
    hvg, gvh = counts.sum(axis=2)[:, :last], counts.sum(axis=1)[:, :last]
    return SearchResult(
        patient=name,
        registry=registry.name,
        sha256=registry.sha256,
        release=registry.release,
        loci=tuple(loci),
        rule=rule,
        donors=registry.donors,
        surely=int(tally.states[number, MET]),
        perhaps=int(tally.states[number, PERHAPS]),
        left_out=registry.left_out,
        found=found,
        hvg=_histogram(hvg),
        gvh=_histogram(gvh),
        gvh_reachable=not lacks_tcr(edit.name for edit in edits),
        notes=notes,
    )


def _histogram(counts: npt.NDArray[np.int64]) -> Histogram:
    least, most = (tuple(row.tolist()) for row in counts)
    return Histogram(least, most)


def _notes(registry: Registry, loci: Sequence[str], edits: Sequence[Edit]) -> tuple[str, ...]:
    return tuple(_note_lines(registry, loci, edits))


def _note_lines(registry: Registry, loci: Sequence[str], edits: Sequence[Edit]) -> Iterator[str]:
    rule = surface_rule(edit.name for edit in edits)
    gone = [locus for locus in loci if locus in rule.absent]
    if gone:
        yield f"Not on the edited cells, so not in HvG: {', '.join(gone)}."
    if lacks_tcr(edit.name for edit in edits):
        yield "GvH is not reachable by edited cells (no T-cell receptor); its counts stay as typed."
    if any(edit.unedited for edit in edits):
        yield "HvG is of fully edited cells; shares of incompletely edited cells are not counted."
    if registry.left_out:
        rows = ", ".join(registry.rows_left_out(5))
        more = ", ..." if registry.left_out > 5 else ""
        yield f"Left out, because they cannot be read: {registry.left_out:,} rows ({rows}{more})."
