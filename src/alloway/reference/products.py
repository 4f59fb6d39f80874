"""Approved autologous CAR T-cell products and how long each takes from vein to vein.

Indications follow the United States labels as known in late 2025; other regions differ, and a
label must be read before it is relied on. Names of entities are keys of ``reference.diseases``.
"""

from __future__ import annotations

from dataclasses import dataclass

from alloway.values.evidence import Estimate, Source

_META = Source("Vein-to-vein meta-analysis in LBCL, PMC10431072")
_SURVEY = Source("Ahmed, ide-cel waiting list at Kansas, reported by bloodcancerstoday")


@dataclass(frozen=True, slots=True)
class Label:
    """Entities the label names, with the systemic lines that must have come before."""

    diseases: tuple[str, ...]
    lines: int
    """Fewest earlier lines of systemic therapy."""
    min_age: float | None = 18.0
    """Years; ``None`` where the label sets no lower limit."""
    max_age: float | None = None
    """Years, the highest age still included."""
    condition: str = ""
    """What else the label asks for."""


@dataclass(frozen=True, slots=True)
class Product:
    """One approved product."""

    key: str
    name: str
    """Trade name."""
    inn: str
    target: str
    labels: tuple[Label, ...]
    vein_to_vein: Estimate
    """Days from collection to infusion."""
    source: str
    """Where the labels can be checked."""

    @property
    def indications(self) -> tuple[str, ...]:
        """Every entity that some label names."""
        return tuple(dict.fromkeys(key for label in self.labels for key in label.diseases))

    def label_for(self, entity: str) -> Label | None:
        """The label that names this entity.

        >>> BY_KEY["axicabtagene-ciloleucel"].label_for("FL").lines
        2
        """
        return next((label for label in self.labels if entity in label.diseases), None)


def _label(inn: str) -> str:
    return f"United States prescribing information, {inn}, Indications and usage"


def _days(
    value: float, low: float, high: float, sources: tuple[Source, ...], note: str
) -> Estimate:
    basis = "source" if sources else "assumed"
    return Estimate(value, low, high, None, "d", basis, sources, note)  # type: ignore[arg-type]


_ASSUMED = "no figure found in our sources: assumed"
_RANGE = "the range is assumed, about a quarter below to double"
_LBCL = ("DLBCL", "HGBL", "tFL")

PRODUCTS: tuple[Product, ...] = (
    Product(
        "tisagenlecleucel", "Kymriah", "tisagenlecleucel", "CD19",
        (Label(("B-ALL",), 2, None, 25.0, "refractory, or second or later relapse"),
         Label(_LBCL, 2), Label(("FL",), 2)),
        _days(48.4, 36.0, 97.0, (_META,), f"54 days in JULIET (Blood Adv 2024;8:3519); {_RANGE}"),
        _label("tisagenlecleucel"),
    ),
    Product(
        "axicabtagene-ciloleucel", "Yescarta", "axicabtagene ciloleucel", "CD19",
        (Label((*_LBCL, "PMBCL"), 1, condition="with one earlier line: refractory to it, or relapse "
                    "within 12 months; not primary CNS lymphoma"),
         Label(("FL",), 2)),
        _days(30.4, 24.0, 61.0, (_META,), f"24 days in ZUMA-1 (Blood Adv 2024;8:3519); {_RANGE}"),
        _label("axicabtagene ciloleucel"),
    ),
    Product(
        "brexucabtagene-autoleucel", "Tecartus", "brexucabtagene autoleucel", "CD19",
        (Label(("MCL",), 1, condition="relapsed or refractory"),
         Label(("B-ALL",), 1, condition="relapsed or refractory")),
        _days(30.0, 22.0, 60.0, (), _ASSUMED), _label("brexucabtagene autoleucel"),
    ),
    Product(
        "lisocabtagene-maraleucel", "Breyanzi", "lisocabtagene maraleucel", "CD19",
        (Label((*_LBCL, "PMBCL", "FL3B"), 1, condition="with one earlier line: refractory to it, relapse "
                    "within 12 months, or not fit for transplant; not primary CNS lymphoma"),
         Label(("CLL",), 2, condition="a BTK inhibitor and a BCL-2 inhibitor before"),
         Label(("FL",), 2), Label(("MCL",), 2, condition="a BTK inhibitor before")),
        _days(35.9, 27.0, 72.0, (_META,), _RANGE), _label("lisocabtagene maraleucel"),
    ),
    Product(
        "obecabtagene-autoleucel", "Aucatzyl", "obecabtagene autoleucel", "CD19",
        (Label(("B-ALL",), 1, condition="relapsed or refractory"),),
        _days(35.0, 26.0, 70.0, (), _ASSUMED), _label("obecabtagene autoleucel"),
    ),
    Product(
        "idecabtagene-vicleucel", "Abecma", "idecabtagene vicleucel", "BCMA",
        (Label(("MM",), 2, condition="an immunomodulator, a proteasome inhibitor and an anti-CD38 before"),),
        _days(42.0, 32.0, 84.0, (_SURVEY,), f"one centre; {_RANGE}"), _label("idecabtagene vicleucel"),
    ),
    Product(
        "ciltacabtagene-autoleucel", "Carvykti", "ciltacabtagene autoleucel", "BCMA",
        (Label(("MM",), 1, condition="a proteasome inhibitor and an immunomodulator before, and refractory "
                    "to lenalidomide"),),
        _days(47.0, 35.0, 94.0, (), _ASSUMED), _label("ciltacabtagene autoleucel"),
    ),
)  # fmt: skip
BY_KEY: dict[str, Product] = {product.key: product for product in PRODUCTS}
