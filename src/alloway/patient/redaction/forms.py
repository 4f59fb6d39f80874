"""The forms in which letters print names, numbers, addresses and ages; tables of patterns."""

from __future__ import annotations

import re

_CAP = r"[A-ZÀ-ÝĄĆĘŁŃÓŚŹŻ][\w'’-]*"
_PARTICLE = r"(?:van|von|vom|zu|zum|de|del|della|di|da|dos|der|den|ter|ten|la|le|el|y|i)"
_PERSON = rf"(?:(?:d['’])?{_CAP}\.?|[A-Z]\.)(?:[ \t]{{1,3}}(?:{_PARTICLE}[ \t])*(?:(?:d['’])?{_CAP}\.?|[A-Z]\.)){{0,4}}"
_TITLES = (
    r"(?:Dr|Prof|Professor|Doctor|Priv\.-Doz|PD|OA|OÄ|Oberarzt|Oberärztin|Mr|Mrs|Ms|Miss|Mx|Herrn?|Frau"
    r"|Mme|Mlle|Monsieur|Madame|Docteur|Pr|Dra?|Sra?|Srta|Don|Doña|Sig|Sig\.ra|Signora?|Dott|Dott\.ssa"
    r"|[Dd]hr|[Mm]evr|[Mm]w|[Dd]rs|Pani?|lek|dr)"
)
_BETWEEN = r"(?:[ \t]*(?:med|hab|rer|nat|habil|n|dent|univ|h\.c|Dr|dr|Prof|prof|lek|sc|phil)\.?)*"
_TITLED = re.compile(rf"(?<!\w){_TITLES}\.?{_BETWEEN}[ \t]+(?P<it>{_PERSON})")
_ROLES = (
    r"(?:patient(?:in)?(?: name)?|name|surname|first name|last name|family name|nachname|vorname|nom"
    r"|prénom|nombre|apellidos?|cognome|nome|naam|achternaam|voornaam|nazwisko|imię(?: i nazwisko)?"
    r"|pacjent(?:ka)?|paciente|paziente|patiënte?|signed(?: by)?|reported by|authori[sz]ed by"
    r"|validated by|pathologist|consultant|physician|ordering provider|requested by|referring (?:doctor"
    r"|physician)|gp|next of kin|guardian|contact|attending|befundet (?:durch|von)|arzt"
    r"|ärztin|médecin|médico|medico|arts|lekarz|unterzeichnet|gez\.?|validé par|firmado|firmato)"
)
_NAMED = re.compile(rf"(?i:(?<!\w){_ROLES})[ \t]*[:=][ \t]*(?P<it>{_PERSON}(?:,[ \t]*{_PERSON})?)")
_GREETED = re.compile(
    rf"^(?:Dear|Liebe[r]?|Cher|Chère|Estimad[oa]|Gentile|Geachte|Beste)[ \t]+(?P<it>{_PERSON})",
    re.M,
)
_NUMBERED = re.compile(
    r"(?i:(?<!\w)(?:mrn|patient(?:en)?[ -]?(?:id|no|nr|number|nummer)|hospital (?:no|number)|nhs(?: no| number)?"
    r"|ssn|pesel|nir|bsn|dni|nie|nif|codice fiscale|ahv|svnr|versicherten(?:nummer|nr)|fall(?:nummer|nr|-nr)"
    r"|case (?:no|number|id)|accession(?: no| number)?|acc\.? no|lab(?:oratory)? (?:no|number|id|ref)"
    r"|specimen (?:id|no|number)|sample (?:id|no|number)|report (?:id|no|number)|order (?:no|number)"
    r"|id|ref(?:erence)?(?: no)?|nr(?: badania| historii choroby)?|n° (?:dossier|patient)|nhc|dossier(?:nummer)?"
    r"|probennummer|befund-?nr|auftragsnummer|identyfikator|ipp|nss|historia(?: clínica)?)\.?)"
    r"[ \t]*[:#=.]?[ \t]*(?P<it>(?=[A-Za-z./-]{0,6}\d)[A-Za-z0-9][A-Za-z0-9./-]{3,24}"
    r"(?:[ ]\d{2,6}){0,4})"
)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,32}){1,4}")
_WEB = re.compile(r"(?:https?://|www\.)[^\s<>\"']{3,300}")
_CALLED = re.compile(
    r"(?i:(?<!\w)(?:tel(?:e(?:phone|fon|foon|fono))?|phone|fon|fax|mobile?|mobiel|cell|móvil|ph|kom|bleep|pager"
    r"|durchwahl|dw)\.?)(?:[ \t]*\w{0,6}[.:])?[ \t]*(?P<it>\+?[\d(][\d\s()./-]{4,24}\d)"
)
_PHONE = re.compile(
    r"(?<![\w.,+-])(?:\+\d{1,3}[ ./-]?(?:\(0\))?[\d ()./-]{6,18}\d|\(?\d{3}\)?[ -]\d{3}-\d{4})(?![\w,.]*\d)"
)
_LONG_NUMBER = re.compile(
    r"(?<![\w.,^-])(?!NCT|COS|ENS|ISRCTN)(?:\d{7,24}|[A-Z]{1,4}\d{6,20}|\d{3}-\d{2}-\d{4}|\d{3} \d{3} \d{4})(?![\w.,]*\d)(?!\s*(?:/|cells|copies|IU|UI|kopi|cell))"
)
_IBAN = re.compile(r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?!\w)")
_STREET = re.compile(
    rf"(?<!\w)(?:(?:{_CAP}[ -]){{0,3}}{_CAP}(?:straße|strasse|str\.|gasse|weg|allee|platz|ring|ufer|straat|laan|plein"
    rf"|gracht|weg|kade)[ \t]+\d{{1,4}}[a-zA-Z]?"
    rf"|(?:(?:{_CAP}[ -]){{0,3}}{_CAP}[ -](?:Straße|Strasse|Str\.|Gasse|Weg|Allee|Platz|Ring|Ufer|Damm))[ \t]+\d{{1,4}}[a-z]?"
    rf"|\d{{1,5}}[a-zA-Z]?,?[ \t]+(?:{_CAP}[ \t]){{1,4}}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Ln\.?|Drive|Dr\.?|Close|Court|Way"
    rf"|Boulevard|Blvd\.?|Place|Square|Terrace|Crescent)(?!\w)"
    rf"|(?i:\d{{1,4}}(?: ?bis| ?ter)?,?[ \t]+(?:rue|avenue|boulevard|place|chemin|allée|quai|cours)[ \t])[^\n,;]{{2,50}}"
    rf"|(?:[Cc]alle|[Cc]/|[Aa]venida|[Aa]vda\.?|[Pp]laza|[Pp]aseo|[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo|ul\.|[Uu]lica|al\.|os\.)"
    rf"[ \t]+(?:\w+[ \t]+){{0,4}}?{_CAP}(?:[ \t]+{_CAP}){{0,3}},?[ \t]+(?:n\.?[ º°]?)?\d{{1,4}}(?:[a-zA-Z]|/\d{{1,4}})?)(?!\w)"
)
_POSTED = re.compile(
    rf"(?<![\w.,-])(?:(?:[A-Z]{{1,2}}-)?\d{{4,5}}[ \t]+{_CAP}(?:[ -]{_CAP}){{0,2}}(?=[ \t]*(?:$|[,;.)\n]))"
    rf"|\d{{2}}-\d{{3}}[ \t]+{_CAP}|\d{{4}}[ ]?[A-Z]{{2}}[ \t]+{_CAP}"
    rf"|[A-Z]{{1,2}}\d[A-Z\d]?[ ]\d[A-Z]{{2}})(?!\w)",
    re.M,
)
_HOUSE = (
    r"(?:Hospital|Infirmary|Medical Cent(?:er|re)|Cancer Cent(?:er|re)|Health Cent(?:er|re)|NHS (?:Foundation )?Trust"
    r"|Clinic|Klinikum|Universitätsklinikum|Universitätsmedizin|Krankenhaus|Spital|Inselspital|Kantonsspital|Klinik"
    r"|Clinique|Hôpital|CHU|CHRU|CHR|Centre Hospitalier(?: Universitaire)?|Institut(?:o|e)?|Ospedale|Policlinico|Azienda Ospedaliera"
    r"|Hospital Universitario|Ziekenhuis|UMC|Universitair Medisch Centrum|Szpital(?: Kliniczny| Uniwersytecki)?|Instytut)"
)
_LABORATORY = re.compile(
    rf"(?<!\w)(?:(?:{_CAP}|&|and|of|for)[ \t]){{1,6}}(?:Laborator(?:y|ies)|Labs|Imaging|Poliambulatorio|Laboratoire|Laboratorio)(?!\w)(?:[ \t](?:(?:for|of|the)[ \t])*{_CAP}){{0,4}}"
)
_INSTITUTION = re.compile(
    rf"(?<!\w)(?:(?:St\.?|{_CAP})[ \t-](?:(?:of|and|the|&|für|der|{_PARTICLE})[ \t]|(?:{_CAP})[ \t-]){{0,5}})?"
    rf"{_HOUSE}(?!\w)(?:[ \t](?:(?:of|the|w|we|in|im|am|der|für|{_PARTICLE}|du|des|d['’])[ \t]?)*{_CAP}){{0,4}}"
)
_OLD = re.compile(
    r"(?<![\d.,])(?P<it>9\d|1[01]\d)(?=[ -](?:year|jähr|jaar|ans\b|años|anni|lat\b|letni|yo\b|y/o))"
)
_MONTH_WORD = (
    r"(?:jan|feb|fév|fev|mar|mär|maa|apr|avr|abr|kwi|may|mai|maj|mei|mag|jun|juin|giu|cze|jul|juil|lug|lip|aug|aoû|ago|sie|sep|set|wrz"
    r"|okt|oct|ott|paź|nov|lis|dec|déc|dez|dic|gru|sty|lut|ene|gen)[a-zéûäźńśńc]{0,8}"
)
LOOSE_DATE = re.compile(
    r"(?<![\d.,/-])(?:\d{1,2}\.?\s?[-–]\s?)?(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|\d{1,2}-\d{1,2}-\d{2,4}|\d{4}[./]\d{1,2}[./]\d{1,2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th|er|\.)?\s(?:de\s)?{_MONTH_WORD}\b)(?![\d/]|[.,]\d)"
    r"|(?i:(?:\b(?:seit|since|am|vom|bis|ab|dem|und|dal|od|do|le|van|tot|-)|[(–-])\s?)(?P<dotted>(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|1[0-2])\.)(?!\d)"
    r"|(?<![\w.,/x×-])(?P<bare>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|[12]\d|3[01]))(?![\d/%]|[.,]\d|\s?(?:match|HLA|allel|loci|points?|mg|ml|cells))",
    re.IGNORECASE,
)
"""Dates without a year or with two digits of it, which no reader can place."""
NO_DATE_AFTER = re.compile(
    r"(?:match\w*|HLA|IPI|ISS|score|grad[eo]?|stage|Deauville|ECOG|page|seite|pagina|página|strona|phase|ratio|typed|loci)\W{0,3}$",
    re.I,
)
"""Words behind which ``3/5`` is a score."""
_SIGNED = re.compile(
    rf"(?P<it>{_PERSON}),[ \t]*(?:MD|M\.D\.|PhD|MBBS|FRCP(?:ath)?|DO|RN|Consultant|Oberarzt|Oberärztin|Chefarzt|Assistenzarzt)(?!\w)"
)
_CODED = re.compile(
    r"(?<![\w.-])(?!NCT|COS|ENS|EUCT|ISBT|EPI)(?:[A-Z]{1,3}\d{2}[-/]\d{3,7}|[A-Z]{1,4}[-/]\d{5,12}(?:-[A-Z0-9]{1,3})?)(?![\w])"
)
PATIENT_LINE = re.compile(
    rf"^[ \t]*(?i:patient(?:in)?(?: name)?|paziente|pacjent(?:ka)?|paciente|patiënte?|name)[ \t:]+(?P<it>{_PERSON})(?=[ \t]*(?:$|[,(*]))",
    re.M,
)
"""A whole line that names the patient, also without a colon."""
TOWN = re.compile(
    rf"^(?!Addendum|Report|Date|Dat[ue]|Befund|Preliminary|Final|Fecha|Data|Seen|Sampled|Collected|Received)(?P<it>{_CAP}(?:[ -]{_CAP}){{0,2}}),[ \t]+(?:den |le |lì |il |dnia |a )?\d{{1,4}}[.\-/ ]",
    re.M,
)
"""Where a letter was written."""
HOME = re.compile(
    r"(?i:\b(?:residente a|residente en|wohnhaft in|domicili[ée]e? à|habite à|woonachtig te|zamieszkał[ay]? w|lives in|resident of|residence:?"
    rf"|residenza:?|wohnort:?|woonplaats:?|domicile:?))[ \t]+(?P<it>{_CAP}(?:[ -]{_CAP}){{0,2}})"
)
"""Where the patient lives."""
_KIN = re.compile(
    r"(?i:(?<!\w)(?:sister|brother|mother|father|daughter|son|husband|wife|partner|bruder|schwester|mutter|vater|tochter|sohn|ehemann|ehefrau"
    r"|sœur|frère|mère|père|fille|fils|épouse|mari|hermana|hermano|madre|padre|hija|hijo|esposa|marido|sorella|fratello|figlia|figlio|moglie"
    r"|marito|zus|broer|moeder|vader|dochter|zoon|echtgenote|siostra|brat|matka|ojciec|córka|syn|żona|mąż))"
    rf"(?:[ \t]*[(,])?[ \t]+(?P<it>{_CAP}(?:[ \t]{_CAP})?)"
)
FORMS = (
    ("name", _TITLED), ("name", _NAMED), ("name", _GREETED), ("name", _KIN), ("name", _SIGNED),
    ("name", PATIENT_LINE), ("identifier", _NUMBERED), ("identifier", _CODED), ("contact", _MAIL),
    ("contact", _WEB), ("contact", _CALLED), ("contact", _PHONE), ("identifier", _LONG_NUMBER),
    ("identifier", _IBAN), ("address", _STREET), ("address", _POSTED), ("address", TOWN), ("address", HOME),
    ("institution", _INSTITUTION),
    ("institution", _LABORATORY), ("age over 89", _OLD),
)  # fmt: skip
"""What each form is, and its pattern; a group ``it`` is what goes, else the whole."""
NOT_NAMES = re.compile(
    r"^(?:Hodgkin|Waldenstr|Kahler|Burkitt|Castleman|Crohn|Parkinson|Alzheimer|Sjögren|Bechterew|Down)"
)
