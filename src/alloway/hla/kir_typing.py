"""KIR typings: which killer-cell immunoglobulin-like receptor genes a person carries.

Genes by their names in IPD-KIR (Marsh 2003, Tissue Antigens 62:79); allele-level results as GL
Strings (Milius 2013, Tissue Antigens 82:106). A gene that a typing does not list is unknown, never
absent. See docs/rules/kir-ligands.md.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from alloway.errors import InputError, LimitError
from alloway.hla.files import read_rows, read_text

GENES = (
    "KIR2DL1", "KIR2DL2", "KIR2DL3", "KIR2DL4", "KIR2DL5", "KIR2DL5A", "KIR2DL5B", "KIR2DS1",
    "KIR2DS2", "KIR2DS3", "KIR2DS4", "KIR2DS5", "KIR2DP1", "KIR3DL1", "KIR3DL2", "KIR3DL3",
    "KIR3DS1", "KIR3DP1",
)  # fmt: skip
"""The KIR genes; ``KIR2DL5`` where a method does not tell its copies A and B apart."""

_PRESENT = frozenset(("1", "2", "3", "4", "yes", "y", "true", "present", "pos", "positive", "+"))
_ABSENT = frozenset(("0", "no", "n", "false", "absent", "neg", "negative"))
_UNKNOWN = frozenset(
    ("", "?", "nt", "nd", "na", "n/a", "unknown", "not tested", "not typed", "not done", "null")
)
_ALLELE = re.compile(r"[0-9]{3,7}[A-Z]?")
_HAS_GENE = frozenset(("POS", "NEW", "UNRESOLVED"))
_LACKS_GENE = frozenset(("NEG", "NNNN"))
_GENE_HEADERS = ("gene", "locus", "kir", "kir gene", "kir locus")
_VALUE_HEADERS = ("present", "presence", "result", "genotype", "typing", "alleles", "value",
                  "status", "call")  # fmt: skip
_OPERATOR_SPACE = re.compile(r" ?([\^|+~/?=]) ?")
_LIMIT = 1_000_000
_MAX_ITEMS = 10_000
_STEP = "give rows of gene and present or absent, a GL String, or a JSON object of gene and true"


def read_kir(path: Path) -> dict[str, bool]:
    """Which KIR genes a person carries, from a file; a gene that is not in the result is unknown.

    Read are a CSV or TSV table (rows of gene and result, or one row with a column a gene; results
    such as ``present``, ``1``, ``yes``, ``pos``, a copy number, or alleles), text as `parse_kir`
    reads it, and a JSON object of gene and true or false.

    Raises
    ------
    InputError
        The file cannot be read, names a gene that IPD-KIR does not have, holds several people, or
        says two things about one gene.
    """
    text = read_text(path, limit=_LIMIT)
    name = path.name
    if path.suffix.lower() == ".json" or text.lstrip().startswith("{"):
        return _settled(_from_json(text, name), name)
    rows = [[cell.strip() for cell in row] for row in read_rows(path, limit=_LIMIT)]
    rows = [row for row in rows if any(row)]
    cells = [cell for row in rows for cell in row if cell]
    if all("*" in cell for cell in cells) or all(_gene(cell) or "=" in cell for cell in cells):
        return parse_kir(text, name=name)
    return _settled(_from_table(rows, name), name)


def _unspaced(text: str) -> str:
    """Text without spaces around the operators of a GL String."""
    return _OPERATOR_SPACE.sub(r"\1", " ".join(text.split()))


def parse_kir(text: str, *, name: str = "KIR typing") -> dict[str, bool]:
    """Which KIR genes a person carries, from text; a gene that is not in the result is unknown.

    Parameters
    ----------
    text
        Genes that are present (``2DL1, 2DL3, 3DL1``: others stay unknown), genes with a result
        (``2DL1=yes, 2DL2=no``), or a GL String (``KIR2DL1*003+KIR2DL1*002^KIR2DS1*NEG``).
    name
        File named in errors.

    Raises
    ------
    InputError
        Something is no KIR gene, allele or result, or two things are said about one gene.

    Examples
    --------
    >>> parse_kir("2DL1, 3DL1")
    {'KIR2DL1': True, 'KIR3DL1': True}
    >>> parse_kir("KIR2DL1*003+KIR2DL1*NEG^KIR2DS1*NEG^KIR2DL5A*001|KIR2DL5B*002")
    {'KIR2DL1': True, 'KIR2DS1': False}
    """
    if len(text) > _LIMIT:
        raise LimitError(f"{name}: {len(text):,} characters", step="give one person's typing")
    items = [i for i in re.split(r"[,;\s]+", _unspaced(text)) if i]
    if len(items) > _MAX_ITEMS:
        raise LimitError(f"{name}: more than {_MAX_ITEMS:,} items", step="give one person's typing")
    return _settled((one for item in items for one in _from_item(item, name)), name)


def _from_item(item: str, name: str) -> Iterator[tuple[str, bool]]:
    if "*" in item:
        yield from _from_gl(item, name)
        return
    gene, equals, result = item.partition("=")
    has = _result(result, name) if equals else True
    if has is not None:
        yield _known_gene(gene, name), has


def _gene(text: str) -> str:
    """The IPD-KIR name of a gene, or empty: ``2DL1``, ``kir2dl1`` and ``KIR-2DL1`` are KIR2DL1."""
    bare = re.sub(r"[\s_-]+", "", text).upper()
    full = bare if bare.startswith("KIR") else f"KIR{bare}"
    return full if full in GENES else ""


def _known_gene(text: str, name: str) -> str:
    gene = _gene(text)
    if not gene:
        raise InputError(f"{name}: {text[:40]!r} is not a KIR gene", step="write KIR2DL1 or 2DL1")
    return gene


def _settled(said: Iterable[tuple[str, bool]], name: str) -> dict[str, bool]:
    """One answer a gene, in the order of `GENES`."""
    found: dict[str, bool] = {}
    for gene, has in said:
        if found.setdefault(gene, has) != has:
            raise _contradiction(gene, name)
    copies = [found.get("KIR2DL5A"), found.get("KIR2DL5B")]
    if (True in copies and found.get("KIR2DL5") is False) or (
        copies == [False, False] and found.get("KIR2DL5") is True
    ):
        raise _contradiction("KIR2DL5", name)
    if not found:
        raise InputError(f"{name}: no KIR gene with a result", step=_STEP)
    return {gene: found[gene] for gene in GENES if gene in found}


def _contradiction(gene: str, name: str) -> InputError:
    return InputError(f"{name}: {gene} is both present and absent", step="correct the typing")


def _result(text: str, name: str) -> bool | None:
    """Present, absent, or not known, from one cell; alleles mean present."""
    low = text.strip().lower()
    if low in _UNKNOWN:
        return None
    if low in _PRESENT or low in _ABSENT:
        return low in _PRESENT
    alleles = [one for one in re.split(r"[+/|~?\s]+", text.upper()) if one]
    if all(map(_ALLELE.fullmatch, alleles)):
        return True
    problem = f"{name}: {text[:40]!r} is not present or absent"
    raise InputError(problem, step="write yes or no, and nothing where it was not tested")


def _from_gl(item: str, name: str) -> Iterator[tuple[str, bool]]:
    """What all readings of each locus agree on."""
    for block in item.split("^"):
        readings = [dict(_genotype(choice, name)) for choice in re.split(r"[|?]", block)]
        for gene in readings[0]:
            answers = {reading.get(gene) for reading in readings}
            answer = answers.pop() if len(answers) == 1 else None
            if answer is not None:
                yield gene, answer


def _genotype(text: str, name: str) -> Iterator[tuple[str, bool | None]]:
    """Genes of one genotype: present if one copy surely has it, absent if all copies lack it."""
    by_gene: dict[str, list[bool | None]] = {}
    for copy in re.split(r"[+~]", text):
        answers: dict[str, set[bool | None]] = {}
        gene = ""
        for allele in copy.split("/"):
            gene, has = _allele(allele, gene, name)
            answers.setdefault(gene, set()).add(has)
        for one, said in answers.items():
            sure = len(said) == 1 and len(answers) == 1
            by_gene.setdefault(one, []).append(said.pop() if sure else None)
    for gene, copies in by_gene.items():
        yield gene, True if True in copies else None if None in copies else False


def _allele(text: str, before: str, name: str) -> tuple[str, bool | None]:
    """Gene of an allele and whether the name says that it is there; ``*Null`` leaves it open."""
    left, star, right = text.rpartition("*")
    gene = _known_gene(left, name) if star else before
    code = right.upper()
    if code in _HAS_GENE or code in _LACKS_GENE:
        return gene, code in _HAS_GENE
    if gene and (code == "NULL" or _ALLELE.fullmatch(code)):
        return gene, None if code == "NULL" else True
    raise InputError(
        f"{name}: {text[:40]!r} is not a KIR allele", step="write KIR2DL1*003, *POS or *NEG"
    )


def _from_table(rows: list[list[str]], name: str) -> Iterator[tuple[str, bool]]:
    header, body = rows[0], rows[1:]
    if sum(bool(_gene(cell)) for cell in header) >= 2:
        yield from _one_row(header, body, name)
        return
    low = [cell.lower() for cell in header]
    where = next((low.index(word) for word in _GENE_HEADERS if word in low), None)
    result = next((low.index(word) for word in _VALUE_HEADERS if word in low), None)
    titled = where is not None or result is not None
    for row in body if titled else rows:
        gene = _cell(row, where or 0)
        value = _cell(row, result if result is not None else (where or 0) + 1)
        if gene:
            yield from _with_result(gene, value, name)


def _one_row(header: list[str], body: list[list[str]], name: str) -> Iterator[tuple[str, bool]]:
    """A column a gene; columns that do not look like a gene are left alone."""
    if len(body) != 1:
        raise InputError(f"{name}: {len(body)} people in one KIR typing", step="give one person's")
    for number, title in enumerate(header):
        if _gene(title) or re.match(r"kir|[23]d[lsp]", title, re.IGNORECASE):
            yield from _with_result(title, _cell(body[0], number), name)


def _cell(row: list[str], number: int) -> str:
    return row[number] if number < len(row) else ""


def _with_result(gene: str, value: str, name: str) -> Iterator[tuple[str, bool]]:
    known = _known_gene(gene, name)
    if "*" in value:
        found = dict(_from_gl(_unspaced(value), name))
        if any(other != known for other in found):
            raise InputError(f"{name}: {value[:40]!r} beside {gene}", step="correct the typing")
        has = found.get(known)
    else:
        has = _result(value, name)
    if has is not None:
        yield known, has


def _from_json(text: str, name: str) -> Iterator[tuple[str, bool]]:
    try:
        data = json.loads(text, object_pairs_hook=lambda pairs: tuple(pairs))
    except (ValueError, RecursionError):
        raise InputError(f"{name}: not JSON", step=_STEP) from None
    if not isinstance(data, tuple):
        raise InputError(f"{name}: not a JSON object", step=_STEP)
    for gene, value in data:
        if isinstance(value, bool):
            yield _known_gene(gene, name), value
        elif value is None or isinstance(value, str | int):
            yield from _with_result(gene, "" if value is None else str(value)[:200], name)
        else:
            raise InputError(f"{name}: {gene[:40]!r} has no plain value", step=_STEP)
