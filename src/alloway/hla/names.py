"""One HLA name at a time: WHO allele names, G and P groups, XX codes, serological antigens."""

from __future__ import annotations

import re

from alloway.errors import TypingError
from alloway.reference.hla_nomenclature import DELETED, FIRST_FIELDS, LOCI, antigen_groups, locus_of
from alloway.reference.hla_release import Release
from alloway.values.hla import Allele, Slot

EXPRESSION = "NLSCAQ"
"""Suffixes that say how an allele is expressed; G and P name groups of alleles instead."""

_NAME = re.compile(r"(?:HLA-)?([A-Z]{1,4}[1-9]?)\*([0-9]{2,4}(?::[0-9]{2,4}){0,3})([NLSCAQGP]?)")
_XX = re.compile(r"(?:HLA-)?([A-Z]{1,4}[1-9]?)\*([0-9]{2,4}):XX")
_CODE = re.compile(r"(?:HLA-)?[A-Z]{1,4}[1-9]?\*[0-9]{2,4}:[A-Z]{2,5}")
_VERSION_2 = re.compile(r"(?:HLA-)?(C)?[A-Z]{1,4}[1-9]?\*[0-9]{4,8}[NLSCAQ]?")
_SEROLOGY = re.compile(r"(?:HLA-)?(A|B|CW|DR|DQ)([0-9]{1,4})")
_LIMIT = 40


def read_name(token: str, *, name: str, release: Release | None = None) -> Slot:
    """The alleles one written name may stand for: one for an allele, more for an antigen.

    Parameters
    ----------
    token
        ``HLA-A*02:01:01:01``, ``B*07:02:01G``, ``A*02:XX``, ``Cw7``.
    name
        File or typing named in an error.

    Raises
    ------
    TypingError
        The token is not a name, names an impossible locus or allele group, or was deleted.

    Examples
    --------
    >>> [str(a) for a in read_name("HLA-A*24:09N", name="typing")]
    ['A*24:09N']
    >>> [str(a) for a in read_name("A9", name="typing")]
    ['A*23', 'A*24']
    """
    text = token.upper()
    if len(text) > _LIMIT:
        raise TypingError(f"{name}: {token[:_LIMIT]!r}... is not an HLA name", step=_EXAMPLE)
    if match := _NAME.fullmatch(text):
        return (_allele(match[1], tuple(match[2].split(":")), match[3], name, release),)
    if match := _XX.fullmatch(text):
        return (_allele(match[1], (match[2],), "", name, release),)
    if match := _SEROLOGY.fullmatch(text):
        return _antigen(match[1].capitalize() if match[1] == "CW" else match[1], match[2], name)
    raise _not_a_name(token, text, name)


_EXAMPLE = "write WHO names such as A*02:01"


def _allele(
    gene: str, fields: tuple[str, ...], suffix: str, name: str, release: Release | None
) -> Allele:
    allele = Allele(gene, fields, suffix)
    if locus_of(gene) not in LOCI:
        known = ", ".join(LOCI)
        raise TypingError(
            f"{name}: {allele}: no HLA locus {gene} can be typed here", step=f"use one of {known}"
        )
    _check_grammar(allele, name)
    _check_shipped(allele, name)
    if release is not None:
        _check_release(allele, name, release)
    return allele


def _check_grammar(allele: Allele, name: str) -> None:
    width = 3 if allele.locus in ("MICA", "MICB") else 2
    fields = allele.fields
    if len(fields[0]) > width and allele.locus != "DPB1":
        right = f"{allele.locus}*{fields[0][:width]}:{fields[0][width:]}"
        raise TypingError(
            f"{name}: {allele} is not a name of the present nomenclature",
            step=f"write it with colons, perhaps {right}",
        )
    wanted = {"G": 3, "P": 2}.get(allele.suffix)
    if wanted and len(fields) != wanted:
        raise TypingError(
            f"{name}: {allele}: {allele.suffix} groups have {wanted} fields", step=_EXAMPLE
        )
    if allele.suffix and len(fields) < 2:
        raise TypingError(f"{name}: {allele}: a suffix needs at least two fields", step=_EXAMPLE)


def _check_shipped(allele: Allele, name: str) -> None:
    groups = FIRST_FIELDS.get(allele.locus)
    if groups is not None and allele.fields[0] not in groups:
        raise TypingError(
            f"{name}: {allele} does not exist: {allele.locus} has no allele group "
            f"{allele.fields[0]}",
            step="check the name against the laboratory report",
        )
    if len(allele.fields) > 1 and allele.two_field in DELETED:
        raise _deleted(str(allele), DELETED[allele.two_field], name)


def _deleted(token: str, replacement: str, name: str) -> TypingError:
    now = f"; the name in use is {replacement}" if replacement else ""
    step = f"write {replacement}" if replacement else "ask the laboratory for the current name"
    return TypingError(f"{name}: {token} was deleted from the nomenclature{now}", step=step)


def _check_release(allele: Allele, name: str, release: Release) -> None:
    expression = allele.suffix if allele.suffix in EXPRESSION else ""
    written = str(Allele(allele.locus, allele.fields, expression))
    if release.knows(written):
        return
    suffixes = release.suffixes(str(Allele(allele.locus, allele.fields))) - {""}
    if suffixes and allele.suffix in ("", "G", "P"):
        if allele.suffix or len(allele.fields) < 2:
            return
        right = f"{written}{min(suffixes)}"
        raise TypingError(
            f"{name}: {written} is not in release {release.name}; {right} is", step=f"write {right}"
        )
    if written in release.deleted:
        raise _deleted(written, release.replacement(written), name)
    raise TypingError(
        f"{name}: {allele} is not in IPD-IMGT/HLA release {release.name}",
        step="check the name, or use a newer release",
    )


def _antigen(letters: str, number: str, name: str) -> Slot:
    groups = antigen_groups(f"{letters}{number}")
    if not groups:
        raise TypingError(
            f"{name}: {letters}{number} is not an HLA antigen of this locus", step=_EXAMPLE
        )
    pairs = (group.split("*") for group in groups)
    return tuple(Allele(gene, (first,)) for gene, first in pairs)


def _not_a_name(token: str, text: str, name: str) -> TypingError:
    if _CODE.fullmatch(text):
        return TypingError(
            f"{name}: {token!r} is a multiple allele code, which is not decoded here",
            step="write its alleles with slashes, e.g. A*02:01/A*02:06",
        )
    if _VERSION_2.fullmatch(text):
        return TypingError(
            f"{name}: {token!r} is a name of the nomenclature before 2010",
            step="write it with colons, e.g. A*02:01 for A*0201",
        )
    return TypingError(f"{name}: {token!r} is not an HLA name", step=_EXAMPLE)
