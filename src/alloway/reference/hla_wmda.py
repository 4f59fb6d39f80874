"""The text files of an official IPD-IMGT/HLA release, each to plain values.

Formats: the README of the release's ``wmda`` folder. Fields are separated by ``;``, alleles of one
entry by ``/``; the first six lines are a header.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from alloway.errors import InputError, LimitError
from alloway.reference.hla_nomenclature import present_spelling

_STEP = "give the folder or ZIP of an official IPD-IMGT/HLA release"
_MAX_LINE = 2_000_000
_ALLELE = re.compile(r"[A-Z]{1,4}[0-9]?\*[0-9]{2,5}(?::[0-9]{2,5}){0,3}[NLSCAQ]?")
_GROUP = re.compile(r"[A-Z]{1,4}[0-9]?\*[0-9]{2,5}(?::[0-9]{2,5}){1,2}[GP]")
_ACCESSION = re.compile(r"HLA([0-9]{1,9})")
_ANTIGEN = re.compile(r"[0-9]{1,5}")
_MOST_BELOW = 200
RENAMED = re.compile(
    r"(?:renamed|identical to|corrected)\s+(?:corrected\s+)?([A-Za-z0-9]+\*[\d:]+[A-Z]?)"
)
_LIST = re.compile(r"Allelelist(\.[0-9]{3,5})?\.txt")
_PLAIN = {"hla_nom.txt", "hla_nom_g.txt", "hla_nom_p.txt", "rel_dna_ser.txt", "rel_ser_ser.txt"}
_OTHER = {"Deleted_alleles.txt", "dpb_tce.csv"}


@dataclass(frozen=True, slots=True)
class ReleaseFiles:
    """What the files of one release say, in their own words."""

    release: str
    date: str
    alleles: dict[str, int]
    """Full allele name to its accession number: ``A*01:01:01:01`` is 1 (HLA00001)."""
    g_groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Group name to members, full names; alleles in no group are not listed."""
    p_groups: dict[str, tuple[str, ...]] = field(default_factory=dict)
    serology: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Allele to four statements: unambiguous, possible, assumed, by an expert."""
    splits: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Antigen to its splits and associated antigens: ``A9`` to ``A23``, ``A24``."""
    renamed: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Name no longer in use to the name that replaced it (or empty) and the reason."""
    tce: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Two-field DPB1 allele to its groups in versions 1 and 2 of the algorithm."""
    proteins: dict[str, str] = field(default_factory=dict)
    """Full name of an HLA-A, -B or -C allele to its protein, signal peptide included."""


def is_release_file(path: PurePosixPath) -> bool:
    """Whether the importer reads this file of a release folder or archive.

    >>> is_release_file(PurePosixPath("x/wmda/hla_nom_g.txt")), is_release_file(PurePosixPath("hla.dat"))
    (True, False)
    """
    name = path.name
    if name in _PLAIN or name in _OTHER or _LIST.fullmatch(name):
        return True
    return name in {"A_prot.fasta", "B_prot.fasta", "C_prot.fasta"}


def parse_release(files: Mapping[str, bytes]) -> ReleaseFiles:
    """Read the files of a release, by their path inside its folder or archive.

    Raises
    ------
    InputError
        A file that the reductions need is missing, or a line is not of its format.
    """
    texts = _by_name(files)
    for name in ("hla_nom_g.txt", "hla_nom_p.txt", "rel_dna_ser.txt", "rel_ser_ser.txt"):
        if name not in texts:
            raise InputError(f"wmda/{name} is missing", step=_STEP)
    release, date = _version(texts["hla_nom_g.txt"], "hla_nom_g.txt")
    listing = _allele_list(texts, release)
    return ReleaseFiles(
        release,
        date,
        _alleles(texts[listing], listing),
        _groups(texts["hla_nom_g.txt"], "hla_nom_g.txt"),
        _groups(texts["hla_nom_p.txt"], "hla_nom_p.txt"),
        _serology(texts["rel_dna_ser.txt"]),
        _splits(texts["rel_ser_ser.txt"]),
        _renamed(texts.get("Deleted_alleles.txt", ""), texts.get("hla_nom.txt", "")),
        _tce(texts.get("dpb_tce.csv", "")),
        {k: v for g in "ABC" for k, v in _proteins(texts.get(f"{g}_prot.fasta", "")).items()},
    )


def _allele_list(texts: Mapping[str, str], release: str) -> str:
    """The allele list of this release; folders also hold those of earlier ones.

    Any other file of another release means that two releases were given at once.
    """
    lists = [name for name in texts if _LIST.fullmatch(name)]
    listing = next((n for n in sorted(lists) if _version(texts[n], n)[0] == release), "")
    if not listing:
        raise InputError(f"no Allelelist.txt of release {release} among the files", step=_STEP)
    for name in sorted(_PLAIN & texts.keys()):
        found = _version(texts[name], name)[0]
        if found != release:
            raise InputError(
                f"{name} is of release {found}, hla_nom_g.txt of {release}", step=_STEP
            )
    return listing


def _by_name(files: Mapping[str, bytes]) -> dict[str, str]:
    texts: dict[str, str] = {}
    for path in sorted(files, key=lambda p: (-p.count("/"), p)):
        try:
            texts[PurePosixPath(path).name] = files[path].decode("utf-8-sig")
        except UnicodeDecodeError:
            raise InputError(f"{path}: not UTF-8 text", step=_STEP) from None
    return texts


def _version(text: str, name: str) -> tuple[str, str]:
    head = text[:2000]
    version = re.search(r"^# ?version:.*?\b([0-9]{1,2}\.[0-9]{1,3}\.[0-9]{1,2})\b", head, re.M)
    if version is None:
        raise InputError(f"{name}: the header names no release", step=_STEP)
    date = re.search(r"^# ?date: *([0-9-]{10})", head, re.M)
    return version[1], date[1] if date else ""


def _rows(text: str, name: str, fields: int) -> Iterator[list[str]]:
    """Lines cut at ``;``; comments and empty lines left out."""
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if len(line) > _MAX_LINE:
            raise LimitError(f"{name}, line {number}: {len(line):,} characters", step=_STEP)
        parts = line.split(";")
        if len(parts) < fields:
            raise InputError(f"{name}, line {number}: {line[:60]!r} is too short", step=_STEP)
        yield parts


def _alleles(text: str, name: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.startswith("HLA"):
            continue
        accession, _, allele = line.partition(",")
        digits = _ACCESSION.fullmatch(accession)
        if digits is None or not _ALLELE.fullmatch(allele.strip()):
            raise InputError(f"{name}, line {number}: {line[:60]!r} names no allele", step=_STEP)
        found[allele.strip()] = int(digits[1])
    if not found:
        raise InputError(f"{name}: no allele names", step=_STEP)
    return found


def _groups(text: str, name: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for gene, members, group, *_ in _rows(text, name, 3):
        if group and not _GROUP.fullmatch(gene + group):
            raise InputError(f"{name}: {(gene + group)[:60]!r} is no group", step=_STEP)
        if group:
            found[gene + group] = tuple(gene + member for member in members.split("/"))
    return found


_ANTIGEN_GENE = {"A*": "A", "B*": "B", "C*": "Cw", "DQB1*": "DQ"}
_ANTIGEN_GENE |= dict.fromkeys(("DRB1*", "DRB3*", "DRB4*", "DRB5*"), "DR")


def _serology(text: str) -> dict[str, tuple[str, ...]]:
    found = {}
    for gene, allele, *stated in _rows(text, "rel_dna_ser.txt", 6):
        letters = _ANTIGEN_GENE.get(gene)
        if letters:
            cells = (cell.strip() for cell in stated[:4])
            found[gene + allele] = tuple(_antigens(letters, cell) for cell in cells)
    return found


def _antigens(letters: str, cell: str) -> str:
    """``15/21`` of HLA-B as ``B15/B21``; ``0`` (none) stays alone, ``?`` (not known) is empty."""
    if cell == "0":
        return cell
    numbers = [number for number in cell.split("/") if number not in ("", "0", "?")]
    wrong = next((number for number in numbers if not _ANTIGEN.fullmatch(number)), "")
    if wrong:
        raise InputError(f"rel_dna_ser.txt: {wrong[:60]!r} is no antigen", step=_STEP)
    return "/".join(letters + number for number in numbers)


def _splits(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for letters, broad, *below in _rows(text, "rel_ser_ser.txt", 4):
        if letters in ("A", "B", "Cw", "DR", "DQ"):
            numbers = [n.strip() for cell in below[:2] for n in cell.split("/") if n.strip()]
            wrong = next((n for n in (broad, *numbers) if not _ANTIGEN.fullmatch(n)), None)
            if wrong is not None:
                raise InputError(f"rel_ser_ser.txt: {wrong[:60]!r} is no antigen", step=_STEP)
            found[letters + broad] = tuple(dict.fromkeys(letters + n for n in numbers))
    for antigen in found:
        _check_below(antigen, found)
    return found


def _check_below(antigen: str, splits: Mapping[str, tuple[str, ...]]) -> None:
    """Splits have splits of their own, but no antigen is its own split."""
    below = list(splits[antigen])
    for at, one in enumerate(below):
        if one == antigen or at > _MOST_BELOW:
            raise InputError(f"rel_ser_ser.txt: the splits of {antigen} go in a circle", step=_STEP)
        below += splits.get(one, ())


def _renamed(deleted: str, names: str) -> dict[str, tuple[str, str]]:
    """Both lists of withdrawn names; the first that says which name is now in use wins."""
    found = _withdrawn(names)
    for name, (new, reason) in _deleted(deleted).items():
        if not found.get(name, ("", ""))[0]:
            found[name] = (new, reason)
    return found


def _withdrawn(text: str) -> dict[str, tuple[str, str]]:
    """Deleted names of ``hla_nom.txt``, with the allele each turned out to be."""
    found = {}
    for gene, name, _, deleted, now, reason, *_ in _rows(text, "hla_nom.txt", 6):
        if deleted and gene.endswith("*"):
            new = present_spelling(gene + now) if now else ""
            found[present_spelling(gene + name)] = (new, reason)
    return found


def _deleted(text: str) -> dict[str, tuple[str, str]]:
    found = {}
    for line in text.splitlines():
        parts = line.removeprefix("Allele,").split(",", 2)
        if line.startswith("HLA") and len(parts) == 3:
            new = RENAMED.search(parts[2])
            found[present_spelling(parts[1])] = (
                present_spelling(new[1]) if new else "",
                parts[2].strip('"'),
            )
    return found


def _tce(text: str) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for line in text.splitlines():
        cells = line.split(",")
        if line.startswith("DPB1*") and len(cells) >= 4:
            found[cells[1]] = (cells[2].strip(), cells[3].strip())
    return found


def _proteins(text: str) -> dict[str, str]:
    found = {}
    for entry in text.split(">")[1:]:
        head, _, body = entry.partition("\n")
        words = head.split()
        if len(words) > 1:
            found[words[1]] = "".join(body.split())
    return found
