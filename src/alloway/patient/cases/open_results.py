"""Tests that were asked for and gave no result: what the report says of them, in the gaps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from alloway.patient.cases.draft import OpenResult
from alloway.reference.kinds import BY_NAME, label
from alloway.values.case import Fact, Gap


def with_open_results(
    gaps: Sequence[Gap], results: Iterable[OpenResult], facts: Sequence[Fact]
) -> tuple[Gap, ...]:
    """Gaps with the words of the reports that gave no result, and new ones where there was none.

    A test that a later or same-day result has overtaken leaves no gap.

    >>> from alloway.values.evidence import Source
    >>> asked = OpenResult("antigen.CD22", "2026-10-06", Source("p.pdf"), "not performed")
    >>> [(gap.why, gap.text) for gap in with_open_results([], [asked], [])]
    [('ambiguous', 'CD22 on tumour cells: no result of 2026-10-06 (not performed).')]
    """
    newest: dict[str, OpenResult] = {}
    for result in results:
        if result.kind not in newest or result.date > newest[result.kind].date:
            newest[result.kind] = result
    for fact in facts:
        if fact.kind in newest and fact.date >= newest[fact.kind].date:
            del newest[fact.kind]
    told = tuple(
        replace(gap, text=f"{gap.text[:-1]} ({_words(newest[gap.kind])}).")
        if gap.kind in newest
        else gap
        for gap in gaps
    )
    known = {gap.kind for gap in gaps}
    return (*told, *(_gap(result) for kind, result in newest.items() if kind not in known))


def _words(result: OpenResult) -> str:
    place = f"{result.source.document}, {result.date}" if result.date else result.source.document
    return f"{place}: {result.words[:120]}"


def _gap(result: OpenResult) -> Gap:
    what = label(result.kind)
    who = BY_NAME[result.kind].who if result.kind in BY_NAME else "referring clinic"
    text = f"{what}: no result of {result.date or 'an unknown day'} ({result.words[:120]})."
    settles = f"a result for {what} on the latest sample"
    return Gap(result.kind, "ambiguous", text, settles, who)
