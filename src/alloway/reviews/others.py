"""Trials, autologous products and other pathways as options."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from alloway.forecast.waiting import days_to_treatment_autologous, days_to_treatment_trial
from alloway.reference.diseases import BY_KEY
from alloway.reference.pathways import PATHWAYS, Pathway
from alloway.reference.products import PRODUCTS, Label, Product
from alloway.reviews.antigens import antigen_reason
from alloway.reviews.lots import paced, standing_of
from alloway.values.case import Case
from alloway.values.evidence import Source
from alloway.values.review import Assessment, Option, Reason, Standing, Step
from alloway.values.trial import TrialMatch


def trial_option(case: Case, found: TrialMatch) -> Option:
    """A matched trial as an option."""
    sources = (found.trial.source,) if found.trial.source else ()
    assessment = Assessment(
        standing=found.verdict,
        reasons=tuple(_trial_reasons(found, sources)),
        trial=found,
        days_to_treatment=paced(case, days_to_treatment_trial()),
        steps=tuple(_trial_steps(found)),
    )
    return Option("trial", found.trial.nct_id, found.trial.title, 0, assessment)


def _trial_reasons(found: TrialMatch, sources: tuple[Source, ...]) -> Iterator[Reason]:
    blocking = [v for v in found.criteria if v.blocks]
    for verdict in blocking:
        yield Reason("blocks", verdict.why, tuple(fact.source for fact in verdict.facts))
    if found.verdict == "blocked":
        if not blocking:
            yield Reason("blocks", found.why, sources)
        return
    if found.trial.study_type == "OBSERVATIONAL":
        yield Reason("against", "The study observes and offers no treatment", sources)
    if found.cell_source == "donor-derived":
        yield Reason("for", "The trial uses donor-derived cells", sources)
    if found.sites:
        near = found.sites[0]
        place = f"{near.site.facility or near.site.city}, {near.site.city}, {near.site.country}"
        far = f", {near.distance_km:,.0f} km away" if near.distance_km is not None else ""
        yield Reason("for", f"Nearest site: {place}{far}", sources)
    else:
        yield Reason("open", "The record names no site that is likely to enrol", sources)
    counts = Counter(v.verdict for v in found.criteria if not v.blocks)
    decided = sum(counts.values()) - counts["unknown"]
    yield Reason("for", f"{decided} of {len(found.criteria)} criteria are decided and none blocks")
    if counts["unknown"]:
        yield Reason("open", f"{counts['unknown']} criteria are open", sources)


def _trial_steps(found: TrialMatch) -> Iterator[Step]:
    if found.verdict == "blocked":
        return
    where = f" in {found.sites[0].site.city}" if found.sites else ""
    yield Step(
        f"Ask the trial team of {found.trial.nct_id}{where} whether screening makes sense",
        "navigator",
        5,
    )


def autologous_options(case: Case, as_of: date) -> tuple[Option, ...]:
    """Approved autologous CAR-T products whose label names the patient's disease."""
    if case.diagnosis is None:
        return ()
    labelled = [(product, product.label_for(case.diagnosis.entity)) for product in PRODUCTS]
    return tuple(_autologous(case, product, label, as_of) for product, label in labelled if label)


def _autologous(case: Case, product: Product, label: Label, as_of: date) -> Option:
    source = (Source(product.source),)
    reasons = (
        antigen_reason(case, (product.target,), as_of),
        *_age_reasons(case, label, as_of, source),
        *line_reasons(case, label.lines, source),
        *_prior_target(case, product.target),
        *(
            (Reason("open", f"The label also asks: {label.condition}", source),)
            if label.condition
            else ()
        ),
        Reason("open", "Needs the patient's own T cells: ask the centre about a collection slot"),
    )
    steps = (
        Step(f"Ask a certified centre for a {product.name} collection slot", "treating team", 5),
    )
    standing = standing_of(reasons)
    assessment = Assessment(
        standing=standing,
        reasons=reasons,
        days_to_treatment=paced(case, days_to_treatment_autologous(product.key)),
        steps=() if standing == "blocked" else steps,
    )
    return Option("autologous", product.key, f"{product.name} ({product.inn})", 0, assessment)


def _age_reasons(
    case: Case, label: Label, as_of: date, source: tuple[Source, ...]
) -> Iterator[Reason]:
    low, high = label.min_age, label.max_age
    if low is None and high is None:
        return
    asked = (
        f"up to {high:g}" if low is None else f"from {low:g}" + (f" to {high:g}" if high else "")
    )
    years = case.age(as_of)
    if years is None:
        yield Reason(
            "open", f"The label is for ages {asked}; the date of birth is not known", source
        )
        return
    youngest, oldest = years
    if (low is not None and oldest < low) or (high is not None and youngest > high):
        yield Reason("blocks", f"The label is for ages {asked}; the patient is {youngest}", source)


def _prior_target(case: Case, target: str) -> Iterator[Reason]:
    for prior in case.prior:
        if prior.kind == "CAR-T" and target in prior.targets:
            yield Reason(
                "against",
                f"Earlier CAR-T cells against {target} ({prior.product or 'product not named'}, "
                f"{prior.date or 'no date'})",
                tuple(fact.source for fact in prior.facts[:1]),
            )


def line_reasons(case: Case, needed: int, label: tuple[Source, ...]) -> Iterator[Reason]:
    """Whether the number of prior lines reaches what a label asks for."""
    if needed == 0:
        return
    if case.line_count is None:
        yield Reason(
            "open", f"The label asks for {needed} prior lines; the records do not say", label
        )
        return
    low, high = case.line_count
    given = str(low) if low == high else f"{low} to {high}"
    if high < needed:
        yield Reason(
            "blocks", f"The label asks for {needed} prior lines; {given} were given", label
        )
    elif low < needed:
        yield Reason(
            "open", f"The label asks for {needed} prior lines; the records allow {given}", label
        )
    else:
        yield Reason("for", f"{given} prior lines were given; the label asks for {needed}", label)


def pathway_options(case: Case, as_of: date) -> tuple[Option, ...]:
    """Alternatives that fit the disease, each with the question to ask."""
    terms = _terms(case.diagnosis.entity) if case.diagnosis else set()
    fitting = [p for p in PATHWAYS if not p.entities or terms & set(p.entities)]
    return tuple(_pathway(case, pathway, as_of) for pathway in fitting)


def _pathway(case: Case, pathway: Pathway, as_of: date) -> Option:
    source = (Source(pathway.source),)
    reasons = [Reason("for", pathway.text, source)]
    if pathway.targets:
        reasons.append(antigen_reason(case, pathway.targets, as_of))
    reasons.extend(line_reasons(case, pathway.min_lines, source))
    # A pathway is never "possible" by this table alone: only the treating team can say so.
    standing: Standing = "blocked" if standing_of(tuple(reasons)) == "blocked" else "unknown"
    steps = () if standing == "blocked" else (Step(pathway.ask, "treating team", 14),)
    assessment = Assessment(standing, tuple(reasons), steps=steps)
    return Option("pathway", pathway.key, pathway.title, 0, assessment)


def _terms(entity: str) -> set[str]:
    disease = BY_KEY.get(entity)
    return {disease.key, *disease.parents} if disease else set()
