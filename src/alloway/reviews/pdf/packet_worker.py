"""The child that sets a packet: ``python -m alloway.reviews.pdf.packet_worker ROOT``.

It reads the words as JSON from standard input and writes ``packet.pdf`` into the root it is given.
"""

from __future__ import annotations

import json
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

_MEMORY = 3_000_000_000
_FILE = 600_000_000


def main() -> int:
    """Compile; 0 when the packet was written."""
    root = Path(sys.argv[1])
    view = json.loads(sys.stdin.read())
    for limit, value in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_FSIZE, _FILE)):
        resource.setrlimit(limit, (value, value))
    import typst

    for document in view["documents"]:
        if document["pdf"]:
            document["pages"] = _pages(root / document["pdf"])
    year, month, day = view["date"]
    (root / "packet.pdf").write_bytes(
        typst.compile(
            root / "packet.typ",
            root=root,
            format="pdf",
            sys_inputs={"packet": json.dumps(view)},
            timestamp=int(datetime(year, month, day, tzinfo=UTC).timestamp()),
        )
    )
    return 0


def _pages(path: Path) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(path) as document:
        return len(document)


if __name__ == "__main__":
    sys.exit(main())
