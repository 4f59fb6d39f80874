"""Score the 24 authored cases: precision and recall by kind of fact, language and form.

``python tests/gold/score_cases.py seen [--misses] [--kinds antigen,mutation]`` for the 16 cases
rules may be written against (``seen_one`` or ``seen_two`` for one half of them);
``python tests/gold/score_cases.py unseen`` once a release, counts only.

Recall is over the gold facts: found anywhere in the case, by the comparison of ``score.py``. A fact
of the case is right when a gold fact says it, wrong when it is one of the case's distractors or
gives a kind that the gold has on that day another value; anything else is neither, because gold
files list what a review needs, not every number. Precision is right over right and wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import alloway
from alloway.errors import AllowayError
from alloway.hla.coverage import wilson
from alloway.values.case import Case, Fact
from gold.score import TODAY, found_in, same_date, same_value

CASES = Path(__file__).resolve().parent / "cases"
FOLDERS = {
    "seen": ("seen_one", "seen_two"),
    "seen_one": ("seen_one",),
    "seen_two": ("seen_two",),
    "unseen": ("unseen",),
}
STRUCTURED = frozenset(("fhir", "csv", "xlsx", "hml", "beads", "vcf"))
_ONE_A_DAY = ("lab.", "performance.", "organ.", "infection.", "antigen.", "burden.")
"""Kinds of which a day has one value, so that another one is wrong."""


@dataclass
class Tally:
    """Counts of one group."""

    gold: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def row(self) -> str:
        """Recall and precision with 95 % Wilson intervals."""
        return f"{_share(self.found, self.gold)}   {_share(self.right, self.right + self.wrong)}"


def _share(part: int, whole: int) -> str:
    if not whole:
        return f"{'-':>31}"
    low, high = wilson(part, whole)
    return f"{part:>4} of {whole:>4} {part / whole:6.1%} ({low:.0%}-{high:.0%})".ljust(31)


def gold_files(half: str) -> Iterator[Path]:
    """The gold of every case of a half."""
    for folder in FOLDERS[half]:
        yield from sorted((CASES / folder).glob("*.json"))


def score_case(gold_file: Path, groups: dict[str, Tally]) -> str:
    """Add one case to the groups; the reason where it could not be read at all."""
    gold = json.loads(gold_file.read_text("utf-8"))
    problem = ""
    try:
        case = alloway.read_case(gold_file.with_suffix("") / "records", as_of=TODAY)
    except AllowayError as error:
        case, problem = None, str(error)
    forms = {d["file"]: (d["language"], d["form"]) for d in gold["documents"]}
    for fact in gold["facts"]:
        hit = case is not None and _found(case, fact)
        for name in _names(fact["kind"], forms.get(fact["document"], ("?", "?"))):
            groups[name].gold += 1
            groups[name].found += hit
            if not hit:
                groups[name].misses.append(f"{gold_file.stem}: {_text(fact)}")
    if case is not None:
        _judge(case, gold, forms, groups)
    return problem


def _found(case: Case, fact: dict[str, Any]) -> bool:
    if fact["kind"] == "last_dose":
        fact = {**fact, "kind": "medication"}
    return found_in(case, fact)


def _judge(
    case: Case,
    gold: dict[str, Any],
    forms: dict[str, tuple[str, str]],
    groups: dict[str, Tally],
) -> None:
    """Count what the case says as right, wrong or neither."""
    for fact in case.facts():
        verdict = _verdict(fact, gold)
        if verdict is None:
            continue
        for name in _names(fact.kind, _form(fact.source.document, forms)):
            groups[name].right += verdict
            groups[name].wrong += not verdict
            if not verdict:
                groups[name].misses.append(f"WRONG {fact.kind} = {fact.value} {fact.source.label}")


def _verdict(fact: Fact, gold: dict[str, Any]) -> bool | None:
    same_kind = [g for g in gold["facts"] if g["kind"] == fact.kind]
    if any(_same(fact, g) for g in same_kind):
        return True
    for odd in gold["distractors"]:
        here = _last(odd["document"]) == _last(fact.source.document)
        if here and odd["kind"] == fact.kind and same_value(odd["value"], fact.value):
            return False
    if fact.kind.startswith(_ONE_A_DAY) and fact.date:
        rivals = [g for g in same_kind if g["date"] == fact.date]
        if any(_last(g["document"]) == _last(fact.source.document) for g in rivals):
            return False
    return None


def _same(fact: Fact, gold: dict[str, Any]) -> bool:
    return same_value(gold["value"], fact.value) and same_date(gold["date"], fact.date)


def _form(document: str, forms: dict[str, tuple[str, str]]) -> tuple[str, str]:
    by_name = {_last(name): found for name, found in forms.items()}
    return by_name.get(_last(document), ("?", "?"))


def _last(document: str) -> str:
    return document.split("/")[-1]


def _names(kind: str, form: tuple[str, str]) -> Iterator[str]:
    language, kind_of_file = form
    structured = kind_of_file in STRUCTURED
    yield "all"
    yield f"kind {kind.partition('.')[0]}"
    yield f"form {kind_of_file}"
    yield "structured" if structured else "text and pictures"
    if not structured:
        yield f"language {language}"


def _text(fact: dict[str, Any]) -> str:
    return f"{fact['kind']} = {fact['value']} ({fact['date']}, {fact['document']})"


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("half", choices=FOLDERS)
    options.add_argument("--misses", action="store_true", help="each miss (seen cases only)")
    options.add_argument("--kinds", default="", help="only these kinds: antigen,mutation")
    given = options.parse_args()
    open_half = given.half != "unseen"
    groups: dict[str, Tally] = defaultdict(Tally)
    for path in gold_files(given.half):
        problem = score_case(path, groups)
        if problem:
            print(f"{path.stem}: {problem if open_half else 'could not be read'}")
    wanted = {f"kind {kind}" for kind in given.kinds.split(",") if kind}
    print(f"{'group':<24} {'recall':<31}   {'precision':<31}")
    for name in sorted(groups):
        if wanted and name not in wanted:
            continue
        print(f"{name:<24} {groups[name].row}")
        if given.misses and open_half and name.startswith("kind "):
            for miss in groups[name].misses:
                print(f"    {miss}")


if __name__ == "__main__":
    main()
