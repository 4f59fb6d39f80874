"""Facts of HLA nomenclature: loci, allele groups, serology, and names that were withdrawn.

Sources: Marsh 2010, Tissue Antigens 75:291 (names); Holdsworth 2009, Tissue Antigens 73:95
(serology); the deletions published by the WHO Nomenclature Committee with IPD-IMGT/HLA 3.58.0.
"""

from __future__ import annotations

MATCH_LOCI = ("A", "B", "C", "DRB1", "DRB345", "DQA1", "DQB1", "DPA1", "DPB1")
"""Loci that are matched, in reading order; DRB3, DRB4 and DRB5 count as one."""

CLASS_I = ("A", "B", "C", "E", "F", "G")
CLASS_II = ("DRA", "DRB1", "DRB345", "DQA1", "DQB1", "DPA1", "DPB1")
LOCI = (*MATCH_LOCI, "E", "F", "G", "DRA", "MICA", "MICB")
"""Every locus a typing may name, in the order of the printed GL String."""

DRB345 = ("DRB3", "DRB4", "DRB5")
"""A chromosome carries one of these genes or none, so they share one locus of a typing."""

ABSENT_GENE = "DRBX"
"""``DRBX*NNNN``: this chromosome is known to carry none of DRB3, DRB4 and DRB5 (the form that
haplotype frequency tables of registries use)."""

DRB345_OF_DRB1: dict[str, str] = {
    **dict.fromkeys(("01", "08", "10"), ABSENT_GENE),
    **dict.fromkeys(("03", "11", "12", "13", "14"), "DRB3"),
    **dict.fromkeys(("04", "07", "09"), "DRB4"),
    **dict.fromkeys(("15", "16"), "DRB5"),
}
"""The second DRB gene that goes with an allele group of DRB1 (Marsh 2000, The HLA FactsBook; known
exceptions are rare recombinants, such as DRB1*15 without DRB5 or DRB1*01 with it)."""


def _numbers(*numbers: int) -> frozenset[str]:
    return frozenset(f"{n:02d}" for n in numbers)


FIRST_FIELDS: dict[str, frozenset[str]] = {
    "A": _numbers(1, 2, 3, 11, 23, 24, 25, 26, 29, 30, 31, 32, 33, 34, 36, 43, 66, 68, 69, 74, 80),
    "B": _numbers(
        7, 8, 13, 14, 15, 18, 27, 35, *range(37, 43), *range(44, 60), 67, 73, 78, 81, 82, 83
    ),
    "C": _numbers(*range(1, 9), 12, *range(14, 19)),
    "E": _numbers(1),
    "F": _numbers(1),
    "G": _numbers(1),
    "DRA": _numbers(1),
    "DRB1": _numbers(1, 3, 4, *range(7, 17)),
    "DRB3": _numbers(*range(1, 4)),
    "DRB4": _numbers(*range(1, 4)),
    "DRB5": _numbers(1, 2),
    "DQA1": _numbers(*range(1, 7)),
    "DQB1": _numbers(*range(2, 7)),
    "DPA1": _numbers(*range(1, 5)),
}
"""First fields in use. DPB1, MICA and MICB number every new protein, so theirs stay open."""

DELETED: dict[str, str] = {
    "A*24:01": "", "A*24:12": "A*24:08", "A*24:16": "A*31:08", "A*30:05": "A*30:04",
    "A*33:02": "A*33:03", "A*02:23": "A*02:22", "A*02:98": "A*02:96", "A*02:100": "",
    "A*01:34N": "A*01:01:38L", "A*11:53": "A*11:02", "A*23:69": "A*23:01", "A*33:38": "A*33:44",
    "B*07:01": "", "B*08:06": "B*08:20", "B*13:05": "B*13:04", "B*15:22": "B*35:43",
    "B*15:41": "B*15:39", "B*15:59": "B*35:44", "B*18:16": "B*18:14", "B*27:22": "B*27:06",
    "B*39:21": "B*39:24", "B*40:17": "B*40:16", "B*40:41": "B*40:40", "B*42:03": "",
    "B*44:01": "B*44:02", "B*45:26": "B*45:01", "B*49:15": "B*49:01", "B*50:03": "B*50:02",
    "B*51:25": "B*51:22", "B*55:06": "B*55:04", "B*58:03": "", "B*58:30": "B*58:01",
    "C*01:01": "C*01:02", "C*02:01": "C*02:02", "C*03:01": "C*03:04", "C*03:12": "C*03:19",
    "C*04:02": "C*04:01", "C*04:21": "C*04:15", "C*05:02": "C*05:09", "C*06:01": "C*06:02",
    "C*12:01": "C*12:02", "C*14:01": "C*14:02", "C*15:01": "C*15:02", "C*15:20": "C*15:27",
    "C*16:03": "C*14:03", "C*16:05": "C*16:04",
    "DRB1*07:02": "DRB1*07:01", "DRB1*11:71": "DRB1*11:02", "DRB1*14:66": "DRB1*14:32",
    "DRB1*16:06": "DRB1*16:05", "DRB5*02:01": "DRB5*02:02", "DQA1*02:06": "DQA1*02:01",
    "DPA1*01:01": "DPA1*01:03", "DPA1*01:02": "DPA1*01:03",
    "DPB1*07:01": "", "DPB1*12:01": "", "DPB1*42:01": "DPB1*31:01", "DPB1*43:01": "DPB1*28:01",
    "A*24:09": "A*24:09N", "A*24:11": "A*24:11N", "A*01:04": "A*01:04N", "A*23:19Q": "A*23:19N",
    "B*07:44": "B*07:44N", "B*13:08Q": "B*13:08", "C*04:09": "C*04:09N", "DRB4*01:14": "DRB4*01:14N",
}  # fmt: skip
"""Withdrawn or incomplete names that still turn up, with the name in use; empty = none replaces
it. A full check needs an official release (``alloway reference import``)."""

BROADS: dict[str, tuple[str, ...]] = {
    "A9": ("A23", "A24"), "A10": ("A25", "A26", "A34", "A66"),
    "A19": ("A29", "A30", "A31", "A32", "A33", "A74"), "A28": ("A68", "A69"),
    "B5": ("B51", "B52"), "B12": ("B44", "B45"), "B14": ("B64", "B65"),
    "B15": ("B62", "B63", "B75", "B76", "B77"), "B16": ("B38", "B39"), "B17": ("B57", "B58"),
    "B21": ("B49", "B50"), "B22": ("B54", "B55", "B56"), "B40": ("B60", "B61"),
    "B70": ("B71", "B72"), "Cw3": ("Cw9", "Cw10"),
    "DR2": ("DR15", "DR16"), "DR3": ("DR17", "DR18"), "DR5": ("DR11", "DR12"),
    "DR6": ("DR13", "DR14"), "DQ1": ("DQ5", "DQ6"), "DQ3": ("DQ7", "DQ8", "DQ9"),
}  # fmt: skip
"""Broad antigens and their splits."""

ASSOCIATED: dict[str, str] = {
    "A203": "A2", "A210": "A2", "A2403": "A24", "B703": "B7", "B2708": "B27", "B3901": "B39",
    "B3902": "B39", "B4005": "B40", "B5102": "B51", "B5103": "B51",
    "DR103": "DR1", "DR1403": "DR14", "DR1404": "DR14",
}  # fmt: skip
"""Variants of an antigen ("associated antigens") and the antigen they belong to."""

_GROUPS: dict[str, tuple[str, ...]] = {
    "A10": ("A*25", "A*26", "A*34", "A*43", "A*66"),
    "B60": ("B*40",), "B61": ("B*40",), "B64": ("B*14",), "B65": ("B*14",),
    **{f"B{n}": ("B*15",) for n in (62, 63, 70, 71, 72, 75, 76, 77)},
    "B15": ("B*15",), "B40": ("B*40",), "B14": ("B*14",), "B4005": ("B*40",),
    "Cw3": ("C*03",), "Cw9": ("C*03",), "Cw10": ("C*03",),
    "DR3": ("DRB1*03",), "DR17": ("DRB1*03",), "DR18": ("DRB1*03",),
    "DR51": ("DRB5*01", "DRB5*02"), "DR52": ("DRB3*01", "DRB3*02", "DRB3*03"),
    "DR53": ("DRB4*01", "DRB4*02", "DRB4*03"),
    "DQ3": ("DQB1*03",), "DQ7": ("DQB1*03",), "DQ8": ("DQB1*03",), "DQ9": ("DQB1*03",),
}  # fmt: skip

ANTIGEN_LETTERS = {"A": "A", "B": "B", "C": "Cw", "DRB1": "DR", "DQB1": "DQ"}
"""Gene to the letters of its antigens."""
_GENE = {letters: gene for gene, letters in ANTIGEN_LETTERS.items()}


def antigen_groups(antigen: str) -> tuple[str, ...]:
    """Allele groups a serological antigen may stand for; empty when it is no antigen.

    The groups follow the name. A few rare alleles react unlike their group's name and are missed.

    >>> antigen_groups("A9"), antigen_groups("B62"), antigen_groups("DR53")[0]
    (('A*23', 'A*24'), ('B*15',), 'DRB4*01')
    """
    antigen = ASSOCIATED.get(antigen, antigen) if antigen not in _GROUPS else antigen
    if antigen in _GROUPS:
        return _GROUPS[antigen]
    if antigen in BROADS:
        return tuple(g for split in BROADS[antigen] for g in antigen_groups(split))
    letters = antigen.rstrip("0123456789")
    number = antigen[len(letters) :]
    gene = _GENE.get(letters)
    if gene is None or not number or f"{int(number):02d}" not in FIRST_FIELDS[gene]:
        return ()
    return (f"{gene}*{int(number):02d}",)


def split_antigens(antigen: str) -> frozenset[str]:
    """The split antigens a name may stand for: itself, or the splits of a broad antigen.

    >>> sorted(split_antigens("B15"))[:3], split_antigens("A203"), split_antigens("")
    (['B62', 'B63', 'B75'], frozenset({'A2'}), frozenset())
    """
    antigen = ASSOCIATED.get(antigen, antigen)
    splits = BROADS.get(antigen, (antigen,) if antigen else ())
    return frozenset(splits)


def antigen_covers(antigen: str, other: str) -> bool:
    """Whether a test for `antigen` also reacts with `other`: itself, a split, an associate.

    >>> antigen_covers("A9", "A24"), antigen_covers("A24", "A9"), antigen_covers("A2", "A203")
    (True, False, True)
    """
    if antigen == other or ASSOCIATED.get(other) == antigen:
        return True
    return any(antigen_covers(split, other) for split in BROADS.get(antigen, ()))


def locus_of(gene: str) -> str:
    """The locus of a typing that a gene belongs to: DRB3, DRB4, DRB5 and none share ``DRB345``."""
    return "DRB345" if gene in DRB345 or gene == ABSENT_GENE else gene


def present_spelling(name: str) -> str:
    """A name in the nomenclature of 2010: ``Cw*0101`` is ``C*01:01``; others come back as they are.

    A*92 and B*95 carried on where A*02 and B*15 had used up their two digits.

    >>> present_spelling("A*0105N"), present_spelling("B*9501"), present_spelling("DPB1*0401")
    ('A*01:05N', 'B*15:101', 'DPB1*04:01')
    """
    gene, _, rest = name.replace("Cw*", "C*").replace("CW*", "C*").partition("*")
    digits = rest.rstrip("NLSCAQ")
    if not digits.isdigit() or len(digits) not in (4, 6, 8):
        return f"{gene}*{rest}"
    pairs = [digits[i : i + 2] for i in range(0, len(digits), 2)]
    carried = {("A", "92"): "02", ("B", "95"): "15"}.get((gene, pairs[0]))
    if carried:
        pairs[:2] = [carried, f"1{pairs[1]}"]
    return f"{gene}*{':'.join(pairs)}{rest[len(digits) :]}"
