"""One atom against one case: met, not met, or unknown with the record that would settle it."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from alloway.patient.trials.disease_lists import KNOWN
from alloway.patient.trials.history import judge_cell_therapy, judge_lines, judge_transplant
from alloway.patient.trials.sayings import ADMINISTRATIVE
from alloway.patient.trials.trees import is_complete
from alloway.patient.trials.truth import Finding, invert, join_all, join_any
from alloway.reference.diseases import BY_KEY
from alloway.reference.kinds import BY_NAME, label
from alloway.reference.units import MOLAR_MASS, UnitError, convert
from alloway.values.case import Case, Fact
from alloway.values.dates import ages, days_before
from alloway.values.trial import Atom, Criterion, Node, Truth, Verdict

_COMPARE: dict[str, Callable[[float, float], bool]] = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq,
}  # fmt: skip
_YES = frozenset(
    ("positive", "present", "yes", "true", "active", "detected", "reactive", "involved")
)
_NO = frozenset((
    "negative", "absent", "no", "false", "none", "not detected", "undetectable", "non-reactive",
    "nonreactive", "not involved", "resolved", "not pregnant",
))  # fmt: skip
_PLAUSIBLE: dict[str, tuple[float, float]] = {
    "lab.hemoglobin": (3, 20), "lab.platelets": (1, 2000), "lab.anc": (0.05, 50),
    "lab.alc": (0.01, 200), "lab.wbc": (0.1, 500), "lab.creatinine": (0.2, 15),
    "lab.crcl": (5, 200), "lab.egfr": (5, 200), "lab.bilirubin": (0.1, 50),
    "lab.alt": (5, 5000), "lab.ast": (5, 5000),
}  # fmt: skip
"""Thresholds a trial can mean, in canonical units (assumed); records do print mg/dL for g/dL."""
_LASTING = ("infection.hiv",)
"""Findings that a later day cannot undo."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A case and the day it is asked about."""

    case: Case
    as_of: date
    planned: date
    """The planned day of treatment or enrolment; windows count back from it."""


_WIDENS = re.compile(
    r"\b(?:risk|await\w*|wait\w*|plan\w*|anticipat\w*|expect\w*|candidates?|possib\w*|potential\w*|likel\w*|"
    r"suspe\w*|contraindicat\w*|symptoms?|signs?|history|prior|previous|past|family)\b",
    re.IGNORECASE,
)
"""Words that let a statement hold without the finding itself: its absence decides nothing."""
READ = "a person's reading of this sentence"
"""What an unknown verdict needs where the words were not understood."""


def judge_criterion(criterion: Criterion, asked: Asked) -> Verdict:
    """The truth of a criterion's own sentence for a case, with what would settle an unknown."""
    if criterion.parsed is None:
        return Verdict(criterion, "unknown", "not parsed", needs=(READ,))
    found = judge(criterion.parsed, asked)
    needs = found.needs
    if found.truth == "unknown" and not is_complete(criterion.parsed):
        needs = (*needs, READ)
    return Verdict(criterion, found.truth, found.why, found.facts, needs)


def judge(node: Node, asked: Asked) -> Finding:
    """The truth of a tree for a case, by Kleene's rules."""
    if node.op == "atom" and node.atom is not None:
        return judge_atom(node.atom, asked)
    if node.op == "unparsed":
        return Finding("unknown", f"not understood: “{node.text}”")
    below = [judge(item, asked) for item in node.items]
    if node.op == "not":
        return invert(below[0])
    return join_all(below) if node.op == "and" else join_any(below)


def judge_atom(atom: Atom, asked: Asked) -> Finding:
    """The truth of one testable statement; an unknown field is ``unknown``, never an error.

    A statement narrowed by further words (``Atom.of``) or by a least distance in time is not met
    by the wider fact alone.
    """
    if atom.field in ADMINISTRATIVE:
        return Finding("unknown", f"no record decides {label(atom.field)}", needs=(READ,))
    found = _judge_plain(atom, asked)
    named = atom.relation == "present" and isinstance(atom.value, str)
    if found.truth == "not_met" and _WIDENS.search(atom.of):
        why = f"{found.why}; open whether “{atom.of}”"
        return Finding("unknown", why, found.facts, (f"{label(atom.field)}: {atom.of}",))
    if (atom.of or atom.since_days is not None or named) and found.truth == "met":
        said = atom.of or str(atom.value)
        why = f"{found.why}; open whether “{said}”"
        return Finding("unknown", why, found.facts, (f"{label(atom.field)}: {said}",))
    return found


def _judge_plain(atom: Atom, asked: Asked) -> Finding:
    field = atom.field
    if field in _FIELDS:
        return _FIELDS[field](atom, asked)
    if field.startswith("antigen."):
        return _antigen(atom, asked)
    if atom.relation == "present":
        return _present(atom, asked)
    if field in BY_NAME and isinstance(atom.value, (int, float)):
        return _number(atom, asked)
    return Finding(
        "unknown", f"{field} is not judged yet", needs=(f"a person's reading of {field}",)
    )


def _age(atom: Atom, asked: Asked) -> Finding:
    fact = asked.case.latest("birth_date")
    if fact is None:
        return Finding("unknown", "date of birth not recorded", needs=("date of birth",))
    unit = atom.unit or "a"
    both = ages(str(fact.value), asked.as_of, unit)
    if both is None:
        return Finding("unknown", "date of birth unreadable", (fact,), ("date of birth",))
    known = {_COMPARE[atom.relation](age, _as_number(atom)) for age in both}
    shown = str(both[0]) if both[0] == both[1] else f"{both[0]} or {both[1]}"
    words = {"a": "years", "mo": "months", "wk": "weeks", "d": "days"}[unit]
    if len(known) == 2:
        return Finding("unknown", f"age {shown} {words}", (fact,), ("full date of birth",))
    return Finding(_truth(known.pop()), f"age {shown} {words}", (fact,))


def _sex(atom: Atom, asked: Asked) -> Finding:
    wanted = _as_tuple(atom)
    if {"female", "male"} <= set(wanted):
        return Finding("met", "every sex is admitted")
    fact = asked.case.latest("sex")
    if fact is None or str(fact.value) not in ("female", "male"):
        return Finding("unknown", "sex not recorded", (fact,) if fact else (), ("sex",))
    return Finding(_truth(fact.value in wanted), f"{fact.value}", (fact,))


def _diagnosis(atom: Atom, asked: Asked) -> Finding:
    found = asked.case.diagnosis
    if found is None:
        return Finding("unknown", "diagnosis not recorded", needs=("pathology report",))
    disease, wanted = BY_KEY.get(found.entity), set(_as_tuple(atom))
    name = disease.name if disease else str(found.fact.value)
    if disease is None:
        needs = ("pathology report naming the WHO entity",)
        return Finding("unknown", f"{name} is not an entity in the table", (found.fact,), needs)
    covers = {disease.key, disease.group, *disease.parents}
    covers |= {"leukaemia"} if disease.group == "leukaemia" else set()
    if covers & wanted:
        return Finding("met", name, (found.fact,))
    narrower = [k for k in wanted if k in BY_KEY and disease.key in BY_KEY[k].parents]
    if narrower or (disease.group == "myeloma" and "B-cell malignancy" in wanted):
        needs = ("pathology report with the subtype",)
        return Finding("unknown", f"{name}: subtype open", (found.fact,), needs)
    unknown = sorted(wanted - KNOWN)
    if unknown:
        needs = (f"pathology report: is it {unknown[0]}",)
        return Finding("unknown", f"{name}; {unknown[0]} is not in the table", (found.fact,), needs)
    return Finding("not_met", f"{name} is not {_or(_as_tuple(atom))}", (found.fact,))


def _status(atom: Atom, asked: Asked) -> Finding:
    found = asked.case.diagnosis
    needs = ("dated response assessment of the last line",)
    if found is None or found.status == "unknown":
        return Finding("unknown", "disease status not recorded", needs=needs)
    facts = found.status_facts or (found.fact,)
    wanted = set(_as_tuple(atom))
    if found.status in wanted or (
        {"relapsed", "refractory"} <= wanted and found.status != "remission"
    ):
        return Finding("met", found.status, facts)
    if found.status == "remission":
        return Finding("not_met", "in remission", facts)
    return Finding("unknown", f"{found.status}, asked for {_or(_as_tuple(atom))}", facts, needs)


def _number(atom: Atom, asked: Asked) -> Finding:
    candidates = _current(atom.field, asked)
    if not candidates:
        return Finding("unknown", f"{label(atom.field)} not recorded", needs=(_wanted(atom),))
    findings = [_compare(atom, fact, asked) for fact in candidates]
    if len({f.truth for f in findings}) == 1:
        return findings[0]
    why = "; ".join(f.why for f in findings)
    needs = (f"which of the conflicting {label(atom.field)} results holds",)
    return Finding("unknown", f"conflicting results: {why}", tuple(candidates), needs)


def _current(kind: str, asked: Asked) -> list[Fact]:
    for conflict in asked.case.conflicts:
        if conflict.kind == kind:
            return list(conflict.facts)
    latest = asked.case.latest(kind)
    return [latest] if latest else []


def _compare(atom: Atom, fact: Fact, asked: Asked) -> Finding:
    name = label(atom.field)
    shown = f"{name} {_plain(fact.value)} {fact.unit}".strip() + (
        f" on {fact.date}" if fact.date else ""
    )
    if isinstance(fact.value, bool) or not isinstance(fact.value, (int, float)):
        return Finding("unknown", f"{shown}: not a number", (fact,), (_wanted(atom),))
    if stale := _too_old(atom, fact, asked):
        return Finding("unknown", f"{shown}: {stale}", (fact,), (_wanted(atom),))
    limit, problem = _limit(atom, fact)
    if limit is None:
        return Finding("unknown", f"{shown}: {problem}", (fact,), (_unit_need(atom, fact),))
    value = round(float(fact.value), 9)
    return Finding(_truth(_COMPARE[atom.relation](value, round(limit, 9))), shown, (fact,))


def _limit(atom: Atom, fact: Fact) -> tuple[float | None, str]:
    """The criterion's threshold in the fact's unit, or why there is none."""
    value, canonical = _as_number(atom), BY_NAME[atom.field].unit
    if atom.unit == "ULN":
        if fact.upper_normal is None:
            return None, "no upper limit of normal beside the result"
        return value * fact.upper_normal, ""
    if fact.unit == "?":
        return None, "the record gives no unit"
    if atom.field.startswith("performance.") or not canonical:
        return value, ""
    if atom.unit in ("", "?"):
        return None, "the criterion gives no unit that is understood"
    unit = fact.unit or canonical
    if ("{1.73_m2}" in atom.unit) != ("{1.73_m2}" in unit):
        return None, "one of the two is per 1.73 m2 of body surface, the other is not"
    try:
        limit = convert(value, atom.unit, unit, molar_mass=MOLAR_MASS.get(atom.field))
    except UnitError:
        return None, f"{atom.unit} does not convert to {unit}"
    low, high = _PLAUSIBLE.get(atom.field, (0.0, float("inf")))
    if unit == canonical and not low <= limit <= high:
        return None, f"a threshold of {value:g} {atom.unit} is a misprint by all appearance"
    return limit, ""


def _too_old(atom: Atom, fact: Fact, asked: Asked) -> str:
    """Why a fact cannot speak for the planned day; empty when it can."""
    limit = _shelf_life(atom)
    if limit is None:
        return ""
    past = days_before(fact.date, asked.planned)
    if past is None:
        return "undated"
    return "" if past[1] <= limit else f"too old (more than {limit} days before {asked.planned})"


def _present(atom: Atom, asked: Asked) -> Finding:
    if atom.field == "lactation":
        return Finding(
            "unknown", "breast-feeding not recorded", needs=("statement on breast-feeding",)
        )
    facts = _current(atom.field, asked)
    if not facts and atom.field == "gvhd":
        return _no_gvhd_without_transplant(asked)
    if not facts:
        return Finding("unknown", f"{label(atom.field)} not recorded", needs=(_wanted(atom),))
    findings = [_seen(atom, fact, asked) for fact in facts]
    if len({f.truth for f in findings}) == 1:
        return findings[0]
    needs = (f"which of the conflicting {label(atom.field)} findings holds",)
    return Finding("unknown", "conflicting findings", tuple(facts), needs)


def _seen(atom: Atom, fact: Fact, asked: Asked) -> Finding:
    shown = f"{label(atom.field)} {fact.value}" + (f" on {fact.date}" if fact.date else "")
    word = str(fact.value).strip().lower()
    sign = True if word in _YES else False if word in _NO else None
    if sign is None:
        return Finding("unknown", f"{shown}: unclear", (fact,), (_wanted(atom),))
    if not (sign and atom.field in _LASTING) and (stale := _too_old(atom, fact, asked)):
        return Finding("unknown", f"{shown}: {stale}", (fact,), (_wanted(atom),))
    return Finding(_truth(sign), shown, (fact,))


def _no_gvhd_without_transplant(asked: Asked) -> Finding:
    before = judge_transplant(Atom("prior.allo_transplant", "present"), asked.case, asked.planned)
    if before.truth == "not_met":
        return Finding("not_met", "no allogeneic transplant in the stated history", before.facts)
    return Finding(
        "unknown", "GvHD not recorded", before.facts, ("transplant clinic's GvHD grading",)
    )


def _antigen(atom: Atom, asked: Asked) -> Finding:
    name = atom.field.removeprefix("antigen.")
    facts = _current(atom.field, asked)
    wanted = f"{name} by flow cytometry or immunohistochemistry on the present disease"
    if not facts:
        return Finding("unknown", f"{name} expression not recorded", needs=(wanted,))
    findings = [_expressed(atom, fact, asked, wanted) for fact in facts]
    if len({f.truth for f in findings}) == 1:
        return findings[0]
    return Finding("unknown", f"conflicting {name} results", tuple(facts), (wanted,))


def _expressed(atom: Atom, fact: Fact, asked: Asked, wanted: str) -> Finding:
    shown = f"{atom.field.removeprefix('antigen.')} {fact.value}"
    shown += f" on {fact.date}" if fact.date else ""
    if stale := _too_old(atom, fact, asked):
        return Finding("unknown", f"{shown}: {stale}", (fact,), (wanted,))
    value = str(fact.value).strip().lower()
    if value not in ("positive", "negative"):
        return Finding("unknown", f"{shown}: share of cells open", (fact,), (wanted,))
    return Finding(_truth(value == atom.value), shown, (fact,))


def _shelf_life(atom: Atom) -> int | None:
    """The criterion's own window, else the kind's."""
    if atom.window_days is not None:
        return atom.window_days
    known = BY_NAME.get(atom.field)
    return known.max_age_days if known else None


def _wanted(atom: Atom) -> str:
    days = _shelf_life(atom)
    what = label(atom.field)
    return f"{what} within {days} days of the planned day" if days is not None else what


def _unit_need(atom: Atom, fact: Fact) -> str:
    if atom.unit == "ULN":
        return f"the laboratory's upper limit of normal for {label(atom.field)}"
    if fact.unit == "?":
        return f"the unit of the {label(atom.field)} result"
    return f"the unit the trial means for {label(atom.field)}"


def _as_number(atom: Atom) -> float:
    return float(atom.value) if isinstance(atom.value, (int, float)) else float("nan")


def _as_tuple(atom: Atom) -> tuple[str, ...]:
    return atom.value if isinstance(atom.value, tuple) else (str(atom.value),)


def _plain(value: object) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _or(names: tuple[str, ...]) -> str:
    return " or ".join(BY_KEY[n].name if n in BY_KEY else n for n in names)


def _truth(holds: bool) -> Truth:
    return "met" if holds else "not_met"


_FIELDS: dict[str, Callable[[Atom, Asked], Finding]] = {
    "age": _age,
    "sex": _sex,
    "diagnosis": _diagnosis,
    "status": _status,
    "lines": lambda atom, asked: judge_lines(atom, asked.case),
    "prior.car_t": lambda atom, asked: judge_cell_therapy(atom, asked.case, asked.planned),
    "prior.cell_therapy": lambda atom, asked: judge_cell_therapy(atom, asked.case, asked.planned),
    "prior.allo_transplant": lambda atom, asked: judge_transplant(atom, asked.case, asked.planned),
    "prior.auto_transplant": lambda atom, asked: judge_transplant(atom, asked.case, asked.planned),
}
