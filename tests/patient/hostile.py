"""Files made to hurt whoever reads them; each is small on disk and large, deep or endless inside.

All are authored here. ``make_all`` puts each into a folder; the claims about them stand in
``records/test_hostile_files.py``.
"""

from __future__ import annotations

import gzip
import io
import os
import socket
import struct
import tarfile
import zipfile
import zlib
from pathlib import Path

from patient.makers import bundle, write_dicom

LABS = b"Test,Value,Unit\nLDH,612,U/L\n"
_XXE = (
    b'<?xml version="1.0"?><!DOCTYPE ClinicalDocument [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    b'<ClinicalDocument xmlns="urn:hl7-org:v3"><title>&x;</title></ClinicalDocument>'
)
_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE %s ['
    + b'<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><%s>&a9;</%s>"
)


def laughs(root: bytes) -> bytes:
    """Ten to the ninth laughs in one root element."""
    return _LAUGHS % (root, root, root.split(b" ")[0])


def zipped(**members: bytes) -> bytes:
    """A ZIP archive; ``__`` stands for a slash and ``_`` for a dot."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return made.getvalue()


def pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    made = b"%PDF-1.7\n"
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
        % (len(objects) + 1, table, len(objects) + 1, len(made))
    )


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A deflated stream object."""
    packed = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (
        len(packed), entries, packed,
    )  # fmt: skip


_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R%s>>"
_FONT = b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>%s>>"
_WORDS = b"BT /F 12 Tf 20 200 Td (Letter of the clinic) Tj ET"


def pdfs() -> dict[str, bytes]:
    """PDF files that loop, claim, run or unpack."""
    catalogue = b"<</Type/Catalog/Pages 2 0 R%s>>"
    font = _FONT % b""
    own = _FONT % b"/XObject<</X 5 0 R>>"
    form = stream(b"/X Do " * 50 + _WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + own)
    act = b"/OpenAction<</S/JavaScript/JS(app.launchURL\\('file:///bin/sh'\\);)/Next 5 0 R>>"
    launch = b"<</S/Launch/F(/bin/sh)/Unix<</F(/bin/touch)/P(touched)>>/Win<</F(cmd.exe)>>>>"
    return {
        "claims_a_million_pages.pdf": pdf(
            catalogue % b"", b"<</Type/Pages/Kids[3 0 R]/Count 1000000>>",
            _PAGE % font, stream(_WORDS),
        ),
        "has_a_million_pages.pdf": pdf(
            catalogue % b"", b"<</Type/Pages/Count 1000000/Kids[%s]>>" % (b"3 0 R " * 1_000_000),
            _PAGE % font, stream(_WORDS),
        ),
        "page_tree_in_itself.pdf": pdf(
            catalogue % b"", b"<</Type/Pages/Kids[2 0 R 2 0 R 3 0 R]/Count 3>>", _PAGE % font,
            stream(_WORDS),
        ),
        "form_in_itself.pdf": pdf(
            catalogue % b"", _PAGES, _PAGE % own, stream(b"/X Do " + _WORDS), form
        ),
        "object_in_itself.pdf": pdf(catalogue % b"", b"2 0 R", _PAGE % font, b"4 0 R"),
        "array_in_array.pdf": pdf(catalogue % b"/X " + b"[" * 200_000, _PAGES, _PAGE % font),
        "runs_a_script.pdf": pdf(catalogue % act, _PAGES, _PAGE % font, stream(_WORDS), launch),
        "unpacks_to_a_gigabyte.pdf": pdf(
            catalogue % b"", _PAGES, _PAGE % font,
            b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
            % _twice_packed(1_000_000_000),
        ),
    }  # fmt: skip


def _twice_packed(size: int) -> tuple[int, bytes]:
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 10_000_000) for _ in range(size // 10_000_000))
    twice = zlib.compress(once + packer.flush(), 9)
    return len(twice), twice


def dicoms(folder: Path) -> dict[str, bytes]:
    """DICOM files that claim more pixels than there are atoms, or never end."""
    path = folder / "made.dcm"
    write_dicom(path, "1.2.3")
    whole = path.read_bytes()
    path.unlink()
    claims = (
        _element(0x0028, 0x0008, b"IS", b"2147483648") + _element(0x0028, 0x0010, b"US", b"\xff\xff")
        + _element(0x0028, 0x0011, b"US", b"\xff\xff")
        + struct.pack("<HH2sHL", 0x7FE0, 0x0010, b"OW", 0, 0xFFFFFFFE)
    )  # fmt: skip
    nested = struct.pack("<HH2sHL", 0x0008, 0x1140, b"SQ", 0, 0xFFFFFFFF)
    item = struct.pack("<HHL", 0xFFFE, 0xE000, 0xFFFFFFFF)
    front = b"\0" * 128 + b"DICM" + whole[132 : whole.index(b"\x08\0\x16\0")]
    return {
        "huge_picture.dcm": whole + claims,
        "sequence_without_end.dcm": front + (nested + item) * 50_000,
        "length_beyond_the_end.dcm": front
        + struct.pack("<HH2sHL", 0x0008, 0x0005, b"UN", 0, 0xFFFFFFF0),
        "empty_items_without_end.dcm": front + nested + item * 1_000_000,
    }


def _element(group: int, number: int, kind: bytes, value: bytes) -> bytes:
    value += b" " * (len(value) % 2)
    return struct.pack("<HH2sH", group, number, kind, len(value)) + value


def archives() -> dict[str, bytes]:
    """Bombs of every kind."""
    zeros = zipped(zeros_csv=b"0" * 300_000_000)
    inner = zipped(labs_csv=LABS)
    for _ in range(20):
        inner = zipped(in_zip=inner)
    many = io.BytesIO()
    with tarfile.open(fileobj=many, mode="w:gz") as tar:
        info = tarfile.TarInfo("zeros.csv")
        info.size = 200_000_000
        tar.addfile(info, io.BytesIO(b"0" * info.size))
    pax = tarfile.TarInfo("x.csv")
    pax.pax_headers = {"comment": "1" * 2_000_000}
    long = io.BytesIO()
    with tarfile.open(fileobj=long, mode="w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(pax)
    listed = b"PK\x01\x02" + b"\0" * 42
    return {
        "bomb.zip": zeros,
        "twenty_deep.zip": inner,
        "list_of_a_million.zip": b"PK\x03\x04" + b"\0" * 60 + listed * 1_000_000 + b"PK\x05\x06"
        + struct.pack("<HHHHLLH", 0, 0, 65535, 65535, 46_000_000, 64, 0),
        "bomb.json.gz": gzip.compress(b" " * 300_000_000),
        "bomb.tar.gz": many.getvalue(),
        "long_header.tar": long.getvalue(),
    }  # fmt: skip


def texts() -> dict[str, bytes]:
    """XML that expands or fetches, in every format that is XML inside; JSON without a floor."""
    word = b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>'
    return {
        "fetches.xml": _XXE,
        "expands.xml": laughs(b'ClinicalDocument xmlns="urn:hl7-org:v3"'),
        "expands.svg": laughs(b'svg xmlns="http://www.w3.org/2000/svg"'),
        "fetches.docx": zipped(word__document_xml=_XXE.replace(b"<title>", word)),
        "expands.docx": zipped(word__document_xml=laughs(b"document")),
        "expands.xlsx": zipped(
            xl__workbook_xml=b"<workbook/>", xl__worksheets__sheet1_xml=laughs(b"worksheet")
        ),
        "bomb.docx": zipped(word__document_xml=b"<a>" + b" " * 300_000_000 + b"</a>"),
        "deep.xml": b"<ClinicalDocument>" + b"<a>" * 100_000,
        "deep.json": b"[" * 100_000,
        "deep_objects.json": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "deep_lines.ndjson": b'{"resourceType":"Observation","a":' + b"[" * 100_000 + b"\n{}",
        "quotes.csv": b'a,"' * 2_000_000,
        "one_line.txt": b"LDH 612 " * 2_000_000,
        "not_a_picture.png": LABS,
        "not_a_letter.pdf": bundle({"resourceType": "Observation", "status": "final"}),
    }


def odd_files(folder: Path) -> None:
    """What is no file, or only looks large."""
    for name, front in (("sparse.json", b"{"), ("sparse.pdf", b"%PDF-1.7"), ("sparse.zip", b"PK\3\4"),
                        ("sparse.dcm", b"\0" * 128 + b"DICM")):  # fmt: skip
        with (folder / name).open("wb") as file:
            file.write(front)
            file.truncate(10_000_000_000)
    os.mkfifo(folder / "pipe.json")
    (folder / "secret.txt").symlink_to("/etc/passwd")
    (folder / "loop").symlink_to(folder)
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(folder)  # a socket's path may have 107 characters
        try:
            made.bind("socket.json")
        finally:
            os.chdir(here)
    (folder / ("x" * 200 + ".json")).write_bytes(b"{")
    (folder / "a\u202efdp.json").write_bytes(b"{")


def make_all(folder: Path) -> list[str]:
    """All of them; returns the names of those that are plain files."""
    made = {**archives(), **pdfs(), **dicoms(folder), **texts()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    odd_files(folder)
    return list(made)
