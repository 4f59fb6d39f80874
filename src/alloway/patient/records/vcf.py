"""A VCF file of a tumour panel: each change that passed, and why the others are not used."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from alloway.errors import LimitError
from alloway.patient.records.model import Content, Variant
from alloway.patient.records.vcf_effects import Effect, effect
from alloway.patient.records.vcf_header import COLUMNS, VcfHeader, read_header
from alloway.values.evidence import Source

_SIGNATURE = "##fileformat=VCF"
_LONGEST_LINE = 1_000_000
_MOST_ALLELES = 20
_MOST_KEPT = 500
"""Changes of one file that are kept; a tumour panel has tens, an exome tens of thousands."""
_POPULATION = re.compile(r"population|gnomad|exac|1000|dbsnp|hapmap|\besp\b", re.IGNORECASE)
_SHARES = ("AF", "VAF", "FREQ", "VF", "FA", "ALLELE_FRACTION")
_INHERITED = 20.0
"""Percent of the reads of normal tissue from which a change is inherited (assumed)."""
_GERMLINE_KEYS = ("STATUS", "ORIGIN", "VARIANT_ORIGIN", "SOMATIC_STATUS")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a VCF file, taken apart."""

    place: tuple[str, str]
    """Chromosome and position."""
    ref: str
    alts: tuple[str, ...]
    filters: tuple[str, ...]
    info: Mapping[str, str]
    samples: tuple[Mapping[str, str], ...]


def is_vcf(text: str) -> bool:
    """Whether a text is a VCF file by its first line."""
    return text.startswith(_SIGNATURE)


def read_vcf(text: str, source: Source, *, max_rows: int) -> Content:
    """The variants of a file, and the number of those not used, by reason.

    Parameters
    ----------
    text
        The whole file, unpacked.
    source
        Of the file; each variant's own names its line.
    max_rows
        Lines of variants that are read.

    Raises
    ------
    InputError
        Not VCF 4, a broken header, or more variants or columns than a panel of one patient has.
    """
    name = source.document
    lines = _numbered(text)
    header = read_header(lines, name=name)
    content = Content("variant file")
    unused: Counter[str] = Counter()
    column = header.tumour() if header.samples else None
    for rows, (number, raw) in enumerate(lines, start=1):
        if rows > max_rows:
            raise LimitError(f"{name}: more than {max_rows:,} variants", step="send the panel's")
        for result in _variants(raw, number, header, column, source):
            if isinstance(result, Variant):
                content.variants.append(result)
            else:
                unused[f"VCF: a variant {result}"] += 1
    if len(content.variants) > _MOST_KEPT:
        raise LimitError(
            f"{name}: {len(content.variants):,} changes that passed, over the limit of {_MOST_KEPT}"
            " for a tumour panel",
            step="send the report's somatic variants",
        )
    content.ignored.update(unused)
    return content


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their numbers; one that is too long is cut, so that it counts as broken."""
    start = number = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        number += 1
        line = text[start : min(end, start + _LONGEST_LINE + 1)]
        if line.strip():
            yield number, line
        start = end + 1


def _variants(
    raw: str, number: int, header: VcfHeader, column: int | None, source: Source
) -> Iterator[Variant | str]:
    """Each alternative allele of one line as a variant, or why it is not used."""
    line = _parsed(raw, len(header.samples))
    if isinstance(line, str):
        yield line
        return
    why = _set_aside(line, header)
    if not why and header.samples and column is None:
        normal = all(header.of(sample) == "normal" for sample in header.samples)
        several = "of several samples, and which is the tumour is not told"
        why = "of normal tissue" if normal else several
    if why:
        yield why
        return
    for index, alt in enumerate(line.alts):
        if alt not in ("*", ".", "<NON_REF>", "<*>"):
            yield _judged(line, index, number, header, column, source)


def _parsed(raw: str, samples: int) -> _Line | str:
    if len(raw) > _LONGEST_LINE:
        return f"on a line of over {_LONGEST_LINE:,} characters"
    cells = raw.rstrip("\r").split("\t", len(COLUMNS) + 2 + samples)
    if len(cells) < 8 or len(cells) > 9 + samples or not cells[1].isdigit():
        return "on a broken line"
    alts = tuple(cells[4].split(","))
    if len(alts) > _MOST_ALLELES:
        return f"with over {_MOST_ALLELES} alternative alleles"
    keys = cells[8].split(":") if len(cells) > 8 else []
    told = tuple(dict(zip(keys, cell.split(":"), strict=False)) for cell in cells[9:])
    filters = tuple(part for part in cells[6].split(";") if part not in ("", ".", "PASS", "pass"))
    return _Line((cells[0][:40], cells[1][:12]), cells[3], alts, filters, _info(cells[7]), told)


def _info(cell: str) -> dict[str, str]:
    pairs = (part.partition("=") for part in cell.split(";", 2_000))
    return {key: value for key, _, value in pairs if key and key != "."}


def _set_aside(line: _Line, header: VcfHeader) -> str:
    """Why a whole line is not used: a filter it did not pass, or marked as inherited."""
    if line.filters:
        first = line.filters[0][:40]
        said = header.filters.get(line.filters[0], "")[:60]
        return f"with filter {first} ({said})" if said else f"with filter {first}"
    for key, value in line.info.items():
        low = value.lower()
        if key.upper() == "GERMLINE" and low not in ("0", "false", "no"):
            return "marked as germline"
        if key.upper() in _GERMLINE_KEYS and low.startswith("germline"):
            return "marked as germline"
        if key == "SS" and value == "1" and "ermline" in header.infos.get("SS", ""):
            return "marked as germline"
    return ""


def _judged(
    line: _Line, index: int, number: int, header: VcfHeader, column: int | None, source: Source
) -> Variant | str:
    mine = line.samples[column] if column is not None and column < len(line.samples) else {}
    share = _share(mine, line, index, header)
    if _called(mine, index) is False or share == 0:
        return "that the tumour does not have"
    if share is None and re.fullmatch(r"\.([/|]\.)*", mine.get("GT", "")):
        return "that was not called in the tumour"
    if _in_normal(line, index, header, column):
        return "found in the normal tissue as well"
    found: Effect = effect(header, line.info, line.ref, line.alts, index)
    if not found.name:
        return found.why_not
    sample = header.samples[column] if column is not None else ""
    at = f"{line.place[0]}:{line.place[1]} {line.ref[:20]}>{line.alts[index][:20]}"
    quoted = Source(source.document, f"line {number}", source.sha256, f"{at} {found.name}"[:200])
    return Variant(found.name[:120], quoted, header.sampled(sample), share, found.note)


def _in_normal(line: _Line, index: int, header: VcfHeader, column: int | None) -> bool:
    """Whether another sample has the allele: by its genotype, else by its share of reads.

    A second sample that the header does not call the tumour's counts as normal tissue.
    """
    for number, sample in enumerate(line.samples):
        if number == column or header.of(header.samples[number]) == "tumour":
            continue
        called = _called(sample, index)
        if called or (called is None and (_counted(sample, line, index) or 0) >= _INHERITED):
            return True
    return False


def _called(sample: Mapping[str, str], index: int) -> bool | None:
    """Whether a sample's genotype holds the allele; ``None`` without one or if not called."""
    genotype = sample.get("GT", "")
    alleles = [part for part in re.split(r"[/|]", genotype) if part.isdigit()]
    return str(index + 1) in alleles if alleles else None


def _share(sample: Mapping[str, str], line: _Line, index: int, header: VcfHeader) -> float | None:
    """Percent of a sample's reads with the allele; ``None`` where the line does not say."""
    told = _counted(sample, line, index)
    return told if told is not None else _told_share(line, index, header)


def _counted(sample: Mapping[str, str], line: _Line, index: int) -> float | None:
    alleles = len(line.alts)
    for key in _SHARES:
        told = _nth(sample.get(key, ""), index, alleles)
        if told is not None:
            return told
    depths = [int(part) for part in sample.get("AD", "").split(",") if part.isdigit()]
    if len(depths) == alleles + 1 and sum(depths) > 0:
        return 100 * depths[index + 1] / sum(depths)
    if len(depths) == alleles and sample.get("DP", "").isdigit() and int(sample["DP"]):
        return 100 * depths[index] / int(sample["DP"])
    seen, reference = sample.get("AO", ""), sample.get("RO", "")
    counts = [int(part) for part in chain(seen.split(","), reference.split(",")) if part.isdigit()]
    if len(counts) == alleles + 1 and sum(counts) > 0:
        return 100 * counts[index] / sum(counts)
    return _tiers(sample, line, index) if sample else None


def _told_share(line: _Line, index: int, header: VcfHeader) -> float | None:
    """The share that the line has beside its samples.

    INFO/AF is a share of the reads or of people: the header tells, or the count of called alleles
    (AC and AN) beside it, of which it is then the quotient.
    """
    if len(line.samples) > 1 or ("AC" in line.info and "AN" in line.info):
        return None
    for key in _SHARES:
        if key in line.info and not _POPULATION.search(header.infos.get(key, "")):
            return _nth(line.info[key], index, len(line.alts))
    return None


def _tiers(sample: Mapping[str, str], line: _Line, index: int) -> float | None:
    """Percent by Strelka's first tier of counts: ``AU CU GU TU`` of the bases, or ``TAR TIR``."""
    alt = line.alts[index]
    pair = ("TAR", "TIR") if "TIR" in sample else (f"{line.ref}U", f"{alt}U")
    seen = [sample.get(key, "").split(",")[0] for key in pair]
    if not all(re.fullmatch(r"\d{1,9}", part) for part in seen):
        return None
    reference, found = int(seen[0]), int(seen[1])
    return 100 * found / (reference + found) if reference + found else None


def _nth(cell: str, index: int, alleles: int) -> float | None:
    """The share of one allele in percent, from ``0.46``, ``46%`` or one value for each allele."""
    parts: Sequence[str] = cell.split(",")
    if len(parts) == alleles + 1:
        parts = parts[1:]
    if index >= len(parts) or not re.fullmatch(
        r"(?:\d{1,3}(?:\.\d{0,20})?|\.\d{1,20})(?:[eE]-?\d{1,2})?%?", parts[index]
    ):
        return None
    number = float(parts[index].rstrip("%"))
    percent = number if "%" in parts[index] or number > 1 else 100 * number
    return percent if percent <= 100 else None
