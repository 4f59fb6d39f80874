"""The header of a VCF file: what its filters and annotations mean, whose its columns are, its day.

After the VCF 4.x specifications of GA4GH (hts-specs); the order of the ANN fields where a header
leaves it out is that of "Variant annotations in VCF format" 1.0 (2015), which snpEff and VEP write.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from alloway.errors import InputError
from alloway.patient.records.dates import day_order, find_dates

COLUMNS = ("#CHROM", "POS", "ID", "REF", "ALT", "QUAL", "FILTER", "INFO")
ANNOTATIONS = ("ANN", "CSQ", "vep", "BCSQ")
"""INFO keys whose values are records split by bars, in the order in which they are tried."""
_ANN_ORDER = (
    "allele", "annotation", "annotationimpact", "genename", "geneid", "featuretype", "featureid",
    "transcriptbiotype", "rank", "hgvsc", "hgvsp",
)  # fmt: skip
_META = re.compile(r"##(?P<key>[\w.-]{1,60})=(?P<value>.*)")
_FIELD = re.compile(r'(?P<key>\w{1,40})=(?:"(?P<quoted>[^"]{0,4000})"|(?P<plain>[^,>"]{0,400}))')
_NOT_OF_THE_SAMPLE = re.compile(
    r"(?i)^(?:file_?date|filter|info|format|contig|alt|reference|.*command.*|.*version.*)$"
)
_TAKEN = re.compile(
    r"(?:collect\w*|sampl\w*|specimen|taken|drawn|biops\w+|received|entnahme\w*|entnommen|probe\w*"
    r"|pr[ée]l[èe]v\w*|toma|muestra|extracci[óo]n|prelievo|campione|afname\w*|afgenomen|monster"
    r"|pobran\w*|próbk\w*|marrow|node|blood|tumou?r)[^;,>|]{0,40}$",
    re.IGNORECASE,
)
_BORN = re.compile(r"(?:dob|birth|born|geb\w*|né[e]?|nacid\w*|nato|nata|ur)\W{0,3}$", re.IGNORECASE)
_EDGE, _NEXT = r"(?:^|[^a-zà-ÿ])", r"(?:$|[^a-zà-ÿ])"
_NORMAL = re.compile(
    rf"{_EDGE}(?:normal\w*|germ-?line|keimbahn|control|constitutional|healthy|saliva|buccal|nails?"
    rf"|fibroblasts?|donor|spender){_NEXT}",
    re.IGNORECASE,
)
_TUMOUR = re.compile(
    rf"{_EDGE}(?:tum(?:ou?r)?|tumeur|tumore|guz|cancer|primary|metastasis|leuk\w+|lymphoma)"
    rf"{_NEXT}",
    re.IGNORECASE,
)
_LETTER_N = re.compile(rf"{_EDGE}n{_NEXT}", re.IGNORECASE)
_LETTER_T = re.compile(rf"{_EDGE}t{_NEXT}", re.IGNORECASE)
_MOST_SAMPLES = 50
_MOST_META = 5_000

Of = Literal["tumour", "normal", ""]


@dataclass(slots=True)
class VcfHeader:
    """What the lines above the variants say."""

    filters: dict[str, str] = field(default_factory=dict)
    """Meaning of each filter, by its ID."""
    infos: dict[str, str] = field(default_factory=dict)
    """Description of each INFO key."""
    samples: tuple[str, ...] = ()
    told: dict[str, str] = field(default_factory=dict)
    """What the header says of each sample."""
    dates: dict[str, str] = field(default_factory=dict)
    """Day of sampling by sample; under the empty name that of the file."""

    def annotation(self, key: str) -> tuple[str, ...]:
        """Names of the fields in one record of an annotation, as its header line lists them.

        >>> VcfHeader(infos={"CSQ": "By VEP. Format: Allele|SYMBOL|HGVSp"}).annotation("CSQ")
        ('allele', 'symbol', 'hgvsp')
        """
        said = self.infos.get(key, "")
        bar = said.find("|")
        if bar < 0:
            return _ANN_ORDER if key == "ANN" else ()
        start = max(said.rfind(mark, 0, bar) for mark in (":", "'", '"', "(")) + 1
        return tuple(plain(name) for name in said[start:].split("|"))

    def of(self, sample: str) -> Of:
        """Whether a column is the tumour's or healthy tissue's; empty where nothing tells."""
        # A single letter (S1_T, S1_N) tells two columns apart; alone it is part of a number.
        pair = len(self.samples) > 1
        for words in (self.told.get(sample, ""), sample):
            normal = _NORMAL.search(words) or (pair and _LETTER_N.search(words))
            tumour = _TUMOUR.search(words) or (pair and _LETTER_T.search(words))
            if normal or tumour:
                return "" if normal and tumour else "normal" if normal else "tumour"
        return ""

    def tumour(self) -> int | None:
        """Column of the tumour among the samples; ``None`` where it cannot be told."""
        kinds = [self.of(sample) for sample in self.samples]
        if kinds.count("tumour") == 1:
            return kinds.index("tumour")
        open_ones = [index for index, kind in enumerate(kinds) if kind != "normal"]
        return open_ones[0] if len(open_ones) == 1 else None

    def sampled(self, sample: str) -> str:
        """Day on which a sample was taken; empty where the header has none."""
        return self.dates.get(sample) or self.dates.get("", "")


def plain(name: str) -> str:
    """A field's name without case and signs: ``HGVS.p`` and ``HGVSp`` are one."""
    return re.sub(r"[^a-z0-9]", "", name.lower())


def read_header(lines: Iterator[tuple[int, str]], *, name: str) -> VcfHeader:
    """The header; the iterator is left at the first variant.

    Raises
    ------
    InputError
        Not VCF 4, or the line of columns is missing, broken or too wide.
    """
    header = VcfHeader()
    metas: list[str] = []
    for number, line in lines:
        if number == 1 and not re.match(r"##fileformat=VCFv4\.\d", line):
            raise InputError(f"{name}: line 1: {line[:40]!r} is not VCF 4", step="export VCF 4.2")
        if line.startswith("##"):
            metas.append(line)
            if len(metas) > _MOST_META:
                raise InputError(f"{name}: line {number}: over {_MOST_META} header lines")
            continue
        if line.startswith("#CHROM"):
            header.samples = _samples(line, number, name)
            _take(metas, header)
            return header
        break
    raise InputError(f"{name}: a VCF file without its #CHROM line", step="export it again")


def _samples(line: str, number: int, name: str) -> tuple[str, ...]:
    columns = line.count("\t") + 1
    if columns > len(COLUMNS) + 1 + _MOST_SAMPLES:
        raise InputError(
            f"{name}: line {number}: {columns:,} columns, over the limit of {_MOST_SAMPLES}"
            " samples",
            step="send the patient's samples alone",
        )
    cells = line.split("\t")
    if tuple(cells[:8]) != COLUMNS or (len(cells) > 8 and cells[8] != "FORMAT"):
        raise InputError(f"{name}: line {number}: not the columns of VCF", step="export it again")
    return tuple(cells[9:])


def _take(metas: list[str], header: VcfHeader) -> None:
    order = day_order("\n".join(metas))
    days: set[str] = set()
    for line in metas:
        match = _META.match(line)
        if match is None:
            continue
        key, value = match["key"], match["value"]
        parts = _parts(value) if value.startswith("<") else {}
        _describe(key, value, parts, header)
        if _NOT_OF_THE_SAMPLE.match(key):
            continue
        for found in find_dates(line[:2000], order):
            before = line[: found.start]
            if len(found.iso) == 10 and _TAKEN.search(before) and not _BORN.search(before):
                if parts.get("ID") in header.samples:
                    header.dates.setdefault(parts["ID"], found.iso)
                else:
                    days.add(found.iso)
    if len(days) == 1:
        header.dates[""] = days.pop()


def _parts(value: str) -> dict[str, str]:
    """``<ID=DP,Description="Depth">`` as a mapping."""
    return {m["key"]: m["quoted"] or m["plain"] or "" for m in _FIELD.finditer(value[:8000])}


def _describe(key: str, value: str, parts: Mapping[str, str], header: VcfHeader) -> None:
    named = parts.get("ID", "")
    if key == "FILTER" and named:
        header.filters[named] = parts.get("Description", "")
    elif key == "INFO" and named:
        header.infos[named] = parts.get("Description", "")
    elif key == "SAMPLE" and named:
        header.told[named] = " ".join(words for part, words in parts.items() if part != "ID")
    elif key in ("tumor_sample", "tumour_sample"):
        header.told[value.strip()] = "tumour"
    elif key == "normal_sample":
        header.told[value.strip()] = "normal"
    elif key == "PEDIGREE" and "Original" in parts:
        header.told[parts["Original"]] = "normal"
        header.told[parts.get("Derived", "")] = "tumour"
