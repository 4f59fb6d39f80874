"""What a VCF line says a variant does: its gene, the protein change in one-letter code, effect."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from alloway.patient.records.vcf_header import ANNOTATIONS, VcfHeader, plain

_AMINO = {
    "Ala": "A", "Arg": "R", "Asn": "N", "Asp": "D", "Cys": "C", "Gln": "Q", "Glu": "E", "Gly": "G",
    "His": "H", "Ile": "I", "Leu": "L", "Lys": "K", "Met": "M", "Phe": "F", "Pro": "P", "Ser": "S",
    "Thr": "T", "Trp": "W", "Tyr": "Y", "Val": "V", "Ter": "*", "Sec": "U",
}  # fmt: skip
_THREE = re.compile("|".join(_AMINO))
_ROLES = {
    "gene": "symbol genename hgncsymbol hugosymbol genesymbol gene generefgene generefgenewithver",
    "protein": "hgvsp hgvspshort hgvspprotein proteinchange proteinhgvs aachange aachangerefgene"
    " aminoacidchange aachangerefgenewithver pdot protein aa",
    "coding": "hgvsc hgvscoding cdnachange cdna codingchange cdot cds aachangerefgene",
    "effect": "consequence annotation effect exonicfuncrefgene variantclassification mutationtype"
    " codingconsequence funcrefgene svtype",
    "feature": "feature featureid transcript refseq mane maneselect",
    "allele": "allele",
    "number": "allelenum",
    "clinical": "clinsig clnsig clinvarclnsig clinvar",
    "population": "maxaf gnomadaf gnomadeaf gnomadgaf gnomadexomeall gnomadgenomeall afpopmax"
    " gnomadafpopmax exacaf exacall 1000gaf popaf",
}
_NAMES = {role: tuple(names.split()) for role, names in _ROLES.items()}
_SYMBOL = re.compile(r"(?!ENS[TGP]?\d)[A-Z][A-Z0-9]{1,11}(?:-[A-Z0-9]{1,6})?(?:orf\d+)?")
_PROTEIN = re.compile(r"p\.\(?(?P<change>(?:[A-Za-z*]{1,3}|\[)\d[\w*=?>+\[\];-]{0,80})\)?")
_BARE = re.compile(r"(?P<change>(?:[A-Z]|[A-Z][a-z]{2})\d{1,5}(?:[A-Z*]|[A-Z][a-z]{2}|fs[\w*]*))")
_CODING = re.compile(r"\bc\.[\w.*+>=?()-]{2,80}")
_NAMED = re.compile(r"(?P<gene>[A-Z][A-Z0-9]{1,11})-(?P<what>ITD|PTD|TKD|vIII)")
_ENCODED = {"%3D": "=", "%3B": ";", "%3A": ":", "%2C": ",", "%25": "%", "\\x3d": "=", "\\x3b": ";"}
_SILENT = re.compile(
    r"(?:synonymous|silent|stopretained|startretained)(?:variant|snv|mutation)?", re.IGNORECASE
)
_OUTSIDE = re.compile(
    r"(?:intron|intronic|intergenic|intergenicregion|intragenic|upstream|upstreamgene|downstream"
    r"|downstreamgene|5primeutr|3primeutr|utr|utr3|utr5|5utr|3utr|5flank|3flank|noncoding\w*"
    r"|ncrna\w*|regulatoryregion\w*|tfbindingsite|spliceregion|splicepolypyrimidinetract"
    r"|splicedonorregion|splicedonor5thbase|nonsensemediateddecay\w*|nmdtranscript"
    r"|5primeutr\w*)(?:variant)?",
    re.IGNORECASE,
)
_STRUCTURAL = {"<DEL>": "deletion", "<DUP>": "duplication", "<AMP>": "amplification"}
_FREQUENT = 0.01
"""Share of a population from which a variant without matched normal tissue is taken for inherited
(AMP/ASCO/CAP guideline, Li 2017, J Mol Diagn 19:4: primary cut-off 1 %)."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a line says of one of its alternative alleles."""

    name: str = ""
    """``TP53 p.R175H``; empty where the change is not used."""
    why_not: str = ""
    note: str = ""


def one_letter(change: str) -> str:
    """A protein change in one-letter code, nothing left out.

    >>> one_letter("Arg175His"), one_letter("Trp288CysfsTer12"), one_letter("E611_F612ins")
    ('R175H', 'W288Cfs*12', 'E611_F612ins')
    """
    return _THREE.sub(lambda match: _AMINO[match[0]], change)


def effect(
    header: VcfHeader, info: Mapping[str, str], ref: str, alts: Sequence[str], index: int
) -> Effect:
    """What the annotation of a line says of the alternative allele ``alts[index]``."""
    found = _annotated(header, info, ref, alts, index)
    if isinstance(found, str):
        return Effect(why_not=found)
    gene = _gene(_said(found, "gene"))
    named = _NAMED.search(_said(found, "protein"))
    if named:
        return Effect(f"{named['gene']}-{named['what']}", note=_note(found))
    if "&" in _said(found, "gene") and "fusion" in _said(found, "effect"):
        return Effect(_said(found, "gene").replace("&", "::"), note=_note(found))
    if not gene:
        return Effect(why_not="without an annotation that names one gene")
    why = _not_used(found, header)
    if why:
        return Effect(why_not=why)
    change = _change(found, alts[index])
    if not change:
        return Effect(why_not="of a gene without its change")
    return Effect(f"{gene} {change}", note=_note(found))


def _annotated(
    header: VcfHeader, info: Mapping[str, str], ref: str, alts: Sequence[str], index: int
) -> Mapping[str, str] | str:
    """The fields of the annotation that is meant, or why there is none."""
    own = {plain(key): _decoded(value) for key, value in info.items()}
    for key in ANNOTATIONS:
        if key not in info:
            continue
        names = header.annotation(key)
        if not names:
            return f"whose {key} has no format line in the header"
        records = [
            dict(zip(names, map(_decoded, record.split("|")), strict=False))
            for record in info[key].split(",")[:500]
        ]
        mine = [record for record in records if _is_of(record, ref, alts, index)]
        if not mine:
            return "that its annotation does not speak of"
        meant: Mapping[str, str] = max(mine, key=_weight)
        return {**own, **meant}
    for role in ("protein", "coding", "effect"):
        for key in _NAMES[role]:
            parts = own.get(key, "").split(",")
            # One value for each alternative allele; ANNOVAR's commas divide transcripts instead.
            if len(alts) > 1 and len(parts) == len(alts) and ":exon" not in own[key]:
                own[key] = parts[index]
    if len(alts) > 1 and not _said(own, "gene"):
        return "without an annotation that names one gene"
    return own


def _is_of(record: Mapping[str, str], ref: str, alts: Sequence[str], index: int) -> bool:
    """Whether a record speaks of this allele: by its number or letters (snpEff, VEP)."""
    if record.get("allelenum", "").isdigit():
        return int(record["allelenum"]) == index + 1
    letters = record.get("allele", "")
    if len(alts) == 1 or not letters:
        return len(alts) == 1
    alt = alts[index]
    shared = len(ref) > 0 and len({a[:1] for a in (ref, *alts)}) == 1
    trimmed = (alt[1:] or "-") if shared else alt
    return letters in (alt, trimmed)


def _weight(record: Mapping[str, str]) -> tuple[bool, bool, bool, bool]:
    """The annotator's own choice of transcript first, then one that changes the protein."""
    effects = record.get("annotation", "") or record.get("consequence", "")
    changes = bool(_PROTEIN.search(_said(record, "protein"))) and not _all(effects, _SILENT)
    return (
        record.get("pick", "") == "1",
        bool(record.get("maneselect") or record.get("mane")),
        record.get("canonical", "") == "YES",
        changes,
    )


def _said(record: Mapping[str, str], role: str) -> str:
    return next(
        (record[name] for name in _NAMES[role] if record.get(name, "") not in ("", ".")), ""
    )


def _decoded(value: str) -> str:
    for code, sign in _ENCODED.items():
        if code in value:
            value = value.replace(code, sign)
    return value.strip()


def _gene(said: str) -> str:
    parts = {part.strip() for part in re.split(r"[,;|]", said[:400])}
    found = [part for part in parts if _SYMBOL.fullmatch(part)]
    return found[0] if len(found) == 1 else ""


def _not_used(found: Mapping[str, str], header: VcfHeader) -> str:
    """Why a change is none of the tumour's protein; empty when it may be."""
    effects, protein = _said(found, "effect"), _said(found, "protein")
    if _all(effects, _SILENT) or re.search(r"[=]\)?$", protein):
        return "that is synonymous"
    if _all(effects, _OUTSIDE, _SILENT):
        return "outside of the coding sequence"
    clinical = _said(found, "clinical").lower().replace("_", " ")
    if clinical.startswith(("benign", "likely benign")):
        return "that the file calls benign"
    for name in _NAMES["population"]:
        share = re.match(r"\d*\.?\d+(?:[eE]-?\d+)?", found.get(name, ""))
        if share and _FREQUENT < float(share[0]) <= 1:
            return "frequent in the population (over 1 %, as the file says)"
    return ""


def _all(effects: str, *patterns: re.Pattern[str]) -> bool:
    """Whether every one of the effects of a line fits one of the patterns."""
    parts = [re.sub(r"[^a-z0-9]", "", part.lower()) for part in re.split(r"[&,;|+]", effects[:400])]
    parts = [part for part in parts if part]
    return bool(parts) and all(any(p.fullmatch(part) for p in patterns) for part in parts)


def _change(found: Mapping[str, str], alt: str) -> str:
    protein = _said(found, "protein")
    match = _PROTEIN.search(protein) or _BARE.fullmatch(protein)
    if match:
        return f"p.{one_letter(match['change'])}"
    coding = _CODING.search(_said(found, "coding"))
    if coding:
        return coding[0]
    return _STRUCTURAL.get(alt.upper(), "")


def _note(found: Mapping[str, str]) -> str:
    """The change of the coding sequence and its transcript, and what the effect is called."""
    coding = _CODING.search(_said(found, "coding"))
    feature = re.match(r"(?:NM_|NR_|ENST|LRG_)[\w.]{1,30}", _said(found, "feature"))
    transcript = f" ({feature[0]})" if feature and coding else ""
    effects = re.sub(r"_variant\b", "", _said(found, "effect"))[:80].replace("_", " ")
    return "; ".join(part for part in ((coding[0] + transcript) if coding else "", effects) if part)
