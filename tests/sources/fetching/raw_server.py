"""Servers that do not keep to HTTP, and names that lead where a test says."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import httpcore2

Answer = Callable[[socket.socket, threading.Event], None]

NO_RULES = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


def says(*parts: bytes) -> Answer:
    """Send these bytes and hang up."""

    def answer(connection: socket.socket, _: threading.Event) -> None:
        for part in parts:
            connection.sendall(part)

    return answer


def drips(start: bytes, every: float) -> Answer:
    """Send the start, and then a byte now and then, for ever."""

    def answer(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(start)
        while not over.wait(every):
            connection.sendall(b"x")

    return answer


def repeats(start: bytes, part: bytes) -> Answer:
    """Send the start, and then a part again and again, for ever."""

    def answer(connection: socket.socket, over: threading.Event) -> None:
        connection.sendall(start)
        while not over.is_set():
            connection.sendall(part)

    return answer


class RawServer:
    """A server of one answer to every request but that for robots.txt, of which it has none. A context: its address."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.over = threading.Event()
        self.requests: list[bytes] = []
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.threads = [threading.Thread(target=self.accept)]

    def __enter__(self) -> RawServer:
        self.threads[0].start()
        return self

    @property
    def port(self) -> int:
        """Where it listens."""
        return self.listener.getsockname()[1]

    @property
    def address(self) -> str:
        """The address of its page."""
        return f"http://127.0.0.1:{self.port}/"

    def __exit__(self, *_: object) -> None:
        self.over.set()
        with socket.create_connection(("127.0.0.1", self.port)):  # wakes who accepts
            pass
        for thread in self.threads:
            thread.join()
        self.listener.close()

    def accept(self) -> None:
        """Each connection on a thread of its own."""
        while not self.over.is_set():
            connection, _ = self.listener.accept()
            self.threads.append(threading.Thread(target=self.serve, args=(connection,)))
            self.threads[-1].start()

    def serve(self, connection: socket.socket) -> None:
        """One request, one answer."""
        with connection:
            try:
                request = connection.recv(65536)
                if not request:
                    return
                self.requests.append(request)
                if request.startswith(b"GET /robots.txt"):
                    connection.sendall(NO_RULES)
                else:
                    self.answer(connection, self.over)
            except OSError:
                return


@dataclass
class Names:
    """A resolver that gives the next of its answers, the last one for ever; remembers what it was asked."""

    answers: list[tuple[str, ...]]
    asked: list[str] = field(default_factory=list)

    async def __call__(self, host: str, port: int) -> tuple[str, ...]:
        """The addresses of a host."""
        self.asked.append(host)
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]


@dataclass
class Detour(httpcore2.AsyncNetworkBackend):
    """Sockets to every address of the internet lead to one port of this machine; remembers where they were to lead."""

    port: int
    asked: list[tuple[str, int]] = field(default_factory=list)

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[object] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the port of this machine."""
        self.asked.append((host, port))
        return await httpcore2.AnyIOBackend().connect_tcp("127.0.0.1", self.port, timeout)
