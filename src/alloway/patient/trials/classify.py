"""What a trial gives: the antigens it aims at, and whose cells it uses, from the record's words.

Plain rules with the words as evidence; two contradicting words leave the source ``unclear``.
"""
# Patterns read better on one line.
# ruff: noqa: E501

from __future__ import annotations

import re
from typing import Literal

from alloway.patient.trials.vocabulary import ANTIGENS
from alloway.values.trial import Trial

CellSource = Literal["donor-derived", "autologous", "unclear"]

_I = re.IGNORECASE
_NOT_CELLS = r"(?![\s-]+(?:ha?ematopoietic|ha?emopoietic|stem|bone|transplant\w*|H?SCT|HCT|BMT|peripheral blood stem|organ|tissue|donor lymphocyte))"
_DONOR = re.compile(
    rf"\ballogen(?:e?ic|etic)\b{_NOT_CELLS}|\boff[\s-]the[\s-]shelf\b|\buniversal\b|\bUCAR[\s-]?\w*|\bhealthy[\s-]donors?\b|\bdonor[\s-]derived\b"
    r"|\b(?:third|3rd)[\s-]party donors?\b|\biPSC?s?\b|\binduced pluripotent\b|\b(?:umbilical )?cord blood\b|\bNK-?92\b"
    r"|\bhaplo(?:identical)? donor\b|\bALLO-?\d{3}\w?\b|\bcema(?:cabtagene|-cel)\b|\bTCR[αa]?[βb]?[\s-]deficient\b",
    _I,
)  # fmt: skip
_OWN = re.compile(
    rf"\bautologous\b{_NOT_CELLS}|\bpatients?'?s?'? own\b|\bpatient[\s-]derived (?:T|immune|CAR)|\bself[\s-]derived\b|\bauto-?CAR\b",
    _I,
)
_TARGETED = (
    r"(?:\banti-?\s?(?:{a})\b)|(?:\b(?:{a})[\s-]*(?:/\s*\w+[\s-]*)?(?:targeted|targeting|directed|specific|redirected|dual|bispecific|CAR|chimeric|UCAR|CART|tandem)\b)"
    r"|(?:\b(?:CAR|UCAR)\w*[\s-]*(?:T|NK)?[\s-]*(?:cells?)?[\s-]*(?:{a})\b)|(?:\b(?:target(?:ing|s)?|against|directed (?:to|at|against)|recogni[sz]ing|specific (?:for|to))\s+(?:the |both |human |antigens? |\w+ (?:and|&|/) )?(?:{a})\b)"
    r"|(?:\bUCART-?{n}\b)|(?:\b(?:{a})\s*(?:/|and|&|\+)\s*(?:\w+)\s*(?:dual|bispecific|CAR|targeted|chimeric))"
)
_PRODUCTS: dict[str, tuple[str, ...]] = {
    "CD19": ("tisagenlecleucel", "axicabtagene", "lisocabtagene", "brexucabtagene", "obecabtagene", "cema-cel",
             "cemacabtagene", "ALLO-501A?", "CTX11[02]", "JCAR017"),
    "BCMA": ("ciltacabtagene", "idecabtagene", "zevorcabtagene", "equecabtagene", "ALLO-715"),
    "CD22": ("UCART22",),
    "CD70": ("CTX130", "ALLO-316"),
}  # fmt: skip


def classify(trial: Trial) -> tuple[tuple[str, ...], CellSource]:
    """Antigen targets and cell source of a trial.

    Title and interventions are asked first; the summary only where they say nothing.

    Returns
    -------
    targets, cell_source
        Targets in the order of `vocabulary.ANTIGENS`; ``unclear`` where the record does not say
        or says both.

    Examples
    --------
    >>> classify(Trial("NCT1", "Universal CD19 CAR-T in B-ALL", "", (), (), ""))
    (('CD19',), 'donor-derived')
    """
    heading = " ; ".join((trial.title, *trial.interventions))
    targets = _targets(heading) or _targets(trial.summary)
    source = _cell_source(heading)
    return targets, source if source != "unclear" else _cell_source_from_summary(trial, heading)


def _targets(text: str) -> tuple[str, ...]:
    found = []
    for key, words in ANTIGENS:
        if key in ("CD4", "CD2"):
            continue
        number = re.escape(key.removeprefix("CD")) if key.startswith("CD") else re.escape(key)
        pattern = _TARGETED.format(a=words, n=number)
        if re.search(pattern, text, _I) or any(
            re.search(rf"\b{name}\b", text, _I) for name in _PRODUCTS.get(key, ())
        ):
            found.append(key)
    return tuple(found)


def _cell_source(text: str) -> CellSource:
    donor, own = bool(_DONOR.search(text)), bool(_OWN.search(text))
    if donor == own:
        return "unclear"
    return "donor-derived" if donor else "autologous"


def _cell_source_from_summary(trial: Trial, heading: str) -> CellSource:
    contradicts = _DONOR.search(heading) and _OWN.search(heading)
    return "unclear" if contradicts else _cell_source(trial.summary)
