"""Members of a tar archive in one pass, and gzip around it (POSIX.1-2017 pax; GNU long names).

Written anew because the standard library's reader of extended headers takes quadratic time on
hostile ones (CVE-2024-6232) and its gzip reader has no limit on what it unpacks.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator
from typing import Self

from alloway.errors import InputError, LimitError
from alloway.patient.records.archives import Member, Readable, unsafe_name
from alloway.patient.records.limits import Limits

_BLOCK = 512
_CHUNK = 1 << 16
_AT_ONCE = 1 << 20
"""Packed bytes read at once where much is asked for; no more than are asked for, because what is
left over is copied each time."""
_MAX_EXTENDED = 1 << 16
"""Bytes of an extended header; a path and a few dates take 300."""
_FREE = 1_000_000
_FILES, _FOLDER, _LONG_NAME, _EXTENDED, _GLOBAL = b"0\0 7", b"5", b"L", b"x", b"gK"


class Gunzipped:
    """What a gzip file unpacks to, however often it is packed end to end.

    Parameters
    ----------
    stream
        The packed bytes.
    name
        How errors call the file.
    limits
        Ratio of unpacked to packed bytes.
    most
        Bytes to which it may unpack.
    """

    def __init__(self, stream: Readable, *, name: str, limits: Limits, most: int) -> None:
        self._stream, self._name = stream, name
        self._ratio, self._most = limits.unpack_ratio, most
        self._unpacker = zlib.decompressobj(wbits=31)
        self._tail = b""
        self._taken = self._given = 0
        self._ended = False

    def read(self, size: int, /) -> bytes:
        """The next bytes, fewer than asked only at the end.

        Raises
        ------
        InputError
            Damaged or cut off.
        LimitError
            It unpacks to too much.
        """
        parts = []
        while size > 0 and (part := self._some(size)):
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _some(self, size: int) -> bytes:
        while not self._ended:
            packed = self._tail or self._packed(size)
            if self._unpacker.eof:
                self._tail = packed.lstrip(b"\0")
                self._ended = not self._tail
                self._unpacker = zlib.decompressobj(wbits=31)
                continue
            try:
                data = self._unpacker.decompress(packed, size)
            except zlib.error:
                raise InputError(
                    f"{self._name}: gzip data is damaged", step="copy the file again"
                ) from None
            self._tail = self._unpacker.unused_data or self._unpacker.unconsumed_tail
            self._given += len(data)
            self._judge()
            if data:
                return data
            if not packed and not self._unpacker.eof:
                raise InputError(f"{self._name}: gzip data ends early", step="copy the file again")
        return b""

    def _packed(self, size: int) -> bytes:
        packed = self._stream.read(min(max(size, _BLOCK), _AT_ONCE))
        self._taken += len(packed)
        return packed

    def _judge(self) -> None:
        allowed = min(self._most, max(_FREE, self._ratio * self._taken))
        if self._given > allowed:
            raise LimitError(
                f"{self._name}: unpacks to more than {allowed / 1e6:,.0f} MB",
                step="send only the part that matters",
            )


class _Part(io.RawIOBase):
    """The bytes of one member; what is left of them when it is closed is passed over."""

    def __init__(self, stream: Readable, size: int) -> None:
        self._stream, self.left = stream, size
        self._padding = -size % _BLOCK

    def read(self, size: int = -1, /) -> bytes:
        data = self._stream.read(min(size, self.left) if size >= 0 else self.left)
        self.left -= len(data)
        return data

    def opened(self) -> Self:
        """Itself."""
        return self

    def skip(self) -> None:
        """Go on to the next header."""
        left = self.left + self._padding
        while left and (data := self._stream.read(min(_CHUNK, left))):
            left -= len(data)
        self.left = self._padding = 0


def tar_members(stream: Readable, *, name: str, limits: Limits) -> Iterator[Member]:
    """Every file of a tar archive in its order; each must be read before the next is asked for.

    Raises
    ------
    InputError
        A header is damaged or the archive breaks off.
    LimitError
        More members than allowed.
    """
    given: dict[str, str] = {}
    count = 0
    while (block := stream.read(_BLOCK)).strip(b"\0"):
        kind, size = _judged(block, name)
        part = _Part(stream, _number(given.pop("size", ""), size))
        if kind in _GLOBAL:
            part.skip()
        elif kind in (_LONG_NAME, _EXTENDED):
            given |= _extended(part, kind, name)
        else:
            title = given.pop("path", "") or _title(block)
            given.clear()
            count += kind != _FOLDER
            if count > limits.files:
                raise LimitError(f"{name}: more than {limits.files:,} members", step="send fewer")
            if kind != _FOLDER:
                why = "" if kind in _FILES else "a link or special file, not followed"
                yield Member(title, part.left, part.left, part.opened, why or unsafe_name(title))
            part.skip()
    if len(block) < _BLOCK:
        raise InputError(f"{name}: the archive breaks off", step="copy it again")


def _judged(block: bytes, name: str) -> tuple[bytes, int]:
    """Type and size of a header whose checksum fits."""
    size = _octal(block[124:136])
    told = _octal(block[148:156])
    fits = len(block) == _BLOCK and told == sum(block[:148]) + 8 * 32 + sum(block[156:])
    if not fits or size is None:
        raise InputError(f"{name}: a damaged tar archive", step="copy it again")
    return block[156:157], size


def _octal(field: bytes) -> int | None:
    """A number of a header: octal digits, or binary after the byte 0x80 (GNU)."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    try:
        return int(field.strip(b" \0") or b"0", 8)
    except ValueError:
        return None


def _title(block: bytes) -> str:
    front, back = block[345:500], block[:100]
    joined = b"/".join(part.split(b"\0", 1)[0] for part in (front, back))
    is_posix = block[257:263] == b"ustar\0" and front.strip(b"\0")
    return (joined if is_posix else back.split(b"\0", 1)[0]).decode("utf-8", "replace")


def _extended(part: _Part, kind: bytes, name: str) -> dict[str, str]:
    """Path and size that stand in a member of their own, before the one they are of."""
    if part.left > _MAX_EXTENDED:
        raise LimitError(f"{name}: an extended header is too long", step="send it as ZIP")
    data = part.read()
    part.skip()
    if kind == _LONG_NAME:
        return {"path": data.rstrip(b"\0").decode("utf-8", "replace")}
    found: dict[str, str] = {}
    while data:
        length, _, _ = data[:20].partition(b" ")
        if not length.isdigit() or not 0 < int(length) <= len(data):
            raise InputError(f"{name}: a damaged tar archive", step="copy it again")
        record, data = data[len(length) + 1 : int(length)], data[int(length) :]
        key, _, value = record.rstrip(b"\n").partition(b"=")
        if key in (b"path", b"size"):
            found[key.decode()] = value.decode("utf-8", "replace")
    return found


def _number(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 16 else otherwise
