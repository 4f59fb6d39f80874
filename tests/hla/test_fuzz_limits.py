"""Hostile input that chance does not find: floods, bombs, damaged stores, faults found before."""

from __future__ import annotations

import encodings.aliases
import gzip
import shutil
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from alloway.errors import AllowayError, InputError, LimitError
from alloway.hla.epitope_coverage import read_epitopes
from alloway.hla.imputation_tables import parse_frequencies
from alloway.hla.reduction import Reducer, reduce_all
from alloway.hla.registry import MANIFEST
from alloway.hla.registry_encode import encode_registry
from alloway.hla.search import search
from alloway.hla.typing import parse_typing
from alloway.reference.hla_release_facts import release_facts
from alloway.reference.hla_tables import ReleaseTables
from alloway.store.arrays import open_arrays, write_arrays
from hla.fuzz_readers import HML, READERS, REGISTRY, TABLES, Reader, zipped
from hla.test_fuzz import answer, faulty, not_for_ever, outcome
from reference.tiny_release import tiny_files

READER = {reader.id: reader for reader in READERS}
_LIMITED = {
    "typing text": 5_000_000, "typing columns": 5_000_000, "GL JSON": 5_000_000,
    "HML": 50_000_000, "FHIR": 50_000_000, "beads": 5_000_000, "eplets": 20_000_000,
    "haplotypes": 300_000_000, "haplotypes gzip": 300_000_000, "epitopes": 5_000_000,
    "IEDB map": 50_000_000, "patients": 100_000_000, "donors": 200_000_000, "bank": 20_000_000,
    "release:hla_nom_g.txt": 400_000_000, "codes": 400_000_000, "reduce --in": 500_000_000,
}  # fmt: skip
"""Bytes above which each reader refuses a file."""


def _error(reader: Reader, folder: Path, data: bytes, size: int = 0) -> AllowayError:
    path = folder / reader.file
    if reader.beside is not None:
        reader.beside(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(data)
        file.truncate(size or len(data))
    with pytest.raises(AllowayError) as found, not_for_ever():
        reader.read(path)
    return found.value


@pytest.mark.parametrize("name", _LIMITED)
def test_a_file_over_the_limit_is_refused_before_it_is_read(name: str, tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        error = _error(READER[name], tmp_path, b"", size=_LIMITED[name] + 1)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(error, LimitError) or "limit" in error.message, error.message
    assert peak < 4_000_000


def test_a_registry_without_lines_is_refused_by_its_first_megabyte(tmp_path: Path) -> None:
    for data in (b"", b"A_1," * 300_000):
        error = _error(READER["registry CSV"], tmp_path, data, size=3_000_000_000)
        assert "r.csv" in error.message


def test_a_row_of_a_megabyte_is_refused_by_name(tmp_path: Path) -> None:
    error = _error(READER["registry CSV"], tmp_path, REGISTRY.encode() + b"x" * 1_100_000)
    assert error.message.startswith("r.csv: after row 0: a line of over")


def test_bombs_are_refused(tmp_path: Path) -> None:
    zeros = bytes(310_000_000)
    packed = gzip.compress(zeros, 1)
    assert "unpacks to over" in _error(READER["haplotypes gzip"], tmp_path, packed).message
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("hla_nom_g.txt", zeros[:30_000_000])
    error = _error(READER["release ZIP"], tmp_path, (tmp_path / "x.zip").read_bytes())
    assert "packed too tightly" in error.message


HOSTILE_XML = {
    "file": '<!DOCTYPE hml [<!ENTITY x SYSTEM "file:///etc/passwd">]><hml>&x;</hml>',
    "laughs": '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><hml>&b;</hml>',
    "quadratic": f'<!DOCTYPE l [<!ENTITY a "{"h" * 50_000}">]><hml>{"&a;" * 5000}</hml>',
    "parameter": '<!DOCTYPE l [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x"> %p;]><hml/>',
    "outside": '<!DOCTYPE hml SYSTEM "http://127.0.0.1:9/hml.dtd"><hml/>',
    "deep": "<hml>" + "<a>" * 100_000,
    "wide": "<hml>" + "<a/>" * 600_000 + "</hml>",
    "attributes": "<hml " + " ".join(f'a{n}="x"' for n in range(50_000)) + "/>",
    "name": f"<hml><sample id='{'s' * 100_000}'><typing/></sample></hml>",
    "include": '<hml xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="a"/></hml>',
}


@pytest.mark.parametrize("attack", HOSTILE_XML)
def test_hostile_xml_is_refused_in_one_sentence(attack: str) -> None:
    assert outcome(READER["HML"], HOSTILE_XML[attack].encode()) is None


def test_hml_in_any_declared_encoding_is_read_or_refused() -> None:
    names = sorted({*encodings.aliases.aliases, *encodings.aliases.aliases.values()})
    for name in (*names, "none", "utf-7", "idna", "undefined", "unicode_escape"):
        data = HML.replace('"UTF-8"', f'"{name}"').encode()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            outcome(READER["HML"], data)


REGRESSIONS: tuple[tuple[str, bytes], ...] = (
    ("haplotypes", b"haplotype,rank,a,b,c,d,population,frequency\nA*01:01\n"),
    ("haplotypes", b"EUR,A*01:01,0\n"),
    ("haplotypes", b"A*01:01," + b"e" * 100_000 + b",0\n"),
    ("registry CSV", b"id,A_1\rd1,02:01\r"),
    ("registry CSV", b"id.A_1,A_2\nd1,02:01,03:01\n"),
    ("registry CSV", b"id,A_1,A 1,A-1,A.1," + b",".join(b"A" + b"_" * n for n in range(2, 900))),
    ("IEDB map", b'{"I":{"World":{"A":[["A",' + b"9" * 4000 + b"]]}}}"),
    ("IEDB map", b'{"I":{"World":{"A":[["' + b"x" * 900 + b'",2]]}}}'),
    ("IEDB map", b'{"I":{"World":{"A":[["A*02:01",0.2]],"B":[["A*02:01",0.2]]}}}'),
    ("patients", b"id,A_1,A_1,A_2\np,02:01,03:01,02:01\n"),
    ("donors", b"id,A_1,A_1,A_2\np,02:01,03:01,02:01\n"),
    ("patients", b"id,A_1\n" + (b"p" * 900 + b",02:01\n") * 2),
    ("reduce --in", b"\x1b[2JA*01:01\n"),
    ("release:Allelelist.txt", tiny_files()["Allelelist.txt"] + "HLA²,A*01:01\n".encode()),
    (
        "release:hla_nom_g.txt",
        tiny_files()["wmda/hla_nom_g.txt"].replace(b"44:02:01G", b"44:02:01"),
    ),
    ("release:rel_ser_ser.txt", tiny_files()["wmda/rel_ser_ser.txt"] + b"A;;23/24;\n"),
    ("release:rel_ser_ser.txt", tiny_files()["wmda/rel_ser_ser.txt"] + b"A;23;9;\n"),
    ("release ZIP", zipped({"a.txt": b"x"}).replace(b"a.txt", b"\0.txt")),
    ("release:rel_dna_ser.txt", tiny_files()["wmda/rel_dna_ser.txt"] + "A*;01:01;é;;;\n".encode()),
)


@pytest.mark.parametrize(("name", "data"), REGRESSIONS)
def test_what_once_failed_is_refused_in_one_sentence(name: str, data: bytes) -> None:
    assert outcome(READER[name], data) is None


def test_an_epitope_on_very_many_lines_takes_no_longer_for_it(tmp_path: Path) -> None:
    path = tmp_path / "e.txt"
    path.write_text("X A*02:01\n" * 400_000)
    with not_for_ever():
        assert len(read_epitopes(path)["X"]) == 400_000


def test_splits_that_name_each_other_do_not_multiply() -> None:
    numbers = "/".join(str(n) for n in range(1, 60))
    data = tiny_files()["wmda/rel_ser_ser.txt"]
    data += "".join(f"A;{n};{numbers};\n" for n in range(1, 60)).encode()
    with not_for_ever():
        assert outcome(READER["release:rel_ser_ser.txt"], data) is None


def test_very_many_populations_do_not_make_a_table_of_terabytes() -> None:
    rows = "\n".join(f"P{n},A*01:{n % 98 + 1:02d}~B*{n // 98 + 10}:01,0.01" for n in range(11_000))
    with pytest.raises(LimitError, match="populations"):
        parse_frequencies(rows, name="f.csv")


def test_a_path_that_is_no_file_is_one_sentence(tmp_path: Path) -> None:
    for reader in READERS:
        folder = tmp_path / reader.id.replace(" ", "_").replace(":", "_")
        (folder / reader.file).mkdir(parents=True)
        if reader.id not in ("GL String", "release ZIP"):
            with pytest.raises(AllowayError):
                reader.read(folder / reader.file)


# Stores that were cut or changed -----------------------------------------------------------------


def _use(path: Path) -> object:
    tables = ReleaseTables(*open_arrays(path))
    reduced = reduce_all(Reducer(tables, "lgx"), ["A*01:01:01:01", "A*01:AB", "A24", "B*15:XX"])
    return reduced, release_facts(tables)


def _stored(folder: Path) -> Path:
    write_arrays(folder / "hla-3.99.0.alloway", TABLES.about, TABLES.arrays)
    return folder / "hla-3.99.0.alloway"


def _hold(data: bytes, check: Callable[[bytes], None], examples: int) -> None:
    quiet = [HealthCheck.too_slow, HealthCheck.data_too_large]

    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=quiet)
    @given(faulty(data))
    def run(made: bytes) -> None:
        check(made)

    run()


def _damage_release(folder: Path, examples: int) -> None:
    path = _stored(folder)
    whole, expected = path.read_bytes(), _use(path)

    def check(made: bytes) -> None:
        path.write_bytes(made)
        found, error = answer(lambda: _use(path))
        assert found == expected or (error is not None and path.name in error.message)
        assert error is None or "alloway reference import" in error.step

    _hold(whole, check, examples)


def test_a_stored_release_that_changed_is_never_used(tmp_path: Path) -> None:
    _damage_release(tmp_path, 60)


def test_every_single_bit_of_a_stored_release_counts(tmp_path: Path) -> None:
    path = _stored(tmp_path)
    whole = path.read_bytes()
    for at in np.linspace(0, len(whole) - 1, 200).astype(int).tolist():
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(InputError, match="not a whole reference file"):
            open_arrays(path)


def _damage_registry(folder: Path, examples: int) -> None:
    table = folder / "r.csv"
    table.write_text(REGISTRY)
    kept = encode_registry(table).folder
    whole = {path.name: path.read_bytes() for path in kept.iterdir() if path.is_file()}
    patient = [("p", parse_typing("A*02:01+A*24:02^B*07:02+B*08:01"))]
    resumed = [(name, True) for name in whole if name.startswith(("state", "codes"))]
    for name, resume in [*((name, False) for name in whole), *resumed]:

        def check(made: bytes, name: str = name, resume: bool = resume) -> None:
            shutil.rmtree(kept.parent)
            kept.mkdir(parents=True)
            for other, data in whole.items():
                (kept / other).write_bytes(data)
            (kept / name).write_bytes(made)
            if resume:
                (kept / MANIFEST).unlink()
            found, error = answer(lambda: search(patient, encode_registry(table), loci=("A", "B")))
            assert found or (error is not None and "r.csv" in error.message)

        _hold(whole[name], check, examples)


@pytest.mark.filterwarnings("ignore:Reading `.npy`:UserWarning")
def test_an_encoded_registry_that_changed_is_refused_or_made_again(tmp_path: Path) -> None:
    _damage_registry(tmp_path, 15)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore:Reading `.npy`:UserWarning")
def test_many_more_damaged_stores(tmp_path: Path) -> None:
    _damage_release(tmp_path, 600)
    _damage_registry(tmp_path, 150)


def test_open_pairs_out_of_order_never_reach_the_kernel(tmp_path: Path) -> None:
    table = tmp_path / "r.csv"
    table.write_text("id,A_1,A_2\n" + "".join(f"d{n},02,24:02\n" for n in range(4)))
    registry = encode_registry(table)
    path = registry.folder / "chunk-00000.cells.npy"
    cells = np.load(path)
    np.save(path, cells[:, ::-1])
    with pytest.raises(InputError, match="damaged"):
        registry.chunk(0)
