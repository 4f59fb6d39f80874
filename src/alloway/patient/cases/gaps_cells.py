"""Gaps on which a cellular therapy turns: the target on the tumour, and the patient's HLA."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alloway.patient.cases.blocks import days_between
from alloway.patient.records.dates import window
from alloway.reference.diseases import BY_KEY
from alloway.reference.drugs import targets_of
from alloway.reference.hla_nomenclature import MATCH_LOCI
from alloway.reference.kinds import BY_NAME
from alloway.values.case import Case, Fact, Gap
from alloway.values.hla import Locus, Slot

_HLA, _CLINIC, _PATHOLOGY = "HLA laboratory", "referring clinic", "pathology"
_CORE = ("A", "B", "C", "DRB1", "DQB1")
_ONE_SAMPLE = 14
"""Days within which the dates of one sample and its reports may lie (assumed)."""


def antigen_gaps(case: Case, known: Mapping[str, Fact]) -> Iterator[Gap]:
    """Targets of the disease without a result that still holds: one gap each, gravest reason."""
    disease = BY_KEY.get(case.diagnosis.entity) if case.diagnosis else None
    sampled = _last_sample([fact.date for fact in case.antigens if fact.date])
    for antigen in disease.antigens if disease else ():
        fact = known.get(f"antigen.{antigen}")
        settles = (
            f"immunohistochemistry or flow cytometry for {antigen} on the latest tumour sample"
        )
        found = _antigen(antigen, fact, sampled, case)
        if found is not None:
            why, text = found
            facts = () if fact is None else (fact,)
            yield Gap(f"antigen.{antigen}", why, text, settles, _PATHOLOGY, facts)  # type: ignore[arg-type]


def _last_sample(dates: list[str]) -> str:
    """Day of the newest sample: of the dates it has in several documents, the first."""
    newest = max(dates, default="")
    return min((d for d in dates if days_between(d, newest)[0] <= _ONE_SAMPLE), default="")


def _antigen(antigen: str, fact: Fact | None, sampled: str, case: Case) -> tuple[str, str] | None:
    what = f"{antigen} on tumour cells"
    if fact is None:
        return "missing", f"{what} is not in the records."
    if not fact.date:
        return "ambiguous", f"{what} has no date."
    if days_between(fact.date, sampled)[0] > _ONE_SAMPLE:
        text = f"{what} has no result on the sample of {sampled}; the last one"
        return "missing", f"{text} ({fact.value}) is of {fact.date}."
    therapy = _last_against(antigen, case)
    if therapy and days_between(fact.date, therapy[1])[0] > 0:
        text = f"{what} ({fact.value}, {fact.date}) is from before {therapy[0]} of {therapy[1]}"
        return "old", f"{text}, which selects for cells without {antigen}."
    limit = BY_NAME[fact.kind].max_age_days
    age = (case.as_of - window(fact.date)[1]).days
    if limit is not None and age > limit:
        text = f"{what} is of {fact.date}, {age} days old; a review asks for {limit} days or less."
        return "old", text
    return None


def _last_against(antigen: str, case: Case) -> tuple[str, str] | None:
    """The last therapy against an antigen, with the day of its last dose."""
    given = [
        (str(fact.value), fact.date)
        for fact in case.medications
        if fact.date and antigen in targets_of(str(fact.value))
    ]
    given += [(p.product or p.kind, p.date) for p in case.prior if p.date and antigen in p.targets]
    given += [
        (drug, line.end or line.start)
        for line in case.lines
        for drug in line.drugs
        if line.start and antigen in targets_of(drug)
    ]
    return max(given, key=lambda pair: pair[1], default=None)


def hla_gaps(case: Case, known: Mapping[str, Fact]) -> Iterator[Gap]:
    """What compatibility needs and the records do not give: loci, antibodies, chimerism."""
    if case.typings:
        for locus in MATCH_LOCI:
            yield from _locus_gap(locus, [t.locus(locus) for t in case.typings])
    else:
        settles = "a two-field typing of A, B, C, DRB1, DRB3/4/5, DQA1, DQB1, DPA1 and DPB1"
        yield _missing("hla", "The HLA typing", settles)
    if not case.beads:
        settles = "a single-antigen bead result with its serum date"
        yield _missing("antibodies", "An HLA antibody test", settles)
    if any(prior.kind == "allogeneic transplant" for prior in case.prior):
        yield from _after_transplant(case, known)


def _missing(kind: str, what: str, settles: str, who: str = _HLA) -> Gap:
    return Gap(kind, "missing", f"{what} is not in the records.", settles, who)


def _locus_gap(name: str, typed: list[Locus | None]) -> Iterator[Gap]:
    shown = "DRB3, DRB4 and DRB5" if name == "DRB345" else name
    settles = f"a two-field typing of HLA-{shown}"
    found = [locus for locus in typed if locus is not None and any(map(any, locus.genotypes))]
    if not found:
        yield _missing(f"hla.{name}", f"HLA-{shown}", settles)
        return
    reasons = [_open(locus) for locus in found]
    if all(reasons):
        yield Gap(f"hla.{name}", "ambiguous", f"HLA-{shown}: {reasons[0]}.", settles, _HLA)


def _open(locus: Locus) -> str:
    """Why a locus is not settled at two fields; empty when it is."""
    if len(locus.genotypes) > 1:
        return f"{len(locus.genotypes)} genotypes are possible"
    for slot in locus.genotypes[0]:
        names = list(dict.fromkeys(allele.two_field for allele in slot))
        if len(names) > 1:
            return f"{' or '.join(names[:3])}{' or others' if len(names) > 3 else ''}"
        if slot and _is_low(slot):
            return f"{slot[0]} is typed at one field only"
    # Not every chromosome carries a DRB3, DRB4 or DRB5 gene, so a blank there is no gap.
    if not all(locus.genotypes[0]) and locus.name != "DRB345":
        return "one allele is given; the second is blank (homozygous or missed)"
    return ""


def _is_low(slot: Slot) -> bool:
    return any(len(allele.fields) < 2 for allele in slot)


def _after_transplant(case: Case, known: Mapping[str, Fact]) -> Iterator[Gap]:
    samples = {typing.sample for typing in case.typings}
    if case.typings and samples == {"unknown"}:
        text = "After an allogeneic transplant the typing does not say from which sample it came."
        settles = "a typing of tissue (buccal, skin) and one of present blood"
        yield Gap("hla", "ambiguous", text, settles, _HLA)
    if "blood" not in samples:
        share = known.get("chimerism")
        chimeric = f" ({share.value:g} % donor)" if share and isinstance(share.value, float) else ""
        text = (
            f"After the allogeneic transplant the present blood{chimeric} is not typed: whether it "
            "would reject donor cells cannot be judged."
        )
        settles = "a typing of present blood, and its chimerism by fraction"
        yield Gap("hla.blood", "missing", text, settles, _HLA)
    if "chimerism" not in known:
        what = "Donor chimerism after the transplant"
        yield _missing("chimerism", what, "a chimerism result", _CLINIC)
