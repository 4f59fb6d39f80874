"""A release ready for use: names to indices to reductions, over arrays that may lie in a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class ReleaseTables:
    """One imported release; made by `alloway.reference.hla_reductions.build_reductions`."""

    about: Mapping[str, Any] = field(repr=False)
    arrays: Mapping[str, NDArray[Any]] = field(repr=False)

    @property
    def release(self) -> str:
        """``3.58.0``."""
        return str(self.about["release"])

    def find(self, names: Sequence[bytes] | NDArray[np.bytes_]) -> NDArray[np.int64]:
        """Index of each name, -1 where the release has no such name.

        Parameters
        ----------
        names
            Names in upper case without ``HLA-``, as ASCII bytes; shape (n,).

        Returns
        -------
        Indices into the name list, shape (n,).
        """
        known = self.arrays["names"]
        wanted = np.asarray(names, dtype=np.bytes_)
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        return np.where(known[at] == wanted, at, -1)

    def items(self, level: str, index: int) -> list[int]:
        """Indices into the atoms that one name reduces to, in natural order."""
        start = self.arrays[f"{level}_start"]
        found: list[int] = self.arrays[f"{level}_items"][start[index] : start[index + 1]].tolist()
        return found

    def texts(self, items: Sequence[int]) -> list[str]:
        """The names of atoms."""
        return [name.decode("ascii") for name in self.arrays["atoms"][list(items)].tolist()]

    def knows(self, name: str) -> bool:
        """Whether the name is in use in this release."""
        return len(name) < 40 and name.isascii() and int(self.find([name.upper().encode()])[0]) >= 0

    def renamed(self, name: str) -> tuple[str, str] | None:
        """The name in use for one that was withdrawn, and why; ``None`` for other names."""
        found = self.about["renamed"].get(name)
        return (str(found[0]), str(found[1])) if found else None

    def noted(self, level: str) -> Mapping[str, Sequence[str]]:
        """Short names whose alleles differ at ``lg`` and ``lgx``; the first of them is given."""
        found: Mapping[str, Sequence[str]] = self.about["several_domains"]
        return found if level in ("lg", "lgx") else {}
