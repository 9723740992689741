"""Pictures of the pages, for people to look at: `make screenshots`, which puts them into `build/screenshots`.

Each page at three widths, light and dark, folded as it opens; the stories also unfolded, and as a PDF. No test reads them.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

sys.path.insert(0, str(Path(__file__).parent))

from chromium import chromium
from made_pages import CHECKOUT, INDEX, PAGES, write_page

WIDTHS = (320, 768, 1600)
SCHEMES = ("light", "dark")
#: Two frames later what came onto the screen is drawn.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"
#: Chromium draws no taller picture.
_TALLEST = 16_000


def main() -> None:
    """Take them all, and name each."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else CHECKOUT / "build" / "screenshots"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made, chromium() as browser:
        for name, language in PAGES.items():
            page = write_page(name, language, Path(made))
            for picture in pictures(browser, page, f"{name}.{language}", folder):
                print(picture)  # noqa: T201 the only output of a script


def pictures(browser: Browser, path: Path, name: str, folder: Path) -> Iterator[Path]:
    """All pictures of one page."""
    for scheme in SCHEMES:
        page = browser.new_page(color_scheme=scheme)
        page.goto(path.as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            yield _shot(page, folder / f"{name}.{scheme}.{width}.png", width)
        page.close()
    if not name.startswith(INDEX):
        page = browser.new_page(viewport={"width": 1600, "height": 900})
        page.goto(path.as_uri())
        page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        yield _shot(page, folder / f"{name}.unfolded.1600.png", 1600)
        page.close()
    page = browser.new_page()
    page.goto(path.as_uri())
    page.pdf(path=folder / f"{name}.pdf", prefer_css_page_size=True)
    yield folder / f"{name}.pdf"
    page.close()


def _shot(page: Page, place: Path, width: int) -> Path:
    tall = min(page.evaluate("document.documentElement.scrollHeight"), _TALLEST)
    page.set_viewport_size({"width": width, "height": tall})  # what is off the screen may not be drawn
    page.evaluate(DRAWN)
    page.screenshot(path=place, full_page=True, clip={"x": 0, "y": 0, "width": width, "height": tall})
    return place


if __name__ == "__main__":
    main()
