"""The one address of a story."""

from __future__ import annotations

import pytest

from sources.canonical import canonical_address


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        (
            "https://wap.example.cn/2026-03-16/detail-7.d.html?vt=4&cid=7&node_id=7",
            "https://wap.example.cn/2026-03-16/detail-7.d.html",
        ),
        ("https://example.cn/p/7?f=rss&from=timeline&isappinstalled=0", "https://example.cn/p/7"),
        ("https://example.com/a?id=3&utm_source=x&utm_whatever=y&fbclid=z", "https://example.com/a?id=3"),
        ("https://example.com/a?page=2&id=3", "https://example.com/a?id=3&page=2"),
        ("HTTPS://Example.COM:443/a#part", "https://example.com/a"),
        ("https://example.com", "https://example.com/"),
        ("https://example.com/a?q=", "https://example.com/a"),
        ("javascript:alert(1)", ""),
        ("https://[::1", ""),
        ("/relative", ""),
        ("", ""),
    ],
)
def test_what_tracks_readers_is_dropped_and_what_finds_the_page_stays(url: str, canonical: str) -> None:
    assert canonical_address(url) == canonical


@pytest.mark.parametrize(
    ("declared", "canonical"),
    [
        ("https://www.example.cn/a/7", "https://www.example.cn/a/7"),
        ("https://example.cn/a/7?spm=1", "https://example.cn/a/7"),
        ("https://other.example.org/a/7", "https://m.example.cn/7"),
        ("/a/7", "https://m.example.cn/7"),
        ("javascript:alert(1)", "https://m.example.cn/7"),
        ("", "https://m.example.cn/7"),
    ],
)
def test_a_page_may_name_its_address_on_its_own_site_only(declared: str, canonical: str) -> None:
    assert canonical_address("https://m.example.cn/7?from=app", declared) == canonical
