"""Words for transplants, CAR-T cells, radiotherapy and donors in seven languages.

All patterns are written for `alloway.patient.cases.lexicon.folded` text: lower case, no accents.
"""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from typing import Literal

from alloway.patient.cases.lexicon import folded

_SHORT = r"(?:pb?szt|szt|pbsct|pbsc|kmt|hsct|hct|sct|bmt|tmo|tph|taph|tcse|tcs|hsc-?t|csh|tx)"
TRANSPLANT = re.compile(
    r"\b(?:stem[- ]?cell|bone[- ]?marrow|ha?ematopoietic(?: stem| progenitor)?(?:[- ]cell)?"
    r"|progenitor(?:[- ]cell)?|cord[- ]blood|marrow)s?[ -]*(?:transplant\w*|infusion|rescue|graft)"
    r"|\b(?:hsct|asct|sct|hct|bmt|pbsct)s?\b"
    rf"|\b(?:allo|auto|haplo|aplo)[- ]?{_SHORT}s?\b"
    r"|\b(?:allogene?i?[ck]?|autologous|haploidentical|unrelated(?: donor)?|sibling(?: donor)?"
    r"|mud|mmud|second|tandem|autogenic) (?:\w+ )?transplant\w*|\bauto-?transplant\w*|\ballo-?transplant\w*"
    r"|\w*(?:stamm?zell|knochenmark|stamcel(?:len)?|beenmerg)\w*[- ]?(?:(?:re)?transplant\w*|tx\b)"
    r"|\b(?:pbszt|szt|kmt)\b"
    r"|\b(?:allogen|autolog|haploident|fremdspender)\w*[- ](?:\w+[- ]){0,2}transplanta\w+"
    r"|\b\w*(?:allo|auto)-?greffe\w*|\bgreffe (?:de (?:moelle|cellules|csh|sang|progeniteurs)|allo\w+|autolog\w*"
    r"|haplo\w*|geno\w*|pheno\w*|de csp)"
    r"|\b(?:auto|alo|allo)-?tras?plant\w*|\btrasplantes? (?:de (?:medula|progenitores|celulas|precursores"
    r"|sangre)|alo\w+|autolog\w*|haplo\w*|hematopoyet\w*)|\btaspe\b|\btaph\b"
    r"|\b(?:auto|allo)-?trapiant\w*|\btrapiant[oi] (?:di (?:cellule|midollo|cse)|allo\w+|autolog\w*|aplo\w*|da donatore"
    r"|cellul\w*)|\btmo\b|\btcse\b|\btph\b|\balo-?tph\b|\bauto-?tph\b"
    r"|\b(?:auto|allo)-?przeszczep\w*|\bprzeszczep\w* (?:szpiku|komorek|krwiotworcz\w*|allogen\w*|autolog\w*"
    r"|haplo\w*|macierzyst\w*|hematop\w*)|\b(?:auto|allo)logicz\w* przeszczep\w*"
    r"|\b(?:allogen|autolog|haploident)\w* (?:\w+ ){0,2}przeszczep\w*|\btransplantacj\w* (?:szpiku|komorek|allo\w*|auto\w*)"
    r"|\b(?:allogene?|autologe?|allogenic) (?:sct|szt|hsct|kmt|pbszt|bmt|tx)\b"
)
"""A transplant of blood-forming cells; of a kidney or a cornea it is none."""
TRANSPLANTED = re.compile(
    r"\b(?:transplanted|transplantiert\w*|transplantation\w*|transplant|greffee?s?|greffe|transplantee?s?|transplante"
    r"|trasplantad\w+|trasplante|trapiantat\w+|trapianto|trapianti|getransplanteerd\w*|transplantatie"
    r"|przeszczepion\w+|przeszczepi?en\w*|przeszczep\w*|transplantacj\w*|transplants)\b"
)
"""Any word for a transplant; enough to deny one, too little to tell of one."""
CAR_T = re.compile(
    r"\bcar[- ]?t\b|\bcart[- ]?(?:zell\w*|cel\w*|therap\w*|infus\w*)|chimeric antigen receptor"
    r"|\bcar[- ]?t[- ]?(?:zell|cel)\w*|chimar\w* antigen-?rezeptor|\b(?:linfocit\w*|limfocyt\w*|lymphocyt\w*) t? ?car\b"
    r"|\b(?:cellules|celulas|cellule|komor\w*) (?:t )?car(?:[- ]?t)?\b|receptor(?:es)? de antigenos? quimeric\w*"
    r"|recepteur\w* antigenique\w* chimerique\w*"
)
RADIATION = re.compile(
    r"\b(?:radiotherap\w*|radio-?chemotherap\w*|radiation(?: therapy)?|irradiation|teletherapy|radiatio\b"
    r"|strahlentherap\w*|\w*bestrahl\w*|radiochemotherap\w*|irradiatie|bestraling\w*|bestraald"
    r"|irradie\w*|radioterap\w*|irradiaci\w*|irradiad\w*|irradiat\w*|irradiazion\w*|radiotrattament\w*"
    r"|napromieni\w*|naswietl\w*|tbi|isrt|ifrt|cranioterap\w*)\b"
    r"|\brt\b(?= (?:of|to|der|des|sur|de|del|van|na|\d))"
)
_ALLO = re.compile(
    r"\ball?o(?:gen\w*|greff\w*|tra(?:ns)?[ps]\w*|trapiant\w*|trasplant\w*|przeszczep\w*|-| ?"
    rf"{_SHORT}\b|\b)|unrelated|matched donor|sibling|haplo\w*|aplo\w*|cord[- ]blood|\bmm?ud\b|\bmsd\b"
    r"|fremdspend\w*|geschwister\w*|familienspend\w*|\bspender\w*|(?:un|non-?) ?apparent\w*|donneu\w*"
    r"|emparentad\w*|donante\w*|donator\w*|\bdawc\w*|niespokrewn\w*|rodzenst\w*|onverwant\w*|verwant\w*"
    r"|placenta\w*|nabelschnur\w*|navelstreng\w*|ombelical\w*|pepowin\w*|geno-?identi\w*|pheno-?identi\w*"
    r"|\bbruder\w*|\bschwester|\bfrere|\bsoeur|\bherman[oa]\b|\bfratell\w*|\bsorell\w*|\bbroer\w*|\bzus\b|\bbrat[a]?\b|\bsiostr\w*"
)
_AUTO = re.compile(
    r"\bauto(?:log\w*|gen\w*|greff\w*|transpl\w*|trasplant\w*|trapiant\w*|przeszczep\w*"
    rf"|[- ]?{_SHORT}\b|-)|\basct\b|\btaspe\b"
)
_RELATIONS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("haploidentical", re.compile(r"\bhaplo\w*|\baplo(?:ident\w*|\b)")),
    (
        "cord blood",
        re.compile(r"cord[- ]blood|nabelschnur|sang (?:de cordon|placentaire)|cordon (?:umbilical|ombelical)"
                   r"|sangre de cordon|navelstreng|krw\w* pepowin|pepowinow"),
    ),
    (
        "unrelated",
        re.compile(r"\bunrelated|\bmm?ud\b|fremdspend|unverwandt|non[- ]?apparent|no emparentad|non correlat"
                   r"|da registro|onverwant|niespokrewn|fichier|pheno-?identi|10/10|9/10"),
    ),
    (
        "sibling",
        re.compile(r"\bsibling|geschwister|\bbruder|\bschwester(?!n)|geno-?identi|fratri|\bfrere|\bs(?:oe|œ)ur"
                   r"|\bherman[oa]\b|\bfratell|\bsorell|\bbroer|\bzus\b|\bzuster|rodzenst|\bbrat|\bsiostr|\bmsd\b"
                   r"|\bbrother|\bsister"),
    ),
)  # fmt: skip


def donor_in(text: str) -> Literal["autologous", "allogeneic", ""]:
    """Whose cells a text speaks of; empty when it names both or neither.

    >>> donor_in("alloSZT vom Bruder"), donor_in("autotrapianto"), donor_in("autoimmune disease")
    ('allogeneic', 'autologous', '')
    """
    plain = folded(text)
    allogeneic, autologous = _ALLO.search(plain), _AUTO.search(plain)
    if bool(allogeneic) == bool(autologous):
        return ""
    return "allogeneic" if allogeneic else "autologous"


def relation_in(text: str) -> str:
    """How an allogeneic donor is related: ``haploidentical``, ``cord blood``, ``unrelated``, ``sibling``.

    >>> relation_in("TMO da donatore non correlato 10/10"), relation_in("allo-HSCT od brata")
    ('unrelated', 'sibling')
    """
    plain = folded(text)
    return next((name for name, pattern in _RELATIONS if pattern.search(plain)), "")
