"""What laboratories call their tests for infections, in seven languages.

A name is an agent, the kind of test and the sample, in any order: ``HBV-DNA (PCR)``, ``PCR CMV
sang``, ``Hepatitis B core Ab``. Every word must be known, so that ``CMV IgM`` and ``HBV genotype``
are not taken for the tests of the review.
"""
# Tables of words read better on one line each.

from __future__ import annotations

import re
from functools import lru_cache

from alloway.reference.measured_names import NEUTRAL, plain


def _any(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![0-9a-z])(?:{words})(?![0-9a-z])")


_VIRUS = r"(?: (?:virus|wirus))?"
_AGENTS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (agent, _any(words))
    for agent, words in (
        (
            "hbs_antigen",
            r"hb s ?ag|hbs ag|hbsag|ag hbs|aghbs|hbs antig\w+|antig\w+ hbs|antigeno hbs|(?:hbv|hepatitis b|hep b|hepatite b)"
            + _VIRUS
            + r" (?:surface|oberflachen\w*|s) ?(?:antig\w+|ag)|antigen\w* hbs|antygen hbs|antigen\w* de superficie (?:del? )?(?:virus )?(?:hbv|vhb|hepatitis b)|hepatitis b surface antig\w+|hbs",
        ),
        (
            "hbs_antibody",
            r"anti? ?hbs|anty hbs|hbs ?ab|ac hbs|hbs ak|hbs antibod\w+|hbs antik\w+|(?:hbv|hepatitis b|hep b)"
            + _VIRUS
            + r" surface (?:ab|antibod\w+)",
        ),
        (
            "hbc",
            r"anti? ?hbc|anty hbc|hbc|hbcab|anti core|hb ?core|(?:hbv|vhb|hepatitis b|hep b|hepatite b)"
            + _VIRUS
            + r" core|core (?:hbv|hepatitis b)|anticore",
        ),
        (
            "hbv",
            r"hbv|vhb|hepatitis b"
            + _VIRUS
            + r"|hep b|hepatite b|epatite b|virus de la hepatitis b|virus de l hepatite b|virus (?:dell )?epatite b|wzw b|wirus hbv",
        ),
        (
            "hcv",
            r"hcv|vhc|hepatitis c"
            + _VIRUS
            + r"|hep c|hepatite c|epatite c|virus de la hepatitis c|virus de l hepatite c|virus (?:dell )?epatite c|wzw c",
        ),
        (
            "hiv",
            r"hiv|vih|hiv ?[12]|vih ?[12]|human immunodeficiency virus|humanes immundefizienz ?virus|p24",
        ),
        (
            "cmv",
            r"h?cmv|cytomegalo ?virus\w*|zytomegalie ?virus\w*|cytomegalie ?virus\w*|citomegalovirus|cytomegalowirus|cytomegalii|zytomegalie|hhv ?5",
        ),
        ("ebv", r"ebv|veb|vebv|(?:virus (?:d |de |di )?)?epstein barr" + _VIRUS),
        (
            "tb",
            r"igra|quantiferon\w*|kwantyferon|qft|t spot|tspot|interferon gamma release\w*|interferon gamma freisetzung\w*",
        ),
        (
            "syphilis",
            r"syphilis\w*|lues\w*|sifilis|sifilide|kila|vdrl|rpr|tpha|tppa|tplia|treponem\w*|treponema pallidum|t pallidum",
        ),
        ("toxoplasma", r"toxoplasm\w*|toxoplazm\w*|toxo|t gondii|toxoplasma gondii"),
        ("hhv6", r"hhv ?6|human herpes ?virus 6|herpes ?virus 6"),
        ("adenovirus", r"adeno ?virus\w*|adenowirus\w*|adv|hadv"),
        ("sars_cov_2", r"sars ?cov ?2|covid ?19|covid|coronavirus"),
        (
            "rsv",
            r"rsv|vrs|respiratory syncytial virus|respiratorisches synzytial ?virus|virus respiratoire syncytial|virus respiratorio sincitial|virus respiratorio sinciziale",
        ),
    )
)
_NUCLEIC = frozenset(
    plain(word)
    for word in [
        "dna",
        "rna",
        "adn",
        "arn",
        "dns",
        "rns",
        "pcr",
        "rtpcr",
        "qpcr",
        "nat",
        "naat",
        "load",
        "viral",
        "viral",
        "virale",
        "viralna",
        "last",
        "viruslast",
        "viruslading",
        "virusload",
        "charge",
        "carga",
        "carica",
        "wiremia",
        "viremia",
        "virémie",
        "viraemia",
        "virämie",
        "kopien",
        "copies",
        "copias",
        "copie",
        "genome",
        "genom",
        "amplification",
        "real",
        "time",
        "realtime",
        "rt",
    ]
)
_ANTIBODY = frozenset(
    plain(word)
    for word in [
        "ab",
        "abs",
        "antibody",
        "antibodies",
        "anti",
        "anty",
        "antikörper",
        "antikoerper",
        "ak",
        "ac",
        "acs",
        "at",
        "anticorps",
        "anticuerpo",
        "anticuerpos",
        "anticorpi",
        "anticorpo",
        "antistof",
        "antistoffen",
        "antilichaam",
        "antilichamen",
        "przeciwciała",
        "przeciwciał",
        "igg",
        "serology",
        "serologie",
        "sérologie",
        "serologia",
        "serología",
        "serologisch",
        "serostatus",
        "status",
        "eia",
        "elisa",
        "elfa",
        "clia",
        "cmia",
        "eclia",
        "cobas",
        "architect",
    ]
)
_ANTIGEN = frozenset(
    plain(word)
    for word in [
        "ag",
        "antigen",
        "antigène",
        "antígeno",
        "antigene",
        "antigeen",
        "antygen",
        "combo",
        "combi",
        "kombi",
    ]
)
_BESIDE = frozenset(
    plain(word)
    for word in ["wirus", "wirusa", "pallidum", "test", "tests", "testing", "assay", "screen", "screening", "screeningtest", "suchtest", "virus", "virale", "virus'", "vca", "ebna", "ebna1", "capsid", "capside", "cápside", "nuclear", "viruscapsid", "gold", "plus", "tb", "tbc", "it", "tuberculosis", "tuberkulose", "mycobacterium", "release", "gen", "generation", "1", "2", "3", "4", "4th", "ii", "i", "u", "a", "of", "von", "dosage", "ricerca", "badanie", "bepaling", "detection", "nachweis", "recherche", "determinación", "detección", "qualitative", "qual", "qualitativ", "cualitativo", "cualitativa", "ilościowy", "jakościowy", "quantitativo", "cuantitativo", "quantitatief", "kwalitatief", "kwantitatief", "leukozyten", "kapillarblut", "nasopharynx", "nasopharyngeal", "swab", "abstrich", "rachenabstrich", "stool", "stuhl", "urin", "urine", "liquor", "csf"]
)  # fmt: skip
_KINDS: dict[str, tuple[str, str]] = {
    # agent: kind by antibodies (or antigen, or no word for the test), kind by nucleic acid
    "hbs_antigen": ("infection.hbsag", ""),
    "hbs_antibody": ("infection.hbv_surface_antibody", ""),
    "hbc": ("infection.hbc", ""),
    "hbv": ("", "infection.hbv_dna"),
    "hcv": ("infection.hcv", "infection.hcv_rna"),
    "hiv": ("infection.hiv", "infection.hiv_rna"),
    "cmv": ("infection.cmv", "infection.cmv_dna"),
    "ebv": ("infection.ebv", "infection.ebv_dna"),
    "tb": ("infection.tb", ""),
    "syphilis": ("infection.syphilis", ""),
    "toxoplasma": ("infection.toxoplasma", ""),
    "hhv6": ("", "infection.hhv6"),
    "adenovirus": ("", "infection.adenovirus"),
    "sars_cov_2": ("", "infection.sars_cov_2"),
    "rsv": ("", "infection.rsv"),
}
_LONGEST = 80


@lru_cache(maxsize=4096)
def infection_kind(name: str) -> str:
    """The kind of fact that the name of a test stands for; empty for any other test.

    >>> infection_kind("HBV-DNA (PCR), Plasma"), infection_kind("Ac anti-VHC")
    ('infection.hbv_dna', 'infection.hcv')
    >>> infection_kind("CMV IgM"), infection_kind("HBV genotype")
    ('', '')
    """
    words = plain(name[:_LONGEST]).replace("+", " ")
    agent, rest = _agent(words)
    if not agent:
        return ""
    left = set(rest.split()) - NEUTRAL - _BESIDE
    nucleic, antibody = left & _NUCLEIC, left & _ANTIBODY
    if left - _NUCLEIC - _ANTIBODY - _ANTIGEN or (nucleic and antibody):
        return ""
    by_antibody, by_nucleic = _KINDS[agent]
    if nucleic:
        return by_nucleic
    alone = not antibody and not left & _ANTIGEN
    return by_antibody or (by_nucleic if alone and agent != "hbv" else "")


def _agent(words: str) -> tuple[str, str]:
    """The first agent named, and the words that are left."""
    for agent, pattern in _AGENTS:
        if pattern.search(words):
            return agent, pattern.sub(" ", words)
    return "", ""
