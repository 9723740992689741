"""One writer at a time, also among processes: a lock that the system takes back from a process that has died."""

from __future__ import annotations

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sources.errors import BrokenEvidence

#: Seconds to wait for another process that is writing; writing one page takes a few hundredths.
PATIENCE = 30.0
_PAUSE = 0.01


@contextmanager
def locked(folder: Path, patience: float = PATIENCE) -> Iterator[None]:
    """Hold the folder's lock. Raises `BrokenEvidence` where another process does not let go of it."""
    descriptor = os.open(folder / ".lock", os.O_RDWR | os.O_CREAT, 0o644)
    try:
        end = time.monotonic() + patience
        while not _taken(descriptor):
            if time.monotonic() >= end:
                raise BrokenEvidence(f"Another process has been writing to {folder} for {patience:g} seconds; try again later.")
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)  # lets go of the lock


def _taken(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
