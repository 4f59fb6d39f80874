"""Recognise HLA typings and single-antigen bead tables among tables, texts and pages.

The parsing itself is ``alloway.hla``; here it is only decided which words belong to a typing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from alloway.errors import InputError
from alloway.patient.records.model import TypedSample
from alloway.patient.records.whose import identity, role
from alloway.values.evidence import Source
from alloway.values.hla import Bead, Typing

_LOCI = "A|B|C|DRB1|DRB3|DRB4|DRB5|DQA1|DQB1|DPA1|DPB1"
_NAME = rf"(?:HLA-)?(?:{_LOCI})\*\d{{2,4}}(?::\w+)*"
_GL = re.compile(rf"(?<![\w*]){_NAME}(?:[/+~|^](?:{_NAME}|\d{{2,4}}(?::\w+)*))*")
_GLUED = re.compile(rf"(?<=\w)\s*([/+~|^])\s*(?={_NAME})")
_OR = re.compile(rf"(?<=\w)\s+(?:or|oder|ou|o|of|lub|ó)\s+(?={_NAME})")
_LOCUS = re.compile(rf"(?:HLA-)?({_LOCI})\*")
_LOCUS_LINE = re.compile(
    rf"^\W*(?:HLA[- ]?)?(?P<locus>{_LOCI})\*?[\s:|,;]+\*?(?P<first>\d{{2,4}}:\w+(?::\w+)*)"
    r"(?:[\s|,;/+]+(?P<second>\*?\d{2,4}:\w+(?::\w+)*|[-–]|blank|homozyg\w*|homocig\w*|omozig\w*))?\s*$"
)
_COLUMN = re.compile(rf"(?:HLA[-_ ]?)?(?:{_LOCI})(?:[-_ .*]?(?:1|2|a|b))?", re.IGNORECASE)
_LOCUS_HEADERS = ("locus", "gene", "hla locus")
_PERSON_HEADERS = (
    "person", "role", "subject", "relationship", "relation", "relation to patient",
    "relationship to patient", "individual", "sample of", "patient/donor", "name", "patient",
    "patient name", "typed person",
)  # fmt: skip
_MOST_PEOPLE = 50
_MFI_WORDS = ("raw value", "normal value", "fluorescence")
_ENOUGH_LOCI = 3
_TISSUE = re.compile(
    r"\b(buccal|cheek|mundschleimhaut|wangen|haut(?:biopsie)?|skin|fibroblast|hair follicle|nail"
    r"|salivar|saliva|speichel|salive|speeksel|wangslijm|bucal|hisopo|frottis buccal|tampone|wymaz"
    r"|naskór|cheveu|haarfollikel|nägel)",
    re.IGNORECASE,
)
_BLOOD = re.compile(r"\b(edta|blood|blut|sangre|sang|sangue|bloed|krew|krwi)\b", re.IGNORECASE)
Sample = Literal["unknown", "tissue", "blood"]


def is_bead_table(header: Sequence[str]) -> bool:
    """Whether a table header is that of a bead assay: a specificity or bead, and an MFI.

    >>> is_bead_table(("Bead", "Specificity", "Normalised MFI"))
    True
    """
    words = [cell.lower() for cell in header]
    mfi = any("mfi" in word or word in _MFI_WORDS for word in words)
    named = any(re.search(r"specificit|bead|allele|antigen", word) for word in words)
    return mfi and named


def is_typing_table(header: Sequence[str]) -> bool:
    """Whether a table header is that of a typing: a locus column, or one column an allele.

    >>> is_typing_table(("Locus", "Allele 1", "Allele 2")), is_typing_table(("A_1", "A_2", "B_1"))
    (True, True)
    """
    words = [cell.strip() for cell in header if cell.strip()]
    # "Gene, protein change, VAF" is a table of mutations; a typing names alleles.
    if words and words[0].lower() in _LOCUS_HEADERS:
        return any(re.search(r"allele|\btyp", word.lower()) for word in words[1:])
    columns = [word for word in words if _COLUMN.fullmatch(word)]
    return len(columns) >= _ENOUGH_LOCI and any(len(word) > 1 for word in columns)


def typing_words(text: str) -> str:
    """The allele names that stand in some lines of a report, empty when they are no typing.

    Whose lines they are is for `whose.split_people`. A typing printed twice (table and GL String)
    is taken once.

    >>> typing_words("HLA-A*02:01, A*24:02\\nB 07:02 44:02\\nC*07:02+C*05:01")
    'HLA-A*02:01 A*24:02 B*07:02 B*44:02 C*07:02+C*05:01'
    """
    lines = _GLUED.sub(r"\1", _OR.sub("/", text)).splitlines()
    whole = [token for line in lines for token in _GL.findall(line) if token.count("^") > 1]
    if whole:
        return str(max(whole, key=len))
    kept: dict[str, list[str]] = {}
    for line in lines:
        for locus, tokens in _by_locus(line).items():
            _keep(kept.setdefault(locus, []), tokens)
    if len(kept) < _ENOUGH_LOCI:
        return ""
    return " ".join(token for tokens in kept.values() for token in tokens)


def _by_locus(line: str) -> dict[str, list[str]]:
    pair = _LOCUS_LINE.match(line)
    if pair:
        locus, second = pair["locus"], (pair["second"] or "").lstrip("*")
        names = [pair["first"], *([second] if second[:1].isdigit() else [])]
        return {locus: [f"{locus}*{name}" for name in names]}
    found: dict[str, list[str]] = {}
    for token in _GL.findall(line):
        locus = _LOCUS.match(token)
        if locus:
            found.setdefault(locus[1], []).append(token)
    return found


def _keep(kept: list[str], tokens: list[str]) -> None:
    """Add a locus unless it only repeats what an earlier line gave."""
    if set(tokens) <= set(kept):
        return
    kept.extend(tokens)


@dataclass(frozen=True, slots=True)
class Typed:
    """One person's part of a typing table."""

    columns: dict[str, str]
    """Locus or allele column and its value."""
    whose: str
    """The words beside it that say of whom it is."""
    words: str
    """Every word of its rows."""


def typed_people(rows: Sequence[Sequence[str]]) -> list[Typed]:
    """A typing table person by person; a table of loci is turned on its side.

    Parameters
    ----------
    rows
        The header and the rows under it.

    >>> [(t.whose, t.columns) for t in typed_people(
    ...     (("Locus", "Allele 1", "Donor allele 1"), ("A", "02:01", "24:02")))]
    [('', {'A': '02:01'}), ('donor', {'A': '24:02'})]
    """
    header, body = rows[0], [row for row in rows[1:] if any(row)]
    if header[0].strip().lower() in _LOCUS_HEADERS:
        return _turned(header, body)
    # A list of donors of a registry says so in its header: "Donor ID, A_1, A_2, ...".
    listed = "donor" if any(role(cell) == "donor" for cell in header) else ""
    return [
        Typed(
            dict(zip(header, row, strict=False)),
            _person_cells(header, row) or listed,
            " ".join(row),
        )
        for row in body[:_MOST_PEOPLE]
    ]


def _person_cells(header: Sequence[str], row: Sequence[str]) -> str:
    pairs = zip(header, row, strict=False)
    cells = [
        cell for head, cell in pairs if head.strip().lower().replace("_", " ") in _PERSON_HEADERS
    ]
    return " ".join(cell for cell in cells if cell)


def _turned(header: Sequence[str], body: Sequence[Sequence[str]]) -> list[Typed]:
    named = [i for i, cell in enumerate(header) if re.search(r"allele|typ", cell.lower()) and i]
    columns: dict[str, dict[str, str]] = {}
    words: dict[str, str] = {}
    for row in body:
        beside = _person_cells(header, row)
        for i in (i for i in named or (1, 2) if i < len(row)):
            person = beside or ("donor" if role(header[i]) == "donor" else "")
            mine = columns.setdefault(person, {})
            mine[row[0]] = f"{mine.get(row[0], '')} {row[i]}".strip()
            words[person] = f"{words.get(person, '')} {row[i]}"
    return [Typed(found, person, words[person]) for person, found in columns.items()]


def read_typing(text: str, whole: str, source: Source) -> Typing:
    """Parse a typing and say from which sample it came, where the report tells.

    Parameters
    ----------
    text
        Allele names or a GL String.
    whole
        The whole document, searched for the kind of sample.

    Raises
    ------
    TypingError
        The grammar is broken, or an allele is deleted or invented.
    """
    from alloway.hla.typing import parse_typing

    typing = parse_typing(text, name=source.document, sample=sample_kind(whole))
    return replace(typing, source=source)


def read_typing_table(
    rows: Sequence[Sequence[str]], above: str, source: Source
) -> list[TypedSample]:
    """Parse a typing table (header first) into one typing a person.

    Parameters
    ----------
    above
        What stands above the header: it may name the person and the sample.

    Raises
    ------
    TypingError
        As `read_typing`.
    InputError
        It types several people and does not say which of them is the patient.
    """
    people = typed_people(rows)
    unnamed = [typed for typed in people if not typed.whose]
    if len(unnamed) > 1 and len({tuple(typed.columns.items()) for typed in unnamed}) > 1:
        raise InputError(
            f"{source.document}: types {len(unnamed)} people and does not say who is the patient",
            step="add a column Person with patient or donor",
        )
    of_donor = role(source.document.rsplit("/", 1)[-1]) == "donor" or role(above) == "donor"
    return [_typed_sample(typed, above, source, of_donor) for typed in people]


def _typed_sample(typed: Typed, above: str, source: Source, of_donor: bool) -> TypedSample:
    from alloway.hla.typing import parse_columns

    said = sample_kind(typed.words)
    sample = said if said != "unknown" else sample_kind(above)
    typing = parse_columns(typed.columns, name=source.document, sample=sample)
    whose = role(typed.whose)
    name, born = identity(above)
    if typed.whose and not whose:
        name = typed.whose if not any(char.isdigit() for char in typed.whose) else ""
    donor = whose == "donor" or (of_donor and whose != "patient")
    return TypedSample(replace(typing, source=source), donor, name, born)


def sample_kind(text: str) -> Sample:
    """Germline tissue or present blood, when the report names the sample.

    >>> sample_kind("Sample: buccal swab"), sample_kind("EDTA blood"), sample_kind("")
    ('tissue', 'blood', 'unknown')
    """
    tissue = _TISSUE.search(text)
    blood = _BLOOD.search(text)
    if tissue and not blood:
        return "tissue"
    return "blood" if blood and not tissue else "unknown"


def read_beads(rows: Sequence[Sequence[str]], source: Source) -> tuple[Bead, ...]:
    """Parse a bead table, lines above its header included, and give each bead its source.

    Raises
    ------
    InputError
        A specificity or MFI cannot be read.
    """
    from alloway.hla.bead_tables import parse_beads

    return tuple(
        replace(bead, source=replace(source, place=bead.source.place if bead.source else ""))
        for bead in parse_beads(rows, name=source.document)
    )
