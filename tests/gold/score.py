"""Score a case against gold facts: how many are found, and how many of the found are wrong.

Run it for the table: ``python tests/gold/score.py``. The rules of comparison are the labelling
guideline's: numbers within 1 %, text without regard to case, partial dates where both agree as far
as both go.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import alloway
from alloway.hla.typing import format_typing
from alloway.patient.cases.entities import entity_in
from alloway.reference.drugs import DRUG_BY_NAME
from alloway.values.case import Case
from alloway.values.hla import Typing

ROOT = Path(__file__).resolve().parents[2]
GOLD = ROOT / "tests" / "gold" / "examples"
CASES = ("lymphoma", "leukaemia", "myeloma")
UNSEEN = ("case_a", "case_b")
TODAY = date(2026, 11, 24)
EXHAUSTIVE = ("antigen", "burden", "performance", "hla")
"""Groups in which the gold lists every fact, so that one more is wrong."""


@dataclass
class Score:
    """Counts for one group of kinds."""

    gold: int = 0
    found: int = 0
    extra: int = 0
    misses: list[str] = field(default_factory=list)
    extras: list[str] = field(default_factory=list)


def same_value(gold: Any, got: Any) -> bool:
    """Equal numbers within 1 %, or equal words.

    The guideline labels findings that are there or not in words (``negative``, ``absent``, ``no
    active ...``, ``present``), a case holds them as yes or no.
    """
    if isinstance(gold, bool) or isinstance(got, bool):
        return _yes(gold) == _yes(got)
    if isinstance(gold, (int, float)) and isinstance(got, (int, float)):
        return abs(gold - got) <= 0.01 * max(abs(gold), 1e-9)
    one, two = str(gold).lower().strip(), str(got).lower().strip()
    return one == two or one in two or two in one


def _yes(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    words = str(value).lower().strip()
    denied = words.startswith(("no ", "negative", "absent", "not ")) or "none" in words
    return not denied and "resolved" not in words


def same_date(gold: str, got: str) -> bool:
    """Equal as far as both go; an undated gold fact fits any date."""
    shared = min(len(gold), len(got))
    return gold[:shared] == got[:shared]


def _facts(case: Case) -> Iterator[tuple[str, Any, str, str]]:
    for fact in case.facts():
        yield fact.kind, fact.value, fact.date, fact.source.document


def _hla(typings: tuple[Typing, ...]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for typing in typings:
        for locus in format_typing(typing).split("^"):
            for allele in locus.split("|")[0].split("+"):
                found[allele.split("*")[0]].add(allele)
    return found


def found_in(case: Case, gold: dict[str, Any]) -> bool:
    """Whether the case holds this gold fact."""
    kind, value = gold["kind"], gold["value"]
    special = _SPECIAL.get(kind.split(".")[0])
    if special:
        return special(case, gold)
    documents = gold["document"].split("/")[-1]
    if kind == "preference":
        return _told_in_other_words(case, gold)
    if kind == "place":  # the town: the country is written in many ways, or not at all
        return any(k == kind and _town(value) == _town(v) for k, v, _, _ in _facts(case))
    if kind == "blood_group":
        value = str(value).replace("0", "O")
    if kind == "infection.ebv" and _holds(case, {**gold, "kind": "infection.ebv_dna"}):
        return True  # labelled before the DNA had a kind of its own
    same = _same_name if kind in ("condition", "autoimmune", "procedure") else same_value
    kinds = ("condition", "autoimmune") if kind in ("condition", "autoimmune") else (kind,)
    return any(
        k in kinds
        and same(value, v)
        and same_date(gold["date"], d)
        and (doc.split("/")[-1] == documents or k.split(".")[0] not in EXHAUSTIVE)
        for k, v, d, doc in _facts(case)
    )


def _town(place: Any) -> str:
    return str(place).split(",")[0].strip().lower()


def _holds(case: Case, gold: dict[str, Any]) -> bool:
    return any(
        k == gold["kind"] and same_value(gold["value"], v) and gold["date"] == d
        for k, v, d, _ in _facts(case)
    )


def _same_name(gold: Any, got: Any) -> bool:
    """``Allergy to sulfonamides (rash)`` is a sulfonamide allergy: every word of ours is in it."""
    mine, theirs = (set(re.findall(r"\w{4,}|\d+", str(v).lower())) for v in (got, gold))
    return same_value(gold, got) or (
        bool(mine) and all(any(w[:6] == word[:6] for w in theirs) for word in mine)
    )


def _told_in_other_words(case: Case, gold: dict[str, Any]) -> bool:
    """A wish is labelled as a summary of several sentences: half of its words must be there."""
    told = [v for k, v, d, _ in _facts(case) if k == gold["kind"] and same_date(gold["date"], d)]
    said, wanted = (_stems(" ".join(map(str, told))), _stems(gold["value"]))
    return len(said & wanted) * 2 >= len(wanted)


def _stems(words: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w{4,}|\d+", words.lower())}


def _diagnosis(case: Case, gold: dict[str, Any]) -> bool:
    if case.diagnosis is None:
        return False
    if case.diagnosis.entity != gold["value"]:
        return _earlier_diagnosis(case, gold)
    dates = [case.diagnosis.diagnosed, *(f.date for f in case.facts() if f.kind == "diagnosis")]
    return any(same_date(gold["date"], d) for d in dates)


def _earlier_diagnosis(case: Case, gold: dict[str, Any]) -> bool:
    """The disease that the one under review came from, which a case keeps as a condition."""
    named = (
        (entity_in(str(f.value)), f.date)
        for f in case.facts()
        if f.kind in ("condition", "diagnosis")
    )
    return any(
        e is not None and e.key == gold["value"] and same_date(gold["date"], d) for e, d in named
    )


def _status(case: Case, gold: dict[str, Any]) -> bool:
    got = case.diagnosis.status if case.diagnosis else "unknown"
    return got != "unknown" and (got in gold["value"] or gold["value"] in got)


def _line(case: Case, gold: dict[str, Any]) -> bool:
    kind = {"car_t": "CAR-T"}.get(gold["value"]["kind"], gold["value"]["kind"])
    return any(
        same_date(gold["date"], line.start) and line.kind == kind
        for line in case.lines
        if line.start
    )


def _line_count(case: Case, gold: dict[str, Any]) -> bool:
    return case.line_count is not None and list(case.line_count) == gold["value"]


_PRIOR = {
    "prior.car_t": "CAR-T",
    "prior.allo_transplant": "allogeneic transplant",
    "prior.auto_transplant": "autologous transplant",
}


def _prior(case: Case, gold: dict[str, Any]) -> bool:
    kind = _PRIOR.get(gold["kind"].removesuffix(".date"))
    if kind is None:
        return _prior_target(case, gold)
    mine = [prior for prior in case.prior if prior.kind == kind]
    if gold["value"] is False:
        return not mine
    return any(same_date(gold["date"], prior.date) for prior in mine) or any(
        same_date(gold["date"], fact.date) for prior in mine for fact in prior.facts
    )


def _prior_target(case: Case, gold: dict[str, Any]) -> bool:
    """By its product where the gold names one, else by a treatment of that day with the target."""
    drug = str(gold.get("product", "")).lower()
    if drug:
        return any(drug in line.drugs for line in case.lines)
    target = gold["kind"].removeprefix("prior.target.")
    cells = [p for p in case.prior if target in p.targets and same_date(gold["date"], p.date)]
    return bool(cells) or any(
        target in DRUG_BY_NAME[drug].targets
        and gold["date"] in (line.start, *(fact.date for fact in line.facts))
        for line in case.lines
        for drug in line.drugs
        if drug in DRUG_BY_NAME
    )


def _hla_fact(case: Case, gold: dict[str, Any]) -> bool:
    alleles = {a.split("/")[0] for a in _hla(case.typings).get(gold["kind"].split(".")[1], set())}
    return {str(a).split("/")[0] for a in gold["value"]} <= alleles


def _bead(case: Case, gold: dict[str, Any]) -> bool:
    return any(
        set(bead.specificity) == set(gold["value"].split(",")) and same_value(gold["mfi"], bead.mfi)
        for bead in case.beads
    )


def _imaging(case: Case, gold: dict[str, Any]) -> bool:
    return any(
        gold["value"].startswith(s.modality) and s.date == gold["date"] for s in case.imaging
    )


def _radiotherapy(case: Case, gold: dict[str, Any]) -> bool:
    if gold["value"] is False:
        return not any(line.kind == "radiotherapy" for line in case.lines)
    return any(
        line.kind == "radiotherapy" and same_date(gold["date"], line.start) for line in case.lines
    )


def _donor(case: Case, gold: dict[str, Any]) -> bool:
    """The transplant donor's typing must stand among the donors'."""
    donors = [_hla((typing,)) for typing in case.donor_typings]
    return any(set(gold["value"]) <= d.get(gold["kind"].split(".")[1], set()) for d in donors)


_SPECIAL = {
    "diagnosis": _diagnosis,
    "status": _status,
    "line": _line,
    "line_count": _line_count,
    "prior": _prior,
    "hla": _hla_fact,
    "donor_hla": _donor,
    "bead": _bead,
    "imaging": _imaging,
    "radiotherapy": _radiotherapy,
}


def score(records: Path, gold_file: Path) -> dict[str, Score]:
    """The case in a folder against its gold, by group of kinds."""
    gold = json.loads(gold_file.read_text())
    case = alloway.read_case(records, as_of=TODAY)
    scores: dict[str, Score] = defaultdict(Score)
    for fact in gold["facts"]:
        mine = scores[fact["kind"].split(".")[0]]
        mine.gold += 1
        if found_in(case, fact):
            mine.found += 1
        else:
            mine.misses.append(
                f"{fact['kind']} = {fact['value']} ({fact['date']}, {fact['document']})"
            )
    for kind, value, day, document in _facts(case):
        group = kind.split(".")[0]
        if group in EXHAUSTIVE and not _in_gold(gold["facts"], kind, value, day):
            scores[group].extra += 1
            scores[group].extras.append(f"{kind} = {value} ({day}, {document})")
    for label in ("conflicts", "gaps"):
        _named(case, gold[label], label, scores[label])
    return dict(scores)


def _in_gold(facts: list[dict[str, Any]], kind: str, value: Any, day: str) -> bool:
    return any(
        f["kind"] == kind and same_value(f["value"], value) and same_date(f["date"], day)
        for f in facts
    )


def _named(case: Case, gold: list[dict[str, Any]], label: str, mine: Score) -> None:
    got = {item.kind for item in (case.conflicts if label == "conflicts" else case.gaps)}
    for item in gold:
        mine.gold += 1
        kind = item["kind"]
        stem = kind.split(".")[0]
        if any(
            k == kind or (k.split(".")[0] == stem and stem not in ("lab", "antigen")) for k in got
        ):
            mine.found += 1
        else:
            mine.misses.append(f"{kind}: {item}")


def verdict_pairs(second: Path) -> list[tuple[str, str]]:
    """Verdicts of the first labeller beside those of a second set, by case and trial."""
    first = _verdicts(GOLD / "verdicts.json")
    other = _verdicts(second)
    return [(first[key], other[key]) for key in sorted(first)]


def _verdicts(path: Path) -> dict[tuple[str, str], str]:
    rows = json.loads(path.read_text())
    rows = rows["verdicts"] if isinstance(rows, dict) else rows
    return {(row["case"], row["nct_id"]): row["verdict"] for row in rows}


def our_verdicts() -> dict[tuple[str, str], str]:
    """What the matcher says of every example case and trial."""
    trials = alloway.read_trials(ROOT / "examples" / "trials").trials
    found: dict[tuple[str, str], str] = {}
    for name in CASES:
        case = alloway.read_case(ROOT / "examples" / name, as_of=TODAY)
        for match in alloway.match_trials(case, trials, as_of=TODAY):
            found[name, match.trial.nct_id] = match.verdict
    return found


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two labellers (Cohen 1960, Educ Psychol Meas 20:37)."""
    n = len(pairs)
    agreed = sum(a == b for a, b in pairs) / n
    labels = {label for pair in pairs for label in pair}
    chance = sum(
        sum(a == label for a, _ in pairs) * sum(b == label for _, b in pairs) for label in labels
    ) / (n * n)
    return 1.0 if chance == 1 else (agreed - chance) / (1 - chance)


def totals(*, unseen: bool = False) -> dict[str, Score]:
    """The scores of the three examples, or of the unseen cases, added up by group."""
    if unseen:
        folder = ROOT / "tests" / "gold" / "unseen"
        pairs = [(folder / name / "records", folder / f"{name}.json") for name in UNSEEN]
    else:
        pairs = [(ROOT / "examples" / name, GOLD / f"{name}.json") for name in CASES]
    total: dict[str, Score] = defaultdict(Score)
    for records, gold_file in pairs:
        for group, mine in score(records, gold_file).items():
            total[group].gold += mine.gold
            total[group].found += mine.found
            total[group].extra += mine.extra
            total[group].misses += [f"{gold_file.stem}: {miss}" for miss in mine.misses]
            total[group].extras += [f"{gold_file.stem}: {extra}" for extra in mine.extras]
    return dict(total)


def main() -> None:
    """Print the table; ``unseen`` takes the unseen cases (once a release), -v names misses."""
    total = totals(unseen="unseen" in sys.argv)
    for group, mine in sorted(total.items()):
        print(f"{group:<14} found {mine.found:>3} of {mine.gold:>3}   wrong {mine.extra}")
        if "-v" in sys.argv:
            for miss in mine.misses:
                print(f"    miss  {miss}")
            for extra in mine.extras:
                print(f"    wrong {extra}")
    gold, found = (sum(getattr(s, f) for s in total.values()) for f in ("gold", "found"))
    print(f"all            found {found} of {gold} ({found / gold:.1%})")
    if "unseen" not in sys.argv:
        _print_verdicts()


def _print_verdicts() -> None:
    pairs = verdict_pairs(ROOT / "tests" / "gold" / "second" / "verdicts.json")
    agreed = sum(a == b for a, b in pairs)
    print(f"verdicts       labellers agree {agreed} of {len(pairs)}, kappa {kappa(pairs):.2f}")
    gold_verdicts, ours = _verdicts(GOLD / "verdicts.json"), our_verdicts()
    table = Counter((gold_verdicts[key], ours[key]) for key in gold_verdicts)
    for (wanted, got), count in sorted(table.items()):
        print(f"verdicts       gold {wanted:<8} matcher {got:<8} {count}")


if __name__ == "__main__":
    main()
