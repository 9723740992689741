"""Files written whole or not at all: into a temporary file beside the target, which then takes its name."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

#: How the names of temporary files begin: what is left of one was being written when something ended its writer.
PART = ".factcheck-"


def write_whole(target: Path, data: bytes) -> None:
    """Write a file; whatever ends this leaves what was there before. Raises `OSError`."""
    part = target.with_name(f"{PART}{secrets.token_hex(8)}.part")
    mode = target.stat().st_mode & 0o777 if target.exists() else 0o666  # of a new file the umask takes its share
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(target)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
