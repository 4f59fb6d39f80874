"""A hospital's disc, long letters and large exports: files a second, and the memory it takes.

Every folder is made anew with a fixed seed: 5,000 files of which most are DICOM slices of 512 x 512
dots, PDF letters and text. Memory is the largest resident size of the reading process and of its
children as Linux tells it.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from timing import line

SEED = 20261124
SLICES, LETTERS, NOTES = 4_700, 150, 150
_READ = """
import json, resource, sys, time
from datetime import date
from pathlib import Path
import alloway
from alloway.patient.records import read_folder
told = []
start = time.perf_counter()
records = read_folder(Path(sys.argv[1]), progress=told.append)
read = time.perf_counter() - start
if sys.argv[2] == "case":
    alloway.read_case(Path(sys.argv[1]), as_of=date(2026, 11, 24))
status = Path("/proc/self/status").read_text()  # what getrusage tells includes the parent's size
own = int(status.split("VmHWM:")[1].split()[0])
peaks = [1024 * own, 1024 * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]
print(json.dumps({"read": read, "peaks": peaks, "told": len(told),
                  "left_out": len(records.left_out), "pages": len(records.pages)}))
"""


def records_disc() -> None:
    """Every figure of the reading of files."""
    with tempfile.TemporaryDirectory() as root:
        disc = Path(root) / "disc"
        make_disc(disc)
        report("disc of 5,000 files", disc, SLICES + LETTERS + NOTES, "file")
        packed = Path(root) / "zip" / "disc.zip"
        packed.parent.mkdir()
        pack(disc, packed)
        report("the same disc in a ZIP archive", packed.parent, SLICES + LETTERS + NOTES, "file")
        many = Path(root) / "letters"
        many.mkdir()
        for number in range(10):
            (many / f"letter{number}.pdf").write_bytes(letters(100, number))
        report("10 PDF of 100 pages", many, 1_000, "page")
        for name, make in LARGE.items():
            folder = Path(root) / name.replace(" ", "-")
            folder.mkdir()
            amount, unit = make(folder)
            report(name, folder, amount, unit)


def report(name: str, folder: Path, amount: float, unit: str) -> None:
    """Read a folder in a process of its own; time and largest memory."""
    found = json.loads(
        subprocess.run(
            [sys.executable, "-c", _READ, str(folder), "records"],
            capture_output=True, text=True, check=True,
        ).stdout
    )  # fmt: skip
    own, children = (peak / 1e6 for peak in found["peaks"])
    more = f"({own:,.0f} MB, largest child {children:,.0f} MB, {found['left_out']} left out)"
    line(name, found["read"], amount, unit, more)


def make_disc(folder: Path) -> None:
    """Slices in 20 series, letters of two pages, notes."""
    rng = random.Random(SEED)  # noqa: S311
    folder.mkdir()
    for series in range(20):
        (folder / f"SERIES{series:02}").mkdir()
    slices = _Slice()
    for number in range(SLICES):
        path = folder / f"SERIES{number % 20:02}" / f"IM{number:05}.dcm"
        path.write_bytes(slices.numbered(number % 20, number, rng))
    for number in range(LETTERS):
        (folder / f"letter{number:03}.pdf").write_bytes(letters(2, number))
    for number in range(NOTES):
        (folder / f"note{number:03}.txt").write_text(prose(number))


class _Slice:
    """One CT slice as bytes in which the series and the instance are replaced."""

    def __init__(self) -> None:
        import io

        from pydicom.dataset import FileDataset, FileMetaDataset
        from pydicom.uid import CTImageStorage, ExplicitVRLittleEndian

        meta = FileMetaDataset()
        meta.MediaStorageSOPClassUID = CTImageStorage
        meta.MediaStorageSOPInstanceUID = "1.2.826.0.1.999999"
        meta.TransferSyntaxUID = ExplicitVRLittleEndian
        data = FileDataset("", {}, file_meta=meta, preamble=b"\0" * 128)
        data.SOPClassUID, data.SOPInstanceUID = CTImageStorage, "1.2.826.0.1.999999"
        data.PatientID, data.PatientBirthDate, data.Modality = "p1", "19610402", "CT"
        data.BodyPartExamined, data.SeriesDate = "CHEST", "20261110"
        data.SeriesInstanceUID, data.SeriesDescription = "1.2.826.0.1.888888", "CT thorax"
        data.Rows = data.Columns = 512
        data.BitsAllocated = data.BitsStored = 16
        data.HighBit, data.PixelRepresentation, data.SamplesPerPixel = 15, 0, 1
        data.PhotometricInterpretation = "MONOCHROME2"
        data.PixelData = b"\0" * (512 * 512 * 2)
        made = io.BytesIO()
        data.save_as(made, enforce_file_format=True)
        self._front = made.getvalue()[: -512 * 512 * 2]

    def numbered(self, series: int, number: int, rng: random.Random) -> bytes:
        front = self._front.replace(b"999999", b"%06d" % number)
        front = front.replace(b"888888", b"%06d" % series)
        return front + rng.randbytes(1 << 12) * 128


def prose(seed: int) -> str:
    """About a page of a letter."""
    rng = random.Random(seed)  # noqa: S311
    words = [
        "the",
        "patient",
        "was",
        "seen",
        "LDH",
        "platelets",
        "fatigue",
        "and",
        "night",
        "sweats",
        "improved",
        "lymph",
        "node",
    ]
    return "\n".join(
        f"On {1 + n % 28} March 2026 {' '.join(rng.choices(words, k=12))}"
        f" {rng.randint(90, 900)} U/L"
        for n in range(40)
    )


def letters(pages: int, seed: int) -> bytes:
    """A PDF of so many pages of prose."""
    import typst

    body = "\n#pagebreak()\n".join(
        " \\\n".join(prose(1000 * seed + page).splitlines()) for page in range(pages)
    )
    return bytes(typst.compile(f"#set text(size: 9pt)\n{body}\n".encode()))


def pack(folder: Path, target: Path) -> None:
    """The folder as a ZIP archive, as a hospital's portal sends it."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.write(path, path.relative_to(folder))


def long_pdf(folder: Path) -> tuple[int, str]:
    """As many pages as allowed in one file."""
    (folder / "chart.pdf").write_bytes(letters(2_000, 1))
    return 2_000, "page"


def large_json(folder: Path) -> tuple[int, str]:
    """A bundle as large as allowed."""
    patient = {"resourceType": "Patient", "id": "p1", "gender": "female"}
    entries = [{"resource": patient}]
    size = 0
    while size < 49_000_000:
        number = len(entries)
        made = {
            "resourceType": "Observation", "id": f"o{number}", "status": "final",
            "code": {"coding": [{"system": "http://loinc.org", "code": "2532-0",
                                 "display": "Lactate dehydrogenase"}], "text": "LDH"},
            "subject": {"reference": "Patient/p1"},
            "effectiveDateTime": f"2026-{1 + number % 12:02}-{1 + number % 28:02}",
            "valueQuantity": {"value": 200 + number % 700, "unit": "U/L", "code": "U/L",
                              "system": "http://unitsofmeasure.org"},
        }  # fmt: skip
        entries.append({"resource": made})
        size += len(json.dumps(made)) + 16
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    (folder / "export.json").write_text(json.dumps(bundle))
    return len(entries), "resource"


def many_files(folder: Path) -> tuple[int, str]:
    """As many files as allowed, each a note."""
    for number in range(20_000):
        (folder / f"note{number:05}.txt").write_text(prose(number)[:600])
    return 20_000, "file"


def large_dicom(folder: Path) -> tuple[int, str]:
    """A series in one file as large as allowed."""
    whole = _Slice().numbered(1, 1, random.Random(SEED))  # noqa: S311
    (folder / "series.dcm").write_bytes(whole + b"\0" * (199_000_000 - len(whole)))
    return 1, "file"


LARGE = {
    "1 PDF of 2,000 pages": long_pdf,
    "1 FHIR bundle of 50 MB": large_json,
    "20,000 notes": many_files,
    "1 DICOM file of 200 MB": large_dicom,
}


if __name__ == "__main__":
    records_disc()
