"""Typings from text and back: GL Strings, allele lists, columns and files.

GL String grammar: Milius 2013, Tissue Antigens 82:106. ``^`` joins loci, ``|`` genotypes, ``+`` the
two copies, ``~`` alleles in phase, ``/`` alternatives. Phase between loci is read but not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Literal

from alloway.errors import LimitError, TypingError
from alloway.hla.names import read_name
from alloway.reference.hla_nomenclature import DRB345, LOCI, locus_of
from alloway.reference.hla_release import Release
from alloway.values.hla import Allele, Locus, Slot, Typing

Sample = Literal["unknown", "tissue", "blood"]
Genotype = tuple[Slot, Slot]

_MAX_TEXT = 2_000_000
_MAX_GENOTYPES = 4096
_OPERATOR_SPACE = re.compile(r"\s*([\^|+~/])\s*")
_LIST = re.compile(r"[,;\s]+")
_SHORT = re.compile(r"[0-9]{2,4}(?::[0-9]{2,4}){0,3}[NLSCAQGP]?")


@dataclass(frozen=True, slots=True)
class _Reader:
    """What every step of the grammar needs: the name for errors and the release, if any."""

    name: str
    release: Release | None

    def error(self, message: str, step: str) -> TypingError:
        return TypingError(f"{self.name}: {message}", step=step)


def parse_typing(
    text: str,
    *,
    name: str = "typing",
    sample: Sample = "unknown",
    release: Release | None = None,
) -> Typing:
    """A typing from a GL String or a list of alleles separated by commas or spaces.

    A locus with one allele keeps an empty second slot; ``A*02:01+A*02:01`` is homozygous.

    Parameters
    ----------
    name
        File or person named in an error.
    sample
        Where the DNA came from; see `Typing.sample`.
    release
        An official release to check every name against; without it only impossible groups and
        well-known deleted names are refused.

    Raises
    ------
    TypingError
        Something in the text is not a name, or the names do not form a typing.

    Examples
    --------
    >>> format_typing(parse_typing("HLA-A*02:01, A*24:02 B*07:02"))
    'A*02:01+A*24:02^B*07:02'
    """
    reader = _Reader(name, release)
    if len(text) > _MAX_TEXT:
        raise LimitError(f"{name}: typing of {len(text):,} characters", step="give one person's")
    tidy = _OPERATOR_SPACE.sub(r"\1", text.strip())
    found: dict[str, list[Genotype]] = {}
    for item in filter(None, _LIST.split(tidy)):
        _merge(found, _read_item(item, reader), reader)
    return _typing(found, reader, sample)


def _typing(found: dict[str, list[Genotype]], reader: _Reader, sample: Sample) -> Typing:
    if not found:
        raise reader.error("no HLA names", "write alleles such as A*02:01+A*24:02")
    loci = tuple(Locus(name, tuple(found[name])) for name in LOCI if name in found)
    return Typing(loci, reader.release.name if reader.release else "", sample)


def _read_item(item: str, reader: _Reader) -> dict[str, list[Genotype]]:
    """Loci joined by ``^``; each may come once, but DRB3, DRB4 and DRB5 share one."""
    found: dict[str, list[Genotype]] = {}
    for block in item.split("^"):
        read = _read_block(block, reader)
        for locus in read.keys() & found.keys() - {"DRB345"}:
            raise reader.error(f"locus {locus} comes twice", "join its two alleles with +")
        _merge(found, read, reader)
    return found


def _read_block(block: str, reader: _Reader) -> dict[str, list[Genotype]]:
    """One locus, or several in phase, with alternative genotypes."""
    found: dict[str, list[Genotype]] = {}
    choices = block.split("|")
    if len(choices) > _MAX_GENOTYPES:
        raise LimitError(f"{reader.name}: more than {_MAX_GENOTYPES} alternative genotypes")
    for choice in choices:
        for locus, genotype in _read_genotype(choice, reader).items():
            if genotype not in found.setdefault(locus, []):
                found[locus].append(genotype)
    return found


def _read_genotype(text: str, reader: _Reader) -> dict[str, Genotype]:
    slots: dict[str, list[Slot]] = {}
    copies = text.split("+")
    phased = "~" in text
    for copy in copies:
        for alleles in copy.split("~"):
            slot = _read_slot(alleles, reader)
            slots.setdefault(locus_of(slot[0].locus), []).append(slot)
    if len(slots) > 1 and not phased:
        raise reader.error(
            f"+ joins alleles of {' and '.join(slots)}", "join the two copies of one locus; use ^"
        )
    return {locus: _pair(locus, found, reader) for locus, found in slots.items()}


def _pair(locus: str, slots: list[Slot], reader: _Reader) -> Genotype:
    if len(slots) > 2:
        shown = ", ".join(_format_slot(slot) for slot in slots[:4])
        raise reader.error(f"{len(slots)} alleles at {locus} ({shown})", "give at most two a locus")
    first, second = [*slots, ()][:2]
    return (first, second)


def _read_slot(text: str, reader: _Reader) -> Slot:
    """Alternatives joined by ``/``; later ones may leave out what they share with the first."""
    alleles: list[Allele] = []
    for token in text.split("/"):
        written = _in_full(token, alleles[-1]) if alleles else token
        alleles += read_name(written, name=reader.name, release=reader.release)
    if len({locus_of(allele.locus) for allele in alleles}) > 1:
        raise reader.error(f"{text!r} joins alleles of two loci", "use / within one locus only")
    return tuple(dict.fromkeys(alleles))


def _in_full(token: str, before: Allele) -> str:
    """``02:06`` or ``06`` after ``A*02:01`` is ``A*02:06``."""
    if not _SHORT.fullmatch(token):
        return token
    missing = before.fields[: max(0, len(before.fields) - token.count(":") - 1)]
    return f"{before.locus}*{':'.join((*missing, token))}"


def _merge(
    found: dict[str, list[Genotype]], more: dict[str, list[Genotype]], reader: _Reader
) -> None:
    """Add loci; single alleles listed one by one become the two copies of their locus."""
    for locus, genotypes in more.items():
        if locus in found:
            if len(found[locus]) * len(genotypes) > _MAX_GENOTYPES:
                raise LimitError(f"{reader.name}: more than {_MAX_GENOTYPES} genotypes at {locus}")
            pairs = product(found[locus], genotypes)
            found[locus] = [_pair(locus, [s for g in p for s in g if s], reader) for p in pairs]
        else:
            found[locus] = genotypes


def format_typing(typing: Typing) -> str:
    """The GL String of a typing; `parse_typing` gives the same typing back.

    >>> format_typing(parse_typing("A*02:01/02:06+A*03:01|A*02:05+A*03:02^DRB3*01:01"))
    'A*02:01/A*02:06+A*03:01|A*02:05+A*03:02^DRB3*01:01'
    """
    return "^".join(format_locus(locus) for locus in typing.loci)


def format_locus(locus: Locus) -> str:
    """The GL String of one locus; a blank second allele is left out."""
    return "|".join(
        "+".join(_format_slot(slot) for slot in pair if slot) for pair in locus.genotypes
    )


def _format_slot(slot: Slot) -> str:
    return "/".join(map(str, slot))


_COLUMN = re.compile(
    r"(?:HLA)?(CW|DRB345|DRB[1345]|DQA1|DQB1|DPA1|DPB1|DR|DQ|DP|[ABC])"
    r"(?:ALLELE|TYPE|TYP)?([12])?"
)
_COLUMN_GENE = {"CW": "C", "DR": "DRB1", "DQ": "DQB1", "DP": "DPB1"}
_ANTIGEN = {"A": "A", "B": "B", "C": "Cw", "DRB1": "DR", "DQB1": "DQ"}
_BLANK = frozenset(("", "-", "--", "X", "BLANK", "BL", "NT", "NA", "N/A", "NEG", "ND"))


def column_slot(header: str) -> tuple[str, int] | None:
    """Gene and copy (1, 2, or 0 for a cell with both) a column holds; ``None`` for other columns.

    >>> column_slot("HLA-A 1"), column_slot("DRB1_2"), column_slot("DRB11"), column_slot("region")
    (('A', 1), ('DRB1', 2), ('DRB1', 1), None)
    """
    bare = re.sub(r"[\s_.*()-]+", "", header).upper()
    match = _COLUMN.fullmatch(bare)
    if match is None:
        return None
    return _COLUMN_GENE.get(match[1], match[1]), int(match[2] or 0)


def parse_columns(
    columns: Mapping[str, str],
    *,
    name: str = "typing",
    sample: Sample = "unknown",
    release: Release | None = None,
) -> Typing:
    """A typing from one row of a table with a column for each allele; other columns are ignored.

    Values may leave out the locus (``02:01``), list alternatives (``03:01/04``), or be the number
    of an antigen (``2`` is antigen A2, any allele of ``A*02``). Blank cells are not known.

    Raises
    ------
    TypingError
        A value is not a name, or no column holds one.

    Examples
    --------
    >>> format_typing(parse_columns({"A_1": "02:01", "A_2": "24:02", "B1": "7", "B2": ""}))
    'A*02:01+A*24:02^B*07'
    """
    reader = _Reader(name, release)
    found: dict[str, list[Genotype]] = {}
    for header, value in columns.items():
        column = column_slot(header)
        if column is None or value is None:
            continue
        for cell in re.split(r"[+,;\s]+", value.strip()):
            if cell.upper() not in _BLANK:
                slot = _read_slot(_with_gene(cell, column[0]), reader)
                if not {allele.locus for allele in slot} <= _genes_of(column[0]):
                    raise reader.error(f"{cell!r} stands in column {header!r}", "check the columns")
                _merge(found, {locus_of(slot[0].locus): [(slot, ())]}, reader)
    return _typing(found, reader, sample)


def _genes_of(column: str) -> set[str]:
    return set(DRB345) if column in ("DRB345", *DRB345) else {column}


def _with_gene(cell: str, gene: str) -> str:
    """The cell as a full name: ``02:01`` in column A is ``A*02:01``, ``9`` is antigen ``A9``."""
    bare = cell.removeprefix("*")
    if not bare[:1].isdigit():
        return cell
    if bare.isdigit() and not (len(bare) == 2 and bare[0] == "0") and gene in _ANTIGEN:
        return f"{_ANTIGEN[gene]}{bare}"
    return f"{gene}*{bare}"


def read_typing(
    given: Path | str,
    *,
    name: str = "typing",
    sample: Sample = "unknown",
    release: Release | None = None,
) -> Typing:
    """A typing from what stands on a command line: a GL String, or a file that holds one.

    Raises
    ------
    InputError
        The file is missing or too large, or what it holds is not a typing.
    """
    if isinstance(given, str) and not _names_a_file(given):
        return parse_typing(given, name=name, sample=sample, release=release)
    from alloway.hla.files import read_typing_file

    return read_typing_file(Path(given), sample=sample, release=release)


def _names_a_file(text: str) -> bool:
    if "*" in text or len(text) > 1000:
        return False
    try:
        return "." in text or Path(text).is_file()
    except (OSError, ValueError):
        return False


def alleles_of(typing: Typing) -> Iterable[Allele]:
    """Every allele a typing names, alternatives included."""
    for locus in typing.loci:
        for pair in locus.genotypes:
            for slot in pair:
                yield from slot
