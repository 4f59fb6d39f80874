"""From records to a case: read every rule over every piece, then put the facts in their fields."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby, zip_longest
from typing import Any

from alloway.patient.cases.conditions import entity_in, read_condition
from alloway.patient.cases.conflicts import conflicts, history_conflicts
from alloway.patient.cases.corrections import corrected
from alloway.patient.cases.diagnosis import choose_diagnosis, rival_diagnoses
from alloway.patient.cases.draft import Draft, Exposure
from alloway.patient.cases.gaps import gaps
from alloway.patient.cases.light_chains import involved_chains
from alloway.patient.cases.lines import Therapy, therapy
from alloway.patient.cases.measure import kind_of_name, measured, presence
from alloway.patient.cases.observations import read_observation
from alloway.patient.cases.open_results import with_open_results
from alloway.patient.cases.page_tables import read_tables
from alloway.patient.cases.person import patient_id, person_facts, read_patient
from alloway.patient.cases.statements import Statement, statements
from alloway.patient.cases.text_antigens import antigen_facts
from alloway.patient.cases.text_cells import read_foreign_history
from alloway.patient.cases.text_genes import gene_facts
from alloway.patient.cases.text_history import read_history
from alloway.patient.cases.text_measures import measure_facts
from alloway.patient.cases.text_status import status_facts
from alloway.patient.cases.treatments import read_medication, read_procedure
from alloway.patient.records.fhir import about_relative
from alloway.patient.records.model import Page, Records, Resource, TableRow
from alloway.patient.records.numbers import parse_number, upper_limit
from alloway.values.case import Case, Correction, Document, Fact

_VITALS = ("weight", "height", "bsa", "blood_group")
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
    draft = Draft()
    _read_resources(records.resources, draft)
    for row in records.rows:
        draft.take(_row_fact(row))
    _read_pages(records.pages, draft)
    facts = _settled(_until(draft.facts, as_of, draft), draft)
    facts += involved_chains(facts)
    facts, aside = corrected(facts, corrections, told_in)
    case = replace(_assembled(records, facts, draft, as_of), set_aside=aside)
    return _finished(case, records, facts, draft)


def _read_resources(resources: Sequence[Resource], draft: Draft) -> None:
    medications = {
        str(resource.data.get("id")): resource
        for resource in resources
        if resource.type == "Medication"
    }
    for resource in resources:
        if about_relative(resource.data):
            draft.unused[f"{resource.type} about a relative or donor"] += 1
        elif resource.type == "Observation":
            read_observation(resource, draft)
        elif resource.type == "Condition":
            read_condition(resource, draft)
        elif resource.type == "Procedure":
            read_procedure(resource, draft)
        elif resource.type == "Patient":
            read_patient(resource, draft)
        elif resource.type.startswith("Medication") and resource.type != "Medication":
            read_medication(resource, draft, medications)


def _row_fact(row: TableRow) -> Fact | str:
    kind = kind_of_name(row.name)
    if kind is None:
        return f"Laboratory row no step of the review uses: {row.name[:60]}"
    number = parse_number(row.value, decimal_comma=row.decimal_comma)
    if number is not None:
        upper = upper_limit(row.reference, decimal_comma=row.decimal_comma)
        return measured(kind, number, row.unit, row.source, date=row.date, upper=upper)
    found = presence(row.value)
    if found and (kind.name.startswith(("infection.", "antigen.")) or kind.name == "pregnancy"):
        value = found == "positive" if kind.name == "pregnancy" else found
        return Fact(kind.name, value, row.source, date=row.date)
    return f"{kind.label}: words where a number is expected"


def _read_pages(pages: Sequence[Page], draft: Draft) -> None:
    def document(page: Page) -> tuple[str, str]:
        place = "" if page.source.place.startswith("page ") else page.source.place
        return (page.source.document, place)

    for _, group in groupby(pages, key=document):
        members = list(group)
        draft.facts.extend(person_facts(members))
        results, prose = read_tables(members)
        for result in results:
            draft.take(result)
        told = list(statements(prose))
        for statement, following in zip_longest(told, told[1:]):
            _read_statement(statement, draft, following.text if following else "")


def _read_statement(statement: Statement, draft: Draft, following: str) -> None:
    for result in antigen_facts(statement):
        draft.take(result)
    for result in measure_facts(statement):
        draft.take(result)
    for result in gene_facts(statement):
        draft.take(result)
    # Rules of meaning are written for English; elsewhere a missed negation would make a fact of it.
    if statement.language not in ("", "en"):
        read_foreign_history(statement, draft)
        return
    for result in status_facts(statement):
        draft.take(result)
        if isinstance(result, Fact) and result.kind == "diagnosis":
            entity = entity_in(str(result.value)) or entity_in(result.source.quote)
            draft.entities[result] = entity.key if entity else "other"
    read_history(statement, draft, following)


def _until(facts: Iterable[Fact], as_of: date, draft: Draft) -> list[Fact]:
    """Facts known on the day of the review; a later date is an error or belongs to another day."""
    kept: list[Fact] = []
    limit = as_of.isoformat()
    for fact in facts:
        if fact.date and fact.date > limit and not limit.startswith(fact.date):
            draft.unused["dated after the day of the review"] += 1
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
        if fact.kind in _LARGEST and fact.method == "text rule":
            same = (fact.kind, fact.date, fact.source.document)
            known = kept.get(same)
            if known is not None and _number(known) >= _number(fact):
                draft.unused["repeated in the same document"] += 1
                continue
        if same in kept:
            draft.unused["repeated in the same document"] += 1
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

    def starting(*prefixes: str) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if fact.kind.startswith(prefixes))

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
        mutations=starting("mutation"),
        lines=course.lines,
        line_count=course.count,
        prior=course.prior,
        prior_known=bool(course.prior or course.lines or draft.denied or draft.stated_lines),
        performance=starting("performance."),
        labs=starting("lab."),
        organ=starting("organ."),
        infections=starting("infection."),
        conditions=(*others, *starting("condition", "cns", "gvhd", "pregnancy", "chimerism")),
        medications=_last_doses(facts, draft),
        typings=records.typings,
        donor_typings=records.donor_typings,
        beads=records.beads,
        imaging=records.imaging,
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
    """One fact a drug: its last known dose."""
    last: dict[str, Fact] = {}
    for fact in facts:
        if fact.kind == "medication":
            name = str(fact.value)
            if name in last:
                draft.unused["earlier dose of the same drug"] += 1
            if name not in last or fact.date > last[name].date:
                last[name] = fact
    return tuple(last.values())


def _digest(documents: Sequence[Document]) -> str:
    joined = "".join(sorted(document.sha256 for document in documents))
    return "folder:" + hashlib.sha256(joined.encode()).hexdigest()[:16]


def _finished(case: Case, records: Records, facts: list[Fact], draft: Draft) -> Case:
    """Gaps, facts a document gave, and what was not used."""
    unclear = _course(draft, case.diagnosis.group if case.diagnosis else "").unclear
    from_document = Counter(fact.source.document for fact in case.facts())
    documents = tuple(
        replace(document, facts=from_document[document.name]) for document in case.documents
    )
    unused = Counter(draft.unused)
    unused.update(dict(records.ignored))
    return replace(
        case,
        gaps=with_open_results(gaps(case, records.pages, unclear), draft.open_results, facts),
        documents=documents,
        unused=tuple(sorted(unused.items())),
    )
