"""Writer of C-CDA documents: every section has a narrative table and coded entries."""

# ruff: noqa: E501  (templates stay on one line)

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

from gold.cases.seen_two.kit import Row, lines


def _stamp(day: str) -> str:
    return day.replace("-", "")


def _interval(start: str, end: str) -> str:
    low = f'<low value="{_stamp(start)}"/>' if start else '<low nullFlavor="UNK"/>'
    return (
        f"<effectiveTime>{low}"
        + (f'<high value="{_stamp(end)}"/>' if end else "")
        + "</effectiveTime>"
    )


def _section(loinc: str, title: str, table: Sequence[Row], entries: str, extra: str = "") -> str:
    head = "".join(f"<th>{escape(str(c))}</th>" for c in table[0]) if table else ""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(str(c))}</td>" for c in row) + "</tr>" for row in table[1:]
    )
    shown = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>" if table else ""
    said = "".join(f"<paragraph>{escape(p)}</paragraph>" for p in lines(extra))
    return (
        f'<component><section><code code="{loinc}" codeSystem="2.16.840.1.113883.6.1"/>'
        f"<title>{escape(title)}</title><text>{shown}{said}</text>{entries}</section></component>\n"
    )


def narrative(loinc: str, title: str, text: str) -> str:
    """A section of words only."""
    return _section(loinc, title, [], "", text)


def problems(rows: Sequence[tuple[str, str, str, str, str]], extra: str = "") -> str:
    """Rows: text, ICD-10, onset, end, status (``ruled out`` is negated)."""
    entries = ""
    for text, icd, onset, end, status in rows:
        negated = ' negationInd="true"' if status == "ruled out" else ""
        act = "completed" if status in ("resolved", "ruled out") else "active"
        entries += (
            f'<entry><act classCode="ACT" moodCode="EVN"><code code="CONC" codeSystem="2.16.840.1.113883.5.6"/>'
            f'<statusCode code="{act}"/><entryRelationship typeCode="SUBJ"><observation classCode="OBS" moodCode="EVN"{negated}>'
            '<templateId root="2.16.840.1.113883.10.20.22.4.4"/><code code="282291009" codeSystem="2.16.840.1.113883.6.96"/>'
            f'<statusCode code="completed"/>{_interval(onset, end)}<value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" '
            f'xsi:type="CD" code="{icd}" codeSystem="2.16.840.1.113883.6.90" displayName={quoteattr(text)}/>'
            "</observation></entryRelationship></act></entry>\n"
        )
    return _section(
        "11450-4",
        "Problem List",
        [("Problem", "ICD-10", "Onset", "End", "Status"), *rows],
        entries,
        extra,
    )


def drugs(rows: Sequence[tuple[str, str, str, str, str]], extra: str = "") -> str:
    """Rows: drug, start, end, dose, status."""
    entries = ""
    for name, start, end, dose, status in rows:
        code = {"active": "active", "not started": "cancelled", "cancelled": "cancelled"}.get(
            status, "completed"
        )
        entries += (
            '<entry><substanceAdministration classCode="SBADM" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.16"/>'
            f'<text>{escape(dose)}</text><statusCode code="{code}"/>{_interval(start, end)}<consumable><manufacturedProduct classCode="MANU">'
            f'<manufacturedMaterial><code nullFlavor="OTH" displayName={quoteattr(name)}><originalText>{escape(name)}</originalText></code>'
            "</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>\n"
        )
    return _section(
        "10160-0",
        "Medications",
        [("Drug", "Start", "End", "Dose", "Status"), *rows],
        entries,
        extra,
    )


def results(
    rows: Sequence[tuple[str, str, str, object, str, str]], title: str = "Results", extra: str = ""
) -> str:
    """Rows: date, LOINC, test, value (number or words), unit, range."""
    entries = ""
    for day, loinc, test, value, unit, limits in rows:
        if isinstance(value, int | float):
            shown = f'xsi:type="PQ" value="{value}" unit={quoteattr(unit)}/>'
        else:
            shown = f'xsi:type="ST">{escape(str(value))}</value>'
        scope = (
            f"<referenceRange><observationRange><text>{escape(limits)}</text></observationRange></referenceRange>"
            if limits else ""
        )  # fmt: skip
        entries += (
            '<entry><observation classCode="OBS" moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.2"/>'
            f'<code code="{loinc}" codeSystem="2.16.840.1.113883.6.1" displayName={quoteattr(test)}/><statusCode code="completed"/>'
            f'<effectiveTime value="{_stamp(day)}"/><value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {shown}{scope}'
            "</observation></entry>\n"
        )
    table = [("Date", "Test", "Value", "Unit", "Range"), *((r[0], *r[2:]) for r in rows)]
    return _section("30954-2", title, table, entries, extra)


def procedures(rows: Sequence[tuple[str, str, str]], extra: str = "") -> str:
    """Rows: text, date, status (``completed``, ``cancelled``, ``planned``)."""
    entries = ""
    for text, day, status in rows:
        mood = "INT" if status == "planned" else "EVN"
        code = {"planned": "active"}.get(status, status)
        entries += (
            f'<entry><procedure classCode="PROC" moodCode="{mood}"><code nullFlavor="OTH" displayName={quoteattr(text)}/>'
            f'<statusCode code="{code}"/><effectiveTime value="{_stamp(day)}"/></procedure></entry>\n'
        )
    return _section(
        "47519-4", "Procedures", [("Procedure", "Date", "Status"), *rows], entries, extra
    )


def ccda(path: Path, who: dict[str, str], title: str, day: str, sections: Sequence[str]) -> None:
    """A C-CDA continuity of care document."""
    gender = {"male": "M", "female": "F"}[who["sex"]]
    path.write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">\n'
        '<realmCode code="US"/><typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>\n'
        '<templateId root="2.16.840.1.113883.10.20.22.1.2" extension="2015-08-01"/>\n'
        f'<id root="2.16.840.1.113883.3.9999.1" extension={quoteattr(who["doc"])}/>\n'
        f'<code code="34133-9" codeSystem="2.16.840.1.113883.6.1"/><title>{escape(title)}</title>\n'
        f'<effectiveTime value="{_stamp(day)}0900+0000"/><confidentialityCode code="N"/><languageCode code="en"/>\n'
        f'<recordTarget><patientRole><id root="2.16.840.1.113883.3.9999.2" extension={quoteattr(who["id"])}/>'
        f"<addr><city>{escape(who['city'])}</city><country>{escape(who['country'])}</country></addr>"
        f"<patient><name><given>{escape(who['given'])}</given><family>{escape(who['family'])}</family></name>"
        f'<administrativeGenderCode code="{gender}" codeSystem="2.16.840.1.113883.5.1"/>'
        f'<birthTime value="{_stamp(who["birth"])}"/></patient></patientRole></recordTarget>\n'
        f'<author><time value="{_stamp(day)}"/><assignedAuthor><id nullFlavor="NI"/><representedOrganization>'
        f"<name>{escape(who['org'])}</name></representedOrganization></assignedAuthor></author>\n"
        f"<component><structuredBody>\n{''.join(sections)}</structuredBody></component>\n</ClinicalDocument>\n",
        encoding="utf-8",
    )
