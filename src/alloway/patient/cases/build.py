"""From records to a case: read every rule over every piece, then put the facts in their fields."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain, groupby
from operator import itemgetter
from typing import Any

from alloway.patient.cases.allergies import read_allergy
from alloway.patient.cases.conditions import read_condition
from alloway.patient.cases.conflicts import conflicts, history_conflicts
from alloway.patient.cases.corrections import corrected
from alloway.patient.cases.diagnosis import choose_diagnosis, rival_diagnoses
from alloway.patient.cases.draft import Draft, Exposure
from alloway.patient.cases.entities import entity_in
from alloway.patient.cases.gaps import gaps
from alloway.patient.cases.light_chains import involved_chains
from alloway.patient.cases.lines import Therapy, therapy
from alloway.patient.cases.observations import read_observation
from alloway.patient.cases.open_results import with_open_results
from alloway.patient.cases.page_tables import read_tables
from alloway.patient.cases.panel_variants import panel_fact
from alloway.patient.cases.person import patient_id, person_facts, read_patient
from alloway.patient.cases.scanned import take_scanned
from alloway.patient.cases.statements import Statement, statements
from alloway.patient.cases.table_rows import row_fact
from alloway.patient.cases.text_antibodies import antibody_facts
from alloway.patient.cases.text_antigens import antigen_facts
from alloway.patient.cases.text_cytogenetics import cytogenetic_facts
from alloway.patient.cases.text_genes import gene_facts
from alloway.patient.cases.text_history import read_histories
from alloway.patient.cases.text_measures import measure_facts
from alloway.patient.cases.text_preferences import preference_facts
from alloway.patient.cases.text_status import status_facts
from alloway.patient.cases.treatments import STARTED, read_medication, read_procedure
from alloway.patient.records.fhir_hla import about_relative
from alloway.patient.records.fhir_links import Links
from alloway.patient.records.model import Page, Records, Resource
from alloway.values.case import Case, Correction, Document, Fact

_NOT_HELD = "read, but no part of the case rests on it"
_VITALS = ("weight", "height", "bsa", "blood_group")
_CONDITIONS = (
    "condition", "autoimmune", "crs", "cns", "gvhd", "pregnancy", "chimerism", "procedure",
)  # fmt: skip
_LARGEST = ("burden.suvmax", "burden.largest_lesion", "burden.deauville")


def build_case(
    records: Records, as_of: date, corrections: Sequence[Correction] = (), *, told_in: str = ""
) -> Case:
    """The case that one patient's records tell, on a given day.

    Parameters
    ----------
    records
        What `alloway.patient.records.read_folder` returned.
    as_of
        Day of the review; ages of results are counted to it, and facts dated after it are kept out.
    corrections, told_in
        What a person confirmed, rejected, replaced or added, and the file that says so.

    Returns
    -------
    Case
        Every fact with its source, lines of therapy, conflicts, gaps, and the documents with the
        number of facts from each. ``unused`` counts what was read and led to no fact, by reason.
    """
    records = replace(records, pages=_within_reach(records.pages))
    draft = Draft()
    _read_resources(records.resources, draft)
    for row in records.rows:
        draft.take(row_fact(row))
    for variant in records.variants:
        draft.take(panel_fact(variant))
    _read_pages(records.pages, draft)
    facts = _settled(_until(draft.facts, as_of, draft), draft)
    facts += involved_chains(facts)
    facts, aside = corrected(facts, corrections, told_in)
    case = replace(_assembled(records, facts, draft, as_of), set_aside=aside)
    return _finished(case, records, facts, draft)


_RULE_CHARS = 1_000_000
"""Characters of one document that rules read: some 350 pages of prose. Rules take 5 µs for each, and
twenty times as long on text made to be slow."""


def _within_reach(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Pages with text up to the limit of their document; those behind it become gaps."""
    read: Counter[str] = Counter()
    kept = []
    for page in pages:
        left = max(0, _RULE_CHARS - read[page.source.document])
        read[page.source.document] += len(page.text)
        if len(page.text) > left:
            why = f"only the first {_RULE_CHARS:,} characters of the document were read"
            page = replace(page, text=page.text[:left], tables=(), unread=why)
        kept.append(page)
    return tuple(kept)


def _read_resources(resources: Sequence[Resource], draft: Draft) -> None:
    """Facts of every FHIR resource that can hold one; `Draft.whys` says why another gave none."""
    links = Links(resources)
    draft.places = {(resource.document, resource.place) for resource in resources}
    for resource in resources:
        reader = _READERS.get(resource.type)
        if reader is None:
            continue
        draft.reading = resource
        if about_relative(resource.data):
            draft.take(f"{resource.type} about a relative or donor")
        else:
            reader(resource, draft, links)
    draft.reading = None


_READERS: dict[str, Callable[[Resource, Draft, Links], None]] = {
    "Observation": read_observation,
    "Condition": lambda resource, draft, _: read_condition(resource, draft),
    "Procedure": lambda resource, draft, _: read_procedure(resource, draft),
    "Patient": lambda resource, draft, _: read_patient(resource, draft),
    "AllergyIntolerance": lambda resource, draft, _: read_allergy(resource, draft),
    "MedicationRequest": read_medication,
    "MedicationStatement": read_medication,
    "MedicationAdministration": read_medication,
    "MedicationDispense": read_medication,
}


def _read_pages(pages: Sequence[Page], draft: Draft) -> None:
    def document(page: Page) -> tuple[str, str]:
        place = "" if page.source.place.startswith("page ") else page.source.place
        return (page.source.document, place)

    for _, group in groupby(pages, key=document):
        members = list(group)
        if not any(page.ocr for page in members):
            _read_document(members, draft)
            continue
        own = Draft()
        _read_document(members, own)
        take_scanned(own, members, draft)


def _read_document(pages: Sequence[Page], draft: Draft) -> None:
    draft.facts.extend(person_facts(pages))
    results, prose = read_tables(pages)
    for result in results:
        draft.take(result)
    told = list(statements(prose))
    for statement in told:
        _read_statement(statement, draft)
    read_histories(told, draft)


def _read_statement(statement: Statement, draft: Draft) -> None:
    for result in antigen_facts(statement):
        draft.take(result)
    for result in measure_facts(statement):
        draft.take(result)
    for result in (*gene_facts(statement), *cytogenetic_facts(statement)):
        draft.take(result)
    for fact in (*antibody_facts(statement), *preference_facts(statement)):
        draft.take(fact)
    for result in status_facts(statement):
        draft.take(result)
        if isinstance(result, Fact) and result.kind == "diagnosis":
            entity = entity_in(str(result.value)) or entity_in(result.source.quote)
            draft.entities[result] = entity.key if entity else "other"


def _until(facts: Iterable[Fact], as_of: date, draft: Draft) -> list[Fact]:
    """Facts known on the day of the review; a later date is an error or belongs to another day."""
    kept: list[Fact] = []
    limit = as_of.isoformat()
    for fact in facts:
        if fact.date and fact.date > limit and not limit.startswith(fact.date):
            draft.drop(fact, "dated after the day of the review")
        else:
            kept.append(fact)
    draft.exposures = [
        e
        for e in draft.exposures
        if (not e.start or e.start <= limit) and not _only_ordered(e, draft)
    ]
    return kept


def _only_ordered(exposure: Exposure, draft: Draft) -> bool:
    """An order of cells whose infusion another record says was not done."""
    return exposure.ordered and bool(set(exposure.drugs) & draft.not_given)


def _settled(facts: list[Fact], draft: Draft) -> list[Fact]:
    """Each statement once, and of many measures of one lesion the largest."""
    kept: dict[tuple[Any, ...], Fact] = {}
    for fact in facts:
        same: tuple[Any, ...] = (fact.kind, fact.value, fact.date, fact.source.document, fact.unit)
        if fact.kind == "chimerism":  # the same share in two kinds of cells is two results
            same = (*same, fact.note)
        if fact.kind in _LARGEST and fact.method in ("text rule", "OCR"):
            same = (fact.kind, fact.date, fact.source.document)
            known = kept.get(same)
            if known is not None and _number(known) >= _number(fact):
                draft.drop(fact, "repeated in the same document")
                continue
        if same in kept:
            draft.drop(fact, "repeated in the same document")
        if same not in kept or fact.kind in _LARGEST:
            kept[same] = fact
    return list(kept.values())


def _number(fact: Fact) -> float:
    return fact.value if isinstance(fact.value, float) else 0.0


def _newest(facts: Sequence[Fact], kind: str) -> Fact | None:
    """The newest of a kind of which the case holds one; a structured one wins a tie."""
    found = [fact for fact in facts if fact.kind == kind]
    return max(found, key=lambda f: (f.date, f.method == "structured"), default=None)


def _assembled(records: Records, facts: list[Fact], draft: Draft, as_of: date) -> Case:
    diagnosis, others, statements_of_it = choose_diagnosis(facts, draft.entities)
    course = _course(draft, diagnosis.group if diagnosis else "")
    found = (
        *conflicts(facts, statements_of_it, rival_diagnoses(diagnosis, draft.entities)),
        *history_conflicts(course, [fact for _, fact in draft.stated_lines]),
    )

    by_kind: dict[str, list[tuple[int, Fact]]] = {}
    for place, fact in enumerate(facts):
        by_kind.setdefault(fact.kind, []).append((place, fact))

    def starting(*prefixes: str) -> tuple[Fact, ...]:
        found = [same for kind, same in by_kind.items() if kind.startswith(prefixes)]
        return tuple(fact for _, fact in sorted(chain(*found), key=itemgetter(0)))

    return Case(
        id=patient_id(records.resources) or _digest(records.documents),
        as_of=as_of,
        name=_newest(facts, "name"),
        birth_date=_structured_first(facts, "birth_date"),
        sex=_structured_first(facts, "sex"),
        weight=_newest(facts, "weight"),
        height=_newest(facts, "height"),
        vitals=tuple(sorted(starting(*_VITALS), key=lambda f: f.date, reverse=True)),
        place=_structured_first(facts, "place"),
        diagnosis=diagnosis,
        stage=starting("stage"),
        burden=starting("burden."),
        antigens=starting("antigen."),
        mutations=starting("mutation", "cytogenetics"),
        lines=course.lines,
        line_count=course.count,
        prior=course.prior,
        prior_known=bool(course.prior or course.lines or draft.denied or draft.stated_lines),
        performance=starting("performance."),
        labs=starting("lab."),
        organ=starting("organ."),
        infections=starting("infection."),
        conditions=(*others, *starting(*_CONDITIONS)),
        medications=_last_doses(facts, draft),
        typings=records.typings,
        donor_typings=records.donor_typings,
        beads=records.beads,
        imaging=records.imaging,
        antibodies=starting("antibodies"),
        preferences=starting("preference"),
        conflicts=found,
        documents=records.documents,
    )


def _structured_first(facts: Sequence[Fact], kind: str) -> Fact | None:
    found = [fact for fact in facts if fact.kind == kind]
    return min(found, key=lambda fact: fact.method != "structured", default=None)


def _course(draft: Draft, group: str) -> Therapy:
    stated = [number for number, _ in draft.stated_lines]
    return therapy(draft.exposures, group, stated, frozenset(draft.denied))


def _last_doses(facts: Sequence[Fact], draft: Draft) -> tuple[Fact, ...]:
    """For each drug its last known dose, and the first day of the last course that has one.

    Where no record gives a first day, the earliest record of the drug stands for it.
    """
    last: dict[tuple[str, bool], Fact] = {}
    first: dict[str, Fact] = {}
    named = [fact for fact in facts if fact.kind == "medication"]
    for fact in named:
        drug, started = str(fact.value), fact.note.startswith(STARTED)
        known = last.get((drug, started))
        if known is None or fact.date > known.date:
            last[drug, started] = fact
        if fact.date and fact.method == "structured" and not started:
            first[drug] = min(first.get(drug, fact), fact, key=lambda f: f.date)
    kept = set(last.values())
    for drug, fact in first.items():
        if fact not in kept and (drug, True) not in last:
            last[drug, True] = replace(fact, note=f"{STARTED}; {fact.note}".rstrip("; "))
            kept.add(fact)
    for fact in named:
        if fact not in kept:
            draft.drop(fact, "earlier dose of the same drug")
    return tuple(last.values())


def _digest(documents: Sequence[Document]) -> str:
    joined = "".join(sorted(document.sha256 for document in documents))
    return "folder:" + hashlib.sha256(joined.encode()).hexdigest()[:16]


def _without_a_fact(
    every: Sequence[Fact], resources: Sequence[Resource], draft: Draft
) -> Counter[str]:
    """Each FHIR resource from which the case holds no fact, by its type and the reason."""
    used = {(fact.source.document, fact.source.place) for fact in every}
    found: dict[str, int] = {}
    for resource in resources:
        kind, place = resource.type, (resource.document, resource.place)
        if place in used or kind not in _READERS or kind == "Patient":
            continue
        why = draft.whys.get(place, _NOT_HELD)
        if why:
            why = why if why.startswith(kind) else f"{kind}: {why}"
            found[why] = found.get(why, 0) + 1
    return Counter(found)


def _finished(case: Case, records: Records, facts: list[Fact], draft: Draft) -> Case:
    """Gaps, facts a document gave, and what was not used."""
    unclear = _course(draft, case.diagnosis.group if case.diagnosis else "").unclear
    every = list(case.facts())
    from_document = Counter([fact.source.document for fact in every])
    documents = tuple(
        replace(document, facts=from_document[document.name]) for document in case.documents
    )
    unused = Counter(draft.unused)
    unused.update(dict(records.ignored))
    unused.update(_without_a_fact(every, records.resources, draft))
    return replace(
        case,
        gaps=with_open_results(gaps(case, records.pages, unclear), draft.open_results, facts),
        documents=documents,
        unused=tuple(sorted(unused.items())),
    )
