"""The sample bank: twelve lots of invented products, typings written as GL Strings."""

# ruff: noqa: E501  (sentences and tables of the documents stay on one line)

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HAPLOTYPES = {
    "A1-B8-DR3": "A*01:01 C*07:01 B*08:01 DRB1*03:01 DRB3*01:01 DQB1*02:01 DPB1*04:01",
    "A1-B57-DR7": "A*01:01 C*06:02 B*57:01 DRB1*07:01 DRB4*01:03 DQB1*03:03 DPB1*04:01",
    "A2-B7-DR15": "A*02:01 C*07:02 B*07:02 DRB1*15:01 DRB5*01:01 DQB1*06:02 DPB1*04:01",
    "A2-B15-DR4": "A*02:01 C*03:04 B*15:01 DRB1*04:01 DRB4*01:03 DQB1*03:02 DPB1*02:01",
    "A2-B18-DR11": "A*02:01 C*07:01 B*18:01 DRB1*11:04 DRB3*02:02 DQB1*03:01 DPB1*04:02",
    "A2-B27-DR1": "A*02:01 C*01:02 B*27:05 DRB1*01:01 DQB1*05:01 DPB1*04:01",
    "A2-B40-DR13": "A*02:01 C*03:04 B*40:01 DRB1*13:02 DRB3*03:01 DQB1*06:04 DPB1*03:01",
    "A2-B44-DR4": "A*02:01 C*05:01 B*44:02 DRB1*04:01 DRB4*01:03 DQB1*03:01 DPB1*02:01",
    "A2-B57-DR7": "A*02:01 C*06:02 B*57:01 DRB1*07:01 DRB4*01:03 DQB1*03:03 DPB1*02:01",
    "A3-B7-DR15": "A*03:01 C*07:02 B*07:02 DRB1*15:01 DRB5*01:01 DQB1*06:02 DPB1*04:01",
    "A3-B35-DR1": "A*03:01 C*04:01 B*35:01 DRB1*01:01 DQB1*05:01 DPB1*04:02",
    "A11-B35-DR1": "A*11:01 C*04:01 B*35:01 DRB1*01:01 DQB1*05:01 DPB1*04:01",
    "A23-B44-DR7": "A*23:01 C*04:01 B*44:03 DRB1*07:01 DRB4*01:03 DQB1*02:02 DPB1*04:01",
    "A24-B7-DR15": "A*24:02 C*07:02 B*07:02 DRB1*15:01 DRB5*01:01 DQB1*06:02 DPB1*04:01",
    "A24-B35-DR11": "A*24:02 C*04:01 B*35:02 DRB1*11:04 DRB3*02:02 DQB1*03:01 DPB1*04:02",
    "A26-B38-DR4": "A*26:01 C*12:03 B*38:01 DRB1*04:02 DRB4*01:03 DQB1*03:02 DPB1*04:01",
    "A29-B44-DR7": "A*29:02 C*16:01 B*44:03 DRB1*07:01 DRB4*01:03 DQB1*02:02 DPB1*11:01",
}
"""Common European haplotypes, seven-locus extension by usual association."""

LOCI = ("A", "B", "C", "DRB1", "DRB3", "DRB4", "DRB5", "DQB1", "DPB1")


def gl_string(first: str, second: str, loci: tuple[str, ...] = LOCI) -> str:
    """Two haplotypes as a GL String over the given loci."""
    parts = []
    for locus in loci:
        alleles = [
            allele
            for haplotype in (first, second)
            for allele in HAPLOTYPES[haplotype].split()
            if allele.split("*")[0] == locus
        ]
        if alleles:
            parts.append("+".join(sorted(alleles)))
    return "^".join(parts)


def _donor(
    key: str, typing: str, sex: str, cmv: str, kind: str = "healthy donor"
) -> dict[str, str]:
    return {"id": key, "typing": typing, "kind": kind, "sex": sex, "cmv": cmv}


def _lot(
    key: str, product: str, donor: dict[str, str], targets: list[str], construct: str,
    edits: dict[str, float | None], cells: float, doses: int, expiry: str, site: str,
    quality: tuple[float | None, float, float, float], **more: Any,
) -> dict[str, Any]:  # fmt: skip
    tcr, viability, copies, car = quality
    return {
        "id": key,
        "product": product,
        "donor": donor,
        "targets": targets,
        "construct": construct,
        "edits": [{"name": name, "unedited": share} for name, share in edits.items()],
        "cells_per_dose": cells,
        "dose_unit": "cells",
        "doses": doses,
        "release": "released",
        "expiry": expiry,
        "residual_tcr_pct": tcr,
        "viability_pct": viability,
        "vector_copies": copies,
        "car_positive_pct": car,
        "site": site,
        "source": {"document": f"Certificate of analysis {key} (invented)", "place": "page 1"},
    } | more


LBCL = ["DLBCL", "HGBL", "PMBCL", "tFL"]


def lots() -> list[dict[str, Any]]:
    """The twelve lots."""
    gl = gl_string
    return [
        _lot("FEN-2607", "Fenlocel", _donor("DNR-0147", gl("A1-B8-DR3", "A3-B7-DR15"), "male", "negative"),
             ["CD19"], "FMC63-CD8h-41BB-CD3z", {"TRAC-KO": 0.004, "CD52-KO": 0.14}, 1.2e8, 22, "2028-03-31",
             "Leiden, Netherlands", (0.4, 84.0, 1.6, 46.0), indications=LBCL, shipping_days=[2, 5]),
        _lot("MAR-2604", "Marnocel", _donor("DNR-0152", gl("A2-B44-DR4", "A24-B7-DR15"), "female", "positive"),
             ["CD19"], "FMC63-CD28h-CD28-CD3z", {"TRAC-KO": 0.006, "B2M-KO": 0.05, "CIITA-KO": 0.09}, 1.8e8, 14,
             "2028-06-30", "Heidelberg, Germany", (0.6, 88.0, 1.1, 61.0), indications=["DLBCL", "tFL"],
             shipping_days=[3, 6]),
        _lot("DOR-2601", "Dorucel", _donor("DNR-0098", gl("A29-B44-DR7", "A2-B57-DR7"), "male", "positive"),
             ["CD19"], "FMC63-CD8h-41BB-CD3z", {"TRAC-KO": 0.011}, 4.0e7, 31, "2027-11-30",
             "Birmingham, United Kingdom", (0.9, 79.0, 2.4, 33.0), indications=["B-ALL", "DLBCL"],
             shipping_days=[4, 9]),
        _lot("SKA-2512", "Skaldcel", _donor("DNR-0071", gl("A3-B35-DR1", "A2-B40-DR13"), "female", "negative"),
             ["CD19"], "SJ25C1-CD8h-41BB-CD3z", {"TRAC-KO": 0.005, "B2M-KO": 0.08}, 2.4e8, 6, "2026-09-30",
             "Gothenburg, Sweden", (0.5, 81.0, 1.9, 40.0), indications=LBCL, shipping_days=[3, 7]),
        _lot("HAL-2602", "Halbricel", _donor("DNR-0160", gl("A2-B7-DR15", "A1-B57-DR7"), "male", "negative"),
             ["CD19"], "FMC63-IgG4h-41BB-CD3z",
             {"TRAC-KO": 0.003, "HLA-A-KO": 0.06, "HLA-B-KO": 0.07, "CIITA-KO": 0.1}, 1.5e8, 18, "2028-08-31",
             "Paris, France", (0.2, 86.0, 1.3, 52.0), indications=["DLBCL", "FL", "MCL"], shipping_days=[2, 6]),
        _lot("ELB-2603", "Elbacel", _donor("DNR-0163", gl("A11-B35-DR1", "A24-B35-DR11"), "female", "positive"),
             ["CD19"], "FMC63-CD8h-41BB-CD3z", {"TRAC-KO": 0.002, "B2M-KO": 0.03, "B2M-HLA-E": 0.22}, 3.0e8, 25,
             "2028-05-31", "Copenhagen, Denmark", (0.3, 90.0, 1.0, 68.0), indications=["DLBCL", "B-ALL"],
             shipping_days=[2, 5]),
        _lot("PYR-2606", "Pyrocel", _donor("DNR-0133", gl("A2-B18-DR11", "A1-B8-DR3"), "male", "negative"),
             ["BCMA"], "C11D5.3-CD8h-41BB-CD3z", {"TRAC-KO": 0.007, "PDCD1-KO": 0.18}, 4.8e8, 12, "2027-12-31",
             "Prague, Czechia", (0.7, 82.0, 2.0, 55.0), indications=["MM"], shipping_days=[3, 6]),
        _lot("TAL-2608", "Talmocel", _donor("DNR-0169", gl("A2-B15-DR4", "A24-B7-DR15"), "female", "negative"),
             ["BCMA"], "VHH-BCMA-CD8h-41BB-CD3z", {"TRAC-KO": 0.012, "CD52-KO": None}, 3.2e8, 20, "2028-10-31",
             "Berlin, Germany", (1.1, 77.0, 2.8, 38.0), indications=["MM"], shipping_days=[4, 8],
             release="quarantine"),
        _lot("CYG-2601", "Cygnocel", _donor("DNR-0120", gl("A26-B38-DR4", "A2-B7-DR15"), "male", "positive"),
             ["CD7"], "TH69-CD8h-CD28-CD3z", {"TRAC-KO": 0.004, "CD7-KO": 0.02}, 1.0e8, 9, "2027-09-30",
             "London, United Kingdom", (0.4, 80.0, 1.7, 44.0), indications=["T-ALL"], shipping_days=[4, 10]),
        _lot("NIX-2604", "Nixocel", _donor("DNR-0155", gl("A1-B8-DR3", "A1-B8-DR3"), "female", "negative"),
             ["CD22"], "m971-CD8h-41BB-CD3z", {"TRAC-KO": 0.003, "CD52-KO": 0.11}, 2.0e6, 16, "2028-02-29",
             "Utrecht, Netherlands", (0.3, 87.0, 1.4, 57.0), indications=["B-ALL"], shipping_days=[1, 4],
             dose_unit="cells/kg"),
        _lot("TWI-2603", "Twinocel",
             _donor("DNR-0158", gl("A2-B44-DR4", "A3-B7-DR15", LOCI[:-1]), "male", "unknown"),
             ["CD19", "CD20"], "Leu16-FMC63-tandem-CD8h-41BB-CD3z", {"TRAC-KO": 0.005, "B2M-KO": 0.06}, 2.0e8, 11,
             "2028-04-30", "Milan, Italy", (0.5, 83.0, 1.5, 49.0), indications=LBCL, shipping_days=[3, 7]),
        _lot("KAR-2510", "Karvocel",
             _donor("CBU-2291", gl("A23-B44-DR7", "A2-B27-DR1", ("A", "B", "DRB1")), "unknown", "negative", "cord blood"),
             ["CD19"], "FMC63-CD28h-CD28-CD3z-IL15", {}, 4.5e8, 5, "2027-10-31", "Barcelona, Spain",
             (None, 74.0, 3.1, 66.0), cell_type="NK", shipping_days=[5, 12]),
    ]  # fmt: skip


def make(folder: Path) -> None:
    """Write ``bank.json``."""
    folder.mkdir(parents=True, exist_ok=True)
    bank = {"name": "Alloway sample bank (invented products)", "lots": lots(), "left_out": []}
    text = json.dumps(bank, ensure_ascii=False, indent=2) + "\n"
    (folder / "bank.json").write_text(text, encoding="utf-8")
