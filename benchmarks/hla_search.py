"""Registry search: encode, one patient against many donors, many patients in one batch.

The registries are drawn with a fixed seed from made-up allele frequencies. The scan is set beside
`numpy.copyto` of the bytes it reads, on as many threads, measured in the same process right before
and right after it.
"""

from __future__ import annotations

import resource
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import numba
import numpy as np
import numpy.typing as npt
import polars as pl
from timing import line, once, say

from alloway.hla.registry import Registry
from alloway.hla.registry_encode import encode_registry
from alloway.hla.search import TEN_ALLELES, search
from alloway.hla.typing import parse_columns
from alloway.reference.hla_nomenclature import FIRST_FIELDS
from alloway.values.hla import Typing

SEED = 20261124
ALLELES = 150
"""Alleles drawn from at each locus; the n-th has a frequency that goes as 1/n (assumed)."""

FRESH = 400_000_000
"""Memory with which the files of a large registry are not kept mapped from search to search."""


def draw(path: Path, donors: int, *, ambiguous: float = 0.0) -> None:
    """A parquet registry; a share of its cells is one-field only."""
    rng = np.random.default_rng(SEED)
    share = 1 / np.arange(1, ALLELES + 1)
    columns = {"id": pl.Series(np.arange(donors)).cast(pl.String).str.zfill(8)}
    for locus in TEN_ALLELES:
        groups = sorted(FIRST_FIELDS[locus])
        named = pl.Series([f"{groups[n % len(groups)]}:{300 + n}" for n in range(ALLELES)])
        for copy in (1, 2):
            drawn = named.gather(rng.choice(ALLELES, donors, p=share / share.sum()))
            if ambiguous:
                short = pl.Series(rng.random(donors) < ambiguous)
                drawn = pl.select(
                    pl.when(short).then(drawn.str.slice(0, 2) + ":XX").otherwise(drawn)
                ).to_series()
            columns[f"{locus}_{copy}"] = drawn
    pl.DataFrame(columns).write_parquet(path)


def patients_of(path: Path, count: int) -> list[tuple[str, Typing]]:
    """The first people of a registry as patients."""
    rows = pl.read_parquet(path, n_rows=count).to_dicts()
    return [(row.pop("id"), parse_columns(row)) for row in rows]


def copies(whole: npt.NDArray[np.uint16], runs: int) -> list[float]:
    """Seconds of `numpy.copyto` of the codes, on every thread the scan uses."""
    target = np.empty_like(whole)
    flat, out, threads = whole.ravel(), target.ravel(), numba.get_num_threads()
    cuts = [flat.size * n // threads for n in range(threads + 1)]
    with ThreadPoolExecutor(threads) as pool:

        def copy() -> None:
            list(pool.map(lambda ends: np.copyto(out[slice(*ends)], flat[slice(*ends)]),
                          pairwise(cuts)))  # fmt: skip

        copy()
        return [once(copy) for _ in range(runs)]


def one_patient(registry: Registry, patients: list[tuple[str, Typing]], runs: int = 15) -> None:
    """One patient against the whole registry, between two measures of the copy."""
    whole = np.concatenate([registry.chunk(n).codes for n in range(len(registry.chunks))], axis=1)
    search(patients[:1], registry, rule="hvg<=2", memory=FRESH)
    first = once(lambda: search(patients[:1], registry, rule="hvg<=2", memory=FRESH))
    search(patients[:1], registry, rule="hvg<=2")
    before = copies(whole, runs)
    scans = [once(lambda: search(patients[:1], registry, rule="hvg<=2")) for _ in range(runs)]
    after = copies(whole, runs)
    copied, taken = [whole.nbytes / s / 1e9 for s in (*before, *after)], min(scans)
    rate = whole.nbytes / taken / 1e9
    line(
        f"1 patient, {registry.donors:,} donors, files mapped anew", first, registry.donors, "donor"
    )
    line(f"1 patient, {registry.donors:,} donors, again", taken, registry.donors, "donor")
    say("  of its runs, best / median / worst", " / ".join(f"{s:.3f} s" for s in _three(scans)))
    say("  bytes read", f"{rate:.1f} GB/s = {rate / max(copied):.0%} of the fastest copy")
    spread = f"{min(copied):.1f} to {max(copied):.1f} GB/s"
    halves = [whole.nbytes / min(part) / 1e9 for part in (before, after)]
    say(
        "  copyto of the same bytes",
        f"{halves[0]:.1f} GB/s before, {halves[1]:.1f} after; all runs {spread}",
    )


def _three(values: list[float]) -> tuple[float, float, float]:
    ordered = sorted(values)
    return ordered[0], ordered[len(ordered) // 2], ordered[-1]


def hla_search(donors: int = 10_000_000, patients: int = 1000, batch: int = 1_000_000) -> None:
    """Every figure of the registry search."""
    with tempfile.TemporaryDirectory() as folder:
        large, small, open_small = (
            Path(folder) / f"{n}.parquet" for n in ("large", "small", "open")
        )
        draw(large, donors)
        draw(small, batch)
        draw(open_small, batch, ambiguous=0.05)
        start = time.perf_counter()
        registry = encode_registry(large)
        line("registry encoded once", time.perf_counter() - start, donors, "row")
        people = patients_of(small, patients)
        one_patient(registry, people)
        for name, path in (("two-field donors", small), ("5 % of cells one-field", open_small)):
            held = encode_registry(path)
            search(people[:1], held, rule="hvg<=2")
            taken = once(lambda r=held: search(people, r, rule="hvg<=2"))  # type: ignore[misc]
            text = f"{patients:,} x {batch:,}, {name}"
            line(text, taken, patients * batch, "comparison")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    say("largest memory of this process", f"{most:.2f} GB, drawing the registries included")


if __name__ == "__main__":
    hla_search()
