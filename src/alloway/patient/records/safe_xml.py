"""XML of untrusted files, event by event: no DTD, no entities, bounded in depth and size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal
from xml.parsers import expat

from alloway.errors import InputError, LimitError

Event = tuple[Literal["start", "end", "text"], str, dict[str, str]]
"""Kind, local name (or the text), attributes by local name."""

_MAX_DEPTH = 200
_MAX_EVENTS = 3_000_000
_PIECE = 65_536
"""Bytes parsed at once, so that a large file is never in memory as events."""


def events(data: bytes, name: str) -> Iterator[Event]:
    """Start tags, end tags and texts in document order; namespaces are dropped.

    Raises
    ------
    InputError
        The bytes are not XML, declare a document type or entity, or are too deep or too long.
    """
    found: list[Event] = []
    depth = taken = 0

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _MAX_DEPTH:
            raise LimitError(f"{name}: XML is nested too deeply", step="send it as PDF or text")
        found.append(("start", _local(tag), {_local(k): v for k, v in attributes.items()}))

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        found.append(("end", _local(tag), {}))

    def refuse(*_: object) -> None:
        raise InputError(f"{name}: XML that declares a document type", step="export it again")

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = lambda text: found.append(("text", text, {}))
    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    for at in range(0, len(data) + 1, _PIECE):
        try:
            parser.Parse(data[at : at + _PIECE], at + _PIECE > len(data))
        except expat.ExpatError as error:
            raise InputError(
                f"{name}: broken XML, line {error.lineno}", step="copy it again"
            ) from None
        taken += len(found)
        if taken > _MAX_EVENTS:
            raise LimitError(f"{name}: XML with too many elements", step="send it as PDF or text")
        yield from found
        found.clear()


def _local(tag: str) -> str:
    return tag.rsplit(":", 1)[-1]
