"""When two pages are one story, once they were read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from factcheck.content_key import content_key
from sources.read import read

DAY = date(2026, 3, 16)
ENGLISH = "Four of the five models on top come from China."
CHINESE = "榜单前五名里有四款国产模型。"


@pytest.mark.parametrize("text", [ENGLISH, CHINESE])
@pytest.mark.parametrize(
    ("outlet", "day", "change", "same"),
    [
        ("Wire", DAY, lambda text: text, True),
        ("Wire", DAY, lambda text: f"\n  {text}\u3000\n", True),
        ("Post", DAY, lambda text: text, False),
        ("Wire", date(2026, 3, 23), lambda text: text, False),
        ("Wire", None, lambda text: text, False),
        ("Wire", DAY, lambda text: text.replace("Four", "Five").replace("四", "五"), False),
        ("", DAY, lambda text: "Wire" + text, False),
    ],
)
def test_what_makes_one_story(outlet: str, day: date | None, change: object, same: bool, text: str) -> None:
    """Outlet, day and words; not the white space."""
    assert callable(change)
    assert (content_key(outlet, day, change(text)) == content_key("Wire", DAY, text)) is same


def test_characters_in_two_forms_are_the_same() -> None:
    """As keyboards and PDF files write them; lone surrogates do not stop it."""
    assert content_key("", DAY, "Qwen e\u0301tudie") == content_key("", DAY, "Qwen \u00e9tudie")
    assert len(content_key("\udcff", DAY, "\udcff")) == 64


def test_two_pages_around_one_story(tmp_path: Path) -> None:
    """A counter and an advertisement make other bytes of them, and the same story."""
    keys, digests = set(), set()
    for number, aside in enumerate(("<p>read 17 times</p>", "<aside><p>Buy models!</p></aside>")):
        body = "".join(f"<p>{ENGLISH} {extra}</p>" for extra in ("It was so last week.", "It will be so again, the makers say."))
        page = f"<html><body><article><h1>A week</h1><p>March 16, 2026</p>{body}</article><footer>{aside}</footer></body></html>"
        (tmp_path / f"{number}.html").write_text(page)
        article = read(str(tmp_path / f"{number}.html")).article
        keys.add(content_key(article.outlet, article.published, article.text))
        digests.add(article.sha256)
    assert (len(keys), len(digests)) == (1, 2)
