"""How pages are fetched, as the command line says it; against a server on this machine."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from factcheck.cli import run
from factcheck.commands.fetch_options import fetcher

STORY = """<html lang="zh"><head><title>周榜</title></head><body><article><h1>周榜</h1><p>2026-03-16 08:12</p>
<p>2026年3月9日至15日，MiniMax M2.5的周调用量为1.75万亿Token。</p></article></body></html>"""


@pytest.fixture
def story(httpserver: HTTPServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of a story, and a cache of our own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /wall", content_type="text/plain")
    headers = {"Cache-Control": "max-age=600"}
    httpserver.expect_request("/story").respond_with_data(STORY, content_type="text/html; charset=utf-8", headers=headers)
    return httpserver.url_for("/story")


def test_private_addresses_are_refused_unless_asked_for(
    story: str, httpserver: HTTPServer, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([story]) == 3
    assert "[bad-address]" in capsys.readouterr().err
    assert run(["http://127.0.0.1/"]) == 3
    assert "[private-address]" in capsys.readouterr().err
    assert httpserver.log == []


def test_an_offline_run_says_the_same_as_the_run_before(
    story: str, httpserver: HTTPServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([story, "--allow-private", "--format", "json"]) == 0
    first = capsys.readouterr().out
    assert json.loads(first)["summary"]["supported"] == 1
    httpserver.clear()
    assert run([story, "--allow-private", "--format", "json", "--offline"]) == 0
    assert capsys.readouterr().out == first
    assert httpserver.log == []
    assert run(["cache", "clear"]) == 0
    assert "bytes deleted" in capsys.readouterr().out
    assert run([story, "--allow-private", "--offline"]) == 3
    assert "not in the cache" in capsys.readouterr().err
    assert run(["cache", "clear"]) == 0


def test_without_the_cache_nothing_is_kept(story: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([story, "--allow-private", "--no-cache", "-q", "--format", "json"]) == 0
    assert not (tmp_path / "cache").exists()
    assert run(["cache", "clear"]) == 0
    assert capsys.readouterr().out.endswith("pages.sqlite3: nothing to delete\n")


def test_robots_txt_and_a_batch(story: str, httpserver: HTTPServer, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The failure stands in its place, and the page was never asked for."""
    listed = tmp_path / "list.txt"
    listed.write_text(f"{httpserver.url_for('/wall')}\n{story}\n", "utf-8")
    assert run(["batch", str(listed), "--format", "jsonl", "--jobs", "1", "--allow-private", "-q"]) == 3
    wall, checked = map(json.loads, capsys.readouterr().out.splitlines())
    assert wall["error"]["slug"] == "disallowed"
    assert checked["summary"]["supported"] == 1
    assert [request.path for request, _ in httpserver.log] == ["/robots.txt", "/story"]


def test_a_contradiction_on_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["story.txt", "--offline", "--no-cache"]) == 2
    assert "--offline" in capsys.readouterr().err


def test_files_need_no_fetcher() -> None:
    assert fetcher(["story.html", "-"], offline=False, no_cache=False, allow_private=False) is None
