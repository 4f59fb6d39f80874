"""Reductions: GL Strings of any kind to one level of resolution (docs/rules/reductions.md).

Grammar: Milius 2013, Tissue Antigens 82:106, with ``?`` (either gene) of
version 1.1 (Mack and others); that ``?`` binds less than ``|`` is assumed.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal, get_args

import numpy as np

from alloway.errors import InputError, LimitError, OutputError, TypingError
from alloway.hla.names import read_name
from alloway.reference.hla_mac import decode
from alloway.reference.hla_nomenclature import present_spelling
from alloway.reference.hla_reductions import NO_ANTIGEN, UNKNOWN_ANTIGEN
from alloway.reference.hla_tables import ReleaseTables
from alloway.values.hla import Allele, Slot, Typing

Level = Literal["G", "P", "lg", "lgx", "W", "exon", "U2", "S", "1F"]
LEVELS: tuple[str, ...] = get_args(Level)

_MAX_TEXT = 2_000_000
_MAX_FILE = 500_000_000
_MANY = 2_000
_MAX_KNOWN = 300_000
_OUTER = ("^", "?", "|", "+", "~")
_SPACE = re.compile(r" ?([\^?|+~/]) ?")
_CODE = re.compile(r"([A-Z]{1,4}[0-9]?)\*([0-9]{2,4}):([A-Z]{2,7})")
_VERSION_2 = re.compile(r"C?[A-Z]{1,4}[0-9]?\*[0-9]{4,8}[NLSCAQ]?")
_TOKEN = re.compile(r"[A-Z0-9*:]{1,40}")
_ALLELE = re.compile(r"[A-Z]{1,4}[0-9]?\*[0-9]{2,4}(?::[0-9]{2,4}){1,3}[NLSCAQ]?")
_PLAIN = frozenset((NO_ANTIGEN, UNKNOWN_ANTIGEN))


@dataclass(frozen=True, slots=True)
class Reduction:
    """One typing at one level."""

    typing: str
    level: str
    reduced: str
    release: str
    notes: tuple[str, ...] = ()
    """What was read otherwise than written: renamed alleles, codes with unknown alleles."""


Part = tuple[tuple[int, ...], str]
"""The atoms a piece of a GL String sorts by (all of them where it is one), and its text."""


@dataclass(slots=True)
class Reducer:
    """Reduces typings to one level of one release; remembers names it has seen.

    Parameters
    ----------
    tables
        The imported release.
    level
        One of ``LEVELS``.
    """

    tables: ReleaseTables
    level: str
    _known: dict[str, Part] = field(default_factory=dict, repr=False)
    """Names and slots already reduced without a note."""
    _atoms: list[str] = field(default_factory=list, repr=False)
    """The names of all atoms, once a long list was given."""

    def __post_init__(self) -> None:
        if self.level not in LEVELS:
            raise ValueError(f"level {self.level!r} is not one of {', '.join(LEVELS)}")

    def reduce(self, text: str) -> Reduction:
        """One GL String, allele, code or antigen.

        Raises
        ------
        TypingError
            Something in it is no name of the release.
        """
        notes: dict[str, None] = {}
        reduced = self._read(text, notes)
        return Reduction(text, self.level, reduced[1], self.tables.release, tuple(notes))

    def reduce_many(self, texts: Iterable[str]) -> list[str]:
        """The reduced forms only, fast, for lists of names or GL Strings; notes are not kept."""
        given = list(texts)
        if len(given) > _MANY and not self._atoms:
            self._learn_all()
        known = self._known
        found = map(known.get, given)
        return [
            part[1] if part else self._read(text, {})[1]
            for part, text in zip(found, given, strict=True)
        ]

    def _learn_all(self) -> None:
        """Every name of the release at once: cheaper than a search for each in a long list."""
        arrays = self.tables.arrays
        level = "lgx" if self.level == "lg" else self.level
        start = arrays[f"{level}_start"]
        single = (start[1:] - start[:-1]) == 1
        single &= ~np.isin(arrays["names"], [n.encode() for n in self.tables.noted(self.level)])
        items = arrays[f"{level}_items"][start[:-1][single]]
        self._atoms = self.tables.texts(range(len(arrays["atoms"])))
        parts: list[Part] = [((n,), self._shown(x, "")) for n, x in enumerate(self._atoms)]
        names = b"\n".join(arrays["names"][single].tolist()).decode("ascii").split("\n")
        self._known |= zip(names, map(parts.__getitem__, items.tolist()), strict=True)

    def _read(self, text: str, notes: dict[str, None]) -> Part:
        if len(text) > _MAX_TEXT:
            raise LimitError(f"typing of {len(text):,} characters", step="give one person's")
        tidy = text.strip()
        return self._split(
            _SPACE.sub(r"\1", " ".join(tidy.split())) if " " in tidy else tidy, 0, notes
        )

    def _split(self, text: str, depth: int, notes: dict[str, None]) -> Part:
        while depth < len(_OUTER) and _OUTER[depth] not in text:
            depth += 1
        if depth == len(_OUTER):
            return self._slot(text, notes)
        operator = _OUTER[depth]
        known = self._known
        parts = [
            known.get(piece) or self._split(piece, depth + 1, notes)
            for piece in text.split(operator)
        ]
        if operator in "?|":
            parts = list(dict.fromkeys(parts))
        if operator != "~":
            parts.sort()
        return (parts[0][0], operator.join([part[1] for part in parts]))

    def _slot(self, text: str, notes: dict[str, None]) -> Part:
        """Alternatives joined by ``/``, each reduced and listed once, in natural order."""
        part = self._known.get(text)
        if part is None:
            said: dict[str, None] = {}
            part = self._reduce_slot(text, said)
            if said:
                notes.update(said)
            elif len(self._known) < _MAX_KNOWN:
                self._known[text] = part
        return part

    def _reduce_slot(self, text: str, notes: dict[str, None]) -> Part:
        items: set[int] = set()
        prefix = ""
        for written in text.split("/"):
            token = written.upper()
            bare = token.removeprefix("HLA-")
            if not bare:
                raise TypingError("a name is missing beside + / | ^ ? or ~", step="fill it in")
            if bare != token:
                prefix = "HLA-"
            part = self._known.get(bare)
            if part and len(part[0]) == 1:
                items.add(part[0][0])
            else:
                items.update(self._items(bare, written, notes))
        ordered = sorted(items)
        names = [self._atoms[n] for n in ordered] if self._atoms else self.tables.texts(ordered)
        if len(names) > 1 and self.level == "S":
            ordered, names = _antigens_first(ordered, names)
        if not names:
            return ((), NO_ANTIGEN)
        return (tuple(ordered[:2]), "/".join(self._shown(name, prefix) for name in names))

    def _shown(self, name: str, prefix: str) -> str:
        if name in _PLAIN:
            return name
        return f"{prefix}{name}g" if self.level == "lg" else prefix + name

    def _items(self, name: str, written: str, notes: dict[str, None]) -> list[int]:
        index = self._index(name)
        if index < 0 and _VERSION_2.fullmatch(name):
            name = present_spelling(name)
            index = self._index(name)
        if index < 0 and (code := _CODE.fullmatch(name)):
            return self._decoded(code[1], code[2], code[3], written, notes)
        if index < 0:
            name = self._in_use(name, written, notes)
            index = self._index(name)
        if several := self.tables.noted(self.level).get(name):
            rest = ", ".join(several[1:])
            notes[f"{name}: some of its alleles are {rest} at this level; {several[0]} given"] = (
                None
            )
        return self.tables.items("lgx" if self.level == "lg" else self.level, index)

    def _index(self, name: str) -> int:
        if not _TOKEN.fullmatch(name):
            return -1
        return int(self.tables.find([name.encode("ascii")])[0])

    def _decoded(
        self, gene: str, first: str, code: str, written: str, notes: dict[str, None]
    ) -> list[int]:
        listed = decode(self.tables, gene, first, code)
        if listed is None:
            have = "the allele-code file imported with it" if self._has_codes else "none imported"
            raise TypingError(
                f"{written!r}: multiple allele code {code} is not known ({have})",
                step="import the release again with --mac alpha.v3.txt",
            )
        known: list[int] = []
        lost = []
        for allele in listed:
            now = allele if self._index(allele) >= 0 else self._replaced(allele, notes)
            if now and self._index(now) >= 0:
                known += self._items(now, now, notes)
            else:
                lost.append(allele)
        if lost:
            shown = "/".join(lost[:6]) + ("/..." if len(lost) > 6 else "")
            notes[f"{written}: release {self.tables.release} has no {shown}; left out"] = None
        return known

    @property
    def _has_codes(self) -> bool:
        return "mac_code" in self.tables.arrays

    def _replaced(self, name: str, notes: dict[str, None]) -> str:
        renamed = self.tables.renamed(name)
        if renamed is None or not renamed[0]:
            return ""
        new, reason = renamed
        said = f"{name} is {new} in release {self.tables.release} ({reason})"
        notes[said] = None
        return new

    def _in_use(self, name: str, written: str, notes: dict[str, None]) -> str:
        """The name in use for a withdrawn one; said in a note."""
        new = self._replaced(name, notes)
        if new:
            return new
        release = self.tables.release
        if found := self.tables.renamed(name):
            raise TypingError(
                f"{written!r} was withdrawn ({found[1]}) and release {release} names no successor",
                step="ask the laboratory for the present name",
            )
        raise TypingError(
            f"{written[:60]!r} is no name of IPD-IMGT/HLA release {release}",
            step="check it, or name another release with --release",
        )


def _antigens_first(items: list[int], names: list[str]) -> tuple[list[int], list[str]]:
    """Among alternatives an antigen hides a null allele; "unknown" stays where nothing is named."""
    named = [n for n, name in enumerate(names) if name not in _PLAIN]
    kept = named or [names.index(UNKNOWN_ANTIGEN)]
    return [items[n] for n in kept], [names[n] for n in kept]


Translator = Callable[[str], tuple[str, tuple[str, ...]]]
"""A typing as another release writes it, and what changed."""


def reduce_all(
    reducer: Reducer, typings: Iterable[str], translated: Translator | None = None
) -> tuple[Reduction, ...]:
    """Many typings; an error names the number and text of the one it was found in.

    Raises
    ------
    TypingError
        One of them is not valid.
    """
    found = []
    for number, typing in enumerate(typings, 1):
        try:
            text, said = translated(typing) if translated else (typing, ())
            made = reducer.reduce(text)
        except InputError as error:
            where = f"typing {number} ({typing[:60]})"
            raise type(error)(f"{where}: {error.message}", step=error.step) from None
        found.append(replace(made, typing=typing, notes=(*said, *made.notes)))
    return tuple(found)


def translator(old: ReleaseTables, new: ReleaseTables) -> Translator:
    """Rewrites the allele names of a typing from one release to another.

    Groups, XX codes, allele codes and antigens keep their names: they mean what the new release
    says they mean.
    """
    return partial(_translated, old, new)


def _translated(old: ReleaseTables, new: ReleaseTables, text: str) -> tuple[str, tuple[str, ...]]:
    said: dict[str, None] = {}

    def one(match: re.Match[str]) -> str:
        name = match[0].upper().removeprefix("HLA-")
        if not _ALLELE.fullmatch(name) or not old.knows(name):
            return match[0]
        names, sentence = translate(name, old, new)
        if not names:
            raise TypingError(sentence, step="ask the laboratory for the present name")
        if sentence:
            said[sentence] = None
            prefix = "HLA-" if match[0].upper().startswith("HLA-") else ""
            return "/".join(prefix + n for n in names)
        return match[0]

    return re.sub(r"[^\^?|+~/\s]+", one, text), tuple(said)


def translate(name: str, old: ReleaseTables, new: ReleaseTables) -> tuple[tuple[str, ...], str]:
    """What an allele of one release is called in another, by accession number.

    Returns
    -------
    names
        The full names in `new`; empty where all of them were deleted.
    said
        One sentence where anything changed; empty where nothing did.

    Raises
    ------
    InputError
        `old` does not know the name.
    """
    index = int(old.find([name.upper().removeprefix("HLA-").encode()])[0])
    if index < 0:
        raise InputError(f"{name!r} is no name of release {old.release}", step="check the release")
    names: list[str] = []
    said: list[str] = []
    for allele in old.texts(old.items("W", index)):
        now = _by_accession(allele, old, new)
        if now != allele:
            reason = (new.renamed(allele) or ("", ""))[1]
            what = f"is now {now}" if now else "was deleted"
            said.append(f"{allele} {what}" + (f" ({reason})" if reason else ""))
        if now:
            names.append(now)
    sentence = f"from release {old.release} to {new.release}: {'; '.join(said)}" if said else ""
    return tuple(dict.fromkeys(names)), sentence


def _by_accession(allele: str, old: ReleaseTables, new: ReleaseTables) -> str:
    atom = int(old.items("W", int(old.find([allele.encode()])[0]))[0])
    accession = old.arrays["accession"][np.flatnonzero(old.arrays["alleles"] == atom)[0]]
    at = np.flatnonzero(new.arrays["accession"] == accession)
    if len(at):
        return new.texts([int(new.arrays["alleles"][at[0]])])[0]
    replaced = new.renamed(allele)
    return replaced[0] if replaced else ""


def translate_typing(typing: Typing, old: ReleaseTables, new: ReleaseTables) -> Typing:
    """A typing read by the names of one release, in the names of another; what changed is noted.

    Raises
    ------
    TypingError
        An allele was deleted and has no successor.
    """
    said = list(typing.notes)

    def one(allele: Allele) -> Slot:
        if len(allele.fields) < 2 or allele.suffix in ("G", "P"):
            return (allele,)
        names, sentence = translate(str(allele), old, new)
        if not names:
            raise TypingError(sentence, step="ask the laboratory for the present name")
        now = tuple(dict.fromkeys(_as_short(name, allele) for name in names))
        if now != (allele,):
            said.append(f"{sentence[0].upper()}{sentence[1:]}.")
        return now

    def slot(alleles: Slot) -> Slot:
        return tuple(dict.fromkeys(new for allele in alleles for new in one(allele)))

    loci = tuple(
        replace(locus, genotypes=tuple((slot(a), slot(b)) for a, b in locus.genotypes))
        for locus in typing.loci
    )
    return replace(typing, loci=loci, release=new.release, notes=tuple(dict.fromkeys(said)))


def _as_short(name: str, written: Allele) -> Allele:
    """A full name at the length of the name written; the same one where nothing changed at it."""
    found = read_name(name, name="translated typing")[0]
    fields = found.fields[: len(written.fields)]
    if (found.locus, fields) == (written.locus, written.fields):
        return written
    return replace(found, fields=fields)


def read_lines(path: Path) -> list[str]:
    """The typings of a text file, one a line; empty lines and comments (``#``) are left out.

    Raises
    ------
    InputError
        The file is missing, too large, or holds no typing.
    """
    from alloway.hla.files import read_text

    lines = (line.strip() for line in read_text(path, limit=_MAX_FILE).splitlines())
    found = [line for line in lines if line and not line.startswith("#")]
    if not found:
        raise InputError(f"{path.name}: no typing", step="write one GL String a line")
    return found


def write_lines(path: Path, lines: Iterable[str]) -> None:
    """Write lines under a temporary name and rename, so that no half of a file is left.

    Raises
    ------
    OutputError
        The folder cannot be written to.
    """
    try:
        handle, made = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.writelines(f"{line}\n" for line in lines)
            Path(made).chmod(0o644)
            Path(made).replace(path)
        finally:
            Path(made).unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: {error.strerror}", step="check the folder") from None
