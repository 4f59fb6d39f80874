"""Arrays in, arrays out, compiled with numba; no domain words.

numba writes compiled code with pickle. The cache therefore lives in a private folder (mode 0700)
that only this user can write to, whoever imported numba first.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path


def _cache_folder() -> Path:
    """The private folder; one for this process alone where the home cannot be trusted."""
    home = os.environ.get("ALLOWAY_HOME") or Path.home() / ".local" / "share" / "alloway"
    folder = Path(home) / "numba-cache"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not folder.is_symlink() and folder.stat().st_uid == os.getuid():
            folder.chmod(0o700)
            return folder
    except OSError:
        pass
    temporary = Path(tempfile.mkdtemp(prefix="alloway-numba-"))
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    return temporary


def _use_private_cache() -> None:
    if "NUMBA_CACHE_DIR" in os.environ:
        return
    folder = str(_cache_folder())
    os.environ["NUMBA_CACHE_DIR"] = folder
    if "numba" in sys.modules:
        sys.modules["numba"].config.CACHE_DIR = folder


_use_private_cache()
