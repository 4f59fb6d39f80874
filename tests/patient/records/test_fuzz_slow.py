"""Every reader on random bytes and on valid files changed at random, for a stated time each.

`make test-all` runs them; ``ALLOWAY_FUZZ_SECONDS`` gives each more than its 20 seconds. Whatever
the bytes, a reader gives a value or an `AllowayError`, and within ``PATIENCE`` seconds: a clock
that runs out fails the test with the place where it hung. Coverage-guided fuzzing is
used where atheris can be imported (``pip install atheris``; it is not among the dependencies).
"""

from __future__ import annotations

import contextlib
import faulthandler
import gzip
import io
import json
import os
import random
import signal
import struct
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from alloway.errors import AllowayError
from alloway.patient.cases import build_case
from alloway.patient.records import Limits, read_folder
from alloway.patient.records.archives import held as unpacked
from alloway.patient.records.archives import open_zip, unnamed, zip_members
from alloway.patient.records.ccda import read_ccda
from alloway.patient.records.fhir import read_fhir
from alloway.patient.records.folder import read_files
from alloway.patient.records.office import read_docx, read_xlsx
from alloway.patient.records.pictures import picture_pdf
from alloway.patient.records.safe_xml import events
from alloway.patient.records.sniff import decode, shown, sniff
from alloway.patient.records.tables import lab_rows, read_cells
from alloway.patient.records.tar import Gunzipped, tar_members
from alloway.patient.records.vcf import is_vcf, read_vcf
from alloway.values.evidence import Source
from patient.hostile import zipped
from patient.makers import PATIENT, bundle, observation, quantity, write_dicom, write_pdf

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("ALLOWAY_FUZZ_SECONDS", "20"))
PATIENCE = 30
"""Seconds for one small input; the slowest honest one takes less than one."""
SEED = 20261124
TODAY = date(2026, 11, 24)
LIMITS = Limits(child_seconds=10.0, file_seconds=20.0)

Reader = Callable[[bytes], object]


@contextlib.contextmanager
def patience() -> Iterator[None]:
    """Fail, with the place, when what is inside takes longer than `PATIENCE`."""

    def ring(_signal: int, frame: FrameType | None) -> None:
        faulthandler.dump_traceback()
        place = f"{frame.f_code.co_filename}:{frame.f_lineno}" if frame else "?"
        pytest.fail(f"still busy after {PATIENCE} s at {place}")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(PATIENCE)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _zip(raw: bytes) -> None:
    with unnamed(raw) as file:
        for member in zip_members(open_zip(file, name="x"), name="x", limits=LIMITS):
            shown(member.name)
            if not member.refused:
                unpacked(member, name="x", limits=LIMITS).close()


def _tar(raw: bytes) -> None:
    for member in tar_members(io.BytesIO(raw), name="x", limits=LIMITS):
        if not member.refused:
            unpacked(member, name="x", limits=LIMITS).close()


def _gzip(raw: bytes) -> None:
    Gunzipped(io.BytesIO(raw), name="x", limits=LIMITS, most=1_000_000).read(2_000_000)


def _table(raw: bytes) -> None:
    cells = read_cells(decode(raw) or "", name="x", max_rows=1_000)
    if cells is not None:
        lab_rows(cells, name="x", sha256="")


def _vcf(raw: bytes) -> None:
    text = decode(raw) or ""
    if is_vcf(text):
        read_vcf(text, Source("x"), max_rows=1_000)


def _hml(raw: bytes) -> None:
    from alloway.hla.hml import hml_samples

    hml_samples(raw, name="x")


READERS: dict[str, Reader] = {
    "sniff": sniff,
    "text": decode,
    "fhir": lambda raw: read_fhir(raw, name="x", sha256=""),
    "xml": lambda raw: list(events(raw, "x")),
    "c-cda": lambda raw: read_ccda(raw, name="x"),
    "hml": _hml,
    "docx": lambda raw: read_docx(raw, name="x", limits=LIMITS),
    "xlsx": lambda raw: read_xlsx(raw, name="x", limits=LIMITS),
    "picture": lambda raw: picture_pdf(raw, dots=1_000_000),
    "table": _table,
    "vcf": _vcf,
    "zip": _zip,
    "tar": _tar,
    "gzip": _gzip,
}
"""Readers that run in the process itself; PDF, DICOM and OCR run in children, see below."""


def _tarred() -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=tarfile.PAX_FORMAT) as archive:
        info = tarfile.TarInfo("é" * 90 + ".csv")
        info.size = len(_LABS)
        archive.addfile(info, io.BytesIO(_LABS))
    return made.getvalue()


_LABS = b"Test;Value;Unit;Reference;Date\nLDH;612;U/L;135 - 250;2026-11-03\nHb;9,1;g/dl;12-16;\n"
_LETTER = (
    b"Diagnosis: diffuse large B-cell lymphoma, stage IV (2026-03-01). 01.05.2026: R-CHOP x6, CR.\n"
    b"CD19 95 %, CD20 negative. No CNS disease. LDH 612 U/L, ECOG 1. Mother had breast cancer.\n"
    b"HLA-A*02:01, A*24:02, B*07:02, B*44:02. TP53 p.R175H (VAF 40 %).\n"
)
_FHIR = bundle(
    PATIENT,
    observation("LDH", "2532-0", **quantity(612, "U/L")),
    {
        "resourceType": "Condition",
        "code": {"text": "DLBCL"},
        "subject": {"reference": "Patient/p1"},
    },
)
_CCDA = (
    b'<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"><title>Summary</title>'
    b'<component><structuredBody><component><section><code code="30954-2"/><title>Results</title>'
    b"<text><table><tr><td>LDH</td><td>612 U/L</td></tr></table></text><entry><organizer>"
    b'<component><observation><code code="2532-0" displayName="LDH"/><effectiveTime '
    b'value="20261103"/><value value="612" unit="U/L"/></observation></component></organizer>'
    b"</entry></section></component></structuredBody></component></ClinicalDocument>"
)
_HML = (
    b'<?xml version="1.0"?><hml version="1.0.1"><sample id="s1"><typing gene-family="HLA">'
    b'<allele-assignment date="2026-01-01"><glstring>HLA-A*02:01+HLA-A*24:02</glstring>'
    b"</allele-assignment></typing></sample></hml>"
)
_DOCX = zipped(
    word__document_xml=b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Letter, LDH 612 U/L</w:t>'
    b"</w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>LDH</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    b"</w:body></w:document>"
)
_XLSX = zipped(
    xl__workbook_xml=b'<workbook><sheets><sheet name="a" sheetId="1"/></sheets></workbook>',
    xl__worksheets__sheet1_xml=b'<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
    b'LDH</t></is></c><c r="B1" s="0"><v>612</v></c></row></sheetData></worksheet>',
)
_PNG = (
    b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sIIBBBBB", 13, b"IHDR", 4, 4, 8, 0, 0, 0, 0) + bytes(4)
    + struct.pack(">I4s", 4, b"IDAT") + b"x\x9cab" + bytes(4) + struct.pack(">I4sI", 0, b"IEND", 0)
)  # fmt: skip
_JPEG = b"\xff\xd8\xff\xe1\0\x10Exif\0\0II*\0\x08\0\0\0\xff\xc0\0\x0b\x08\0\4\0\4\1\1\x11\0\xff\xd9"
_TIFF = b"II*\0\x08\0\0\0\2\0" + struct.pack("<HHIIHHII", 256, 3, 1, 4, 257, 3, 1, 4) + bytes(4)
_VCF = (
    b"##fileformat=VCFv4.2\n"
    b'##INFO=<ID=ANN,Number=.,Type=String,Description="Allele | Annotation">\n'
    b"#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tT\n"
    b"17\t7674220\t.\tC\tT\t90\tPASS\tANN=T|missense_variant|MODERATE|TP53\tGT:AF\t0/1:0.4\n"
)  # fmt: skip
VALID: dict[str, tuple[bytes, ...]] = {
    "sniff": (_LETTER, _FHIR, _CCDA, _JPEG), "text": (_LETTER, _LETTER.decode().encode("utf-16")),
    "fhir": (_FHIR, b"\n".join(json.dumps(r).encode() for r in (PATIENT, PATIENT))),
    "xml": (_CCDA,), "c-cda": (_CCDA, _CCDA.decode().encode("utf-16")), "hml": (_HML,),
    "docx": (_DOCX,), "xlsx": (_XLSX,), "picture": (_PNG, _JPEG, _TIFF), "table": (_LABS,),
    "vcf": (_VCF,), "zip": (zipped(a_csv=_LABS, b__c_txt=_LETTER),), "tar": (_tarred(),),
    "gzip": (gzip.compress(_LABS * 20) * 2,),
}  # fmt: skip
"""Small valid files for each reader, from which the changed ones are made."""


@st.composite
def changed(draw: st.DrawFn, originals: tuple[bytes, ...]) -> bytes:
    """A valid file with bytes replaced, pieces removed, repeated or put elsewhere, or cut off."""
    raw = bytearray(draw(st.sampled_from(originals)))
    for _ in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(raw) - 1)))
        end = min(len(raw), at + draw(st.integers(1, 40)))
        how = draw(st.integers(0, 4))
        if how == 0:
            raw[at : at + 1] = draw(st.binary(min_size=1, max_size=4))
        elif how == 1:
            del raw[at:end]
        elif how == 2:
            raw[at:at] = bytes(raw[at:end]) * draw(st.integers(1, 60))
        elif how == 3:
            raw[at:at] = draw(st.sampled_from((b"\0", b"\xff" * 8, b"&a;", b"<", b"\n", b"9" * 30)))
        else:
            del raw[at:]
    return bytes(raw)


def _for(seconds: float, claim: Callable[[bytes], None], inputs: st.SearchStrategy[bytes]) -> int:
    """Put inputs to a claim until the time is over; the number of them."""
    ends, tried = time.monotonic() + seconds, 0

    def one(raw: bytes) -> None:
        nonlocal tried
        if time.monotonic() < ends:
            tried += 1
            with patience():
                claim(raw)

    settled = settings(
        max_examples=500, deadline=None, database=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink),
    )  # fmt: skip
    number = SEED
    while time.monotonic() < ends:
        number += 1
        seed(number)(settled(given(inputs)(one)))()
    return tried


@pytest.mark.parametrize("name", READERS)
def test_a_file_is_read_before_it_is_changed(name: str) -> None:
    """Changing what was never valid would try only the first line of a reader."""
    for raw in VALID[name]:
        READERS[name](raw)


@pytest.mark.parametrize("name", READERS)
def test_a_reader_gives_a_value_or_an_error_of_ours(name: str) -> None:
    def claim(raw: bytes) -> None:
        with contextlib.suppress(AllowayError):
            READERS[name](raw)

    half = SECONDS / 2
    assert _for(half, claim, st.binary(max_size=2_000)) > 0
    assert _for(half, claim, changed(VALID[name])) > 0


def test_a_file_of_any_kind_becomes_a_case_or_one_clear_line(tmp_path: Path) -> None:
    """The whole way: what a reader lets through, the rules must not stumble over."""
    path = tmp_path / "x.dat"
    every = tuple(raw for originals in VALID.values() for raw in originals)

    def claim(raw: bytes) -> None:
        path.write_bytes(raw)
        problem = ""
        try:
            build_case(read_folder(path, limits=LIMITS), TODAY)
        except AllowayError as error:
            problem = error.message
        assert problem.isprintable()

    assert _for(2 * SECONDS, claim, changed((_LETTER, _LETTER * 3, *every))) > 0


_WORDS = st.lists(
    st.sampled_from(
        [*_LETTER.decode().split(), "\n", "|", "\t", "(", ")", ":", "-", "•", "ß", "é"]
    ),
    max_size=120,
).map(lambda words: " ".join(words).encode())


def test_words_of_a_letter_in_any_order_become_a_case(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"

    def claim(raw: bytes) -> None:
        path.write_bytes(b"Letter\n" + raw)
        with contextlib.suppress(AllowayError):
            build_case(read_folder(path, limits=LIMITS), TODAY)

    assert _for(SECONDS, claim, _WORDS) > 0


_UNITS = (
    "01.02.2025 ", "CD19 ", "CD19+ ", "A", "a ", "1 ", "1,", "12.", "12/", "LDH 612\n", "LDH 612 ",
    "- ", "(", ": ", "x:\n", "\n", " \n", "\t", "a\tb\n", "a  b  c\n", "Name: ", "Patient: A\n",
    "Diagnosis: ", "R-CHOP ", "TP53 ", "p.R175H ", "HLA-", "A*02:01, ", "5 % ", "+", "|", "é", "不",
    "donor ", "no ", "von ", '"', "a,\"", "<", "&", "{", "[",
)  # fmt: skip


@pytest.mark.parametrize("unit", _UNITS)
def test_the_same_words_a_thousand_times_over_take_no_longer_than_others(
    tmp_path: Path, unit: str
) -> None:
    """A pattern that tries every split of a text would take hours on one of these."""
    text = f"Clinic letter\n{(unit * 60_000)[:60_000]}\nthe end"
    (tmp_path / "x.txt").write_text(text)
    with patience(), contextlib.suppress(AllowayError):
        build_case(read_folder(tmp_path / "x.txt", limits=LIMITS), TODAY)


@pytest.mark.parametrize("kind", ["pdf", "dcm", "png"])
def test_files_for_the_children_changed_at_random_leave_the_letter_readable(
    tmp_path: Path, kind: str
) -> None:
    """PDF, DICOM and pictures, many in one folder; the parser may die but not the reader."""
    rng = random.Random(SEED)
    if kind == "pdf":
        write_pdf(tmp_path / "x.pdf", ["Letter of the clinic\nLDH 612 U/L", "Second page"])
        original = (tmp_path / "x.pdf").read_bytes()
    elif kind == "dcm":
        write_dicom(tmp_path / "x.dcm", "1.2.3")
        original = (tmp_path / "x.dcm").read_bytes()
    else:
        original = _PNG
    (tmp_path / f"x.{kind}").unlink(missing_ok=True)
    ends, number = time.monotonic() + SECONDS, 0
    while time.monotonic() < ends:
        folder = tmp_path / f"in{number}"
        folder.mkdir()
        (folder / "letter.txt").write_bytes(_LETTER)
        for at in range(40):
            (folder / f"{at:02}.{kind}").write_bytes(_spoilt(original, rng))
        read = read_files(folder, limits=LIMITS)  # not yet judged to be of one patient
        assert len(read) == 41
        assert all(document.left_out.isprintable() for document, _ in read)
        assert "diffuse large B-cell" in read[-1][1].pages[0].text
        number += 1
    assert number > 0


def _spoilt(original: bytes, rng: random.Random) -> bytes:
    raw = bytearray(original)
    for _ in range(rng.randint(1, 12)):
        raw[rng.randrange(len(raw))] = rng.randrange(256)
    if rng.random() < 0.2:
        del raw[rng.randrange(1, len(raw)) :]
    return bytes(raw)


_GUIDED = """
import sys
import atheris
with atheris.instrument_imports(include=["alloway.patient.records", "alloway.hla"]):
    from patient.records import test_fuzz_slow as here
from alloway.errors import AllowayError
reader = here.READERS[sys.argv[1]]
def one(raw):
    try:
        reader(raw)
    except AllowayError:
        pass
atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
atheris.Fuzz()
"""


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.parametrize("name", READERS)
def test_guided_by_coverage_a_reader_gives_a_value_or_an_error_of_ours(
    name: str, tmp_path: Path
) -> None:
    for number, raw in enumerate(VALID[name]):
        (tmp_path / str(number)).write_bytes(raw)
    stated = [f"-max_total_time={SECONDS:.0f}", f"-timeout={PATIENCE}", f"-seed={SEED}"]
    path = os.pathsep.join((str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")))
    done = subprocess.run(
        [sys.executable, "-c", _GUIDED, name, *stated, str(tmp_path)], cwd=tmp_path,
        capture_output=True, text=True, check=False, env={**os.environ, "PYTHONPATH": path},
    )  # fmt: skip
    assert done.returncode == 0, done.stdout[-3_000:] + done.stderr[-1_000:]
