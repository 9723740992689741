"""Deadlines: the moment at which a fetch is over, however slowly the server drips."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from types import TracebackType


class Deadline:
    """So many seconds for everything inside, time spent waiting for one's turn not counted. It ends in a TimeoutError."""

    def __init__(self, seconds: float) -> None:
        self._timeout = asyncio.timeout(seconds)

    async def __aenter__(self) -> Deadline:
        await self._timeout.__aenter__()
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._timeout.__aexit__(kind, error, trace)

    def left(self) -> float:
        """The seconds left; negative once it has passed."""
        end = self._timeout.when()
        assert end is not None
        return end - asyncio.get_running_loop().time()

    @asynccontextmanager
    async def paused(self) -> AsyncIterator[None]:
        """Stop the clock: manners must not cost a page its time."""
        left = self.left()
        self._timeout.reschedule(None)
        try:
            yield
        finally:
            self._timeout.reschedule(asyncio.get_running_loop().time() + left)


def deadline_of(extensions: dict[str, object]) -> Deadline:
    """The deadline that a request travels with."""
    deadline = extensions["deadline"]
    assert isinstance(deadline, Deadline)
    return deadline
