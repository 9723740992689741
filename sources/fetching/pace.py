"""Pace: between two requests to one host lies a gap, whatever they are for.

A reservation, not a bucket: a turn is taken the moment it is asked for, so no queue has to be kept, and a crawl-delay that
becomes known in between counts from the request that revealed it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import httpx2

from sources.fetching.deadline import deadline_of

#: Seconds between two requests to a host that asks for nothing else.
GAP = 1.0


@dataclass(slots=True)
class Pace:
    """When each host was last asked, and how long it is left alone. `clock` counts seconds from anywhere."""

    gap: float = GAP
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _taken: dict[str, float] = field(default_factory=dict)
    _gaps: dict[str, float] = field(default_factory=dict)

    def slow(self, host: str, seconds: float) -> None:
        """Leave a host alone for at least so long between two requests, as its robots.txt asks."""
        self._gaps[host] = seconds

    async def turn(self, host: str) -> None:
        """Wait until the host may be asked again; who comes later waits longer."""
        now = self.clock()
        gap = max(self.gap, self._gaps.get(host, 0.0))
        moment = max(now, self._taken[host] + gap) if host in self._taken else now
        self._taken[host] = moment
        while (early := moment - self.clock()) > 0:  # a sleep may end a tick too soon
            await self.sleep(early)


class Paced(httpx2.AsyncBaseTransport):
    """Passes every request on when it is its turn."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, pace: Pace) -> None:
        self._inner = inner
        self._pace = pace

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Wait, with the deadline stopped, then ask."""
        async with deadline_of(request.extensions).paused():
            await self._pace.turn(request.url.host)
        return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        """Close what is below."""
        await self._inner.aclose()
