"""Write all cases: ``PYTHONPATH=tests .venv/bin/python -m gold.cases.unseen.make_cases``.

Afterwards every number of the gold is looked up in the text of its document.
"""

from __future__ import annotations

import importlib
import re
import shutil
import sys
from typing import Any

from gold.cases.unseen.make_forms import ROOT, Case

CASES = [f"u{n:02d}" for n in range(1, 9)]


def shown(value: Any, text: str) -> bool:
    """Whether a number or a text stands in the document, in any of the usual writings."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        forms = {
            f"{value:g}",
            f"{value:.1f}",
            f"{value:.2f}",
            f"{value:,}",
            f"{value:,}".replace(",", " "),
        }
        return any(
            re.search(rf"(?<![\d.,]){re.escape(form)}(?![\d]|[.,]\d)", text)
            for form in forms | {form.replace(".", ",") for form in forms}
        )
    return str(value).casefold() in text.casefold()


def check(case: Case) -> None:
    """Print what the gold says and the document does not show word for word."""
    for fact in case.facts:
        text = case.texts.get(fact["document"])
        if text is None:
            print(case.name, "no such document:", fact)
            continue
        text = " ".join(text.split())
        value = fact.get("printed") or fact["value"]
        numbers = [value] if isinstance(value, (int, float)) or "printed" in fact else []
        numbers += [
            v
            for k, v in fact.items()
            if k in ("percent", "mfi", "upper_normal", "assay", "dose")
            and not (k == "upper_normal" and "printed" in fact)
        ]
        for number in numbers:
            if not isinstance(number, bool) and number != "" and not shown(number, text):
                print(case.name, fact["document"], fact["kind"], "not found:", number)
        if fact["date"] and not any(f in text for f in written(fact["date"])):
            print(case.name, fact["document"], fact["kind"], "date not found:", fact["date"])
    for row in case.distractors:
        if row["document"] not in case.texts:
            print(case.name, "no such document:", row)


def written(date: str) -> set[str]:
    """Ways to write a date; only figures, month names pass as year."""
    parts = date.split("-")
    if len(parts) < 3:
        return {date, parts[0]}
    y, m, d = parts
    n = (int(d), int(m))
    return {date, f"{d}.{m}.{y}", f"{d}/{m}/{y}", f"{d}-{m}-{y}", f"{y}{m}{d}", f"{d}.{m}.{y[2:]}",
            f"{d}/{m}/{y[2:]}", f"{n[0]}.{n[1]}.{y}", f"{n[0]}-{n[1]}-{y}", f"{n[0]}/{n[1]}/{y}",
            f"{d}.{m}.", f"{n[0]} "}  # fmt: skip


def main() -> None:
    """Write the cases named on the command line, or all there are."""
    for name in sys.argv[1:] or CASES:
        if not (ROOT / f"make_{name}.py").exists():
            continue
        shutil.rmtree(ROOT / name, ignore_errors=True)
        case = Case(name)
        importlib.import_module(f"gold.cases.unseen.make_{name}").make(case)
        case.write()
        check(case)
        size = sum(p.stat().st_size for p in case.folder.rglob("*") if p.is_file())
        print(name, len(case.documents), "documents", size // 1024, "KB", len(case.facts), "facts",
              len(case.distractors), "distractors")  # fmt: skip


if __name__ == "__main__":
    main()
