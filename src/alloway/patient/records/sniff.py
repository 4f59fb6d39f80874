"""What a file is, judged by its first bytes; the name only breaks ties."""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

FileKind = Literal[
    "pdf", "dicom", "gzip", "json", "zip", "tar", "archive", "image", "xml", "text", "binary",
    "empty",
]  # fmt: skip

HEAD = 4096
IN_CHILD: frozenset[FileKind] = frozenset(("pdf", "dicom", "image"))
"""Kinds that only a child process parses."""
_OTHER_ARCHIVES = (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07")
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF8")
_PHOTOS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SHOWN = 120
_MISFIT = re.compile(
    r"(?<=[^\W\d_])(?:[^\w\s\x00-\x7f]|[\x80-\x9f¹²³])(?=[^\W\d_])|[¯£](?=[^\W\d_])"
)
"""A sign between two letters, or before one where no language has it."""


_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f]")
"""Control characters that no text file needs."""


def sniff(head: bytes) -> FileKind:
    """Kind of a file from its first 4 kB.

    >>> sniff(b'%PDF-1.7 ...'), sniff(b'{"resourceType": "Bundle"}'), sniff(b"")
    ('pdf', 'json', 'empty')
    """
    if not head.strip():
        return "empty"
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head[128:132] == b"DICM":
        return "dicom"
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return "zip"
    if head.startswith(_OTHER_ARCHIVES):
        return "archive"
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(_IMAGES) or (head.startswith(b"BM") and head[6:10] == b"\0\0\0\0"):
        return "image"
    if head[4:8] == b"ftyp" and head[8:12] in _PHOTOS:
        return "image"
    return _textual(head)


def _textual(head: bytes) -> FileKind:
    # A head may end inside a character; dropping it keeps UTF-8 from passing for Latin-1.
    text = decode(_whole_characters(head) if len(head) >= HEAD else head)
    if text is None:
        return "binary"
    start = text.lstrip("﻿ \t\r\n")[:40]
    if start.startswith(("{", "[")) and not start.startswith("{\\rtf"):
        return "json"
    if start.startswith(("<?xml", "<!DOCTYPE", "<ClinicalDocument", "<html", "<HTML", "<svg")):
        return "xml"
    return "binary" if start.startswith("{\\rtf") else "text"


def decode(raw: bytes) -> str | None:
    """Text of a file: UTF-8, UTF-16, or an eight-bit code page; ``None`` for binary.

    >>> decode("Größe".encode("latin-1")), decode("płytki".encode("cp1250"))
    ('Größe', 'płytki')
    """
    marked = next((name for bom, name in _BOMS.items() if raw.startswith(bom)), "")
    if marked:
        text = _decoded(raw, marked)
    elif b"\x00" in raw[:HEAD]:
        text = _unmarked_utf_16(raw)
    else:
        text = _decoded(raw, "utf-8") or _eight_bit(raw)
    if text is None:
        return None
    return None if len(_CONTROLS.findall(text[:HEAD])) > 2 else text


def _unmarked_utf_16(raw: bytes) -> str | None:
    """UTF-16 without its mark, as Windows programs write it: every other byte is mostly zero."""
    half = len(raw[:HEAD]) // 2
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros, others = raw[:HEAD][first::2].count(0), raw[:HEAD][1 - first :: 2].count(0)
        if others == 0 and zeros * 10 > half * 7:
            return _decoded(raw, encoding)
    return None


def _eight_bit(raw: bytes) -> str:
    """Western or Central European: whichever puts the fewest signs inside of words."""
    pages = ("cp1252", "cp1250", "iso8859_2")
    found = min(pages, key=lambda page: len(_MISFIT.findall(raw[:20_000].decode(page, "replace"))))
    return raw.decode(found, "replace")


def _whole_characters(head: bytes) -> bytes:
    last = next((i for i in range(1, 5) if head[-i] & 0xC0 != 0x80), 1)
    return head[:-last] if head[-last] >= 0xC0 else head


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding, "strict" if encoding == "utf-8" else "replace")
    except UnicodeDecodeError:
        return None


def shown(name: str) -> str:
    """A file name safe to print: control, direction and undecodable characters escaped.

    >>> shown("a\\u202egnp.exe")
    'a\\\\u202egnp.exe'
    """
    safe = "".join(
        f"\\u{ord(char):04x}" if char != " " and unicodedata.category(char) in _UNSAFE else char
        for char in name
    )
    return safe if len(safe) <= _SHOWN else f"{safe[: _SHOWN - 12]}…{safe[-11:]}"


_UNSAFE = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zs", "Zl", "Zp"))
