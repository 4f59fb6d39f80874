"""Arrays in, arrays out, compiled with numba; no domain words.

numba writes compiled code with pickle. The cache therefore lives in a private folder (mode 0700)
that only this user can write to; set before numba is imported anywhere.
"""

from __future__ import annotations

import os
from pathlib import Path


def _private_cache() -> None:
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    home = os.environ.get("ALLOWAY_HOME") or Path.home() / ".local" / "share" / "alloway"
    folder = Path(home) / "numba-cache"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        info = folder.lstat()
    except OSError:
        return  # read-only home: numba falls back to compiling in memory
    if folder.is_dir() and not folder.is_symlink() and info.st_uid == os.getuid():
        folder.chmod(0o700)
        os.environ["NUMBA_CACHE_DIR"] = str(folder)


_private_cache()
