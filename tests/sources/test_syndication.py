"""Whom a page says it has its story from."""

from __future__ import annotations

import pytest

from sources.syndication import claimed_source


@pytest.mark.parametrize(
    ("line", "outlet", "source"),
    [
        ("2026-03-16 08:12 来源：示例日报", "镜像网", "示例日报"),
        ("本文转自：示例日报", "镜像网", "示例日报"),
        ("转载自《示例日报》，作者张三", "镜像网", "示例日报"),
        ("（本文首发于示例日报公众号）", "镜像网", "示例日报"),
        ("文章来源：示例日报", "镜像网", "示例日报"),
        ("來源：示例日報 2026-03-16", "鏡像網", "示例日報"),
        ("This article was originally published by The Example Wire.", "Mirror", "The Example Wire"),
        ("Originally published on March 16, 2026 in Example Review", "Mirror", "Example Review"),
        ("First appeared in Example Review of Models.", "Mirror", "Example Review of Models"),
        ("Republished with permission from Example Wire", "Mirror", "Example Wire"),
        ("(via Example Wire)", "Mirror", "Example Wire"),
        ("Source: Reuters | Editor", "Mirror", "Reuters"),
        ("来源：示例日报网", "示例日报", ""),
        ("Source: Example", "The Example", ""),
        ("数据来源广泛", "镜像网", ""),
        ("The models are offered via API to all users.", "Mirror", ""),
        ("", "", ""),
    ],
)
def test_the_source_that_a_line_names(line: str, outlet: str, source: str) -> None:
    assert claimed_source([line], outlet) == source


def test_a_long_paragraph_is_no_remark() -> None:
    assert claimed_source(["模型的榜单每周更新一次。" * 20 + "转自：示例日报"], "镜像网") == ""


def test_the_first_that_is_another_outlet_counts() -> None:
    assert claimed_source(["来源：镜像网", "正文", "转自：示例日报"], "镜像网") == "示例日报"
