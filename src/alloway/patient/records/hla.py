"""Recognise HLA typings and single-antigen bead tables among tables, texts and pages.

The parsing itself is ``alloway.hla``; here it is only decided which words belong to a typing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from alloway.values.evidence import Source
from alloway.values.hla import Bead, Typing

_LOCI = "A|B|C|DRB1|DRB3|DRB4|DRB5|DQA1|DQB1|DPA1|DPB1"
_NAME = rf"(?:HLA-)?(?:{_LOCI})\*\d{{2,4}}(?::\w+)*"
_GL = re.compile(rf"(?<![\w*]){_NAME}(?:[/+~|^](?:{_NAME}|\d{{2,4}}(?::\w+)*))*")
_GLUED = re.compile(rf"(?<=\w)\s*([/+~|^])\s*(?={_NAME})")
_LOCUS = re.compile(rf"(?:HLA-)?({_LOCI})\*")
_LOCUS_LINE = re.compile(
    rf"^\W*(?:HLA[- ]?)?(?P<locus>{_LOCI})\*?[\s:|,;]+(?P<first>\d{{2,4}}:\w+(?::\w+)*)"
    r"(?:[\s|,;/+]+(?P<second>\d{2,4}:\w+(?::\w+)*|[-–]|blank|homozygous))?\s*$"
)
_COLUMN = re.compile(rf"(?:HLA[-_ ]?)?(?:{_LOCI})(?:[-_ .*]?(?:1|2|a|b))?", re.IGNORECASE)
_OTHER_PERSON = re.compile(
    r"\b(donor|spender|donneur|donante|brother|sister|sibling|mother|father|lot)\b", re.IGNORECASE
)
_PATIENT = re.compile(r"\b(patient|recipient|empfänger|receveur|receptor)\b", re.IGNORECASE)
_LOCUS_HEADERS = ("locus", "gene", "hla locus")
_MFI_WORDS = ("raw value", "normal value", "fluorescence")
_ENOUGH_LOCI = 3
_TISSUE = re.compile(
    r"\b(buccal|cheek|mundschleimhaut|skin|fibroblast|hair follicle|nail)", re.IGNORECASE
)
_BLOOD = re.compile(r"\b(edta|blood|blut|sangre|sang|sangue)\b", re.IGNORECASE)
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
        return any(re.match(r"allele|typ", word.lower()) for word in words[1:])
    columns = [word for word in words if _COLUMN.fullmatch(word)]
    return len(columns) >= _ENOUGH_LOCI and any(len(word) > 1 for word in columns)


def typing_words(text: str) -> str:
    """The allele names of a report that are the patient's typing, empty when it holds none.

    A line about a donor or relative is left out; from it on, lines are not taken until the
    patient is named again. A typing printed twice (table and GL String) is taken once.

    >>> typing_words("HLA-A*02:01, A*24:02\\nB 07:02 44:02\\nC*07:02+C*05:01\\nDonor: A*01:01")
    'HLA-A*02:01 A*24:02 B*07:02 B*44:02 C*07:02+C*05:01'
    """
    lines = _own_lines(_GLUED.sub(r"\1", text))
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


def _own_lines(text: str) -> list[str]:
    kept: list[str] = []
    other = False
    for line in text.splitlines():
        if _OTHER_PERSON.search(line):
            other = True
        elif _PATIENT.search(line):
            other = False
        if not other:
            kept.append(line)
    return kept


def _by_locus(line: str) -> dict[str, list[str]]:
    pair = _LOCUS_LINE.match(line)
    if pair:
        locus, second = pair["locus"], pair["second"] or ""
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


def typing_columns(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """One person's typing table as column and value; a table of loci is turned on its side.

    Parameters
    ----------
    rows
        The header and the rows under it.

    >>> typing_columns((("Locus", "Allele 1", "Allele 2"), ("A", "02:01", "24:02")))
    {'A': '02:01 24:02'}
    """
    header, body = rows[0], [row for row in rows[1:] if any(row)]
    if header[0].strip().lower() not in _LOCUS_HEADERS:
        return dict(zip(header, body[0], strict=False)) if body else {}
    named = [i for i, cell in enumerate(header) if re.match(r"allele|typ", cell.strip().lower())]
    columns: dict[str, str] = {}
    for row in body:
        cells = " ".join(row[i] for i in named or (1, 2) if i < len(row))
        columns[row[0]] = f"{columns.get(row[0], '')} {cells}".strip()
    return columns


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


def read_typing_table(rows: Sequence[Sequence[str]], whole: str, source: Source) -> Typing:
    """Parse a typing table (header first); same errors as `read_typing`."""
    from alloway.hla.typing import parse_columns

    columns = typing_columns(rows)
    typing = parse_columns(columns, name=source.document, sample=sample_kind(whole))
    return replace(typing, source=source)


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
