"""What a review needs for this disease and the records do not give, or give too old."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from alloway.patient.cases.gaps_cells import antigen_gaps, hla_gaps
from alloway.patient.records.dates import window
from alloway.patient.records.model import Page
from alloway.reference.kinds import BY_NAME, label
from alloway.values.case import Case, Conflict, Document, Fact, Gap

_NAMES = {
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "pt": "Portuguese",
    "nl": "Dutch",
    "pl": "Polish",
}
READ_LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pl")
"""Languages for which the text rules have words."""
_EVERYONE = (
    "birth_date", "sex", "weight", "place", "performance",
    "lab.anc", "lab.alc", "lab.platelets", "lab.hemoglobin", "renal",
    "lab.bilirubin", "lab.alt", "lab.ast",
    "lab.ldh", "organ.lvef", "organ.spo2",
    "infection.hiv", "infection.hbsag", "infection.hbc", "infection.hcv",
)  # fmt: skip
_BY_GROUP: dict[str, tuple[str, ...]] = {
    "lymphoma": ("stage", "imaging", "cns"),
    "leukaemia": ("burden.marrow_blasts", "cns"),
    "myeloma": ("stage", "lab.m_protein", "burden.marrow_plasma_cells"),
}
_ANY_OF: dict[str, tuple[tuple[str, ...], str]] = {
    "performance": (
        ("performance.ecog", "performance.karnofsky", "performance.lansky"),
        "Performance status",
    ),
    "renal": (("lab.creatinine", "lab.crcl", "lab.egfr"), "Creatinine or its clearance"),
    "imaging": (
        ("burden.deauville", "burden.suvmax", "burden.spd", "burden.largest_lesion"),
        "Disease on imaging",
    ),
}
_SETTLES: dict[str, str] = {
    "birth_date": "the patient's identity record",
    "sex": "the patient's identity record",
    "place": "the patient's address",
    "performance": "an ECOG, Karnofsky or Lansky score in a dated clinic note",
    "imaging": "a PET/CT report with Deauville score or lesion sizes",
    "stage": "a staging report",
    "cns": "lumbar puncture or MRI report, or a note that there is no CNS disease",
    "burden.marrow_blasts": "a bone marrow report",
    "burden.marrow_plasma_cells": "a bone marrow report",
    "organ.lvef": "an echocardiogram report",
    "organ.spo2": "a dated oxygen saturation",
    "weight": "a dated body weight",
}
_CLINIC, _FAMILY = "referring clinic", "patient or family"
_FERTILE = (12, 55)
"""Ages at which a review asks for a pregnancy test (assumed)."""


def gaps(case: Case, pages: Iterable[Page], unclear: Iterable[Fact]) -> tuple[Gap, ...]:
    """Every gap of a case, in the order in which a coordinator would close them.

    Parameters
    ----------
    case
        The case as built so far, with its conflicts.
    pages
        Text pages, for those without text or in another language.
    unclear
        Transplants whose donor is not named.
    """
    latest = _latest(case)
    found: list[Gap] = [*_diagnosis(case)]
    for need in (*_EVERYONE, *_BY_GROUP.get(case.diagnosis.group if case.diagnosis else "", ())):
        found.extend(_need(case, need, latest))
    found = _one_for_old_blood(case, found)
    found += [
        *_imprecise(latest, {gap.kind for gap in found}),
        *antigen_gaps(case, latest),
        *_history(case, unclear),
        *hla_gaps(case, latest),
        *_special(case, latest),
    ]
    found += [_of_conflict(conflict) for conflict in case.conflicts]
    found += [*_unreadable(case.documents), *_pages(pages)]
    return tuple(dict.fromkeys(found))


def _latest(case: Case) -> dict[str, Fact]:
    """`Case.latest` of every kind at once: one walk over the facts instead of one for each need."""
    newest: dict[str, Fact] = {}
    for fact in case.facts():
        known = newest.get(fact.kind)
        if fact.state in ("found", "confirmed") and (known is None or fact.date > known.date):
            newest[fact.kind] = fact
    return newest | {conflict.kind: conflict.proposed for conflict in case.conflicts}


def _missing(kind: str, what: str, settles: str, who: str) -> Gap:
    return Gap(kind, "missing", f"{what} is not in the records.", settles, who)


def _need(case: Case, need: str, known: Mapping[str, Fact]) -> Iterator[Gap]:
    kinds, what = _ANY_OF.get(need, ((need,), label(need)))
    latest = [known[kind] for kind in kinds if kind in known]
    who = BY_NAME[kinds[0]].who
    settles = _SETTLES.get(need, f"a dated result for {what}")
    if not latest:
        yield _missing(kinds[0], what, settles, who)
        return
    newest = max(latest, key=lambda fact: fact.date)
    yield from _too_old(newest, what, settles, who, case.as_of)
    if newest.unit == "?":
        text = f"{what} {newest.value} is printed without a unit."
        yield Gap(
            newest.kind, "ambiguous", text, f"the unit of {newest.source.label}", who, (newest,)
        )
    elif (
        isinstance(newest.value, str)
        and newest.value[:1] not in "<>"
        and (BY_NAME[newest.kind].unit or "ecog" in newest.kind)
    ):
        text = f"{what} is given only as {newest.value}."
        yield Gap(newest.kind, "ambiguous", text, settles, who, (newest,))


def _one_for_old_blood(case: Case, found: list[Gap]) -> list[Gap]:
    """One gap for a blood sample that is too old as a whole, instead of one for each analyte."""
    dates = [fact.date for fact in case.labs if fact.date]
    old = [gap for gap in found if gap.kind.startswith("lab.") and gap.why == "old"]
    newest = max(dates, default="")
    if len(old) < _SAMPLE_OF or any(gap.facts[0].date > newest for gap in old):
        return found
    days = {f.date for f in case.labs if BY_NAME[f.kind].max_age_days == _BLOOD_DAYS} - {""}
    if any((case.as_of - window(day)[1]).days <= _BLOOD_DAYS for day in days):
        return found
    age = (case.as_of - window(newest)[1]).days
    text = (
        f"Every blood result is at least {age} days old (newest of {newest}): "
        f"{', '.join(label(gap.kind) for gap in old)}."
    )
    facts = tuple(fact for gap in old for fact in gap.facts)
    one = Gap("lab", "old", text, "a new blood sample with count and chemistry", _CLINIC, facts)
    first = found.index(old[0])
    return [*found[:first], one, *(gap for gap in found[first:] if gap not in old)]


_SAMPLE_OF = 3
_BLOOD_DAYS = 14


def _imprecise(known: Mapping[str, Fact], asked: set[str]) -> Iterator[Gap]:
    """Newest results that a reader cannot use as printed: without a unit, or without a day."""
    for kind, fact in known.items():
        entry = BY_NAME.get(kind)
        if entry is None or entry.max_age_days is None or kind in asked:
            continue
        if fact.unit == "?":
            text = f"{entry.label} {fact.value} is printed without a unit."
            settles = f"the unit of {fact.source.label}"
        elif fact.date and len(fact.date) < 10:
            text = f"{entry.label} ({fact.value}) is dated only {fact.date}."
            settles = f"the day of {fact.source.label}"
        else:
            continue
        yield Gap(kind, "ambiguous", text, settles, entry.who, (fact,))


def _too_old(fact: Fact, what: str, settles: str, who: str, as_of: date) -> Iterator[Gap]:
    limit = BY_NAME[fact.kind].max_age_days
    if limit is None:
        return
    if not fact.date:
        yield Gap(fact.kind, "ambiguous", f"{what} has no date.", settles, who, (fact,))
        return
    age = (as_of - window(fact.date)[1]).days
    if age > limit:
        text = f"{what} is of {fact.date}, {age} days old; a review asks for {limit} days or less."
        yield Gap(fact.kind, "old", text, settles, who, (fact,))


def _diagnosis(case: Case) -> Iterator[Gap]:
    if case.diagnosis is None:
        yield _missing("diagnosis", "A malignant diagnosis", "a pathology report", "pathology")
        return
    if case.diagnosis.entity in ("other", "ALL"):
        text = (
            f"The diagnosis ({case.diagnosis.fact.value}) does not say whether of B or T cells."
            if case.diagnosis.entity == "ALL"
            else f"The diagnosis ({case.diagnosis.fact.value}) is not one this review knows well."
        )
        yield Gap(
            "diagnosis",
            "ambiguous",
            text,
            "the full pathology report with the WHO entity",
            "pathology",
            (case.diagnosis.fact,),
        )
    if case.diagnosis.status == "unknown":
        yield _missing(
            "status",
            "Whether the disease is relapsed, refractory or in remission",
            "the latest clinic letter",
            _CLINIC,
        )


def _history(case: Case, unclear: Iterable[Fact]) -> Iterator[Gap]:
    settles = "a treatment summary with regimens, dates and responses"
    if case.line_count is None:
        yield _missing("regimen", "The treatment history", settles, _CLINIC)
    elif case.line_count[0] != case.line_count[1] and not any(
        conflict.kind == "line_count" for conflict in case.conflicts
    ):
        low, high = case.line_count
        facts = tuple(f for line in case.lines if not line.certain for f in line.facts[:1])
        text = f"The records support {low} to {high} lines of therapy."
        yield Gap("regimen", "ambiguous", text, settles, _CLINIC, facts)
    if not case.prior_known:
        yield _missing(
            "procedure", "Whether there was an earlier CAR-T or transplant", settles, _CLINIC
        )
    for fact in unclear:
        text = f"The transplant ({fact.value}) is not said to be autologous or allogeneic."
        yield Gap("procedure", "ambiguous", text, "the transplant report", _CLINIC, (fact,))


def _special(case: Case, known: Mapping[str, Fact]) -> Iterator[Gap]:
    if not case.preferences:
        yield _missing(
            "preference",
            "What the patient wants and how far they can travel",
            "a talk with the patient",
            _FAMILY,
        )
    ages = case.age(case.as_of)
    fertile = ages is not None and ages[1] >= _FERTILE[0] and ages[0] <= _FERTILE[1]
    core = known.get("infection.hbc")
    dna = known.get("infection.hbv_dna")
    if core is not None and core.value == "positive":
        settles = "a quantitative HBV DNA of the last weeks"
        if dna is None:
            text = (
                "Hepatitis B core antibody is positive and HBV DNA is not in the records: "
                "reactivation under B-cell depletion cannot be judged."
            )
            yield Gap("infection.hbv_dna", "missing", text, settles, _CLINIC, (core,))
        else:
            yield from _too_old(dna, label(dna.kind), settles, _CLINIC, case.as_of)
    if fertile and case.sex and case.sex.value == "female" and "pregnancy" not in known:
        yield _missing("pregnancy", "A pregnancy test", "a pregnancy test", _CLINIC)


def _of_conflict(conflict: Conflict) -> Gap:
    dated = conflict.kind.endswith(".date")
    values = " against ".join(
        dict.fromkeys(
            f"{fact.date} ({fact.source.document})" if dated else f"{_shown(fact)} ({_when(fact)})"
            for fact in conflict.facts[:4]
        )
    )
    text = f"{label(conflict.kind)}: the records disagree: {values}."
    kind = BY_NAME.get(conflict.kind)
    return Gap(
        conflict.kind,
        "conflict",
        text,
        conflict.reason,
        kind.who if kind else _CLINIC,
        conflict.facts,
    )


def _shown(fact: Fact) -> str:
    value = f"{fact.value:g}" if isinstance(fact.value, float) else str(fact.value)
    return f"{value} {fact.unit}".rstrip(" ?")


def _when(fact: Fact) -> str:
    return fact.date or fact.source.document


def _unreadable(documents: Iterable[Document]) -> Iterator[Gap]:
    for document in documents:
        if document.left_out and "hidden file" not in document.left_out:
            yield Gap(
                "document",
                "unreadable",
                document.left_out,
                f"a readable copy of {document.name}",
                _CLINIC,
            )


def _pages(pages: Iterable[Page]) -> Iterator[Gap]:
    foreign: dict[str, str] = {}
    for page in pages:
        if page.unread:
            text = f"{page.source.label}: {page.unread}."
            yield Gap("document", "unreadable", text, "the page as text", _CLINIC)
        elif page.language not in ("", "en"):
            foreign.setdefault(page.source.document, page.language)
    for document, language in foreign.items():
        known = language in READ_LANGUAGES
        how = "read by rules for it" if known else "only its numbers and marker names were read"
        text = (
            f"{document} is in {_NAMES.get(language, language)}: {how}, and no translation is here."
        )
        yield Gap("translation", "unreadable", text, f"a translation of {document}", _CLINIC)
