"""A case against trials: what blocks, what is possible, what stays open, and the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from alloway.patient.trials import match_trial, match_trials, read_trials
from alloway.patient.trials.trees import walk
from alloway.reference.places import find_place
from alloway.values.case import Conflict
from alloway.values.trial import Site, Trial
from patient.trials.small_cases import AS_OF, CASES, fact
from patient.trials.unseen import split

TEXT = (
    "Inclusion Criteria:\n* Relapsed or refractory LBCL\n* ECOG 0-1\n"
    "Exclusion Criteria:\n* HIV infection"
)
ANYONE = "Inclusion:\n* ECOG 0-1"
TRIAL = Trial(
    "NCT1", "CD19 CAR-T", "RECRUITING", ("LBCL",), ("cells",), TEXT, min_age=18.0, max_age=75.0,
    last_update="2026-08-01",
)  # fmt: skip
LYON = Site("HCL", "Lyon", "France", latitude=45.75, longitude=4.85)
PARIS = Site("St Louis", "Paris", "France")
WUHAN = Site("Union", "Wuhan", "China", status="RECRUITING")
CLOSED = Site("Closed", "Lyon", "France", status="COMPLETED")
CASE = CASES["lymphoma"]


def test_a_trial_that_fits_is_possible() -> None:
    match = match_trial(CASE, TRIAL, AS_OF)
    assert (match.verdict, [v.verdict for v in match.criteria]) == (
        "possible", ["met", "met", "met", "met", "met", "not_met"],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "verdict"),
    [
        ({"status": "COMPLETED"}, "blocked"),
        ({"status": "ACTIVE_NOT_RECRUITING"}, "blocked"),
        ({"status": "NOT_YET_RECRUITING"}, "possible"),
        ({"status": "ENROLLING_BY_INVITATION"}, "possible"),
        ({"status": ""}, "unknown"),
        ({"status": "UNKNOWN"}, "unknown"),
        ({"max_age": 60.0}, "blocked"),
        ({"min_age": 65.0}, "possible"),
        ({"min_age": 66.0}, "blocked"),
        ({"sex": "MALE"}, "blocked"),
        ({"sex": "FEMALE"}, "possible"),
        ({"eligibility": ""}, "unknown"),
        ({"eligibility": ANYONE, "conditions": ("Multiple Myeloma",)}, "blocked"),
        ({"eligibility": ANYONE, "conditions": ("Lymphoma, T-Cell",)}, "blocked"),
        ({"eligibility": ANYONE, "conditions": ("Lymphoma, Large B-Cell, Diffuse",)}, "possible"),
        ({"eligibility": ANYONE, "conditions": ("Cancer", "Relapse")}, "unknown"),
        ({"eligibility": ANYONE, "conditions": ("Lymphoma",)}, "possible"),
        ({"eligibility": TEXT + "\n* Prior CAR-T therapy"}, "blocked"),
        ({"eligibility": TEXT + "\n* Active GVHD"}, "possible"),
        ({"eligibility": TEXT.replace("ECOG 0-1", "Karnofsky >= 70")}, "unknown"),
        ({"eligibility": TEXT + "\n* Uncontrolled diabetes"}, "unknown"),
        ({"eligibility": TEXT + "\n* Unable to give informed consent"}, "possible"),
    ],
)  # fmt: skip
def test_one_change_in_the_record_changes_the_verdict(
    change: dict[str, object], verdict: str
) -> None:
    match = match_trial(CASE, replace(TRIAL, **change), AS_OF)  # type: ignore[arg-type]
    assert match.verdict == verdict, match.why


def test_what_blocks_is_said_with_the_sentence_and_the_fact() -> None:
    trial = replace(TRIAL, eligibility=TEXT + "\n* Prior CAR-T therapy")
    why = match_trial(CASE, trial, AS_OF).why
    assert "Prior CAR-T therapy" in why
    assert "2025-05-01" in why


def test_a_case_without_records_is_never_blocked_or_possible() -> None:
    assert match_trial(CASES["nobody"], TRIAL, AS_OF).verdict == "unknown"


def test_a_later_planned_day_makes_results_too_old() -> None:
    later = match_trial(CASE, TRIAL, AS_OF, planned=date(2026, 12, 1))
    (ecog,) = [v for v in later.criteria if "ECOG" in v.criterion.text]
    assert (ecog.verdict, later.verdict) == ("unknown", "unknown")
    assert "too old" in ecog.why
    assert ecog.needs == ("ECOG performance status within 30 days of the planned day",)


def test_a_window_of_the_trial_overrides_the_shelf_life() -> None:
    old = replace(CASE, performance=(fact("performance.ecog", 1.0, day="2026-07-10"),))
    text = TEXT.replace("ECOG 0-1", "ECOG 0-1 within 60 days before enrollment")
    assert match_trial(old, TRIAL, AS_OF).verdict == "unknown"
    assert match_trial(old, replace(TRIAL, eligibility=text), AS_OF).verdict == "possible"


def test_conflicting_results_decide_only_where_they_agree() -> None:
    one, two = fact("performance.ecog", 1.0), fact("performance.ecog", 2.0, day="2026-08-30")
    case = replace(
        CASE, performance=(one, two),
        conflicts=(Conflict("performance.ecog", (one, two), two, "two notes"),),
    )  # fmt: skip
    assert match_trial(case, TRIAL, AS_OF).verdict == "unknown"
    wider = replace(TRIAL, eligibility=TEXT.replace("0-1", "0-2"))
    assert match_trial(case, wider, AS_OF).verdict == "possible"


def test_every_verdict_carries_facts_or_needs() -> None:
    for verdict in match_trial(CASE, TRIAL, AS_OF).criteria[1:]:
        assert verdict.facts or verdict.needs


def test_sites_likely_to_enrol_come_nearest_first_and_distance_never_blocks() -> None:
    trial = replace(TRIAL, sites=(WUHAN, PARIS, LYON, CLOSED))
    match = match_trial(CASE, trial, AS_OF, origin=find_place("Grenoble, France"))
    assert [n.site.city for n in match.sites] == ["Lyon", "Paris", "Wuhan"]
    assert [n.distance_km is not None for n in match.sites] == [True, True, True]
    far = replace(TRIAL, sites=(WUHAN,))
    assert match_trial(CASE, far, AS_OF, origin=find_place("Lyon, France")).verdict == "possible"


def test_without_an_origin_the_place_of_residence_is_used() -> None:
    match = match_trial(CASE, replace(TRIAL, sites=(LYON,)), AS_OF)
    assert match.sites[0].distance_km == pytest.approx(0, abs=5)


def test_the_order_is_possible_then_open_then_blocked_and_donor_derived_first() -> None:
    trials = (
        replace(TRIAL, nct_id="BLOCKED", status="COMPLETED"),
        replace(TRIAL, nct_id="OPEN", eligibility=TEXT.replace("ECOG 0-1", "Karnofsky >= 70")),
        replace(TRIAL, nct_id="OWN", title="Autologous CD19 CAR-T"),
        replace(TRIAL, nct_id="FAR", title="Universal CD19 CAR-T", sites=(WUHAN,)),
        replace(TRIAL, nct_id="NEAR", title="Universal CD19 CAR-T", sites=(LYON,)),
        replace(TRIAL, nct_id="FRESH", title="Universal CD19 CAR-T", sites=(WUHAN,),
                last_update="2026-08-31"),
    )  # fmt: skip
    ranked = match_trials(CASE, trials, AS_OF, find_place("Lyon, France"))
    assert [m.trial.nct_id for m in ranked] == ["NEAR", "FRESH", "FAR", "OWN", "OPEN", "BLOCKED"]
    assert ranked == match_trials(CASE, reversed(trials), AS_OF, find_place("Lyon, France"))


def test_the_seen_trials_are_matched_without_a_crash(shared: Path) -> None:
    seen, unseen = split(read_trials(shared / "trials" / "cart_eligibility").trials)
    assert (len(seen), len(unseen)) == (70, 30)
    for case in CASES.values():
        for match in match_trials(case, seen[:15], AS_OF):
            assert all(v.needs for v in match.criteria if v.verdict == "unknown")


def test_nothing_but_age_and_sex_words_decides_for_a_case_without_facts(shared: Path) -> None:
    """No record, no verdict: only tautologies (every sex is admitted) may be decided."""
    seen, _ = split(read_trials(shared / "trials" / "cart_eligibility").trials)
    for match in match_trials(CASES["nobody"], seen, AS_OF):
        for verdict in match.criteria[1:]:
            if verdict.verdict != "unknown":
                assert verdict.criterion.parsed is not None
                fields = {n.atom.field for n in walk(verdict.criterion.parsed) if n.atom}
                assert "sex" in fields, verdict
