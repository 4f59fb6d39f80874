"""Haplotype frequency tables of the user: read, checked, and kept as columns of small numbers.

Three layouts are read, plain or gzip, with commas: ``population,haplotype,frequency[,rank]``,
``haplotype,population,frequency``, and the latter under a header ``hap,pop,freq``. A haplotype
joins its alleles by ``~``. A trailing lower-case ``g`` (a group of alleles with the same antigen
recognition domain, as the NMDP writes it) is taken off and remembered, and names deleted since the
table was made are replaced. ``DRBX*NNNN`` stands for a chromosome without DRB3, DRB4 and DRB5.
"""

from __future__ import annotations

import csv
import gzip
import io
import math
import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from alloway.errors import InputError, LimitError, TypingError
from alloway.reference.hla_nomenclature import ABSENT_GENE, DELETED, MATCH_LOCI, locus_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_MAX_BYTES = 300_000_000
_MAX_ROWS = 2_000_000
_MAX_LOCI = 6
_MAX_CELLS = 100_000_000
_STEP = "give rows population,haplotype,frequency with haplotypes such as A*01:01~B*08:01"
_NAME = re.compile(
    r"(?:HLA-)?([A-Z]{1,3}[1-9]?)\*([0-9]{2,4}):([0-9]{2,4})(?::[0-9]{2,4}){0,2}([NLSCAQg]?)"
)
_HEADERS = {"hap": 0, "haplotype": 0, "pop": 1, "population": 1, "race": 1, "freq": 2}
_HEADERS |= {"frequency": 2}
_ABSENT = f"{ABSENT_GENE}*NNNN"

Origin = tuple[str, str]
"""The populations of a person's two haplotypes, in the order of the table."""


@dataclass(frozen=True, slots=True)
class FrequencyTable:
    """Haplotype frequencies of one or more populations over the same loci."""

    name: str
    loci: tuple[str, ...]
    populations: tuple[str, ...]
    alleles: tuple[tuple[str, ...], ...]
    """Two-field names in use at each locus; `haplotypes` holds positions in these."""
    haplotypes: NDArray[np.int32] = field(repr=False)
    """Shape (haplotypes, loci)."""
    frequencies: NDArray[np.float64] = field(repr=False)
    """Shape (populations, haplotypes), as the file gives them; zero = not listed."""
    grouped: bool = False
    """Whether the names stand for groups with the same antigen-recognition domain."""
    renamed: tuple[str, ...] = ()
    """Deleted names and the names that replace them."""

    def __len__(self) -> int:
        return int(self.haplotypes.shape[0])

    def names(self, row: int) -> tuple[str, ...]:
        """Allele names of one haplotype."""
        found = self.haplotypes[row]
        return tuple(names[i] for names, i in zip(self.alleles, found, strict=True))

    def listed(self, population: str) -> float:
        """Sum of the population's frequencies; 1 when the table lists every haplotype."""
        return float(self.frequencies[self.populations.index(population)].sum())


def read_frequencies(path: Path, *, population: str = "") -> FrequencyTable:
    """The frequencies in a file.

    Parameters
    ----------
    population
        Name for a table whose population column holds one number for all rows.

    Raises
    ------
    InputError
        The file cannot be read, a row is not a haplotype with a frequency, or a haplotype names
        other loci than the rest.
    """
    return parse_frequencies(_text(path), name=path.name, population=population)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise LimitError(f"{path.name}: over {_MAX_BYTES:,} bytes", step="give fewer rows")
        data = path.read_bytes()
        if data[:2] == b"\x1f\x8b":
            with gzip.open(io.BytesIO(data)) as file:
                data = file.read(_MAX_BYTES + 1)
            if len(data) > _MAX_BYTES:
                raise LimitError(f"{path.name}: unpacks to over {_MAX_BYTES:,} bytes")
        return data.decode("utf-8-sig")
    except (gzip.BadGzipFile, EOFError, zlib.error):
        raise InputError(f"{path.name}: damaged gzip file", step=_STEP) from None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step="check the path") from None
    except UnicodeDecodeError:
        raise InputError(f"{path.name}: not UTF-8 text", step=_STEP) from None


def parse_frequencies(text: str, *, name: str, population: str = "") -> FrequencyTable:
    """The frequencies in the text of a table; see `read_frequencies`.

    Examples
    --------
    >>> table = parse_frequencies("EUR,A*01:01g~B*08:01g,0.6\\nEUR,A*02:01g~B*07:02g,0.4", name="f")
    >>> table.loci, table.populations, len(table), table.names(0)
    (('A', 'B'), ('EUR',), 2, ('A*01:01', 'B*08:01'))
    """
    reader = _Builder(name)
    try:
        for number, row in _rows(text):
            reader.add(row, number)
    except csv.Error as error:
        raise InputError(f"{name}: {error}", step=_STEP) from None
    return reader.table(population)


def _rows(text: str) -> Iterator[tuple[int, tuple[str, str, str]]]:
    """Line number and (haplotype, population, frequency) of every row."""
    order: Sequence[int] | None = None
    for number, row in enumerate(csv.reader(text.splitlines()), start=1):
        cells = [cell.strip() for cell in row]
        if not any(cells) or cells[0].startswith("#"):
            continue
        if order is None:
            order = _header(cells)
            if order:
                continue
            order = (0, 1, 2) if "*" in cells[0] else (1, 0, 2)
        padded = cells + [""] * (max(order) + 1)
        yield number, (padded[order[0]], padded[order[1]], padded[order[2]])


def _header(cells: list[str]) -> tuple[int, ...] | None:
    """Places of haplotype, population and frequency in a header; ``None`` for a row of data."""
    where = {_HEADERS[cell.lower()]: i for i, cell in enumerate(cells) if cell.lower() in _HEADERS}
    return (where[0], where[1], where[2]) if len(where) == 3 else None


class _Builder:
    """Rows to columns."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.loci: tuple[str, ...] = ()
        self.ids: list[dict[str, int]] = []
        self.populations: dict[str, int] = {}
        self.rows: dict[tuple[int, ...], int] = {}
        self.cells: dict[tuple[int, int], float] = {}
        self.grouped = False
        self.renamed: dict[str, str] = {}
        self.seen: dict[str, tuple[str, str]] = {}

    def add(self, row: tuple[str, str, str], number: int) -> None:
        place = f"{self.name}: line {number}"
        if number > _MAX_ROWS:
            raise LimitError(f"{self.name}: more than {_MAX_ROWS:,} rows", step="give fewer rows")
        haplotype = self._haplotype(row[0], place)
        who = self.populations.setdefault(row[1], len(self.populations))
        key = (who, self.rows.setdefault(haplotype, len(self.rows)))
        self.cells[key] = self.cells.get(key, 0.0) + _frequency(row[2], place)

    def _haplotype(self, text: str, place: str) -> tuple[int, ...]:
        pairs = [self._allele(part, place) for part in text.split("~")]
        loci = tuple(locus for locus, _ in pairs)
        if not self.loci:
            if len(set(loci)) < len(loci) or len(loci) > _MAX_LOCI:
                raise InputError(f"{place}: {text[:80]!r} is not one haplotype", step=_STEP)
            self.loci, self.ids = loci, [{} for _ in loci]
        if loci != self.loci:
            raise InputError(
                f"{place}: {text[:80]!r} names other loci than {'~'.join(self.loci)}",
                step="give one file for each set of loci",
            )
        return tuple(
            ids.setdefault(two, len(ids)) for ids, (_, two) in zip(self.ids, pairs, strict=True)
        )

    def _allele(self, text: str, place: str) -> tuple[str, str]:
        """Locus and two-field name of one written allele."""
        if text.removeprefix("HLA-").removesuffix("g") == _ABSENT:
            return locus_of(ABSENT_GENE), _ABSENT
        if text not in self.seen:
            match = _NAME.fullmatch(text)
            if match is None or locus_of(match[1]) not in MATCH_LOCI:
                raise TypingError(
                    f"{place}: {text[:40]!r} is not an allele of two fields", step=_STEP
                )
            self.grouped = self.grouped or match[4] == "g"
            two_field = f"{match[1]}*{match[2]}:{match[3]}{match[4].removesuffix('g')}"
            if DELETED.get(two_field):
                self.renamed[two_field] = two_field = DELETED[two_field]
            self.seen[text] = (locus_of(match[1]), two_field)
        return self.seen[text]

    def table(self, population: str) -> FrequencyTable:
        import numpy as np

        if not self.rows:
            raise InputError(f"{self.name}: no haplotypes", step=_STEP)
        if len(self.populations) * len(self.rows) > _MAX_CELLS:
            raise LimitError(
                f"{self.name}: {len(self.rows):,} haplotypes in {len(self.populations):,} "
                "populations",
                step="give one file for each population",
            )
        frequencies = np.zeros((len(self.populations), len(self.rows)))
        for (who, row), value in self.cells.items():
            frequencies[who, row] = value
        for name, total in zip(self.populations, frequencies.sum(axis=1), strict=True):
            if not total > 0:
                raise InputError(
                    f"{self.name}: all frequencies of population {name[:40]!r} are 0", step=_STEP
                )
        names: tuple[str, ...] = tuple(self.populations)
        if len(names) == 1 and (not names[0] or names[0].isdigit()):
            names = (population or Path(self.name).name.split(".")[0],)
        return FrequencyTable(
            self.name,
            self.loci,
            names,
            tuple(tuple(ids) for ids in self.ids),
            np.array(list(self.rows), dtype=np.int32),
            frequencies,
            self.grouped,
            tuple(f"{old} is now {new}" for old, new in sorted(self.renamed.items())),
        )


def _frequency(text: str, place: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not 0 <= value <= 1:
        raise InputError(f"{place}: frequency {text[:40]!r} is not between 0 and 1", step=_STEP)
    return value


def parse_prior(text: str) -> dict[str, float]:
    """Weights from ``EUR=0.7,AFA+EUR=0.3``; a name alone has weight 1.

    Raises
    ------
    InputError
        A weight is not a number, or a name comes twice.

    Examples
    --------
    >>> parse_prior("EUR=0.7, AFA=0.3"), parse_prior("EUR")
    ({'EUR': 0.7, 'AFA': 0.3}, {'EUR': 1.0})
    """
    found: dict[str, float] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, _, weight = part.partition("=")
        try:
            value = float(weight) if weight else 1.0
        except ValueError:
            value = math.nan
        if not 0 < value < math.inf or name.strip() in found:
            raise InputError(
                f"population {part[:60]!r} is not a name and a weight", step="write EUR=0.7,AFA=0.3"
            )
        found[name.strip()] = value
    return found


def mixed_prior(weights: Mapping[str, float]) -> dict[str, float]:
    """The prior of a mixed population: each haplotype draws its own population by the weights.

    >>> {k: round(v, 2) for k, v in mixed_prior({"EUR": 3, "AFA": 1}).items()}
    {'EUR': 0.56, 'EUR+AFA': 0.38, 'AFA': 0.06}
    """
    total, names = sum(weights.values()), list(weights)
    found = {}
    for place, one in enumerate(names):
        for two in names[place:]:
            share = weights[one] * weights[two] / total**2
            found[one if one == two else f"{one}+{two}"] = share if one == two else 2 * share
    return found


def choose_origins(
    table: FrequencyTable, prior: str | Mapping[str, float] | None
) -> tuple[tuple[Origin, ...], tuple[float, ...]]:
    """Pairs of populations and their weights, summing to 1, that a prior names.

    Raises
    ------
    InputError
        A table of several populations needs a prior; or a name is not in the table; or weights are
        not positive numbers.
    """
    known = ", ".join(name[:40] for name in table.populations[:10])
    if prior is None:
        if len(table.populations) > 1:
            raise InputError(
                f"{table.name}: several populations ({known}) and no prior",
                step="name one, or give weights such as EUR=0.7,AFA=0.3",
            )
        return ((table.populations[0], table.populations[0]),), (1.0,)
    weights: dict[Origin, float] = {}
    for name, weight in ({prior: 1.0} if isinstance(prior, str) else prior).items():
        if not (isinstance(weight, int | float) and 0 < weight < math.inf):
            raise InputError(f"population {name}: weight {weight!r}", step="give a positive number")
        origin = _origin(table, name, known)
        weights[origin] = weights.get(origin, 0.0) + weight
    if not weights:
        raise InputError("no population in the prior", step=f"use one of {known}")
    total = sum(weights.values())
    return tuple(weights), tuple(weight / total for weight in weights.values())


def _origin(table: FrequencyTable, name: str, known: str) -> Origin:
    """``EUR`` is both haplotypes from EUR, ``AFA+EUR`` one from each, in either order."""
    if name in table.populations:
        return name, name
    both = [part.strip() for part in name.split("+")]
    for part in both:
        if part not in table.populations:
            raise InputError(f"{table.name}: no population {part!r}", step=f"use one of {known}")
    if len(both) != 2:
        raise InputError(f"{name!r} names {len(both)} populations", step="join two: AFA+EUR")
    one, two = sorted(both, key=table.populations.index)
    return one, two


def choose_populations(
    table: FrequencyTable, prior: str | Mapping[str, float] | None
) -> tuple[tuple[str, ...], tuple[float, ...]]:
    """`choose_origins` where both haplotypes have to come from one population.

    Raises
    ------
    InputError
        As there; or the prior mixes two populations.
    """
    origins, weights = choose_origins(table, prior)
    for one, two in origins:
        if one != two:
            raise InputError(
                f"{one}+{two}: one population for both haplotypes is needed here",
                step="give weights of populations such as EUR=0.7,AFA=0.3",
            )
    return tuple(one for one, _ in origins), weights
