"""Fetchers around an archive: one that keeps what another fetches, one that serves what is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sources.evidence.archive import Archive
from sources.evidence.visit import Kept, Visit
from sources.fetches import Fetches
from sources.read import Given

if TYPE_CHECKING:
    from sources.fetching import Fetched


@dataclass(slots=True)
class Keeper:
    """Fetches as `fetcher` does, and keeps what comes before anybody reads it. `kept` says where the last page is."""

    archive: Archive
    fetcher: Fetches
    given: Given = field(default_factory=Given)
    kept: Kept | None = None

    def fetch(self, address: str) -> Fetched:
        """The page, kept."""
        page = self.fetcher.fetch(address)
        self.kept = self.archive.keep(address, page, self.given)
        return page


@dataclass(frozen=True, slots=True)
class FromArchive:
    """Serves one visit, whatever it is asked for: the same bytes with the same facts about them, so the same article."""

    visit: Visit

    def fetch(self, address: str) -> Fetched:
        """The page as it was fetched."""
        from sources.fetching import Fetched  # noqa: PLC0415 - loads the HTTP client

        facts = self.visit.facts
        return Fetched(facts.url, self.visit.body, facts.media_type, facts.charset, facts.fetched_at)
