"""Typings from HML 1.0.1, the XML that registries and laboratories exchange.

HML: Milius 2015, Hum Immunol 76:963. A typing's allele assignment is read from its GL String, else
from its genotype list (a ``locus-block`` is one chromosome), else from its ``haploid`` elements;
sequences and raw reads are passed over. A GL String that is only an address is not fetched.
Namespaces are ignored, so earlier HML with the same element names is read too. Document types and
entities are refused, and size, depth and number of elements are limited.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import Any
from xml.parsers import expat

from alloway.errors import InputError, LimitError, TypingError
from alloway.hla.typing import Sample, parse_typing
from alloway.reference.hla_reference import SHIPPED, HlaReference
from alloway.values.evidence import Source
from alloway.values.hla import Typing

_MAX_BYTES = 50_000_000
_MAX_DEPTH = 40
_MAX_ELEMENTS = 500_000
_MAX_TEXT = 200_000
_MAX_WORDS = 400
_STEP = "give an HML 1.0.1 file with sample, typing and allele-assignment"
_NOTHING = ("", "no", "none", "false", "0", "n", "n/a", "na", "unknown", "-")
_CENTER = ("hml", "reporting-center")
_VERSION = re.compile(r"[0-9]{1,2}\.[0-9]{1,3}(\.[0-9]{1,3})?")


@dataclass(slots=True)
class _Element:
    """One element of interest while the file is read."""

    tag: str
    attributes: dict[str, str]
    children: list[_Element] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    size: int = 0

    def all(self, *path: str) -> list[_Element]:
        """Descendants by tag, level after level."""
        found = [self]
        for tag in path:
            found = [c for e in found for c in e.children if c.tag == tag]
        return found

    @property
    def words(self) -> str:
        return "".join(self.text).strip()


_KEPT = frozenset((
    "hml", "reporting-center", "sample", "typing", "allele-assignment", "glstring", "haploid",
    "genotype-list", "diploid-combination", "locus-block", "allele-list", "allele",
    "collection-method", "property",
))  # fmt: skip


@dataclass(frozen=True, slots=True)
class HmlSample:
    """One sample of an HML message."""

    typing: Typing
    words: str = ""
    """How it was collected and its properties, as free words: they often name the person."""


class _Reader:
    """Keeps the elements that hold typings, and counts all of them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.depth = 0
        self.elements = 0
        self.root = _Element("", {})
        self.open: list[_Element] = [self.root]
        self.tags: list[str] = []

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        self.elements += 1
        if self.depth > _MAX_DEPTH or self.elements > _MAX_ELEMENTS:
            raise LimitError(f"{self.name}: XML too deep or with too many elements", step=_STEP)
        tag = tag.rpartition(":")[2].lower()
        self.tags.append(tag)
        if tag in _KEPT:
            element = _Element(tag, attributes)
            self.open[-1].children.append(element)
            self.open.append(element)

    def end(self, _: str) -> None:
        self.depth -= 1
        if self.tags.pop() in _KEPT:
            self.open.pop()

    def characters(self, text: str) -> None:
        element = self.open[-1]
        if self.tags and self.tags[-1] in ("glstring", "allele", "collection-method"):
            element.size += len(text)
            if element.size > _MAX_TEXT:
                raise LimitError(f"{self.name}: a GL String over {_MAX_TEXT:,} characters")
            element.text.append(text)

    def refuse(self, *_: Any) -> int:
        raise InputError(
            f"{self.name}: a document type or entity is not accepted", step="remove the DOCTYPE"
        )


def _parse(data: bytes, name: str) -> _Element:
    if len(data) > _MAX_BYTES:
        raise LimitError(f"{name}: over {_MAX_BYTES:,} bytes", step="give one sample's file")
    reader = _Reader(name)
    parser = expat.ParserCreate()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.characters
    parser.StartDoctypeDeclHandler = reader.refuse
    parser.EntityDeclHandler = reader.refuse
    parser.ExternalEntityRefHandler = reader.refuse
    try:
        parser.Parse(data, True)
    except expat.ExpatError as error:
        raise InputError(f"{name}: line {error.lineno}: not well-formed XML", step=_STEP) from None
    except (ValueError, LookupError):
        raise InputError(f"{name}: XML in an unknown encoding", step="save it as UTF-8") from None
    return reader.root


def parse_hml(
    data: bytes,
    *,
    name: str,
    sample_id: str | None = None,
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
) -> Typing:
    """The typing of one sample in an HML message.

    Parameters
    ----------
    name
        File named in errors and in the typing's source.
    sample_id
        Which sample, where the message holds more than one; the error names the first five.

    Raises
    ------
    InputError
        The bytes are not such XML, hold another number of samples, or no typing.

    Examples
    --------
    >>> xml = b'''<hml version="1.0.1"><sample id="s1"><typing gene-family="HLA">
    ... <allele-assignment allele-db="IMGT/HLA" allele-version="3.58.0">
    ... <glstring>HLA-A*01:01+HLA-A*02:01</glstring></allele-assignment></typing></sample></hml>'''
    >>> found = parse_hml(xml, name="s1.xml")
    >>> found.release, str(found.loci[0].genotypes[0][1][0])
    ('3.58.0', 'A*02:01')
    """
    typings = hml_typings(data, name=name, sample=sample, reference=reference)
    if sample_id is not None:
        if sample_id not in typings:
            raise InputError(
                f"{name}: no typed sample {sample_id[:60]!r}", step=f"there is {_some(typings)}"
            )
        return typings[sample_id]
    if len(typings) > 1:
        raise InputError(
            f"{name}: {len(typings)} samples in one message", step=f"name one: {_some(typings)}"
        )
    return next(iter(typings.values()))


def _some(typings: Iterable[str]) -> str:
    return ", ".join(known[:40] for known in islice(typings, 5))


def hml_typings(
    data: bytes, *, name: str, sample: Sample = "unknown", reference: HlaReference = SHIPPED
) -> dict[str, Typing]:
    """The typing of every sample that has one, by the sample's identifier; see `hml_samples`."""
    found = hml_samples(data, name=name, sample=sample, reference=reference)
    return {known: one.typing for known, one in found.items()}


def hml_samples(
    data: bytes,
    *,
    name: str,
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
    unread: dict[str, str] | None = None,
) -> dict[str, HmlSample]:
    """Every sample that has a typing, by its identifier.

    Parameters
    ----------
    unread
        Takes the samples whose typing is broken, with the reason, as long as another one can be
        read: a donor's must not cost the patient's. ``None`` refuses the file for one of them.

    Raises
    ------
    InputError
        See `parse_hml`; a sample identifier that comes twice is refused.
    """
    root = _parse(data, name)
    messages = root.all("hml")
    if len(messages) != 1:
        raise InputError(f"{name}: not an HML message", step=_STEP)
    digest = hashlib.sha256(data).hexdigest()
    centers = [e.attributes.get("reporting-center-id", "") for e in root.all(*_CENTER)]
    from_center = f" of reporting center {centers[0][:40]}" if any(centers[:1]) else ""
    found: dict[str, HmlSample] = {}
    broken: list[InputError] = []
    for number, element in enumerate(messages[0].all("sample"), start=1):
        known = element.attributes.get("id", "").strip() or f"sample {number}"
        label = f"{name}: sample {known[:60]}"
        try:
            texts, versions = _texts(element, label)
            if not texts:
                continue
            words = " ".join(dict.fromkeys(texts))
            typing = parse_typing(words, name=label, sample=sample, reference=reference)
        except InputError as error:
            if unread is None:
                raise
            broken.append(error)
            unread[known] = error.message
            continue
        if known in found:
            raise InputError(f"{label} comes twice", step="keep one of them")
        source = Source(name, f"sample {known}{from_center}", digest)
        named = typing.release or (versions.pop() if len(versions) == 1 else "")
        typing = replace(typing, release=named, source=source)
        found[known] = HmlSample(typing, _sample_words(element))
    if broken and not found:
        raise broken[0]
    if not found:
        raise TypingError(f"{name}: no sample with an HLA typing", step=_STEP)
    return found


def _sample_words(sample: _Element) -> str:
    told = [element.words for element in sample.all("collection-method")]
    for element in sample.all("property"):
        value = element.attributes.get("value", "")
        if value.strip().lower() not in _NOTHING:  # "donor: no" speaks of no donor
            told.append(f"{element.attributes.get('name', '')} {value}")
    return " ".join(" ".join(told[:20]).split())[:_MAX_WORDS]


def _texts(sample: _Element, label: str) -> tuple[list[str], set[str]]:
    """GL Strings of a sample's HLA typings, and the allele releases they name."""
    texts, versions = [], set()
    for typing in sample.all("typing"):
        if typing.attributes.get("gene-family", "HLA").upper() != "HLA":
            continue
        for assignment in typing.all("allele-assignment"):
            text = _assignment(assignment)
            if not text and any("uri" in e.attributes for e in assignment.all("glstring")):
                raise TypingError(
                    f"{label}: a GL String is given as an address only",
                    step="put the string itself into the file",
                )
            if text:
                texts.append(text)
                version = assignment.attributes.get("allele-version", "").strip()
                versions.add(version if _VERSION.fullmatch(version) else "")
    return texts, versions


def _assignment(element: _Element) -> str:
    strings = [e.words for e in element.all("glstring") if e.words]
    if strings:
        return " ".join(strings)
    combinations = [_combination(e) for e in element.all("genotype-list", "diploid-combination")]
    if any(combinations):
        return "|".join(filter(None, combinations))
    return " ".join(filter(None, (_haploid(e) for e in element.all("haploid"))))


def _combination(element: _Element) -> str:
    """One of the alternative genotypes: a block of linked allele lists for each chromosome."""
    blocks = []
    for block in element.all("locus-block"):
        names = ["/".join(_possible(e)) for e in block.all("allele-list")]
        blocks.append("~".join(filter(None, names)))
    return "+".join(filter(None, blocks))


def _possible(alleles: _Element) -> list[str]:
    """Alleles of a list but those tested for and not found; untested ones stay possible."""
    found = alleles.all("allele")
    return [a.words for a in found if a.words and a.attributes.get("present", "Y").upper() != "N"]


def _haploid(element: _Element) -> str:
    """``locus="HLA-A" method="DNA" type="01:01"`` as a name; serology as the antigen it names."""
    locus = element.attributes.get("locus", "").strip().removeprefix("HLA-")
    text = element.attributes.get("type", "").strip()
    if not locus or not text or text.upper() in ("NT", "X", "BLANK", "-"):
        return ""
    if "*" in text:
        return text
    if element.attributes.get("method", "DNA").upper() in ("SER", "SEROLOGY"):
        letters = {"C": "Cw", "DRB1": "DR", "DQB1": "DQ"}.get(locus, locus)
        return f"{letters}{text}"
    return f"{locus}*{text}"


def read_hml(
    path: Path,
    *,
    sample_id: str | None = None,
    sample: Sample = "unknown",
    reference: HlaReference = SHIPPED,
) -> Typing:
    """`parse_hml` on a file."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise LimitError(f"{path.name}: over {_MAX_BYTES:,} bytes", step=_STEP)
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: {error.strerror}", step="check the path") from None
    return parse_hml(data, name=path.name, sample_id=sample_id, sample=sample, reference=reference)
