"""Word, Excel, HML and C-CDA files among the records, whole and hostile."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import alloway
from alloway.errors import AllowayError
from alloway.patient.records.ccda import read_ccda
from alloway.patient.records.limits import Limits
from alloway.patient.records.office import read_docx, read_xlsx
from alloway.values.case import Case

TODAY = date(2026, 11, 24)
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def package(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in parts.items():
            archive.writestr(path.replace("__", "/") + ".xml", text)
    return made.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def docx(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    table = "".join(
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    body = "".join(map(paragraph, paragraphs)) + (f"<w:tbl>{table}</w:tbl>" if rows else "")
    return package(word__document=f"<w:document {W}><w:body>{body}</w:body></w:document>")


SHEET = (
    '<worksheet><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>'
    'Unit</t></is></c><c r="D1" s="1"><v>46342</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c>'
    '<c r="B2" t="str"><v>U/L</v></c><c r="D2"><f>500+12</f><v>512</v></c></row></sheetData>'
    "</worksheet>"
)
STRINGS = "<sst><si><t>Test</t></si><si><r><t>LD</t></r><r><t>H</t></r></si></sst>"
STYLES = (
    '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
)
XLSX = package(
    xl__workbook="<workbook/>", xl__worksheets__sheet1=SHEET, xl__sharedStrings=STRINGS,
    xl__styles=STYLES,
)  # fmt: skip
CCDA = (
    '<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient><name><given>Ada'
    '</given><family>Roe</family></name><administrativeGenderCode code="F"/><birthTime '
    'value="19610402"/></patient></patientRole></recordTarget><component><section><title>Results'
    "</title><text><paragraph>ECOG 1 on 2026-11-12.</paragraph><table><tr><th>Test</th><th>Result"
    "</th><th>Unit</th><th>Date</th></tr><tr><td>LDH</td><td>512</td><td>U/L</td><td>2026-11-16"
    "</td></tr></table></text></section></component></ClinicalDocument>"
)


def case_of(folder: Path, name: str, data: bytes | str) -> Case:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return alloway.read_case(folder, as_of=TODAY)


def ldh(case: Case) -> tuple[object, str, str, str]:
    fact = case.of("lab.ldh")[0]
    return fact.value, fact.unit, fact.date, fact.source.label


def test_a_word_letter_is_text_and_its_laboratory_table_is_a_table(tmp_path: Path) -> None:
    rows = (("Test", "Result", "Unit", "Date"), ("LDH", "512", "U/L", "2026-11-16"))
    case = case_of(tmp_path, "letter.docx", docx("ECOG status 1 (2026-11-12).", rows=rows))
    assert ldh(case) == (512, "U/L", "2026-11-16", "letter.docx, table 1, row 2")
    assert case.of("performance.ecog")[0].value == 1


def test_a_workbook_is_a_laboratory_table_with_its_dates(tmp_path: Path) -> None:
    case = case_of(tmp_path, "labs.xlsx", XLSX)
    assert ldh(case) == (512, "U/L", "2026-11-16", "labs.xlsx, sheet 1, row 2, column 4")


def test_a_ccda_document_gives_its_patient_its_text_and_its_tables(tmp_path: Path) -> None:
    case = case_of(tmp_path, "summary.xml", CCDA)
    assert ldh(case) == (512, "U/L", "2026-11-16", "summary.xml, section Results, row 2")
    assert case.of("performance.ecog")[0].value == 1
    assert [f.value for f in (case.birth_date, case.sex, case.name) if f] == [
        "1961-04-02", "female", "Ada Roe",
    ]  # fmt: skip


def test_a_ccda_of_another_person_is_refused(tmp_path: Path) -> None:
    (tmp_path / "p.json").write_text(
        '{"resourceType": "Patient", "id": "p", "birthDate": "1970-01-01"}'
    )
    with pytest.raises(AllowayError, match="different patients"):
        case_of(tmp_path, "summary.xml", CCDA)


def test_an_hml_message_is_the_patients_typing(tmp_path: Path) -> None:
    hml = (
        '<hml version="1.0.1"><sample id="s1"><typing gene-family="HLA"><allele-assignment '
        'allele-db="IMGT/HLA" allele-version="3.58.0"><glstring>HLA-A*01:01+HLA-A*03:01</glstring>'
        "</allele-assignment></typing></sample></hml>"
    )
    case = case_of(tmp_path, "hla.xml", f'<?xml version="1.0"?>{hml}')
    assert len(case.typings) == 1
    two = hml.replace("</hml>", hml[hml.index("<sample") :].replace("s1", "s2"))
    (tmp_path / "labs.xlsx").write_bytes(XLSX)
    case = case_of(tmp_path, "hla.xml", f'<?xml version="1.0"?>{two}')
    assert case.typings == ()
    assert "none of them named as the patient's" in str([d.left_out for d in case.documents])


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("bomb.docx", package(word__document=" " * 60_000_000)),
        ("dtd.docx", package(word__document='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')),
        ("deep.docx", package(word__document="<a>" * 5_000)),
        ("cut.xlsx", XLSX[:400] + XLSX[-300:]),
        ("dtd.xml", '<!DOCTYPE a [<!ENTITY b "c">]><ClinicalDocument>&b;</ClinicalDocument>'),
        ("cut.xml", CCDA[:300]),
    ],
)
def test_a_hostile_file_is_left_out_in_one_sentence_and_the_rest_is_read(
    tmp_path: Path, name: str, data: bytes | str
) -> None:
    (tmp_path / "labs.csv").write_text("Test,Result,Unit,Date\nLDH,512,U/L,2026-11-16\n")
    case = case_of(tmp_path, name, data)
    assert ldh(case)[0] == 512
    left_out = next(d.left_out for d in case.documents if d.name == name)
    assert left_out
    assert "\n" not in left_out


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(XLSX) - 1), st.binary(max_size=12), st.sampled_from(["x", "d", "c"]))
def test_damaged_files_give_content_or_one_clear_error(at: int, rubbish: bytes, which: str) -> None:
    whole = {"x": XLSX, "d": docx("CD19 positive."), "c": CCDA.encode()}[which]
    data = whole[: at % len(whole)] + rubbish + whole[at % len(whole) + 4 :]
    said = "f: read"
    try:
        if which == "c":
            read_ccda(data, name="f")
        else:
            (read_xlsx if which == "x" else read_docx)(data, name="f", limits=Limits())
    except AllowayError as error:
        said = str(error)
    assert said.startswith("f:")
