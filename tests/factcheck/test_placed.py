"""A finding's place in the page, from the page to the report."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factcheck.pipeline import check, check_text
from sources.read import Given

PAGE = """<html><head><title>Chinese models lead OpenRouter</title>
<link rel="canonical" href="https://news.example.com/a/7"></head><body><h1>Chinese models lead OpenRouter</h1>
<p>By Jane Doe</p><p>2026-03-16 08:12</p>
<div class="content"><p>The ranking of the platform was updated on Monday, as it is every week, and the order changed.</p>
<p>MiniMax M2.5 processed 1.75 trillion tokens in the week of March 9 to March 15, 2026, more than any other model.</p>
<p>Originally published by The Example Wire.</p></div></body></html>"""


def test_a_page_with_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    path.write_text(PAGE, "utf-8")
    report = check(str(path), given=Given(url="https://news.example.com/a/7?utm_source=x"))
    (total,) = (finding for finding in report.findings if finding.kind == "total")
    assert total.place is not None
    assert total.place.path == "/html/body/div/p[2]"
    assert total.place.link == (
        "https://news.example.com/a/7?utm_source=x#:~:text="
        "MiniMax%20M2.5%20processed%201.75%20trillion%20tokens%20in%20the%20week%20of%20March%209%20to%20March%2015,"
        "more%20than%20any%20other%20model"
    )
    article = report.article
    assert (article.canonical, article.author, article.claimed_source) == (
        "https://news.example.com/a/7",
        "Jane Doe",
        "The Example Wire",
    )
    assert article.published_at == "2026-03-16T08:12:00"
    assert article.reading is not None
    assert (article.reading.reader, article.reading.verified) == ("generic", None)
    assert article.dates is not None
    assert (article.dates.page, article.dates.trust) == ("2026-03-16", "agreed")


def test_a_text_has_a_place_only_with_an_address() -> None:
    text = "MiniMax M2.5 processed 1.75 trillion tokens in the week of March 9 to March 15, 2026."
    given = Given(published=date(2026, 3, 16))
    assert [finding.place for finding in check_text(text, given=given).findings] == [None]
    (finding,) = check_text(text, given=Given(published=date(2026, 3, 16), url="https://example.com/a")).findings
    assert finding.place is not None
    assert finding.place.path is None
    assert finding.place.link.startswith("https://example.com/a#:~:text=MiniMax%20M2.5")
    assert check_text(text, given=given).article.reading is None
