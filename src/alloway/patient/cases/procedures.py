"""Procedures that are no treatment of the disease and still matter: cells moved, organs removed.

Lymphocyte infusions can bring GvHD, a collection tells that cells are stored, a lost organ changes
what can be given; other procedures are counted.
"""

from __future__ import annotations

import re
from functools import lru_cache

_NAMED: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "Donor lymphocyte infusion",
        re.compile(
            r"donor[- ]?(?:leu[ck]ocyte|lymphocyte)s?[- ](?:infusion|transfusion)|\bDLIs?\b"
            r"|donor-?(?:lymphozyt|leukozyt)\w*(?:infusion|gabe|transfusion)\w*"
            r"|donor-?lymf\w*cyt\w*-?(?:infusie|toediening)"
            r"|(?:injection|infusion|perfusion)s? de lymphocytes (?:du|de) donneur"
            r"|infusi[oó]n(?:es)? de linfocitos del? donante"
            r"|infusion[ei] di linfociti del? donatore"
            r"|(?:wlew|infuzj\w+|przetoczeni\w+|podani\w+) limfocytów dawcy",
            re.IGNORECASE,
        ),
    ),
    (
        "Leukapheresis",
        re.compile(
            r"\bleu[ck](?:a|o|o-?a)?ph[ae]?eres[ie]s|\bleu[ck]ocytapheresis|leuk(?:o|a)zytapherese"
            r"|leu[ck]o?[aá]?ph?[eé]r[eèé]s[ei]\w*|leucaf[eé]resis|leucoaferesi|leukafere\w*"
            r"|leukoapherese|leuca?ph[eé]r[eè]se",
            re.IGNORECASE,
        ),
    ),
    (
        "Stem cell collection",
        re.compile(
            r"\b(?:stem|progenitor)[- ]cell (?:collection|harvest|apheresis)|stammzell(?:sammlung"
            r"|apherese|entnahme)\w*|stamcel(?:aferese|oogst|verzameling)"
            r"|recueil de cellules souches"
            r"|recolecci[oó]n de (?:progenitores|células madre)|raccolta di cellule staminali"
            r"|(?:zbiórka|separacja|pobranie) komórek macierzystych",
            re.IGNORECASE,
        ),
    ),
)
COLLECTIONS = frozenset(("Leukapheresis", "Stem cell collection"))
"""Names of procedures by which cells are taken and none is given."""
_KEPT = re.compile(
    r"\b(?:ovar\w+|oocyt\w*|egg|sperm\w*|semen|testic\w*|embryo\w*|eizell\w*|eierstock\w*|hoden\w*"
    r"|ovocyt\w*|ovári\w+|zaadcel\w*|eicel\w*|eierstok\w*|nasieni\w*|jajnik\w*|fertil\w+)"
    r"(?:\W+\w+){0,4}?\W+(?:cryo|kryo|crio|krio|conserv|preserv|freez|banking|bewaar|congel|invries)"
    r"|\b(?:cryo|kryo|crio|krio|c?onserv|preserv|congel)\w*(?:\W+\w+){0,4}?\W+(?:ovar|oocyt|ovocyt"
    r"|sperm|semen|testic|embry|eizell|eierst|hoden|zaad|nasieni|jajnik|fertil)\w*"
    r"|fertiliteitspreservatie|fertilitätserhalt\w*",
    re.IGNORECASE,
)
_SURGERY = re.compile(
    r"\b\w{3,}(?:ectomy|ektomie|ectomie|ectomía|ectomia|ektomia)\b|\b(?:resection|resektion|resectie"
    r"|résection|resecci[oó]n|resezione|resekcj\w+|amputation|amputatie|arthroplasty"
    r"|endoprothese|laparotomy|laparotomie|craniotomy|kraniotomie|laminectom\w+)\b|\w+resektion\b"
    r"|\b(?:hip|knee) replacement",
    re.IGNORECASE,
)
_SAMPLE = re.compile(r"\b(?:biops\w+|biopt\w*|lumpectom\w*)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def procedure_kept(text: str) -> str:
    """A procedure that the case keeps as a fact of its own, in its words or in English; else empty.

    >>> procedure_kept("Donorlymfocyteninfusie 1 x 10^6 CD3/kg"), procedure_kept("Splenectomy")
    ('Donor lymphocyte infusion', 'Splenectomy')
    >>> procedure_kept("Excision biopsy of a lymph node"), procedure_kept("Dental care")
    ('', '')
    """
    for name, pattern in _NAMED:
        if pattern.search(text):
            return name
    if _KEPT.search(text):
        return text
    return text if _SURGERY.search(text) and not _SAMPLE.search(text) else ""
