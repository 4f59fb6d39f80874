"""Haemato-oncology drugs, regimens and CAR T-cell products: names, classes, targets.

Names are International Nonproprietary Names; brands and abbreviations are the ones referral letters
use. Regimen contents follow the publications that named them (for example R-CHOP: Coiffier 2002,
N Engl J Med 346:235; Pola-BR: Sehn 2020, J Clin Oncol 38:155; hyper-CVAD: Kantarjian 2000, J Clin
Oncol 18:547; VRd: Durie 2017, Lancet 389:519; DPd: Dimopoulos 2021, Lancet Oncol 22:801). CAR-T
products and targets follow their US or EU labels.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

Role = Literal["antineoplastic", "steroid", "immunosuppressant", "supportive", "CAR-T"]
Use = Literal["treatment", "conditioning", "lymphodepletion"]


@dataclass(frozen=True, slots=True)
class Drug:
    """One drug."""

    name: str
    role: Role
    group: str
    """Class in words: ``anti-CD20 antibody``, ``proteasome inhibitor``."""
    words: tuple[str, ...] = ()
    """Lower-case brands and abbreviations beside the name."""
    targets: tuple[str, ...] = ()
    """Tumour antigens the drug binds; loss of the antigen must be looked for after it."""


@dataclass(frozen=True, slots=True)
class Regimen:
    """One named combination."""

    name: str
    words: tuple[str, ...]
    """Spellings, compared with their capitals: ``Rd`` and ``BR`` are words otherwise."""
    drugs: tuple[str, ...]
    use: Use = "treatment"


def _drug(
    name: str, group: str, words: str = "", targets: str = "", role: Role = "antineoplastic"
) -> Drug:
    return Drug(name, role, group, tuple(words.split("|")) if words else (), tuple(targets.split()))


_STEROID: Final = "steroid"
_IS: Final = "immunosuppressant"
_SUP: Final = "supportive"
_CAR: Final = "CAR-T"

DRUGS: tuple[Drug, ...] = (
    _drug("rituximab", "anti-CD20 antibody", "mabthera|rituxan|truxima", "CD20"),
    _drug("obinutuzumab", "anti-CD20 antibody", "gazyva|gazyvaro", "CD20"),
    _drug("ofatumumab", "anti-CD20 antibody", "arzerra", "CD20"),
    _drug("glofitamab", "CD20 bispecific antibody", "columvi", "CD20"),
    _drug("epcoritamab", "CD20 bispecific antibody", "epkinly|tepkinly", "CD20"),
    _drug("mosunetuzumab", "CD20 bispecific antibody", "lunsumio", "CD20"),
    _drug("odronextamab", "CD20 bispecific antibody", "ordspono", "CD20"),
    _drug("tafasitamab", "anti-CD19 antibody", "monjuvi|minjuvi", "CD19"),
    _drug("loncastuximab tesirine", "CD19 antibody-drug conjugate", "loncastuximab|zynlonta", "CD19"),
    _drug("blinatumomab", "CD19 bispecific antibody", "blincyto", "CD19"),
    _drug("inotuzumab ozogamicin", "CD22 antibody-drug conjugate", "inotuzumab|besponsa", "CD22"),
    _drug("moxetumomab pasudotox", "CD22 immunotoxin", "moxetumomab|lumoxiti", "CD22"),
    _drug("tagraxofusp", "CD123 fusion toxin", "elzonris", "CD123"),
    _drug("polatuzumab vedotin", "CD79b antibody-drug conjugate", "polatuzumab|polivy", "CD79b"),
    _drug("brentuximab vedotin", "CD30 antibody-drug conjugate", "brentuximab|adcetris", "CD30"),
    _drug("gemtuzumab ozogamicin", "CD33 antibody-drug conjugate", "gemtuzumab|mylotarg", "CD33"),
    _drug("daratumumab", "anti-CD38 antibody", "darzalex", "CD38"),
    _drug("isatuximab", "anti-CD38 antibody", "sarclisa", "CD38"),
    _drug("elotuzumab", "anti-SLAMF7 antibody", "empliciti", "SLAMF7"),
    _drug("teclistamab", "BCMA bispecific antibody", "tecvayli", "BCMA"),
    _drug("elranatamab", "BCMA bispecific antibody", "elrexfio", "BCMA"),
    _drug("linvoseltamab", "BCMA bispecific antibody", "lynozyfic", "BCMA"),
    _drug("belantamab mafodotin", "BCMA antibody-drug conjugate", "belantamab|blenrep", "BCMA"),
    _drug("talquetamab", "GPRC5D bispecific antibody", "talvey", "GPRC5D"),
    _drug("alemtuzumab", "anti-CD52 antibody", "campath|lemtrada"),
    _drug("mogamulizumab", "anti-CCR4 antibody", "poteligeo"),
    _drug("nivolumab", "PD-1 antibody", "opdivo"),
    _drug("pembrolizumab", "PD-1 antibody", "keytruda"),
    _drug("bortezomib", "proteasome inhibitor", "velcade"),
    _drug("carfilzomib", "proteasome inhibitor", "kyprolis"),
    _drug("ixazomib", "proteasome inhibitor", "ninlaro"),
    _drug("lenalidomide", "immunomodulator", "revlimid"),
    _drug("pomalidomide", "immunomodulator", "imnovid|pomalyst"),
    _drug("thalidomide", "immunomodulator", ""),
    _drug("iberdomide", "cereblon modulator", ""),
    _drug("selinexor", "XPO1 inhibitor", "xpovio|nexpovio"),
    _drug("panobinostat", "HDAC inhibitor", "farydak"),
    _drug("ibrutinib", "BTK inhibitor", "imbruvica"),
    _drug("acalabrutinib", "BTK inhibitor", "calquence"),
    _drug("zanubrutinib", "BTK inhibitor", "brukinsa"),
    _drug("pirtobrutinib", "BTK inhibitor", "jaypirca"),
    _drug("idelalisib", "PI3K inhibitor", "zydelig"),
    _drug("copanlisib", "PI3K inhibitor", "aliqopa"),
    _drug("venetoclax", "BCL2 inhibitor", "venclexta|venclyxto"),
    _drug("imatinib", "BCR::ABL1 inhibitor", "glivec|gleevec"),
    _drug("dasatinib", "BCR::ABL1 inhibitor", "sprycel"),
    _drug("nilotinib", "BCR::ABL1 inhibitor", "tasigna"),
    _drug("ponatinib", "BCR::ABL1 inhibitor", "iclusig"),
    _drug("midostaurin", "FLT3 inhibitor", "rydapt"),
    _drug("gilteritinib", "FLT3 inhibitor", "xospata"),
    _drug("quizartinib", "FLT3 inhibitor", "vanflyta"),
    _drug("ivosidenib", "IDH1 inhibitor", "tibsovo"),
    _drug("enasidenib", "IDH2 inhibitor", "idhifa"),
    _drug("azacitidine", "hypomethylating agent", "vidaza|5-azacytidine"),
    _drug("decitabine", "hypomethylating agent", "dacogen"),
    _drug("cyclophosphamide", "alkylator", "endoxan|cytoxan"),
    _drug("ifosfamide", "alkylator", "ifex"),
    _drug("melphalan", "alkylator", "alkeran"),
    _drug("bendamustine", "alkylator", "treanda|levact|ribomustin"),
    _drug("busulfan", "alkylator", "busulfex|busilvex"),
    _drug("treosulfan", "alkylator", "trecondi"),
    _drug("thiotepa", "alkylator", "tepadina"),
    _drug("carmustine", "alkylator", "bcnu"),
    _drug("chlorambucil", "alkylator", "leukeran"),
    _drug("dacarbazine", "alkylator", "dtic"),
    _drug("procarbazine", "alkylator", ""),
    _drug("fludarabine", "purine analogue", "fludara"),
    _drug("cladribine", "purine analogue", "litak"),
    _drug("clofarabine", "purine analogue", "evoltra|clolar"),
    _drug("nelarabine", "purine analogue", "atriance|arranon"),
    _drug("cytarabine", "antimetabolite", "ara-c|cytosar"),
    _drug("methotrexate", "antimetabolite", "mtx"),
    _drug("mercaptopurine", "antimetabolite", "6-mercaptopurine|6-mp|purinethol"),
    _drug("gemcitabine", "antimetabolite", "gemzar"),
    _drug("hydroxycarbamide", "antimetabolite", "hydroxyurea|litalir|hydrea"),
    _drug("doxorubicin", "anthracycline", "adriamycin|adriblastin"),
    _drug("liposomal doxorubicin", "anthracycline", "pegylated liposomal doxorubicin|caelyx|doxil"),
    _drug("daunorubicin", "anthracycline", "cerubidine"),
    _drug("idarubicin", "anthracycline", "zavedos"),
    _drug("mitoxantrone", "anthracenedione", "novantrone"),
    _drug("bleomycin", "antitumour antibiotic", ""),
    _drug("vincristine", "vinca alkaloid", "oncovin"),
    _drug("vinblastine", "vinca alkaloid", ""),
    _drug("etoposide", "topoisomerase II inhibitor", "vp-16|vepesid"),
    _drug("cisplatin", "platinum", ""),
    _drug("carboplatin", "platinum", ""),
    _drug("oxaliplatin", "platinum", "eloxatin"),
    _drug("asparaginase", "asparaginase", "pegaspargase|peg-asparaginase|oncaspar|erwinase|l-asparaginase"),
    _drug("docetaxel", "taxane", "taxotere"),
    _drug("paclitaxel", "taxane", "taxol"),
    _drug("fluorouracil", "antimetabolite", "5-fu"),
    _drug("prednisone", "corticosteroid", "prednison", role=_STEROID),
    _drug("prednisolone", "corticosteroid", "prednisolon", role=_STEROID),
    _drug("methylprednisolone", "corticosteroid", "methylprednisolon|solu-medrol", role=_STEROID),
    _drug("dexamethasone", "corticosteroid", "dexamethason|decadron", role=_STEROID),
    _drug("hydrocortisone", "corticosteroid", "hydrocortison", role=_STEROID),
    _drug("ciclosporin", "calcineurin inhibitor", "cyclosporine|cyclosporin|sandimmun", role=_IS),
    _drug("tacrolimus", "calcineurin inhibitor", "prograf|advagraf", role=_IS),
    _drug("sirolimus", "mTOR inhibitor", "rapamune", role=_IS),
    _drug("mycophenolate", "antiproliferative", "mycophenolate mofetil|mmf|cellcept", role=_IS),
    _drug("ruxolitinib", "JAK inhibitor", "jakafi|jakavi", role=_IS),
    _drug("belumosudil", "ROCK2 inhibitor", "rezurock", role=_IS),
    _drug("antithymocyte globulin", "polyclonal antibody", "atg|thymoglobulin|grafalon", role=_IS),
    _drug("tocilizumab", "IL-6 receptor antibody", "actemra|roactemra", role=_IS),
    _drug("filgrastim", "growth factor", "g-csf|neupogen|pegfilgrastim", role=_SUP),
    _drug("immunoglobulin", "replacement", "ivig|privigen", role=_SUP),
    _drug("tisagenlecleucel", "CAR-T product", "tisa-cel|tisacel|kymriah|ctl019", "CD19", _CAR),
    _drug("axicabtagene ciloleucel", "CAR-T product", "axi-cel|axicel|yescarta|axicabtagene", "CD19", _CAR),
    _drug("brexucabtagene autoleucel", "CAR-T product", "brexu-cel|brexucel|tecartus|brexucabtagene", "CD19", _CAR),
    _drug("lisocabtagene maraleucel", "CAR-T product", "liso-cel|lisocel|breyanzi|lisocabtagene", "CD19", _CAR),
    _drug("obecabtagene autoleucel", "CAR-T product", "obe-cel|obecel|aucatzyl|obecabtagene", "CD19", _CAR),
    _drug("idecabtagene vicleucel", "CAR-T product", "ide-cel|idecel|abecma|idecabtagene|bb2121", "BCMA", _CAR),
    _drug("ciltacabtagene autoleucel", "CAR-T product", "cilta-cel|ciltacel|carvykti|ciltacabtagene", "BCMA", _CAR),
    _drug("equecabtagene autoleucel", "CAR-T product", "eque-cel|fucaso|equecabtagene", "BCMA", _CAR),
    _drug("zevorcabtagene autoleucel", "CAR-T product", "zevor-cel|zevorcabtagene", "BCMA", _CAR),
    _drug("relmacabtagene autoleucel", "CAR-T product", "relma-cel|carteyva|relmacabtagene", "CD19", _CAR),
)  # fmt: skip

DRUG_BY_NAME: dict[str, Drug] = {drug.name: drug for drug in DRUGS}
DRUG_BY_WORD: dict[str, Drug] = {w: d for d in DRUGS for w in (d.name, *d.words)}


def _regimen(words: str, drugs: str, use: Use = "treatment") -> Regimen:
    spelled = tuple(words.split("|"))
    return Regimen(spelled[0], spelled, tuple(drugs.split("+")), use)


_CHOP = "cyclophosphamide+doxorubicin+vincristine+prednisone"

REGIMENS: tuple[Regimen, ...] = (
    _regimen("Pola-R-CHP|Pola-RCHP|R-CHP-Pola", "polatuzumab vedotin+rituximab+cyclophosphamide+doxorubicin+prednisone"),
    _regimen("DA-EPOCH-R|R-EPOCH|R-DA-EPOCH|DA-R-EPOCH|EPOCH-R", f"rituximab+etoposide+{_CHOP}"),
    _regimen("R-CHOP|RCHOP|R CHOP|CHOP-R|R-CHOP-21|R-CHOP-14|R-CHOP21|R-CHOP14", f"rituximab+{_CHOP}"),
    _regimen("R-mini-CHOP|R-miniCHOP", f"rituximab+{_CHOP}"),
    _regimen("R-CHOEP|RCHOEP", f"rituximab+etoposide+{_CHOP}"),
    _regimen("G-CHOP|O-CHOP", f"obinutuzumab+{_CHOP}"),
    _regimen("CHOEP", f"etoposide+{_CHOP}"),
    _regimen("CHOP|CHOP-21|CHOP-14", _CHOP),
    _regimen("BV-CHP", "brentuximab vedotin+cyclophosphamide+doxorubicin+prednisone"),
    _regimen("R-CVP|RCVP", "rituximab+cyclophosphamide+vincristine+prednisone"),
    _regimen("Pola-BR|Pola-R-B|pola-BR|Pola-R-Benda|PolaBR", "polatuzumab vedotin+bendamustine+rituximab"),
    _regimen("BR|R-B|B-R|R-Benda|R-bendamustine", "bendamustine+rituximab"),
    _regimen("R-DHAP|RDHAP|R DHAP|DHAP-R", "rituximab+dexamethasone+cytarabine+cisplatin"),
    _regimen("R-DHAX|R-DHAOx", "rituximab+dexamethasone+cytarabine+oxaliplatin"),
    _regimen("DHAP", "dexamethasone+cytarabine+cisplatin"),
    _regimen("R-ICE|RICE|R ICE", "rituximab+ifosfamide+carboplatin+etoposide"),
    _regimen("ICE", "ifosfamide+carboplatin+etoposide"),
    _regimen("R-GDP|RGDP", "rituximab+gemcitabine+dexamethasone+cisplatin"),
    _regimen("GDP", "gemcitabine+dexamethasone+cisplatin"),
    _regimen("R-ESHAP", "rituximab+etoposide+methylprednisolone+cytarabine+cisplatin"),
    _regimen("R-GemOx|R-GEMOX|RGemOx", "rituximab+gemcitabine+oxaliplatin"),
    _regimen("GemOx|GEMOX", "gemcitabine+oxaliplatin"),
    _regimen("R2|R²|R-len|R-Len", "rituximab+lenalidomide"),
    _regimen("Tafa-Len|Tafa-len|tafa-len", "tafasitamab+lenalidomide"),
    _regimen("R-CODOX-M/IVAC|CODOX-M/IVAC|R-CODOX-M", "rituximab+cyclophosphamide+vincristine+doxorubicin+methotrexate+ifosfamide+etoposide+cytarabine"),
    _regimen("ABVD", "doxorubicin+bleomycin+vinblastine+dacarbazine"),
    _regimen("BEACOPP|escBEACOPP|eBEACOPP", "bleomycin+etoposide+doxorubicin+cyclophosphamide+vincristine+procarbazine+prednisone"),
    _regimen("BEAM", "carmustine+etoposide+cytarabine+melphalan", "conditioning"),
    _regimen("TEAM", "thiotepa+etoposide+cytarabine+melphalan", "conditioning"),
    _regimen("Mel200|MEL200|Mel-200|HD-Mel|HDM|high-dose melphalan|High-dose melphalan", "melphalan", "conditioning"),
    _regimen("Flu/Bu|Bu/Flu|FluBu", "fludarabine+busulfan", "conditioning"),
    _regimen("Flu/Mel|FluMel", "fludarabine+melphalan", "conditioning"),
    _regimen("Flu/Treo|FluTreo", "fludarabine+treosulfan", "conditioning"),
    _regimen("Flu/Cy|FluCy|Cy/Flu|Flu-Cy", "fludarabine+cyclophosphamide", "lymphodepletion"),
    _regimen("FCR", "fludarabine+cyclophosphamide+rituximab"),
    _regimen("hyper-CVAD|Hyper-CVAD|HyperCVAD|hyperCVAD|HYPER-CVAD|R-hyper-CVAD", "cyclophosphamide+vincristine+doxorubicin+dexamethasone+methotrexate+cytarabine"),
    _regimen("mini-hyper-CVD|mini-HCVD|Mini-hyper-CVD", "cyclophosphamide+vincristine+dexamethasone+methotrexate+cytarabine"),
    _regimen("GMALL|GMALL 08/2013|GMALL 07/2003", "dexamethasone+vincristine+daunorubicin+asparaginase+cyclophosphamide+cytarabine+mercaptopurine+methotrexate"),
    _regimen("AIEOP-BFM|AIEOP-BFM ALL 2017|ALL-BFM|BFM", "prednisone+vincristine+daunorubicin+asparaginase+cyclophosphamide+cytarabine+mercaptopurine+methotrexate"),
    _regimen("CALGB 10403|CALGB-10403|C10403", "prednisone+vincristine+daunorubicin+asparaginase+cyclophosphamide+cytarabine+mercaptopurine"),
    _regimen("FLAG-Ida|FLAG-IDA|FLA-Ida|FLAI", "fludarabine+cytarabine+idarubicin+filgrastim"),
    _regimen("FLAG", "fludarabine+cytarabine+filgrastim"),
    _regimen("7+3|3+7|DA 3+7", "cytarabine+daunorubicin"),
    _regimen("Aza-Ven|aza-ven|Ven-Aza|Aza/Ven|ven/aza|Ven/Aza", "azacitidine+venetoclax"),
    _regimen("VRd|VRD|RVd|RVD", "bortezomib+lenalidomide+dexamethasone"),
    _regimen("Dara-VRd|D-VRd|DVRd|D-RVd|Dara-RVd", "daratumumab+bortezomib+lenalidomide+dexamethasone"),
    _regimen("Isa-VRd|Isa-RVd", "isatuximab+bortezomib+lenalidomide+dexamethasone"),
    _regimen("Dara-VTd|D-VTd|DVTd", "daratumumab+bortezomib+thalidomide+dexamethasone"),
    _regimen("VTd|VTD", "bortezomib+thalidomide+dexamethasone"),
    _regimen("VCd|VCD|CyBorD|CyBorDex", "bortezomib+cyclophosphamide+dexamethasone"),
    _regimen("DRd|DRD|Dara-Rd|D-Rd", "daratumumab+lenalidomide+dexamethasone"),
    _regimen("DVd|DVD|Dara-Vd|D-Vd", "daratumumab+bortezomib+dexamethasone"),
    _regimen("DPd|DPD|Dara-Pd|D-Pd", "daratumumab+pomalidomide+dexamethasone"),
    _regimen("DKd|Dara-Kd|D-Kd|KdD", "daratumumab+carfilzomib+dexamethasone"),
    _regimen("Isa-Pd|IsaPd|Isa-PomDex", "isatuximab+pomalidomide+dexamethasone"),
    _regimen("Isa-Kd|IsaKd", "isatuximab+carfilzomib+dexamethasone"),
    _regimen("KRd|KRD", "carfilzomib+lenalidomide+dexamethasone"),
    _regimen("KPd|KPD", "carfilzomib+pomalidomide+dexamethasone"),
    _regimen("KCd|KCD", "carfilzomib+cyclophosphamide+dexamethasone"),
    _regimen("IRd|IRD", "ixazomib+lenalidomide+dexamethasone"),
    _regimen("EPd|EloPd|Elo-Pd", "elotuzumab+pomalidomide+dexamethasone"),
    _regimen("ERd|EloRd|Elo-Rd", "elotuzumab+lenalidomide+dexamethasone"),
    _regimen("PVd|VPd", "pomalidomide+bortezomib+dexamethasone"),
    _regimen("PCd|PCyDex", "pomalidomide+cyclophosphamide+dexamethasone"),
    _regimen("XVd|SVd", "selinexor+bortezomib+dexamethasone"),
    _regimen("VMP|D-VMP", "bortezomib+melphalan+prednisone"),
    _regimen("VTD-PACE|VDT-PACE|DT-PACE|KRD-PACE", "dexamethasone+thalidomide+cisplatin+doxorubicin+cyclophosphamide+etoposide"),
    _regimen("Vd|VelDex", "bortezomib+dexamethasone"),
    _regimen("Rd|RevDex|Len-Dex", "lenalidomide+dexamethasone"),
    _regimen("Kd|KyDex", "carfilzomib+dexamethasone"),
    _regimen("Pd|PomDex|Pom-Dex", "pomalidomide+dexamethasone"),
)  # fmt: skip

REGIMEN_BY_NAME: dict[str, Regimen] = {regimen.name: regimen for regimen in REGIMENS}
_REGIMEN_BY_WORD: dict[str, Regimen] = {w: r for r in REGIMENS for w in r.words}


@lru_cache(maxsize=1)
def _drug_pattern() -> re.Pattern[str]:
    words = sorted(DRUG_BY_WORD, key=len, reverse=True)
    body = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w-])(?:{body})(?![\w])", re.IGNORECASE)


@lru_cache(maxsize=1)
def _regimen_pattern() -> re.Pattern[str]:
    words = sorted(_REGIMEN_BY_WORD, key=len, reverse=True)
    body = "|".join(re.escape(word) for word in words)
    return re.compile(rf"(?<![\w+/-])(?:{body})(?![\w+-])")


def targets_of(drug: str) -> tuple[str, ...]:
    """Tumour antigens that a drug binds; empty for an unknown drug and for one that binds none.

    Antibodies, bispecifics, conjugates and CAR-T products all count: each can select for cells
    that lost the antigen.

    Parameters
    ----------
    drug
        International name, brand or abbreviation, in any case.

    >>> targets_of("blinatumomab"), targets_of("Columvi"), targets_of("cisplatin")
    (('CD19',), ('CD20',), ())
    """
    known = DRUG_BY_WORD.get(" ".join(drug.lower().split()))
    return known.targets if known else ()


def drugs_in(text: str) -> tuple[tuple[Drug, int, int], ...]:
    """Every drug named in a text with the place of the words, in reading order.

    >>> [drug.name for drug, _, _ in drugs_in("MabThera 700 mg, then Polivy")]
    ['rituximab', 'polatuzumab vedotin']
    """
    found = _drug_pattern().finditer(text)
    return tuple((DRUG_BY_WORD[m[0].lower()], m.start(), m.end()) for m in found)


def regimens_in(text: str) -> tuple[tuple[Regimen, int, int], ...]:
    """Every regimen named in a text with the place of the words, in reading order.

    >>> [regimen.name for regimen, _, _ in regimens_in("6 x R-CHOP, relapse, Pola-BR")]
    ['R-CHOP', 'Pola-BR']
    """
    found = _regimen_pattern().finditer(text)
    return tuple((_REGIMEN_BY_WORD[m[0]], m.start(), m.end()) for m in found)


def regimen_of(drugs: frozenset[str]) -> Regimen | None:
    """The treatment regimen that consists of exactly these drugs (prednisolone = prednisone).

    >>> regimen_of(frozenset({"bendamustine", "rituximab"})).name
    'BR'
    """
    same = frozenset("prednisone" if drug == "prednisolone" else drug for drug in drugs)
    return next((r for r in REGIMENS if r.use == "treatment" and frozenset(r.drugs) == same), None)
