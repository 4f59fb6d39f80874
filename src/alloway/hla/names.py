"""One HLA name at a time: WHO names, G and P groups, XX and allele codes, old names, antigens."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from alloway.errors import TypingError
from alloway.reference.hla_mac import decode
from alloway.reference.hla_nomenclature import (
    ABSENT_GENE,
    ANTIGEN_LETTERS,
    BROADS,
    DELETED,
    FIRST_FIELDS,
    LOCI,
    antigen_groups,
    locus_of,
    present_spelling,
)
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.reference.hla_tables import ReleaseTables
from alloway.values.hla import Allele, Slot

EXPRESSION = "NLSCAQ"
"""Suffixes that say how an allele is expressed; G and P name groups of alleles instead."""

_PREFIX = r"(?:HLA-)?([A-Z]{1,4}[1-9]?)\*"
_NAME = re.compile(_PREFIX + r"([0-9]{2,4}(?::[0-9]{2,4}){0,3})([NLSCAQGP]?)")
_GROUP = re.compile(_PREFIX + r"([0-9]{2})(?::XX)?")
_XX = re.compile(_PREFIX + r"([0-9]{2,4}):XX")
_CODE = re.compile(_PREFIX + r"([0-9]{2,4}):([A-Z]{2,7})")
_VERSION_2 = re.compile(r"(?:HLA-)?([A-Z]{1,4}[1-9]?\*(?:[0-9]{4}|[0-9]{6}|[0-9]{8})[NLSCAQ]?)")
_ABSENT = re.compile(rf"(?:HLA-)?{ABSENT_GENE}\*(?:NNNN|NNNN?|NULL|ABSENT)")
_SEROLOGY = re.compile(r"(?:HLA-)?(A|B|CW|DR|DQ)([0-9]{1,4})")
_LIMIT = 40
_EXAMPLE = "write WHO names such as A*02:01"


@dataclass(frozen=True, slots=True)
class Names:
    """How names are read: whom an error names, the reference, and what was read otherwise."""

    name: str
    """File or typing named in an error."""
    reference: HlaReference = SHIPPED
    notes: list[str] = field(default_factory=list)
    """Sentences about names that were read otherwise than written."""

    def error(self, message: str, step: str) -> TypingError:
        """A `TypingError` about the typing being read."""
        return TypingError(f"{self.name}: {message}", step=step)

    def note(self, sentence: str) -> None:
        """Keep a sentence once."""
        if sentence not in self.notes:
            self.notes.append(sentence)


def read_name(token: str, *, name: str, reference: HlaReference = SHIPPED) -> Slot:
    """The alleles one written name may stand for: one for an allele, more for an antigen.

    Parameters
    ----------
    token
        ``HLA-A*02:01:01:01``, ``B*07:02:01G``, ``A*02:XX``, ``A*02:AB``, ``A*0201``, ``Cw7``.
    name
        File or typing named in an error.
    reference
        With an imported release every name is checked, and withdrawn names and allele codes are
        followed; without one only impossible groups and well-known withdrawn names are.

    Raises
    ------
    TypingError
        The token is not a name, names an impossible locus or allele group, or was deleted.

    Examples
    --------
    >>> [str(a) for a in read_name("HLA-A*24:09N", name="typing")]
    ['A*24:09N']
    >>> read_name("A9", name="typing")[1]
    Allele(locus='A', fields=('24',), suffix='', antigen='A9')
    """
    return slot_of(token, Names(name, reference))


def slot_of(token: str, names: Names) -> Slot:
    """`read_name`, with what was read otherwise than written kept in ``names.notes``."""
    text = token.upper()
    if len(text) > _LIMIT:
        raise names.error(f"{token[:_LIMIT]!r}... is not an HLA name", _EXAMPLE)
    if _ABSENT.fullmatch(text):
        return (Allele(ABSENT_GENE, ("NNNN",)),)
    if match := _VERSION_2.fullmatch(text):
        return _old_name(match[1], names)
    if (match := _GROUP.fullmatch(text)) and _is_broad(match[1], match[2]):
        return _antigen(ANTIGEN_LETTERS[match[1]], str(int(match[2])), names)
    if match := _NAME.fullmatch(text):
        return (_allele(match[1], tuple(match[2].split(":")), match[3], names),)
    if match := _XX.fullmatch(text):
        return (_allele(match[1], (match[2],), "", names),)
    if match := _SEROLOGY.fullmatch(text):
        return _antigen(match[1].capitalize() if match[1] == "CW" else match[1], match[2], names)
    if match := _CODE.fullmatch(text):
        return _decoded(match, names)
    raise names.error(f"{token!r} is not an HLA name", _EXAMPLE)


def _is_broad(gene: str, first: str) -> bool:
    """Whether ``A*28`` is no allele group but the broad antigen of that number."""
    letters = ANTIGEN_LETTERS.get(gene)
    known = FIRST_FIELDS.get(gene, frozenset())
    return letters is not None and first not in known and f"{letters}{int(first)}" in BROADS


def _old_name(text: str, names: Names) -> Slot:
    """A name from before 2010, without colons (Marsh 2010, Tissue Antigens 75:291)."""
    now = present_spelling(text)
    match = _NAME.fullmatch(now)
    if match is None or ":" not in now:
        raise names.error(f"{text} is not an HLA name", _EXAMPLE)
    names.note(f"{text} is {now} since 2010.")
    return (_allele(match[1], tuple(match[2].split(":")), match[3], names),)


def _decoded(match: re.Match[str], names: Names) -> Slot:
    """The alleles of a multiple allele code; those the release does not have are left out."""
    tables = names.reference.tables
    listed = decode(tables, match[1], match[2], match[3]) if tables else None
    if tables is None or listed is None:
        raise names.error(
            f"{match[0]!r} is a multiple allele code that the reference does not list",
            "import a release with --mac alpha.v3.txt, or write the alleles: A*02:01/A*02:06",
        )
    known = [allele for allele in listed if tables.knows(allele) or tables.renamed(allele)]
    lost = [allele for allele in listed if allele not in known]
    if not known:
        raise names.error(f"{match[0]!r} holds no allele of release {tables.release}", _CHECK)
    if lost:
        shown = "/".join(lost[:6]) + ("/..." if len(lost) > 6 else "")
        names.note(f"{match[0]}: release {tables.release} has no {shown}; left out.")
    return tuple(allele for one in known for allele in slot_of(one, names))


_CHECK = "check the name against the laboratory report"


def _allele(gene: str, fields: tuple[str, ...], suffix: str, names: Names) -> Allele:
    allele = Allele(gene, fields, suffix)
    if locus_of(gene) not in LOCI or gene == ABSENT_GENE:
        known = ", ".join(LOCI)
        raise names.error(f"{allele}: no HLA locus {gene} can be typed here", f"use one of {known}")
    _check_grammar(allele, names)
    tables = names.reference.tables
    return _in_shipped(allele, names) if tables is None else _in_release(allele, names, tables)


def _check_grammar(allele: Allele, names: Names) -> None:
    width = 3 if allele.locus in ("MICA", "MICB") else 2
    fields = allele.fields
    if len(fields[0]) > width and allele.locus != "DPB1":
        right = f"{allele.locus}*{fields[0][:width]}:{fields[0][width:]}"
        raise names.error(
            f"{allele} is not a name of the present nomenclature",
            f"write it with colons, perhaps {right}",
        )
    wanted = {"G": 3, "P": 2}.get(allele.suffix)
    if wanted and len(fields) != wanted:
        raise names.error(f"{allele}: {allele.suffix} groups have {wanted} fields", _EXAMPLE)
    if allele.suffix and len(fields) < 2:
        raise names.error(f"{allele}: a suffix needs at least two fields", _EXAMPLE)


def _in_shipped(allele: Allele, names: Names) -> Allele:
    groups = FIRST_FIELDS.get(allele.locus)
    if groups is not None and allele.fields[0] not in groups:
        raise names.error(
            f"{allele} does not exist: {allele.locus} has no allele group {allele.fields[0]}",
            _CHECK,
        )
    new = DELETED.get(allele.two_field) if len(allele.fields) > 1 else None
    if new is None:
        return allele
    return _renamed(allele, new, "a withdrawn name", names)


def _in_release(allele: Allele, names: Names, tables: ReleaseTables) -> Allele:
    written = str(allele)
    if tables.knows(written):
        return allele
    found = tables.renamed(written)
    if found is None:
        raise names.error(
            f"{written} is not in IPD-IMGT/HLA release {tables.release}",
            "check the name, or use a newer release",
        )
    return _renamed(allele, found[0], found[1], names)


def _renamed(allele: Allele, new: str, why: str, names: Names) -> Allele:
    """The name in use for a withdrawn one, said in a note; an error where there is none."""
    match = _NAME.fullmatch(new)
    if match is None:
        raise names.error(
            f"{allele} was deleted from the nomenclature ({why}) and no name replaces it",
            "ask the laboratory for the current name",
        )
    names.note(f"{allele} is now {new} ({why}).")
    return Allele(match[1], tuple(match[2].split(":")), match[3])


def _antigen(letters: str, number: str, names: Names) -> Slot:
    antigen = f"{letters}{number}"
    groups = antigen_groups(antigen)
    if not groups:
        raise names.error(f"{antigen} is not an HLA antigen of this locus", _EXAMPLE)
    pairs = (group.split("*") for group in groups)
    return tuple(Allele(gene, (first,), antigen=antigen) for gene, first in pairs)
