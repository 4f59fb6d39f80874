"""Whether stated probabilities come true, on people drawn from the table and on real ones."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np
import pytest

from alloway.hla.imputation import posterior
from alloway.hla.imputation_alleles import allele_ids
from alloway.hla.imputation_pairs import unphased
from alloway.hla.imputation_tables import FrequencyTable, read_frequencies
from alloway.hla.typing import parse_columns

LOCI = ("A", "B", "C", "DRB1")
"""DQB1 calls of the real people are not reliable and not used."""
Person = dict[str, str]


@dataclass(frozen=True)
class Calibration:
    """Over the people whose typing at the other loci fits the table."""

    resolved: int
    in_set: float
    """Share whose true genotype is in the smallest set of 90 % or more."""
    stated: float
    """Mean probability of that set."""
    brier: float


@pytest.fixture(scope="module")
def nmdp(shared: Path) -> FrequencyTable:
    return read_frequencies(shared / "hla/freqs/NMDP_2007_FiveLocus_Freqs.csv")


def calibrate(people: Sequence[Person], blank: str, table: FrequencyTable) -> Calibration:
    """Blank one locus of everybody and compare its posterior with what was typed."""
    hits, stated, brier = [], [], []
    for person in people:
        rest = {k: v for k, v in person.items() if not k.startswith(f"{blank}_")}
        found = posterior(parse_columns(rest), table, prior="EUR")
        if not len(found.probability):
            continue
        genotypes, p = unphased(found, [blank])
        true = is_true(genotypes[:, 0], person, blank, table)
        size = int(np.searchsorted(np.cumsum(p), 0.9 - 1e-12)) + 1
        hits.append(bool(true[:size].any()))
        stated.append(p[:size].sum())
        brier.append((p[~true] ** 2).sum() + (1 - p[true].sum()) ** 2)
    return Calibration(
        len(hits), float(np.mean(hits)), float(np.mean(stated)), float(np.mean(brier))
    )


def is_true(genotypes: np.ndarray, person: Person, blank: str, table: FrequencyTable) -> np.ndarray:
    own = {k: v for k, v in person.items() if k.startswith(f"{blank}_")}
    locus = parse_columns(own).locus(blank)
    assert locus is not None
    one, two = (
        list(allele_ids(table, table.loci.index(blank), slot[0])) for slot in locus.genotypes[0]
    )
    a, b = genotypes[:, 0], genotypes[:, 1]
    either: np.ndarray = (np.isin(a, one) & np.isin(b, two)) | (np.isin(a, two) & np.isin(b, one))
    return either


def drawn(table: FrequencyTable, number: int, seed: int) -> list[Person]:
    """People of the table's European population itself."""
    f = table.frequencies[table.populations.index("EUR")]
    rows = np.random.default_rng(seed).choice(len(f), (number, 2), p=f / f.sum())
    return [
        {
            f"{locus}_{copy}": table.names(int(row))[table.loci.index(locus)]
            for locus in LOCI
            for copy, row in enumerate(pair, start=1)
        }
        for pair in rows
    ]


def europeans(shared: Path, populations: Sequence[str], number: int) -> list[Person]:
    """People of the 1000 Genomes with a plain two-field call at every locus used."""
    columns = [f"{locus}_{copy}" for locus in LOCI for copy in (1, 2)]
    path = shared / "populations/hla_1000genomes_polypheme.csv"
    with path.open(encoding="utf-8") as file:
        rows = [r for r in csv.DictReader(file) if r["population"] in populations]
    whole = [r for r in rows if all(re.fullmatch(r"\d+:\d+", r[c]) for c in columns)]
    Random(3).shuffle(whole)
    return [{c: r[c] for c in columns} for r in whole[:number]]


@pytest.mark.parametrize("blank", LOCI)
def test_people_drawn_from_the_table_are_as_probable_as_stated(
    nmdp: FrequencyTable, blank: str
) -> None:
    found = calibrate(drawn(nmdp, 500, seed=5), blank, nmdp)
    assert found.resolved == 500
    error = (found.stated * (1 - found.stated) / 500) ** 0.5
    assert abs(found.in_set - found.stated) < 3 * error


@pytest.mark.slow
@pytest.mark.parametrize(
    ("populations", "blank", "expected"),
    [
        (("CEU", "FIN", "GBR", "IBS", "TSI"), "A", Calibration(425, 0.668, 0.911, 0.943)),
        (("CEU", "FIN", "GBR", "IBS", "TSI"), "B", Calibration(421, 0.722, 0.953, 0.643)),
        (("CEU", "FIN", "GBR", "IBS", "TSI"), "C", Calibration(385, 0.818, 0.972, 0.463)),
        (("CEU", "FIN", "GBR", "IBS", "TSI"), "DRB1", Calibration(446, 0.617, 0.907, 0.959)),
        (("GBR",), "B", Calibration(90, 0.911, 0.958, 0.400)),
        (("TSI",), "B", Calibration(79, 0.557, 0.950, 0.869)),
    ],
)
def test_real_europeans_are_as_well_met_as_the_documentation_says(
    shared: Path,
    nmdp: FrequencyTable,
    populations: tuple[str, ...],
    blank: str,
    expected: Calibration,
) -> None:
    found = calibrate(europeans(shared, populations, 500), blank, nmdp)
    assert found.resolved == expected.resolved
    for name in ("in_set", "stated", "brier"):
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=0.0006)
