"""Fetching, against servers on this machine: what arrives, and what a fetch refuses to wait for or to hold."""

from __future__ import annotations

import contextlib
import gzip
import socket
import threading
import time
from collections.abc import Iterator

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.errors import BadAddress, Refused, TooLarge, Unreachable, Unreadable
from sources.fetch import Fetcher, content_type, user_agent

PAGE = "<html><body><p>周榜</p></body></html>"


def test_a_page_arrives_with_its_charset_and_address(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/a").respond_with_data(PAGE.encode("gbk"), content_type="text/html; charset=GB2312")
    page = Fetcher().fetch(httpserver.url_for("/a"))
    assert page.body == PAGE.encode("gbk")
    assert (page.url, page.media_type, page.charset) == (httpserver.url_for("/a"), "text/html", "gb2312")
    assert len(page.fetched_at) == len("2026-03-16T00:12:00Z")
    assert page.fetched_at.endswith("Z")


def test_it_says_who_it_is(httpserver: HTTPServer) -> None:
    seen: list[str] = []

    def handler(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response(PAGE, content_type="text/html")

    httpserver.expect_request("/").respond_with_handler(handler)
    Fetcher(contact="mailto:desk@example.org").fetch(httpserver.url_for("/"))
    assert seen == [user_agent("mailto:desk@example.org")]
    assert seen[0].startswith("news-factcheck")
    assert "(+mailto:desk@example.org; " in seen[0]


def test_no_proxy_is_taken_from_the_environment(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    assert Fetcher().fetch(httpserver.url_for("/")).body == PAGE.encode()


def test_redirects_end_at_the_final_address(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/old").respond_with_data("", status=301, headers={"Location": "/new?a=1"})
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    assert Fetcher().fetch(httpserver.url_for("/old")).url == httpserver.url_for("/new") + "?a=1"


@pytest.mark.parametrize("status", [400, 403, 404, 410, 429, 500, 503])
def test_a_refusal_says_the_status_and_is_not_tried_again(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/").respond_with_data("no", status=status)
    with pytest.raises(Refused, match=rf"status {status} .*save the page from your browser.*--text"):
        Fetcher().fetch(httpserver.url_for("/"))
    assert len(httpserver.log) == 1


def test_a_redirect_loop_ends(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": "/"})
    with pytest.raises(Unreachable, match="redirects more than 5 times"):
        Fetcher().fetch(httpserver.url_for("/"))
    assert len(httpserver.log) == 6


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/a", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_redirect_leaves_http_for_nothing(httpserver: HTTPServer, location: str) -> None:
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": location})
    with pytest.raises(BadAddress, match="redirects to"):
        Fetcher().fetch(httpserver.url_for("/"))


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/a", "http://", "https:///path", "http://exa mple.org/", "http://[::1", "http://user:secret@127.0.0.1/"],
)
def test_what_is_no_address_is_refused_before_any_connection(address: str) -> None:
    with pytest.raises(BadAddress) as caught:
        Fetcher().fetch(address)
    assert "secret" not in str(caught.value)


def test_an_address_without_end_is_refused() -> None:
    with pytest.raises(BadAddress, match="longer than 2,048"):
        Fetcher().fetch("http://127.0.0.1/?" + "a" * 3000)


@pytest.mark.parametrize(
    ("kind", "readable"),
    [
        ("text/html", True),
        ("application/xhtml+xml; charset=utf-8", True),
        ("text/plain", True),
        ("text/xml", True),
        ("application/pdf", False),
        ("image/png", False),
        ("application/octet-stream", False),
        ("application/json", False),
    ],
)
def test_only_pages_are_taken(httpserver: HTTPServer, kind: str, readable: bool) -> None:
    httpserver.expect_request("/").respond_with_data(PAGE, content_type=kind)
    if readable:
        assert Fetcher().fetch(httpserver.url_for("/")).body == PAGE.encode()
    else:
        with pytest.raises(Unreadable, match=kind):
            Fetcher().fetch(httpserver.url_for("/"))


def test_a_page_without_a_content_type_is_taken(httpserver: HTTPServer) -> None:
    def handler(_: Request) -> Response:
        response = Response(PAGE)
        del response.headers["Content-Type"]
        return response

    httpserver.expect_request("/").respond_with_handler(handler)
    assert Fetcher().fetch(httpserver.url_for("/")).media_type == ""


def test_a_body_of_200_megabytes_is_left_near_the_limit(httpserver: HTTPServer) -> None:
    sent: list[int] = []

    def body() -> Iterator[bytes]:
        for _ in range(3200):
            sent.append(65536)
            yield b"x" * 65536

    httpserver.expect_request("/").respond_with_handler(lambda _: Response(body(), content_type="text/html"))
    with pytest.raises(TooLarge, match="larger than 1,000,000 bytes"):
        Fetcher(max_bytes=1_000_000).fetch(httpserver.url_for("/"))
    assert sum(sent) < 20_000_000  # the limit, and what the sockets of both sides hold


def test_the_limit_itself_is_allowed(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 1000, content_type="text/plain")
    assert len(Fetcher(max_bytes=1000).fetch(httpserver.url_for("/")).body) == 1000


def test_a_gzip_bomb_is_stopped_by_what_comes_out_of_it(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    assert len(bomb) < 60_000
    httpserver.expect_request("/").respond_with_data(bomb, headers={"Content-Encoding": "gzip"}, content_type="text/html")
    with pytest.raises(TooLarge):
        Fetcher(max_bytes=2_000_000).fetch(httpserver.url_for("/"))


def test_the_body_of_a_redirect_is_never_read(httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    headers = {"Content-Encoding": "gzip", "Location": "/new"}
    httpserver.expect_request("/").respond_with_data(bomb, status=302, headers=headers, content_type="text/html")
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    assert Fetcher(max_bytes=1000).fetch(httpserver.url_for("/")).body == PAGE.encode()


def test_a_broken_compression_is_unreadable(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/").respond_with_data(b"no gzip", headers={"Content-Encoding": "gzip"}, content_type="text/html")
    with pytest.raises(Unreadable, match="cannot be decompressed"):
        Fetcher().fetch(httpserver.url_for("/"))


@pytest.mark.parametrize(
    "start", [b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9999\r\n\r\n", b"HTTP/1.1 200 OK\r\nX-Slow: "]
)
def test_a_server_that_drips_is_left_at_the_deadline(start: bytes) -> None:
    """One byte now and then, in the body or in the headers, holds off every time-out but the deadline."""
    with _raw_server(start, drip=0.05) as address:
        begun = time.monotonic()
        with pytest.raises(Unreachable, match=r"not complete after 0\.4 seconds"):
            Fetcher(timeout=0.4).fetch(address)
        assert time.monotonic() - begun < 2


def test_a_server_that_says_nothing_is_left_at_the_deadline() -> None:
    with _raw_server(b"", drip=5) as address, pytest.raises(Unreachable, match=r"0\.2 seconds"):
        Fetcher(timeout=0.2).fetch(address)


def test_a_server_that_hangs_up_is_unreachable() -> None:
    half = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9\r\n\r\nhalf"
    with _raw_server(half, drip=0) as address, pytest.raises(Unreachable, match="gave no answer"):
        Fetcher(timeout=2).fetch(address)


def test_nobody_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreachable, match="gave no answer"):
        Fetcher(timeout=2).fetch(f"http://127.0.0.1:{port}/")


@pytest.mark.parametrize(
    ("header", "parts"),
    [
        ("text/html", ("text/html", "")),
        ('TEXT/HTML; Charset="Big5"', ("text/html", "big5")),
        ("text/html;charset=utf-8;x=1", ("text/html", "utf-8")),
        ("", ("", "")),
        ("nonsense", ("", "")),
    ],
)
def test_content_types_are_split(header: str, parts: tuple[str, str]) -> None:
    assert content_type(header) == parts


class _raw_server:  # noqa: N801 - reads as a function
    """A server of one connection that sends `start` and then a byte every `drip` seconds; with 0 it hangs up."""

    def __init__(self, start: bytes, drip: float) -> None:
        self.start, self.drip = start, drip
        self.over = threading.Event()
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.thread = threading.Thread(target=self.serve)

    def __enter__(self) -> str:
        self.thread.start()
        return f"http://127.0.0.1:{self.listener.getsockname()[1]}/"

    def __exit__(self, *_: object) -> None:
        self.over.set()
        with contextlib.suppress(OSError):
            self.listener.shutdown(socket.SHUT_RDWR)  # nobody may have come: the deadline can pass before the first byte
        self.thread.join()
        self.listener.close()

    def serve(self) -> None:
        try:
            connection, _ = self.listener.accept()
        except OSError:
            return
        with connection:
            try:
                connection.recv(4096)
                connection.sendall(self.start)
                while self.drip and not self.over.wait(self.drip):
                    connection.sendall(b"x")
            except OSError:
                return
