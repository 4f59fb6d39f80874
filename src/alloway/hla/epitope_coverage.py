"""Population coverage of T-cell epitopes by HLA restriction, as the IEDB computes it.

Method: Bui 2006, BMC Bioinformatics 7:153. Gene frequencies of a locus give genotype frequencies
under Hardy-Weinberg proportions; a genotype hits once for every epitope and different allele of it
that restricts the epitope; loci are independent. Frequencies of a locus that sum to more than 1 are
divided by their sum, and what is missing to 1 hits nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from alloway.errors import InputError
from alloway.hla.files import read_text

GeneFrequencies = Mapping[str, Mapping[str, float]]
"""Locus (``HLA-A``) to allele (``HLA-A*02:01``) to gene frequency."""

_MAX_BYTES = 50_000_000
_MAX_HITS = 20_000
_ALLELE = re.compile(r"(?:HLA-)?[A-Z]{1,3}[1-9]?\*[0-9]{2,4}:[0-9]{2,4}")
_STEP = "give the IEDB map: class, population, locus, [allele, frequency]"


@dataclass(frozen=True, slots=True)
class EpitopeCoverage:
    """The three figures of the method, and the distribution behind them."""

    population: str
    coverage: float
    """Share of people with at least one hit, 0 to 1."""
    average_hit: float
    """Mean number of epitope and allele combinations a person recognises."""
    pc90: float
    """Number of combinations that 90 % of people recognise at least, interpolated."""
    hits: tuple[float, ...]
    """Share of people with 0, 1, 2, ... hits."""
    unknown: tuple[str, ...] = ()
    """Restricting alleles without a frequency in this population; they hit nobody."""


def read_gene_frequencies(
    path: Path, *, population: str, classes: Sequence[str]
) -> GeneFrequencies:
    """The loci of one population from the IEDB's map of class to population to locus.

    Parameters
    ----------
    classes
        ``I``, ``II`` or both.

    Raises
    ------
    InputError
        The file is not such a map, or the population is not in it for any class asked for.
    """
    import json

    try:
        data = json.loads(read_text(path, limit=_MAX_BYTES))
    except (ValueError, RecursionError):
        raise InputError(f"{path.name}: not JSON", step=_STEP) from None
    found: dict[str, dict[str, float]] = {}
    for name in classes:
        by_population = data.get(name) if isinstance(data, dict) else None
        loci = by_population.get(population) if isinstance(by_population, dict) else None
        for locus, rows in (loci or {}).items() if isinstance(loci, dict) else ():
            place = f"{path.name}: {population[:60]}, {locus[:40]}"
            found.setdefault(locus, {}).update(_column(rows, place))
    if not found:
        raise InputError(
            f"{path.name}: no population {population[:60]!r} for class {' or '.join(classes)}",
            step=_STEP,
        )
    _each_once(found, path.name)
    return found


def _each_once(loci: GeneFrequencies, name: str) -> None:
    """An allele under two loci would count twice."""
    seen: dict[str, str] = {}
    for locus, column in loci.items():
        for allele in column:
            if seen.setdefault(allele, locus) != locus:
                raise InputError(
                    f"{name}: {allele[:40]} stands under {seen[allele][:40]} and {locus[:40]}",
                    step=_STEP,
                )


def _column(rows: Any, place: str) -> dict[str, float]:
    found = {}
    for row in rows if isinstance(rows, list) else [None]:
        if not (isinstance(row, list) and len(row) == 2 and isinstance(row[0], str)):
            raise InputError(f"{place}: not a list of allele and frequency", step=_STEP)
        value = row[1]
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
            shown = str(value)[:40]
            raise InputError(f"{place}: {row[0][:40]}: frequency {shown}", step=_STEP)
        found[row[0]] = float(value)
    return found


def read_epitopes(path: Path) -> dict[str, tuple[str, ...]]:
    """Epitopes and the alleles that restrict them: a line each, the epitope first.

    Separators are tabs, commas, semicolons or spaces: ``SLYNTVATL HLA-A*02:01,HLA-A*02:06``.

    Raises
    ------
    InputError
        A line has no allele, or an allele is not a name such as ``HLA-A*02:01``.
    """
    found: dict[str, list[str]] = {}
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        words = re.split(r"[\s,;]+", line.strip())
        if not words[0] or words[0].startswith("#"):
            continue
        wrong = next((w for w in words[1:] if not _ALLELE.fullmatch(w)), "")
        if wrong or len(words) < 2:
            what = f"{wrong[:40]!r} is not an allele" if wrong else "no allele"
            raise InputError(f"{path.name}: line {number}: {what}", step="e.g. SLYNTVATL A*02:01")
        found.setdefault(words[0], []).extend(words[1:])
    if not found:
        raise InputError(f"{path.name}: no epitopes", step="e.g. SLYNTVATL A*02:01")
    return {epitope: tuple(alleles) for epitope, alleles in found.items()}


def epitope_coverage(
    epitopes: Mapping[str, Sequence[str]], frequencies: GeneFrequencies, *, population: str
) -> EpitopeCoverage:
    """Coverage, average hit and PC90 of a set of epitopes in one population.

    Parameters
    ----------
    epitopes
        Epitope to the alleles that restrict it, e.g. ``HLA-A*02:01``; a prefix left out is added.

    Raises
    ------
    InputError
        There is no epitope, or far too many combinations.

    Examples
    --------
    >>> half = {"HLA-A": {"HLA-A*02:01": 0.5, "HLA-A*01:01": 0.5}}
    >>> found = epitope_coverage({"SIINFEKL": ["A*02:01"]}, half, population="test")
    >>> found.coverage, found.average_hit, round(found.pc90, 3)
    (0.75, 0.75, 0.4)
    """
    restricts: dict[str, int] = {}
    for alleles in epitopes.values():
        for allele in {a if a.startswith("HLA-") else f"HLA-{a}" for a in alleles}:
            restricts[allele] = restricts.get(allele, 0) + 1
    if not restricts or sum(restricts.values()) > _MAX_HITS:
        raise InputError(
            f"{len(epitopes)} epitopes with {sum(restricts.values())} alleles",
            step=f"give 1 to {_MAX_HITS:,} combinations of epitope and allele",
        )
    known = {allele for column in frequencies.values() for allele in column}
    hits = [1.0]
    for column in frequencies.values():
        if not restricts.keys().isdisjoint(column):
            hits = _convolve(hits, _locus_hits(column, restricts))
    return EpitopeCoverage(
        population,
        1.0 - hits[0],
        math.fsum(n * share for n, share in enumerate(hits)),
        pc90(hits),
        tuple(hits),
        tuple(sorted(restricts.keys() - known)),
    )


def _locus_hits(column: Mapping[str, float], restricts: Mapping[str, int]) -> list[float]:
    """Share of people with 0, 1, ... hits through one locus."""
    scale = max(1.0, math.fsum(column.values()))
    by_allele = [(restricts[a], f / scale) for a, f in column.items() if a in restricts and f > 0]
    silent = max(0.0, 1.0 - math.fsum(f for _, f in by_allele))
    top = sorted((n for n, _ in by_allele), reverse=True)[:2]
    hits = [0.0] * (sum(top) + 1)
    hits[0] = silent * silent
    for i, (n, f) in enumerate(by_allele):
        hits[n] += f * f + 2 * f * silent
        for m, g in by_allele[i + 1 :]:
            hits[n + m] += 2 * f * g
    return hits


def _convolve(one: Sequence[float], two: Sequence[float]) -> list[float]:
    found = [0.0] * (len(one) + len(two) - 1)
    for i, p in enumerate(one):
        for j, q in enumerate(two):
            found[i + j] += p * q
    return found


def pc90(hits: Sequence[float]) -> float:
    """Number of hits that 90 % of people reach, linear between whole numbers.

    >>> round(pc90([0.25, 0.75]), 3), round(pc90([0.0, 0.5, 0.5]), 3)
    (0.4, 1.2)
    """
    reached = 1.0
    for n, share in enumerate(hits):
        after = reached - share
        if after < 0.9:
            return n + (reached - 0.9) / (reached - after)
        reached = after
    return float(len(hits) - 1)
