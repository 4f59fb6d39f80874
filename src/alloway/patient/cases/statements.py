"""Prose into statements: one sentence each, with its place, its section and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise

from alloway.patient.cases.context import is_family
from alloway.patient.records.dates import (
    DayOrder,
    FoundDate,
    dates_near,
    day_order,
    find_dates,
    window,
)
from alloway.patient.records.model import Page
from alloway.values.evidence import Source

_HEADING = re.compile(r"^\s*(?P<label>[A-ZÀ-Ýa-z][\w /&(),'’.-]{1,48}?)\s*:(?=\s|$)")
_SENTENCE_END = re.compile(
    r"(?<=[.!?])\s+(?=[A-ZÀ-ÝĄĆĘŁŃÓŚŹŻ0-9\"(•-]|(?:t|del|inv|dup|add|der)\()"
)
_ABBREVIATED = re.compile(
    r"(?:^|[\s(/,;])(?:dr|prof|no|nr|vs|ca|st|art|tab|caps?|inj|inkl|incl|excl|ggf|evtl|bzw|sog|bds|bzgl|usw|etc|max|min|mind|pat|abs"
    r"|rel|lab|ref|sec|approx|aprox|circa|env|resp|ev|es|sig|sig\.ra|dott|sra?|m|mme|dhr|mevr|mw|drs|np|tzw|godz|ul|lek|wg|pow|tel|fam|li|izq|dcha|dch|obustr"
    r"|geb|ur|dn|r|tj|tzn|[a-z]\.[a-z]|[a-z]\. ?[a-z]|[A-Z])\.$",
    re.IGNORECASE,
)
"""Words whose full stop ends no sentence."""
_ORDINAL = re.compile(r"(?:^|[\s(/,;–-])\d{1,2}\.$")
_COUNTED = re.compile(
    r"(?i:jan|feb|mär|maer|apr|mai|jun|jul|aug|sep|okt|nov|dez|rezidiv|linie|zyklus|zyklen|cycle|tag|woche|monat|lebens|generation"
    r"|remission|transplant|komplette|cr\b|pr\b|line\b|linea|línea|ligne|lijn|cyklus|kurs|rzut|lini|wznow|nawrót|recidiv|vorstellung|punktion"
    r"|dosis|gabe|infusion|kontrolle|progress|stz|szt|hszt|allo|auto)"
)
"""What a German or Dutch number with a full stop counts: ``1. Rezidiv``."""
_UNFINISHED = re.compile(
    r"(?:,|\b(?:of|and|or|no|not|with|without|the|for|a|to|in|by|was|is|de|la|und|von|der|mit"
    r"|ein|eine|einer|einem|keine?|ohne|nicht|sowie|zu[rm]|im|am|bei|für|nach|les?|des|du|avec|sans|pas|et|ou|pour|par|y|sin|el|los|las|en|con"
    r"|del|della|dei|di|il|lo|e|non|senza|per|van|het|een|met|geen|voor|op|te|niet|zonder|w|z|i|na|do|bez|nie|oraz|przez|po|od"
    r"|no evidence|anti|anty|HIV|HBV|HCV|CMV|EBV|VZV))\s*$",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.:;!?|]\s*$")
_BIRTH = re.compile(
    r"(?:\b(?:dob|d\.o\.b|date of birth|birth\s?date|born(?: on)?|geb\w*(?:\.?[- ]?dat\w*)?|née?(?: le)?|date de naissance|ddn"
    r"|fecha de nacimiento|f\.? ?nac|fn|nacimiento|nacid[oa](?: el)?|nat[oa](?: il)?|data di nascita|nascita|geboortedatum"
    r"|urodz\w*|ur|data urodzenia|data ur)\b|\*)\W{0,4}(?:(?:am|on|le|el|il|op|dnia)\W+)?$",
    re.IGNORECASE,
)
_SPECIMEN = re.compile(
    r"\b(?:collected|taken|obtained|excised|collection date|sampling(?: date)?"
    r"|specimen (?:date|collected|received)|sampled?|biopsy date|material(?:e)?"
    r"|date of (?:biopsy|collection|sampling|specimen|procedure)|(?:date )?drawn|received"
    r"|\w*entnahme\w*|entnommen|abnahme\w*|probe(?:nentnahme|ndatum)?|material|punktion|biopsie|probeneingang|eingang|eingegangen"
    r"|prélev\w+|date de prélèvement|reçue?|ponction|fecha de (?:toma|extracción|muestra|biopsia)|toma(?: de muestra)?|muestra|extracción|obtenid\w+"
    r"|recibid\w+|biopsia|prelievo|prelevat\w+|data (?:del )?prelievo|data campione|campione|ricevut\w+|accettazione"
    r"|afgenomen|afname\w*|materiaal|monster|biopt|ontvangen|punctie|pobran\w+|pobrani\w+|data pobrania|materiał|próbk\w+|biopsj\w+)"
    r"\W{0,4}(?:(?:on|am|vom|du|le|del|el|il|dal|op|van|d\.d\.?|z dnia|z|w dniu|dnia)\W+)?$",
    re.IGNORECASE,
)
_EXAM = re.compile(
    r"\b(?:(?:exam|examination|study|scan|acquisition|visit|clinic|assessment|service|consultation|encounter)(?: date)?"
    r"|date of (?:exam\w*|study|scan|visit|service|consultation)|performed|seen|untersuch\w+|visite|ambulanz\w*|vorstellung|gesehen|konsil"
    r"|examen|consultation|date d'examen|vue?|réalisée?|estudio|exploración|consulta|visita|realizad\w+|fecha (?:del )?(?:estudio|exploración|consulta|visita)"
    r"|esame|data esame|eseguit\w+|visita|ambulatorio|onderzoek\w*|consult|polikliniek\w*|poli|datum onderzoek|verricht|badani\w+|data badania|wizyt\w+|konsultacj\w+)"
    r"(?:\s(?:[\w-]+\s){0,3}(?:PET\S*|CT|TC|TK|TAC|TDM|MRT?|MRI|IRM|RMN?|TEP\S*|Echo\w*|EKG|ECG))?"
    r"\W{0,4}(?:(?:on|am|vom|du|le|del|el|il|op|van|d\.d\.?|z dnia|z|w dniu|dnia)\W+)?$",
    re.IGNORECASE,
)
_REPORT = re.compile(
    r"\b(?:report(?:ed)?(?: date)?|date of report|date|dated|signed|issued|printed|validated|authorised|datum|befunddatum|befund|ausdruck|freigegeben|fecha|informe"
    r"|data|referto|refertat\w+|compte rendu|rendu|validé\w*|verslag\w*|rapport|wynik|wydano|dnia|dn|le|lì|den|d\.d)"
    r"\W{0,4}(?:(?:on|am|vom|du|le|del|el|il|op|van|z dnia|dnia)\W+)?$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|in comparison (?:with|to)|versus|vs\.?|unlike|than|from|as in"
    r"|verglichen mit|im vergleich zu[rm]?|gegenüber|vgl\.?|zuletzt|vorbefund|comparé\w* (?:à|au)|par rapport (?:à|au)|contre|antérieur\w*"
    r"|comparado con|respecto (?:a|al)|frente a|previo|rispetto (?:a|al|alla)|confronto con|contro|precedente|vergeleken met|ten opzichte van|was|w porównaniu (?:z|do)|poprzednio)"
    r"\W*(?:\w+\W+){0,3}$",
    re.IGNORECASE,
)
_TEST = re.compile(
    r"\b(?:FISH|flow|cytometr\w+|sequenc\w+|NGS|PCR|STR|MLPA|karyotyp\w*|cytogenetic\w*|IHC"
    r"|immunohisto\w*|panel|array|chimerism|molecular\w*)\b",
    re.IGNORECASE,
)
_TEST_WITHIN = timedelta(days=30)
"""A laboratory method dated at most so long after the sampling was run on that sample (assumed)."""
_SPECIMEN_LINE = re.compile(
    r"^\W*(?:(?:untersuchungs)?material|entnahme|probe|specimen|sample|prélèvement|échantillon|muestra|pieza|prelievo|campione|materiaal|afname|pobran\w+|materiał)"
    r"\b[^;.]{2,75}[\s,:(]$",
    re.IGNORECASE,
)
"""A line that begins with the sample and ends with its day."""
_WRAPPED_FROM = 55
_MAX_STATEMENT = 600


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence or table line of a document."""

    text: str
    source: Source
    section: str = ""
    """The heading it stands under, lower case: ``family history``, ``diagnosis``."""
    dates: tuple[FoundDate, ...] = ()
    """Dates inside the sentence, births left out."""
    block_date: str = ""
    """Date of the heading it stands under (``Biopsy 2024-03-02:``)."""
    document_date: str = ""
    """Specimen date of the document, else examination, else report date."""
    language: str = ""
    title: str = ""
    """First lines of the document, which say what it reports on."""

    @property
    def date(self) -> str:
        """The one date the sentence names, else that of its block, else of its document."""
        own = [found for found in self.dates if not _COMPARED.search(self.text[: found.start])]
        if len(own) == 1:
            return own[0].iso
        return self.block_date or self.document_date

    def quoted(self, start: int = 0, end: int | None = None) -> Source:
        """The source with the words as quote, widened to at most 200 characters around them."""
        end = len(self.text) if end is None else end
        low = max(0, min(start, end - 160))
        return replace(self.source, quote=self.text[low : max(end, low + 200)][:200].strip())


def statements(pages: Sequence[Page]) -> Iterator[Statement]:
    """Every statement of one document, in reading order.

    Parameters
    ----------
    pages
        All pages of the document; its date is searched on all of them.
    """
    whole = "\n".join(page.text for page in pages)
    order = day_order(whole)
    title = _title(whole)
    dated = document_date(whole, order) or next((p.document_date for p in pages), "")
    for page in pages:
        block, block_date = "", ""
        for line in _lines(page.text):
            section = block
            heading = _HEADING.match(line)
            if heading or _is_title(line) or not line.strip():
                section = heading["label"].lower() if heading else line.strip().lower()
                # "Family history: none" speaks for its own line, "Findings:" for those below it.
                if heading is None or line.rstrip().endswith(":"):
                    block, block_date = section, heading_date(line, order, dated)
            under = _opening_date(line, order, dated) or block_date
            for text in _sentences(line):
                dates = _dates_of(text, order, dated)
                yield Statement(
                    text, page.source, section, dates, under, dated, page.language, title
                )


def _title(text: str) -> str:
    """The short lines among the first of a document."""
    lines = (line.strip() for line in text[:600].split("\n")[:8])
    return " | ".join(line for line in lines if line and len(line) <= 60 and "%" not in line)


def _is_title(line: str) -> bool:
    """A short line in title words, such as ``FAMILY HISTORY`` or ``Biopsy of 2024-03-02``."""
    bare = line.strip()
    if len(bare) <= 60 and (bare.isupper() or _TITLES.match(bare)):
        return True
    return len(bare) <= 90 and bool(_COPIED.match(bare))


_TITLES = re.compile(
    r"(?:copied (?:forward|from)|carried forward|note (?:of|from)|visit (?:of|on)|interim history|oncologic history|review of systems|pet[/-]?ct|mri|echo\w*"
    r"|family history|past medical history|history|medications?|allergies|impression|findings"
    r"|diagnos[ie]s|assessment|plan|recommendations?|treatment history|prior therapy|social history"
    r"|immunohistochemistry|flow cytometry|biopsy|specimen"
    r"|(?:copied|carried forward|extract|quoted) from|from (?:the )?(?:previous|earlier|last|old) (?:letter|note|report)|(?:übernommen|uebernommen|zitat|auszug) aus|aus (?:dem )?(?:vor|alt)brief"
    r"|overgenomen uit|uit (?:een )?eerdere brief|(?:repris|extrait|copié|copie) d|copiado de|tomado de|extracto de|(?:copiato|ripreso|tratto) da|skopiowan\w+ z|przepisan\w+ z|przeniesion\w+ z"
    r"|conclusion|summary|interpretation|comment|histology|microscopy|morphology|aspirate|trephine|cytology|fish|genetics|cytogenetics"
    r"|molecular|sequencing|karyotype|chimerism|controls?"
    r"|(?:patient['’]?s? )?(?:wishes|preferences?|goals?)|what matters to|goals of care"
    r"|(?:current |clinical )?status(?! (?:post|after))|(?:with )?(?:kind|best|warm) regards"
    r"|yours (?:sincerely|faithfully)|sincerely"
    r"|(?:haupt|neben|dauer|familien|eigen|sozial|therapie)?(?:diagnosen?|anamnese)|vorerkrankungen|vorgeschichte|beurteilung|befunde?|medikation|therapie(?:verlauf|plan)?"
    r"|bisherige (?:therapie|behandlung)|verlauf|prozedere|procedere|empfehlung(?:en)?|fragestellung|zusammenfassung|histologie|mikroskopie|immunhistochemie"
    r"|durchflusszytometrie|zytologie|zytogenetik|molekulargenetik|genetik|labor(?:befunde)?|untersuchungen|körperlicher befund|mit (?:freundlichen|kollegialen)"
    r"|diagnostics?|antécédents(?: familiaux)?|histoire de la maladie|traitements?|examens?|discussion|conduite à tenir|famille|biologie|sérologies?|évolution"
    r"|immunophénotypage|cytogénétique|biologie moléculaire|projet|souhaits?|cordialement"
    r"|diagnósticos?|antecedentes(?: familiares| personales)?|historia (?:clínica|oncológica|actual)|tratamientos?|exploración|pruebas|evolución|medicación|juicio"
    r"|conclusión|serologías?|citogenética|inmunofenotipo|deseos|atentamente"
    r"|diagnosi|anamnesi(?: familiare| patologica)?|terapi[ae]|esami|decorso|conclusioni|giudizio|programma|proposta|sierologie|immunofenotipo|citogenetica|desideri"
    r"|familieanamnese|voorgeschiedenis|medicatie|behandeling(?:en)?|onderzoek|beloop|conclusie|beleid|laboratorium|serologie|immunofenotypering|wensen|met vriendelijke"
    r"|rozpoznani[ea]|wywiad(?: rodzinny)?|leczenie|leki|badania|przebieg|wnioski|zalecenia|podsumowanie|serologia|immunofenotyp|cytogenetyka|życzenia|z poważaniem)\b[^.;]{0,45}$",
    re.IGNORECASE,
)


_COPIED = re.compile(
    r"(?:copied|carried) forward|(?:copied|extract|quoted) from|(?:übernommen|uebernommen|zitat|auszug) aus|overgenomen uit"
    r"|(?:repris|extrait|copié|copie) d|(?:copiado|tomado|extracto) de|(?:copiato|ripreso|tratto) da|(?:skopiowan|przepisan|przeniesion)\w+ z",
    re.IGNORECASE,
)
"""Headings of text taken over from an older note."""


def _only_date(text: str, order: DayOrder) -> str:
    dates = _not_births(text, find_dates(text, order))
    return dates[0].iso if len(dates) == 1 else ""


def heading_date(heading: str, order: DayOrder, sampled: str) -> str:
    """Date in a heading; beside a laboratory method it is that of the test, not of the sample."""
    when = _only_date(heading, order)
    if _TEST.search(heading) and len(when) == len(sampled) == 10:
        later = window(when)[0] - window(sampled)[0]
        return "" if timedelta(0) <= later <= _TEST_WITHIN else when
    return when


_OPENING = re.compile(
    r"^[\W\d]{0,4}(?:(?i:[^\W\d][^:.;|(]{0,40})\((?P<date>\d[\d./-]{5,9}\d)\)|[A-ZÀ-Ý][A-ZÀ-Ý /-]{2,40} \d[\d./-]{5,9}\d)\s?:\s"
)


def _opening_date(line: str, order: DayOrder, sampled: str) -> str:
    """Date that opens a line for all its sentences: ``Serology (10.09.2025): HBsAg negative. …``."""
    match = _OPENING.match(line)
    return heading_date(match[0], order, sampled) if match else ""


def _lines(text: str) -> Iterator[str]:
    """Lines with wrapped sentences joined again, so that a ``no`` keeps its noun."""
    held = ""
    for line in text.split("\n"):
        if held and line.strip() and _continues(held, line.strip()):
            held = f"{held.rstrip()} {line.strip()}"
            continue
        if held:
            yield held
        held = line
        if not line.strip():
            yield ""
            held = ""
    if held:
        yield held


def _continues(held: str, line: str) -> bool:
    if len(held) > 4 * _MAX_STATEMENT or (_HEADING.match(line) and not line[0].islower()):
        return False
    if len(held) > 12 and (_UNFINISHED.search(held) or _opened(held)):
        return True
    last = held.rsplit("\n", 1)[-1]
    return (
        len(last) >= _WRAPPED_FROM
        and not _ENDED.search(held)
        and (line[0].islower() or line[0] == "(")
    )


def _opened(held: str) -> bool:
    """Whether a bracket of the last words is still open: ``LVEF 49 % (03-2026:``."""
    at = held.rfind("(", -80 if len(held) > 80 else 0)
    return len(held) >= _WRAPPED_FROM and at > 0 and ")" not in held[at:]


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for end in _SENTENCE_END.finditer(line):
        before = line[start : end.start()]
        if _ABBREVIATED.search(before[-12:]):
            continue
        if _ORDINAL.search(before[-5:]) and _COUNTED.match(line, end.end()):
            continue
        yield from _pieces(before)
        start = end.end()
    yield from _pieces(line[start:])


def _pieces(sentence: str) -> Iterator[str]:
    for start in range(0, len(sentence), _MAX_STATEMENT):
        text = sentence[start : start + _MAX_STATEMENT].strip()
        if text:
            yield text


def _dates_of(text: str, order: DayOrder, dated: str) -> tuple[FoundDate, ...]:
    """Dates of a sentence; a day without a year is of the year before its document's day."""
    found = find_dates(text, order)
    near = dates_near(text, dated, found)
    if near:
        found = tuple(sorted((*found, *near), key=lambda d: d.start))
    return tuple(_not_births(text, found))


def _not_births(text: str, dates: Sequence[FoundDate]) -> list[FoundDate]:
    kept = []
    for found in dates:
        before = text[max(0, found.start - _LED_BY) : found.start]
        if not (_BIRTH.search(before) or (len(found.iso) == 4 and _EDITION.search(before))):
            kept.append(found)
    return kept


_LED_BY = 100
"""Characters before a date in which the words that lead to it stand."""


_EDITION = re.compile(
    r"\b(?:lugano|WHO|OMS|ICC|ELN|IMWG|NIH|ESMO|EBMT|NCCN|iwCLL|ASTCT|ASBMT|KDIGO|RECIST|CTCAE|EGIL|ESGCT|MAGIC|Cheson"
    r"|consensus|konsensus|guidelines?|leitlinien?|criteria|kriterien|critères|criterios|criteri|classification|klassifikation"
    r"|edition|auflage|version|study|studie|protocol|protokoll?|protocole|protocolo|protocollo|AIEOP|ALL(?:together|-BFM|-REZ)?|BFM|NOPHO|UKALL|GRAALL|COG)"
    r"[\s,:(-]{0,3}$",
    re.IGNORECASE,
)
"""Names before a year that is an edition's or a study's, not a finding's."""


def document_date(text: str, order: DayOrder) -> str:
    """Date of a document: specimen before examination before report before the first date at all.

    >>> document_date("Reported: 2026-02-10. Collected: 2026-02-02. DOB: 1961-04-02", "")
    '2026-02-02'
    """
    dates = _not_births(text, find_dates(text[:20_000], order))
    # A field at the head of a line dates the document; "excised on ..." in prose dates that event.
    fields = [found for found in dates if _FIELD.fullmatch(_line_before(text, found.start))]
    sampled = (d for d in dates if _SPECIMEN_LINE.match(_line_before(text, d.start)))
    for label in (_SPECIMEN, _EXAM, _REPORT):
        if label is not _SPECIMEN and (found := next(sampled, None)):
            return found.iso
        if label is _EXAM and (visit := _visit(text, dates)):
            return visit
        for found in fields:
            if label.search(text[max(0, found.start - 40) : found.start]):
                return found.iso
    for label in (_SPECIMEN, _EXAM, _REPORT):
        for found in dates:
            if label.search(text[max(0, found.start - 40) : found.start]):
                return found.iso
    return next((found.iso for found in dates if found.start < 400 and len(found.iso) == 10), "")


_FIELD = re.compile(
    r"(?!(?i:.{0,20}(?:diagn|rozpozn|thérap|therap|tratam|trattam|traitem|behandel|terapi|leczen|histor|histoire|anamn)))"
    r"\W*(?:[A-ZÀ-Ý0-9].{0,44})?"
)
_SEEN = re.compile(
    r"^\s*,?\s*(?:we saw|(?:he|she|the patient) was seen|zagen wij|sahen wir|stellte sich|nous avons vu|j'ai vu|vimos|se atendió"
    r"|abbiamo (?:visto|visitato)|zbadal\w+|zgłosił\w*|bezocht)\b",
    re.IGNORECASE,
)
_STAY = re.compile(
    r"\W*(?:hospital stay|stay|admission|admitted|aufenthalt|stationär\w*|pobyt|opname|opgenomen|séjour"
    r"|hospitali[sz]\w+|ingreso|ingresad\w+|ricover\w+|degenza|leczon\w+)\b[^\d]{0,30}$",
    re.IGNORECASE,
)
_TO = re.compile(r"\s*(?:-|–|to|until|bis|do|tot|au|al|a|t/m)(?:\s+zum)?\s*", re.IGNORECASE)


def _line_before(text: str, at: int) -> str:
    """What stands before a place in its line, or in its column of the line."""
    line = text[max(0, at - 100) : at].rsplit("\n", 1)[-1]
    return re.split(r"\s{3,}|\t|[|·]", line)[-1]


def _visit(text: str, dates: Sequence[FoundDate]) -> str:
    """The day a letter tells of: "On 3 May we saw her", or the last day of a hospital stay."""
    for found in dates:
        opens = len(_line_before(text, found.start).strip()) <= 8
        if opens and _SEEN.match(text[found.end : found.end + 40]):
            return found.iso
    for first, last in pairwise(dates):
        between = text[first.end : last.start]
        if _STAY.fullmatch(_line_before(text, first.start)) and _TO.fullmatch(between):
            return last.iso
    return ""


def birth_date(text: str, order: DayOrder) -> FoundDate | None:
    """The date of birth a text states."""
    for found in find_dates(text, order):
        before = text[: found.start]
        line = before.rsplit("\n", 1)[-1]
        if len(found.iso) == 10 and _BIRTH.search(before) and not is_family(line):
            return found
    return None
