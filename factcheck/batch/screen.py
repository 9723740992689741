"""The screen of an archive: whether a page can hold a claim at all, before it is read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from claims.possible import Possible
from sources.bare import bare_text
from sources.fetching.fetched import Fetched


@dataclass(frozen=True, slots=True)
class Screen:
    """Says no only of pages on which reading would find nothing that could be checked with this board."""

    store: str | None = None
    origins: Path | None = None

    def __call__(self, page: Fetched) -> bool:
        """Whether a page is worth reading."""
        return _possible(self.store, self.origins)(bare_text(page))


@cache
def _possible(store: str | None, origins: Path | None) -> Possible:
    from factcheck.pipeline import board_of, names_of  # noqa: PLC0415 - loads the engine

    return Possible(names_of(board_of(store, origins)))
