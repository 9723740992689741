"""A page asks for nothing, says nothing on the console, keeps nothing, and runs nothing."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from conftest import Made
from made_pages import LANGUAGES, PAGES
from playwright.sync_api import Browser

from factcheck.page.index import is_sheet_name

#: What a `script` element may hold without running.
DATA = {"application/json", "application/ld+json"}
#: Where an element names an address.
ADDRESSES = {"href", "src", "srcset", "action", "formaction", "data", "poster", "ping", "xlink:href", "background", "cite"}


class Attributes(HTMLParser):
    """Every element with its attributes, as the file has them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """One element."""
        self.found.append((tag, {name: value or "" for name, value in attrs}))


def addresses(html: str) -> list[str]:
    """Every address that an element of the page names."""
    return [value for _, attributes in Attributes(html).found for name, value in attributes.items() if name in ADDRESSES]


def what_could_run(html: str) -> list[str]:
    """Scripts, handlers and addresses of a kind that could do something."""
    found = []
    for tag, attributes in Attributes(html).found:
        if tag == "script" and attributes.get("type") not in DATA:
            found.append(f"<script {attributes}>")
        if tag in {"iframe", "object", "embed", "base", "form", "link"} and attributes.get("rel") not in {"canonical", "license"}:
            found.append(f"<{tag} {attributes}>")
        found += [f"<{tag} {name}={value}>" for name, value in attributes.items() if name.startswith("on")]
    return found + [
        address for address in addresses(html) if not address.startswith("#") and _scheme(address) not in {"", "http", "https"}
    ]


def _scheme(address: str) -> str:
    """What a browser would take for one: it drops white space and controls first."""
    clean = "".join(character for character in address if character > " ").lower()
    return clean.split(":")[0] if ":" in clean.split("/")[0] else ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_opening_asks_for_nothing_and_tells_nothing(name: str, language: str, made: Made, browser: Browser) -> None:
    """Whether or not there is a network: the file alone, also when all is unfolded, scrolled through and printed."""
    path = made(name, language)
    context = browser.new_context(offline=language == PAGES[name])
    page = context.new_page()
    happened: list[str] = []
    page.on("request", lambda request: happened.append(request.url))
    page.on("console", lambda message: happened.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: happened.append(f"error: {error}"))
    page.on("dialog", lambda dialog: happened.append(f"dialog: {dialog.message}") or dialog.dismiss())
    page.on("popup", lambda _: happened.append("popup"))
    page.goto(path.as_uri())
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    page.emulate_media(media="print")
    kept = page.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
    assert happened == [path.as_uri()]
    assert kept == ["", 0, 0]
    assert context.storage_state() == {"cookies": [], "origins": []}
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", PAGES)
def test_nothing_on_the_page_could_run(name: str, language: str, made: Made) -> None:
    """No script but data, no handler, no frame; every address is http(s) or beside the page."""
    assert what_could_run(made(name, language).read_text("utf-8")) == []


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<script>x</script>", ["<script {}>"]),
        ("<script type=module>x</script>", ["<script {'type': 'module'}>"]),
        ("<script type=application/ld+json>{}</script>", []),
        ("<p ONCLICK=x>", ["<p onclick=x>"]),
        ("<a href=' Java\nScript:x'>", [" Java\nScript:x"]),
        ("<a href='https://x.example/a:b'><a href='#a:b'><a href='a/b:c'><a href='page.html'>", []),
        ("<img src=data:x>", ["data:x"]),
        ("<base href=https://x.example/>", ["<base {'href': 'https://x.example/'}>"]),
    ],
)
def test_what_could_run_is_seen(html: str, found: list[str]) -> None:
    """The measure itself."""
    assert what_could_run(html) == found


@pytest.mark.parametrize("name", PAGES)
def test_without_scripts_the_page_is_the_same(name: str, made: Made, browser: Browser) -> None:
    """It never had any."""
    texts = []
    for allowed in (True, False):
        context = browser.new_context(java_script_enabled=allowed)
        page = context.new_page()
        page.goto(made(name, PAGES[name]).as_uri())
        texts.append(page.inner_text("body"))
        context.close()
    assert texts[0] == texts[1]
    assert len(texts[0]) > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_leads_to_its_pages(language: str, made: Made, browser: Browser) -> None:
    """Beside it, each with its JSON, and a click opens the story."""
    place: Path = made("index", language)
    beside = [address.split("#")[0] for address in addresses(place.read_text("utf-8")) if not address.startswith(("#", "http"))]
    pages = [address for address in beside if address.endswith(".html") and not is_sheet_name(address)]
    assert len(pages) >= 4
    assert {address.removesuffix("html") + "json" for address in pages} <= set(beside)
    assert [address for address in beside if not (place.parent / address).is_file()] == []
    context = browser.new_context()
    page = context.new_page()
    page.goto(place.as_uri())
    page.click(f"a[href='{pages[0]}']")
    page.wait_for_url((place.parent / pages[0]).as_uri())
    assert page.locator("h1").count() == 1
    context.close()
