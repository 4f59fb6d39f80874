"""Typings from text and back: GL Strings, allele lists, columns and files.

GL String grammar: Milius 2013, Tissue Antigens 82:106, with ``?`` of version 1.1. ``^`` joins loci,
``?`` genes of which one or the other was seen, ``|`` genotypes, ``+`` the two copies, ``~`` alleles
in phase, ``/`` alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Literal

from alloway.errors import LimitError
from alloway.hla.names import Names, slot_of
from alloway.reference.hla_nomenclature import (
    ABSENT_GENE,
    ANTIGEN_LETTERS,
    DRB345,
    LOCI,
    locus_of,
)
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.hla import Allele, Locus, Slot, Typing

Sample = Literal["unknown", "tissue", "blood"]
Genotype = tuple[Slot, Slot]

_MAX_TEXT = 2_000_000
_MAX_GENOTYPES = 4096
_OPERATOR_SPACE = re.compile(r" ?([\^?|+~/]) ?")
_LIST = re.compile(r"[,;\s]+")
_SHORT = re.compile(r"[0-9]{2,4}(?::[0-9]{2,4}){0,3}[NLSCAQGP]?")


Group = tuple[str, ...]
"""Loci in phase."""


@dataclass(slots=True)
class _Item:
    """What was read of one GL String: genotypes by locus, and the loci in phase."""

    loci: dict[str, list[Genotype]] = field(default_factory=dict)
    phased: list[Group] = field(default_factory=list)


def parse_typing(
    text: str,
    *,
    name: str = "typing",
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
) -> Typing:
    """A typing from a GL String or a list of alleles separated by commas or spaces.

    A locus with one allele keeps an empty second slot; ``A*02:01+A*02:01`` is homozygous. What was
    read otherwise than written (old and withdrawn names, allele codes) stands in the notes.

    Parameters
    ----------
    name
        File or person named in an error.
    sample
        Where the DNA came from; see `Typing.sample`.
    reference
        An imported release to read every name by; with the shipped table only impossible groups
        and well-known withdrawn names are found.

    Raises
    ------
    TypingError
        Something in the text is not a name, or the names do not form a typing.

    Examples
    --------
    >>> format_typing(parse_typing("HLA-A*02:01, A*24:02 B*07:02"))
    'A*02:01+A*24:02^B*07:02'
    """
    names = Names(name, reference)
    if len(text) > _MAX_TEXT:
        raise LimitError(f"{name}: typing of {len(text):,} characters", step="give one person's")
    tidy = _OPERATOR_SPACE.sub(r"\1", " ".join(text.split()))
    found = _Item()
    for written in filter(None, _LIST.split(tidy)):
        _join(found, _read_item(written, names), names)
    return _typing(found, names, sample)


def _typing(found: _Item, names: Names, sample: Sample) -> Typing:
    if not found.loci:
        raise names.error("no HLA names", "write alleles such as A*02:01+A*24:02")
    loci = tuple(Locus(name, tuple(found.loci[name])) for name in LOCI if name in found.loci)
    tables = names.reference.tables
    return Typing(
        loci,
        tables.release if tables else "",
        sample,
        phased=tuple(sorted(found.phased, key=lambda group: LOCI.index(group[0]))),
        notes=tuple(names.notes),
    )


def _join(found: _Item, more: _Item, names: Names) -> None:
    """Add one item of a list; phase stays where the same loci come again as the second copy."""
    again = {locus for locus in more.loci if locus in found.loci}
    both = [group for group in found.phased if group in more.phased]
    new = [group for group in more.phased if not again & set(group)]
    kept = [group for group in found.phased if not again & set(group)]
    if len(both) + len(new) + len(kept) < len({*found.phased, *more.phased}):
        names.note(_PHASE_LOST)
    found.phased = [*kept, *both, *new]
    _merge(found.loci, more.loci, names)


_PHASE_LOST = "Phase between loci was given for alternatives, and is not kept."


def _read_item(text: str, names: Names) -> _Item:
    """Loci joined by ``^``; each may come once, but DRB3, DRB4 and DRB5 share one."""
    found = _Item()
    for block in text.split("^"):
        read = _read_either(block, names) if "?" in block else _read_block(block, names)
        for locus in read.loci.keys() & found.loci.keys() - {"DRB345"}:
            raise names.error(f"locus {locus} comes twice", "join its two alleles with +")
        _merge(found.loci, read.loci, names)
        found.phased += read.phased
    return found


def _read_either(block: str, names: Names) -> _Item:
    """Genes joined by ``?``, of which one was seen; they must share a locus, as DRB3 to 5 do."""
    found = _Item()
    for part in block.split("?"):
        read = _read_block(part, names)
        for locus, genotypes in read.loci.items():
            known = found.loci.setdefault(locus, [])
            known += [genotype for genotype in genotypes if genotype not in known]
    if len(found.loci) > 1:
        raise names.error(
            f"{block[:60]!r} says {' or '.join(found.loci)}: a typing needs to know the locus",
            "ask the laboratory which it is, or leave it out",
        )
    return found


def _read_block(block: str, names: Names) -> _Item:
    """One locus, or several in phase, with alternative genotypes."""
    found = _Item()
    choices = block.split("|")
    if len(choices) > _MAX_GENOTYPES:
        raise LimitError(f"{names.name}: more than {_MAX_GENOTYPES} alternative genotypes")
    for choice in choices:
        for locus, genotype in _read_genotype(choice, names).items():
            if genotype not in found.loci.setdefault(locus, []):
                found.loci[locus].append(genotype)
    if "~" in block:
        found.phased = _phase(block, found, names)
    return found


def _phase(block: str, found: _Item, names: Names) -> list[Group]:
    """The loci of a block as one group in phase, where both copies name each of them once."""
    group = tuple(locus for locus in LOCI if locus in found.loci)
    named = [
        sorted(locus_of(a.partition("*")[0].upper().removeprefix("HLA-")) for a in copy.split("~"))
        for copy in block.split("+")
    ]
    if "|" in block or any(copy != sorted(group) for copy in named):
        names.note(_PHASE_LOST)
        return []
    return [group] if len(group) > 1 else []


def _read_genotype(text: str, names: Names) -> dict[str, Genotype]:
    slots: dict[str, list[Slot]] = {}
    phased = "~" in text
    for copy in text.split("+"):
        for alleles in copy.split("~"):
            slot = _read_slot(alleles, names)
            slots.setdefault(locus_of(slot[0].locus), []).append(slot)
    if len(slots) > 1 and not phased:
        raise names.error(
            f"+ joins alleles of {' and '.join(slots)}", "join the two copies of one locus; use ^"
        )
    return {locus: _pair(locus, found, names) for locus, found in slots.items()}


def _pair(locus: str, slots: list[Slot], names: Names) -> Genotype:
    if len(slots) > 2:
        shown = ", ".join(_format_slot(slot) for slot in slots[:4])
        raise names.error(f"{len(slots)} alleles at {locus} ({shown})", "give at most two a locus")
    first, second = [*slots, ()][:2]
    return (first, second)


def _read_slot(text: str, names: Names) -> Slot:
    """Alternatives joined by ``/``; later ones may leave out what they share with the first."""
    alleles: list[Allele] = []
    for token in text.split("/"):
        written = _in_full(token, alleles[-1]) if alleles else token
        alleles += slot_of(written, names)
    if len({locus_of(allele.locus) for allele in alleles}) > 1:
        raise names.error(f"{text!r} joins alleles of two loci", "use / within one locus only")
    return tuple(dict.fromkeys(alleles))


def _in_full(token: str, before: Allele) -> str:
    """``02:06`` or ``06`` after ``A*02:01`` is ``A*02:06``."""
    if not _SHORT.fullmatch(token):
        return token
    missing = before.fields[: max(0, len(before.fields) - token.count(":") - 1)]
    return f"{before.locus}*{':'.join((*missing, token))}"


def _merge(found: dict[str, list[Genotype]], more: dict[str, list[Genotype]], names: Names) -> None:
    """Add loci; single alleles listed one by one become the two copies of their locus."""
    for locus, genotypes in more.items():
        if locus in found:
            if len(found[locus]) * len(genotypes) > _MAX_GENOTYPES:
                raise LimitError(f"{names.name}: more than {_MAX_GENOTYPES} genotypes at {locus}")
            pairs = product(found[locus], genotypes)
            found[locus] = [_pair(locus, [s for g in p for s in g if s], names) for p in pairs]
        else:
            found[locus] = genotypes


def format_typing(typing: Typing) -> str:
    """The GL String of a typing; `parse_typing` gives the same typing back.

    >>> format_typing(parse_typing("A*02:01/02:06+A*03:01|A*02:05+A*03:02^DRB3*01:01"))
    'A*02:01/A*02:06+A*03:01|A*02:05+A*03:02^DRB3*01:01'
    >>> format_typing(parse_typing("A*01:01~B*08:01+A*02:01~B*07:02"))
    'A*01:01~B*08:01+A*02:01~B*07:02'
    """
    in_phase = {group[0]: group for group in typing.phased}
    written = {name for group in typing.phased for name in group[1:]}
    return "^".join(
        _format_group(typing, in_phase[locus.name])
        if locus.name in in_phase
        else format_locus(locus)
        for locus in typing.loci
        if locus.name not in written
    )


def _format_group(typing: Typing, group: Group) -> str:
    """Loci in phase, one copy after the other."""
    pairs = [locus.genotypes[0] for name in group if (locus := typing.locus(name))]
    copies = ("~".join(_format_slot(pair[i]) for pair in pairs if pair[i]) for i in range(2))
    return "+".join(filter(None, copies))


def format_locus(locus: Locus) -> str:
    """The GL String of one locus; a blank second allele is left out."""
    return "|".join(
        "+".join(_format_slot(slot) for slot in pair if slot) for pair in locus.genotypes
    )


def _format_slot(slot: Slot) -> str:
    return "/".join(dict.fromkeys(map(str, slot)))


_COLUMN = re.compile(
    r"(?:HLA)?(CW|DRB345|DRB[1345]|DQA1|DQB1|DPA1|DPB1|DR|DQ|DP|[ABC])"
    r"(?:ALLELE|TYPE|TYP)?([12])?"
)
_COLUMN_GENE = {"CW": "C", "DR": "DRB1", "DQ": "DQB1", "DP": "DPB1"}
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
    reference: HlaReference = SHIPPED,
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
    'A*02:01+A*24:02^B7'
    """
    names = Names(name, reference)
    found = _Item()
    for header, value in columns.items():
        column = column_slot(header)
        if column is None or value is None:
            continue
        for cell in re.split(r"[+,;\s]+", value.strip()):
            if cell.upper() not in _BLANK:
                slot = _read_slot(_with_gene(cell, column[0]), names)
                if not {allele.locus for allele in slot} <= _genes_of(column[0]):
                    raise names.error(f"{cell!r} stands in column {header!r}", "check the columns")
                _merge(found.loci, {locus_of(slot[0].locus): [(slot, ())]}, names)
    return _typing(found, names, sample)


def _genes_of(column: str) -> set[str]:
    return {*DRB345, ABSENT_GENE} if column in ("DRB345", *DRB345) else {column}


def _with_gene(cell: str, gene: str) -> str:
    """The cell as a full name: ``02:01`` in column A is ``A*02:01``, ``9`` is antigen ``A9``."""
    bare = cell.removeprefix("*")
    if not bare[:1].isdigit():
        return cell
    if bare.isdigit() and not (len(bare) == 2 and bare[0] == "0") and gene in ANTIGEN_LETTERS:
        return f"{ANTIGEN_LETTERS[gene]}{bare}"
    return f"{gene}*{bare}"


def read_typing(
    given: Path | str,
    *,
    name: str = "typing",
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
) -> Typing:
    """A typing from what stands on a command line: a GL String, or a file that holds one.

    ``FILE#PERSON`` names one person in a file with several.

    Raises
    ------
    InputError
        The file is missing or too large, or what it holds is not a typing.
    """
    if isinstance(given, str) and not _names_a_file(given):
        return parse_typing(given, name=name, sample=sample, reference=reference)
    from alloway.hla.files import read_typing_file

    path, _, person = str(given).partition("#")
    if person and Path(given).exists():
        path, person = str(given), ""
    return read_typing_file(Path(path), person=person, sample=sample, reference=reference)


def _names_a_file(text: str) -> bool:
    if "*" in text or len(text) > 1000:
        return False
    try:
        return "." in text or Path(text.partition("#")[0]).is_file()
    except (OSError, ValueError):
        return False


def alleles_of(typing: Typing) -> Iterable[Allele]:
    """Every allele a typing names, alternatives included."""
    for locus in typing.loci:
        for pair in locus.genotypes:
            for slot in pair:
                yield from slot
