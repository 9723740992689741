"""The screen: it may let through what holds nothing, and never keeps back what holds a claim."""

from __future__ import annotations

import runpy
import tomllib
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest

from claims.extract import extract
from claims.possible import Possible
from factcheck.batch.screen import Screen
from factcheck.pipeline import default_board, names_of
from sources.bare import bare_text
from sources.errors import SourceError
from sources.fetching import Fetched
from sources.read import read
from sources.served import Served

TESTS = Path(__file__).parents[2]
CASES = sorted((TESTS / "claims" / "cases").glob("*.toml"))
NAMES = runpy.run_path(str(TESTS / "claims" / "test_kinds.py"))["NAMES"]
ADDRESS = "https://news.example/a"


def page(body: str, head: str = "") -> Fetched:
    """A page as a server gives it."""
    html = f"<!doctype html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return Fetched(ADDRESS, html.encode(), "text/html", "", "")


def strings(value: object) -> Iterator[str]:
    """Every text of a table of cases."""
    if isinstance(value, str):
        yield value
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from strings(one)


@pytest.mark.parametrize("cases", CASES, ids=lambda path: path.stem)
def test_no_text_with_a_claim_is_kept_back(cases: Path) -> None:
    """Of all that the extractor is tested with: as a text, and as a page, with its names and with those of the board."""
    claiming = 0
    for names in (NAMES, names_of(default_board())):
        possible = Possible(names)
        for text in sorted(set(strings(tomllib.loads(cases.read_text("utf-8"))))):
            if extract(text, None, names, default_board().first_weekday).claims:
                claiming += 1
                lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
                assert possible(bare_text(Fetched(ADDRESS, text.encode(), "text/plain", "", ""))), text
                assert possible(bare_text(page(f"<nav>Home</nav><article>{lines}</article><script>var a = '<p>';</script>"))), (
                    text
                )
    assert claiming > 2


@pytest.mark.parametrize(
    "body",
    [
        "<p>Open<b>Rou</b>ter counted 1.75 trillion <i>to</i>kens.</p>",
        "<p>&#79;penRouter: 12&nbsp;%</p>",
        "<p>OpenRouter\n counted\n 5.</p>",
        "<p>3月，调用\n量为5万亿，模型很多。</p>",
        "<!-- <script> --><p>OpenRouter: 5</p>",
        "<script>var a = '<!--';</script><p>OpenRouter: 5</p>",
        "<style>p::after{content:'<'}</style><P>OPENROUTER: 5</P>",
        "<p title='a > b'>OpenRouter: 5</p>",
        "<table><tr><td>LMArena ranking</td></tr><tr><td>1</td><td>Nimbus</td></tr><tr><td>2</td><td>Abyss</td></tr></table>",
        "<p>词元用量增长了五成</p>",
        "<p>GLM-5 came fifth.</p>",
        "<p>中国和美国在该榜单上位列第一和第二。</p>",
        "<p>On GitHub, China ranks second by stars.</p>",
    ],
)
def test_what_is_let_through(body: str) -> None:
    """However it is written."""
    assert Screen()(page(body))


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<p>The town counted 12,000 visitors, 8% more than a year ago.</p>",
        "<p>主队以3比1获胜，现场观众超过2万人。</p>",
        "<script>var csrf_token = 'OpenRouter 5 trillion tokens';</script><p>Rain on 3 of 10 days.</p>",
        "<p class='token' data-model='GLM-5'>Rain on 3 of 10 days.</p>",
        "<p>China counted 12 million visitors.</p>",
        "<p>美国的游客增长了8%。</p>",
    ],
)
def test_what_is_kept_back(body: str) -> None:
    """Numbers and names alone are no claim about the board."""
    assert not Screen()(page(body))


def test_a_title_that_stands_nowhere_else() -> None:
    """In the head of a page, or in what it declares of itself."""
    assert Screen()(page("<p>Rain.</p>", "<meta property='og:title' content='OpenRouter: 5 trillion'>"))
    linked = r'<script type="application/ld+json">{"@type": "NewsArticle", "headline": "\u8bcd\u5143 5"}</script>'
    assert Screen()(page("<p>Rain.</p>", linked))


def test_a_story_that_is_handed_to_a_script() -> None:
    """By an outlet that is known to do so."""
    state = r'<script>window.initialState={"articleDetail":{"text":"\u003cp\u003eOpenRouter\u003c\/p\u003e 5"}}</script>'
    assert Screen()(page("<p>Rain.</p>", state))
    assert not Screen()(page("<p>Rain.</p>", state.replace("initialState", "otherState")))


@pytest.mark.parametrize("charset", ["gb18030", "utf-8", "big5"])
def test_pages_in_any_charset(charset: str) -> None:
    """Decoded as the reader decodes them."""
    html = f"<html><head><meta charset='{charset}'></head><body><p>平台的詞元用量，達到5萬億</p></body></html>"
    assert Screen()(Fetched(ADDRESS, html.encode(charset), "text/html", "", ""))


def test_every_saved_page_of_these_tests() -> None:
    """Those on which the whole path finds claims are read."""
    board = default_board()
    names, possible = names_of(board), Possible(names_of(board))
    claiming = 0
    for path in sorted(TESTS.rglob("*.html")):
        saved = Fetched(ADDRESS, path.read_bytes(), "text/html", "", "")
        try:
            article = read(ADDRESS, fetcher=Served(saved)).article
        except SourceError:
            continue
        if extract(article.text, article.published, names, board.first_weekday).claims:
            claiming += 1
            assert possible(bare_text(saved)), path.name
    assert claiming > 5
