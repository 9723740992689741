"""Fetching one page at a time, for who is not asynchronous."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sources.fetching.asking import AsyncFetcher
from sources.fetching.fetched import Fetched
from sources.fetching.terms import Terms


@dataclass(frozen=True, slots=True)
class Fetcher(Terms):
    """Gets pages over http(s) on these terms."""

    def fetch(self, address: str) -> Fetched:
        """Follow the address to its page. Raises the `SourceError` that says what stood in the way."""
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            return asyncio.run(self._fetch(address))
        with ThreadPoolExecutor(1) as beside:  # a notebook has a loop of its own, and a loop runs in no other
            return beside.submit(asyncio.run, self._fetch(address)).result()

    async def _fetch(self, address: str) -> Fetched:
        async with AsyncFetcher(self) as fetcher:
            return await fetcher.fetch(address)
