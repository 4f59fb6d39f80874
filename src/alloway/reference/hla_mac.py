"""Multiple allele codes (MAC), as the NMDP publishes them: a code to a list of alleles.

A line of the file is ``*``, the code and its alleles, separated by tabs; the star is set where the
alleles carry their own first field (``01:02/03:04``), otherwise they are second fields (``01/02``).
"""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alloway.errors import InputError, LimitError
from alloway.reference.hla_tables import ReleaseTables

_CODE = re.compile(rb"[A-Z]{2,7}")
_ALLELES = re.compile(
    rb"[0-9]{2,4}(?::[0-9]{2,4})*[NLSCAQ]?(?:/[0-9]{2,4}(?::[0-9]{2,4})*[NLSCAQ]?)*"
)
_MAX_CODES = 10_000_000
_WIDTH = 8


def read_codes(data: bytes, name: str) -> dict[str, NDArray[Any]]:
    """The codes of an allele-code file as arrays.

    Returns
    -------
    ``mac_code`` (n,) sorted bytes, ``mac_start`` (n + 1,) and ``mac_text`` bytes of the lists.

    Raises
    ------
    InputError
        The file has no codes, or a line that is none.

    Examples
    --------
    >>> found = read_codes(b"*\\tCODE\\tSUBTYPE\\n\\tAB\\t01/02\\n", "alpha.v3.txt")
    >>> found["mac_code"].tolist(), bytes(found["mac_text"])
    ([b'AB'], b'01/02')
    """
    codes: list[tuple[bytes, bytes]] = []
    for number, line in enumerate(data.splitlines(), 1):
        parts = line.split(b"\t")
        if len(parts) < 3 or not _CODE.fullmatch(parts[1]) or not parts[2][:1].isdigit():
            if number < 10 or not line.strip() or not parts[-1][:1].isdigit():
                continue  # the heading, and notes below the last code
            raise InputError(f"{name}, line {number}: {line[:60]!r} is no allele code", step=_STEP)
        if not _ALLELES.fullmatch(parts[2].strip()):
            raise InputError(f"{name}, line {number}: {parts[2][:60]!r} are no alleles", step=_STEP)
        codes.append((parts[1], parts[2].strip()))
        if len(codes) > _MAX_CODES:
            raise LimitError(f"{name}: more than {_MAX_CODES:,} codes", step=_STEP)
    if not codes:
        raise InputError(f"{name}: no allele codes", step=_STEP)
    codes.sort()
    start = np.zeros(len(codes) + 1, np.uint64)
    np.cumsum([len(text) for _, text in codes], out=start[1:])
    return {
        "mac_code": np.array([code for code, _ in codes], f"S{_WIDTH}"),
        "mac_start": start,
        "mac_text": np.frombuffer(b"".join(text for _, text in codes), np.uint8),
    }


_STEP = "give the allele-code file alpha.v3.txt (or its .zip)"


def decode(tables: ReleaseTables, gene: str, first: str, code: str) -> tuple[str, ...] | None:
    """The alleles of a code at a locus and first field; ``None`` when the code is not listed."""
    known = tables.arrays.get("mac_code")
    if known is None or len(code) > _WIDTH:
        return None
    wanted = np.bytes_(code.encode("ascii"))
    at = int(np.searchsorted(known, wanted))
    if at == len(known) or known[at] != wanted:
        return None
    start, end = tables.arrays["mac_start"][at : at + 2].tolist()
    listed = tables.arrays["mac_text"][start:end].tobytes().decode("ascii").split("/")
    return tuple(f"{gene}*{x}" if ":" in x else f"{gene}*{first}:{x}" for x in listed)
