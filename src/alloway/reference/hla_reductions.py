"""What every name of a release becomes at every level of reduction, as one set of arrays.

A release has a finite list of names anybody can write: full names, names cut short, G and P
groups, XX codes, antigens, and names that were withdrawn. `build_reductions` works out all of them
once, at import; afterwards a reduction is a search in a sorted list. Rules: docs/rules/reductions.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alloway.reference.hla_names_order import name_key
from alloway.reference.hla_wmda import ReleaseFiles

STORED_LEVELS = ("G", "P", "lgx", "W", "exon", "U2", "S", "1F")
"""Levels kept in the file; ``lg`` is ``lgx`` with a ``g`` behind each name."""

NO_ANTIGEN = "X"
UNKNOWN_ANTIGEN = "unknown"
_SUFFIXES = "NLSCAQ"

Rows = dict[str, tuple[str, ...]]
Members = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Index:
    """A release turned round: from the allele to what is said about it."""

    files: ReleaseFiles
    members: dict[str, tuple[str, ...]]
    """Every name in use to the full names it stands for."""
    g_of: dict[str, str]
    p_of: dict[str, str]


def suffix_of(name: str) -> str:
    """The expression suffix of an allele name, or nothing.

    >>> suffix_of("A*24:09N"), suffix_of("A*24:02")
    ('N', '')
    """
    return name[-1] if name[-1] in _SUFFIXES else ""


def cut(name: str, fields: int) -> str:
    """An allele name cut to so many fields, its suffix left off.

    >>> cut("A*24:02:01:02L", 2)
    'A*24:02'
    """
    bare = name[:-1] if name[-1] in _SUFFIXES else name
    return ":".join(bare.split(":")[:fields])


def build_names(files: ReleaseFiles) -> dict[str, tuple[str, ...]]:
    """Every name that may be written for this release, and the full names it stands for."""
    found: dict[str, list[str]] = {}
    for allele in files.alleles:
        suffix = suffix_of(allele)
        depth = allele.count(":") + 1
        for n in range(1, depth + 1):
            short = cut(allele, n)
            if n < depth or not suffix:
                found.setdefault(short, []).append(allele)
            if suffix and (n > 1 or n == depth):
                found.setdefault(short + suffix, []).append(allele)
    members = {name: tuple(dict.fromkeys(alleles)) for name, alleles in found.items()}
    members = {name: m for name, m in members.items() if not _needs_suffix(name, m)}
    for name in [n for n in members if ":" not in n and n not in files.alleles]:
        members[f"{name}:XX"] = members[name]
    for groups in (files.g_groups, files.p_groups):
        members |= {g: tuple(a for a in m if a in files.alleles) for g, m in groups.items()}
    members |= _antigens(files, members)
    return {name: alleles for name, alleles in members.items() if alleles}


def _needs_suffix(name: str, members: tuple[str, ...]) -> bool:
    """``A*24:09`` is no name where every allele under it is null: the name is ``A*24:09N``."""
    suffixes = {suffix_of(allele) for allele in members}
    return ":" in name and not suffix_of(name) and len(suffixes) == 1 and suffixes != {""}


def stated_antigens(statements: tuple[str, ...]) -> tuple[str, ...]:
    """The antigens of an allele: the first statement that names one, in the release's own order.

    >>> stated_antigens(("", "B15/B21", "", "B13"))
    ('B15', 'B21')
    >>> stated_antigens(("0", "", "", ""))
    ()
    """
    for cell in statements:
        named = tuple(a for a in cell.split("/") if a and a != "0")
        if named:
            return named
    return ()


def _antigens(files: ReleaseFiles, members: Members) -> dict[str, tuple[str, ...]]:
    """Antigens as names, ``B15``, and in the notation of DNA where that is free, ``A*10:XX``."""
    direct: dict[str, list[str]] = {}
    for allele, statements in files.serology.items():
        if allele in files.alleles:
            for antigen in stated_antigens(statements):
                direct.setdefault(antigen, []).append(allele)
    found: dict[str, tuple[str, ...]] = {}
    for antigen in direct.keys() | files.splits.keys():
        named = chain.from_iterable(direct.get(a, ()) for a in _below(antigen, files.splits))
        found[antigen] = tuple(sorted(set(named), key=name_key))
    for antigen, alleles in list(found.items()):
        broad = _dna_notation(antigen)
        if broad and broad not in members and antigen in files.splits:
            found[broad] = found[f"{broad}:XX"] = alleles
    return found


def _below(antigen: str, splits: Members, depth: int = 0) -> list[str]:
    """An antigen with its splits and associated antigens, and theirs."""
    if depth > 4:
        return [antigen]
    return [antigen, *(x for s in splits.get(antigen, ()) for x in _below(s, splits, depth + 1))]


def _above(antigen: str, splits: Members) -> list[str]:
    broads = [broad for broad in splits if antigen in _below(broad, splits)]
    return list(dict.fromkeys([antigen, *broads]))


def _dna_notation(antigen: str) -> str:
    letters = antigen.rstrip("0123456789")
    gene = {"A": "A", "B": "B", "Cw": "C", "DR": "DRB1", "DQ": "DQB1"}.get(letters)
    return f"{gene}*{int(antigen[len(letters) :]):02d}" if gene else ""


def _index(files: ReleaseFiles) -> _Index:
    g_of = {a: group for group, members in files.g_groups.items() for a in members}
    p_of = {a: group for group, members in files.p_groups.items() for a in members}
    return _Index(files, build_names(files), g_of, p_of)


def _shared_suffix(short: str, index: _Index) -> str:
    """A shortened name keeps a suffix only when every allele it stands for has it."""
    for suffix in _SUFFIXES:
        if short + suffix in index.members and short not in index.members:
            return short + suffix
    return short


def _groups_of(name: str, group_of: Mapping[str, str], index: _Index) -> tuple[str, ...]:
    return tuple(dict.fromkeys(group_of[a] for a in index.members[name] if a in group_of))


def _is_collective(name: str, index: _Index) -> bool:
    """XX codes, first fields, antigens, G and P names: each of their alleles is reduced alone."""
    if "*" not in name or name[-1] in "GPX":
        return True
    return ":" not in name and name not in index.files.alleles


def _to_g(name: str, index: _Index) -> tuple[str, ...]:
    if name in index.files.g_groups:
        return (name,)
    if _is_collective(name, index):
        return tuple(chain.from_iterable(_to_g(a, index) for a in index.members[name]))
    found = _groups_of(name, index.g_of, index)
    if found or name.count(":") < 3:
        return found or (name,)
    return (_shared_suffix(cut(name, 3), index),)


def _to_p(name: str, index: _Index) -> tuple[str, ...]:
    if name in index.files.p_groups:
        return (name,)
    if _is_collective(name, index):
        return tuple(chain.from_iterable(_to_p(a, index) for a in index.members[name]))
    return _groups_of(name, index.p_of, index) or index.members[name]


def _to_lgx(name: str, index: _Index) -> tuple[str, ...]:
    if name in index.files.g_groups or name in index.files.p_groups:
        return (cut(name[:-1], 2),)
    found = _domains(name, index)
    return found if _is_collective(name, index) else found[:1]


def _domains(name: str, index: _Index) -> tuple[str, ...]:
    return tuple(sorted({_domain(a, index) for a in index.members[name]}, key=name_key))


def _domain(allele: str, index: _Index) -> str:
    """Two fields of the G group, else of the P group, else of the allele's own name."""
    group = index.g_of.get(allele) or index.p_of.get(allele)
    return cut(group[:-1], 2) if group else _shared_suffix(cut(allele, 2), index)


def _to_exon(name: str, index: _Index) -> tuple[str, ...]:
    return tuple(_shared_suffix(cut(allele, 3), index) for allele in index.members[name])


def _to_u2(name: str, index: _Index) -> tuple[str, ...]:
    if not _is_collective(name, index):
        return (cut(name, 2) + suffix_of(name),)
    return tuple(cut(allele, 2) + suffix_of(allele) for allele in index.members[name])


def _to_first(name: str, index: _Index) -> tuple[str, ...]:
    return tuple(cut(allele, 1) for allele in index.members[name])


def _serology_of(index: _Index) -> dict[str, tuple[str, ...]]:
    """Allele to its antigens with the broad antigens above them; no entry = nothing stated."""
    splits = index.files.splits

    @cache
    def above(antigen: str) -> tuple[str, ...]:
        return tuple(_above(antigen, splits))

    found = {}
    for allele, statements in index.files.serology.items():
        named = stated_antigens(statements)
        if named:
            found[allele] = tuple(dict.fromkeys(x for a in named for x in above(a)))
        elif "0" in statements:
            found[allele] = (NO_ANTIGEN,)
    return found


def _to_serology(name: str, index: _Index, stated: Rows) -> tuple[str, ...]:
    if "*" not in name:
        return tuple(_above(name, index.files.splits))
    found = chain.from_iterable(stated.get(a, (UNKNOWN_ANTIGEN,)) for a in index.members[name])
    kinds = set(found)
    antigens = kinds - {NO_ANTIGEN, UNKNOWN_ANTIGEN}
    return tuple(antigens) or ((UNKNOWN_ANTIGEN,) if UNKNOWN_ANTIGEN in kinds else (NO_ANTIGEN,))


def reduce_all(index: _Index) -> dict[str, Rows]:
    """Level to name to the names it reduces to, for every name of the release."""
    stated = _serology_of(index)
    rules = {
        "G": _to_g,
        "P": _to_p,
        "lgx": _to_lgx,
        "W": lambda name, index: index.members[name],
        "exon": _to_exon,
        "U2": _to_u2,
        "S": lambda name, index: _to_serology(name, index, stated),
        "1F": _to_first,
    }
    return {
        level: {name: tuple(dict.fromkeys(rule(name, index))) for name in index.members}
        for level, rule in rules.items()
    }


def build_reductions(files: ReleaseFiles) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The arrays of a release, and what they are about.

    Returns
    -------
    about
        ``release``, ``date``, ``alleles`` (count), ``renamed`` (old name: [new name, reason]),
        ``several_domains`` (name: the names it could be at ``lgx``).
    arrays
        ``names`` (N,) sorted bytes in upper case; ``atoms`` (A,) bytes, every name a reduction may
        give, in natural order; for each level ``LEVEL_start`` (N+1,) and ``LEVEL_items`` indices
        into ``atoms``; ``alleles`` (M,) indices into ``atoms`` with ``accession`` (M,).
    """
    index = _index(files)
    reduced = reduce_all(index)
    renamed = _history(files, reduced["W"])
    order = sorted(reduced["W"], key=lambda name: name.upper())
    atoms = sorted(
        {x for rows in reduced.values() for row in rows.values() for x in row}, key=name_key
    )
    at = {atom: n for n, atom in enumerate(atoms)}
    arrays: dict[str, NDArray[Any]] = {
        "names": np.array([name.upper().encode() for name in order]),
        "atoms": np.array([atom.encode() for atom in atoms]),
        "alleles": np.array([at[a] for a in files.alleles], np.int32),
        "accession": np.array(list(files.alleles.values()), np.int32),
    }
    for level, rows in reduced.items():
        lists = [sorted(at[x] for x in rows[name]) for name in order]
        arrays |= _ragged(level, lists)
    about = {
        "release": files.release,
        "date": files.date,
        "alleles": len(files.alleles),
        "renamed": renamed,
        "several_domains": _several_domains(index),
    }
    return about, arrays


def _several_domains(index: _Index) -> dict[str, list[str]]:
    """Two-field names whose alleles differ at ``lgx``; a reduction says so in a note."""
    found = {}
    for name in index.members:
        if ":" in name and not _is_collective(name, index):
            domains = _domains(name, index)
            if len(domains) > 1:
                found[name] = list(domains)
    return found


def _ragged(level: str, lists: list[list[int]]) -> dict[str, NDArray[Any]]:
    start = np.zeros(len(lists) + 1, np.uint32)
    np.cumsum([len(row) for row in lists], out=start[1:])
    items = np.fromiter(chain.from_iterable(lists), np.int32, int(start[-1]))
    return {f"{level}_start": start, f"{level}_items": items}


def _history(files: ReleaseFiles, names: Iterable[str]) -> dict[str, list[str]]:
    """Names not in use any more to ``[name in use or empty, reason]``; chains are followed."""
    known = set(names)
    found: dict[str, list[str]] = {}
    for old, (new, reason) in files.renamed.items():
        seen = {old}
        while new and new not in known and new not in seen and new in files.renamed:
            seen.add(new)
            new = files.renamed[new][0]
        if old not in known:
            found[old] = [new if new in known else "", reason]
    for name in known:
        bare = name[:-1]
        if ":" in name and name[-1] in _SUFFIXES and bare not in known and bare not in found:
            found[bare] = [name, "every allele of that name carries the suffix"]
    return found
