"""robots.txt, as RFC 9309 reads it: what a host asks programs to leave alone, and how long to wait in between.

4xx: there are no rules. 5xx or no answer: everything is forbidden, for nobody knows the rules. Kept for at most a day.
"""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import httpx2
from protego import Protego

from sources.errors import Disallowed
from sources.fetching.address import redirected
from sources.fetching.agent import PRODUCT
from sources.fetching.body import packed, unpacked
from sources.fetching.pace import Pace
from sources.fetching.way_out import WAY_OUT

DAY = 86_400
#: What is beyond 500 KiB need not be read (RFC 9309, 2.5).
LARGEST = 512_000
MAX_REDIRECTS = 5
#: A host that wants longer between two requests does not want programs.
LONGEST_GAP = 60.0


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one host. `answered` is false where it failed to give them: nothing is allowed then."""

    parsed: Protego = field(default_factory=lambda: Protego.parse(""))
    answered: bool = True

    def check(self, url: str, origin: str) -> None:
        """Raise `Disallowed` unless the address may be fetched."""
        if not self.answered:
            raise Disallowed(f"{origin} cannot give its robots.txt, so nothing there may be fetched; try later, or {WAY_OUT}.")
        if not self.parsed.can_fetch(url, PRODUCT):
            raise Disallowed(f"The robots.txt of {origin} asks programs not to fetch {url}; {WAY_OUT}.")
        if self.gap > LONGEST_GAP:
            raise Disallowed(
                f"The robots.txt of {origin} asks for {self.gap:g} seconds between requests, longer than we wait; {WAY_OUT}."
            )

    @property
    def gap(self) -> float:
        """Seconds that it asks for between two requests, 0 if none."""
        return self.parsed.crawl_delay(PRODUCT) or 0.0


@dataclass(slots=True)
class RobotsMemory:
    """The rules that were read, by origin, each for at most a day. `clock` counts seconds from anywhere."""

    clock: Callable[[], float] = time.monotonic
    _read: dict[str, tuple[float, Rules]] = field(default_factory=dict)

    def recall(self, origin: str) -> Rules | None:
        """The rules of an origin, if they were read within the day."""
        moment, rules = self._read.get(origin, (float("-inf"), None))
        return rules if self.clock() - moment < DAY else None

    def keep(self, origin: str, rules: Rules) -> None:
        """Remember the rules of an origin from now on."""
        self._read[origin] = (self.clock(), rules)


class Robots(httpx2.AsyncBaseTransport):
    """Passes on what robots.txt allows. `asked` is where robots.txt itself is asked for."""

    def __init__(
        self,
        inner: httpx2.AsyncBaseTransport,
        asked: httpx2.AsyncBaseTransport,
        memory: RobotsMemory,
        pace: Pace,
        *,
        any_port: bool,
    ) -> None:
        self._inner = inner
        self._asked = asked
        self._memory = memory
        self._pace = pace
        self._any_port = any_port
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Ask robots.txt, once an origin and day, then the page."""
        origin = f"{request.url.scheme}://{request.url.netloc.decode('ascii')}"
        async with self._locks[origin]:
            if (rules := self._memory.recall(origin)) is None:
                rules = await self._read(origin, request)
                self._memory.keep(origin, rules)
        rules.check(str(request.url), origin)
        self._pace.slow(request.url.host, rules.gap)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Close what is below."""
        await self._inner.aclose()
        await self._asked.aclose()

    async def _read(self, origin: str, page: httpx2.Request) -> Rules:
        """The rules of an origin, over at most five redirects; beyond them there are none (RFC 9309, 2.3.1.2)."""
        url = httpx2.URL(f"{origin}/robots.txt")
        headers = {"User-Agent": page.headers["User-Agent"], "Accept-Encoding": "identity"}
        for _ in range(MAX_REDIRECTS + 1):
            request = httpx2.Request("GET", url, headers=headers, extensions={**page.extensions, "caching": {"ttl": DAY}})
            response = await self._asked.handle_async_request(request)
            try:
                if not response.has_redirect_location:
                    return await _rules(response)
                url = redirected(url, response.headers["Location"], any_port=self._any_port)
            finally:
                await response.aclose()
        return Rules()


async def _rules(response: httpx2.Response) -> Rules:
    if not response.is_success:
        return replace(Rules(), answered=response.status_code < 500)
    body, _ = await packed(response, LARGEST)
    text = bytearray()
    try:
        async for piece in unpacked(body, response.headers.get("Content-Encoding", "")):
            text += piece
            if len(text) >= LARGEST:
                break
    except httpx2.DecodingError:  # what came before it broke still counts
        pass
    return Rules(Protego.parse(text[:LARGEST].decode("utf-8-sig", errors="replace")))
