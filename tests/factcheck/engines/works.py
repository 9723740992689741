"""What workers of the tests do: they find this file by its name."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from pathlib import Path


def doubled(batch: Sequence[int]) -> list[int]:
    """Twice each."""
    return [2 * number for number in batch]


def dies_of_seven(batch: Sequence[int]) -> list[int]:
    """As a page does that finds a hole in a parser."""
    if 7 in batch:
        os._exit(9)
    return doubled(batch)


def dies_once(batch: Sequence[str]) -> list[str]:
    """Where the file of that name is not there yet: as a page does that only together with others takes too much."""
    for name in batch:
        if not Path(name).exists():
            Path(name).touch()
            os._exit(1)
    return list(batch)


def stalls_at_three(batch: Sequence[int]) -> list[int]:
    """As a page does that finds a loop without an end."""
    if 3 in batch:
        time.sleep(600)
    return doubled(batch)


def raises_at_five(batch: Sequence[int]) -> list[int]:
    """As a mistake of ours does."""
    if 5 in batch:
        raise ZeroDivisionError("by zero")
    return doubled(batch)
