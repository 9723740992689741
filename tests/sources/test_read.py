"""Reading as a whole: from what the user gives to an article with remarks, or an error with a way out."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys
import time
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from sources.errors import BadAddress, Blocked, NoText, NotFound, SourceError, Unreadable
from sources.fetching import Fetcher
from sources.read import Given, Remark, is_page, read, read_text

PAGES = Path(__file__).parent / "pages"
DAY = date(2026, 3, 16)
TITLE = "国产模型周调用量4.69万亿Token 连续两周领先"


def test_a_saved_page() -> None:
    path = PAGES / "zh_news.html"
    found = read(str(path))
    article = found.article
    assert article.address == article.path == str(path)
    assert article.url == "https://finance.example.cn/2026-03-16/detail-101.html"
    assert (article.title, article.outlet, article.language, article.published) == (TITLE, "示例时报", "zh", DAY)
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article.fetched_at == ""
    assert article.text.split("\n\n")[0] == TITLE
    assert article.text.count(TITLE) == 1
    assert found.remarks == ()


def test_a_page_from_the_web(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    page = (PAGES / "zh_news.html").read_text("utf-8").replace('charset="utf-8"', 'charset="gb2312"').encode("gb18030")
    httpserver.expect_request("/old").respond_with_data("", status=302, headers={"Location": "/a"})
    httpserver.expect_request("/a").respond_with_data(page, content_type="text/html; charset=iso-8859-1")
    article = read(httpserver.url_for("/old"), fetcher=local(timeout=5)).article
    assert article.address == httpserver.url_for("/old")
    assert article.url == httpserver.url_for("/a")
    assert article.path == ""
    assert article.title == TITLE
    assert article.text == read(str(PAGES / "zh_news.html")).article.text
    assert article.sha256 == hashlib.sha256(page).hexdigest()
    assert article.fetched_at.startswith("20")


def test_a_text_from_the_web(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    httpserver.expect_request("/a.txt").respond_with_data("周榜更新\n\nM2.5居首。".encode(), content_type="text/plain")
    article = read(httpserver.url_for("/a.txt"), fetcher=local()).article
    assert (article.title, article.text, article.outlet) == ("周榜更新", "周榜更新\n\nM2.5居首。", "localhost")


def test_the_host_is_the_outlet_of_last_resort(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    httpserver.expect_request("/").respond_with_data("<html><body><p>M2.5居首。</p></body></html>", content_type="text/html")
    assert read(httpserver.url_for("/"), fetcher=local()).article.outlet == "localhost"
    assert read_text("M2.5居首。", Given(url="https://www.example.cn/a")).article.outlet == "example.cn"


@pytest.mark.parametrize("name", ["zh_news.html", "plain"])
def test_what_the_user_says_wins(name: str, tmp_path: Path) -> None:
    path = PAGES / name
    if name == "plain":
        path = tmp_path / "story.txt"
        path.write_text("别的标题\n2026-01-01 08:00\n正文", "utf-8")
    said = Given(published=date(2026, 3, 20), url="https://example.org/own", outlet="自定", title="我的标题")
    article = read(str(path), said).article
    assert (article.published, article.url, article.outlet, article.title) == (said.published, said.url, said.outlet, said.title)
    assert "我的标题" not in article.text


def test_a_disputed_date_is_said_and_one_from_the_user_is_not() -> None:
    page = str(PAGES / "en_news.html")
    assert read(page).remarks == ("date-disputed",)
    assert read(page, Given(published=DAY)).remarks == ()


def test_a_text_file_is_kept_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "odd [name]* ?#%20.md"
    path.write_bytes(
        b"\xef\xbb\xbf\r\n# Weekly ranking\r\n\r\n\r\n**4.69** trillion <strong>tokens</strong>\x00 of the week\r\n\r\n"
    )
    found = read(str(path))
    assert found.article.text == "\n# Weekly ranking\n\n\n**4.69** trillion <strong>tokens</strong> of the week\n\n"
    assert (found.article.title, found.article.language, found.article.path) == ("Weekly ranking", "en", str(path))
    assert found.article.published is None
    assert found.remarks == (Remark.DATE_NOT_FOUND,)


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("标题\n2026-03-16 08:12\n正文", DAY),
        ("标题\n\n2026年03月16日 08:12 来源：示例时报\n正文", DAY),
        ("标题\n发布时间：2026-03-16\n正文", DAY),
        ("A title\nPublished March 16, 2026\nThe text of the story", DAY),
        ("标题\n今天是：2026年03月22日\n正文", None),
        ("标题\n2026年3月9日至3月15日，周调用量达4.69万亿。", None),
        ("标题\n" + "正文\n" * 12 + "2026-03-16 08:12", None),
    ],
)
def test_a_text_has_a_date_only_on_a_byline(text: str, published: date | None) -> None:
    assert read_text(text).article.published == published


def test_a_sentence() -> None:
    found = read_text("MiniMax M2.5以1.75万亿Token连续五周位居榜首。")
    article = found.article
    assert (article.address, article.path, article.url, article.language) == ("-", "", "", "zh")
    assert article.text == "MiniMax M2.5以1.75万亿Token连续五周位居榜首。"
    assert article.sha256 == hashlib.sha256(article.text.encode()).hexdigest()


def test_a_pasted_text_with_tags_is_text() -> None:
    assert read_text("<html><p>4.69</p></html>").article.text == "<html><p>4.69</p></html>"


def test_a_long_first_line_is_no_title() -> None:
    found = read_text("数据" * 200)
    assert found.article.title == ""
    assert "title-not-found" in found.remarks


def test_standard_input_holds_a_text_or_a_page() -> None:
    text = read("-", stdin=io.BytesIO("标题\n\n正文".encode("gbk"))).article
    assert (text.text, text.title, text.address, text.path) == ("标题\n\n正文", "标题", "-", "-")
    page = read("-", stdin=io.BytesIO((PAGES / "zh_news.html").read_bytes())).article
    assert (page.title, page.path) == (TITLE, "-")


def test_lost_characters_are_said() -> None:
    raw = ("中国大模型的周调用量" * 20).encode() + b"\xff"
    assert Remark.CHARACTERS_LOST in read("-", stdin=io.BytesIO(raw)).remarks


def test_a_page_without_a_story_is_given_whole_and_said_so() -> None:
    found = read("-", stdin=io.BytesIO("<html><body><a href='/a'>甲</a><div><a href='/b'>乙</a></div></body></html>".encode()))
    assert found.article.text == "甲\n\n乙"
    assert "whole-page" in found.remarks


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<!DOCTYPE html><html><body>x</body></html>", True),
        ("\n <!-- saved --><HTML>x", True),
        ('<?xml version="1.0"?><!DOCTYPE html><html>x</html>', True),
        ("<div><p>x</p></div>\n", True),
        ("<p align=center><img src=x></p>\n\n# Markdown\n\ntext", False),
        ("# Title\n<strong>x</strong>", False),
        ("M2.5 < K2.5 > V3.2", False),
        ("<- see there", False),
        ("", False),
    ],
)
def test_html_is_known_by_its_looks(text: str, html: bool) -> None:
    assert is_page(text) is html


def test_a_page_without_a_doctype_is_one_if_its_name_says_so(tmp_path: Path) -> None:
    path = tmp_path / "story.htm"
    path.write_text("MiniMax M2.5 <b>居首</b>。<br>以1.75万亿Token。", "utf-8")
    assert read(str(path)).article.text == "MiniMax M2.5 居首。\n\n以1.75万亿Token。"


@pytest.mark.parametrize(
    ("address", "error", "hint"),
    [
        ("ftp://example.org/a", BadAddress, "https://"),
        ("foo://bar", BadAddress, "https://"),
        ("", BadAddress, "path of a file"),
        ("no-such-file.txt", NotFound, "check the path"),
        ("www.example.cn/article/1.html", NotFound, "write https://www.example.cn/article/1.html"),
        ("finance.example.cn/a", NotFound, "write https://finance.example.cn/a"),
        ("中国大模型周调用量达4.69万亿，领先美国", NotFound, "--text"),
        ("a\x00b", NotFound, "There is no file"),
        ("x" * 5000, NotFound, "There is no file"),
        (str(PAGES), NotFound, "is a directory"),
        (str(PAGES / "script_only.html"), NoText, "without words"),
    ],
)
def test_what_cannot_be_read_is_an_error_with_a_way_out(address: str, error: type[SourceError], hint: str) -> None:
    with pytest.raises(error) as caught:
        read(address)
    assert hint in str(caught.value)
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize(
    ("raw", "error", "hint"),
    [
        (b"", NoText, "holds no text"),
        (b" \n\xef\xbb\xbf\n", NoText, "holds no text"),
        (b"<html><body></body></html>", NoText, "without words"),
        (b"<!doctype html>", NoText, "paste its text"),
        (b"%PDF-1.7 ...", Unreadable, "is a PDF"),
        (b"PK\x03\x04....", Unreadable, "is an archive"),
        (b"\x89PNG\r\n\x1a\n", Unreadable, "is an image"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", Unreadable, "is a feed"),
        (b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n", Unreadable, "MHTML"),
    ],
)
def test_bytes_that_are_no_story(raw: bytes, error: type[SourceError], hint: str) -> None:
    with pytest.raises(error, match=hint):
        read("-", stdin=io.BytesIO(raw))


def test_a_pdf_is_refused_whatever_the_server_calls_it(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    httpserver.expect_request("/a").respond_with_data(b"%PDF-1.7", content_type="text/html")
    httpserver.expect_request("/b").respond_with_data(b"%PDF-1.7", content_type="application/pdf")
    for path in ("/a", "/b"):
        with pytest.raises(Unreadable, match="save the page"):
            read(httpserver.url_for(path), fetcher=local())


def test_an_empty_page_from_the_web(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    httpserver.expect_request("/").respond_with_data("", content_type="text/html")
    with pytest.raises(NoText, match="holds no text"):
        read(httpserver.url_for("/"), fetcher=local())


def test_a_refusal_reaches_the_user(httpserver: HTTPServer, local: partial[Fetcher]) -> None:
    httpserver.expect_request("/").respond_with_data("", status=403)
    with pytest.raises(Blocked, match="403"):
        read(httpserver.url_for("/"), fetcher=local())


def test_time_is_in_proportion_to_length(tmp_path: Path) -> None:
    """Ten megabytes cost no more than thirty times what one costs."""
    taken = []
    for lines in (20_000, 200_000):
        path = tmp_path / f"{lines}.txt"
        path.write_text("周榜\n" + "中国大模型的周调用量达4.69万亿Token。\n" * lines, "utf-8")
        assert len(read(str(path)).article.text) > 20 * lines
        taken.append(min(_seconds(str(path)) for _ in range(3)))
    assert taken[1] <= 30 * max(taken[0], 0.01)


def _seconds(path: str) -> float:
    begun = time.process_time()
    read(path)
    return time.process_time() - begun


def test_the_same_bytes_give_the_same_article() -> None:
    page = str(PAGES / "zh_news.html")
    assert read(page) == read(page)


def test_reading_loads_nothing_heavy_before_it_is_needed() -> None:
    heavy = "{'httpx2', 'lxml', 'bs4', 'trafilatura', 'readability', 'htmldate'}"
    check = f"import sys, sources.read as r; r.read_text('周榜'); print(sorted({heavy} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", check], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
