"""The cache of pages in the user's cache folder: a page is asked for again only as HTTP says (RFC 9111).

It belongs to one user, so what a server calls private may lie in it. A cache that fails never costs a page: it is then as if
there were none.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import AsyncIterable, AsyncIterator, Mapping
from pathlib import Path

import httpx2
from hishel import AsyncSqliteStorage, CacheOptions, Entry
from hishel.httpx2 import AsyncCacheTransport

from sources.errors import NotCached
from sources.fetching.way_out import WAY_OUT
from sources.fetching.witness import exchange_of
from sources.user_folder import user_folder

LARGEST = 500_000_000
_FILES = ("", "-wal", "-shm", "-journal")

# Its troubles are not the user's: a page that cannot be kept is still a page.
logging.getLogger("hishel").addHandler(logging.NullHandler())


def default_place(environment: Mapping[str, str]) -> Path:
    """Where the cache is unless somebody says otherwise: in the XDG cache folder."""
    return user_folder(environment, "XDG_CACHE_HOME", ".cache") / "pages.sqlite3"


def clear(place: Path) -> int:
    """Delete the cache; the bytes that it took."""
    files = [found for ending in _FILES if (found := place.with_name(place.name + ending)).is_file()]
    freed = sum(found.stat().st_size for found in files)
    for found in files:
        found.unlink()
    return freed


async def opened(place: Path) -> AsyncSqliteStorage | None:
    """The file of the cache, made if need be; none where it is of another program, or of another release of its library."""
    kept = AsyncSqliteStorage(database_path=place, max_size=LARGEST)
    try:
        await kept.get_entries("")
    except RuntimeError:
        await kept.close()
        return None
    return kept


def key(url: httpx2.URL) -> str:
    """Under which name a page lies in the cache."""
    return hashlib.sha256(f"page {url}".encode()).hexdigest()


def cached_pages(inner: httpx2.AsyncBaseTransport, kept: AsyncSqliteStorage) -> AsyncCacheTransport:
    """Pages as HTTP allows to keep them: fresh ones from the cache, others after asking whether they changed."""
    return AsyncCacheTransport(inner, kept, CacheOptions(shared=False))


def cached_robots(inner: httpx2.AsyncBaseTransport, kept: AsyncSqliteStorage) -> AsyncCacheTransport:
    """robots.txt, kept for as long as its request says, whatever HTTP allows: RFC 9309 has the last word there."""
    return AsyncCacheTransport(inner, kept)


class CacheOnly(httpx2.AsyncBaseTransport):
    """The newest of what the cache holds for an address, fresh or not, and no network below it."""

    def __init__(self, kept: AsyncSqliteStorage | None) -> None:
        self._kept = kept

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """What was fetched before, or `NotCached`."""
        entries = await self._kept.get_entries(key(request.url)) if self._kept else []
        if not entries:
            raise NotCached(f"{request.url} is not in the cache; fetch it once without --offline, or {WAY_OUT}.")
        return max((_response(entry) for entry in entries), key=lambda response: exchange_of(response.headers).asked_at)

    async def aclose(self) -> None:
        """Close the file."""
        if self._kept:
            await self._kept.close()


class _Kept(httpx2.AsyncByteStream):
    def __init__(self, chunks: AsyncIterable[bytes]) -> None:
        self._chunks = chunks

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._chunks:
            yield chunk


def _response(entry: Entry) -> httpx2.Response:
    kept = entry.response
    assert isinstance(kept.stream, AsyncIterable)
    pairs = [(name, value) for name in kept.headers for value in kept.headers.get_list(name) or ()]
    return httpx2.Response(kept.status_code, headers=[(n.encode(), v.encode()) for n, v in pairs], stream=_Kept(kept.stream))
