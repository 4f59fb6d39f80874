"""FHIR Observations to facts."""

from __future__ import annotations

import re
from functools import lru_cache

from alloway.patient.cases.codes import Json, dated, dicts, notes, word, words
from alloway.patient.cases.conditions import stage_words
from alloway.patient.cases.disease_status import STATUS_CODES, read_disease_status
from alloway.patient.cases.draft import Draft, OpenResult
from alloway.patient.cases.fhir_variants import is_variant, variant_fact
from alloway.patient.cases.markers import expression, not_evaluated, percent
from alloway.patient.cases.measure import counted, measured
from alloway.patient.cases.observation_kinds import Asked, asked
from alloway.patient.cases.observation_values import presence_of, upper_of, value_of
from alloway.patient.cases.statements import Statement
from alloway.patient.cases.text_genes import gene_facts
from alloway.patient.cases.text_measures import measure_facts
from alloway.patient.records.fhir_hla import is_hla
from alloway.patient.records.fhir_links import Links, collected, specimen_words
from alloway.patient.records.model import Resource
from alloway.patient.records.numbers import Printed, parse_number
from alloway.reference.kinds import Kind
from alloway.values.case import Fact
from alloway.values.evidence import Source

_VOID = frozenset(("entered-in-error", "cancelled", "registered"))
_ABSENT = re.compile(
    r"\bnot (?:performed|done|tested|evaluable|reported|available)\b|\bpending\b|\bto follow\b"
    r"|\binsufficient\b|\bno result\b",
    re.IGNORECASE,
)
"""Words of a result that is none: never negative, never positive."""
_WHEN = ("effectiveDateTime", "effectivePeriod", "effectiveInstant", "issued")
_YES_NO = ("cns", "gvhd", "pregnancy", "infection.active", "burden.extramedullary")
_ROUTINE = frozenset(("vital-signs", "survey", "social-history", "activity"))


def read_observation(resource: Resource, draft: Draft, links: Links) -> None:
    """Facts of one Observation and its components; what gives none is counted with a reason."""
    data = resource.data
    status = data.get("status")
    if isinstance(status, str) and status in _VOID:
        draft.take(f"Observation with status {status}")
        return
    test = asked(data.get("code"))
    if test.kind is None and "valueQuantity" in data and "component" not in data:
        # The greater part of every export: vital signs and analytes that the review does not use.
        draft.whys.setdefault((resource.document, resource.place), test.unused)
        return
    when = (collected(data, links) if "specimen" in data else "") or dated(data, *_WHEN)
    if test.kind is not None:
        _read_results(_Result(resource, links, when), test, draft)
    elif is_variant(data, test.codes):
        draft.take(variant_fact(resource, when))
    elif not STATUS_CODES.isdisjoint(test.codes):
        read_disease_status(resource, when, draft)
        _read_words(resource, test, when, draft)
    elif is_hla(data):
        draft.take("")
    elif not _read_words(resource, test, when, draft):
        _read_results(_Result(resource, links, when), test, draft)


class _Result:
    """One Observation on its way to facts."""

    __slots__ = ("links", "resource", "when")

    def __init__(self, resource: Resource, links: Links, when: str) -> None:
        self.resource, self.links, self.when = resource, links, when


def _read_results(result: _Result, test: Asked, draft: Draft) -> None:
    data = result.resource.data
    components = [part for part in dicts(data.get("component")) if "modifierExtension" not in part]
    told = not components or _has_value(data)
    if told:
        own = _fact(result, data, test)
        if (
            isinstance(own, str)
            and test.kind is None
            and _read_words(result.resource, test, result.when, draft)
        ):
            return
        draft.take(own)
        if isinstance(own, str) and test.kind is not None:
            _keep_open(result, test.kind, data, own, draft)
    for part in components:
        inner = asked(part.get("code"))
        if inner.kind is not None:
            draft.take(_fact(result, part, inner))
    if not told:
        draft.take(test.unused or "Observation without a value")


def _has_value(data: Json) -> bool:
    return any(key.startswith("value") for key in data)


def _keep_open(result: _Result, kind: Kind, data: Json, why: str, draft: Draft) -> None:
    """A test of the review that was made and gave no result is a gap of its own."""
    if why.startswith("Observation without a value"):
        said = words(data.get("dataAbsentReason")) or notes(data) or "no result"
        source = result.resource.source(f"{kind.label}: {said}"[:200])
        draft.take(OpenResult(kind.name, result.when, source, said[:200]))


def _read_words(resource: Resource, test: Asked, when: str, draft: Draft) -> bool:
    """Facts that the words of a result name, where its code names no kind: ``blasts 12 %``."""
    value, _ = value_of(resource.data)
    if not isinstance(value, str):
        return False
    text = f"{test.name}: {value}"
    if not _names_findings(text):
        return False
    found = _findings(Statement(text, resource.source(text[:200]), document_date=when))
    draft.facts.extend(found)
    return bool(found)


def _findings(statement: Statement) -> list[Fact]:
    results = (result for rule in (measure_facts, gene_facts) for result in rule(statement))
    return [result for result in results if isinstance(result, Fact)]


@lru_cache(maxsize=4096)
def _names_findings(text: str) -> bool:
    """Whether the text rules find anything; exports repeat the same few answers."""
    return bool(_findings(Statement(text, Source(""))))


def _fact(result: _Result, data: Json, test: Asked) -> Fact | str:
    kind = test.kind
    if kind is None:
        return _panel(data) or test.unused or "Observation without a value"
    value, unit = value_of(data)
    if value is None or (isinstance(value, str) and _ABSENT.search(value)):
        if value is None and "interpretation" in data and "dataAbsentReason" not in data:
            value = words((dicts(data["interpretation"]) or [{}])[0])
        if not value or _ABSENT.search(str(value)):
            why = words(data.get("dataAbsentReason"))
            return f"Observation without a value: {kind.label}{f' ({why[:60]})' if why else ''}"
    quote = f"{test.name}: {_shown(value)} {unit}".strip()[:200]
    if kind.name.startswith("antigen."):
        return _antigen(result, kind, data, _shown(value), unit, quote)
    if kind.name.startswith("infection.") or kind.name in _YES_NO:
        return _presence(result, kind, data, value, unit, quote)
    if isinstance(value, Printed):
        source, upper = result.resource.source(quote), upper_of(data)
        return measured(
            kind, value, unit, source, date=result.when, upper=upper, note=_beside(result, test)
        )
    return _worded(result, test, kind, value, quote)


def _panel(data: Json) -> str:
    if "hasMember" in data and not _has_value(data):
        return "Observation that is a panel: its members stand alone"
    return ""


def _shown(value: Printed | str) -> str:
    return value if isinstance(value, str) else f"{value.bound}{value.value:g}"


def _beside(result: _Result, test: Asked) -> str:
    """Words beside the name, and that a result is not final."""
    early = "preliminary" if word(result.resource.data, "status") == "preliminary" else ""
    return "; ".join(part for part in (test.beside, early) if part)


def _presence(
    result: _Result, kind: Kind, data: Json, value: Printed | str, unit: str, quote: str
) -> Fact | str:
    found = presence_of(data, value)
    if not found and isinstance(value, Printed):
        found = counted(kind, value)
    if not found:
        return f"{kind.label}: neither positive nor negative"
    said = _shown(value)
    note = f"{said} {unit}".strip() if any(char.isdigit() for char in said) else ""
    answer = found == "positive" if kind.name in _YES_NO else found
    source = result.resource.source(quote)
    return Fact(kind.name, answer, source, date=result.when, note=note[:200])


def _worded(result: _Result, test: Asked, kind: Kind, value: str, quote: str) -> Fact | str:
    source, when = result.resource.source(quote), result.when
    number = parse_number(value.split(" ")[0]) if kind.name.startswith("performance.") else None
    if kind.name.startswith("performance.") and number is None:
        digits = re.search(r"\b\d{1,3}\b", value)
        number = parse_number(digits[0]) if digits else None
    if number is not None:
        return measured(kind, number, "%", source, date=when)
    printed = parse_number(value)
    if printed is not None and kind.unit:
        return measured(kind, printed, "", source, date=when)
    if kind.unit:
        return f"{kind.label}: words where a number is expected"
    if kind.name == "blood_group":
        group = blood_group(value)
        note = "; ".join(part for part in (test.beside, group[1]) if part)
        return Fact(kind.name, group[0] or value, source, date=when, note=note)
    return Fact(kind.name, stage_words(value) if kind.name == "stage" else value, source, date=when)


_GROUP = re.compile(r"(?<![A-Za-z])(?P<abo>AB|A|B|O|0)(?![A-Za-z])(?P<rest>.{0,40})", re.DOTALL)
_RH = re.compile(r"\b(?:pos|n[eé]g|dodatni|ujemn)\w*|[+−–-]", re.IGNORECASE)


def blood_group(words_: str) -> tuple[str, str]:
    """ABO and Rh group in one spelling, and the words behind it; empty where it is not told.

    >>> blood_group("O Rh positief (donortype)"), blood_group("0 Rh(D) neg."), blood_group("see")
    (('O Rh positive', 'donortype'), ('O Rh negative', ''), ('', ''))
    """
    match = _GROUP.search(words_)
    rhesus = _RH.search(match["rest"]) if match else None
    if match is None or rhesus is None:
        return "", ""
    abo = match["abo"].replace("0", "O")
    sign = "negative" if rhesus[0][0].lower() in "nu−–-" else "positive"
    behind = match["rest"][rhesus.end() :].strip(" .,;()")
    return f"{abo} Rh {sign}", behind


def _antigen(
    result: _Result, kind: Kind, data: Json, value: str, unit: str, quote: str
) -> Fact | str:
    said = f"{value} {unit}".strip()
    graded = [words(part) for part in dicts(data.get("interpretation"))]
    found = expression(said) or expression(" ".join(graded))
    if not found and not not_evaluated(said):
        found = presence_of(data, value)
    if not found:
        return f"{kind.label}: neither positive nor negative"
    whole = result.resource.data
    seen = specimen_words(whole, result.links)
    method = words(data.get("method")) or words(whole.get("method"))
    note = "; ".join(part for part in (percent(said), method, seen, notes(whole)) if part)
    return Fact(kind.name, found, result.resource.source(quote), date=result.when, note=note[:300])
