"""FHIR Genomics Reporting variants to facts: gene, change, and the share of reads that have it.

After the HL7 Genomics Reporting guide (profiles Variant and Genomic variant of mCODE): LOINC
69548-6 asks whether a variant is there, and components tell which.
"""

from __future__ import annotations

import re

from alloway.patient.cases.codes import Json, codes, dicts, word, words
from alloway.patient.records.fhir_links import Links, specimen_words
from alloway.patient.records.model import Resource
from alloway.patient.records.vcf_effects import one_letter
from alloway.values.case import Fact

_ASSESSED = frozenset(("69548-6", "47998-0", "81304-8"))
_GENE, _PROTEIN, _CODING, _SHARE = "48018-6", "48005-3", "48004-6", "81258-6"
_TYPE, _ORIGIN, _REPEATS, _CYTOGENETIC = "48019-4", "48002-0", "81299-0", "48001-2"
_ABSENT = frozenset(("LA9634-2", "2667000", "LA18198-4", "LA18197-6"))
"""Absent, no call, not called (indeterminate)."""
_HGNC_GENE = re.compile(r"[A-Z][A-Z0-9]{1,9}(?:-[A-Z0-9]{1,4})?")
_CHANGE = re.compile(r"p\.\(?(?P<change>[A-Za-z0-9*=_?]{2,60})\)?")


def is_variant(data: Json, asked: frozenset[str]) -> bool:
    """Whether an Observation is a genomic variant by its codes, or by a gene among its components.

    >>> is_variant({}, frozenset(("69548-6",)))
    True
    """
    if not _ASSESSED.isdisjoint(asked):
        return True
    if "component" not in data:
        return False
    parts = dicts(data.get("component"))
    named = {found for part in parts for _, found in codes(part.get("code"))}
    return _GENE in named and bool(named & {_PROTEIN, _CODING, _SHARE, _TYPE})


def variant_fact(resource: Resource, when: str) -> Fact | str:
    """The gene alteration of a variant Observation, or why it is none."""
    data = resource.data
    answer = data.get("valueCodeableConcept")
    if any(code in _ABSENT for _, code in codes(answer)) or _says_absent(words(answer)):
        return "Observation of a variant that was looked for and not found"
    parts = _parts(data)
    genes = [gene for told in parts.get(_GENE, ()) if (gene := _gene(told))]
    change = _change(parts)
    if not genes:
        return "Observation of a variant without a gene"
    name = "::".join(dict.fromkeys(genes))
    value = f"{name} {change}".strip()
    if not change:
        kind = next(iter(parts.get(_TYPE, ())), "")
        value = f"{name} {kind or ('fusion' if '::' in name else 'variant')}"
    note = "; ".join(part for part in (*_notes(parts), specimen_words(data, Links(()))) if part)
    return Fact("mutation", value[:120], resource.source(value), date=when, note=note[:300])


def _says_absent(text: str) -> bool:
    return text.lower().startswith(("absent", "not detected", "negative", "no call", "wild"))


def _parts(data: Json) -> dict[str, list[str]]:
    """What each component says, by its LOINC code."""
    found: dict[str, list[str]] = {}
    for part in dicts(data.get("component")):
        said = _said(part)
        for _, code in codes(part.get("code")) if said else ():
            found.setdefault(code, []).append(said)
    return found


def _said(part: Json) -> str:
    concept = part.get("valueCodeableConcept")
    if isinstance(concept, dict):
        shown = words(concept)
        return shown or next((code for _, code in codes(concept)), "")
    quantity = part.get("valueQuantity")
    if isinstance(quantity, dict) and isinstance(quantity.get("value"), int | float):
        unit = str(quantity.get("code") or quantity.get("unit") or "")
        return f"{quantity['value']:g} {unit}".strip()
    return word(part, "valueString").strip()


def _gene(told: str) -> str:
    match = _HGNC_GENE.search(told)
    return match[0] if match else ""


def _change(parts: dict[str, list[str]]) -> str:
    """The protein change in one-letter code, else the change of the coding sequence."""
    for told in parts.get(_PROTEIN, ()):
        match = _CHANGE.search(told)
        if match:
            return f"p.{protein_short(match['change'])}"
    for told in parts.get(_CODING, ()):
        _, mark, change = told.rpartition("c.")
        if mark:
            return f"c.{change.split()[0][:60]}" if change.split() else ""
    return next(iter(parts.get(_CYTOGENETIC, ())), "")


def protein_short(change: str) -> str:
    """A protein change in one-letter code, a frameshift cut at its first residue.

    >>> protein_short("Arg175His"), protein_short("Trp288CysfsTer12"), protein_short("R882H")
    ('R175H', 'W288fs', 'R882H')
    """
    short = one_letter(change)
    shifted = re.match(r"(?P<at>[A-Z]\d+)[A-Z]?fs", short)
    return f"{shifted['at']}fs" if shifted else short


def _notes(parts: dict[str, list[str]]) -> list[str]:
    found = []
    for told in parts.get(_SHARE, ())[:1]:
        number, _, unit = told.partition(" ")
        share = float(number) if re.fullmatch(r"\d+(?:\.\d+)?", number) else None
        if share is not None:
            found.append(f"VAF {share if '%' in unit else 100 * share:g} %")
    found += parts.get(_ORIGIN, ())[:1]
    return found
