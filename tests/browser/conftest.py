"""What the tests in Chromium share: the browser, the pages, and how one is opened in the other."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))

from chromium import ABSENT, REQUIRED, chromium, place  # noqa: E402
from made_pages import write_page  # noqa: E402

#: Makes one of `made_pages.PAGES` in a language, once a session, and says where it is.
Made = Callable[[str, str], Path]
#: Opens a file in a context of its own; further arguments are those of Playwright's `new_context`.
Opened = Callable[..., Page]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """These come last: an open browser counts as a running event loop, beside which the tests of the fetcher could not run."""
    ours = [item for item in items if HERE in item.path.parents]
    for item in ours:
        item.add_marker("browser")
    items[:] = [item for item in items if HERE not in item.path.parents] + ours


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all."""
    if place() is None:
        if os.environ.get(REQUIRED):
            pytest.fail(f"{ABSENT}, and {REQUIRED} is set")
        pytest.skip(ABSENT)
    with chromium() as running:
        yield running


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    """The pages, each made when it is first asked for."""
    folder = tmp_path_factory.mktemp("pages")
    done: dict[tuple[str, str], Path] = {}

    def make(name: str, language: str) -> Path:
        if (name, language) not in done:
            done[name, language] = write_page(name, language, folder)
        return done[name, language]

    return make


@pytest.fixture
def opened(browser: Browser) -> Iterator[Opened]:
    """Opens files; every context is closed after the test."""
    contexts = []

    def open_file(path: Path, **options: object) -> Page:
        contexts.append(context := browser.new_context(**options))
        page = context.new_page()
        page.goto(path.as_uri())
        return page

    yield open_file
    for context in contexts:
        context.close()
