"""The PDF opens, says what the page says, and takes no text as markup."""

from __future__ import annotations

import re
from functools import cache

import pypdfium2 as pdfium

from alloway.reviews.pdf import render_pdf
from reviews.sample_review import empty_review, poisoned, sample_review

HOSTILE = ' #panic("x") #import "@preview/x:0.1.0" $x$ @ref *b* _i_ \\ ] [ \u202eevil ' + "W" * 300


@cache
def made() -> bytes:
    return render_pdf(sample_review(5, 4))


def pages(data: bytes) -> list[str]:
    document = pdfium.PdfDocument(data)
    texts = []
    for page in document:
        text = page.get_textpage()
        texts.append(text.get_text_bounded())
        text.close()
        page.close()
    document.close()
    return texts


def flat(data: bytes) -> str:
    joined = " ".join(" ".join(pages(data)).split())
    return joined.replace("\ufffe", "").replace("\u00ad", "")


def test_the_first_page_holds_the_summary_and_the_statement() -> None:
    first = " ".join(pages(made())[0].split())
    review = sample_review(5, 4)
    assert review.summary[0] in first
    assert "nothing here is guaranteed" in first
    assert "Page 1 of" in first


def test_every_page_is_numbered_and_names_the_case() -> None:
    found = pages(made())
    for number, text in enumerate(found, start=1):
        assert f"Page {number} of {len(found)}" in text
        assert "case-0417" in text
        assert "16 Mar 2026" in text


def test_properties_hold_the_case_and_no_name() -> None:
    document = pdfium.PdfDocument(made())
    properties = document.get_metadata_dict()
    assert properties["Title"] == "Case review case-0417, 16 Mar 2026"
    assert not any("Voorbeeld" in value for value in properties.values())
    document.close()
    assert b"Voorbeeld" not in made()


def test_document_is_tagged_has_a_language_and_bookmarks() -> None:
    assert b"/MarkInfo" in made() or b"StructTreeRoot" in made()
    document = pdfium.PdfDocument(made())
    titles = [bookmark.get_title() for bookmark in document.get_toc()]
    document.close()
    for title in ("Summary", "Options", "The case", "Sources"):
        assert title in titles


def test_text_of_records_is_never_markup() -> None:
    text = flat(render_pdf(poisoned(sample_review(3, 3), HOSTILE)))
    assert '#panic("x")' in text
    assert "@ref *b* _i_" in text
    assert "\u202e" not in text


def test_missing_values_are_words() -> None:
    text = flat(render_pdf(empty_review()))
    assert "not recorded" in text
    assert not re.search(r"\b(None|nan|null)\b", text)


def test_equal_reviews_give_equal_bytes() -> None:
    assert made() == render_pdf(sample_review(5, 4))
