"""Whose blood a recipient has after an allogeneic transplant, by chimerism.

GvH attacks the recipient's tissue, HvG and NK cells come from present blood: after a transplant
these are two typings (docs/rules/directions.md).
"""

from __future__ import annotations

from alloway.reference.hla_nomenclature import LOCI
from alloway.values.hla import Locus, Typing


def blood_by_chimerism(
    tissue: Typing, earlier_donor: Typing, donor_pct: float | None
) -> Typing | None:
    """The typing of present blood; ``None`` where the chimerism is not known.

    Mixed blood is either person's: each locus has the genotypes of both as alternatives, so that
    counts are ranges over the two. A locus typed in one of them only is then not known.

    Parameters
    ----------
    donor_pct
        Share of the earlier donor's cells among T cells, or else blood cells, percent.

    Raises
    ------
    ValueError
        The share is not between 0 and 100.

    Examples
    --------
    >>> from alloway.hla.typing import format_typing, parse_typing
    >>> own, donor = parse_typing("A*01:01+A*02:01"), parse_typing("A*01:01+A*03:01")
    >>> mixed = blood_by_chimerism(own, donor, 60.0)
    >>> format_typing(mixed) if mixed else "unknown"
    'A*01:01+A*02:01|A*01:01+A*03:01'
    """
    if donor_pct is None:
        return None
    if not 0 <= donor_pct <= 100:
        raise ValueError(f"chimerism {donor_pct} is not between 0 and 100 percent")
    if donor_pct in (0, 100):
        return earlier_donor if donor_pct else tissue
    pairs = ((tissue.locus(name), earlier_donor.locus(name)) for name in LOCI)
    loci = tuple(_either(one, two) for one, two in pairs if one and two)
    note = f"Blood is {donor_pct:g} % the earlier donor's: counts are ranges over both people."
    return Typing(loci, tissue.release, "blood", notes=(*tissue.notes, *earlier_donor.notes, note))


def _either(one: Locus, two: Locus) -> Locus:
    return Locus(one.name, tuple(dict.fromkeys((*one.genotypes, *two.genotypes))))
