"""Allergies to drugs in prose and lists, in seven languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from alloway.patient.cases.beside import dates_beside
from alloway.patient.cases.context import context
from alloway.patient.cases.lexicon import Lexicon, folded
from alloway.patient.cases.statements import Statement
from alloway.reference.drugs import DRUGS
from alloway.values.case import Fact

_ALLERGENS = """
Penicillin: penicillin*|penizillin*|penicilline*|penicilina*|penicyl*|peniciline*|penicilline*
Amoxicillin: amoxicil*|amoksycyl*|amoxycil*|augmentin
Cephalosporin: cephalosporin*|cefalospor*|cephalosporine*|ceftriax*|ceftazidim*|cefepim*
Metamizole: metamizol*|novalgin*|nolotil|dipyron*|novaminsulfon*|pyralgin*
Co-trimoxazole: cotrimoxazol*|co trimoxazol*|trimethoprim*|kotrimoxazol*|bactrim|biseptol
Sulfonamide: sulfonamid*|sulphonamid*|sulfamid*|sulfa|sulfa drugs|solfamid*
Vancomycin: vancomyc*|vancomic*|wankomyc*
Ciprofloxacin: ciproflox*|cyproflox*|levoflox*
Contrast medium: contrast|contrast medi*|contrast agent*|iodinated contrast*|kontrastmittel*|jodhaltig* kontrastmittel*|produit* de contraste*|contraste iod*|contraste|mezzo di contrasto|mezzi di contrasto|contrastmiddel*|contrastvloeistof|srodk* kontrastow*|kontrast*
Iodine: iodine|jod|iode|yodo|iodio|jodium|jod
Latex: latex|lateks|lattice
Aspirin: aspirin*|acetylsalicyl*|=ASS|=AAS|=ASA|acido acetilsalicilico|aspiryn*
NSAID: =NSAIDs|=NSAID|=NSAR|=AINS|=AINE|=FANS|ibuprofen*|diclofenac*|diklofenak|ketoprofen*|=NLPZ
Codeine: codein*|kodein*
Morphine: morphin*|morfin*|opioid*|opiate*
Asparaginase: asparaginas*|asparaginaz*|l asparaginas*
Platelets: platelet transfusion*|thrombozytenkonzentrat*
Plaster: sticking plaster|pflaster|sparadrap|esparadrapo|cerotto|pleister*|plast*
"""
_WORD = re.compile(
    r"(?<![a-z])(?:(?P<list>(?:drug )?allergies|allergy|allergien?|medikamentenallergien?|arzneimittelallergien?"
    r"|allergies?(?: medicamenteuses?)?|alergias?(?: medicamentosas?)?|allergie(?: a farmaci)?|allergieen|alergi[ea]"
    r"|uczuleni[ea]|intolerances?|unvertraglichkeit(?:en)?|hypersensitivity)"
    r"|allergic|allergisch\w*|allergique\w*|alergic[oa]|allergic[oa]|uczulon[yae]|nadwrazliw\w+)(?![a-z])",
)
_COMPOUND = re.compile(r"[\s-]?(?:allerg|alergi|unvertraglichkeit|overgevoelig|intoleran)")
_NONE = re.compile(
    r"(?:no known|none|nil\b|nkda|keine|aucune?|pas d|niet bekend|geen|ninguna|no conocidas|sin alergia"
    r"|nessuna|non note|nie ma|brak|neguje|nega|unknown|unbekannt)",
)
_REACH = 70


@lru_cache(maxsize=1)
def _allergens() -> Lexicon:
    rows = []
    for line in _ALLERGENS.strip().splitlines():
        name, _, words = line.partition(": ")
        rows += [(word, name) for word in words.split("|")]
    rows += [(f"{word}*", drug.name.capitalize()) for drug in DRUGS for word in _words(drug.name)]
    return Lexicon(rows)


def _words(name: str) -> tuple[str, ...]:
    """The drug's name without the vowel that languages end it with: ``rituximab``, ``cytarabin``."""
    plain = folded(name)
    return (plain.rstrip("e"),) if re.fullmatch(r"[a-z]{6,}", plain) else ()


def allergy_facts(statement: Statement) -> Iterator[Fact]:
    """``condition`` facts such as ``Penicillin allergy``, each with the date beside it."""
    plain = folded(statement.text)
    if "llerg" not in plain and "lergi" not in plain and not _WORD.search(plain):
        return
    hits = [h for h in _allergens().find(statement.text) if _named(plain, h.start, h.end)]
    dates = dates_beside(statement, [(hit.start, hit.end) for hit in hits])
    for hit, when in zip(hits, dates, strict=True):
        if context(statement.text, hit.start, hit.end, statement.section) == "affirmed":
            source = statement.quoted(hit.start, hit.end)
            yield Fact("condition", f"{hit.meaning} allergy", source, "", when, "text rule")


def _named(plain: str, start: int, end: int) -> bool:
    """Whether the allergen stands right before the word, or behind it in the same clause."""
    if _COMPOUND.match(plain, end):
        return True
    if _COMPOUND.search(plain[start:end]):
        return True
    words = list(_WORD.finditer(plain, max(0, start - _REACH), start))
    if not words:
        return False
    between = plain[words[-1].end() : start]
    return not re.search(r"[;.]", between) and not _NONE.match(between.lstrip(" :-"))
