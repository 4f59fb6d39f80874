"""What a file is, judged by its first bytes; the name only breaks ties."""

from __future__ import annotations

import unicodedata
from typing import Literal

FileKind = Literal["pdf", "dicom", "gzip", "json", "zip", "image", "xml", "text", "binary", "empty"]

HEAD = 4096
_IMAGES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\x00", b"MM\x00*", b"GIF8", b"BM")
_BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_SHOWN = 120


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
    if head.startswith(_IMAGES):
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
    """Text of a file: UTF-8, UTF-16 with a byte order mark, or Latin-1; ``None`` for binary.

    >>> decode("Größe".encode("latin-1"))
    'Größe'
    """
    for bom, encoding in _BOMS.items():
        if raw.startswith(bom):
            return _decoded(raw, encoding)
    if b"\x00" in raw:
        return None
    text = _decoded(raw, "utf-8") or raw.decode("cp1252", "replace")
    controls = sum(1 for char in text[:HEAD] if char < " " and char not in "\t\r\n\f")
    return None if controls > 2 else text


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
