"""What a text says more about an illness it names: its grade or stage, its germ, that it is over."""

from __future__ import annotations

import re

GRADED: dict[str, frozenset[str]] = {
    "grade": frozenset((
        "Peripheral neuropathy", "Polyneuropathy", "Neuropathy", "Mucositis", "Haemorrhagic cystitis",
        "Hand-foot syndrome", "Pneumonitis", "Veno-occlusive disease", "Immune-related colitis",
        "Immune-related hepatitis", "Immune-related thyroiditis", "Anaphylaxis", "Encephalopathy",
        "Haemophagocytic lymphohistiocytosis", "Capillary leak syndrome", "Drug-induced liver injury",
        "Steroid myopathy", "Pancreatitis", "Tumour lysis syndrome", "Differentiation syndrome",
    )),
    "stage": frozenset(("Chronic kidney disease", "Avascular necrosis", "Osteonecrosis")),
    "germ": frozenset((
        "Bacteraemia", "Sepsis", "Septic shock", "Pneumonia", "Urinary tract infection",
        "Line infection", "Meningitis", "Endocarditis", "Candidaemia", "Pyelonephritis",
    )),
}  # fmt: skip
"""Names that keep a grade (CTCAE), a stage or their germ."""
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_NUMBER = r"(?:iv|iii|ii|i|[1-4])"
_WORD = r"(?:grade?|grades|grados?|graad|gradi|stopni\w+|stopien|st\.|g|°)"
_GRADE_AFTER = re.compile(
    rf"^[^;,.()]{{0,30}}?[\s,(:-]{{0,3}}(?:ctcae|ctc|who|nci|oms)?[\s:]{{0,2}}(?:v\d )?\b{_WORD}[\s.:°-]{{0,2}}"
    rf"(?P<one>{_NUMBER})(?:\s?[-/]\s?(?P<two>{_NUMBER}))?(?![\w%])"
    rf"|^[^;,.()]{{0,30}}?[\s,(]{{1,3}}(?P<first>{_NUMBER})(?:\s?°|\.?\s?stopnia|\.? grades)"
)
_GRADE_BEFORE = re.compile(
    rf"\b{_WORD}[\s.:°-]{{0,2}}(?P<one>{_NUMBER})(?:\s?[-/]\s?(?P<two>{_NUMBER}))?(?P<first>)[\s-]{{1,2}}"
    r"(?:(?:of|the|oral\w*|sensor\w+|peripher\w*|perifere?|vincristin\w*|bortezomib\w*|induced|related|associated|toxic\w*|orale)[\s-]{1,2}){0,3}$"
)
_STAGE = re.compile(
    r"^[\s,(:-]{0,3}(?:ckd|kdigo|nach|according to|gold)?[\s,]{0,2}(?:stage|stadium|stade|estadio|stadio|stopnia|stopien|g|arco|grad|grade)"
    r"[\s.:]{0,2}(?P<one>[1-5]\s?[ab]?|iv|v|iii\s?[ab]?|ii|i)(?![\w%])"
)
_GERMS = (
    (
        "Staphylococcus epidermidis",
        r"(?:staphylococcus|staph\.?|s\.) ?epidermidis|staphylokokkus epidermidis",
    ),
    (
        "Staphylococcus aureus",
        r"(?:staphylococcus|staph\.?|s\.) ?aureus|mrsa|mssa|gronkowc\w+ zlocist\w+|staphylocoque dore",
    ),
    ("Staphylococcus haemolyticus", r"(?:staphylococcus|staph\.?|s\.) ?haemolyticus"),
    ("Staphylococcus hominis", r"(?:staphylococcus|staph\.?|s\.) ?hominis"),
    (
        "Coagulase-negative staphylococcal",
        r"coagulase[- ]negative staph\w+|\bcons\b|koagulase-?\s?negative\w* staph\w+|\bkns\b|cns staph\w+",
    ),
    ("Streptococcus pneumoniae", r"(?:streptococcus|str\.?|s\.) ?pneumoniae|pneumokokk\w+|pneumococ\w+"),
    ("Streptococcus mitis", r"(?:streptococcus|str\.?|s\.) ?mitis"),
    ("Streptococcus viridans", r"(?:streptococcus|str\.?|s\.) ?viridans|viridans[- ]\w+|viridans"),
    ("Streptococcus oralis", r"(?:streptococcus|str\.?|s\.) ?oralis"),
    ("Enterococcus faecium", r"(?:enterococcus|e\.) ?faecium"),
    ("Enterococcus faecalis", r"(?:enterococcus|e\.) ?faecalis"),
    ("Enterococcus", r"enterococ\w+|enterokok\w+|\bvre\b"),
    ("E. coli", r"escherichia(?: coli)?|e\. ?coli|\be coli\b"),
    ("Klebsiella pneumoniae", r"(?:klebsiella|k\.|kl\.) ?pneumoniae"),
    ("Klebsiella oxytoca", r"(?:klebsiella|k\.) ?oxytoca"),
    ("Klebsiella", r"klebsiell\w+"),
    ("Pseudomonas aeruginosa", r"(?:pseudomonas|p\.|ps\.) ?aeruginosa"),
    ("Pseudomonas", r"pseudomonas"),
    ("Enterobacter cloacae", r"(?:enterobacter|e\.) ?cloacae"),
    ("Stenotrophomonas maltophilia", r"stenotrophomonas(?: maltophilia)?"),
    ("Serratia", r"serratia(?: marcescens)?"),
    ("Proteus mirabilis", r"(?:proteus|p\.) ?mirabilis"),
    ("Acinetobacter", r"acinetobacter(?: baumannii)?"),
    ("Listeria", r"listeria(?: monocytogenes)?"),
    ("Bacillus cereus", r"bacillus cereus"),
    ("Salmonella", r"salmonell\w+"),
    ("Candida albicans", r"(?:candida|c\.) ?albicans"),
    ("Candida glabrata", r"(?:candida|c\.) ?glabrata"),
    ("Candida krusei", r"(?:candida|c\.) ?krusei"),
    ("Candida parapsilosis", r"(?:candida|c\.) ?parapsilosis"),
    ("Legionella", r"legionell\w*"),
    ("Aspergillus", r"aspergillus(?: fumigatus)?"),
)  # fmt: skip
_GERM = re.compile(
    "|".join(f"(?P<g{i}>(?<![a-z])(?:{words}))" for i, (_, words) in enumerate(_GERMS))
)
_JOINED = re.compile(
    r"[\s-]*(?:(?:a|par|mit|durch|due|to|with|by|por|da|di|door|met|z|w|wywolan\w+|przez|na tle|et|associated|bedingte?|nachweis|von|of)\s)*[\s:(-]*"
)
_OVER = re.compile(
    r"\b(?:resol(?:ved|ution)|recovered|cured|healed|cleared|abgeheilt|ausgeheilt|abgeklungen|genesen"
    r"|ruckgebildet|zuruckgebildet|geheilt|gueri\w*|resolu\w*|resuelt\w*|curad\w+|superad\w+|resuelv\w+|eradicat\w+|erradicad\w+"
    r"|eradiziert|risolt\w+|guarit\w+|genezen|hersteld|opgelost|doorgemaakt\w*|wyleczon\w+|ustapil\w*|przebyt\w+|wygojon\w+|przechorowan\w+)\b"
)
_OVER_BEFORE = re.compile(
    r"\b(?:status post|s/p|history of|z\.? ?n\.|zustand nach|status na|st\.? ?n\.|stp\.?|stan po|pregress\w+|antecedent\w*"
    r"|previous|prior|past|fruher\w*|stattgehabt\w*|durchgemacht\w*|ancien\w*|previ[ao]s?|pasad[ao]|vroeger\w*|przebyt\w+|w wywiadzie"
    r"|childhood|kindheit|infancy|enfance|infancia|infanzia|kindertijd|jeugd|dziecinstw\w+)\b"
)
_OVER_AFTER = re.compile(
    r"^[^;,.]{0,25}\b(?:pregress\w+|pasad[ao]|previ[ao]|ancien\w*|w wywiadzie|in der (?:anamnese|kindheit|vorgeschichte)|in (?:childhood|infancy|the past)"
    r"|since (?:infancy|childhood|birth)|seit (?:der )?(?:kindheit|geburt)|depuis l'enfance|dans l'enfance|en la infancia|desde la infancia"
    r"|nell'infanzia|dall'infanzia|in de voorgeschiedenis|sinds de kindertijd|als kind|as a child|w dziecinstwie|od dziecinstwa)\b"
)


def detailed(name: str, plain: str, start: int, end: int) -> str:
    """The English name with the germ, grade or stage that stand beside it in folded text.

    >>> detailed("Mucositis", "mucite de grade 3, resolue", 0, 6)
    'Mucositis grade 3'
    >>> detailed("Bacteraemia", "bacteriemie a e. coli", 0, 11)
    'E. coli bacteraemia'
    """
    if name in GRADED["germ"]:
        germ = _germ_beside(plain, start, end)
        said = germ and not (name == "Candidaemia" and not germ.startswith("Candida"))
        return f"{germ} {name[0].lower()}{name[1:]}" if said else name
    if name in GRADED["grade"]:
        before = _GRADE_BEFORE.search(plain[max(0, start - 60) : start])
        match = before or _GRADE_AFTER.search(plain[end : end + 60])
        return f"{name} grade {_number(match)}" if match else name
    if name in GRADED["stage"]:
        match = _STAGE.search(plain[end : end + 40])
        return f"{name} stage {_arabic(match['one'])}" if match else name
    return name


def germ_in(plain: str, low: int, high: int) -> tuple[str, tuple[int, int]] | None:
    """The first bacterium or yeast named between two places, and where it stands."""
    match = _GERM.search(plain, low, min(high, len(plain)))
    if match is None or match.lastgroup is None:
        return None
    return _GERMS[int(match.lastgroup[1:])][0], match.span()


def over(plain: str, low: int, start: int, end: int, high: int) -> str:
    """``resolved`` or ``past`` where an illness at ``plain[start:end]`` is told as one that was.

    ``low`` and ``high`` are where its neighbours end and begin.
    """
    ahead = re.split(r"[;,]|\.\s", plain[low:start])[-1]
    behind = re.split(r";|(?<![a-z]\b)\.\s", plain[end:high])[0]
    if _OVER.search(ahead) or _OVER.search(behind):
        return "resolved"
    return "past" if _OVER_BEFORE.search(ahead) or _OVER_AFTER.search(behind) else ""


def _germ_beside(plain: str, start: int, end: int) -> str:
    ahead = germ_in(plain, max(0, start - 32), start)
    if ahead and _JOINED.fullmatch(plain, ahead[1][1], start):
        return ahead[0]
    behind = germ_in(plain, end, end + 60)
    if behind and not re.search(r"[;,]", plain[end : behind[1][0]]):
        return behind[0]
    return ""


def _number(match: re.Match[str]) -> str:
    one, two = match["one"] or match["first"], match["two"]
    return f"{_arabic(one)}-{_arabic(two)}" if two else _arabic(one)


def _arabic(number: str) -> str:
    plain = number.replace(" ", "")
    letter = plain[-1] if plain[-1] in "ab" else ""
    bare = plain.removesuffix(letter) if letter else plain
    return {**_ROMAN, "v": "5"}.get(bare, bare) + letter
