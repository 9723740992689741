"""Fetching, against servers on this machine: what arrives, and what a fetch refuses to wait for or to hold."""

from __future__ import annotations

import asyncio
import gzip
import pickle
import socket
from functools import partial

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.errors import BadAddress, Refused, Unreachable, Unreadable
from sources.fetching import Fetcher
from sources.fetching.agent import user_agent
from sources.fetching.content import content_type

Local = partial[Fetcher]

PAGE = "<html><body><p>周榜</p></body></html>"


def paths(server: HTTPServer) -> list[str]:
    """What was asked for, but for robots.txt."""
    return [request.path for request, _ in server.log if request.path != "/robots.txt"]


def test_a_page_arrives_with_its_charset_and_address(httpserver: HTTPServer, local: Local) -> None:
    httpserver.expect_request("/a").respond_with_data(PAGE.encode("gbk"), content_type="text/html; charset=GB2312")
    page = local().fetch(httpserver.url_for("/a"))
    assert page.body == PAGE.encode("gbk")
    assert (page.url, page.media_type, page.charset) == (httpserver.url_for("/a"), "text/html", "gb2312")
    assert len(page.fetched_at) == len("2026-03-16T00:12:00Z")
    assert page.fetched_at.endswith("Z")


def test_it_says_who_it_is(httpserver: HTTPServer, local: Local) -> None:
    seen: list[str] = []

    def handler(request: Request) -> Response:
        seen.append(request.headers["User-Agent"])
        return Response(PAGE, content_type="text/html")

    httpserver.expect_request("/").respond_with_handler(handler)
    local(contact="mailto:desk@example.org").fetch(httpserver.url_for("/"))
    assert seen == [user_agent("mailto:desk@example.org")]
    assert seen[0].startswith("news-factcheck")
    assert "(+mailto:desk@example.org; " in seen[0]


def test_no_proxy_is_taken_from_the_environment(httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch, local: Local) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    assert local().fetch(httpserver.url_for("/")).body == PAGE.encode()


def test_redirects_end_at_the_final_address(httpserver: HTTPServer, local: Local) -> None:
    httpserver.expect_request("/old").respond_with_data("", status=301, headers={"Location": "/new?a=1"})
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    assert local().fetch(httpserver.url_for("/old")).url == httpserver.url_for("/new") + "?a=1"


@pytest.mark.parametrize("status", [400, 401, 404, 405, 410, 451, 500, 503])
def test_a_refusal_says_the_status_and_is_not_tried_again(httpserver: HTTPServer, status: int, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data("no", status=status)
    with pytest.raises(Refused, match=rf"status {status} .*save the page from your browser.*--text"):
        local().fetch(httpserver.url_for("/"))
    assert paths(httpserver) == ["/"]


def test_a_redirect_loop_ends(httpserver: HTTPServer, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": "/"})
    with pytest.raises(Unreachable, match="redirects more than 5 times"):
        local().fetch(httpserver.url_for("/"))
    assert paths(httpserver) == ["/"] * 6


@pytest.mark.parametrize("location", ["ftp://127.0.0.1/a", "file:///etc/passwd", "javascript:alert(1)"])
def test_a_redirect_leaves_http_for_nothing(httpserver: HTTPServer, location: str, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data("", status=302, headers={"Location": location})
    with pytest.raises(BadAddress, match="redirects to"):
        local().fetch(httpserver.url_for("/"))


@pytest.mark.parametrize(
    "address",
    ["ftp://example.org/a", "http://", "https:///path", "http://exa mple.org/", "http://[::1", "http://user:secret@127.0.0.1/"],
)
def test_what_is_no_address_is_refused_before_any_connection(address: str, local: Local) -> None:
    with pytest.raises(BadAddress) as caught:
        local().fetch(address)
    assert "secret" not in str(caught.value)


def test_an_address_without_end_is_refused(local: Local) -> None:
    with pytest.raises(BadAddress, match="longer than 2,048"):
        local().fetch("http://127.0.0.1/?" + "a" * 3000)


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
def test_only_pages_are_taken(httpserver: HTTPServer, kind: str, readable: bool, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data(PAGE, content_type=kind)
    if readable:
        assert local().fetch(httpserver.url_for("/")).body == PAGE.encode()
    else:
        with pytest.raises(Unreadable, match=kind):
            local().fetch(httpserver.url_for("/"))


def test_a_page_without_a_content_type_is_taken(httpserver: HTTPServer, local: Local) -> None:
    def handler(_: Request) -> Response:
        response = Response(PAGE)
        del response.headers["Content-Type"]
        return response

    httpserver.expect_request("/").respond_with_handler(handler)
    assert local().fetch(httpserver.url_for("/")).media_type == ""


def test_the_limit_itself_is_allowed(httpserver: HTTPServer, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data("x" * 1000, content_type="text/plain")
    assert len(local(max_bytes=1000).fetch(httpserver.url_for("/")).body) == 1000


def test_the_body_of_a_redirect_is_never_read(httpserver: HTTPServer, local: Local) -> None:
    bomb = gzip.compress(b"0" * 50_000_000)
    headers = {"Content-Encoding": "gzip", "Location": "/new"}
    httpserver.expect_request("/").respond_with_data(bomb, status=302, headers=headers, content_type="text/html")
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    assert local(max_bytes=1000).fetch(httpserver.url_for("/")).body == PAGE.encode()


def test_a_broken_compression_is_unreadable(httpserver: HTTPServer, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data(b"no gzip", headers={"Content-Encoding": "gzip"}, content_type="text/html")
    with pytest.raises(Unreadable, match="cannot be decompressed"):
        local().fetch(httpserver.url_for("/"))


def test_nobody_there(local: Local) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(Unreachable, match="gave no answer"):
        local(timeout=2).fetch(f"http://127.0.0.1:{port}/")


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


def test_it_works_inside_a_running_loop(httpserver: HTTPServer, local: Local) -> None:
    """A notebook has one."""
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")

    async def cell() -> bytes:
        return local().fetch(httpserver.url_for("/")).body

    assert asyncio.run(cell()) == PAGE.encode()


def test_it_travels_to_another_process(httpserver: HTTPServer, local: Local) -> None:
    httpserver.expect_request("/").respond_with_data(PAGE, content_type="text/html")
    fetcher = pickle.loads(pickle.dumps(local(timeout=7)))
    assert fetcher.timeout == 7
    assert fetcher.fetch(httpserver.url_for("/")).body == PAGE.encode()


def test_the_redirects_are_part_of_what_came(httpserver: HTTPServer, local: Local) -> None:
    """With what they said, and cut where their body was not worth reading."""
    httpserver.expect_request("/old").respond_with_data("moved", status=302, headers={"Location": "/long"})
    long = {"Location": "/new", "Content-Length": "9000000"}
    httpserver.expect_request("/long").respond_with_data("x" * 9_000_000, status=302, headers=long)
    httpserver.expect_request("/new").respond_with_data(PAGE, content_type="text/html")
    exchanges = local().fetch(httpserver.url_for("/old")).exchanges
    assert [(each.status, each.body, each.cut) for each in exchanges] == [
        (302, b"moved", False),
        (302, b"", True),
        (200, PAGE.encode(), False),
    ]
    assert [each.url for each in exchanges] == [httpserver.url_for(path) for path in ("/old", "/long", "/new")]
    assert {each.ip_address for each in exchanges} == {"127.0.0.1"}
    assert dict(exchanges[0].response_headers)["Location"] == "/long"
