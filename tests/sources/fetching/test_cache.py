"""The cache: a second run asks whether a page changed, an offline run asks nobody, and all three read the same article."""

from __future__ import annotations

import gzip
import os
import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from sources.errors import NotCached
from sources.fetching import Fetcher
from sources.fetching.cache import clear, default_place
from sources.read import read

Local = partial[Fetcher]

PAGE = """<html><head><title>周榜更新</title></head><body><article><h1>周榜更新</h1>
<p>2026-03-16 08:12 来源：示例日报</p><p>示例模型本周调用量为1.75万亿Token，排名第一，另一模型以1.34万亿居第二。</p></article></body></html>"""
TAG = '"first"'


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the cache of a test is."""
    return tmp_path / "cache" / "pages.sqlite3"


def tagged(request: Request) -> Response:
    """A page that need not be sent twice, packed."""
    if request.headers.get("If-None-Match") == TAG:
        return Response("", status=304, headers={"ETag": TAG, "X-Factcheck": "later"})
    headers = {"ETag": TAG, "Cache-Control": "no-cache", "Content-Encoding": "gzip"}
    return Response(gzip.compress(PAGE.encode(), mtime=0), content_type="text/html; charset=utf-8", headers=headers)


def asked(server: HTTPServer) -> list[tuple[str, int]]:
    """Paths and statuses, in order."""
    return [(request.path, response.status_code) for request, response in server.log]


def test_a_second_run_is_told_that_nothing_changed_and_an_offline_run_asks_nobody(
    httpserver: HTTPServer, local: Local, place: Path
) -> None:
    httpserver.expect_request("/a").respond_with_handler(tagged)
    address = httpserver.url_for("/a")
    first = read(address, fetcher=local(cache=place))
    again = read(address, fetcher=local(cache=place))
    assert asked(httpserver) == [("/robots.txt", 404), ("/a", 200), ("/robots.txt", 404), ("/a", 304)]
    httpserver.clear()
    offline = read(address, fetcher=local(cache=place, offline=True))
    assert asked(httpserver) == []
    assert first == again == offline
    assert first.article.fetched_at


def test_what_was_exchanged_comes_out_of_the_cache_as_it_went_in(httpserver: HTTPServer, local: Local, place: Path) -> None:
    """Headers with their case and order, the bytes as they travelled, the address that answered, and when."""
    httpserver.expect_request("/a").respond_with_handler(tagged)
    address = httpserver.url_for("/a")
    pages = [local(cache=place, offline=offline).fetch(address) for offline in (False, False, True)]
    assert pages[0] == pages[1] == pages[2]
    (exchange,) = pages[0].exchanges
    assert exchange.body == gzip.compress(PAGE.encode(), mtime=0)
    assert pages[0].body == PAGE.encode()
    assert (exchange.url, exchange.method, exchange.status, exchange.reason) == (address, "GET", 200, "OK")
    assert (exchange.ip_address, exchange.http_version[:7], exchange.cut) == ("127.0.0.1", "HTTP/1.", False)
    assert dict(exchange.response_headers)["ETag"] == TAG
    assert dict(exchange.request_headers)["Host"] == f"localhost:{httpserver.port}"
    assert exchange.asked_at.isoformat(timespec="seconds").replace("+00:00", "Z") == pages[0].fetched_at
    assert "factcheck" not in str(exchange.response_headers).lower()


def test_robots_txt_is_kept_for_a_day_as_well(httpserver: HTTPServer, local: Local, place: Path) -> None:
    httpserver.clear()
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /b", content_type="text/plain")
    httpserver.expect_request("/a").respond_with_handler(tagged)
    for _ in range(2):
        local(cache=place).fetch(httpserver.url_for("/a"))
    assert asked(httpserver) == [("/robots.txt", 200), ("/a", 200), ("/a", 304)]


def test_a_fresh_page_is_not_asked_for_and_a_changed_one_is_new(httpserver: HTTPServer, local: Local, place: Path) -> None:
    versions = iter(["one", "two", "three"])

    def page(_: Request) -> Response:
        version = next(versions)
        return Response(version, content_type="text/plain", headers={"ETag": f'"{version}"', "Cache-Control": "no-cache"})

    httpserver.expect_request("/changing").respond_with_handler(page)
    httpserver.expect_request("/fresh").respond_with_data(
        "x", content_type="text/plain", headers={"Cache-Control": "max-age=999"}
    )
    changing = [local(cache=place).fetch(httpserver.url_for("/changing")).body for _ in range(3)]
    assert changing == [b"one", b"two", b"three"]
    assert local(cache=place, offline=True).fetch(httpserver.url_for("/changing")).body == b"three"
    for _ in range(3):
        assert local(cache=place).fetch(httpserver.url_for("/fresh")).body == b"x"
    assert [path for path, _ in asked(httpserver)].count("/fresh") == 1


def test_a_redirect_that_may_be_kept_leads_offline_too(httpserver: HTTPServer, local: Local, place: Path) -> None:
    httpserver.expect_request("/old").respond_with_data("moved", status=301, headers={"Location": "/a#part"})
    httpserver.expect_request("/a").respond_with_handler(tagged)
    online = local(cache=place).fetch(httpserver.url_for("/old"))
    assert [(each.status, each.body[:5], each.cut) for each in online.exchanges[:1]] == [(301, b"moved", False)]
    assert online.url == httpserver.url_for("/a")
    assert local(cache=place, offline=True).fetch(httpserver.url_for("/old")) == online


def test_offline_says_what_is_missing(httpserver: HTTPServer, local: Local, place: Path) -> None:
    """A page that was never fetched, and one that its server does not want kept."""
    headers = {"Cache-Control": "no-store"}
    httpserver.expect_request("/secret").respond_with_data("x", content_type="text/plain", headers=headers)
    local(cache=place).fetch(httpserver.url_for("/secret"))
    before = len(httpserver.log)
    for path in ("/never", "/secret"):
        with pytest.raises(NotCached, match=rf"{path} is not in the cache; fetch it once without --offline"):
            local(cache=place, offline=True).fetch(httpserver.url_for(path))
    assert len(httpserver.log) == before


def test_without_a_cache_nothing_is_kept(
    httpserver: HTTPServer, local: Local, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    httpserver.expect_request("/a").respond_with_handler(tagged)
    for _ in range(2):
        assert local().fetch(httpserver.url_for("/a")).body == PAGE.encode()
    assert [status for path, status in asked(httpserver) if path == "/a"] == [200, 200]
    assert list(tmp_path.iterdir()) == []


def test_a_cut_page_is_not_kept(httpserver: HTTPServer, local: Local, place: Path) -> None:
    httpserver.expect_request("/long").respond_with_data("x" * 5000, content_type="text/plain", headers={"ETag": TAG})
    with pytest.raises(Exception, match="larger than 1,000 bytes"):
        local(cache=place, max_bytes=1000).fetch(httpserver.url_for("/long"))
    with pytest.raises(NotCached):
        local(cache=place, offline=True).fetch(httpserver.url_for("/long"))


@pytest.mark.parametrize("damage", [b"", b"no database at all" * 1000])
def test_a_cache_that_fails_costs_no_page(httpserver: HTTPServer, local: Local, place: Path, damage: bytes) -> None:
    httpserver.expect_request("/a").respond_with_handler(tagged)
    place.parent.mkdir()
    place.write_bytes(damage)
    assert local(cache=place).fetch(httpserver.url_for("/a")).body == PAGE.encode()


def test_a_cache_of_another_program_is_left_alone(httpserver: HTTPServer, local: Local, tmp_path: Path) -> None:
    """And is no cache; neither is one whose folder cannot be made."""
    other = tmp_path / "other.sqlite3"
    with closing(sqlite3.connect(other)) as database:
        database.execute("CREATE TABLE entries (theirs)")
    httpserver.expect_request("/a").respond_with_handler(tagged)
    assert local(cache=other).fetch(httpserver.url_for("/a")).body == PAGE.encode()
    with pytest.raises(NotCached):
        local(cache=other, offline=True).fetch(httpserver.url_for("/a"))
    (tmp_path / "file").write_text("x")
    assert local(cache=tmp_path / "file" / "pages.sqlite3").fetch(httpserver.url_for("/a")).body == PAGE.encode()


def test_clearing(httpserver: HTTPServer, local: Local, place: Path) -> None:
    httpserver.expect_request("/a").respond_with_handler(tagged)
    assert clear(place) == 0
    local(cache=place).fetch(httpserver.url_for("/a"))
    assert clear(place) > len(PAGE)
    with pytest.raises(NotCached):
        local(cache=place, offline=True).fetch(httpserver.url_for("/a"))


@pytest.mark.parametrize(
    ("environment", "place"),
    [
        ({"XDG_CACHE_HOME": "/cache"}, "/cache/factcheck/pages.sqlite3"),
        ({"XDG_CACHE_HOME": "relative"}, str(Path.home() / ".cache/factcheck/pages.sqlite3")),
        ({}, str(Path.home() / ".cache/factcheck/pages.sqlite3")),
    ],
)
def test_where_it_is(environment: dict[str, str], place: str) -> None:
    assert default_place(environment) == Path(place)
    assert default_place(os.environ).name == "pages.sqlite3"
