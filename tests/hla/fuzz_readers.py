"""Every reader of HLA input with a small authored file it accepts; see test_fuzz.py."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

import polars as pl

from alloway.hla.antibodies import read_bead_map, read_beads
from alloway.hla.epitope_coverage import epitope_coverage, read_epitopes, read_gene_frequencies
from alloway.hla.eplet_tables import read_eplet_tables
from alloway.hla.fhir_typing import read_fhir_typing
from alloway.hla.files import read_typing_file
from alloway.hla.hml import read_hml
from alloway.hla.imputation_tables import read_frequencies
from alloway.hla.kir_typing import read_kir
from alloway.hla.reduction import Reducer, read_lines, reduce_all
from alloway.hla.registry_encode import encode_registry
from alloway.hla.search_people import read_patients
from alloway.hla.typing import parse_typing
from alloway.reference.hla_mac import read_codes
from alloway.reference.hla_reductions import build_reductions
from alloway.reference.hla_release_facts import build_facts
from alloway.reference.hla_tables import ReleaseTables
from alloway.reference.hla_wmda import is_release_file, parse_release
from alloway.store.archives import read_file, read_members
from alloway.store.arrays import write_arrays
from alloway.supply.bank import read_bank
from alloway.supply.donors import read_donor_file
from alloway.values.codec import to_json
from reference.tiny_release import CODES, HEAD, tiny_files, write_tiny


@dataclass(frozen=True)
class Reader:
    """A reader, the file it is given, and what an error must name."""

    id: str
    file: str
    data: bytes
    read: Callable[[Path], object]
    named: tuple[str, ...] = ()
    """Any of these stands for the file in an error; by default its name."""
    beside: Callable[[Path], object] | None = None
    """Writes what else must lie in the folder."""

    def __str__(self) -> str:
        return self.id


GL = "HLA-A*02:01+HLA-A*03:01^B*07:02/B*07:61+B*08:01|B*07:05+B*08:01^DRB1*15:01~DRB5*01:01"
COLUMNS = "id;A_1;A_2;B_1;B_2;DRB1_1\np1;02:01;03:01/04;7;;15:01\n"
LONG_FORM = "locus,allele 1,allele 2\nA,02:01,03:01\nB,07:02,\n"
HML = f"""<?xml version="1.0" encoding="UTF-8"?>
<hml xmlns="http://schemas.nmdp.org/spec/hml/1.0.1" version="1.0.1">
<reporting-center reporting-center-id="789"/><sample id="s1" center-code="321">
<typing gene-family="HLA" date="2026-01-01"><allele-assignment allele-version="3.58.0">
<glstring>{GL.split("^")[0]}</glstring></allele-assignment></typing>
<typing gene-family="HLA" date="2026-01-01"><allele-assignment>
<haploid locus="HLA-C" method="DNA" type="07:02"/></allele-assignment></typing>
<typing gene-family="HLA" date="2026-01-01"><allele-assignment><genotype-list>
<diploid-combination><locus-block><allele-list><allele>HLA-B*07:02</allele></allele-list>
</locus-block><locus-block><allele-list><allele present="Y">HLA-B*08:01</allele></allele-list>
</locus-block></diploid-combination></genotype-list></allele-assignment></typing></sample></hml>"""


def _concept(text: str) -> dict[str, Any]:
    return {"coding": [{"system": "http://glstring.org", "version": "1.0", "code": text}]}


def _observation(loinc: str, **more: Any) -> dict[str, Any]:
    code = {"coding": [{"system": "http://loinc.org", "code": loinc}]}
    found = {"resourceType": "Observation", "id": f"o{loinc}", "status": "final", "code": code}
    return {**found, "subject": {"reference": "Patient/p"}, **more}


_GENE = {
    "code": {"coding": [{"system": "http://loinc.org", "code": "48018-6"}]},
    "valueCodeableConcept": {"coding": [{"display": "HLA-B"}]},
}
FHIR = {
    "resourceType": "Bundle",
    "entry": [
        {
            "resource": _observation(
                "84413-4", valueCodeableConcept=_concept("hla#3.58.0#HLA-A*02:01+HLA-A*03:01")
            )
        },
        {
            "resource": _observation(
                "84414-2", component=[_GENE], valueCodeableConcept={"text": "07:02"}
            )
        },
    ],
}
BEADS = "Lab,North\nserum date,2026-03-01\nSpecificity,MFI\nA*02:01,8200\nDQ2,-12.5\nNC,3\n"
XPONENT = """"Program","xPONENT","","LX100"
"DataType:","Median"
"Location","Sample","NC","PC","11","12","Total Events"
"1(1,A1)","S1","20","9000","8000","300","9"

"DataType:","Net MFI"
"Location","Sample","NC","PC","11","12","Total Events"
"1(1,A1)","S1","0","8980","7980","280","9"

"DataType:","Count"
"Location","Sample","NC","PC","11","12","Total Events"
"1(1,A1)","S1","90","90","90","90","9"
"""
EPLETS = "index,type,A*01:01,A*02:01,B*08:01\n1,AbV,44KM,,\n2,Oth,62QE,62G,65RA\n"
HAPLOTYPES = "population,haplotype,frequency\nEUR,A*01:01g~B*08:01g,0.6\nEUR,A*02:01~B*07:02,0.4\n"
EPITOPES = "# e\nSLYNTVATL HLA-A*02:01,HLA-A*02:06\nGILGFVFTL\tA*02:01\n"
IEDB = {"I": {"World": {"HLA-A": [["HLA-A*02:01", 0.25], ["HLA-A*01:01", 0.1]]}}, "II": {}}
REGISTRY = "id,A_1,A_2,B_1,B_2\nd1,02:01,24:02,07:02,08:01\nd2,02,24:02,07:02,\nd3,99:01,,,\n"
DONORS = "sample,A_1,A_2,B_1,B_2\nd1,02:01,24:02,07:02,08:01\nd2,2,03:01/04,7,\n"
LOT = {
    "id": "L1",
    "product": "Examplecel",
    "donor": {"id": "D1", "typing": "A*02:01+A*03:01^B*07:02"},
    "targets": ["CD19"],
    "construct": "FMC63-CD8h-41BB-CD3z",
    "edits": [{"name": "TRAC-KO", "unedited": 0.004}],
    "cells_per_dose": 1e8,
    "dose_unit": "cells",
    "doses": 4,
    "release": "released",
    "expiry": "2027-01-31",
}
REDUCED = "# typings\nA*01:01:01:01+A*24:02:01:01^B*15:01\nA*01:AB\nA*01:XX\nA24\n"


def _export(path: Path) -> object:
    return read_beads(path, bead_map={"11": "A*02:01", "12": "A2"}, sample="S1")


def _epitope_map(path: Path) -> object:
    loci = read_gene_frequencies(path, population="World", classes=("I",))
    return epitope_coverage({"SIINFEKL": ["A*02:01"]}, loci, population="World")


def _epitopes(path: Path) -> object:
    loci = {"HLA-A": {"HLA-A*02:01": 0.25}}
    return epitope_coverage(read_epitopes(path), loci, population="World")


def _registry(path: Path) -> object:
    registry = encode_registry(path, encoded=path.parent / "encoded")
    for number in range(len(registry.chunks)):
        registry.chunk(number)
    return registry.ids(range(registry.donors)), registry.rows_left_out()


def _release(path: Path) -> object:
    files = parse_release(read_members(path, is_release_file))
    return build_reductions(files), build_facts(files)


def _codes(path: Path) -> object:
    name, data = read_file(path)
    return read_codes(data, name)


def tables() -> ReleaseTables:
    """The tiny release with its allele codes, ready to reduce."""
    files = parse_release(tiny_files())
    about, arrays = build_reductions(files)
    return ReleaseTables(about, arrays | build_facts(files) | read_codes(CODES, "alpha.v3.txt"))


TABLES = tables()


def _reduced(path: Path) -> object:
    return reduce_all(Reducer(TABLES, "lgx"), read_lines(path))


def _text_typing(path: Path) -> object:
    return parse_typing(path.read_bytes().decode("utf-8", "surrogateescape"), name=path.name)


def _parquet() -> bytes:
    rows = [line.split(",") for line in REGISTRY.splitlines()]
    made = io.BytesIO()
    pl.DataFrame(rows[1:], schema=rows[0], orient="row").write_parquet(made)
    return made.getvalue()


def _stored(folder: Path) -> bytes:
    write_arrays(folder / "x.alloway", TABLES.about, TABLES.arrays)
    return (folder / "x.alloway").read_bytes()


def zipped(files: dict[str, bytes]) -> bytes:
    """A ZIP archive of the files."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _listing(text: str) -> bytes:
    return (HEAD.format(name="x", release="3.99.0") + text).encode()


_TINY = tiny_files()
_INSIDE = tuple(sorted({PurePosixPath(name).name for name in _TINY}))


def _release_part(name: str) -> Reader:
    """One file of a release folder changed, the others whole."""
    return Reader(
        f"release:{PurePosixPath(name).name}",
        f"release/{name}",
        _TINY[name],
        lambda path: _release(next(p for p in path.parents if p.name == "release")),
        _INSIDE,
        lambda path: write_tiny(next(p for p in path.parents if p.name == "release")),
    )


_TCE = _listing("Allele,DPB1,V1,V2\nDPB1*,DPB1*01:01,3,3\n")
_FASTA = b">HLA:HLA00001 A*01:01:01:01 365 bp\nMAVMAPRTLLLLLSGALALTQTWAGSHSMRYFFTSVSR\n"

READERS = (
    Reader("GL String", "gl.txt", GL.encode(), _text_typing),
    Reader("typing text", "t.txt", f"GL String: {GL}\n".encode(), read_typing_file),
    Reader("typing columns", "t.csv", COLUMNS.encode(), read_typing_file),
    Reader("typing rows", "t.csv", LONG_FORM.encode(), read_typing_file),
    Reader("GL JSON", "t.json", json.dumps(GL).encode(), read_typing_file),
    Reader("typing JSON", "t.json", to_json(parse_typing(GL)), read_typing_file),
    Reader("HML", "h.xml", HML.encode(), read_hml),
    Reader("FHIR", "f.json", json.dumps(FHIR).encode(), read_fhir_typing),
    Reader("beads", "b.csv", BEADS.encode(), read_beads),
    Reader("bead export", "x.csv", XPONENT.encode(), _export),
    Reader("bead map", "m.csv", b"Bead,Specificity\n11,A*02:01\n12,DQ2\n", read_bead_map),
    Reader("KIR", "k.txt", b"KIR2DL1*003+KIR2DL1*004^KIR3DL1*NEG\n", read_kir),
    Reader("KIR table", "k.csv", b"gene,present\nKIR2DL1,yes\nKIR2DS1,no\n", read_kir),
    Reader("KIR JSON", "k.json", b'{"KIR2DL1": true, "KIR3DL1": false}', read_kir),
    Reader(
        "eplets",
        "MHC_I_eplet_v3.csv",
        EPLETS.encode(),
        lambda path: read_eplet_tables(path.parent),
    ),
    Reader("haplotypes", "q.csv", HAPLOTYPES.encode(), read_frequencies),
    Reader("haplotypes gzip", "q.gz", gzip.compress(HAPLOTYPES.encode()), read_frequencies),
    Reader("epitopes", "e.txt", EPITOPES.encode(), _epitopes),
    Reader("IEDB map", "m.json", json.dumps(IEDB).encode(), _epitope_map),
    Reader("registry CSV", "r.csv", REGISTRY.encode(), _registry),
    Reader("registry parquet", "r.parquet", _parquet(), _registry),
    Reader("patients", "p.csv", REGISTRY.replace("99:01", "03:01").encode(), read_patients),
    Reader("donors", "d.csv", DONORS.encode(), read_donor_file),
    Reader("bank", "b.json", json.dumps({"name": "North", "lots": [LOT]}).encode(), read_bank),
    Reader("release ZIP", "x.zip", zipped(_TINY), _release, ("x.zip", *_INSIDE)),
    *(_release_part(name) for name in sorted(_TINY)),
    Reader("codes", "alpha.v3.txt", CODES, _codes),
    Reader("codes ZIP", "alpha.zip", zipped({"alpha.txt": CODES}), _codes, ("alpha.",)),
    Reader("reduce --in", "lines.txt", REDUCED.encode(), _reduced, ("lines.txt", "typing ")),
)
