"""The submission packet holds every document once, with index and bookmarks, and nothing active."""

from __future__ import annotations

import hashlib
from datetime import date

import pypdfium2
import pytest

from alloway.reviews.pdf.packet import Enclosure, render_packet
from alloway.values.case import Case, Document, Fact, Gap
from alloway.values.evidence import Source

LABS = Fact("lab.ldh", 512.0, Source("export.json", "Observation/1"), "U/L", "2026-11-16")
CASE = Case(
    "case-7",
    date(2026, 11, 24),
    name=Fact("name", "Anna Novak", Source("export.json")),
    labs=(LABS,),
    gaps=(Gap("hla", "missing", "The HLA typing is not in the records.", "typing", "laboratory"),),
    documents=(Document("scan.heic", "", "not read", left_out="scan.heic: HEIC, not read."),),
)


def enclosure(name: str, data: bytes, kind: str = "text", text: str = "") -> Enclosure:
    digest = hashlib.sha256(data).hexdigest()
    return Enclosure(name, kind, digest, data, name.rsplit(".", 1)[-1], text=text)


def pdf(*texts: str, open_action: str = "") -> bytes:
    """A small PDF written by hand, one page a text."""
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(texts)))
    action = f"/OpenAction << /S /JavaScript /JS ({open_action}) >>" if open_action else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {action} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(texts)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    for i, text in enumerate(texts):
        stream = f"BT /F1 14 Tf 60 700 Td ({text}) Tj ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources "
            f"<< /Font << /F1 3 0 R >> >> /Contents {5 + 2 * i} 0 R >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (head + tail).encode()


def opened(data: bytes) -> tuple[list[str], list[tuple[str, int]], int]:
    """Text of each page, bookmarks with their page, and the number of attachments."""
    with pypdfium2.PdfDocument(data) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
        marks = []
        for mark in document.get_toc():
            place = mark.get_dest()
            marks.append((mark.get_title(), place.get_index() if place else -1))
        return texts, marks, document.count_attachments()


def test_every_document_is_bookmarked_where_the_index_says() -> None:
    made = render_packet(
        CASE,
        [
            enclosure("letter.pdf", pdf("first page", "second page"), "PDF"),
            enclosure("note.txt", b"hello", text="a note of the family"),
        ],
        to="Unit of cell therapy",
    )
    texts, marks, _ = opened(made)
    assert "Unit of cell therapy" in texts[0]
    assert "Novak" not in texts[0]
    places = dict(marks)
    assert "first page" in texts[places["1. letter.pdf"]]
    assert "second page" in texts[places["1. letter.pdf"] + 1]
    assert "a note of the family" in texts[places["2. note.txt"]]
    assert "The HLA typing is not in the records." in " ".join(texts[1].split())
    assert "scan.heic" in texts[1]


def test_equal_files_are_set_once_and_both_names_are_listed() -> None:
    same = pdf("only once")
    made = render_packet(
        CASE, [enclosure("a.pdf", same, "PDF"), enclosure("copy/b.pdf", same, "PDF")]
    )
    texts, _, _ = opened(made)
    assert sum("only once" in text for text in texts) == 1
    assert "also received as copy/b.pdf" in " ".join(texts[1].split())


def test_what_has_no_pages_is_listed_with_its_findings_and_attached() -> None:
    texts, _, attachments = opened(
        render_packet(CASE, [enclosure("export.json", b"{}", "FHIR bundle")])
    )
    assert attachments == 1
    assert "LDH" in texts[2]
    assert "512" in texts[2]


def test_scripts_of_an_original_do_not_travel() -> None:
    made = render_packet(
        CASE, [enclosure("x.pdf", pdf("harmless words", open_action="app.alert(1)"), "PDF")]
    )
    assert b"JavaScript" not in made
    assert b"OpenAction" not in made


def test_a_damaged_file_is_attached_and_the_others_are_still_set() -> None:
    broken = b"%PDF-1.7\n" + b"\x00garbage" * 50
    texts, _, attachments = opened(
        render_packet(
            CASE,
            [enclosure("bad.pdf", broken, "PDF"), enclosure("good.pdf", pdf("kept"), "PDF")],
        )
    )
    assert any("kept" in text for text in texts)
    assert any("could not be set again" in " ".join(text.split()) for text in texts)
    assert attachments == 1


def test_a_name_on_the_cover_is_asked_for() -> None:
    texts, _, _ = opened(render_packet(CASE, [enclosure("n.txt", b"x", text="x")], with_name=True))
    assert "Anna Novak" in texts[0]


@pytest.mark.parametrize("name", ["‮gpj.exe.txt", "a" * 300 + ".txt", '#import "x".txt'])
def test_a_strange_name_is_shown_as_words_only(name: str) -> None:
    texts, marks, _ = opened(render_packet(CASE, [enclosure(name, b"x", text="#panic()")]))
    assert any("#panic()" in text for text in texts)
    assert "‮" not in "".join(title for title, _ in marks)


def test_equal_cases_give_equal_packets() -> None:
    given = [enclosure("note.txt", b"hello", text="words")]
    assert render_packet(CASE, given) == render_packet(CASE, given)
