"""A page that was fetched before, served to whoever reads it now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.fetching import Fetched


@dataclass(frozen=True, slots=True)
class Served:
    """Gives one page, whatever it is asked for."""

    page: Fetched

    def fetch(self, _address: str) -> Fetched:
        """The page as it was fetched."""
        return self.page
