"""What it costs a browser to open the pages, beside plain pages of the same size: `python -m benchmarks.pages_in_browser`.

`make bench` runs it where there is a Chromium. For each page: its size, how long making it took, and how long Chromium took
from the address to the loaded and drawn page. The ratio is to a page of the same bytes that is nothing but paragraphs, opened
in turn with it: both run on the same machine in the same minute.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from playwright.sync_api import Browser

from factcheck.page import page as page_of

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "browser"))

from chromium import ABSENT, chromium, place
from hostile import TOO_MUCH
from made_pages import index_of, report

PAIRS = 5
ARTICLES = 1_000
#: Loaded is not drawn: two frames later it is.
DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


def main() -> None:
    """Make each page, open it and its plain twin in turn, print one line."""
    if place() is None:
        print(f"pages in a browser: not measured, {ABSENT}")
        return
    made: dict[str, Callable[[], str]] = {
        "a story of 13 claims": lambda: page_of(report("story-en"), "en"),
        f"the index of {ARTICLES:,} articles": _index,
        **{name: lambda name=name: page_of(TOO_MUCH[name](report("story-en")), "en") for name in TOO_MUCH},  # type: ignore[misc]
    }
    print(
        f"opening pages in Chromium, from the address to the drawn page, median of {PAIRS}, beside plain pages of the same size:"
    )
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        print(f"  {browser.version}")
        for name, make in made.items():
            print(f"  {name}: {_line(make, Path(folder), browser)}")


def _index() -> str:
    stories = [report("story-en"), report("story-zh")]
    titled = (replace(stories[n % 2].article, title=f"Story {n} of a thousand 头条") for n in range(ARTICLES))
    return index_of([replace(stories[n % 2], article=article) for n, article in enumerate(titled)], "en")[-1].html


def _line(make: Callable[[], str], folder: Path, browser: Browser) -> str:
    before = time.perf_counter()
    html = make()
    making = time.perf_counter() - before
    page, plain = folder / "page.html", folder / "plain.html"
    page.write_bytes(html.encode())
    plain.write_bytes(_plain(page.stat().st_size).encode())
    pairs = [(_seconds(page, browser), _seconds(plain, browser)) for _ in range(PAIRS + 1)][1:]
    seconds = statistics.median(opened for opened, _ in pairs)
    ratio = statistics.median(opened / beside for opened, beside in pairs)
    return (
        f"{page.stat().st_size / 1e6:.2f} MB, made in {making:.2f} s, opened in {seconds:.2f} s, {ratio:.1f} times the plain page"
    )


def _plain(size: int) -> str:
    line = f"<p>{'tokens of models ' * 20}</p>\n"
    return f"<!doctype html><meta charset=utf-8><title>plain</title>\n{line * (size // len(line) + 1)}"


def _seconds(path: Path, browser: Browser) -> float:
    """One opening, in a page of its own."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    before = time.perf_counter()
    page.goto(path.as_uri(), timeout=120_000)
    page.evaluate(DRAWN)
    taken = time.perf_counter() - before
    page.close()
    return taken


if __name__ == "__main__":
    main()
