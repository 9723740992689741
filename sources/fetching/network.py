"""The network as a fetch sees it: names are resolved once, judged, and connected to by the address that was judged.

To look a name up, judge it, and let the client look it up again would lose to a name that changes its answer in between.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from threading import Thread
from typing import TypeAlias

import httpcore2

from sources.errors import PrivateAddress, Unreachable
from sources.fetching.public_address import is_public
from sources.fetching.way_out import WAY_OUT

#: Host and port to the IP addresses of the host, best first.
Resolver: TypeAlias = Callable[[str, int], Awaitable[tuple[str, ...]]]
SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


async def system_resolver(host: str, port: int) -> tuple[str, ...]:
    """Ask the system, on a thread of its own: its resolver has no time-out, and nothing may wait for it to give up."""
    loop = asyncio.get_running_loop()
    answered: asyncio.Future[tuple[str, ...]] = loop.create_future()

    def settle(answer: tuple[str, ...] | OSError | UnicodeError) -> None:
        if answered.done():
            return
        if isinstance(answer, tuple):
            answered.set_result(answer)
        else:
            answered.set_exception(answer)

    def look() -> None:
        answer: tuple[str, ...] | OSError | UnicodeError
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer = tuple(dict.fromkeys(str(place[0]) for *_, place in found))
        except (OSError, UnicodeError) as error:
            answer = error
        with suppress(RuntimeError):  # the fetch is over and its loop closed
            loop.call_soon_threadsafe(settle, answer)

    Thread(target=look, daemon=True).start()
    return await answered


@dataclass(frozen=True, slots=True)
class Network:
    """What connections are made with: who resolves names, who opens sockets, whose certificates are trusted (None: the usual)."""

    resolver: Resolver = system_resolver
    sockets: httpcore2.AsyncNetworkBackend = field(default_factory=httpcore2.AnyIOBackend)
    trust: SSLContext | None = None


@dataclass(frozen=True)
class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Opens connections to public addresses only, unless private ones are allowed.

    The certificate is still checked against the name: TLS starts above this, with the host of the URL.
    """

    network: Network
    allow_private: bool = False

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of the host that answers, once all of them were judged."""
        failure: Exception = httpcore2.ConnectError(f"{host} has no address")
        for address in await self._addresses(host, port):
            try:
                return await self.network.sockets.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
        raise failure

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SocketOption] | None = None
    ) -> httpcore2.AsyncNetworkStream:
        """Refuse: a page never comes from a socket of this machine."""
        raise PrivateAddress("a page never comes from a socket of this machine")

    async def _addresses(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of a host. One that is not public is reason enough to ask none: the server chose the list."""
        try:
            addresses = await self.network.resolver(host, port)
        except (OSError, UnicodeError) as error:
            raise Unreachable(f"No address is known for {host}; check the spelling and the network, or {WAY_OUT}.") from error
        private = [] if self.allow_private else [address for address in addresses if not is_public(address)]
        if private:
            who = host if host == private[0] else f"{host} leads to {private[0]}, which"
            raise PrivateAddress(
                f"{who} is not on the public internet; if that is meant, allow it with --allow-private, or {WAY_OUT}."
            )
        return addresses
