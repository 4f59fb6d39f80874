"""Variants of a tumour panel's VCF file to facts."""

from __future__ import annotations

from alloway.patient.records.model import Variant
from alloway.values.case import Fact


def panel_fact(variant: Variant) -> Fact:
    """The gene alteration of one variant; its share of reads and its coding change as note.

    >>> from alloway.values.evidence import Source
    >>> fact = panel_fact(Variant("TP53 p.R175H", Source("p.vcf"), "2026-08-24", 22.04))
    >>> fact.value, fact.note
    ('TP53 p.R175H', 'VAF 22 %')
    """
    share = f"VAF {variant.share:.3g} %" if variant.share is not None else ""
    note = "; ".join(part for part in (share, variant.note) if part)
    return Fact("mutation", variant.name, variant.source, date=variant.date, note=note)
