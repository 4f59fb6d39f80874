"""Which lots the model refuses, and for which cases a forecast would mean nothing."""

from __future__ import annotations

import math
import re

from alloway.errors import InputError
from alloway.hla.expression import changes_hla
from alloway.reference.diseases import T_CELL_ANTIGENS
from alloway.values.case import Case
from alloway.values.supply import Lot

_OTHER_EDITS = re.compile(
    r"(TRAC|TRBC[12]?|CD3[DEGZ]?|CD52|CD7|CD5|CD2|CD4|CD38|CD54|CD58|CD70|ICAM1|PDCD1|CTLA4|LAG3|TIGIT"
    r"|HAVCR2|TGFBR2|FAS|CBLB|CISH|RASA2|SOCS1|TET2|DCK|NR3C1|CSF2|ZC3H12A|NECTIN2|PVR)-KO"
    r"|(CD47|HLA-G|CD300A)-KI|B2M-HLA-G"
)


def check_lot(lot: Lot) -> None:
    """Refuse a lot that the model cannot read.

    Raises
    ------
    InputError
        No positive dose, a dose that fits the other unit, an unknown edit, a share outside 0 to 1.
    """
    _check_dose(lot)
    for edit in lot.edits:
        if not (changes_hla(edit.name) or _OTHER_EDITS.fullmatch(edit.name)):
            raise InputError(
                f"lot {lot.id}: unknown edit {edit.name!r}",
                step="write it as GENE-KO, for instance TRAC-KO, or B2M-HLA-E",
            )
        if edit.unedited is not None and not 0.0 <= edit.unedited <= 1.0:
            raise InputError(
                f"lot {lot.id}: {edit.name} unedited share is {edit.unedited}, not between 0 and 1",
                step="give the share, not the percentage",
            )
    for name in ("residual_tcr_pct", "car_positive_pct"):
        percent = getattr(lot, name)
        if percent is not None and not 0.0 <= percent <= 100.0:
            raise InputError(f"lot {lot.id}: {name} is {percent}, not a percentage")
    if lot.car_positive_pct == 0.0:
        raise InputError(f"lot {lot.id}: car_positive_pct is 0, so there is no CAR T cell in it")


def _check_dose(lot: Lot) -> None:
    dose, unit = lot.cells_per_dose, lot.dose_unit
    if not (math.isfinite(dose) and dose > 0.0):
        raise InputError(
            f"lot {lot.id}: cells_per_dose is {dose}, not a positive number",
            step="take the CAR-positive viable cells a dose from the certificate",
        )
    low, high, other = (1e6, 1e10, "cells/kg") if unit == "cells" else (1e4, 1e8, "cells")
    if not low <= dose <= high:
        raise InputError(
            f"lot {lot.id}: {dose:g} {unit} a dose is outside {low:g} to {high:g}",
            step=f"check whether the certificate means {other}, or a number in millions",
        )


def why_unavailable(case: Case, lot: Lot) -> str:
    """Why no forecast would mean anything for this case and lot; empty when one would."""
    if lot.cell_type != "T":
        return f"the model describes T cells, and lot {lot.id} holds {lot.cell_type} cells"
    if case.diagnosis is None:
        return "the records name no diagnosis, so neither burden nor pace of the disease is known"
    if case.diagnosis.group == "other":
        return (
            f"the model describes blood cancers, and the diagnosis is {case.diagnosis.fact.value}"
        )
    bare = [t for t in lot.targets if t in T_CELL_ANTIGENS and not lot.has(f"{t}-KO")]
    if bare:
        return (
            f"T cells carry {bare[0]} and lot {lot.id} lacks {bare[0]}-KO:"
            " the cells would kill each other"
        )
    return ""
