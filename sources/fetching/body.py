"""Bodies: as they travelled, up to a limit, and unpacked in small pieces.

A few hundred bytes can unpack to gigabytes, so the packed body is held first (it is bounded) and unpacked apart, piece by piece:
who takes the pieces stops when they have enough.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator

import httpx2

#: Packed bytes handed to the decompressor at once; a few thousand empty frames already keep it busy for a while.
_PIECE = 4096


async def packed(response: httpx2.Response, limit: int) -> tuple[bytes, bool]:
    """The body as it travels, and whether it was cut at the limit."""
    body = bytearray()
    chunks: AsyncGenerator[bytes, None] = response.aiter_raw()
    try:
        async for chunk in chunks:
            body += chunk
            if len(body) > limit:
                return bytes(body[:limit]), True
    finally:
        await chunks.aclose()
    return bytes(body), False


def unpacked(body: bytes, coding: str) -> AsyncIterator[bytes]:
    """The pieces of a body with its content coding undone. Raises httpx2.DecodingError where it is broken.

    The loop has its turn in between: the deadline holds here too, and other fetches go on.
    Several codings one over the other are no page's way and a bomb's favourite: they are broken too.
    """
    codings = [name for name in (part.strip().lower() for part in coding.split(",")) if name not in ("", "identity")]
    if len(codings) > 1:
        raise httpx2.DecodingError(f"packed {len(codings)} times")
    return httpx2.Response(200, headers={"Content-Encoding": "".join(codings)}, stream=_Pieces(body)).aiter_bytes()


class _Pieces(httpx2.AsyncByteStream):
    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self._body), _PIECE):
            yield self._body[start : start + _PIECE]
            await asyncio.sleep(0)
