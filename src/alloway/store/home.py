"""Where imported data lies: ``ALLOWAY_HOME``, else ``~/.local/share/alloway``."""

from __future__ import annotations

import os
from pathlib import Path

from alloway.errors import OutputError


def data_home(*parts: str) -> Path:
    """A folder of the data directory, made when it is missing; only its owner may look inside.

    Raises
    ------
    OutputError
        The folder cannot be made.
    """
    named = os.environ.get("ALLOWAY_HOME")
    folder = Path(named) if named else Path.home() / ".local" / "share" / "alloway"
    try:
        for step in ((), *((parts[: n + 1]) for n in range(len(parts)))):
            folder.joinpath(*step).mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}", step="set ALLOWAY_HOME") from None
    return folder.joinpath(*parts)
