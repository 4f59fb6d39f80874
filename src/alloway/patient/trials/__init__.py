"""Trials: registry records, criteria as trees, verdicts, and the order in which to look at them."""

from alloway.patient.trials.classify import classify
from alloway.patient.trials.criteria import parse_criteria
from alloway.patient.trials.match import match_trial, match_trials
from alloway.patient.trials.questions import open_questions
from alloway.patient.trials.read import TrialSet, read_trials

__all__ = [
    "TrialSet",
    "classify",
    "match_trial",
    "match_trials",
    "open_questions",
    "parse_criteria",
    "read_trials",
]
