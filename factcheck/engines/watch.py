"""The watch over one piece of work: a process that takes too long over it ends, and whoever gave it the work sees that."""

from __future__ import annotations

import faulthandler
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """End this process with code 1 after so many seconds; an inner watch takes the place of an outer one.

    The clock is no thread of Python's: a pattern that runs for ever lets none of them on.
    """
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        faulthandler.dump_traceback_later(seconds, exit=True, file=nowhere)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()
