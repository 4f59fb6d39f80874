"""Named drug combinations and treatment protocols, and where a text names one.

Contents follow the publications that named them (for example R-CHOP: Coiffier 2002, N Engl J Med
346:235; Pola-BR: Sehn 2020, J Clin Oncol 38:155; hyper-CVAD: Kantarjian 2000, J Clin Oncol 18:547;
VRd: Durie 2017, Lancet 389:519; DPd: Dimopoulos 2021, Lancet Oncol 22:801; R-BAC: Visco 2013, J Clin
Oncol 31:1442). Protocols of study groups have arms and phases, so no drugs are listed for most.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Use = Literal["treatment", "conditioning", "lymphodepletion"]


@dataclass(frozen=True, slots=True)
class Regimen:
    """One named combination."""

    name: str
    words: tuple[str, ...]
    """Spellings; hyphens may be missing, capitals count where fewer than five letters are."""
    drugs: tuple[str, ...]
    use: Use = "treatment"


_CHOP = "cyclophosphamide+doxorubicin+vincristine+prednisone"
_ALL = "prednisone+vincristine+daunorubicin+asparaginase+cyclophosphamide+cytarabine+mercaptopurine+methotrexate"
_CODOX = "cyclophosphamide+vincristine+doxorubicin+methotrexate+ifosfamide+etoposide+cytarabine"
_TREATMENTS = f"""
Pola-R-CHP|R-CHP-Pola|Pola-CHP-R: polatuzumab vedotin+rituximab+cyclophosphamide+doxorubicin+prednisone
DA-EPOCH-R|R-EPOCH|R-DA-EPOCH|DA-R-EPOCH|EPOCH-R|DAEPOCH-R|dose-adjusted EPOCH-R: rituximab+etoposide+{_CHOP}
EPOCH|DA-EPOCH: etoposide+{_CHOP}
R-CHOP|CHOP-R|R-maxi-CHOP|Rituximab-CHOP: rituximab+{_CHOP}
R-mini-CHOP: rituximab+{_CHOP}
R-CHOEP: rituximab+etoposide+{_CHOP}
R-COMP: rituximab+cyclophosphamide+liposomal doxorubicin+vincristine+prednisone
R-ACVBP: rituximab+doxorubicin+cyclophosphamide+vindesine+bleomycin+prednisone
G-CHOP|O-CHOP|Obi-CHOP|GA-CHOP: obinutuzumab+{_CHOP}
CHOEP: etoposide+{_CHOP}
CHOP: {_CHOP}
BV-CHP: brentuximab vedotin+cyclophosphamide+doxorubicin+prednisone
R-CVP|R-COP: rituximab+cyclophosphamide+vincristine+prednisone
G-CVP: obinutuzumab+cyclophosphamide+vincristine+prednisone
VR-CAP: bortezomib+rituximab+cyclophosphamide+doxorubicin+prednisone
Pola-BR|Pola-R-B|Pola-R-Benda|Pola-RB|Pola-B-R: polatuzumab vedotin+bendamustine+rituximab
BR|R-B|B-R|R-Benda|R-bendamustine|Benda-R: bendamustine+rituximab
G-Benda|G-B|Obi-Benda: obinutuzumab+bendamustine
R-BAC|R-BAC500|RBAC: rituximab+bendamustine+cytarabine
R-DHAP|DHAP-R: rituximab+dexamethasone+cytarabine+cisplatin
R-DHAX|R-DHAOx|R-DHAC-Ox|DHAOx-R: rituximab+dexamethasone+cytarabine+oxaliplatin
DHAOx|DHAX: dexamethasone+cytarabine+oxaliplatin
DHAP: dexamethasone+cytarabine+cisplatin
R-ICE|R ICE: rituximab+ifosfamide+carboplatin+etoposide
ICE: ifosfamide+carboplatin+etoposide
R-GDP: rituximab+gemcitabine+dexamethasone+cisplatin
GDP: gemcitabine+dexamethasone+cisplatin
R-ESHAP: rituximab+etoposide+methylprednisolone+cytarabine+cisplatin
ESHAP: etoposide+methylprednisolone+cytarabine+cisplatin
R-IVE: rituximab+ifosfamide+epirubicin+etoposide
IGEV: ifosfamide+gemcitabine+vinorelbine+prednisolone
Pola-R-GemOx: polatuzumab vedotin+rituximab+gemcitabine+oxaliplatin
Glofit-GemOx|Glofitamab-GemOx: glofitamab+gemcitabine+oxaliplatin
R-GemOx: rituximab+gemcitabine+oxaliplatin
GemOx: gemcitabine+oxaliplatin
R2|R²|R-len|R-Len|R-lenalidomide|R-lenalidomid: rituximab+lenalidomide
Tafa-Len|Tafasitamab-Lenalidomid|L-MIND: tafasitamab+lenalidomide
R-CODOX-M/IVAC|R-CODOX-M|R-CODOX-M/R-IVAC: rituximab+{_CODOX}
CODOX-M/IVAC|CODOX-M: {_CODOX}
IVAC|R-IVAC: ifosfamide+etoposide+cytarabine
MATRix: methotrexate+cytarabine+thiotepa+rituximab
R-MPV: rituximab+methotrexate+procarbazine+vincristine
SMILE: dexamethasone+methotrexate+ifosfamide+asparaginase+etoposide
ABVD: doxorubicin+bleomycin+vinblastine+dacarbazine
BEACOPP|escBEACOPP|eBEACOPP: bleomycin+etoposide+doxorubicin+cyclophosphamide+vincristine+procarbazine+prednisone
FCR|R-FC: fludarabine+cyclophosphamide+rituximab
R-FCM: rituximab+fludarabine+cyclophosphamide+mitoxantrone
Ven-R|VenR|Ven-Ritux: venetoclax+rituximab
Ven-Obi|VenO|Ven-G: venetoclax+obinutuzumab
G-Clb|Clb-G|G-Chlorambucil: obinutuzumab+chlorambucil
hyper-CVAD|R-hyper-CVAD|HCVAD|hyperCVAD-A/B: cyclophosphamide+vincristine+doxorubicin+dexamethasone+methotrexate+cytarabine
mini-hyper-CVD|mini-HCVD|miniHCVD: cyclophosphamide+vincristine+dexamethasone+methotrexate+cytarabine
VXLD: vincristine+dexamethasone+asparaginase+doxorubicin
FLAG-Ida|FLA-Ida|FLAI|Ida-FLAG: fludarabine+cytarabine+idarubicin+filgrastim
FLAG-Ven-Ida|FLAVIDA|FLAG-Ida-Ven: fludarabine+cytarabine+idarubicin+filgrastim+venetoclax
FLAG: fludarabine+cytarabine+filgrastim
CLAG-M: cladribine+cytarabine+filgrastim+mitoxantrone
CLAG: cladribine+cytarabine+filgrastim
MEC: mitoxantrone+etoposide+cytarabine
HAM|S-HAM: cytarabine+mitoxantrone
ADE: cytarabine+daunorubicin+etoposide
MACE: amsacrine+cytarabine+etoposide
NECTAR: nelarabine+etoposide+cyclophosphamide
HiDAC|HDAC|HIDAC|HD-Ara-C|HD-AraC|HDAraC|high-dose cytarabine|hochdosiert Cytarabin|hochdosiertes Cytarabin|citarabina a altas dosis|cytarabine haute dose|citarabina alte dosi|hoge dosis cytarabine: cytarabine
7+3|3+7|DA 3+7|7 + 3: cytarabine+daunorubicin
Aza-Ven|Ven-Aza|Aza/Ven|Ven/Aza|VenAza|AzaVen: azacitidine+venetoclax
Dec-Ven|Ven-Dec|Dec10-Ven: decitabine+venetoclax
LDAC-Ven|Ven-LDAC: cytarabine+venetoclax
VRd|RVd|Bor-Len-Dex: bortezomib+lenalidomide+dexamethasone
VRD|RVD: bortezomib+lenalidomide+dexamethasone
Dara-VRd|D-VRd|DVRd|D-RVd|Dara-RVd|DaraVRd: daratumumab+bortezomib+lenalidomide+dexamethasone
Isa-VRd|Isa-RVd: isatuximab+bortezomib+lenalidomide+dexamethasone
Dara-VTd|D-VTd|DVTd|DVTD|D-VTD|DaraVTd: daratumumab+bortezomib+thalidomide+dexamethasone
VTd|VTD: bortezomib+thalidomide+dexamethasone
VCd|VCD|CyBorD|CyBorDex: bortezomib+cyclophosphamide+dexamethasone
Dara-VCd|D-VCd|Dara-CyBorD: daratumumab+bortezomib+cyclophosphamide+dexamethasone
DRd|DRD|Dara-Rd|D-Rd|Dara-Len-Dex|DaraRd: daratumumab+lenalidomide+dexamethasone
DVd|DVD|Dara-Vd|D-Vd|DaraVd: daratumumab+bortezomib+dexamethasone
DPd|DPD|Dara-Pd|D-Pd|Dara-Pom-Dex|DaraPd: daratumumab+pomalidomide+dexamethasone
DKd|Dara-Kd|D-Kd|KdD|DaraKd: daratumumab+carfilzomib+dexamethasone
Dara-KRd|D-KRd|DKRd: daratumumab+carfilzomib+lenalidomide+dexamethasone
Isa-Pd|IsaPd|Isa-PomDex|IsaPomDex: isatuximab+pomalidomide+dexamethasone
Isa-Kd|IsaKd|Isa-KDex: isatuximab+carfilzomib+dexamethasone
Isa-KRd: isatuximab+carfilzomib+lenalidomide+dexamethasone
KRd|KRD: carfilzomib+lenalidomide+dexamethasone
KPd|KPD: carfilzomib+pomalidomide+dexamethasone
KCd|KCD: carfilzomib+cyclophosphamide+dexamethasone
IRd|IRD: ixazomib+lenalidomide+dexamethasone
EPd|EloPd|Elo-Pd|Elo-PomDex: elotuzumab+pomalidomide+dexamethasone
ERd|EloRd|Elo-Rd: elotuzumab+lenalidomide+dexamethasone
PVd|VPd|PVD: pomalidomide+bortezomib+dexamethasone
PCd|PCyDex|PomCyDex: pomalidomide+cyclophosphamide+dexamethasone
XVd|SVd: selinexor+bortezomib+dexamethasone
XPd|SPd: selinexor+pomalidomide+dexamethasone
BVd|BelaVd: belantamab mafodotin+bortezomib+dexamethasone
BPd|BelaPd: belantamab mafodotin+pomalidomide+dexamethasone
D-VMP|Dara-VMP|DVMP: daratumumab+bortezomib+melphalan+prednisone
VMP|MPV: bortezomib+melphalan+prednisone
MPT: melphalan+prednisone+thalidomide
CTd: cyclophosphamide+thalidomide+dexamethasone
VAD: vincristine+doxorubicin+dexamethasone
VTD-PACE|VDT-PACE|DT-PACE|KRD-PACE|VRD-PACE|PACE: dexamethasone+thalidomide+cisplatin+doxorubicin+cyclophosphamide+etoposide
DCEP: dexamethasone+cyclophosphamide+etoposide+cisplatin
Vd|VelDex|BorDex|Vel-Dex: bortezomib+dexamethasone
Rd|RevDex|Len-Dex|Rev-Dex: lenalidomide+dexamethasone
Kd|KyDex|CarDex: carfilzomib+dexamethasone
Pd|PomDex|Pom-Dex: pomalidomide+dexamethasone
GMALL: dexamethasone+vincristine+daunorubicin+asparaginase+cyclophosphamide+cytarabine+mercaptopurine+methotrexate
AIEOP-BFM|ALL-BFM|BFM: {_ALL}
CALGB 10403|C10403: prednisone+vincristine+daunorubicin+asparaginase+cyclophosphamide+cytarabine+mercaptopurine
"""
_PROTOCOLS = (
    "GMALL|AIEOP-BFM|ALL-BFM|BFM|UKALL|GRAALL|GRAAPH|HOVON|PETHEMA|GIMEMA|NOPHO|ALLTogether|ALL-Together|Interfant|EsPhALL|IntReALL"
    "|ALL-REZ BFM|ALL REZ|CoALL|COALL|CAALL|FRALLE|DCOG|SEHOP|SEHOP-PETHEMA|PALG|EWALL|D-ALBA|EURO-LB|LBL 2018"
    "|NHL-BFM|B-NHL-BFM|Inter-B-NHL|LMB|BURKIMAB|AML-BFM|MyeChild|ELAM02|AMLSG|NCRI AML|AALL\\d{2,4}"
    "|AAML\\d{2,4}|ANHL\\d{2,4}|ALL IC-BFM|IC-BFM|CCLG|TPOG|JALSG|Nordic MCL2|Nordic MCL|TRIANGLE"
    "|GALLIUM|LAL[- ]?\\d{4}|GRASPALL"
)
_CONDITIONINGS = """
BEAM|BEAM-Auto|Z-BEAM|R-BEAM: carmustine+etoposide+cytarabine+melphalan
TEAM: thiotepa+etoposide+cytarabine+melphalan
FEAM: etoposide+cytarabine+melphalan
BeEAM: bendamustine+etoposide+cytarabine+melphalan
CBV: cyclophosphamide+carmustine+etoposide
BuCyE: busulfan+cyclophosphamide+etoposide
Bu/Cy|BuCy|Bu-Cy: busulfan+cyclophosphamide
TBF|TBF-MAC: thiotepa+busulfan+fludarabine
BuMel|Bu-Mel|Bu/Mel: busulfan+melphalan
Cy/TBI|TBI/Cy|CyTBI|Cy-TBI|TBI-Cy: cyclophosphamide
VP16/TBI|TBI/VP16|TBI/VP-16|TBI-VP16: etoposide
Flu/TBI|TBI/Flu: fludarabine
Mel200|MEL200|Mel-200|Mel140|Mel-140|HD-Mel|HDM|high-dose melphalan|hochdosiertes Melphalan|Hochdosis-Melphalan|melphalan haute dose|melfalán a altas dosis|melfalan alte dosi|HD-Melphalan|M200: melphalan
Flu/Bu|Bu/Flu|FluBu|FB2|FB4: fludarabine+busulfan
Flu/Mel|FluMel|Flu-Mel: fludarabine+melphalan
Flu/Treo|FluTreo|Treo/Flu|Treo-Flu: fludarabine+treosulfan
Flu/Treo/TT|Treo/Flu/TT: thiotepa+treosulfan+fludarabine
FLAMSA|FLAMSA-RIC: fludarabine+amsacrine+cytarabine
"""
_DEPLETIONS = """
Flu/Cy|FluCy|Cy/Flu|Flu-Cy|FC-Lymphodepletion: fludarabine+cyclophosphamide
"""


def _rows(table: str, use: Use) -> tuple[Regimen, ...]:
    found = []
    for row in table.strip().splitlines():
        words, _, drugs = row.partition(": ")
        spelled = tuple(words.split("|"))
        found.append(Regimen(spelled[0], spelled, tuple(drugs.split("+")), use))
    return tuple(found)


REGIMENS: tuple[Regimen, ...] = (
    *_rows(_TREATMENTS, "treatment"),
    *_rows(_CONDITIONINGS, "conditioning"),
    *_rows(_DEPLETIONS, "lymphodepletion"),
)
REGIMEN_BY_NAME: dict[str, Regimen] = {regimen.name: regimen for regimen in REGIMENS}
_GAP = "-‐‑–/ "
_ANY_CASE_FROM = 5


def _plain(words: str) -> str:
    bare = "".join(c for c in words if c not in _GAP)
    return bare.lower() if len(bare) >= _ANY_CASE_FROM else bare


_BY_PLAIN: dict[str, Regimen] = {_plain(w): r for r in REGIMENS for w in r.words}


def _pattern_of(word: str) -> str:
    # No gap before or after a blank: "high-dose melphalan" keeps its two words apart.
    body = "".join("[-‐‑–/ ]?" if c in _GAP else re.escape(c) for c in word)
    return f"(?i:{body})" if len(_plain(word)) >= _ANY_CASE_FROM else body


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """All words, by first letter: at most places no name can begin."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted({w for r in REGIMENS for w in r.words}, key=len, reverse=True):
        by_letter.setdefault(word[0].lower(), []).append(_pattern_of(word))
    body = "|".join(
        f"(?=[{first}{first.upper()}])(?:{'|'.join(words)})" for first, words in by_letter.items()
    )
    number = (
        r"(?:[- ]?(?:ALL|LAL|AML|LMA|NHL|Ph|LLA)\b)?"
        r"(?:[-‐– ]?(?:0[78]/20(?:03|13)\b|(?:19|20)\d\d(?![\w.-]|/\d)|\d{1,3}(?![\d/.-]|\w)))?"
    )
    return re.compile(
        rf"(?<![\w+])(?<![A-Za-z]-)(?:(?P<study>{_PROTOCOLS}){number}"
        rf"|(?P<known>{body})(?:[- ]?(?:14|21|28)(?![\d./]))?)(?![\w+])"
    )


@lru_cache(maxsize=4096)
def regimens_in(text: str) -> tuple[tuple[Regimen, int, int], ...]:
    """Every regimen named in a text with the place of the words, in reading order.

    >>> [regimen.name for regimen, _, _ in regimens_in("6 x RCHOP-21, relapse, Pola-BR, GRAALL-2014")]
    ['R-CHOP', 'Pola-BR', 'GRAALL']
    """
    found = []
    for match in _pattern().finditer(text):
        named = match["known"] or match["study"]
        regimen = _BY_PLAIN.get(_plain(named)) or Regimen(named, (), ())
        found.append((regimen, match.start(), match.end()))
    return tuple(found)


def regimen_of(drugs: frozenset[str]) -> Regimen | None:
    """The treatment regimen that consists of exactly these drugs (prednisolone = prednisone).

    >>> regimen_of(frozenset({"bendamustine", "rituximab"})).name
    'BR'
    """
    same = frozenset("prednisone" if drug == "prednisolone" else drug for drug in drugs)
    if len(same) < 2:
        return None
    return next((r for r in REGIMENS if r.use == "treatment" and frozenset(r.drugs) == same), None)
