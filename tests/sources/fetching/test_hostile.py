"""Servers that do not end, do not keep to HTTP, or send little that becomes much."""

from __future__ import annotations

import json
import ssl
import subprocess
import sys
import time
import zlib
from functools import partial
from pathlib import Path

import pytest
import trustme
from pytest_httpserver import HTTPServer
from raw_server import Names, RawServer, drips, repeats, says

from sources.errors import SourceError, TooLarge, Unreachable, Unreadable
from sources.fetching import Fetcher, Network, Pace

Local = partial[Fetcher]

PAGE = b"<html><body><p>\xe5\x91\xa8\xe6\xa6\x9c</p></body></html>"
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
BLOCKS, BLOCK = 256, 1 << 20
#: Bytes that one fetch may take at its worst: both limits, and a little for the client itself (measured: 9 million).
MOST_MEMORY = 50_000_000


def gzip_bomb() -> bytes:
    """A quarter of a gigabyte of zeros in a megabyte."""
    packer = zlib.compressobj(1, wbits=31)
    return b"".join(packer.compress(bytes(BLOCK)) for _ in range(BLOCKS)) + packer.flush()


def brotli_bomb() -> bytes:
    """The same in less than a kilobyte."""
    import brotli  # noqa: PLC0415

    packer = brotli.Compressor(quality=5)
    return b"".join(packer.process(bytes(BLOCK)) for _ in range(BLOCKS)) + packer.finish()


def zstd_bomb() -> bytes:
    """The same in a few kilobytes."""
    from backports import zstd  # noqa: PLC0415

    packer = zstd.ZstdCompressor()
    return b"".join(packer.compress(bytes(BLOCK)) for _ in range(BLOCKS)) + packer.flush()


def packed(body: bytes, coding: bytes) -> tuple[bytes, bytes]:
    """A page in a content coding, as it travels."""
    return OK + b"Content-Encoding: " + coding + b"\r\nContent-Length: %d\r\n\r\n" % len(body), body


VICTIM = """
import json, resource, sys
from sources.errors import SourceError
from sources.fetching import Fetcher, Pace
fetcher = Fetcher(timeout=20, max_bytes=10_000_000, allow_private=True, pace=Pace(gap=0))
try:
    fetcher.fetch(sys.argv[1])  # warm: what the client itself takes
except SourceError:
    pass
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    fetcher.fetch(sys.argv[2])
    slug = ""
except SourceError as error:
    slug = error.slug
print(json.dumps([slug, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024]))
"""


@pytest.mark.parametrize(("coding", "bomb"), [(b"gzip", gzip_bomb), (b"br", brotli_bomb), (b"zstd", zstd_bomb)])
def test_a_bomb_takes_no_more_than_a_page(coding: bytes, bomb: object) -> None:
    """In a process of its own, whose memory is measured."""
    with RawServer(says(OK, b"Content-Length: 0\r\n\r\n")) as plain, RawServer(says(*packed(bomb(), coding))) as server:
        told = subprocess.run(
            [sys.executable, "-c", VICTIM, plain.address, server.address],
            capture_output=True,
            check=True,
            timeout=60,
            cwd=Path(__file__).parents[3],
        )
    slug, grown = json.loads(told.stdout)
    assert slug == "too-large"
    assert grown < MOST_MEMORY


def test_a_page_packed_twice_is_unreadable(local: Local) -> None:
    twice = zlib.compress(zlib.compress(bytes(10_000_000)))
    with RawServer(says(*packed(twice, b"deflate, deflate"))) as server, pytest.raises(Unreadable, match="decompressed"):
        local().fetch(server.address)


def test_a_page_of_empty_frames_ends_by_the_deadline(local: Local) -> None:
    """Megabytes that unpack to nothing keep only the decompressor busy."""
    from backports import zstd  # noqa: PLC0415

    frames = zstd.compress(b"") * 700_000
    begun = time.monotonic()
    with RawServer(says(*packed(frames, b"zstd"))) as server, pytest.raises(Unreachable, match="1 seconds"):
        local(timeout=1).fetch(server.address)
    assert time.monotonic() - begun < 10


def test_a_body_without_end_is_left_near_the_limit(local: Local) -> None:
    with RawServer(repeats(OK + b"\r\n", b"x" * 65536)) as server, pytest.raises(TooLarge, match="larger than 1,000,000 bytes"):
        local(max_bytes=1_000_000).fetch(server.address)


def test_headers_without_end_are_left(local: Local) -> None:
    with RawServer(repeats(OK, b"X-More: more\r\n" * 1000)) as server, pytest.raises(Unreachable, match="gave no answer"):
        local(timeout=10).fetch(server.address)


def test_a_header_of_five_megabytes_is_no_answer(local: Local) -> None:
    long = b"X-Long: " + b"x" * 5_000_000 + b"\r\n\r\n"
    with RawServer(says(OK, long, PAGE)) as server, pytest.raises(Unreachable, match="gave no answer"):
        local().fetch(server.address)


@pytest.mark.parametrize("start", [b"HTTP/1.1 200 OK\r\nX-Slow: ", OK + b"\r\n", OK + b"Content-Length: 9999\r\n\r\n", b""])
def test_a_server_that_drips_is_left_at_the_deadline(local: Local, start: bytes) -> None:
    """A byte now and then, in the headers or in the body, holds off every time-out but the deadline."""
    with RawServer(drips(start, every=0.05)) as server:
        begun = time.monotonic()
        with pytest.raises(Unreachable, match=r"not complete after 0\.5 seconds"):
            local(timeout=0.5).fetch(server.address)
        assert time.monotonic() - begun < 10


def test_a_redirect_that_drips_is_left_at_the_deadline(local: Local) -> None:
    start = b"HTTP/1.1 301 Moved\r\nLocation: /\r\nContent-Length: 500\r\n\r\n"
    with RawServer(drips(start, every=0.05)) as server, pytest.raises(Unreachable, match=r"0\.5 seconds"):
        local(timeout=0.5).fetch(server.address)


def test_a_server_that_says_nothing_is_left_at_the_deadline(local: Local) -> None:
    with RawServer(drips(b"", every=60)) as server, pytest.raises(Unreachable, match=r"0\.5 seconds"):
        local(timeout=0.5).fetch(server.address)


def test_a_resolver_that_never_answers_is_left_at_the_deadline() -> None:
    async def silent(_: str, __: int) -> tuple[str, ...]:
        import asyncio  # noqa: PLC0415

        await asyncio.Event().wait()
        return ()

    with pytest.raises(Unreachable, match=r"0\.2 seconds"):
        Fetcher(timeout=0.2, network=Network(silent)).fetch("http://slow.example/")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (OK + b"Content-Length: 9999\r\n\r\nhalf", Unreachable),
        (OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello", Unreachable),
        (OK + b"Content-Length: -1\r\n\r\nhello", Unreachable),
        (OK + b"Content-Length: many\r\n\r\nhello", Unreachable),
        (OK + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nhello", Unreachable),
        (OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhel", Unreachable),
        (b"HTTP/1.1 999 \x1b[31mRed\r\nContent-Length: 0\r\n\r\n", SourceError),
        (b"SSH-2.0-OpenSSH_9.6\r\n", Unreachable),
        (b"\x00\x01\x02", Unreachable),
        (b"", Unreachable),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", SourceError),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n", SourceError),
        (b"HTTP/1.1 302 Found\r\nLocation: \xff\xfe\r\nContent-Length: 0\r\n\r\n", SourceError),
    ],
)
@pytest.mark.parametrize("cached", [False, True])
def test_a_broken_answer_is_an_error_that_says_so(
    local: Local, tmp_path: Path, answer: bytes, error: type[SourceError], cached: bool
) -> None:
    """Every time, with a cache as without."""
    fetcher = local(timeout=5, cache=tmp_path / "pages.sqlite3" if cached else None)
    with RawServer(says(answer)) as server:
        for _ in range(2):
            with pytest.raises(error) as caught:
                fetcher.fetch(server.address)
            assert str(caught.value).isprintable()


def test_what_comes_after_the_announced_length_is_not_the_page(local: Local) -> None:
    with RawServer(says(OK + b"Content-Length: %d\r\n\r\n" % len(PAGE), PAGE, b"<p>more</p>")) as server:
        assert local().fetch(server.address).body == PAGE


@pytest.mark.parametrize(
    "headers",
    [
        b"Date: yesterday\r\nExpires: 0\r\nAge: old\r\n",
        b'Cache-Control: max-age=-1, max-age=1e9, ,=, private="\r\nVary: *\r\n',
        b"Cache-Control: max-age=99999999999999999999999999\r\nAge: 99999999999999999999\r\n",
        b"Last-Modified: Thu, 01 Jan 9999 00:00:00 GMT\r\nETag: \xff\xfe\r\n",
        b"Set-Cookie: a=b; Expires=never\r\nFactcheck-Exchange: bm8=\r\nfactcheck-exchange: e30=\r\n",
        b'Content-Type: text/html; charset="\xff\r\n',
        b"Content-Encoding: unheard-of\r\n",
    ],
)
def test_headers_that_mean_nothing_cost_no_page(local: Local, tmp_path: Path, headers: bytes) -> None:
    """Nor do they reach the record of what was said: that is ours."""
    answer = b"HTTP/1.1 200 OK\r\n" + headers + b"Content-Length: %d\r\n\r\n" % len(PAGE)
    fetcher = local(cache=tmp_path / "pages.sqlite3")
    with RawServer(says(answer, PAGE)) as server:
        for _ in range(2):
            page = fetcher.fetch(server.address)
            assert page.body == PAGE
            assert page.exchanges[-1].ip_address == "127.0.0.1"


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    """A certificate authority of our own."""
    return trustme.CA()


@pytest.fixture
def trusting(authority: trustme.CA) -> ssl.SSLContext:
    """What trusts it and nobody else."""
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


def secure(authority: trustme.CA, name: str) -> HTTPServer:
    """A server with a certificate for a name."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(name).configure_cert(context)
    server = HTTPServer(ssl_context=context)
    server.expect_request("/robots.txt").respond_with_data("", status=404)
    server.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    return server


def test_a_certificate_is_held_against_the_name_and_not_the_address(authority: trustme.CA, trusting: ssl.SSLContext) -> None:
    network = Network(Names([("127.0.0.1",)]), trust=trusting)
    with secure(authority, "news.example") as server:
        fetcher = Fetcher(network=network, allow_private=True, pace=Pace(gap=0))
        assert fetcher.fetch(f"https://news.example:{server.port}/").body == PAGE
        with pytest.raises(Unreachable, match="certificate"):
            fetcher.fetch(f"https://other.example:{server.port}/")


def test_an_authority_that_nobody_knows_is_not_trusted(authority: trustme.CA) -> None:
    with secure(authority, "news.example") as server, pytest.raises(Unreachable, match="certificate"):
        Fetcher(network=Network(Names([("127.0.0.1",)])), allow_private=True).fetch(f"https://news.example:{server.port}/")
