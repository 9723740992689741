"""`factcheck batch` on every kind of input: what is asked of whom, what is said, the same bytes from one process and from two."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from made import page, warc
from pytest_httpserver import HTTPServer

from factcheck.cli import run
from factcheck.inputs import for_lists
from sources.errors import SourceError
from sources.fetching import Fetcher

ROOT = Path(__file__).parents[3]
TIMEOUT = 60
STORY = "In the week of March 9-15, 2026, Kimi K2.5 ranked sixth on OpenRouter, after it had climbed for weeks on end."
CHINESE = page(
    "本周模型观察", "3月9日至3月15日，MiniMax M2.5在OpenRouter上排名第一，此前它已连续数周上升，开发者的使用量继续增加。"
).encode()
ENGLISH = f"<!doctype html><html><body><article><h1>A week of models</h1><p>{STORY}</p></article></body></html>".encode()
HTML = "text/html; charset=utf-8"


def rss(*links: str) -> str:
    """A feed of these links, all of one day."""
    day = "<pubDate>Mon, 16 Mar 2026 08:00:00 +0800</pubDate>"
    return f'<rss version="2.0"><channel>{"".join(f"<item><link>{link}</link>{day}</item>" for link in links)}</channel></rss>'


@pytest.mark.parametrize(
    "media_type", ["application/rss+xml", "application/xml; charset=utf-8", "text/html", "application/octet-stream"]
)
def test_a_feed_is_fetched_as_what_servers_call_it(media_type: str, httpserver: HTTPServer) -> None:
    """Lists are taken under more names than pages, by the same guest."""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/feed").respond_with_data(rss("/a"), content_type=media_type)
    pages = Fetcher(allow_private=True)
    lists = for_lists(pages)
    assert (lists.pace, lists.robots, lists.network) == (pages.pace, pages.robots, pages.network)
    assert lists.fetch(httpserver.url_for("/feed")).body == rss("/a").encode()
    assert "application/rss+xml" in httpserver.log[-1][0].headers["Accept"]
    if "+xml" in media_type or "octet" in media_type:
        with pytest.raises(SourceError, match="which is no page"):
            pages.fetch(httpserver.url_for("/feed"))


def test_the_stories_of_a_feed(httpserver: HTTPServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Fetched from the same server, with the feed's day; without leave no private server is asked at all."""
    httpserver.expect_request("/robots.txt").respond_with_data("", status=404)
    httpserver.expect_request("/feed").respond_with_data(
        rss("/a", "javascript:alert(1)", "/a#top", "/b"), content_type="text/xml"
    )
    httpserver.expect_request("/a").respond_with_data(ENGLISH, content_type=HTML)
    httpserver.expect_request("/b").respond_with_data("gone", status=404)
    options = ["--no-cache", "--no-evidence", "--jobs", "1"]
    assert run(["batch", httpserver.url_for("/feed"), "--allow-private", *options]) == 1
    told = capsys.readouterr()
    first, second, third = (json.loads(line) for line in told.out.splitlines())
    assert (first["article"]["published"], [f["verdict"] for f in first["findings"]]) == ("2026-03-16", ["contradicted"])
    assert (second["address"], second["error"]["slug"]) == ("javascript:alert(1)", "bad-line")
    assert (third["address"], third["error"]["slug"]) == (httpserver.url_for("/b"), "refused")
    assert "1 line repeats an earlier address and is not checked again (line 3 that of line 1)" in told.err


def test_no_input_reaches_into_the_own_network(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither as LIST nor by an index; by the guard of the fetcher."""
    monkeypatch.chdir(tmp_path)
    options = ["--no-cache", "--no-evidence", "--jobs", "1"]
    assert run(["batch", "http://127.0.0.1/feed", *options]) == 2
    assert capsys.readouterr().err.endswith("[private-address]\n")
    inside = "".join(f"<sitemap><loc>http://{host}/map.xml</loc></sitemap>" for host in ("127.0.0.1", "169.254.169.254", "[::1]"))
    Path("index.xml").write_text(f"<sitemapindex>{inside}</sitemapindex>")
    assert run(["batch", "index.xml", *options]) == 3
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["error"]["slug"] for line in lines] == ["bad-line"] * 3
    assert all("--allow-private" in line["error"]["message"] for line in lines)


def factcheck(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "factcheck", *arguments]
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=TIMEOUT)


def test_a_folder_with_an_archive_in_it_by_one_and_by_two(tmp_path: Path) -> None:
    """To the byte; workers read the archive themselves, and nothing of it is kept as evidence again."""
    (tmp_path / "saved").mkdir()
    (tmp_path / "saved" / "a.warc.gz").write_bytes(
        warc(("https://news.example.com/kimi", "200 OK", HTML, ENGLISH), ("https://news.example.cn/a", "200 OK", HTML, CHINESE))
    )
    (tmp_path / "saved" / "b.html").write_bytes(CHINESE)
    (tmp_path / "saved" / "c.html").write_bytes(CHINESE)
    one, two = (factcheck("batch", "saved", "--evidence", "kept", "--jobs", jobs, cwd=tmp_path) for jobs in ("1", "2"))
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 1, one.stderr
    assert "2 lines repeat an earlier address or page" in one.stderr
    assert "(line 3 that of line 2, line 4 that of line 3)" in one.stderr
    reports = [json.loads(line) for line in one.stdout.splitlines()]
    assert [report["article"]["url"] for report in reports] == ["https://news.example.com/kimi", "https://news.example.cn/a"]
    assert [report["findings"][0]["verdict"] for report in reports] == ["contradicted", "supported"]
    assert not (tmp_path / "kept").exists()


def test_what_an_input_is_can_be_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By its name; another is wrong usage."""
    monkeypatch.chdir(tmp_path)
    Path("list.txt").write_text("a\n")
    assert run(["batch", "list.txt", "--input", "sitemap"]) == 2
    expected = "factcheck: list.txt is no sitemap: it begins with neither urlset nor sitemapindex [bad-list]\n"
    assert capsys.readouterr().err == expected
    assert run(["batch", "list.txt", "--input", "table"]) == 2
