"""Asking for a page: the address, its redirects, its body; and what each failure means to who asked."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType

import httpx2
import stamina

from sources.errors import Blocked, Refused, SourceError, TooLarge, Unreachable, Unreadable
from sources.exchange import Exchange
from sources.fetching import blocks
from sources.fetching.address import checked, redirected
from sources.fetching.agent import user_agent
from sources.fetching.body import packed, unpacked
from sources.fetching.cache import CacheOnly, cached_pages, cached_robots, key, opened
from sources.fetching.content import accepted, content_type
from sources.fetching.deadline import Deadline
from sources.fetching.fetched import Fetched
from sources.fetching.pace import Paced
from sources.fetching.retry import ATTEMPTS, BUSY, TryLaterError, retry_after, waits
from sources.fetching.robots import Robots
from sources.fetching.terms import Terms
from sources.fetching.way_out import WAY_OUT, printable
from sources.fetching.wire import Wire
from sources.fetching.witness import exchange_of

MAX_REDIRECTS = 5
#: The body of a redirect or a refusal is no page; what is longer than this is not read.
MAX_ASIDE = 65_536
#: Seconds for a connection, a read, a write, a place in the pool; the deadline of the whole fetch lies around them.
TIMEOUTS = {"connect": 5.0, "read": 10.0, "write": 5.0, "pool": 30.0}


class AsyncFetcher:
    """Gets many pages over http(s) at once, on the same terms: `async with AsyncFetcher(terms) as fetcher`."""

    _transport: httpx2.AsyncBaseTransport

    def __init__(self, terms: Terms) -> None:
        self._terms = terms
        self._headers = {
            "User-Agent": user_agent(terms.contact),
            "Accept": accepted(terms.types),
            "Accept-Encoding": "gzip, br, zstd",
        }
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def __aenter__(self) -> AsyncFetcher:
        self._transport = await _transport(self._terms)
        return self

    async def __aexit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        await self._transport.aclose()

    async def fetch(self, address: str) -> Fetched:
        """Follow the address to its page. Raises the `SourceError` that says what stood in the way."""
        url = checked(address, any_port=self._terms.allow_private)
        try:
            async with Deadline(self._terms.timeout) as deadline:
                return await self._follow(url, deadline)
        except TimeoutError as error:
            raise Unreachable(
                f"{address} was not complete after {self._terms.timeout:g} seconds; try again later, or {WAY_OUT}."
            ) from error
        except httpx2.TimeoutException as error:
            raise Unreachable(f"{address} fell silent ({_cause(error)}); try again later, or {WAY_OUT}.") from error
        except httpx2.DecodingError as error:
            raise Unreadable(f"{address} sent a body that cannot be decompressed; {WAY_OUT}.") from error
        except httpx2.HTTPError as error:
            raise Unreachable(
                f"{address} gave no answer ({_cause(error)}); check the address and the network, or {WAY_OUT}."
            ) from error

    async def _follow(self, url: httpx2.URL, deadline: Deadline) -> Fetched:
        """Walk the redirects one at a time; each passes every rule that the first address passed."""
        first = url
        way: list[Exchange] = []
        for _ in range(MAX_REDIRECTS + 1):
            async with self._alone_with(url.host, deadline):
                response = await self._patiently(url, deadline)
                try:
                    if not response.has_redirect_location:
                        return await self._page(response, str(url), tuple(way))
                    way.append(await _hop(response))
                    url = redirected(url, response.headers["Location"], any_port=self._terms.allow_private)
                finally:
                    await response.aclose()
        raise Unreachable(f"{first} redirects more than {MAX_REDIRECTS} times; open it in a browser, then {WAY_OUT}.")

    @asynccontextmanager
    async def _alone_with(self, host: str, deadline: Deadline) -> AsyncIterator[None]:
        """No host is asked for two things at once, also where a redirect leads to one that is being asked already."""
        async with deadline.paused():
            await self._hosts[host].acquire()
        try:
            yield
        finally:
            self._hosts[host].release()

    async def _patiently(self, url: httpx2.URL, deadline: Deadline) -> httpx2.Response:
        """The answer to one request, asked for again where a busy server says when and the deadline allows."""
        busy: httpx2.Response | None = None
        try:
            async for attempt in stamina.retry_context(on=waits(deadline.left), attempts=ATTEMPTS, timeout=None):
                with attempt:
                    response = await self._ask(url, deadline)
                    if response.status_code in BUSY:
                        seconds = retry_after(response.headers.get("Retry-After", ""), datetime.now(UTC))
                        if seconds is not None:
                            await response.aclose()
                            busy = response
                            raise TryLaterError(seconds)
                    return response
        except TryLaterError:
            pass
        assert busy is not None
        return busy

    async def _ask(self, url: httpx2.URL, deadline: Deadline) -> httpx2.Response:
        extensions = {"timeout": TIMEOUTS, "deadline": deadline, "caching": {"key": key(url)}}
        request = httpx2.Request("GET", url, headers=self._headers, extensions=extensions)
        return await self._transport.handle_async_request(request)

    async def _page(self, response: httpx2.Response, url: str, way: tuple[Exchange, ...]) -> Fetched:
        """The page of an answer, judged by its status, its type and its size before its body is read."""
        if not response.is_success:
            raise await _refusal(response, url)
        media_type, charset = content_type(response.headers.get("Content-Type", ""))
        if media_type and media_type not in self._terms.types:
            raise Unreadable(f"{url} is {printable(media_type)}, which is no page; {WAY_OUT}.")
        limit = self._terms.max_bytes
        travelled, cut = await packed(response, limit)
        body = b"" if cut else await self._unpacked(travelled, response.headers.get("Content-Encoding", ""))
        if cut or len(body) > limit:
            raise TooLarge(f"{url} is larger than {limit:,} bytes; {WAY_OUT}.")
        if blocks.is_block(response.status_code, "", body):
            raise _block(url, "a test for humans")
        exchange = replace(exchange_of(response.headers), body=travelled)
        fetched_at = exchange.asked_at.isoformat(timespec="seconds").replace("+00:00", "Z")
        return Fetched(url, body, media_type, charset, fetched_at, (*way, exchange))

    async def _unpacked(self, travelled: bytes, coding: str) -> bytes:
        """The body with its coding undone; a little more than the limit where there is more."""
        body = bytearray()
        async for piece in unpacked(travelled, coding):
            body += piece
            if len(body) > self._terms.max_bytes:
                break
        return bytes(body)


async def _transport(terms: Terms) -> httpx2.AsyncBaseTransport:
    """The layers, innermost first."""
    kept = await opened(terms.cache) if terms.cache else None
    if terms.offline:
        return CacheOnly(kept)
    paced = Paced(Wire(terms.network, allow_private=terms.allow_private), terms.pace)
    asked = cached_robots(paced, kept) if kept else paced
    robots = Robots(paced, asked, terms.robots, terms.pace, any_port=terms.allow_private)
    return cached_pages(robots, kept) if kept else robots


async def _hop(response: httpx2.Response) -> Exchange:
    """A redirect as evidence. Its body is read where the server says that it is short, so that it can be kept."""
    exchange = exchange_of(response.headers)
    length = response.headers.get("Content-Length", "")
    if length.isdigit() and int(length) <= MAX_ASIDE:
        body, cut = await packed(response, MAX_ASIDE)
        return replace(exchange, body=body, cut=cut)
    return replace(exchange, cut=True)


async def _refusal(response: httpx2.Response, url: str) -> SourceError:
    """What a status that is no success means."""
    status = printable(f"{response.status_code} {httpx2.codes.get_reason_phrase(response.status_code)}").strip()
    body = b""
    if blocks.needs_body(response.status_code):
        body, _ = await packed(response, MAX_ASIDE)
    if blocks.is_block(response.status_code, " ".join(response.headers.get_list("Set-Cookie")), body):
        return _block(url, f"status {status}")
    return Refused(f"{url} was refused with status {status}; {WAY_OUT}.")


def _block(url: str, how: str) -> Blocked:
    return Blocked(f"{url} keeps programs out ({how}); {WAY_OUT}, or give the address of another copy.")


def _cause(error: httpx2.HTTPError) -> str:
    return printable(str(error)) or type(error).__name__
