"""A light reader of an official IPD-IMGT/HLA release folder: which names exist, which were deleted."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from alloway.errors import InputError, LimitError

_MAX_BYTES = 50_000_000
RENAMED = re.compile(
    r"(?:renamed|identical to|corrected)\s+(?:corrected\s+)?([A-Za-z0-9]+\*[\d:]+[A-Z]?)"
)
_SUFFIX = "NLSCAQ"


@dataclass(frozen=True, slots=True)
class Release:
    """The names of one release."""

    name: str
    """``3.58.0``."""
    alleles: frozenset[str]
    """Full names in use, ``A*02:01:01:01``."""
    deleted: dict[str, str] = field(default_factory=dict, hash=False)
    """Deleted name to the release's own explanation."""
    suffixes_by_name: dict[str, frozenset[str]] = field(
        default_factory=dict, hash=False, repr=False
    )

    def knows(self, name: str) -> bool:
        """Whether the name, of any number of fields, stands for at least one allele in use."""
        bare, suffix = (name[:-1], name[-1]) if name[-1] in _SUFFIX else (name, "")
        return suffix in self.suffixes_by_name.get(bare, frozenset())

    def suffixes(self, name: str) -> frozenset[str]:
        """Expression suffixes under which alleles of that name exist (empty string = none)."""
        return self.suffixes_by_name.get(name, frozenset())

    def replacement(self, name: str) -> str:
        """The name that replaced a deleted one, where the release states it; else empty."""
        found = RENAMED.search(self.deleted.get(name, ""))
        return found[1] if found else ""


def load_release(folder: Path) -> Release:
    """Read ``Allelelist.txt`` and ``Deleted_alleles.txt`` of a release folder.

    Raises
    ------
    InputError
        The folder has no readable allele list.
    """
    lines = _lines(folder / "Allelelist.txt")
    version = next((x.split("HLA")[-1].strip() for x in lines if x.startswith("# version")), "")
    names = frozenset(line.split(",")[1] for line in lines if line.startswith("HLA"))
    if not names:
        raise InputError(f"{folder.name}/Allelelist.txt: no allele names", step=_STEP)
    deleted = {}
    if (folder / "Deleted_alleles.txt").is_file():
        for line in _lines(folder / "Deleted_alleles.txt"):
            parts = line.removeprefix("Allele,").split(",", 2)
            if line.startswith("HLA") and len(parts) == 3:
                deleted[present_spelling(parts[1])] = parts[2]
    return Release(version or folder.name, names, deleted, _shorter(names))


_STEP = "give the folder of an official IPD-IMGT/HLA release"


def _lines(path: Path) -> list[str]:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise LimitError(f"{path.name}: larger than {_MAX_BYTES // 1_000_000} MB", step=_STEP)
        return path.read_text("utf-8").splitlines()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step=_STEP) from None
    except UnicodeDecodeError:
        raise InputError(f"{path}: not UTF-8 text", step=_STEP) from None


def present_spelling(name: str) -> str:
    """A name in the nomenclature of 2010: ``Cw*0101`` is ``C*01:01``; others come back as they are.

    A*92 and B*95 carried on where A*02 and B*15 had used up their two digits.

    >>> present_spelling("A*0105N"), present_spelling("B*9501"), present_spelling("DPB1*0401")
    ('A*01:05N', 'B*15:101', 'DPB1*04:01')
    """
    gene, _, rest = name.replace("Cw*", "C*").replace("CW*", "C*").partition("*")
    digits = rest.rstrip(_SUFFIX)
    if not digits.isdigit() or len(digits) not in (4, 6, 8):
        return f"{gene}*{rest}"
    pairs = [digits[i : i + 2] for i in range(0, len(digits), 2)]
    carried = {("A", "92"): "02", ("B", "95"): "15"}.get((gene, pairs[0]))
    if carried:
        pairs[:2] = [carried, f"1{pairs[1]}"]
    return f"{gene}*{':'.join(pairs)}{rest[len(digits) :]}"


def _shorter(names: frozenset[str]) -> dict[str, frozenset[str]]:
    """Every name cut to 1, 2, 3 and all its fields, with the suffixes found under it."""
    found: dict[str, set[str]] = {}
    for name in names:
        suffix = name[-1] if name[-1] in _SUFFIX else ""
        fields = name.removesuffix(suffix).split(":")
        for n in range(1, len(fields) + 1):
            found.setdefault(":".join(fields[:n]), set()).add(suffix)
    return {name: frozenset(suffixes) for name, suffixes in found.items()}
