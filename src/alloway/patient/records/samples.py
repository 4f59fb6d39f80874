"""Which samples of a file with several people are the patient's, and which of them nobody can tell.

A laboratory names a sample by its collection note, by a short word in its identifier, or by the
person's name, number or date of birth in it. The order of the samples tells nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from alloway.patient.records.model import TypedSample

if TYPE_CHECKING:
    from alloway.patient.records.whose import Known, Role

OTHER_NAME = "of a person with another name"
_NOT_SAID = "of a sample that nothing calls the patient's"
_UNNAMED = "one of several, none of them named as the patient's"
_DIFFERING = "one of several called the patient's that differ"
_SHORT: dict[str, Role] = {
    **dict.fromkeys(("PAT", "PT", "REC", "RCP", "RCPT", "RECIP", "RCV", "EMPF"), "patient"),
    **dict.fromkeys(("DON", "DNR", "DN", "SIB", "BRO", "SIS", "MUD", "MMUD", "GRID"), "donor"),
}
"""Words by which laboratories end or begin the identifier of a sample (``4711-REC``; assumed).
A GRID is the identifier of a donor in a registry."""
_INITIAL = re.compile(r"(?P<family>[A-ZÀ-Ý][A-ZÀ-Ýa-zà-ÿ'-]{2,40})[_ ,^-]{1,2}[A-ZÀ-Ý](?![^\W\d_])")
_NO_NAME = re.compile(
    r"sample|specimen|blood|edta|buccal|swab|saliva|hla|dna|lab\w*|probe|tube|ngs|lot|batch|run"
    r"|plate|barcode|hml|test|typing|code",
    re.IGNORECASE,
)


def sample_role(sample: str, words: str) -> Role:
    """Who a sample is of by its note and its identifier; empty where they are silent or disagree.

    Parameters
    ----------
    sample
        Its identifier.
    words
        How it was collected, and its properties.

    >>> sample_role("S1", "buccal swab, recipient"), sample_role("4711-DON", "EDTA blood")
    ('patient', 'donor')
    >>> sample_role("DONOR_2", "blood of the patient"), sample_role("S2", "EDTA blood")
    ('', '')
    """
    from alloway.patient.records.whose import role

    noted, named = role(words), role(sample) or _short(sample)
    return noted or named if not noted or not named or noted == named else ""


def _short(sample: str) -> Role:
    """By a short word beside numbers; beside a name (``SMITH_DON``) it may be a name itself."""
    tokens = [token for token in re.split(r"[\W_]+", sample.upper()) if token]
    tokens = [part for token in tokens for part in re.findall(r"[^\W\d]+|\d+", token)]
    said = {_SHORT[token] for token in tokens if token in _SHORT}
    others = [token for token in tokens if token not in _SHORT]
    plain = len(tokens) > 1 and all(token.isdigit() or len(token) <= 3 for token in others)
    return said.pop() if plain and len(said) == 1 else ""


def reasons_against(samples: Sequence[TypedSample], known: Known) -> list[str]:
    """Why each sample of a document is not the patient's; empty where it is, or is a donor's.

    Of several that no word calls the patient's, the one is whose label names the patient. Two of
    the patient's may differ where one is of tissue and one of blood (after a transplant); where
    two of the same material differ, neither is used.
    """
    told = [sample for sample in samples if sample.patient]
    named = [sample for sample in samples if sample.label and known.labels(sample.label)]
    mine = told if _agree(told) else [sample for sample in told if sample in named]
    differ = not _agree(mine) or (bool(told) and not mine)
    mine = [*mine, *(sample for sample in named if not sample.patient)]
    if not _agree(mine):
        mine, differ = [], True
    unlabelled = any(not (sample.label or sample.donor) for sample in samples)
    other = _DIFFERING if differ else _NOT_SAID if mine or unlabelled else _UNNAMED
    return [_reason(sample, sample in mine, other, known) for sample in samples]


def _reason(sample: TypedSample, mine: bool, other: str, known: Known) -> str:
    if sample.donor or mine:
        return ""
    return other if sample.label else known.excludes(sample) or _other_initial(sample, known)


def _agree(samples: Sequence[TypedSample]) -> bool:
    """Whether typings of the same kind of sample are the same."""
    kinds = defaultdict(set)
    for sample in samples:
        kinds[sample.typing.sample].add(sample.typing.loci)
    several = len(kinds) > 1 and "unknown" in kinds
    if several:  # which of them the unknown one is of cannot be told
        return len(set().union(*kinds.values())) == 1
    return all(len(found) == 1 for found in kinds.values())


def _other_initial(sample: TypedSample, known: Known) -> str:
    """Whether the only sample of a file is labelled ``NAME_X`` of somebody with another name."""
    place = sample.typing.source.place if sample.typing.source else ""
    if sample.patient or not known.names or not place.startswith("sample "):
        return ""
    label = place.removeprefix("sample ")
    found = _INITIAL.match(label)
    if found is None or _NO_NAME.fullmatch(found["family"]) or known.labels(label):
        return ""
    return OTHER_NAME
