"""Which disease entities a text names, in seven languages."""

from __future__ import annotations

import re
from functools import lru_cache

from alloway.patient.cases.lexicon import Hit, Lexicon, folded
from alloway.reference.disease_names import FOREIGN, LINEAGE_WORDS
from alloway.reference.diseases import BY_KEY, DISEASES, Disease

_LINEAGE = re.compile(
    rf"[\s,(/-]{{0,3}}(?:\b(?:{LINEAGE_WORDS})\b[\s-]{{1,2}}){{0,3}}(?P<letter>[bt])(?![a-z0-9+])"
)
_TRANSFORM = re.compile(r"\b(?:trans?form\w*|getransform\w*|stransform\w*|trasform\w*|transit\w*)")
_LARGE = frozenset(("DLBCL", "HGBL"))


@lru_cache(maxsize=1)
def _names() -> Lexicon:
    english = [(word, disease.key) for disease in DISEASES for word in disease.words]
    return Lexicon([*english, *FOREIGN])


@lru_cache(maxsize=4096)
def entities(text: str) -> tuple[Hit, ...]:
    """Entities a text names, in order; the meaning of each hit is its key.

    >>> [hit.meaning for hit in entities("Chłoniaka z komórek płaszcza; nie: non-Hodgkin")]
    ['MCL']
    >>> [hit.meaning for hit in entities("Leucemia linfoblástica aguda, fenotipo T")]
    ['T-ALL']
    """
    plain = folded(text)
    found = []
    for hit in _names().find(text):
        key, end = hit.meaning, hit.end
        if key == "ALL" and (match := _LINEAGE.match(plain, hit.end)):
            key, end = f"{match['letter'].upper()}-ALL", match.end()
        if key != "-":
            found.append(Hit(hit.start, end, key))
    return tuple(_transformed(plain, found))


def _transformed(plain: str, found: list[Hit]) -> list[Hit]:
    """A follicular lymphoma that a text says became a large-cell one is the transformed entity."""
    keys = {hit.meaning for hit in found}
    if "FL" not in keys or not keys & _LARGE:
        return found
    if not _TRANSFORM.search(plain, found[0].start):
        return found
    joined = frozenset(("FL", *_LARGE))
    mine = [hit for hit in found if hit.meaning in joined]
    one = Hit(mine[0].start, mine[-1].end, "tFL")
    return sorted((one, *(h for h in found if h not in mine)), key=lambda hit: hit.start)


@lru_cache(maxsize=4096)
def entity_in(text: str) -> Disease | None:
    """The disease a text names; of a wider and a narrower name the narrower one.

    >>> entity_in("Transformed follicular lymphoma, stage IV").key
    'tFL'
    >>> entity_in("B-ALL (acute lymphoblastic leukaemia)").key, entity_in("non-Hodgkin lymphoma")
    ('B-ALL', None)
    """
    named = [BY_KEY[hit.meaning] for hit in entities(text[:2000])]
    wider = {parent for disease in named for parent in disease.parents}
    return next((disease for disease in named if disease.key not in wider), None)
