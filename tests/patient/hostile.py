"""Files made to hurt whoever reads them; each is small on disk and large, deep or endless inside.

All are authored here. ``make_all`` puts each into a folder; the claims about them stand in
``records/test_hostile_files.py``. What a file tries to run is a trap beside the folder, which
leaves a file behind when it goes off.
"""

from __future__ import annotations

import gzip
import io
import os
import socket
import stat
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
_SVG = _XXE.replace(b"ClinicalDocument", b"svg").replace(
    b"urn:hl7-org:v3", b"http://www.w3.org/2000/svg"
)
_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE %s ['
    + b'<!ENTITY a0 "ha">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    + b"]><%s>&a9;</%s>"
)


def laughs(root: bytes) -> bytes:
    """Ten to the ninth laughs in one root element."""
    name = root.split(b" ")[0]
    return _LAUGHS % (name, root, name)


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
    count = len(objects) + 1
    listed = b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, table)
    ends = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (count, len(made))
    return made + listed + ends


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


def pdfs(trap: Path) -> dict[str, bytes]:
    """PDF files that loop, claim, run or unpack."""
    run = str(trap).encode()
    catalogue = b"<</Type/Catalog/Pages 2 0 R%s>>"
    font = _FONT % b""
    own = _FONT % b"/XObject<</X 5 0 R>>"
    form = stream(b"/X Do " * 50 + _WORDS, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + own)
    script = b"<</S/JavaScript/JS(app.launchURL\\('file://%s'\\);)/Next 5 0 R>>" % run
    act = b"/OpenAction %s/Names<</JavaScript<</Names[(a)%s]>>>>/AA<</WC 5 0 R>>" % (script, script)
    launch = b"<</S/Launch/F(%s)/Unix<</F(%s)>>/Win<</F(cmd.exe)/P(/c %s)>>>>" % (run, run, run)
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
        "runs_a_script.pdf": pdf(
            catalogue % act, _PAGES, _PAGE % (font + b"/AA<</O 5 0 R>>"), stream(_WORDS), launch,
        ),
        "unpacks_to_a_gigabyte.pdf": pdf(
            catalogue % b"", _PAGES, _PAGE % font,
            b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream"
            % _twice_packed(1_000_000_000),
        ),
    }  # fmt: skip


def _squeezed(size: int, wbits: int) -> bytes:
    packer = zlib.compressobj(wbits=wbits)
    packed = b"".join(packer.compress(b" " * 10_000_000) for _ in range(size // 10_000_000))
    return packed + packer.flush()


def _twice_packed(size: int) -> tuple[int, bytes]:
    twice = zlib.compress(_squeezed(size, 15), 9)
    return len(twice), twice


def dicoms(folder: Path) -> dict[str, bytes]:
    """DICOM files that claim more pixels than there are atoms, or never end."""
    path = folder / "made.dcm"
    write_dicom(path, "1.2.3")
    whole = path.read_bytes()
    path.unlink()
    sides = _element(0x0028, 0x0010, b"US", b"\xff\xff") + _element(
        0x0028, 0x0011, b"US", b"\xff\xff"
    )
    claims = (
        _element(0x0028, 0x0002, b"US", b"\1\0") + _element(0x0028, 0x0008, b"IS", b"2147483648")
        + sides + _element(0x0028, 0x0100, b"US", b"\x10\0")
        + struct.pack("<HH2sHL", 0x7FE0, 0x0010, b"OW", 0, 0xFFFFFFFE)
    )  # fmt: skip
    nested = struct.pack("<HH2sHL", 0x0008, 0x1140, b"SQ", 0, 0xFFFFFFFF)
    item = struct.pack("<HHL", 0xFFFE, 0xE000, 0xFFFFFFFF)
    front = b"\0" * 128 + b"DICM" + whole[132 : whole.index(b"\x08\0\x16\0")]
    syntax = b"1.2.840.10008.1.2.1\0"
    deflated = whole[: whole.index(b"\x08\0\x16\0")].replace(
        struct.pack("<H", len(syntax)) + syntax,
        struct.pack("<H", len(syntax) + 2) + syntax[:-1] + b".99",
    )
    return {
        "deflated_bomb.dcm": deflated + _squeezed(700_000_000, -15),
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
        "names.zip": _names(),
        "one_for_all.zip": overlapping(50),
        "twenty_deep.zip": inner,
        "list_of_a_million.zip": b"PK\x03\x04" + b"\0" * 60 + listed * 1_000_000 + b"PK\x05\x06"
        + struct.pack("<HHHHLLH", 0, 0, 65535, 65535, 46_000_000, 64, 0),
        "bomb.json.gz": gzip.compress(b" " * 300_000_000),
        "bomb.tar.gz": many.getvalue(),
        "long_header.tar": long.getvalue(),
    }  # fmt: skip


def overlapping(count: int) -> bytes:
    """Members that all lie on the same packed bytes (Fifield 2019)."""
    raw = zipped(**{"0000_csv": LABS * 1000})
    start = raw.index(b"PK\x01\x02")
    entry, end = raw[start : raw.index(b"PK\x05\x06")], raw[raw.index(b"PK\x05\x06") :]
    listed = b"".join(entry.replace(b"0000.csv", b"%04d.csv" % n) for n in range(count))
    return raw[:start] + listed + end[:8] + struct.pack(
        "<HHLL", count, count, len(listed), start
    ) + b"\0\0"  # fmt: skip


def _names() -> bytes:
    """Members that want to be written elsewhere, shown as something else, or followed."""
    made = io.BytesIO()
    link = zipfile.ZipInfo("link.csv")
    link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, b"/etc/passwd")
        for name in ("../up.csv", "/etc/up.csv", "a#b.csv", "a\u202efdp.csv", "x" * 300 + ".csv"):
            archive.writestr(name, LABS)
        archive.writestr("labs.csv", LABS)
    return made.getvalue().replace(b"a#b.csv", b"a\0b.csv")


def texts() -> dict[str, bytes]:
    """XML that expands or fetches, in every format that is XML inside; JSON without a floor."""
    word = b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body>'
    return {
        "fetches.xml": _XXE,
        "fetches_utf16.xml": _XXE.decode()
        .replace("?>", ' encoding="UTF-16"?>', 1)
        .encode("utf-16"),
        "fetches.svg": _SVG,
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
        "quotes.csv": b'a,"' * 300_000,
        "one_line.txt": b"LDH 612 " * 2_000_000,
        "not_a_picture.png": LABS,
        "not_a_letter.pdf": bundle({"resourceType": "Observation", "status": "final"}),
    }


def odd_files(folder: Path) -> None:
    """What is no file, or only looks large."""
    fronts = {"json": b"{", "pdf": b"%PDF-1.7", "zip": b"PK\3\4", "dcm": b"\0" * 128 + b"DICM"}
    for kind, front in fronts.items():
        with (folder / f"sparse.{kind}").open("wb") as file:
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


def set_trap(folder: Path) -> Path:
    """A program that leaves ``went_off`` in the folder when it is run."""
    trap = folder / "trap.sh"
    trap.write_text(f"#!/bin/sh\ntouch '{folder / 'went_off'}'\n")
    trap.chmod(0o755)
    return trap


def make_all(folder: Path) -> list[str]:
    """All of them; returns the names of those that are plain files."""
    made = {**archives(), **pdfs(set_trap(folder.parent)), **dicoms(folder), **texts()}
    for name, data in made.items():
        (folder / name).write_bytes(data)
    odd_files(folder)
    return list(made)
