"""Which share of a list of people a donor's edited cells, or a bank of them, would suit by a rule.

The list is a sample of its population: shares have Wilson intervals. For haplotype frequencies see
`alloway.hla.coverage_frequencies`; both are explained in docs/rules/coverage.md.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from alloway.errors import InputError
from alloway.hla.counting import compare
from alloway.hla.expression import SurfaceRule, surface_rule
from alloway.hla.levels import Level
from alloway.hla.tallies import PANELS, tally_locus
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.evidence import Estimate
from alloway.values.hla import Typing
from alloway.values.supply import Edit

Measure = Literal["hvg", "gvh", "shared"]

_RULE = re.compile(
    r"\s*(hvg|gvh|shared)\s*(<=|>=)\s*(\d{1,2})\s*(?:@\s*([A-Z0-9,]+))?\s*(?:at\s+(antigen|two-field|G))?\s*"
)
_RULE_STEP = 'write it as "hvg<=2", "gvh<=1@A,B,DRB1" or "shared>=4 at antigen"'
_Z = 1.959963984540054
"""Normal quantile of a two-sided 95 % interval."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition on one person and one donor."""

    measure: Measure
    """``hvg`` after the edits, ``gvh``, or ``shared``: different donor molecules, edits left out of
    account, that the person also has."""
    limit: int
    loci: tuple[str, ...]
    level: Level = "two-field"

    def __str__(self) -> str:
        sign = ">=" if self.measure == "shared" else "<="
        return f"{self.measure}{sign}{self.limit}@{','.join(self.loci)} at {self.level}"


@dataclass(frozen=True, slots=True)
class EditedDonor:
    """One donor and the edits of its cells."""

    name: str
    donor: Typing
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True, slots=True)
class Covered:
    """How many people one donor, or all donors together, suit."""

    name: str
    meets: int
    fails: int
    unknown: int
    """People whose typing leaves it open."""
    share: Estimate


@dataclass(frozen=True, slots=True)
class Coverage:
    """Coverage of one population by each donor and by all of them together."""

    rule: str
    population: str
    people: int
    """Zero where the population is a frequency table."""
    together: Covered
    each: tuple[Covered, ...]
    notes: tuple[str, ...] = ()


def parse_rule(text: str, *, loci: Sequence[str] = PANELS["10/10"]) -> Rule:
    """A rule from text: a measure, a limit, and optionally loci and level.

    Raises
    ------
    InputError
        The text is not a rule, or names a locus no panel has.

    Examples
    --------
    >>> parse_rule("hvg<=2@A,B,DRB1 at antigen")
    Rule(measure='hvg', limit=2, loci=('A', 'B', 'DRB1'), level='antigen')
    """
    match = _RULE.fullmatch(text)
    if match is None or (match[2] == ">=") != (match[1] == "shared"):
        raise InputError(f"rule {text[:80]!r} is not a rule", step=_RULE_STEP)
    chosen = tuple(match[4].split(",")) if match[4] else tuple(loci)
    wrong = [name for name in chosen if name not in PANELS["12/12"]]
    if wrong or len(set(chosen)) < len(chosen):
        raise InputError(f"rule {text[:80]!r}: loci {', '.join(chosen)}", step=_RULE_STEP)
    return Rule(match[1], int(match[3]), chosen, match[5] or "two-field")  # type: ignore[arg-type]


def wilson(successes: int, n: int) -> tuple[float, float]:
    """The 95 % Wilson interval of a proportion (Wilson 1927, J Am Stat Assoc 22:209).

    >>> [round(x, 4) for x in wilson(8, 10)]
    [0.4902, 0.9433]
    """
    if n < 1:
        return 0.0, 1.0
    share, z2 = successes / n, _Z**2
    centre = (share + z2 / (2 * n)) / (1 + z2 / n)
    half = _Z / (1 + z2 / n) * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return max(0.0, centre - half), min(1.0, centre + half)


def coverage_of_people(
    people: Iterable[Typing],
    sources: Sequence[EditedDonor],
    rule: Rule,
    *,
    population: str,
    reference: HlaReference = SHIPPED,
) -> Coverage:
    """The share of a sample of typed people whom each donor, and any donor, suits by the rule.

    A person whose typing leaves the rule open is ``unknown``: the interval then reaches from the
    lower Wilson limit with all unknown failing to the upper limit with all of them meeting it.

    Examples
    --------
    >>> from alloway.hla.typing import parse_typing
    >>> people = [parse_typing("A*01:01+A*02:01"), parse_typing("A*03:01+A*11:01")]
    >>> donor = EditedDonor("d", parse_typing("A*01:01+A*01:01"))
    >>> found = coverage_of_people(people, [donor], parse_rule("hvg<=0@A"), population="two")
    >>> found.together.meets, found.together.share.value
    (1, 0.5)
    """
    need_sources(sources)
    rules = [surface_rule(edit.name for edit in source.edits) for source in sources]
    answers: list[list[bool | None]] = [
        [
            _meets(person, source.donor, rule, surface, reference)
            for source, surface in zip(sources, rules, strict=True)
        ]
        for person in people
    ]
    if not answers:
        raise InputError(f"{population}: no people", step="give a table of typed people")
    together = [_any(row) for row in answers]
    each = tuple(
        _covered(source.name, [row[i] for row in answers]) for i, source in enumerate(sources)
    )
    return Coverage(
        str(rule), population, len(answers), _covered("any of them", together), each, NOTES
    )


NOTES = (
    "Counted for fully edited cells.",
    "A typing rule is not a clinical decision: antibodies, NK cells and dose are not in it.",
)


def need_sources(sources: Sequence[EditedDonor]) -> None:
    """Raise `InputError` where there is nothing to cover a population with."""
    if not sources:
        raise InputError(
            "no donor or lot to cover a population with", step="give a donor or a bank"
        )


def _any(row: Sequence[bool | None]) -> bool | None:
    if True in row:
        return True
    return None if None in row else False


def _covered(name: str, answers: Sequence[bool | None]) -> Covered:
    meets, unknown = sum(a is True for a in answers), sum(a is None for a in answers)
    n = len(answers)
    low, high = wilson(meets, n)[0], wilson(meets + unknown, n)[1]
    decided = n - unknown
    note = f"{unknown} of {n} people are unknown; the interval allows for both." if unknown else ""
    value = meets / decided if decided else 0.0
    if not decided:
        note = "Nobody's typing decides the rule: the share is unknown."
    share = Estimate(value, low, high, 0.95, basis="model", note=note)
    return Covered(name, meets, n - meets - unknown, unknown, share)


def _meets(
    person: Typing, donor: Typing, rule: Rule, surface: SurfaceRule, reference: HlaReference
) -> bool | None:
    low = high = 0
    for name in rule.loci:
        one, two = person.locus(name), donor.locus(name)
        if rule.measure == "shared":
            found = compare(name, one, two, level=rule.level, reference=reference)
            count = found.range(lambda outcome: outcome.shared)
        else:
            counted = tally_locus(
                name, one, two, level=rule.level, rule=surface, reference=reference
            )
            count = counted.hvg if rule.measure == "hvg" else counted.gvh
        low, high = low + count.min, high + count.max
    if rule.measure == "shared":
        return True if low >= rule.limit else (None if high >= rule.limit else False)
    return True if high <= rule.limit else (None if low <= rule.limit else False)
