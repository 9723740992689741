"""Walls are told from stories, and stories from walls."""

from __future__ import annotations

from functools import partial

import pytest
from pytest_httpserver import HTTPServer

from sources.errors import Blocked, Refused
from sources.fetching import Fetcher

STORY = "<p>" + "示例模型本周调用量为1.75万亿Token，排名第一，另一模型以1.34万亿居第二。" * 12 + "</p>"


@pytest.mark.parametrize(
    ("status", "cookie", "body"),
    [
        (403, "", ""),
        (412, "", ""),
        (429, "", ""),
        (405, "acw_tc=76b20f; path=/", ""),
        (405, "", "<script>var arg1='0A'; setCookie('acw_sc__v2', x)</script>"),
        (521, "__jsl_clearance=1773.1|-1|x; path=/", "<script></script>"),
        (200, "", "<script>window._wafchallengeid = '1f'</script>"),
        (200, "", "<html><title>Just a moment</title><div id='captcha-box'></div></html>"),
        (200, "", "<html><body><div class='slider-verify'>请完成安全验证：拖动滑块</div></body></html>"),
        (200, "", f"<style>{'.a{color:red}' * 600}</style><div id=captcha></div>"),
    ],
)
def test_walls(httpserver: HTTPServer, local: partial[Fetcher], status: int, cookie: str, body: str) -> None:
    headers = {"Set-Cookie": cookie} if cookie else {}
    httpserver.expect_request("/").respond_with_data(body, status=status, headers=headers, content_type="text/html")
    with pytest.raises(Blocked, match=r"keeps programs out .*--text, or give the address of another copy"):
        local().fetch(httpserver.url_for("/"))
    assert len(httpserver.log) == 2  # robots.txt, and once


@pytest.mark.parametrize(
    "body",
    [
        STORY,
        f"<h1>滑块验证码的历史</h1>{STORY}",
        f"<script src='/captcha.js'></script>{STORY}<form id='captcha'>安全验证</form>",
        f"{STORY}<script>{'x' * 9000} _wafchallengeid</script>",
        "<p>短讯：示例模型排名第一。</p>",
    ],
)
def test_stories(httpserver: HTTPServer, local: partial[Fetcher], body: str) -> None:
    httpserver.expect_request("/").respond_with_data(body, content_type="text/html; charset=utf-8")
    assert local().fetch(httpserver.url_for("/")).body == body.encode()


@pytest.mark.parametrize("status", [405, 521])
def test_a_plain_refusal_is_no_wall(httpserver: HTTPServer, local: partial[Fetcher], status: int) -> None:
    httpserver.expect_request("/").respond_with_data("no", status=status)
    with pytest.raises(Refused, match=str(status)):
        local().fetch(httpserver.url_for("/"))
