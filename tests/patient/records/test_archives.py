"""ZIP and tar archives of records: every member is read like a file, or says why not."""

from __future__ import annotations

import contextlib
import gzip
import hashlib
import io
import stat
import struct
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alloway.errors import InputError
from alloway.patient.records import Limits, Records, read_folder
from alloway.patient.records.archives import Member, held, open_zip, unnamed, zip_members
from alloway.patient.records.tar import Gunzipped, tar_members
from patient.hostile import overlapping
from patient.makers import PATIENT, bundle, observation, quantity, write_dicom, write_pdf

LABS = b"Test,Value,Unit\nLDH,612,U/L\n"


def packed(*members: tuple[str | zipfile.ZipInfo, bytes]) -> bytes:
    """A ZIP archive of these."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return made.getvalue()


def tarred(*members: tuple[str, bytes], form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive of these."""
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w", format=form) as archive:
        for name, data in members:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()


def why(records: Records, name: str) -> str:
    """Why a document was left out; empty when it was read."""
    return next(document.left_out for document in records.documents if document.name == name)


def read(
    folder: Path, archive: bytes, limits: Limits | None = None, name: str = "x.zip"
) -> Records:
    """A folder with a patient and the archive."""
    (folder / "bundle.json").write_bytes(bundle(PATIENT))
    (folder / name).write_bytes(archive)
    return read_folder(folder, limits=limits)


def test_every_member_is_read_like_a_file_with_its_own_digest(tmp_path: Path) -> None:
    write_pdf(tmp_path / "letter.pdf", ["Letter of the clinic"])
    write_dicom(tmp_path / "scan.dcm", "1.2.3")
    held_pdf, held_dicom = ((tmp_path / n).read_bytes() for n in ("letter.pdf", "scan.dcm"))
    for name in ("letter.pdf", "scan.dcm"):
        (tmp_path / name).unlink()
    archive = packed(
        ("a/letter.pdf", held_pdf), ("DICOM/I1", held_dicom), ("labs.csv", LABS),
        ("ldh.json", bundle(observation("LDH", "2532-0", **quantity(612, "U/L")))),
    )  # fmt: skip
    records = read(tmp_path, archive)
    assert [(d.name, d.kind) for d in records.documents] == [
        ("bundle.json", "FHIR bundle"),
        ("x.zip", "ZIP archive"),
        ("x.zip/a/letter.pdf", "PDF"),
        ("x.zip/DICOM/I1", "DICOM"),
        ("x.zip/labs.csv", "laboratory table"),
        ("x.zip/ldh.json", "FHIR bundle"),
    ]
    digests = {d.name: d.sha256 for d in records.documents}
    assert digests["x.zip"] == hashlib.sha256(archive).hexdigest()
    assert digests["x.zip/a/letter.pdf"] == hashlib.sha256(held_pdf).hexdigest()
    (row,) = records.rows
    assert row.source.document == "x.zip/labs.csv"
    assert row.source.sha256 == hashlib.sha256(LABS).hexdigest()
    assert "Letter of the clinic" in records.pages[0].text


def test_an_archive_inside_an_archive_is_read_and_one_deeper_is_not(tmp_path: Path) -> None:
    inner = packed(("labs.csv", LABS))
    deeper = packed(("inner.zip", inner), ("deep.zip", packed(("inner.zip", inner))))
    records = read(tmp_path, deeper)
    assert [row.source.document for row in records.rows] == ["x.zip/inner.zip/labs.csv"]
    assert "too deep inside others" in why(records, "x.zip/deep.zip/inner.zip")


@pytest.mark.parametrize("form", [tarfile.USTAR_FORMAT, tarfile.GNU_FORMAT, tarfile.PAX_FORMAT])
@pytest.mark.parametrize("squeeze", [False, True])
def test_a_tar_archive_is_read_in_every_form(tmp_path: Path, form: int, squeeze: bool) -> None:
    long = "exports/" + "x" * 80 + "/" + "y" * 90 + ".csv"
    made = tarred(("labs.csv", LABS), (long, LABS), form=form)
    records = read(tmp_path, gzip.compress(made) if squeeze else made, name="x.tar")
    kinds = [(d.kind, d.left_out) for d in records.documents]
    assert kinds[1:] == [("tar archive", ""), ("laboratory table", ""), ("laboratory table", "")]
    assert records.documents[3].name.endswith("yyyyyy.csv")


@pytest.mark.parametrize(
    "name", ["../out.csv", "a/../../out.csv", "/etc/out.csv", "C:\\out.csv", "..\\out.csv", "\\out"]
)
def test_a_name_that_leads_out_of_the_archive_is_refused_and_the_others_read(
    tmp_path: Path, name: str
) -> None:
    for number, archive in enumerate(
        (packed((name, LABS), ("labs.csv", LABS)), tarred((name, LABS), ("labs.csv", LABS)))
    ):
        folder = tmp_path / str(number)
        folder.mkdir()
        records = read(folder, archive)
        assert "leads out of the archive" in records.documents[2].left_out
        assert len(records.rows) == 1


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    link = zipfile.ZipInfo("passwd.csv")
    link.create_system = 3
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert "a link or special file" in why(
        read(tmp_path, packed((link, b"/etc/passwd"))), "x.zip/passwd.csv"
    )
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as archive:
        for name, kind in (("l", tarfile.SYMTYPE), ("h", tarfile.LNKTYPE), ("d", tarfile.CHRTYPE)):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, "/etc/passwd"
            archive.addfile(info)
    records = read(tmp_path, made.getvalue(), name="y.tar")
    for name in "lhd":
        assert "a link or special file" in why(records, f"y.tar/{name}")


def test_a_locked_member_says_so_and_the_others_are_read(tmp_path: Path) -> None:
    raw = bytearray(packed(("a.csv", LABS), ("b.csv", LABS)))
    raw[6] |= 1  # local header
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    records = read(tmp_path, bytes(raw))
    assert "is locked with a password" in why(records, "x.zip/a.csv")
    assert len(records.rows) == 1


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_packing_whose_memory_the_archive_chooses_is_not_unpacked(
    tmp_path: Path, method: int
) -> None:
    info = zipfile.ZipInfo("a.csv")
    info.compress_type = method
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(info, LABS)
    assert "packed in an unusual way" in why(read(tmp_path, made.getvalue()), "x.zip/a.csv")


def test_a_checksum_that_does_not_fit_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.csv", LABS)
        archive.writestr("b.csv", LABS)
    raw = made.getvalue().replace(b"612", b"613", 1)
    records = read(tmp_path, raw)
    assert "damaged in the archive" in why(records, "x.zip/a.csv")
    assert [row.value for row in records.rows] == ["612"]


def test_a_member_without_a_name_is_left_out_and_the_others_are_read(tmp_path: Path) -> None:
    """Found by coverage-guided fuzzing: the standard library asks for the last letter of a name."""
    raw = packed(("#", LABS), ("labs.csv", LABS))
    assert raw.count(b"#") == 2
    records = read(tmp_path, raw.replace(b"#", b"\0"))
    assert "holds a NUL" in why(records, "x.zip/\\u0000")
    assert len(records.rows) == 1


def test_names_are_shown_safely_and_told_apart(tmp_path: Path) -> None:
    long = "x" * 140
    records = read(
        tmp_path,
        packed(
            ("a\u202efdp.csv", LABS),
            ("a\0b.csv", LABS),
            (f"{long}1{long}labs.csv", LABS),
            (f"{long}2{long}labs.csv", LABS),
            ("\x1b[2J.csv", LABS),
        ),
    )
    names = [document.name for document in records.documents]
    assert all(name.isprintable() and len(name) < 130 for name in names)
    assert len(set(names)) == len(names)
    assert "x.zip/a\\u202efdp.csv" in names
    assert len(records.rows) >= 4


def test_members_that_share_their_bytes_are_refused(tmp_path: Path) -> None:
    records = read(tmp_path, overlapping(50))
    assert sum("shares its bytes" in document.left_out for document in records.documents) == 50
    assert records.resources


def test_one_member_that_lies_inside_another_is_refused(tmp_path: Path) -> None:
    """Fifield's quoted form: the first member's packed bytes hold the header of the next."""
    inner = packed(("in.csv", LABS))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("out.bin", inner[: inner.index(b"PK\x01\x02")])
    raw = made.getvalue()
    at = raw.index(b"PK\x01\x02")
    listed = inner[inner.index(b"PK\x01\x02") : inner.index(b"PK\x05\x06")]
    listed = listed[:42] + struct.pack("<L", raw.index(b"PK\x03\x04", 1)) + listed[46:]
    whole = raw[at : raw.index(b"PK\x05\x06")] + listed
    ends = b"PK\x05\x06\0\0\0\0" + struct.pack("<HHLLH", 2, 2, len(whole), at, 0)
    records = read(tmp_path, raw[:at] + whole + ends)
    assert "shares its bytes" in why(records, "x.zip/out.bin")
    assert "shares its bytes" in why(records, "x.zip/in.csv")


def test_a_bomb_is_stopped_by_the_size_it_claims(tmp_path: Path) -> None:
    records = read(tmp_path, packed(("zeros.csv", b"0" * 30_000_000), ("labs.csv", LABS)))
    assert "unpacks to 30 MB from 0.0 MB" in why(records, "x.zip/zeros.csv")
    assert len(records.rows) == 1


def test_a_member_longer_than_it_claims_is_stopped_there(tmp_path: Path) -> None:
    raw = packed(("a.csv", LABS * 50_000))
    size = struct.pack("<L", len(LABS) * 50_000)
    records = read(tmp_path, raw.replace(size, struct.pack("<L", 1000)))
    assert "damaged in the archive" in why(records, "x.zip/a.csv")


def test_an_archive_that_unpacks_to_too_much_in_all_is_left_out(tmp_path: Path) -> None:
    archive = packed(("a.csv", LABS * 20), ("b.csv", LABS * 20))
    records = read(tmp_path, archive, Limits(archive_bytes=1_000))
    assert "unpacks to more than" in why(records, "x.zip")
    assert records.resources


def test_an_archive_of_too_many_members_is_left_out(tmp_path: Path) -> None:
    archive = packed(*((f"{n}.csv", LABS) for n in range(9)))
    assert "more than 8 members" in why(read(tmp_path, archive, Limits(files=8)), "x.zip")


def test_an_empty_archive_says_so(tmp_path: Path) -> None:
    assert "an empty archive" in why(read(tmp_path, packed()), "x.zip")


def test_a_folder_of_nothing_but_an_archive_without_records_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(packed(("a.bin", b"\0\1\2" * 40)))
    with pytest.raises(InputError, match=r"nothing could be read: x\.zip/a\.bin: not a known"):
        read_folder(tmp_path)


def test_a_tar_archive_that_breaks_off_says_so_and_keeps_what_was_whole(tmp_path: Path) -> None:
    raw = tarred(("labs.csv", LABS), ("b.csv", LABS * 100))
    records = read(tmp_path, raw[:2100], name="x.tar")
    assert "breaks off" in why(records, "x.tar")
    assert "not as long" in why(records, "x.tar/b.csv")
    assert len(records.rows) == 1


def test_a_packed_tar_that_is_a_bomb_is_stopped(tmp_path: Path) -> None:
    raw = gzip.compress(tarred(("labs.csv", LABS), ("zeros.csv", b"0" * 30_000_000)))
    records = read(tmp_path, raw, name="x.tgz")
    assert any("unpacks to" in document.left_out for document in records.documents)
    assert len(records.rows) == 1


def test_a_packed_pdf_is_read(tmp_path: Path) -> None:
    write_pdf(tmp_path / "x.pdf", ["Letter of the clinic"])
    (tmp_path / "x.pdf.gz").write_bytes(gzip.compress((tmp_path / "x.pdf").read_bytes()))
    (tmp_path / "x.pdf").unlink()
    assert "Letter" in read_folder(tmp_path).pages[0].text


def test_a_word_file_is_no_archive(tmp_path: Path) -> None:
    text = (
        b'<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Letter</w:t></w:r></w:p>'
        b"</w:body></w:document>"
    )
    records = read(tmp_path, packed(("word/document.xml", text)), name="letter.docx")
    assert [document.name for document in records.documents] == ["bundle.json", "letter.docx"]
    assert records.pages[0].text == "Letter"


def test_nothing_is_written_while_an_archive_is_read(tmp_path: Path) -> None:
    write_pdf(tmp_path / "x.pdf", ["Letter of the clinic"])
    raw = packed(("x.pdf", (tmp_path / "x.pdf").read_bytes()), ("../up.csv", LABS))
    inside = tmp_path / "in"
    inside.mkdir()
    before = sorted(tmp_path.rglob("*"))
    read(inside, raw)
    assert sorted(set(tmp_path.rglob("*")) - set(before)) == [
        inside / "bundle.json", inside / "x.zip",
    ]  # fmt: skip


def _members(raw: bytes) -> list[Member]:
    with unnamed(raw) as file:
        archive = open_zip(file, name="x")
        found = list(zip_members(archive, name="x", limits=Limits()))
        for member in found:
            if not member.refused:
                held(member, name="x", limits=Limits()).close()
    return found


@given(st.data())
@settings(deadline=None)
def test_a_damaged_archive_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(packed(("a.csv", LABS), ("b/c.csv", LABS * 30), ("d.bin", bytes(90))))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(InputError):
        _members(bytes(raw))


@given(st.data())
@settings(deadline=None)
def test_a_damaged_tar_archive_is_read_or_refused(data: st.DataObject) -> None:
    raw = bytearray(tarred(("a.csv", LABS), ("é" * 90, LABS), form=tarfile.PAX_FORMAT))
    for _ in range(data.draw(st.integers(1, 4))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    raw[:] = raw[: data.draw(st.integers(0, len(raw)))]
    with contextlib.suppress(InputError):
        for member in tar_members(io.BytesIO(bytes(raw)), name="x", limits=Limits()):
            if not member.refused:
                held(member, name="x", limits=Limits()).close()


@given(st.binary(max_size=3000), st.integers(1, 3), st.integers(1, 700))
def test_gzip_in_pieces_gives_the_same_as_in_one(raw: bytes, parts: int, size: int) -> None:
    packed_twice = gzip.compress(raw) * parts + b"\0" * 9
    stream = Gunzipped(io.BytesIO(packed_twice), name="x", limits=Limits(), most=10**6)
    found = b"".join(iter(lambda: stream.read(size), b""))
    assert found == raw * parts
