"""Reductions straight from the text files of a release, one name at a time, nothing prepared.

It shares no code with `alloway.reference.hla_reductions`; it only follows docs/rules/reductions.md.
"""

from __future__ import annotations

import re
from pathlib import Path

SUFFIXES = ("N", "L", "S", "C", "A", "Q")
ANTIGEN_OF_GENE = {
    "A": "A", "B": "B", "C": "Cw", "DRB1": "DR", "DRB3": "DR", "DRB4": "DR", "DRB5": "DR",
    "DQB1": "DQ",
}  # fmt: skip


def lines_of(path: Path) -> list[str]:
    return [x for x in path.read_text().splitlines() if x and not x.startswith("#")]


class SlowRelease:
    def __init__(self, folder: Path) -> None:
        listing = next(folder.glob("Allelelist*.txt"))
        self.alleles = [x.split(",")[1] for x in lines_of(listing) if x.startswith("HLA")]
        self.under: dict[str, list[str]] = {}
        for allele in self.alleles:
            fields = allele.rstrip("NLSCAQ").split(":")
            for n in range(1, len(fields) + 1):
                self.under.setdefault(":".join(fields[:n]), []).append(allele)
        self.g = self.groups(folder / "wmda" / "hla_nom_g.txt")
        self.p = self.groups(folder / "wmda" / "hla_nom_p.txt")
        self.serology = {}
        for line in lines_of(folder / "wmda" / "rel_dna_ser.txt"):
            cells = line.split(";")
            self.serology[cells[0] + cells[1]] = cells[2:6]
        self.broads: dict[str, list[str]] = {}
        for line in lines_of(folder / "wmda" / "rel_ser_ser.txt"):
            gene, broad, splits, associated = line.split(";")[:4]
            below = [n for n in f"{splits}/{associated}".split("/") if n]
            self.broads[gene + broad] = [gene + n for n in below]

    def __repr__(self) -> str:
        return "SlowRelease"

    @staticmethod
    def groups(path: Path) -> dict[str, str]:
        found = {}
        for line in lines_of(path):
            gene, members, group = line.split(";")
            if group:
                found.update({gene + member: gene + group for member in members.split("/")})
        return found

    def matching(self, name: str) -> list[str]:
        """Alleles a written name stands for."""
        if name.endswith(":XX"):
            return self.under[name[:-3]]
        suffix = name[-1] if name[-1] in SUFFIXES else ""
        return [a for a in self.under[name.rstrip("NLSCAQ")] if a.endswith(suffix)]

    def reduce(self, name: str, level: str) -> set[str]:
        alleles = self.matching(name)
        whole = name.endswith(":XX")
        if level == "W":
            return set(alleles)
        if level == "1F":
            return {a.split(":")[0].rstrip("NLSCAQ") for a in alleles}
        if level == "U2":
            return {self.short(x, 2) for x in (alleles if whole else [name])}
        if level == "exon":
            return {self.shared(a, 3) for a in alleles}
        if level in ("lg", "lgx"):
            found = {self.domain(a) for a in alleles}
            best = found if whole else {min(found, key=self.numbers)}
            return {x + "g" for x in best} if level == "lg" else best
        if level == "S":
            return self.antigens(alleles)
        table = self.g if level == "G" else self.p
        if whole:
            return {x for a in alleles for x in self.reduce(a, level)}
        grouped = {table[a] for a in alleles if a in table}
        if grouped:
            return grouped
        if level == "P":
            return set(alleles)
        return {name if name.count(":") < 3 else self.shared(name, 3)}

    def domain(self, allele: str) -> str:
        group = self.g.get(allele, self.p.get(allele, ""))
        if group:
            return ":".join(group[:-1].split(":")[:2])
        return self.shared(allele, 2)

    @staticmethod
    def short(name: str, fields: int) -> str:
        bare = name.rstrip("NLSCAQ")
        return ":".join(bare.split(":")[:fields]) + name[len(bare) :]

    def shared(self, allele: str, fields: int) -> str:
        """The cut name, with the suffix only if every allele under it carries it."""
        bare = ":".join(allele.rstrip("NLSCAQ").split(":")[:fields])
        ends = {a[len(a.rstrip("NLSCAQ")) :] for a in self.under[bare]}
        return bare + (ends.pop() if len(ends) == 1 else "")

    @staticmethod
    def numbers(name: str) -> list[int]:
        return [int(n) for n in re.findall(r"\d+", name.split("*")[1])]

    def antigens(self, alleles: list[str]) -> set[str]:
        found: set[str] = set()
        empty: set[str] = set()
        for allele in alleles:
            letters = ANTIGEN_OF_GENE.get(allele.split("*")[0])
            cells = self.serology.get(allele, []) if letters else []
            split = [[n for n in cell.split("/") if n not in ("", "0", "?")] for cell in cells]
            stated = next((numbers for numbers in split if numbers), [])
            if stated:
                for number in stated:
                    found |= self.with_broads(f"{letters}{number}")
            elif "0" in cells:
                empty.add("X")
            else:
                empty.add("unknown")
        return found or ({"unknown"} if "unknown" in empty else empty)

    def with_broads(self, antigen: str) -> set[str]:
        found = {antigen}
        while True:
            more = {b for b, below in self.broads.items() if found & set(below)} - found
            if not more:
                return found
            found |= more
