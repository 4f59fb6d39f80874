"""Drugs in haemato-oncology: names, classes, what they bind, and where a text names one.

The names stand in `alloway.reference.drug_table` and `alloway.reference.other_drugs`; combinations in
`alloway.reference.regimens`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from alloway.reference.drug_names import NameFinder
from alloway.reference.drug_table import ANTINEOPLASTIC, CAR_T, IMMUNOSUPPRESSANT, STEROID
from alloway.reference.other_drugs import SUPPORTIVE

Role = Literal["antineoplastic", "steroid", "immunosuppressant", "supportive", "CAR-T"]


@dataclass(frozen=True, slots=True)
class Drug:
    """One drug."""

    name: str
    role: Role
    group: str
    """Class in words: ``anti-CD20 antibody``, ``proteasome inhibitor``."""
    words: tuple[str, ...] = ()
    """Lower-case brands, abbreviations and names in other languages beside the name."""
    targets: tuple[str, ...] = ()
    """Tumour antigens the drug binds; loss of the antigen must be looked for after it."""


def _rows(table: str, role: Role) -> Iterator[Drug]:
    for row in table.strip().splitlines():
        name, group, words, targets = (*(cell.strip() for cell in row.split(";")), "", "")[:4]
        yield Drug(
            name, role, group, tuple(w for w in words.split("|") if w), tuple(targets.split())
        )


_TABLES: Final[tuple[tuple[str, Role], ...]] = (
    (ANTINEOPLASTIC, "antineoplastic"),
    (STEROID, "steroid"),
    (IMMUNOSUPPRESSANT, "immunosuppressant"),
    (CAR_T, "CAR-T"),
    (SUPPORTIVE, "supportive"),
)
DRUGS: tuple[Drug, ...] = tuple(d for table, role in _TABLES for d in _rows(table, role))
DRUG_BY_NAME: dict[str, Drug] = {drug.name: drug for drug in DRUGS}

_PREDNISONE_EQUIVALENT: Final = {
    "prednisone": 1.0,
    "prednisolone": 1.0,
    "methylprednisolone": 1.25,
    "dexamethasone": 6.67,
    "hydrocortisone": 0.25,
}
"""Milligrams of prednisone to one milligram, by glucocorticoid potency (Liu 2013, Allergy Asthma
Clin Immunol 9:30, table 1)."""


@lru_cache(maxsize=1)
def _finder() -> NameFinder:
    return NameFinder((word, d.name) for d in DRUGS for word in (d.name, *d.words))


def targets_of(drug: str) -> tuple[str, ...]:
    """Tumour antigens that a drug binds; empty for an unknown drug and for one that binds none.

    Antibodies, bispecifics, conjugates and CAR-T products all count: each can select for cells
    that lost the antigen.

    Parameters
    ----------
    drug
        International name, brand or abbreviation, in any case.

    >>> targets_of("blinatumomab"), targets_of("Columvi"), targets_of("cisplatin")
    (('CD19',), ('CD20',), ())
    """
    named = drugs_in(drug)
    return named[0][0].targets if len(named) == 1 and named[0][1:] == (0, len(drug)) else ()


@lru_cache(maxsize=4096)
def drugs_in(text: str) -> tuple[tuple[Drug, int, int], ...]:
    """Every drug named in a text with the place of the words, in reading order.

    English, German, French, Spanish, Italian, Dutch and Polish spellings are known.

    >>> [drug.name for drug, _, _ in drugs_in("MabThera 700 mg, then Polivy, potem deksametazon")]
    ['rituximab', 'polatuzumab vedotin', 'dexamethasone']
    """
    return tuple((DRUG_BY_NAME[name], start, end) for name, start, end in _finder().find(text))


def prednisone_equivalent(steroid: str, milligrams: float) -> float | None:
    """Milligrams of prednisone that a dose of another corticosteroid stands for; ``None`` unknown.

    >>> prednisone_equivalent("dexamethasone", 6.0), prednisone_equivalent("budesonide", 9.0)
    (40.0, None)
    """
    factor = _PREDNISONE_EQUIVALENT.get(steroid)
    return None if factor is None else round(milligrams * factor, 1)
