"""Score the criteria parser: ``score_criteria.py [--wrong N] [--lacking N] [--unseen]``.

Two things are measured on the 100 CAR-T trials. *Coverage*: the share of criterion lines that are
fully structured (no word that carries meaning left ``unparsed``). *Precision and recall* on the
hand-labelled lines: each leaf of a fully structured line is set against the leaves of the label.

A leaf is right when the label holds one with the same field (or another name for it, see
`SAME`), the same sign, and, where it has a number, the same relation, number and unit. The name of
an illness, the words of ``of`` and the reference point are not compared. A window is compared where
both name one. The sex that goes with a pregnancy, and "male or female", are no leaves of a label
and are left out. ``--unseen`` prints counts only.
"""

# Long rows read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from alloway.patient.trials import parse_criteria, read_trials  # noqa: E402
from alloway.patient.trials.clauses import parse_sentence  # noqa: E402
from alloway.patient.trials.outline import bare  # noqa: E402
from alloway.patient.trials.trees import has_atom, is_complete  # noqa: E402
from alloway.values.trial import Node  # noqa: E402
from patient.trials.unseen import split  # noqa: E402

GOLD = ROOT / "tests" / "gold" / "criteria"
DATA = ROOT.parent / "shared/data/trials/cart_eligibility"

SAME: tuple[tuple[str, ...], ...] = (
    ("lactation", "breastfeeding"),
    ("infection.hbv", "infection.hbsag", "infection.hbc", "infection.hepatitis", "infection.hbv_dna"),
    ("infection.hcv", "infection.hcv_rna", "infection.hepatitis"),
    ("toxicity", "condition"),
    ("prior.gene_therapy", "prior.cell_therapy", "prior.car_t"),
    ("medication.investigational", "other_trial"),
    ("consent", "compliance", "investigator_judgement", "administrative", "text"),
    ("organ_function", "text", "organ.lvef", "administrative"),
    ("condition", "burden", "text"),
    ("condition", "pulmonary"), ("condition", "cardiac"), ("condition", "hepatic"), ("condition", "bleeding"),
    ("condition", "autoimmune"), ("condition", "immunodeficiency"), ("condition", "diagnosis"),
    ("condition", "psychiatric"), ("condition", "thrombosis"), ("cardiac", "thrombosis"),
    ("neurologic", "cns"), ("neurologic", "psychiatric"), ("neurologic", "substance_abuse"),
    ("organ.qtc", "lab.qtc"), ("organ.child_pugh", "hepatic"), ("plasmapheresis", "surgery"),
    ("life_expectancy", "life_expectancy"), ("medication", "radiotherapy"), ("medication", "prior"),
    ("infection.active", "infection"), ("venous_access", "text"), ("administrative", "consent"),
    ("lines", "prior"), ("dsa", "dsa"), ("stage", "diagnosis"),
)  # fmt: skip
"""Fields that name one thing; a name without a dot stands for the whole family."""


@dataclass(frozen=True)
class Leaf:
    """What is compared of a leaf."""

    field: str
    positive: bool | None
    """``None`` where the sign depends on how an exception is written."""
    relation: str = ""
    number: float | None = None
    unit: str = ""
    days: int | None = None


UNITS = {"a": 365.25, "mo": 30.4375, "wk": 7.0, "d": 1.0, "h": 1 / 24}


def labelled(tree: Any, positive: bool | None = True) -> Iterator[Leaf]:
    """The leaves of a label."""
    if not isinstance(tree, dict):
        return
    if "field" in tree:
        yield from _label_leaf(tree, positive)
        return
    for key in ("and", "or"):
        for item in tree.get(key, []):
            yield from labelled(item, positive)
    if "not" in tree:
        yield from labelled(tree["not"], None if positive is None else not positive)
    for key in ("unless", "if"):
        for i, item in enumerate(tree.get(key, [])):
            yield from labelled(item, None if (i == 1) == (key == "unless") else positive)
    if "text" in tree:
        yield Leaf("text", None)


def _label_leaf(tree: dict[str, Any], positive: bool | None) -> Iterator[Leaf]:
    relation, value = tree["relation"], tree.get("value")
    sign = None if positive is None else positive == (relation != "absent")
    number = value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
    when = tree.get("within") or {}
    days = (
        round(when["value"] * UNITS[when["unit"]])
        if when.get("unit") in UNITS and isinstance(when.get("value"), (int, float))
        else None
    )
    yield Leaf(
        tree["field"],
        sign,
        relation if number is not None else "",
        number,
        tree.get("unit", ""),
        days,
    )


def parsed(node: Node, positive: bool = True) -> Iterator[Leaf]:
    """The leaves of a tree of ours."""
    if node.op == "not":
        yield from parsed(node.items[0], not positive)
    elif node.atom is not None:
        atom = node.atom
        number = atom.value if isinstance(atom.value, float) else None
        sign = positive != (atom.value == "negative")
        yield Leaf(
            atom.field,
            sign,
            atom.relation if number is not None else "",
            number,
            atom.unit,
            atom.window_days,
        )
    else:
        for item in node.items:
            yield from parsed(item, positive)


def fits(ours: Leaf, theirs: Leaf) -> bool:
    """Whether a leaf of ours says what a labelled leaf says."""
    if not _same_field(ours.field, theirs.field):
        return False
    if ours.number is not None and theirs.number is not None:
        scaled = {ours.number, round(ours.number / 1000, 6), ours.number * 100, ours.number * 1000}
        return (
            ours.relation == theirs.relation
            and theirs.number in scaled
            and _same_unit(ours.unit, theirs.unit)
        )
    if ours.days and theirs.days and abs(ours.days - theirs.days) > 0.06 * theirs.days + 1:
        return False
    return (
        theirs.positive is None
        or ours.positive == theirs.positive
        or ours.field in ("consent", "compliance", "contraception", "investigator_judgement", "sex")
    )


def _same_field(ours: str, theirs: str) -> bool:
    if ours == theirs:
        return True
    names = ({ours, ours.split(".")[0]}, {theirs, theirs.split(".")[0]})
    if ours.split(".")[0] == theirs.split(".")[0] and ours.split(".")[0] in ("medication", "prior"):
        return True
    return any(set(group) & names[0] and set(group) & names[1] for group in SAME)


def _same_unit(ours: str, theirs: str) -> bool:
    return (
        _level(ours) == _level(theirs) or bool({ours, theirs} & {"", "?"}) or "%" in (ours, theirs)
    )


def _level(unit: str) -> str:
    plain = re.sub(r"mm\^?3|mcl|ul", "ul", unit.lower()).replace("10*3/ul", "10*9/l")
    plain = plain.replace("[iu]", "iu").replace("{copies}", "copies")
    return plain.split("/{")[0].split("/1.73")[0]


def wilson(hits: int, number: int) -> str:
    """A share with its 95 % interval."""
    if not number:
        return "-"
    p, z = hits / number, 1.96
    middle = (p + z * z / (2 * number)) / (1 + z * z / number)
    half = z * sqrt(p * (1 - p) / number + z * z / (4 * number * number)) / (1 + z * z / number)
    return f"{p:.1%} [{middle - half:.1%}, {middle + half:.1%}] ({hits}/{number})"


def coverage(half: str) -> None:
    """Print the shares of lines over all trials of a half."""
    seen, unseen = split(read_trials(DATA).trials)
    criteria = [
        c for t in (seen if half == "seen" else unseen) for c in parse_criteria(t.eligibility)
    ]
    number = len(criteria)
    print(
        f"{half}: {number} lines; fully structured {wilson(sum(is_complete(c.parsed) for c in criteria), number)}"
    )
    print(f"  with a constraint {wilson(sum(has_atom(c.parsed) for c in criteria), number)}")


def labels(half: str) -> list[tuple[str, dict[str, Any]]]:
    """Labelled lines that are criteria or parts, with their text."""
    read = json.loads((DATA / "trials_dev.json").read_text("utf-8"))
    lines = {
        t["NCTId"]: [
            x.strip() for x in t["EligibilityCriteria"].splitlines() if any(c.isalpha() for c in x)
        ]
        for t in read
    }
    rows = json.loads((GOLD / f"{half}.json").read_text("utf-8"))
    return [(lines[r["nct_id"]][r["line"]], r) for r in rows if r["role"] in ("criterion", "part")]


def precision(half: str, *, wrong: int, lack: int, partial: bool) -> None:
    """Print precision and recall on the labelled lines."""
    full = right_lines = whole_lines = ours = right = theirs = found = numbers = right_numbers = 0
    by_field: Counter[str] = Counter()
    bad: Counter[str] = Counter()
    rows = labels(half)
    for text, row in rows:
        node = parse_sentence(bare(text), row["kind"])
        gold = [
            g
            for g in labelled(row["tree"])
            if (g.field, g.relation, g.number) != ("performance.ecog", ">=", 0)
        ]
        theirs += len(gold)
        mine = list(parsed(node)) if node else []
        found += sum(any(fits(m, g) for m in mine) for g in gold)
        if node is None or not (is_complete(node) or partial):
            continue
        full += is_complete(node)
        mine = [m for m in mine if m.field != "sex" or any(g.field == "sex" for g in gold)]
        missed = [m for m in mine if not any(fits(m, g) for g in gold)]
        by_field.update(m.field for m in mine)
        bad.update(m.field for m in missed)
        ours, right = ours + len(mine), right + len(mine) - len(missed)
        numbers += sum(m.number is not None for m in mine)
        right_numbers += sum(m.number is not None for m in mine) - sum(
            m.number is not None for m in missed
        )
        right_lines += not missed
        lacking = [g for g in gold if g.field != "text" and not any(fits(m, g) for m in mine)]
        whole_lines += not missed and not lacking
        if lacking and not missed and lack > 0 and half == "seen":
            lack -= 1
            print(f"{row['kind'][0]} {text[:260]}\n    label {row['tree']}\n    lacking {lacking}")
        if missed and wrong > 0 and half == "seen":
            wrong -= 1
            print(f"{row['kind'][0]} {text[:260]}\n    label {row['tree']}\n    wrong {missed}")
    print(f"{half}, {len(rows)} labelled lines: fully structured {wilson(full, len(rows))}")
    print(f"  of these, lines without a wrong leaf {wilson(right_lines, full)}")
    print(f"  and with every labelled leaf {wilson(whole_lines, full)}")
    print(f"  leaves right {wilson(right, ours)}; with a number {wilson(right_numbers, numbers)}")
    print(f"  labelled leaves found (all lines) {wilson(found, theirs)}")
    worst = ", ".join(f"{f} {n}/{by_field[f]}" for f, n in bad.most_common(12))
    print(f"  wrong by field: {worst}")


def main() -> None:
    """Read the options and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument(
        "--wrong", type=int, default=0, help="print so many seen lines that differ"
    )
    options.add_argument(
        "--lacking", type=int, default=0, help="print so many seen lines that lack a leaf"
    )
    options.add_argument("--unseen", action="store_true", help="counts of the unseen half as well")
    options.add_argument("--partial", action="store_true", help="also leaves of partly read lines")
    given = options.parse_args()
    for half in ("seen", "unseen") if given.unseen else ("seen",):
        coverage(half)
        precision(half, wrong=given.wrong, lack=given.lacking, partial=given.partial)


if __name__ == "__main__":
    main()
