"""Exchanges made by hand, and the pages that they carry."""

from __future__ import annotations

import gzip
from datetime import UTC, datetime, timedelta

from sources.exchange import Exchange, Headers
from sources.fetching import Fetched

ADDRESS = "https://news.example/a?id=1"
FINAL = "https://www.news.example/story/1"
AT = datetime(2030, 3, 16, 8, 12, 3, 250_000, tzinfo=UTC)
PAGE = "<html><body><p>榜单第一。</p></body></html>".encode()
ASKED: Headers = (("Host", "news.example"), ("User-Agent", "factcheck-test"), ("Cookie", "seat=12"))


def exchange(
    url: str = FINAL,
    body: bytes = PAGE,
    status: int = 200,
    headers: Headers = (("Content-Type", "text/html; charset=utf-8"),),
    *,
    at: datetime = AT,
    cut: bool = False,
) -> Exchange:
    """One request and its answer."""
    return Exchange(url, "GET", ASKED, status, "OK", "HTTP/1.1", headers, body, "203.0.113.7", at, cut)


def fetched(*exchanges: Exchange, body: bytes = PAGE, minutes: int = 0) -> Fetched:
    """The page at the end of these exchanges."""
    at = (AT + timedelta(minutes=minutes)).isoformat(timespec="seconds").replace("+00:00", "Z")
    return Fetched(exchanges[-1].url if exchanges else FINAL, body, "text/html", "utf-8", at, exchanges)


def redirected() -> Fetched:
    """A page behind a redirect, packed on its way, in chunks, with a header that is not ASCII."""
    hop = exchange(ADDRESS, b"", 301, (("Location", FINAL),), cut=True)
    packed: Headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("Transfer-Encoding", "chunked"),
        ("X-Outlet", "财经".encode().decode("latin-1")),
    )
    return fetched(hop, exchange(body=gzip.compress(PAGE, mtime=0), headers=packed))
