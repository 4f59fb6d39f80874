"""A release of a dozen alleles, written for the tests; its groups are invented."""

from __future__ import annotations

from pathlib import Path

HEAD = (
    "# file: {name}\n# date: 2026-01-15\n# version: IPD-IMGT/HLA {release}\n"
    "# origin: tests\n# repository: tests\n# author: tests\n"
)
ALLELES = (
    "A*01:01:01:01", "A*01:01:01:02N", "A*01:01:02", "A*01:02", "A*24:02:01:01", "A*24:02:01:02L",
    "A*24:09N", "A*74:01:01", "A*74:02", "B*15:01:01:01", "B*44:02:01", "B*40:05",
    "DRB4*01:03:01:01", "DRB4*01:03:01:02N",
)  # fmt: skip
FILES = {
    "wmda/hla_nom_g.txt": (
        "A*;01:01:01:01/01:01:01:02N;01:01:01G\nA*;01:01:02;\nA*;01:02;\n"
        "A*;24:02:01:01/24:02:01:02L/24:09N;24:02:01G\nA*;74:01:01/74:02;74:01:01G\n"
        "B*;15:01:01:01;\nB*;44:02:01;44:02:01G\nB*;40:05;\n"
        "DRB4*;01:03:01:01/01:03:01:02N;01:01:01G\n"
    ),
    "wmda/hla_nom_p.txt": (
        "A*;01:01:01:01/01:01:02;01:01P\nA*;24:02:01:01/24:02:01:02L;24:02P\n"
        "A*;74:01:01/74:02;74:01P\nB*;44:02:01;44:02P\nB*;15:01:01:01;\n"
    ),
    "wmda/rel_dna_ser.txt": (
        "A*;01:01:01:01;1;;;\nA*;01:01:01:02N;0;;;\nA*;01:01:02;1;;;\nA*;01:02;;;1;\n"
        "A*;24:02:01:01;24;;;\nA*;24:02:01:02L;24;;;\nA*;24:09N;0;;;\nA*;74:01:01;74;;;\n"
        "A*;74:02;74;;;\nB*;15:01:01:01;62;;;\nB*;44:02:01;44;;;\nB*;40:05;4005;;;40\n"
        "DRB4*;01:03:01:01;53;;;\nDRB4*;01:03:01:02N;0;;;\n"
    ),
    "wmda/rel_ser_ser.txt": "A;9;23/24;\nA;24;;2403\nB;12;44/45;\nB;15;62/63;\nB;21;49/50;4005\n",
    "wmda/hla_nom.txt": (
        "A*;01:01:01:01;19890801;;;\nA*;01:01:09;20100101;20120101;01:01:02;Sequence identical\n"
        "B*;0701;19871121;19950311;;Sequence error\n"
    ),
    "Deleted_alleles.txt": "AlleleID,Allele,Description\nHLA9,A*24:09Q,Sequence renamed A*24:09N\n",
}
CODES = b"*\tCODE\tSUBTYPE\n\n\tAB\t01/02\n*\tZZZ\t44:02/15:01\n\tGONE\t98/99\n\tHALF\t01/99\n"


def tiny_files(release: str = "3.99.0") -> dict[str, bytes]:
    """The files by path, as the importer gets them."""
    listing = "AlleleID,Allele\n" + "".join(
        f"HLA{n:05d},{allele}\n" for n, allele in enumerate(ALLELES, 1)
    )
    bodies = {**FILES, "Allelelist.txt": listing}
    return {
        path: (HEAD.format(name=path, release=release) + body).encode()
        for path, body in bodies.items()
    }


def write_tiny(folder: Path, release: str = "3.99.0") -> Path:
    """The same as a folder."""
    for path, data in tiny_files(release).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    return folder
