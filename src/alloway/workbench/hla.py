"""Verbs of HLA compatibility, each alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alloway.errors import InputError
from alloway.values.supply import Bank
from alloway.workbench.cases import read_bank
from alloway.workbench.matching import Blanks, TypingReader, typing_reader
from alloway.workbench.reference import open_reference

if TYPE_CHECKING:
    from alloway.hla.coverage import Coverage, EditedDonor
    from alloway.hla.epitope_coverage import EpitopeCoverage
    from alloway.hla.eplets import EpletLoad, Interlocus
    from alloway.hla.imputation import Imputation
    from alloway.hla.imputation_pairs import PairProbabilities
    from alloway.hla.levels import Level
    from alloway.hla.reduction import Reduction
    from alloway.hla.search import Runner, SearchResult
    from alloway.hla.tallies import Homozygous, Tally
    from alloway.values.hla import Typing

Progress = Callable[[str], None]


def hla_reduce(
    typings: Sequence[str],
    level: str,
    *,
    release: str | None = None,
    written_in: str | None = None,
) -> tuple[Reduction, ...]:
    """Typings at one level of resolution under one release.

    Parameters
    ----------
    typings
        GL Strings, alleles, groups, XX codes, allele codes, antigens.
    level
        ``G``, ``P``, ``lg``, ``lgx``, ``W``, ``exon``, ``U2``, ``S`` or ``1F``.
    release
        An imported release; the one in use when not given.
    written_in
        The release the typings were written in: each name is then followed by its accession
        number into `release`, and what changed is said in the notes.

    Raises
    ------
    InputError
        No such release was imported, or a typing is not valid; the message names which one.
    """
    from alloway.hla.reduction import Reducer, reduce_all, translator

    reducer = Reducer(open_reference(release), level)
    if written_in is None:
        return reduce_all(reducer, typings)
    return reduce_all(reducer, typings, translator(open_reference(written_in), reducer.tables))


def hla_tally(
    patient: str | Path | Typing,
    donor: str | Path | Typing,
    *,
    edits: str = "",
    panel: str = "10/10",
    level: Level = "two-field",
    homozygous: Homozygous = "once",
    release: str | None = None,
) -> Tally:
    """Mismatches and matches of a pair over a panel; see `alloway.hla.tallies.tally`.

    `release` is the HLA release to go by, or ``shipped``; the one in use when not given.

    Examples
    --------
    >>> found = hla_tally("A*01:01+A*02:01", "A*01:01+A*03:01", panel="6/6")
    >>> found.loci[0].gvh.min, (found.matches.min, found.matches.max)
    (1, (1, 5))
    """
    from alloway.hla.expression import parse_edits
    from alloway.hla.tallies import tally

    reader = typing_reader(release)
    return tally(
        reader.read(patient, "patient"),
        reader.read(donor, "donor"),
        panel=panel,
        level=level,
        edits=parse_edits(edits),
        homozygous=homozygous,
        reference=reader.reference,
    )


def hla_impute(
    patient: str | Path | Typing,
    frequencies: Path | str,
    *,
    donor: str | Path | Typing | None = None,
    population: str = "",
    donor_population: str = "",
    panel: str = "10/10",
    edits: str = "",
    top: int = 20,
    beam: int | None = None,
    mixed: bool = False,
    unlisted: float = 0.0,
    blanks: Blanks = "open",
    release: str | None = None,
) -> tuple[Imputation, PairProbabilities | None]:
    """Phased genotypes of a typing by the user's haplotype frequencies, and P(k mismatches).

    The second value needs a donor; see `alloway.hla.imputation_pairs.pair_probabilities`.

    Parameters
    ----------
    population, donor_population
        A name or weights, ``EUR=0.7,AFA+EUR=0.3``; needed where the table has several.
    mixed
        Each haplotype draws its own population by the weights, as in a mixed population.
    unlisted
        Share of people taken to carry one haplotype outside the table (docs/rules/imputation.md).
    release
        The HLA release to go by, or ``shipped``; the one in use when not given.
    """
    from alloway.hla.expression import parse_edits
    from alloway.hla.imputation import impute
    from alloway.hla.imputation_pairs import pair_probabilities
    from alloway.hla.imputation_tables import mixed_prior, parse_prior, read_frequencies

    reader = typing_reader(release, blanks=blanks)
    table = read_frequencies(Path(frequencies))
    prior, other = parse_prior(population), parse_prior(donor_population)
    if mixed:
        prior, other = mixed_prior(prior), mixed_prior(other)
    shared: dict[str, Any] = {
        "prior": prior or None,
        "beam": beam,
        "unlisted": unlisted,
        "reference": reader.reference,
    }
    person = reader.read(patient, "patient")
    found = impute(person, table, top=top, **shared)
    if donor is None:
        return found, None
    cells, made = reader.read(donor, "donor"), parse_edits(edits)
    pair = pair_probabilities(
        person, cells, table, panel=panel, donor_prior=other or None, edits=made, **shared
    )
    return found, pair


def hla_eplets(
    patient: str | Path | Typing,
    donor: str | Path | Typing,
    tables: Path | str,
    *,
    version: int | None = None,
    edits: str = "",
    interlocus: Interlocus = "all",
) -> tuple[EpletLoad, ...]:
    """Eplet load in both directions by the user's eplet tables; see docs/rules/eplets.md."""
    from alloway.hla.eplet_tables import read_eplet_tables
    from alloway.hla.eplets import eplet_load
    from alloway.hla.expression import parse_edits

    table = read_eplet_tables(Path(tables), version=version)
    one, two = typing_reader().read(patient, "patient"), typing_reader().read(donor, "donor")
    return eplet_load(one, two, table, edits=parse_edits(edits), interlocus=interlocus)


def hla_coverage(
    rule: str,
    *,
    donor: str | Path | Typing | None = None,
    edits: str = "",
    bank: Path | str | Bank | None = None,
    people: Path | str | None = None,
    frequencies: Path | str | None = None,
    population: str = "",
    release: str | None = None,
) -> Coverage:
    """The share of a population whom a donor's edited cells, or any lot of a bank, suits by a rule.

    Parameters
    ----------
    rule
        ``hvg<=2``, ``gvh<=1@A,B,DRB1``, ``shared>=4 at antigen``; see docs/rules/coverage.md.
    people, frequencies, population
        A table of typed people, or haplotype frequencies with their population.
    release
        The HLA release to go by, or ``shipped``; the one in use when not given.

    Raises
    ------
    InputError
        Not exactly one of donor and bank, or of people and frequencies; or unreadable input.
    """
    from alloway.hla.coverage import coverage_of_people, parse_rule

    if (donor is None) == (bank is None) or (people is None) == (frequencies is None):
        problem = "coverage needs a donor or a bank, and people or frequencies"
        raise InputError(problem, step="give one of each")
    reader = typing_reader(release)
    cells, wanted = _edited_donors(donor, edits, bank, reader), parse_rule(rule)
    if people is not None:
        from alloway.supply.donors import read_donor_file

        read, name = read_donor_file(Path(people)), Path(people).name
        people_typed = [p.typing for p in read.donors]
        found = coverage_of_people(
            people_typed, cells, wanted, population=name, reference=reader.reference
        )
        left = f"{len(read.left_out)} rows of {name} could not be read and are not in it."
        return replace(found, notes=(*found.notes, left)) if read.left_out else found
    from alloway.hla.coverage_frequencies import coverage_of_frequencies
    from alloway.hla.imputation_tables import parse_prior, read_frequencies

    table = read_frequencies(Path(str(frequencies)))
    return coverage_of_frequencies(table, cells, wanted, prior=parse_prior(population) or None)


def _edited_donors(
    donor: str | Path | Typing | None,
    edits: str,
    bank: Path | str | Bank | None,
    reader: TypingReader,
) -> list[EditedDonor]:
    from alloway.hla.coverage import EditedDonor
    from alloway.hla.expression import parse_edits

    if donor is not None:
        return [EditedDonor("donor", reader.read(donor, "donor"), parse_edits(edits))]
    if edits:
        raise InputError("the lots of a bank carry their own edits", step="leave out the edits")
    read = bank if isinstance(bank, Bank) else read_bank(str(bank))
    return [EditedDonor(lot.id, lot.donor.typing, lot.edits) for lot in read.lots]


def hla_epitope_coverage(
    epitopes: Path | str, frequencies: Path | str, *, population: str, classes: Sequence[str]
) -> EpitopeCoverage:
    """Population coverage of T-cell epitopes (a line each, with alleles) from the IEDB's table."""
    from alloway.hla.epitope_coverage import epitope_coverage, read_epitopes, read_gene_frequencies

    table = read_gene_frequencies(Path(frequencies), population=population, classes=classes)
    return epitope_coverage(read_epitopes(Path(epitopes)), table, population=population)


def hla_search(
    patient: str | Path | Typing | Mapping[str, Typing],
    donors: Path | str,
    *,
    many: bool = False,
    rule: str = "",
    top: int = 10,
    edits: str = "",
    loci: Sequence[str] = ("A", "B", "C", "DRB1", "DQB1"),
    memory: str = "2GB",
    encoded: Path | None = None,
    id_column: str | None = None,
    cluster: str | None = None,
    release: str | None = None,
    progress: Progress | None = None,
) -> tuple[SearchResult, ...]:
    """Every donor of a registry counted against one patient or many; one result a patient.

    Parameters
    ----------
    patient
        A `Typing`, a GL String, a file with one, typings by name, or (`many`) a table of patients.
    donors
        A CSV or parquet table, or a folder of them; encoded once and reused.
    rule
        Counts wanted: ``"hvg<=2,gvh<=4"``; empty wants every donor.
    edits
        Comma-separated edit names; they decide what counts in HvG.
    memory
        Bound on the whole process, e.g. ``"2GB"``; at least ``"512MB"``.
    encoded, id_column
        Folder for the encoded registry, and the column of the donor's identifier.
    cluster
        Address of a Dask scheduler; this machine alone when not given.
    release
        The HLA release to go by, or ``shipped``; the one in use when not given. A registry is
        encoded once for each.
    """
    from alloway.hla.expression import parse_edits
    from alloway.hla.registry_encode import encode_registry
    from alloway.hla.search import check_search, memory_for_work, parse_memory, search

    reader = typing_reader(release)
    if isinstance(patient, Mapping):
        people = dict(patient)
    elif many:
        from alloway.hla.search_people import read_patients

        people = read_patients(Path(str(patient)), reader.reference)
    else:
        people = {"patient": reader.read(patient, "patient")}
    listed, size = parse_edits(edits), memory_for_work(parse_memory(memory))
    check_search(list(people.items()), rule=rule, top=top, loci=loci)
    registry = encode_registry(
        Path(donors),
        encoded=encoded,
        id_column=id_column,
        reference=reader.reference,
        memory=size,
        progress=progress,
    )
    with _search_runner(cluster) as runner:
        return search(
            list(people.items()),
            registry,
            edits=listed,
            rule=rule,
            top=top,
            loci=loci,
            memory=size,
            reference=reader.reference,
            progress=progress,
            runner=runner,
        )


def _search_runner(cluster: str | None) -> AbstractContextManager[Runner | None]:
    """Where a search runs: on a cluster, or (nothing given) in this process."""
    if cluster is None:
        return nullcontext()
    from alloway.hla.search_cluster import cluster_runner

    return cluster_runner(cluster)
