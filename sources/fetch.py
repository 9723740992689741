"""Fetching: one page from an address that somebody typed, within bounds of time and size.

The server is not trusted to end, to be quick or to be small: the deadline covers the whole fetch, from
the first connection over every redirect to the last byte, and the limit holds for what travels on the
wire as well as for what comes out of the decompressor. Nothing is tried twice, no proxy is taken from
the environment, and the program says who it is.

Resolving a name is the one step without a time-out of its own (the system's resolver has none to set).
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import Message
from importlib.metadata import PackageNotFoundError, version
from ssl import SSLContext

import httpcore2
import httpx2

from sources.errors import BadAddress, Refused, SourceError, TooLarge, Unreachable, Unreadable
from sources.exchange import Exchange

MAX_BYTES = 10_000_000
MAX_REDIRECTS = 5
MAX_ADDRESS = 2048
READABLE_TYPES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml"})
#: Whom a server may turn to; whoever fetches much says so in FACTCHECK_CONTACT (an address or a page).
CONTACT = os.environ.get("FACTCHECK_CONTACT", "")
WAY_OUT = "save the page from your browser and give the file, or paste its text with --text"

SocketOption = tuple[int, int, int] | tuple[int, int, bytes | bytearray] | tuple[int, int, None, int]


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server sent for an address, with the transfer coding undone and nothing else changed.

    `url` is where the redirects ended; `charset` what the header declares, empty if nothing;
    `fetched_at` an ISO 8601 time in UTC; `exchanges` what travelled, redirects first.
    """

    url: str
    body: bytes
    media_type: str
    charset: str
    fetched_at: str
    exchanges: tuple[Exchange, ...] = ()


@dataclass(frozen=True, slots=True)
class Fetcher:
    """Gets pages over http(s). `timeout` is the seconds that one page may take in all."""

    timeout: float = 30.0
    max_bytes: int = MAX_BYTES
    contact: str = CONTACT

    def fetch(self, address: str) -> Fetched:
        """Follow the address to its page. Raises the `SourceError` that says what stood in the way."""
        request = _request(address)
        deadline = _Deadline.after(self.timeout)
        client = httpx2.Client(
            transport=_Transport(deadline),
            trust_env=False,
            timeout=httpx2.Timeout(self.timeout),
            headers={"User-Agent": user_agent(self.contact), "Accept": "text/html, application/xhtml+xml, text/plain;q=0.8"},
        )
        with client:
            try:
                return self._follow(client, client.build_request("GET", request), deadline)
            except SourceError:
                raise
            except httpx2.TimeoutException as error:
                raise _timed_out(address, self.timeout) from error
            except httpx2.DecodingError as error:
                raise Unreadable(f"{address} sent a body that cannot be decompressed; {WAY_OUT}.") from error
            except httpx2.HTTPError as error:
                raise Unreachable(
                    f"{address} gave no answer ({_cause(error)}); check the address and the network, or {WAY_OUT}."
                ) from error

    def _follow(self, client: httpx2.Client, request: httpx2.Request, deadline: _Deadline) -> Fetched:
        """Walk the redirects one at a time, so that no body on the way is ever read."""
        address = str(request.url)
        for _ in range(MAX_REDIRECTS + 1):
            response = client.send(request, stream=True, follow_redirects=False)
            try:
                if not response.has_redirect_location:
                    return self._accept(response, address, deadline)
                request = _next_hop(response, address)
            finally:
                response.close()
        raise Unreachable(f"{address} redirects more than {MAX_REDIRECTS} times; open it in a browser, then {WAY_OUT}.")

    def _accept(self, response: httpx2.Response, address: str, deadline: _Deadline) -> Fetched:
        if not response.is_success:
            raise Refused(f"{address} was refused with status {_status(response)}; {WAY_OUT}.")
        media_type, charset = content_type(response.headers.get("Content-Type", ""))
        if media_type and media_type not in READABLE_TYPES:
            raise Unreadable(f"{address} is {_printable(media_type)}, which is no page; {WAY_OUT}.")
        fetched_at = datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        return Fetched(str(response.url), self._body(response, address, deadline), media_type, charset, fetched_at)

    def _body(self, response: httpx2.Response, address: str, deadline: _Deadline) -> bytes:
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > self.max_bytes or response.num_bytes_downloaded > self.max_bytes:
                raise TooLarge(f"{address} is larger than {self.max_bytes:,} bytes; {WAY_OUT}.")
            if deadline.left() <= 0:
                raise _timed_out(address, self.timeout)
        return bytes(body)


def user_agent(contact: str = CONTACT) -> str:
    """Say honestly who asks: no browser's name, and where to complain."""
    try:
        release = version("news-factcheck")
    except PackageNotFoundError:  # a checkout that was never installed
        release = "checkout"
    return f"news-factcheck/{release} ({f'+{contact}; ' if contact else ''}checks the figures of published stories)"


def content_type(header: str) -> tuple[str, str]:
    """Split a Content-Type header into media type and charset, both in lower case, empty if not said.

    >>> content_type('text/html; charset="GB2312"')
    ('text/html', 'gb2312')
    >>> content_type("")
    ('', '')
    """
    if "/" not in header:
        return "", ""
    message = Message()
    message["Content-Type"] = header
    return message.get_content_type(), (message.get_content_charset() or "")


def _request(address: str) -> httpx2.URL:
    """The address as a URL, or BadAddress. Credentials in it would end up in reports, so they are refused."""
    try:
        url = httpx2.URL(address.strip())
    except httpx2.InvalidURL as error:
        raise BadAddress(f"{address} cannot be read as an address ({error}); copy it again from the browser.") from error
    if url.scheme not in ("http", "https") or not url.host or "%" in url.host:
        raise BadAddress(f"{address} is not an http(s) address; give one that starts with https://, or the path of a saved page.")
    if url.userinfo:
        raise BadAddress(f"The address of {url.host} holds a user name or password; give it without them.")
    if len(address) > MAX_ADDRESS:
        raise BadAddress(f"The address of {url.host} is longer than {MAX_ADDRESS:,} characters; cut off its query.")
    return url


def _next_hop(response: httpx2.Response, address: str) -> httpx2.Request:
    location = _printable(response.headers["Location"])
    request = response.next_request
    if request is None or request.url.scheme not in ("http", "https"):
        raise BadAddress(f"{address} redirects to {location}, which is not an http(s) address; {WAY_OUT}.")
    return request


def _timed_out(address: str, seconds: float) -> Unreachable:
    return Unreachable(f"{address} was not complete after {seconds:g} seconds; try again later, or {WAY_OUT}.")


def _status(response: httpx2.Response) -> str:
    return _printable(f"{response.status_code} {response.reason_phrase}").strip()


def _printable(said: str) -> str:
    """What a server said, fit for a terminal: short, and without control characters."""
    return "".join(character for character in said[:200] if character.isprintable())


def _cause(error: httpx2.HTTPError) -> str:
    return str(error) or type(error).__name__


@dataclass(frozen=True, slots=True)
class _Deadline:
    """The moment at which a fetch is over, on the monotonic clock."""

    at: float

    @classmethod
    def after(cls, seconds: float) -> _Deadline:
        return cls(time.monotonic() + seconds)

    def left(self) -> float:
        return self.at - time.monotonic()

    def cut(self, timeout: float | None) -> float:
        """The shorter of a time-out and what is left; raises as a read that timed out if nothing is."""
        left = self.left()
        if left <= 0:
            raise httpcore2.ReadTimeout("the deadline has passed")
        return left if timeout is None else min(left, timeout)


class _Transport(httpx2.HTTPTransport):
    """The usual transport, on connections that know the deadline."""

    def __init__(self, deadline: _Deadline) -> None:
        trusted = httpx2.create_ssl_context(trust_env=False)
        super().__init__(verify=trusted, trust_env=False)
        self._pool = httpcore2.ConnectionPool(ssl_context=trusted, network_backend=_Backend(deadline))


@dataclass(frozen=True)
class _Backend(httpcore2.NetworkBackend):
    """Opens connections; every one of them ends by the deadline.

    The client's own time-outs count from byte to byte: a server that sends one byte a second, in the
    headers too, would hold them off for ever.
    """

    deadline: _Deadline
    inner: httpcore2.NetworkBackend = field(default_factory=httpcore2.SyncBackend)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SocketOption] | None = None,
    ) -> httpcore2.NetworkStream:
        limit = self.deadline.cut(timeout)
        return _Stream(self.inner.connect_tcp(host, port, limit, local_address, socket_options), self.deadline)

    def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[SocketOption] | None = None
    ) -> httpcore2.NetworkStream:
        raise httpcore2.ConnectError("a page never comes from a socket of this machine")


@dataclass(frozen=True)
class _Stream(httpcore2.NetworkStream):
    """A connection whose every read and write ends by the deadline."""

    inner: httpcore2.NetworkStream
    deadline: _Deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self.inner.read(max_bytes, self.deadline.cut(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.inner.write(buffer, self.deadline.cut(timeout))

    def close(self) -> None:
        self.inner.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        return _Stream(self.inner.start_tls(ssl_context, server_hostname, self.deadline.cut(timeout)), self.deadline)

    def get_extra_info(self, info: str) -> object:
        return self.inner.get_extra_info(info)
