"""Typings from FHIR R4 Observations of HLA genotypes and alleles.

Follows the HL7 Genomics Reporting guide and the HLA reporting guide built on it: a genotype (LOINC
84413-4) holds a GL String in ``valueCodeableConcept``, as a code of the GL Service (``hla#3.25.0#``
before the string) or as its display or text; an allele (LOINC 84414-2, "haplotype") names one
allele, and the gene stands in the component 48018-6. Panels with a component for each allele, whose
code names the gene, are read too. A genotype speaks for its locus; alleles are used for loci that
have none. Resources may be contained in a DiagnosticReport; they are about its subject.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from alloway.errors import InputError, LimitError, TypingError
from alloway.hla.files import read_text
from alloway.hla.typing import Sample, format_locus, parse_typing
from alloway.reference.hla_nomenclature import DRB345, LOCI, locus_of
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.evidence import Source
from alloway.values.hla import Typing

HAPLOTYPE, GENE = "84414-2", "48018-6"
"""LOINC: haplotype name (here one allele), gene studied."""

_MAX_BYTES = 50_000_000
_MAX_RESOURCES = 100_000
_LOINC = "loinc.org"
_GL_CODE = re.compile(r"hla#(?P<release>[^#]{0,20})#(?P<text>.+)", re.DOTALL)
_VERSION = re.compile(r"(?:[A-Za-z/-]+ ?)?([0-9]{1,2}\.[0-9]{1,3}(?:\.[0-9]{1,3})?)")
_GENE = re.compile(r"HLA-?\s?(DRB[1345]|DQA1|DQB1|DPA1|DPB1|DRA|[ABCEFG])(?![A-Z0-9]|\*?[/+,])")
_FULL = re.compile(rf"(?:HLA-)?(?:{'|'.join((*LOCI, *DRB345))})\*")
_FIELDS = re.compile(r"[0-9]{2,4}(?::[0-9]{2,4}){1,3}[A-Z]?")
_SHORT = re.compile(r"[0-9]{2,4}(?::[0-9]{2,4}){0,3}[A-Z]?")
_STEP = "give FHIR R4 Observations of HLA genotypes (LOINC 84413-4) with a GL String"


def parse_fhir_typing(
    data: bytes,
    *,
    name: str,
    person: str = "",
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
) -> Typing:
    """The typing in a FHIR Observation, a list of them, a Bundle, or newline-delimited JSON.

    Parameters
    ----------
    name
        File named in errors and in the typing's source.
    person
        Whose observations, where they are about several people: the subject's reference
        (``Patient/p1`` or ``p1``) or identifier.

    Raises
    ------
    InputError
        The bytes are not such JSON, are about several people and none is named, hold no HLA
        genotype, or two genotypes of a locus disagree.

    Examples
    --------
    >>> data = b'''{"resourceType": "Observation", "status": "final",
    ... "code": {"coding": [{"system": "http://loinc.org", "code": "84413-4"}]},
    ... "valueCodeableConcept": {"coding": [{"system": "http://glstring.org",
    ... "code": "hla#3.25.0#HLA-A*01:01:01:01+HLA-A*01:02"}]}}'''
    >>> found = parse_fhir_typing(data, name="a.json")
    >>> found.release, format_locus(found.loci[0])
    ('3.25.0', 'A*01:01:01:01+A*01:02')
    """
    observations = _of_person(_observations(_load(data, name), name), person, name)
    found = _Found({}, {}, set())
    for number, observation in enumerate(observations, start=1):
        found.add(observation, f"{name}: {_label(observation, number)}", reference)
    text = found.text()
    if not text:
        raise TypingError(
            f"{name}: no HLA genotype among {len(observations)} observations", step=_STEP
        )
    typing = parse_typing(text, name=name, sample=sample, reference=reference)
    named = next(iter(found.versions)) if len(found.versions) == 1 else ""
    digest = hashlib.sha256(data).hexdigest()
    source = Source(name, f"{len(observations)} observations", digest)
    return replace(typing, release=typing.release or named, source=source)


@dataclass(slots=True)
class _Found:
    """What the observations say so far, by gene."""

    genotypes: dict[str, str]
    alleles: dict[str, list[str]]
    versions: set[str]

    def add(self, observation: dict[str, Any], place: str, reference: HlaReference) -> None:
        for text, version, whole in _strings(observation):
            typing = parse_typing(text, name=place, reference=reference)
            self.versions.add(version)
            for locus in typing.loci:
                genes = sorted({a.locus for pair in locus.genotypes for s in pair for a in s})
                self._keep("/".join(genes), format_locus(locus), whole, place)

    def _keep(self, genes: str, block: str, whole: bool, place: str) -> None:
        if not whole:
            self.alleles.setdefault(genes, []).append(block)
        elif self.genotypes.setdefault(genes, block) != block:
            raise InputError(
                f"{place}: two genotypes of {genes}: {self.genotypes[genes][:80]} and {block[:80]}",
                step="keep one of them",
            )

    def text(self) -> str:
        """All loci as one list: genotypes, and alleles of loci that have no genotype."""
        done = {locus_of(gene) for genes in self.genotypes for gene in genes.split("/")}
        rest = [
            block
            for genes, blocks in self.alleles.items()
            if locus_of(genes.split("/")[0]) not in done
            for block in blocks
        ]
        return " ".join((*self.genotypes.values(), *rest))


def _load(data: bytes, name: str) -> list[Any]:
    """The JSON values in the bytes: one, or one a line."""
    if len(data) > _MAX_BYTES:
        raise LimitError(f"{name}: over {_MAX_BYTES:,} bytes", step="give one patient's file")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: not UTF-8 text", step=_STEP) from None
    try:
        return [json.loads(text)]
    except (ValueError, RecursionError):
        pass
    try:
        return [json.loads(line) for line in text.splitlines() if line.strip()]
    except (ValueError, RecursionError):
        raise InputError(f"{name}: not JSON", step=_STEP) from None


def _observations(values: list[Any], name: str) -> list[dict[str, Any]]:
    """Observations in Bundles, lists and contained resources; other resources are passed over."""
    found: list[dict[str, Any]] = []
    waiting: list[tuple[Any, Any]] = [(value, None) for value in reversed(values)]
    seen = 0
    while waiting:
        value, subject = waiting.pop()
        seen += 1
        if seen > _MAX_RESOURCES:
            raise LimitError(f"{name}: over {_MAX_RESOURCES:,} resources", step=_STEP)
        if isinstance(value, list):
            waiting += [(item, subject) for item in reversed(value)]
        elif isinstance(value, dict) and value.get("status") not in _WITHDRAWN:
            subject = value.get("subject") or subject
            if value.get("resourceType") == "Observation":
                found.append({**value, "subject": subject})
            entries = value.get("entry") if value.get("resourceType") == "Bundle" else None
            held = [e.get("resource") for e in _dicts(entries)]
            inside = [*held, *_dicts(value.get("contained"))]
            waiting += [(item, subject) for item in reversed(inside)]
    return found


_WITHDRAWN = ("entered-in-error", "cancelled")


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _of_person(observations: list[dict[str, Any]], person: str, name: str) -> list[dict[str, Any]]:
    """The observations of one person: the one named, or the only one there is."""
    subjects = {_subject(o): None for o in observations if next(_strings(o), None)}
    known = [subject for subject in subjects if subject]
    listed = ", ".join(subject[:60] for subject in known[:5])
    if person:
        kept = [o for o in observations if person in (s := _subject(o), s.rpartition("/")[2])]
        if not kept:
            raise InputError(
                f"{name}: no HLA genotype of {person[:60]!r}", step=f"there is {listed or 'none'}"
            )
        return kept
    if len(known) > 1:
        raise InputError(f"{name}: {len(known)} subjects", step=f"name one person: {listed}")
    return observations


def _subject(observation: dict[str, Any]) -> str:
    """Reference or identifier of the person an observation is about; empty where it says none."""
    subject = observation.get("subject")
    if not isinstance(subject, dict):
        return ""
    identifier = subject.get("identifier")
    value = identifier.get("value") if isinstance(identifier, dict) else None
    return _text(subject.get("reference")) or _text(value)


def _label(observation: dict[str, Any], number: int) -> str:
    known = observation.get("id")
    return f"Observation/{known[:64]}" if isinstance(known, str) else f"observation {number}"


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""


def _loinc(concept: Any) -> set[str]:
    codings = _dicts(concept.get("coding")) if isinstance(concept, dict) else []
    return {
        c["code"]
        for c in codings
        if isinstance(c.get("code"), str) and _LOINC in _text(c.get("system"))
    }


def _strings(observation: dict[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """GL Strings of the value and the components, with release and whether it is a genotype."""
    components = _dicts(observation.get("component"))
    gene = _gene(observation.get("code"))
    for component in components:
        if GENE in _loinc(component.get("code")):
            gene = _gene(component.get("valueCodeableConcept")) or gene
    haplotype = HAPLOTYPE in _loinc(observation.get("code"))
    for holder in (observation, *components):
        codes = _loinc(holder.get("code"))
        own = _gene(holder.get("code")) if holder is not observation else ""
        found = next(_values(holder, own or gene), None) if GENE not in codes else None
        if found is not None:
            one = own and not set(found[0]) & set("+|^")
            yield (*found, not (haplotype or HAPLOTYPE in codes or one))


def _gene(concept: Any) -> str:
    """The HLA gene a concept names in its text or displays; empty = none."""
    if not isinstance(concept, dict):
        return ""
    words = [concept.get("text"), *(c.get("display") for c in _dicts(concept.get("coding")))]
    found = [m[1] for word in words if isinstance(word, str) and (m := _GENE.search(word))]
    return found[0] if found else ""


def _values(holder: dict[str, Any], gene: str) -> Iterator[tuple[str, str]]:
    """What may be a GL String in one value, the most formal first."""
    concept = holder.get("valueCodeableConcept")
    if isinstance(concept, dict):
        for coding in _dicts(concept.get("coding")):
            for key in ("code", "display"):
                yield from _gl_string(coding.get(key), gene, _FIELDS, coding)
        yield from _gl_string(concept.get("text"), gene, _SHORT, {})
    yield from _gl_string(holder.get("valueString"), gene, _SHORT, {})


def _gl_string(
    value: Any, gene: str, short: re.Pattern[str], coding: dict[str, Any]
) -> Iterator[tuple[str, str]]:
    if not isinstance(value, str):
        return
    text, version = value.strip(), ""
    if match := _GL_CODE.fullmatch(text):
        text, version = match["text"].strip(), match["release"]
    elif "glstring" not in _text(coding.get("system")).lower():
        version = _text(coding.get("version"))
    number = _VERSION.fullmatch(version)
    if _FULL.match(text):
        yield text, number[1] if number else ""
    elif gene and short.fullmatch(text):
        yield f"{gene}*{text}", number[1] if number else ""


def read_fhir_typing(
    path: Path, *, person: str = "", sample: Sample = "unknown", reference: HlaReference = SHIPPED
) -> Typing:
    """`parse_fhir_typing` on a file."""
    data = read_text(path, limit=_MAX_BYTES).encode()
    return parse_fhir_typing(
        data, name=path.name, person=person, sample=sample, reference=reference
    )
