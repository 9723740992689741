"""A hostile story makes an inert page, and one with too much of everything a page that still opens."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Opened
from hostile import ATTACK, NEVER_LINKED, TOO_MUCH, attacked, many_claims, with_title
from made_pages import LANGUAGES, index_of, report, write
from playwright.sync_api import Browser
from test_silent import addresses, what_could_run

from factcheck.cli import run
from factcheck.page import page as page_of
from factcheck.report import Report

#: However long a story, its page stays below this.
MOST_BYTES = 4_000_000
#: The index of a thousand articles.
MOST_BYTES_OF_AN_INDEX = 2_000_000
#: What turns text round, hides it or steers: none of it comes through to the page.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]")

ATTACKED: dict[str, Callable[[], Report]] = {
    "every text of story-en": lambda: attacked(report("story-en")),
    "every text of story-zh": lambda: attacked(report("story-zh")),
    "every text of hostile": lambda: attacked(report("hostile")),
    "title": lambda: with_title(report("story-en"), "<script>alert(1)</script>"),
    "nothing but an attack": lambda: replace(
        report("no-claims"),
        article=replace(report("no-claims").article, text=ATTACK, title="\x00", outlet="\u202e", url="http://["),
    ),
    **{
        f"address {address!r}": lambda address=address: replace(  # type: ignore[misc]
            report("story-en"), article=replace(report("story-en").article, url=address, canonical=address, path=address)
        )
        for address in NEVER_LINKED
    },
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", ATTACKED)
def test_the_page_of_an_attack_holds_nothing_that_could_run(name: str, language: str) -> None:
    """No script, no handler, no address but http(s), nothing that steers the line; a lone surrogate would not even be UTF-8."""
    html = page_of(ATTACKED[name](), language)
    assert what_could_run(html) == []
    assert not [address for address in addresses(html) if not address.startswith(("#", "https://", "http://"))]
    assert _STEERING.findall(html.replace("\n", "")) == []
    assert "1337" not in html


@pytest.mark.parametrize("name", ["every text of story-en", "every text of hostile", "title", "nothing but an attack"])
def test_an_attack_opens_inert(name: str, browser: Browser, tmp_path: Path) -> None:
    """Nothing runs, nothing is asked for, nothing is said; the attack can be read as the text that it is, also in the index."""
    attack = ATTACKED[name]()
    for html in (page_of(attack, "zh"), index_of([attack, report("story-zh")], "en")[-1].html):
        context = browser.new_context()
        page = context.new_page()
        happened: list[str] = []
        page.on("request", lambda request, happened=happened: happened.append(request.url))
        page.on("console", lambda message, happened=happened: happened.append(message.text))
        page.on("pageerror", lambda error, happened=happened: happened.append(str(error)))
        page.on("dialog", lambda dialog, happened=happened: happened.append(dialog.message) or dialog.dismiss())
        path = write(tmp_path / "attack.html", html)
        page.goto(path.as_uri())
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        for x in range(0, 1200, 150):
            page.mouse.move(x, x / 2)
        assert happened == [path.as_uri()]
        assert page.evaluate(
            "[typeof window.owned, document.baseURI, document.querySelectorAll('img, base, iframe').length]"
        ) == [
            "undefined",
            path.as_uri(),
            0,
        ]
        assert not _STEERING.search(re.sub(r"\s", "", page.inner_text("body")))
        context.close()


@pytest.mark.parametrize("name", ["every text of story-en", "every text of story-zh"])
def test_an_attack_keeps_its_shape(name: str, opened: Opened, tmp_path: Path) -> None:
    """Its ids are still unique, its marks and cards still lead to each other, and nothing runs out of a narrow screen."""
    page = opened(write(tmp_path / "attack.html", page_of(ATTACKED[name](), "en")), viewport={"width": 320, "height": 700})
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(element => element.id)")
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[a-z][a-z0-9-]*", id_) for id_ in ids)
    inner = page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(link => link.getAttribute('href').slice(1))")
    assert set(inner) <= set(ids)
    assert page.locator("main [id^=mark-]").count() == len(ATTACKED[name]().findings)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_a_hostile_story_is_read_and_shown_as_it_is(browser: Browser, tmp_path: Path) -> None:
    """The whole way, from the bytes of a page to the page about it: its figures are checked all the same."""
    line = "<p>In the week of March 9–15, 2026, <b onclick='owned=1'>MiniMax\u200d M2.5</b> \u202e\x00👩‍👩‍👧‍👦 stayed at No. 1 with 1.75 trillion tokens on OpenRouter.</p>"
    story = tmp_path / "story<b>.html"
    story.write_text(
        "<!doctype html><html lang='en\"><script>'><title>&lt;script&gt;window.owned=1&lt;/script&gt;</title>"
        "<meta property='article:published_time' content='2026-03-16T09:30:00+08:00'><link rel=canonical href='javascript:window.owned=1'>"
        f"<article><h1>&lt;script&gt;window.owned=1&lt;/script&gt; \u202eeltit</h1><a href='javascript:window.owned=1'>x</a>{line * 20}"
        f"<p>{'wide ' * 400}{'w' * 4000}</p></article>",
        "utf-8",
    )
    output = tmp_path / "page.html"
    assert run(["--quiet", "--output", str(output), str(story)]) == 0
    html = output.read_text("utf-8")
    assert what_could_run(html) == []
    assert _STEERING.findall(html.replace("\n", "")) == []
    context = browser.new_context(viewport={"width": 320, "height": 700})
    page = context.new_page()
    page.goto(output.as_uri())
    assert page.evaluate("typeof window.owned") == "undefined"
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 320
    assert page.locator("main [id^=mark-]").count() >= 2
    assert page.inner_text("h1") == "<script>window.owned=1</script>"
    assert not _STEERING.search(re.sub(r"\s", "", page.inner_text("body")))
    context.close()


@pytest.mark.parametrize("name", TOO_MUCH)
def test_a_page_of_too_much_is_bounded_and_opens(name: str, browser: Browser, tmp_path: Path) -> None:
    """Small enough to send, complete in its headline, no wider than the screen. How fast it opens is measured in `benchmarks`."""
    html = page_of(TOO_MUCH[name](report("story-en")), "en")
    assert len(html.encode()) < MOST_BYTES
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(write(tmp_path / "much.html", html).as_uri(), timeout=60_000)
    assert page.locator("h1").inner_text() == report("story-en").article.title
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 1280
    context.close()


def test_of_many_claims_every_one_is_told(opened: Opened, tmp_path: Path) -> None:
    """Each is marked in the story, and each mark leads somewhere, however short what stands there."""
    page = opened(write(tmp_path / "many.html", page_of(many_claims(report("story-en"), 600), "en")))
    told = page.evaluate(
        "[...document.querySelectorAll('main [id^=mark-]')].map(mark => document.getElementById(mark.hash.slice(1))?.textContent.trim().length > 0)"
    )
    assert told == [True] * 600


def test_the_index_of_a_thousand_articles(browser: Browser, tmp_path: Path) -> None:
    """Each of its files is below two megabytes; the first holds them all, and every link between the files leads somewhere."""
    reports = [with_title(report(f"story-{'ez'[n % 2]}{'nh'[n % 2]}"), f"Story {n} of a thousand: 头条 {n}") for n in range(1000)]
    sheets = index_of(reports, "en")
    assert [sheet.name for sheet in sheets if len(sheet.html.encode()) >= MOST_BYTES_OF_AN_INDEX] == []
    for sheet in sheets:
        write(tmp_path / sheet.name, sheet.html)
    context = browser.new_context()
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri(), timeout=60_000)
    stories = set(page.evaluate("[...document.querySelectorAll('main th a[href]')].map(link => link.getAttribute('href'))"))
    assert stories >= {f"{number}.html" for number in range(1, 1001)}
    assert {address for address in _beside(sheets[-1].html) if address.startswith("index")} <= {sheet.name for sheet in sheets}
    context.close()


def _beside(html: str) -> list[str]:
    return [address.split("#")[0] for address in addresses(html) if not address.startswith(("#", "http"))]
