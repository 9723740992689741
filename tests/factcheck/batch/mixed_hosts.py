"""Twenty hosts on loopback, each of which behaves in a way of its own, and counts what is asked of it."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from threading import Event, Thread

HOSTS = [f"127.0.0.{number}" for number in range(1, 21)]
TEXT = "In the week of March 9-15, 2026, Kimi K2.5 ranked sixth on OpenRouter."


class MixedHosts:
    """`begun` is what each host was asked for, `most` how many requests it had at once."""

    def __init__(self) -> None:
        self.begun: dict[str, list[str]] = defaultdict(list)
        self.now: dict[str, int] = defaultdict(int)
        self.most: dict[str, int] = defaultdict(int)
        self.asked: list[str] = []
        self.refused: set[str] = set()
        self.port = 0
        self._lines: list[asyncio.WriteTransport] = []
        self._conversations: list[asyncio.Task[None]] = []
        self._ready = Event()
        self._loop = asyncio.new_event_loop()
        self._over = asyncio.Event()
        self._thread = Thread(target=self._loop.run_until_complete, args=(self._serve(),))

    def address(self, host: str, path: str) -> str:
        """A page of a host."""
        return f"http://{host}:{self.port}{path}"

    def start(self) -> None:
        """Until it listens everywhere."""
        self._thread.start()
        self._ready.wait()

    def stop(self) -> None:
        """Hang up on everybody."""
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join()
        self._loop.close()

    async def _serve(self) -> None:
        first = await asyncio.start_server(self._met, HOSTS[0], 0)
        self.port = first.sockets[0].getsockname()[1]
        servers = [first, *[await asyncio.start_server(self._met, host, self.port) for host in HOSTS[1:]]]
        self._ready.set()
        await self._over.wait()
        for server in servers:
            server.close()
        for _ in range(5):  # who was just let in is not met before a few turns have passed
            await asyncio.sleep(0)
        for task in self._conversations:
            task.cancel()
        await asyncio.gather(*self._conversations, return_exceptions=True)
        for transport in self._lines:
            transport.abort()
        await asyncio.sleep(0)  # what is closed says so in the next turn

    def _met(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._lines.append(writer.transport)
        self._conversations.append(self._loop.create_task(self._answer(reader, writer)))

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """The requests of one connection."""
        host = writer.get_extra_info("sockname")[0]
        with closing(writer), suppress(ConnectionError, asyncio.IncompleteReadError):
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.begun[host].append(head.split()[1].decode())
                self.now[host] += 1
                self.most[host] = max(self.most[host], self.now[host])
                try:
                    kept = await self._page(host, head.split()[1].decode(), reader, writer)
                finally:
                    self.now[host] -= 1
                if not kept:
                    writer.transport.abort()
                    break

    async def _page(self, host: str, path: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
        """Answer one request; whether the connection lives on."""
        self.asked.append(f"{host}{path}")
        kind = path.split("/")[1]
        if path == "/robots.txt":
            await _say(writer, 200, "User-agent: *\nDisallow: /denied/\n", "text/plain")
        elif kind == "slow":
            await asyncio.sleep(0.02)
            await _say(writer, 200, f"<title>{path}</title><p>{TEXT}")
        elif kind == "missing":
            await _say(writer, 404, "none")
        elif kind == "busy" and path not in self.refused:
            self.refused.add(path)
            await _say(writer, 429, "later", more="Retry-After: 0\r\n")
        elif kind == "hopeless":
            await _say(writer, 429, "later", more="Retry-After: 3600\r\n")
        elif kind == "reset":
            return False
        elif kind == "elsewhere":
            await _say(writer, 302, "", more=f"Location: {self.address(path.split('/')[2], '/page/moved')}\r\n")
        elif kind == "round":
            await _say(writer, 302, "", more=f"Location: {path}\r\n")
        elif kind == "endless":
            return await _drip(reader, writer)
        else:
            await _say(writer, 200, f"<title>{path}</title><p>{TEXT}")
        return True


async def _say(writer: asyncio.StreamWriter, status: int, body: str, media: str = "text/html", more: str = "") -> None:
    head = (
        f"HTTP/1.1 {status} So\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\nCache-Control: no-store\r\n{more}\r\n"
    )
    writer.write((head + body).encode())
    await writer.drain()


async def _drip(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    """A body without an end, until who asked has left."""
    writer.write(b"HTTP/1.1 200 So\r\nContent-Type: text/html\r\nContent-Length: 1000000\r\n\r\n")
    left = asyncio.create_task(reader.read(1))
    try:
        while not left.done():
            writer.write(b"x")
            await asyncio.wait([left], timeout=0.02)
    finally:
        left.cancel()
    return False


@contextmanager
def mixed_hosts() -> Iterator[MixedHosts]:
    """While a test lasts."""
    hosts = MixedHosts()
    hosts.start()
    try:
        yield hosts
    finally:
        hosts.stop()
