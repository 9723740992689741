"""On paper nothing is folded, and the addresses of links are written out."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from conftest import Made, Opened
from made_pages import PAGES
from playwright.sync_api import Page
from pypdf import PdfReader

#: The texts in what a selector finds; what is for the screen alone, for the ear alone or for machines is none of them.
TEXTS = """selector => [...document.querySelectorAll(selector)].flatMap(part => {
    const texts = [];
    const walk = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
    while (walk.nextNode())
        if (walk.currentNode.data.trim()
                && !walk.currentNode.parentElement.closest('[hidden], style, script, svg[aria-hidden], .back, .word, .switch'))
            texts.push(walk.currentNode.data);
    return texts;
})"""
PRINTED = ["story-en", "story-zh", "hostile"]
#: Characters that fonts draw with one glyph: a PDF is not told which of the two it was, and NFKC keeps these apart.
_ONE_GLYPH = str.maketrans(
    "‒⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳", "–母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟"
)


def plain(text: str) -> str:
    """Without white space, ligatures, radicals and kinds of dashes: what of a text can be found again on paper."""
    return re.sub(r"[\s\u00ad\u200b]+", "", unicodedata.normalize("NFKC", text).translate(_ONE_GLYPH))


@pytest.fixture(scope="module")
def papers() -> dict[str, str]:
    """The text of each page that was printed: reading a PDF takes its time."""
    return {}


def on_paper(name: str, page: Page, papers: dict[str, str]) -> str:
    """The text of the page as printed."""
    if name not in papers:
        sheets = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
        papers[name] = plain("".join(sheet.extract_text() for sheet in sheets))
    return papers[name]


@pytest.mark.parametrize("name", PRINTED)
def test_every_fold_is_open_on_paper(name: str, made: Made, opened: Opened, papers: dict[str, str]) -> None:
    """Rows, sums, how it was read, bases tried, numbers set aside."""
    page = opened(made(name, PAGES[name]))
    assert page.evaluate("document.querySelectorAll('details[open]').length") == 0
    texts = page.evaluate(TEXTS, "details")
    assert len(texts) > (1 if name == "hostile" else 100)
    paper = on_paper(name, page, papers)
    assert [text for text in texts if plain(text) not in paper] == []


@pytest.mark.parametrize("name", PRINTED)
def test_the_story_and_its_cards_are_on_paper(name: str, made: Made, opened: Opened, papers: dict[str, str]) -> None:
    """Headline, breath, every run of the story's text, what the cards say, the method."""
    page = opened(made(name, PAGES[name]))
    told = page.evaluate(TEXTS, "h1, .breath, p.story, article h3, article blockquote, article > p, footer p")
    paper = on_paper(name, page, papers)
    assert len(told) >= 10
    assert [text for text in told if plain(text) not in paper] == []


@pytest.mark.parametrize("name", PRINTED)
def test_the_addresses_of_links_are_written_out(name: str, made: Made, opened: Opened, papers: dict[str, str]) -> None:
    """Of everything in `main` that leads away: paper cannot be clicked."""
    page = opened(made(name, PAGES[name]))
    links = set(page.evaluate("[...document.querySelectorAll('main a[href^=http]')].map(link => link.getAttribute('href'))"))
    paper = on_paper(name, page, papers)
    assert sorted(address for address in links if plain(address) not in paper) == []


def test_the_index_prints_its_table(made: Made, opened: Opened, papers: dict[str, str]) -> None:
    """Every title, whatever the width of the paper."""
    name = "index"
    page = opened(made(name, "zh"))
    titles = page.evaluate("[...document.querySelectorAll('tbody th')].map(title => title.innerText)")
    assert len(titles) >= 7
    paper = on_paper(name, page, papers)
    assert [title for title in titles if plain(title) not in paper] == []
