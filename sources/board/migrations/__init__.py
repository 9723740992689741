"""The numbered migrations of a store: `NNNN_name.sql` in a folder per database, each applied once, in order, and never
changed afterwards.

A number means the same schema in every database, so that what a version knows can be said without naming one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import resources


@cache
def migrations(database: str) -> Sequence[tuple[int, str]]:
    """The migrations for a database (`sqlite`, `postgres`) by their numbers, from 1 on without a gap."""
    folder = resources.files(__name__).joinpath(database)
    found = sorted((entry.name, entry) for entry in folder.iterdir() if entry.name.endswith(".sql"))
    numbered = [(int(name[:4]), entry.read_text(encoding="utf-8")) for name, entry in found]
    assert [number for number, _ in numbered] == list(range(1, len(numbered) + 1))
    return numbered
