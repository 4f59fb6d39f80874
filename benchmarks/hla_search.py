"""Registry search: encode, one patient against many donors, many patients in one batch.

The registries are drawn with a fixed seed from made-up allele frequencies. The scan is set beside
`numpy.copyto` of the same bytes in the same run.
"""

from __future__ import annotations

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import polars as pl

from alloway.hla.registry import Registry
from alloway.hla.registry_encode import encode_registry
from alloway.hla.search import TEN_ALLELES, search
from alloway.hla.typing import parse_columns
from alloway.reference.hla_nomenclature import FIRST_FIELDS
from alloway.values.hla import Typing

SEED = 20261124
ALLELES = 150
"""Alleles drawn from at each locus; the n-th has a frequency that goes as 1/n (assumed)."""


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


def seconds(work: Callable[[], object], repeats: int = 5) -> float:
    """The fastest of some runs after one that is not counted."""
    work()
    found = []
    for _ in range(repeats):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def show(name: str, taken: float, amount: float, unit: str, more: str = "") -> None:
    """One measured line."""
    print(f"{name:<44} {taken:9.3f} s {amount / taken:14,.0f} {unit}/s {more}", flush=True)


def copy_rate(registry: Registry) -> float:
    """Bytes a second of `numpy.copyto` over the registry's codes."""
    whole = np.concatenate([registry.chunk(n).codes for n in range(len(registry.chunks))], axis=1)
    target = np.empty_like(whole)
    return float(whole.nbytes) / seconds(lambda: np.copyto(target, whole))


def one_patient(registry: Registry, patients: list[tuple[str, Typing]]) -> None:
    """One patient against the whole registry, beside the copy of the bytes read."""
    taken = seconds(lambda: search(patients[:1], registry, rule="hvg<=2"))
    read = 4 * len(TEN_ALLELES) * registry.donors / taken
    copied = copy_rate(registry)
    more = f"{read / 1e9:.1f} GB/s = {read / copied:.0%} of copyto ({copied / 1e9:.1f} GB/s)"
    show(f"1 patient, {registry.donors:,} donors", taken, registry.donors, "donor", more)


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
        show("registry encoded once", time.perf_counter() - start, donors, "row")
        people = patients_of(small, patients)
        one_patient(registry, people)
        for name, path in (("two-field donors", small), ("5 % of cells one-field", open_small)):
            held = encode_registry(path)
            taken = seconds(lambda r=held: search(people, r, rule="hvg<=2"), 1)  # type: ignore[misc]
            text = f"{patients:,} x {batch:,}, {name}"
            show(text, taken, patients * batch, "comparison")
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{'largest memory of this process':<44} {most:9.2f} GB")


if __name__ == "__main__":
    hla_search()
